"""Text in any common encoding is read as it was written, and the encoding is told."""

from __future__ import annotations

import pytest

from provenance.reading import read_bytes

ENGLISH = "He said “no” to the president’s plan – again – and the café closed at 5 p.m. on Monday."
GERMAN = "Der Präsident hat am Montag gesagt, dass er über die Brücke nach München fährt."
RUSSIAN = "Президент заявил в понедельник, что он не поедет на встречу в Москву. Об этом сообщает агентство."
CHINESE = "中国外交部发言人星期一在北京说，两国关系很好。他还说，双方将继续合作。"


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        (ENGLISH, "utf-8", "UTF-8"),
        (ENGLISH, "utf-8-sig", "UTF-8 with byte order mark"),
        (ENGLISH, "utf-16", "UTF-16"),
        (ENGLISH, "utf-16-le", "UTF-16 without byte order mark"),
        (ENGLISH, "utf-16-be", "UTF-16 without byte order mark"),
        (ENGLISH, "utf-32", "UTF-32"),
        (ENGLISH, "cp1252", "Windows-1252"),
        (GERMAN, "latin-1", "Windows-1252"),
        (RUSSIAN, "utf-8", "UTF-8"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "cp866", "cp866"),
        (RUSSIAN, "utf-16-le", "UTF-16 without byte order mark"),
        (CHINESE, "gb18030", "gb18030"),
    ],
)
def test_the_text_comes_out_as_it_was_written(text: str, codec: str, label: str) -> None:
    document = read_bytes(text.encode(codec), name="story.txt")
    assert document.text == text
    assert document.encoding == label


def test_a_page_may_declare_its_encoding() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    document = read_bytes(page.encode("cp1251"), name="page.html")
    assert document.text == RUSSIAN
    assert document.encoding == "windows-1251"


@pytest.mark.parametrize(
    "charset",
    ["undefined", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "utf-7", "utf-16", "nonsense"],
)
def test_a_page_that_declares_what_is_no_encoding_of_pages_is_read_by_its_bytes(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>{RUSSIAN} \\u0041</p></body></html>'
    document = read_bytes(page.encode("cp1251"), name="page.html")
    assert document.text == f"{RUSSIAN} \\u0041"
    assert document.encoding == "cp1251"


def test_text_garbled_before_it_came_is_put_right_and_noted() -> None:
    garbled = ENGLISH.encode("utf-8").decode("cp1252", errors="ignore")
    document = read_bytes(garbled.encode("utf-8"), name="story.txt")
    assert "president’s" in document.text
    assert document.notes


@pytest.mark.parametrize("text", [ENGLISH, "The ﬁrst ５ ships … left at ½ past two, “he” said."])
def test_sound_text_is_not_mended(text: str) -> None:
    document = read_bytes(text.encode("utf-8"), name="story.txt")
    assert document.text == text
    assert not document.notes


def test_line_ends_of_every_system_are_line_ends() -> None:
    lines = ["Harbour closed after storm", "The harbour of Brevik was closed on Monday, the mayor said."]
    for end in ("\n", "\r\n", "\r", "\u2028"):
        document = read_bytes(end.join(lines).encode("utf-8"), name="story.txt")
        assert [s.text for s in document.sentences] == lines
