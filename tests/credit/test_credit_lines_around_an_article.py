"""Lines above and below an article that say whose text it is, in as many dresses as newsrooms have for them.

A credit that is not seen makes the whole article uncredited: the worst that can be said wrongly.
"""

from __future__ import annotations

import pytest

from provenance.credit import find_credits
from provenance.model import Credit, Role, Scope
from provenance.outlets import Registry
from provenance.reading import read_text

LEAD = "A ferry with 312 people on board ran aground in thick fog off Kellisund on Tuesday, tearing a gash in its hull."
SECOND = "Nobody drowned, but a stoker broke both wrists when he fell against the boiler room ladder, the owner said."
THIRD = "Divers found the barge's missing anchor wrapped around a telephone cable that had been out of use since 1971."
HEADLINE = "Ferry aground off Kellisund"
BELOW = """
-- text: Agence France-Presse, 5 June --
— text: AFP —
Text: AFP
[Text: AFP]
(text by AFP)
Text by Agence France-Presse
Words: Reuters
Words by Reuters
Story: AFP
Story by AFP
Copy: Reuters
Copy courtesy of Reuters
Courtesy: Reuters
Courtesy of Reuters
Report: AFP
Agency: AFP
Agency copy: Reuters
Wire: AFP
Wire copy: AP
Feed: Reuters
Source - Reuters
Source – Reuters.
Src: AFP
Sources: AFP, own research
Material: TASS
Material from TASS
Based on material from TASS
Based on a TASS report
Based on reporting by Reuters
Adapted from AFP
Adapted from a Reuters story
Rewritten from AP
Translated from RIA Novosti
Translation: RIA Novosti
Via Reuters
via: Reuters
Through AFP
Thanks to Reuters
With thanks to Reuters
H/T Reuters
hat tip: Reuters
Credit: Reuters
Credits: Reuters / own
Originally published by Reuters
First published by Reuters
Originally appeared on Reuters
This story first appeared in The Guardian
Read the original at Reuters
Original: Reuters
Original article: Reuters
Original text: Xinhua
Reuters, edited by our desk
AFP/our desk
(AFP, 5 June)
AFP, 5 June
*AFP*
*** AFP ***
– AFP –
--AFP--
<AFP>
// AFP
|| Reuters
AFP contributed to this report.
With AFP
With AFP and Reuters
w/ AFP
(w/ AFP)
Additional reporting: Reuters
Reporting: Reuters
Reporting by Reuters
Compiled from agency reports by AFP and Reuters
Compiled by our desk from AFP
From AFP
from our wire service AFP
Info: AFP
Information: EFE
Quelle: dpa
Fonte: ANSA
Fuente: EFE
Source AFP
© AFP
(c) AFP 2024
Text © AFP
All text: AFP
Text and photos: AFP
Article: AFP
Article by AFP
News from AFP
News: AFP
News source: AFP
Provided by AFP
Supplied by AFP
Distributed by AFP
Syndicated from AFP
Licensed from AFP
By arrangement with AFP
In cooperation with dpa
Powered by Reuters
This article is from Reuters.
This is a Reuters story.
This text was taken from Reuters.
The text above is from Reuters.
We took this from Reuters.
All of the above from Reuters.
The above is based on reports by TASS.
Everything here: Reuters.
Facts: Reuters
Facts and figures: Reuters
Figures: Reuters
Reference: Reuters
Ref.: Reuters
Ref: AFP
Attribution: AFP
Produced by AFP
Agencies: AFP
Desk: AFP
(Rep. AFP)
AFP report
AFP story
A Reuters report
Reuters via Yahoo
""".strip().splitlines()
ABOVE = """
By AFP
By Agence France-Presse
By Reuters staff
by Reuters
BY REUTERS
AFP
Reuters
(AFP)
[AFP]
/AFP/
— AFP
*AFP*
Source: AFP
Source AFP
Text: AFP
Text by AFP
Words: AFP
Story: AFP
From: AFP
From AFP
From our partners at AFP
Via AFP
Agency: AFP
Agencies (AFP, Reuters)
Agencies/AFP
News agency AFP
AFP / our desk
Oslo (AFP)
OSLO (AFP)
Oslo, AFP
AFP, Oslo
AFP - Oslo
Oslo | AFP
AFP | Oslo
AFP | 4 June 2024
4 June 2024 | AFP
4 June 2024, AFP
AFP, 4 June 2024
Published 4 June 2024 by AFP
Posted by AFP on 4 June 2024
Posted by admin, source AFP
Jane Doe, AFP
Jane Doe (AFP)
Jane Doe / AFP
Jane Doe | AFP
By Jane Doe, AFP
By Jane Doe (AFP)
By Jane Doe for AFP
By Jane Doe of AFP
By Jane Doe with AFP
By Jane Doe and AFP
By our correspondent and AFP
By our desk, with AFP
Our desk with AFP
Our desk, AFP
Newsroom, AFP
Newsroom (with AFP)
With AFP
With files from AFP
With material from AFP
Based on AFP
Based on an AFP report
Adapted from AFP
Compiled from AFP reports
Translated from AFP
Translation: Jane Doe, original: AFP
AFP for The Fjord Gazette
AFP via The Fjord Gazette
The Fjord Gazette / AFP
The Fjord Gazette with AFP
The Fjord Gazette, AFP
Credit: AFP
Copyright AFP
© AFP
AFP news
AFP report
An AFP report
A report by AFP
News from AFP
AFP reports:
AFP writes:
What AFP reports:
We read in AFP:
This text is from AFP.
This article is by AFP.
Text taken from AFP
Wire: AFP
AFP wire
Foreign desk/AFP
dpa
dpa/AFP
(dpa/tel)
Editor: Jane Doe | Source: AFP
Source: AFP | Editor: Jane Doe
Source: AFP, edited by Jane Doe
World | AFP
""".strip().splitlines()
# Lines that lead away from the article, or speak of the outlet.
NO_CREDIT = [
    "More from Reuters",
    "Read also: Reuters moves to a new building",
    "Follow Reuters on Facebook",
    "Subscribe to the AFP newsletter",
    "Minister at odds with the editor of AFP",
    "Photo: AFP",
]


