"""Dates in running text, and which of two dates is later.

``parse_published`` and ``find_stamps``, for the stamps above an article, stand in ``stamps``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from provenance.text.stamps import (
    MONTH,
    MONTHS,
    WEEKDAYS,
    YEAR,
    Stamp,
    earliest,
    find_stamps,
    is_day,
    month_in,
    names_month,
    parse_published,
)

__all__ = [
    "DateMention",
    "Stamp",
    "earliest",
    "find_dates",
    "find_stamps",
    "later",
    "nearest_date",
    "parse_published",
]

_RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAY_NAMES = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_DAY_WORD = re.compile(
    rf"\b(?:(?P<which>next|last|this|coming|past)\s+)?(?P<weekday>{_WEEKDAY_NAMES})\b"
    r"(?!,?\s+(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b)"
    r"|\b(?P<relative>today|tonight|yesterday|tomorrow)\b",
    re.IGNORECASE,
)
_MONTH_AND_YEAR = re.compile(rf"\b{MONTH},?\s(?:of\s)?{YEAR}")
_YEAR_ALONE = re.compile(
    r"(?:\b(?:in|since|by|of|until|till|from|to|during|late|early|mid|before|after|and|between|summer|winter|"
    r"spring|autumn|fall|year|for|than|through)[\s-]|[(–—/-])"
    + YEAR
    + r"(?![-/.]\d|,\d{3}|\s?(?:%|percent|per cent|gmt|utc|hrs|hours))",
    re.IGNORECASE,
)
# What every year, and every word for a day, has in it.
_MAY_BE_YEAR = re.compile(r"(?:19|20)\d\d")
_MAY_BE_DAY = ("day", "tomorrow", "tonight")
_YEAR_LONG = 365  # days
_UP_TO = re.compile(r"\b(?:until|till|by)\s*$", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|to be|is to|are to|was to|were to|going to|due|until|till|by|next|scheduled|"
    r"planned|expected|expects?|upcoming|later this)\b",
    re.IGNORECASE,
)


class DateMention(NamedTuple):
    """A date in running text; ``iso_start`` to ``iso_end`` are the days it may mean, both included.

    Both are None when the day cannot be known (no year, no date of publication).
    """

    start: int
    end: int
    text: str
    iso_start: str | None
    iso_end: str | None


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
    yearly = bool(_MAY_BE_YEAR.search(text))
    for match in filter(names_month, _MONTH_AND_YEAR.finditer(text)) if yearly and month_in(text) else ():
        first = date(int(match["year"]), MONTHS[match["month"].lower()], 1)
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        yield DateMention(match.start(), match.end(), match[0], first.isoformat(), last.isoformat())
    for match in _YEAR_ALONE.finditer(text) if yearly else ():
        year = match["year"]
        yield DateMention(match.start("year"), match.end("year"), year, f"{year}-01-01", f"{year}-12-31")
    lower = text.lower()
    for match in _DAY_WORD.finditer(text) if any(word in lower for word in _MAY_BE_DAY) else ():
        day = _resolve_day_word(text, match, anchor)
        yield DateMention(match.start(), match.end(), match[0], day, day)


def _nearest(month: int, day: int, anchor: date | None) -> str | None:
    near = _around(month, day, anchor) if anchor else []
    return near[0].isoformat() if near else None


def _around(month: int, day: int, anchor: date) -> list[date]:
    """That day in the year of ``anchor``, the year before and the year after, nearest first."""
    years = [y for y in (anchor.year - 1, anchor.year, anchor.year + 1) if is_day(y, month, day)]
    return sorted((date(y, month, day) for y in years), key=lambda d: abs((d - anchor).days))


def nearest_date(stamp: Stamp, anchor: str) -> str | None:
    """The date that a day without a year has beside a text of ``anchor`` (ISO); None where two years may be meant.

    A weekday beside the day decides where it fits one of the years; else the nearest one is taken, if it is at
    least twice as near as the next.
    """
    day = date.fromisoformat(anchor[:10])
    near = _around(stamp.month, stamp.day, day)
    if stamp.weekday is not None and (fitting := [d for d in near if d.weekday() == stamp.weekday]):
        return fitting[0].isoformat()
    distances = [abs((d - day).days) for d in near]
    sure = distances and 3 * distances[0] <= _YEAR_LONG
    return near[0].isoformat() if sure else None


def _resolve_day_word(text: str, match: re.Match[str], anchor: date | None) -> str | None:
    if anchor is None:
        return None
    if match["relative"]:
        return (anchor + timedelta(days=_RELATIVE[match["relative"].lower()])).isoformat()
    back = (anchor.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
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


def later(a: str | None, b: str | None) -> bool:
    """Return True only when ``a`` is certainly later than ``b`` at the precision that both have."""
    if not a or not b:
        return False
    if len(a) > 10 and len(b) > 10:
        return _moment(a) > _moment(b)
    return a[:10] > b[:10]


_moment = lru_cache(maxsize=4096)(datetime.fromisoformat)


def in_the_future(published: str, today: date | None = None) -> bool:
    """Return whether a day or moment lies more than two days ahead, further than clocks and time zones can differ."""
    return published[:10] > ((today or datetime.now(UTC).date()) + timedelta(days=2)).isoformat()
