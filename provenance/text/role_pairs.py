"""Who did what, told on one line: "Reporter: Kyodo. Editor: A. Santoso", "By: Jane Roe | Source: AA"."""

from __future__ import annotations

import re
from typing import NamedTuple

_TEXT = (
    "main source|original source|source|reporter|reporting|writer|written by|author|published by|posted by|by|agency"
    "|news agency|credit|courtesy|text|translator|translated by|translation"
    "|pewarta|sumber|penerjemah|fuente|fonte|quelle|autor"
)
_OTHERS = (
    "editors?|edited by|editing|penyunting|desk|copyright|photos?|images?|pictures?|video|updated|published|category"
    "|tags"
)
_PAIR = re.compile(
    rf"(?:^|(?<=[\s.,;|·•(]))(?:(?P<text>{_TEXT})s?|{_OTHERS})\s?:|copyright\s?(?=©|\d)|©", re.IGNORECASE
)
_PICTURE = re.compile(r"photo|image|picture|video", re.IGNORECASE)
_OF_EITHER = re.compile(r"(?:credit|courtesy|by|source|agency)", re.IGNORECASE)
_LONGEST = 240
_LEAST = 2
_BARS = ("|", "·", "•")


class RolePair(NamedTuple):
    """One role and its names, offsets into the line; ``label`` says whose the text is, or is empty."""

    start: int
    end: int
    label: str


def role_pairs(line: str) -> list[RolePair]:
    """Returns the roles that a line tells, none where there are not two of them: one alone is read by its words."""
    if len(line) > _LONGEST:
        return []
    found = list(_PAIR.finditer(line))
    behind_bar = bool(found) and line[: found[0].start()].rstrip().endswith(_BARS)  # "News desk · Credit: AA"
    if (len(found) < _LEAST and not behind_bar) or not any(match["text"] for match in found):
        return []
    ends = [*(match.start() for match in found[1:]), len(line)]
    picture = next((match.start() for match in found if _PICTURE.match(match[0])), len(line))
    return [
        RolePair(match.start(), end, "" if _is_pictures(match, picture) else match["text"] or "")
        for match, end in zip(found, ends, strict=True)
    ]


def _is_pictures(match: re.Match[str], picture: int) -> bool:
    """Whether a source or maker is that of the picture named before it: "Image: The quay. Credit: AP"."""
    return match.start() > picture and _OF_EITHER.match(match[0]) is not None
