"""Where each sentence stood first: links followed back, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from provenance.network.rows import Link, Way

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Appearance:
    """A sentence of an article, the earliest document that has it, and the stations on the way back."""

    article: str
    sentence: int
    first: str
    first_sentence: int
    stations: tuple[str, ...]


def first_appearances(links: Iterable[Link]) -> list[Appearance]:
    """Follows every sentence back to where it stood first, over links that say who took from whom."""
    before = _steps(links)
    return [_follow(place, before) for place in sorted(before)]


def _steps(links: Iterable[Link]) -> dict[Place, Place]:
    """Returns for each sentence the one it was nearest taken from."""
    chosen: dict[Place, Link] = {}
    for link in links:
        if link.way is not Way.SOURCE:
            continue
        place = (link.article, link.sentence)
        old = chosen.get(place)
        if old is None or _nearer(link) < _nearer(old):
            chosen[place] = link
    return {place: (link.original, link.original_sentences[0]) for place, link in chosen.items()}


def _nearer(link: Link) -> tuple[bool, float, str]:
    return (link.position != "via", -link.probability, link.original)


def _follow(place: Place, before: Mapping[Place, Place]) -> Appearance:
    stations: list[str] = []
    at, seen = place, {place}
    # Documents of one day can point at each other where dates do not say more; no walk goes round.
    while at in before and before[at] not in seen:
        at = before[at]
        seen.add(at)
        stations.append(at[0])
    return Appearance(place[0], place[1], at[0], at[1], tuple(stations))
