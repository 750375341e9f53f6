"""The rows that the logic of collections speaks in: one per document, link, and nearness of two texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

NO_OUTLET = "(unknown outlet)"
"""How tables name the outlet of a document that carries none."""


ENOUGH = 2
"""Sentences, of one article or of several, that must show two documents to be siblings."""


class Way(StrEnum):
    """Which way text went between an article and an original.

    ``SOURCE``: the article took it. ``COMMON_ORIGIN``: both go back to an
    earlier text that the collection lacks. ``UNDETERMINED``: the dates do not
    say which of the two was first, and nothing else does.
    """

    SOURCE = "source"
    COMMON_ORIGIN = "common-origin"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Node:
    """A document without its text.

    ``primary`` marks news agencies. ``credits`` are the outlets that it names as sources.
    """

    id: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    path: str | None = None
    primary: bool = False
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An article sentence and the sentences of one original that it goes back to.

    ``credited`` is whom the article names for the sentence, as tables show it.
    ``own`` marks text that the article's own outlet published before.
    """

    article: str
    sentence: int
    original: str
    original_sentences: tuple[int, ...]
    relation: str
    probability: float
    way: Way
    position: str = "origin"
    verdict: str | None = None
    credited: str = ""
    own: bool = False
    drift: tuple[str, ...] = ()
    text: str = ""
    original_text: str = ""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near an article stands to a document that it may have taken ``sentences`` from.

    ``shared`` counts what these sentences have in common with it: stems, and
    runs of three words. ``rival`` is a document that has readings of the article which
    ``giver`` lacks, and lacks others that ``giver`` has, so that neither alone
    can have been the source; None where ``giver`` explains all that is shared.
    """

    article: str
    giver: str
    sentences: tuple[int, ...]
    shared: int
    rival: str | None = None


@dataclass(frozen=True, slots=True)
class Siblings:
    """Two documents of which neither was made from the other, though an article shares the text of both.

    ``support`` counts the sentences of the article (``witness``) that show it.
    """

    witness: str
    one: str
    two: str
    support: int = ENOUGH


@dataclass(frozen=True, slots=True)
class Edge:
    """One step of a cascade: ``taker`` took text from ``giver``.

    ``giver`` is the id of a document, or of a ``Lost`` original. ``sentences``
    counts those taken; ``minutes`` is the delay, None where a date is missing
    or both are known to the day only and agree. Of the givers of one taker
    the ``main`` one gave most.
    """

    giver: str
    taker: str
    sentences: int
    minutes: int | None = None
    main: bool = True


@dataclass(frozen=True, slots=True)
class Lost:
    """An original that the collection lacks, known by the documents that go back to it.

    ``id`` begins with ``lost:``. ``outlet`` is whom they credit, where they agree.
    """

    id: str
    members: tuple[str, ...]
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Cascade:
    """How one original spread: ``root`` (a document or a lost original) and the steps from it."""

    root: str
    edges: tuple[Edge, ...] = ()
    lost: Lost | None = None
    members: tuple[str, ...] = field(default=())
