"""What lies beyond the pair: neighbours, rivals, speakers, and how much one original explains.

Two reports of one event share names, numbers and quoted words. A text that was
taken from another also shares that other's *own* touches (choice of detail,
framing, order), which no third report has, and it does so again and again. So
every pair is seen together with the rest of the article and with the rivals.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from provenance.align.features import APART
from provenance.align.gains import Gains
from provenance.align.heaps import Heaps
from provenance.align.links import OWN_SCALE, Link, find_links
from provenance.align.model import Models, probability, rises
from provenance.align.profile import profile
from provenance.align.search import Group, Preference, Shelf, Shelves, Wanted, in_full, nearest_groups
from provenance.align.speech import reported
from provenance.align.witness import Reading, Witness

if TYPE_CHECKING:
    from provenance.align.semantic import Meanings

_FIRM = 0.35  # tie by other than stock sentences from which a stock sentence is taken all the same
_SPEECH_TIE = 0.35  # what a speech sentence counts for in tying an article to an original
_CLIP = 4.0
_ON_TOPIC = 0.3  # probability of the best pair from which a document takes part
_MANY = 10  # documents that take part at which more say nothing more
_UNLED = 2  # sentences of which no document is the nearest, added to every article
_ON_TOPIC_THREE = 0.45  # or of the best three pairs together
_UNIT = 1 << 40  # probabilities as whole numbers: their sums do not depend on an order


class Context(NamedTuple):
    """A pair in its context; the inputs of the context model.

    * the pair: ``pair`` its log-odds alone, ``taken``, ``plain``, ``trigrams``, ``run``, ``wording``,
      ``surprise`` as in ``PairFeatures``;
    * rivals: ``own`` shared weight that the best independent rival lacks, ``own_outside`` the same without
      quoted words and the names of the quoted, ``rival`` probability of that rival, ``margin`` the lead over it;
    * speech: 1 when both sentences give somebody's words;
    * the rest of the article: ``tie`` how firmly the *other* sentences tie it to this original (0 to 1),
      ``near`` whether the neighbours align with it in order, ``near_own`` the same counted by what is its own,
      ``explained`` and ``covered`` how much of the rest any original explains, ``share`` and ``share_covered`` how
      much of it this one does, ``leading`` of how many of the others it is the nearest of all, ``order`` how far
      they stand in its order (-1 to 1);
    * what is at hand: ``reports`` how many documents take part, ``first_hand`` 1 where the article's publisher
      reports at first hand;
    * credit: ``cited`` 1 when the article credits this original's outlet here, ``named`` when it does so elsewhere
      or for the whole article, ``names_outlet`` when it credits any outlet here;
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
    fresh: float
    crowd: float
    exclusive: float
    public: float
    share: float
    share_covered: float
    named: float
    leading: float
    order: float
    reports: float
    first_hand: float


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


def gather(
    reading: Reading,
    witnesses: Sequence[Witness],
    models: Models,
    meanings: Meanings | None = None,
    shelves: Shelves | None = None,
) -> list[Candidate]:
    """Returns every article sentence with its nearest group in every witness, seen in context.

    ``shelves`` are those that earlier calls made of these witnesses and others.
    """
    article = [profile(text) for text in reading.sentences]
    shelves = Shelves(reading.sentences, witnesses) if shelves is None else shelves
    shelves.make(witnesses)
    wanted = Wanted(article, shelves.rarity)
    gains = Gains(article, shelves.rarity, models.pair) if rises(models.pair, but=APART) else None
    groups = {}
    for w in witnesses:
        if found := _found(wanted, gains, shelves[w.key]):
            likeness = _by_meaning(reading, w, meanings) if meanings else None
            groups[w.key] = nearest_groups(wanted, found, shelves[w.key], models.pair, likeness)
    near = [w for w in witnesses if w.key in groups]
    on_topic = [w for w in near if _on_topic(group.logit for group in groups[w.key].values())]
    if not on_topic:
        return []
    full = {w.key: in_full(wanted, groups[w.key], models.pair) for w in on_topic}
    links = find_links(reading, article, on_topic, shelves, full)
    return _in_context(reading, on_topic, links)


def _by_meaning(reading: Reading, witness: Witness, meanings: Meanings) -> Preference:
    return lambda place, numbers: meanings.lifts(
        reading.sentences[place], [witness.sentences[number] for number in numbers]
    )


def _found(wanted: Wanted, gains: Gains | None, shelf: Shelf) -> Mapping[int, Sequence[int]]:
    """Returns what an article finds on a shelf, or nothing, where no comparison could show that both are on one topic.

    Most candidates are about something else, and their words alone tell that, if it can be told what they can gain.
    """
    if gains and not _on_topic(sorted(gains.at_most(shelf.words), reverse=True)[:3]):
        return {}
    return wanted.nearest(shelf)


def _on_topic(pairs: Iterable[float]) -> bool:
    """Whether a document is about what the article is about; any other would be a rival by accident.

    Args:
        pairs: the log-odds of each sentence of the article with its nearest of the document. No more of them are
            asked for than it takes.
    """
    best = [0.0] * 3
    for logit in pairs:
        best = sorted((*best, probability(logit)), reverse=True)[:3]
        if best[0] >= _ON_TOPIC or sum(best) >= _ON_TOPIC_THREE:
            return True
    return False


