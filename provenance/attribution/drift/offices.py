"""Whose minister it is: one person, one office, and another land or house."""

from __future__ import annotations

import re

from provenance.attribution.drift.pair import Pair, Side
from provenance.text.name_identity import one_government
from provenance.text.name_words import TITLES
from provenance.text.names import Name, find_names, same_name

_PEOPLES = ("an", "ese", "ish", "i", "ic", "ch")
_LONGEST = 4  # words of an office
_REACH = 60  # characters before a name in which its office stands
_FEWEST = 4  # letters that a land and its people share
_OFFICE = r"(?P<office>[a-z-]+)"
_HELD_OF = re.compile(rf",\s+(?:the\s+)?(?:[a-z-]+\s+){{0,3}}{_OFFICE}\s+(?:of|at|for)\s+(?:the\s+)?$")
_HELD = re.compile(r",\s+(?:the\s+)?$")


def another_post(pair: Pair, p: Name, q: Name) -> bool:
    """Whether one person is given the office of another: "Danish", then "Norwegian minister Ida Brandt"."""
    left, right = _held(pair.original, p), _held(pair.article, q)
    if left is None or right is None or left[0] != right[0] or not same_name(left[1], right[1]):
        return False
    if p.text.isupper() != q.text.isupper():
        return False  # an acronym may stand for the other
    if same_name(p, q) or one_government(p.text, q.text) or _of_one(p.text, q.text):
        return False
    peoples = [name.text.casefold().endswith(_PEOPLES) for name in (p, q)]
    return peoples[0] == peoples[1] or left[2] != right[2]


def _held(side: Side, name: Name) -> tuple[str, Name, bool] | None:
    """The office that stands with a name, who holds it, and whether the name stands behind: "president of Brenn"."""
    behind = _HELD_OF.search(side.text, max(0, name.start - _REACH), name.start)
    if behind and side.text[name.end : name.end + 1] not in ("'", "’"):
        holder = _ending(side, behind.start())
        return (behind["office"], holder, True) if holder and behind["office"] in TITLES else None
    index = first = side.word_span((name.end, name.end))[0]
    while index < len(side.lower) and side.lower[index] in TITLES and index - first < _LONGEST:
        index += 1
    if index == first:
        return None
    apposed = _HELD.search(side.text, max(0, name.start - _REACH), name.start)
    start = side.words[index].start if index < len(side.words) else -1
    named = next((other for other in find_names(side.text) if other.start == start), None)
    holder = named or (_ending(side, apposed.start()) if apposed else None)
    return (side.lower[index - 1], holder, False) if holder else None


def _ending(side: Side, place: int) -> Name | None:
    return next((name for name in find_names(side.text) if name.end == place), None)


def _of_one(a: str, b: str) -> bool:
    """Whether a land and its people begin alike: "Brennia", "Brennish"."""
    short, long = sorted((a.casefold(), b.casefold()), key=len)
    same = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return same >= max(_FEWEST, len(short) - 3)
