"""Lines above and below an article that name an agency in a way of their own credit all of it."""

from __future__ import annotations

import pytest
from lifted_report import CREDITED, OWN, TOLD, judged, page, signed

from provenance.reading import read_text
from provenance.text.role_pairs import role_pairs


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
        "Image: The bridge on Monday. Credit: AP",
        "Photo: Jane Roe Source: AP",
        "Video: Jana Roe / By: AP",
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
        "Next: AP",
        "Credit: AP Photo",
        "Source: AFP Images",
        "Related: AP",
        "AP Explains: Why bridges jam",
        "With Post wires",
    ],
)
def test_furniture_and_pictures_credit_no_text(line: str) -> None:
    assert signed("Kyodo", below=line) == "xxxxx"
    assert page("Kyodo", below=f"<p>{line}</p>") == "xxxxx"


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


@pytest.mark.parametrize(
    ("outlet", "line"),
    [
        ("Merrow Bugle", "Merrow Bugle"),
        ("Merrow Bugle", "—JR, Merrow Bugle"),
        ("The Lamp", "The Lamp"),
        ("Merrow Wire Service", "(MWS)"),
        ("Merrow Wire Service", "MWS"),
        ("Merrow Wire Service", "MWS/jr"),
        ("Merrow Wire Service", "MWS/jr/2031"),
        ("Rappler", "—JR, Rappler"),
        ("TechCrunch", "Source TechCrunch"),
    ],
)
def test_an_outlet_that_nobody_knows_signs_its_text_by_its_name_alone(outlet: str, line: str) -> None:
    assert signed(outlet, below=line) == CREDITED
    assert page(outlet, below=f"<p><em>{line}</em></p>") == CREDITED
    assert signed("Reuters", below=line) in ("xxxxx", "mmmmm")


@pytest.mark.parametrize(
    "line", ["Merrow Bugle wins a prize", "The sports pages of the Merrow Bugle", "Bugle call"]
)
def test_a_line_below_that_says_more_than_a_name_signs_nothing(line: str) -> None:
    assert signed("Merrow Bugle", below=line) == "xxxxx"


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe | Merrow Bugle",
        "Jane Roe / Merrow Bugle",
        "From the Merrow Bugle",
        "Merrow Bugle, Brenn",
        "Merrow Bugle | May 4, 2031",
        "MERROW BUGLE",
        "Merrow Bugle Reporters",
        "Merrow Bugle Newswire",
        "BRENN, May 4, Merrow Bugle –",
    ],
)
def test_a_name_above_the_text_that_is_not_the_publishers_signs_it(line: str) -> None:
    assert signed("Merrow Bugle", above=line) == CREDITED
    assert signed("The Fjord Gazette", above=line, own="Merrow Bugle") == "xxxxx"
    assert signed("Brenn Weekly", above=line) == "xxxxx"


@pytest.mark.parametrize(
    "author", ["Reuters", "By Reuters", "Jane Roe, Reuters", "Reuters and Jane Roe", "PTI; Reuters"]
)
def test_an_author_that_is_told_apart_from_the_text_is_a_byline(author: str) -> None:
    lifted = read_text(
        "\n\n".join(("What the day brought", *TOLD)), outlet=OWN, author=author, published="2031-09-13"
    )
    assert judged(lifted, "Reuters") == CREDITED
    assert judged(lifted, "Brenn Weekly") == "xxxxx"


@pytest.mark.parametrize(
    "above",
    [
        '<div class="byline">By Jane Roe<span class="org">Merrow Bugle</span></div>',
        '<div class="meta"><span class="author-name">Jane Roe</span><span>Merrow Bugle</span></div>',
        '<p class="article-author"><a href="/roe">Jane Roe</a><a href="/bugle">Merrow Bugle</a></p>',
    ],
)
def test_names_that_a_page_sets_apart_by_markup_only_are_not_read_as_one(above: str) -> None:
    assert page("Merrow Bugle", above=above) == CREDITED


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe, Lecturer, University of Brenn. This article first appeared in the Merrow Bugle",
        "Merrow Bugle/Jane Roe",
        "Jane Roe, Merrow Bugle",
        "Shared via the Merrow Bugle news partnership.",
        "This report was first carried by the Merrow Bugle.",
        "Additional reporting: Merrow Bugle",
        "c.2031 Merrow Bugle Company",
        "Jane Roe is a senior reporter at the Merrow Bugle.",
        "Jane Roe writes for the Merrow Bugle.",
        "(The headline may have been changed by us; the rest of it is auto-generated from Merrow Bugle.)",
    ],
)
def test_who_wrote_may_stand_beside_whose_text_it_is(line: str) -> None:
    assert signed("Merrow Bugle", below=line) == CREDITED


@pytest.mark.parametrize("line", ["CNN | BBC | Merrow Bugle", "Trams, Fires, Merrow Bugle, Brenn, Fog"])
def test_a_row_of_outlets_or_tags_signs_nothing(line: str) -> None:
    assert signed("Merrow Bugle", below=line) == "xxxxx"
    assert signed("Merrow Bugle", above=line) == "xxxxx"


def test_the_following_report_is_the_text_itself() -> None:
    assert signed("Merrow Bugle", above="The following report is from the Merrow Bugle.") == CREDITED
    assert signed("Brenn Weekly", above="The following report is from Monday.") == "xxxxx"


def test_initials_may_hold_the_article_of_a_title() -> None:
    assert signed("The Hollywood Reporter", below="This story was first reported by THR.") == CREDITED
    assert signed("The Merrow Bugle", below="TMB") == CREDITED


def test_a_copyright_behind_a_line_of_credit_makes_it_no_caption() -> None:
    for line in (
        "Published originally on GroundUp. © 2031 GroundUp.",
        "Posted first by GroundUp. © GroundUp",
    ):
        assert signed("GroundUp", below=line) == CREDITED
