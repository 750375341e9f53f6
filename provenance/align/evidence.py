"""What lies beyond the pair: neighbours, rivals, speakers, and how much one original explains.

Two reports of one event share names, numbers and quoted words. A text that was
taken from another also shares that other's *own* touches (choice of detail,
framing, order), which no third report has, and it does so again and again. So
every pair is seen together with the rest of the article and with the rivals.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from provenance.align.model import Models, probability
from provenance.align.profile import Profile, profile
from provenance.align.search import Group, Preference, Shelf, nearest_groups
from provenance.align.speech import Reported, reported
from provenance.text.rarity import Rarity

if TYPE_CHECKING:
    from provenance.align.semantic import Meanings

_OWN_SCALE = 12.0  # nats of shared weight that no rival has, at which it counts in full
_STOCK_WORD = 4.5  # nats that no word of a stock sentence reaches,
_STOCK_TOTAL = 14.0  # and nats that they do not reach together
_FIRM = 0.35  # tie by other than stock sentences from which a stock sentence is taken all the same
_KIN = 0.2  # share of common word triples from which two originals are no independent witnesses
_SPEECH_TIE = 0.35  # what a speech sentence counts for in tying an article to an original
_CLIP = 4.0
_CHANCE = 0.1  # probability of a pair that two sentences on one topic reach by chance: it ties nothing
_ON_TOPIC = 0.3  # probability of the best pair from which a document takes part
_ON_TOPIC_THREE = 0.45  # or of the best three pairs together


class Context(NamedTuple):
    """A pair in its context; the inputs of the context model.

    * the pair: ``pair`` its log-odds alone, ``taken``, ``plain``, ``trigrams``, ``run``, ``wording``,
      ``surprise`` as in ``PairFeatures``;
    * rivals: ``own`` shared weight that the best independent rival lacks, ``own_outside`` the same without
      quoted words and the names of the quoted, ``rival`` probability of that rival, ``margin`` the lead over it;
    * speech: 1 when both sentences give somebody's words;
    * the rest of the article: ``tie`` how firmly the *other* sentences tie it to this original (0 to 1),
      ``near`` whether the neighbours align with it in order, ``near_own`` the same counted by what is its own,
      ``explained`` and ``covered`` how much of the rest any original explains;
    * credit: ``cited`` 1 when the article credits this original's outlet here, ``names_outlet`` when it
      credits any outlet here;
    * ``foreign``: share of the sentence's names and numbers that the whole original lacks.
    """

    pair: float
    own: float
    own_outside: float
    rival: float
    margin: float
    speech: float
    tie: float
    near: float
    near_own: float
    explained: float
    covered: float
    cited: float
    names_outlet: float
    plain: float
    trigrams: float
    run: float
    foreign: float
    taken: float
    wording: float
    surprise: float


@dataclass(frozen=True, slots=True)
class Witness:
    """A document as the aligner sees it.

    ``sentences`` are number -> text of what can be matched; ``outlet`` its
    outlet; ``possible`` False when it is dated later than the article;
    ``primary`` True for outlets that report at first hand (wire agencies,
    state media, broadcasters).
    """

    key: str
    sentences: Mapping[int, str]
    outlet: str | None = None
    possible: bool = True
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The article as the aligner sees it.

    ``sentences`` are the texts in order; ``body`` marks those that are
    judged; ``cited`` gives per position the outlets credited there.
    """

    sentences: Sequence[str]
    body: Sequence[bool]
    cited: Mapping[int, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article sentence (position) against its nearest group in one witness.

    ``stray`` marks a stock sentence ("no one was hurt") in an article that nothing else ties to the witness,
    ``alone`` a witness beside which no other document reports the event: what is its own cannot be told then.
    """

    place: int
    witness: str
    group: Group
    context: Context
    speech: bool
    stray: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class _Link:
    place: int
    witness: str
    group: Group
    probability: float
    own: float
    own_outside: float
    rival: float
    foreign: float
    speech: bool
    stock: bool
    alone: bool

    @property
    def evidence(self) -> float:
        """How far this link alone shows that the article had the original before it."""
        return max(0.0, self.probability - _CHANCE) * min(1.0, max(0.0, self.own_outside) / _OWN_SCALE)


def gather(
    reading: Reading,
    witnesses: Sequence[Witness],
    rarity: Rarity,
    models: Models,
    meanings: Meanings | None = None,
) -> list[Candidate]:
    """Returns every article sentence with its nearest group in every witness, seen in context."""
    article = [profile(text) for text in reading.sentences]
    shelves = {w.key: Shelf({n: profile(t) for n, t in w.sentences.items()}, rarity) for w in witnesses}
    rarity.prepare(set().union(*(p.distinct for p in article), *(s.words for s in shelves.values())))
    groups = {
        w.key: nearest_groups(
            article,
            shelves[w.key],
            rarity,
            models.pair,
            _by_meaning(reading, w, meanings) if meanings else None,
        )
        for w in witnesses
    }
    on_topic = [w for w in witnesses if _on_topic(groups[w.key])]
    links = _links(reading, article, on_topic, shelves, groups, rarity)
    return _in_context(reading, on_topic, links)


def _by_meaning(reading: Reading, witness: Witness, meanings: Meanings) -> Preference:
    return lambda place, numbers: meanings.lifts(
        reading.sentences[place], [witness.sentences[number] for number in numbers]
    )


def _on_topic(groups: Mapping[int, Group]) -> bool:
    """Whether a document is about what the article is about; any other would be a rival by accident."""
    chances = sorted((probability(group.logit) for group in groups.values()), reverse=True)
    return bool(chances) and (chances[0] >= _ON_TOPIC or sum(chances[:3]) >= _ON_TOPIC_THREE)


def _links(
    reading: Reading,
    article: Sequence[Profile],
    witnesses: Sequence[Witness],
    shelves: Mapping[str, Shelf],
    groups: Mapping[str, Mapping[int, Group]],
    rarity: Rarity,
) -> dict[tuple[str, int], _Link]:
    kin = _kinship({w.key: shelves[w.key] for w in witnesses})
    said = [reported(text) for text in reading.sentences]
    links = {}
    for witness in witnesses:
        rivals = [
            w for w in witnesses if w.possible and w.key != witness.key and w.key not in kin[witness.key]
        ]
        for place, group in groups[witness.key].items():
            shared = article[place].distinct & group.profile.distinct
            others = [other for rival in rivals if (other := groups[rival.key].get(place)) is not None]
            links[witness.key, place] = _Link(
                place=place,
                witness=witness.key,
                group=group,
                probability=probability(group.logit),
                own=_own(shared, others, rarity),
                own_outside=_own(_unspoken(shared, article[place], said[place]), others, rarity),
                rival=max((probability(other.logit) for other in others), default=0.0),
                foreign=_foreign(article[place], shelves[witness.key], rarity),
                speech=_same_speech(said[place], witness, group),
                stock=_is_stock(shared, article[place], rarity),
                alone=not rivals,
            )
    return links


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


def _in_context(
    reading: Reading, witnesses: Sequence[Witness], links: Mapping[tuple[str, int], _Link]
) -> list[Candidate]:
    # Documents that can be the source and later ones are told apart: what one kind explains says nothing of the other.
    possible = {w.key for w in witnesses if w.possible}
    explained = {
        kind: _explained(reading, {k: v for k, v in links.items() if (k[0] in possible) == kind})
        for kind in (True, False)
    }
    by_witness: dict[str, dict[int, _Link]] = {w.key: {} for w in witnesses}
    for (key, place), link in links.items():
        by_witness[key][place] = link
    outlets = {w.key: w.outlet for w in witnesses}
    found = []
    for key, mine in by_witness.items():
        body = [link for link in mine.values() if reading.body[link.place]]
        plain_sum = sum(link.evidence for link in body if not link.speech)
        speech_sum = sum(link.evidence for link in body if link.speech)
        firm = 1.0 - math.exp(-sum(link.evidence for link in body if not link.stock))
        for place, link in sorted(mine.items()):
            counted = reading.body[place]
            plain_rest = plain_sum - (link.evidence if counted and not link.speech else 0.0)
            speech_rest = speech_sum - (link.evidence if counted and link.speech else 0.0)
            tie = 1.0 - math.exp(-(plain_rest + _SPEECH_TIE * speech_rest))
            cited = reading.cited.get(place, frozenset())
            found.append(
                Candidate(
                    place,
                    key,
                    link.group,
                    _context(
                        link,
                        tie,
                        [mine[near] for near in (place - 1, place + 1) if near in mine],
                        explained[key in possible][place],
                        cited=bool(cited) and outlets[key] in cited,
                        names_outlet=bool(cited),
                    ),
                    link.speech,
                    link.stock and firm < _FIRM,
                    link.alone,
                )
            )
    return found


def _explained(reading: Reading, links: Mapping[tuple[str, int], _Link]) -> dict[int, tuple[float, float]]:
    """Returns per position: mean evidence of the other plain sentences, mean probability of all others."""
    body = [place for place in range(len(reading.sentences)) if reading.body[place]]
    evidence: dict[int, float] = dict.fromkeys(body, 0.0)
    chance: dict[int, float] = dict.fromkeys(body, 0.0)
    speech = {place: reported(reading.sentences[place]).speech for place in body}
    for (_, place), link in links.items():
        if place in evidence:
            evidence[place] = max(evidence[place], link.evidence)
            chance[place] = max(chance[place], link.probability)
    result = {}
    for place in range(len(reading.sentences)):
        others = [other for other in body if other != place]
        plain = [evidence[other] for other in others if not speech[other]]
        # Two pseudo-sentences that nothing explains: a short article proves little.
        result[place] = (
            sum(plain) / (len(plain) + 1.0),
            sum(chance[other] for other in others) / (len(others) + 2.0),
        )
    return result


def _context(
    link: _Link,
    tie: float,
    near: Sequence[_Link],
    explained: tuple[float, float],
    *,
    cited: bool,
    names_outlet: bool,
) -> Context:
    features = link.group.features
    in_order = max(
        (
            n.probability * (1.0 if abs(n.group.sentences[0] - link.group.sentences[0]) <= 3 else 0.3)
            for n in near
        ),
        default=0.0,
    )
    near_own = max((n.evidence * (0.4 if n.speech else 1.0) for n in near), default=0.0)
    return Context(
        pair=max(-_CLIP, min(_CLIP, link.group.logit)),
        own=_scaled(link.own),
        own_outside=_scaled(link.own_outside),
        rival=link.rival,
        margin=link.probability - link.rival,
        speech=float(link.speech),
        tie=tie,
        near=in_order,
        near_own=near_own,
        explained=explained[0],
        covered=explained[1],
        cited=float(cited),
        names_outlet=float(names_outlet),
        plain=features.taken_soft_plain,
        trigrams=features.trigrams,
        run=features.run,
        foreign=link.foreign,
        taken=features.taken_soft,
        wording=features.wording,
        surprise=features.surprise,
    )


def _scaled(weight: float) -> float:
    return min(1.5, max(0.0, weight) / _OWN_SCALE)
