from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.network.order import Order, delay, order, same_publisher, way, when
from provenance.network.rows import Node, Way

DATES = st.one_of(
    st.none(),
    st.sampled_from(["2024-03-05", "2024-03-06", "2024-03-05T08:00+00:00", "2024-03-05T09:30+00:00"]),
)
NODES = st.builds(
    Node,
    id=st.sampled_from("abcdef"),
    outlet=st.sampled_from([None, "AP", "Site", "Blog"]),
    published=DATES,
    primary=st.booleans(),
    credits=st.sampled_from([(), ("AP",), ("Site",), ("Blog",)]),
)


def node(name: str, published: str | None = None, outlet: str | None = None, **more: object) -> Node:
    return Node(name, outlet, published, **more)  # type: ignore[arg-type]


def test_a_document_of_an_earlier_minute_stands_before() -> None:
    one, two = node("a", "2024-03-05T08:00+00:00"), node("b", "2024-03-05T09:30+00:00")
    assert order(one, two) is Order.BEFORE
    assert order(two, one) is Order.AFTER


def test_two_documents_of_one_day_are_not_ordered_by_anything_they_do_not_say() -> None:
    one, two = node("a", "2024-03-05"), node("b", "2024-03-05T09:30+00:00")
    assert order(one, two) is order(two, one) is Order.UNKNOWN
    assert way(one, two) is Way.UNDETERMINED


def test_on_one_day_the_document_that_names_the_other_comes_after_it() -> None:
    quoted, quoting = node("a", "2024-03-05", "Site"), node("b", "2024-03-05", "Blog", credits=("Site",))
    assert order(quoted, quoting) is Order.ASSUMED
    assert order(quoting, quoted) is Order.AFTER
    assert way(quoted, quoting) is Way.SOURCE
    assert way(quoting, quoted) is None


def test_on_one_day_an_agency_goes_before_a_site() -> None:
    agency, site = node("a", "2024-03-05", "AP", primary=True), node("b", "2024-03-05", "Site")
    assert way(agency, site) is Way.SOURCE


def test_an_undated_document_is_never_first() -> None:
    dated, undated = node("a", "2024-03-05", "Site"), node("b", None, "Blog")
    assert way(dated, undated) is Way.SOURCE
    assert way(undated, dated) is None


def test_an_agency_is_not_said_to_have_copied_a_site_unless_it_names_it() -> None:
    site = node("a", "2024-03-05", "Site")
    agency = node("b", "2024-03-06", "AP", primary=True)
    naming = node("b", "2024-03-06", "AP", primary=True, credits=("Site",))
    assert way(site, agency) is Way.COMMON_ORIGIN
    assert way(agency, site) is Way.COMMON_ORIGIN
    assert way(site, naming) is Way.SOURCE
    assert way(naming, site) is None


@given(NODES, NODES)
def test_no_two_documents_are_each_the_source_of_the_other(one: Node, two: Node) -> None:
    assert not (way(one, two) is way(two, one) is Way.SOURCE)


@given(NODES, NODES)
def test_order_turns_round_when_the_documents_do(one: Node, two: Node) -> None:
    before = (Order.BEFORE, Order.ASSUMED)
    assert (order(one, two) in before) == (order(two, one) is Order.AFTER)
    assert (order(one, two) is Order.UNKNOWN) == (order(two, one) is Order.UNKNOWN)


@given(NODES, NODES)
def test_sorting_by_when_never_contradicts_a_certain_date(one: Node, two: Node) -> None:
    if order(one, two) is Order.BEFORE:
        assert when(one) < when(two)


def test_a_delay_is_counted_in_minutes_where_both_times_are_known_and_in_days_where_not() -> None:
    assert delay("2024-03-05T08:00+00:00", "2024-03-05T09:30+00:00") == 90
    assert delay("2024-03-05", "2024-03-07T01:00+00:00") == 2880
    assert delay("2024-03-05", "2024-03-05T01:00+00:00") is None
    assert delay(None, "2024-03-05") is None


def test_one_outlet_written_in_capitals_is_still_one() -> None:
    assert same_publisher(Node("a", "Vintra News"), Node("b", "VINTRA NEWS"))
    assert not same_publisher(Node("a", "Vintra News"), Node("b", "Hexley News"))
    assert not same_publisher(Node("a"), Node("b"))
