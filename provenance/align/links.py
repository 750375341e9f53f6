"""An article sentence against its nearest sentences in one document: what ties the two beyond their likeness.

Two reports of one event share names, numbers and quoted words. What tells a copy is shared weight that no other
report has, that does not lie in the words of somebody quoted, and that is not what the whole article is about.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provenance.align.model import probability
from provenance.align.profile import Profile
from provenance.align.search import Group, Shelf
from provenance.align.speech import Reported, exclusive, public, reported
from provenance.align.witness import Reading, Witness
from provenance.text.rarity import Rarity

OWN_SCALE = 12.0  # nats of shared weight that no rival has, at which it counts in full
_STOCK_WORD = 4.5  # nats that no word of a stock sentence reaches,
_STOCK_TOTAL = 14.0  # and nats that they do not reach together
_KIN = 0.2  # share of common word triples from which two originals are no independent witnesses
_CHANCE = 0.1  # probability of a pair that two sentences on one topic reach by chance: it ties nothing


@dataclass(frozen=True, slots=True)
class Link:
    """An article sentence (position) with its nearest group in one witness, and what ties the two.

    ``own`` is the weight of the shared words that the best rival lacks, ``own_outside`` the same without words that
    are somebody's, ``fresh`` the same without words that the article has elsewhere too. ``crowd`` is the probability
    of the best other sentence of the article that goes back to the same sentences. ``exclusive`` marks what the
    outlet alone was told or saw, ``public`` what somebody said to everybody.
    """

    place: int
    witness: str
    group: Group
    probability: float
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

    @property
    def evidence(self) -> float:
        """How far this link alone shows that the article had the original before it."""
        return max(0.0, self.probability - _CHANCE) * min(1.0, max(0.0, self.own_outside) / OWN_SCALE)


def find_links(
    reading: Reading,
    article: Sequence[Profile],
    witnesses: Sequence[Witness],
    shelves: Mapping[str, Shelf],
    groups: Mapping[str, Mapping[int, Group]],
    rarity: Rarity,
) -> dict[tuple[str, int], Link]:
    """Returns (witness, position) -> link for every group of ``groups`` (witness -> position -> group)."""
    kin = _kinship({w.key: shelves[w.key] for w in witnesses})
    said = [reported(text) for text in reading.sentences]
    often = Counter(word for item in article for word in item.distinct)
    links = {}
    for witness in witnesses:
        rivals = [
            w for w in witnesses if w.possible and w.key != witness.key and w.key not in kin[witness.key]
        ]
        crowds = _crowds(groups[witness.key])
        for place, group in groups[witness.key].items():
            shared = article[place].distinct & group.profile.distinct
            others = [other for rival in rivals if (other := groups[rival.key].get(place)) is not None]
            unspoken = _unspoken(shared, article[place], said[place])
            # Where no rival is at hand, think of one: any report has the names, the numbers and the quoted words.
            # (Nobody is accused where a document is later.)
            mine_alone = (
                shared
                if rivals or not witness.possible
                else unspoken - article[place].names - group.profile.names
            )
            links[witness.key, place] = Link(
                place=place,
                witness=witness.key,
                group=group,
                probability=probability(group.logit),
                own=_own(mine_alone & shared, others, rarity),
                own_outside=_own(mine_alone & unspoken, others, rarity),
                rival=max((probability(other.logit) for other in others), default=0.0),
                foreign=_foreign(article[place], shelves[witness.key], rarity),
                fresh=_own(
                    frozenset(word for word in mine_alone & shared if often[word] == 1), others, rarity
                ),
                crowd=crowds[place],
                exclusive=any(exclusive(witness.sentences[n], witness.names) for n in group.sentences),
                public=any(public(witness.sentences[n], witness.names) for n in group.sentences),
                speech=_same_speech(said[place], witness, group),
                stock=_is_stock(shared, article[place], rarity),
                alone=not rivals,
            )
    return links


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
    weights = [rarity.weight(name) for name in shared]
    return (
        not shared & article.names and max(weights, default=0.0) < _STOCK_WORD and sum(weights) < _STOCK_TOTAL
    )


def _own(shared: frozenset[str], rivals: Sequence[Group], rarity: Rarity) -> float:
    """Returns the weight of the shared words that the best rival does not have."""
    most = max((sum(map(rarity.weight, shared & rival.profile.distinct)) for rival in rivals), default=0.0)
    return sum(map(rarity.weight, shared)) - most


def _foreign(article: Profile, shelf: Shelf, rarity: Rarity) -> float:
    """Returns the share of the weight of a sentence's names and numbers that the whole original lacks."""
    total = sum(map(rarity.weight, article.names))
    return sum(map(rarity.weight, article.names - shelf.words)) / total if total else 0.0


def _same_speech(article: Reported, witness: Witness, group: Group) -> bool:
    return article.speech and any(reported(witness.sentences[n]).speech for n in group.sentences)


def _kinship(shelves: Mapping[str, Shelf]) -> dict[str, set[str]]:
    """Returns for each witness those that share so much wording that one may go back to the other."""
    triples = {
        key: frozenset().union(*(item.trigrams for item in shelf.profiles.values()))
        for key, shelf in shelves.items()
    }
    kin: dict[str, set[str]] = {key: set() for key in shelves}
    keys = sorted(shelves)
    for at, one in enumerate(keys):
        for two in keys[at + 1 :]:
            smaller = min(len(triples[one]), len(triples[two])) or 1
            if len(triples[one] & triples[two]) / smaller >= _KIN:
                kin[one].add(two)
                kin[two].add(one)
    return kin
