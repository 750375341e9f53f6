"""Changes made on purpose to a copy of an original's sentence, one at a time, always labelled as planted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_FIGURE = re.compile(
    r"(?<![\w.,:/$€£°-])(?!(?:19|20)\d\d\b)(\d{1,3}(?:,\d{3})+|\d{1,4})(?![\w:/°-]|[.,]\d)"
    rf"(?!\s+{_MONTH})"
)
_NAMED = re.compile(r"\b[A-Z]\w*\.?\s$")  # "3 May", "May 3", "Channel 24": no figure, a day or a name
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SWAPS = {
    "may": "will",
    "might": "will",
    "could": "will",
    "suspected": "proven",
    "alleged": "proven",
    "several": "countless",
    "more than": "fewer than",
    "at least": "at most",
    "rose": "fell",
    "increased": "decreased",
    "north": "south",
    "south": "north",
    "east": "west",
    "west": "east",
    "northern": "southern",
    "southern": "northern",
    "eastern": "western",
    "western": "eastern",
}
_SWAP = re.compile(rf"\b({'|'.join(sorted(_SWAPS, key=len, reverse=True))})\b")
_MODAL = frozenset({"may", "might", "could"})
_NO_MODAL = re.compile(r"\s+(?:have|not|be)\b|\s*[,.;]")


@dataclass(frozen=True, slots=True)
class Planted:
    """A copy with one change: ``original`` became ``changed``; ``kind`` is number, date or word."""

    text: str
    original: str
    changed: str
    kind: str


def planted(text: str, dice: Random) -> list[Planted]:
    """Returns every way in which one detail of a sentence can be changed, figures first."""
    return [*_figures(text, dice), *_weekdays(text, dice), *_words(text)]


def _figures(text: str, dice: Random) -> Iterator[Planted]:
    for match in _FIGURE.finditer(text):
        if not _NAMED.search(text[: match.start()]) and (other := _other_figure(match[1], dice)):
            yield _changed(text, match, other, "number")


def _other_figure(figure: str, dice: Random) -> str:
    """Another number of the same length: two neighbouring digits change places, or one digit another."""
    digits = [place for place, sign in enumerate(figure) if sign.isdigit()]
    swaps = [
        (one, two)
        for one, two in pairwise(digits)
        if figure[one] != figure[two] and not (one == 0 and figure[two] == "0")
    ]
    signs = list(figure)
    if swaps:
        one, two = dice.choice(swaps)
        signs[one], signs[two] = signs[two], signs[one]
    else:
        digit = int(figure[digits[0]])
        signs[digits[0]] = str(dice.choice([d for d in range(2, 10) if abs(d - digit) > 1]))
    return "".join(signs)


def _weekdays(text: str, dice: Random) -> Iterator[Planted]:
    for match in re.finditer("|".join(_WEEKDAYS), text):
        others = [day for day in _WEEKDAYS if day not in text]
        if others:
            yield _changed(text, match, dice.choice(others), "date")


def _words(text: str) -> Iterator[Planted]:
    for match in _SWAP.finditer(text):
        if match[0] in _MODAL and _NO_MODAL.match(text, match.end()):
            continue
        yield _changed(text, match, _SWAPS[match[0]], "word")


def _changed(text: str, match: re.Match[str], other: str, kind: str) -> Planted:
    return Planted(text[: match.start()] + other + text[match.end() :], match[0], other, kind)
