"""Date stamps: the dates, times and zones that pages put above their articles.

Precision is kept: ``2022-01-10`` is a day, ``2022-01-10T03:01+00:00`` a minute,
always in UTC. Nothing here reads a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from provenance.text.words import ByFragment

_MONTH_NAMES = (
    "january jan janvier janv januar jänner enero ene gennaio gen janeiro ocak января январь",
    "february feb février févr fevrier februar febrero febbraio fevereiro şubat февраля февраль",
    "march mar mars märz marzo março mart марта март",
    "april apr avril abril aprile abr nisan апреля апрель",
    "may mai mayo maggio maio mayıs мая май",
    "june jun juin juni junio giugno junho haziran июня июнь",
    "july jul juillet juli julio luglio julho temmuz июля июль",
    "august aug août aout agosto ago ağustos августа август",
    "september sept sep septembre septiembre settembre setembro eylül сентября сентябрь",
    "october oct octobre oktober okt octubre ottobre outubro ekim октября октябрь",
    "november nov novembre noviembre novembro kasım ноября ноябрь",
    "december dec décembre decembre dezember dez diciembre dicembre dezembro aralık декабря декабрь",
)
MONTHS = {name: i for i, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
WEEKDAYS = {
    name: i
    for i, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri",
         "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
# Hours east of Greenwich. CST, AST, BST of Asia and ET are left out: which one is meant cannot be known,
# and a day is safer than a wrong hour. IST is India's, by far the commonest in news stamps.
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "wat": 1, "cest": 2, "eet": 2,
    "sast": 2, "cat": 2, "eest": 3, "msk": 3, "trt": 3, "eat": 3, "idt": 3, "gst": 4, "pkt": 5, "ist": 5.5,
    "npt": 5.75, "ict": 7, "wib": 7, "sgt": 8, "hkt": 8, "myt": 8, "pht": 8, "awst": 8, "jst": 9, "kst": 9,
    "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "brt": -3, "art": -3, "edt": -4, "est": -5, "cdt": -5,
    "mdt": -6, "pdt": -7, "mst": -7, "pst": -8,
}  # fmt: skip
_ZONE = (
    r"(?P<zone>(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d{2})?\b|Moscow time\b|(?:"
    + "|".join(sorted(_ZONES, key=len, reverse=True))
    + r")\b|Z\b)"
)
_TIME = (
    r"(?P<hour>[01]?\d|2[0-3])[:.hH](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    rf"(?:[\s|,·•(]{{0,3}}{_ZONE})?"
)
_GAP = r"(?:\s*[,|·•–—/-]\s*|\s+)(?:at\s+|um\s+|à\s+|в\s+)?"
# Any word: whether it is a month is looked up, many times faster than an alternation of 90 names.
MONTH = r"(?P<month>[^\W\d_]{3,10})\b\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DATES = (
    rf"(?<!\d){YEAR}(?P<sep>[-./])(?P<nmonth>0?[1-9]|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",
    r"(?<![\d.])(?P<first>0?[1-9]|[12]\d|3[01])(?P<sep>[-./])(?P<second>0?[1-9]|[12]\d|3[01])(?P=sep)" + YEAR,
    r"(?<![\d.])(?P<first>0?[1-9]|[12]\d|3[01])\.\s(?P<second>0?[1-9]|1[0-2])\.\s" + YEAR,
    rf"(?<![\d:]){_DAY}(?:\.(?=\s[^\W\d_]{{3,10}}\.?(?:\s(?:19|20)\d\d|\s?[(|,/·•]|$)))?[\s-](?:of\s|de\s)?{MONTH}"
    rf"(?:,?[\s-](?:de\s)?{YEAR})?",
    rf"\b{MONTH}\s{_DAY}(?!\d)(?!:\d)(?:[,.]?\s{YEAR})?",
)
_ISO = re.compile(
    r"(?<!\d)(?P<date>(?:19|20)\d\d-\d\d-\d\d)T(?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?"
)
_PLAIN_DATES = [re.compile(p) for p in _DATES]
_SHORT_YEAR = r"(?P<short>\d\d)"
# 13/03/25    13.03.25    11 Oct 24    4-Jun-25    4 June '25    June 4, '25
_SHORT_DATES = tuple(
    re.compile(p)
    for p in (
        rf"(?<![\d./-])(?P<first>0?[1-9]|[12]\d|3[01])(?P<sep>[./])(?P<second>0?[1-9]|[12]\d|3[01])(?P=sep){_SHORT_YEAR}"
        r"(?![\d/]|[.:]\d)",
        rf"(?<![\d:]){_DAY}[\s-]{MONTH}[\s-]['’]?{_SHORT_YEAR}(?=\s*(?:$|[|,·•;/()—–-]))",
        rf"\b{MONTH}\s{_DAY},?\s['’]{_SHORT_YEAR}(?!\d)",
    )
)
_TIME_AFTER = re.compile(_GAP + _TIME, re.IGNORECASE)
_TIME_BEFORE = re.compile(_TIME + _GAP + r"$", re.IGNORECASE)
_ZONE_AFTER = re.compile(r"[\s|,·•(]{0,3}" + _ZONE, re.IGNORECASE)
# "10:00 CST", "10:00 local time": what stands there may be a zone that is not known.
_STRANGE_ZONE = re.compile(r"[\s(]{0,3}(?!(?:uhr|hrs|hours|h)\b)[^\W\d_]", re.IGNORECASE)
# "1/10/2022 3:31:12 AM": seconds with AM or PM are written by American programs, month first.
_AMERICAN_CLOCK = re.compile(r",?\s\d{1,2}:\d\d:\d\d\s[AP]M\b")
_DIGIT = re.compile(r"\d")
_JOINED = re.compile(r"\d[-./]\s?\d")  # what every date in figures has in it
_WEEKDAY = r"\b(" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b"
_WEEKDAY_BEFORE = re.compile(_WEEKDAY + r"[\s,.]{0,3}(?:the\s)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(r"[\s,(]{1,3}" + _WEEKDAY, re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:up-?dated?|modified|upd|edited|revised|corrected|amended)\b", re.IGNORECASE)


_LAST_CENTURY = 70


class Stamp(NamedTuple):
    """A date, with the time beside it where there is one, at ``text[start:end]``.

    ``iso`` is None when no year is written; then ``month`` and ``day`` still
    say which day of the year. ``updated`` marks a stamp of a later edit,
    ``clock`` one with a time. ``weekday`` (Monday is 0) is the one that stands
    beside a day without a year; which year it can be hangs on it.
    """

    start: int
    end: int
    iso: str | None
    month: int
    day: int
    updated: bool = False
    clock: bool = False
    weekday: int | None = None


def parse_published(text: str) -> str | None:
    """Return the date of publication that ``text`` (a stamp or the head of a page) states, as ISO.

    Without a time zone the hour is worthless and the day is returned. Where
    several stamps stand, the earliest that is not an update wins.
    """
    whole = _ISO.fullmatch(text)  # as programs write it
    if whole and (stamp := _iso_stamp(text, whole)):
        return stamp.iso
    return earliest(stamp for stamp in find_stamps(text))


def earliest(stamps: Iterator[Stamp] | list[Stamp]) -> str | None:
    """Return the earliest date of ``stamps``; updates count only where nothing else stands."""
    dated = [s for s in stamps if s.iso]
    pool = [s.iso for s in dated if not s.updated and s.iso] or [s.iso for s in dated if s.iso]
    if not pool:
        return None
    first = min(iso[:10] for iso in pool)
    same_day = [iso for iso in pool if iso[:10] == first]
    # Of one day, the stamp with a minute says more than the one without.
    return min((iso for iso in same_day if len(iso) > 10), default=first)


def find_stamps(text: str, *, short_years: bool = False, as_utc: bool = False) -> Iterator[Stamp]:
    """Find dates with the times beside them, left to right.

    ``short_years`` reads years of two digits too, where it is clear which number is the day ("13/03/25"): in the
    head of a page they are years, in running text they may be anything. ``as_utc`` takes
    times without a zone for UTC; else they are left out.
    """
    position = 0
    for match in _date_matches(text, short_years):
        if match.start() < position:
            continue
        whole_moment = match.re is _ISO
        stamp = _iso_stamp(text, match) if whole_moment else _plain_stamp(text, match, position, as_utc)
        if stamp:
            yield stamp
            position = stamp.end


def _date_matches(text: str, short_years: bool) -> list[re.Match[str]]:
    """All that looks like a date; of two that begin together the longer comes first."""
    if not _DIGIT.search(text):
        return []
    patterns = (_ISO, *_PLAIN_DATES, *_SHORT_DATES) if short_years else (_ISO, *_PLAIN_DATES)
    joined, month = _JOINED.search(text) is not None, month_in(text)
    found = [
        m
        for pattern in patterns
        if (month if "month" in pattern.groupindex else joined)
        for m in pattern.finditer(text)
        if names_month(m)
    ]
    return sorted(found, key=lambda m: (m.start(), -m.end()))


def month_in(text: str) -> bool:
    """Whether a text holds the name of a month, which no word is that only has it inside."""
    return _MONTHS_IN.any_of(text)


def _months(fragment: str) -> tuple[str, ...]:
    return tuple([word for word in map(str.lower, _LETTERS.findall(fragment)) if word in MONTHS])


_LETTERS = re.compile(r"[^\W\d_]+")
_MONTHS_IN = ByFragment(_months)


def names_month(match: re.Match[str]) -> bool:
    """Whether the word that a pattern took for a month is one; true where it took none."""
    month = match.groupdict().get("month")
    return month is None or month.lower() in MONTHS


def _iso_stamp(text: str, match: re.Match[str]) -> Stamp | None:
    try:
        moment = datetime.fromisoformat(f"{match['date']}T{match['time']}{match['zone'] or '+00:00'}")
        iso = in_utc(moment)
    except (ValueError, OverflowError):
        return None
    updated = _is_update(text, match.start())
    return Stamp(match.start(), match.end(), iso, moment.month, moment.day, updated, clock=True)


def _plain_stamp(text: str, match: re.Match[str], position: int, as_utc: bool) -> Stamp | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    month, day = _month_and_day(parts)
    if short := parts.get("short"):
        if (
            parts.get("sep") == "/"
            and month != day
            and int(parts["first"] or 0) <= 12 >= int(parts["second"] or 0)
        ):
            return None  # day or month first: nobody knows
        year = 2000 + int(short) if int(short) < _LAST_CENTURY else 1900 + int(short)
    if (
        parts.get("sep") == "/"
        and parts.get("first")
        and day <= 12
        and _AMERICAN_CLOCK.match(text, match.end())
    ):
        month, day = day, month
    if not is_day(year or 2000, month, day):
        return None
    clock = _TIME_AFTER.match(text, match.end())
    before = None if clock else _TIME_BEFORE.search(text[max(position, match.start() - 40) : match.start()])
    start = match.start() - len(before[0]) if before else match.start()
    end = clock.end() if clock else match.end()
    found = clock or before
    zone = found["zone"] if found else None
    if before and not zone and (after := _ZONE_AFTER.match(text, match.end())):
        zone, end = after["zone"], after.end()
    as_utc = as_utc and not _STRANGE_ZONE.match(text, end)
    iso = _iso(year, month, day, found, zone, as_utc) if year else None
    weekday = None if year else _weekday_beside(text, start, end)
    return Stamp(start, end, iso, month, day, _is_update(text, start), found is not None, weekday)


def _weekday_beside(text: str, start: int, end: int) -> int | None:
    """The weekday right before or behind a stamp: "Wednesday, 4 May", "4 May (Wed)"."""
    found = _WEEKDAY_BEFORE.search(text[max(0, start - 14) : start]) or _WEEKDAY_AFTER.match(text, end)
    return WEEKDAYS[found[1].lower()] if found else None


def _month_and_day(parts: dict[str, str | None]) -> tuple[int, int]:
    """Day first, as most of the world writes it, unless that month does not exist."""
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        return (second, first) if second <= 12 else (first, second)
    month = parts.get("month")
    return (MONTHS[month.lower()] if month else int(parts["nmonth"] or 0)), int(parts["day"] or 0)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _iso(year: int, month: int, day: int, clock: re.Match[str] | None, zone: str | None, as_utc: bool) -> str:
    day_only = date(year, month, day).isoformat()
    offset = _offset(zone)
    if clock is None or (offset is None and not (as_utc and not zone)):
        return day_only
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return day_only
        hour = hour % 12 + (12 if half == "p" else 0)
    away = None if offset is None else timezone(timedelta(hours=offset))
    return in_utc(datetime(year, month, day, hour, int(clock["minute"]), tzinfo=away))


def _offset(zone: str | None) -> float | None:
    if not zone:
        return None
    name = zone.lower()
    if name == "moscow time":
        return 3
    if name in _ZONES:
        return _ZONES[name]
    number = re.search(r"([+-])(\d{1,2}):?(\d{2})?", name)
    if not number:
        return None
    hours = int(number[2]) + int(number[3] or 0) / 60
    return (hours if number[1] == "+" else -hours) if hours <= 14 else None


def in_utc(moment: datetime) -> str:
    """A moment to the minute; one without a zone is taken for UTC, and at midnight for a day, as programs write it."""
    if moment.tzinfo is None:
        if not moment.hour and not moment.minute:
            return moment.date().isoformat()
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="minutes")


def _is_update(text: str, start: int) -> bool:
    """Whether the words right before a stamp say that it dates an edit."""
    return bool(_UPDATED.search(re.split(r"[|;·•\n]|\d{4}", text[max(0, start - 30) : start])[-1]))
