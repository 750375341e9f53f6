"""The HTML report in a real browser: it works from a file, alone, for everyone.

Needs Chromium. ``.ci/run`` installs it; elsewhere these tests are skipped, and
say how to get it. The browser's path can be given in the variable CHROMIUM.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from invented_extremes import hostile, large
from invented_records import harbour

from provenance.model import TraceRecord
from provenance.publish.html import print_html
from provenance.report.article import article_page
from provenance.report.collection import collection_page

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
HOW_TO = "no Chromium here: install it (apt-get install chromium) or name it in CHROMIUM"

MADE: dict[tuple[str, str], str] = {}

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


@dataclass
class Visit:
    """An open page with everything that went wrong on it."""

    page: Any
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def visible(self, selector: str) -> int:
        return int(self.page.locator(selector).locator("visible=true").count())


def report_of(record: TraceRecord, theme: str) -> str:
    """The report of a record, made once for all tests."""
    key = (record.article.id, theme)
    if key not in MADE:
        MADE[key] = print_html(article_page(record), theme=theme)
    return MADE[key]


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Any]:
    contexts = []

    def opened(
        record: TraceRecord | str, *, width: int = 1200, scheme: str = "light", theme: str = "auto"
    ) -> Visit:
        html = record if isinstance(record, str) else report_of(record, theme)
        path = tmp_path / f"report-{len(contexts)}.html"
        path.write_text(html, encoding="utf-8", errors="replace")
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        result = Visit(context.new_page())
        result.page.on("console", lambda message: result.messages.append(message.text))
        result.page.on("pageerror", lambda error: result.messages.append(str(error)))
        result.page.on("dialog", lambda dialog: (result.messages.append(dialog.message), dialog.dismiss()))
        result.page.on("request", lambda request: result.requests.append(request.url))
        result.page.goto(path.as_uri())
        return result

    yield opened
    for context in contexts:
        context.close()


def outside(visit: Visit) -> list[str]:
    return [url for url in visit.requests if not url.startswith(("file:", "data:"))]


def serious(visit: Visit) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    response = Axe().run(visit.page).response
    assert len(response["passes"]) > 15, "axe has looked at the page"
    found = response["violations"]
    return [
        f"{item['id']}: {node['html'][:120]}"
        for item in found
        if item["impact"] in ("serious", "critical")
        for node in item["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 360])
def test_axe_finds_nothing_serious_and_nothing_is_fetched_or_complained_of(
    visit: Any, scheme: str, width: int
) -> None:
    opened = visit(harbour(), scheme=scheme, width=width)
    assert opened.messages == []
    assert outside(opened) == []
    assert serious(opened) == []


def test_the_page_of_a_set_is_clean_as_well(visit: Any) -> None:
    opened = visit(print_html(collection_page([harbour(), large(20, 4)])))
    assert (opened.messages, outside(opened), serious(opened)) == ([], [], [])


@pytest.mark.parametrize("width", [1200, 360])
def test_nothing_is_wider_than_the_window(visit: Any, width: int) -> None:
    for record in (harbour(), hostile(), large(40, 20)):
        opened = visit(record, width=width)
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_is_shown_and_does_nothing(visit: Any) -> None:
    opened = visit(hostile())
    assert opened.messages == []
    assert outside(opened) == []
    assert "<script>alert(1)</script><img src=x onerror=alert(2)> said the mayor." in opened.text("#s1")
    assert opened.page.locator("script").count() == 1
    assert opened.page.locator("a[href^='javascript']").count() == 0


def test_filtering_by_verdict_hides_the_rest_and_counts_again(visit: Any) -> None:
    opened = visit(harbour())
    assert opened.text(".status") == "All 11 sentences shown."
    for other in ("credited", "upstream-only", "miscredited", "unresolved", "unmatched"):
        opened.page.uncheck(f".filters input[data-value='{other}']")
    assert opened.visible(".pair") == 2
    assert opened.text(".status").startswith("2 of 11 sentences shown")
    assert opened.text(".legend li[data-part='uncredited'] .number") == "2"
    assert opened.text(".legend li[data-part='credited'] .number") == "0"
    assert opened.text("tr[data-part='Northern Wire'] .share") == "100 %"
    opened.page.click(".filters .reset")
    assert opened.visible(".pair") == 14


def test_filters_by_outlet_and_relation_work_together(visit: Any) -> None:
    opened = visit(harbour())
    opened.page.uncheck(".filters input[data-value='Isles Radio']")
    opened.page.uncheck(".filters input[data-value='(not traced)']")
    opened.page.uncheck(".filters input[data-value='near-verbatim']")
    assert opened.visible(".pair") == 4
    assert opened.text("tr[data-part='Northern Wire'] .count") == "4"
    assert opened.text("tr[data-part='Isles Radio'] .count") == "0"


def test_words_are_looked_for_in_sentences_and_originals(visit: Any) -> None:
    opened = visit(harbour())
    opened.page.fill(".filters .words", "relief VESSELS left")
    assert opened.visible(".pair") == 1
    assert opened.page.locator("#s5").is_visible()
    assert opened.text(".status").startswith("1 of 11 sentences shown")
    opened.page.fill(".filters .words", "no such words")
    assert opened.visible(".pair") == 0
    opened.page.click(".filters .reset")
    assert opened.visible(".pair") == 14


def test_a_higher_threshold_turns_findings_back_and_counts_again(visit: Any) -> None:
    opened = visit(harbour())
    slider = opened.page.locator(".threshold")
    slider.focus()
    slider.fill("92")
    assert opened.text(".level") == "92 %"
    assert opened.text("#s6 header .word") == "unmatched"
    assert opened.text("#s5 header .word") == "unresolved"
    assert opened.text("#s2 header .word") == "credited"
    assert opened.text(".legend li[data-part='uncredited'] .number") == "0"
    assert opened.text("tr[data-part='(not traced)'] .count") == "9"


def test_choosing_a_sentence_shows_its_original_and_the_other_way_round(visit: Any) -> None:
    opened = visit(harbour())
    opened.page.click("#a5")
    hits = opened.page.eval_on_selector_all(".line.hit", "lines => lines.map(line => line.textContent)")
    assert hits == [
        "Two relief vessels were sent from Marrow Sound, according to the Evening Telegram.",
        "Two relief vessels left Marrow Sound.",
    ]
    assert opened.visible(".pane.right .column") == 1
    assert "Isles Radio" in opened.text(".pane.right .column:visible h3")
    opened.page.select_option(".which", "0")
    opened.page.click(".pane.right .column:visible .line.linked >> nth=1")
    hits = opened.page.eval_on_selector_all(".line.hit", "lines => lines.map(line => line.id)")
    assert hits[0] == "a3"


def test_scrolling_the_article_brings_the_originals_along(visit: Any) -> None:
    opened = visit(large(60, 1))
    right = ".pane.right .column:visible"
    before = opened.page.eval_on_selector(right, "column => column.scrollTop")
    opened.page.eval_on_selector(
        ".pane.left .column", "column => { column.scrollTop = column.scrollHeight / 2; }"
    )
    # Asked from here: within the page, to wait is to evaluate a string, which its policy forbids.
    for _ in range(200):
        if opened.page.eval_on_selector(right, "column => column.scrollTop") != before:
            break
        opened.page.wait_for_timeout(50)
    opened.page.uncheck(".together")
    opened.page.eval_on_selector(".pane.left .column", "column => { column.scrollTop = 0; }")
    held = opened.page.eval_on_selector(right, "column => column.scrollTop")
    assert held != before


def test_links_lead_to_a_sentence_to_its_context_and_back(visit: Any) -> None:
    opened = visit(harbour())
    opened.page.click(".legend a[href='#s9']")
    assert opened.page.url.endswith("#s9")
    assert opened.page.locator("#s9").is_visible()
    opened.page.click("#s9 .back")
    assert opened.page.url.endswith("#overview")
    opened.page.click("#s5 .context")
    assert "Two relief vessels left Marrow Sound." in opened.page.eval_on_selector_all(
        ".line.hit", "lines => lines.map(line => line.textContent)"
    )


def test_a_link_shows_a_sentence_that_filters_hide(visit: Any) -> None:
    opened = visit(harbour())
    opened.page.uncheck(".filters input[data-value='unresolved']")
    assert not opened.page.locator("#s9").is_visible()
    opened.page.click(".legend a[href='#s9']")
    opened.page.wait_for_selector("#s9", state="visible")


def test_the_heatmap_works_by_keyboard(visit: Any) -> None:
    opened = visit(harbour())
    opened.page.focus(".heat .cell[tabindex='0']")
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"):
        opened.page.keyboard.press(key)
    name = opened.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert name == "Sentence 6, Isles Radio, 2031-03-04: verbatim, 99 %"
    opened.page.keyboard.press("ArrowLeft")
    name = opened.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert name == "Sentence 6, Northern Wire, 2031-03-04: paraphrase, 90 %"
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url("**#s6")


def test_a_sentence_can_be_chosen_by_keyboard(visit: Any) -> None:
    opened = visit(harbour())
    opened.page.focus("#a5")
    opened.page.keyboard.press("Enter")
    assert opened.page.locator(".line.hit").count() == 2


def test_colours_follow_the_system_the_button_and_the_option(visit: Any) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(255, 255, 255)", "rgb(20, 23, 29)"
    opened = visit(harbour(), scheme="dark")
    assert opened.page.evaluate(paper) == dark
    opened.page.click("button.theme")
    assert opened.page.evaluate(paper) == light
    assert visit(harbour(), theme="dark").page.evaluate(paper) == dark


def test_print_leaves_the_controls_out_and_shows_every_sentence(visit: Any) -> None:
    opened = visit(harbour(), scheme="dark")
    opened.page.emulate_media(media="print")
    assert opened.visible(".filters, .side, .top") == 0
    assert opened.visible(".pair") == 14
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert opened.page.pdf().startswith(b"%PDF")


def test_the_page_of_three_hundred_sentences_can_be_filtered(visit: Any) -> None:
    opened = visit(large(300, 20))
    opened.page.uncheck(".filters input[data-value='uncredited']")
    assert "sentences shown" in opened.text(".status")
