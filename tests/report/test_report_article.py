"""The report on an article tells everything the trace holds, in the order in which it is read."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from invented_extremes import hostile, large, many_scripts
from invented_parts import NORTHERN, assemble, match
from invented_records import harbour, records

from provenance.model import Drift, Relation, TraceRecord, Verdict
from provenance.publish.blocks import (
    Bar,
    Block,
    Facts,
    FigureBlock,
    Filters,
    Grid,
    Heading,
    ItemList,
    Mark,
    Note,
    Page,
    Paragraph,
    SentencePair,
    SideBySide,
    Table,
    Tally,
    text_of,
)
from provenance.report.article import article_page
from provenance.report.marked import article_sentence, original_text
from provenance.report.tones import VERDICT_TONES


def blocks(page: Page, kind: type[Block]) -> list:  # type: ignore[type-arg]
    return [block for block in page.blocks if isinstance(block, kind)]


def headings(page: Page) -> list[str]:
    return [block.text for block in blocks(page, Heading)]


def pair(page: Page, number: int) -> SentencePair:
    return next(block for block in blocks(page, SentencePair) if block.anchor == f"s{number}")


def marked(spans: tuple, mark: Mark) -> list[str]:  # type: ignore[type-arg]
    return [span.text for span in spans if mark in span.marks]


def test_the_sections_stand_in_reading_order() -> None:
    assert headings(article_page(harbour())) == [
        "What the article says of its sources",
        "The route of the text",
        "Which sentence traces to which original",
        "Shares and credits",
        "Every sentence beside its original",
        "What the article left out of its originals",
        "Whom the article credits",
        "What was set aside as no part of the article",
        "How to read this",
        "What this does not show",
    ]
    kinds = [type(block) for block in article_page(harbour()).blocks[:5]]
    assert kinds == [Facts, Paragraph, Note, Heading, Bar]


def test_the_head_names_outlet_date_address_and_signature() -> None:
    rows = dict(blocks(article_page(harbour()), Facts)[0].rows)
    told = {label: text_of(value) for label, value in rows.items()}
    assert told["Outlet"] == "Coastal Gazette"
    assert told["Published"] == "5 March 2031"
    assert told["Address"] == "https://coastalgazette.example/ferries"
    assert told["Traced with"] == harbour().signature


def test_every_sentence_of_the_article_stands_once_in_order() -> None:
    record = harbour()
    assert [text_of(block.text) for block in blocks(article_page(record), SentencePair)] == [
        sentence.text for sentence in record.sentences
    ]


def test_a_sentence_stands_beside_its_origin_and_the_nearer_text() -> None:
    block = pair(article_page(harbour()), 6)
    assert block.tone == "uncredited"
    assert [text_of(passage.heading)[:24] for passage in block.passages] == [
        "Origin: Northern Wire, 4",
        "Via: Isles Radio, 4 Marc",
    ]
    assert (
        text_of(block.passages[1].text)
        == "The quays were empty by noon and the fish market closed its shutters."
    )
    assert text_of(block.summary) == "paraphrase of Northern Wire, 90 %"


def test_differences_sources_and_cues_are_marked_on_the_words() -> None:
    block = pair(article_page(harbour()), 3)
    assert marked(block.text, Mark.SOURCE) == ["The report"]
    assert marked(block.text, Mark.CUE) == ["added"]
    assert "more than 4,100" in "".join(marked(block.text, Mark.ADDED))
    assert "Nearly 4,000" in "".join(marked(block.passages[0].text, Mark.DROPPED))
    assert not any(text != text.strip() for text in marked(block.passages[0].text, Mark.DROPPED))


def test_drift_and_credits_are_told_under_their_sentence() -> None:
    block = pair(article_page(harbour()), 3)
    told = [(label, text_of(value)) for label, value in block.details]
    assert ("Credits", "The report = Northern Wire (outlet) “added”, carried on") in told
    assert ("Changed", "a number: “Nearly 4,000” became “more than 4,100”") in told


def test_words_that_one_side_lacks_are_told_as_added_or_left_out() -> None:
    record = harbour()
    changes = (
        Drift("attribution", "two people told the station", "(dropped)"),
        Drift("loaded-word", "(added)", "monster"),
    )
    third = record.sentences[2]
    changed = replace(third, matches=tuple(replace(match, drift=changes) for match in third.matches))
    sentences = (*record.sentences[:2], changed, *record.sentences[3:])
    details = pair(article_page(replace(record, sentences=sentences)), 3).details
    told = [text_of(value) for label, value in details if label == "Changed"]
    assert told == ["who says so: left out: “two people told the station”", "a loaded word: added: “monster”"]


def test_what_is_not_counted_is_shown_as_such() -> None:
    page = article_page(harbour())
    assert text_of(pair(page, 10).summary) == "found only in a document dated later"
    assert text_of(pair(page, 11).summary) == "unsure, 46 %: shown, not counted"
    assert text_of(pair(page, 12).summary) == "shared fact: shown, not counted"
    assert text_of(pair(page, 13).summary) == "nothing found in the corpus"
    assert text_of(pair(page, 10).passages[0].heading).startswith("Dated later: Evening Telegram")
    assert pair(page, 12).passages[0].text[0].marks == (), "a shared fact is compared in no word"


def test_below_a_threshold_a_sentence_falls_back_to_what_its_credits_say() -> None:
    page = article_page(harbour())
    assert pair(page, 2).below == {
        "verdict": "unresolved",
        "outlet": "(not traced)",
        "relation": "nothing found",
    }
    assert pair(page, 6).below["verdict"] == "unmatched"
    assert pair(page, 6).score == 0.9


def test_counts_agree_between_bar_tally_and_sentences() -> None:
    page = article_page(harbour())
    (bar,) = blocks(page, Bar)
    assert bar.counts == {
        "credited": 2,
        "upstream-only": 1,
        "miscredited": 1,
        "uncredited": 2,
        "unresolved": 1,
        "unmatched": 4,
    }
    assert [text_of(bar.links["credited"])] == ["2, 3"]
    (tally,) = blocks(page, Tally)
    assert [(name, number) for name, number, _ in tally.rows] == [
        ("Northern Wire", 5),
        ("Isles Radio", 1),
        ("(not traced)", 5),
    ]


def test_links_lead_from_the_overview_to_the_sentence_and_back() -> None:
    page = article_page(harbour())
    anchors = {block.anchor for block in page.blocks if isinstance(block, Heading | SentencePair)}
    (bar,) = blocks(page, Bar)
    targets = [span.link for spans in bar.links.values() for span in spans if span.link]
    assert len(targets) == 11
    assert {target.removeprefix("#") for target in targets if target} <= anchors
    assert {block.back for block in blocks(page, SentencePair)} <= anchors


def test_the_texts_side_by_side_are_linked_both_ways() -> None:
    (side,) = blocks(article_page(harbour()), SideBySide)
    left = {line.anchor: line for line in side.left.lines}
    right = {line.anchor: line for column in side.right for line in column.lines}
    for anchor, line in left.items():
        for other in line.links:
            assert anchor in right[other].links
    northern = next(column for column in side.right if column.title.startswith("Northern Wire"))
    assert [line.soft for line in northern.lines] == [False, False, True, False, False, False, False, True]


def test_left_out_credits_dropped_and_remarks_are_all_told() -> None:
    page = article_page(harbour())
    items = [text_of(item) for block in blocks(page, ItemList) for item in block.items]
    assert "9  Night crossings resume on Friday if the arbitrator signs." in items
    assert "boilerplate: Sign up for our newsletter" in items
    credits = next(block for block in blocks(page, Table) if block.columns[0] == "Name")
    told = [tuple(text_of(cell) for cell in row) for row in credits.rows]
    assert ("Harbour Today", "outlet", "reported", "sentence", "9", "not found in the corpus") in told
    assert ("Harbour Pictures", "outlet", "Image:", "image", "14", "picture only") in told
    assert any(text_of(p) == "Dates are read as UTC." for note in blocks(page, Note) for p in note.paragraphs)


def test_declared_licences_are_said_where_they_apply() -> None:
    told = [
        note.title
        for note in blocks(article_page(harbour(), licensed=["Coastal Gazette<Northern Wire"]), Note)
    ]
    assert "Licensed use" in told
    small = article_page(harbour(), licensed=["coastal gazette < northern wire"])
    assert "Licensed use" in [note.title for note in blocks(small, Note)]
    other = article_page(harbour(), licensed=["Evening Star<Northern Wire", "Coastal Gazette<Nobody"])
    assert "Licensed use" not in [note.title for note in blocks(other, Note)]


def test_limits_say_what_a_report_does_not_show() -> None:
    text = " ".join(
        text_of(item) for block in blocks(article_page(harbour()), ItemList) for item in block.items
    )
    for word in ("intent", "licen", "corpus", "errors in both directions", "legal"):
        assert word in text


def test_an_article_without_any_match_has_no_empty_sections() -> None:
    page = article_page(assemble([{"text": "Nothing."}]))
    assert "The route of the text" not in headings(page)
    assert "What the article left out of its originals" not in headings(page)
    assert blocks(page, Grid) == []
    assert len(blocks(page, Filters)) == 1


def test_a_record_without_verdicts_is_reported_without_a_bar() -> None:
    record = harbour()
    record = replace(record, sentences=tuple(replace(s, verdict=None) for s in record.sentences))
    page = article_page(record)
    assert blocks(page, Bar) == []
    assert len(blocks(page, SentencePair)) == 14


def test_every_figure_says_in_words_what_it_shows() -> None:
    figures = [b for b in article_page(harbour()).blocks if isinstance(b, FigureBlock)]
    figures += [grid.figure for grid in blocks(article_page(harbour()), Grid)]
    assert len(figures) == 2
    assert all(len(figure.alt) > 40 for figure in figures)
    assert "Northern Wire, 2031-03-04 gave 5 sentences to (this article)" in figures[0].alt or (
        "gave" in figures[0].alt and "(this article)" in figures[0].alt
    )


def test_a_wide_credit_matrix_is_drawn_on_paper() -> None:
    def table(record: TraceRecord) -> Table:
        return next(b for b in blocks(article_page(record), Table) if b.caption.startswith("Whose text"))

    assert table(large(60, 20)).figure is not None
    assert table(harbour()).figure is None or len(table(harbour()).columns) > 6


def test_hostile_and_foreign_text_reaches_the_blocks_unchanged() -> None:
    for record in (hostile(), many_scripts()):
        told = [text_of(block.text) for block in blocks(article_page(record), SentencePair)]
        assert told == [sentence.text for sentence in record.sentences]


def test_tones_are_the_six_verdicts() -> None:
    assert [tone.name for tone in VERDICT_TONES] == [verdict.value for verdict in Verdict]


@settings(max_examples=60, deadline=None)
@given(records())
def test_marking_never_changes_a_text(record: TraceRecord) -> None:
    for sentence in record.sentences:
        for found in (None, *sentence.matches):
            assert text_of(article_sentence(sentence, found)) == sentence.text
        for found in sentence.matches:
            assert text_of(original_text(found)) == " ".join(s.text for s in found.sentences)


def test_wording_that_does_not_replay_marks_nothing() -> None:
    good = match(NORTHERN, "The quay is empty.", [(0, "The quay was empty.")], Relation.PARAPHRASE)
    bad = replace(good, wording=good.wording[1:])
    assert any(span.marks for span in original_text(good))
    assert not any(span.marks for span in original_text(bad))


def test_a_record_without_verdicts_can_still_be_filtered_by_outlet() -> None:
    record = harbour()
    record = replace(record, sentences=tuple(replace(s, verdict=None) for s in record.sentences))
    page = article_page(record)
    assert [facet.name for facet in blocks(page, Filters)[0].facets] == ["outlet", "relation"]
    assert pair(page, 6).facets == {"outlet": "Northern Wire", "relation": "paraphrase"}


def test_changes_that_matter_are_called_out_in_the_line_of_the_sentence() -> None:
    page = article_page(harbour())
    assert text_of(pair(page, 3).summary) == "paraphrase of Northern Wire, 91 %, 2 changes that matter"
