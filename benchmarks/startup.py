"""Whole-process time of the commands that a person waits for.

Usage: python -m benchmarks.startup [--runs N]

Each command runs once to compile byte code and warm the page cache, then N times; minimum, median and maximum of
the wall clock are printed, with the processor time beside them, since other work on the machine lengthens the former.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from provenance import __version__

ROOT = Path(__file__).parent.parent
SEED = str(next((ROOT / "seeds").glob("000*")))
COMMANDS = {
    "provenance --help": ["--help"],
    "provenance trace SEED --corpus seeds": ["trace", SEED, "--corpus", str(ROOT / "seeds")],
    "provenance trace SEED --corpus seeds --json": ["trace", SEED, "--corpus", str(ROOT / "seeds"), "--json"],
}
LIMITS = {"provenance --help": 0.2}
LIMIT = 0.6


def measure(arguments: list[str]) -> tuple[float, float]:
    """Returns wall and processor seconds of one run."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "provenance", *arguments],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env=environment,
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    load = os.getloadavg()[0]
    print(
        f"provenance {__version__}, Python {platform.python_version()}, {os.cpu_count()} processors, load {load:.1f}"
    )
    print(f"{date.today().isoformat()}, {runs} runs after one that is not counted")
    print(f"{'command':45} {'wall min':>9} {'median':>7} {'max':>7} {'cpu median':>11} {'limit':>6}")
    for name, arguments in COMMANDS.items():
        measure(arguments)
        walls, cpus = zip(*(measure(arguments) for _ in range(runs)), strict=True)
        limit = LIMITS.get(name, LIMIT)
        print(
            f"{name:45} {min(walls):8.2f}s {statistics.median(walls):6.2f}s {max(walls):6.2f}s "
            f"{statistics.median(cpus):10.2f}s {limit:5.1f}s"
        )


if __name__ == "__main__":
    main()
