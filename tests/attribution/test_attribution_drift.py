from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from provenance.attribution.drift import find_drift
from provenance.attribution.drift.pair import ADDED, DROPPED
from provenance.model import Drift

CHANGED = [
    (
        "The ferry carried 412 passengers and 38 cars, the harbour office said.",
        "The ferry carried 421 passengers and 38 cars, the harbour office said.",
        Drift("number", "412 passengers", "421 passengers"),
    ),
    (
        "Repairs are to last no less than six weeks, two engineers said.",
        "Two engineers think that the repairs will last at least six months.",
        Drift("number", "no less than six weeks", "at least six months"),
    ),
    (
        "The bridge opened at 8:15 a.m. on Monday.",
        "The bridge opened at 8:51 a.m. on Monday.",
        Drift("number", "8:15 a.m.", "8:51 a.m."),
    ),
    (
        "It was the third landslide on the road.",
        "It was the fourth landslide on the road.",
        Drift("number", "third landslide", "fourth landslide"),
    ),
    (
        "The curfew stays in force until March 15.",
        "The curfew stays in force until March 25.",
        Drift("date", "March 15", "March 25"),
    ),
    (
        "The company has run the harbour since 2004.",
        "The company, which has run the harbour since 2014, declined to comment.",
        Drift("date", "2004", "2014"),
    ),
    (
        "Treasurer Milan Horvat and agent Petra Kos are being held.",
        "Treasurer Milan Horvet and agent Petra Kos are being held.",
        Drift("name", "Milan Horvat", "Milan Horvet"),
    ),
    (
        "Wine from Austria was stopped at the border on Friday.",
        "Wine from Australia was stopped at the border on Friday.",
        Drift("name", "Austria", "Australia"),
    ),
    (
        "“We will not leave this valley before winter,” mayor Ida Brandt said.",
        "“We will never leave this village before winter,” mayor Ida Brandt said.",
        Drift(
            "quote",
            "We will not leave this valley before winter,",
            "We will never leave this village before winter,",
        ),
    ),
    (
        '"Nobody will lose a job, but those who stole the fuel will pay for it," he said.',
        '"Those who stole the fuel will pay for it," he said.',
        Drift(
            "quote",
            "Nobody will lose a job, but those who stole the fuel will pay for it,",
            "Those who stole the fuel will pay for it,",
        ),
    ),
    (
        "The driver was reportedly asleep when the train left the station.",
        "The driver was asleep when the train left the station.",
        Drift("hedge", "reportedly", DROPPED),
    ),
    (
        "According to the preliminary version, the roof collapsed under heavy snow, rescuers said.",
        "Heavy snow made the roof collapse, rescuers said.",
        Drift("hedge", "According to the preliminary version", DROPPED),
    ),
    (
        "If convicted, the two men could face up to nine years in prison.",
        "The two men could face up to nine years in prison, the court said.",
        Drift("hedge", "If convicted", DROPPED),
    ),
    (
        "The factory employs about 700 people.",
        "The factory employs 700 people.",
        Drift("hedge", "about 700", "700"),
    ),
    (
        "A new dam will be built above the town next year.",
        "A new dam may be built above the town next year.",
        Drift("hedge", "will be", "may be"),
    ),
    (
        "He was jailed for deals that auditors say robbed the city of its savings.",
        "He was jailed for deals that robbed the city of its savings.",
        Drift("hedge", "that auditors say robbed", "that robbed"),
    ),
    (
        "The minister will not resign over the affair.",
        "The minister will resign over the affair.",
        Drift("negation", "will not resign", "will resign"),
    ),
    (
        "The pilots refused to fly to the capital.",
        "The pilots did not refuse to fly to the capital.",
        Drift("negation", "refused", "did not refuse"),
    ),
    (
        "The harbour will reopen on Sunday, she noted.",
        "The harbour will reopen on Sunday.",
        Drift("attribution", "she noted", DROPPED),
    ),
    (
        "The talks have ended, the minister told Reuters on Monday.",
        "The talks have ended, the minister told Kyodo on Monday.",
        Drift("attribution", "told Reuters", "told Kyodo"),
    ),
    (
        "Three people close to the talks said the parties were near a deal on gas.",
        "The parties are said to be near a deal on gas.",
        Drift("attribution", "Three people close to the talks said", "are said to"),
    ),
    (
        "Police pushed the demonstrators back to the square.",
        "Police pushed the terrorists back to the square.",
        Drift("loaded-word", "the demonstrators", "the terrorists"),
    ),
    (
        "The airline denied wrongdoing in the case.",
        "The airline admitted wrongdoing in the case.",
        Drift("loaded-word", "denied wrongdoing", "admitted wrongdoing"),
    ),
]

CONSISTENT = [
    ("The ferry carried 5,135 people.", "The ferry carried over 5,000 people."),
    ("The queue is 62 miles long.", "The queue is 100 km long."),
    ("The bank opened at 6 pm.", "The bank opened at 18:00."),
    ("At least 30 barges lay idle.", "No fewer than 30 barges lay idle."),
    ("The organisation meets in Alma-Ata.", "The organization meets in Almaty."),
    (
        "The Collective Security Treaty Organization sent troops.",
        "The CSTO sent troops.",
    ),
    ("President Zhomart Abenov left the hall.", "Jomart Abenov, the president, left the hall."),
    ("“The dam is not safe,” he said.", '"The dam isn\'t safe," he said.'),
    ("No one was hurt and the mast was not damaged.", "Nobody was hurt and the mast was not damaged."),
    (
        "He said it was a “plaster on a crack” and left.",
        "The plan is a “plaster on a crack”, he said.",
    ),
    ("The mine opened in November 2011.", "The mine opened in 2011."),
    ("The list grew on Oct. 1.", "The list grew on 1 October."),
    ("The strike ended, the union said.", "The union said that the strike had ended."),
    ("At least 30 barges wait as flood shuts canal, data showed.", "Flood shuts canal, 30 barges wait"),
    ("The town of 2,000 voted in 2002, 2001 and 2000.", "In 2000, 2001 and 2002 the town of 2,000 voted."),
]

