"""Dates as a field states them: a column of a table, an item of a feed, an option.

Programs write them, mostly in one zone for all. So a clock without a zone is taken as UTC, where that of a single page
(``stamps``) may be of any place and is left out. Midnight without a zone is how programs write a day.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from provenance.text.stamps import earliest, find_stamps, in_utc

_MOMENT = re.compile(
    r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)[T\s](\d\d):?(\d\d)(?::?\d\d(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)
_CLOCKED = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\d\d(?:\d{3})?)?()", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,19}(?:\.\d*)?", re.ASCII)
_DAY_DIGITS = 8
_DAY = 86_400  # seconds
_LATEST = 1e11  # seconds after 1970, in the year 5138
_EARLIEST = 1e8  # seconds before or after 1970, in 1966 and 1973: nearer it is a count or a code, and no time


def stated_date(value: object) -> str | None:
    """Return the date that a field states, as ISO, None where it cannot be read.

    Numbers are days (20220110, with a clock behind or not) or seconds since 1970, in thousandths or not. Numbers
    too small for either, such as 0, stand for a missing date in many tables, and never for the year 1970.
    """
    if isinstance(value, date):  # a datetime is one
        value = value.isoformat()
    text = str(value).strip() if value is not None and not isinstance(value, bool) else ""
    if _NUMBER.fullmatch(text):
        return _of_number(text)
    whole = _MOMENT.fullmatch(text)
    return (_of_parts(whole) if whole else None) or earliest(find_stamps(text, as_utc=True))


def _of_number(text: str) -> str | None:
    digits = f"{float(text):.0f}"
    if len(digits) == _DAY_DIGITS:
        found = earliest(find_stamps(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"))
    else:
        clocked = _CLOCKED.fullmatch(digits)
        found = _of_parts(clocked) if clocked else None
    return found or _since_1970(float(text))


def _of_parts(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute, zone = match.groups()
    try:
        return in_utc(datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}{zone or ''}"))
    except (ValueError, OverflowError):
        return None


def _since_1970(seconds: float) -> str | None:
    for _ in range(3):  # thousandths, millionths, and smaller still
        seconds = seconds / 1000 if abs(seconds) > _LATEST else seconds
    if not _EARLIEST < abs(seconds) < _LATEST:
        return None
    moment = datetime.fromtimestamp(seconds, UTC)
    return in_utc(moment if seconds % _DAY else moment.replace(tzinfo=None))
