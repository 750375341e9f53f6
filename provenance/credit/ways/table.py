"""The form of the tables of ways to credit: examples, the words that do it, and what the outlet is by them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from provenance.credit.cues import Part, Position

NAME = r"\x00"
"""Stands in a pattern for the outlet's name, as ``MARK`` does in the window of a sentence that is searched."""
MARK = "\0"
WORDS = "WORDS"
"""Stands in a shape for the words of its ways."""

# "This does not come from Reuters", "no word of it was found in Reuters".
_DENIED = re.compile(
    r"(?:(?:\b(?:not|never|cannot)|n['’]t)\s(?:yet\s|even\s|really\s|actually\s)?"
    r"|(?:^|[,;:.—–]\s?|\band\s|\bbut\s)(?i:nothing|none|no\s(?:word|trace|hint|mention|sign))\b[^,;:.—–]{0,60})$"
)
_AROUND = ' ,.;:—–([“"‘'


@dataclass(frozen=True)
class Ways:
    """Ways to credit an outlet that share one shape.

    What a pattern holds in plain brackets is the cue that the credit tells; where it holds none, it is ``cue``, and
    where that is empty, all the words before the name.
    """

    ways: tuple[tuple[str, str], ...]
    """An example, in which Reuters is credited, and the pattern of the words that do it."""
    shape: str = WORDS
    """What goes before and behind the words of each."""
    part: Part = Part.SPEAKER
    cue: str = ""
    reach: int = 120
    """Characters before the name in which the words begin, at most."""
    led: frozenset[str] = frozenset()
    """The words of which one stands right before the name, where these are few: else nobody need look further."""
    pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        each = "|".join(pattern for _, pattern in self.ways)
        object.__setattr__(self, "pattern", re.compile(self.shape.replace(WORDS, f"(?:{each})")))

    def position(self, window: str) -> Position | None:
        """Returns the position of the name that a window of a sentence holds as ``MARK``, if these ways give it one."""
        found = self.pattern.search(window, max(0, window.index(MARK) - self.reach))
        if found is None or _DENIED.search(window, 0, found.start()):
            return None
        if found.lastindex:
            return Position(self.part, found[found.lastindex].strip())
        return Position(self.part, self.cue or found[0].partition(MARK)[0].strip(_AROUND))
