"""A speaker of the original who is named in whatever words: not "uncredited", for the article says whose word it is."""

from __future__ import annotations

import pytest

from provenance.credit.named import speaker_in, taken_along
from provenance.credit.speakers import told_by
from provenance.model import Role, Sentence
from provenance.reading import read_text

ORIGINAL = """Tunnel will open in spring

Site manager Wei Jianlin told reporters that the tunnel would open to goods trains in April.
He added that the pumps would have to run for another eleven weeks.
"We have moved a mountain with a teaspoon and nobody has thanked us."
The minister, Ilse Brandt, called the noise "a lullaby for a nation that sleeps too long".
According to welders at the north portal, the night shift slept in the wagons.
Ombal Rail, a firm that owns 9% of the line, said it would pay.
The tunnel is 13 km long.
"""
SPEAKERS = ("Wei Jianlin", "the welders at the north portal", "Ombal Rail")


def told(text: str) -> tuple[str, ...]:
    document = read_text(ORIGINAL)
    (index,) = [s.index for s in document.sentences if text in s.text]
    return told_by(document, index)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("would open to goods", "Wei Jianlin"),
        ("the pumps would", "Wei Jianlin"),
        ("with a teaspoon", "Wei Jianlin"),
        ("a lullaby", "Ilse Brandt"),
        ("slept in the wagons", "welders"),
        ("it would pay", "Ombal Rail"),
    ],
)
def test_whose_words_a_sentence_of_an_original_gives_is_known(text: str, speaker: str) -> None:
    assert any(speaker in name for name in told(text))


def test_a_sentence_that_gives_nobodys_words_has_no_speaker() -> None:
    assert told("13 km long") == ()


@pytest.mark.parametrize(
    ("sentence", "before", "named"),
    [
        ("Jianlin wants goods trains under the lake in April.", "", "Jianlin"),
        ("Wei Jianlin's trains will roll in April.", "", "Wei Jianlin"),
        ("The pumps, he thinks, have eleven weeks to run.", "The site is run by Wei Jianlin.", "Wei Jianlin"),
        ("The pumps, he thinks, have eleven weeks to run.", "The line is run by Ilse Brandt.", None),
        ("“He moved a mountain”, they sing.", "The site is run by Wei Jianlin.", None),
        ("Welders have it that the night shift slept in wagons.", "", "Welders"),
        ("The night shift slept in wagons.", "", None),
        ("Ombal is a lake.", "", None),
    ],
)
def test_a_speaker_is_named_in_whatever_words(sentence: str, before: str, named: str | None) -> None:
    credit = speaker_in(Sentence(0, sentence, 7, 7 + len(sentence), Role.BODY, 0), SPEAKERS, [before])
    assert (credit.name if credit else None) == named
    if credit and not before:
        assert sentence[credit.start - 7 : credit.end - 7] == credit.name


@pytest.mark.parametrize(
    ("original", "taken"),
    [
        ("The boats of the Courier sank on Monday.", False),
        ("On Monday he told a Courier reporter so.", True),
        ("He sold the Courier on Monday.", False),
        ("What he told the Courier is over.", True),
    ],
)
def test_a_name_stands_as_in_the_original_between_the_same_words_an_article_aside(
    original: str, taken: bool
) -> None:
    assert taken_along("It is over, he told the Courier.", "Courier", original) == taken
