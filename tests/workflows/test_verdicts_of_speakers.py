"""Words that somebody said: whose they are, and whom he said them to."""

from __future__ import annotations

import re

import pytest
from tunnel_story import ARTICLE, ORIGINAL, OTHER

from provenance.model import Role
from provenance.reading import read_text
from provenance.workflows.trace import trace


@pytest.mark.parametrize(("told", "verdict"), [("AFP", "upstream-only"), ("Xinhua", "credited")])
@pytest.mark.parametrize(
    "quotation",
    [
        '"We have moved a mountain with a teaspoon and four thousand sandwiches," he said.',
        "He said they had moved a mountain with a teaspoon and four thousand sandwiches.",
        '"We have moved a mountain with a teaspoon and four thousand sandwiches."',
    ],
)
def test_words_after_those_told_to_an_outlet_may_credit_it_and_are_no_false_credit(quotation, told, verdict):
    original = ORIGINAL.format(said="said ") + "\n\n" + re.sub(r"\b[Hh]e\b", "Wei", quotation)
    before = f'"I have not slept since Sunday," site manager Wei Jianlin told {told}.'
    article = ARTICLE.format(credit="", foot=f"\n\n{before} {quotation}")
    corpus = [
        read_text(original, outlet="Xinhua", published="2031-09-12T08:15"),
        read_text(OTHER, outlet="BBC", published="2031-09-12T10:00"),
    ]
    record = trace(read_text(article, outlet="Rail Review", published="2031-09-13"), corpus)
    (sentence,) = [s for s in record.sentences if s.text == quotation]
    assert sentence.relation.derived
    assert sentence.verdict is not None
    assert sentence.verdict.value == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (
            "About 2,300 workers have taken part since 2027, in the words of site manager Wei Jianlin.",
            "upstream-only",
        ),
        ("The site's manager has had 2,300 workers, 70 percent of them local, since 2027.", "upstream-only"),
        (
            "Nobody said that 2,300 workers, 70 percent of them local, have taken part since 2027.",
            "uncredited",
        ),
        (
            "Some 2,300 workers, 70 percent of them local, have taken part in the project since 2027.",
            "uncredited",
        ),
    ],
)
def test_the_speaker_of_the_original_is_known_by_office_and_other_words(sentence: str, verdict: str) -> None:
    corpus = [read_text(ORIGINAL.format(said="said "), outlet="Xinhua", published="2031-09-12T08:15")]
    told = "About 2,300 workers, 70 percent of them local, have taken part in the project since 2027."
    text = ARTICLE.format(credit="", foot="").replace(told, sentence)
    article = read_text(text, outlet="Rail Review", published="2031-09-13")
    (found,) = [s for s in trace(article, corpus).sentences if "2,300" in s.text]
    assert found.matches
    assert found.verdict.value == verdict


@pytest.mark.parametrize(
    "before",
    [
        '"Nobody has slept since Sunday," site manager Wei Jianlin said.',
        '"Nobody has slept since Sunday," the transport ministry said.',
        '"Nobody has slept since Sunday," the transport ministry told AFP.',
        "The transport ministry said that nobody had slept since Sunday.",
    ],
)
def test_a_quotation_alone_is_said_by_whoever_spoke_before_it(before: str) -> None:
    quotation = '"We have moved a mountain with a teaspoon and four thousand sandwiches."'
    told = before.replace("told AFP", "said")
    corpus = [
        read_text(
            f"{ORIGINAL.format(said='said ')}\n\n{told} {quotation}", outlet="Xinhua", published="2031-09-12"
        ),
        read_text(OTHER, outlet="BBC", published="2031-09-12T10:00"),
    ]
    article = ARTICLE.format(credit="", foot=f"\n\n{before} {quotation}")
    record = trace(read_text(article, outlet="Rail Review", published="2031-09-13"), corpus)
    (found,) = [s for s in record.sentences if s.text == quotation]
    assert found.verdict.value == "upstream-only"
    nobody = ARTICLE.format(credit="", foot=f"\n\nNobody had slept since Sunday. {quotation}")
    record = trace(read_text(nobody, outlet="Rail Review", published="2031-09-13"), corpus)
    (found,) = [s for s in record.sentences if s.text == quotation]
    assert found.verdict.value == "uncredited"


@pytest.mark.parametrize(
    ("speaker", "verdict"), [("Adaeze Nkuru", "upstream-only"), ("Ilse Brandt", "uncredited")]
)
def test_half_of_a_sentence_may_be_from_another_document_that_names_its_speaker(
    speaker: str, verdict: str
) -> None:
    cut = "The last meter of rock was cut by a student who had won a drawing contest"
    corpus = [
        read_text(ORIGINAL.format(said="said "), outlet="Xinhua", published="2031-09-12T08:15"),
        read_text(OTHER, outlet="BBC", published="2031-09-12T10:00"),
    ]
    text = ARTICLE.format(credit="", foot="").replace(f"{cut}.", f"{cut}, and fish feel it, {speaker} said.")
    article = read_text(text, outlet="Rail Review", published="2031-09-13")
    (found,) = [s for s in trace(article, corpus).sentences if "student" in s.text]
    assert [match.original.outlet for match in found.matches] == ["Xinhua"]
    assert found.verdict.value == verdict


def test_what_an_earlier_text_and_a_later_agency_both_have_from_one_outlet_is_not_the_agencys() -> None:
    """Both heard the broadcaster; the agency wrote it down a day later."""
    told = (
        "The hail over the greenhouses of Orlau was over by five, emergency chief Ivar Holt told Canal Sur.",
        "The swing bridge jammed half open over the canal and stranded 60 barges loaded with beet.",
        "Divers found a bicycle frame and two church candlesticks wedged in the gear below the pier.",
    )
    text = "\n\n".join(("Hail and beet", *told))
    agency = read_text(text, outlet="Reuters", published="2031-09-13")
    article = read_text(text, outlet="Costa Gazette", published="2031-09-12")
    verdicts = [
        s.verdict.value for s in trace(article, [agency]).sentences if s.role is Role.BODY and s.verdict
    ]
    assert verdicts[0] == "unresolved"
    assert set(verdicts[1:]) == {"uncredited"}
