from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.text.quotes import find_quotes

QUOTED = [
    ('"Yes," he said. "No."', ["Yes,", "No."]),
    ("“The dam holds,” she said", ["The dam holds,"]),
    ("„Der Damm hält“, sagte sie", ["Der Damm hält"]),
    ("»Der Damm hält«, sagte sie", ["Der Damm hält"]),
    ("« Le barrage tient », dit-elle", ["Le barrage tient"]),
    ("「はい」と言った", ["はい"]),
    ("The pilot said ‘I don’t know’ twice.", ["I don’t know"]),
    ("'The workers' rights are ours,' she said.", ["The workers' rights are ours,"]),
    ("``We left'' he said", ["We left"]),
    ("''We left'' he said", ["We left"]),
    ('the so-called "experts" came', ["experts"]),
    ("He said “they told us ‘leave’ and went”.", ["they told us ‘leave’ and went", "leave"]),
]
NOT_QUOTED = [
    "the protesters' demands and the ministers' reply",
    "Rock 'n' roll of the '90s, y'all",
    'a pipe 5" wide and 6" long',
    "It’s Kazakhstan’s, isn’t it",
    '""',
    '"',
    "",
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotes_of_every_kind_of_mark_are_found_without_their_marks(text: str, expected: list[str]) -> None:
    assert [quote.text for quote in find_quotes(text)] == expected


@pytest.mark.parametrize("text", NOT_QUOTED)
def test_apostrophes_and_inches_are_no_quotes(text: str) -> None:
    assert find_quotes(text) == []


def test_a_sentence_cut_from_a_longer_quote_shows_only_one_mark_and_is_still_quoted() -> None:
    assert [q.text for q in find_quotes("“We will come back.")] == ["We will come back."]
    assert [q.text for q in find_quotes('We will come back," he said.')] == ["We will come back,"]


def test_each_paragraph_of_a_long_quote_is_a_quote_and_what_follows_is_not() -> None:
    text = "“First we dug.\n\n“Then we waited.” He left.\n\nNothing more was said."
    assert [q.text for q in find_quotes(text)] == ["First we dug.", "Then we waited."]


def test_an_unclosed_quote_ends_with_its_paragraph() -> None:
    assert [q.text for q in find_quotes("He said “we stay.\n\nThe town slept.")] == ["we stay."]


@settings(deadline=None)
@given(st.text(alphabet="ab .,\n\"“”„«»‹›「」'‘’‚`s1"))
def test_spans_point_at_their_text_whatever_the_marks(text: str) -> None:
    for quote in find_quotes(text):
        assert text[quote.start : quote.end] == quote.text == quote.text.strip() != ""


@settings(deadline=None)
@given(st.lists(st.sampled_from(["We left", "It's over", "the boys' turn", "no"]), min_size=1, max_size=5))
def test_words_between_curly_marks_come_back_as_they_were_put_in(parts: list[str]) -> None:
    text = " He spoke. ".join(f"“{part}”" for part in parts)
    assert [quote.text for quote in find_quotes(text)] == parts


def test_a_page_of_opening_marks_is_read_in_step_with_its_length() -> None:
    # Each mark would look through all that are open, were their number not bounded.
    assert find_quotes("“„'" * 20_000) == []
