"""How far the work on many articles is: one line on a terminal, with the time that remains."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.workflows.result import Trace

_STEPS = {
    "read": "reading documents",
    "compare": "comparing documents",
    "judge": "tracing articles",
    "write": "writing files",
}
_SETTLED = 5.0  # seconds of a step before which nothing is foretold


class ProgressLine:
    """Keeps the line up to date; leave the ``with`` block and it is gone.

    Args:
        clock: gives the time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._shown = False
        self._step = ""
        self._start = (0.0, 0)

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def show(self, step: str, done: int, total: int) -> None:
        """Shows a step, how much of it is done, and for how long it will still go on.

        That an earlier run is continued (``resume``) is said whether or not there is a terminal.
        """
        if step == "resume":
            self._clear()
            sys.stderr.write("Going on where an earlier run was stopped.\n")
        elif sys.stderr.isatty():
            self._shown = True
            sys.stderr.write(f"\r\x1b[K{self._line(step, done, total)}")
            sys.stderr.flush()

    def _line(self, step: str, done: int, total: int) -> str:
        now = self._clock()
        if step != self._step:
            self._step, self._start = step, (now, done)
        share = f": {done:,} of {total:,}" if total else f": {done:,}" if done else ""
        return f"{_STEPS.get(step, step)}{share}{self._left(now, done, total)}"

    def _left(self, now: float, done: int, total: int) -> str:
        since, first = self._start
        if not total or done <= first or now - since < _SETTLED:
            return ""
        return f", {duration((total - done) * (now - since) / (done - first))} left"

    def _clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


def watched(traces: Iterable[Trace], articles: int) -> Iterator[Trace]:
    """Yields traces, and shows how many there are of so many articles; of one article there is nothing to tell."""
    with ProgressLine() as progress:
        for done, trace in enumerate(traces, start=1):
            if articles > 1:
                progress.show("judge", done, articles)
            yield trace


def duration(seconds: float) -> str:
    """Seconds as people say them, no finer than anybody can know."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    if seconds < 5400:
        return f"{round(seconds / 60)} min"
    return f"{seconds / 3600:.1f} h"
