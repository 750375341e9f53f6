"""One machine: DuckDB joins the postings, and processes of our own compare the texts.

Memory is bounded: DuckDB spills to the run's folder, documents stay on the
disk until they are looked at, and a process that grows too large is replaced.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.engines import sql
from provenance.engines.columns import items_table
from provenance.engines.job import Item, Job, Progress, weights
from provenance.engines.parts import disk_error, part, parts, read_parquet, write_table
from provenance.engines.pool import Pool
from provenance.engines.worker import DOCUMENTS, JUDGED, POSTINGS, TASKS, read_arrow
from provenance.errors import MissingExtraError, OutputError, SettingsError
from provenance.files import write_whole

if TYPE_CHECKING:
    import duckdb

MEGABYTE = 1_000_000
LEAST_MEMORY = 1000 * MEGABYTE
"""Less than this cannot hold the parent, one worker and a join."""

_PARENT = 300 * MEGABYTE
_PART = 500  # documents in a part
_CHUNK = 5000  # articles joined at once
_TASK = 100  # articles judged at once
_FETCHED = 1000  # rows held at once
_COMPLETE = "complete"
_TABLES = "postings.duckdb"


class LocalEngine:
    """Runs jobs on this machine.

    Args:
        workers: processes; None for one per core.
        memory: bytes that all of it together may hold; None for 4 GB, or what
            the machine has if that is less.

    Raises:
        MissingExtraError: DuckDB or pyarrow is not installed.
        SettingsError: too little memory to work in.
    """

    name = "local"

    def __init__(self, workers: int | None = None, memory: int | None = None) -> None:
        _require()
        self.memory = memory if memory is not None else min(4000 * MEGABYTE, _machine_memory() * 3 // 4)
        if self.memory < LEAST_MEMORY:
            raise SettingsError(
                f"{self.memory / MEGABYTE:.0f} MB of memory are too little to compare a collection in. "
                f"Give it at least {LEAST_MEMORY / MEGABYTE:.0f} MB with --memory."
            )
        most = max(1, (self.memory - _PARENT) // (500 * MEGABYTE))
        self.workers = min(workers or _cores(), most)

    def run(
        self, job: Job, items: Callable[[], Iterator[Item]], work: Path, progress: Progress
    ) -> Iterator[bytes]:
        """Yields one record per article, in the order of their numbers (see ``Engine.run``)."""
        _room_on_disk(work)
        try:
            yield from _Run(job, items, work, progress, self).records()
        except OSError as error:
            raise disk_error(work, error) from error


class _Run:
    def __init__(
        self,
        job: Job,
        items: Callable[[], Iterator[Item]],
        work: Path,
        progress: Progress,
        engine: LocalEngine,
    ) -> None:
        self._job = job
        self._items = items
        self._work = work
        self._progress = progress
        self._workers = engine.workers
        self._each = (engine.memory - _PARENT) // (2 * engine.workers)
        self._database = engine.memory - _PARENT - engine.workers * self._each

    def records(self) -> Iterator[bytes]:
        with Pool(self._work, self._workers, self._each) as pool:
            self._prepare(pool)
            self._join()
            self._judge(pool)
        yield from self._judged()

    def _prepare(self, pool: Pool) -> None:
        """Puts the documents on the shelf and works out what they have in common with others."""
        done = 0
        for answer in pool.map(
            {"step": "prepare", "part": number, "function": self._job.prepare}
            for number in self._shelved()
            if not part(self._work / POSTINGS, number).exists()
        ):
            done += int(answer["done"])
            self._progress("read", done, 0)

    def _shelved(self) -> Iterator[int]:
        """Yields the numbers of the parts of the shelf, making those that are not there."""
        folder = self._work / DOCUMENTS
        if not (folder / _COMPLETE).exists():
            source, number = self._items(), 0
            while (
                chunk := list(islice(source, _PART))
            ) or not number:  # an empty collection has one empty part
                path = part(folder, number, ".arrow")
                if not path.exists():
                    write_table(path, items_table(chunk))
                yield number
                number += 1
            write_whole(folder / _COMPLETE, str(number))
            return
        yield from range(int((folder / _COMPLETE).read_text(encoding="ascii")))

    def _join(self) -> None:
        """Finds for each article the documents that share rare features; they make the tasks of judging."""
        if (self._work / TASKS / _COMPLETE).exists():
            return
        articles = self._articles()
        chunks = [articles[at : at + _CHUNK] for at in range(0, len(articles), _CHUNK)]
        tables = self._work / _TABLES
        tables.unlink(missing_ok=True)  # half of it may be there
        self._progress("compare", 0, len(chunks))
        with self._connection(tables, self._work / "spill") as connection:
            self._tables(connection)
            for number, chunk in enumerate(chunks):
                chosen = f"number BETWEEN {chunk[0]} AND {chunk[-1]}"
                query = sql.candidates(self._job.plan, sql.DUCKDB, chosen)
                self._execute(connection, f"INSERT INTO candidates {query}")
                self._progress("compare", number + 1, len(chunks))
            self._write_tasks(connection, articles)
        write_whole(self._work / TASKS / _COMPLETE, str(len(articles)))
        tables.unlink(missing_ok=True)

    def _articles(self) -> list[int]:
        numbers: list[int] = []
        for path in parts(self._work / DOCUMENTS, ".arrow"):
            table = read_arrow(path)
            numbers += table["number"].filter(table["article"]).to_pylist()
        return sorted(numbers)

    def _connection(self, tables: Path | str, spill: Path) -> duckdb.DuckDBPyConnection:
        import duckdb

        return duckdb.connect(
            tables,
            config={
                "memory_limit": f"{self._database // MEGABYTE}MB",
                "threads": self._workers,
                "temp_directory": str(spill),
                "preserve_insertion_order": False,
            },
        )

    def _tables(self, connection: duckdb.DuckDBPyConnection) -> None:
        import pyarrow as pa

        plan = self._job.plan
        known = weights(plan)
        table = pa.table(
            {"postings": pa.array(range(len(known)), pa.int64()), "weight": pa.array(known, pa.int64())}
        )
        connection.register("weights", table)
        connection.read_parquet(str(self._work / POSTINGS / "part-*.parquet")).create_view("postings")
        self._execute(connection, f"CREATE TABLE sizes AS {sql.sizes(plan, sql.DUCKDB)}")
        self._execute(connection, f"CREATE TABLE lists AS {sql.lists(plan)}")
        self._execute(connection, "CREATE TABLE candidates (article BIGINT, document BIGINT)")

    def _write_tasks(self, connection: duckdb.DuckDBPyConnection, articles: list[int]) -> None:
        """Writes which articles are judged together, in parts of one size."""
        tasks = self._tasks(connection, articles)
        for number in range(-(-len(articles) // _TASK)):
            self._write_task(number, list(islice(tasks, _TASK)))

    def _tasks(
        self, connection: duckdb.DuckDBPyConnection, articles: list[int]
    ) -> Iterator[tuple[int, list[int]]]:
        """Yields articles with their documents, neighbours together, last those that share nothing."""
        ordered = f"""
            SELECT article, document FROM candidates JOIN ({sql.leaders()}) AS led USING (article)
            ORDER BY {", ".join(sql.NEIGHBOURS)}, document
        """  # noqa: S608
        alone = set(articles)
        for article, pairs in groupby(_fetched(self._execute(connection, ordered)), itemgetter(0)):
            alone.discard(article)
            yield article, [document for _, document in pairs]
        yield from ((article, []) for article in sorted(alone))

    def _write_task(self, number: int, chunk: list[tuple[int, list[int]]]) -> None:
        import pyarrow as pa

        table = pa.table(
            {
                "article": pa.array([article for article, _ in chunk], pa.int64()),
                "documents": pa.array([documents for _, documents in chunk], pa.list_(pa.int64())),
            }
        )
        write_table(part(self._work / TASKS, number), table)

    def _execute(self, connection: duckdb.DuckDBPyConnection, query: str) -> Any:
        import duckdb

        try:
            return connection.execute(query)
        except duckdb.OutOfMemoryException as error:
            raise SettingsError(
                "The memory limit is too small for this collection, or the disk for what spills from memory. "
                "What is done so far is kept: run the same command again with a larger --memory, "
                "or with --work on a disk that has more room."
            ) from error
        except RuntimeError as error:
            if "interrupted" in str(error).lower():  # it answers the user's Ctrl-C in its own way
                raise KeyboardInterrupt from error
            raise

    def _judge(self, pool: Pool) -> None:
        waiting = [
            path for path in parts(self._work / TASKS) if not (self._work / JUDGED / path.name).exists()
        ]
        total = int((self._work / TASKS / _COMPLETE).read_text(encoding="ascii"))
        done = total - sum(read_parquet(path).num_rows for path in waiting)
        task = {"step": "judge", "function": self._job.judge_for, "options": dict(self._job.options)}
        for answer in pool.map({**task, "part": int(path.stem.removeprefix("part-"))} for path in waiting):
            done += int(answer["done"])
            self._progress("judge", done, total)

    def _judged(self) -> Iterator[bytes]:
        """Yields the records in the order of their numbers; they were made in another."""
        if not parts(self._work / JUDGED):
            return
        with (
            tempfile.TemporaryDirectory(prefix="spill-", dir=self._work) as spill,
            self._connection(":memory:", Path(spill)) as connection,
        ):
            connection.read_parquet(str(self._work / JUDGED / "part-*.parquet")).create_view("judged")
            ordered = self._execute(connection, "SELECT record FROM judged ORDER BY number")
            yield from (record for (record,) in _fetched(ordered))


def _fetched(found: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """Yields the rows of an answer without holding all of them."""
    while rows := found.fetchmany(_FETCHED):
        yield from rows


def _require() -> None:
    try:
        import duckdb  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("Comparing a whole collection", "network") from error


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _machine_memory() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return 8000 * MEGABYTE


def _room_on_disk(work: Path) -> None:
    """Says no before any work is done where hardly any room is left."""
    place = work
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    if free < 200 * MEGABYTE:
        raise OutputError(
            f"Only {free / MEGABYTE:.0f} MB are free on the disk of {work}. "
            "Make room, or name another disk with --work."
        )
