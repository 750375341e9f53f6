"""The values that everything else speaks in: frozen, without I/O, standard library only.

Offsets are characters into ``Document.text`` and half-open, as Python slices are.
Dates are ISO 8601 strings: ``2022-01-10`` when only the day is known,
``2022-01-10T03:01+00:00`` (always in UTC) when the minute is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a block of an article is; only ``BODY`` sentences are judged."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    BODY = "body"
    CAPTION = "caption"
    FOOTER = "footer"


class Relation(StrEnum):
    """How an article sentence and its original stand to each other, nearest first."""

    VERBATIM = "verbatim"
    NEAR_VERBATIM = "near-verbatim"
    PARAPHRASE = "paraphrase"
    SAME_STATEMENT = "same-statement"
    SHARED_FACT = "shared-fact"
    NONE = "none"

    @property
    def derived(self) -> bool:
        """Whether the relation says "this text was taken from that text"."""
        return self in (Relation.VERBATIM, Relation.NEAR_VERBATIM, Relation.PARAPHRASE)


class Verdict(StrEnum):
    """What match and credit together say of a body sentence."""

    CREDITED = "credited"
    UPSTREAM_ONLY = "upstream-only"
    MISCREDITED = "miscredited"
    UNCREDITED = "uncredited"
    UNRESOLVED = "unresolved"
    UNMATCHED = "unmatched"


class Direction(StrEnum):
    """Whether the original can have been the source, or is dated later than the article."""

    SOURCE = "source"
    COMMON_ORIGIN = "common-origin"


class Position(StrEnum):
    """Place of an original in the chain: the earliest document, or the nearer one."""

    ORIGIN = "origin"
    VIA = "via"


class CreditKind(StrEnum):
    """Who is named as a source."""

    OUTLET = "outlet"
    PERSON = "person"
    INSTITUTION = "institution"
    GENERIC = "generic"


class Scope(StrEnum):
    """How far a credit reaches; ``IMAGE`` never covers text."""

    SENTENCE = "sentence"
    CONTINUED = "continued"
    ARTICLE = "article"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``Document.text[start:end] == text``.

    ``paragraph`` counts blocks from 0, so that layout can be shown again.
    """

    index: int
    text: str
    start: int
    end: int
    role: Role = Role.BODY
    paragraph: int = 0


BELOW_ARTICLE = "stands after the end of the article"
"""Why a line below the article was set aside that nothing else tells the meaning of."""

SITE_LINE = "name or section of the site"
"""Why a line above the article was set aside that names an outlet or a part of it."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of the page that is no part of the article, and why it was set aside."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the body: its target, and where its anchor text stands in the clean text."""

    url: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article or an original, clean and split.

    ``text`` is the clean text; ``sentences`` point into it. ``id`` is a hash
    of the content, the same on every machine. ``outlet`` is the canonical
    registry name where it is known. ``language`` is an ISO 639-1 code or None.
    ``encoding`` says how the bytes were read. ``notes`` are remarks for the user.
    The ``repr`` leaves out the text and what points into it.
    """

    id: str
    text: str = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    links: tuple[Link, ...] = field(default=(), repr=False)
    dropped: tuple[Dropped, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """A document as results name it, without its text."""

    id: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class OriginalSentence:
    """A sentence of an original that a match points to."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class WordingStep:
    """One step of the word-level evidence.

    ``op`` is ``keep``, ``drop``, ``add`` or ``replace``. Joined, the
    ``original`` parts give the original's text and the ``article`` parts the
    article's sentence, character for character.
    """

    op: str
    original: str
    article: str


@dataclass(frozen=True, slots=True)
class Drift:
    """A change that matters: ``kind`` is number, date, name, quote, hedge, negation, attribution or loaded-word."""

    kind: str
    original: str
    article: str


@dataclass(frozen=True, slots=True)
class Match:
    """An article sentence aligned with one or more sentences of one original."""

    original: DocumentReference
    sentences: tuple[OriginalSentence, ...]
    relation: Relation
    probability: float
    direction: Direction = Direction.SOURCE
    position: Position = Position.ORIGIN
    wording: tuple[WordingStep, ...] = ()
    drift: tuple[Drift, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A source that the article itself names.

    ``name`` is as written; ``outlet`` the canonical registry name (or the name
    as written for an outlet that the registry lacks), None when it is none.
    ``start`` and ``end`` are offsets of the name into the article's text, or of
    the reference ("the agency") when ``scope`` is continued. ``citing`` names
    who the source itself cites ("Sputnik reported citing Khabar 24").
    """

    name: str
    outlet: str | None
    kind: CreditKind
    cue: str
    start: int
    end: int
    scope: Scope
    citing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TracedSentence:
    """One sentence of the article with all that was found of it."""

    index: int
    text: str
    start: int
    end: int
    role: Role
    relation: Relation
    probability: float
    verdict: Verdict | None
    quoted: bool
    unsure: bool
    matches: tuple[Match, ...] = ()
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Omitted:
    """Sentences of a used original that the article left out."""

    original: DocumentReference
    sentences: tuple[OriginalSentence, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the body sentences of a trace.

    ``sentences`` is the number of body sentences, ``derived`` how many trace to
    an original that can have been the source; the three tables count body
    sentences by verdict, by the outlet they trace to, and by relation.
    """

    sentences: int
    derived: int
    by_verdict: dict[str, int] = field(default_factory=dict)
    by_outlet: dict[str, int] = field(default_factory=dict)
    by_relation: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TraceRecord:
    """The whole result for one article.

    ``signature`` names version, settings, corpus and model, so that a number
    never stands alone. ``notes`` are remarks for the reader.
    """

    signature: str
    article: Document
    sentences: tuple[TracedSentence, ...]
    omitted: tuple[Omitted, ...]
    summary: Summary
    notes: tuple[str, ...] = ()
