"""How likely a document can make an article's sentences at most, told by its words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

from provenance.align.features import FULL_WEIGHT
from provenance.align.model import Logistic
from provenance.align.profile import Profile
from provenance.text.rarity import Rarity
from provenance.text.synonyms import related

_ROUNDING = 1e-9  # log-odds by which sums of the same gains may differ
_OF_WORDS = frozenset(
    ("taken", "taken_soft", "taken_plain", "taken_soft_plain", "surprise", "surprise_plain", "numbers")
)
"""The features that tell which words of the article's sentence are shared; of all others the most is counted."""


class Gains:
    """What each word of an article, found in a document, can add to the log-odds of its sentences.

    The model is a sum, so every word adds a fixed amount at most; what does not depend on words counts in full.

    Args:
        article: the sentences of the article.
        rarity: weights of words.
        model: a pair model that rises with its features.
    """

    def __init__(self, article: Sequence[Profile], rarity: Rarity, model: Logistic) -> None:
        gain = dict(zip(model.names, model.weights, strict=True))
        others = sum(max(0.0, most) for name, most in gain.items() if name not in _OF_WORDS)
        self._start = [model.intercept + others + _ROUNDING] * len(article)
        # stem -> (position, gain where the document has the stem, gain where it has one that can stand for it)
        self._gains: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
        self._replaced: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for place, item in enumerate(article):
            whole, plain = rarity.total(item.distinct) or 1.0, rarity.total(item.plain) or 1.0
            soft = gain["taken_soft"] / whole + gain["taken_soft_plain"] / plain
            any_word = (gain["taken"] + gain["taken_soft"]) / whole + gain["surprise"] / FULL_WEIGHT
            plain_word = (gain["taken_plain"] + gain["taken_soft_plain"]) / plain
            plain_word += any_word + gain["surprise_plain"] / FULL_WEIGHT
            number = gain["numbers"] / (len(item.numbers) or 1)
            for stem in item.plain:
                weight = rarity.weight(stem)
                self._gains[stem].append((place, weight * plain_word, weight * soft))
            for stem in item.names:
                named = rarity.weight(stem) * any_word
                self._gains[stem].append((place, named + number * (stem in item.numbers), 0.0))
        for stem in self._gains:
            for other, share in related(stem).items():
                self._replaced[other].append((stem, share))
        self._stems, self._others = frozenset(self._gains), frozenset(self._replaced)

    def at_most(self, words: Set[str]) -> list[float]:
        """Returns the log-odds that no sentences of a document of these stems exceed, for each of the article's."""
        most = self._start.copy()
        for stem in self._stems & words:
            for place, gain, _ in self._gains[stem]:
                most[place] += gain
        shares: dict[str, float] = {}
        for other in self._others & words:
            for stem, share in self._replaced[other]:
                if stem not in words and share > shares.get(stem, 0.0):
                    shares[stem] = share
        for stem, share in shares.items():
            for place, _, gain in self._gains[stem]:
                most[place] += share * gain
        return most
