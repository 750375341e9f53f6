"""Sentences: news text is split where a reader would, and no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.text.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The pier broke on Sept. 4 in the storm.",
        "The U.S. president met Gen. Brown and Lt. Col. Smith in Washington.",
        "He lives at No. 10 and owns No. 2.",
        "The ship left at 7:05 a.m. Norwegian time.",
        "The ship is due at 9 a.m. Monday.",
        "The ship is due at 9 a.m. Monday in Brevik.",
        "They met on Jan. 9 in Brevik.",
        "The talks on Sept. 9 Smith did not attend.",
        "It was No. 9 Smith who won.",
        "On 9 Nov. Smith left the harbour.",
        "On Friday 9 Nov. Smith left the harbour.",
        "He was born on 9 Jan. 1990 in Brevik.",
        "“It opens on 9 May. Nine are left,” he said.",
        "Mr. and Mrs. Smith met Dr. Jones at St. Mary's.",
        "The firm Petrol d. o. o. of Brevik paid 5 mln euros.",
        "Approx. 5 km of road were washed away.",
        "“There is calm… But there are clashes,” said the mayor.",
        "Is the harbour open? he asked.",
        '"We wait!" she said.',
        "Gens. Brown and Low signed.",
        "The site example.com was down.",
        "It rose 1.5 per cent to 3.25 dollars.",
    ],
)
def test_a_stop_within_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["The harbour is closed.", "Ships wait."],
        ['He said: "Go."', "Then he left."],
        ["“It is over!”", "The crowd cheered."],
        ["And so it went on…", "Nobody came."],
        ["(The mayor was away.)", "Ships waited."],
        ["It happened on January 5.", "Ships waited."],
        ["The show opens on 9 May.", "Nine are in Nagoya."],
        ["The harbour closed on 9 May.", "Smith said so."],
        ["The harbour closed on 9th Sept.", "Smith said so."],
        ["“The show opens on 9 May.”", "Nine are in Nagoya."],
        ["The law was passed in May.", "Nine voted against."],
        ["The harbour opens at 9 a.m.", "Monday was quiet."],
        ["The doors open at 9 a.m.", "Smith said so."],
        ["The answer is no.", "He left."],
        ["The fair opened on Mon.", "He left."],
        ["1. The first item", "2. The second item"],
        ["Officials were silent..", "The harbour stayed shut."],
        ["It ended at 5 p.m.", "The crowd left."],
        ["Он приехал в Москву.", "Потом уехал."],
    ],
)
def test_sentences_are_told_apart(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_sentences_glued_together_are_told_apart_without_a_gap() -> None:
    text = "Traffic is resuming.On Sunday the harbour opened."
    assert split(text) == [(0, 20), (20, 49)]


def test_an_opening_quotation_mark_belongs_to_what_it_opens() -> None:
    assert sentences('He left. But not. "I see!” She said.')[2].startswith('"I see')


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert sentences("Harbour closed\n\nShips wait") == ["Harbour closed", "Ships wait"]


@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(st.sampled_from([*'aZ.…!?"“”’)( \n1•', "Mr.", "The", "p.m.", "1. ", "…"]), max_size=80).map(
            "".join
        ),
    )
)
def test_sentences_and_gaps_reproduce_the_text(text: str) -> None:
    position = 0
    for start, end in split(text):
        assert not text[position:start].strip()
        assert start < end
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()
