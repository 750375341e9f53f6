"""Datelines, notes, links and names in head and foot: what credits the whole article, and what credits nobody."""

from __future__ import annotations

import pytest
from lifted_report import CREDITED, OWN, TITLE, TOLD, judged, page, signed

from provenance.model import Document, Role, Verdict
from provenance.reading import read_bytes, read_text
from provenance.workflows.trace import trace


@pytest.mark.parametrize("place", ["ERIE, PA — ", "Oil City, PA - ", "Kurnool, AP: ", "WILKES-BARRE, PA – "])
def test_a_state_behind_its_city_is_no_agency(place: str) -> None:
    blocks = ("What the day brought", place + TOLD[0], *TOLD[1:])
    article = read_text("\n\n".join(blocks), outlet=OWN, published="2031-09-13")
    assert judged(article, "Reuters") == "xxxxx"


@pytest.mark.parametrize(
    ("outlet", "place"),
    [
        ("Trend", "Orlau, Merrow, September 13, Trend: "),
        ("APA", "Orlau. 13 September. APA: "),
        ("Reuters", "ORLAU, Merrow - Reuters: "),
        ("AP", "Orlau, AP: "),
    ],
)
def test_a_dateline_that_ends_in_a_colon_credits_the_whole_article(outlet: str, place: str) -> None:
    blocks = ("What the day brought", place + TOLD[0], *TOLD[1:])
    article = read_text("\n\n".join(blocks), outlet=OWN, published="2031-09-13")
    assert judged(article, outlet) == CREDITED


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this story misspelled the name of a CNN presenter.",
        "Clarification: This article has been changed to say that the keeper once worked for CNN.",
        "A note on this report: CNN's presenter is called Jana Roe.",
    ],
)
def test_a_note_of_correction_credits_nobody(note: str) -> None:
    assert signed("Reuters", below=note) == "xxxxx"


@pytest.mark.parametrize("name", ["Khaleej Times", "The Guardian", "The Straits Times", "Ynet"])
def test_a_papers_own_name_in_the_head_of_a_text_is_no_credit_of_another(name: str) -> None:
    assert signed("AP", above=f"{name}\nSeptember 13, 2031", own=None) == "xxxxx"
    assert signed("AP", above=f"{name}\nBy {name}\nSeptember 13, 2031", own=None) == "xxxxx"
    assert signed("WAM", above=f"{name}\nBy WAM\nSeptember 13, 2031", own=None) == CREDITED
    assert signed(name, above=f"{name}\nSeptember 13, 2031", own=None) == CREDITED


TO_READERS = (
    "Coast Diary has opened a page on which its readers find all that was told of the canal this week."
)


@pytest.mark.parametrize(
    "line",
    [
        "(With inputs from Reuters)",
        "(Inputs from Reuters)",
        "(With a report from Reuters)",
        "- Reuters",
        "(Reuters)",
    ],
)
def test_a_site_that_speaks_to_its_readers_behind_a_credit_does_not_undo_it(line: str) -> None:
    assert signed("Reuters", below=f"{line}\n\n{TO_READERS}") == CREDITED


@pytest.mark.parametrize(
    "line",
    [
        "More details at: {}",
        "Source: {}",
        "Read more on TASS: {}",
        "Original: {}",
        "Link to source: {}",
        "{}",
    ],
)
def test_an_address_below_the_text_leads_to_its_source(line: str) -> None:
    assert signed("TASS", below=line.format("https://tass.com/culture/2014477")) == CREDITED


LINK = '<a href="https://tass.com/culture/2014477">{}</a>'


@pytest.mark.parametrize(
    "line",
    [
        f"More details at: {LINK.format('TASS')}",
        LINK.format("Source"),
        LINK.format("Original"),
        f"Read the full story {LINK.format('here')}.",
        f"({LINK.format('source')})",
        f"Source: {LINK.format('link')}",
        f"Sources: [1] {LINK.format('https://tass.com/culture/2014477')}",
    ],
)
def test_a_link_below_the_text_leads_to_its_source(line: str) -> None:
    assert page("TASS", below=f"<p>{line}</p>") == CREDITED
    assert page("Kyodo", below=f"<p>{line}</p>") == "xxxxx" or "Source: " in line or "Sources: " in line


@pytest.mark.parametrize(
    "line",
    [
        f"Read also: {LINK.format('TASS: Bridge opens again')}",
        LINK.format("Bridge of Orlau turns 130"),
        f"More: {LINK.format('Bridge news')}",
        f"Follow us on {LINK.format('TASS')}",
    ],
)
def test_a_link_to_another_story_credits_nobody(line: str) -> None:
    assert page("TASS", below=f"<p>{line}</p>") == "xxxxx"


