"""One record of a source, before and after it becomes a document."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from provenance.corpus.lossless import from_record
from provenance.errors import ReadingError
from provenance.model import Document
from provenance.outlets import Registry


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document from outside its text; it stands above what the text says of itself."""

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None

    def over(self, other: Known) -> Known:
        """Returns these facts, completed by those of another."""
        names = self.__slots__
        return Known(**{name: getattr(self, name) or getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True)
class Raw:
    """A record that can be read into a document, in this process or in another.

    Attributes:
        name: what messages call it.
        source: the file or address that it comes from.
        stamp: tells whether the source is still the same.
        record: its place in the source, from 1; 0 where the source is one document.
        size: bytes of the source up to here, for the progress.
        path: what the document will say of where it lies.
        file, data, text, stored: where its content is; one of them is given.
        known: facts from the manifest or the options.
        strange_date: what a manifest gives for a date, where that is in doubt, and what became of it.
        cut_short: whether the manifest says that its text breaks off.
    """

    name: str
    source: str
    stamp: str
    record: int = 0
    size: int = 0
    path: str | None = None
    file: Path | None = None
    data: bytes | None = None
    text: str | None = None
    stored: Mapping[str, Any] | None = None
    known: Known = Known()
    strange_date: str | None = None
    cut_short: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that cannot become a document, and why; the numbers are those of ``Raw``."""

    name: str
    reason: str
    source: str = ""
    stamp: str = ""
    record: int = 0
    size: int = 0


def read(raw: Raw, registry: Registry) -> Document:
    """Reads a record into a document.

    Raises:
        ReadingError: it cannot be read.
    """
    from provenance.reading import read_bytes, read_path, read_text

    known = replace(raw.known, outlet=canonical(raw.known.outlet, registry))
    if raw.stored is not None:
        return with_known(_restored(raw.stored, raw.name), Known(outlet=known.outlet))
    if raw.text is not None:
        return read_text(
            raw.text, name=raw.name, path=raw.path, url=known.url, title=known.title, outlet=known.outlet,
            author=known.author, published=known.published, language=known.language, registry=registry,
        )  # fmt: skip
    if raw.data is not None:
        return with_known(
            read_bytes(raw.data, name=raw.name, path=raw.path, url=known.url, registry=registry), known
        )
    if raw.file is None:
        raise ValueError(f"the record {raw.name} has no content")
    return with_known(read_path(raw.file, registry=registry), known)


def other_places(raw: Raw, document: Document) -> tuple[tuple[str, str | None, str | None], ...]:
    """Returns the other places that an export names for a document: its id there, file and address."""
    from provenance.reading.document import identity
    from provenance.text.display import safe

    named = (raw.stored or {}).get("places")
    if not isinstance(named, list):
        return ()
    pairs = [place for place in named if isinstance(place, list) and len(place) == 2]
    places = [tuple(safe(text) if isinstance(text, str) else None for text in pair) for pair in pairs]
    return tuple(
        (identity(document.text, document.outlet, url, document.published), file, url) for file, url in places
    )


def canonical(outlet: str | None, registry: Registry) -> str | None:
    """Returns the name that the registry gives an outlet, or the name as it stands.

    Some systems write a letter and its accent apart, in the names of folders above all.
    """
    name = " ".join(unicodedata.normalize("NFC", outlet or "").split())
    found = registry.titled(name)
    return found.name if found else name or None


def with_known(document: Document, known: Known) -> Document:
    """Returns the document with facts from outside, which stand above its own; its id follows."""
    from provenance.reading.document import identity

    facts = {name: value for name in Known.__slots__ if (value := getattr(known, name))}
    if not facts or all(getattr(document, name) == value for name, value in facts.items()):
        return document
    new = replace(document, **facts)
    return replace(new, id=identity(new.text, new.outlet, new.url, new.published))


def _restored(record: Mapping[str, Any], name: str) -> Document:
    """Returns the document of an export, whose id must be that of its content."""
    from provenance.reading.document import identity

    try:
        document = from_record(record)
    except (ValueError, KeyError, TypeError) as error:
        raise ReadingError(f"{name} is no complete record of an export ({error}); export it again.") from None
    if document.id != identity(document.text, document.outlet, document.url, document.published):
        raise ReadingError(f"{name} was changed after it was exported: its id does not fit its text.")
    return document
