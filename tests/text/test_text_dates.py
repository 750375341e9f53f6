"""Dates: stamps with their zones, dates in running text, and which of two is later."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.text.dates import find_dates, find_stamps, later, parse_published


@pytest.mark.parametrize(
    ("stamp", "iso"),
    [
        ("2021-05-04T09:30+0000", "2021-05-04T09:30+00:00"),
        ("2021-05-04T09:30:30.250Z", "2021-05-04T09:30+00:00"),
        ("2021-05-04T09:30", "2021-05-04T09:30+00:00"),
        ("2022-01-10T01:30:00+03:00", "2022-01-09T22:30+00:00"),
        ("2022-01-10", "2022-01-10"),
        ("09:30 GMT 04.05.2021 (Updated: 10:05 GMT 04.05.2021)", "2021-05-04T09:30+00:00"),
        ("4 May 2021 20:00 IST", "2021-05-04T14:30+00:00"),
        ("input 2021.05.04 18:20", "2021-05-04"),
        ("04/05/2021 - 09:30 GMT", "2021-05-04T09:30+00:00"),
        ("May 4 2021, 9:30am", "2021-05-04"),
        ("Feb 22, 2024 9:14pm EST", "2024-02-23T02:14+00:00"),
        ("Updated: May 4, 2021 10:45 SGT", "2021-05-04T02:45+00:00"),
        ("Published 2:45 AM GMT, May 4, 2021", "2021-05-04T02:45+00:00"),
        ("09:30, 4 May 2021 | GMT +3", "2021-05-04T06:30+00:00"),
        ("May 4, 2021 · 2:45 PM UTC", "2021-05-04T14:45+00:00"),
        ("04.05.2021 09:30 CEST", "2021-05-04T07:30+00:00"),
        ("Tuesday, May 4th, 2021", "2021-05-04"),
        ("4 May, 2021 09:30", "2021-05-04"),
        ("05/13/2021", "2021-05-13"),
        ("03/04/2021", "2021-04-03"),
        ("12. Juli 2023, 06:31 Uhr", "2023-07-12"),
        ("10 января 2022, 06:01", "2022-01-10"),
        ("11 de noviembre de 2021", "2021-11-11"),
        ("Jan 5, 2021 10:00 CST", "2021-01-05"),
        ("4 MAY, 09:30", None),
        ("no date at all", None),
        ("31.02.2021", None),
        ("", None),
    ],
)
def test_a_stamp_gives_the_precision_it_can_answer_for(stamp: str, iso: str | None) -> None:
    assert parse_published(stamp) == iso


def test_a_stamp_without_a_year_still_tells_its_day() -> None:
    (stamp,) = find_stamps("4 MAY, 09:30")
    assert (stamp.iso, stamp.month, stamp.day) == (None, 5, 4)


def test_of_published_and_updated_published_counts() -> None:
    assert parse_published("Updated 3 March 2021, first published 1 March 2021") == "2021-03-01"


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("She spoke on Friday (Jan 7).", "Jan 7", "2022-01-07", "2022-01-07"),
        ("He spoke on Friday.", "Friday", "2022-01-07", "2022-01-07"),
        ("He spoke on Monday.", "Monday", "2022-01-10", "2022-01-10"),
        ("Steps will be announced on Tuesday.", "Tuesday", "2022-01-11", "2022-01-11"),
        ("The curfew lasts until Monday.", "Monday", "2022-01-17", "2022-01-17"),
        ("He spoke last Monday.", "last Monday", "2022-01-03", "2022-01-03"),
        ("He arrived yesterday.", "yesterday", "2022-01-09", "2022-01-09"),
        ("The ban on fishing holds until January 20.", "January 20", "2022-01-20", "2022-01-20"),
        ("It began on December 28.", "December 28", "2021-12-28", "2021-12-28"),
        ("It began in June 2021.", "June 2021", "2021-06-01", "2021-06-30"),
        ("The pier was built in 1968.", "1968", "1968-01-01", "1968-12-31"),
        ("They sail on 24 March.", "24 March", "2022-03-24", "2022-03-24"),
    ],
)
def test_a_date_in_the_text_is_resolved_against_publication(
    text: str, words: str, start: str, end: str
) -> None:
    mention = next(m for m in find_dates(text, "2022-01-10T03:01+00:00") if m.text == words)
    assert (mention.iso_start, mention.iso_end) == (start, end)
    assert text[mention.start : mention.end] == words


def test_without_a_date_of_publication_a_weekday_stays_open() -> None:
    (mention,) = find_dates("He spoke on Friday.")
    assert (mention.iso_start, mention.iso_end) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "In 2,000 homes the lights went out.",
        "He may 5 times a day.",
        "Over 1900 people came.",
        "At 2:10 p.m. it rained.",
    ],
)
def test_numbers_are_not_dates(text: str) -> None:
    assert find_dates(text, "2022-01-10") == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2022-01-10", "2022-01-09", True),
        ("2022-01-10T03:01+00:00", "2022-01-10T03:00+00:00", True),
        ("2022-01-10T03:01+00:00", "2022-01-10", False),
        ("2022-01-10", "2022-01-10T03:01+00:00", False),
        ("2022-01-11", "2022-01-10T23:59+00:00", True),
        ("2022-01-10", "2022-01-10", False),
        (None, "2022-01-10", False),
        ("2022-01-10", None, False),
    ],
)
def test_later_is_said_only_when_it_is_certain(a: str | None, b: str | None, expected: bool) -> None:
    assert later(a, b) is expected


STAMPS = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2099, 12, 31))


@settings(deadline=None)
@given(STAMPS)
def test_an_iso_minute_comes_back_as_it_went_in(moment: object) -> None:
    written = f"{moment:%Y-%m-%dT%H:%M}+00:00"
    assert parse_published(written) == written


@settings(deadline=None)
@given(st.text(alphabet="0123456789:/.-, TZapmGMTJanMay()|", max_size=60))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    parse_published(text)
    for mention in find_dates(text, "2022-01-10"):
        assert text[mention.start : mention.end] == mention.text


@given(STAMPS, STAMPS)
def test_of_two_dates_at_most_one_is_later(a: object, b: object) -> None:
    one, other = f"{a:%Y-%m-%d}", f"{b:%Y-%m-%d}"
    assert not (later(one, other) and later(other, one))
