from __future__ import annotations

from math import inf, isfinite, isnan

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from provenance.text.quantities import Quantity, agree, find_quantities

NUMBERS = [
    ("31 divers", 31),
    ("5,135 people", 5135),
    ("1,674,200.5", 1674200.5),
    ("40 000 seats", 40000),
    ("twenty-two ships", 22),
    ("nineteen goats", 19),
    ("one hundred and six", 106),
    ("two hundred and two thousand", 202000),
    ("4 thousand 3 hundred and 21", 4321),
    ("a dozen cows", 12),
    ("three dozen cows", 36),
    ("2.3 million", 2.3e6),
    ("38 mln", 38e6),
    ("3 crore", 3e7),
    ("three lakh crore", 3e12),
    ("3,68,000 vials", 368000),
    ("1,20,00,000 rupees", 1.2e7),
    ("half a million", 5e5),
    ("a quarter of a million", 2.5e5),
    ("3 million and a half", 3.5e6),
    ("two million and three fifths", 2.6e6),
    ("one and a half", 1.5),
    ("2 1/4", 2.25),
    ("2½", 2.5),
    ("five point nought four", 5.04),
    ("one in six", 1 / 6),
    ("two out of five", 0.4),
    ("three quarters", 0.75),
    ("a third of it", 1 / 3),
    ("nearly a tenth in a year", 1 / 10),
    ("the 143rd lap", 143),
    ("the twenty-first century", 21),
    ("1.3x10^6", 1.3e6),
    ("minus five", -5),
    ("-12", -12),
    ("10k", 10000),
    ("$5m", 5e6),
    ("5 dollars and 20 cents", 5.2),
]


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a fine of one and a half million rubles", 1.5e6),
        ("45m dollars", 4.5e7),
        ("$2.5 t was spent", 2.5e12),
        ("a couple of hundred boats", 200),
        ("1.234.567 euros", 1234567),
        ("three twenty-fifths", 0.12),
        ("a hundred thousand trillionths", 1e-7),
        ("20 percents", 20),
        ("It costs 15 dollars 50.", 15.5),
        ("thirteen dollars forty five", 13.45),
        ("75 USD million was paid", 7.5e7),
        ("17 USD 25.", 17.25),
    ],
)
def test_sums_and_parts_are_read_as_they_are_said(text: str, value: float) -> None:
    assert only(text).value == pytest.approx(value)


def test_what_counts_something_is_no_small_change() -> None:
    assert [q.value for q in find_quantities("For 15 dollars 50 people came.")] == [15, 50]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers_are_read_as_they_are_written(text: str, value: float) -> None:
    assert only(text).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("over 5,000", 5000, inf),
        ("more than 5,000", 5000, inf),
        ("at least six", 6, inf),
        ("no fewer than six", 6, inf),
        ("not less than six", 6, inf),
        ("six or more", 6, inf),
        ("5,000+", 5000, inf),
        ("up to 12", 0, 12),
        ("as many as 12", 0, 12),
        ("fewer than 12", 0, 12),
        ("nearly 100", 90, 100),
        ("almost 100", 90, 100),
        ("about 100", 90, 110),
        ("some 100", 90, 110),
        ("100 or so", 90, 110),
        ("100-odd", 90, 110),
        ("between 140 and 190", 140, 190),
        ("20-25", 20, 25),
        ("5 to 10", 5, 10),
        ("eight or nine", 8, 9),
        ("dozens", 12, 240),
        ("tens of thousands", 10_000, 200_000),
        ("5,135", 5135, 5135),
    ],
)
def test_hedges_are_bounds(text: str, low: float, high: float) -> None:
    quantity = only(text + " people")
    assert (quantity.low, quantity.high) == (low, pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "unit", "kind", "anchor"),
    [
        ("38%", "%", "percent", 38),
        ("38 per cent", "%", "percent", 38),
        ("3 percentage points", "pp", "percent", 3),
        ("$400 million", "USD", "money", 4e8),
        ("US$400", "USD", "money", 400),
        ("€6.4m", "EUR", "money", 6.4e6),
        ("USD 5 million", "USD", "money", 5e6),
        ("69 million U.S. dollars", "USD", "money", 6.9e7),
        ("450 million Danish crowns", "crown", "money", 4.5e8),
        ("3 billion won", "KRW", "money", 3e9),
        ("50 pence", "GBP", "money", 0.5),
        ("six weeks", "s", "duration", 6 * 7 * 86400),
        ("half an hour", "s", "duration", 1800),
        ("a 15-year lease", "s", "duration", 15 * 31556952),
        ("720 meters", "m", "measure", 720),
        ("the 720-metre peak", "m", "measure", 720),
        ("1.7km", "m", "measure", 1700),
        ("60,000 tonnes", "kg", "measure", 6e7),
        ("three square miles", "m2", "measure", 3 * 2589988.11),
        ("74 kilometers per hour", "m/s", "measure", 74 / 3.6),
        ("90,000 barrels a day", "barrel/s", "measure", 90000 / 86400),
        ("a 22-year-old", "", "age", 22),
        ("3:20 a.m.", "clock", "time", 200),
        ("3.20am", "clock", "time", 200),
        ("18:00", "clock", "time", 1080),
        ("0632 GMT", "clock", "time", 392),
        ("noon", "clock", "time", 720),
        ("ten past four", "half-day clock", "time", 250),
        ("a quarter to five", "half-day clock", "time", 285),
    ],
)
def test_units_money_and_times_are_part_of_the_quantity(
    text: str, unit: str, kind: str, anchor: float
) -> None:
    quantity = only(text)
    assert (quantity.unit, quantity.kind) == (unit, kind)
    assert quantity.anchor == pytest.approx(anchor)


