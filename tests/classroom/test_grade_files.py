"""Grading writes the same files each time, treats names as hostile and as private, and loses nothing."""

from __future__ import annotations

import csv as csv_module
import io
import json
from pathlib import Path

import pytest
from invented_class import EXERCISE, class_csv, csv
from pypdf import PdfReader

from provenance.classroom.class_table import class_frames
from provenance.classroom.grading import Grades
from provenance.classroom.key import to_json
from provenance.classroom.overview import overview_page
from provenance.errors import OutputError, ReadingError
from provenance.publish.html import print_html
from provenance.workflows.grade import GradeOptions, grade, grade_bytes, write_grades

HOSTILE = (
    '"=HYPERLINK(""http://x.example"",""y"")",A,A,A C E,ABCD,1=A,=1+1',
    "../../etc/passwd,A,B,A,ABCD,1=A,2",
    "<script>alert(1)</script>,B,A,A,ABCD,ABC,<img src=x onerror=alert(2)>",
    "\x1b[31mRed\u202e,A,A,A,ABCD,ABC,2",
    "#set page(width: 1cm) $x$ *b* @ref,A,A,A,ABCD,ABC,#panic()",
    "+49 170,Z,A,A,A,A,A",
)


@pytest.fixture(scope="module")
def hostile() -> Grades:
    return grade_bytes(csv(*HOSTILE), EXERCISE, name="answers.csv")


def pdf_text(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def test_one_point_that_is_open_is_told_in_the_singular(tmp_path: Path) -> None:
    grades = grade_bytes(csv("Noor,B,XX,A C E,BCDA,1=A 2=B 3=C,2"), EXERCISE, name="a.csv")
    write_grades(grades, tmp_path)
    told = " ".join(pdf_text(tmp_path / "feedback" / "student-01.pdf").split())
    assert "1 more point can still be earned" in told


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    grades = [grade_bytes(class_csv(2), EXERCISE, name="a.csv") for _ in range(2)]
    first, second = (write_grades(g, tmp_path / str(n)) for n, g in enumerate(grades))
    assert [path.name for path in first] == [
        "overview.html", "overview.pdf", "marks.csv", "items.csv", "not-graded.csv", "grades.json",
        "student-01.pdf", "student-02.pdf", "all.pdf",
    ]  # fmt: skip
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_sheet_tells_the_student_the_points_the_right_answer_and_why(tmp_path: Path) -> None:
    grades = grade_bytes(csv("Noor,B,D,A C E,BCDA,1=A 2=B 3=C,2"), EXERCISE, name="a.csv")
    write_grades(grades, tmp_path)
    told = " ".join(pdf_text(tmp_path / "feedback" / "student-01.pdf").split())
    assert "Noor" in told
    assert "You chose D: It has the ferry and nearly the number" in told
    assert "C “The Aurelia, a ferry with 212 people on board" in told
    assert PdfReader(tmp_path / "feedback" / "student-01.pdf").metadata.title == EXERCISE.title


def test_sheets_and_overview_meet_the_accessibility_standard(tmp_path: Path) -> None:
    write_grades(grade_bytes(class_csv(1), EXERCISE, name="a.csv"), tmp_path)
    for name in ("overview.pdf", "feedback/student-01.pdf", "feedback/all.pdf"):
        assert "could not be made to the accessibility" not in pdf_text(tmp_path / name)


def test_in_the_bundle_every_student_begins_on_the_front_of_a_sheet(tmp_path: Path) -> None:
    write_grades(grade_bytes(class_csv(3), EXERCISE, name="a.csv"), tmp_path)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "feedback" / "all.pdf").pages]
    for name in ("Amara Bello", "Bence Varga", "Chiara Neri"):
        (place,) = [
            number for number, text in enumerate(pages) if f"Name\n{name}" in text or f"Name {name}" in text
        ]
        assert place % 2 == 0


def test_hostile_names_are_text_everywhere_and_never_part_of_a_path(hostile: Grades, tmp_path: Path) -> None:
    paths = write_grades(hostile, tmp_path)
    assert {path.name for path in paths if path.parent.name == "feedback"} == {
        *(f"student-0{n}.pdf" for n in range(1, 6)), "all.pdf"
    }  # fmt: skip
    for path in paths:
        if path.suffix == ".csv":
            for row in csv_module.reader(io.StringIO(path.read_text(encoding="utf-8"))):
                assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t"))]
    html = (tmp_path / "overview.html").read_text(encoding="utf-8")
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "\x1b" not in html
    assert "#set page(width: 1cm)" in pdf_text(tmp_path / "feedback" / "student-05.pdf").replace("\n", " ")


