"""Times of day: 3:20 a.m., 18:00, 0700 GMT, ten past four, noon."""

from __future__ import annotations

import re

from provenance.text.quantities.bounds import bound_before
from provenance.text.quantities.lexemes import Lexemes
from provenance.text.quantities.values import Quantity

_HALF = r"\s?(?P<half>[ap])(?:\.\s?m\.|\.?\s?m\b)"
_CLOCK = re.compile(
    rf"\b(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d))?{_HALF}"
    r"|(?<![\d:.,])(?P<h24>[01]?\d|2[0-4]):(?P<m24>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    r"|\b(?P<hz>[01]\d|2[0-3])(?P<mz>[0-5]\d)\s(?:gmt|utc|hrs|hours local)\b"
    r"|\b(?P<oclock>\w+) o['’]clock\b"
)
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SPOKEN = re.compile(
    rf"\b(?:(?P<past>five|ten|quarter|twenty|twenty-five|half) (?P<side>past|to) (?P<hour>{'|'.join(_HOURS)})"
    r"|(?P<noon>noon|midday|midnight))\b"
)
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_CLOCK_WORDS = frozenset({"m", "am", "pm", "gmt", "utc", "hrs", "clock", "local"})
NAMED_HOURS = frozenset({"noon", "midday", "midnight"})
_SPOKEN_WORDS = NAMED_HOURS | {"past", "to"}

Time = tuple[int, str]
"""Minutes since midnight, and "clock", or "half-day clock" when it is open which half of the day is meant."""


def find_times(text: str, lex: Lexemes) -> list[Quantity]:
    """Returns the times of day in a text as quantities in minutes since midnight."""
    found = []
    if ":" in lex.text or not _CLOCK_WORDS.isdisjoint(lex.words):
        found += [_quantity(text, lex, match, _written(match)) for match in _CLOCK.finditer(lex.text)]
    if not _SPOKEN_WORDS.isdisjoint(lex.words):
        found += [_quantity(text, lex, match, _said(match)) for match in _SPOKEN.finditer(lex.text)]
    return [quantity for quantity in found if quantity]


def _quantity(text: str, lex: Lexemes, match: re.Match[str], time: Time | None) -> Quantity | None:
    if time is None:
        return None
    minutes, unit = time
    start, end = match.span()
    first = next((i for i, place in enumerate(lex.starts) if place >= start), len(lex.starts))
    bound, begin = bound_before(lex, first) if first < len(lex.starts) else ("", first)
    start = lex.starts[begin] if bound else start
    low, high = (minutes - 30.0, minutes + 30.0) if bound else (float(minutes), float(minutes))
    return Quantity(start, end, text[start:end], low, high, unit, "time", float(minutes), 1.0, 0.5, bound)


def _written(match: re.Match[str]) -> Time | None:
    if match["half"]:
        hour = int(match["h"])
        afternoon = 720 if match["half"] == "p" else 0
        return (hour % 12 * 60 + int(match["m"] or 0) + afternoon, "clock") if 1 <= hour <= 12 else None
    if match["h24"]:
        # "4:10" may be the afternoon; "04:10" and "16:10" may not.
        known = int(match["h24"]) > 12 or match["h24"].startswith("0")
        return int(match["h24"]) % 24 * 60 + int(match["m24"]), "clock" if known else "half-day clock"
    if match["hz"]:
        return int(match["hz"]) * 60 + int(match["mz"]), "clock"
    if match["oclock"] in _HOURS:
        return (_HOURS.index(match["oclock"]) + 1) % 12 * 60, "half-day clock"
    return (int(match["oclock"]) % 12 * 60, "half-day clock") if match["oclock"].isdecimal() else None


def _said(match: re.Match[str]) -> Time:
    if match["noon"]:
        return (0 if match["noon"] == "midnight" else 720), "clock"
    hour = (_HOURS.index(match["hour"]) + 1) % 12 * 60
    minutes = _MINUTES[match["past"]]
    return (hour + minutes if match["side"] == "past" else hour - minutes) % 720, "half-day clock"
