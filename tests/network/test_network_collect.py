"""Records put together: what may found a conclusion, and what is only shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

import pytest

from provenance.network.cascades import Routes
from provenance.network.rows import Cascade, Edge, Link, Lost, Node, Way
from provenance.outlets import Registry
from provenance.workflows.network_collect import Collected, collect
from provenance.workflows.network_graphs import outlet_graph

NODES = {
    "a": Node("a", "Reuters", "2024-03-05T08:00+00:00", primary=True),
    "b": Node("b", "Daily Mail", "2024-03-05T09:00+00:00"),
    "c": Node("c", "Reuters", "2024-03-05T10:00+00:00", primary=True),
}


def link(article: str, original: str, probability: float = 0.9, **more: object) -> Link:
    way = more.pop("way", Way.SOURCE)
    return Link(article, 0, original, (0,), "verbatim", probability, way, **more)  # type: ignore[arg-type]


def collected(*links: Link, sentences: int = 1) -> Collected:
    def record(key: str, own: Sequence[Link]) -> bytes:
        return json.dumps(
            {
                "node": asdict(NODES[key]),
                "counts": {"sentences": sentences, "unsure": 0},
                "links": [asdict(item) for item in own],
                "near": [],
                "siblings": [],
                "originals": [],
                "notes": [],
            }
        ).encode()

    records = [record(key, [item for item in links if item.article == key]) for key in NODES]
    return collect(records, syndicated=0.6, threshold=0.7, registry=Registry.load())


def test_a_nearer_text_below_the_threshold_is_shown_and_founds_nothing() -> None:
    via = link("c", "b", 0.436, position="via", way=Way.COMMON_ORIGIN)
    found = collected(link("c", "a", own=True), via)
    assert via in found.links
    assert found.routes.lost == ()
    assert [family.members for family in found.families] == [("a", "c")]


def test_a_first_appearance_is_not_followed_over_what_lies_below_the_threshold() -> None:
    found = collected(link("c", "a"), link("c", "b", 0.33, position="via"))
    assert found.appearances["c", 0].stations == ("a",)


def test_the_first_appearance_is_never_later_than_the_origin_of_a_row_however_unsure_that_is() -> None:
    found = collected(link("c", "a", 0.4), link("c", "b", 0.9, position="via"))
    assert found.appearances["c", 0].first == "a"


def test_what_an_article_took_by_its_own_word_counts_though_both_go_back_to_a_lost_original(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(NODES, "c", replace(NODES["c"], credits=("Daily Mail",)))
    siblings = link("a", "b", way=Way.COMMON_ORIGIN), link("c", "a", way=Way.COMMON_ORIGIN)
    found = collected(*siblings, replace(link("c", "b"), sentence=1))
    assert [item.members for item in found.routes.lost] == [("a", "b", "c")]
    assert [item.way for item in found.links if item.sentence] == [Way.SOURCE]
    monkeypatch.setitem(NODES, "c", replace(NODES["c"], credits=()))
    silent = collected(*siblings, replace(link("c", "b"), sentence=1))
    assert [item.way for item in silent.links if item.sentence] == [Way.COMMON_ORIGIN]


def test_a_nearer_text_that_is_sure_makes_both_go_back_to_a_lost_original() -> None:
    found = collected(link("c", "a"), link("c", "b", position="via", way=Way.COMMON_ORIGIN))
    assert [item.members for item in found.routes.lost] == [("b", "c")]


def test_every_outlet_has_its_denominators_whether_or_not_it_takes_or_gives() -> None:
    found = collected(link("b", "a"), sentences=4)
    assert [(p.outlet, p.kind, p.articles, p.sentences, p.taken, p.given) for p in found.publishers] == [
        ("Reuters", "wire", 2, 8, 0, 1),
        ("Daily Mail", "newspaper", 1, 4, 1, 0),
    ]
    alone = collected()
    assert [(p.outlet, p.taken, p.given) for p in alone.publishers] == [
        ("Reuters", 0, 0),
        ("Daily Mail", 0, 0),
    ]
    assert {name: values["kind"] for name, values in outlet_graph(alone).nodes.items()} == {
        "Daily Mail": "newspaper",
        "Reuters": "wire",
    }


def test_what_the_cascade_has_as_a_step_is_taken_though_both_go_back_to_a_lost_original() -> None:
    lost = Lost("lost:a", ("a", "b", "c"))
    step = Cascade("lost:a", (Edge("lost:a", "b", 1), Edge("b", "c", 1)), lost, ("a", "b", "c"))
    found = replace(collected(), routes=Routes((step,), (lost,), frozenset()))
    settled = found.settler()
    assert settled(link("c", "b")).way is Way.SOURCE
    assert settled(link("c", "a")).way is Way.COMMON_ORIGIN
    taken_back = replace(found, routes=replace(found.routes, not_taken=frozenset({("c", "b")})))
    assert taken_back.settler()(link("c", "b")).way is Way.COMMON_ORIGIN
