"""Puts the pieces of a page in order and makes a document of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from provenance.model import Document, Dropped, Link, Role, Sentence
from provenance.outlets import Registry
from provenance.reading.head import Head, read_head
from provenance.reading.notices import is_image_remark
from provenance.reading.piece import Piece
from provenance.reading.published import date_of, date_of_name, marked_days
from provenance.reading.publisher import outlet_of
from provenance.reading.repeats import without_repeats
from provenance.reading.roles import after_head, marked, with_datelines, without_closing_remarks
from provenance.reading.unwrap import unglued, unwrapped
from provenance.text.display import written_out
from provenance.text.language import detect
from provenance.text.sentences import split

_DATED_BY_NAME = "The date of the text is that of its file's name: it bears none itself."
_NOTHING = "Nothing on this page reads as the text of an article."


@dataclass(slots=True)
class Facts:
    """What is known of a document from outside its text; None where nothing is."""

    name: str = "text"
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    site: str | None = None
    sent: str | None = None
    """When the letter was sent that holds it: its date, where it bears none itself."""
    notes: list[str] = field(default_factory=list)


def compose(pieces: Sequence[Piece], facts: Facts, registry: Registry) -> Document:
    """Clean the pieces of one page, decide their roles, and build the document."""
    head = Head(title=facts.title, url=facts.url)
    decided = cleaned(pieces, head, registry)
    outlet = facts.outlet or outlet_of(
        stated=head.outlet,
        url=head.url,
        site=facts.site,
        sites=head.sites,
        bylines=head.bylines,
        pieces=decided,
        registry=registry,
    )
    published = facts.published or date_of(head.url, head.stamps, decided)
    published = published or facts.sent
    if not published and (published := date_of_name(facts.path or facts.name, head.stamps, decided)):
        facts.notes.append(_DATED_BY_NAME)
    if not published:
        decided = marked_days(decided)
    text, sentences, links = _laid_out(decided)
    if not any(s.role is Role.BODY for s in sentences):
        facts.notes.append(_NOTHING)
    return Document(
        id=identity(text, outlet, head.url, published),
        text=text,
        sentences=sentences,
        path=written_out(facts.path) if facts.path else facts.path,
        url=head.url,
        title=head.title,
        outlet=outlet,
        author=facts.author or head.author,
        published=published,
        language=facts.language or detect(_body_text(sentences)),
        encoding=facts.encoding,
        links=links,
        dropped=tuple(Dropped(p.text, p.why) for p in decided if p.why),
        notes=tuple(facts.notes),
    )


def cleaned(pieces: Sequence[Piece], head: Head, registry: Registry) -> list[Piece]:
    """Every piece with its role or the reason why it is set aside; nothing is lost."""
    whole = unwrapped(marked(list(pieces), registry))
    single = without_repeats([part for p in whole for part in unglued(p)])
    decided = after_head(read_head(single, head, registry), registry)
    return with_datelines(without_closing_remarks(decided))


def identity(text: str, outlet: str | None, url: str | None, published: str | None) -> str:
    """The document's id: a hash of its content, the same on every machine."""
    content = f"{text}\n{outlet or ''}{url or ''}{published or ''}"
    return hashlib.sha256(content.encode("utf-8", errors="replace")).hexdigest()[:32]


def _laid_out(pieces: Sequence[Piece]) -> tuple[str, tuple[Sentence, ...], tuple[Link, ...]]:
    """Blocks parted by blank lines, their sentences with offsets into the whole."""
    text: list[str] = []
    sentences: list[Sentence] = []
    links: list[Link] = []
    offset = 0
    for paragraph, piece in enumerate(p for p in pieces if p.role is not None and not p.why):
        for start, end in _sentence_spans(piece):
            role = piece.role or Role.BODY
            sentences.append(
                Sentence(len(sentences), piece.text[start:end], offset + start, offset + end, role, paragraph)
            )
        links += [Link(url, offset + a, offset + b) for url, a, b in piece.links]
        text.append(piece.text)
        offset += len(piece.text) + 2
    return "\n\n".join(text), tuple(sentences), tuple(links)


def _sentence_spans(piece: Piece) -> list[tuple[int, int]]:
    """Sentences of a block; a picture credit in brackets stays with the sentence it follows.

    A dateline, source line or caption is one piece of information, whatever stops stand in it.
    """
    if piece.role in (Role.FOOTER, Role.CAPTION):
        return [(0, len(piece.text))]
    spans: list[tuple[int, int]] = []
    for start, end in split(piece.text):
        if spans and is_image_remark(piece.text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _body_text(sentences: Sequence[Sentence]) -> str:
    return " ".join(s.text for s in sentences[:40] if s.role in (Role.BODY, Role.HEADLINE))
