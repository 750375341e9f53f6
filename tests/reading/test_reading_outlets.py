"""Who published a page: its own name, never that of the agency whose text it prints."""

from __future__ import annotations

import pytest

from provenance.reading import read_text

BODY = (
    "The harbour of Brevik was closed on Monday after a storm that sank two ships, the mayor said.\n\n"
    "Ferries will not run before Thursday, according to the operator of the line."
)


@pytest.mark.parametrize(
    ("head", "foot", "outlet"),
    [
        ("https://tass.com/world/1502377\nHarbour closed after storm", "", "TASS"),
        ("Harbour closed after storm | AP News\nHarbour closed after storm", "", "AP"),
        (
            "Harbour closed after storm\nHarbour closed after storm - RIA Novosti, 02.03.2021",
            "",
            "RIA Novosti",
        ),
        ("AFP\nHarbour closed after storm\nIssued on: 02/03/2021 - 15:45", "© 2021 AFP", "AFP"),
        ("Harbour closed after storm\nAFP | Brevik | 02/03/2021 - 15:45 GMT", "© 2021 AFP", "AFP"),
        ("Harbour closed after storm\nSource: Xinhua\nEditor: Li\n2021-03-02 15:45:10", "", "Xinhua"),
        ("Brevik Post | Harbour\nHarbour closed after storm", "", "Brevik Post"),
        ("Harbour closed after storm", "© 2021 ANSA S.p.A.", None),
        ("Harbour closed after storm", "© 2021 tass.com", None),
        ("BREVIK GAZETTE\nHarbour closed after storm", "© 2021 AFP", "BREVIK GAZETTE"),
        ("Brevik Post > News\nHarbour closed after storm\nBy Agence France-Presse", "© AFP", "Brevik Post"),
        ("Brevik Post\nHarbour closed after storm\nReuters | 2 March 2021", "Source: Reuters", "Brevik Post"),
        ("dpa international\nHarbour closed after storm", "", "DPA"),
        ("Tide24 - your coastal news\nHarbour closed after storm", "", "Tide24"),
        ("Mast & Keel - the sailing blog with attitude\nHarbour closed after storm", "", "Mast & Keel"),
        (
            "Brevik Harbour Portal\n2 March 2021 20:05\nHarbour closed after storm",
            "",
            "Brevik Harbour Portal",
        ),
        ("Compiled from open sources\nNORWAY/BREVIK - Harbour closed after storm", "", None),
        ("Harbour closed after storm\nShipping / Weather / Environment / Norway", "", None),
        ("dpa-international.com\nHarbour closed after storm\nShipping / Weather / Norway", "", "DPA"),
        ("NEWS SPORT TV FABULOUS DEALS\nHarbour closed after storm", "", None),
        ("WORLD SPORTS NETWORK\nHarbour closed after storm", "", "WORLD SPORTS NETWORK"),
        ("Harbour closed after storm", "Source: Reuters", None),
        ("Harbour closed after storm\nKhaleej Times\n2 March 2021", "", "Khaleej Times"),
        ("Harbour closed after storm\nThe Guardian\nJane Doe in Brevik", "", "The Guardian"),
        ("Harbour closed after storm\nDaily Sabah\nBY DAILY SABAH WITH AGENCIES", "", "Daily Sabah"),
        ("Harbour closed after storm\nGlobal Times\nBy Global Times", "", "Global Times"),
        ("Harbour closed after storm\nThe Guardian\nReuters", "", "The Guardian"),
        ("Harbour closed after storm\nThe Guardian\nBBC", "", None),
        ("Harbour closed after storm\nReuters\n2 March 2021", "", None),
        ("Harbour closed after storm\nXinhua\n2 March 2021", "", None),
        ("Harbour closed after storm", "(With inputs from AFP)", None),
        ("Harbour closed after storm", "", None),
        ("https://brevikpost.example/2021/03/02/harbour\nHarbour closed after storm", "", None),
    ],
)
def test_the_outlet_is_read_off_head_and_foot(head: str, foot: str, outlet: str | None) -> None:
    assert read_text(f"{head}\n\n{BODY}\n\n{foot}").outlet == outlet


