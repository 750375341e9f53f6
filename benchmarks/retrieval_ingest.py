"""Adds a file to a corpus with two reading processes and says how fast; run by ``benchmarks.retrieval``."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from provenance.workflows.corpus import add


def main() -> None:
    done = add(Path(sys.argv[2]), [Path(sys.argv[1])], jobs=2)
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
    figures = {
        "rate": done.ingest.documents / done.ingest.seconds,
        "memory": max(_peak(), others.ru_maxrss) / 1000,
        "cpu": cpu / done.ingest.documents * 1000,
    }
    print(json.dumps(figures))


def _peak() -> int:
    """Returns the most memory that this process had, in kB; what getrusage tells includes the parent's before exec."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
