"""Verdicts where the outlet is named in a way of its own: a false "miscredited" is the worst mistake."""

from __future__ import annotations

import pytest
from tunnel_story import ARTICLE, ORIGINAL, OTHER, verdicts

from provenance.model import Role
from provenance.reading import read_text
from provenance.workflows.trace import trace


@pytest.mark.parametrize(
    ("outlet", "credit", "verdict"),
    [
        ("The Associated Press", ", the AP reported", "credited"),
        ("Deutsche Presse-Agentur", ", dpa reported", "credited"),
        ("The Brenn Herald", ", the Herald reported", "credited"),
        ("brennherald.com", ", Brenn Herald reported", "credited"),
        ("L’Écho de Brenn", ", L’Echo de Brenn reported", "credited"),
        ("brennherald.com", ", brennherald.com reported", "credited"),
        ("The Brenn Herald", ", according to www.brennherald.com", "credited"),
        ("The Brenn Herald", " (write to info@brennherald.com)", "uncredited"),
        ("RIA Novosti", ", Rossiya Segodnya reported", "credited"),
        ("Xinhua", ", the BBC reported, citing Xinhua", "credited"),
        ("Xinhua", ", the BBC reported", "miscredited"),
        ("Xinhua", ", the Chinese state news agency reported", "upstream-only"),
        ("Xinhua", ", Chinese state media reported", "upstream-only"),
        ("Xinhua", ", Russian state media reported", "uncredited"),
        (None, ", Xinhua reported", "unresolved"),
    ],
)
def test_the_outlet_is_known_by_any_of_its_names(outlet, credit, verdict):
    assert verdicts(outlet, credit)[0] == verdict


def test_a_note_of_contribution_credits_the_whole_article():
    assert verdicts("AP", foot="\n\nThe Associated Press contributed to this report.") == ["credited"] * 3


def test_an_outlet_needs_not_credit_itself():
    assert verdicts("Xinhua", own="Xinhua News Agency") == ["credited"] * 3


def test_an_outlet_that_the_original_names_in_another_sentence_is_upstream():
    assert (
        verdicts("Xinhua", ", Canal 9 reported", said="the Canal 9 channel reported, quoting ")[0]
        == "upstream-only"
    )


@pytest.mark.parametrize(
    "words",
    [
        " - all this from the Brenn Herald, bless it",
        "; credit where it is due, brenn herald",
        " (the Brenn Herald saw the drill head)",
    ],
)
def test_naming_the_outlet_in_any_words_is_a_credit(words):
    assert verdicts("The Brenn Herald", words)[0] == "credited"


@pytest.mark.parametrize(
    ("outlet", "words", "verdict"),
    [
        ("WAM", ", WAM said", "credited"),
        ("PA Media", ", PA understands", "credited"),
        ("PA Media", ", it is understood by PA", "credited"),
        ("PA Media", ", as his PA knew", "uncredited"),
        ("TT", ", which is fifteen times an Audi TT", "uncredited"),
        ("Variety", ", Variety has confirmed", "credited"),
        ("Variety", " (Variety)", "credited"),
        ("Variety", " in a great Variety of colours", "uncredited"),
        ("Mehr", ", Mehr reported", "credited"),
    ],
)
def test_a_name_that_is_also_a_word_or_anothers_means_the_outlet_that_the_text_is_from(
    outlet, words, verdict
):
    assert verdicts(outlet, words)[0] == verdict


@pytest.mark.parametrize(
    ("outlet", "words", "verdict"),
    [
        ("Toronto Star", ", he told the Star", "credited"),
        ("Daily Nation", ", the Nation reported", "credited"),
        ("The Telegraph (India)", ", he told The Telegraph", "credited"),
        ("The Guardian Nigeria", ", he told The Guardian", "credited"),
        ("Daily Mirror (Sri Lanka)", ", the Daily Mirror reported", "credited"),
        ("Channel NewsAsia", ", he told CNA", "credited"),
        ("Free Merrow Today", ", he told FMT", "credited"),
        ("The Brenn Monitor", ", he told the Monitor", "credited"),
        ("Toronto Star", " and carried a star", "uncredited"),
        ("Toronto Star", ", he told the Globe and Mail", "miscredited"),
    ],
)
def test_of_namesakes_the_one_is_meant_that_the_text_is_from(outlet, words, verdict):
    assert verdicts(outlet, words)[0] == verdict


@pytest.mark.parametrize(
    ("outlet", "foot"),
    [("The Daily Star (Bangladesh)", "Source: The Daily Star"), ("CNA", "(CNA)")],
)
def test_a_line_that_does_nothing_but_give_such_a_name_credits_the_article(outlet, foot):
    assert verdicts(outlet, foot=f"\n\n{foot}") == ["credited"] * 3


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (", the AAP said in a tweet", "uncredited"),
        (", RBC analysts said", "uncredited"),
        (", the RSS said", "uncredited"),
        (", Hina said", "unresolved"),
        (", BNS reported", "unresolved"),
        (", the BNS news agency reported", "miscredited"),
        (", The Independent reported", "miscredited"),
    ],
)
def test_who_may_not_be_meant_is_no_false_credit(words, verdict):
    assert verdicts("Xinhua", words)[0] == verdict


