"""Labelled articles varied: what labelled events hold too little of, made of what they hold.

* a rewrite with sentences of an independent report put in between;
* an article whose main original is missing in the corpus: what remains are other reports of the event;
* an article beside one report of the event only.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.training import Labelled
from provenance.align.witness import Reading, Source

_TAKEN = 2  # sentences that an original must have given before its loss is worth looking at


def mixtures(items: Sequence[Labelled], seed: int = 7, most: int = 3) -> Iterator[Labelled]:
    """Yields rewrites with sentences of independent reports of the same event put in between.

    What an article adds of its own to a rewrite is the hardest thing to leave
    alone, and labelled articles hold little of it. A sentence of a report that
    was written without the originals is such an addition by construction.
    """
    draw = random.Random(seed)
    for item in items:
        others = [
            other
            for other in items
            if other.group == item.group and other.name != item.name and not other.derived and other.labelled
        ]
        if len(item.derived) < most or not others:
            continue
        other = draw.choice(others)
        free = sorted(other.labelled)
        yield _mixed(item, other, sorted(draw.sample(free, min(most, len(free)))), draw, seed)


def _mixed(item: Labelled, other: Labelled, taken: Sequence[int], draw: random.Random, seed: int) -> Labelled:
    order: list[tuple[Labelled, int]] = [(item, place) for place in range(len(item.reading.sentences))]
    for place in taken:
        order.insert(draw.randint(1, len(order)), (other, place))
    sources = tuple(source for source in item.sources if source.key != other.article.id)
    moved = {old: new for new, (owner, old) in enumerate(order) if owner is item}
    added = [new for new, (owner, _) in enumerate(order) if owner is other]
    reading = Reading(
        [owner.reading.sentences[place] for owner, place in order],
        [owner.reading.body[place] for owner, place in order],
        {new: o.reading.cited[p] for new, (o, p) in enumerate(order) if p in o.reading.cited},
        item.reading.named,
        item.reading.primary,
    )
    return replace(
        item,
        name=f"{item.name}+{other.name}-{seed}",
        reading=reading,
        sources=sources,
        gold={(moved[place], key): value for (place, key), value in item.gold.items()},
        skipped=frozenset((moved[place], key) for place, key in item.skipped),
        labelled=frozenset([moved[place] for place in item.labelled] + added),
        derived=frozenset(moved[place] for place in item.derived),
        independent=frozenset([moved[place] for place in item.independent] + added),
        hard=frozenset(moved[place] for place in item.hard),
    )


def losses(items: Sequence[Labelled]) -> Iterator[Labelled]:
    """Yields articles without the original that most of them goes back to, and without all copies.

    What was taken from the lost original has no source in what is left: the other reports of the event share its facts
    and statements, and whoever is accused in its place is accused wrongly.
    """
    for item in items:
        counts = Counter(key for _, key in item.gold if key not in item.copies)
        taken = [key for key, count in sorted(counts.items()) if count >= _TAKEN]
        if not taken:
            continue
        lost = max(taken, key=lambda key: (counts[key], key))
        outlet = next((source.outlet for source in item.sources if source.key == lost), None)
        left = tuple(
            source
            for source in item.sources
            if source.key != lost and source.key not in item.copies and source.outlet != outlet
        )
        if any(source.possible for source in left):
            yield _without(item, left, "lost")


def alone(items: Sequence[Labelled], seed: int = 7) -> Iterator[Labelled]:
    """Yields articles beside one original only: the one that most of them goes back to, or any of them.

    Nothing tells then what is this report's own and what every report of the event has.
    """
    draw = random.Random(seed)
    for item in items:
        originals = sorted(s.key for s in item.sources if s.possible and s.key not in item.copies)
        if len(originals) < _TAKEN:
            continue
        counts = Counter(key for _, key in item.gold if key in originals)
        kept = max(originals, key=lambda key: counts[key]) if counts else draw.choice(originals)
        yield _without(item, [source for source in item.sources if source.key == kept], "alone")


def _without(item: Labelled, left: Sequence[Source], why: str) -> Labelled:
    keys = {source.key for source in left}
    gold = {pair: numbers for pair, numbers in item.gold.items() if pair[1] in keys}
    derived = frozenset(place for place in item.derived if any(place == at for at, _ in gold))
    return replace(
        item,
        name=f"{item.name}-{why}",
        sources=tuple(left),
        gold=gold,
        skipped=frozenset(pair for pair in item.skipped if pair[1] in keys and pair[0] in derived),
        derived=derived,
        independent=item.independent | (item.derived - derived),
        hard=item.hard & derived,
    )
