"""Times without a day: a month or a season by itself, "next year", "last spring"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from provenance.text.dates import DateMention

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_CAPITAL_MONTHS = tuple(name.capitalize() for name in _MONTHS)
_SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}
_WHICH = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
# With a capital, and behind a word that leads to a time: "may" and "march" are verbs as well.
_MONTH = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|of|and|between|during|before|after|through|for|as|last|next|this|"
    r"early|late|mid|or|early in|late in)[ -])(?P<month>" + "|".join(_CAPITAL_MONTHS) + r")\b(?!\.?,? \d)"
)
_PERIOD = re.compile(
    r"\b(?P<which>" + "|".join(_WHICH) + r") (?P<unit>week|weekend|month|quarter|year|decade|century|season|"
    r"spring|summer|autumn|fall|winter)\b(?!-)",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\b(?:last|past|previous|this|current|next|coming)\b|[a-z] [JFMASOND][a-z]", re.IGNORECASE
)
# Years of which the dates of a page, and so its reader, know nothing: "founded in 1897", no "crowd of 1648 people".
_EARLY_YEAR = re.compile(
    r"\b(?:in|since|until|from|before|after|between|" + "|".join(_MONTHS) + r") (?P<year>1[0-8]\d\d)"
    r"(?=[.,;:)]|$|\s(?:and|to|by|in|on|with|as|when|where|after|before|for|at|until|but|was|were|the|a|an|he|she|it|its|"
    r"his|her|had|has|is)\b)(?!,\d)",
    re.IGNORECASE,
)
_LEADING = tuple(f"{which} " for which in _WHICH)
_UNITS = frozenset((*_SEASONS, "week", "weekend", "month", "quarter", "season", "year", "decade", "century"))
_NEAR = 60  # days between two texts, from which "last spring" may be another spring


def find_early_years(text: str) -> Iterator[DateMention]:
    """Yields the years before 1900 of a text."""
    for match in _EARLY_YEAR.finditer(text) if " 1" in text else ():
        year = match["year"]
        yield DateMention(*match.span("year"), year, f"{year}-01-01", f"{year}-12-31")


def find_periods(text: str) -> Iterator[DateMention]:
    """Yields the months and the periods of a text; what they are in figures is not known."""
    month = any(map(text.__contains__, _CAPITAL_MONTHS))
    period = any(map(text.lower().__contains__, _LEADING))
    if not (month or period) or not _HINT.search(text):
        return
    for match in _MONTH.finditer(text) if month else ():
        yield DateMention(*match.span("month"), match["month"], None, None)
    for match in _PERIOD.finditer(text) if period else ():
        yield DateMention(*match.span(), match[0], None, None)


def is_period(mention: DateMention) -> bool:
    """Whether a mention came from ``find_periods``."""
    words = mention.text.casefold().split()
    if len(words) == 1:
        return words[0] in _MONTHS
    return len(words) == 2 and words[0] in _WHICH and words[1] in _UNITS


def same_period(p: DateMention, q: DateMention, published: tuple[str | None, str | None]) -> bool:
    """Whether two periods can be one; periods of two kinds may be ("December", "last year")."""
    left, right = p.text.casefold().split(), q.text.casefold().split()
    if len(left) == 1 or len(right) == 1:
        return left == right or len(left) != len(right)
    if left[1] in _SEASONS and right[1] in _SEASONS and _SEASONS[left[1]] != _SEASONS[right[1]]:
        return False
    if left[1] != right[1] and not (left[1] in _SEASONS and right[1] in _SEASONS):
        return True
    return _WHICH[left[0]] == _WHICH[right[0]] or not _one_anchor(left[1], published)


def _one_anchor(unit: str, published: tuple[str | None, str | None]) -> bool:
    """Whether both texts count from one week, month or year; unknown days are taken for near ones."""
    first, second = published
    if not first or not second:
        return True
    one, two = date.fromisoformat(first[:10]), date.fromisoformat(second[:10])
    if unit in ("week", "weekend"):
        return one.isocalendar()[:2] == two.isocalendar()[:2]
    if unit in ("month", "quarter"):
        return (one.year, one.month) == (two.year, two.month)
    return one.year == two.year and abs((one - two).days) < _NEAR
