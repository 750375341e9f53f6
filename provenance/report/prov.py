"""The route of a text as W3C PROV-JSON (https://www.w3.org/submissions/prov-json/)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from provenance.attribution import tally
from provenance.attribution.route import THIS_ARTICLE, route_steps
from provenance.model import Direction, Document, DocumentReference, TraceRecord

NAMESPACE = "https://provenance-tracer.example/ns#"

Json = dict[str, object]


def prov_document(records: Sequence[TraceRecord]) -> Json:
    """Documents as entities, outlets as agents, and who took text from whom as derivations.

    A document dated later than the article is no source: both are derived
    from an earlier text that is not known, an entity of its own.
    """
    entities: dict[str, Json] = {}
    agents: dict[str, Json] = {}
    attributed: dict[str, Json] = {}
    derived: dict[str, Json] = {}
    for record in records:
        documents: list[Document | DocumentReference] = [record.article, *tally.references(record).values()]
        for document in documents:
            entities[_name(document.id)] = _entity(document)
            if document.outlet:
                agent = f"pv:outlet-{_plain(document.outlet)}"
                agents[agent] = {
                    "prov:type": {"$": "prov:Organization", "type": "prov:QUALIFIED_NAME"},
                    "prov:label": document.outlet,
                }
                attributed[f"_:by-{_plain(document.id)}"] = {
                    "prov:entity": _name(document.id),
                    "prov:agent": agent,
                }
        for step in _derivations(record):
            for name in (step["prov:usedEntity"], step["prov:generatedEntity"]):
                if str(name).startswith("pv:earlier-"):
                    entities[str(name)] = {"prov:label": "an earlier text that the corpus lacks"}
            derived[f"_:d{len(derived) + 1}"] = step
    return {
        "prefix": {"pv": NAMESPACE, "dct": "http://purl.org/dc/terms/"},
        "entity": entities,
        "agent": agents,
        "wasAttributedTo": attributed,
        "wasDerivedFrom": derived,
    }


def _derivations(record: TraceRecord) -> Iterable[Json]:
    keys = {label: key for key, label in tally.original_labels(record).items()} | {
        THIS_ARTICLE: record.article.id
    }
    for giver, taker, number, direction in route_steps(record).itertuples(index=False):
        used, made = _name(keys[giver]), _name(keys[taker])
        detail: Json = {"pv:sentences": int(number), "pv:signature": record.signature}
        if direction == Direction.COMMON_ORIGIN.value:
            earlier = f"pv:earlier-{_plain(record.article.id)}"
            yield {"prov:generatedEntity": made, "prov:usedEntity": earlier, **detail}
            yield {"prov:generatedEntity": used, "prov:usedEntity": earlier, **detail}
        else:
            yield {"prov:generatedEntity": made, "prov:usedEntity": used, **detail}


def _entity(document: Document | DocumentReference) -> Json:
    facts: Json = {"prov:type": _type("pv:Article")}
    for name, value in (
        ("prov:label", document.title),
        ("dct:publisher", document.outlet),
        ("dct:issued", document.published),
        ("dct:identifier", document.url),
    ):
        if value:
            facts[name] = value
    return facts


def _type(name: str) -> Json:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _name(key: str) -> str:
    return f"pv:document-{_plain(key)}"


def _plain(text: str) -> str:
    """A name's letters and digits; others as their code, so that no two names become one."""
    return re.sub(r"[^A-Za-z0-9]", lambda sign: f"-{ord(sign[0]):x}-", text)
