"""Markdown shows text as it stands: no markup, link, mention or reference comes out of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_extremes import HOSTILE
from test_publish_html import everything

from provenance.publish.markdown import escape, print_markdown


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("@team and #12", "&#64;team and &#35;12"),
        ("- no list", "&#45; no list"),
        ("12. no list", "&#49;2. no list"),
        ("| no cell |", r"\| no cell \|"),
        ("http://evil.example", "http&#58;//evil.example"),
        ("see www.evil.example", "see www&#46;evil.example"),
        ("Plain text, 2.3 million (about).", "Plain text, 2.3 million (about)."),
    ],
)
def test_signs_that_markdown_reads_are_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(st.text())
def test_no_text_opens_markup(text: str) -> None:
    shown = escape(text)
    assert not re.search(r"(?<!\\)(\\\\)*[*_`\[\]|~]", shown)
    assert not re.search(r"[<>@#](?!\d+;)", shown.replace("&#", ""))
    assert "\n" not in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_line_and_no_cell(text: str) -> None:
    plain, hostile = print_markdown(everything("plain")), print_markdown(everything(text))
    assert len(hostile.splitlines()) == len(plain.splitlines())
    assert len(re.findall(r"(?<!\\)\|", hostile)) == len(re.findall(r"(?<!\\)\|", plain))
    assert "javascript:alert" not in re.sub(r"\\.", "", " ".join(re.findall(r"\]\(<[^>]*>\)", hostile)))


def test_blocks_become_the_markdown_of_their_kind() -> None:
    text = print_markdown(everything("Ellery"))
    assert text.startswith("# Ellery\n\n## Ellery\n")
    assert "- Ellery: **Ellery**✓ found Ellery" in text
    assert "| Ellery | Ellery |\n|---|---|" in text
    assert "| ✓ found | 3 | Ellery |" in text
