"""Dates and weekdays: another day for the same thing, once both are resolved against publication."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from provenance.attribution.drift.calendar import is_period, same_period
from provenance.attribution.drift.facts import dates, quantities
from provenance.attribution.drift.pair import Finding, Pair, Side, best_pairs, match_off
from provenance.attribution.drift.verbs import is_past
from provenance.text.dates import DateMention
from provenance.text.quantities import agree
from provenance.text.speech import CUES
from provenance.text.synonyms import related

_THRESHOLD = 2.0
_LAST = 1.0  # what it counts that all other dates of two sentences agree
_ALIKE = 0.5  # share of the article's words that the original has
_SLIP = 1.0  # what it counts that one year is the other mistyped
_BESIDE = 3  # words between "said" and a day
_FIRST_READ = "1900"  # earlier years are rather of two events
_AT = ("in", "on", "since")
# "Between 1 and 4 May", "May 1 to 4": the other day of a stretch or list, which has no month of its own.
_DAY_BEFORE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s?(?:and|or|to|until|through|till|[-–—])\s?$")
_DAY_BEHIND = re.compile(r"\s?(?:and|or|to|until|through|till|[-–—])\s?(\d{1,2})(?:st|nd|rd|th)?(?![\w%])")
_BEFORE = 16  # characters that hold the day before
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RELATIVE = ("today", "tonight", "yesterday", "tomorrow")


def find(pair: Pair, found: Sequence[Finding]) -> list[Finding]:  # noqa: ARG001  one signature for all kinds
    """Pairs the dates of each side that fit none of the other, where their surroundings match."""
    left = dates(pair.original)
    if not left:
        return []
    published = pair.original.published, pair.article.published
    free_left, free_right = match_off(
        left,
        dates(pair.article),
        lambda p, q: _fit(p, q, published) or _same_days(pair, p, q),
        lambda mention: mention.text,
    )
    free_left = [p for p in free_left if not _year_stands(p, pair.article)]
    free_right = [q for q in free_right if not _year_stands(q, pair.original)]
    shapes = Counter(map(_shape, free_left)), Counter(map(_shape, free_right))
    one = _one_thing(pair)
    scores = (
        (score + _LAST * (one and all(sum(s.values()) == 1 or s[_shape(p)] == 1 for s in shapes)), i, j)
        for i, p in enumerate(free_left)
        for j, q in enumerate(free_right)
        if (score := _score(pair, p, q))
    )
    return [
        Finding("date", (free_left[i].start, free_left[i].end), (free_right[j].start, free_right[j].end))
        for i, j in best_pairs(scores, _THRESHOLD)
    ]


def _one_thing(pair: Pair) -> bool:
    """Whether the two sentences tell of one thing, by their words, or by the time of day and another figure."""
    if pair.shared >= _ALIKE:
        return True
    here = quantities(pair.article)
    both = [p for p in quantities(pair.original) if any(agree(p, q) for q in here)]
    return len(both) > 1 and any(p.kind == "time" for p in both)


def _fit(p: DateMention, q: DateMention, published: tuple[str | None, str | None]) -> bool:
    """Whether two mentions can mean one day; what cannot be resolved is given the benefit of the doubt."""
    if p.text.casefold() == q.text.casefold():
        return True
    if is_period(p) or is_period(q):
        return not (is_period(p) and is_period(q)) or same_period(p, q, published)
    day_p, day_q = _weekday(p), _weekday(q)
    if day_p is not None and day_q is not None and (p.iso_start is None or q.iso_start is None):
        return day_p == day_q
    if not (p.iso_start and p.iso_end and q.iso_start and q.iso_end):
        return _unresolved_fit(p, q)
    if p.iso_start <= q.iso_end and q.iso_start <= p.iso_end:
        return True
    return (day_p is not None or day_q is not None) and _a_week_apart(p, q)


def _same_days(pair: Pair, p: DateMention, q: DateMention) -> bool:
    """Whether two mentions are of the same days of a month, one of which is written without the month."""
    if _shape(p) != "named" or _shape(q) != "named" or _month_and_day(p)[:3] != _month_and_day(q)[:3]:
        return False
    one, other = _days(pair.original, p), _days(pair.article, q)
    return max(len(one), len(other)) > 1 and (one <= other or other <= one)


def _days(side: Side, mention: DateMention) -> set[int]:
    """The day of a mention, with the one that shares its month."""
    before = _DAY_BEFORE.search(side.text, max(0, mention.start - _BEFORE), mention.start)
    behind = _DAY_BEHIND.match(side.text, mention.end)
    own = re.search(r"\b\d{1,2}(?!\d)", mention.text)
    return {int(match[1] if match.re.groups else match[0]) for match in (before, behind, own) if match}


def _unresolved_fit(p: DateMention, q: DateMention) -> bool:
    """Whether two mentions can be one day while a year or the day of publication is missing."""
    if _shape(p) == _shape(q) == "named":
        return _month_and_day(p) == _month_and_day(q)
    return _shape(p) != _shape(q) or _shape(p) == "relative"


def _month_and_day(mention: DateMention) -> str:
    """The month and day as written, in figures: "Oct. 1" and "1 October" are one."""
    day = re.search(r"\b\d{1,2}(?!\d)", mention.text)
    month = re.search(r"[^\W\d_]{3,}", mention.text)
    return f"{month[0][:3].casefold() if month else ''} {int(day[0]) if day else 0}"


def _year_stands(mention: DateMention, other: Side) -> bool:
    return _shape(mention) == "year" and mention.text in other.lower


def _a_week_apart(p: DateMention, q: DateMention) -> bool:
    """Whether only the week is in doubt, which a weekday by itself does not tell."""
    first, second = date.fromisoformat(p.iso_start or ""), date.fromisoformat(q.iso_start or "")
    days = abs((first - second).days)
    return days == 7


def _weekday(mention: DateMention) -> int | None:
    last = mention.text.casefold().split()[-1]
    return _WEEKDAYS.index(last) if last in _WEEKDAYS else None


def _shape(mention: DateMention) -> str:
    text = mention.text.casefold()
    if is_period(mention):
        return "month" if len(text.split()) == 1 else "period"
    if _weekday(mention) is not None:
        return "weekday"
    if text in _RELATIVE:
        return "relative"
    letters, digits = any(c.isalpha() for c in text), any(c.isdigit() for c in text)
    return "named" if letters and digits else "year" if digits and len(text) == 4 else "written"


def _score(pair: Pair, p: DateMention, q: DateMention) -> float:
    shapes = {_shape(p), _shape(q)}
    if len(shapes) > 1 and not shapes <= {"weekday", "named", "relative"}:
        return 0.0
    spans = (p.start, p.end), (q.start, q.end)
    if _is_of_saying(pair.original, p) != _is_of_saying(pair.article, q):
        return 0.0
    done = _done(pair.original, p), _done(pair.article, q)
    if all(done) and done[0] != done[1] and done[1] not in related(done[0]):
        return 0.0
    led_alike = _lead(pair.original, p) == _lead(pair.article, q)
    if shapes == {"year"} and not led_alike and min(p.text, q.text) < _FIRST_READ:
        return 0.0  # "opened in 1891", in a house "from 1881"
    score = 1.5 * pair.same_gap(*spans) + 1.0 * led_alike
    score += 0.5 * pair.near + min(1.5, 0.5 * pair.shared_context(*spans))
    return (
        score
        + _SLIP * (shapes == {"year"} and _mistyped(p.text, q.text))
        + 0.5 * (_shared_words(p, q))
        + 0.5 * (pair.same_place(*spans) or _follow(pair.original, p) == _follow(pair.article, q))
    )


def _is_of_saying(side: Side, mention: DateMention) -> bool:
    """Whether a day is that of somebody's words: "police said on Tuesday"."""
    first, last = side.word_span((mention.start, mention.end))
    if not CUES.isdisjoint(side.lower[max(0, first - _BESIDE) : first]):
        return True
    joined = last < len(side.words) and side.text[mention.end : side.words[last].start].isspace()
    return joined and side.lower[last] in CUES  # not "will begin in June, police said"


def _done(side: Side, mention: DateMention) -> str:
    """The stem of the past form that a date stands behind: "built in 1962"; "" where none does."""
    first = side.word_span((mention.start, mention.start))[0]
    if first < 2 or side.lower[first - 1] not in _AT or not is_past(side.lower[first - 2]):
        return ""
    return side.stems[first - 2]


def _mistyped(one: str, other: str) -> bool:
    """Whether two years differ in the order of their digits, or in one that is not the last.

    Two years of one decade are as likely those of two events.
    """
    if sorted(one) == sorted(other):
        return True
    return one[-1] == other[-1] and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _follow(side: Side, mention: DateMention) -> str:
    """The word behind a date: night, evening."""
    index = side.word_span((mention.end, mention.end))[0]
    return side.lower[index] if index < len(side.lower) else ""


def _lead(side: Side, mention: DateMention) -> str:
    """The word before a date: since, by, until."""
    index = side.word_span((mention.start, mention.start))[0] - 1
    word = side.lower[index] if index >= 0 else ""
    return {"each": "every", "till": "until"}.get(word, word)


def _shared_words(p: DateMention, q: DateMention) -> bool:
    return bool(set(p.text.casefold().split()) & set(q.text.casefold().split()))
