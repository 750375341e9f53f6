"""When two numbers are one: they agree, or the words beside them make them agree."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from decimal import Decimal
from itertools import pairwise

from provenance.attribution.drift.facts import quantities
from provenance.attribution.drift.pair import Pair, Side
from provenance.text.quantities import Quantity, agree, find_quantities
from provenance.text.word_lists import words

EVERY = {
    "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year",
    "annually": "year",
}  # fmt: skip
"""Adverb -> how often."""
SHARES = {"fraction", "percent"}
_ITEM = re.compile(r"\d{1,2}[.)]\s")
_TIME = re.compile(r" (?:a|per|each|every) (second|minute|hour|day|week|month|year)$")
_EACH_TIME = re.compile(r"\b(?:a|per|each|every) (\w+)")
_OPPOSITE = ({"above", "below"}, {"above", "most"}, {"least", "below"})
_NOT = words("not no none never neither nor cannot without nobody")
_DENIED_WITHIN = 3  # words before a number
_CLAUSE = words("but and or who that which when while as after before")
_BENEATH = words("beneath underneath below under")
_BETWEEN_UNITS = (" and ", " ", ", ")
_WITHIN = words("within inside")
_ALONG = words("in within through across along during for on over")
_NEARLY = {"", "about", "nearly"}
_MILLION = 1e6
_VAGUE = 4  # times by which "dozens" and "hundreds" may differ and be one
_SUM = 1000  # from here on two equal numbers, of which one has a currency, are one sum
_BOUND_BY = 0.005  # share by which a number must lie off the bound that an article puts to it


def is_same(pair: Pair, p: Quantity, q: Quantity, bounds: Container[str]) -> bool:
    """Whether a number of the article is one of the original; ``bounds`` are those that the original puts."""
    return _agree(pair, p, q, bounds) or _agree_beside(pair, p, q)


def _agree(pair: Pair, p: Quantity, q: Quantity, bounds: Container[str]) -> bool:
    if agree(p, q):
        put = bound_put(p, q) and q.bound not in bounds and not _is_along(pair, p, q)
        return not (put or _other_scale(p, q) or _rounded_down(p, q) or _other_digits(p, q))
    if {p.kind, q.kind} == SHARES:
        part, percent = (p, q) if p.kind == "fraction" else (q, p)
        # "Nearly 18 per cent" are "almost a fifth".
        return part.low * 100 <= percent.high + 1 and percent.low <= part.high * 100 + 1
    # "from 82 million to 65 million crowns" and "from 82 million crowns to 65 million"
    if {p.kind, q.kind} == {"money", "number"} and p.value == q.value and p.anchor >= _SUM:
        return True
    # "by 51.2 to 48.8 percent" and "51.2 percent ..., 48.8": decimals that are alike are no chance
    if {p.kind, q.kind} == {"percent", "number"} and p.value == q.value and not p.value.is_integer():
        return True
    # "the 143rd lap" and "lap 143"
    return {p.kind, q.kind} == {"ordinal", "number"} and p.value == q.value


def wholes(side: Side, found: Sequence[Quantity]) -> list[Quantity]:
    """Returns the numbers that are told in two units: "three years and six months" is three and a half years."""
    return [
        p._replace(end=q.end, value=p.value + part, low=p.low + q.low, high=p.high + q.high, margin=q.margin)
        for p, q in pairwise(found)
        if p.unit == q.unit != ""
        and not q.bound
        and q.factor < p.factor
        and 0 < (part := q.value * q.factor / p.factor) < 1
        and side.text[p.end : q.start] in _BETWEEN_UNITS
    ]


def bound_put(p: Quantity, q: Quantity) -> bool:
    """Whether the article says "above 45" of what was given as 45."""
    if p.bound or q.bound not in ("above", "below") or q.kind in ("duration", "time"):
        return False
    if p.factor != q.factor or _beyond(p, q):
        return False
    return abs(p.anchor - q.anchor) <= _BOUND_BY * abs(p.anchor)


def _is_along(pair: Pair, p: Quantity, q: Quantity) -> bool:
    """Whether "over" says where or how long: "in 312 km" became "over 312 km"."""
    first = pair.original.word_span((p.start, p.start))[0]
    before = pair.original.lower[max(0, first - 1) : first]
    return q.text.casefold().startswith("over ") and p.kind == "measure" and not _ALONG.isdisjoint(before)


def _beyond(p: Quantity, q: Quantity) -> bool:
    """Whether an exact number lies where a bound in round figures says: 61,204 are more than 61,000."""
    return p.anchor > q.anchor if q.bound == "above" else p.anchor < q.anchor


def _other_scale(p: Quantity, q: Quantity) -> bool:
    """Whether both only say how large a number is, and say it otherwise: "dozens" and "hundreds"."""
    low, high = sorted((p.low, q.low))
    return p.kind == q.kind == "vague" and high > _VAGUE * low > 0


def _rounded_down(p: Quantity, q: Quantity) -> bool:
    """Whether 10.5 per cent became 10; rounded, it is 11."""
    return (
        p.unit == q.unit == "%"
        and not q.bound
        and p.margin < q.margin
        and abs(p.anchor - q.anchor - q.margin) < 1e-9
    )


def _other_digits(p: Quantity, q: Quantity) -> bool:
    """Whether a hedge hides another number: "around 3.68 million" rounds no 3.86 million, and "around 3.9" does.

    Of two numbers given with equal precision neither rounds the other; a coarser one lies no further off than its
    last digit. A finer one in the article may be what the original's rounds.
    """
    if {p.kind, q.kind} & {"vague", "time"} or p.unit != q.unit or p.factor != q.factor:
        return False
    if not _NEARLY.issuperset((p.bound, q.bound)):
        return False
    difference, least, last = abs(p.value - q.value), _last_digit(p.value), _last_digit(q.value)
    return difference > (last if last > least else 0) * (1 + 1e-9) and last >= least > 0


def _last_digit(value: float) -> float:
    """The size of a number's last digit but zeros: 10,000 for 370,000; a five stands for what is near it: 5 for 45."""
    exact = Decimal(repr(value)).normalize()
    return float(Decimal(5 if exact.as_tuple().digits[-1] == 5 else 1).scaleb(int(exact.as_tuple().exponent)))


