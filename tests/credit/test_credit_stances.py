"""Whose word a sentence gives beyond what verbs of reporting tell, where its original gives words of somebody."""

from __future__ import annotations

import pytest

from provenance.credit.offices import head_in, office_in
from provenance.credit.silence import is_silent
from provenance.credit.spoken import quoted_by
from provenance.credit.stances import opinions, stand_takers
from provenance.text.speech import find_speech


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Jane Roe rejected the figure.", "Jane Roe"),
        ("Roe, who is seeking a third term in Brenn, has described the levy as poison.", "Roe"),
        ("Brenn Rail declined to repeat its target.", "Brenn Rail"),
        ("The mission of the European Union considers the count sound.", "European Union"),
    ],
)
def test_who_takes_a_stand_is_the_nearest_name_before_it(sentence: str, who: str) -> None:
    assert stand_takers(sentence) == (who,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Roe opened the fair.",
        "Neither rejected the figure.",
        "The levy was rejected by forty votes.",
        "Roe is to promised lands what the dog is to bones.",
    ],
)
def test_who_does_something_else_takes_no_stand(sentence: str) -> None:
    assert stand_takers(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Patient groups called it a scandal.", "Patient groups"),
        ("There are votes enough, he thinks, for a new cabinet.", "he"),
        ("The minister, Jane Roe, opened the fair and promised a second one.", "Jane Roe"),
        ("The mayor declined to name them but insisted nobody was lost.", "The mayor"),
        ("The reserves are, in her words, ample.", "her"),
        ("The levy will go, if one believes the finance minister.", "the finance minister"),
        ("The figure was rejected by the transport minister.", "the transport minister"),
        ("Three weeks would cost six boats, calculates Jane Roe at the yard.", "Jane Roe"),
        ("The governor's phrase, that a wedding is no funeral, will stay.", "The governor"),
        ("Delivery lists put the packs at 41,000.", "Delivery lists"),
        ("The authors conclude from the iron that it was near.", "The authors"),
        ("Two officers recount that the gate was open.", "Two officers"),
        ("The mayor linked the step to the flood.", "The mayor"),
        ("Roe leaves it open whether eels are next.", "Roe"),
        ("The surgeon gave a death rate of 3.7 percent.", "The surgeon"),
        ("She put the first estimate of the damage at 80 million.", "She"),
        ("A preliminary count by the region showed 27 houses.", None),
        ("The bridge linked the town.", None),
        ("The harbour was empty at noon.", None),
        ("The crane put the boat on the quay.", None),
        ("The union wanted the score.", None),
    ],
)
def test_whose_view_a_sentence_may_give_is_told_by_more_than_verbs_of_reporting(
    sentence: str, who: str | None
) -> None:
    found = [sentence[start:end] for start, end in opinions(sentence)]
    assert found[:1] == ([who] if who else [])


def test_what_is_longer_than_any_sentence_gives_nobodys_view() -> None:
    assert list(opinions("He thinks so and says so. " * 200)) == []
    assert stand_takers("Roe rejected it. " * 300) == ()


@pytest.mark.parametrize(
    ("sentence", "silent"),
    [
        ("The firm has not responded.", True),
        ("Nobody in the hall mentioned the lake.", True),
        ("The communique says nothing about the lake.", True),
        ("Neither side disclosed the price.", True),
        ("The firm said it would not pay.", False),
        ("The firm not only mentioned the lake.", False),
        ("The firm did not say that the lake was clean.", False),
    ],
)
def test_who_says_nothing_is_told_from_who_says_that_not(sentence: str, silent: bool) -> None:
    assert [is_silent(sentence, speech) for speech in find_speech(sentence)] == [silent]


@pytest.mark.parametrize(
    ("sentence", "speaker", "office"),
    [
        ("A proposal of the fair's director stands.", "Fair director Jane Roe", "fair's director"),
        (
            "The money came from our Ministry of Culture.",
            "the Brennish culture ministry",
            "Ministry of Culture",
        ),
        ("The Ministry of Health paid.", "the Brennish culture ministry", None),
        ("The director of the mine paid.", "Fair director Jane Roe", None),
        ("“The fair director paid.”", "Fair director Jane Roe", None),
        ("The director paid.", "Jane Roe", None),
    ],
)
def test_an_office_is_known_by_its_name_and_one_word_that_tells_which(
    sentence: str, speaker: str, office: str | None
) -> None:
    span = office_in(sentence, speaker)
    assert (sentence[slice(*span)] if span else None) == office


@pytest.mark.parametrize(
    ("sentence", "speaker", "kind"),
    [
        ("Police have eleven names.", "the police of Brenn", "Police"),
        ("Eleven names stand in the statement.", "the statement", "statement"),
        ("To the analysts it is all one.", "two analysts at Brenn Rail", "analysts"),
        ("The inquiry is about a valve.", "two traders familiar with the inquiry", None),
        ("The president has left for Brenn.", "President Jane Roe", None),
        ("“Police have eleven names.”", "the police of Brenn", None),
    ],
)
def test_an_unnamed_speaker_is_known_by_his_kind_and_a_person_is_not(
    sentence: str, speaker: str, kind: str | None
) -> None:
    span = head_in(sentence, [speaker])
    assert (sentence[slice(*span)] if span else None) == kind


SAID = "“We have moved a mountain with a teaspoon,” said Jane Roe."


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("“We have moved a mountain with a teaspoon” is Jane Roe's line.", "Jane Roe"),
        ("In the statement one reads: “We have moved a mountain with a teaspoon.”", "statement"),
        ("“We have moved a mountain with a teaspoon”, as one analyst put it.", "analyst"),
        ("“We have moved a mountain with a teaspoon.”", None),
        ("“We have eaten a cake with a golden fork” is Jane Roe's line.", None),
        ("Jane Roe has a “teaspoon”.", None),
    ],
)
def test_who_stands_beside_a_quotation_that_was_taken_over_is_its_speaker(
    sentence: str, who: str | None
) -> None:
    span = quoted_by(sentence, [SAID])
    assert (sentence[slice(*span)] if span else None) == who
