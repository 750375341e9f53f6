"""``provenance exercise grade``: mark the answers of a class."""

from __future__ import annotations

import json as json_text
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.talk import remark
from provenance.text.counted import count

if TYPE_CHECKING:
    from provenance.classroom.grading import Grades

EXAMPLE = "Example: provenance exercise grade answers.csv --key exercise/key.json --out graded/"

MOST_TOLD = 30


class Paper(StrEnum):
    """Sheets that a PDF can be set for."""

    A4 = "a4"
    LETTER = "letter"


def grade(
    answers: Annotated[
        Path,
        typer.Argument(
            metavar="ANSWERS.csv", help="One line a student: student,paper, then an answer an item."
        ),
    ],
    key: Annotated[Path, typer.Option(metavar="KEY.json", help="The key that exercise make wrote.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder to write to.")] = Path("graded"),
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="Put numbers in place of the names, everywhere.")
    ] = False,
    no_sheets: Annotated[
        bool, typer.Option("--no-sheets", help="Leave out the feedback sheets of the students.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 when anything in the file was not understood.")
    ] = False,
    paper: Annotated[Paper, typer.Option(help="Sheet of the PDF files.")] = Paper.A4,
    json: Annotated[bool, typer.Option("--json", help="Write the grades as JSON to stdout.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace what an earlier run left in the folder.")
    ] = False,
) -> None:
    """Mark the answers of a class: marks, items, common mistakes, feedback sheets, an overview."""
    from provenance.workflows.grade import GradeOptions, write_grades
    from provenance.workflows.grade import grade as grade_file

    grades = grade_file(answers, key, anonymous=anonymous)
    options = GradeOptions(anonymous=anonymous, sheets=not no_sheets, paper=paper, force=force)
    paths = write_grades(grades, out, options=options)
    if json:
        from provenance.classroom.grades_data import grades_dict

        typer.echo(json_text.dumps(grades_dict(grades), ensure_ascii=False, indent=2))
    else:
        for path in paths:
            typer.echo(path)
    _tell(grades)
    if strict and grades.answers.problems:
        raise typer.Exit(1)


def _tell(grades: Grades) -> None:
    for note in grades.answers.notes:
        remark(f"note: {note}")
    problems = grades.answers.problems
    for problem in problems[:MOST_TOLD]:
        remark(f"not graded: {problem.sentence()}")
    if len(problems) > MOST_TOLD:
        typer.echo(f"and {len(problems) - MOST_TOLD} more, all in not-graded.csv", err=True)
    waiting = sum(len(student.unmarked) for student in grades.students)
    told = f"{count(len(grades.students), 'student')} graded"
    told += f"; {count(waiting, 'answer has', 'answers have')} no points yet" if waiting else ""
    typer.echo(told + ".", err=True)
