"""Two numbers that are one quantity: ranges (140 to 190, 20-25, eight or nine), dollars and cents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.text.quantities.values import Quantity

_BETWEEN = re.compile(r"\bbetween\s+(?:about |around |some |roughly )?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:about |around |some |roughly )?$", re.IGNORECASE)
_LONGEST_GAP = 5


def join_ranges(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Returns the quantities in order, with the ends of each range joined.

    "From 20 to 25" stays two quantities: as often as not it tells of a change.
    """
    joined: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: q.start):
        if joined and _is_range(text, joined[-1], quantity):
            joined[-1] = _range(text, joined[-1], quantity)
        elif joined and _is_change(text, joined[-1], quantity):
            joined[-1] = _sum(text, joined[-1], quantity)
        else:
            joined.append(quantity)
    return joined


def _is_range(text: str, a: Quantity, b: Quantity) -> bool:
    gap = text[a.end : b.start]
    if (
        len(gap) > _LONGEST_GAP
        or a.bound == "range"
        or b.bound
        or not {"ordinal", "time"}.isdisjoint((a.kind, b.kind))
    ):
        return False
    if (a.unit not in ("", b.unit) and (a.kind, b.unit) != ("money", "")) or not (
        a.value < b.value or b.factor > a.factor
    ):
        return False
    before = text[max(0, a.start - 24) : a.start]
    if gap == " and ":
        return bool(_BETWEEN.search(before))
    if gap.strip() in ("-", "–", "—"):
        return True
    return (gap == " to " and not _FROM.search(before)) or (gap == " or " and b.value == a.value + 1)


def _is_change(text: str, whole: Quantity, cents: Quantity) -> bool:
    """Whether the second sum is the small change of the first: "5 dollars and 20 cents"."""
    if _is_bare_change(text, whole, cents):
        return True
    if not whole.kind == cents.kind == "money" or (whole.factor, cents.factor) != (1.0, 0.01):
        return False
    whole_units = whole.value == int(whole.value)
    return (
        whole_units
        and cents.value < 100
        and not cents.bound
        and text[whole.end : cents.start] in (" ", " and ", ", ")
    )


def _is_bare_change(text: str, whole: Quantity, cents: Quantity) -> bool:
    """ "It costs 15 dollars 50.", with nothing behind it that the fifty could count."""
    return (
        (whole.kind, cents.kind, cents.unit, cents.bound) == ("money", "number", "", "")
        and whole.factor == 1.0
        and whole.value < 1000 and whole.value == int(whole.value)
        and 10 <= cents.value < 100 and cents.value == int(cents.value)
        and text[whole.end : cents.start] == " "
        and text[whole.end - 1].isalpha()
        and _NOTHING_COUNTED.match(text, cents.end) is not None
    )  # fmt: skip


_NOTHING_COUNTED = re.compile(r"\s*(?:$|[.,;:!?)](?!\d)|more\b|each\b|per\b)")


def _sum(text: str, whole: Quantity, cents: Quantity) -> Quantity:
    more = cents.anchor if cents.kind == "money" else cents.value / 100
    return whole._replace(end=cents.end, text=text[whole.start : cents.end], value=whole.value + more, margin=0.005,
        low=whole.low + more, high=whole.high + more,
    )  # fmt: skip


def _range(text: str, a: Quantity, b: Quantity) -> Quantity:
    # "4.5 to 5 million": the scale is written once.
    scale = b.value / _digits(b) if a.value < 1000 <= b.value and _digits(b) else 1.0
    low = a.low if a.unit and a.factor != b.factor else a.value * scale * b.factor
    low = low if low <= b.high else a.anchor
    unit, kind = (a.unit, a.kind) if a.kind == "money" else (b.unit, b.kind)
    text = text[a.start : b.end]
    return b._replace(start=a.start, text=text, low=min(low, b.high), bound="range", unit=unit, kind=kind)


def _digits(q: Quantity) -> float:
    match = re.search(r"\d+(?:\.\d+)?(?=\s?[a-z])", q.text.lower())
    return float(match[0]) if match and "," not in q.text else 0.0