SENTENCES = [text for original, article, _ in CHANGED for text in (original, article)]
SENTENCES += [text for pair in CONSISTENT for text in pair]


@pytest.mark.parametrize(("original", "article", "expected"), CHANGED)
def test_a_change_that_matters_is_reported_once_with_its_words(
    original: str, article: str, expected: Drift
) -> None:
    assert find_drift(article, [original]) == (expected,)


@pytest.mark.parametrize(("original", "article"), CONSISTENT)
def test_what_is_consistent_is_no_drift(original: str, article: str) -> None:
    assert find_drift(article, [original]) == ()


def test_weekdays_are_resolved_against_the_day_of_publication() -> None:
    original = ["The harbour will be closed from May 19, officials said."]
    article = "The harbour will be closed from Friday, officials said."
    assert (
        find_drift(article, original, article_published="2023-05-18", original_published="2023-05-18") == ()
    )
    later = "The harbour will be closed from Saturday, officials said."
    (drift,) = find_drift(later, original, article_published="2023-05-18", original_published="2023-05-18")
    assert drift == Drift("date", "May 19", "Saturday")


def test_yesterday_and_the_day_itself_are_one_when_the_dates_say_so() -> None:
    original = ["The committee met today in the old town hall."]
    article = "The committee met yesterday in the old town hall."
    assert (
        find_drift(article, original, article_published="2023-05-19", original_published="2023-05-18") == ()
    )
    (drift,) = find_drift(article, original, article_published="2023-05-18", original_published="2023-05-18")
    assert drift.kind == "date"


def test_a_sentence_merged_from_two_is_compared_with_both() -> None:
    originals = ["The mine opened in 1986.", "It employs 1,100 people."]
    assert find_drift("The mine, opened in 1986, employs 1,100 people.", originals) == ()
    (drift,) = find_drift("The mine, opened in 1986, employs 1,010 people.", originals)
    assert drift == Drift("number", "1,100 people", "1,010 people")


def test_crediting_the_outlet_that_is_cited_beside_the_copier_is_no_move() -> None:
    original = ["The road is open again, Al Jazeera reported."]
    assert find_drift("The road is open again, Reuters reported citing Al Jazeera.", original) == ()


def test_an_agency_may_be_named_by_its_country_but_not_by_another() -> None:
    original = ["The road is open again, the mayor told EFE."]
    assert find_drift("The road is open again, the mayor told the Spanish news agency.", original) == ()
    (drift,) = find_drift("The road is open again, the mayor told the French news agency.", original)
    assert drift.kind == "attribution"


@settings(deadline=None)
@given(st.sampled_from(SENTENCES))
def test_a_sentence_beside_itself_has_no_drift(sentence: str) -> None:
    assert find_drift(sentence, [sentence]) == ()
    assert find_drift(f"  {sentence.upper()}", [sentence]) == ()


@settings(deadline=None)
@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_the_reported_spans_stand_in_the_two_texts(original: str, article: str) -> None:
    for drift in find_drift(article, [original]):
        assert drift.original == ADDED or drift.original in original
        assert drift.article == DROPPED or drift.article in article
        assert drift.original != drift.article


@settings(deadline=None)
@given(st.text(max_size=120), st.lists(st.text(max_size=120), max_size=3))
def test_any_texts_can_be_compared(article: str, originals: list[str]) -> None:
    assert isinstance(find_drift(article, originals), tuple)


@settings(deadline=None)
@given(st.integers(2, 10**6), st.integers(2, 10**6))
def test_another_count_is_a_number_drift_in_both_directions(first: int, second: int) -> None:
    assume(first != second and not {len(str(first)), len(str(second))} & {4})
    one, other = (f"The ferry carried {count:,} passengers to the island." for count in (first, second))
    (there,), (back,) = find_drift(one, [other]), find_drift(other, [one])
    assert there.kind == back.kind == "number"
    assert (there.original, there.article) == (back.article, back.original)


@settings(deadline=None)
@given(st.sampled_from(CHANGED))
def test_numbers_dates_names_and_negations_changed_back_are_the_same_change(
    case: tuple[str, str, Drift],
) -> None:
    original, article, expected = case
    assume(expected.kind in ("number", "date", "name", "negation", "loaded-word"))
    (back,) = find_drift(original, [article])
    assert (back.kind, back.original, back.article) == (expected.kind, expected.article, expected.original)


def test_a_line_of_a_hundred_thousand_figures_is_not_compared() -> None:
    figures = " ".join(str(number) for number in range(100_000))
    assert find_drift(f"{figures} 1", [f"{figures} 2"]) == ()


def test_a_people_for_its_city_is_no_other_name() -> None:
    assert find_drift("A native of Boston won the race.", ["A native Bostonian won the race."]) == ()
