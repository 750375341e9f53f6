"""Puts the records of all articles together: cascades, families, traffic of outlets, first appearances."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from provenance.network.appearance import Appearance, first_appearances
from provenance.network.cascades import Routes, homes, routes
from provenance.network.families import Family, Kinship, families
from provenance.network.order import same_publisher
from provenance.network.rows import Link, Nearness, Node, Siblings, Way
from provenance.network.traffic import Publisher, Traffic, credit_matrix, publishers, traffic
from provenance.outlets import Registry
from provenance.text.dates import later

_KEPT = frozenset({"verbatim", "near-verbatim"})


@dataclass(frozen=True, slots=True)
class Collected:
    """All that is known of a collection, without the texts of its links.

    ``counts`` are sentences of each article: ``sentences``, ``unsure``, and
    one for each verdict. ``links`` say what each sentence goes back to, after
    lost originals were told from sources.
    """

    nodes: Mapping[str, Node]
    counts: Mapping[str, Mapping[str, int]]
    links: tuple[Link, ...]
    routes: Routes
    families: tuple[Family, ...]
    traffic: tuple[Traffic, ...]
    publishers: tuple[Publisher, ...]
    credits: Mapping[tuple[str, str], int]
    appearances: Mapping[tuple[str, int], Appearance]
    notes: Mapping[str, tuple[str, ...]]

    def own(self, members: Iterable[str]) -> bool:
        """Whether documents are all of one outlet, so that what they share is its own text (a template, an update)."""
        nodes = [self.nodes.get(key, Node(key)) for key in members]
        return all(same_publisher(nodes[0], node) for node in nodes)

    def settler(self) -> Callable[[Link], Link]:
        """Returns the function that gives a link its way as the whole collection has it."""
        return _settler(self.routes, self.nodes)


def collect(
    records: Iterable[bytes], *, syndicated: float, threshold: float, registry: Registry
) -> Collected:
    """Puts records together.

    Args:
        records: what ``network_work`` made of each article.
        syndicated: share of kept wording from which a document is a copy of another.
        threshold: probability below which a link is shown (a nearer text of which the tracer is not
            sure) and nothing is concluded from it.
        registry: the known outlets.
    """
    nodes: dict[str, Node] = {}
    counts: dict[str, dict[str, int]] = {}
    others: dict[str, Node] = {}
    notes: dict[str, tuple[str, ...]] = {}
    links: list[Link] = []
    near: list[Nearness] = []
    siblings: list[Siblings] = []
    for record in map(json.loads, records):
        node = _node(record["node"])
        nodes[node.id] = node
        counts[node.id] = record["counts"]
        notes[node.id] = tuple(record["notes"])
        others |= {item.id: item for item in map(_node, record["originals"])}
        links += [replace(link, text="", original_text="") for link in links_of(record)]
        near += [_nearness(row) for row in record["near"]]
        siblings += [Siblings(**row) for row in record["siblings"]]
    nodes = {**others, **nodes}
    found = routes(near, siblings, nodes, _common(_sure(links, threshold), nodes))
    settled = tuple(map(_settler(found, nodes), links))
    sure = _sure(settled, threshold)
    taken = traffic(settled, nodes)
    return Collected(
        nodes=nodes,
        counts=counts,
        links=settled,
        routes=found,
        families=tuple(families(_kin(sure, counts), nodes, syndicated)),
        traffic=tuple(taken),
        publishers=tuple(
            publishers(
                nodes,
                {key: count["sentences"] for key, count in counts.items()},
                taken,
                lambda name: known.kind if (known := registry.get(name)) else None,
            )
        ),
        credits=credit_matrix(settled, nodes),
        appearances={
            (item.article, item.sentence): item
            for item in first_appearances(_founding(settled, threshold), nodes)
        },
        notes=notes,
    )


def links_of(record: Mapping[str, Any]) -> Iterator[Link]:
    """Returns the links of one record, texts and all."""
    for row in record["links"]:
        values = {**row, "way": Way(row["way"]), "drift": tuple(row["drift"])}
        yield Link(**{**values, "original_sentences": tuple(row["original_sentences"])})


def _sure(links: Iterable[Link], threshold: float) -> list[Link]:
    return [link for link in links if link.probability >= threshold]


def _founding(links: Iterable[Link], threshold: float) -> list[Link]:
    """The links over which a sentence is followed back: its origin always, a nearer text where that is sure."""
    return [link for link in links if link.position != "via" or link.probability >= threshold]


def _node(row: Mapping[str, Any]) -> Node:
    return Node(**{**row, "credits": tuple(row["credits"])})


def _nearness(row: Mapping[str, Any]) -> Nearness:
    return Nearness(**{**row, "sentences": tuple(row["sentences"])})


def _settler(found: Routes, nodes: Mapping[str, Node]) -> Callable[[Link], Link]:
    """A text that goes back to a lost original was not taken from those that go back to it too.

    It was where it names that outlet, or where the cascades have it one step below.
    """
    home = homes(found.lost)
    steps = {(edge.taker, edge.giver) for cascade in found.cascades for edge in cascade.edges}

    def taken(link: Link) -> bool:
        pair = link.article, link.original
        if pair in found.not_taken:
            return False
        siblings = link.article in home and home.get(link.original) == home[link.article]
        return not siblings or pair in steps or nodes[link.original].outlet in nodes[link.article].credits

    def settled(link: Link) -> Link:
        return replace(link, way=Way.COMMON_ORIGIN) if link.way is Way.SOURCE and not taken(link) else link

    return settled


def _common(links: Iterable[Link], nodes: Mapping[str, Node]) -> dict[tuple[str, str], int]:
    """Counts the sentences that pairs of documents share without either having taken them from the other.

    Besides the pairs that are said to be so, those of a nearer text and the
    origin behind it where the origin is dated later.
    """
    counts: Counter[tuple[str, str]] = Counter()
    origins = {(link.article, link.sentence): link.original for link in links if link.position == "origin"}
    for link in links:
        origin = origins.get((link.article, link.sentence))
        if link.way is Way.COMMON_ORIGIN:
            counts[link.article, link.original] += 1
        elif (
            link.position == "via"
            and origin
            and later(nodes[origin].published, nodes[link.original].published)
        ):
            counts[link.original, origin] += 1
    return dict(sorted(counts.items()))


def _kin(links: Iterable[Link], counts: Mapping[str, Mapping[str, int]]) -> list[Kinship]:
    kept: dict[tuple[str, str], set[int]] = defaultdict(set)
    for link in links:
        if link.relation in _KEPT:
            kept[link.article, link.original].add(link.sentence)
    totals: Counter[str] = Counter({key: count["sentences"] for key, count in counts.items()})
    return [
        # Of an original that is no article its length is not known here: it counts as long as the article.
        Kinship(one, two, len(numbers), totals[one], totals[two] or totals[one])
        for (one, two), numbers in sorted(kept.items())
    ]
