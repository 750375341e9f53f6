"""Serve the web page without a limit of requests a second, for programs that measure or fuzz it.

Usage: python -m benchmarks.web_served WORK CORPUS

Prints the address; stops with Ctrl-C.
"""

from __future__ import annotations

import sys
from pathlib import Path

from provenance.web.server import serve
from provenance.web.settings import WebSettings


def main() -> None:
    """Serves until it is stopped."""
    work, corpus = map(Path, sys.argv[1:3])
    settings = WebSettings(
        work=work, corpora=(corpus,), port=0, requests_a_second=1e6, burst=1_000_000, job_seconds=30.0
    )
    serve(settings, lambda link: print(link, flush=True))


if __name__ == "__main__":
    main()
