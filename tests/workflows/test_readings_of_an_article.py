"""How the aligner sees an article: who reports at first hand is not soon held to have taken a sentence."""

from dataclasses import replace

import pytest

from provenance.outlets import Registry
from provenance.reading import read_text
from provenance.text.dates import later
from provenance.workflows.readings import as_reading, as_sources


@pytest.mark.parametrize(
    ("outlet", "primary"),
    [
        ("Reuters", True),
        ("BBC", True),
        ("Ministry of Health of Estvale", True),
        ("West Ardle Police", True),
        ("The Fjord Gazette", False),
        ("The Police Gazette", False),
        ("Cheese & Crumbs", False),
        ("BARBER SOCIETY NEWSLETTER", False),
        ("ORBIT TODAY", False),
        (None, False),
    ],
)
def test_agencies_broadcasters_and_offices_report_at_first_hand(outlet: str | None, primary: bool) -> None:
    article = read_text("Fog\n\nA ferry collided with a barge in thick fog on Tuesday.", outlet=outlet)
    reading, _ = as_reading(article, {}, Registry.load())
    assert reading.primary is primary


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("Brenn Post visited the quay on Monday, where flowers lay.", True),
        ("Our reporter saw flowers on the quay.", True),
        ("The mayor told us that flowers lay there.", True),
        ("The mayor tells us at the quay that flowers lie there.", True),
        ("Speaking to this newspaper, the mayor recalled the flowers.", True),
        ("We met the mayor on the quay, where flowers lay.", True),
        ("“We met the mayor on the quay,” a sailor said.", False),
        ("“Our team is proud,” the mayor said.", False),
        ("A post stood on the quay in Brenn.", False),
    ],
)
def test_sentences_about_the_articles_own_people_are_told_apart(sentence: str, own: bool) -> None:
    article = read_text(
        f"Flowers\n\n{sentence}\n\nNine boats lay in the harbour of Brenn that day.", outlet="Brenn Post"
    )
    reading, _ = as_reading(article, {}, Registry.load())
    assert [place in reading.own for place, text in enumerate(reading.sentences) if text == sentence] == [own]


def test_who_speaks_to_the_article_itself_speaks_on_in_the_next_sentence() -> None:
    told = (
        "The mayor tells us that flowers lie there.",
        "“Ask me again in May,” she says.",
        "Nine boats lay there.",
    )
    article = read_text("\n\n".join(("Flowers", " ".join(told))), outlet="Brenn Post")
    reading, _ = as_reading(article, {}, Registry.load())
    assert [text for place, text in enumerate(reading.sentences) if place in reading.own] == list(told[:2])


DATES = [
    None,
    "2031-09-11",
    "2031-09-12",
    "2031-09-12T08:00:00",
    "2031-09-12T09:30:00",
    "2031-09-13T00:10:00",
]


def test_sources_are_in_the_order_that_their_dates_tell_for_sure() -> None:
    article = read_text("Fog\n\nA ferry collided with a barge in thick fog on Tuesday.", published=DATES[2])
    documents = [
        replace(article, id=f"{number} {copy}", published=date)
        for number, date in enumerate(DATES)
        for copy in "ab"
    ]
    for document, source in zip(documents, as_sources(article, documents, Registry.load()), strict=True):
        after = {other.id for other in documents if later(other.published, document.published)}
        hours = {other.id for other in documents if "T" in (other.published or "")}
        assert source.earlier_than == after
        assert source.by_the_clock == (after & hours if document.id in hours else set())
        assert source.possible == (not later(document.published, article.published))
