"""Where each sentence stood first: links followed back, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from provenance.network.order import when
from provenance.network.rows import Link, Node, Way

Place = tuple[str, int]
Path = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """A sentence of an article, the earliest document that has it, and the stations on the way back."""

    article: str
    sentence: int
    first: str
    first_sentence: int
    stations: tuple[str, ...]


def first_appearances(links: Iterable[Link], nodes: Mapping[str, Node]) -> list[Appearance]:
    """Follows every sentence back to where it stood first, over links that say who took from whom.

    Where several ways lead back (a nearer text and the origin behind it, two versions of one
    report), the one that ends with the earliest document counts, of equals the nearer.
    """
    before = _steps(links)
    paths: dict[Place, Path] = {}
    for place in sorted(before):
        _follow(place, before, nodes, paths)
    return [_appearance(place, paths[place]) for place in sorted(before)]


def _appearance(place: Place, path: Path) -> Appearance:
    first, number = path[-1]
    return Appearance(place[0], place[1], first, number, tuple(key for key, _ in path))


def _steps(links: Iterable[Link]) -> dict[Place, list[Place]]:
    """Returns for each sentence those that it can have been taken from, the nearest first."""
    found: dict[Place, list[Link]] = defaultdict(list)
    for link in links:
        if link.way is Way.SOURCE:
            found[link.article, link.sentence].append(link)
    return {
        place: [(link.original, link.original_sentences[0]) for link in sorted(many, key=_nearer)]
        for place, many in found.items()
    }


def _nearer(link: Link) -> tuple[bool, float, str]:
    return (link.position != "via", -link.probability, link.original)


def _follow(
    start: Place, before: Mapping[Place, Sequence[Place]], nodes: Mapping[str, Node], paths: dict[Place, Path]
) -> None:
    """Finds the way back from a sentence, after those of all that it goes over."""
    waiting, entered = [start], set[Place]()
    while waiting:
        at = waiting[-1]
        entered.add(at)
        # Documents of one day can point at each other where dates do not say more; no walk goes round.
        ahead = [p for p in before[at] if p in before and p not in paths and p not in entered]
        if ahead and at not in paths:
            waiting += ahead
            continue
        waiting.pop()
        if at not in paths:
            ways = [_onward(at, place, paths) for place in before[at]]
            paths[at] = min(ways, key=lambda path: when(nodes[path[-1][0]])[0])


def _onward(at: Place, place: Place, paths: Mapping[Place, Path]) -> Path:
    path = (place, *paths.get(place, ()))
    return path[: path.index(at)] if at in path else path
