"""A wrong publisher makes false accusations: what may be a kicker, a menu, a counter or a label names nobody."""

import pytest

from provenance.reading import read_text

BODY = (
    "The harbour of Brevik was closed on Monday after a storm that sank two ships, the mayor said.\n\n"
    "Ferries will not run before Thursday, according to the operator of the line.\n\n"
    "Nobody was hurt when the fish market lost its roof."
)
TITLE = "Harbour of Brevik closed after storm"


def page(above="", foot="", title=TITLE, meta=""):
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY.split("\n\n"))
    return (
        f"<html><head><title>{title}</title>{meta}</head><body><div>{above}</div><h1>{TITLE}</h1>{paragraphs}"
        f"<div>{foot}</div></body></html>"
    )


NO_NAMES = """
41 comments
2.1k views
1.2K Shares
Like (12) Repost (3)
5 min read
Share 14 Tweet 3 Pin
#storm #brevik
Home Weather Film
Film & Theatre
SPORTS & CULTURE
Skip to content
Sign in | Subscribe
Start · This week · Help
EN | RU
Norsk | English | Large print
Marovia | World | Economy | Sports
Inicio | Mundo | Deportes
Ferry Disaster
STORM IN BREVIK
Climate Crisis
War in Marovia
European Union
Election 2024
Donald Doe
Recall 014/2026 (amended)
Nation | World | Sports
Metro | City | Sport
Print | Mail | Post
Press Release No. 14
REPUBLIC OF MAROVIA | Portal
Premium
For subscribers
Long read
Our Correspondent
From the newsroom
Analysis by Jane Doe
What we know
posted by Wilma
EXCLUSIVE
ATTENTION - ADDS mayor, toll, school ///
UPDATE 2 - RECASTS with mayor's words
CORRECTED - toll
☰ Menu
"""


@pytest.mark.parametrize("line", NO_NAMES.strip().splitlines())
def test_what_is_no_name_makes_no_publisher(line):
    assert read_text(f"{line}\n{TITLE}\n\n{BODY}").outlet is None
    assert read_text(page(line)).outlet is None
    assert read_text(f"{TITLE}\n{line}\n\n{BODY}").outlet is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Fjord Clarion", "The Fjord Clarion"),
        ("FJORD24 — fast and free", "FJORD24"),
        ("Fjordposten Nord", "Fjordposten Nord"),
        ("La Voce del Fiordo - English page", "La Voce del Fiordo"),
        ("Coast Notes - newsletter for people who like boats", "Coast Notes"),
        ("Coast Notes, issue 31 - forwarded this e-mail?", "Coast Notes"),
        ("Radio 7 | Live | Programme", "Radio 7"),
        ("University of Brevik | Study | Research | Press office", "University of Brevik"),
        ("Food & Safety Weekly", "Food & Safety Weekly"),
        ("gannet | Explore content | About us", "gannet"),
        ("Harbour Tales Blog", "Harbour Tales Blog"),
        ("NET REVIEW -- the trade paper for skippers, brokers and anglers", "NET REVIEW"),
        ("Fjord Daily — for everybody who loves the sea and the wind", "Fjord Daily"),
        ("SAIL & OAR | The trade weekly for boatyards", "SAIL & OAR"),
        ("La Voce del Fiordo - English pages", "La Voce del Fiordo"),
        ("FJORD POST in English", "FJORD POST"),
        ("Fjord Courier (English page)", "Fjord Courier"),
        ("Fjord Courier English", "Fjord Courier"),
        ("Coast Notes, a blog from the far north", "Coast Notes"),
        ("BREGG LYKT (The Lamp), weekly of the town of Bregg", "BREGG LYKT"),
        ("Fjord Portal ☰ Country World Economy Weather", "Fjord Portal"),
        ("☰ FjordBuzz Trending: #boats #fish", "FjordBuzz"),
        ("Fjord Tagblatt, Culture. By Jane Doe. 2 March 2021", "Fjord Tagblatt"),
    ],
)
def test_a_name_that_is_set_off_as_one_is_the_publishers(line, outlet):
    assert read_text(f"{line}\n{TITLE}\n\n{BODY}").outlet == outlet


def test_a_doubtful_name_counts_where_the_page_gives_it_again():
    menu = "Gannet | World | Economy"
    assert read_text(page(menu)).outlet is None
    assert read_text(page(menu, "Write to us: desk@gannet.example")).outlet == "Gannet"
    assert read_text(page(menu, "© 2021 Gannet. All rights reserved.")).outlet == "Gannet"


