"""Which documents an article stands nearest to, word by word, and whether one of them can be its source.

Copies of one original differ by what each copyist changed. A copy of a copy
carries the changes of the one between, so that it has most words and runs of words
in common with the document it was really taken from; of equals, the earliest.

Where the nearest document lacks readings that the article shares with another
one, which in turn lacks readings of the nearest, neither is the source: all
three go back to a text that is not there (philologists call this a common
ancestor, shown by agreement in what only the ancestor can have had).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import combinations

from provenance.network.rows import ENOUGH, Nearness, Siblings
from provenance.text.words import ByFragment, stems, written

Readings = frozenset[tuple[str, ...]]

_HAS = 0.5  # share of the best count of readings from which a document has a sentence too
_OWN = 2 / 3  # share of that count from which the article needs no other document for the sentence
_OTHER = 8  # readings that another document must have beyond those
_LEAST = 0.2  # share of the sentence's own readings that this must be
_READINGS = 4  # readings that one changed word touches: fewer in a sentence are chance
_WEIGHT = 0.6  # share of what the rival lacks that its own readings must come to
_WITNESSES = 8  # nearest documents among which rivals are looked for


class Trust(IntEnum):
    """What speaks for a document as a source, besides its text."""

    NONE = 0
    FIRST_HAND = 1
    NAMED = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A document as nearness sees it: ``place`` is its rank in time, ``sentences`` number -> text.

    ``trust`` says how sure it is that the article can have had it: the article
    names it, it is an agency's, or neither. ``traced`` is whether the tracer found some sentence of the article in it.
    """

    key: str
    place: int
    sentences: Mapping[int, str]
    trust: Trust = Trust.NONE
    traced: bool = True