def test_the_page_on_which_the_text_was_found_needs_no_known_address() -> None:
    found = read_text(
        "\n\n".join((TITLE, *TOLD)),
        outlet="Coast Owl",
        url="https://coastowl.example/a/1",
        published="2031-09-12",
    )
    below = "More details at: https://www.coastowl.example/a/1"
    article = read_text(
        "\n\n".join(("What the day brought", *TOLD, below)), outlet=OWN, published="2031-09-13"
    )
    verdicts = [s.verdict for s in trace(article, [found]).sentences if s.role is Role.BODY]
    assert {str(v.value) for v in verdicts if v} == {"credited"}


@pytest.mark.parametrize(
    "line",
    [
        "Agencies",
        "By Agencies",
        "By Staff and wire reports",
        "News agencies",
        "(With inputs from agencies)",
        "From wire services",
        "By Courier staff and news services",
        "By Ann Roe and agencies",
        "Ann Roe and agencies in Holm",
        "Agency report",
        "With agency reports",
        "Combined reports",
        "This report includes material from news agencies.",
    ],
)
def test_agencies_of_which_none_is_named_leave_open_whose_text_it_is(line: str) -> None:
    assert signed("Reuters", above=line) == "rrrrr"
    assert signed("Reuters", below=line) == "rrrrr"
    assert signed("The Guardian", above=line) == "xxxxx"


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Roe, Brevik Courier",
        "By Ann Roe of the Brevik Courier",
        "By Ann Roe (Brevik Courier)",
        "By Ann Roe for the Brevik Courier",
        "By Ann Roe and Jon Lund, The Guardian",
        "By Ann Roe, BBC News",
        "Brevik Courier staff and wire reports",
        "Brevik Courier and agencies",
    ],
)
def test_the_paper_of_the_writer_may_be_the_publisher_where_nothing_else_says_who_that_is(line: str) -> None:
    assert signed("Reuters", above=line, own=None) == "rrrrr"
    assert "r" not in signed("The Telegraph", above=line)


def test_a_source_line_is_held_against_the_text_whoever_published_it() -> None:
    assert signed("Reuters", below="Source: Brevik Courier", own=None) == "mmmmm"
    assert signed("Reuters", above="By The Guardian", own=None) == "mmmmm"


def test_agencies_beside_one_that_is_named_make_no_false_credit_of_it() -> None:
    assert signed("Reuters", above="By: Agencies/AA") == "rrrrr"
    assert signed("Anadolu Agency", above="By: Agencies/AA") == CREDITED
    assert signed("The Guardian", above="By: Agencies/AA") == "mmmmm"


@pytest.mark.parametrize("line", ["Markets: Reuters", "Data: Reuters", "Staff/Reuters", "Reuters / Staff"])
def test_a_line_of_whose_the_figures_or_pictures_may_be_is_no_false_credit(line: str) -> None:
    for outlet in ("AP", "The Guardian"):
        assert signed(outlet, above=line) == "rrrrr"
        assert signed(outlet, below=line) == "rrrrr"
    assert signed("Reuters", above=line) == CREDITED
    assert signed("Reuters", below=line) == CREDITED


def test_such_a_line_leaves_no_doubt_of_an_agency_that_is_named_elsewhere() -> None:
    assert signed("AP", above="Markets: Reuters", below="Source: Reuters") == "mmmmm"
    assert signed("AP", above="By Staff/Reuters") == "mmmmm"
    assert signed("AP", above="World: Reuters") == "mmmmm"


def test_a_newsroom_beside_a_short_name_that_may_be_a_word_is_no_false_credit() -> None:
    assert signed("The Guardian", above="PA/Media") == "rrrrr"
    assert signed("PA Media", above="PA/Media") == CREDITED


@pytest.mark.parametrize("line", ["Source: Reuters", 'Source: <a href="https://reuters.com">Reuters</a>'])
def test_the_foot_of_an_article_keeps_its_source_line(line: str) -> None:
    assert page("Reuters", below=f"<footer><p>{line}</p></footer>") == CREDITED


def test_a_poll_of_two_names_is_no_pictures_line() -> None:
    told = (*TOLD[:2], f"{TOLD[2][:-1]}, a Reuters/Ipsos poll found.", *TOLD[3:])
    article = read_text("\n\n".join(("What the day brought", *told)), outlet=OWN, published="2031-09-13")
    assert [s.role for s in article.sentences].count(Role.BODY) == len(TOLD)