@pytest.mark.parametrize(
    ("foot", "false"), [("By BNS", True), ("TREND", False), ("MAP", False), ("By PA", False)]
)
def test_a_line_of_a_word_of_every_day_is_no_false_credit(foot, false):
    assert ("miscredited" in verdicts("Xinhua", foot=f"\n\n{foot}")) == false


def test_a_name_that_was_taken_along_with_the_text_credits_nobody():
    said = "fed by the canteen of the Brenn Herald, said "
    copied = ARTICLE.replace("since 2027.", "since 2027, fed by the canteen of the Brenn Herald.")
    corpus = [
        read_text(ORIGINAL.format(said=said), outlet="The Brenn Herald", published="2031-09-12T08:15"),
        read_text(OTHER, outlet="BBC", published="2031-09-12T10:00"),
    ]
    article = read_text(copied.format(credit="", foot=""), outlet="Rail Review", published="2031-09-13")
    body = [s for s in trace(article, corpus).sentences if s.role is Role.BODY]
    assert [s.verdict.value for s in body] == ["uncredited"] * 3


@pytest.mark.parametrize("foot", ["(AFP/Rail Review)", "(AFP/Agencies)", "AFP/staff"])
def test_an_agency_that_signs_together_with_a_newsroom_is_credited(foot: str) -> None:
    assert verdicts("AFP", foot=f"\n\n{foot}") == ["credited"] * 3
    assert verdicts("AFP", foot="\n\n(AFP/Jane Roe)") == ["uncredited"] * 3


def test_naming_another_outlet_in_passing_is_no_credit_of_this_one():
    assert verdicts("Xinhua", " - so much for the Brenn Herald")[0] == "uncredited"


@pytest.mark.parametrize(
    "foot",
    [
        "\n\nOurs, after what Xinhua wired us.",
        "\n\nXinhua had the text before we did.",
        "\n\nXinhua.",
        "\n\nCopy: Xinhua",
    ],
)
def test_who_is_named_in_whatever_words_where_the_article_ends_is_credited_for_it(foot):
    assert verdicts("Xinhua", foot=foot)[:3] == ["credited"] * 3


@pytest.mark.parametrize(
    "foot",
    [
        "\n\nRead the Xinhua story on the fishermen.",
        "\n\nXinhua has declined to say what the text of its contract with the tunnel firm is.",
        "\n\nThe drill will be shown in a museum, next to a camera of Xinhua and the first lamp of the mine.",
    ],
)
def test_what_befalls_an_outlet_where_the_article_ends_credits_nobody(foot):
    assert verdicts("Xinhua", foot=foot)[0] == "uncredited"


def test_where_two_agencies_tell_a_sentence_the_one_that_is_named_may_be_its_source() -> None:
    """Who of them was copied the words cannot tell."""
    statement = "About 2,300 workers, 70 percent of them local, have taken part in the project since 2027."
    second = (
        f"Drill reaches far shore\n\nThe mayor of Mbiri danced on the quay until midnight.\n\n{statement}"
    )
    wire = read_text(ORIGINAL.format(said="said "), outlet="Xinhua", published="2031-09-12T08:15")
    text = ARTICLE.format(credit="", foot="").replace("since 2027.", "since 2027, AFP reported.")
    article = read_text(text, outlet="Rail Review", published="2031-09-13")
    told = {}
    for name, corpus in {
        "one": [wire, read_text(OTHER, outlet="AFP", published="2031-09-12T09:00")],
        "both": [wire, read_text(second, outlet="AFP", published="2031-09-12T09:00")],
    }.items():
        (found,) = [s for s in trace(article, corpus).sentences if "2,300" in s.text]
        told[name] = found.verdict.value
    assert told == {"one": "miscredited", "both": "credited"}


@pytest.mark.parametrize(
    ("named", "verdicts"), [("Rail Review", {"unmatched"}), ("Brenn Herald", {"uncredited"})]
)
def test_an_agency_that_names_the_articles_outlet_later_has_the_text_from_there(
    named: str, verdicts: set[str]
) -> None:
    text = (
        f"{ORIGINAL.format(said='said ')}\n\nThe drill was seen first by {named}, {named} reported on Friday."
    )
    agency = read_text(text, outlet="Reuters", published="2031-09-14T08:15")
    article = read_text(ARTICLE.format(credit="", foot=""), outlet="Rail Review", published="2031-09-13")
    found = [s for s in trace(article, [agency]).sentences if s.role is Role.BODY]
    assert {s.verdict.value for s in found} == verdicts