def readings(*texts: str) -> Readings:
    """Returns what can be found again of sentences: their stems, and their runs of three words."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = _FOLDED.of(text)
        found.update(zip(words, words[1:], words[2:], strict=False), _STEMS.of(text))
    return frozenset(found)


_FOLDED = ByFragment(lambda fragment: tuple(word.casefold() for word in written(fragment)))
_STEMS = ByFragment(lambda fragment: tuple((stem,) for stem in stems(fragment)))


@lru_cache(maxsize=512)
def _whole(texts: tuple[str, ...]) -> Readings:
    """Returns the readings of a document; it is compared with many articles, one soon after the other."""
    return readings(*texts)


def nearest(article: Text, givers: Sequence[Text]) -> tuple[list[Nearness], list[Siblings]]:
    """Finds the documents that an article's sentences were nearest taken from.

    Args:
        article: the sentences that go back to some document.
        givers: documents that can have been their source, in any order.

    Returns:
        One row per document that explains sentences better than any other
        (the nearest first), and the pairs of documents that the article shows
        to be siblings.
    """
    if len(givers) == 1:  # nothing to choose between
        (only,) = givers
        return [Nearness(article.key, only.key, tuple(sorted(article.sentences)), len(article.sentences))], []
    return _Comparison(article, givers).result()


class _Comparison:
    def __init__(self, article: Text, givers: Sequence[Text]) -> None:
        self._key = article.key
        self._article = {number: readings(text) for number, text in article.sentences.items()}
        self._givers = sorted(givers, key=lambda giver: (giver.place, giver.key))
        self._trust = {giver.key: giver.trust for giver in givers}
        self._traced = {giver.key for giver in givers if giver.traced}
        self._common: dict[str, dict[int, Readings]] = {}
        for giver in self._givers:
            whole = _whole(tuple(giver.sentences.values()))
            self._common[giver.key] = {
                n: common for n, own in self._article.items() if (common := own & whole)
            }
        self._best = {
            number: max((len(common.get(number, ())) for common in self._common.values()), default=0)
            for number in self._article
        }

    def result(self) -> tuple[list[Nearness], list[Siblings]]:
        rows: list[Nearness] = []
        siblings: set[Siblings] = set()
        for giver, numbers in self._assigned():
            witnesses = self._witnesses(giver, numbers)
            rival = self._rival(giver, witnesses, numbers)
            rows.append(self._row(giver, numbers, rival))
            if rival is None:
                rows += [self._row(key, own) for key, own in self._nearer(giver, numbers).items()]
            else:
                siblings.update(self._pairs([giver, *witnesses], numbers))
        return rows, sorted(siblings, key=lambda pair: (pair.one, pair.two))

    def _row(self, giver: str, numbers: Sequence[int], rival: str | None = None) -> Nearness:
        shared = sum(len(self._common[giver][n]) for n in numbers)
        return Nearness(self._key, giver, tuple(numbers), shared, rival)

    def _assigned(self) -> Iterator[tuple[str, list[int]]]:
        """Gives the sentences to as few documents as explain them, the one that explains most first."""
        left = {n for n, best in self._best.items() if best and best >= _LEAST * len(self._article[n])}
        while left:
            reach = {key: self._reach(key, left) for key in self._common}
            # The first of equals is the earliest, since the documents stand in the order of time.
            giver = max(self._common, key=lambda key: sum(len(self._common[key][n]) for n in reach[key]))
            if not reach[giver]:
                return
            yield giver, reach[giver]
            left -= set(reach[giver])

    def _reach(self, key: str, left: set[int]) -> list[int]:
        common = self._common[key]
        found = [n for n in sorted(left) if len(common.get(n, ())) >= _HAS * self._best[n]]
        return found if self._is_enough(key, found) else []

    def _is_enough(self, key: str, numbers: Sequence[int]) -> bool:
        """Whether so many sentences show a document to be a giver; one in which the tracer found none needs more."""
        return key in self._traced or len(numbers) >= ENOUGH

    def _nearer(self, giver: str, numbers: Sequence[int]) -> dict[str, list[int]]:
        """Returns the documents that have single sentences in a form much nearer than that of ``giver``."""
        found: dict[str, list[int]] = {}
        for number in numbers:
            count, best = len(self._common[giver][number]), self._best[number]
            if count < _OWN * best and best - count >= _OTHER:
                first = next(
                    key for key, common in self._common.items() if len(common.get(number, ())) == best
                )
                found.setdefault(first, []).append(number)
        return {key: own for key, own in found.items() if self._is_enough(key, own)}

    def _witnesses(self, giver: str, numbers: Sequence[int]) -> list[str]:
        """Returns the other documents that share most with these sentences."""
        weight = {
            key: sum(len(common.get(n, ())) for n in numbers)
            for key, common in self._common.items()
            if key != giver
        }
        ranked = sorted((key for key in weight if weight[key]), key=lambda key: (-weight[key], key))
        return ranked[:_WITNESSES]

    def _rival(self, giver: str, witnesses: Sequence[str], numbers: Sequence[int]) -> str | None:
        trust = self._trust[giver]
        if trust is Trust.NAMED:
            return None
        rivals = {
            other: self._readings(other, giver, numbers)
            for other in witnesses
            if self._trust[other] >= trust
            and self._apart(other, giver, numbers)
            and self._apart(giver, other, numbers)
        }
        return min(rivals, key=lambda key: (-rivals[key], key), default=None)

    def _pairs(self, keys: Sequence[str], numbers: Sequence[int]) -> Iterator[Siblings]:
        for one, two in combinations(sorted(keys), 2):
            support = min(self._support(one, two, numbers), self._support(two, one, numbers))
            if support:
                yield Siblings(self._key, one, two, support)

    def _apart(self, one: str, two: str, numbers: Sequence[int]) -> bool:
        """Whether the article shares readings with ``one`` that ``two`` lacks, beyond chance."""
        gained = self._readings(one, two, numbers)
        enough = gained >= _WEIGHT * self._readings(two, one, numbers)
        return enough and self._support(one, two, numbers) >= ENOUGH

    def _support(self, one: str, two: str, numbers: Sequence[int]) -> int:
        """Returns in how many sentences that is so."""
        return sum(len(self._only(one, two, n)) >= _READINGS for n in numbers)

    def _readings(self, one: str, two: str, numbers: Sequence[int]) -> int:
        return sum(len(self._only(one, two, n)) for n in numbers)

    def _only(self, one: str, two: str, number: int) -> Readings:
        """Returns what only ``one`` shares with the article of a sentence that both have."""
        mine, other = self._common[one].get(number), self._common[two].get(number)
        if not mine or not other or min(len(mine), len(other)) < _HAS * self._best[number]:
            return frozenset()
        return mine - other
