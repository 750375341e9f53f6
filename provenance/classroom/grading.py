"""Marks: how many points an answer earns.

The rules, which ``docs/teaching.md`` tells to teachers:

* one: the right letter earns the point.
* several: each right choice earns a point, each wrong one takes a point away, never below 0.
* order: as many points as the longest part of the answer that stands in the right order (choices between
  may be misplaced); a single choice is no order and earns nothing.
* grid: a point for each row with the right letter.
* open: what the teacher gives.

An answer that was not understood, and text still to be marked, has no points
yet: it counts neither for nor against the student.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.classroom.answers import Answers, Sheet
from provenance.classroom.given import Given, State
from provenance.classroom.values import Answering, Exercise, Item


@dataclass(frozen=True, slots=True)
class Mark:
    """An answer with its points; None: not marked yet, or not understood. ``of`` is the most it can earn."""

    item: str
    given: Given
    points: float | None
    of: int

    @property
    def share(self) -> float | None:
        """Points as a share of 0 to 1; None without points."""
        return None if self.points is None else self.points / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Graded:
    """A student's marks, in the order of the items of the first paper; ``number`` counts from 1."""

    number: int
    name: str
    paper: str
    marks: tuple[Mark, ...]
    line: int = 0

    @property
    def points(self) -> float:
        """Points so far."""
        return sum(mark.points for mark in self.marks if mark.points is not None)

    @property
    def of(self) -> int:
        """The most points of the whole paper."""
        return sum(mark.of for mark in self.marks)

    @property
    def of_marked(self) -> int:
        """The most points of the items that are marked."""
        return sum(mark.of for mark in self.marks if mark.points is not None)

    @property
    def share(self) -> float | None:
        """Points as a share of what is marked, 0 to 1; None while nothing is."""
        return self.points / self.of_marked if self.of_marked else None

    @property
    def unmarked(self) -> tuple[Mark, ...]:
        """The answers that have no points yet."""
        return tuple(mark for mark in self.marks if mark.points is None)


@dataclass(frozen=True, slots=True)
class Grades:
    """The class: the key, every student in order of the file, and what was not understood."""

    exercise: Exercise
    students: tuple[Graded, ...]
    answers: Answers

    def column(self, item: str) -> tuple[Mark, ...]:
        """The marks of all students for one item, in order of the students."""
        return tuple(mark for student in self.students for mark in student.marks if mark.item == item)


def grade(exercise: Exercise, answers: Answers) -> Grades:
    """Every sheet marked after the key."""
    students = [_graded(exercise, sheet, number) for number, sheet in enumerate(answers.sheets, 1)]
    return Grades(exercise, tuple(students), answers)


def points(item: Item, given: Given) -> float | None:
    """What an answer earns, from 0 to ``item.points``; None where it has no points yet."""
    if given.state is State.BLANK:
        return 0.0
    if given.state in (State.TO_MARK, State.UNREADABLE):
        return None
    match item.answering:
        case Answering.ONE:
            return float(item.points) if given.choices == item.right else 0.0
        case Answering.SEVERAL:
            right = sum(1 if choice in item.right else -1 for choice in given.choices)
            return float(min(max(0, right), item.points))
        case Answering.ORDER:
            kept = _longest_in_order([item.order.index(choice) for choice in given.choices])
            return float(min(kept, item.points)) if kept > 1 else 0.0
        case Answering.GRID:
            wanted = {row.id: row.right for row in item.rows}
            return float(min(sum(wanted[row] == choice for row, choice in given.rows), item.points))
        case Answering.OPEN:
            return given.points


def _graded(exercise: Exercise, sheet: Sheet, number: int) -> Graded:
    marks = []
    for item in exercise.items:
        given = sheet.answers[item.id]
        marks.append(Mark(item.id, given, points(item, given), item.points))
    return Graded(number, sheet.name, sheet.paper, tuple(marks), sheet.line)


def _longest_in_order(places: Sequence[int]) -> int:
    """The length of the longest rising part of a sequence, other numbers between left out."""
    longest: list[int] = []
    for here, place in enumerate(places):
        before = [longest[earlier] for earlier in range(here) if places[earlier] < place]
        longest.append(1 + max(before, default=0))
    return max(longest, default=0)
