"""How far the article's sentences stand in a document's order."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.align.evidence import _order
from provenance.align.heaps import Heaps


class Places(NamedTuple):
    sentences: tuple[int, ...]


class Pair(NamedTuple):
    """What is asked of a link."""

    place: int
    group: Places
    probability: float


pairs = st.dictionaries(
    st.integers(0, 30),
    st.tuples(st.integers(0, 9), st.floats(0, 1), st.booleans()),
    max_size=12,
)


def as_told(body: list[Pair], links: list[Pair]) -> dict[int, float]:
    """Pair by pair, as the docstring says it."""
    found = {}
    for link in links:
        agreed, weight = 0.0, 1.0
        for other in body:
            if other.place != link.place:
                turn = (other.group.sentences[0] - link.group.sentences[0]) * (other.place - link.place)
                agreed += other.probability * ((turn > 0) - (turn < 0))
                weight += other.probability
        found[link.place] = agreed / weight
    return found


@settings(deadline=None)
@given(pairs)
def test_every_other_sentence_speaks_for_or_against_the_order(
    rows: dict[int, tuple[int, float, bool]],
) -> None:
    links = [Pair(place, Places((number, 99)), chance) for place, (number, chance, _) in rows.items()]
    body = [link for link in links if rows[link.place][2]]
    assert _order(body, links) == pytest.approx(as_told(body, links), abs=1e-9)  # type: ignore[arg-type]


def test_who_goes_along_a_report_is_in_its_order_and_who_goes_back_is_not() -> None:
    along = [Pair(place, Places((place,)), 1.0) for place in range(4)]
    back = [Pair(place, Places((9 - place,)), 1.0) for place in range(4)]
    assert set(_order(along, along).values()) == {0.75}  # type: ignore[arg-type]
    assert set(_order(back, back).values()) == {-0.75}  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.lists(st.integers(-5, 50), max_size=40), st.integers(0, 40))
def test_heaps_are_summed_up_to_any_of_them(amounts: list[int], heap: int) -> None:
    heaps = Heaps(len(amounts))
    for place, amount in enumerate(amounts):
        heaps.add(place, amount)
    heap = min(heap, len(amounts))
    assert heaps.below(heap) == sum(amounts[:heap])
    assert heaps.above(heap) == sum(amounts[heap:])