@pytest.mark.parametrize(
    "unit",
    [
        "AP-",
        "Reuters/",
        "by: ",
        "source: ",
        "a.",
        "UNI AB ",
        "https://",
        "agencies and ",
        "Reuters/A b c ",
        "• ",
    ],
)
def test_no_row_of_parts_stalls_the_reading_of_a_line(unit: str) -> None:
    for length in (89, 239, 399, 20_000):
        assert isinstance(signed("Reuters", below=(unit * length)[:length]), str)


def _linking(outlet: str | None) -> Document:
    """The report as a page whose last sentence has a link to the Bugle; the outlet's own, or a lifted one's."""
    link = '<a href="https://www.merrowbugle.com/7">it is said</a>'
    told = (*TOLD[:-1], TOLD[-1].replace(".", f", {link}."))
    name = f'<meta property="og:site_name" content="{outlet}">'
    body = "".join(f"<p>{sentence}</p>" for sentence in told)
    article = f"<article><h1>{TITLE}</h1>{body}</article>"
    html = f"<html><head><title>{TITLE}</title>{name}</head><body>{article}</body></html>"
    return read_bytes(html.encode(), name="page.html")


def test_a_link_amid_the_text_to_a_page_of_a_paper_that_nobody_knows_credits_its_sentence() -> None:
    assert judged(_linking(OWN), "Merrow Bugle") == "xxxxc"
    assert judged(_linking(OWN), "Brenn Weekly") == "xxxxx"


def test_a_link_that_was_taken_along_with_the_text_credits_nobody() -> None:
    original = _linking("Merrow Bugle")
    sentences = trace(_linking(OWN), [original]).sentences
    assert {s.verdict for s in sentences if s.role is Role.BODY} == {Verdict.UNCREDITED}


@pytest.mark.parametrize(
    ("own", "head", "told"),
    [
        ("Reuters", "", False),
        ("Reuters UK", "", False),
        (None, "ORLAU, Sept 13 (Reuters) - ", False),
        (OWN, "", True),
        (None, "", True),
    ],
)
def test_who_was_told_something_may_call_it_told_to_himself(own: str | None, head: str, told: bool) -> None:
    said = (
        "“Nobody has oiled that gear since the candlesticks were stolen in March,” keeper Ida Brandt told {}."
    )
    source = read_text(
        "\n\n".join((TITLE, *TOLD, said.format("Reuters"))), outlet="Reuters", published="2031-09-12T08:15"
    )
    text = "\n\n".join(("What the day brought", head + TOLD[0], *TOLD[1:], said.format("us")))
    found = trace(read_text(text, outlet=own, published="2031-09-13"), [source])
    changes = [drift.kind for s in found.sentences for match in s.matches for drift in match.drift]
    assert ("attribution" in changes) == told


def third(credit: str, syndicated: str, *, at_hand: str | None = None, outlet: str = "Fjord Post") -> str:
    """The verdicts of a lifted report below a credit, where it was found in a copy that a paper printed."""
    copy = read_text(
        "\n\n".join((TITLE, *([syndicated] if syndicated else []), *TOLD)),
        outlet=outlet,
        published="2031-09-12",
    )
    beside = (
        [read_text(f"Hail\n\n{TOLD[0]} Hail fell.", outlet=at_hand, published="2031-09-12")]
        if at_hand
        else []
    )
    article = read_text("\n\n".join(("Beet", *TOLD, credit)), outlet=OWN, published="2031-09-13")
    letters = {"uncredited": "x", "unresolved": "r"}
    return "".join(
        letters.get(s.verdict.value, s.verdict.value[0])
        for s in trace(article, [copy, *beside]).sentences[1:]
        if s.role is Role.BODY and s.verdict and s.relation.derived
    )[1:]


def test_an_agency_that_the_printed_copy_names_too_is_credited_upstream() -> None:
    assert third("Source: AP", "By Jana Roe, Associated Press") == "uuuu"
    assert third("Source: AP", "By Jana Roe, Associated Press", outlet="The Guardian") == "uuuu"
    assert third("Source: AFP", "By Jana Roe, Associated Press", outlet="The Guardian") == "mmmm"


def test_an_agency_out_of_sight_may_be_where_a_small_paper_has_it_from() -> None:
    assert third("Source: AP", "") == "rrrr"
    assert third("Source: AP", "", outlet="The Guardian") == "mmmm"
    assert third("Source: AP", "", outlet="AFP") == "mmmm"
    assert third("Source: AP", "", at_hand="AP") == "mmmm"
    assert third("Source: The Guardian", "") == "mmmm"
