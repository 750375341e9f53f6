"""What the aligner says of each sentence of an article."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.model import Direction, Position, Relation


@dataclass(frozen=True, slots=True)
class Found:
    """One original that an article sentence goes back to, or resembles."""

    source: str
    sentences: tuple[int, ...]
    relation: Relation
    probability: float
    direction: Direction
    position: Position = Position.ORIGIN


@dataclass(frozen=True, slots=True)
class Aligned:
    """All that the aligner says of one article sentence.

    ``probability`` is that of the best candidate, whether or not it reached
    the threshold; ``unsure`` says that it lies in the band below it. ``alone``
    marks a source beside which no independent document reports the event.
    """

    found: tuple[Found, ...]
    relation: Relation
    probability: float
    unsure: bool
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """What the aligner says of an article.

    ``sentences`` has one item for each of its sentences; ``copies`` are the keys of documents that were left out,
    because they are farther from what they share with the article than the article itself (see ``descent``).
    """

    sentences: tuple[Aligned, ...]
    copies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Limits:
    """Probabilities from which a sentence counts as derived, and is shown as unsure."""

    threshold: float
    unsure: float