@pytest.mark.parametrize(
    "text",
    [
        "an F-16 jet",
        "COVID-19",
        "No. 10 Downing Street",
        "crude unit No. 2",
        "the G7",
        "flight MH17",
        "Sigma-1",
        "in 2019",
        "the 1986 mine",
        "the 1990s",
        "in his 90s",
        "May 18",
        "18 May 2021",
        "the 3rd of March",
        "12/05/2021",
        "9/11",
        "this one, that one, no one",
        "First, they waited.",
        "a second-hand car",
        "the Latin Quarter",
        "account 123456789012345678901234",
    ],
)
def test_what_only_looks_like_a_number_is_left_out(text: str) -> None:
    assert find_quantities(text) == []


AGREE = [
    ("5,135", "over 5,000"),
    ("5.1 thousand", "5,135"),
    ("14", "at least 14"),
    ("at least 14", "no fewer than 14"),
    ("nearly $400 million", "roughly $400 million"),
    ("100 km", "62 miles"),
    ("25 basis points", "a quarter of a percentage point"),
    ("half a percentage point", "0.5 percentage points"),
    ("720 meters", "720-metre"),
    ("18:00", "6 pm"),
    ("16:10", "ten past four"),
    ("3:20 a.m.", "3.20am"),
    ("72 hours", "three days"),
    ("a quarter", "25%"),
    ("about a fifth", "a fifth"),
    ("twenty-two", "22"),
    ("7.3 million euros", "€7.3m"),
    ("83.4%", "83%"),
    ("$27 mln", "$27 million"),
    ("thousands", "5,000"),
    ("between 140 and 190", "150"),
    ("12", "a dozen"),
]
DISAGREE = [
    ("7,939", "8,939"),
    ("38%", "83%"),
    ("38%", "38 percentage points"),
    ("25 basis points", "half a percentage point"),
    ("six weeks", "six months"),
    ("no less than six weeks", "at least six months"),
    ("5,135", "over 50,000"),
    ("over 5,000", "50,000"),
    ("over 5,000", "over 8,000"),
    ("8:51 a.m.", "8:15 a.m."),
    ("8 a.m.", "8 p.m."),
    ("nine", "nineteen"),
    ("nine", "the ninth"),
    ("$5 million", "€5 million"),
    ("4,218 goats", "4,281 goats"),
    ("1,250 tons", "125 tons"),
    ("7.3 million", "3.7 million"),
    ("up to 12", "13"),
]


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_two_ways_to_write_one_quantity_agree(a: str, b: str) -> None:
    assert agree(only(a), only(b))


@pytest.mark.parametrize(("a", "b"), DISAGREE)
def test_different_quantities_do_not_agree(a: str, b: str) -> None:
    assert not agree(only(a), only(b))


WRITTEN = st.sampled_from(
    [text for pair in AGREE + DISAGREE for text in pair] + [text for text, _ in NUMBERS]
)


@settings(deadline=None)
@given(WRITTEN, WRITTEN)
def test_agreement_is_symmetric(a: str, b: str) -> None:
    for left in find_quantities(a):
        for right in find_quantities(b):
            assert agree(left, right) == agree(right, left)


@settings(deadline=None)
@given(WRITTEN)
def test_every_quantity_agrees_with_itself(text: str) -> None:
    assert all(agree(quantity, quantity) for quantity in find_quantities(text))


@settings(deadline=None)
@example(999_999_940, 999_999_941)
@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_plain_counts_agree_only_when_they_are_equal(a: int, b: int) -> None:
    assume(len(str(a)) != 4 and len(str(b)) != 4)
    assert agree(only(f"{a:,} ships"), only(f"{b} ships")) == (a == b)


@settings(deadline=None)
@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_over_a_number_agrees_with_what_is_at_most_twice_as_much(bound: int, count: int) -> None:
    expected = bound <= count <= 2 * bound
    assert agree(only(f"over {bound:,} ships"), only(f"{count:,} ships")) == expected


@settings(deadline=None)
@given(
    st.integers(1, 400),
    st.sampled_from([("minutes", "seconds", 60), ("km", "meters", 1000), ("weeks", "days", 7)]),
)
def test_a_change_of_unit_changes_nothing(count: int, units: tuple[str, str, int]) -> None:
    large, small, size = units
    assert agree(only(f"{count} {large}"), only(f"{count * size:,} {small}"))


@settings(deadline=None)
@given(st.text(alphabet=" 0123456789.,-–%$€/:^eE+½²٣３anovermillionhundredtwohalfthird'", max_size=60))
def test_any_text_gives_ordered_spans_that_hold_their_value(text: str) -> None:
    found = find_quantities(text)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for quantity in found:
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.low <= quantity.high
        assert not isnan(quantity.low)
        assert not isnan(quantity.high)


def test_offsets_hold_in_a_text_whose_lower_case_is_longer() -> None:
    quantity = only("İstanbul, İzmir: 27 ships")
    assert "İstanbul, İzmir: 27 ships"[quantity.start : quantity.end] == "27"


@pytest.mark.parametrize(
    "text",
    [
        "5000^300",
        "1000^150 tonnes",
        "0.001^-150",
        "99999999999999999999 x 10^300",
        pytest.param("7^" + "9" * 5000, id="an exponent of 5000 digits"),
        pytest.param("1e+" + "9" * 5000, id="the same with e"),
    ],
)
def test_a_power_beyond_all_numbers_is_read_as_plain_digits(text: str) -> None:
    first = find_quantities(text)[0]
    assert first.text in text
    assert isfinite(first.high)
