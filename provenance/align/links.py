"""An article sentence against its nearest sentences in one document: what ties the two beyond their likeness.

Two reports of one event share names, numbers and quoted words. What tells a copy is shared weight that no other
report has, that does not lie in the words of somebody quoted, and that is not what the whole article is about.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from provenance.align.model import probability
from provenance.align.profile import Profile
from provenance.align.search import Group, Shelf, Shelves
from provenance.align.speech import Reported, exclusive, public, reported
from provenance.align.witness import Reading, Witness
from provenance.text.rarity import Rarity

OWN_SCALE = 12.0  # nats of shared weight that no rival has, at which it counts in full
_STOCK_WORD = 4.5  # nats that no word of a stock sentence reaches,
_STOCK_TOTAL = 14.0  # and nats that they do not reach together
_CHANCE = 0.1  # probability of a pair that two sentences on one topic reach by chance: it ties nothing


class Link(NamedTuple):
    """An article sentence (position) with its nearest group in one witness, and what ties the two.

    ``evidence`` is how far this link alone shows that the article had the original before it (0 to 1).
    ``own`` is the weight of the shared words that the best rival lacks, ``own_outside`` the same without words that
    are somebody's, ``fresh`` the same without words that the article has elsewhere too. ``crowd`` is the probability
    of the best other sentence of the article that goes back to the same sentences. ``exclusive`` marks what the
    outlet alone was told or saw, ``public`` what somebody said to everybody.
    """

    place: int
    witness: str
    group: Group
    probability: float
    evidence: float
    own: float
    own_outside: float
    rival: float
    foreign: float
    fresh: float
    crowd: float
    exclusive: bool
    public: bool
    speech: bool
    stock: bool
    alone: bool


def find_links(
    reading: Reading,
    article: Sequence[Profile],
    witnesses: Sequence[Witness],
    shelves: Shelves,
    groups: Mapping[str, Mapping[int, Group]],
) -> dict[tuple[str, int], Link]:
    """Returns (witness, position) -> link for every group of ``groups`` (witness -> position -> group)."""
    rarity = shelves.rarity
    said = [reported(text) for text in reading.sentences]
    often = Counter(chain.from_iterable(item.distinct for item in article))
    rarely = {word for word, count in often.items() if count == 1}
    once = [item.distinct & rarely for item in article]
    claims = _claims(article, [w.key for w in witnesses if w.possible], groups, rarity)
    links = {}
    for witness in witnesses:
        independent = {
            w.key
            for w in witnesses
            if w.possible and w.key != witness.key and not shelves.kin(w.key, witness.key)
        }
        crowds = _crowds(groups[witness.key])
        for place, group in groups[witness.key].items():
            shared = article[place].distinct & group.profile.distinct
            rivals = [claim for claim in claims[place] if claim.witness in independent]
            unspoken = _unspoken(shared, article[place], said[place])
            # Where no rival is at hand, think of one: any report has the names, the numbers and the quoted words.
            # (Nobody is accused where a document is later.)
            mine_alone = (
                shared
                if independent or not witness.possible
                else unspoken - article[place].names - group.profile.names
            )
            chance = probability(group.logit)
            own_outside = _own(mine_alone & unspoken, rivals, rarity)
            links[witness.key, place] = Link(
                place=place,
                witness=witness.key,
                group=group,
                probability=chance,
                evidence=max(0.0, chance - _CHANCE) * min(1.0, max(0.0, own_outside) / OWN_SCALE),
                own=_own(mine_alone, rivals, rarity),
                own_outside=own_outside,
                rival=max((rival.probability for rival in rivals), default=0.0),
                foreign=_foreign(article[place], shelves[witness.key], rarity),
                fresh=_own(mine_alone & once[place], rivals, rarity),
                crowd=crowds[place],
                exclusive=any(exclusive(witness.sentences[n], witness.names) for n in group.sentences),
                public=any(public(witness.sentences[n], witness.names) for n in group.sentences),
                speech=_same_speech(said[place], witness, group),
                stock=_is_stock(shared, article[place], rarity),
                alone=not independent,
            )
    return links


class _Claim(NamedTuple):
    """The words that a document shares with an article sentence, their weight, and how likely the pair is."""

    weight: float
    witness: str
    words: frozenset[str]
    probability: float


def _claims(
    article: Sequence[Profile],
    keys: Iterable[str],
    groups: Mapping[str, Mapping[int, Group]],
    rarity: Rarity,
) -> dict[int, list[_Claim]]:
    """Returns per position what each document shares with the sentence, the one that shares most first."""
    claims: dict[int, list[_Claim]] = defaultdict(list)
    for key in keys:
        for place, group in groups[key].items():
            words = article[place].distinct & group.profile.distinct
            weight = math.fsum(map(rarity.weight, words))
            claims[place].append(_Claim(weight, key, words, probability(group.logit)))
    for found in claims.values():
        found.sort(key=lambda claim: (-claim.weight, claim.witness))
    return claims


def _crowds(groups: Mapping[int, Group]) -> dict[int, float]:
    """Returns per position the probability of the best *other* sentence that goes back to the same original one."""
    claims: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for place, group in groups.items():
        for number in group.sentences:
            claims[number].append((group.logit, place))
    for claim in claims.values():
        claim.sort(reverse=True)
    crowds = {}
    for place, group in groups.items():
        firsts = (next((c for c in claims[n][:2] if c[1] != place), None) for n in group.sentences)
        crowds[place] = max((probability(first[0]) for first in firsts if first), default=0.0)
    return crowds


def _unspoken(shared: frozenset[str], article: Profile, said: Reported) -> frozenset[str]:
    """Returns the shared words that are the writer's: not quoted, and not the name of who is quoted."""
    return shared & said.outside - article.names if said.quoted else shared


def _is_stock(shared: frozenset[str], article: Profile, rarity: Rarity) -> bool:
    """Whether all that is shared are everyday words, as in "no one was hurt": such sentences stand everywhere."""
    if not shared.isdisjoint(article.names):
        return False
    weights = [rarity.weight(name) for name in shared]
    return max(weights, default=0.0) < _STOCK_WORD and math.fsum(weights) < _STOCK_TOTAL


def _own(words: frozenset[str], rivals: Sequence[_Claim], rarity: Rarity) -> float:
    """Returns the weight of shared words that the best rival does not have; ``rivals`` stand heaviest first."""
    total, most = math.fsum(map(rarity.weight, words)), 0.0
    for rival in rivals:
        if most >= min(total, rival.weight):  # neither this one nor any that follows can have more
            break
        most = max(most, math.fsum(map(rarity.weight, words & rival.words)))
    return total - most


def _foreign(article: Profile, shelf: Shelf, rarity: Rarity) -> float:
    """Returns the share of the weight of a sentence's names and numbers that the whole original lacks."""
    total = rarity.total(article.names)
    return math.fsum(map(rarity.weight, article.names - shelf.words)) / total if total else 0.0


def _same_speech(article: Reported, witness: Witness, group: Group) -> bool:
    return article.speech and any(reported(witness.sentences[n]).speech for n in group.sentences)
