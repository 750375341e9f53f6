"""What a reader is told of sources: one report alone, dates that leave open who was first, copies left out."""

from __future__ import annotations

import pytest
from tunnel_story import ARTICLE, ORIGINAL, OTHER

from provenance.model import Role
from provenance.outlets import Registry
from provenance.reading import read_text
from provenance.workflows.readings import as_sources
from provenance.workflows.trace import trace

SECOND = """Lake Ombal tunnel: drill reaches the far shore

The drill named "Grandmother" has reached the far shore of Lake Ombal two months early and completed the excavation of a
tube of 13.4 km, the transport ministry said on Friday.

Some 2,300 workers have taken part in the project since 2027, most of them local."""


@pytest.mark.parametrize(
    ("credit", "second", "told"), [("", False, True), ("", True, False), (", Xinhua reported", False, False)]
)
def test_who_is_blamed_on_the_word_of_one_report_is_told_so(credit: str, second: bool, told: bool) -> None:
    corpus = [read_text(ORIGINAL.format(said="said "), outlet="Xinhua", published="2031-09-12T08:15")]
    if second:
        corpus.append(read_text(SECOND, outlet="Kyodo", published="2031-09-12T09:00"))
    foot = "\n\nSource: Xinhua" if credit else ""
    article = read_text(
        ARTICLE.format(credit=credit, foot=foot), outlet="Rail Review", published="2031-09-13"
    )
    notes = trace(article, corpus).notes
    assert any("No second, independent report" in note for note in notes) == told


@pytest.mark.parametrize(
    ("published", "credit", "told"),
    [
        ("2031-09-12T08:15", "", None),
        ("2031-09-13", "", "Xinhua (of the same day)"),
        (None, "", "Xinhua (no date)"),
        (None, ", Xinhua reported", None),
    ],
)
def test_where_the_dates_leave_open_who_was_first_the_trace_says_so(
    published: str | None, credit: str, told: str | None
) -> None:
    corpus = [
        read_text(ORIGINAL.format(said="said "), outlet="Xinhua", published=published),
        read_text(OTHER, outlet="BBC", published="2031-09-12T10:00"),
    ]
    article = read_text(
        ARTICLE.format(credit=credit, foot=""), outlet="Rail Review", published="2031-09-13T09:00"
    )
    found = [note for note in trace(article, corpus).notes if "leave open who was first" in note]
    assert [told in note for note in found] == ([True] if told else [])


def test_a_copy_of_the_article_of_the_same_day_is_left_out_and_the_reader_is_told_so() -> None:
    wire = read_text(ORIGINAL.format(said="said "), outlet="Xinhua", published="2031-09-12T08:15")
    whole = read_text(ARTICLE.format(credit="", foot=""), outlet="Rail Review", published="2031-09-13")
    short = "\n\n".join(
        " ".join(sentence.text.split()[:14]) + "."
        for sentence in whole.sentences
        if sentence.role is Role.BODY
    )
    copy = read_text(short, outlet="Brenn Gazette", published="2031-09-13")
    traced = trace(whole, [wire, copy])
    assert {m.original.outlet for s in traced.sentences for m in s.matches} == {"Xinhua"}
    assert [
        n for n in traced.notes if n.startswith("Not counted as a source: Brenn Gazette (of the same day).")
    ]
    assert not any(n.startswith("Not counted") for n in trace(copy, [wire, whole]).notes)


FERRY = """Ferry aground

A ferry carrying grain lorries ran aground on the Tallow bank shortly before midnight.

Its captain had mistaken the new pilot light for the old lighthouse.

Forty drivers spent the night playing cards in the galley while the tide went out beneath them.

Two tugs from Merrow pulled the vessel free at dawn, leaving a scar of green paint on the sandstone."""


LONG_FERRY = """Stuck on a bank

Shortly before midnight, a ferry with grain lorries on board ran aground on the Tallow bank.

The captain had taken the new pilot light for the old lighthouse.

Some forty drivers passed the night playing cards in the galley as the tide went out under them.

At dawn two tugs from Merrow pulled the ship free, leaving a scar of green paint on the sandstone."""


SHORT_FERRY = """Ferry stuck

Shortly before midnight a ferry with lorries on board ran aground.

The captain had taken the new light for the old lighthouse.

Some forty drivers passed the night playing cards as the tide went out under them.

At dawn two tugs pulled the ship free, leaving a scar of paint."""


@pytest.mark.parametrize("outlet", ["Merrow Daily", "The Merrow Daily", "merrowdaily.com"])
def test_a_source_that_the_article_credits_is_never_left_out_whatever_name_it_goes_by(outlet: str) -> None:
    wire = read_text(FERRY, outlet="Reuters", published="2031-09-12")
    site = read_text(SHORT_FERRY, outlet=outlet, published="2031-09-13")
    texts = [LONG_FERRY, f"{LONG_FERRY}\n\nSource: Merrow Daily"]
    plain, credited = (
        trace(read_text(text, outlet="Isle Post", published="2031-09-13"), [wire, site]) for text in texts
    )
    assert any(note.startswith("Not counted as a source") for note in plain.notes)
    assert "via" in {m.position for s in credited.sentences for m in s.matches}
    assert "miscredited" not in {s.verdict for s in credited.sentences}


@pytest.mark.parametrize("outlet", ["AP News", "apnews.com", "Reuters News", "reuters.com"])
def test_an_agency_is_known_for_one_by_the_name_of_its_site(outlet: str) -> None:
    document = read_text(OTHER, outlet=outlet, published="2031-09-12")
    assert as_sources(read_text(ORIGINAL), [document], Registry.load())[0].primary
