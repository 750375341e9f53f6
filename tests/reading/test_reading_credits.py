"""Lines that carry a credit stay in the document, with the role that tells how far the credit reaches."""

from __future__ import annotations

import pytest

from provenance.model import Document, Role
from provenance.reading import read_text
from provenance.reading.datelines import dateline

LEAD = "The harbour of Brevik was closed on Monday after a storm that sank two ships, the mayor said."
LAST = "Ferries will not run before Thursday, according to the operator of the line."


def article(head: str = "", foot: str = "", last: str = LAST) -> Document:
    return read_text(f"Harbour closed after storm\n{head}\n\n{LEAD}\n\n{last}\n\n{foot}")


def test_two_agencies_behind_a_paragraph_make_no_caption_of_it() -> None:
    body = [s.text for s in article(last=f"{LAST} (Reuters/AFP)").sentences if s.role is Role.BODY]
    assert LAST in body[-1] or LAST in body


def role_of(document: Document, text: str) -> Role | None:
    return next((s.role for s in document.sentences if s.text == text), None)


@pytest.mark.parametrize(
    "line",
    [
        "By Agence France-Presse",
        "ByThe Associated Press",
        "by our Brevik correspondent",
        "JANE DOE in Brevik",
        "Agence France-Presse in Brevik",
        "World desk",
        "Brevik Post staff and agencies",
        "Source: Xinhua",
        "Edited by: Newsdesk | PTI",
    ],
)
def test_a_byline_in_the_head_stays_as_a_footer(line: str) -> None:
    assert role_of(article(head=line), line) is Role.FOOTER


@pytest.mark.parametrize(
    "line",
    [
        "Source: RT, RIA Novosti",
        "Sources: dpa, AP",
        "(With inputs from PTI)",
        "Wire copy: Bernama",
        "Put together on our foreign desk off the UPI wire.",
        "Compiled from ANSA and EFE despatches",
        "From our partners at Agence France-Presse",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "The Associated Press contributed to this report.",
        "This article was originally published by RT.",
        "Read the original article on Brevik Radio.",
        "© 2021 AFP",
        "(c) Brevik Post. Subscribers may forward one article a day.",
        "(This story is auto-generated from a syndicated feed.)",
        "h/t Brevik Radio",
        "Via Reuters",
        "(AFP)",
        "/TASS/",
    ],
)
def test_a_source_line_at_the_end_stays_as_a_footer(line: str) -> None:
    assert role_of(article(foot=line), line) is Role.FOOTER


@pytest.mark.parametrize("name", ["EFE", "(Reuters)", "/TASS/", "— AFP", "==Kyodo"])
def test_an_agency_named_behind_the_last_stop_is_cut_off(name: str) -> None:
    document = article(last=f"{LAST} {name}")
    assert role_of(document, LAST) is Role.BODY
    assert role_of(document, name) is Role.FOOTER


@pytest.mark.parametrize(
    "line",
    [
        "Image: AP",
        "Photo: Reuters",
        "Ships at anchor, file picture. Photo: Reuters",
        "The quay seen from the sea. (Photo: Xinhua)",
        "The quay on Tuesday [Handout/Brevik Harbour]",
        "The quay on Tuesday. © Jane Doe, AFP",
        "Fire on the quay on Tuesday. AFP/Getty Images",
        "FILE - The quay of Brevik in 2019.",
        "© Social media / screengrab",
        "Photo taken on March 1, 2021 shows waves in Brevik. (Xinhua/Li Ming)",
    ],
)
def test_a_picture_credit_is_a_caption(line: str) -> None:
    assert role_of(article(head=line), line) is Role.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "The clip was posted with images by a witness of the storm.",
        "The talks will go on tomorrow, the ministry said in a video.",
        'He said in a video: "We will rebuild the pier before the summer."',
        "The picture by the end of the day was clearer than at noon.",
        "The minister said:",
        "Written by the mayor of Holm, the letter says that ships may leave.",
        "Some of the sailors had shared material on their own pages.",
        "With information from the harbour, the captain turned his ship around.",
        "Based on reports by the pilots, the harbour was closed at noon.",
        "Brevik Radio reported:",
        "Source of the leak was an old pipe under the quay.",
        "Adapted from a novel, the film opens on Friday.",
        "Compiled from scraps, the dossier convinced nobody.",
        "From our friends came nothing but kind words.",
        "By Friday the water had gone back to where it was.",
        "Related protests were held in the city of Holm.",
        "Share prices of the line fell on Monday.",
        "More on the coast is known to nobody.",
        "Comments by the mayor were not to be had.",
        "(via Brevik Radio) The water had gone back to where it was.",
        "(via Brevik Radio) Some 340 passengers spent the night in a hall, where soup was handed out free of charge.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_still_text(line: str) -> None:
    assert role_of(article(last=f"{line}\n\n{LAST}"), line) is Role.BODY


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Ferry season opens",
        "Share this article",
        "Please enter your comment!",
        "Subscribe to our newsletter",
        "feedback@brevikpost.example",
        "+47 22 00 00 00",
        "Tags: harbour, storm",
        "Source link",
        "ADVERTISEMENT",
        "Leave a Reply",
        "All rights reserved.",
    ],
)
def test_furniture_is_listed_with_its_reason(line: str) -> None:
    document = article(foot=line)
    assert role_of(document, line) is None
    assert [d.why for d in document.dropped if d.text == line] != [""]


