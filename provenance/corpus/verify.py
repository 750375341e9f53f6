"""Checks a stored corpus: every document against its hash, the index against the documents."""

from __future__ import annotations

import hashlib
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provenance.corpus.database import (
    DamagedDatabaseError,
    LostDatabaseError,
    chunks,
    connect_for_reading,
    counters,
    explained,
)
from provenance.corpus.features import feature_stamp
from provenance.corpus.identity import contribution, fingerprint_text
from provenance.corpus.index import PAIRS, WORDS, IndexDamagedError, SentenceIndex, altered
from provenance.corpus.lossless import unpack
from provenance.corpus.places import is_corpus
from provenance.corpus.preparing import Prepared, digest, prepare
from provenance.corpus.schema import VERSION, refuse_newer, version
from provenance.errors import CorpusError
from provenance.text.counted import count

_TRIES, _PAUSE = 5, 0.2  # times that a corpus is checked which is changed meanwhile; seconds between them
_BATCH = 2000  # documents compared with the index at once
_COLUMNS = ("outlet", "published", "language", "url", "title", "characters")

_State = tuple[dict[str, str], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: ``part`` is database, document or index; ``repair`` what to type."""

    part: str
    what: str
    repair: str
    document: str | None = None


@dataclass(slots=True)
class _Sums:
    """What the documents add up to, to be held against what the tables say."""

    documents: int = 0
    sentences: int = 0
    characters: int = 0
    fingerprint: int = 0
    words: int = 0

    def add(self, prepared: Prepared) -> None:
        self.documents += 1
        self.sentences += len(prepared.rows)
        self.characters += prepared.characters
        self.fingerprint += contribution(prepared.id)
        self.words += sum(_weight(stem) for stem in prepared.words)


def verify(place: Path, progress: Callable[[int, int], None] | None = None) -> list[Problem]:
    """Returns what is wrong with a corpus; nothing is changed.

    Args:
        place: the directory of the corpus.
        progress: called with documents checked and documents in all.

    Raises:
        CorpusError: there is no corpus, or it cannot be opened here.
    """
    if not is_corpus(place):
        raise CorpusError(f"There is no corpus at {place}. Start one with: provenance corpus add PATH")
    for _ in range(_TRIES - 1):
        problems, before = _checked(place, progress)
        # What a writer changes meanwhile stands in the database before it stands in the index, or after.
        if all(problem.part != "index" for problem in problems) or _state(place) == before:
            return problems
        time.sleep(_PAUSE)
    return _checked(place, progress)[0]


def _checked(place: Path, progress: Callable[[int, int], None] | None) -> tuple[list[Problem], _State]:
    """Returns what is wrong with a corpus, and the state that it was in then."""
    problems: list[Problem] = []
    before: _State = ({}, [])
    try:
        with closing(connect_for_reading(place)) as connection, explained(place):
            refuse_newer(version(connection), place)
            connection.execute("BEGIN")
            before = _state_of(connection)
            problems.extend(_Checker(connection, place, progress).problems())
    except DamagedDatabaseError as error:  # what was found before that counts as well
        problems.append(Problem("database", f"it {error.what}", error.repair))
    return problems, before


def _state(place: Path) -> _State:
    try:
        with closing(connect_for_reading(place)) as connection, explained(place):
            return _state_of(connection)
    except DamagedDatabaseError:  # it is told already
        return {}, []


def _state_of(connection: sqlite3.Connection) -> _State:
    """Returns what differs after every change, be it written to the index yet or not."""
    if version(connection) < VERSION:
        return {}, []
    return counters(connection), connection.execute("SELECT * FROM pending").fetchall()


class _Checker:
    def __init__(
        self, connection: sqlite3.Connection, place: Path, progress: Callable[[int, int], None] | None
    ) -> None:
        self._connection = connection
        self._place = place
        self._progress = progress
        self._meta = counters(connection) if version(connection) else {}
        self._reindex = f"provenance corpus reindex --corpus {place}"

    def problems(self) -> Iterator[Problem]:
        for (line,) in self._connection.execute("PRAGMA integrity_check"):
            if line != "ok":
                repair = "restore corpus.sqlite from a copy, or add the documents to a new corpus"
                yield Problem("database", f"the database is damaged: {line}", repair)
        if not version(self._connection) and any(self._place.glob("index-*")):
            raise LostDatabaseError(self._place)
        if version(self._connection) < VERSION:
            yield Problem("database", "the corpus was made by an older release", self._reindex)
            return
        yield from self._interrupted()
        index, problem = self._opened()
        if problem:
            yield problem
        yield from self._documents(index)

    def _interrupted(self) -> Iterator[Problem]:
        pending = self._connection.execute("SELECT count(*) FROM pending").fetchone()[0]
        if pending:
            changes = count(pending, "change is", "changes are")
            what = f"{changes} written but not yet in the index (is a writer at work?)"
            yield Problem("index", what, self._reindex)

    def _opened(self) -> tuple[SentenceIndex | None, Problem | None]:
        if self._meta.get("features") != feature_stamp():
            return None, Problem(
                "index", "it was made by a release that reads words otherwise", self._reindex
            )
        folder = self._place / f"index-{self._meta['builds']}"
        try:
            index = SentenceIndex(folder)
        except IndexDamagedError as error:
            return None, Problem("index", str(error).removesuffix("."), self._reindex)
        if names := altered(folder):  # the library may stop in the middle of a damaged file
            return None, Problem("index", f"its files are damaged: {', '.join(names)}", self._reindex)
        return index, None

    def _documents(self, index: SentenceIndex | None) -> Iterator[Problem]:
        """Checks document after document, then what they add up to."""
        sums, done = _Sums(), 0
        rows = self._connection.execute("SELECT number FROM visible ORDER BY number").fetchall()
        for chunk in chunks([number for (number,) in rows], _BATCH):
            held: dict[int, Prepared] = {}
            for number in chunk:
                found = self._document(number)
                if isinstance(found, Problem):
                    yield found
                else:
                    held[number] = found
                    sums.add(found)
            if index is not None:
                yield from self._index(index, held, chunk)
            done += len(chunk)
            if self._progress:
                self._progress(done, len(rows))
        if sums.documents == len(rows):
            yield from self._totals(sums, index)

    def _document(self, number: int) -> Prepared | Problem:
        query = "SELECT d.id, d.content, t.digest, t.data FROM documents d LEFT JOIN texts t USING(number)"
        identifier, content, stamp, data = self._row(f"{query} WHERE number = ?", number)
        again = (
            f"provenance corpus remove {identifier} --corpus {self._place}, then add it again from its source"
        )
        if data is None or digest(data) != stamp:
            return Problem("document", "its text is not what was stored", again, identifier)
        try:
            prepared = prepare(unpack(data))
        except (ValueError, KeyError, TypeError, zlib.error) as error:
            return Problem("document", f"its text cannot be read ({error})", again, identifier)
        if (prepared.id, prepared.content) != (identifier, content):
            return Problem("document", "its text belongs to another document", again, identifier)
        row = self._row(f"SELECT {', '.join(_COLUMNS)} FROM documents WHERE number = ?", number)  # noqa: S608
        said = dict(zip(_COLUMNS, row, strict=True))
        if wrong := [name for name in _COLUMNS if said[name] != getattr(prepared, name)]:
            return Problem(
                "document", f"the table of documents gives it another {wrong[0]}", again, identifier
            )
        return prepared

    def _row(self, query: str, number: int) -> tuple[Any, ...]:
        found: tuple[Any, ...] = self._connection.execute(query, [number]).fetchone()
        return found

    def _index(self, index: SentenceIndex, held: dict[int, Prepared], chunk: list[int]) -> Iterator[Problem]:
        """Checks that the index holds every sentence of these documents, and finds them by their words."""
        counts = index.rows_by_document(chunk[0], chunk[-1])
        for number, prepared in held.items():
            expected, there = len(prepared.rows), counts.pop(number, 0)
            if there != expected:
                what = f"the index holds {there} of its {count(expected, 'sentence')}"
                yield Problem("index", what, self._reindex, prepared.id)
            elif expected and not index.best(_terms(prepared), 1, [number]):
                what = "the index does not find it by its own words"
                yield Problem("index", what, self._reindex, prepared.id)
        strangers = sum(count for number, count in counts.items() if number not in set(chunk))
        if strangers and not self._meta_pending():
            yield Problem(
                "index", f"it holds {count(strangers, 'sentence')} of removed documents", self._reindex
            )

    def _meta_pending(self) -> bool:
        return bool(self._connection.execute("SELECT 1 FROM pending LIMIT 1").fetchone())

    def _totals(self, sums: _Sums, index: SentenceIndex | None) -> Iterator[Problem]:
        said = {key: int(self._meta[key]) for key in ("documents", "sentences", "characters")}
        counted = {"documents": sums.documents, "sentences": sums.sentences, "characters": sums.characters}
        if said != counted:
            yield Problem("database", f"it counts {said}, there are {counted}", self._reindex)
        if fingerprint_text(sums.fingerprint) != fingerprint_text(int(self._meta["fingerprint"], 16)):
            yield Problem("database", "the fingerprint is not that of the documents", self._reindex)
        stored = self._connection.execute("SELECT stem, documents FROM words")
        if sum(_weight(stem) * count for stem, count in stored) != sums.words:
            yield Problem("database", "the word counts are not those of the documents", self._reindex)
        if index is not None and not self._meta_pending() and index.rows != sums.sentences:
            what = f"it holds {count(index.rows, 'sentence')}, the documents have {sums.sentences}"
            yield Problem("index", what, self._reindex)


def _terms(prepared: Prepared) -> list[tuple[str, str]]:
    """Returns the words and pairs of the longest sentence."""
    words, pairs = max(prepared.rows, key=lambda row: len(row[0]))
    return [*((WORDS, word) for word in words.split()), *((PAIRS, pair) for pair in pairs.split())]


def _weight(stem: str) -> int:
    """Returns a large number for a stem, so that sums of counts cannot agree by chance."""
    return int.from_bytes(hashlib.blake2b(stem.encode(), digest_size=8).digest(), "big")
