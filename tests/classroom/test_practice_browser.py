"""The self-checking page in a real browser: from a file, alone, for everyone, and marked as the key says.

Needs Chromium. ``.ci/run`` installs it; elsewhere these tests are skipped, and
say how to get it. The browser's path can be given in the variable CHROMIUM.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from invented_papers import GRID, ITEMS, ORDER, PAPER_A, PAPER_B, invented, spoiled

from provenance.classroom.answers import read_answers
from provenance.classroom.directions import right_answer
from provenance.classroom.grading import grade
from provenance.classroom.practice import practice_html
from provenance.classroom.values import Answering, Exercise, Paper

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
HOW_TO = "no Chromium here: install it (apt-get install chromium) or name it in CHROMIUM"
POISON = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\" ' {{ 7*7 }} ]]> =1+1 \u202e\x00"
VISIBLE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=HOW_TO)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install -e .[dev]"
    )
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Any]:
    contexts: list[Any] = []
    noise: list[str] = []

    def opened(exercise: Exercise, paper: Paper, *, width: int = 1200, scheme: str = "light") -> Any:
        path = tmp_path / f"practice-{len(contexts)}.html"
        path.write_bytes(practice_html(exercise, paper))
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("dialog", lambda dialog: (noise.append(dialog.message), dialog.dismiss()))
        page.on(
            "request", lambda request: noise.append(request.url) if request.url != path.as_uri() else None
        )
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [line for line in noise if not line.startswith("blob:")] == []


def answer(page: Any, number: int, given: str, answering: Answering) -> None:
    """Fills in an answer as a cell of an answer file has it."""
    box = f"#q{number}"
    if answering is Answering.OPEN:
        page.fill(f"{box} textarea", given)
    elif answering is Answering.GRID:
        for pair in given.split():
            place, letter = pair.split("=")
            page.select_option(f"{box}-{place}", letter)
    elif answering is Answering.ORDER:
        for place, letter in enumerate(given.split(), 1):
            page.select_option(f"{box} li[data-letter={letter}] select", str(place))
    else:
        for letter in given.split():
            page.check(f"{box} input[value={letter}]")
    page.click(f"{box} .check")


def handed_in(page: Any) -> dict[str, str]:
    (row,) = csv.DictReader(io.StringIO(page.input_value("#row")))
    return row


def serious(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    response = Axe().run(page).response
    assert len(response["passes"]) > 15, "axe has looked at the page"
    return [
        f"{item['id']}: {node['html'][:120]}" for item in response["violations"] for node in item["nodes"]
    ]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1200, "dark")])
def test_axe_finds_nothing_and_a_phone_need_not_scroll_sideways(visit: Any, width: int, scheme: str) -> None:
    page = visit(invented(), PAPER_A, width=width, scheme=scheme)
    assert serious(page) == []
    for number, item in enumerate(PAPER_A.items, 1):
        wrong = {
            Answering.ONE: "B",
            Answering.SEVERAL: "A B",
            Answering.ORDER: "A B C",
            Answering.GRID: "1=A 2=B 3=C",
        }
        answer(page, number, wrong.get(item.answering, "words"), item.answering)
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("paper", [PAPER_A, PAPER_B], ids=["A", "B"])
def test_the_answers_of_the_key_earn_all_points_and_are_handed_in_as_the_key_has_them(
    visit: Any, paper: Paper
) -> None:
    page = visit(invented(), paper)
    for number, item in enumerate(paper.items, 1):
        answer(page, number, right_answer(item) or "Nordwire, said", item.answering)
        if item.answering is not Answering.OPEN:
            assert page.inner_text(f"#q{number} .result").startswith("Right.")
        assert item.explanation in page.inner_text(f"#q{number} .told")
    assert "10 of 10 points" in page.inner_text(".score")
    row = handed_in(page)
    assert row["paper"] == paper.letter
    for item in paper.items:
        assert row[item.id] == (right_answer(item) or "text: Nordwire, said")


@pytest.mark.parametrize(
    "answers",
    [
        {1: "C", 2: "B", 3: "B C A", 4: "1=A 2=A 3=C"},
        {1: "A", 2: "A B", 3: "C A B", 4: "1=A 2=B 3=B"},
        {2: "A B C", 3: "C B A", 4: "1=B 2=C 3=A"},
        {2: "A B C D", 3: "A B C"},
    ],
)
def test_points_are_those_that_grading_gives_for_the_row_that_is_handed_in(
    visit: Any, answers: dict[int, str]
) -> None:
    page = visit(invented(), PAPER_A)
    page.fill("#student", "Ana, B.")
    for number, given in answers.items():
        answer(page, number, given, PAPER_A.items[number - 1].answering)
    read = read_answers(page.input_value("#row").encode(), invented(), name="answers.csv")
    assert not read.problems
    (graded,) = grade(invented(), read).students
    assert (graded.name, graded.paper) == ("Ana, B.", "A")
    for number, mark in enumerate(graded.marks, 1):
        shown = f"{mark.points:.0f} of {mark.of} point" if mark.points is not None else ""
        assert number not in answers or shown in page.inner_text(f"#q{number} .result")
    assert f"{graded.points:.0f} of " in page.inner_text(".score")


def test_the_key_cannot_be_read_in_the_source() -> None:
    source = practice_html(invented(), PAPER_A).decode()
    for item in ITEMS:
        assert item.explanation not in source
        for secret in (*item.marking_guide, *(choice.why for choice in item.choices if choice.why)):
            assert secret not in source
    assert ITEMS[5].model_answer not in source
    assert 'value="a"' not in source, "ids of choices could give the right one away"


def test_a_question_is_answered_with_the_keyboard_alone(visit: Any) -> None:
    page = visit(invented(), PAPER_A)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q1":
            break
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "check"
    page.keyboard.press("Enter")
    assert page.inner_text("#q1 .result") == "Right. 1 of 1 point."
    assert page.evaluate("document.activeElement.className") == "check", "the focus stays where the reader is"


def test_moving_a_line_is_told_and_keeps_the_focus_on_the_button(visit: Any) -> None:
    page = visit(invented(), PAPER_A)
    page.focus("#q3 li[data-letter=B] .up")
    page.keyboard.press("Enter")
    assert page.inner_text("#q3 .result") == "B is now number 1 of 3."
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Move B up"
    assert handed_in(page)[ORDER.id] == "B A C"


def test_an_answer_is_asked_for_before_the_key_is_shown(visit: Any) -> None:
    page = visit(invented(), PAPER_A)
    for number in (1, 2, 4, 5, 6):
        page.click(f"#q{number} .check")
        assert "first" in page.inner_text(f"#q{number} .result")
        assert not page.is_visible(f"#q{number} .told")
    assert set(handed_in(page).values()) == {"", "A"}
    page.select_option("#q4-1", "A")
    assert handed_in(page)[GRID.id] == "1=A"


def test_the_saved_file_is_the_answer_file_and_no_formula(visit: Any) -> None:
    page = visit(invented(), PAPER_A)
    page.fill("#student", "=cmd")
    answer(page, 6, 'He said "no", twice', Answering.OPEN)
    with page.expect_download() as saved:
        page.click(".save")
    assert saved.value.suggested_filename == "answers-A.csv"
    (row,) = csv.DictReader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig")))
    assert row["student"] == "'=cmd"
    assert row["rewrite-1"] == 'text: He said "no", twice'


def test_nothing_is_kept_in_the_browser(visit: Any) -> None:
    page = visit(invented(), PAPER_A)
    page.fill("#student", "Ana")
    answer(page, 1, "A", Answering.ONE)
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    with page.expect_event("load"):
        page.click(".again")
    assert page.input_value("#student") == ""
    assert page.inner_text("#q1 .result") == ""


def test_text_from_an_article_is_text_before_and_after_checking(visit: Any) -> None:
    exercise = spoiled(invented(), POISON)
    paper = exercise.papers[0]
    page = visit(exercise, paper)
    for number, item in enumerate(paper.items, 1):
        answer(page, number, right_answer(item) or "x", item.answering)
        assert VISIBLE in page.inner_text(f"#q{number} .told")
    assert page.locator("img, iframe, object").count() == 0
    assert page.locator("script").count() == 1
    assert "{{ 7*7 }}" in page.inner_text("h1")


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert practice_html(invented(), PAPER_B) == practice_html(invented(), PAPER_B)
