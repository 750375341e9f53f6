"""How much it says that two texts share a word.

A word's weight is the surprise ``-ln p`` of meeting it in a document. ``p`` is
estimated from the corpus, with English at large as the prior: in a corpus of
three documents about one event, the president's name is in all three and says
little; in a corpus of a million it says what the corpus says.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from provenance.text.sorted_table import SortedTable

DOCUMENT_WORDS = 300
"""Length in words of a typical news document, to turn word into document frequency."""

PRIOR_DOCUMENTS = 40.0
"""How many corpus documents the background counts for. Higher trusts a small corpus less."""

LARGEST_WEIGHT = 9.0
"""Upper bound of a weight: one odd word must not carry a match alone."""

_KEPT = 10_000  # totals kept
_UNSEEN = 60.0  # occurrences per billion assumed for a stem that the table lacks


@lru_cache(maxsize=1)
def background() -> Mapping[str, float]:
    """Returns stem -> occurrences per billion words of English (see the table's first line for its source)."""
    return SortedTable(Path(__file__).with_name("background-en.txt"), float)


def background_probability(stem: str) -> float:
    """Returns the chance that an English news document at large holds the stem."""
    per_word = background().get(stem, _UNSEEN) / 1e9
    return 1.0 - math.exp(-DOCUMENT_WORDS * per_word)


class Rarity:
    """Weights of stems, in nats, for one corpus.

    Args:
        documents: number of documents of the corpus.
        frequency: gives the document frequencies of the stems asked for.
    """

    weight: Callable[[str], float]
    """Returns the weight of a stem: 0 for what every document has, at most ``LARGEST_WEIGHT``."""

    def __init__(self, documents: int, frequency: Callable[[list[str]], Mapping[str, int]]) -> None:
        self._weights = _Weights(documents, frequency)
        self._totals: dict[frozenset[str], float] = {}
        self.weight = (
            self._weights.__getitem__
        )  # asked for every word of every pair: the look-up and nothing else

    def prepare(self, stems: set[str]) -> None:
        """Looks up many stems at once; ``weight`` then answers without asking the corpus."""
        self._weights.look_up([stem for stem in stems if stem not in self._weights])

    def total(self, stems: frozenset[str]) -> float:
        """Returns the weight of a set, summed exactly, so that its order changes nothing.

        It is kept: a sentence meets many others, and its own total stays the same.
        """
        total = self._totals.get(stems)
        if total is None:
            if len(self._totals) >= _KEPT:
                self._totals.clear()
            total = self._totals[stems] = math.fsum(map(self.weight, stems))
        return total


class _Weights(dict[str, float]):
    """Stem -> weight; a stem that is not there yet is looked up in the corpus."""

    def __init__(self, documents: int, frequency: Callable[[list[str]], Mapping[str, int]]) -> None:
        self._documents = documents
        self._frequency = frequency

    def __missing__(self, stem: str) -> float:
        self.look_up([stem])
        return self[stem]

    def look_up(self, stems: list[str]) -> None:
        counts = self._frequency(stems) if stems else {}
        for name in stems:
            self[name] = self._surprise(name, counts.get(name, 0))

    def _surprise(self, stem: str, count: int) -> float:
        expected = PRIOR_DOCUMENTS * background_probability(stem)
        probability = (count + expected) / (self._documents + PRIOR_DOCUMENTS)
        return min(LARGEST_WEIGHT, -math.log(max(probability, 1e-9)))
