"""The report on a set adds its articles up and puts those with most to explain first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_extremes import large
from invented_parts import NORTHERN, assemble, match
from invented_records import harbour, records

from provenance.attribution import collection
from provenance.model import TraceRecord, Verdict
from provenance.publish.blocks import Bar, FigureBlock, Heading, Table, text_of
from provenance.report.collection import collection_page


def article(verdict: Verdict, title: str, *, published: str | None = "2031-03-05") -> TraceRecord:
    row = {
        "text": "The quays are empty.",
        "verdict": verdict,
        "matches": lambda t: [match(NORTHERN, t, [(0, "Empty are the quays.")])],
    }
    return assemble([row], title=title, published=published)


def some() -> list[TraceRecord]:
    return [
        article(Verdict.CREDITED, "Open", published="2031-03-05"),
        article(Verdict.MISCREDITED, "Wrong", published="2031-03-04"),
        harbour(outlet="Evening Star"),
        assemble([{"text": "Own words."}], title="Own", published=None),
    ]


def test_articles_with_most_to_explain_come_first() -> None:
    frame = collection.articles_frame(some())
    assert list(frame.index) == ["Wrong", "Port Ellery ferries stay in harbour", "Open", "Own"]
    assert list(frame["traced"]) == [1, 6, 1, 0]


def test_originals_are_ranked_by_the_articles_that_use_them() -> None:
    frame = collection.most_used_originals(some())
    assert list(zip(frame["outlet"], frame["articles"], frame["sentences"], strict=True)) == [
        ("Northern Wire", 3, 7),
        ("Isles Radio", 1, 1),
    ]


def test_verdicts_are_counted_by_publisher_and_in_order_of_time() -> None:
    publishers = collection.publisher_by_verdict(some())
    assert list(publishers.index) == ["Evening Star", "Coastal Gazette"]
    times = collection.time_by_verdict(some())
    assert list(times.index) == ["2031-03-04", "2031-03-05", "no date"]


def test_a_long_time_is_told_by_month() -> None:
    many = [
        article(Verdict.CREDITED, str(n), published=f"2031-{1 + n // 28:02}-{1 + n % 28:02}")
        for n in range(40)
    ]
    assert list(collection.time_by_verdict(many).index) == ["2031-01", "2031-02"]


def test_the_page_has_the_sets_sections_in_order() -> None:
    page = collection_page(some())
    assert [block.text for block in page.blocks if isinstance(block, Heading)] == [
        "What the articles say of their sources",
        "The articles",
        "Articles and outlets",
        "Used and credited",
        "By publisher",
        "Over time",
        "The originals used most",
        "How to read this",
        "What this does not show",
    ]


def test_each_article_says_what_decides_its_place_and_links_to_its_report() -> None:
    page = collection_page(some(), links={0: "open.html", 1: "wrong.html"})
    table = next(b for b in page.blocks if isinstance(b, Table) and b.columns[0] == "Article")
    told = [tuple(text_of(cell) for cell in row) for row in table.rows]
    assert told[0] == ("Wrong", "Coastal Gazette", "2031-03-04", "1 of 1", "1 miscredited")
    assert told[1][4] == "1 miscredited, 2 uncredited, 1 upstream-only and 2 credited"
    assert told[3][4] == "nothing traced"
    assert [row[0][0].link for row in table.rows] == ["wrong.html", None, "open.html", None]


def test_the_set_is_counted_whole_and_every_figure_described() -> None:
    page = collection_page(some())
    (bar,) = [block for block in page.blocks if isinstance(block, Bar)]
    assert sum(bar.counts.values()) == 14
    figures = [block for block in page.blocks if isinstance(block, FigureBlock)]
    assert len(figures) == 3
    assert all(len(figure.alt) > 60 for figure in figures)


def test_a_set_in_words_alone_draws_nothing() -> None:
    page = collection_page([*some(), large(20, 20)], drawn=False)
    assert not any(isinstance(block, FigureBlock) for block in page.blocks)
    assert all(block.figure is None for block in page.blocks if isinstance(block, Table))


@settings(max_examples=15, deadline=None)
@given(st.lists(records(), min_size=1, max_size=4))
def test_any_set_can_be_reported_and_counts_every_judged_sentence(many: list[TraceRecord]) -> None:
    page = collection_page(many, drawn=False)
    (bar,) = [block for block in page.blocks if isinstance(block, Bar)]
    judged = sum(s.verdict is not None for record in many for s in record.sentences)
    assert sum(bar.counts.values()) == judged
    assert collection.publisher_by_verdict(many).to_numpy().sum() == judged
    assert collection.time_by_verdict(many).to_numpy().sum() == judged


def test_frames_of_no_article_are_empty() -> None:
    assert collection.articles_frame([]).empty
    assert collection.most_used_originals([]).empty
    assert collection.publisher_by_verdict([]).empty
    assert collection.time_by_verdict([]).empty


@pytest.mark.parametrize("number", [1, 2])
def test_the_title_counts_articles(number: int) -> None:
    assert (
        collection_page(some()[:number]).title
        == f"{number} article{'s' if number > 1 else ''} and their sources"
    )
