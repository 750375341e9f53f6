"""Laws of reading: nothing is lost, offsets hold, the same text gives the same document."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import ReadingError
from provenance.model import Document
from provenance.reading import read_path, read_text
from provenance.reading.plain import legible

PAGES = Path(__file__).parent / "pages"
SEEDS = Path(__file__).parents[2] / "seeds"
FILES = sorted([*SEEDS.glob("*.txt"), *PAGES.glob("*.txt")])

LINES = st.sampled_from(
    [
        "",
        "The harbour was closed on Monday, the mayor said.",
        "The harbour was closed on Monday, the mayor said. Ships had to wait in the",
        "roadstead until Tuesday.",
        "Harbour closed",
        "https://example.org/20210302/harbour.html",
        "https://example.org/a.jpgExample News",
        "2021-03-02T14:20+0000",
        "By Jane Doe | 2 March 2021 14:20 GMT",
        "harbour, ships",
        "Read also: More ships",
        "BREVIK, March 2 (Example) - The harbour was closed on Monday, the mayor said.",
        "Photo: Example",
        "Source: Example News",
        " date 2021-03-02 Harbour closed The harbour was closed on Monday.",
        "© 2021 Example News",
        '"We wait," she said."Then we go."Ships left on Tuesday, the captain of the port told reporters.',
        "Please enter your comment!",
        "1. First 2. Second",
        "…",
    ]
)
ANY_TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=400)


def pieces_of(document: Document) -> str:
    return "".join(s.text for s in document.sentences) + "".join(d.text for d in document.dropped)


def visible(text: str) -> Counter[str]:
    return Counter("".join(legible(text).split()))


def read_or_none(text: str) -> Document | None:
    try:
        return read_text(text)
    except ReadingError:
        return None


@settings(deadline=None, max_examples=150)
@given(st.lists(LINES, max_size=14).map("\n".join))
def test_every_visible_character_of_a_page_is_a_sentence_or_listed_as_dropped(text: str) -> None:
    document = read_or_none(text)
    if document is not None:
        assert visible(pieces_of(document)) == visible(text)


@settings(deadline=None, max_examples=150)
@given(ANY_TEXT)
def test_every_visible_character_of_any_text_is_kept(text: str) -> None:
    document = read_or_none(text)
    if document is None:
        assert not legible(text).strip()
    else:
        assert visible(pieces_of(document)) == visible(text)


@settings(deadline=None, max_examples=100)
@given(st.one_of(ANY_TEXT, st.lists(LINES, max_size=10).map("\n".join)))
def test_offsets_point_at_the_sentences_and_only_white_space_lies_between(text: str) -> None:
    document = read_or_none(text)
    if document is None:
        return
    position = 0
    for index, sentence in enumerate(document.sentences):
        assert sentence.index == index
        assert document.text[sentence.start : sentence.end] == sentence.text
        assert not document.text[position : sentence.start].strip()
        position = sentence.end
    assert not document.text[position:].strip()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_of_a_real_page_is_lost(path: Path) -> None:
    document = read_path(path)
    assert visible(pieces_of(document)) == visible(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reading_twice_gives_the_same_document(path: Path) -> None:
    assert read_path(path) == read_path(path)


def test_the_id_follows_the_content_and_not_the_place() -> None:
    text = "The harbour was closed on Monday, the mayor of Brevik said on local radio."
    assert read_text(text, path="a.txt").id == read_text(text, path="b.txt").id
    assert read_text(text).id != read_text(text, outlet="Example News").id
    assert read_text(text).id != read_text(text.replace("Monday", "Tuesday")).id


def test_what_the_caller_knows_stands_above_what_the_text_says() -> None:
    document = read_text(
        " date 2021-03-02 The harbour was closed on Monday, the mayor of Brevik said on local radio.",
        outlet="Brevik Post",
        title="Harbour closed",
        published="2021-03-01T10:00+02:00",
        url="https://reuters.com/x",
    )
    assert (document.outlet, document.title) == ("Brevik Post", "Harbour closed")
    assert document.published == "2021-03-01T08:00+00:00"
    assert document.url == "https://reuters.com/x"


WRAPPED = """Bees in the wall

Builders repairing the library of Calderbrook have found a colony of some 80,000 bees behind it,
according to Meridian Wire.

Nina Babik had told her teacher two years ago that the wall of the library was warm, the Oster
Courier reported.
"""


def test_a_number_on_the_last_line_of_a_wrapped_paragraph_is_its_end():
    text = (
        "Harbour closed\n\n"
        "The harbour of Brevik was closed on Monday after a storm that sank two ships, and its\n"
        "new breakwater, on which the town has spent nine million crowns, is to be finished in\n"
        "2038.\n\n"
        "Ferries will not run before Thursday, according to the operator of the hospital boat.\n"
    )
    texts = [sentence.text for sentence in read_text(text).sentences]
    assert [text.split()[-1] for text in texts] == ["closed", "2038.", "boat."]


def test_a_wrapped_sentence_goes_on_before_a_name():
    """A full line of a text that is wrapped elsewhere, too, is no end, though the next one begins with a capital."""
    texts = [sentence.text for sentence in read_text(WRAPPED).sentences]
    assert texts[-1].split()[-4:] == ["the", "Oster", "Courier", "reported."]


def test_a_short_line_before_a_capital_stays_alone():
    """A heading in a wrapped text is no part of the sentence under it."""
    headed = WRAPPED.replace("Nina Babik", "What a girl had known for two long years\nNina Babik")
    texts = [sentence.text for sentence in read_text(headed).sentences]
    assert "What a girl had known for two long years" in texts
