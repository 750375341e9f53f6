"""The one writer of a corpus.

Every change is three steps, so that database and index are one thing whatever
kills the process: (1) a transaction writes the documents and marks them
pending; (2) the index takes them up and commits; (3) a transaction counts them
and takes the mark away. Readers pass over what is marked. Whoever next opens
the corpus for writing repeats steps 2 and 3 for what is still marked; both may
be repeated without harm.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provenance.corpus import migrations, schema, tables
from provenance.corpus.database import (
    LostDatabaseError,
    chunks,
    connect_for_writing,
    counters,
    explained,
    transaction,
)
from provenance.corpus.features import feature_stamp
from provenance.corpus.index import IndexDamagedError, SentenceIndex, SentenceIndexWriter, delete
from provenance.corpus.lock import WriterLock
from provenance.corpus.lossless import UnreadableError
from provenance.corpus.places import is_corpus
from provenance.corpus.preparing import Prepared, prepare
from provenance.corpus.tables import Status
from provenance.errors import CorpusError
from provenance.model import Document
from provenance.text.counted import count

_BATCH = 1000  # documents handled at once when many are read back from the store
_OURS = ("lock", "corpus", "index-")  # how the names of our files begin

PATIENCE = 3.0
"""Seconds that a writer waits for another one before it gives up."""

COMPLETE = 1 << 62
"""More records than any source has."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How many records of a source are done, or ``COMPLETE``; ``stamp`` changes when the source does."""

    source: str
    stamp: str
    records: int


