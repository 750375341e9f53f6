"""Whether two quantities can be one: units that convert, hedges as bounds, rounding as margin."""

from __future__ import annotations

from math import inf

from provenance.text.quantities.units import UNITS
from provenance.text.quantities.values import Quantity

_CONVERTED = frozenset(unit.base for unit in UNITS.values())
_ROUNDED = 0.025
"""Largest share of a quantity that rounding of its decimals may take away unremarked."""
_TENTHS = 0.05 * 1.0001
"""Margin of a percentage that is given to one decimal."""
_CONVERTED_TO_TENS = 0.02
"""The same where one of two units is given in tens: 120 hectares are 297 acres, and called 300."""
_NEAR_BOUND = 0.05
"""How far the numbers of two hedges may lie apart, as a share."""
_HALF_DAY, _DAY = 720, 1440


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can be true of one thing: units that fit, intervals that meet. Symmetric."""
    if "time" in (a.kind, b.kind):
        return a.kind == b.kind and _same_time(a, b)
    a, b = _comparable(a, b)
    if a.unit != b.unit or (a.kind == "ordinal") != (b.kind == "ordinal"):
        return False
    if _side(a) and _side(b):
        return _side(a) == _side(b) and _near(a, b)
    if a.bound and b.bound and "range" not in (a.bound, b.bound):
        return _near(a, b) and not _apart(a, b)
    if a.bound == b.bound == "range":
        return _close(a.low, b.low) and _close(a.high, b.high)
    slack = _slack(a, b)
    (low_a, high_a), (low_b, high_b) = _plausible(a), _plausible(b)
    return low_a <= high_b + slack and low_b <= high_a + slack


def _comparable(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    """Turns a fraction beside a percentage into one: a quarter is 25 %, and a quarter point 25 basis points."""
    if a.kind == "fraction" and b.unit == "%":
        return _as_percent(a), b
    if b.kind == "fraction" and a.unit == "%":
        return a, _as_percent(b)
    if a.kind == "fraction" and b.unit == "pp":
        return a._replace(unit="pp", kind="percent"), b
    if b.kind == "fraction" and a.unit == "pp":
        return a, b._replace(unit="pp", kind="percent")
    return a, b


def _as_percent(q: Quantity) -> Quantity:
    # "A third" is said of anything from 32 to 35 per cent.
    return q._replace(
        low=q.low * 100, high=q.high * 100, value=q.value * 100, margin=1.0, unit="%", kind="percent"
    )


def _side(q: Quantity) -> str:
    return {"above": "low", "least": "low", "below": "high", "most": "high"}.get(q.bound, "")


def _apart(a: Quantity, b: Quantity) -> bool:
    """Whether one lies below what the other lies above: "nearly 5,000" and "more than 5,000"."""
    low, high = sorted((a, b), key=lambda q: q.bound == "nearly")
    return high.bound == "nearly" and low.bound in ("above", "least") and high.anchor <= low.anchor


def _near(a: Quantity, b: Quantity) -> bool:
    return _close(a.anchor, b.anchor)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= _NEAR_BOUND * max(abs(a), abs(b))


def _plausible(q: Quantity) -> tuple[float, float]:
    """Cuts an open interval where nobody would still use the hedge: "over 5,000" is not said of 50,000."""
    if q.high == inf:
        return q.low, max(2 * q.anchor, q.low)
    if _side(q) == "high":
        return min(q.anchor / 2, q.high), q.high
    return q.low, q.high


def _slack(a: Quantity, b: Quantity) -> float:
    """How far two written forms of one quantity may lie apart: conversion of units, rounding of decimals."""
    size = max(abs(a.anchor), abs(b.anchor))
    fine, coarse = sorted((a.margin, b.margin))
    if a.factor != b.factor and a.unit in _CONVERTED:
        return min(coarse, 0.06 * size) + (_CONVERTED_TO_TENS if _in_tens(a) or _in_tens(b) else 0.004) * size
    if fine == coarse:
        return 1e-12 * size
    # A bare count of whole things is exact; "2.7 per cent" may be called 3, and "0.81 per cent" 0.8.
    percent = a.unit in ("%", "pp") and (coarse <= _TENTHS or (coarse == 0.5 and size >= 2))
    rounds = coarse <= _ROUNDED * size or percent
    return (
        coarse * 1.0001
        if rounds and (a.unit or "number" not in (a.kind, b.kind) or coarse > 1)
        else 1e-12 * size
    )


def _in_tens(q: Quantity) -> bool:
    return q.value >= 100 and q.value % 10 == 0


def _same_time(a: Quantity, b: Quantity) -> bool:
    day = _HALF_DAY if "half-day clock" in (a.unit, b.unit) else _DAY
    slack = 30 if a.bound or b.bound else 0
    difference = abs(a.anchor - b.anchor) % day
    return min(difference, day - difference) <= slack
