"""Whole articles that a line above or below them credits, and lines that are no credit of anybody.

Each article is one report, lifted word for word: whoever is called its source without need accuses five times.
"""

from __future__ import annotations

import pytest

from provenance.model import Role
from provenance.reading import read_bytes, read_text
from provenance.text.role_pairs import role_pairs
from provenance.workflows.trace import trace

TOLD = (
    "A swing bridge of 1898 jammed half open over the Orlau canal on Monday and stranded 60 barges loaded with beet.",
    "Divers found a bicycle frame and two church candlesticks wedged in the gear below the eastern pier.",
    "The bridge keeper, who had reported strange noises since March, was told to oil the bearings and wait.",
    "Farmers have begun to unload their beet by hand onto lorries lent by a circus from Brenn.",
    "It will cost 340,000 crowns to replace the gear, a third of what the town spends on schools in a year.",
)
TITLE = "Bridge jams over canal at Orlau"
OWN = "The Fjord Gazette"


def original(outlet: str):
    return read_text("\n\n".join((TITLE, *TOLD)), outlet=outlet, published="2031-09-12T08:15")


def judged(article, outlet: str) -> str:
    """The verdicts of the sentences that were found, each by its first letter ("x" for uncredited)."""
    letters = {"uncredited": "x", "unresolved": "r"}
    sentences = trace(article, [original(outlet)]).sentences
    return "".join(
        letters.get(s.verdict.value, s.verdict.value[0])
        for s in sentences
        if s.role is Role.BODY and s.verdict and s.relation.derived
    )


def signed(outlet: str, above: str = "", below: str = "", tail: str = "", own: str | None = OWN) -> str:
    """The verdicts of a lifted report with a line above it, below it or behind its last word."""
    blocks = ["What the day brought", *([above] if above else []), *TOLD[:-1], TOLD[-1] + tail, below]
    return judged(read_text("\n\n".join(blocks), outlet=own, published="2031-09-13"), outlet)


def page(outlet: str, below: str = "", byline: str = "", above: str = "") -> str:
    """The same for a web page; ``below`` and ``above`` are markup."""
    by = f'<p class="byline">By {byline}</p>' if byline else ""
    told = "\n".join(f"<p>{sentence}</p>" for sentence in TOLD)
    site = f'<meta property="og:site_name" content="{OWN}">'
    html = (
        f'<!doctype html><html lang="en"><head><title>{TITLE} today</title>{site}'
        f"</head><body><article><h1>What the day brought</h1>{by}{above}\n{told}\n{below}</article></body></html>"
    )
    return judged(read_bytes(html.encode(), name="page.html"), outlet)


CREDITED = "c" * len(TOLD)


@pytest.mark.parametrize(
    ("outlet", "name"),
    [
        ("BNS", "BNS"),
        ("WAM", "WAM"),
        ("Belga", "Belga"),
        ("Anadolu Agency", "AA"),
        ("PA Media", "PA"),
        ("Associated Press of Pakistan", "APP"),
    ],
)
def test_a_byline_of_one_short_name_credits_whatever_the_text_begins_with(outlet: str, name: str) -> None:
    assert page(outlet, byline=name) == CREDITED
    assert signed(outlet, above=f"By {name}") == CREDITED


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


SHORT = [
    ("WAM", "WAM"),
    ("Belga", "Belga"),
    ("Ritzau", "ritzau"),
    ("Anadolu Agency", "AA"),
    ("PA Media", "PA"),
    ("APP", "APP"),
    ("Prensa Latina", "PL"),
    ("Trend", "Trend"),
]


@pytest.mark.parametrize(("outlet", "name"), SHORT)
def test_an_agencys_short_name_alone_beside_its_text_credits_it(outlet: str, name: str) -> None:
    for line in (name, f"— {name}", f"-{name}", f"{name}."):
        assert signed(outlet, below=line) == CREDITED
        assert page(outlet, below=f"<p><em>{line}</em></p>") == CREDITED
    for line in (name, f"{name} | September 13, 2031", f"{name} Published September 13, 2031"):
        assert signed(outlet, above=line) == CREDITED


