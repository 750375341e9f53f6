"""A PDF is tagged, bookmarked, linked, complete, and the same bytes for the same page."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_extremes import HOSTILE
from pypdf import PdfReader
from test_publish_html import everything

from provenance.errors import SettingsError
from provenance.publish.blocks import Heading, Mark, Page, Paragraph, SentencePair, Span, Table, Tone
from provenance.publish.pdf import print_pdf

TONES = (Tone("found", "#0072b2", "#ffffff", "✓", "it was found"),)


def page(*blocks: object, title: str = "A title") -> Page:
    return Page(
        title=title, kind="A kind", blocks=blocks, tones=TONES, signature="Signed", author="A program"
    )  # type: ignore[arg-type]


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def text_of(data: bytes) -> str:
    """All text of a PDF as one line, without places to break."""
    text = " ".join(page.extract_text() for page in read(data).pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def pairs(number: int) -> list[SentencePair]:
    return [
        SentencePair(
            anchor=f"s{n}",
            number=str(n),
            title=f"Sentence {n}",
            text=(Span(f"Text of sentence number {n}."),),
            summary=(Span("found"),),
            passages=(),
            details=(),
            tone="found",
            back="top",
        )
        for n in range(1, number + 1)
    ]


def test_the_file_is_tagged_and_says_what_it_is() -> None:
    reader = read(print_pdf(page(Heading("Part"))))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part>1" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "A title"
    assert reader.metadata.author == "A program"
    assert "/CreationDate" not in reader.metadata


def test_sections_and_sentences_are_bookmarks() -> None:
    outline = read(print_pdf(page(Heading("Part", anchor="top"), *pairs(2)))).outline
    assert outline[0].title == "Part"
    assert [entry.title for entry in outline[1]] == ["Sentence 1", "Sentence 2"]


def test_links_lead_to_the_web_and_both_ways_within() -> None:
    links = Paragraph(
        (Span("one", link="#s1"), Span("web", link="https://example.org/x"), Span("no", link="#s9"))
    )
    reader = read(print_pdf(page(Heading("Part", anchor="top"), links, *pairs(1))))
    notes = [note.get_object() for leaf in reader.pages for note in leaf.get("/Annots", [])]
    web = [str(note["/A"]["/URI"]) for note in notes if "/A" in note and "/URI" in note["/A"]]
    assert web == ["https://example.org/x"]
    assert len(notes) == 3, "to the sentence, to the web, and back from the sentence"


def test_every_sentence_is_there_in_order_with_its_page_numbers() -> None:
    data = print_pdf(page(Heading("Part", anchor="top"), *pairs(120)))
    text = text_of(data)
    places = [text.index(f"Text of sentence number {n}.") for n in range(1, 121)]
    assert places == sorted(places)
    leaves = read(data).pages
    assert len(leaves) >= 4
    for n, leaf in enumerate(leaves, 1):
        assert f"page {n} of {len(leaves)}" in leaf.extract_text()


def test_a_sentence_is_not_split_between_pages() -> None:
    leaves = read(print_pdf(page(Heading("Part", anchor="top"), *pairs(120)))).pages
    for leaf in leaves:
        text = re.sub(r"\s+", " ", leaf.extract_text())
        titles = re.findall(r"Sentence (\d+) ✓", text)
        assert titles
        assert all(f"Text of sentence number {n}." in text for n in titles)


def test_the_same_page_gives_the_same_bytes() -> None:
    assert print_pdf(everything("plain")) == print_pdf(everything("plain"))


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 1000])
def test_hostile_text_is_shown_and_never_run(text: str) -> None:
    data = print_pdf(everything(text))
    words = [word for word in re.findall(r"[A-Za-z]{4,}", text) if len(word) < 24]
    shown = text_of(data)
    assert all(word in shown for word in words if word not in ("mred",))
    assert b"/JavaScript" not in data
    assert b"/Launch" not in data
    urls = [
        str(note.get_object()["/A"]["/URI"])
        for leaf in read(data).pages
        for note in leaf.get("/Annots", [])
        if "/A" in note.get_object() and "/URI" in note.get_object()["/A"]
    ]
    assert all(url.startswith("http") for url in urls)


def test_latin_cyrillic_greek_arabic_and_chinese_come_out() -> None:
    data = print_pdf(
        page(Paragraph((Span("Łódź, Паромы, Τα πλοία, 渡轮停航, ひらがな, ağaç, Đà Nẵng"),)), title="渡轮")
    )
    for word in ("Łódź", "Паромы", "πλοία", "渡轮停航", "ひらがな", "ağaç", "Nẵng"):
        assert word in text_of(data)
    arabic = text_of(print_pdf(page(Paragraph((Span("توقفت العبارات"),)))))
    assert set("توقفت") <= set(arabic) or "▯" not in arabic
    assert "could not be printed" not in text_of(data)


def test_a_character_without_a_font_becomes_a_box_and_is_named() -> None:
    text = text_of(print_pdf(page(Paragraph((Span("a \U000e0fff b 한"),)))))
    assert "▯" in text
    assert "U+E0FFF" in text
    assert "U+D55C" in text


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_both_papers_can_be_printed(paper: str, width: int) -> None:
    assert round(float(read(print_pdf(everything("x"), paper=paper)).pages[0].mediabox.width)) == width


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(SettingsError, match="a3"):
        print_pdf(page(), paper="a3")


def test_a_page_without_blocks_and_a_table_without_rows_can_be_printed() -> None:
    assert len(read(print_pdf(page())).pages) == 1
    assert "Empty" in text_of(print_pdf(page(Table("Empty", ("A", "B"), ()))))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sets(st.sampled_from(list(Mark))), min_size=1, max_size=6))
def test_marks_go_together_in_any_way(marks: list[set[Mark]]) -> None:
    spans = tuple(Span("text ", tuple(sorted(some)), link="https://example.org/") for some in marks)
    data = print_pdf(page(Paragraph(spans)))
    assert b"pdfuaid:part>1" in read(data).trailer["/Root"]["/Metadata"].get_data()


def test_a_word_of_five_thousand_letters_is_printed_whole_within_the_page() -> None:
    leaves = read(print_pdf(page(Paragraph((Span("W" * 5000),))))).pages
    assert sum(leaf.extract_text().count("W") for leaf in leaves) == 5000
    assert max(line.count("W") for leaf in leaves for line in leaf.extract_text().splitlines()) < 70
