"""An HTML page is one inert file: allowed by hashes, without foreign markup, and well formed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from invented_extremes import HOSTILE

from provenance.errors import SettingsError
from provenance.publish.blocks import (
    Bar,
    Cell,
    Column,
    Facet,
    Facts,
    FigureBlock,
    Filters,
    Grid,
    GridRow,
    Heading,
    ItemList,
    Line,
    Mark,
    Note,
    Page,
    Paragraph,
    Passage,
    SentencePair,
    SideBySide,
    Span,
    Table,
    Tally,
    Tone,
)
from provenance.publish.html import print_html

VOID = {"meta", "br", "img", "input", "rect"}


class Reader(HTMLParser):
    """Collects elements, attributes and text, and checks that elements close in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.raw:
            self.raw[self.open[-1]].append(data)
        else:
            self.text.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def everything(text: str) -> Page:
    """A page with every block, every text of which is the same."""
    line = (Span(text, tuple(Mark), link=text), Span(text, tone="found"))
    figure = FigureBlock("<svg xmlns='http://www.w3.org/2000/svg'/>", text, text)
    lines = (Line("a1", text, ("o1",), "found", start=True),)
    return Page(
        title=text,
        kind=text,
        blocks=(
            Heading(text, anchor="top"),
            Paragraph(line),
            Facts(((text, line),)),
            ItemList((line,)),
            Note(text, (line,)),
            Table(text, (text, text), ((line, line),), (False, True), ((0.5,),)),
            figure,
            Bar(text, "verdict", {"found": 3}, {"found": line}),
            Tally(text, "outlet", text, ((text, 1, 2),)),
            Grid(text, (text,), (GridRow("1", text, "#s1", "found"),), (Cell(0, 0, 0.9, text),), figure),
            Filters((Facet("verdict", text, (("found", "found"), (text, None))),), text, 10),
            SideBySide(text, Column(text, lines), (Column(text, (Line("o1", text, ("a1",)),)),)),
            SentencePair(
                "s1",
                "1",
                text,
                line,
                line,
                (Passage(line, line, "#o1"),),
                ((text, line),),
                "found",
                {"verdict": "found", "outlet": text},
                {"verdict": "lost"},
                0.9,
                7,
                "top",
            ),
        ),
        tones=(Tone("found", "#0072b2", "#ffffff", "✓", text), Tone("lost", "#cccccc", "#000000", "–", text)),
        signature=text,
        author=text,
        description=text,
    )


def test_the_policy_allows_the_pages_own_style_and_script_and_nothing_else() -> None:
    reader = read(print_html(everything("plain")))
    policy = next(
        a["content"] for tag, a in reader.elements if a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    for name, texts in reader.raw.items():
        assert len(texts) == 1
        digest = base64.b64encode(hashlib.sha256(texts[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_element_no_attribute_and_no_link(text: str) -> None:
    plain, hostile = read(print_html(everything("plain"))), read(print_html(everything(text)))
    assert [tag for tag, _ in hostile.elements] == [tag for tag, _ in plain.elements]
    assert [sorted(attributes) for _, attributes in hostile.elements] == [
        sorted(attributes) for _, attributes in plain.elements
    ]
    assert hostile.raw == plain.raw


def test_the_file_fetches_nothing_and_has_no_inline_handler_or_style() -> None:
    for _, attributes in read(print_html(everything("https://example.org/page"))).elements:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert (attributes.get("src") or "data:").startswith("data:")
        assert "srcset" not in attributes


def test_links_lead_to_the_web_or_to_a_place_that_is_there() -> None:
    reader = read(print_html(everything("https://example.org/page")))
    places = {attributes["id"] for _, attributes in reader.elements if "id" in attributes}
    links = [attributes["href"] or "" for tag, attributes in reader.elements if tag == "a"]
    assert any(link.startswith("https://") for link in links)
    for link in links:
        assert link.startswith("https://") or link[1:] in places


def test_identifiers_stand_once() -> None:
    places = [
        attributes["id"] for _, attributes in read(print_html(everything("x"))).elements if "id" in attributes
    ]
    assert len(places) == len(set(places))


def test_every_text_of_every_block_is_there() -> None:
    reader = read(print_html(everything("Ellery & Sons <harbour>")))
    assert sum("Ellery & Sons <harbour>" in text for text in reader.text) >= 30


def test_findings_are_data_that_a_script_can_read() -> None:
    reader = read(print_html(everything('a "quoted" & <b>')))
    pair = next(a for tag, a in reader.elements if tag == "article")
    assert json.loads(pair["data-facets"] or "") == {"outlet": 'a "quoted" & <b>', "verdict": "found"}
    assert pair["data-score"] == "0.9000"


def test_a_theme_can_be_chosen() -> None:
    assert 'data-theme="dark"' in print_html(everything("x"), theme="dark")
    with pytest.raises(SettingsError, match="purple"):
        print_html(everything("x"), theme="purple")


def test_the_same_page_is_the_same_file() -> None:
    assert print_html(everything("x")) == print_html(everything("x"))


def test_tone_colours_come_from_the_page() -> None:
    assert re.search(r"\.tone-found\{--tone:#0072b2", print_html(everything("x")))


def test_a_part_of_a_bar_that_is_too_narrow_shows_no_number_in_the_bar() -> None:
    bar = Bar("", "verdict", {"found": 97, "lost": 3})
    tones = (
        Tone("found", "#0072b2", "#ffffff", "+", "it is there"),
        Tone("lost", "#c44f00", "#ffffff", "-", "not"),
    )
    page = Page(title="t", kind="k", blocks=(bar,), tones=tones, signature="s")
    text = print_html(page)
    assert '<g data-part="lost" class="narrow">' in text
    assert '<g data-part="found" class="">' in text
