"""Text from an article is harmless on a screen, and English is known without a detector."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.display import safe, written_out
from provenance.text.language import detect


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;https://evil.example\x07link\x1b]8;;\x07", "link"),
        ("\x1b]0;title\x1b\\text", "text"),
        ("\x9b2Jgone", "gone"),
        ("a\x00b\x08c\x7f", "abc"),
        ("safe\u202etxt.exe", "safetxt.exe"),
        ("\u2066isolated\u2069", "isolated"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("zero\u200bwidth", "zerowidth"),
        ("lone \ud800 half", "lone  half"),
        ("tab\tand\nline", "tab\tand\nline"),
    ],
)
def test_nothing_that_steers_a_terminal_is_left(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_bytes_of_a_path_that_are_no_text_are_written_out() -> None:
    assert written_out(b"caf\xe9/\xc3\xbc.txt".decode("utf-8", "surrogateescape")) == "caf\\xe9/ü.txt"


@pytest.mark.parametrize("text", ["Brevik – “да”, café, 東京, العربية, naïve", "1 < 2 & 3", ""])
def test_what_a_reader_can_see_stays(text: str) -> None:
    assert safe(text) == text


@given(st.text())
def test_the_result_is_printable_and_safe_again(text: str) -> None:
    once = safe(text)
    assert safe(once) == once
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in once if c not in "\t\n")
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor of the town said on Monday that the harbour was closed.", "en"),
        ("Der Bürgermeister hat am Montag gesagt, dass der Hafen geschlossen ist.", "de"),
        ("Мэр города заявил в понедельник, что порт закрыт.", "ru"),
        ("El alcalde dijo el lunes que el puerto estaba cerrado por la tormenta.", "es"),
        ("", None),
        ("12:30", None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert detect(text) == language
