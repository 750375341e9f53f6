"""Quick looks spare most lines the slow ones; they must never say otherwise than these."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.reading.furniture import _DECORATION, _FAMILIES, _PHRASES
from provenance.text.language import _ENGLISH, _is_surely_english

PHRASES = [line for family in _FAMILIES for line in family.lines]
AROUND = st.sampled_from(["", "> ", "* ", "« ", "| "])
LINES = st.sampled_from(PHRASES).flatmap(
    lambda line: st.from_regex(re.compile(line, re.IGNORECASE | re.DOTALL | re.ASCII), fullmatch=True)
)
WORDS = st.sampled_from([*sorted(_ENGLISH), "Halcyon", "puerto", "l'eau", "3", "Öl", "_", "the-of", "—", "İ"])


def looked_through(text: str) -> str | None:
    bare = text.strip(_DECORATION)
    return next((f.why for f in _FAMILIES if f.pattern.fullmatch(text) or f.pattern.fullmatch(bare)), None)


@settings(deadline=None, max_examples=300)
@given(AROUND, LINES, AROUND)
def test_a_phrase_of_a_page_is_found_by_a_quick_look_too(before: str, line: str, after: str) -> None:
    text = before + line + after
    assert _PHRASES.reason(text) == looked_through(text)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_other_line_is_the_same_for_both(text: str) -> None:
    assert _PHRASES.reason(text) == looked_through(text)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text())
def test_what_is_surely_english_has_enough_english_words_when_they_are_counted(text: str) -> None:
    if _is_surely_english(text):
        words = re.findall(r"[^\W\d_]+", text)
        english = sum(word.lower() in _ENGLISH for word in words)
        assert len(words) >= 8
        assert english >= 0.18 * len(words)


def test_plain_english_is_surely_english_and_spanish_is_not() -> None:
    assert _is_surely_english(
        "The crew of the Halcyon was taken to the port and it is not said who will be in it."
    )
    assert not _is_surely_english(
        "La tripulación del Halcyon fue llevada al puerto, y no se dice quién la recibirá."
    )
