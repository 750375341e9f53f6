"""What a stored corpus says of itself: lists, places of a document, families, totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provenance.corpus.selection import Selection
from provenance.corpus.store import StoredCorpus
from provenance.errors import SettingsError

UNKNOWN = "unknown"
"""How totals name the documents of which something is not known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as lists show it, without its text.

    ``file`` is that of its first place; ``family`` is the id of the first of
    its near-duplicates, None where there are none.
    """

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    file: str | None
    family: str | None
    sentences: int
    characters: int
    added: str


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a document was found; ``id`` is the one that it has there."""

    id: str
    file: str | None
    url: str | None
    added: str


@dataclass(frozen=True, slots=True)
class Totals:
    """A corpus in numbers; sizes are bytes on disk."""

    documents: int
    places: int
    families: int
    sentences: int
    characters: int
    undated: int
    first: str | None
    last: str | None
    by_outlet: dict[str, int]
    by_month: dict[str, int]
    by_language: dict[str, int]
    fingerprint: str
    schema: int
    segments: int
    pending: int
    database_bytes: int
    index_bytes: int


def entries(
    corpus: StoredCorpus,
    selection: Selection | None = None,
    *,
    language: str | None = None,
    text: str | None = None,
) -> Iterator[Entry]:
    """Yields the documents that a list asks for, latest first, undated last.

    Args:
        corpus: where to look.
        selection: outlets and days.
        language: ISO 639-1 code.
        text: words that must all stand in the text, whatever their case and ending; a title that only a
            manifest gives is no part of it.

    Raises:
        SettingsError: there is no word in ``text`` that could be looked for.
    """
    numbers = corpus.with_words(text) if text is not None else None
    if text is not None and numbers is None:
        raise SettingsError(
            f"There is no word to look for in {text!r}; signs and the commonest words do not count."
        )
    for number, entry in _all_entries(corpus, language):
        if numbers is not None and number not in numbers:
            continue
        if selection is None or selection.holds(entry.outlet, entry.published):
            yield entry


def places(corpus: StoredCorpus, identifier: str) -> list[Place]:
    """Returns every place where a document was found, first come first."""
    query = (
        "SELECT id, file, url, added FROM places WHERE number IN (SELECT number FROM places WHERE id = ?)"
        " ORDER BY rowid"
    )
    return [Place(*row) for row in corpus.query(query, [identifier])]


def relatives(corpus: StoredCorpus, identifier: str) -> list[Entry]:
    """Returns the near-duplicates of a document, without itself, earliest first."""
    return [Entry(*row[1:]) for row in corpus.query(_ENTRIES + _OF_FAMILY, [identifier, identifier])]


def versions(corpus: StoredCorpus, identifier: str) -> list[Entry]:
    """Returns the other texts that were found at an address of this document, in the order they came in."""
    return [Entry(*row[1:]) for row in corpus.query(_ENTRIES + _OF_ADDRESS, [identifier, identifier])]


def totals(corpus: StoredCorpus) -> Totals:
    """Counts a corpus."""
    first, last, undated = corpus.query(
        "SELECT min(published), max(published), count(*) - count(published) FROM visible"
    )[0]
    return Totals(
        documents=len(corpus),
        places=_number(corpus, "SELECT count(*) FROM places"),
        families=_number(corpus, "SELECT count(DISTINCT family) FROM visible"),
        sentences=int(corpus.meta["sentences"]),
        characters=int(corpus.meta["characters"]),
        undated=undated,
        first=first,
        last=last,
        by_outlet=_counted(corpus, "outlet"),
        by_month=dict(sorted(_counted(corpus, "substr(published, 1, 7)").items())),
        by_language=_counted(corpus, "language"),
        fingerprint=corpus.fingerprint,
        schema=corpus.schema,
        segments=corpus.segments,
        pending=len(corpus.pending),
        database_bytes=_size(corpus.place.glob("corpus.sqlite*")),
        index_bytes=_size(corpus.index_folder.glob("*")),
    )


_ENTRIES = (
    "SELECT d.number, d.id, d.title, d.outlet, d.published, d.language, d.url,"
    " (SELECT file FROM places p WHERE p.number = d.number AND file IS NOT NULL ORDER BY p.rowid LIMIT 1),"
    " (SELECT id FROM documents f WHERE f.number = d.family), d.sentences, d.characters, d.added"
    " FROM visible d"
)
_OF_FAMILY = (
    " WHERE d.family = (SELECT family FROM documents WHERE id = ?) AND d.id <> ?"
    " ORDER BY d.published IS NULL, d.published, d.id"
)
_OF_ADDRESS = (
    " WHERE d.id <> ? AND d.number IN (SELECT number FROM places WHERE url IN"
    " (SELECT url FROM places WHERE url IS NOT NULL AND"
    " number = (SELECT number FROM documents WHERE id = ?))) ORDER BY d.number"
)


def _all_entries(corpus: StoredCorpus, language: str | None) -> Iterator[tuple[int, Entry]]:
    where = "WHERE d.language = ?" if language else ""
    query = f"{_ENTRIES} {where} ORDER BY d.published IS NULL, d.published DESC, d.id"
    for row in corpus.each(query, [language] if language else []):
        yield row[0], Entry(*row[1:])


def _counted(corpus: StoredCorpus, what: str) -> dict[str, int]:
    """Returns how many documents there are of each kind, most first."""
    query = f"SELECT {what}, count(*) FROM visible GROUP BY 1"  # noqa: S608
    counts: Counter[str] = Counter()
    for value, count in corpus.query(query):
        counts[value or UNKNOWN] += count
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _number(corpus: StoredCorpus, query: str) -> int:
    value: Any = corpus.query(query)[0][0]
    return int(value)


def _size(files: Iterator[Path]) -> int:
    return sum(map(_size_of, files))


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:  # a writer has merged parts of the index meanwhile
        return 0
