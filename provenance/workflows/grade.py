"""Grade the answers of a class: marks, items, feedback sheets and an overview, whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from provenance.classroom.anonymous import without_names
from provenance.classroom.answers import Answers, read_answers
from provenance.classroom.grading import Graded, Grades
from provenance.classroom.grading import grade as grade_answers
from provenance.classroom.key import read_key
from provenance.classroom.values import Exercise
from provenance.errors import ReadingError
from provenance.files import refuse_existing, write_whole

FEEDBACK = "feedback"
MOST_TOLD = 5

Maker = Callable[[], str | bytes]

_SHEET = re.compile(r"student-\d{2,}\.pdf")


@dataclass(frozen=True, slots=True)
class GradeOptions:
    """What to write.

    ``anonymous`` puts numbers in place of names everywhere; ``sheets`` writes
    the feedback sheets; ``paper`` and ``theme`` are those of ``publish``.
    """

    anonymous: bool = False
    sheets: bool = True
    paper: str = "a4"
    theme: str = "auto"
    force: bool = False


def grade(answers: Path | str, key: Path | str, *, anonymous: bool = False) -> Grades:
    """Grade an answer file after a key.

    Args:
        answers: a CSV file as docs/data-formats.md describes it.
        key: the ``key.json`` of the exercise.
        anonymous: put numbers in place of names.

    Returns:
        The marks of every student whose line could be read, and all problems.

    Raises:
        ReadingError: a file cannot be read, or no line of the answers could be graded.
    """
    exercise = read_key(key)
    source = Path(answers)
    try:
        data = source.read_bytes()
    except OSError as error:
        raise ReadingError(
            f"Cannot read the answers {source}: {error.strerror or error}. Name a CSV file of answers."
        ) from error
    return grade_bytes(data, exercise, name=str(source), anonymous=anonymous)


def grade_bytes(data: bytes, exercise: Exercise, *, name: str, anonymous: bool = False) -> Grades:
    """Grade the bytes of an answer file; otherwise as ``grade``.

    Raises:
        ReadingError: the bytes are no table of answers, or no line could be graded.
    """
    read = read_answers(data, exercise, name=name)
    if not read.sheets:
        raise ReadingError(_nothing_graded(name, read))
    return grade_answers(exercise, without_names(read, exercise) if anonymous else read)


def write_grades(grades: Grades, out: Path | str, *, options: GradeOptions | None = None) -> list[Path]:
    """Write everything about a graded class into a folder.

    ``overview.html`` and ``.pdf``, ``marks.csv``, ``items.csv``, ``grades.json``,
    ``not-graded.csv``, and in the folder ``feedback`` one PDF a student, numbered,
    and ``all.pdf`` with all of them to print.

    Args:
        grades: the marks.
        out: the folder; it is made where it is missing.
        options: what to write.

    Returns:
        The paths written, in order.

    Raises:
        OutputError: a file is there already and ``force`` is off, or cannot be written.
    """
    chosen = options or GradeOptions()
    folder = Path(out)
    files = dict(grade_files(grades, folder, chosen))
    if not chosen.force:
        refuse_existing(list(files))
    made = {path: make() for path, make in files.items()}
    _remove_sheets_of_before(folder / FEEDBACK, set(files))
    return [write_whole(path, content) for path, content in made.items()]


def _nothing_graded(name: str, read: Answers) -> str:
    if not read.problems:
        return f"{name} has a header but no line of answers under it. Add a line for each student."
    told = "\n".join(f"  {problem.sentence()}" for problem in read.problems[:MOST_TOLD])
    more = len(read.problems) - MOST_TOLD
    return f"Nothing in {name} could be graded:\n{told}" + (f"\n  and {more} more." if more > 0 else "")


def grade_files(
    grades: Grades, folder: Path, options: GradeOptions | None = None
) -> Iterator[tuple[Path, Maker]]:
    """Every file about a graded class: its path in ``folder``, and what makes its content when it is called."""
    options = options or GradeOptions()
    from provenance.classroom import grades_data, overview
    from provenance.publish.html import print_html
    from provenance.publish.pdf import print_pdf
    from provenance.workflows.export import rows_csv

    page = overview.overview_page(grades)
    yield folder / "overview.html", lambda: print_html(page, theme=options.theme)
    yield folder / "overview.pdf", lambda: print_pdf(page, paper=options.paper)
    yield folder / "marks.csv", lambda: rows_csv(grades_data.marks_rows(grades))
    yield folder / "items.csv", lambda: rows_csv(grades_data.items_rows(grades))
    yield folder / "not-graded.csv", lambda: rows_csv(grades_data.problem_rows(grades))
    yield (
        folder / "grades.json",
        lambda: json.dumps(grades_data.grades_dict(grades), ensure_ascii=False, indent=2) + "\n",
    )
    if options.sheets:
        yield from _sheets(grades, folder / FEEDBACK, options.paper)


def _sheets(grades: Grades, folder: Path, paper: str) -> Iterator[tuple[Path, Maker]]:
    from provenance.classroom.feedback import feedback_bundle, feedback_page
    from provenance.publish.pdf import print_pdf

    width = max(2, len(str(len(grades.students))))

    def sheet(student: Graded) -> Maker:
        return lambda: print_pdf(feedback_page(grades, student), paper=paper)

    for student in grades.students:
        yield folder / f"student-{student.number:0{width}}.pdf", sheet(student)
    yield folder / "all.pdf", lambda: print_pdf(feedback_bundle(grades), paper=paper)


def _remove_sheets_of_before(folder: Path, written: set[Path]) -> None:
    """A class of thirty graded again as twenty-eight must not leave two sheets of somebody else behind."""
    if folder.is_dir():
        for path in folder.iterdir():
            if _SHEET.fullmatch(path.name) and path not in written:
                path.unlink()
