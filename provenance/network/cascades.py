"""Cascades: for each original the tree of who took it from whom.

Every article hangs below the document that it stands nearest to, the earliest
of equals. Siblings, of which neither was made from the other, hang below an
original that the collection lacks. No step goes against time, and none round.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from provenance.network.families import components
from provenance.network.order import delay, way, when
from provenance.network.rows import ENOUGH, Cascade, Edge, Lost, Nearness, Node, Siblings, Way


@dataclass(frozen=True, slots=True)
class Routes:
    """All cascades of a collection, the largest first, and the lost originals behind some of them.

    ``not_taken`` are pairs (article, giver) that look like a step but are
    siblings: what they share goes back to a lost original.
    """

    cascades: tuple[Cascade, ...]
    lost: tuple[Lost, ...]
    not_taken: frozenset[tuple[str, str]]


def routes(
    near: Iterable[Nearness],
    siblings: Iterable[Siblings],
    nodes: Mapping[str, Node],
    common: Mapping[tuple[str, str], int] = MappingProxyType({}),
) -> Routes:
    """Builds the cascades of a collection.

    Args:
        near: which documents each article stands nearest to.
        siblings: pairs of documents that articles show to be siblings.
        nodes: the documents.
        common: pairs that go back to a lost original for another reason, such
            as an agency's text dated after its copy, with the number of sentences.
    """
    rows = sorted(near, key=lambda row: (row.article, -row.shared, row.giver))
    apart = _apart(rows, siblings, nodes)
    lost = _lost_originals(rows, apart, common, nodes)
    together = {member: place for place, group in enumerate(components(list(common))) for member in group}
    revoked = frozenset(
        (row.article, row.giver)
        for row in rows
        if _revoked(row, apart) or (_alike(row, together) and not _says_so(row, nodes))
    )
    steps = [row for row in rows if (row.article, row.giver) not in revoked]
    edges = _without_circles([_edge(row.giver, row, nodes) for row in steps], nodes)
    edges = _with_main([*edges, *_below_lost(rows, edges, homes(lost), revoked, common)])
    return Routes(tuple(_trees(edges, lost, nodes)), tuple(lost), revoked)


def homes(lost: Iterable[Lost]) -> dict[str, str]:
    """Returns document -> the lost original that it goes back to."""
    return {member: item.id for item in lost for member in item.members}


def _alike(row: Nearness, together: Mapping[str, int]) -> bool:
    """Whether both texts go back to an original that a third one shows them to have in common."""
    return row.article in together and together.get(row.giver) == together[row.article]


def _says_so(row: Nearness, nodes: Mapping[str, Node]) -> bool:
    """Whether the article names the outlet of the giver."""
    return nodes[row.giver].outlet in nodes[row.article].credits


def _apart(
    rows: Sequence[Nearness], siblings: Iterable[Siblings], nodes: Mapping[str, Node]
) -> set[tuple[str, str]]:
    """Returns the pairs that are siblings, in both directions: shown by a third, or by whom both credit."""
    support: Counter[tuple[str, str]] = Counter()
    for pair in siblings:
        support[pair.one, pair.two] += pair.support
    pairs = {pair for pair, count in support.items() if count >= ENOUGH}
    pairs |= {(row.article, row.giver) for row in rows if row.rival is not None}
    pairs |= {(row.article, row.rival) for row in rows if row.rival is not None}
    present = _outlets_present(rows, nodes)
    for row in rows:
        named = _common_credits(nodes[row.article], nodes[row.giver])
        if named - present[row.article] - present[row.giver]:
            pairs.add((row.article, row.giver))
    return pairs | {(two, one) for one, two in pairs}


def _outlets_present(rows: Sequence[Nearness], nodes: Mapping[str, Node]) -> dict[str, set[str | None]]:
    """Returns for each document the outlets of those that it may have taken text from."""
    found: dict[str, set[str | None]] = defaultdict(set)
    for row in rows:
        found[row.article].add(nodes[row.giver].outlet)
    return found


def _common_credits(taker: Node, giver: Node) -> set[str]:
    """Returns the outlets that both name as their source, where the taker does not name the giver."""
    if giver.outlet in taker.credits:
        return set()
    return set(taker.credits) & set(giver.credits) - {taker.outlet, giver.outlet}


def _revoked(row: Nearness, apart: set[tuple[str, str]]) -> bool:
    return row.rival is not None or (row.article, row.giver) in apart


def _lost_originals(
    rows: Sequence[Nearness],
    apart: set[tuple[str, str]],
    common: Iterable[tuple[str, str]],
    nodes: Mapping[str, Node],
) -> list[Lost]:
    """Groups siblings that stand nearest to each other; each group goes back to one lost original."""
    tied = list(common)
    for row in rows:
        if _revoked(row, apart):
            tied.append((row.article, row.giver))
            if row.rival is not None:
                tied.append((row.article, row.rival))
    found = []
    for group in components(tied):
        members = sorted(group, key=lambda key: when(nodes[key]))
        found.append(Lost(f"lost:{members[0]}", tuple(members), _credited_by_most(members, nodes)))
    return found


def _credited_by_most(members: Sequence[str], nodes: Mapping[str, Node]) -> str | None:
    """Returns the outlet that at least two and half of the members credit, where there is one."""
    own = {nodes[key].outlet for key in members}
    counts: dict[str, int] = defaultdict(int)
    for key in members:
        for outlet in set(nodes[key].credits) - own:
            counts[outlet] += 1
    best = max(sorted(counts), key=lambda outlet: counts[outlet], default=None)
    enough = max(2, len(members) / 2)
    return best if best is not None and counts[best] >= enough else None


def _edge(giver: str, row: Nearness, nodes: Mapping[str, Node]) -> Edge:
    minutes = delay(nodes[giver].published, nodes[row.article].published)
    return Edge(giver, row.article, len(row.sentences), minutes)


def _without_circles(edges: Sequence[Edge], nodes: Mapping[str, Node]) -> list[Edge]:
    """Keeps the steps that go with time, and of those that would close a circle all but the last."""
    kept: list[Edge] = []
    givers: dict[str, list[str]] = defaultdict(list)
    for edge in sorted(edges, key=lambda item: (when(nodes[item.taker]), -item.sentences, item.giver)):
        if way(nodes[edge.giver], nodes[edge.taker]) is Way.SOURCE and not _above(
            edge.giver, edge.taker, givers
        ):
            kept.append(edge)
            givers[edge.taker].append(edge.giver)
    return kept


def _above(key: str, wanted: str, givers: Mapping[str, Sequence[str]]) -> bool:
    """Whether ``wanted`` is ``key`` or one of those that it goes back to."""
    waiting, seen = [key], {key}
    while waiting:
        at = waiting.pop()
        if at == wanted:
            return True
        above = [giver for giver in givers.get(at, ()) if giver not in seen]
        seen.update(above)
        waiting += above
    return False


def _below_lost(
    rows: Sequence[Nearness],
    edges: Sequence[Edge],
    home: Mapping[str, str],
    revoked: frozenset[tuple[str, str]],
    common: Mapping[tuple[str, str], int],
) -> list[Edge]:
    """Hangs the siblings below their lost original: those with a step taken back, and those without any."""
    explained = {edge.taker for edge in edges}
    shared = list(common.items())
    for row in rows:
        if (row.article, row.giver) in revoked:
            explained.discard(row.article)
            shared.append(((row.article, row.giver), len(row.sentences)))
    taken: dict[str, int] = {}
    for pair, count in shared:
        for key in pair:
            taken[key] = max(taken.get(key, 0), count)
    return [Edge(home[key], key, taken.get(key, 0)) for key in sorted(home) if key not in explained]


def _with_main(edges: Sequence[Edge]) -> list[Edge]:
    """Marks for each taker the giver that gave most."""
    ranked = sorted(edges, key=lambda edge: (edge.taker, -edge.sentences, edge.giver))
    takers = [edge.taker for edge in ranked]
    return [replace(edge, main=at == 0 or takers[at - 1] != edge.taker) for at, edge in enumerate(ranked)]


def _trees(edges: Sequence[Edge], lost: Sequence[Lost], nodes: Mapping[str, Node]) -> list[Cascade]:
    """Parts the steps into one tree for each root; a text with two originals stands in both of theirs."""
    below: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        below[edge.giver].append(edge)
    takers = {edge.taker for edge in edges}
    by_id = {item.id: item for item in lost}
    found = []
    for root in sorted(set(below) - takers):
        chosen, members = _tree(root, below)
        chosen.sort(key=lambda item: (when(nodes[item.taker]), item.giver))
        found.append(Cascade(root, tuple(chosen), by_id.get(root), tuple(members)))
    return sorted(found, key=lambda item: (-len(item.members), item.root))


def _tree(root: str, below: Mapping[str, Sequence[Edge]]) -> tuple[list[Edge], list[str]]:
    edges: list[Edge] = []
    members, waiting = {root}, [root]
    while waiting:
        for edge in below.get(waiting.pop(), ()):
            edges.append(edge)
            if edge.taker not in members:
                members.add(edge.taker)
                waiting.append(edge.taker)
    return edges, sorted(members)
