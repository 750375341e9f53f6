"""Items before they are chosen: what a kind offers, and what it had to leave out."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

from provenance.classroom.values import Item


@dataclass(frozen=True, slots=True)
class Draft:
    """An item that could be used.

    ``sentences`` are the article's sentences that it gives away: no two items of an exercise share one, so
    that no question answers another. ``merit`` ranks the drafts of a kind, highest first.
    """

    item: Item
    sentences: frozenset[int]
    merit: float = 0.0


@dataclass(slots=True)
class Drafts:
    """What one kind makes of a trace: drafts, and reasons why other sentences gave none."""

    made: list[Draft] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def skip(self, why: str) -> None:
        """Counts one sentence that gave no item, with the reason in words for the teacher."""
        self.left_out[why] += 1


def dice(seed: int, what: str) -> random.Random:
    """A generator of its own for every item, so that one item more changes no other."""
    return random.Random(f"{seed}:{what}")  # noqa: S311  (shuffles papers, guards nothing)