class CorpusWriter:
    """Opens a corpus for writing, makes it if it is not there, and puts right what a killed process left.

    ``repaired`` says what had to be put right, ``damaged`` which documents could
    not be read meanwhile and cannot be found by searching, ``rebuilt`` of how many documents
    the index was built anew for that, None if it was not.

    Args:
        place: the directory of the corpus.
        create: whether to make one where there is none.
        patience: seconds to wait for the lock.
        rebuild_at_most: refuse to rebuild a lost index of more documents than this; it takes minutes.

    Raises:
        LockBusyError: another process writes to it.
        CorpusError: there is no corpus, it is damaged, newer than this program, or cannot be written to.
    """

    def __init__(
        self,
        place: Path,
        *,
        create: bool = True,
        rebuild_at_most: int | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self.place = place
        self.repaired: tuple[str, ...] = ()
        self.damaged: tuple[str, ...] = ()
        self.rebuilt: int | None = None
        self._index: SentenceIndexWriter | None = None
        self._connection: sqlite3.Connection | None = None
        self._lock = _locked(place, create, patience)
        try:
            self._connection = connect_for_writing(place)
            with explained(place):
                self._put_right(rebuild_at_most)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> CorpusWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets merges end, folds the journal in and gives the lock back."""
        try:
            self._close_index()
        finally:
            connection, self._connection = self._connection, None
            if connection is not None:
                with suppress(sqlite3.Error):  # readers may be in the way; then it waits for the next writer
                    connection.execute("PRAGMA busy_timeout = 0")
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.close()
            self._lock.release()

    def add(self, documents: Iterable[Document]) -> list[Status]:
        """Adds documents as one committed change; returns what became of each, in order."""
        return self.add_prepared([prepare(document) for document in documents])

    def add_prepared(self, batch: Sequence[Prepared], checkpoints: Iterable[Checkpoint] = ()) -> list[Status]:
        """Adds documents and notes how far their sources are done, as one committed change."""
        fresh: dict[int, Prepared] = {}
        statuses = []
        with transaction(self._database, self.place):
            for prepared in batch:
                status, number = tables.insert(self._database, prepared)
                statuses.append(status)
                if status in (Status.NEW, Status.VERSION):
                    fresh[number] = prepared
            self._note(checkpoints)
            tables.changed(self._database)
        self._apply(fresh)
        return statuses

    def remove(self, identifiers: Iterable[str]) -> list[str]:
        """Removes documents by id, with all their places; returns those ids that were there."""
        with transaction(self._database, self.place):
            held = tables.numbers_of(self._database, list(identifiers))
            numbers = sorted(set(held.values()))
            for number in numbers:
                tables.delete(self._database, number)
            self._forget_progress()  # what was removed may be added again
            tables.changed(self._database)
        self._apply_removal(numbers)
        if counters(self._database).get("features") != feature_stamp():
            self.reindex()  # one was damaged, so that what it had added cannot be taken back
        return list(held)

    def has_unchanged(self, source: str, stamp: str) -> bool:
        """Whether documents of a source are here, read when it was the same."""
        return bool(self._asked("SELECT 1 FROM places WHERE source = ? AND stamp = ? LIMIT 1", source, stamp))

    def progress(self, source: str, stamp: str) -> int:
        """Returns how many records of a source have been brought in by an ingest that is not finished."""
        rows = self._asked("SELECT records FROM progress WHERE source = ? AND stamp = ?", source, stamp)
        return int(rows[0][0]) if rows else 0

    def sources(self) -> set[str]:
        """Returns the sources whose progress is known."""
        return {source for (source,) in self._asked("SELECT source FROM progress")}

    def drop_sources(self, sources: Iterable[str]) -> None:
        """Removes what was read from these sources and was found nowhere else."""
        with transaction(self._database, self.place):
            numbers = [n for source in sources for n in tables.drop_source(self._database, source)]
            for number in numbers:
                tables.delete(self._database, number)
            tables.changed(self._database)
        self._apply_removal(numbers)

    def finish(self) -> None:
        """Forgets how far the sources were done: the ingest came to its end."""
        with transaction(self._database, self.place):
            self._forget_progress()

    def reindex(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Builds index, word counts and totals anew from the documents; returns the number of those that can be read.

        Readers go on with the old index until the new one is complete.

        Args:
            progress: called with documents done and documents in all.
        """
        self._close_index()
        old = self._folder
        with transaction(self._database, self.place):
            tables.start_over(self._database)
            delete(self._folder)
            built = SentenceIndexWriter(self._folder, create=True)
            try:
                numbers, done, entered = tables.all_numbers(self._database), 0, 0
                for chunk in chunks(numbers, _BATCH):
                    fresh = self._stored(chunk)
                    _write_rows(built, fresh)
                    tables.enter(self._database, fresh)
                    done, entered = done + len(chunk), entered + len(fresh)
                    if progress:
                        progress(done, len(numbers))
                built.commit()
            finally:
                built.close()
            tables.changed(self._database)
        delete(old)
        return entered

    def _asked(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with explained(self.place):
            return self._database.execute(query, values).fetchall()

    @property
    def _database(self) -> sqlite3.Connection:
        if self._connection is None:
            raise ValueError("this writer is closed")
        return self._connection

    @property
    def _folder(self) -> Path:
        """Where the index lives that belongs to the documents as they are now."""
        return self.place / f"index-{counters(self._database)['builds']}"

    @contextmanager
    def _index_open(self) -> Iterator[SentenceIndexWriter]:
        """Gives the index writer; one that failed is thrown away with what it had not committed."""
        if self._index is None:
            self._index = SentenceIndexWriter(self._folder)
        try:
            yield self._index
        except BaseException:
            self._index = None
            raise

    def _close_index(self) -> None:
        index, self._index = self._index, None
        if index is not None:
            index.close()

    def _put_right(self, rebuild_at_most: int | None) -> None:
        """Makes tables, migrates, builds a lost index and finishes what was begun."""
        found = schema.version(self._database)
        schema.refuse_newer(found, self.place)
        if found == 0:
            self._refuse_lost_database()
            migrations.make(self._database)
        elif found < schema.VERSION:
            kept = migrations.migrate(self._database, self.place)
            self.repaired += (f"migrated from schema {found}; the old one is kept as {kept}",)
        for folder in self.place.glob("index-*"):
            if folder != self._folder:
                delete(folder)
        try:
            if not self._index_fits():
                raise IndexDamagedError(f"The search index of {self.place} does not fit its documents.")
            self._replay()
        except IndexDamagedError:
            self._refuse_long_rebuild(rebuild_at_most)
            self.rebuilt = self.reindex()
            if self.rebuilt:
                self.repaired += ("the search index was built anew",)

    def _refuse_lost_database(self) -> None:
        """Refuses to begin anew beside an index, which is only ever made after its database."""
        if any(self.place.glob("index-*")):
            raise LostDatabaseError(self.place)

    def _refuse_long_rebuild(self, at_most: int | None) -> None:
        documents = len(tables.all_numbers(self._database))
        if at_most is not None and documents > at_most:
            raise CorpusError(f"Its {documents:,} documents are safe, but building it anew takes minutes.")

    def _index_fits(self) -> bool:
        """Whether the index opens, has as many sentences as it should and today's features."""
        held = counters(self._database)
        if held.get("features") != feature_stamp():
            return False
        try:
            rows = SentenceIndex(self._folder).rows
        except IndexDamagedError:
            return False
        begun = tables.pending(self._database, "add") or tables.pending(self._database, "remove")
        return bool(begun) or rows == int(held["sentences"])

    def _replay(self) -> None:
        """Repeats the second and third step of changes that were cut off."""
        for numbers in chunks(tables.pending(self._database, "remove"), _BATCH):
            self._apply_removal(numbers)
        for numbers in chunks(tables.pending(self._database, "add"), _BATCH):
            with self._index_open() as index:
                index.remove(numbers)
            held = self._stored(numbers)
            self._apply(held)
            if lost := [number for number in numbers if number not in held]:
                with transaction(self._database, self.place):
                    tables.unmark(self._database, lost)
                    tables.changed(self._database)
            documents = count(len(numbers), "document was", "documents were")
            self.repaired += (f"{documents} committed but not yet searchable",)

    def _apply(self, fresh: Mapping[int, Prepared]) -> None:
        """Second and third step for documents that are written and marked."""
        if not fresh:
            return
        with self._index_open() as index:
            _write_rows(index, fresh)
            index.commit()
        with transaction(self._database, self.place, repeatable=True):
            tables.count(self._database, fresh.values(), 1)
            tables.unmark(self._database, fresh)
            tables.changed(self._database)

    def _apply_removal(self, numbers: Sequence[int]) -> None:
        """Second and third step for documents that are deleted and marked."""
        if not numbers:
            return
        with self._index_open() as index:
            index.remove(numbers)
            index.commit()
        with transaction(self._database, self.place, repeatable=True):
            tables.unmark(self._database, numbers)
            tables.changed(self._database)

    def _stored(self, numbers: Iterable[int]) -> dict[int, Prepared]:
        """Returns documents as they are to be entered; one that is damaged is named and left out of all."""
        held: dict[int, Prepared] = {}
        for number in numbers:
            try:
                held[number] = tables.stored(self._database, number)
            except UnreadableError as error:
                self.damaged += (str(UnreadableError(error.identifier, self.place)),)
        return held

    def _note(self, checkpoints: Iterable[Checkpoint]) -> None:
        rows = [(point.source, point.stamp, point.records) for point in checkpoints]
        self._database.executemany("INSERT OR REPLACE INTO progress VALUES(?, ?, ?)", rows)

    def _forget_progress(self) -> None:
        self._database.execute("DELETE FROM progress")


def _write_rows(index: SentenceIndexWriter, fresh: Mapping[int, Prepared]) -> None:
    for number, prepared in fresh.items():
        index.add(number, prepared.rows)


def _locked(place: Path, create: bool, patience: float) -> WriterLock:
    """Takes the lock of a corpus, after making its directory where that is wanted."""
    if not is_corpus(place):
        if not create:
            raise CorpusError(f"There is no corpus at {place}. Start one with: provenance corpus add PATH")
        if place.exists() and (
            not place.is_dir() or any(not f.name.startswith(_OURS) for f in place.iterdir())
        ):
            raise CorpusError(
                f"{place} is no corpus and not empty, so none is made there. "
                "Name a new or an empty directory."
            )
    try:
        place.mkdir(parents=True, exist_ok=True)
        return WriterLock(place, patience)
    except OSError as error:
        raise CorpusError(f"The corpus {place} cannot be written to ({error.strerror}).") from error
