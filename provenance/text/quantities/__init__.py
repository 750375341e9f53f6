"""Quantities in a text, as intervals: a hedge is a bound ("over 5,000" is everything above 5,000).

Own small grammar: digits and words, scales, fractions, ordinals, percent,
money, units, ranges, times of day. What only looks like a number is left out:
names (F-16, COVID-19, No. 10), years and days of a date.
"""

from __future__ import annotations

from provenance.text.quantities import finding
from provenance.text.quantities.agreement import agree
from provenance.text.quantities.values import Quantity

__all__ = ["Quantity", "agree", "find_quantities"]


def find_quantities(text: str) -> list[Quantity]:
    """Returns the quantities of a text in order; those of a range are one quantity."""
    return list(finding.find(text))
