from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.text.spelling import _ENDINGS, american
from provenance.text.words import STOP_WORDS, ByFragment, stem, stems, token_starts, tokens, words_of

TEXTS = st.text() | st.lists(
    st.sampled_from(
        ["Norvale’s", "don't", "5,135", "3.5", "’s", "_", "naïve", "fire", "²", "—", "'", " ", "\n"]
    )
).map("".join)
WORDS = st.lists(
    st.sampled_from(
        "is es ed ing our or ll er ogue s ence def lic organ lab trav col ys anal ation al".split()
    )
).map("".join)


@given(TEXTS)
def test_between_two_tokens_there_is_only_white_space(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    ends = [0, *(token.end for token in found)]
    starts = [*(token.start for token in found), len(text)]
    assert not "".join(text[end:start] for end, start in zip(ends, starts, strict=True)).strip()


@given(TEXTS)
def test_words_and_starts_are_those_of_the_tokens(text: str) -> None:
    assert words_of(text) == [token.text for token in tokens(text) if token.kind != "punct"]
    assert token_starts(text) == [token.start for token in tokens(text)]


@given(TEXTS)
def test_the_stems_of_a_text_are_those_of_its_words_but_for_stop_words(text: str) -> None:
    content = [word for word in words_of(text) if word.casefold().replace("’", "'") not in STOP_WORDS]
    assert stems(text) == [stem(word) for word in content]


def test_a_fragment_is_read_once_but_one_that_is_longer_than_any_word_is_not_kept() -> None:
    asked: list[str] = []

    def read(fragment: str) -> tuple[str, ...]:
        asked.append(fragment)
        return (fragment,)

    kept = ByFragment(read)
    assert kept.of("to be or\nnot to be") == ["to", "be", "or", "not", "to", "be"]
    assert asked == ["to", "be", "or", "not"]
    kept.of("x" * 100)
    assert list(kept) == asked[:4]


@given(WORDS)
def test_a_word_without_the_letters_of_an_ending_does_not_have_the_ending(word: str) -> None:
    assert all(held in word for held, pattern, _ in _ENDINGS if pattern.search(word))


def test_british_and_american_spellings_become_one() -> None:
    pairs = "organised organized, analyse analyze, labour labor, travelled traveled, catalogue catalog, defence defense"
    assert all(american(one) == american(two) for one, two in map(str.split, pairs.split(", ")))
