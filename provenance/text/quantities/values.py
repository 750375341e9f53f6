"""A quantity as an interval."""

from __future__ import annotations

from typing import NamedTuple


class Quantity(NamedTuple):
    """A quantity at ``text[start:end]``.

    It lies between ``low`` and ``high`` (either may be infinite), in base units
    of ``unit``: "s" for durations, "m", "kg", "m2", "l", "%", "pp", a currency
    code, "clock" (minutes since midnight), "" for a bare number. ``kind`` is
    number, fraction, percent, money, ordinal, duration, measure, age, time or vague.
    ``value`` is the number as written, ``factor`` the size of the written unit
    and ``margin`` half a unit of its last digit, both in base units; ``bound``
    names the hedge: "", above, least, below, most, nearly, about or range.
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    unit: str
    kind: str
    value: float = 0.0
    factor: float = 1.0
    margin: float = 0.5
    bound: str = ""

    @property
    def anchor(self) -> float:
        """The number that is written, in base units."""
        return self.value * self.factor
