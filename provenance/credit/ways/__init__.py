"""The ways in which newsrooms credit an outlet by other than a verb of saying, as tables, and one walk over them.

Each way stands in its table with an example: ``leading`` (what leads to the name: "we read on", "dug out by"),
``telling`` (what the outlet does: "has it from a clerk", "makes it nine") and ``around`` (what stands on both sides
of it: "if ... is right", "(source: ...)").
"""

from __future__ import annotations

import re

from provenance.credit.cues import Position
from provenance.credit.ways.around import AROUND
from provenance.credit.ways.leading import LEADING
from provenance.credit.ways.table import MARK, Ways
from provenance.credit.ways.telling import TELLING

__all__ = ["ALL", "MARK", "Ways", "in_other_words"]

ALL: tuple[Ways, ...] = (*TELLING, *LEADING, *AROUND)
"""All tables, in the order in which they are asked."""

_REACH = 120  # characters before the name in which its credit begins, and behind it in which it ends
_LAST_WORD = re.compile(r"(\w+)[\s“\"‘]*(?:[Tt]he\s)?$")
_LONGEST_LAST = 20  # characters of the longest of them with what may follow it


def in_other_words(sentence: str, begin: int, end: int) -> Position | None:
    """Returns the position of ``sentence[begin:end]``, a phrase that ends in an outlet's name.

    Args:
        sentence: one sentence.
        begin: offset of the noun phrase that ends in the name.
        end: offset after the name.
    """
    left = sentence[max(0, begin - _REACH) : begin].replace(MARK, " ")
    window = f"{left}{MARK}{sentence[end : end + _REACH]}"
    last = _LAST_WORD.search(left[-_LONGEST_LAST:])
    led_by = last[1].lower() if last else ""
    asked = (ways.position(window) for ways in ALL if not ways.led or led_by in ways.led)
    return next((position for position in asked if position is not None), None)
