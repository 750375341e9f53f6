"""Bringing records into a corpus: read in parallel, written by one, resumable at any record."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache

from provenance.corpus.preparing import Prepared, prepare
from provenance.corpus.tables import Status
from provenance.corpus.writer import Checkpoint, CorpusWriter
from provenance.errors import CorpusError, ReadingError
from provenance.outlets import Registry
from provenance.workflows.corpus_raw import Raw, Skipped, other_places, read

BATCH = 2000
"""Documents of one commit. More is faster, and a kill loses more work that must be read again."""

_CHUNK, _CHUNK_BYTES = 40, 1_000_000  # records handed to another process at once
_AHEAD = BATCH // _CHUNK  # chunks read ahead, so that nobody waits while a batch is committed
_FIRST_INLINE = 80  # records read here before other processes are worth their start
_BATCH_SECONDS = 5.0  # longest wait for a commit, so that a slow source is searchable soon

Outcome = Prepared | Skipped


@dataclass(slots=True)
class Ingest:
    """What has come of an ingest so far.

    ``new``, ``versions``, ``duplicates`` and ``known`` count documents (see
    ``Status``); ``unchanged`` are sources passed over because nothing in them
    changed, ``resumed`` records that an interrupted ingest had brought in. ``strange_dates``
    counts documents whose date in the manifest is in doubt, ``strange_date`` is
    the first of these with its name; ``without_outlet`` and ``without_date`` count
    documents whose outlet, or date, is not known, ``cut_short`` those whose table says that their text breaks off.
    """

    new: int = 0
    versions: int = 0
    duplicates: int = 0
    known: int = 0
    unchanged: int = 0
    resumed: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    strange_dates: int = 0
    strange_date: str = ""
    without_outlet: int = 0
    without_date: int = 0
    cut_short: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    seconds: float = 0.0

    @property
    def documents(self) -> int:
        """Documents handled."""
        return self.new + self.versions + self.duplicates + self.known

    def count(self, statuses: Iterable[Status]) -> None:
        """Adds what became of a batch."""
        found = Counter(statuses)
        self.new += found[Status.NEW]
        self.versions += found[Status.VERSION]
        self.duplicates += found[Status.DUPLICATE]
        self.known += found[Status.KNOWN]


def ingest(
    writer: CorpusWriter,
    records: Iterable[Raw | Skipped],
    result: Ingest,
    *,
    registry: Registry | None = None,
    jobs: int = 1,
    strict: bool = False,
    progress: Callable[[Ingest], None] | None = None,
) -> Ingest:
    """Reads records and writes them, a batch at a time.

    Args:
        writer: an open corpus.
        records: what to read; records of one source in their order.
        result: is counted up.
        registry: the known outlets.
        jobs: processes that read; 1 reads here.
        strict: whether the first record that cannot be read stops everything.
        progress: called after each batch.

    Raises:
        ReadingError: in strict mode, what is wrong with the first bad record.
    """
    started, batch = time.monotonic(), _Batch(writer, result)
    with _Readers(jobs, registry) as readers:
        for record, outcome in readers.outcomes(records):
            if isinstance(outcome, Skipped):
                if strict:
                    batch.write()
                    raise ReadingError(
                        f"{outcome.name}: {outcome.reason} (--strict stops at the first such record)"
                    )
                result.skipped.append(outcome)
            batch.take(record, outcome)
            if batch.is_full():
                batch.write()
                result.seconds = time.monotonic() - started
                if progress:
                    progress(result)
        batch.write()
    result.seconds = time.monotonic() - started
    return result


class _Batch:
    """Documents that wait for the next commit, with how far their sources are."""

    def __init__(self, writer: CorpusWriter, result: Ingest) -> None:
        self._writer = writer
        self._result = result
        self._prepared: list[Prepared] = []
        self._checkpoints: dict[str, Checkpoint] = {}
        self._since = time.monotonic()
        self._finished_bytes = 0
        self._current = ("", 0)

    def take(self, record: Raw | Skipped, outcome: Outcome) -> None:
        if isinstance(outcome, Prepared):
            self._prepared.append(outcome)
            self._result.without_outlet += not outcome.outlet
            self._result.without_date += not outcome.published
            self._result.cut_short += isinstance(record, Raw) and record.cut_short
            if isinstance(record, Raw) and record.strange_date:
                self._result.strange_dates += 1
                self._result.strange_date = (
                    self._result.strange_date or f"{record.name}: {record.strange_date}"
                )
        if record.record:
            self._checkpoints[record.source] = Checkpoint(record.source, record.stamp, record.record)
        self._measure(record)

    def is_full(self) -> bool:
        return len(self._prepared) >= BATCH or time.monotonic() - self._since > _BATCH_SECONDS

    def write(self) -> None:
        if self._prepared or self._checkpoints:
            statuses = self._writer.add_prepared(self._prepared, self._checkpoints.values())
            self._result.count(statuses)
        self._prepared, self._checkpoints = [], {}
        self._since = time.monotonic()

    def _measure(self, record: Raw | Skipped) -> None:
        """Counts bytes: those of the sources behind us, and how far we are in this one."""
        source, size = self._current
        if record.source != source:
            self._finished_bytes += size
        self._current = (record.source, record.size)
        self._result.bytes_done = self._finished_bytes + record.size


class _Readers:
    """Reads records here, or in other processes once there are enough of them; keeps their order."""

    def __init__(self, jobs: int, registry: Registry | None) -> None:
        self._jobs = jobs
        self._registry = registry or Registry.load()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> _Readers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def outcomes(self, records: Iterable[Raw | Skipped]) -> Iterator[tuple[Raw | Skipped, Outcome]]:
        source = iter(records)
        for _, record in zip(range(_FIRST_INLINE if self._jobs > 1 else 1 << 62), source, strict=False):
            yield record, _outcome(record, self._registry)
        if self._jobs > 1:
            yield from self._elsewhere(source)

    def _elsewhere(self, records: Iterator[Raw | Skipped]) -> Iterator[tuple[Raw | Skipped, Outcome]]:
        waiting: deque[tuple[list[Raw | Skipped], Future[list[Outcome]]]] = deque()
        for chunk in _chunks(records):
            with _explained():
                waiting.append((chunk, self._started().submit(_outcomes, chunk)))
            if len(waiting) > _AHEAD + self._jobs:
                yield from _paired(*waiting.popleft())
        while waiting:
            yield from _paired(*waiting.popleft())

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # spawned, not forked: the index writes in threads, which a fork would cut in half
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, context, _prepare_process, (self._registry,))
        return self._pool


def _chunks(records: Iterator[Raw | Skipped]) -> Iterator[list[Raw | Skipped]]:
    chunk: list[Raw | Skipped] = []
    size = 0
    for record in records:
        chunk.append(record)
        size += _weight(record)
        if len(chunk) >= _CHUNK or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _weight(record: Raw | Skipped) -> int:
    if isinstance(record, Skipped):
        return 0
    return len(record.data or b"") + len(record.text or "")


def _paired(
    chunk: Sequence[Raw | Skipped], future: Future[list[Outcome]]
) -> Iterator[tuple[Raw | Skipped, Outcome]]:
    with _explained():
        return zip(chunk, future.result(), strict=True)


@contextmanager
def _explained() -> Iterator[None]:
    """Says what happened where a process has died, whether its answer is asked for or it is given more to do."""
    try:
        yield
    except BrokenProcessPool:
        raise CorpusError(
            "One of the processes that read the documents was ended from outside, most likely because memory ran "
            "out. What was committed is kept: run the same command again to go on, with --jobs 1 if it recurs."
        ) from None


def _outcome(record: Raw | Skipped, registry: Registry) -> Outcome:
    """Reads one record and works out what will be written of it."""
    if isinstance(record, Skipped):
        return record
    try:
        document = read(record, registry)
        prepared = prepare(document, record.source, record.stamp)
        if record.stored is not None:
            prepared = replace(prepared, others=other_places(record, document))
        if not prepared.words and record.stored is None:
            raise ReadingError("there are no words in it; is it the file of an article?")
        return prepared
    except (ReadingError, RecursionError) as error:
        reason = str(error) or "it is nested too deeply"
        return Skipped(record.name, reason, record.source, record.stamp, record.record, record.size)


# -- in the other processes ----------------------------------------------------------------


def _prepare_process(registry: Registry) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the writing process decides when to stop
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _registry.cache_clear()
    _REGISTRIES[:] = [registry]


def _end_with_parent() -> None:
    """Ends this process when the writing one is gone, killed perhaps: nobody else would."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


_REGISTRIES: list[Registry] = []


@cache
def _registry() -> Registry:
    return _REGISTRIES[0] if _REGISTRIES else Registry.load()


def _outcomes(chunk: Sequence[Raw | Skipped]) -> list[Outcome]:
    return [_outcome(record, _registry()) for record in chunk]
