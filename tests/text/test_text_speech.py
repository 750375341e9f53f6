from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.text.speech import Speech, find_speech, source_after, source_before, speaker_key


@pytest.mark.parametrize(
    ("sentence", "speaker", "cue", "kind"),
    [
        ("Ada Brankov said the bridge was shut.", "Ada Brankov", "said", "person"),
        ("The bridge is shut, Ada Brankov said.", "Ada Brankov", "said", "person"),
        ("“The bridge is shut,” said Ada Brankov, the mayor.", "Ada Brankov", "said", "person"),
        (
            "“The bridge is shut,” says former mayor Ada Brankov.",
            "former mayor Ada Brankov",
            "says",
            "person",
        ),
        (
            "Ada Brankov, the mayor of Brenn, told a radio station it was shut.",
            "Ada Brankov",
            "told",
            "person",
        ),
        ("The mayor, Ada Brankov, said it was shut.", "Ada Brankov", "said", "person"),
        (
            "Beekeeper Ada Brankov, 66, from Brenn, said it was shut.",
            "Beekeeper Ada Brankov",
            "said",
            "person",
        ),
        ("Ada Brankov, from Brenn, said it was shut.", "Ada Brankov", "said", "person"),
        ("Brankov on Friday announced that it was shut.", "Brankov", "announced", "person"),
        ("Earlier on Friday, Brankov also said it was shut.", "Brankov", "said", "person"),
        ("In the evening she added that it was shut.", "she", "added", "pronoun"),
        (
            "According to the Ministry of Transport, it is shut.",
            "the Ministry of Transport",
            "According to",
            "institution",
        ),
        ("It is shut, the Brenn police reported on Monday.", "the Brenn police", "reported", "institution"),
        ("The ministry pointed out that it was shut.", "The ministry", "pointed out", "institution"),
        ("The council called on residents to stay away.", "The council", "called on", "institution"),
        ("It was confirmed by NATO.", "NATO", "confirmed by", "institution"),
        (
            "Officials in the city of Brenn said it was shut.",
            "Officials in the city of Brenn",
            "said",
            "generic",
        ),
        (
            "Two engineers familiar with the matter said so.",
            "Two engineers familiar with the matter",
            "said",
            "generic",
        ),
        ("“It is shut,” said 54-year-old Ada Brankov.", "54-year-old Ada Brankov", "said", "person"),
        ("The bridge is shut, said site manager Ada Brankov.", "site manager Ada Brankov", "said", "person"),
        ("Around 2,500 people came on Monday, states the council.", "the council", "states", "institution"),
        ("The council went on to say that it was shut.", "The council", "went on", "institution"),
        ("The council concluded that it was shut.", "The council", "concluded", "institution"),
        ("Local media reported nine dead.", "Local media", "reported", "generic"),
        ("A driver contacted by this newspaper on Monday said it was shut.", "A driver", "said", "person"),
        ("Satellite data showed a crack.", "Satellite data", "showed", "report"),
        ("“It is shut,” the statement reads.", "the statement", "reads", "report"),
        ("The document stipulates that it shuts at noon.", "The document", "stipulates", "report"),
        ("The statement lays down that it shuts at noon.", "The statement", "lays down", "report"),
        ("The newspaper wrote that it was shut.", "The newspaper", "wrote", "outlet"),
        (
            "Mr. J. K. Brankov and the Transport Ministry denied that.",
            "Mr. J. K. Brankov and the Transport Ministry",
            "denied",
            "institution",
        ),
    ],
)
def test_the_speaker_of_a_sentence_is_found(sentence: str, speaker: str, cue: str, kind: str) -> None:
    found = find_speech(sentence)
    assert [(s.speaker, s.cue, s.kind) for s in found] == [(speaker, cue, kind)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge was shut on Monday.",
        "No injuries were reported.",
        "At least one confirmed case was found.",
        "The government declared a state of emergency.",
        "The mayor announced the dismissal of two officers.",
        "The storm has so far claimed two lives.",
        "Chains went on the gates at noon.",
        "The rebels laid down their arms.",
        "The two firms concluded a contract for gas.",
        "A film shown only once on Brennish state television.",
        "Although the government said it was safe, the bridge fell.",
        "“She said it was shut,” was written on the wall.",
        "The report on the bridge is long.",
        "The United States built it.",
        "",
    ],
)
def test_deeds_nouns_and_concessions_are_nobodys_speech(sentence: str) -> None:
    assert find_speech(sentence) == []


def test_each_of_two_speakers_is_found() -> None:
    found = find_speech("The toll is nine, the ministry said, citing two doctors.")
    assert [(s.speaker, s.cue) for s in found] == [("the ministry", "said"), ("two doctors", "citing")]


def test_a_reason_that_is_cited_is_no_source() -> None:
    assert [s.speaker for s in find_speech("The port, citing poor visibility, said it was shut.")] == [
        "The port"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("President Ada Brankov said so.", "Brankov said so."),
        ("The Ministry of the Interior said so.", "Moravia's Interior Ministry said so."),
        ("The Ministry of Foreign Affairs said so.", "the Foreign Ministry said so."),
        ("The Ministry of Emergency Situations said so.", "the Emergency Situations Ministry said so."),
        ("It is so, the police said.", "Police said so."),
    ],
)
def test_one_speaker_has_one_key_in_two_texts(one: str, other: str) -> None:
    assert speaker_key(find_speech(one)[0]) == speaker_key(find_speech(other)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Interior Ministry said so.", "The Foreign Ministry said so."),
        ("Ada Brankov said so.", "Ivo Kellner said so."),
    ],
)
def test_two_speakers_have_two_keys(one: str, other: str) -> None:
    assert speaker_key(find_speech(one)[0]) != speaker_key(find_speech(other)[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "Clerks work from scribbled notes, and carts are sent away.",
        "The keeper left a humiliating note, and a coin.",
        "Millers grind by official estimates, more or less.",
    ],
)
def test_a_noun_with_an_adjective_is_no_verb_of_saying(sentence: str) -> None:
    assert find_speech(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A source in the federal government notes that he left.",
        "The head of the medical service claims it is so.",
    ],
)
def test_an_adjective_before_the_head_of_a_speaker_leaves_the_verb_one(sentence: str) -> None:
    assert len(find_speech(sentence)) == 1


def test_sources_beside_a_cue_are_read_off() -> None:
    text = "A nurse, quoted by Kyodo, spoke of nine; Kyodo cited a hospital report as well."
    assert source_before(text, text.index("quoted")) == "A nurse"
    assert source_after(text, text.index("a hospital")) == "a hospital report"
    assert source_after("poor visibility", 0) == ""
    assert source_before(", said", 0) == ""


WORDS = st.sampled_from(
    "said told , “ ” . the Ada Brankov who of and according to by was in it ( ) ' citing 9 per".split()
)


@settings(deadline=None, max_examples=300)
@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    for speech in find_speech(text):
        assert isinstance(speech, Speech)
        assert text[speech.start : speech.end] == speech.speaker
        assert text[speech.cue_start : speech.cue_end] == speech.cue
        assert speech.kind in ("person", "institution", "outlet", "generic", "pronoun", "report")
        speaker_key(speech)
