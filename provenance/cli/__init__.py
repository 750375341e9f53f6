"""The command line. stdout is data, stderr is talk."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from errno import ENOSPC
from pathlib import Path

DONE, FAILED, USAGE, GATE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: done (finding nothing is also an answer), expected failure, wrong usage, a gate not met, Ctrl-C."""
TRACING = frozenset(("trace", "report", "network"))
"""Commands that need all the modules behind a trace."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; a bug keeps its traceback."""
    from provenance.errors import ProvenanceError

    _speak_utf8()
    _collect_rarely()
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    code = DONE
    try:
        if TRACING.intersection(arguments[:1]) and not {"-h", "--help"}.intersection(arguments):
            from provenance.cli.patterns import import_with_patterns, place

            import_with_patterns("provenance.cli.app", "provenance.workflows.trace", kept_in=place())
        from provenance.cli.app import run

        code = run(arguments)
        sys.stdout.flush()  # while an error of it can still be told
    except ProvenanceError as error:
        return _failed(str(error))
    except KeyboardInterrupt:
        print("provenance: interrupted", file=sys.stderr)  # noqa: T201
        return INTERRUPTED
    except BrokenPipeError:
        _write_to_nobody()  # the reader (head, less) has seen enough: nothing went wrong
    except OSError as error:
        if error.errno != ENOSPC or error.filename is not None:
            raise
        _write_to_nobody()
        return _failed("The disk that the output is written to is full. Make room, or write it elsewhere.")
    return code


def _failed(why: str) -> int:
    from provenance.text.display import safe

    print(f"provenance: {safe(why)}", file=sys.stderr)  # noqa: T201  (this is the command line)
    return FAILED


def _write_to_nobody() -> None:
    """Lets what is still to be written go: the interpreter would try again at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _collect_rarely() -> None:
    """Looks for rings of garbage now and then, and not at the end: a command makes few, and then its process ends."""
    gc.set_threshold(100_000)
    atexit.register(gc.freeze)


def _speak_utf8() -> None:
    if sys.stdout is None:  # closed by whoever started us (>&-): nobody reads
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115  (open until the end)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