def test_anonymous_files_hold_no_name_of_anybody(tmp_path: Path) -> None:
    lines = [
        "Noorwin,A,A,A C E,ABCD,1=A,2",
        "Noorwin,A,XX,A,ABCD,1=A,2",
        "Noorwin,Q,A,A,A,A,A",
        "Noorwin,A,A,A,A,A,A,A,A",
    ]
    grades = grade_bytes(csv(*lines), EXERCISE, name="a.csv", anonymous=True)
    for path in write_grades(grades, tmp_path):
        text = pdf_text(path) if path.suffix == ".pdf" else path.read_text(encoding="utf-8")
        assert "Noorwin" not in text, path.name
    assert "Student 2" in (tmp_path / "marks.csv").read_text(encoding="utf-8")
    assert len(grades.answers.problems) == 3


def test_what_was_not_understood_is_kept_as_it_was_found(hostile: Grades, tmp_path: Path) -> None:
    write_grades(hostile, tmp_path, options=GradeOptions(sheets=False))
    rows = list(csv_module.DictReader(io.StringIO((tmp_path / "not-graded.csv").read_text(encoding="utf-8"))))
    assert [(row["line"], row["rest_of_line_graded"]) for row in rows] == [("7", "no")]
    assert rows[0]["found"].lstrip("'") == "+49 170,Z,A,A,A,A,A"


def test_an_earlier_result_is_kept_unless_told_otherwise_and_leaves_no_sheet_of_another_class(
    tmp_path: Path,
) -> None:
    write_grades(grade_bytes(class_csv(3), EXERCISE, name="a.csv"), tmp_path)
    (tmp_path / "feedback" / "my-notes.txt").write_text("keep", encoding="utf-8")
    two = grade_bytes(class_csv(2), EXERCISE, name="a.csv")
    with pytest.raises(OutputError, match="--force"):
        write_grades(two, tmp_path)
    assert (tmp_path / "feedback" / "student-03.pdf").exists()
    write_grades(two, tmp_path, options=GradeOptions(force=True))
    assert sorted(p.name for p in (tmp_path / "feedback").iterdir()) == [
        "all.pdf", "my-notes.txt", "student-01.pdf", "student-02.pdf",
    ]  # fmt: skip


def test_the_heatmap_puts_the_best_first_and_marks_what_has_no_points() -> None:
    lines = ["Low,A,B,,,,0", "High,A,A,A C E,ABCD,ABC,2", "Middle,A,A,??,ABCD,,text"]
    shares, labels, totals = class_frames(grade_bytes(csv(*lines), EXERCISE, name="a.csv"))
    assert list(shares.index) == ["High", "Middle", "Low"]
    assert list(labels.loc["Middle"]) == ["1", "?", "4", "–", "…"]
    assert shares.loc["Middle"].isna().sum() == 2
    assert list(totals) == ["13 / 13", "5 / 8", "0 / 13"]


def test_a_class_of_hundreds_has_an_overview_too() -> None:
    page = overview_page(grade_bytes(class_csv(300), EXERCISE, name="a.csv"))
    assert "300" in print_html(page)


def test_grades_as_json_hold_every_mark(tmp_path: Path) -> None:
    grades = grade_bytes(class_csv(12), EXERCISE, name="a.csv")
    write_grades(grades, tmp_path, options=GradeOptions(sheets=False))
    data = json.loads((tmp_path / "grades.json").read_text(encoding="utf-8"))
    assert data["schema"] == 1
    assert sum(m["points"] or 0 for m in data["students"][3]["marks"]) == pytest.approx(
        grades.students[3].points
    )
    assert len(data["items"]) == 5


def test_nothing_graded_is_an_error_that_names_the_lines(tmp_path: Path) -> None:
    (tmp_path / "key.json").write_text(to_json(EXERCISE), encoding="utf-8")
    (tmp_path / "answers.csv").write_bytes(csv("Noor,Z,A,A,A,A,A"))
    with pytest.raises(ReadingError, match=r"line 2 \(Noor\).*papers A, B"):
        grade(tmp_path / "answers.csv", tmp_path / "key.json")
    with pytest.raises(ReadingError, match="no line of answers"):
        grade_bytes(csv(), EXERCISE, name="empty.csv")
    with pytest.raises(ReadingError, match="Cannot read the answers"):
        grade(tmp_path / "nowhere.csv", tmp_path / "key.json")
