"""How lists of words are written, and the two that many look into."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """Returns the words of a list that is written as running text."""
    return frozenset(listed.split())


DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = words(
    """january february march april may june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec"""
)
