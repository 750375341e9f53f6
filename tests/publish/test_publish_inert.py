"""Text and links from anywhere are harmless on a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.publish.inert import breakable, clean, link, right_to_left


@pytest.mark.parametrize(
    "target", ["https://example.org/a?b=c", "http://example.org", "#s12", "ferries.html", "set_2-b.pdf"]
)
def test_web_addresses_places_on_the_page_and_pages_beside_it_are_links(target: str) -> None:
    assert link(target) == target


@pytest.mark.parametrize(
    "target",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "../up.html",
        "a/b.html",
        "https://evil.example/\x00",
        "https://evil.example/ x",
        'https://evil.example/"onclick="x',
        "#s1 onclick=x",
        "https://e.example/" + "a" * 3000,
    ],
)
def test_anything_else_is_no_link(target: str | None) -> None:
    assert link(target) is None


@given(st.text())
def test_clean_text_holds_no_control_and_no_line_break(text: str) -> None:
    assert not any(ord(c) < 32 or c in "\x7f\u202e\u2066\u200b" for c in clean(text))


@given(st.text(alphabet=st.characters(exclude_characters="\u200b"), max_size=200))
def test_breaking_long_words_changes_no_letter(text: str) -> None:
    assert breakable(text).replace("\u200b", "") == text


def test_only_very_long_words_get_places_to_break() -> None:
    assert breakable("short words stay") == "short words stay"
    assert len(breakable("W" * 50).split("\u200b")) == 7


def test_the_first_letter_tells_the_direction() -> None:
    assert right_to_left("12: توقفت")
    assert not right_to_left("Ferry العبارات")
    assert not right_to_left("123 …")
