"""Who got what right: student x item as frames, as a figure, and as blocks of a page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from provenance.classroom.answer_words import item_label, points_words, student_name, total_words
from provenance.classroom.given import State
from provenance.classroom.grading import Graded, Grades, Mark
from provenance.figures import class_heatmap, style
from provenance.publish.blocks import Block, FigureBlock, Heading, Paragraph, Span, Table

if TYPE_CHECKING:
    import pandas as pd


def who_got_what(grades: Grades) -> Iterator[Block]:
    """The heatmap: on a screen as a table to read and to hear, on paper as a figure."""
    shares, labels, totals = class_frames(grades)
    if shares.empty:
        return
    caption = (
        "Each row is a student, each column an item by its number on the first paper; the darker, the more "
        "points."
    )
    figure = style.render(
        class_heatmap.class_heatmap(shares, labels, totals, title=""), "svg", margin=0
    ).decode()
    alt = f"Heatmap of {len(shares)} students against {len(shares.columns)} items; the table of marks tells the same."
    rows = [
        ((Span(str(name)),), *((Span(str(label)),) for label in row), (Span(total),))
        for name, row, total in zip(shares.index, labels.to_numpy(), totals, strict=True)
    ]
    shades = [(*(0.0 if math.isnan(v) else float(v) for v in row), 0.0) for row in shares.to_numpy()]
    yield Heading("Who got what right")
    yield Table(
        caption,
        ("Student", *map(str, shares.columns), "Points"),
        tuple(rows),
        (False, *(True for _ in range(len(shares.columns) + 1))),
        tuple(shades),
        FigureBlock(figure, alt, caption),
    )
    yield Paragraph(
        (Span("– not answered · … to be marked · ? not understood; the last two count neither way."),)
    )


def class_frames(grades: Grades) -> tuple[pd.DataFrame, pd.DataFrame, pd.Series[str]]:
    """What the heatmap is drawn from: shares of 0 to 1 (NaN without points), cell labels, totals."""
    import pandas as pd

    students = ranked(grades)
    columns = [item_label(number, item) for number, item in enumerate(grades.exercise.items, 1)]
    names = [student_name(student.name, student.number) for student in students]
    shares = [[math.nan if mark.share is None else mark.share for mark in s.marks] for s in students]
    labels = [[_cell_label(mark) for mark in student.marks] for student in students]
    totals = [total_words(student) for student in students]
    return (
        pd.DataFrame(shares, index=names, columns=columns, dtype=float),
        pd.DataFrame(labels, index=names, columns=columns, dtype=str),
        pd.Series(totals, index=names, dtype=str),
    )


def ranked(grades: Grades) -> list[Graded]:
    """The students, the largest share of points first; equal ones in order of the file."""
    return sorted(grades.students, key=lambda student: (-(student.share or 0.0), student.number))


def _cell_label(mark: Mark) -> str:
    if mark.given.state is State.BLANK:
        return "–"
    if mark.points is None:
        return "…" if mark.given.state is State.TO_MARK else "?"
    return points_words(mark.points)
