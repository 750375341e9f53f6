"""A whole lesson in real browsers: two students, one teacher, a server that goes away and comes back.

Needs Chromium, as ``tests/report/test_report_browser.py`` says.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from invented_class import EXERCISE, ITEMS

from provenance.classroom.key import to_json
from provenance.web.classes import classes, close_classes

TOKEN = "orchard-lantern-47"


class School:
    """A site on a port of its own that can be stopped and started again, with browsers that look at it."""

    def __init__(self, made: Callable[..., Any], browser: Any) -> None:
        self._made, self._browser = made, browser
        self.port = 0
        self.messages: list[str] = []
        self.contexts: list[Any] = []
        self.start()
        self.base = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        from waitress.server import create_server

        self.app = self._made(token=TOKEN)
        self.server = create_server(self.app, host="127.0.0.1", port=self.port, threads=8)
        self.port = int(self.server.effective_port)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        # On the server's own thread: a socket closed beside its select() ends that thread with an OSError.
        self.server.trigger.pull_trigger(self._hang_up)
        self.thread.join(timeout=10)
        assert not self.thread.is_alive()
        self.server.task_dispatcher.shutdown()
        close_classes(self.app)

    def _hang_up(self) -> None:
        for channel in list(self.server.active_channels.values()):
            channel.handle_close()
        self.server.close()

    def visit(self, place: str, *, width: int = 1200, scheme: str = "light", scripts: bool = True) -> Any:
        context = self._browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
        )
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(self.base + place)
        return page

    def teacher(self, key: Path, **look: Any) -> tuple[Any, str]:
        """The teacher's page of a new class, and the code on the board."""
        page = self.visit(f"/enter?token={TOKEN}", **look)
        page.wait_for_url(
            lambda address: "/enter" not in address
        )  # the page that welcomes leads on by itself
        page.goto(f"{self.base}/classes")
        page.set_input_files("#key", str(key))
        page.fill("#title", "Class 7b")
        with page.expect_navigation() as arrived:
            page.click("text=Start the class")
        assert arrived.value.ok, page.inner_text("main")
        return page, page.inner_text(".bigcode").replace(" ", "").strip()

    def room(self) -> str:
        """The code of a class that was begun without looking at the teacher's pages."""
        with self.app.test_request_context():
            folder = classes().folder
        room = folder.get(folder.create(EXERCISE, title="Class 7b"))
        assert room is not None
        return room.state().code

    def student(self, code: str, name: str, **look: Any) -> Any:
        page = self.visit(f"/class/{code}", **look)
        page.fill("#name", name)
        page.click("text=Begin")
        page.wait_for_selector(".question")
        return page


@pytest.fixture
def school(made: Callable[..., Any], browser: Any) -> Iterator[School]:
    school = School(made, browser)
    yield school
    for context in school.contexts:
        context.close()
    school.stop()


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key.json"
    path.write_text(to_json(EXERCISE), encoding="utf-8")
    return path


