"""A process of the local engine: is told of tasks on stdin, one a line, and answers on stdout.

Run as ``python -m provenance.engines.worker WORK``. Each task makes one part
of the run's folder. A process of its own, and not a fork, so that a script or
a notebook that calls the engine is never imported or copied.
"""

from __future__ import annotations

import gc
import json
import mmap
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.engines.columns import postings, records_table
from provenance.engines.job import Judge, JudgeFor, Prepare, function
from provenance.engines.parts import part, parts, read_parquet, write_table
from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    import pyarrow as pa

DOCUMENTS, POSTINGS, TASKS, JUDGED = "documents", "postings", "tasks", "judged"
"""Folders of parts."""


def read_arrow(path: Path) -> pa.Table:
    """Returns a table whose data stays on the disk until it is looked at."""
    import pyarrow as pa

    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()


class Shelf:
    """The documents of a run, by number; they are not read into memory."""

    def __init__(self, folder: Path) -> None:
        import numpy as np

        self._tables = [read_arrow(path) for path in parts(folder, ".arrow")]
        numbers = [table["number"].to_numpy() for table in self._tables]
        self._numbers = np.concatenate(numbers) if numbers else np.zeros(0, np.int64)
        self._order = np.argsort(self._numbers, kind="stable")
        self._sorted = self._numbers[self._order]
        self._starts = np.cumsum([0, *map(len, numbers)])

    def data(self, numbers: Sequence[int]) -> list[bytes]:
        """Returns the documents of these numbers."""
        import numpy as np

        rows = self._order[np.searchsorted(self._sorted, np.asarray(numbers, np.int64))]
        held = np.searchsorted(self._starts, rows, side="right") - 1
        return [
            self._tables[table]["data"][int(row - self._starts[table])].as_py()
            for row, table in zip(rows, held, strict=True)
        ]


class Worker:
    """Does the tasks of one process."""

    def __init__(self, work: Path) -> None:
        self._work = work
        self._prepare: Prepare | None = None
        self._judge: Judge | None = None
        self._shelf: Shelf | None = None

    def do(self, task: dict[str, Any]) -> int:
        """Does one task and returns how many articles or documents it was."""
        steps: dict[str, Callable[[dict[str, Any]], int]] = {
            "prepare": self._postings,
            "judge": self._records,
        }
        return steps[task["step"]](task)

    def _postings(self, task: dict[str, Any]) -> int:
        if self._prepare is None:
            self._prepare = function(task["function"])
        documents = read_arrow(part(self._work / DOCUMENTS, task["part"], ".arrow"))
        write_table(part(self._work / POSTINGS, task["part"]), postings(documents, self._prepare))
        return len(documents)

    def _records(self, task: dict[str, Any]) -> int:
        judge, shelf = self._judging(task)
        wanted = read_parquet(part(self._work / TASKS, task["part"]))
        found = []
        for row in wanted.to_pylist():
            (data,) = shelf.data([row["article"]])
            found.append((row["article"], judge(row["article"], data, shelf.data(row["documents"]))))
        write_table(part(self._work / JUDGED, task["part"]), records_table(found))
        return len(found)

    def _judging(self, task: dict[str, Any]) -> tuple[Judge, Shelf]:
        if self._judge is None or self._shelf is None:
            judge_for: JudgeFor = function(task["function"])
            self._judge, self._shelf = judge_for(task["options"]), Shelf(self._work / DOCUMENTS)
        return self._judge, self._shelf


def resident() -> int:
    """Returns the bytes of memory that this process holds for itself; 0 where the system does not say.

    What it has looked at of the shelf lies in files, and goes by itself where memory is wanted.
    """
    try:
        _, held, of_files, *_ = Path("/proc/self/statm").read_text(encoding="ascii").split()
        return (int(held) - int(of_files)) * mmap.PAGESIZE
    except (OSError, ValueError, IndexError):
        return 0


def main() -> None:
    """Answers tasks until stdin ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and closes our stdin
    gc.disable()  # caches of a million small values; nothing here is tied in circles, and memory is watched
    worker = Worker(Path(sys.argv[1]))
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        task = json.loads(line)
        try:
            answer = {"part": task["part"], "done": worker.do(task), "memory": resident()}
        except ProvenanceError as error:
            answer = {"part": task["part"], "error": type(error).__name__, "message": str(error)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
