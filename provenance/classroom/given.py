"""What a student answered to one item, and how a cell of an answer file is read as that.

A letter means a choice only on one paper, so a cell is read against the item as
it stands on the student's paper. The values hold the ids of choices and rows,
which are the same on every paper.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from provenance.classroom.answer_file import tidy
from provenance.classroom.values import LETTERS, Answering, Item


class State(StrEnum):
    """How far an answer can be graded."""

    ANSWERED = "answered"
    BLANK = "not answered"
    TO_MARK = "to be marked"
    UNREADABLE = "not understood"


@dataclass(frozen=True, slots=True)
class Given:
    """One answer.

    ``choices`` are ids: one, several, or all in the order given. ``rows`` pairs
    row ids with choice ids (``grid``). ``text`` and ``points`` belong to
    ``open``: what was written, and what the teacher gave for it. Where the
    answer was not understood, ``text`` is what stands in the file.
    """

    state: State
    choices: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    text: str = ""
    points: float | None = None


class NotUnderstood(Exception):  # noqa: N818  (not an error of the program: an answer that cannot be read)
    """A cell that is no answer to its item; the text says what was expected."""


BLANK = Given(State.BLANK)
TEXT_SIGN = "text:"
"""Stands before a written answer, so that a student's “3” is not read as three points of the teacher's."""

_NOTHING = frozenset(("", "-", "–", "—", "?", ".", "/", "n/a", "na", "none"))
_BETWEEN = re.compile(r"(?:->|→|[\s_,;|/+&>.:()\[\]–-])+")
_PAIR = re.compile(r"(\d{1,3})\s*(?:=|:|->|→|-|\.|\))?\s*([A-Z])(?![A-Z])[\s,;|/]*")
_SPREADSHEET_DATE = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[.\s-]+[^\W\d]{3,9}\.?|[^\W\d]{3,9}[.\s-]+\d{1,2})"
    r"(?:\s+\d\d:\d\d(?::\d\d)?)?"
)
_SPREADSHEET_ERRORS = ("#NAME", "#VALUE", "#REF", "#N/A", "#DIV", "#NUM", "####")
_POINTS = re.compile(
    r"([+-]?\d+(?:[.,]\d+)?)(?:\s*(?:/|of)\s*(\d+))?(?:\s*(?:p|pt|pts|points?))?\.?", re.IGNORECASE
)

# Letters of the Cyrillic and Greek keyboards that look like the printed Latin ones.
_LOOK_ALIKES = str.maketrans("АВСЕНІЈКМОРЅТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABCEHIJKMOPSTXYABEZHIKMNOPTYX")


def read_cell(cell: str, item: Item) -> Given:
    """The answer that a cell holds.

    Args:
        cell: as it stands in the file.
        item: as it stands on the student's paper.

    Raises:
        NotUnderstood: the cell is no answer to this item.
    """
    text = tidy(cell)
    if text.casefold() in _NOTHING:
        return BLANK
    if item.answering is Answering.OPEN:
        return _open(text, item)
    try:
        return _closed(text, item)
    except NotUnderstood as error:
        raise NotUnderstood(f"{error}{_hint(text)}") from None


def expected(item: Item) -> str:
    """What an answer to an item looks like, in words."""
    letters = _span(item)
    match item.answering:
        case Answering.ONE:
            return f"one letter of {letters}"
        case Answering.SEVERAL:
            return f"letters of {letters}, such as “A C”"
        case Answering.ORDER:
            example = " ".join(reversed(LETTERS[: len(item.choices)]))
            return f"the letters {letters} in order, each once, such as “{example}”"
        case Answering.GRID:
            return f"a letter of {letters} for rows 1 to {len(item.rows)}, such as “1=A 2=B”"
        case Answering.OPEN:
            return f"points from 0 to {item.points}, or text that is still to be marked"


def _closed(text: str, item: Item) -> Given:
    if by_text := _by_text(text, item):
        return by_text
    folded = unicodedata.normalize("NFKC", text).upper().translate(_LOOK_ALIKES)
    if item.answering is Answering.GRID:
        return Given(State.ANSWERED, rows=_pairs(folded, item))
    letters = _letters(folded, item)
    if item.answering is Answering.ONE and len(set(letters)) != 1:
        raise NotUnderstood(expected(item))
    if item.answering is Answering.ORDER and len(set(letters)) != len(letters):
        raise NotUnderstood(expected(item))
    chosen = letters if item.answering is Answering.ORDER else sorted(set(letters))
    return Given(State.ANSWERED, choices=tuple(item.choices[LETTERS.index(letter)].id for letter in chosen))


def _letters(folded: str, item: Item) -> list[str]:
    found = [letter for piece in _BETWEEN.split(folded) for letter in piece]
    known = LETTERS[: len(item.choices)]
    if not found or any(letter not in known for letter in found):
        raise NotUnderstood(expected(item))
    return found


def _pairs(folded: str, item: Item) -> tuple[tuple[str, str], ...]:
    pairs, place = {}, 0
    while found := _PAIR.match(folded, place):
        number, letter = int(found[1]), found[2]
        if not 1 <= number <= len(item.rows) or number in pairs:
            raise NotUnderstood(expected(item))
        pairs[number], place = letter, found.end()
    if place < len(folded):
        # A letter for each row, without numbers, as it is written down the page.
        letters = [sign for sign in folded if sign == "-" or not _BETWEEN.fullmatch(sign)]
        if pairs or len(letters) != len(item.rows):
            raise NotUnderstood(expected(item))
        pairs = {number: letter for number, letter in enumerate(letters, 1) if letter != "-"}
    known = LETTERS[: len(item.choices)]
    if any(letter not in known for letter in pairs.values()):
        raise NotUnderstood(expected(item))
    return tuple(
        (item.rows[number - 1].id, item.choices[LETTERS.index(letter)].id)
        for number, letter in sorted(pairs.items())
    )


def _by_text(text: str, item: Item) -> Given | None:
    """An answer that names choices by their text, as a learning platform exports it."""
    names = {_fold(choice.text): choice.id for choice in item.choices if len(choice.text) > 1}
    if item.answering is Answering.GRID:
        rows = {_fold(row.text): row.id for row in item.rows}
        pairs = [tuple(map(_fold, piece.split("->"))) for piece in text.split(";") if piece.strip()]
        if all(len(pair) == 2 and pair[0] in rows and pair[1] in names for pair in pairs):
            return Given(State.ANSWERED, rows=tuple((rows[pair[0]], names[pair[1]]) for pair in pairs))
        return None
    if (whole := names.get(_fold(text))) and item.answering is not Answering.ORDER:
        return Given(State.ANSWERED, choices=(whole,))
    pieces = [_fold(piece) for piece in text.split(";") if piece.strip()]
    if item.answering is Answering.ONE or len(pieces) < 2 or any(piece not in names for piece in pieces):
        return None
    return Given(State.ANSWERED, choices=tuple(_once(names[piece] for piece in pieces)))


def _open(text: str, item: Item) -> Given:
    if text.casefold().startswith(TEXT_SIGN):
        written = text[len(TEXT_SIGN) :].strip()
        return Given(State.TO_MARK, text=written) if written else BLANK
    found = _POINTS.fullmatch(text)
    if found is None:
        if _SPREADSHEET_DATE.fullmatch(text) or text.upper().startswith(_SPREADSHEET_ERRORS):
            raise NotUnderstood(f"{expected(item)}{_hint(text)}")
        return Given(State.TO_MARK, text=text)
    points = float(found[1].replace(",", "."))
    if not 0 <= points <= item.points or (found[2] and int(found[2]) != item.points):
        raise NotUnderstood(expected(item))
    return Given(State.ANSWERED, points=points)


def _hint(text: str) -> str:
    if _SPREADSHEET_DATE.fullmatch(text):
        return (
            " (your spreadsheet program has made a date of it: format the column as text and type it again)"
        )
    if text.upper().startswith(_SPREADSHEET_ERRORS):
        return " (an error of your spreadsheet program: format the column as text and type it again)"
    return ""


def _span(item: Item) -> str:
    last = LETTERS[max(0, len(item.choices) - 1)]
    return f"A to {last}" if len(item.choices) > 1 else "A"


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", tidy(text)).casefold().split())


def _once(ids: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(ids)
