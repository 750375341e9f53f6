"""A file of answers is read as people make it; what is wrong with it is told line by line, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_class import EXERCISE, HEADER, ONE_PAPER, csv, right_cells

from provenance.classroom.answer_file import MOST_LINES_IN_A_CELL
from provenance.classroom.answers import Answers, read_answers
from provenance.classroom.given import State
from provenance.errors import ReadingError

GOOD = "Noor,A,A,A C E,A B C D,1=A 2=B 3=C,2"


def read(data: bytes) -> Answers:
    return read_answers(data, EXERCISE, name="answers.csv")


def chosen(answers: Answers) -> list[tuple[str, str, int]]:
    """Name, paper and number of answers of each sheet."""
    return [
        (s.name, s.paper, sum(a.state is not State.BLANK for a in s.answers.values())) for s in answers.sheets
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_spreadsheet_dialect_reads_the_same(encoding: str, sign: str, end: str) -> None:
    text = "\n".join([HEADER, GOOD.replace("Noor", "Zoë Müller"), ""]).replace(",", sign).replace("\n", end)
    assert chosen(read(text.encode(encoding))) == [("Zoë Müller", "A", 5)]


def test_excels_hint_and_its_empty_columns_and_lines_do_no_harm() -> None:
    data = f"\r\n \r\nsep=;\r\n{HEADER};;\r\n{GOOD};;\r\n;;;;;;;;\r\n\r\n".replace(",", ";").encode(
        "utf-8-sig"
    )
    answers = read(data)
    assert chosen(answers) == [("Noor", "A", 5)]
    assert answers.problems == ()


def test_columns_are_found_in_any_case_and_order_by_id_or_number() -> None:
    by_id = csv("x,a,Noor,B", header="DETECTIVE 1,Paper,Student,Match_1")
    assert read(by_id).sheets[0].answers["match-1"].choices == ("c2",)
    by_number = csv("Noor,B,BCA,CDBA", header="name,variant,Q1,2")
    (sheet,) = read(by_number).sheets
    assert sheet.answers["detective-1"].rows == (("r3", "o1"), ("r1", "o2"), ("r2", "o3"))
    assert sheet.answers["who-said-it-1"].choices == ("h", "p", "n", "b")


def test_an_export_of_a_learning_platform_is_read() -> None:
    header = '"Last name","First name",Status,Started,Completed,"Grade/10.00","Question 1","Response 1","Response 5"'
    first = EXERCISE.items[0].choices[0].text
    data = csv(
        f'Haddad,Noor,Finished,today,today,7,"Which …","{first}",some text',
        "Overall average,,,,,7,,,",
        header=header,
    )
    (sheet,) = read_answers(data, ONE_PAPER, name="moodle.csv").sheets
    assert (sheet.name, sheet.answers["match-1"].choices) == ("Noor Haddad", ("c1",))
    assert sheet.answers["rewrite-1"].state is State.TO_MARK


def test_each_problem_names_line_column_what_was_found_and_what_was_expected() -> None:
    answers = read(csv(GOOD, "Ben,A,AB,A C E,ABCD,1=A,2", "Cleo,C,A,A,A,A,A"))
    assert [problem.sentence() for problem in answers.problems] == [
        "line 3, column match-1 (Ben): found “AB”; expected one letter of A to D",
        "line 4 (Cleo): found “Cleo,C,A,A,A,A,A”; expected one of the papers A, B in column “paper”, not “C”",
    ]
    assert chosen(answers) == [("Noor", "A", 5), ("Ben", "A", 5)]


def test_a_line_with_too_many_cells_says_why_and_spares_the_next() -> None:
    answers = read(csv("Ben,A,A,A, C, E,ABCD,1=A,2", GOOD))
    (problem,) = answers.problems
    assert (problem.line, problem.kept, problem.found) == (2, False, "Ben,A,A,A, C, E,ABCD,1=A,2")
    assert "7 cells" in problem.expected
    assert chosen(answers) == [("Noor", "A", 5)]


def test_a_quotation_mark_that_never_closes_swallows_no_other_line() -> None:
    answers = read(csv('Ben,A,"A,A C E,ABCD,1=A,2', GOOD, 'Cleo "the cat",A,A,A,ABCD,1=A,"two\nlines"', GOOD))
    assert [problem.line for problem in answers.problems] == [2]
    assert [sheet.line for sheet in answers.sheets] == [3, 4, 6]
    assert answers.sheets[1].answers["rewrite-1"].text == "two lines"


def test_a_mark_left_open_in_every_line_still_ends() -> None:
    lines = [f'S{n},A,"A,A C E,ABCD,1=A,2' for n in range(3 * MOST_LINES_IN_A_CELL)]
    answers = read(csv(*lines, GOOD))
    assert len(answers.problems) + len(answers.sheets) >= 1
    assert answers.sheets[-1].name == "Noor"


def test_columns_of_nothing_and_missing_ones_are_named() -> None:
    answers = read(csv("Noor,A,A,late", header="student,paper,match-1,remark"))
    assert any("remark" in note for note in answers.notes)
    assert any("credit-hunt-1" in note for note in answers.notes)
    assert [(p.column, p.found) for p in answers.problems] == [("remark", "late")]


def test_two_students_of_one_name_are_both_graded_and_told() -> None:
    answers = read(csv(GOOD, GOOD.replace("Noor", "noor")))
    assert len(answers.sheets) == 2
    assert "lines 2, 3" in answers.notes[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\n\n  \n", "is empty"),
        (b"PK\x03\x04rest", "workbook"),
        (b"name of nothing,paper\n", "student"),
        (b"student,paper\nNoor,A\n", "no column is an item"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_a_file_that_is_no_table_of_answers_is_explained(data: bytes, said: str) -> None:
    with pytest.raises(ReadingError, match=said):
        read(data)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), max_size=6))
def test_every_line_with_something_on_it_is_read_or_told(lines: list[str]) -> None:
    kept = [" ".join(line.split()).replace('"', "") for line in lines]
    kept = ["".join(c for c in line if c.isprintable()) for line in kept]
    answers = read_answers("\n".join([HEADER, *kept]).encode("utf-8-sig"), EXERCISE, name="a")
    seen = {sheet.line for sheet in answers.sheets} | {problem.line for problem in answers.problems}
    wanted = {n for n, line in enumerate(kept, 2) if line.replace(",", "").strip()}
    assert wanted <= seen


def test_right_cells_are_right_on_their_paper() -> None:
    assert right_cells("A")[0] == "A"
    assert right_cells("B")[0] == "C"
