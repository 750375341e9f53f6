"""Tables, JSON and their columns: rows become documents, and what is no row is named."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from crane_story import PAGE, STORY, taken

from provenance.errors import ReadingError, SettingsError
from provenance.workflows.corpus_raw import Raw
from provenance.workflows.corpus_rows import Columns
from provenance.workflows.corpus_sources import Sources


def test_rows_are_understood_by_the_usual_column_names(tmp_path: Path) -> None:
    row = {
        "Headline": "Crane falls", "body": STORY, "source": {"name": "Agence France-Presse"},
        "link": "https://afp.example/1", "pubDate": "Sun, 02 Mar 2031 08:00:00 GMT",
        "authors": ["A. Writer", "B. Too"], "lang": "en-GB",
    }  # fmt: skip
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n\n")
    (document,), _ = taken(tmp_path / "rows.jsonl")
    assert (document.title, document.outlet, document.url) == ("Crane falls", "AFP", "https://afp.example/1")
    assert (document.published, document.author) == ("2031-03-02T08:00+00:00", "A. Writer, B. Too")
    assert (document.language, document.path) == ("en", f"{tmp_path / 'rows.jsonl'}#1")


_DAY = "2031-03-02"
_OF_SERVICES = [
    {
        "story_text": STORY,
        "media_name": "AFP",
        "publish_date": _DAY,
        "indexed_date": "2031-03-09",
    },  # Media Cloud
    {"text": STORY, "domain": "afp.com", "seendate": "20310302T000000Z"},  # GDELT
    {"text": STORY, "source": "https://x.example/1", "source-hostname": "AFP", "date": _DAY},  # trafilatura
    {"maintext": STORY, "source_domain": "www.afp.com", "date_publish": f"{_DAY} 00:00:00"},  # news-please
    {"Notes": "", "Text": STORY, "Publication Title": "AFP", "Date": _DAY},  # Zotero, with the text added
    {"fields": {"bodyText": STORY, "publication": "AFP"}, "webPublicationDate": _DAY},  # Guardian
    {"_index": "news", "_source": {"text": STORY, "source": "AFP", "date": _DAY}},  # Elasticsearch
    {"body": STORY, "source": {"uri": "afp.com", "title": "AFP"}, "date": _DAY},  # Event Registry
]


@pytest.mark.parametrize("row", _OF_SERVICES)
def test_the_columns_of_services_for_news_are_known(tmp_path: Path, row: dict[str, object]) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps(row))
    (document,), skipped = taken(tmp_path / "rows.jsonl")
    assert (document.outlet, (document.published or "")[:10], skipped) == ("AFP", _DAY, [])


def test_of_a_table_of_addresses_alone_it_is_said_how_to_have_the_texts(tmp_path: Path) -> None:
    (tmp_path / "stories.csv").write_text("title,url,media_name\nCrane falls,https://x.example/1,AFP\n")
    _, (skipped,) = taken(tmp_path / "stories.csv")
    assert skipped.reason.endswith(
        "or fetch the pages of its addresses with: provenance corpus add --url ADDRESS"
    )
    (tmp_path / "stories.csv").write_text("title,media_name\nCrane falls,AFP\n")
    _, (skipped,) = taken(tmp_path / "stories.csv")
    assert skipped.reason.endswith("name the column with --column text=COLUMN")


def test_of_names_that_are_objects_the_names_are_read(tmp_path: Path) -> None:
    row = {
        "text": STORY, "authors": [{"uri": "a@x", "name": "Ann Roe"}, {"name": "Jon Lund"}],
        "headline": {"main": "Crane falls", "kicker": None}, "byline": {"original": "By Ann Roe", "person": []},
    }  # fmt: skip
    (tmp_path / "rows.jsonl").write_text(json.dumps(row))
    (document,), _ = taken(tmp_path / "rows.jsonl")
    assert (document.title, document.author) == ("Crane falls", "Ann Roe, Jon Lund")


def test_an_address_is_the_outlet_only_where_no_name_is_given(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": STORY, "source": "https://www.oslin.example/1"}))
    (document,), _ = taken(tmp_path / "rows.jsonl")
    assert (document.outlet, document.url) == ("oslin.example", "https://www.oslin.example/1")


def test_the_count_of_what_an_interface_withholds_is_no_part_of_the_text(tmp_path: Path) -> None:
    rows = [{"content": f"{STORY[:100]}… [+1804 chars]"}, {"content": STORY}]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    records = [r for r in Sources().records([tmp_path]) if isinstance(r, Raw)]
    assert [(record.text, record.cut_short) for record in records] == [
        (f"{STORY[:100]}…", True),
        (STORY, False),
    ]


@pytest.mark.parametrize(
    "names", ["Article Body/Pub_Date/Web-URL", "articleBody/pubDate/webUrl", "bodyText/publishedAt/URL"]
)
def test_capitals_spaces_and_strokes_in_the_names_of_columns_do_not_count(tmp_path: Path, names: str) -> None:
    row = dict(zip(names.split("/"), (STORY, "2031-03-02", "https://afp.example/1"), strict=True))
    (tmp_path / "rows.jsonl").write_text(json.dumps(row))
    (document,), _ = taken(tmp_path / "rows.jsonl")
    assert (document.published, document.url) == ("2031-03-02", "https://afp.example/1")


@pytest.mark.parametrize(
    ("one", "other"), [("", "2031-03-02"), ("2031-03-02", ""), ("2031-03-02", "2031-03-09")]
)
def test_of_two_columns_alike_the_first_that_says_something_counts(
    tmp_path: Path, one: str, other: str
) -> None:
    row = {"text": STORY, "Pub Date": one, "pub_date": other}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row))
    assert taken(tmp_path / "rows.jsonl")[0][0].published == "2031-03-02"


@pytest.mark.parametrize("around", [("articles",), ("response", "results"), ("data", "items")])
def test_the_answer_of_a_news_interface_is_its_list_of_articles(
    tmp_path: Path, around: tuple[str, ...]
) -> None:
    answer: object = [
        {"content": STORY, "source": {"name": "AFP"}},
        {"content": STORY.replace("eleven", "ten")},
    ]
    for name in reversed(around):
        answer = {"status": "ok", name: answer}
    (tmp_path / "answer.json").write_text(json.dumps(answer))
    documents, skipped = taken(tmp_path / "answer.json")
    assert ([document.outlet for document in documents], skipped) == (["AFP", None], [])


@pytest.mark.parametrize("wide", [1, 3000])
def test_json_lines_are_read_whatever_their_name(tmp_path: Path, wide: int) -> None:
    rows = [{"text": f"{STORY} {n} {'More of it. ' * wide}"} for n in range(3)]
    (tmp_path / "rows.json").write_text("\n".join(map(json.dumps, rows)) + "\n")
    documents, skipped = taken(tmp_path / "rows.json")
    assert (len(documents), skipped) == (3, [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("wide", [1, 9000])
def test_json_lines_of_windows_are_read_whatever_their_name(tmp_path: Path, encoding: str, wide: int) -> None:
    rows = [json.dumps({"text": f"{STORY} {n} {'More of it. ' * wide}"}) for n in range(3)]
    (tmp_path / "rows.json").write_bytes("\r\n".join(rows).encode(encoding))
    documents, skipped = taken(tmp_path / "rows.json")
    assert (len(documents), skipped) == (3, [])


@pytest.mark.parametrize("deep", [20, 900])
def test_a_list_far_within_an_object_is_no_answer_of_an_interface(tmp_path: Path, deep: int) -> None:
    text = '{"data":' * deep + "[]" + "}" * deep
    (tmp_path / "deep.json").write_text(text)
    documents, (skipped,) = taken(tmp_path / "deep.json")
    assert not documents
    assert "no text in it" in skipped.reason


def test_a_json_file_that_is_too_large_is_told_what_can_be_larger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provenance.workflows.corpus_sources.LARGEST", 100)
    (tmp_path / "rows.json").write_text(json.dumps([{"text": STORY}] * 3))
    assert "as JSON lines (.jsonl), CSV or Parquet" in taken(tmp_path / "rows.json")[1][0].reason


def test_a_text_with_lists_beside_it_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps({"text": STORY, "items": [{"text": "Another text."}]}))
    assert len(taken(tmp_path / "one.json")[0]) == 1


def test_of_a_packed_table_that_breaks_off_it_is_said_what_was_read(tmp_path: Path) -> None:
    import random

    noise = [f"{STORY} {random.Random(n).random()}" for n in range(300)]  # noqa: S311
    packed = gzip.compress("\n".join(json.dumps({"text": text}) for text in noise).encode())
    (tmp_path / "rows.jsonl.gz").write_bytes(packed[:-40])
    documents, (skipped,) = taken(tmp_path / "rows.jsonl.gz")
    assert documents
    assert skipped.reason == (
        f"it breaks off before its end; of what stands before that, {len(documents):,} records were read"
    )


def test_of_a_packed_table_that_breaks_off_after_a_record_it_is_said_that_this_one_was_read(
    tmp_path: Path,
) -> None:
    packed = gzip.compress(f"{json.dumps({'text': STORY})}\n".encode())
    (tmp_path / "rows.jsonl.gz").write_bytes(packed[:-4])
    documents, (skipped,) = taken(tmp_path / "rows.jsonl.gz")
    assert len(documents) == 1
    assert skipped.reason.endswith("; of what stands before that, one record was read")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables_are_read_whatever_their_delimiter_and_encoding(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    text = STORY.replace("Vessin", "Véssin").replace("\n\n", " ")
    line = delimiter.join(["Harbour Post", f'"{text}"', "2031-03-02"])
    (tmp_path / "rows.csv").write_bytes(f"who{delimiter}words{delimiter}date\n{line}\n".encode(encoding))
    columns = Columns({"text": "words", "outlet": "who"})
    (document,), skipped = taken(tmp_path / "rows.csv", Sources(columns))
    assert (document.outlet, document.published, skipped) == ("Harbour Post", "2031-03-02", [])
    assert "Véssin" in document.text


def test_bad_rows_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    first, second = json.dumps({"text": STORY}), json.dumps({"text": STORY.replace("eleven", "twelve")})
    lines = [first, "{broken", '["no object"]', '{"title": "no text"}', second]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(lines))
    documents, skipped = taken(file)
    assert len(documents) == 2
    assert [record.name for record in skipped] == [f"{file}#2", f"{file}#3", f"{file}#4"]
    assert [record.record for record in skipped] == [2, 3, 4]
    assert "looked for text, body or content; it has title" in skipped[2].reason


def test_an_export_that_was_tampered_with_is_refused(tmp_path: Path) -> None:
    from provenance.corpus.lossless import to_record

    (tmp_path / "page.html").write_text(PAGE)
    (document,), _ = taken(tmp_path)
    record = to_record(document)
    (tmp_path / "page.html").unlink()
    (tmp_path / "export.jsonl").write_text(json.dumps(record))
    assert taken(tmp_path) == ([document], [])
    record["outlet"] = "Reuters"
    (tmp_path / "export.jsonl").write_text(json.dumps(record))
    with pytest.raises(ReadingError, match="does not fit"):
        taken(tmp_path)


def test_signs_written_out_in_the_facts_of_a_row_are_signs_again(tmp_path: Path) -> None:
    row = {"text": STORY, "title": "The port&#x27;s end", "outlet": "Cook &amp; Roe News"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row))
    documents, _ = taken(tmp_path)
    assert (documents[0].title, documents[0].outlet) == ("The port's end", "Cook & Roe News")


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_the_clock_of_a_table_is_kept(tmp_path: Path, ending: str) -> None:
    rows = [
        {"text": STORY, "date": date}
        for date in ("2031-03-02 08:15:00", "02.03.2031 08:15", "20310302T081500Z")
    ]
    lines = [json.dumps(row) for row in rows]
    if ending == "csv":
        lines = ["text,date", *(f'"{STORY}",{row["date"]}' for row in rows)]
    (tmp_path / f"rows.{ending}").write_text("\n".join(lines))
    documents, _ = taken(tmp_path)
    assert [document.published for document in documents] == ["2031-03-02T08:15+00:00"] * 3


def test_a_date_in_doubt_is_told_and_its_document_goes_in(tmp_path: Path) -> None:
    dates = ("last spring", "", "2021-03-02", "03/02/2021", "03/03/2021", "13/02/2021", "2092-03-08")
    rows = [{"text": STORY, "date": date} for date in dates]
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    records = list(Sources().records([tmp_path / "rows.jsonl"]))
    told = ["last spring, not understood", None, None, "03/02/2021, read as 2021-02-03", None, None]
    told.append("2092-03-08, which lies in the future")
    assert [record.strange_date for record in records if isinstance(record, Raw)] == told


@pytest.mark.parametrize("text", [5, ["one", "two"], {"a": 1}, True, float("nan")])
def test_what_is_no_text_does_not_become_the_text_of_an_article(tmp_path: Path, text: object) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": text}))
    documents, skipped = taken(tmp_path)
    assert documents == []
    assert "no text" in skipped[0].reason


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en-GB", "en"),
        ("pt_BR", "pt"),
        ("klingon", "en"),
        ("3", "en"),
        (None, "en"),
    ],
)
def test_a_language_is_taken_from_a_code_and_else_from_the_text(
    tmp_path: Path, written: str | None, code: str
) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": STORY, "language": written}))
    (document,), _ = taken(tmp_path)
    assert document.language == code


def test_json_lines_may_be_wide_characters(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": f"{STORY} Number {number} was there."}) for number in range(2))
    (tmp_path / "rows.jsonl").write_bytes(f"{lines}\n".encode("utf-16"))
    documents, skipped = taken(tmp_path)
    assert (len(documents), skipped) == (2, [])


def test_a_manifest_cannot_put_escapes_or_half_characters_into_names(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(
        json.dumps({"text": STORY, "title": "\ud800Crane", "outlet": "\x1b[31mBay\udfff"})
    )
    (document,), _ = taken(tmp_path)
    assert (document.title, document.outlet) == ("Crane", "Bay")


def test_a_field_that_no_document_has_is_refused() -> None:
    with pytest.raises(SettingsError, match="no field 'corpse'"):
        Columns({"corpse": "x"})


@pytest.mark.parametrize("name", ["rows.json", "rows.jsonl", "array.json"])
def test_a_number_of_thousands_of_digits_costs_no_document_but_the_one_of_which_it_is_the_text(
    tmp_path: Path, name: str
) -> None:
    number = "-" + 5000 * "9"
    rows = [
        f'{{"text": {json.dumps(STORY)}, "views": {number}, "date": {number}}}',
        f'{{"text": {number}, "title": "A number"}}',
        json.dumps({"text": STORY.replace("eleven", "ten")}),
    ]
    text = f"[{','.join(rows)}]" if name == "array.json" else "\n".join(rows)
    (tmp_path / name).write_text(text)
    documents, (skipped,) = taken(tmp_path / name)
    assert [document.published for document in documents] == [None, None]
    assert skipped.name == f"{tmp_path / name}#2"
    assert "there is no text in it" in skipped.reason
