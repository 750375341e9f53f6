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
        ("2022-01-10T03:01+0000", "2022-01-10T03:01+00:00"),
        ("2022-01-10T03:01:30.250Z", "2022-01-10T03:01+00:00"),
        ("2022-01-10T03:01", "2022-01-10T03:01+00:00"),
        ("2022-01-10T01:30:00+03:00", "2022-01-09T22:30+00:00"),
        ("2022-01-10", "2022-01-10"),
        ("03:01 GMT 10.01.2022 (Updated: 03:04 GMT 10.01.2022)", "2022-01-10T03:01+00:00"),
        ("14 September 2022 21:10 IST", "2022-09-14T15:40+00:00"),
        ("input 2023.05.18 19:47", "2023-05-18"),
        ("11/11/2021 - 03:15 GMT", "2021-11-11T03:15+00:00"),
        ("Feb 22 2024, 9:14am", "2024-02-22"),
        ("Feb 22, 2024 9:14pm EST", "2024-02-23T02:14+00:00"),
        ("Updated: May 19, 2023 11:20 SGT", "2023-05-19T03:20+00:00"),
        ("Published 1:10 AM GMT, May 19, 2023", "2023-05-19T01:10+00:00"),
        ("13:15, 10 October 2024 | GMT +5", "2024-10-10T08:15+00:00"),
        ("September 13, 2022 · 3:42 PM UTC", "2022-09-13T15:42+00:00"),
        ("20.02.2024 12:05 CET", "2024-02-20T11:05+00:00"),
        ("Friday, October 11th, 2024", "2024-10-11"),
        ("11 Nov, 2021 04:10", "2021-11-11"),
        ("05/13/2021", "2021-05-13"),
        ("03/04/2021", "2021-04-03"),
        ("12. Juli 2023, 06:31 Uhr", "2023-07-12"),
        ("10 января 2022, 06:01", "2022-01-10"),
        ("11 de noviembre de 2021", "2021-11-11"),
        ("Jan 5, 2021 10:00 CST", "2021-01-05"),
        ("18 MAY, 10:41", None),
        ("no date at all", None),
        ("31.02.2021", None),
        ("", None),
    ],
)
def test_a_stamp_gives_the_precision_it_can_answer_for(stamp: str, iso: str | None) -> None:
    assert parse_published(stamp) == iso


def test_a_stamp_without_a_year_still_tells_its_day() -> None:
    (stamp,) = find_stamps("18 MAY, 10:41")
    assert (stamp.iso, stamp.month, stamp.day) == (None, 5, 18)


def test_of_published_and_updated_published_counts() -> None:
    assert parse_published("Updated 3 March 2021, first published 1 March 2021") == "2021-03-01"


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("He spoke on Friday (Jan 7).", "Jan 7", "2022-01-07", "2022-01-07"),
        ("He spoke on Friday.", "Friday", "2022-01-07", "2022-01-07"),
        ("He spoke on Monday.", "Monday", "2022-01-10", "2022-01-10"),
        ("Steps will be announced on Tuesday.", "Tuesday", "2022-01-11", "2022-01-11"),
        ("The curfew lasts until Monday.", "Monday", "2022-01-17", "2022-01-17"),
        ("He spoke last Monday.", "last Monday", "2022-01-03", "2022-01-03"),
        ("He arrived yesterday.", "yesterday", "2022-01-09", "2022-01-09"),
        ("A state of emergency holds until January 19.", "January 19", "2022-01-19", "2022-01-19"),
        ("It began on December 28.", "December 28", "2021-12-28", "2021-12-28"),
        ("It began in November 2021.", "November 2021", "2021-11-01", "2021-11-30"),
        ("The plant was built in 1974.", "1974", "1974-01-01", "1974-12-31"),
        ("They play on 26 March.", "26 March", "2022-03-26", "2022-03-26"),
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
