"""Families: documents that carry one text, word for word or nearly, under several outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from provenance.network.order import when
from provenance.network.rows import Node

SYNDICATED = 0.6
"""Share of a document's sentences that must stand, word for word or nearly, in another one of its family."""

OF_THE_OTHER = 0.3
"""Share of the other document that this must be: a digest of ten stories makes no family of the ten."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """A document and one that it shares text with.

    ``kept`` of the ``total`` sentences of the article stand in the other,
    which has ``other_total``, word for word or nearly.
    """

    article: str
    other: str
    kept: int
    total: int
    other_total: int

    @property
    def share(self) -> float:
        """The share of the article's sentences that the other has too."""
        return self.kept / self.total if self.total else 0.0

    @property
    def other_share(self) -> float:
        """The share of the other's sentences that these are."""
        return min(1.0, self.kept / self.other_total) if self.other_total else 0.0


@dataclass(frozen=True, slots=True)
class Family:
    """Copies of one text, the earliest first; ``shares`` say how much of each its nearest relative has."""

    members: tuple[str, ...]
    shares: tuple[float, ...]

    @property
    def id(self) -> str:
        """The family is called after its first member."""
        return self.members[0]


def families(
    kin: Iterable[Kinship], nodes: Mapping[str, Node], syndicated: float = SYNDICATED
) -> list[Family]:
    """Groups documents into families of copies.

    Args:
        kin: pairs of documents with the share of kept wording, in any order.
        nodes: the documents.
        syndicated: share from which one document counts as a copy of another.

    Returns:
        Families of at least two, the largest first.
    """
    close = [item for item in kin if item.share >= syndicated and item.other_share >= OF_THE_OTHER]
    best: dict[str, float] = defaultdict(float)
    for item in close:
        best[item.article] = max(best[item.article], item.share)
        best[item.other] = max(best[item.other], item.share)
    found = []
    for group in components((item.article, item.other) for item in close):
        members = sorted(group, key=lambda key: when(nodes[key]))
        found.append(Family(tuple(members), tuple(round(best[key], 4) for key in members)))
    return sorted(found, key=lambda family: (-len(family.members), family.id))


def components(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Returns the groups of keys that pairs tie together, each sorted, in the order of their first keys."""
    above: dict[str, str] = {}
    for one, two in pairs:
        top, other = _top(above, one), _top(above, two)
        if top != other:
            above[max(top, other)] = min(top, other)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(above):
        groups[_top(above, key)].append(key)
    return [groups[top] for top in sorted(groups)]


def _top(above: dict[str, str], key: str) -> str:
    """Returns the smallest key of a group, and shortens the way there."""
    above.setdefault(key, key)
    top = key
    while above[top] != top:
        top = above[top]
    while above[key] != top:
        above[key], key = top, above[key]
    return top