@pytest.mark.parametrize(
    "prefix",
    [
        "BREVIK, Jan 7 (Reuters) - ",
        "BREVIK, May 4. /TASS/. ",
        "NEW HOLM (Site News / Sputnik - 4th May, 2021) ",
        "New Holm (dpa) - ",
        "MOSCOW, May 4 - RIA Novosti. ",
        "ASTANA. KAZINFORM - ",
        "Lima, May 4 (EFE).- ",
        "BEIJING, Jan. 7 (Xinhua) -- ",
        "BREVIK, Norway (AP) — ",
        "New Delhi, Sep 14 (PTI) ",
        "St. Petersburg, Jan 9 (Interfax) - ",
        "BAKU, Azerbaijan, Sept 5. Trend: ",
        "(MENAFN- AFP) ",
        "СЕУЛ, 11 июл - РИА Новости. ",
    ],
)
def test_a_dateline_with_an_agency_is_a_footer_of_its_own(prefix: str) -> None:
    document = read_text(f"Harbour closed after storm\n\n{prefix}{LEAD}\n\n{LAST}")
    assert role_of(document, prefix.strip()) is Role.FOOTER
    assert role_of(document, LEAD) is Role.BODY


@pytest.mark.parametrize(
    "text",
    [
        "The Associated Press (AP) reported on Monday that the harbour was closed.",
        "Anna-Maria Holm (68) is the president of the country since that year.",
        "The Collective Security Treaty Organization (CSTO) Council met on Monday.",
        "Home / World News / Port of Zarya closed after a storm on Monday",
        "The man – who is from London – said that he had not seen the storm.",
    ],
)
def test_a_sentence_with_brackets_or_dashes_has_no_dateline(text: str) -> None:
    assert dateline(text, first=False) == 0


FROM_OUTLETS = [
    "(rs; agency material from Reuters and dpa)",
    "(mk; the foreign wires Kyodo and EFE were used for this page)",
    "(wire reports: AFP, AP)",
    "dpa/lno/eb",
    "(AFP/VT)",
    "EFE / Redacción",
    "Con información de EFE",
    "Additional input: PTI",
    "Written with the help of wire copy from dpa",
    "Text: dpa / Editing: mb",
    "Text and photo: EFE",
    "Our desk, following a report in Der Spiegel",
    "Our reporters, with Reuters",
    "(from our news services; Kyodo)",
    "Additional details via Interfax",
    "Reuters, Brevik",
    "Jane Doe/AFP",
    "Quotes taken from The Guardian",
]


@pytest.mark.parametrize("line", FROM_OUTLETS)
def test_a_short_line_below_the_text_that_says_whose_it_is_stays_as_a_footer(line: str) -> None:
    assert role_of(article(foot=line), line) is Role.FOOTER


@pytest.mark.parametrize("line", [*FROM_OUTLETS, "Post reporters, using a report by Fish Safety Weekly"])
def test_a_short_line_above_the_text_that_says_whose_it_is_stays_as_a_footer(line: str) -> None:
    assert role_of(article(head=line), line) is Role.FOOTER


def test_the_source_behind_a_date_in_the_head_stays_and_the_date_is_read() -> None:
    document = article(head="12.05.2021, 15:10 | Text: dpa / Editing: mb")
    assert role_of(document, "Text: dpa / Editing: mb") is Role.FOOTER
    assert document.published is not None
    assert document.published.startswith("2021-05-12")