def _agree_beside(pair: Pair, p: Quantity, q: Quantity) -> bool:
    """Whether two numbers are one by the words beside them.

    "Not by more than 0.4" is "by less than 0.4", "under 4 m" of mud is beneath it, "within 150 metres" is less far,
    "900 tons a year" are "900 tons" every year, "$4.5 million" is what somebody should "hand over $4.5m", and "21.4
    million" makes "19.8m" millions.
    """
    if p.value == q.value and {p.bound, q.bound} in _OPPOSITE:
        return _is_denied(pair.original, p) != _is_denied(pair.article, q)
    if q.bound and not p.bound and p.anchor == q.anchor and p.factor == q.factor:
        first = pair.original.word_span((p.start, p.start))[0]
        beneath = q.text.casefold().startswith("under ") and not _BENEATH.isdisjoint(
            pair.original.lower[max(0, first - 1) : first]
        )
        within = q.bound in ("below", "most") and not _WITHIN.isdisjoint(
            pair.original.lower[max(0, first - 2) : first]
        )
        return beneath or within or q.kind == "ordinal"
    millions = q.unit == "m" and " " not in q.text and p.value == q.value * _MILLION
    return millions or _one_rate(pair, p, q)


def _one_rate(pair: Pair, p: Quantity, q: Quantity) -> bool:
    """Whether one number bears its time behind it and the other has it further off."""
    for one, other, side in ((p, q, pair.article), (q, p, pair.original)):
        time = _TIME.search(one.text)
        if time and one.value == other.value and not _TIME.search(other.text):
            every = {unit for word, unit in EVERY.items() if word in side.lower}
            every.update(_EACH_TIME.findall(side.text))
            plain = find_quantities(one.text[: time.start()])
            return time[1] in every and len(plain) == 1 and agree(plain[0], other)
    return False


def denies_bound(pair: Pair) -> bool:
    """Whether one side denies what is the opposite on the other: "not by more than 9", "by less than 9"."""
    here = quantities(pair.article)
    return any(
        p.value == q.value
        and {p.bound, q.bound} in _OPPOSITE
        and _is_denied(pair.original, p) != _is_denied(pair.article, q)
        for p in quantities(pair.original)
        for q in here
        if p.bound and q.bound
    )


def _is_denied(side: Side, q: Quantity) -> bool:
    first = side.word_span((q.start, q.start))[0]
    before = side.lower[max(0, first - _DENIED_WITHIN) : first]
    return _CLAUSE.isdisjoint(before) and any(word in _NOT or word.endswith("n't") for word in before)


def is_item(side: Side, q: Quantity) -> bool:
    """Whether a number only counts the items of a list: "5. The army waits."."""
    return q.start == 0 and _ITEM.match(side.text) is not None
