"""The route as PROV names every document once and derives nothing from a later text."""

from __future__ import annotations

import json

from hypothesis import given, settings
from invented_extremes import hostile
from invented_records import harbour, records

from provenance.model import TraceRecord
from provenance.report.prov import prov_document


def test_the_route_is_told_as_derivations_with_their_sentences() -> None:
    data = prov_document([harbour()])
    steps = {
        (s["prov:usedEntity"][-4:], s["prov:generatedEntity"][-4:]): s["pv:sentences"]
        for s in data["wasDerivedFrom"].values()
    }  # type: ignore[attr-defined]
    article = harbour().article.id[-4:]
    assert steps["0a0a", article] == 4
    assert steps["0a0a", "0b0b"] == 1
    assert steps["0b0b", article] == 2


def test_a_later_document_and_the_article_derive_from_an_unknown_earlier_text() -> None:
    steps = prov_document([harbour()])["wasDerivedFrom"]
    used = {
        s["prov:generatedEntity"]: s["prov:usedEntity"]
        for s in steps.values()
        if "earlier" in s["prov:usedEntity"]
    }  # type: ignore[attr-defined]
    assert set(used) == {f"pv:document-{'0c' * 16}", f"pv:document-{harbour().article.id}"}
    assert not any(s["prov:usedEntity"] == f"pv:document-{'0c' * 16}" for s in steps.values())  # type: ignore[attr-defined]


@settings(max_examples=40, deadline=None)
@given(records())
def test_every_name_that_is_used_is_declared(record: TraceRecord) -> None:
    data = prov_document([record, hostile()])
    json.dumps(data)
    entities, agents = set(data["entity"]), set(data["agent"])  # type: ignore[call-overload]
    for step in data["wasDerivedFrom"].values():  # type: ignore[attr-defined]
        assert {step["prov:usedEntity"], step["prov:generatedEntity"]} <= entities
    for step in data["wasAttributedTo"].values():  # type: ignore[attr-defined]
        assert step["prov:entity"] in entities
        assert step["prov:agent"] in agents
    assert all(
        set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:-")
        for name in entities | agents
    )
