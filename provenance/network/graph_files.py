"""Graphs as files for other programs: GraphML and GEXF for Gephi and yEd, PROV-JSON for routes.

Written by hand, so that the same graph gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from provenance.network.rows import Edge, Lost, Node
from provenance.text.display import safe

Value = str | int | float | bool | None

_TYPES = {bool: "boolean", int: "int", float: "double", str: "string"}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Graph:
    """A directed graph: node -> attributes, and (from, to, attributes); None stands for not known."""

    nodes: Mapping[str, Mapping[str, Value]]
    edges: Sequence[tuple[str, str, Mapping[str, Value]]]


def graphml(graph: Graph) -> str:
    """Returns the graph as GraphML; programs read the number of sentences as the weight of an edge."""
    edges = [(giver, taker, {**row, "weight": _weight(row)}) for giver, taker, row in graph.edges]
    keys = {"node": _columns(graph.nodes.values()), "edge": _columns(edge[2] for edge in edges)}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ]
    for domain, columns in keys.items():
        for name, kind in columns.items():
            key = f'<key id={_quoted(f"{domain}-{name}")} for="{domain}"'
            lines.append(f'  {key} attr.name={_quoted(name)} attr.type="{kind}"/>')
    lines.append('  <graph edgedefault="directed">')
    for name, attributes in graph.nodes.items():
        lines += [f"    <node id={_quoted(name)}>", *_data("node", attributes), "    </node>"]
    for number, (giver, taker, attributes) in enumerate(edges):
        lines.append(f'    <edge id="e{number}" source={_quoted(giver)} target={_quoted(taker)}>')
        lines += [*_data("edge", attributes), "    </edge>"]
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def gexf(graph: Graph) -> str:
    """Returns the graph as GEXF 1.3."""
    columns = {"node": _columns(graph.nodes.values()), "edge": _columns(edge[2] for edge in graph.edges)}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        '  <graph defaultedgetype="directed">',
    ]
    for domain, names in columns.items():
        lines.append(f'    <attributes class="{domain}">')
        for place, (name, kind) in enumerate(names.items()):
            gexf_kind = "integer" if kind == "int" else kind
            lines.append(f'      <attribute id="{place}" title={_quoted(name)} type="{gexf_kind}"/>')
        lines.append("    </attributes>")
    lines.append("    <nodes>")
    for name, attributes in graph.nodes.items():
        label = attributes.get("label") or name
        lines.append(f"      <node id={_quoted(name)} label={_quoted(str(label))}>")
        lines += [*_values(attributes, columns["node"]), "      </node>"]
    lines += ["    </nodes>", "    <edges>"]
    for number, (giver, taker, attributes) in enumerate(graph.edges):
        ends = f"source={_quoted(giver)} target={_quoted(taker)}"
        lines.append(f'      <edge id="{number}" {ends} weight="{_weight(attributes)}">')
        lines += [*_values(attributes, columns["edge"]), "      </edge>"]
    return "\n".join([*lines, "    </edges>", "  </graph>", "</gexf>", ""])


def _weight(attributes: Mapping[str, Value]) -> Value:
    return attributes.get("sentences") or 1


def prov_json(nodes: Mapping[str, Node], edges: Iterable[Edge], lost: Iterable[Lost]) -> str:
    """Returns routes as PROV-JSON (W3C member submission): documents, outlets, and what was derived.

    Args:
        nodes: the documents that the edges speak of.
        edges: the steps, giver to taker; a giver may be a lost original.
        lost: the lost originals.
    """
    agents = {
        outlet: _name("agent", outlet) for outlet in sorted({n.outlet for n in nodes.values() if n.outlet})
    }
    entities = {_name("document", key): _entity(nodes[key]) for key in sorted(nodes)}
    entities |= {_name("document", item.id): _lost_entity(item) for item in sorted(lost, key=lambda i: i.id)}
    derived = {
        f"_:d{number}": {
            "prov:generatedEntity": _name("document", edge.taker),
            "prov:usedEntity": _name("document", edge.giver),
            "prov:type": _qualified("prov:Quotation"),
            "pv:sentences": edge.sentences,
        }
        for number, edge in enumerate(edges)
    }
    attributed = {
        f"_:a{number}": {"prov:entity": _name("document", key), "prov:agent": agents[outlet]}
        for number, (key, outlet) in enumerate((k, n.outlet) for k, n in sorted(nodes.items()) if n.outlet)
    }
    content = {
        "prefix": {"pv": "urn:provenance-tracer:"},
        "entity": entities,
        "agent": {
            name: {"prov:type": _qualified("prov:Organization"), "prov:label": _text(outlet)}
            for outlet, name in agents.items()
        },
        "wasDerivedFrom": derived,
        "wasAttributedTo": attributed,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _qualified(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _entity(node: Node) -> dict[str, Value]:
    known = {
        "prov:label": node.title,
        "pv:outlet": node.outlet,
        "pv:published": node.published,
        "pv:url": node.url,
        "pv:path": node.path,
    }
    return {name: _text(value) for name, value in known.items() if value}


def _lost_entity(item: Lost) -> dict[str, Value]:
    label = f"lost original, credited as {item.outlet}" if item.outlet else "lost original"
    return {"prov:label": _text(label), "pv:lost": True}


def _name(kind: str, key: str) -> str:
    """A qualified name: letters that PROV does not take become their code."""
    return "pv:" + kind + "-" + re.sub(r"[^A-Za-z0-9]", lambda found: f"_{ord(found[0]):x}_", key)


def _columns(rows: Iterable[Mapping[str, Value]]) -> dict[str, str]:
    """Returns attribute -> type; a whole number beside fractions is a fraction."""
    found: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            kind = _TYPES.get(type(value))
            if kind and (name not in found or (found[name], kind) == ("int", "double")):
                found[name] = kind
    return found


def _data(domain: str, attributes: Mapping[str, Value]) -> list[str]:
    return [
        f"      <data key={_quoted(f'{domain}-{name}')}>{escape(_shown(value))}</data>"
        for name, value in attributes.items()
        if value is not None
    ]


def _values(attributes: Mapping[str, Value], columns: Mapping[str, str]) -> list[str]:
    known = [
        f'          <attvalue for="{place}" value={_quoted(_shown(attributes[name]))}/>'
        for place, name in enumerate(columns)
        if attributes.get(name) is not None
    ]
    return ["        <attvalues>", *known, "        </attvalues>"] if known else []


def _shown(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else _text(str(value))


def _text(text: str) -> str:
    return _NOT_IN_XML.sub("", safe(text))


def _quoted(text: str) -> str:
    return quoteattr(_text(text))