@pytest.mark.parametrize(("outlet", "name"), SHORT)
@pytest.mark.parametrize("mark", [" ", " —", " -", " - ", " — "])
def test_an_agencys_short_name_behind_the_last_word_credits_it(outlet: str, name: str, mark: str) -> None:
    assert signed(outlet, tail=mark + name) == CREDITED


@pytest.mark.parametrize("label", ["APP", "MAP", "PRIME", "Trend", "PA", "TAP"])
def test_a_label_that_is_an_agencys_name_too_is_no_credit_of_another_text(label: str) -> None:
    assert signed("Reuters", below=label) == "xxxxx"
    assert signed("Reuters", above=label) == "xxxxx"


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
    "line", ["(With a report from Reuters)", "(With reports from Reuters)", "(with reports by Reuters)"]
)
def test_a_report_may_be_what_the_text_was_made_with(line: str) -> None:
    assert signed("Reuters", tail=f" {line}") == CREDITED
    assert page("Reuters", below=f"<p><em>{line}</em></p>") == CREDITED


@pytest.mark.parametrize(
    "line",
    [
        "By: {}",
        "By: Agencies/{}",
        "By: QNA/{}",
        "Published By: Jana Roe | Source: {}",
        "Reporter: {}. Translator: Sari W, Yuni. Editor: Anton Lund. Copyright © NUSA 2031",
        "Pewarta: {} Editor: Anton Lund Copyright © NUSA 2031",
        "Editor: Anton Lund Source: {} News. Copyright © NUSA 2031",
        "Sumber: {}. Editor: Anton Lund",
        "Translator: {}, Editor: Anton Lund",
        "Source:{} Editor:Lund",
    ],
)
@pytest.mark.parametrize(
    ("outlet", "name"), [("Kyodo", "Kyodo"), ("Anadolu Agency", "AA"), ("Reuters", "Reuters")]
)
def test_roles_told_on_one_line_credit_whose_the_text_is(line: str, outlet: str, name: str) -> None:
    line = line.format(name)
    assert signed(outlet, above=line) == CREDITED
    assert signed(outlet, below=line) == CREDITED
    assert page(outlet, below=f"<p>{line}</p>") == CREDITED


@pytest.mark.parametrize(
    "line",
    [
        "Photo: AP. Editor: Anton Lund. By: Jana Roe",
        "Reporter: Jana Roe. Copyright: CNN 2031",
        "Photos: AP | By: Staff",
    ],
)
def test_a_role_of_pictures_or_rights_credits_no_text(line: str) -> None:
    assert signed("Reuters", above=line) == "xxxxx"
    assert signed("Reuters", below=line) == "xxxxx"


def test_a_line_of_many_roles_is_read_in_time() -> None:
    for row in ("By: " * 60, "source " * 35, "Editor " * 34, "by:by:" * 40):
        assert role_pairs(row) == role_pairs(row)


@pytest.mark.parametrize(
    ("outlet", "line"),
    [
        ("Anadolu Agency", "AA/Agencies"),
        ("Anadolu Agency", "QNA/AA"),
        ("Anadolu Agency", "Devgarh: AA"),
        ("Anadolu Agency", "AA/Devgarh"),
        ("Anadolu Agency", "World News Desk · Credit: AA"),
        ("Anadolu Agency", "Updated 18 Nov 2031 · AA · 2 min read"),
        ("Kyodo", "Updated 18 Nov 2031 · Kyodo · 2 min read"),
        ("Kyodo", "Devgarh: Kyodo"),
        ("PA Media", "PA Reporter"),
        ("PA Media", "By Jane Roe, PA Political Editor"),
    ],
)
def test_a_line_above_the_text_names_an_agency_beside_something_else(outlet: str, line: str) -> None:
    assert signed(outlet, above=line) == CREDITED
    assert page(outlet, above=f"<p>{line}</p>") == CREDITED


