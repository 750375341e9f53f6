"""For each article sentence, the sentence or sentences of one original that come nearest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from provenance.align.features import PairFeatures, compare
from provenance.align.model import Model
from provenance.align.profile import Profile, merged
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
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, item in profiles.items():
            for name in item.distinct:
                self._places[name].append(number)
        self.words = frozenset(self._places)

    def nearest(self, article: Profile) -> list[int]:
        """Returns the few sentences that share most rare weight with an article sentence."""
        weights: dict[int, float] = defaultdict(float)
        for name in article.distinct & self.words:
            weight = self._rarity.weight(name)
            if weight >= _RARE:
                for number in self._places[name]:
                    weights[number] += weight
        for number in weights:
            weights[number] += _TRIPLE * len(article.trigrams & self.profiles[number].trigrams)
        enough = min(_FLOOR, _FLOOR_SHARE * sum(map(self._rarity.weight, article.distinct)))
        ranked = sorted(weights, key=lambda number: (-weights[number], number))
        return [number for number in ranked[:_TRIED] if weights[number] >= enough]


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
    first = group.sentences[0]
    others = {other.sentences[0] for other in options} | {first - 1, first + 1}
    best, best_weight = None, 0.0
    for number in sorted(others - {first}):
        profile = shelf.profiles.get(number)
        if profile is None:
            continue
        new = left & profile.distinct
        weight = sum(map(rarity.weight, new))
        if weight > best_weight:
            best, best_weight = number, weight
    total = sum(map(rarity.weight, item.distinct)) or 1.0
    if best is None or best_weight < _NEW_WEIGHT or best_weight / total < _NEW_SHARE:
        return group
    pair = tuple(sorted((first, best)))
    both = merged(shelf.profiles[pair[0]], shelf.profiles[pair[1]])
    features = compare(item, both, rarity)
    logit = model.logit(features)
    gain = _GAIN_NEXT if abs(pair[0] - pair[1]) <= _REACH else _GAIN_FAR
    return Group(pair, both, features, logit) if logit >= group.logit + gain else group
