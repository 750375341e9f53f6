"""Bad input gets one clear sentence, and hostile input an end."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.errors import ReadingError
from provenance.reading import LARGEST, read_bytes, read_path, read_text

SENTENCE = "The harbour of Brevik was closed on Monday, the mayor said."


def message(data: bytes | list[int]) -> str:
    with pytest.raises(ReadingError) as caught:
        read_bytes(bytes(data), name="story.txt")
    return str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"gone\.txt does not exist; check the name"):
        read_path(tmp_path / "gone.txt")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="is a folder, not a file; give the articles in it"):
        read_path(tmp_path)


@pytest.mark.parametrize("data", [b"", b"   \n\t\n ", b"\xef\xbb\xbf", "\ufeff \n".encode("utf-16-le")])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    assert "give a file with the text of an article" in message(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04" + bytes(50), "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG image"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\x7fELF\x02\x01\x01" + bytes(50), "a program"),
        (b"text\x00\x01\x02\x00\x00more" * 40, "a binary file"),
        (bytes(range(256)) * 8, "a binary file"),
    ],
)
def test_a_binary_file_is_called_what_it_is(data: bytes, what: str) -> None:
    text = message(data)
    assert text.startswith(f"story.txt is {what}")
    assert "save the article as plain text or HTML" in text


def test_references_without_articles_are_called_what_they_are() -> None:
    with pytest.raises(ReadingError, match=r"a list of references \(RIS\) without the articles, not text"):
        read_bytes(b"TY  - NEWS\nTI  - Crane falls\nT2  - AFP\nER  - \n", name="zotero.ris")


def test_text_in_no_known_encoding_is_refused_with_advice() -> None:
    assert "save it again as UTF-8" in message([0x80 + (i * i * 7 + 13 * i) % 128 for i in range(400)])


def test_broken_utf_16_is_refused_with_advice() -> None:
    assert "save it again as UTF-8" in message(b"\xff\xfe" + "Brevik".encode("utf-16-le") + b"\x00\xd8\x20")


def test_a_file_beyond_the_limit_is_refused_and_the_limit_named() -> None:
    assert "the limit is 10 MB" in message(b"a" * (LARGEST + 1))


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ReadingError, match="50 MB"):
        read_path(path)


def test_an_endless_device_is_refused() -> None:
    with pytest.raises(ReadingError, match="/dev/zero"):
        read_path("/dev/zero")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(ReadingError, match=r"cannot be read|does not exist"):
        read_path("story\0.txt")


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "“a" * 100_000, "word " * 60_000, ". " * 100_000, "\n".join("ab" * 9_000)]
)
def test_one_endless_line_comes_to_an_end(text: str) -> None:
    assert read_text(text).sentences


def test_a_page_without_text_says_so() -> None:
    text = message(
        b"<!doctype html><html><head><title>x</title></head><body><script>1</script></body></html>"
    )
    assert "web page without any text" in text


def read_or_message(page: str) -> str:
    """The last sentence of the page, or the name that the refusal gives."""
    try:
        return read_bytes(page.encode(), name="deep.html").sentences[-1].text
    except ReadingError as error:
        return str(error).split()[0]


def test_a_deeply_nested_page_is_read_or_refused_but_never_crashes() -> None:
    for depth in (300, 5_000, 60_000):
        page = "<html><body>" + "<div>" * depth + f"<p>{SENTENCE}</p>"
        assert read_or_message(page) in (SENTENCE, "deep.html")


def test_what_is_lost_in_a_deeply_nested_page_is_said() -> None:
    deep = "<div>" * 5_000 + f"<p>{SENTENCE}</p>"
    assert "nested too deeply" in message(f"<html><body>{deep}</body></html>".encode())
    begun = read_bytes(f"<html><body><p>{SENTENCE}</p>{deep}</body></html>".encode(), name="deep.html")
    assert [s.text for s in begun.sentences] == [SENTENCE]
    assert "nested too deeply" in begun.notes[0]


@pytest.mark.parametrize(
    "body",
    [
        "<p>" + "<a href='x'>word</a> " * 20_000,
        "<p>" + f"{SENTENCE} " * 2_000,
        f"<p>{SENTENCE}</p>" * 2_000,
        "<b><i><p>" * 5_000 + SENTENCE,
        "<div>word " * 2_000,
    ],
)
def test_a_monstrous_page_comes_to_an_end(body: str) -> None:
    assert read_bytes(f"<html><body>{body}".encode(), name="page.html").sentences


@pytest.mark.parametrize(
    "part", ["A-", "A. ", "A b ", "A/", "Aa, 1 ", "(A ", "A.A'a ", "Jan 1 (", "- ", "“A", "A: "]
)
def test_no_row_of_marks_stalls_the_search_for_a_dateline(part: str) -> None:
    assert read_text(part * 60 + SENTENCE).sentences


def test_zeros_and_lone_surrogates_do_not_reach_the_text() -> None:
    document = read_text(f"{SENTENCE}\x00 The \ud800 ships \u202ewaited outside all night long.")
    assert "\x00" not in document.text
    assert "\u202e" not in document.text
    document.text.encode("utf-8")


def test_a_page_without_an_article_says_so() -> None:
    document = read_text("Share this story\nMore from this journal\nhttps://example.org/")
    assert not document.sentences
    assert document.notes == ("Nothing on this page reads as the text of an article.",)


@pytest.mark.parametrize("text", ["Harbour closed", "…", "?", "1", "«»", "https://example.org/"])
def test_the_smallest_texts_are_documents(text: str) -> None:
    document = read_text(text)
    assert "".join(s.text for s in document.sentences) + "".join(d.text for d in document.dropped) == text


@pytest.mark.parametrize("published", ["2022", "2022-01", "2022-13-40", "some day"])
def test_a_date_that_cannot_be_read_is_refused_where_it_is_given(published: str) -> None:
    with pytest.raises(ReadingError, match="is no date that the story can bear; give a day"):
        read_text("The ferry sank off the cape.", name="the story", published=published)