def _in_context(
    reading: Reading, witnesses: Sequence[Witness], links: Mapping[tuple[str, int], Link]
) -> list[Candidate]:
    # Documents that can be the source and later ones are told apart: what one kind explains says nothing of the other.
    possible = frozenset(w.key for w in witnesses if w.possible)
    rest = _Rest(reading)
    explained = {
        kind: rest.explained(link for link in links.values() if (link.witness in possible) == kind)
        for kind in (True, False)
    }
    by_witness: dict[str, dict[int, Link]] = {w.key: {} for w in witnesses}
    for (key, place), link in links.items():
        by_witness[key][place] = link
    outlets = {w.key: w.outlet for w in witnesses}
    nearest = _nearest(reading, links.values(), possible)
    reports = min(1.0, len(witnesses) / _MANY)
    found = []
    for key, mine in by_witness.items():
        body = [link for link in mine.values() if reading.body[link.place]]
        plain_sum = sum(link.evidence for link in body if not link.speech)
        speech_sum = sum(link.evidence for link in body if link.speech)
        firm = 1.0 - math.exp(-sum(link.evidence for link in body if not link.stock))
        here = rest.explained(mine.values())
        order = _order(body, mine.values())
        led = {link.place for link in body if link.probability >= nearest.get(link.place, 1.0)}
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
                        here[place],
                        cited=bool(cited) and outlets[key] in cited,
                        names_outlet=bool(cited),
                        named=_named_elsewhere(reading, outlets[key], place),
                        leading=len(led - {place}) / (len(nearest.keys() - {place}) + _UNLED),
                        order=order[place],
                        reports=reports,
                        first_hand=reading.primary,
                    ),
                    link.speech,
                    link.stock and firm < _FIRM,
                    link.alone,
                )
            )
    return found


def _nearest(reading: Reading, links: Iterable[Link], possible: frozenset[str]) -> dict[int, float]:
    """Returns for each body position the probability of the nearest document that can be the source."""
    nearest: dict[int, float] = {}
    for link in links:
        if reading.body[link.place] and link.witness in possible:
            nearest[link.place] = max(nearest.get(link.place, 0.0), link.probability)
    return nearest


def _order(body: Sequence[Link], links: Iterable[Link]) -> dict[int, float]:
    """Returns for each link how far the article's other sentences stand in the document's order, as seen from it.

    Who retells a report goes along it; who reports an event himself has an order of his own.
    """
    numbers = sorted(link.group.sentences[0] for link in body)
    every, before = Heaps(len(numbers)), Heaps(len(numbers))
    weights = {link.place: round(link.probability * _UNIT) for link in body}
    for link in body:
        every.add(bisect_left(numbers, link.group.sentences[0]), weights[link.place])
    waiting = sorted(body, key=lambda link: link.place, reverse=True)
    found = {}
    for link in sorted(links, key=lambda link: link.place):
        while waiting and waiting[-1].place < link.place:
            earlier = waiting.pop()
            before.add(bisect_left(numbers, earlier.group.sentences[0]), weights[earlier.place])
        lower, higher = (side(numbers, link.group.sentences[0]) for side in (bisect_left, bisect_right))
        turned = 2 * (before.below(lower) - before.above(higher)) - every.below(lower) + every.above(higher)
        others = every.below(len(numbers)) - weights.get(link.place, 0)
        found[link.place] = turned / (others + _UNIT)
    return found


def _named_elsewhere(reading: Reading, outlet: str | None, here: int) -> bool:
    """Whether the article credits an outlet for the whole, or in any sentence but this one."""
    if outlet is None:
        return False
    return outlet in reading.named or any(
        outlet in cited for place, cited in reading.cited.items() if place != here
    )


class _Rest:
    """The rest of the article, as seen from each of its sentences."""

    def __init__(self, reading: Reading) -> None:
        self._places = range(len(reading.sentences))
        self._body = [place for place in self._places if reading.body[place]]
        self._plain = [place for place in self._body if not reported(reading.sentences[place]).speech]

    def explained(self, links: Iterable[Link]) -> dict[int, tuple[float, float]]:
        """Returns per position: mean evidence of the other plain sentences, mean probability of all others."""
        evidence: dict[int, float] = dict.fromkeys(self._body, 0.0)
        chance: dict[int, float] = dict.fromkeys(self._body, 0.0)
        for link in links:
            place = link.place
            if place in evidence:
                evidence[place] = max(evidence[place], link.evidence)
                chance[place] = max(chance[place], link.probability)
        plain = {place: evidence[place] for place in self._plain}
        all_evidence = math.fsum(plain.values())
        all_chance = math.fsum(chance.values())
        # Pseudo-sentences that nothing explains: a short article proves less.
        return {
            place: (
                max(0.0, all_evidence - plain.get(place, 0.0)) / (len(plain) - (place in plain) + 1.0),
                max(0.0, all_chance - chance.get(place, 0.0)) / (len(chance) - (place in chance) + 0.5),
            )
            for place in self._places
        }


def _context(
    link: Link,
    tie: float,
    near: Sequence[Link],
    explained: tuple[float, float],
    here: tuple[float, float],
    *,
    cited: bool,
    names_outlet: bool,
    named: bool,
    leading: float,
    order: float,
    reports: float,
    first_hand: bool,
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
        fresh=_scaled(link.fresh),
        crowd=link.crowd,
        exclusive=float(link.exclusive),
        public=float(link.public),
        share=here[0],
        share_covered=here[1],
        named=float(named),
        leading=leading,
        order=order,
        reports=reports,
        first_hand=float(first_hand),
    )


def _scaled(weight: float) -> float:
    return min(1.5, max(0.0, weight) / OWN_SCALE)