@pytest.mark.parametrize(
    ("outlet", "line"),
    [
        ("Kyodo", "(Courtesy Kyodo)"),
        ("Anadolu Agency", "(Courtesy AA)"),
        ("Anadolu Agency", "(Inputs from AA)"),
        ("Anadolu Agency", "The original item is on the site of AA."),
        ("Reuters", "Reuters/NAN"),
        ("NAN", "Reuters/NAN"),
        ("Reuters", "REUTERS jr"),
        ("Reuters", "REUTERS AD"),
        ("Reuters", "REUTERS/NewsHub"),
        ("PTI", "PTI RAX VN"),
        ("WAM", "WAM/Esraa Ismail/Tariq Fikree"),
        ("WAM", "WAM/Tariq alfaham"),
        ("UNI", "UNI AB 1234"),
        ("CNN", "The-CNN-Wire"),
        ("TT", "TT/The Local"),
        ("NTB", "NTB/The Local"),
        ("Reuters", "Additional sources • Reuters"),
        ("PAP", "Main source: PAP"),
        ("PAP", "Additional reporting PAP"),
        ("Reuters", "Source » Reuters"),
        ("FENA", "E.Dz. Source: FENA"),
        ("Reuters", "(Reuters, by Jane Roe)"),
        ("Reuters", "Reuters contributed."),
        ("AP", "AP writer Jane Roe in Columbus contributed."),
        (
            "PTI",
            "This report is auto-generated from PTI news service. Coast Diary holds no responsibility for its content.",
        ),
        (
            "PTI",
            "Disclaimer: This story has been sourced from a third party syndicated feed, PTI. We accept no blame.",
        ),
        ("Reuters", "Link to source: https://www.reuters.com/world/bridge-2031-09-12/"),
        ("TASS", "Source: https://tass.com/culture/2014477"),
    ],
)
def test_a_line_below_the_text_names_an_agency_beside_something_else(outlet: str, line: str) -> None:
    assert signed(outlet, below=line) == CREDITED
    assert page(outlet, below=f"<p>{line}</p>") == CREDITED


@pytest.mark.parametrize(
    "line",
    [
        "Read also: CNN: Bridge opens again at Orlau",
        "CNN: Bridge opens again at Orlau",
        "AP/Jane Roe",
        "REUTERS/Jane Roe",
        "AP Photo/Jane Roe",
        "More from AP",
        "Follow us on AP",
        "Related: AP",
        "AP Explains: Why bridges jam",
        "With Post wires",
    ],
)
def test_furniture_and_pictures_credit_no_text(line: str) -> None:
    assert signed("Kyodo", below=line) == "xxxxx"
    assert page("Kyodo", below=f"<p>{line}</p>") == "xxxxx"


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
    ],
)
def test_a_link_below_the_text_leads_to_its_source(line: str) -> None:
    assert page("TASS", below=f"<p>{line}</p>") == CREDITED
    assert page("Kyodo", below=f"<p>{line}</p>") == "xxxxx" or "Source: " in line


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
    ("outlet", "line"),
    [
        ("AFP", "AFP-JIJI"),
        ("AFP", "AFP-Jiji"),
        ("AFP", "AFP-Relaxnews"),
        ("Reuters", "Reuters-JIJI"),
        ("Xinhua", "Khmer Times-Xinhua"),
        ("MTI", "MTI-Hungary Today"),
    ],
)
def test_an_agency_joined_to_another_name_is_named(outlet: str, line: str) -> None:
    for above in (line, f"By {line}", f"BY {line}"):
        assert signed(outlet, above=above) == CREDITED
    assert signed(outlet, below=line) == CREDITED
    assert signed(outlet, tail=f" {line}") == CREDITED
    assert signed(outlet, tail=f" – {line}") == CREDITED


def test_what_stands_behind_the_last_word_may_hold_initials_and_a_number() -> None:
    assert signed("UNI", tail=" UNI AB 1234") == CREDITED