def credits(*blocks: str) -> list[Credit]:
    document = read_text("\n\n".join(blocks), outlet="The Fjord Gazette", published="2024-06-06")
    found = [credit for row in find_credits(document, Registry.load()).values() for credit in row]
    return [credit for credit in found if credit.outlet and credit.scope is not Scope.IMAGE]


@pytest.mark.parametrize("line", BELOW)
def test_a_line_below_an_article_credits_it(line: str) -> None:
    assert Scope.ARTICLE in {credit.scope for credit in credits(HEADLINE, LEAD, SECOND, THIRD, line)}


@pytest.mark.parametrize("line", ABOVE)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_above_an_article_credits_it(line: str, gap: str) -> None:
    found = credits(f"{HEADLINE}{gap}{line}", LEAD, SECOND, THIRD)
    assert {credit.scope for credit in found} & {Scope.ARTICLE, Scope.CONTINUED}


@pytest.mark.parametrize("line", NO_CREDIT)
def test_a_line_that_leads_elsewhere_credits_nothing(line: str) -> None:
    assert not credits(HEADLINE, LEAD, SECOND, THIRD, line)


@pytest.mark.parametrize(
    "lead", ["Reuters reports:", "Here is what Reuters has learned:", "According to Reuters:"]
)
def test_a_line_with_a_colon_credits_the_items_that_it_leads_in(lead: str) -> None:
    document = read_text(
        "\n\n".join((HEADLINE, LEAD, lead, f"- {SECOND}", f"- {THIRD}", LEAD[2:])), outlet="The Post"
    )
    found = find_credits(document, Registry.load())
    credited = [
        s.text for s in document.sentences if any(c.outlet == "Reuters" for c in found.get(s.index, ()))
    ]
    assert credited == [lead, f"- {SECOND}", f"- {THIRD}"]


@pytest.mark.parametrize("bullet", ["", "- ", "• ", "* ", "1) ", "2. "])
def test_a_name_with_a_colon_credits_its_item(bullet: str) -> None:
    found = credits(HEADLINE, LEAD, f"{bullet}Reuters: {SECOND}", THIRD)
    assert [credit.outlet for credit in found] == ["Reuters"]


def test_a_line_with_a_colon_credits_no_more_than_the_next_paragraph() -> None:
    document = read_text(
        "\n\n".join((HEADLINE, LEAD, "In Oslo, Reuters reports:", SECOND, THIRD)), outlet="The Post"
    )
    found = find_credits(document, Registry.load())
    body = [s for s in document.sentences if s.role is Role.BODY]
    assert [bool(found.get(s.index)) for s in body if s.text in (SECOND, THIRD)] == [True, False]


@pytest.mark.parametrize(
    "behind",
    [
        "That is according to Reuters.",
        "This was reported by Reuters.",
        "That's what the Reuters news agency reports.",
    ],
)
def test_a_sentence_that_only_credits_credits_the_one_before(behind: str) -> None:
    document = read_text("\n\n".join((HEADLINE, LEAD, f"{SECOND} {behind}", THIRD)), outlet="The Post")
    found = find_credits(document, Registry.load())
    outlets = [{c.outlet for c in found.get(s.index, ()) if c.outlet} for s in document.sentences]
    assert outlets == [set(), set(), {"Reuters"}, {"Reuters"}, set()]


def test_what_a_sentence_tells_besides_keeps_its_credit_to_itself() -> None:
    behind = "That was reported by Reuters before the owner went to bed."
    document = read_text("\n\n".join((HEADLINE, LEAD, f"{SECOND} {behind}", THIRD)), outlet="The Post")
    found = find_credits(document, Registry.load())
    assert not any(c.outlet for c in found.get(2, ()))
