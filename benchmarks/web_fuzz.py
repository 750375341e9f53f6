"""Throw generated requests at a served page's REST API and count the answers: none may be a 5xx.

Usage: python -m benchmarks.web_fuzz [--examples N]

Needs schemathesis (``pip install 'schemathesis>=4,<5'``). The server runs in a
folder of its own with a small corpus; nothing of the user's is touched.
"""

from __future__ import annotations

import argparse
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def main() -> int:
    """Starts the server, lets schemathesis at it, prints its report; returns 1 where it found something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=100, help="requests for each operation and phase")
    examples = parser.parse_args().examples
    program = shutil.which("st") or str(Path(sys.executable).with_name("st"))
    if not Path(program).exists():
        sys.exit("schemathesis is not installed: pip install 'schemathesis>=4,<5'")
    with tempfile.TemporaryDirectory() as folder:
        process, address = _serve(Path(folder))
        began = time.monotonic()
        try:
            done = subprocess.run(
                [program, "run", f"{address}api/openapi.json", "--checks", CHECKS, "--max-examples", str(examples),
                 "--phases", "examples,coverage,fuzzing,stateful", "--request-timeout", "60", "--seed", "1",
                 "--continue-on-failure", "--no-color"],
                check=False,
            )  # fmt: skip
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()
    print(f"{examples} examples for each operation, {time.monotonic() - began:.0f} s")
    return done.returncode


def _serve(folder: Path) -> tuple[subprocess.Popen[str], str]:
    originals = folder / "originals.txt"
    originals.write_text("A headline\n\nFerry crews in Port Ellery walked off the job on Monday night.\n")
    corpus = folder / "corpus"
    subprocess.run(
        [sys.executable, "-m", "provenance", "corpus", "add", str(originals), "--corpus", str(corpus)],
        check=True, capture_output=True,
    )  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.web_served", str(folder / "work"), str(corpus)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found
    return process, found[0]


if __name__ == "__main__":
    raise SystemExit(main())
