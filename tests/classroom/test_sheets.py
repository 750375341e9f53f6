"""Printed sheets hold all that a class needs, nothing of the key slips onto a worksheet, and no text is markup."""

from __future__ import annotations

import io
import re

import pytest
from invented_papers import ITEMS, OPEN, PAPER_A, PAPER_B, invented, spoiled
from pypdf import PdfReader

from provenance.classroom.directions import direction, right_answer
from provenance.classroom.sheets import key_page, key_pdf, lesson_pdf, worksheet_page, worksheet_pdf
from provenance.classroom.values import Paper
from provenance.publish.blocks import Task

POISON = '#panic("x") </p><script>x</script> $ x $ *bold* _it_ `raw` @label <label> =1+1 a\x00\x1b[31m\u202eb'
VISIBLE = '#panic("x") </p><script>x</script> $ x $ *bold* _it_ `raw` @label <label> =1+1 ab'


def text_of(data: bytes) -> str:
    """All text of a PDF as one line."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return re.sub(r"\s+", " ", " ".join(pages).replace("\u200b", ""))


@pytest.fixture(scope="module")
def sheets() -> dict[str, str]:
    exercise = invented()
    return {
        "worksheet": text_of(worksheet_pdf(exercise, PAPER_A)),
        "key": text_of(key_pdf(exercise, PAPER_A)),
        "lesson": text_of(lesson_pdf(exercise, PAPER_A)),
    }


def test_the_worksheet_has_every_question_and_choice_and_a_line_for_the_name(sheets: dict[str, str]) -> None:
    sheet = sheets["worksheet"]
    for item in ITEMS:
        assert item.prompt in sheet
        assert direction(item) in sheet
        for choice in item.choices:
            assert choice.text in sheet
        for row in item.rows:
            assert row.text in sheet
    for word in ("Name", "Class", "Date", "Paper A", "13 points"):
        assert word in sheet


def test_nothing_of_the_key_stands_on_the_worksheet(sheets: dict[str, str]) -> None:
    sheet = sheets["worksheet"]
    assert "☑" not in sheet
    assert "Answer:" not in sheet
    for item in ITEMS:
        assert item.explanation not in sheet
        for secret in (*item.marking_guide, *(choice.why for choice in item.choices if choice.why)):
            assert secret not in sheet
    assert OPEN.model_answer not in sheet


def test_the_key_has_answers_explanations_evidence_and_says_what_was_planted(sheets: dict[str, str]) -> None:
    key = sheets["key"]
    for item in ITEMS:
        assert item.explanation in key
    for letters in ("Answer: A", "Answer: B C", "Answer: B A C"):
        assert letters in key
    assert "was made for this exercise" in key
    assert "paraphrase, 97 %, uncredited" in key
    assert OPEN.model_answer in key


def test_the_lesson_sheet_says_what_to_do_and_what_is_not_proven(sheets: dict[str, str]) -> None:
    sheet = sheets["lesson"]
    exercise = invented()
    lines = (
        *exercise.lesson.aims,
        *exercise.lesson.discussion,
        *exercise.lesson.mistakes,
        *exercise.warnings,
    )
    for line in (*lines, "35 minutes", "it never proves intent", "stuck on the bottom of shallow water"):
        assert line in sheet


@pytest.mark.parametrize("paper", [PAPER_A, PAPER_B], ids=["A", "B"])
def test_every_key_ticks_what_is_right_on_its_own_paper(paper: Paper) -> None:
    tasks = [block for block in key_page(invented(), paper).blocks if isinstance(block, Task)]
    assert len(tasks) == len(paper.items)
    for item, task in zip(paper.items, tasks, strict=True):
        ticked = {
            choice.id for choice, option in zip(item.choices, task.options, strict=False) if option.state
        }
        assert ticked == {choice.id for choice in item.choices if choice.right}
        assert [item.choices[row.column or 0].id for row in task.rows] == [row.right for row in item.rows]
        assert " ".join(task.slots) == (right_answer(item) if item.order else "")


def test_a_long_reading_is_printed_once() -> None:
    tasks = [block for block in worksheet_page(invented(), PAPER_A).blocks if isinstance(block, Task)]
    assert [span.text for span in tasks[3].readings[0][1][0]] == ["The same as in question 2."]


def test_the_same_exercise_gives_the_same_bytes() -> None:
    for writer in (worksheet_pdf, key_pdf, lesson_pdf):
        assert writer(invented(), PAPER_B) == writer(invented(), PAPER_B)


def test_the_sheets_are_tagged_for_screen_readers(sheets: dict[str, str]) -> None:
    assert not any("could not be made to the accessibility standard" in sheet for sheet in sheets.values())


def test_no_text_is_markup() -> None:
    exercise = spoiled(invented(), POISON)
    for writer in (worksheet_pdf, key_pdf, lesson_pdf):
        text = text_of(writer(exercise, exercise.papers[0]))
        assert VISIBLE in text
        assert not set(text) & set("\x00\x1b\u202e")
