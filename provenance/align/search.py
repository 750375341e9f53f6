"""For each article sentence, the sentence or sentences of one original that come nearest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import fsum

from provenance.align.features import ORDER, PairFeatures, compare, compare_words, with_order
from provenance.align.model import Model, blind_to
from provenance.align.profile import Profile, content_stems, merged, profile
from provenance.align.witness import Witness
from provenance.text.rarity import Rarity

AT_HAND = 12
"""Documents, those nearest to the article, that tell how rare a word is.

In a collection of a million all that is told of an event is rare, and two independent reports of it would share much
that is; so what counts is how many of the documents at hand have it, and how many texts at large.
"""

_KEPT = 2048  # shelves, of some 80 kB each
_TRIED = 4  # sentences of an original compared in full for one article sentence
_RARE = 1.0  # nats: a word lighter than this finds nothing by itself
_FLOOR = 4.0  # nats of shared weight below which a pair is not compared,
_FLOOR_SHARE = 0.3  # unless that is this share of the article sentence
_TRIPLE = 1.5  # nats that three words in a row are worth beyond the words themselves
_NEXT = 0.9  # log-odds that a sentence gains by standing next to its neighbour's original
_REACH = 2  # sentences that may lie between two neighbours' originals
_GAIN_NEXT = -0.3  # log-odds that two near sentences together must gain over the first alone,
_GAIN_FAR = 0.4  # and two that stand far apart
_NEW_WEIGHT = 6.0  # nats that a second sentence must explain of what the first left over
_KIN = 0.2  # share of common word triples from which two originals are no independent witnesses
_NEW_SHARE = 0.15  # and the share of the article sentence that this must be

Preference = Callable[[int, Sequence[int]], Sequence[float]]
"""Log-odds that speak for each of some original sentences (numbers) beside an article sentence (position)."""

Measure = Callable[[Profile, Profile, Rarity], PairFeatures]


@dataclass(frozen=True, slots=True)
class Group:
    """An article sentence against the nearest ``sentences`` (indices) of one original."""

    sentences: tuple[int, ...]
    profile: Profile
    features: PairFeatures
    logit: float


class Shelf:
    """The sentences of one original.

    Args:
        sentences: number -> text of the sentences that can be matched.
    """

    def __init__(self, sentences: Mapping[int, str]) -> None:
        self._sentences = sentences

    def __contains__(self, number: int) -> bool:
        return number in self._sentences

    def __getitem__(self, number: int) -> Profile:
        return self.profiles[number]

    @cached_property
    def profiles(self) -> Mapping[int, Profile]:
        """The sentences, made ready for comparison; of most documents their words alone are looked at."""
        return {number: profile(text) for number, text in self._sentences.items()}

    @cached_property
    def words(self) -> frozenset[str]:
        """The content stems of all sentences."""
        return content_stems(" ".join(self._sentences.values()))

    @cached_property
    def trigrams(self) -> frozenset[int]:
        """The runs of three words of all sentences."""
        return frozenset().union(*[item.trigrams for item in self.profiles.values()])


Maker = Callable[[tuple[tuple[int, str], ...]], Shelf]
"""Makes a shelf of numbered sentences."""


def make_shelf(sentences: tuple[tuple[int, str], ...]) -> Shelf:
    """Makes a shelf that goes with the article it is made for."""
    return Shelf(dict(sentences))


def keeping() -> Maker:
    """Returns a maker that keeps the shelves used last, for the articles that come after."""
    return lru_cache(maxsize=_KEPT)(make_shelf)


class Wanted:
    """The sentences of an article, by their rare words: what each original is searched for.

    Args:
        article: the sentences.
        rarity: weights of words.
    """

    def __init__(self, article: Sequence[Profile], rarity: Rarity) -> None:
        self.article = article
        self.rarity = rarity
        places: dict[str, list[int]] = defaultdict(list)
        for place, item in enumerate(article):
            for name in item.distinct:
                places[name].append(place)
        self._places = {name: found for name, found in places.items() if rarity.weight(name) >= _RARE}
        self._rare = frozenset(self._places)
        self._enough = [min(_FLOOR, _FLOOR_SHARE * rarity.total(item.distinct)) for item in article]

    def nearest(self, shelf: Shelf) -> dict[int, list[int]]:
        """Returns position -> the few sentences of an original that share most rare weight with it."""
        found: dict[int, list[tuple[float, int]]] = defaultdict(list)
        weight = self.rarity.weight
        for number, item in shelf.profiles.items():
            shares: dict[int, list[float]] = defaultdict(list)
            for name in item.distinct & self._rare:
                for place in self._places[name]:
                    shares[place].append(weight(name))
            for place, weights in shares.items():
                found[place].append((fsum(weights), number))
        best = ((place, self._best(place, found[place], shelf)) for place in sorted(found))
        return {place: numbers for place, numbers in best if numbers}

    def _best(self, place: int, found: Sequence[tuple[float, int]], shelf: Shelf) -> list[int]:
        enough, article = self._enough[place], self.article[place].trigrams

        # Runs of words matter where words alone do not suffice, and where there are too many to try.
        def with_runs(weight: float, number: int) -> float:
            return weight + _TRIPLE * len(article & shelf[number].trigrams)

        if len(found) <= _TRIED:
            return [
                number for weight, number in found if weight >= enough or with_runs(weight, number) >= enough
            ]
        ranked = sorted((-with_runs(weight, number), number) for weight, number in found)
        return [number for weight, number in ranked[:_TRIED] if -weight >= enough]


class Shelves:
    """The shelves of documents that are compared with each other; each is made once.

    Those that share most words with the article, ``AT_HAND`` of them, tell how rare a word is (``rarity``).

    Args:
        article: the sentences of the article.
        witnesses: the documents, in any order.
        make: makes a shelf.
    """

    def __init__(
        self, article: Sequence[str], witnesses: Sequence[Witness], make: Maker = make_shelf
    ) -> None:
        self._make = make
        self._made: dict[str, Shelf] = {}
        self._kin: dict[tuple[str, str], bool] = {}
        self.make(witnesses)
        own = frozenset().union(*(profile(text).distinct for text in article))
        words = [self._made[witness.key].words for witness in witnesses]
        shared = sorted(range(len(words)), key=lambda n: (-len(own & words[n]), witnesses[n].key))
        self.rarity = Rarity.among([words[n] for n in shared[:AT_HAND]])

    def __getitem__(self, key: str) -> Shelf:
        return self._made[key]

    def make(self, witnesses: Iterable[Witness]) -> None:
        """Makes the shelves that are not there yet."""
        for witness in witnesses:
            if witness.key not in self._made:
                self._made[witness.key] = self._make(tuple(witness.sentences.items()))

    def kin(self, one: str, two: str) -> bool:
        """Whether two documents share so much wording that one may go back to the other."""
        pair = (one, two) if one < two else (two, one)
        known = self._kin.get(pair)
        if known is None:
            ones, twos = self._made[one].trigrams, self._made[two].trigrams
            smaller = min(len(ones), len(twos)) or 1
            known = self._kin[pair] = len(ones & twos) / smaller >= _KIN
        return known


def nearest_groups(
    wanted: Wanted,
    nearest: Mapping[int, Sequence[int]],
    shelf: Shelf,
    model: Model,
    preference: Preference | None = None,
) -> dict[int, Group]:
    """Aligns an article with one original: article position -> nearest group, where there is any.

    ``nearest`` is what the article found on the original's shelf.

    Neighbouring article sentences pull each other towards neighbouring
    originals, and a sentence made of two originals gets both. ``preference``
    has a say in which sentence is nearest, and none in how alike the two are.
    Where the model does not ask for the order of words, it is left to ``in_full``.
    """
    measure = compare_words if blind_to(model, ORDER) else compare
    options: dict[int, list[tuple[float, Group]]] = {}
    for place, numbers in nearest.items():
        found = [_single(wanted, place, number, shelf, model, measure) for number in numbers]
        lifts = preference(place, numbers) if preference and len(numbers) > 1 else [0.0] * len(numbers)
        ranked = [(group.logit + lift, group) for group, lift in zip(found, lifts, strict=True)]
        options[place] = sorted(ranked, key=lambda item: (-item[0], item[1].sentences))
    chosen = {place: ranked[0][1] for place, ranked in options.items()}
    for place, ranked in options.items():
        around = [chosen[near].sentences[0] for near in (place - 1, place + 1) if near in chosen]
        chosen[place] = max(ranked, key=lambda item: item[0] + _pull(item[1], around))[1]
    return {
        place: _with_second(wanted, place, group, [g for _, g in options[place]], shelf, model)
        for place, group in chosen.items()
    }


def _single(wanted: Wanted, place: int, number: int, shelf: Shelf, model: Model, measure: Measure) -> Group:
    other = shelf[number]
    features = measure(wanted.article[place], other, wanted.rarity)
    return Group((number,), other, features, model.logit(features))


def in_full(wanted: Wanted, groups: Mapping[int, Group], model: Model) -> dict[int, Group]:
    """Measures the order of words too, in those groups of ``nearest_groups`` that it was left out of."""
    if not blind_to(model, ORDER):
        return dict(groups)
    return {
        place: replace(group, features=with_order(group.features, wanted.article[place], group.profile))
        if len(group.sentences) == 1
        else group
        for place, group in groups.items()
    }


def _pull(group: Group, around: Sequence[int]) -> float:
    return _NEXT if any(abs(group.sentences[0] - number) <= _REACH for number in around) else 0.0


def _with_second(
    wanted: Wanted, place: int, group: Group, options: Sequence[Group], shelf: Shelf, model: Model
) -> Group:
    """Returns the group with a second sentence, where that explains what the first leaves over."""
    item, rarity = wanted.article[place], wanted.rarity
    left = item.distinct - group.profile.distinct
    needed = max(_NEW_WEIGHT, _NEW_SHARE * rarity.total(item.distinct))
    if rarity.total(left) < needed:
        return group
    first = group.sentences[0]
    others = {option.sentences[0] for option in options} | {first - 1, first + 1}
    best, best_weight = None, 0.0
    for number in sorted(others - {first}):
        if number not in shelf:
            continue
        weight = fsum(map(rarity.weight, left & shelf[number].distinct))
        if weight > best_weight:
            best, best_weight = number, weight
    if best is None or best_weight < needed:
        return group
    pair = tuple(sorted((first, best)))
    both = merged(shelf[pair[0]], shelf[pair[1]])
    features = compare(item, both, rarity)
    logit = model.logit(features)
    gain = _GAIN_NEXT if abs(pair[0] - pair[1]) <= _REACH else _GAIN_FAR
    return Group(pair, both, features, logit) if logit >= group.logit + gain else group
