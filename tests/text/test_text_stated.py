"""Dates of fields: what a column or an option states, with its clock."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from provenance.text.stated import stated_date

MOMENT = "2031-03-02T08:15+00:00"


@pytest.mark.parametrize(
    "written",
    [
        "2031-03-02T08:15",
        "2031-03-02 08:15",
        "2031-03-02 08:15:00",
        "2031-03-02 08:15:00.250",
        "2031-03-02T08:15:00.000000000",
        "2031-03-02 09:15:00+01:00",
        "2031-03-02 09:15:00 CET",
        "2031/03/02 08:15",
        "20310302T081500Z",
        "20310302T0815",
        "20310302081500",
        203103020815,
        "02.03.2031 08:15",
        "2.3.2031, 08.15 Uhr",
        "02/03/2031 08:15",
        "3/2/2031, 8:15:00 AM",
        "March 2, 2031 8:15 AM",
        "Sunday, March 2, 2031 at 8:15 AM",
        "Sun, 02 Mar 2031 09:15:00 +0100",
        "2 mars 2031 à 8h15",
        datetime(2031, 3, 2, 8, 15),
        1930205700,
        1930205700000,
        "1930205700",
    ],
)
def test_a_clock_is_kept_in_whatever_form_it_is_written(written: object) -> None:
    """Without a zone it is UTC: the texts of one table are told apart by the hour."""
    assert stated_date(written) == MOMENT


@pytest.mark.parametrize(
    "written",
    [
        "2031-03-02",
        "20310302",
        20310302,
        date(2031, 3, 2),
        datetime(2031, 3, 2),
        "2031-03-02 00:00:00",
        "2031-03-02T00:00:00",
        "02.03.2031 00:00",
        1930176000,
        1930176000000,
        "2031-03-02 25:15",
        "2031-03-02 10:00 CST",
        "2031-03-02 10:00 local time",
        "2031-03-02 08:15 America/New_York",
    ],
)
def test_a_day_stays_a_day(written: object) -> None:
    """Midnight is how programs write days; of a zone that is not known the hour is worth nothing."""
    assert stated_date(written) == "2031-03-02"


@pytest.mark.parametrize(
    "written",
    [
        20319999,
        0,
        7,
        45355,
        True,
        10**40,
        "no date",
        float("inf"),
        "2031-03",
        "n/a",
        "nan",
        "NaT",
        "02/03/31",
        "",
        None,
    ],
)
def test_what_is_no_date_states_none(written: object) -> None:
    assert stated_date(written) is None
