from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.align.profile import merged, profile

LAW = settings(deadline=None, max_examples=100)


@LAW
@given(st.text(max_size=200))
def test_any_text_has_a_profile_whose_parts_agree(text: str) -> None:
    item = profile(text)
    assert item.distinct == set(item.content)
    assert item.numbers <= item.names <= item.distinct
    assert item.plain == item.distinct - item.names
    assert set(item.content) <= set(item.words)
    assert len(item.trigrams) <= max(0, len(item.words) - 2)
    assert len(item.bigrams) <= max(0, len(item.words) - 1)


def test_names_are_told_from_plain_words_but_not_by_the_capital_of_the_first() -> None:
    item = profile("Protesters met Aliyeva in Norvale on 12 May.")
    assert {"aliyeva", "norval"} <= item.names
    assert "protest" in item.plain
    assert "12" in item.numbers


def test_an_acronym_is_a_name_even_at_the_head_of_a_sentence() -> None:
    assert "csto" in profile("CSTO troops left.").names


def test_numbers_in_words_are_numbers() -> None:
    assert {"three", "thousand"} <= profile("about three thousand people").numbers


def test_words_of_reporting_and_of_the_calendar_are_no_content() -> None:
    assert profile("he said on Monday that it was reported").content == ()


def test_british_and_american_spellings_are_one_word() -> None:
    assert profile("the organisation").content == profile("the organization").content


def test_runs_of_words_are_the_same_in_two_sentences_that_share_them() -> None:
    one, two = profile("The old tanker leaves port."), profile("Nobody saw the old tanker leave.")
    assert len(one.trigrams & two.trigrams) == 2
    assert len(one.bigrams & two.bigrams) == 3


def test_a_part_that_no_sentence_has_is_an_error() -> None:
    with pytest.raises(AttributeError, match="colour"):
        profile("The tanker left.").colour  # noqa: B018


def test_two_sentences_read_as_one_hold_what_both_hold_and_no_triple_across() -> None:
    one, two = profile("The tanker left the port."), profile("Twelve sailors stayed.")
    both = merged(one, two)
    assert both.words == one.words + two.words
    assert both.distinct == one.distinct | two.distinct
    assert both.numbers == two.numbers
    assert both.trigrams == one.trigrams | two.trigrams
