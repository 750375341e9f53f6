"""The overview of a class: the heatmap, every mark, every item, the common mistakes, and what is left to do."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from provenance.classroom.answer_words import (
    TONES,
    item_label,
    percent_words,
    right_words,
    shortened,
    student_name,
)
from provenance.classroom.class_table import who_got_what
from provenance.classroom.directions import worth
from provenance.classroom.given import State
from provenance.classroom.grading import Grades
from provenance.classroom.item_analysis import FEWEST_STUDENTS, ItemResult, analyse
from provenance.publish.blocks import (
    Block,
    Facts,
    Heading,
    Inline,
    ItemList,
    Note,
    Page,
    Paragraph,
    Span,
    Table,
)
from provenance.publish.blocks import Mark as Look

if TYPE_CHECKING:
    pass

MOST_PROBLEMS = 200

Row = tuple[Inline, ...]


def overview_page(grades: Grades) -> Page:
    """The class on one page, for the teacher."""
    results = analyse(grades)
    blocks: list[Block] = [
        _facts(grades),
        Paragraph((Span(_summary(grades, results)),), lead=True),
        *_todo(grades),
        *_items(results),
        *who_got_what(grades),
        *_errors(results),
        *_to_mark(grades),
        *_problems(grades),
        *_how_to_read(len(grades.students)),
    ]
    return Page(
        title=grades.exercise.title,
        kind="Class overview",
        blocks=tuple(blocks),
        tones=TONES,
        signature=grades.exercise.signature,
        author="provenance",
        description=_summary(grades, results),
    )


def _facts(grades: Grades) -> Facts:
    exercise, students = grades.exercise, grades.students
    papers = ", ".join(sorted({student.paper for student in students}))
    return Facts(
        (
            ("Students", (Span(str(len(students))),)),
            ("Papers", (Span(papers),)),
            ("Items", (Span(f"{len(exercise.items)}, {worth(exercise.points)} in all"),)),
            ("Level", (Span(f"{exercise.level.value}, language {exercise.language_level.value}"),)),
        )
    )


def _summary(grades: Grades, results: tuple[ItemResult, ...]) -> str:
    shares = sorted(student.share for student in grades.students if student.share is not None)
    if not shares:
        return "Nothing is marked yet."
    mean, middle = math.fsum(shares) / len(shares), _median(shares)
    told = [
        f"On average {percent_words(mean)} of the points, the middle student {percent_words(middle)}, "
        f"from {percent_words(shares[0])} to {percent_words(shares[-1])}."
    ]
    known = [
        (result.difficulty, -place) for place, result in enumerate(results) if result.difficulty is not None
    ]
    if len(known) > 1 and max(known)[0] > min(known)[0]:
        hard, easy = min(known), max(known)
        told.append(
            f"Hardest was item {1 - hard[1]} ({percent_words(hard[0])} of its points), "
            f"easiest item {1 - easy[1]} ({percent_words(easy[0])})."
        )
    return " ".join(told)


def _median(ordered: list[float]) -> float:
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _todo(grades: Grades) -> Iterator[Block]:
    waiting = sum(mark.given.state is State.TO_MARK for student in grades.students for mark in student.marks)
    lines: list[Inline] = []
    if waiting:
        lines.append((Span(f"Written answers still to be marked: {waiting}. They are listed below."),))
    if problems := len(grades.answers.problems):
        lines.append(
            (
                Span(
                    f"Entries of the answer file that were not understood: {problems}. They are listed below."
                ),
            )
        )
    lines += [(Span(note),) for note in grades.answers.notes]
    if lines:
        yield Note("Left to do", tuple(lines))


def _items(results: tuple[ItemResult, ...]) -> Iterator[Block]:
    yield Heading("The items")
    rows: list[Row] = []
    for number, result in enumerate(results, 1):
        cells = (
            item_label(number, result.item),
            str(result.item.points),
            str(result.full),
            str(result.blank),
            percent_words(result.difficulty),
            _signed(result.correlation),
            _signed(result.index),
        )
        rows.append(tuple((Span(cell),) for cell in cells))
    columns = ("Item", "Points", "All right", "Blank", "Share of points", "Item–rest r", "Upper–lower")
    yield Table("How the class did on each item", columns, tuple(rows), (False, *([True] * 6)))
    remarks: dict[str, list[str]] = {}
    for number, result in enumerate(results, 1):
        if result.remark:
            remarks.setdefault(result.remark, []).append(str(number))
    lines: list[Inline] = [
        (Span(f"{_items_named(numbers, len(results))}: {remark}."),) for remark, numbers in remarks.items()
    ]
    lines += [
        (
            Span(
                f"Item {number} parts the class the wrong way round (r {_signed(result.correlation)}): look at its "
                "wording and its key before you count it."
            ),
        )
        for number, result in enumerate(results, 1)
        if result.correlation is not None and result.correlation < -2 / math.sqrt(result.marked)
    ]
    if lines:
        yield ItemList(tuple(lines))


def _items_named(numbers: list[str], all_of_them: int) -> str:
    if len(numbers) == all_of_them:
        return "All items"
    return ("Item " if len(numbers) == 1 else "Items ") + ", ".join(numbers)


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.2f}".replace("-", "−")


def _errors(results: tuple[ItemResult, ...]) -> Iterator[Block]:
    if not any(result.errors for result in results):
        return
    yield Heading("Common mistakes")
    for number, result in enumerate(results, 1):
        if not result.errors:
            continue
        yield Heading(f"{number}. {shortened(result.item.prompt, 240)}", 2)
        lines: list[Inline] = []
        for error in result.errors:
            why = f" – {error.why}" if error.why else ""
            lines.append(
                (Span(f"{error.students} of {error.of}: ", (Look.STRONG,)), Span(error.answer + why))
            )
        lines.append((Span("Right: ", (Look.STRONG,)), Span(_right(result))))
        yield ItemList(tuple(lines))


def _right(result: ItemResult) -> str:
    """The right answer without letters, which differ from paper to paper."""
    item = result.item
    texts = {choice.id: choice.text for choice in item.choices}
    if item.rows:
        return "; ".join(
            f"“{shortened(row.text, 60)}” as “{shortened(texts[row.right], 60)}”" for row in item.rows
        )
    if not item.right:
        return right_words(item)
    return (" → " if item.order else "; ").join(f"“{shortened(texts[choice])}”" for choice in item.right)


def _to_mark(grades: Grades) -> Iterator[Block]:
    waiting = [
        (student, number, mark)
        for student in grades.students
        for number, mark in enumerate(student.marks, 1)
        if mark.given.state is State.TO_MARK
    ]
    if not waiting:
        return
    yield Heading("To be marked")
    yield Paragraph((Span("Write the points into the answer file in place of the text, and grade again."),))
    for number, item in enumerate(grades.exercise.items, 1):
        if item.marking_guide and any(place == number for _, place, _ in waiting):
            guide = tuple((Span(line),) for line in item.marking_guide)
            yield Note(f"Item {number}: a point each for", guide)
    rows: list[Row] = [
        (
            (Span(student_name(student.name, student.number)),),
            (Span(str(number)),),
            (Span(str(mark.of)),),
            (Span(mark.given.text),),
        )
        for student, number, mark in waiting
    ]
    yield Table(
        "", ("Student", "Item", "Points", "What was written"), tuple(rows), (False, True, True, False)
    )


def _problems(grades: Grades) -> Iterator[Block]:
    problems = grades.answers.problems
    if not problems:
        return
    yield Heading("What was not understood")
    rows: list[Row] = [
        (
            (Span(str(problem.line)),),
            (Span(problem.column or "whole line"),),
            (Span(problem.student),),
            (Span(shortened(_parted(problem.found))),),
            (Span(problem.expected),),
        )
        for problem in problems[:MOST_PROBLEMS]
    ]
    caption = "Nothing of this is lost: it stands in not-graded.csv as it was found."
    yield Table(
        caption, ("Line", "Column", "Student", "Found", "Expected"), tuple(rows), (True, *([False] * 4))
    )
    if len(problems) > MOST_PROBLEMS:
        yield Paragraph((Span(f"{len(problems) - MOST_PROBLEMS} more stand in not-graded.csv."),))


def _parted(line: str) -> str:
    """A line of a file with room to break after each sign that parts its cells."""
    return re.sub(r"([,;])(?=\S)", r"\1 ", line)


def _how_to_read(students: int) -> Iterator[Block]:
    yield Heading("How to read this")
    lines = [
        (
            "Share of points. ",
            "Of all points that could be earned in the item, how many were: 90 % is easy, 20 % hard.",
        ),
        (
            "Item–rest r. ",
            "Whether those who are good at the rest of the paper are good at this item: from −1 to +1. Above "
            "+0.3 it parts well; near 0 it measures something else; below 0 look for a mistake in the item or its key.",
        ),
        (
            "Upper–lower. ",
            "The share of points of the best 27 % in the other items, less that of the weakest 27 %.",
        ),
        (
            "How sure. ",
            f"With {students} students these figures are rough: below {FEWEST_STUDENTS} the last two are chance "
            "and are not told, and even with 30 r can be wrong by 0.3 either way.",
        ),
        ("Names. ", "This page holds personal data. Keep and delete it as you keep and delete marks."),
    ]
    yield ItemList(tuple((Span(head, (Look.STRONG,)), Span(text)) for head, text in lines))
