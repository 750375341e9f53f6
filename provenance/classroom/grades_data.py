"""Marks, items and grades as plain rows and as JSON, schema 1; names of columns are only added to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provenance.classroom.answer_words import KIND_WORDS, student_name
from provenance.classroom.given import Given
from provenance.classroom.grading import Graded, Grades, Mark
from provenance.classroom.item_analysis import ItemResult, analyse

SCHEMA = 1

Json = dict[str, Any]
Rows = list[Sequence[object]]


def marks_rows(grades: Grades) -> Rows:
    """A header, then one row a student: number, name, paper, points, and the points in each item."""
    items = [item.id for item in grades.exercise.items]
    header: Sequence[object] = ["number", "student", "paper", "points", "of", "share", "not_marked", *items]
    return [header, *(_mark_row(student) for student in grades.students)]


def items_rows(grades: Grades) -> Rows:
    """A header, then one row an item: kind, points, difficulty, discrimination, the commonest mistake."""
    header: Sequence[object] = (
        "item kind answering points marked all_right blank not_marked difficulty item_rest_r upper_lower remark "
        "commonest_mistake students_with_it"
    ).split()
    return [header, *(_item_row(result) for result in analyse(grades))]


def problem_rows(grades: Grades) -> Rows:
    """A header, then one row for all that was not understood, as it stood in the file."""
    header: Sequence[object] = ["line", "column", "student", "found", "expected", "rest_of_line_graded"]
    return [
        header,
        *(
            [p.line, p.column, p.student, p.found, p.expected, "yes" if p.kept else "no"]
            for p in grades.answers.problems
        ),
    ]


def grades_dict(grades: Grades) -> Json:
    """Everything, for other programs."""
    exercise = grades.exercise
    return {
        "schema": SCHEMA,
        "signature": exercise.signature,
        "exercise": {"title": exercise.title, "seed": exercise.seed, "points": exercise.points},
        "students": [_student(student) for student in grades.students],
        "items": [_item(result) for result in analyse(grades)],
        "not_graded": [
            {
                "line": problem.line,
                "column": problem.column,
                "student": problem.student,
                "found": problem.found,
                "expected": problem.expected,
                "rest_of_line_graded": problem.kept,
            }
            for problem in grades.answers.problems
        ],
        "notes": list(grades.answers.notes),
    }


def _mark_row(student: Graded) -> list[object]:
    points = [mark.points if mark.points is not None else mark.given.state.value for mark in student.marks]
    return [
        student.number,
        student_name(student.name, student.number),
        student.paper,
        student.points,
        student.of_marked,
        student.share,
        len(student.unmarked),
        *points,
    ]


def _item_row(result: ItemResult) -> list[object]:
    item, first = result.item, (result.errors or (None,))[0]
    return [
        item.id,
        KIND_WORDS[item.kind],
        item.answering.value,
        item.points,
        result.marked,
        result.full,
        result.blank,
        result.unmarked,
        result.difficulty,
        result.correlation,
        result.index,
        result.remark,
        first.answer if first else "",
        first.students if first else 0,
    ]


def _student(student: Graded) -> Json:
    return {
        "number": student.number,
        "name": student.name,
        "paper": student.paper,
        "line": student.line,
        "points": _rounded(student.points),
        "of": student.of_marked,
        "share": _rounded(student.share),
        "marks": [_mark(mark) for mark in student.marks],
    }


def _mark(mark: Mark) -> Json:
    return {
        "item": mark.item,
        "state": mark.given.state.value,
        "points": _rounded(mark.points),
        "of": mark.of,
        "answer": _given(mark.given),
    }


def _given(given: Given) -> Json:
    return {"choices": list(given.choices), "rows": dict(given.rows), "text": given.text}


def _item(result: ItemResult) -> Json:
    return {
        "item": result.item.id,
        "kind": result.item.kind.value,
        "points": result.item.points,
        "marked": result.marked,
        "all_right": result.full,
        "blank": result.blank,
        "not_marked": result.unmarked,
        "difficulty": _rounded(result.difficulty),
        "item_rest_r": _rounded(result.correlation),
        "upper_lower": _rounded(result.index),
        "remark": result.remark,
        "common_mistakes": [
            {"answer": error.answer, "students": error.students, "of": error.of, "why": error.why}
            for error in result.errors
        ],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
