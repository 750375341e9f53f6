"""Datelines: from where, when and by whom a text was sent, in front of its first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from provenance.model import Role, Scope, Sentence

DATELINE = "dateline"
"""The cue of a credit that a dateline gives."""


class Stretch(NamedTuple):
    """A stretch of a sentence, offsets into it, in which every outlet named has this scope."""

    start: int
    end: int
    scope: Scope
    cue: str


def dateline(window: str, names: Sequence[tuple[int, int]]) -> Stretch | None:
    """Returns the stretch of a dateline at the head of the body: "ALMATY, Jan 7 (Reuters) -", "/TASS/."

    Args:
        window: the first characters of the body.
        names: spans of the outlet names in it.
    """
    for pattern in (_IN_BRACKETS, _IN_SLASHES):
        match = pattern.match(window)
        if match and _placelike(match["place"]) and _names_inside(match, names):
            return Stretch(match.start("inside"), match.end("inside"), Scope.ARTICLE, DATELINE)
    for start, end in names:
        before, after = window[:start], window[end : end + 4]
        placed = bool(before) and _SEPARATOR.search(before) is not None and _placelike(before)
        if not before and _PLACE_AFTER.match(window, end):
            return Stretch(start, end, Scope.ARTICLE, DATELINE)
        if (placed and _STOP_AFTER.match(after)) or (_DASH_AFTER.match(after) and (placed or not before)):
            return Stretch(start, end, Scope.ARTICLE, DATELINE)
    return None


def opens_dateline(sentences: Sequence[Sentence], opening: Sentence) -> Sentence:
    """Returns where a dateline may begin: with the place set off above ("ERIE, Ohio -", and then "Reuters: Voters")."""
    above = sentences[opening.index - 1] if opening.index else opening
    return above if above.role is Role.FOOTER and above.text.endswith(("-", "–", "—")) else opening


def stands_for_place(text: str, start: int, end: int) -> bool:
    """Whether a name is a state's short form behind its city: "ERIE, PA — Voters ...", "Kurnool, AP: Rice ...".

    Whoever means the agency writes "(PA)", or its name alone. Where its text is found it is credited all the same.
    """
    mark = _STATES.get(text[start:end])
    if mark is None or not mark.match(text, end):
        return False
    opening = text.rfind("\n\n", 0, start) + 1
    return (
        _CITY.fullmatch(text[opening:start].strip(" \n") + " ") is not None
        if start - opening < _CITY_ENDS
        else False
    )


_CITY_ENDS = 50
_CITY = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3},\s")
# Pennsylvania, Andhra Pradesh; behind the latter a dash would as well be the Associated Press's.
_STATES = {"PA": re.compile(r"\s?[-–—:]"), "AP": re.compile(r":")}
_IN_BRACKETS = re.compile(
    r"(?P<place>[^()\n]{0,80}?)\((?P<inside>[^()\n]{2,80})\)\s?\.?(?P<after>[-–—:‑_]{0,3})", re.DOTALL
)
_IN_SLASHES = re.compile(r"(?P<place>[^/\n]{0,80}?)/(?P<inside>[^/\n]{2,40})/(?P<after>\.?)")
_SEPARATOR = re.compile(r"[-–—.,:/|]\s*$")
_DASH_AFTER = re.compile(r"\s?[-–—|]{1,2}\s")
_PLACE_AFTER = re.compile(r",\s[A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*){0,2}\s?[-–—]{1,2}\s")  # "AFP, Lusaka - "
_STOP_AFTER = re.compile(r"[.:](?:\s(?=[A-ZА-Я])|$)")
_PLACE_WORD = re.compile(
    r"[A-ZÀ-ÞА-Я][\w.'’/-]*|\d[\d.:]*(?:st|nd|rd|th)?|de|del|la|of|and|al|upon|янв\w*|фев\w*|мар\w*"
    r"|апр\w*|мая?|ию[нл]\w*"
    r"|авг\w*|сен\w*|окт\w*|ноя\w*|дек\w*"
)


def _placelike(place: str) -> bool:
    words = re.findall(r"[^\s,()\[\]|–—]+", place.strip(" -–—,.:|/"))
    return len(words) <= 9 and all(_PLACE_WORD.fullmatch(word) for word in words if word != "-")


def _names_inside(match: re.Match[str], names: Sequence[tuple[int, int]]) -> bool:
    """An outlet stands in the brackets, and something tells them from "The Associated Press (AP) said"."""
    start, end = match.span("inside")
    if not any(start <= name_start and name_end <= end for name_start, name_end in names):
        return False
    place = match["place"].rstrip()
    dated = re.search(r":$|,\s(?:\w+\.?\s\d{1,2}|\d{1,2}\s\w+)(?:,?\s\d{4})?$", place) is not None
    return bool(match["after"] or not place or dated or re.search(r"/|\d", match["inside"]))
