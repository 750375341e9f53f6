from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.align.model import load
from provenance.align.trees import Node, Walk

FEATURES = 4
LEAF = st.floats(-3, 3, allow_nan=False)
VALUE = st.sampled_from([-1.0, 0.0, 0.25, 0.5, 1.0])


def trees(leaves: int) -> st.SearchStrategy[Node]:
    if leaves == 1:
        return LEAF
    return st.integers(1, leaves - 1).flatmap(
        lambda left: st.tuples(st.integers(0, FEATURES - 1), VALUE, trees(left), trees(leaves - left)).map(
            list
        )
    )


def walked(node: Node, features: list[float]) -> float:
    while isinstance(node, list):
        node = node[2] if features[node[0]] <= node[1] else node[3]
    return node


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.integers(1, 8).flatmap(trees), max_size=6),
    st.lists(VALUE | LEAF, min_size=FEATURES, max_size=FEATURES),
    LEAF,
)
def test_all_trees_at_once_give_the_sum_of_walking_down_each(
    ensemble: list[Node], features: list[float], start: float
) -> None:
    total = start
    for tree in ensemble:
        total += walked(tree, features)
    assert Walk(ensemble).total(features, start) == pytest.approx(total, abs=1e-12)


def test_the_trees_of_the_package_are_walked_alike() -> None:
    parts = getattr(load().context, "parts", (load().context,))
    (ensemble,) = [part for part in parts if hasattr(part, "trees")]
    for shift in range(30):
        features = [((place * 7 + shift * 3) % 11) / 10 for place in range(len(ensemble.names))]
        expected = ensemble.intercept + sum(walked(tree, features) for tree in ensemble.trees)
        assert ensemble.logit(features) == pytest.approx(expected, abs=1e-9)


def test_a_tree_of_too_many_leaves_is_refused() -> None:
    tree: Node = 0.0
    for threshold in range(8):
        tree = [0, float(threshold), 1.0, tree]
    with pytest.raises(ValueError, match="more than 8 leaves"):
        Walk([tree])