@pytest.mark.parametrize(
    ("agency", "firm"),
    [("ANSA", "ANSA S.p.A."), ("Reuters", "REUTERS NEWS LIMITED"), ("Kyodo", "Kyodo Agency Corp.")],
)
def test_an_agency_that_holds_the_rights_as_a_firm_signs_its_own_page(agency: str, firm: str) -> None:
    text = f"Harbour closed after storm\n\nBREVIK, March 2 ({agency}) - {BODY}"
    assert read_text(f"{text}\n\n© 2021 {firm}").outlet == agency
    assert read_text(text).outlet is None


@pytest.mark.parametrize(
    "dateline",
    [
        "BREVIK, March 2 (Reuters) - ",
        "BREVIK, March 2. /TASS/. ",
        "BREVIK (Site News / Sputnik - 2nd March, 2021) ",
        "Brevik (dpa) - ",
    ],
)
def test_an_agency_dateline_does_not_make_a_page_the_agencys(dateline: str) -> None:
    document = read_text(f"Harbour closed after storm\n\n{dateline}{BODY}")
    assert document.outlet is None
    assert dateline.strip() in [s.text for s in document.sentences if s.role == "footer"]


@pytest.mark.parametrize(
    ("stamp", "published"),
    [
        ("2 March 2021 20:00 IST", "2021-03-02T14:30+00:00"),
        ("March 2. 2021. Brevik Wire", "2021-03-02"),
        ("Updated: March 5, 2021 | Published: March 2, 2021", "2021-03-02"),
        ("Updated: March 5, 2021", "2021-03-05"),
        ("Tuesday, March 2nd, 2021, evening edition", "2021-03-02"),
        ("2 MAR, 10:41", None),
    ],
)
def test_the_date_of_publication_is_read_off_the_head(stamp: str, published: str | None) -> None:
    assert read_text(f"Brevik Post\nHarbour closed after storm\n{stamp}\n\n{BODY}").published == published


def test_a_stamp_without_a_year_takes_it_from_the_address() -> None:
    text = (
        f"https://brevikpost.example/2021/harbour-closed\n2 MAR, 10:41\nHarbour closed after storm\n\n{BODY}"
    )
    assert read_text(text).published == "2021-03-02"


@pytest.mark.parametrize(
    "url",
    ["https://x.example/20210302/a.html", "https://x.example/2021/3/2/a", "https://x.example/a-2021-03-02/"],
)
def test_the_address_gives_the_date_where_the_page_does_not(url: str) -> None:
    assert read_text(f"{url}\nHarbour closed after storm\n\n{BODY}").published == "2021-03-02"


@pytest.mark.parametrize(
    "url", ["https://x.example/society/1963517", "https://x.example/19780823", "https://x.example/2021317/"]
)
def test_the_number_of_an_article_is_no_date(url: str) -> None:
    assert read_text(f"{url}\nHarbour closed after storm\n\n{BODY}").published is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Outlet: Reuters", "Reuters"),
        ("outlet: University of Brevik", "University of Brevik"),
        ("Publication: Northern Courier", "Northern Courier"),
        ("Source: Northern Courier", None),
    ],
)
def test_a_head_of_labelled_lines_states_the_outlet(line: str, outlet: str | None) -> None:
    text = f"{line}\nDate: 2021-03-02\n\nBees count to five\n\nThe bees of Brevik have counted to five, it was said."
    document = read_text(text)
    assert document.outlet == outlet
    assert document.title == "Bees count to five"
    assert document.published == "2021-03-02"


@pytest.mark.parametrize(
    ("byline", "outlet"),
    [
        ("By Ann Roe and Jon Lund, Brevik Courier staff", "Brevik Courier"),
        ("ANN ROE Brevik Courier Staff Writer", None),
        ("Associated Press and staff", None),
        ("Brevik Courier staff", "Brevik Courier"),
    ],
)
def test_writers_are_no_part_of_the_name_of_their_paper(byline: str, outlet: str | None) -> None:
    text = f"Bees count to five\n\n{byline}\n\n2 March 2021\n\nThe bees of Brevik have counted to five, it was said."
    assert read_text(text).outlet == outlet
