"""A collection as graphs: outlets that take from outlets, documents that take from documents."""

from __future__ import annotations

from provenance.network.graph_files import Graph, Value
from provenance.network.rows import Node
from provenance.network.traffic import outlet
from provenance.workflows.network_collect import Collected
from provenance.workflows.network_tables import TRACED


def outlet_graph(found: Collected) -> Graph:
    """All outlets as nodes; an edge leads from the outlet that gave to the one that took."""
    edges: list[tuple[str, str, dict[str, Value]]] = []
    for row in found.traffic:
        share = row.share_uncredited
        values: dict[str, Value] = {
            "sentences": row.sentences,
            "articles": row.articles,
            **{name: row.verdicts.get(name, 0) for name in TRACED},
            "share_uncredited": None if share is None else round(share, 4),
            "median_minutes": row.minutes,
        }
        edges.append((row.used, row.outlet, values))
    nodes: dict[str, dict[str, Value]] = {
        item.outlet: {
            "label": item.outlet,
            "kind": item.kind,
            "articles": item.articles,
            "sentences": item.sentences,
            "given": item.given,
            "taken": item.taken,
        }
        for item in sorted(found.publishers, key=lambda item: item.outlet)
    }
    return Graph(nodes, sorted(edges, key=lambda edge: edge[:2]))


def cascade_graph(found: Collected) -> Graph:
    """Documents and lost originals as nodes; an edge leads from the giver to the taker."""
    edges = sorted(
        {edge for cascade in found.routes.cascades for edge in cascade.edges},
        key=lambda e: (e.giver, e.taker),
    )
    lost = {item.id: item for item in found.routes.lost}
    nodes: dict[str, dict[str, Value]] = {}
    for key in sorted({edge.giver for edge in edges} | {edge.taker for edge in edges}):
        node = found.nodes.get(key) or Node(key, outlet=lost[key].outlet)
        nodes[key] = {
            "label": f"{outlet(node)}, {node.published or 'no date'}" if key not in lost else "lost original",
            "outlet": node.outlet,
            "published": node.published,
            "title": node.title,
            "url": node.url,
            "lost": key in lost,
        }
    return Graph(
        nodes,
        [(e.giver, e.taker, {"sentences": e.sentences, "minutes": e.minutes, "main": e.main}) for e in edges],
    )
