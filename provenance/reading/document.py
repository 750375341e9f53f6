"""Puts the pieces of a page in order and makes a document of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from provenance.model import Document, Dropped, Link, Role, Sentence
from provenance.outlets import Registry
from provenance.reading.head import Head, read_head
from provenance.reading.notices import is_image_remark
from provenance.reading.piece import Piece
from provenance.reading.publisher import outlet_of
from provenance.reading.repeats import without_repeats
from provenance.reading.roles import after_head, marked, with_datelines, without_closing_remarks
from provenance.reading.unwrap import unglued, unwrapped
from provenance.text.dates import Stamp, earliest, find_stamps
from provenance.text.language import detect
from provenance.text.sentences import split

# "/2022/1/10/", "/20220110-": without marks between them month and day have two digits, or "/1963517" would be one.
_URL_DATE = re.compile(
    r"/((?:199|20\d)\d)(?:[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])|[/-]?(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?=[/_.-]|$)"
    r"|[-/]((?:199|20\d)\d)-(\d\d)-(\d\d)(?=[/_.-]|$)"
)
_URL_YEAR = re.compile(r"[/-]((?:19|20)\d\d)(?=[/_-])")
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
    notes: list[str] = field(default_factory=list)


def compose(pieces: Sequence[Piece], facts: Facts, registry: Registry) -> Document:
    """Clean the pieces of one page, decide their roles, and build the document."""
    head = Head(title=facts.title, url=facts.url)
    decided = cleaned(pieces, head, registry)
    outlet = facts.outlet or outlet_of(
        url=head.url,
        site=facts.site,
        sites=head.sites,
        bylines=head.bylines,
        pieces=decided,
        registry=registry,
    )
    published = facts.published or _published(head, decided)
    text, sentences, links = _laid_out(decided)
    if not any(s.role is Role.BODY for s in sentences):
        facts.notes.append(_NOTHING)
    return Document(
        id=identity(text, outlet, head.url, published),
        text=text,
        sentences=sentences,
        path=facts.path,
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


def _published(head: Head, pieces: Sequence[Piece]) -> str | None:
    stamps: list[Stamp] = [*head.stamps, *_head_stamps(pieces)]
    found = earliest(stamps)
    if found:
        return found
    if dated := _url_date(head.url):
        return dated
    undated = [s for s in stamps if s.iso is None]
    if undated and (year := _year(head.url, pieces)):
        first = undated[0]
        return f"{year}-{first.month:02d}-{first.day:02d}"
    return None


def _head_stamps(pieces: Sequence[Piece]) -> Iterable[Stamp]:
    """Stamps that open the running text, and stamps set aside before its second paragraph."""
    bodies = 0
    for piece in pieces:
        bodies += piece.role is Role.BODY
        if bodies > 1:
            return
        if piece.why == "date stamp of the page":
            yield from find_stamps(piece.text)


def _url_date(url: str | None) -> str | None:
    match = _URL_DATE.search(url) if url else None
    if not match:
        return None
    year, month, day = (int(x) for x in match.groups() if x)
    stamp = next(find_stamps(f"{year}-{month:02d}-{day:02d}"), None)
    return stamp.iso if stamp else None


def _year(url: str | None, pieces: Sequence[Piece]) -> str | None:
    """A year that the address or a line of the foot gives, for a stamp that lacks one."""
    match = _URL_YEAR.search(url) if url else None
    if match:
        return match[1]
    for piece in pieces:
        lone = re.fullmatch(r"(?:19|20)\d\d", piece.text) if piece.why else None
        rights = re.search(r"(?:©|\(c\)|copyright).{0,20}?((?:19|20)\d\d)(?!\d|[-–])", piece.text[:80], re.I)
        if (lone or rights) and piece.role is not Role.BODY:
            return lone[0] if lone else rights[1] if rights else None
    return None


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
