"""An ensemble of small trees, all walked at once.

After QuickScorer (Lucchese, Nardini, Orlando, Perego, Tonellotto and Venturini, SIGIR 2015): every tree starts with all
its leaves, a bit each; every feature strikes out the leaves that its value rules out, in all trees by one number; of
what is left in a tree, the first leaf is the one that a walk down would have reached.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from operator import getitem
from typing import Any

Node = float | list[Any]
"""A leaf (log-odds), or ``[feature, threshold, node if <= threshold, node otherwise]``."""

_BITS = 8  # of one tree: the most leaves that it can have


class Walk:
    """Finds the leaves of an ensemble.

    Args:
        trees: the trees, of at most eight leaves each.

    Raises:
        ValueError: a tree has more leaves.
    """

    def __init__(self, trees: Sequence[Node]) -> None:
        self._size = len(trees)
        self._leaves: list[list[float]] = []
        # feature -> its splits: threshold, and the bits of the leaves on either side
        self._splits: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
        every = 0
        for tree in trees:
            self._leaves.append([])
            every |= self._read(tree)
        self._features = [(feature, *self._struck(splits, every)) for feature, splits in self._splits.items()]
        self._every = every
        self._first = [[_first(leaves, left) for left in range(1 << len(leaves))] for leaves in self._leaves]

    def total(self, features: Sequence[float], start: float) -> float:
        """Returns ``start`` plus the leaf of every tree, added in their order."""
        left = self._every
        for feature, thresholds, kept in self._features:
            left &= kept[bisect_left(thresholds, features[feature])]
        return sum(map(getitem, self._first, left.to_bytes(self._size, "little")), start)

    def _read(self, node: Node) -> int:
        """Notes the splits and leaves of a tree; returns the bits of its leaves."""
        if not isinstance(node, list):
            leaves = self._leaves[-1]
            leaves.append(node)
            if len(leaves) > _BITS:
                raise ValueError(f"A tree has more than {_BITS} leaves.")
            return 1 << (_BITS * (len(self._leaves) - 1) + len(leaves) - 1)
        feature, threshold, at_most, above = node
        one, other = self._read(at_most), self._read(above)
        self._splits[feature].append((threshold, one, other))
        return one | other

    @staticmethod
    def _struck(splits: Sequence[tuple[float, int, int]], every: int) -> tuple[list[float], list[int]]:
        """Returns the thresholds of a feature, and what is left of all leaves below, between and above them."""
        thresholds = sorted({threshold for threshold, _, _ in splits})
        kept = []
        for place in range(len(thresholds) + 1):
            left = every
            for threshold, at_most, above in splits:
                holds = place < len(thresholds) and threshold >= thresholds[place]
                left &= ~(above if holds else at_most)
            kept.append(left)
        return thresholds, kept


def _first(leaves: Sequence[float], left: int) -> float:
    """Returns the first leaf that is left (where none is, which no walk meets, 0)."""
    return leaves[(left & -left).bit_length() - 1] if left else 0.0
