"""Answers given on a screen: the fields of a form become a cell of an answer file, and a cell fills the fields.

Choices are called by the letters of the student's paper, as on paper: their ids
could give the key away. In ``order`` an empty place is ``_``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from provenance.classroom.class_values import LONGEST_ANSWER
from provenance.classroom.given import TEXT_SIGN
from provenance.classroom.values import LETTERS, Answering, Item
from provenance.text.display import safe

CHOICE, PLACE, ROW, TEXT = "choice", "place", "row", "text"
"""Names of fields; ``place`` and ``row`` are followed by ``-`` and a number from 1."""

EMPTY_PLACE = "_"


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the fields of an item: ticked letters, letters by place or row number, or text."""

    letters: frozenset[str] = frozenset()
    by_number: dict[int, str] = field(default_factory=dict)
    text: str = ""


def cell_of(item: Item, fields: Callable[[str], Sequence[str]]) -> str:
    """The cell that a form's fields amount to; "" where nothing was answered.

    Args:
        item: as it stands on the student's paper.
        fields: all values of a field by its name.

    Raises:
        ValueError: a value is no letter of this item.
    """
    match item.answering:
        case Answering.ONE | Answering.SEVERAL:
            chosen = sorted({_letter(value, item) for value in fields(CHOICE)} - {""})
            return " ".join(chosen[:1] if item.answering is Answering.ONE else chosen)
        case Answering.ORDER:
            places = [_letter(_first(fields(f"{PLACE}-{n}")), item) for n in range(1, len(item.choices) + 1)]
            return " ".join(letter or EMPTY_PLACE for letter in places) if any(places) else ""
        case Answering.GRID:
            rows = [(n, _letter(_first(fields(f"{ROW}-{n}")), item)) for n in range(1, len(item.rows) + 1)]
            return " ".join(f"{n}={letter}" for n, letter in rows if letter)
        case Answering.OPEN:
            text = safe(_first(fields(TEXT))).strip()[: LONGEST_ANSWER - len(TEXT_SIGN) - 1]
            return f"{TEXT_SIGN} {text}" if text else ""


def filled(item: Item, cell: str) -> Filled:
    """What ``cell_of`` made the cell from."""
    match item.answering:
        case Answering.ONE | Answering.SEVERAL:
            return Filled(letters=frozenset(cell.split()))
        case Answering.ORDER:
            return Filled(
                by_number={n: letter for n, letter in enumerate(cell.split(), 1) if letter != EMPTY_PLACE}
            )
        case Answering.GRID:
            pairs = [pair.partition("=") for pair in cell.split()]
            return Filled(by_number={int(number): letter for number, _, letter in pairs})
        case Answering.OPEN:
            return Filled(text=cell.removeprefix(TEXT_SIGN).strip())


def twice(item: Item, cell: str) -> tuple[str, ...]:
    """Letters that stand in an order more than once, which makes it no order."""
    letters = list(filled(item, cell).by_number.values()) if item.answering is Answering.ORDER else []
    return tuple(sorted({letter for letter in letters if letters.count(letter) > 1}))


def _first(values: Sequence[str]) -> str:
    return values[0] if values else ""


def _letter(value: str, item: Item) -> str:
    if value and value not in LETTERS[: len(item.choices)]:
        raise ValueError(f"“{value[:20]}” is no choice of this question.")
    return value
