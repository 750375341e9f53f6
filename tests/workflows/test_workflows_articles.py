"""Articles and corpora can be given as people have them: files, folders, patterns, tables, texts, documents."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
import pytest

import provenance
from provenance.corpus.memory import MemoryCorpus
from provenance.errors import CorpusError, ReadingError, SettingsError
from provenance.workflows.articles import as_document, read_articles
from provenance.workflows.corpus_open import as_corpus, corpus_for

STORY = "The harbour wall in Ellery broke on Monday night. Nobody was hurt, the harbour master said.\n"
OTHER = "Ellery's council met for six hours on Tuesday. It voted to raise the parking fees again.\n"


def table(path: Path, header: Iterable[str], *rows: Iterable[str], delimiter: str = ",") -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter).writerows([header, *rows])
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "stories"
    place.mkdir()
    (place / "one.txt").write_text(STORY)
    (place / "two.txt").write_text(OTHER)
    return place


@pytest.mark.parametrize(
    "slip", ["storys/one.txt", "one.text.txt", "stories", "my stories", "old news/one of them.html", "a.csv"]
)
def test_a_slip_in_a_name_is_never_traced_as_an_article(slip: str, folder: Path) -> None:
    with pytest.raises(ReadingError, match="does not exist"):
        provenance.trace(slip, folder)


@pytest.mark.parametrize("kind", [str, Path])
def test_an_address_is_told_from_a_file_that_is_missing(kind: type, folder: Path) -> None:
    with pytest.raises(ReadingError, match=r"https://example\.org/a\.html is an address"):
        provenance.trace(kind("https://example.org/a.html"), folder)
    with pytest.raises(ReadingError, match="is an address"):
        list(provenance.trace_many([kind("https://example.org/news/a")], folder))


def test_a_text_of_one_line_is_an_article() -> None:
    assert as_document("The harbour wall in Ellery broke.").text == "The harbour wall in Ellery broke."


def test_a_table_holds_an_article_in_each_row_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    path = table(
        tmp_path / "news.csv",
        ("Headline", "Body", "Source", "Date"),
        ("A", STORY, "Ellery Post", "2031-03-05"),
    )
    (document,) = read_articles(path)
    assert (document.title, document.outlet, document.published) == ("A", "Ellery Post", "2031-03-05")
    assert document.path == f"{path}#1"
    assert as_document(path) == document


def test_columns_of_any_name_can_be_mapped_and_date_means_published(tmp_path: Path) -> None:
    path = table(
        tmp_path / "n.csv", ("Volltext", "Tag"), (STORY, "5.3.2031"), (OTHER, "6.3.2031"), delimiter=";"
    )
    documents = read_articles(path, columns={"text": "Volltext", "date": "Tag"})
    assert [document.published for document in documents] == ["2031-03-05", "2031-03-06"]
    assert len(corpus_for(path, columns={"text": "Volltext"})) == 2
    with pytest.raises(SettingsError, match="The fields are: text"):
        read_articles(path, columns={"body": "Volltext"})


def test_a_column_that_a_table_lacks_is_told_once_with_those_it_has(tmp_path: Path) -> None:
    path = table(tmp_path / "n.csv", ("Volltext", "Tag"), (STORY, ""), (OTHER, ""))
    with pytest.raises(
        ReadingError, match=r"looked for text, body or content; it has Volltext, Tag\).*--column"
    ):
        read_articles(path)
    with pytest.raises(ReadingError, match="no column 'Day'"):
        read_articles(path, columns={"text": "Volltext", "published": "Day"})
    with pytest.raises(CorpusError) as caught:
        corpus_for(path)
    assert str(caught.value).count("Volltext") == 1


def test_a_row_without_a_text_stops_or_is_told_and_left_out(tmp_path: Path) -> None:
    path = table(tmp_path / "n.csv", ("text", "title"), (STORY, "A"), ("", "B"), (OTHER, "C"), ("", "D"))
    with pytest.raises(ReadingError, match=r"n\.csv#2 and another row: there is no text"):
        read_articles(path)
    told: list[str] = []
    assert [document.title for document in read_articles(path, left_out=told.append)] == ["A", "C"]
    assert len(told) == 1


def test_a_file_that_cannot_be_read_in_a_folder_is_told_and_left_out(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    told: list[str] = []
    assert len(read_articles(folder, left_out=told.append)) == 2
    assert "empty.txt is empty" in told[0]
    with pytest.raises(ReadingError, match=r"empty\.txt is empty"):
        read_articles(folder)


def test_a_saved_trace_is_no_article_and_no_original(folder: Path) -> None:
    result = provenance.trace(folder / "one.txt", [OTHER])
    saved = folder / "trace.json"
    saved.write_text(result.to_json())
    with pytest.raises(ReadingError, match="saved trace"):
        read_articles(saved)
    assert len(corpus_for(folder)) == 2


def test_one_article_is_not_a_table_of_several(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in (STORY, OTHER)))
    with pytest.raises(ReadingError, match="holds 2 articles"):
        as_document(path)


def test_many_articles_are_traced_from_whatever_names_them(folder: Path) -> None:
    paths = sorted(folder.glob("*.txt"))
    for named in (folder, str(folder), f"{folder}/*.txt", paths, iter(paths), [STORY, OTHER], [folder]):
        assert len(list(provenance.trace_many(named, [STORY + OTHER]))) == 2, named


def test_a_corpus_is_whatever_names_documents(folder: Path) -> None:
    documents = [provenance.read_path(path) for path in folder.glob("*.txt")]
    for named in (str(folder), documents, folder.glob("*.txt"), [STORY, documents[0]], [STORY, OTHER]):
        assert len(as_corpus(named)) in (1, 2), named
    with pytest.raises(CorpusError, match="into a list"):
        as_corpus(STORY + OTHER)


def test_the_same_text_with_other_quotation_marks_is_said_to_be_the_same(tmp_path: Path) -> None:
    text = "The mayor's office in Ellery said: \"Nobody's boat was lost.\" The harbour opens on Friday."
    curly = text.replace("'", "\u2019").replace(' "N', " \u201cN").replace('t."', "t.\u201d")
    (tmp_path / "kept.txt").write_bytes(curly.replace(". ", ".\r\n").encode("utf-8-sig"))
    (note,) = [note for note in provenance.trace(text, tmp_path).notes if "identical" in note]
    assert "kept.txt" in note


def test_a_selection_is_given_in_plain_words(folder: Path) -> None:
    (folder / "wire.txt").write_text(
        "https://www.reuters.com/world/a\nWall broken\n2031-03-05T07:30:00Z\n\n" + STORY
    )
    for outlets in ("Reuters", ["reuters"], {"Reuters News Agency"}):
        chosen = provenance.Selection(outlets=outlets)  # type: ignore[arg-type]
        assert len(list(corpus_for(str(folder), chosen).documents())) == 1
    days = (datetime.date(2031, 3, 5), datetime.datetime(2031, 3, 5, 23, 59), pd.Timestamp("2031-03-05"))
    for day in days:
        assert provenance.Selection(since=day).since == "2031-03-05"  # type: ignore[arg-type]
        assert provenance.NetworkOptions(until=day).until == "2031-03-05"  # type: ignore[arg-type]
    assert provenance.Selection(window=pd.Series([3])[0]) == provenance.Selection(window=3)


def test_own_outlets_are_known_when_article_and_originals_are_read(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    entry = {"name": "Ellery Post", "kind": "newspaper", "country": "GB", "domains": ["ellerypost.example"]}
    own.write_text(json.dumps({"outlets": [entry]}))
    page = "https://www.ellerypost.example/a\nWall broken\n2031-03-05T07:30:00Z\n\n" + STORY
    (folder / "post.txt").write_text(page)
    registry = provenance.Registry.load(own)
    assert provenance.trace(folder / "post.txt", [OTHER], registry=registry).article.outlet == "Ellery Post"
    found = provenance.trace(STORY, [folder / "post.txt"], registry=registry)
    assert {match.original.outlet for s in found.sentences for match in s.matches} == {"Ellery Post"}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"threshold": "0.8"}, "threshold must be a probability"),
        ({"threshold": 0.3}, "unsure 0.3"),
        ({"candidates": 2.5}, "whole number"),
    ],
)
def test_settings_of_a_wrong_kind_are_refused_in_one_sentence(wrong: dict[str, object], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        provenance.Settings(**wrong)  # type: ignore[arg-type]


def test_a_corpus_of_the_callers_own_stays_one_though_it_can_be_walked_through() -> None:
    class Shelf(MemoryCorpus):
        def __iter__(self) -> Iterator[str]:
            return (document.id for document in self.documents())

    shelf = Shelf([provenance.read_text(STORY)])
    assert as_corpus(shelf) is shelf


def test_an_empty_name_of_a_corpus_is_not_the_folder_that_one_is_in() -> None:
    with pytest.raises(CorpusError, match="is empty"):
        as_corpus("")


@pytest.mark.parametrize("kind", [provenance.Selection, provenance.NetworkOptions])
@pytest.mark.parametrize(
    ("name", "wrong"), [("window", "3"), ("window", -1), ("since", pd.NaT), ("until", "May")]
)
def test_a_limit_of_a_wrong_kind_is_refused_in_one_sentence(kind: type, name: str, wrong: object) -> None:
    with pytest.raises(SettingsError, match=name):
        kind(**{name: wrong})


def test_a_frame_is_answered_with_what_to_give_instead() -> None:
    frame = pd.DataFrame({"text": [STORY], "other": [OTHER]})
    for call in (
        lambda: read_articles(frame),  # type: ignore[arg-type]
        lambda: list(provenance.trace_many(frame, [OTHER])),  # type: ignore[arg-type]
        lambda: provenance.trace(STORY, frame),  # type: ignore[arg-type]
    ):
        with pytest.raises(ReadingError, match="which column holds the texts"):
            call()
    (found,) = provenance.trace_many(frame["text"], frame["other"])
    assert found.article.text == STORY.strip()


@pytest.mark.parametrize("nothing", [None, float("nan"), 5])
def test_what_can_be_no_article_is_told_as_that(nothing: object) -> None:
    for call in (
        lambda: read_articles([STORY, nothing]),  # type: ignore[list-item]
        lambda: provenance.trace(nothing, [OTHER]),  # type: ignore[arg-type]
        lambda: provenance.trace(STORY, [OTHER, nothing]),  # type: ignore[list-item]
    ):
        with pytest.raises(ReadingError, match=f"this is a {type(nothing).__name__}"):
            call()
