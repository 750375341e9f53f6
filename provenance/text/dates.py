"""Dates: stamps in the head of a page, dates in running text, and which of two is later.

Precision is kept: ``2022-01-10`` is a day, ``2022-01-10T03:01+00:00`` a minute,
always in UTC. Nothing here reads a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

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
_MONTHS = {name: i for i, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_WEEKDAYS = {
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
_TIME = rf"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:[\s|,·•(]{{0,3}}{_ZONE})?"
_GAP = r"(?:\s*[,|·•–—/-]\s*|\s+)(?:at\s+|um\s+|à\s+|в\s+)?"
# Any word here; whether it is a month is looked up, which is many times faster than an alternation of 90 names.
_MONTH = r"(?P<month>[^\W\d_]{3,10})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DATES = (
    rf"(?<!\d){_YEAR}(?P<sep>[-./])(?P<nmonth>0?[1-9]|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",
    r"(?<![\d.])(?P<first>0?[1-9]|[12]\d|3[01])(?P<sep>[-./])(?P<second>0?[1-9]|[12]\d|3[01])(?P=sep)"
    + _YEAR,
    rf"(?<![\d:]){_DAY}(?:\.(?=\s[^\W\d_]+\s(?:19|20)\d\d))?[\s-](?:of\s|de\s)?{_MONTH}(?:,?[\s-](?:de\s)?{_YEAR})?",
    rf"\b{_MONTH}\s{_DAY}(?!\d)(?!:\d)(?:,?\s{_YEAR})?",
)
_ISO = re.compile(
    r"(?<!\d)(?P<date>(?:19|20)\d\d-\d\d-\d\d)T(?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?"
)
_PLAIN_DATES = [re.compile(p) for p in _DATES]
_TIME_AFTER = re.compile(_GAP + _TIME, re.IGNORECASE)
_TIME_BEFORE = re.compile(_TIME + _GAP + r"$", re.IGNORECASE)
_ZONE_AFTER = re.compile(r"[\s|,·•(]{0,3}" + _ZONE, re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_UPDATED = re.compile(r"\b(?:up-?dated?|modified|upd|edited|revised|corrected)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date, with the time beside it where there is one, at ``text[start:end]``.

    ``iso`` is None when no year is written; then ``month`` and ``day`` still
    say which day of the year. ``updated`` marks a stamp of a later edit.
    """

    start: int
    end: int
    iso: str | None
    month: int
    day: int
    updated: bool = False


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in running text; ``iso_start`` to ``iso_end`` are the days it may mean, both included.

    Both are None when the day cannot be known (no year, no date of publication).
    """

    start: int
    end: int
    text: str
    iso_start: str | None
    iso_end: str | None


def parse_published(text: str) -> str | None:
    """Return the date of publication that ``text`` (a stamp or the head of a page) states, as ISO.

    Without a time zone the hour is worthless and the day is returned. Where
    several stamps stand, the earliest that is not an update wins.
    """
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


def find_stamps(text: str) -> Iterator[Stamp]:
    """Find dates with the times beside them, left to right."""
    position = 0
    for match in _date_matches(text):
        if match.start() < position:
            continue
        whole_moment = match.re is _ISO
        stamp = _iso_stamp(text, match) if whole_moment else _plain_stamp(text, match, position)
        if stamp:
            yield stamp
            position = stamp.end


def _date_matches(text: str) -> list[re.Match[str]]:
    """All that looks like a date; of two that begin together the longer comes first."""
    if not _DIGIT.search(text):
        return []
    found = [m for pattern in (_ISO, *_PLAIN_DATES) for m in pattern.finditer(text) if _names_month(m)]
    return sorted(found, key=lambda m: (m.start(), -m.end()))


def _names_month(match: re.Match[str]) -> bool:
    month = match.groupdict().get("month")
    return month is None or month.lower() in _MONTHS


def _iso_stamp(text: str, match: re.Match[str]) -> Stamp | None:
    try:
        moment = datetime.fromisoformat(f"{match['date']}T{match['time']}{match['zone'] or '+00:00'}")
        iso = _in_utc(moment)
    except (ValueError, OverflowError):
        return None
    updated = _is_update(text, match.start())
    return Stamp(match.start(), match.end(), iso, moment.month, moment.day, updated)


def _plain_stamp(text: str, match: re.Match[str], position: int) -> Stamp | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    month, day = _month_and_day(parts)
    if not _is_day(year or 2000, month, day):
        return None
    clock = _TIME_AFTER.match(text, match.end())
    before = None if clock else _TIME_BEFORE.search(text[max(position, match.start() - 40) : match.start()])
    start = match.start() - len(before[0]) if before else match.start()
    end = clock.end() if clock else match.end()
    found = clock or before
    zone = found["zone"] if found else None
    if before and not zone and (after := _ZONE_AFTER.match(text, match.end())):
        zone, end = after["zone"], after.end()
    iso = _iso(year, month, day, found, zone) if year else None
    return Stamp(start, end, iso, month, day, _is_update(text, start))


def _month_and_day(parts: dict[str, str | None]) -> tuple[int, int]:
    """Day first, as most of the world writes it, unless that month does not exist."""
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        return (second, first) if second <= 12 else (first, second)
    month = parts.get("month")
    return (_MONTHS[month.lower()] if month else int(parts["nmonth"] or 0)), int(parts["day"] or 0)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _iso(year: int, month: int, day: int, clock: re.Match[str] | None, zone: str | None) -> str:
    day_only = date(year, month, day).isoformat()
    offset = _offset(zone)
    if clock is None or offset is None:
        return day_only
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return day_only
        hour = hour % 12 + (12 if half == "p" else 0)
    moment = datetime(year, month, day, hour, int(clock["minute"]), tzinfo=timezone(timedelta(hours=offset)))
    return _in_utc(moment)


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


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M+00:00")


def _is_update(text: str, start: int) -> bool:
    """Whether the words right before a stamp say that it dates an edit."""
    return bool(_UPDATED.search(re.split(r"[|;·•\n]|\d{4}", text[max(0, start - 30) : start])[-1]))


def later(a: str | None, b: str | None) -> bool:
    """Return True only when ``a`` is certainly later than ``b`` at the precision that both have."""
    if not a or not b:
        return False
    if len(a) > 10 and len(b) > 10:
        return datetime.fromisoformat(a) > datetime.fromisoformat(b)
    return a[:10] > b[:10]


# -- dates in running text ------------------------------------------------------------------

_RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAY_NAMES = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_DAY_WORD = re.compile(
    rf"\b(?:(?P<which>next|last|this|coming|past)\s+)?(?P<weekday>{_WEEKDAY_NAMES})\b"
    r"(?!,?\s+(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b)"
    r"|\b(?P<relative>today|tonight|yesterday|tomorrow)\b",
    re.IGNORECASE,
)
_MONTH_AND_YEAR = re.compile(rf"\b{_MONTH},?\s(?:of\s)?{_YEAR}")
_YEAR_ALONE = re.compile(
    r"(?:\b(?:in|since|by|of|until|till|from|to|during|late|early|mid|before|after|and|between|summer|winter|"
    r"spring|autumn|fall|year|for|than|through)[\s-]|[(–—/-])"
    + _YEAR
    + r"(?![-/.]\d|,\d{3}|\s?(?:%|percent|per cent))",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:until|till|by)\s*$", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|to be|is to|are to|was to|were to|going to|due|until|till|by|next|scheduled|"
    r"planned|expected|expects?|upcoming|later this)\b",
    re.IGNORECASE,
)


def find_dates(text: str, published: str | None = None) -> list[DateMention]:
    """Find the dates that ``text`` mentions, resolved against the date of publication.

    A date without a year means the one nearest to publication. A weekday
    means the last one up to publication, or the next one where the words
    before it look ahead ("will", "until", "due").
    """
    anchor = date.fromisoformat(published[:10]) if published else None
    found: list[DateMention] = []
    for mention in sorted(_all_mentions(text, anchor), key=lambda m: (m.start, -m.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found


def _all_mentions(text: str, anchor: date | None) -> Iterator[DateMention]:
    for stamp in find_stamps(text):
        written = text[stamp.start : stamp.end].rstrip(".")
        letters = re.search(r"[^\W\d_]+", re.sub(r"^(?:st|nd|rd|th)\b", "", written))
        if (
            letters
            and written.islower()
            and letters[0].lower() in ("may", "mar", "march", "gen", "mai", "mart")
        ):
            continue
        day = stamp.iso[:10] if stamp.iso else _nearest(stamp.month, stamp.day, anchor)
        yield DateMention(stamp.start, stamp.start + len(written), written, day, day)
    for match in filter(_names_month, _MONTH_AND_YEAR.finditer(text)):
        first = date(int(match["year"]), _MONTHS[match["month"].lower()], 1)
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        yield DateMention(match.start(), match.end(), match[0], first.isoformat(), last.isoformat())
    for match in _YEAR_ALONE.finditer(text):
        year = match["year"]
        yield DateMention(match.start("year"), match.end("year"), year, f"{year}-01-01", f"{year}-12-31")
    for match in _DAY_WORD.finditer(text):
        day = _resolve_day_word(text, match, anchor)
        yield DateMention(match.start(), match.end(), match[0], day, day)


def _nearest(month: int, day: int, anchor: date | None) -> str | None:
    if anchor is None:
        return None
    years = [y for y in (anchor.year - 1, anchor.year, anchor.year + 1) if _is_day(y, month, day)]
    best = min((date(y, month, day) for y in years), key=lambda d: abs((d - anchor).days), default=None)
    return best.isoformat() if best else None


def _resolve_day_word(text: str, match: re.Match[str], anchor: date | None) -> str | None:
    if anchor is None:
        return None
    if match["relative"]:
        return (anchor + timedelta(days=_RELATIVE[match["relative"].lower()])).isoformat()
    back = (anchor.weekday() - _WEEKDAYS[match["weekday"].lower()]) % 7
    which = (match["which"] or "").lower()
    clause = re.split(r"[.!?;]\s", text[max(0, match.start() - 60) : match.start()])[-1]
    ahead = which in ("next", "coming") or (not which and bool(_TO_COME.search(clause)))
    if ahead:
        # "Will speak on Monday", said on a Monday, means today; "until Monday" does not.
        today = not back and not which and not _UP_TO.search(clause)
        return (anchor + timedelta(days=0 if today else 7 - back)).isoformat()
    if which in ("last", "past") and not back:
        back = 7
    return (anchor - timedelta(days=back)).isoformat()
