"""The process that does the work: ``python -m provenance.web.jobs.worker``.

Reads one order a line from standard input and answers in lines: ``progress``
any number of times, then ``result``, ``failed`` (one sentence for the user) or
``bug`` (a traceback for the log). Ends when standard input does, at once, as
nobody is left to hear of the result.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

from provenance.errors import ProvenanceError

WORK = {
    "trace": "provenance.web.jobs.tracing",
    "ingest": "provenance.web.jobs.ingesting",
    "exercise": "provenance.web.jobs.exercising",
}
"""Kinds of jobs, each with the module whose ``run(folder, request, tell)`` does it and returns the result."""

Tell = Callable[[str, float | None], None]

_NICE = 5  # pages come before jobs


def main() -> None:
    """Works until there are no more orders."""
    if hasattr(os, "nice"):  # Windows has none
        os.nice(_NICE)
    answers = _private_stdout()

    def say(**message: Any) -> None:
        print(json.dumps(message), file=answers, flush=True)

    def tell(text: str, share: float | None) -> None:
        say(progress={"text": text, "share": share})

    for order in _orders():
        try:
            run = import_module(WORK[order["kind"]]).run
            say(result=run(Path(order["folder"]), order["request"], tell))
        except ProvenanceError as error:
            say(failed=str(error))
        except Exception:
            say(bug=traceback.format_exc())


def _orders() -> Any:
    """Yields orders; a thread listens meanwhile, so that the end of the server is noticed amid work."""
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()

    def listen() -> None:
        for line in sys.stdin:
            waiting.put(line)
        os._exit(0)

    Thread(target=listen, daemon=True).start()
    while True:
        yield json.loads(waiting.get())


def _private_stdout() -> Any:
    """Takes standard output for our answers; whatever else prints goes to standard error."""
    private = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return private


if __name__ == "__main__":
    main()