@pytest.mark.parametrize(
    "line",
    [
        "Reuters opens bureau in Brevik",
        "AFP photographer wins prize",
        "Minister at odds with the editor of AFP",
        "Video, Reuters: watch the boats go down",
        "Jane Doe worked for Reuters and AFP before she joined us",
        "The Guardian is editorially independent",
        "Market data by Bloomberg",
        "Minister at odds with BBC over storm report",
        "Storm kills two in Brevik, with BBC on board",
        "What the BBC got from its report of the storm",
        "BBC / UK",
        "Words taken from Variety",
        "Sign up for newsletters from Reuters",
    ],
)
def test_a_line_below_the_text_that_only_names_an_outlet_is_set_aside(line: str) -> None:
    assert role_of(article(foot=line), line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Prepared on the materials of Interfax",
        "Brevik Post staff and AFP",
        "JANE DOE and ANN ROE, Associated Press",
        "km/dpa",
        "(Rep. AA, ed. OLN)",
        "(Src: EFE)",
    ],
)
def test_a_line_below_the_text_that_ends_in_an_agencys_name_stays(line: str) -> None:
    assert role_of(article(foot=line), line) is Role.FOOTER


@pytest.mark.parametrize("names", ["EFE", "REUTERS", "AFP, REUTERS", "AFP/DPA and Kyodo"])
@pytest.mark.parametrize(
    "last",
    [
        "Ships stay in port.",
        "Ships stay in port this week and the next, the mayor said, and so do the ferries of the northern line.",
    ],
)
def test_a_last_paragraph_that_ends_in_agencies_names_is_text_and_they_sign_it(last: str, names: str) -> None:
    document = article(foot=f"{last} {names}")
    assert role_of(document, names) is Role.FOOTER
    assert role_of(document, last) is Role.BODY


@pytest.mark.parametrize("line", ["Brevik, Reuters", "Hammelby (AFP)", "Author: Reuters"])
def test_a_line_of_the_head_that_names_an_agency_with_a_place_or_as_author_stays(line: str) -> None:
    assert role_of(article(head=line), line) is Role.FOOTER


def test_a_section_above_the_headline_is_no_credit() -> None:
    document = read_text(f"World | AFP\n\nHarbour closed after storm\n\n{LEAD}\n\n{LAST}")
    assert role_of(document, "World | AFP") is None


def test_an_agencys_own_mark_is_no_line_of_credit() -> None:
    assert role_of(article(foot="dpa kwi xxde a3 moh"), "dpa kwi xxde a3 moh") is None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Material from the AP was used in the making of this article.", Role.BODY),
        ("The harbour of Brevik on Monday morning, seen from the mole", Role.CAPTION),
    ],
)
def test_what_a_page_calls_a_credit_may_be_that_of_the_text(line: str, role: Role) -> None:
    text = f"<p>{LEAD}</p><p>{LAST}</p><p class='credit'>{line}</p>"
    page = f"<html><body><article><h1>Harbour closed</h1>{text}</article></body></html>"
    assert role_of(read_text(page, name="page.html"), line) is role


@pytest.mark.parametrize(
    "line",
    [
        "Join Brevik Post's WhatsApp Channel and get the latest news and must-reads.",
        "Become a subscriber for as little as $1 a week.",
        "Did you like this article? Then subscribe now for 1 euro.",
        "Did you find an error? Write to the editorial office.",
        "Reprinting is allowed with an active link to Brevik Post.",
    ],
)
def test_what_a_site_says_to_its_readers_below_the_text_is_none_of_it(line: str) -> None:
    assert line not in {s.text for s in article(foot=line).sentences}
    assert LAST in article(foot=line).text


BRIEF = (
    "Rain will reach the western dales by noon on Friday, the Met Office said.\n\n"
    "It will be dry and bright in the east for most of the day, with a light wind."
)


@pytest.mark.parametrize(
    "line",
    [
        "Top temperature 9C.",
        "High 9C.",
        "Highs of 12.",
        "Wind 12 km/h.",
        "Kick-off 3pm.",
        "Kick-off is at 3pm.",
        "Doors open at 8.",
        "Tickets cost $12.",
        "Entry £5.",
        "He was 67.",
        "Nobody was hurt.",
        "The trial continues.",
        "Police are investigating.",
    ],
)
def test_the_short_last_sentence_of_a_brief_is_text(line: str) -> None:
    (*_, last) = read_text(f"{BRIEF}\n\n{line}").sentences
    assert (last.text, last.role) == (line, Role.BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Reuters and AP.",
        "By Jane Roe.",
        "Read more here.",
        "Follow us there!",
        "Contact the editor.",
        "Jane Roe, Brevik.",
        "Powered by WordPress.",
        "The Brevik Post.",
        "Report a typo.",
        "Watch the video.",
        "Sponsored by Acme.",
        "About the author.",
        "All rights reserved.",
        "Page 2.",
        "Thank you.",
    ],
)
def test_a_short_line_below_a_brief_that_tells_nothing_of_it_is_no_text(line: str) -> None:
    assert line not in [s.text for s in read_text(f"{BRIEF}\n\n{line}").sentences if s.role is Role.BODY]
