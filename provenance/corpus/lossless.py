"""Documents as JSON, without loss, for the store and for export: sentences are spans of the text."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from provenance.errors import CorpusError
from provenance.model import Document, Dropped, Link, Role, Sentence

FORMAT = 1
"""Version of the record; it stands in every exported line as ``provenance_document``."""

_PLAIN = ("path", "url", "title", "outlet", "author", "published", "language", "encoding")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ROLES = {role.value: role for role in Role}


def to_record(document: Document) -> dict[str, Any]:
    """Returns the document as JSON values; fields that are not known are left out.

    Raises:
        ValueError: a sentence is not the span of the text that it claims to be.
    """
    record: dict[str, Any] = {"provenance_document": FORMAT, "id": document.id, "text": document.text}
    record["sentences"] = [_span(document, place) for place in range(len(document.sentences))]
    record.update({name: value for name in _PLAIN if (value := getattr(document, name)) is not None})
    if document.links:
        record["links"] = [[link.url, link.start, link.end] for link in document.links]
    if document.dropped:
        record["dropped"] = [[piece.text, piece.why] for piece in document.dropped]
    if document.notes:
        record["notes"] = list(document.notes)
    return record


def from_record(record: Mapping[str, Any]) -> Document:
    """Returns the document of a record.

    Raises:
        ValueError, KeyError, TypeError: the record is not one that ``to_record`` makes.
    """
    text = str(record["text"])
    return Document(
        id=str(record["id"]),
        text=text,
        sentences=tuple(_sentence(text, index, span) for index, span in enumerate(record["sentences"])),
        links=tuple(Link(str(url), int(start), int(end)) for url, start, end in record.get("links", ())),
        dropped=tuple(Dropped(str(piece), str(why)) for piece, why in record.get("dropped", ())),
        notes=tuple(str(note) for note in record.get("notes", ())),
        **{name: _text_or_none(record.get(name)) for name in _PLAIN},
    )


def pack(document: Document) -> bytes:
    """Returns the document as compressed bytes, the same on every machine with the same zlib."""
    record = _JSON.encode(to_record(document))
    return zlib.compress(record.encode("utf-8", "surrogatepass"), level=1)


class UnreadableError(CorpusError):
    """What is stored of a document is not what was put in."""

    def __init__(self, identifier: str, place: Path | None = None) -> None:
        self.identifier = identifier
        where = f" --corpus {place}" if place else ""
        super().__init__(
            f"The text of document {identifier} is damaged. "
            f"Remove it with: provenance corpus remove {identifier}{where}, then add it again from its source"
        )


def unpack(data: bytes) -> Document:
    """Returns the document that ``pack`` put away."""
    return from_record(json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass")))


def _span(document: Document, place: int) -> list[Any]:
    sentence = document.sentences[place]
    if sentence.index != place or document.text[sentence.start : sentence.end] != sentence.text:
        raise ValueError(f"sentence {place} of document {document.id} does not stand in its text")
    return [sentence.start, sentence.end, sentence.role.value, sentence.paragraph]


def _sentence(text: str, index: int, span: list[Any]) -> Sentence:
    start, end, role, paragraph = span
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"sentence {index} lies outside its text")
    return Sentence(index, text[start:end], start, end, _ROLES[role], int(paragraph))


def _text_or_none(value: object) -> str | None:
    return None if value is None else str(value)
