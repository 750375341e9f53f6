from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.network_synthetic import Copy, cascade
from provenance.network.cascades import Routes, routes
from provenance.network.nearness import Text, nearest
from provenance.network.rows import Edge, Nearness, Node, Siblings


def node(name: str, hour: int, **more: object) -> Node:
    return Node(name, f"Outlet {name}", f"2024-03-05T{hour:02d}:00+00:00", **more)  # type: ignore[arg-type]


def by_id(*nodes: Node) -> dict[str, Node]:
    return {item.id: item for item in nodes}


def taken(article: str, giver: str, sentences: int = 3, rival: str | None = None) -> Nearness:
    return Nearness(article, giver, tuple(range(sentences)), sentences * 10, rival)


def steps(found: Routes) -> set[tuple[str, str]]:
    return {(edge.giver, edge.taker) for item in found.cascades for edge in item.edges}


def test_copies_of_copies_make_one_tree_below_the_first_text() -> None:
    nodes = by_id(node("a", 1), node("b", 2), node("c", 3), node("d", 4))
    found = routes([taken("d", "c"), taken("c", "a"), taken("b", "a")], [], nodes)
    assert [item.root for item in found.cascades] == ["a"]
    assert [(edge.giver, edge.taker, edge.minutes) for edge in found.cascades[0].edges] == [
        ("a", "b", 60), ("a", "c", 120), ("c", "d", 60),
    ]  # fmt: skip


def test_a_step_against_time_is_never_taken() -> None:
    nodes = by_id(node("a", 5), node("b", 2))
    assert steps(routes([taken("b", "a")], [], nodes)) == set()


def test_documents_that_credit_one_source_go_back_to_it_though_it_is_not_there() -> None:
    nodes = by_id(node("a", 1, credits=("AP",)), node("b", 2, credits=("AP",)))
    found = routes([taken("b", "a")], [], nodes)
    assert [(item.id, item.members, item.outlet) for item in found.lost] == [("lost:a", ("a", "b"), "AP")]
    assert steps(found) == {("lost:a", "a"), ("lost:a", "b")}
    assert found.not_taken == {("b", "a")}


def test_a_source_that_both_credit_and_that_is_there_makes_no_lost_original() -> None:
    nodes = by_id(
        node("wire", 1, primary=True),
        node("a", 2, credits=("Outlet wire",)),
        node("b", 3, credits=("Outlet wire",)),
    )
    found = routes([taken("b", "wire", 9), taken("b", "a", 1)], [], nodes)
    assert steps(found) == {("wire", "b"), ("a", "b")}


def test_a_document_that_credits_the_one_before_it_took_its_text_whoever_else_both_credit() -> None:
    nodes = by_id(node("a", 1, credits=("AP",)), node("b", 2, credits=("AP", "Outlet a")))
    assert steps(routes([taken("b", "a")], [], nodes)) == {("a", "b")}


def test_siblings_shown_by_a_third_lose_the_step_between_them() -> None:
    nodes = by_id(node("a", 1), node("b", 2), node("c", 3))
    rows = [taken("b", "a"), taken("c", "b", rival="a")]
    found = routes(rows, [Siblings("c", "a", "b")], nodes)
    assert steps(found) == {("lost:a", "a"), ("lost:a", "b"), ("lost:a", "c")}


def test_an_agency_text_dated_after_its_copy_makes_both_go_back_to_a_lost_original() -> None:
    nodes = by_id(node("site", 1), node("agency", 2, primary=True), node("later", 3))
    found = routes([taken("later", "agency")], [], nodes, {("site", "agency"): 4})
    assert steps(found) == {("lost:site", "site"), ("lost:site", "agency"), ("agency", "later")}


@pytest.mark.parametrize(
    ("credits", "step"), [((), ("lost:site", "copy")), (("Outlet site",), ("site", "copy"))]
)
def test_one_of_a_lost_original_took_from_another_only_where_it_says_so(
    credits: tuple[str, ...], step: tuple[str, str]
) -> None:
    nodes = by_id(node("site", 1), node("copy", 2, credits=credits), node("agency", 3, primary=True))
    common = {("site", "agency"): 4, ("copy", "agency"): 1}
    found = routes([taken("copy", "site")], [], nodes, common)
    assert steps(found) == {("lost:site", "site"), ("lost:site", "agency"), step}
    assert (("copy", "site") in found.not_taken) is (not credits)


def test_a_text_with_two_originals_stands_in_the_cascades_of_both() -> None:
    nodes = by_id(node("a", 1), node("b", 2), node("c", 3))
    found = routes([taken("c", "a", 4), taken("c", "b", 2)], [], nodes)
    assert [(item.root, item.edges) for item in found.cascades] == [
        ("a", (Edge("a", "c", 4, 120, main=True),)),
        ("b", (Edge("b", "c", 2, 60, main=False),)),
    ]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30), st.randoms())
def test_no_cascade_goes_round_and_the_order_of_the_rows_changes_nothing(
    pairs: list[tuple[int, int]], rng: random.Random
) -> None:
    # All of one day, half of them naming another: dates rule nothing out here.
    nodes = by_id(
        *(
            Node(f"d{n}", f"O{n}", "2024-03-05", primary=n % 3 == 0, credits=(f"O{(n * 7 + 1) % 10}",))
            for n in range(10)
        )
    )
    rows = [taken(f"d{one}", f"d{two}") for one, two in dict.fromkeys(pairs) if one != two]
    found = routes(rows, [], nodes)
    rng.shuffle(rows)
    assert routes(rows, [], nodes) == found
    above: dict[str, set[str]] = {}
    for giver, taker in steps(found):
        above.setdefault(taker, set()).add(giver)
    for start in above:
        reached, waiting = set(), [start]
        while waiting:
            for giver in above.get(waiting.pop(), ()):
                assert giver != start
                if giver not in reached:
                    reached.add(giver)
                    waiting.append(giver)


def planted(copies: list[Copy]) -> Routes:
    nodes = by_id(*(Node(c.key, c.outlet, c.published, primary=c.outlet == "Reuters") for c in copies))
    texts = [Text(c.key, place, dict(enumerate(c.sentences))) for place, c in enumerate(copies)]
    near: list[Nearness] = []
    siblings: list[Siblings] = []
    for place, copy in enumerate(copies[1:], 1):
        rows, pairs = nearest(Text(copy.key, place, dict(enumerate(copy.kept))), texts[:place])
        near += rows
        siblings += pairs
    return routes(near, siblings, nodes)


@pytest.mark.parametrize("seed", [101, 102])
def test_a_planted_cascade_is_found_again_and_never_against_time(seed: int) -> None:
    copies = cascade(120, lost=20, seed=seed)
    truth = {copy.key: copy.giver for copy in copies if copy.giver}
    published = {copy.key: copy.published for copy in copies}
    edges = {edge for item in planted(copies).cascades for edge in item.edges}
    main = {
        (edge.taker, "lost" if edge.giver.startswith("lost:") else edge.giver) for edge in edges if edge.main
    }
    assert len(main & set(truth.items())) >= 0.95 * len(truth)
    assert all(
        published[edge.giver] < published[edge.taker] for edge in edges if not edge.giver.startswith("lost:")
    )
