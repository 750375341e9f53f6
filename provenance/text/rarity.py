"""How much it says that two texts share a word.

A word's weight is the surprise ``-ln p`` of meeting it in a document. ``p`` is
estimated from the documents at hand, with English at large as the prior: where
three documents tell of one event, the president's name is in all three and
says little, however rare it is in a collection of a million.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain
from pathlib import Path

from provenance.text.sorted_table import SortedTable

DOCUMENT_WORDS = 300
"""Length in words of a typical news document, to turn word into document frequency."""

PRIOR_DOCUMENTS = 40.0
"""How many documents the background counts for. Higher trusts few documents less."""

LARGEST_WEIGHT = 9.0
"""Upper bound of a weight: one odd word must not carry a match alone."""

_LEAST = math.exp(-LARGEST_WEIGHT)
_UNSEEN = 60.0  # occurrences per billion assumed for a stem that the table lacks


@lru_cache(maxsize=1)
def background() -> Mapping[str, float]:
    """Returns stem -> occurrences per billion words of English (see the table's first line for its source)."""
    return SortedTable(Path(__file__).with_name("background-en.txt"), float)


@lru_cache(maxsize=131072)
def background_probability(stem: str) -> float:
    """Returns the chance that an English news document at large holds the stem."""
    per_word = background().get(stem, _UNSEEN) / 1e9
    return 1.0 - math.exp(-DOCUMENT_WORDS * per_word)


class Rarity:
    """Weights of stems, in nats, among some documents.

    Args:
        documents: their number.
        counts: stem -> number of those that have it; a stem that none has may be missing.
    """

    weight: Callable[[str], float]
    """Returns the weight of a stem: 0 for what every document has, at most ``LARGEST_WEIGHT``."""

    def __init__(self, documents: int, counts: Mapping[str, int]) -> None:
        self._totals: dict[frozenset[str], float] = {}
        # asked for every word of every pair: the look-up and nothing else
        self.weight = _Weights(documents, counts).__getitem__

    @classmethod
    def among(cls, documents: Sequence[Set[str]]) -> Rarity:
        """Returns the weights among documents of which the stems are given."""
        return cls(len(documents), Counter(chain.from_iterable(documents)))

    def total(self, stems: frozenset[str]) -> float:
        """Returns the weight of a set, summed exactly, so that its order changes nothing.

        It is kept: a sentence meets many others, and its own total stays the same.
        """
        total = self._totals.get(stems)
        if total is None:
            total = self._totals[stems] = math.fsum(map(self.weight, stems))
        return total


class _Weights(dict[str, float]):
    """Stem -> weight, worked out when it is first asked for."""

    def __init__(self, documents: int, counts: Mapping[str, int]) -> None:
        self._documents = documents + PRIOR_DOCUMENTS
        self._counts = counts

    def __missing__(self, stem: str) -> float:
        expected = PRIOR_DOCUMENTS * background_probability(stem)
        probability = (self._counts.get(stem, 0) + expected) / self._documents
        weight = -math.log(probability) if probability > _LEAST else LARGEST_WEIGHT
        self[stem] = weight
        return weight
