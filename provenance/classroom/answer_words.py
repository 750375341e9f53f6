"""Answers and marks in words, by the letters of the student's own paper."""

from __future__ import annotations

from provenance.classroom.given import Given, State
from provenance.classroom.grading import Graded, Mark
from provenance.classroom.values import Answering, Item, Kind
from provenance.publish.blocks import Tone

RIGHT, PARTLY, WRONG, BLANK, UNMARKED, UNCLEAR = "right", "partly", "wrong", "blank", "unmarked", "unclear"

TONES: tuple[Tone, ...] = (
    Tone(RIGHT, "#0072b2", "#ffffff", "✓", "all points"),
    Tone(PARTLY, "#56b4e9", "#10212b", "~", "some of the points"),
    Tone(WRONG, "#e69f00", "#2b1f00", "×", "no points"),
    Tone(BLANK, "#c3c7ce", "#1f2430", "–", "not answered"),
    Tone(UNMARKED, "#cc79a7", "#2b0f1f", "…", "the teacher still has to mark it"),
    Tone(UNCLEAR, "#f0e442", "#2b2800", "?", "the answer could not be read; it counts neither way"),
)

KIND_WORDS: dict[Kind, str] = {
    Kind.MATCH: "match",
    Kind.CREDIT_HUNT: "credit hunt",
    Kind.WHO_SAID_IT: "who said it",
    Kind.SPOT_THE_CHANGE: "spot the change",
    Kind.VERDICT: "verdict",
    Kind.REWRITE: "rewrite",
    Kind.DETECTIVE: "detective",
}

LONGEST_CHOICE = 110


def tone_of(mark: Mark) -> str:
    """The name of the tone that a mark has."""
    if mark.given.state is State.BLANK:
        return BLANK
    if mark.points is None:
        return UNMARKED if mark.given.state is State.TO_MARK else UNCLEAR
    if mark.points >= mark.of:
        return RIGHT
    return PARTLY if mark.points else WRONG


def given_words(given: Given, item: Item) -> str:
    """What a student answered: letters, with the text of a single choice."""
    if given.state is State.BLANK:
        return "not answered"
    if given.state is State.UNREADABLE:
        return f"“{shortened(given.text)}”, which could not be read"
    match item.answering:
        case Answering.OPEN:
            return shortened(given.text) if given.text else "marked by your teacher"
        case Answering.GRID:
            chosen = dict(given.rows)
            return _row_letters(item, chosen)
        case _:
            return choice_words(given.choices, item)


def right_words(item: Item) -> str:
    """The right answer in the same form; for an open item the model answer."""
    match item.answering:
        case Answering.OPEN:
            return item.model_answer
        case Answering.GRID:
            return _row_letters(item, {row.id: row.right for row in item.rows})
        case _:
            return choice_words(item.right, item)


def choice_words(choices: tuple[str, ...], item: Item) -> str:
    """Choices by letter: one with its text, several as letters alone."""
    if item.answering is Answering.ORDER:
        return " → ".join(item.letter(choice) for choice in choices)
    letters = sorted((item.letter(choice), choice) for choice in choices)
    if len(letters) == 1:
        (letter, only), text = letters[0], {choice.id: choice.text for choice in item.choices}
        return f"{letter} “{shortened(text[only])}”"
    return " ".join(letter for letter, _ in letters)


def points_words(points: float) -> str:
    """Points without needless digits: 2, 2.5."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def total_words(student: Graded) -> str:
    """What a student has, of what was marked: 7.5 / 12."""
    return f"{points_words(student.points)} / {student.of_marked}"


def percent_words(share: float | None) -> str:
    """A share as per cent, a dash where there is none."""
    return "–" if share is None else f"{100 * share:.0f}\u00a0%"


def item_label(number: int, item: Item) -> str:
    """An item in two or three words: its number on the first paper and its kind."""
    return f"{number} {KIND_WORDS[item.kind]}"


def student_name(name: str, number: int) -> str:
    """The name of a student, or the number where there is none."""
    return name or f"Student {number}"


def shortened(text: str, most: int = LONGEST_CHOICE) -> str:
    """Text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0][: most - 1] + "…"


def _row_letters(item: Item, chosen: dict[str, str]) -> str:
    return " ".join(
        f"{number}={item.letter(chosen[row.id]) if row.id in chosen else '–'}"
        for number, row in enumerate(item.rows, 1)
    )
