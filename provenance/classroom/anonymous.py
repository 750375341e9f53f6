"""Answers without names: students become numbers, and whatever may hold a name is not repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from provenance.classroom.answer_file import Problem
from provenance.classroom.answers import Answers
from provenance.classroom.values import Exercise

NOT_REPEATED = "(not repeated here: it may hold a name; see the line in your file)"


def without_names(answers: Answers, exercise: Exercise) -> Answers:
    """The same answers, students numbered in order of the file."""
    numbers = {sheet.line: number for number, sheet in enumerate(answers.sheets, 1)}
    items = {item.id.casefold() for item in exercise.items}
    return Answers(
        tuple(replace(sheet, name="") for sheet in answers.sheets),
        tuple(_problem(problem, numbers, items) for problem in answers.problems),
        tuple(note for note in answers.notes if not note.startswith("“")),
    )


def _problem(problem: Problem, numbers: Mapping[int, int], items: set[str]) -> Problem:
    number = numbers.get(problem.line)
    cell_of_item = problem.column.casefold() in items
    return replace(
        problem,
        student=f"Student {number}" if number else "",
        found=problem.found if cell_of_item else NOT_REPEATED,
    )
