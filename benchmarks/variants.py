"""Labelled articles varied: what labelled events hold too little of, made of what they hold.

* a rewrite with sentences of an independent report put in between;
* an article whose main original is missing in the corpus: what remains are other reports of the event;
* an article beside one report of the event only;
* an article beside the originals alone, without the other articles: what most users have at hand;
* an independent report with a few sentences of a rewrite put in: who has written himself, and lifts.

What is put together by rule is learnt from, and counts less (``LESS``): the probabilities are to be those of articles
as they are, beside all other texts of the event or the originals alone.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.training import Labelled
from provenance.align.witness import Reading, Source

LESS = 0.3
"""What an article put together by rule counts for in fitting, beside one that somebody wrote."""

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


def planted(items: Sequence[Labelled], seed: int = 7, most: int = 4) -> Iterator[Labelled]:
    """Yields independent reports with up to ``most`` neighbouring sentences of a rewrite put in between.

    Of such an article hardly anything goes back to any original, and these few sentences do all the same.
    """
    draw = random.Random(seed)
    for item in items:
        if item.derived or not item.labelled:
            continue
        others = [
            other
            for other in items
            if other.group == item.group
            and other.derived
            and item.article.id not in {k for _, k in other.gold}
        ]
        if not others:
            continue
        other = draw.choice(others)
        places = sorted(other.derived)
        first, many = draw.randrange(len(places)), draw.randint(1, most)
        yield _mixed(item, other, places[first : first + many], draw, seed, together=True)


def _mixed(
    item: Labelled,
    other: Labelled,
    taken: Sequence[int],
    draw: random.Random,
    seed: int,
    *,
    together: bool = False,
) -> Labelled:
    order: list[tuple[Labelled, int]] = [(item, place) for place in range(len(item.reading.sentences))]
    if together:
        at = draw.randint(1, len(order))
        order[at:at] = [(other, place) for place in taken]
    else:
        for place in taken:
            order.insert(draw.randint(1, len(order)), (other, place))
    sources = tuple(source for source in item.sources if source.key != other.article.id)
    moved = {(owner.name, old): new for new, (owner, old) in enumerate(order)}
    reading = Reading(
        [owner.reading.sentences[place] for owner, place in order],
        [owner.reading.body[place] for owner, place in order],
        {new: o.reading.cited[p] for new, (o, p) in enumerate(order) if p in o.reading.cited},
        item.reading.named,
        item.reading.primary,
    )

    def places(name: str) -> frozenset[int]:
        return frozenset(
            moved[owner.name, place]
            for owner in (item, other)
            for place in getattr(owner, name)
            if (owner.name, place) in moved
        )

    added = frozenset(moved[other.name, place] for place in taken)
    derived = places("derived")
    return replace(
        item,
        name=f"{item.name}+{other.name}-{seed}",
        reading=reading,
        sources=sources,
        gold={
            (moved[owner.name, place], key): value
            for owner in (item, other)
            for (place, key), value in owner.gold.items()
            if (owner.name, place) in moved
        },
        skipped=frozenset(
            (moved[owner.name, place], key)
            for owner in (item, other)
            for place, key in owner.skipped
            if (owner.name, place) in moved
        ),
        labelled=places("labelled") | added,
        derived=derived,
        independent=places("independent") | (added - derived),
        hard=places("hard"),
        weight=LESS,
    )


def reports(items: Sequence[Labelled]) -> Iterator[Labelled]:
    """Yields articles beside the originals alone, where other articles of the event stood beside them too.

    Other articles, the more the better, show what everybody tells who was there; most collections hold none.
    """
    for item in items:
        left = [source for source in item.sources if source.key not in item.copies]
        if len(left) < len(item.sources) and any(source.possible for source in left):
            yield _without(item, left, "reports")


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
            yield replace(_without(item, left, "lost"), weight=LESS)


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
        left = [source for source in item.sources if source.key == kept]
        yield replace(_without(item, left, "alone"), weight=LESS)


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
