"""What a report says in words is what was counted, in calm English."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from invented_parts import ISLES, NO_NAME, NORTHERN, assemble, credit, match
from invented_records import harbour, records

from provenance.model import CreditKind, Direction, Role, Scope, TraceRecord, Verdict
from provenance.report.words import date_words, listed, percent, summary_sentences
from provenance.text.counted import count


def summary(record: TraceRecord) -> str:
    return " ".join(summary_sentences(record))


def test_the_summary_tells_all_that_was_counted() -> None:
    assert summary(harbour()) == (
        "6 of 11 sentences trace to 2 documents: Northern Wire (5) and Isles Radio (1). "
        "Of these, 2 are credited to the outlet of origin, 1 only to a source that this outlet itself named, "
        "1 to another outlet and 2 to nobody. "
        "1 of those that do not name the outlet of origin stands right after a sentence that does; some readers would "
        "take that credit to go on. "
        "1 sentence credits an outlet (Harbour Today) whose text was not found in the corpus; "
        "for 4 sentences nothing was found and no outlet is named. "
        "1 sentence also stands in a document dated later (Evening Telegram), which cannot be the source: either both "
        "go back to an earlier text that the corpus lacks, or the later one was taken from this article. "
        "For 1 sentence the tracer is unsure; what it found is shown, not counted. "
        "In 2 sentences something that matters differs from the original: a number, a loaded word, a "
        "negation and who says so."
    )


def test_a_credit_in_the_sentence_before_is_told_once_the_next_one_has_none() -> None:
    named = {
        "text": "The quays are empty, Northern Wire reported.",
        "verdict": Verdict.CREDITED,
        "matches": lambda t: [match(NORTHERN, t, [(0, "Empty are the quays.")])],
        "credits": lambda t, o: [credit(t, o, "Northern Wire", cue="reported")],
    }
    silent = {
        "text": "The fish market is shut.",
        "verdict": Verdict.UNCREDITED,
        "matches": lambda t: [match(NORTHERN, t, [(1, "Shut is the fish market.")])],
    }
    told = "right after a sentence that does"
    assert f"1 of those that do not name the outlet of origin stands {told}" in summary(
        assemble([named, silent])
    )
    assert f"1 of those that do not name the outlet of origin stands {told}" in summary(
        assemble([named, silent, silent])
    )
    assert told not in summary(assemble([silent, named])), "what is named afterwards does not go on"
    elsewhere = {**silent, "matches": lambda t: [match(ISLES, t, [(1, "Shut is the fish market.")])]}
    assert told not in summary(assemble([named, elsewhere])), (
        "another outlet's credit says nothing of this one"
    )
    pictured = {**named, "credits": lambda t, o: [credit(t, o, "Northern Wire", scope=Scope.IMAGE)]}
    assert told not in summary(assemble([pictured, silent])), "a picture's credit covers no text"


def test_one_story_is_named_with_its_date() -> None:
    row = {
        "text": "The quays are empty.",
        "verdict": Verdict.UNCREDITED,
        "matches": lambda t: [match(NORTHERN, t, [(0, "Empty are the quays.")])],
    }
    assert summary(assemble([row, dict(row)])).startswith(
        "2 of 2 sentences trace to one Northern Wire story of 4 March 2031. "
        "Of these, 2 are credited to nobody."
    )
    assert summary(assemble([row])).startswith("1 of 1 sentence traces to one Northern Wire story")


def test_documents_without_an_outlet_are_told_as_such() -> None:
    rows = [
        {
            "text": "The quays are empty.",
            "verdict": Verdict.UNCREDITED,
            "matches": lambda t, o=original: [match(o, t, [(0, "Empty are the quays.")])],
        }
        for original in (NO_NAME, replace(NO_NAME, id="0e" * 16))
    ]
    assert summary(assemble(rows[:1])).startswith(
        "1 of 1 sentence traces to one document of an unknown outlet."
    )
    assert summary(assemble(rows)).startswith("2 of 2 sentences trace to 2 documents: of unknown outlet (2).")


def test_an_outlet_that_only_the_footer_names_is_named_in_the_summary() -> None:
    from provenance.model import Credit

    footer = {
        "text": "Source: Harbour Today",
        "role": Role.FOOTER,
        "credits": lambda t, o: [
            Credit(
                "Harbour Today", "Harbour Today", CreditKind.OUTLET, "Source:", o + 8, o + 21, Scope.ARTICLE
            )
        ],
    }
    record = assemble([{"text": "A ferry sank.", "verdict": Verdict.UNRESOLVED}, footer])
    assert "1 sentence credits an outlet (Harbour Today) whose text was not found" in summary(record)


def test_a_text_below_agencies_of_which_none_is_named_is_told_as_such() -> None:
    byline = {
        "text": "By Agencies",
        "role": Role.FOOTER,
        "credits": lambda t, o: [
            credit(t, o, "Agencies", CreditKind.GENERIC, cue="agencies", scope=Scope.ARTICLE)
        ],
    }
    taken = {
        "text": "The quays are empty.",
        "verdict": Verdict.UNRESOLVED,
        "matches": lambda t: [match(NORTHERN, t, [(0, "Empty quays.")])],
    }
    told = summary(assemble([byline, taken]))
    assert (
        "1 sentence goes back to an agency, and the article credits agencies without saying which (Agencies)"
        in told
    )
    assert "whose text was not found" not in told


def test_nothing_traced_and_nothing_to_trace_are_said() -> None:
    assert summary(assemble([{"text": "A ferry."}])).startswith("No sentence of this article was traced")
    assert summary(assemble([{"text": "Title", "role": Role.HEADLINE}])).startswith("The article has no body")


def test_a_credit_to_a_later_document_is_told_apart_from_a_source() -> None:
    row = {
        "text": "The quays are empty, Northern Wire said.",
        "verdict": Verdict.CREDITED,
        "matches": lambda t: [match(NORTHERN, t, [(0, "Empty quays.")], direction=Direction.COMMON_ORIGIN)],
    }
    told = summary(assemble([row]))
    assert told.startswith("No sentence of this article was traced to an earlier document")
    assert "or the later one was taken from this article; 1 of them names that outlet." in told


@settings(max_examples=60, deadline=None)
@given(records())
def test_the_summary_is_a_few_whole_sentences_for_any_trace(record: TraceRecord) -> None:
    for sentence in summary_sentences(record):
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence.endswith(".")
        assert "  " not in sentence
        assert "None" not in sentence


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        ("2022-01-10", "10 January 2022"),
        ("2022-01-10T03:01+00:00", "10 January 2022, 03:01 UTC"),
        (None, "no date known"),
        ("last week", "last week"),
    ],
)
def test_dates_are_written_as_people_write_them(stamp: str | None, words: str) -> None:
    assert date_words(stamp) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(1.0, "over 99 %"), (0.996, "over 99 %"), (0.99, "99 %"), (0.5, "50 %"), (0.001, "under 1 %")],
)
def test_a_probability_is_never_told_as_certainty(share: float, words: str) -> None:
    assert percent(share) == words


def test_lists_and_counts_read_well() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([]) == ""
    assert count(1, "sentence") == "1 sentence"
    assert count(0, "copy", "copies") == "0 copies"


def test_a_record_without_verdicts_is_told_without_credits() -> None:
    record = harbour()
    record = replace(record, sentences=tuple(replace(s, verdict=None) for s in record.sentences))
    assert "Of these" not in summary(record)