def test_an_acronym_counts_where_the_page_spells_it_out():
    assert read_text(page("HCB | News | Rules")).outlet is None
    assert read_text(page("HCB | News | Rules", "<p>About the Harbour Control Board</p>")).outlet == (
        "Harbour Control Board"
    )


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        (f"{TITLE} | Fjord Mirror", "Fjord Mirror"),
        (f"{TITLE} | Fjord Mirror | World", "Fjord Mirror"),
        (f"Fjord Mirror - {TITLE}", "Fjord Mirror"),
        (f"{TITLE} – DW – 03/02/2021", "Deutsche Welle"),
        (f"{TITLE} – Fjord Mirror – March 2, 2021", "Fjord Mirror"),
        (f"{TITLE}-Xinhua", "Xinhua"),
        (f"{TITLE} | World", None),
        ("STORM, STORM, STORM!", None),
        (f"{TITLE} — as it happened", None),
        (f"{TITLE} – 12 May 2021", None),
    ],
)
def test_the_title_of_a_page_names_the_site_not_the_section(title, outlet):
    assert read_text(page(title=title)).outlet == outlet


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("© 2021 Fjord Clarion", "Fjord Clarion"),
        ("Fjord Clarion © 2021", "Fjord Clarion"),
        ("Copyright 2021 The Fjord Clarion. All rights reserved.", "Fjord Clarion"),
        ("Copying of materials is allowed only with an active link to Fjordwatch.", "Fjordwatch"),
        ("When quoting our texts, a reference to Fjord Wire is obligatory.", "Fjord Wire"),
        (
            "This text may not be reproduced without written permission from Post Line Daily.",
            "Post Line Daily",
        ),
        ("This text may not be reproduced without written permission from Reuters.", None),
        ("This text may not be reproduced without written permission from Jane Doe.", None),
        ("Reprints are welcome. Here is a link to Jane Doe.", None),
        ("© 2021 AFP", None),
        ("© Guardian News & Media Limited 2021", None),
        ("© The New York Times Company", None),
        ("© Marovian Press Agency", None),
        ("© Jane Doe", None),
        ("© 2021 All rights reserved", None),
    ],
)
def test_a_paper_that_holds_the_rights_to_the_page_published_it(foot, outlet):
    assert read_text(f"{TITLE}\n\n{BODY}\n\n{foot}").outlet == outlet


@pytest.mark.parametrize(
    ("byline", "outlet"),
    [
        ("By Jane Doe, Staff Writer", None),
        ("Jane Doe Staff Writer", None),
        ("By Senior Staff", None),
        ("Brevik Staff Reporter", None),
        ("Sports Desk Staff", None),
        ("By Agency Staff", None),
        ("Harbour News Desk", None),
        ("Chronicle Staff", "Chronicle"),
        ("The Fjord Clarion Newsroom", "The Fjord Clarion"),
        ("FjordFlash Web Desk", "FjordFlash"),
    ],
)
def test_a_desk_names_the_publisher_where_its_name_is_a_papers(byline, outlet):
    assert read_text(f"{TITLE}\n{byline}\n\n{BODY}").outlet == outlet


def test_a_name_counts_where_somebody_told_its_short_form():
    text = BODY.replace("the mayor said", "the mayor told Fjordbuzz")
    assert read_text(f"FJORDBUZZ PACIFIC\n{TITLE}\n\n{text}").outlet == "FJORDBUZZ PACIFIC"
    assert read_text(f"FJORDBUZZ PACIFIC\n{TITLE}\n\n{BODY}").outlet is None


def test_the_head_of_a_page_names_the_site_before_its_menu():
    head = '<header>RADIO 8 <a href="/">Home</a> <a href="/live">LIVE</a> <a href="/sky">Weather</a></header>'
    assert read_text(page(head)).outlet == "RADIO 8"
    assert read_text(page("<header>FRANCE 24 <a>Live</a></header>")).outlet == "France 24"


def test_a_dateline_on_a_line_of_its_own_signs_only_once():
    assert read_text(f"{TITLE}\nBREVIK, March 2, 2021 (AFP)\n\n{BODY}").outlet is None


def test_programs_name_their_site_too():
    assert (
        read_text(page(meta='<meta name="application-name" content="Fjord Mirror">')).outlet == "Fjord Mirror"
    )


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("Related | Must read | Sign up for Variety newsletters", "Variety"),
        ("Anadolu Agency website contains only a portion of what subscribers get", "Anadolu"),
        ("The BBC is not responsible for the content of external sites.", "BBC"),
    ],
)
def test_what_a_known_outlet_says_of_itself_names_it(foot, outlet):
    assert read_text(page(foot=f'<div class="footer">{foot}</div>')).outlet == outlet


@pytest.mark.parametrize(
    ("byline", "dateline", "foot", "outlet"),
    [
        ("By JANE DOE\nThe Associated Press", "BREVIK, Marovia (AP) — ", "", "AP"),
        ("By Jane Doe, dpa", "Brevik (dpa) - ", "", "DPA"),
        ("By Jane Doe", "(Bloomberg) -- ", "©2021 Bloomberg L.P.", "Bloomberg"),
        ("By JANE DOE\nThe Associated Press", "", "", None),
        ("By Jane Doe", "BREVIK, Marovia (AP) — ", "", None),
        ("By Jane Doe, dpa", "BREVIK (Reuters) - ", "", None),
        ("Coastal Matters\nBy Jane Doe, dpa", "Brevik (dpa) - ", "", "DPA"),
    ],
)
def test_an_agency_that_signs_twice_over_published_a_text_without_any_other_name(
    byline, dateline, foot, outlet
):
    assert read_text(f"{TITLE}\n{byline}\n\n{dateline}{BODY}\n\n{foot}").outlet == outlet


def test_an_hour_in_brackets_below_a_headline_is_no_name():
    line = "Transcript · Harbour Live · 5 June 2025 · 13.30 (17.30 GMT) · may contain errors"
    assert read_text(f"{TITLE}\n{line}\n\n{BODY}").outlet is None
