"""Each way to credit that stands in a table does so in its example, and what a quick look rules out is none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from credit_documents import credited, document, rows

from provenance.credit import find_credits, voices, ways
from provenance.credit.cues import phrase_start
from provenance.credit.hints import hints_of
from provenance.outlets import Registry

REGISTRY = Registry.load()
NAME = "Reuters"


@pytest.mark.parametrize(
    ("shared", "way"),
    [(shared, way) for shared in ways.ALL for way in shared.ways],
    ids=lambda value: str(value)[:50],
)
def test_each_way_credits_the_outlet_of_its_example_by_itself(
    shared: ways.Ways, way: tuple[str, str]
) -> None:
    example = way[0]
    begin, end = phrase_start(example, example.index(NAME)), example.index(NAME) + len(NAME)
    alone = replace(shared, ways=(way,)).position(f"{example[:begin]}{ways.MARK}{example[end:]}")
    assert alone is not None
    assert alone.part is shared.part
    assert alone.cue
    assert ways.in_other_words(example, begin, end) is not None
    assert credited(find_credits(document(example), REGISTRY).get(0, ())) == [NAME]


@pytest.mark.parametrize(
    ("turn", "example"), [(turn, said) for turn in voices.TURNS for said in (turn.example, turn.also) if said]
)
def test_each_turn_tells_whose_word_its_example_is_by_itself(turn: voices.Turn, example: str) -> None:
    assert re.search(turn.pattern, example, re.IGNORECASE)
    assert list(voices.voices(example, hints_of(example)))


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("No word of the sale was found in Reuters.", []),
        ("Nothing of the kind could be read in Reuters.", []),
        ("The letter was not printed in full by Reuters.", []),
        ("The letter was never leaked, but it was printed in full by Reuters.", [NAME]),
        ("What we did not know we took from Reuters.", [NAME]),
    ],
)
def test_what_is_said_not_to_be_there_is_not_taken_from_there(sentence: str, named: list[str]) -> None:
    assert credited(find_credits(document(sentence), REGISTRY).get(0, ())) == named


def test_what_a_look_at_the_word_before_the_name_rules_out_no_pattern_finds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tables = ("sentences", "reporting", "subjects", "unusual", "freely", "turns", "odd")
    sentences = [row.partition(" =>")[0] for name in tables for row in rows(f"{name}.txt")]
    spots = [
        (text, word.start(), word.end()) for text in sentences for word in re.finditer(r"\b[A-Z]\w+", text)
    ]
    quick = [ways.in_other_words(*spot) for spot in spots]
    monkeypatch.setattr(
        ways, "ALL", tuple(replace(shared, led=frozenset(), reach=120) for shared in ways.ALL)
    )
    assert quick == [ways.in_other_words(*spot) for spot in spots]
    assert sum(position is not None for position in quick) > 150


@pytest.mark.parametrize("opening", ["Nobody wept;in", "The mill is gone.To", "Nine died:at"])
def test_a_stop_without_its_space_before_a_name_is_read_like_any_other(opening: str) -> None:
    spaced = re.sub(r"(?<=[.;:])", " ", opening)
    glued, apart = (
        [(credit.name, credit.kind, credit.cue) for found in credits.values() for credit in found]
        for credits in (
            find_credits(document(f"{start} Reuters they speak of nine boats."), REGISTRY)
            for start in (opening, spaced)
        )
    )
    assert glued == apart


EXAMPLES = [
    *(example for shared in ways.ALL for example, _ in shared.ways),
    *(turn.example for turn in voices.TURNS),
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_word_of_an_example_said_a_thousand_times_is_slow_to_read(example: str) -> None:
    for word in set(example.split()):
        long = example.replace(word, " ".join([word] * 1000), 1)[:2990]
        list(voices.voices(long, hints_of(long)))
        for name in list(re.finditer(NAME, long))[:: max(1, long.count(NAME) // 2)]:
            ways.in_other_words(long, *name.span())