def serious(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    response = Axe().run(page).response
    assert len(response["passes"]) > 10, "axe has looked at the page"
    return [
        f"{item['id']}: {node['html'][:120]}"
        for item in response["violations"]
        if item["impact"] in ("serious", "critical")
        for node in item["nodes"]
    ]


def wider(page: Any) -> list[str]:
    """What is wider than the window, if the page is."""
    return list(
        page.evaluate(
            """() => document.documentElement.scrollWidth <= innerWidth ? [] :
            Array.from(document.querySelectorAll("body *")).filter((e) => !e.closest(".scroll") &&
            e.getBoundingClientRect().right > innerWidth).map((e) => e.outerHTML.slice(0, 80))"""
        )
    )


def question(page: Any, item: str) -> Any:
    return page.locator(f".question:has(input[name=item][value='{item}'])")


def saved(page: Any, item: str) -> None:
    question(page, item).locator(".saved", has_text=re.compile("^Saved$")).wait_for()


def test_a_lesson_with_two_students_and_their_teacher(school: School, key: Path) -> None:
    teacher, code = school.teacher(key)
    bodies: list[str] = []
    noor = school.visit(f"/class?code={code[:3].lower()}%20{code[3:]}")
    noor.on("response", lambda answer: bodies.append(answer.text()) if answer.status == 200 else None)
    noor.fill("#name", "Noor <b>")
    noor.click("text=Begin")
    ben = school.student(code, "Ben", width=360)

    question(noor, "match-1").locator("input[value=A]").check()
    question(noor, "credit-hunt-1").locator("input[value=A]").check()
    question(noor, "credit-hunt-1").locator("input[value=C]").check()
    for place, letter in enumerate("ABCD", 1):
        question(noor, "who-said-it-1").locator("select").nth(place - 1).select_option(letter)
    question(noor, "rewrite-1").locator("textarea").fill("The ferry ran aground, Nordwire reported.")
    question(ben, "match-1").locator("input[value=B]").check()
    for item in ("match-1", "credit-hunt-1", "who-said-it-1", "rewrite-1"):
        saved(noor, item)
    saved(ben, "match-1")
    assert noor.inner_text(".answered") == "4 of 5 answered"

    # The teacher's page fills in by itself.
    teacher.locator(".sum", has_text="2 students, 5 answers").wait_for()
    assert "Noor <b>" in teacher.inner_text(".live")
    teacher.click("text=Show points")
    teacher.fill("#written input[name=points]", "1.5")
    teacher.click("text=Give points >> nth=0")
    teacher.wait_for_selector("text=8.5 / 13")
    assert teacher.locator(".live td.heat-5").count() == 2

    # Nothing of the key has reached a student's browser; then the teacher opens the feedback.
    secrets = [item.explanation for item in ITEMS if item.explanation] + [ITEMS[4].model_answer]
    secrets += [part.why for item in ITEMS for part in (*item.choices, *item.rows) if part.why]
    assert bodies
    assert [secret for secret in secrets if any(secret in body for body in bodies)] == []
    teacher.click("text=Open the feedback to students")
    noor.click("text=See your points and the right answers")
    assert "8.5 of 13" in noor.inner_text("main")
    assert serious(noor) == []
    with teacher.expect_download() as taken:
        teacher.click("text=Answers (CSV)")
    assert "Noor <b>" in Path(taken.value.path()).read_text(encoding="utf-8-sig")
    assert school.messages == []


def test_a_reload_and_a_restart_of_the_server_lose_no_answer(school: School) -> None:
    code = school.room()
    noor = school.student(code, "Noor")
    question(noor, "match-1").locator("input[value=C]").check()
    saved(noor, "match-1")
    noor.reload()
    assert question(noor, "match-1").locator("input[value=C]").is_checked()
    school.stop()
    question(noor, "match-1").locator("input[value=D]").check()
    question(noor, "rewrite-1").locator("textarea").fill("written while nobody listened")
    noor.wait_for_selector("text=Not saved yet")
    school.start()
    saved(noor, "match-1")
    saved(noor, "rewrite-1")
    noor.reload()
    assert question(noor, "match-1").locator("input[value=D]").is_checked()
    assert noor.input_value("textarea") == "written while nobody listened"


def test_a_lesson_by_keyboard_alone(school: School) -> None:
    code = school.room()
    noor = school.visit("/class")
    noor.keyboard.press("Tab")
    noor.focus("#code")
    noor.keyboard.type(code)
    noor.keyboard.press("Enter")
    noor.wait_for_selector("#name")
    noor.focus("#name")
    noor.keyboard.type("Noor")
    noor.keyboard.press("Enter")
    noor.wait_for_selector(".question")
    question(noor, "match-1").locator("input[type=radio]").first.focus()
    noor.keyboard.press("Space")
    noor.keyboard.press("ArrowDown")
    saved(noor, "match-1")
    noor.keyboard.press("Tab")
    noor.keyboard.press("Space")
    saved(noor, "credit-hunt-1")
    for _ in range(5):
        noor.keyboard.press("Tab")
    noor.keyboard.type("B")
    saved(noor, "who-said-it-1")
    assert question(noor, "match-1").locator("input[value=B]").is_checked()
    assert question(noor, "credit-hunt-1").locator("input[value=A]").is_checked()
    assert question(noor, "who-said-it-1").locator("select").first.input_value() == "B"


def test_without_scripts_each_question_has_a_button_that_saves_it(school: School) -> None:
    code = school.room()
    noor = school.student(code, "Noor", scripts=False)
    question(noor, "match-1").locator("input[value=B]").check()
    question(noor, "match-1").locator("button").click()
    assert noor.url.endswith("#q1")
    assert question(noor, "match-1").locator("input[value=B]").is_checked()


def test_a_place_taken_twice_is_said_and_a_closed_class_can_be_read_only(school: School, key: Path) -> None:
    teacher, code = school.teacher(key)
    noor = school.student(code, "Noor")
    order = question(noor, "who-said-it-1")
    order.locator("select").nth(0).select_option("B")
    order.locator("select").nth(1).select_option("B")
    order.locator("text=B stands there twice").wait_for()
    teacher.click("text=Close the class")
    noor.wait_for_selector("text=Your teacher has closed the class.")
    assert order.locator("select").first.is_disabled()


@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (360, "dark")])
def test_every_page_is_clean_and_fits(school: School, key: Path, width: int, scheme: str) -> None:
    look = {"width": width, "scheme": scheme}
    teacher, code = school.teacher(key, **look)
    noor = school.student(code, "Noor", **look)
    question(noor, "rewrite-1").locator("textarea").fill("Some text. " * 30)
    saved(noor, "rewrite-1")
    pages = [noor, teacher]
    if width == 360:
        pages += [school.visit("/class", **look), school.visit(f"/class/{code}", **look)]
    teacher.goto(teacher.url.split("?")[0] + "?points=1")
    for page in pages:
        assert (serious(page), wider(page)) == ([], []), page.url
    teacher.click("text=Overview >> nth=0")
    teacher.wait_for_selector("h2:has-text('How to read this')")
    assert (serious(teacher), wider(teacher)) == ([], [])
    teacher.goto(f"{school.base}/classes")
    assert (serious(teacher), wider(teacher)) == ([], [])
    assert school.messages == []


def test_an_answer_given_before_the_script_has_come_is_saved_when_it_comes(school: School) -> None:
    code = school.room()
    noor = school.student(code, "Noor")
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    noor.route("**/classroom.js", hold)
    noor.reload(wait_until="commit")
    question(noor, "match-1").locator("input[value=B]").check()
    question(noor, "who-said-it-1").locator("select").nth(1).select_option("C")
    noor.wait_for_timeout(0)
    held[0].continue_()
    saved(noor, "match-1")
    saved(noor, "who-said-it-1")
    noor.unroute("**/classroom.js")
    noor.reload()
    assert question(noor, "match-1").locator("input[value=B]").is_checked()
    assert question(noor, "who-said-it-1").locator("select").nth(1).input_value() == "C"


def test_deleting_the_class_asks_first_and_then_nothing_is_left(
    school: School, key: Path, tmp_path: Path
) -> None:
    teacher, code = school.teacher(key)
    noor = school.student(code, "Noor")
    teacher.check("input[name=sure]")
    teacher.click("button:has-text('Delete the class')")
    teacher.wait_for_selector("text=Start a class")
    assert list((tmp_path / "work" / "classes").iterdir()) == []
    noor.reload()
    assert "no class with this code" in noor.inner_text("main")
