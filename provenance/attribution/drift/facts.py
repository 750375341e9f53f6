"""What each side states, read once however many kinds of change ask for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from provenance.attribution.drift.calendar import find_early_years, find_periods
from provenance.attribution.drift.pair import Side
from provenance.outlets import Mention, Registry
from provenance.text.dates import DateMention, find_dates
from provenance.text.hedges import HEDGING, Hedge, find_hedges
from provenance.text.quantities import Quantity, find_quantities
from provenance.text.quotes import Quote, find_quotes
from provenance.text.speech import Speech, find_speech

_TWICE = re.compile(r"\b(?:twice|thrice)\b", re.IGNORECASE)
# "almost an hour", "over a year"
_ONE = re.compile(
    r"\b(?:almost|nearly|(?:just |well )?(?:over|under)|(?:more|less|longer) than|at least|up to|about|around)"
    r" (an?) (?:second|minute|hour|day|week|fortnight|month|year|decade|century|mile|kilomet(?:er|re)|ton(?:ne)?)\b"
    r"(?!['’])",
    re.IGNORECASE,
)
# "an hour and ten minutes"
_AN_HOUR_AND = re.compile(r"\ban? (?:minute|hour|day|week|month|year) and(?: an?)? $", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"day\b")


@lru_cache(maxsize=4096)
def outlet_mentions(text: str, registry: Registry) -> tuple[Mention, ...]:
    """Returns where a text names outlets that the registry knows."""
    return tuple(registry.mentions(text))


@lru_cache(maxsize=4096)
def speech(text: str) -> tuple[Speech, ...]:
    """Returns who is said to say something in a text."""
    return tuple(said for said in find_speech(text) if not _mistaken(said))


def _mistaken(said: Speech) -> bool:
    """ "the United States" and "per cent" hold words of saying that say nothing."""
    return said.cue == "States" or (said.cue == "per" and said.speaker.startswith("cent"))


def dates(side: Side) -> tuple[DateMention, ...]:
    """Returns the dates of one side, resolved against its publication."""
    return _dates(side.text, side.published)


@lru_cache(maxsize=4096)
def _dates(text: str, published: str | None) -> tuple[DateMention, ...]:
    found = find_dates(text, published) if _may_date(text) else []
    times = (*find_periods(text), *find_early_years(text))
    periods = [p for p in times if not any(p.start < d.end and d.start < p.end for d in found)]
    return tuple(sorted([*found, *periods])) if periods else tuple(found)


def _may_date(text: str) -> bool:
    lower = text.lower()
    day = ("day" in lower and _DAY.search(lower)) or "tomorrow" in lower or "tonight" in lower
    return bool(day or _DIGIT.search(text))


def quantities(side: Side) -> tuple[Quantity, ...]:
    """Returns the quantities of one side; what is part of a date is left to the dates."""
    return _quantities(side.text, side.published)


@lru_cache(maxsize=4096)
def _quantities(text: str, published: str | None) -> tuple[Quantity, ...]:
    found = find_quantities(text)
    if any(word in text.lower() for word in ("twice", "thrice")):
        found = sorted([*found, *map(_times, _TWICE.finditer(text))])
    found = sorted([*(q for q in found if not _AN_HOUR_AND.search(text, 0, q.start)), *_ones(text)])
    mentions = _dates(text, published) if found else ()
    return tuple(q for q in found if not any(q.start < d.end and d.start < q.end for d in mentions))


def _times(match: re.Match[str]) -> Quantity:
    count = 2.0 if match[0].casefold() == "twice" else 3.0
    return Quantity(*match.span(), match[0], count, count, "", "number", count)


def _ones(text: str) -> Iterator[Quantity]:
    """ "Over an hour" is over one hour."""
    for match in _ONE.finditer(text):
        begin, end = (at - match.start() for at in match.span(1))
        found = find_quantities(f"{match[0][:begin]}1{match[0][end:]}")
        if len(found) == 1:
            yield found[0]._replace(start=match.start(), end=match.end(), text=match[0])


def hedges(side: Side) -> tuple[Hedge, ...]:
    """Returns the words of one side that say how sure it is."""
    return () if HEDGING.isdisjoint(side.have) else _hedges(side.text)


@lru_cache(maxsize=4096)
def _hedges(text: str) -> tuple[Hedge, ...]:
    return tuple(find_hedges(text))


@lru_cache(maxsize=4096)
def quotes(text: str) -> tuple[Quote, ...]:
    """Returns what a text quotes."""
    return tuple(find_quotes(text))
