"""A corpus on disk, opened for reading: many may read while one writes."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import RLock
from typing import Any

from provenance.corpus.database import chunks, connect_for_reading, counters, explained, listed
from provenance.corpus.features import ALWAYS_COMPARED, feature_stamp, searched_sentences
from provenance.corpus.identity import fingerprint_text, real_path
from provenance.corpus.index import IndexDamagedError, SentenceIndex
from provenance.corpus.lossless import UnreadableError, unpack
from provenance.corpus.retrieval import HITS, WIDE_HITS, Evidence, Hit, evidence, spread, worth_comparing
from provenance.corpus.schema import VERSION, refuse_newer, version
from provenance.corpus.selection import Selection
from provenance.corpus.tables import numbers_of
from provenance.model import Document
from provenance.text.counted import count
from provenance.text.words import stems as stems_of

_PATIENCE = 200  # times to look again while a writer commits between our two looks
_MORE = 40  # hits that are not near looked at together, until enough of them are there
_AT_ONCE = 500  # rows of a long list fetched together
_FEW = 1000  # documents of a selection up to which only their sentences are searched
_HITS = "SELECT number, id, family, outlet, published FROM documents WHERE number IN (?*)"
_TEXTS = "SELECT number, id, data FROM documents LEFT JOIN texts USING(number) WHERE number IN (?*)"
_HEADERS = (
    "SELECT id, outlet, published, language, url, title, (SELECT file FROM places"
    " WHERE places.number = visible.number AND places.id = visible.id LIMIT 1) FROM visible ORDER BY id"
)
_OF_OUTLETS = "SELECT number FROM visible WHERE outlet IN (?*) AND (? OR published BETWEEN ? AND ?) LIMIT ?"
_OUTLETS = (  # one step of the index for each outlet, and not for each document
    "WITH RECURSIVE found(outlet) AS (SELECT min(outlet) FROM documents UNION ALL"
    " SELECT (SELECT min(outlet) FROM documents WHERE outlet > found.outlet) FROM found WHERE outlet IS NOT NULL)"
    " SELECT outlet FROM found WHERE outlet IS NOT NULL"
)
_OF_DAYS = "SELECT number FROM visible WHERE published BETWEEN ? AND ? LIMIT ?"


_Picture = tuple[sqlite3.Connection, dict[str, str], frozenset[int], SentenceIndex]
"""A connection that sees one committed moment, and what belongs to it: counters, numbers on their way, the index."""


class OldSchemaError(Exception):
    """The corpus must be migrated before it can be read."""


class StoredCorpus:
    """The documents of a corpus directory, as they stood at one committed moment.

    What a writer does later is not seen until ``refresh``. Use ``open_corpus``
    to open one: it puts right what a killed process left behind.

    Raises:
        CorpusError: the corpus cannot be read.
        IndexDamagedError: the search index does not fit the documents.
        OldSchemaError: the corpus was made by an older release.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self.name = str(place)
        self.notes: tuple[str, ...] = ()
        self._guard = RLock()
        self._connection, self.meta, self.pending, self._index = self._newest()

    def refresh(self) -> None:
        """Moves on to what is committed now; if that cannot be read, everything stays as it was."""
        with self._guard:
            before = self._connection
            self._connection, self.meta, self.pending, self._index = self._newest()
            before.close()

    def close(self) -> None:
        """Lets go of the files."""
        with self._guard:
            self._connection.close()

    def __del__(self) -> None:
        """Lets go of the files when nobody holds the corpus any more, as it need not be used in a ``with`` block."""
        if connection := getattr(self, "_connection", None):
            connection.close()

    def __enter__(self) -> StoredCorpus:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def fingerprint(self) -> str:
        """Names the set of documents, whatever the order they came in."""
        return fingerprint_text(int(self.meta["fingerprint"], 16))

    def __len__(self) -> int:
        return int(self.meta["documents"])

    def candidates(self, article: Document, limit: int = 50) -> list[Document]:
        """Returns documents that share rare text with the article, best first, never the article itself."""
        return self._candidates(article, limit, Selection(), HITS, None)

    def selected(self, article: Document, limit: int, selection: Selection) -> list[Document]:
        """Returns the best candidates among the documents of a selection."""
        if not selection:
            return self.candidates(article, limit)
        few = self._few(selection)
        return self._candidates(article, limit, selection, HITS if few is not None else WIDE_HITS, few)

    def has_any(self, selection: Selection) -> bool:
        """Whether any document is of a selection; its window is not looked at."""
        return bool(self._numbers(selection, 1))

    def outlets(self) -> set[str]:
        """Returns the outlets of its documents."""
        return {outlet for (outlet,) in self.query(_OUTLETS)}

    def frequency(self, stems: Iterable[str]) -> dict[str, int]:
        """Returns for each stem the number of documents that have it."""
        counts = dict.fromkeys(stems, 0)
        for chunk in chunks(list(counts)):
            wanted = listed("SELECT stem, documents FROM words WHERE stem IN (?*)", chunk)
            counts.update(self.query(wanted, chunk))
        return counts

    def document(self, identifier: str, /) -> Document | None:
        """Returns the document with this id, or the one that it is an exact duplicate of, or None."""
        with self._guard, explained(self.place):
            numbers = numbers_of(self._connection, [identifier])
        held = self._documents(set(numbers.values()))
        return next((document for document, _ in held.values()), None)

    def known(self, identifiers: Sequence[str]) -> set[str]:
        """Returns which of these ids ``document`` has an answer for."""
        with self._guard, explained(self.place):
            numbers = numbers_of(self._connection, identifiers)
        return {name for name, number in numbers.items() if number not in self.pending}

    def documents(self) -> Iterator[Document]:
        """Yields every document, in the order of their ids."""
        return (document for document, _ in self.packed())

    def packed(self) -> Iterator[tuple[Document, bytes]]:
        """Yields every document with the bytes it is stored as (``lossless.pack``), in the order of their ids."""
        numbers = [number for (number,) in self.query("SELECT number FROM visible ORDER BY id")]
        for chunk in chunks(numbers):
            held = self._documents(set(chunk))
            yield from (held[number] for number in chunk)

    def headers(self) -> Iterator[Document]:
        """Yields every document without its text: what is known of it without reading it, in the same order.

        ``path`` is the resolved one; author, links and notes are not there.
        """
        for name, outlet, published, language, url, title, file in self.each(_HEADERS):
            yield Document(
                id=name, text="", sentences=(), path=file, url=url, title=title, outlet=outlet,
                published=published, language=language,
            )  # fmt: skip

    def with_words(self, text: str) -> set[int] | None:
        """Returns the numbers of the documents that have all content words of a text, None if it has none."""
        found: set[int] | None = None
        for word in set(stems_of(text)):
            having = self._index.holders(word) - self.pending
            found = having if found is None else found & having
        return found

    @property
    def schema(self) -> int:
        """Version of the tables."""
        return int(self.query("PRAGMA user_version")[0][0])

    @property
    def segments(self) -> int:
        """Number of parts that the search index consists of."""
        return self._index.segments

    def _newest(self) -> _Picture:
        with explained(self.place):
            for _ in range(_PATIENCE):
                connection = connect_for_reading(self.place)
                try:
                    if picture := self._look(connection):
                        return picture
                except BaseException:
                    connection.close()
                    raise
                connection.close()
        raise IndexDamagedError(f"The corpus {self.place} changes too fast to be read. Try again.")

    def _look(self, connection: sqlite3.Connection) -> _Picture | None:
        """Takes a picture of database and index together; None where a writer came in between."""
        found = version(connection)
        refuse_newer(found, self.place)
        if found < VERSION:
            raise OldSchemaError(f"The corpus {self.place} was made by an older provenance.")
        connection.execute("BEGIN")
        meta = counters(connection)
        pending = frozenset(number for (number,) in connection.execute("SELECT number FROM pending"))
        try:
            index = SentenceIndex(_index_folder(self.place, meta))
        except IndexDamagedError:
            if self._unchanged(meta):
                raise
            return None
        if not self._unchanged(meta):
            return None
        self._refuse_unfit(meta, pending, index)
        return connection, meta, pending, index

    @property
    def index_folder(self) -> Path:
        """Where the search index of this moment lives."""
        return _index_folder(self.place, self.meta)

    def _unchanged(self, meta: dict[str, str]) -> bool:
        """Whether the picture of the database is still the newest one."""
        other = connect_for_reading(self.place)
        try:
            return counters(other) == meta
        finally:
            other.close()

    def _refuse_unfit(self, meta: dict[str, str], pending: frozenset[int], index: SentenceIndex) -> None:
        """Checks that the index holds as many sentences as the store says, where no write is under way."""
        if meta.get("features") != feature_stamp():
            raise IndexDamagedError(f"The search index of {self.place} was made by another release.")
        if not pending and index.rows != int(meta["sentences"]):
            raise IndexDamagedError(
                f"The search index of {self.place} holds {count(index.rows, 'sentence')}, "
                f"the documents have {meta['sentences']}."
            )

    def _same(self, article: Document) -> set[int]:
        """Returns the numbers of the documents that are the article itself."""
        file = real_path(article.path) if article.path else None
        rows = self.query(
            "SELECT number FROM places WHERE id = ? OR url = ? OR file = ?",
            [article.id, article.url or None, file],
        )
        return {number for (number,) in rows}

    def _candidates(
        self, article: Document, limit: int, selection: Selection, rows: int, among: Sequence[int] | None
    ) -> list[Document]:
        if limit <= 0 or not len(self):
            return []
        sentences = [sentence.text for sentence in searched_sentences(article)]
        found = evidence(self._index, sentences, hits=rows, among=among, without=self._same(article))
        hits = worth_comparing(self._hits(found, selection))
        numbers = [hit.number for hit in spread(hits, limit)]
        held = self._documents(set(numbers))
        return [held[number][0] for number in numbers]

    def _hits(self, found: dict[int, Evidence], selection: Selection) -> list[Hit]:
        """Returns, best first, what this picture has of the selection: all that are near, and the first few."""
        near = [number for number, item in found.items() if item.is_near]
        others = sorted(found.keys() - near, key=lambda number: (-found[number].total, number))
        hits, few = self._held(near, found, selection), 0
        for chunk in chunks(others, _MORE):
            held = self._held(chunk, found, selection)
            hits += held
            few += len(held)
            if few >= ALWAYS_COMPARED:
                break
        return sorted(hits, key=lambda hit: (-hit.evidence.total, hit.id))

    def _held(self, numbers: Sequence[int], found: dict[int, Evidence], selection: Selection) -> list[Hit]:
        rows = [row for chunk in chunks(numbers) for row in self.query(listed(_HITS, chunk), chunk)]
        hits = (Hit(found[row[0]], *row) for row in rows if row[0] not in self.pending)
        return [hit for hit in hits if selection.holds(hit.outlet, hit.published)]

    def _few(self, selection: Selection) -> list[int] | None:
        """Returns the documents of a narrow selection, None where they are many."""
        numbers = self._numbers(selection, _FEW + 1)
        return numbers if len(numbers) <= _FEW else None

    def _numbers(self, selection: Selection, most: int) -> list[int]:
        """Returns documents of a selection, no more than ``most``."""
        outlets = sorted(selection.outlets)
        days = [selection.since or "", f"{selection.until or ''}~"]  # "~" comes after any hour of that day
        if outlets:
            dated = bool(selection.since or selection.until)
            rows = self.query(listed(_OF_OUTLETS, outlets), [*outlets, not dated, *days, most])
        elif selection.since or selection.until:
            rows = self.query(_OF_DAYS, [*days, most])
        else:
            rows = self.query("SELECT number FROM visible LIMIT ?", [most])
        return [number for (number,) in rows]

    def _documents(self, numbers: set[int]) -> dict[int, tuple[Document, bytes]]:
        held: dict[int, tuple[Document, bytes]] = {}
        for chunk in chunks(numbers - self.pending):
            for number, identifier, data in self.query(listed(_TEXTS, chunk), chunk):
                try:
                    held[number] = unpack(data or b""), data
                except (ValueError, KeyError, TypeError, zlib.error) as error:
                    raise UnreadableError(identifier, self.place) from error
        return held

    def each(self, query: str, values: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Asks the database for more rows than memory should hold."""
        with self._guard, explained(self.place):
            cursor = self._connection.execute(query, tuple(values))
            rows = cursor.fetchmany(_AT_ONCE)
        while rows:
            yield from rows
            with self._guard, explained(self.place):
                rows = cursor.fetchmany(_AT_ONCE)

    def query(self, query: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """Asks the database, as it stands in this picture."""
        with self._guard, explained(self.place):
            return self._connection.execute(query, tuple(values)).fetchall()


def _index_folder(place: Path, meta: dict[str, str]) -> Path:
    return place / f"index-{meta['builds']}"
