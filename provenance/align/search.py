"""For each article sentence, the sentence or sentences of one original that come nearest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import fsum

from provenance.align.features import PairFeatures, compare
from provenance.align.model import Model
from provenance.align.profile import Profile, merged, profile
from provenance.align.witness import Witness
from provenance.text.rarity import Rarity

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


@dataclass(frozen=True, slots=True)
class Group:
    """An article sentence against the nearest ``sentences`` (indices) of one original."""

    sentences: tuple[int, ...]
    profile: Profile
    features: PairFeatures
    logit: float


class Shelf:
    """The sentences of one original, with their words looked up.

    Args:
        profiles: sentence number -> profile, for the sentences that can be matched.
        rarity: weights of words.
    """

    def __init__(self, profiles: Mapping[int, Profile], rarity: Rarity) -> None:
        self.profiles = profiles
        self._rarity = rarity
        places: dict[str, list[int]] = defaultdict(list)
        for number, item in profiles.items():
            for name in item.distinct:
                places[name].append(number)
        self.words = frozenset(places)
        self._places = {name: numbers for name, numbers in places.items() if rarity.weight(name) >= _RARE}
        self._rare = frozenset(self._places)

    @cached_property
    def trigrams(self) -> frozenset[tuple[str, str, str]]:
        """The runs of three words of all sentences."""
        return frozenset().union(*(item.trigrams for item in self.profiles.values()))

    def nearest(self, article: Profile) -> list[int]:
        """Returns the few sentences that share most rare weight with an article sentence."""
        weights: dict[int, float] = defaultdict(float)
        for name in article.distinct & self._rare:
            weight = self._rarity.weight(name)
            for number in self._places[name]:
                weights[number] += weight
        for number in weights:
            weights[number] += _TRIPLE * len(article.trigrams & self.profiles[number].trigrams)
        enough = min(_FLOOR, _FLOOR_SHARE * self._rarity.total(article.distinct))
        ranked = sorted((-weight, number) for number, weight in weights.items() if weight >= enough)
        return [number for _, number in ranked[:_TRIED]]


class Shelves:
    """The shelves of documents that are compared with each other; each is made once."""

    def __init__(self, rarity: Rarity) -> None:
        self.rarity = rarity
        self._made: dict[str, Shelf] = {}
        self._kin: dict[tuple[str, str], bool] = {}

    def __getitem__(self, key: str) -> Shelf:
        return self._made[key]

    def make(self, witnesses: Iterable[Witness], article: Iterable[Profile]) -> None:
        """Makes the shelves that are not there yet, with the weights of all words looked up at once."""
        new = {
            witness.key: {number: profile(text) for number, text in witness.sentences.items()}
            for witness in witnesses
            if witness.key not in self._made
        }
        items = chain(article, *(profiles.values() for profiles in new.values()))
        self.rarity.prepare(set().union(*(item.distinct for item in items)))
        self._made.update({key: Shelf(profiles, self.rarity) for key, profiles in new.items()})

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
    article: Sequence[Profile],
    shelf: Shelf,
    rarity: Rarity,
    model: Model,
    preference: Preference | None = None,
) -> dict[int, Group]:
    """Aligns an article with one original: article position -> nearest group, where there is any.

    Neighbouring article sentences pull each other towards neighbouring
    originals, and a sentence made of two originals gets both. ``preference``
    has a say in which sentence is nearest, and none in how alike the two are.
    """
    options: dict[int, list[tuple[float, Group]]] = {}
    for place, item in enumerate(article):
        numbers = shelf.nearest(item)
        found = [_single(item, number, shelf, rarity, model) for number in numbers]
        lifts = preference(place, numbers) if preference and len(numbers) > 1 else [0.0] * len(numbers)
        ranked = [(group.logit + lift, group) for group, lift in zip(found, lifts, strict=True)]
        if ranked:
            options[place] = sorted(ranked, key=lambda item: (-item[0], item[1].sentences))
    chosen = {place: ranked[0][1] for place, ranked in options.items()}
    for place, ranked in options.items():
        around = [chosen[near].sentences[0] for near in (place - 1, place + 1) if near in chosen]
        chosen[place] = max(ranked, key=lambda item: item[0] + _pull(item[1], around))[1]
    return {
        place: _with_second(article[place], group, [g for _, g in options[place]], shelf, rarity, model)
        for place, group in chosen.items()
    }


def _single(item: Profile, number: int, shelf: Shelf, rarity: Rarity, model: Model) -> Group:
    other = shelf.profiles[number]
    features = compare(item, other, rarity)
    return Group((number,), other, features, model.logit(features))


def _pull(group: Group, around: Sequence[int]) -> float:
    return _NEXT if any(abs(group.sentences[0] - number) <= _REACH for number in around) else 0.0


def _with_second(
    item: Profile, group: Group, options: Sequence[Group], shelf: Shelf, rarity: Rarity, model: Model
) -> Group:
    """Returns the group with a second sentence, where that explains what the first leaves over."""
    left = item.distinct - group.profile.distinct
    wanted = max(_NEW_WEIGHT, _NEW_SHARE * rarity.total(item.distinct))
    if rarity.total(left) < wanted:
        return group
    first = group.sentences[0]
    others = {option.sentences[0] for option in options} | {first - 1, first + 1}
    best, best_weight = None, 0.0
    for number in sorted(others - {first}):
        other = shelf.profiles.get(number)
        if other is None:
            continue
        weight = fsum(map(rarity.weight, left & other.distinct))
        if weight > best_weight:
            best, best_weight = number, weight
    if best is None or best_weight < wanted:
        return group
    pair = tuple(sorted((first, best)))
    both = merged(shelf.profiles[pair[0]], shelf.profiles[pair[1]])
    features = compare(item, both, rarity)
    logit = model.logit(features)
    gain = _GAIN_NEXT if abs(pair[0] - pair[1]) <= _REACH else _GAIN_FAR
    return Group(pair, both, features, logit) if logit >= group.logit + gain else group
