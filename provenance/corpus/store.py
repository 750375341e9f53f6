"""A corpus on disk, opened for reading: many may read while one writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from provenance.corpus.database import chunks, connect_for_reading, counters, explained, marks
from provenance.corpus.features import feature_stamp, searched_sentences
from provenance.corpus.identity import fingerprint_text
from provenance.corpus.index import IndexDamagedError, SentenceIndex
from provenance.corpus.lossless import unpack
from provenance.corpus.retrieval import scores
from provenance.corpus.schema import VERSION, refuse_newer, version
from provenance.model import Document

_PATIENCE = 200  # times to look again while a writer commits between our two looks


class OldSchemaError(Exception):
    """The corpus must be migrated before it can be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as lists show it, without its text; ``file`` and ``url`` are those of its first place."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    file: str | None
    sentences: int
    characters: int
    added: str


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
        self._connection = connect_for_reading(place)
        try:
            self.refresh()
        except BaseException:
            self._connection.close()
            raise

    def refresh(self) -> None:
        """Moves on to what is committed now."""
        with self._guard, explained(self.place):
            for _ in range(_PATIENCE):
                if self._look():
                    return
        raise IndexDamagedError(f"The corpus {self.place} changes too fast to be read. Try again.")

    def close(self) -> None:
        """Lets go of the files."""
        with self._guard:
            self._connection.close()

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
        if limit <= 0 or not len(self):
            return []
        found = scores(self._index, (sentence.text for sentence in searched_sentences(article)))
        for number in self._same(article):
            found.pop(number, None)
        ranked = sorted(found, key=lambda number: (-found[number], number))
        return self._best(ranked, found, limit)

    def frequency(self, stems: Iterable[str]) -> dict[str, int]:
        """Returns for each stem the number of documents that have it."""
        counts = dict.fromkeys(stems, 0)
        for chunk in chunks(list(counts)):
            wanted = f"SELECT stem, documents FROM words WHERE stem IN ({marks(chunk)})"  # noqa: S608
            counts.update(self._rows(wanted, chunk))
        return counts

    def document(self, identifier: str, /) -> Document | None:
        """Returns the document with this id, or the one that it is an exact duplicate of, or None."""
        rows = self._rows("SELECT number FROM places WHERE id = ?", [identifier])
        held = self._documents({number for (number,) in rows})
        return next(iter(held.values()), None)

    def documents(self) -> Iterator[Document]:
        """Yields every document, in the order of their ids."""
        numbers = [number for (number,) in self._rows("SELECT number FROM visible ORDER BY id")]
        for chunk in chunks(numbers):
            held = self._documents(set(chunk))
            yield from (held[number] for number in chunk)

    def _look(self) -> bool:
        """Takes a picture of database and index together; False where a writer came in between."""
        connection = self._connection
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        found = version(connection)
        refuse_newer(found, self.place)
        if found < VERSION:
            raise OldSchemaError(f"The corpus {self.place} was made by an older provenance.")
        connection.execute("BEGIN")
        self.meta = counters(connection)
        self.pending = frozenset(number for (number,) in connection.execute("SELECT number FROM pending"))
        try:
            self._index = SentenceIndex(self.index_folder)
        except IndexDamagedError:
            if self._unchanged():
                raise
            return False
        return self._unchanged() and self._fits()

    @property
    def index_folder(self) -> Path:
        """Where the search index of this moment lives."""
        return self.place / f"index-{self.meta['builds']}"

    def _unchanged(self) -> bool:
        """Whether the picture of the database is still the newest one."""
        other = connect_for_reading(self.place)
        try:
            return counters(other) == self.meta
        finally:
            other.close()

    def _fits(self) -> bool:
        """Checks that the index holds as many sentences as the store says, where no write is under way."""
        if self.meta.get("features") != feature_stamp():
            raise IndexDamagedError(f"The search index of {self.place} was made by another release.")
        if not self.pending and self._index.rows != int(self.meta["sentences"]):
            raise IndexDamagedError(
                f"The search index of {self.place} holds {self._index.rows} sentences, "
                f"the documents have {self.meta['sentences']}."
            )
        return True

    def _same(self, article: Document) -> set[int]:
        """Returns the numbers of the documents that are the article itself."""
        file = str(Path(article.path).resolve()) if article.path else None
        rows = self._rows(
            "SELECT number FROM places WHERE id = ? OR url = ? OR file = ?",
            [article.id, article.url or None, file],
        )
        return {number for (number,) in rows}

    def _best(self, ranked: list[int], found: dict[int, float], limit: int) -> list[Document]:
        """Returns the first documents of a ranking that this picture of the corpus has."""
        best: list[Document] = []
        for chunk in chunks(ranked, limit):
            held = self._documents(set(chunk))
            kept = [number for number in chunk if number in held]
            kept.sort(key=lambda number: (-found[number], held[number].id))
            best.extend(held[number] for number in kept)
            if len(best) >= limit:
                break
        return best[:limit]

    def _documents(self, numbers: set[int]) -> dict[int, Document]:
        held: dict[int, Document] = {}
        for chunk in chunks(numbers - self.pending):
            wanted = f"SELECT number, data FROM texts WHERE number IN ({marks(chunk)})"  # noqa: S608
            held.update((number, unpack(data)) for number, data in self._rows(wanted, chunk))
        return held

    def _rows(self, query: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        with self._guard, explained(self.place):
            return self._connection.execute(query, tuple(values)).fetchall()
