"""The whole way in a real browser: paste, trace, filter, download, exercise, corpus; for everyone.

Needs Chromium, as ``tests/report/test_report_browser.py`` does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from conftest import ARTICLE, ORIGINAL

from provenance.classroom.stories import stories
from provenance.web.connections import listen
from provenance.web.site import site_of

PATIENCE = 90_000


@pytest.fixture
def address(at_work: Callable[..., Any]) -> Iterator[str]:
    """A served site whose jobs are done."""
    app = at_work(port=0)
    server = listen(app, site_of(app).settings)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.asyncore.close_all(server._map)
    server.task_dispatcher.shutdown()
    thread.join(60)


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Opens pages; whatever they complain of, or fetch from elsewhere, fails the test in the end."""
    contexts, wrong = [], []

    def page(path: str = "/", *, width: int = 1200, scheme: str = "light", scripts: bool = True) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        one = context.new_page()
        one.on("console", lambda message: wrong.append(message.text))
        one.on("pageerror", lambda error: wrong.append(str(error)))
        one.on("request", lambda r: None if r.url.startswith((address, "data:")) else wrong.append(r.url))
        one.goto(address + path)
        return one

    yield page
    for context in contexts:
        context.close()
    assert wrong == []


def serious(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    response = Axe().run(page).response
    assert len(response["passes"]) > 10, "axe has looked at the page"
    return [
        f"{item['id']}: {node['html'][:120]}"
        for item in response["violations"]
        if item["impact"] in ("moderate", "serious", "critical")
        for node in item["nodes"]
    ]


def wider(page: Any) -> list[str]:
    """What reaches over the right edge of the window, if the page can be pushed sideways."""
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        Array.from(document.body.querySelectorAll("*"))
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => element.outerHTML.slice(0, 120))"""
    )
    return found


def squeezed(page: Any) -> list[str]:
    """Links that are set in so little room that they are a column of letters."""
    found: list[str] = page.evaluate(
        """() => Array.from(document.querySelectorAll("a"))
        .filter((link) => link.offsetHeight > 100 && link.offsetWidth < 40).map((link) => link.outerHTML)"""
    )
    return found


def looked_at(opened: Callable[..., Any], path: str) -> None:
    """A page is clean and fits the window, wide and narrow, light and dark."""
    for width, scheme in ((1200, "light"), (360, "dark")):
        page = opened(path, width=width, scheme=scheme)
        assert serious(page) == [], f"{path} at {width}"
        assert wider(page) == [], f"{path} at {width}"
        assert squeezed(page) == [], f"{path} at {width}"


def downloaded(page: Any, name: str) -> bytes:
    """Clicks a link and returns the file that comes."""
    with page.expect_download() as download:
        page.click(f"text={name}")
    return Path(download.value.path()).read_bytes()


def test_the_whole_way_from_a_pasted_article_to_papers_and_a_class(
    opened: Callable[..., Any], tmp_path: Path
) -> None:
    story = next(one for one in stories() if one.name == "ferry")
    rows = [
        {"text": one.text, "title": one.title, "outlet": one.outlet, "date": one.published}
        for one in story.originals
    ]
    (tmp_path / "wires.jsonl").write_text("\n".join(map(json.dumps, rows)))
    page = opened("/")
    page.fill("#text", story.article.text)
    page.set_input_files("#originals", tmp_path / "wires.jsonl")
    assert page.is_checked("#own")
    page.click("button.main")
    page.wait_for_selector(".pair")
    page.fill(".filters .words", story.article.sentences[2].text[:30])
    assert page.locator(".pair:visible").count() == 1
    page.click(".filters .reset")
    page.wait_for_selector("text=PDF, to print")
    assert downloaded(page, "PDF, to print").startswith(b"%PDF")
    traced = page.url.removeprefix(page.evaluate("location.origin"))
    page.click("text=Make an exercise of it")
    page.uncheck("input[value=detective]")
    page.click("button.main")
    page.wait_for_selector(".sheets img")
    assert page.evaluate("document.querySelector('.sheets img').naturalWidth") > 300
    assert downloaded(page, "Worksheet A (PDF)").startswith(b"%PDF")
    made = page.url.removeprefix(page.evaluate("location.origin"))
    page.click("text=Start a class with it")
    page.wait_for_selector(".bigcode")
    for path in ("/", traced, "/exercise/", made, "/results/"):
        looked_at(opened, path)


def test_the_corpus_is_filled_searched_and_a_document_removed(
    opened: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "wire.txt").write_text(ORIGINAL)
    (tmp_path / "other.txt").write_text("The museum reopens\n\nThe museum of the town opens again in May.\n")
    looked_at(opened, "/corpus/")
    page = opened("/corpus/")
    page.set_input_files("#files", [tmp_path / "wire.txt", tmp_path / "other.txt"])
    page.click("button.main")
    page.click("a.button >> text=To the corpus")
    page.fill("#q", "museum")
    page.press("#q", "Enter")
    page.wait_for_selector("tbody tr")
    assert page.locator("tbody tr").count() == 1
    looked_at(opened, page.url.removeprefix(page.evaluate("location.origin")))
    page.click("tbody a >> nth=0")
    looked_at(opened, page.url.removeprefix(page.evaluate("location.origin")))
    page.click("text=Remove from the corpus")
    looked_at(opened, page.url.removeprefix(page.evaluate("location.origin")))
    page.click("text=Remove it")
    page.wait_for_selector("tbody tr")
    assert page.locator("tbody tr").count() == 1
    assert page.locator("text=The museum reopens").count() == 0


def test_an_article_can_be_traced_with_the_keyboard_alone(opened: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(ORIGINAL)
    page = opened("/")
    page.set_input_files("#originals", tmp_path / "wire.txt")  # the window that chooses files is the system's
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.id || document.activeElement.className")
        reached.append(name)
        if name == "text":
            page.keyboard.type("Harbour crews end walkout\n\nFerry crews walked off the job on Monday night.")
        if name == "main":
            page.keyboard.press("Enter")
            break
    assert reached[0] == "skip"
    assert {"text", "article", "originals", "main"} <= set(reached)
    page.wait_for_url("**/trace/*")
    page.wait_for_selector(".pair")


def test_it_works_without_scripts(opened: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(ORIGINAL)
    page = opened("/", scripts=False)
    page.fill("#text", ARTICLE)
    page.set_input_files("#originals", tmp_path / "wire.txt")
    page.check("#own")
    page.click("button.main")
    page.wait_for_selector(".pair")  # the page in between loads itself anew
    assert page.locator(".pair").count() == 6
