"""Pieces of pages in the cells of tables are read as pages; texts that mention tags and signs stay as they are."""

from __future__ import annotations

import pytest

from provenance.reading import read_text
from provenance.reading.fragment import is_fragment, resolved

FIRST = "The harbour of Brevik was closed on Monday after a storm that sank two ships."
SECOND = "Ferries will not run before Thursday, according to the operator of the line."
THIRD = "The mayor called it the worst night since the flood of 1953."


def paragraphs(text: str) -> list[str]:
    """The paragraphs of what is read from a text."""
    found: dict[int, list[str]] = {}
    for sentence in read_text(text).sentences:
        found.setdefault(sentence.paragraph, []).append(sentence.text)
    return [" ".join(sentences) for sentences in found.values()]


@pytest.mark.parametrize(
    "text",
    [
        "<p>{0}</p><p>{1}</p>",
        "<p>{0}\n<p>{1}",
        "\n <div class='x'>{0}</div>\n<div>{1}</div>",
        "{0}</p><p>{1}</p>",
        "{0}</p>\n<p>{1}",
        "{0}<br><br>{1}",
        "{0}<br />\n{1}",
        "{0}<BR/>{1}<BR/>",
        "<br>{0}<br>{1}",
        "<strong>{0}</strong><br>{1}",
        "&lt;p&gt;{0}&lt;/p&gt;&lt;p&gt;{1}&lt;/p&gt;",
        "<ul><li>{0}</li><li>{1}</li></ul>",
    ],
)
def test_a_piece_of_a_page_has_its_paragraphs_and_no_tags(text: str) -> None:
    assert paragraphs(text.format(FIRST, SECOND)) == [FIRST, SECOND]


def test_the_text_of_a_heading_is_kept() -> None:
    read = read_text(f"<h2>Harbour of Brevik closed</h2><p>{FIRST}</p>")
    assert [sentence.text for sentence in read.sentences] == ["Harbour of Brevik closed", FIRST]


@pytest.mark.parametrize(
    "line",
    [
        "The note said that a < b and b > c, and that the readers of it <3 the port.",
        "The mail came from Jane Roe <jane.roe@example.org> and from John Roe <p.roe@example.org>.",
        "The file was saved by <unknown> at noon, and opened by <unknown> at night.",
        "To open a paragraph type <p>, and to close it type </p>. A line breaks at <br>. It is simple.",
        "Write <b>bold</b> for bold words, and <i>italic</i> for what leans, she told the class.",
        "<p> opens a paragraph and </p> closes it, as every pupil of the class now knows.",
    ],
)
def test_a_text_that_mentions_tags_stays_a_text(line: str) -> None:
    assert paragraphs(f"{line}\n\n{SECOND}\n\n{THIRD}") == [line, SECOND, THIRD]


def test_a_listing_within_a_text_stays_as_it_is() -> None:
    read = read_text(f"{FIRST} {SECOND}\n\n<p>Hello.</p>\n<p>World.</p>\n\n{THIRD} {SECOND[:-1]} too.")
    assert "<p>Hello.</p>" in read.text + " ".join(item.text for item in read.dropped)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("The island&#x27;s port was shut, said the mayor.", "The island's port was shut, said the mayor."),
        ("&quot;We wait,&quot; said the mayor of Brevik.", '"We wait," said the mayor of Brevik.'),
        ("Roe &amp; Sons own the ship that sank on Monday.", "Roe & Sons own the ship that sank on Monday."),
        (
            "The port&amp;#39;s gates were shut, said the mayor.",
            "The port's gates were shut, said the mayor.",
        ),
        ("It paid &pound;40m for the port&nbsp;in May 2019.", "It paid £40m for the port in May 2019."),
    ],
)
def test_signs_that_were_written_out_are_signs_again(written: str, meant: str) -> None:
    assert paragraphs(written) == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "Whoever writes a page has to type &amp; for the sign and, the teacher said.",
        "The list stands at https://example.org/list?a=1&amp;b=2 for all to read, he said.",
        "The firm AT&T; the port; and R&D; all of them were told of it on Monday.",
        "The figures of Marks & Spencer and of B&Bs; were told of on Monday by him.",
    ],
)
def test_signs_that_are_spoken_of_and_addresses_stay(text: str) -> None:
    assert paragraphs(text) == [text]


def test_hostile_markup_in_a_cell_stays_harmless() -> None:
    text = f"<p>{FIRST}</p><script>alert(1)</script><img src=x onerror=alert(2)><p>{SECOND}</p>"
    assert paragraphs(text) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        "word.<br " * 20_000,
        "word.</p> " * 20_000,
        "<p " + "x " * 100_000,
        "&amp;" * 100_000,
        "&amp;#" * 100_000,
        "a.<p>" + " " * 100_000,
        "\n".join(["a.</p>"] * 20_000),
    ],
)
def test_long_texts_of_halves_of_tags_and_signs_stay_as_they_are(text: str) -> None:
    """A pattern that tries many ways shows itself by never coming to an end here."""
    assert not is_fragment(text)
    assert resolved(text) == text
