"""Times of day: 3:40 a.m., 18:00, 0632 GMT, ten past four, noon."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from provenance.text.numerals import Lexemes

Q = TypeVar("Q")

_HALF = r"\s?(?P<half>[ap])\.?\s?m\b\.?"
_CLOCK = re.compile(
    rf"\b(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d))?{_HALF}"
    r"|(?<![\d:.,])(?P<h24>[01]?\d|2[0-4]):(?P<m24>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    r"|\b(?P<hz>[01]\d|2[0-3])(?P<mz>[0-5]\d)\s(?:gmt|utc|hrs|hours local)\b"
    r"|\b(?P<oclock>\w+) o['’]clock\b"
)
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_SPOKEN = re.compile(
    rf"\b(?:(?P<past>five|ten|quarter|twenty|twenty-five|half) (?P<side>past|to) (?P<hour>{'|'.join(_HOURS)})"
    r"|(?P<noon>noon|midday|midnight))\b"
)
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}


def find_times(text: str, lex: Lexemes, make: Callable[..., Q]) -> list[Q]:
    """Returns the times of day in a text as quantities in minutes since midnight.

    Without a.m. or p.m., an hour up to twelve leaves open which half of the day it is.
    """
    found = []
    if ":" in lex.text or "m" in lex.words or "am" in lex.words or "pm" in lex.words or "gmt" in lex.words or "clock" in lex.words:
        for match in _CLOCK.finditer(lex.text):
            minutes, unit = _minutes(match)
            if minutes is not None:
                found.append(_time(text, match, minutes, unit, make))
    if "past" in lex.words or "to" in lex.words or "noon" in lex.words or "midnight" in lex.words:
        for match in _SPOKEN.finditer(lex.text):
            minutes, unit = _spoken(match)
            found.append(_time(text, match, minutes, unit, make))
    return found


def _time(text: str, match: re.Match[str], minutes: int, unit: str, make: Callable[..., Q]) -> Q:
    start, end = match.span()
    return make(start, end, text[start:end], float(minutes), float(minutes), unit, "time", float(minutes), 1.0, 0.5, "")


def _minutes(match: re.Match[str]) -> tuple[int | None, str]:
    if match["half"]:
        hour = int(match["h"])
        if not 1 <= hour <= 12:
            return None, ""
        return hour % 12 * 60 + int(match["m"] or 0) + (720 if match["half"] == "p" else 0), "clock"
    if match["h24"]:
        hour = int(match["h24"])
        # "4:10" may be the afternoon; "04:10" and "16:10" may not.
        known = hour > 12 or match["h24"].startswith("0") or hour == 0
        return hour % 24 * 60 + int(match["m24"]), "clock" if known else "half-day clock"
    if match["hz"]:
        return int(match["hz"]) * 60 + int(match["mz"]), "clock"
    if match["oclock"] in _HOURS:
        return (_HOURS.index(match["oclock"]) + 1) % 12 * 60, "half-day clock"
    return (int(match["oclock"]) % 12 * 60, "half-day clock") if match["oclock"].isdigit() else (None, "")


def _spoken(match: re.Match[str]) -> tuple[int, str]:
    if match["noon"]:
        return (0 if match["noon"] == "midnight" else 720), "clock"
    hour = (_HOURS.index(match["hour"]) + 1) % 12 * 60
    minutes = _MINUTES[match["past"]]
    return (hour + minutes if match["side"] == "past" else hour - minutes) % 720, "half-day clock"
