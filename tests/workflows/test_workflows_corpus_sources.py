"""Everything a user can name is taken apart into records; what cannot be read is named with its reason."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest

from provenance.errors import ReadingError, SettingsError
from provenance.model import Document
from provenance.outlets import Registry
from provenance.workflows.corpus_feeds import listed
from provenance.workflows.corpus_raw import Known, Raw, Skipped, read
from provenance.workflows.corpus_rows import Columns
from provenance.workflows.corpus_sources import Sources

STORY = (
    "A crane fell on the ferry pier of Vessin on Sunday morning, and eleven dockers were hurt.\n\n"
    "The harbour master closed the northern basin until further notice."
)
PARAGRAPHS = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))
PAGE = f"""<!doctype html><html lang="en"><head><title>Crane falls</title>
<meta property="article:published_time" content="2031-03-02T08:00:00Z"></head>
<body><article><h1>Crane falls</h1>{PARAGRAPHS}</article></body></html>"""

REGISTRY = Registry.load()


def taken(path: Path, sources: Sources | None = None) -> tuple[list[Document], list[Skipped]]:
    """Reads everything at a path."""
    records = list((sources or Sources()).records([path]))
    documents = [read(record, REGISTRY) for record in records if not isinstance(record, Skipped)]
    return documents, [record for record in records if isinstance(record, Skipped)]


def test_a_folder_gives_its_articles_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.html").write_text(PAGE)
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("secret")
    documents, skipped = taken(tmp_path)
    names = [Path(d.path or "").name for d in documents]
    assert (names, skipped) == (["a.txt", "c.txt.gz", "two.html"], [])
    assert all("eleven dockers" in d.text for d in documents)


def test_the_name_of_the_folder_can_be_the_outlet(tmp_path: Path) -> None:
    (tmp_path / "associated press").mkdir()
    (tmp_path / "associated press" / "one.txt").write_text(STORY)
    (document,), _ = taken(tmp_path, Sources(outlet_from_folder=True))
    assert document.outlet == "AP"
    (document,), _ = taken(tmp_path)
    assert document.outlet is None


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


def test_parquet_archives_and_packed_manifests_are_read(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [{"text": STORY, "outlet": "Reuters"}]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "rows.parquet")
    with gzip.open(tmp_path / "rows.ndjson.gz", "wt") as packed:
        packed.write(json.dumps(rows[0]))
    (tmp_path / "rows.json").write_text(json.dumps(rows))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("in/page.html", PAGE)
        archive.writestr("in/rows.jsonl", json.dumps(rows[0]) + "\n" + json.dumps(rows[0]))
        archive.write(tmp_path / "rows.parquet", "in/rows.parquet")
        archive.writestr("__MACOSX/in/._page.html", "rubbish")
        archive.writestr("in/picture.png", b"\x89PNG")
    documents, skipped = taken(tmp_path)
    assert skipped == []
    assert [Path(d.path or "").name for d in documents] == [
        "page.html", "rows.jsonl#1", "rows.jsonl#2", "rows.parquet#1",
        "rows.json#1", "rows.ndjson.gz#1", "rows.parquet#1",
    ]  # fmt: skip
    assert {d.outlet for d in documents} == {None, "Reuters"}


def warc(url: str, content_type: str, status: int, body: bytes, packing: str = "") -> bytes:
    answer = f"HTTP/1.1 {status} X\r\nContent-Type: {content_type}\r\n{packing}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-04-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{url}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n")


def test_the_pages_of_a_web_archive_are_read_and_nothing_else_of_it(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    file = tmp_path / "crawl.warc.gz"
    page = PAGE.encode()
    file.write_bytes(
        warc("https://www.reuters.com/1", "text/html; charset=utf-8", 200, page)
        + warc("https://www.reuters.com/2.png", "image/png", 200, b"\x89PNG")
        + warc("https://www.reuters.com/3", "text/html", 404, page)
        + warc("https://www.reuters.com/4", "text/html", 200, page)
    )
    documents, skipped = taken(file)
    assert [(d.url, d.outlet, d.published) for d in documents] == [
        ("https://www.reuters.com/1", "Reuters", "2031-03-02T08:00+00:00"),
        ("https://www.reuters.com/4", "Reuters", "2031-03-02T08:00+00:00"),
    ]
    assert skipped == []
    file.write_bytes(file.read_bytes()[:-40])
    documents, skipped = taken(file)
    assert [d.url for d in documents] == ["https://www.reuters.com/1"]
    assert [record.name for record in skipped] == [str(file)]


@pytest.mark.parametrize(
    "packing",
    [
        "Content-Encoding: gzip",
        "Content-Encoding: br",
        "Content-Encoding: zebra",
        "Transfer-Encoding: chunked",
    ],
)
def test_a_page_of_a_web_archive_that_cannot_be_unpacked_is_named_and_those_behind_it_are_read(
    tmp_path: Path, packing: str
) -> None:
    pytest.importorskip("fastwarc")
    page = PAGE.encode()
    (tmp_path / "crawl.warc.gz").write_bytes(
        warc("https://www.reuters.com/1", "text/html", 200, page, f"{packing}\r\n")
        + warc(
            "https://www.reuters.com/2", "text/html", 200, gzip.compress(page), "Content-Encoding: gzip\r\n"
        )
    )
    (document,), (skipped,) = taken(tmp_path)
    assert document.url == "https://www.reuters.com/2"
    assert skipped.name == "https://www.reuters.com/1"
    assert "cannot be unpacked" in skipped.reason


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<item><title>Crane &amp;amp; pier</title><link>https://paper.example/1</link>
<pubDate>Sun, 02 Mar 2031 08:00:00 GMT</pubDate><description>Teaser.</description>
<content:encoded><![CDATA[<p>{STORY}</p>
<p>{STORY.replace("eleven", "twelve")}</p>
<p>{STORY.replace("Sunday", "Monday")}</p>]]></content:encoded></item>
<item><title>Short</title><link>https://paper.example/2</link><description>Only a teaser.</description></item>
</channel></rss>"""


def test_stories_that_a_feed_holds_in_full_are_read_and_teasers_are_not(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS)
    (document,), (teaser,) = taken(tmp_path)
    assert (document.title, document.url) == ("Crane & pier", "https://paper.example/1")
    assert document.published == "2031-03-02T08:00+00:00"
    assert "twelve dockers" in document.text
    assert "provenance corpus add --url https://paper.example/2" in teaser.reason


def test_a_story_whose_address_is_malformed_is_read_without_it(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS.replace("https://paper.example/1", "http://[bad"))
    (document,), _ = taken(tmp_path)
    assert (document.title, document.url) == ("Crane & pier", None)


FIRST, SECOND = STORY.split("\n\n")
BLOG = '<p>The post <a href="/1">Crane falls</a> appeared first on <a href="/">Paper</a>.</p>'


@pytest.mark.parametrize(
    ("content", "summary", "whole"),
    [
        (PARAGRAPHS, "A crane fell on the ferry pier of Vess...", True),
        (PARAGRAPHS, FIRST, True),
        (PARAGRAPHS + BLOG, f"<p>{FIRST} […]</p>{BLOG}", True),
        (PARAGRAPHS, "", True),
        (f"<p>{FIRST}</p>", "", False),
        (f"<p>{FIRST}</p>", FIRST, False),
        (f"<p>{FIRST}</p>", f"{FIRST} ...", False),
        (f"<p>{FIRST}</p><p><a href='/1'>Full story and comments</a></p>", FIRST, False),
        (f"<p>{FIRST}</p>", "A crane fell on the fer…", True),
        (f"<p>{FIRST} [&#8230;]</p>{BLOG}", "", False),
        (f"{PARAGRAPHS}<p><a href='/1'>Read more</a></p>", FIRST, False),
        (f"{PARAGRAPHS}<p>Continue reading →</p>", FIRST, False),
        (f"{PARAGRAPHS}{PARAGRAPHS}{PARAGRAPHS}<p>The north […]</p>", FIRST, False),
        ("", STORY, False),
        ("", f"{STORY} {STORY} {STORY}", True),
        ("", f"{STORY} {STORY} {STORY} The north...", False),
    ],
)
def test_a_story_of_a_feed_is_told_from_its_teaser_by_more_than_length(
    content: str, summary: str, whole: bool
) -> None:
    """A brief of two sentences is a story; a long text that breaks off is none."""
    feed = (
        '<?xml version="1.0"?><rss xmlns:c="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>Crane falls</title>'
        '<media:content url="x"><media:description>A crane on a pier. It fell.</media:description></media:content>'
        f"<description><![CDATA[{summary}]]></description>"
        + (f"<c:encoded><![CDATA[{content}]]></c:encoded>" if content else "")
        + "</item></channel></rss>"
    )
    (entry,) = listed(feed.encode(), name="feed.xml")
    assert entry.whole is whole


def test_atom_and_sitemaps_are_understood() -> None:
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><link rel="self" href="x"/>'
        b'<link href="/1"/><updated>2031-03-02T08:00:00Z</updated>'
        b"<author><name>A. W.</name></author></entry></feed>"
    )
    (entry,) = listed(atom, name="a", base="https://p.example/feed")
    assert (entry.url, entry.known.author) == ("https://p.example/1", "A. W.")
    assert entry.known.published == "2031-03-02T08:00+00:00"
    sitemap = (
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://p.example/1</loc></url>'
        b"<url><loc>javascript:alert(1)</loc></url></urlset>"
    )
    assert [entry.url for entry in listed(sitemap, name="s")] == ["https://p.example/1", None]


def test_a_sitemap_in_a_folder_is_named_once_and_other_xml_is_no_article(tmp_path: Path) -> None:
    urls = "".join(f"<url><loc>https://p.example/{n}</loc></url>" for n in range(9))
    (tmp_path / "map.xml").write_text(f'<?xml version="1.0"?><urlset>{urls}</urlset>')
    (tmp_path / "other.xml").write_text('<?xml version="1.0"?><config><port>80</port></config>')
    documents, (sitemap, other) = taken(tmp_path)
    assert documents == []
    assert "lists 9 addresses" in sitemap.reason
    assert "no feed, no sitemap and no page" in other.reason


def test_a_feed_with_entities_is_refused_before_they_grow() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]><rss><channel>&a;</channel></rss>'
    with pytest.raises(ReadingError, match="entities"):
        list(listed(bomb, name="bomb.xml"))


def test_a_small_file_that_unpacks_to_a_huge_one_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 30_000_000))
    documents, (bomb,) = taken(tmp_path)
    assert documents == []
    assert "unpacks to more than an article can be" in bomb.reason


def test_damaged_archives_are_named(tmp_path: Path) -> None:
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"text": "x"}\n' * 1000)[:-20])
    (tmp_path / "no.zip").write_bytes(b"PK no")
    (tmp_path / "no.parquet").write_bytes(b"PAR1")
    _, skipped = taken(tmp_path)
    assert {"no.zip", "no.parquet", "cut.jsonl.gz"} <= {Path(record.name).name for record in skipped}


def test_what_was_done_before_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(
        "\n".join(json.dumps({"text": f"Story {n} of Vessin."}) for n in range(5))
    )
    records = list(Sources().records([tmp_path], lambda *_: 3))
    assert [record.record for record in records] == [4, 5]


def test_facts_from_outside_stand_above_those_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    known = Known(outlet="associated press", published="2030-01-01", language="de")
    (plain,), _ = taken(tmp_path)
    (told,), _ = taken(tmp_path, Sources(known=known))
    assert (told.outlet, told.published, told.language) == ("AP", "2030-01-01", "de")
    assert told.id != plain.id


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


def test_links_to_nowhere_and_pipes_in_a_folder_are_named_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "b.txt")
    (tmp_path / "d.txt").symlink_to("d.txt")
    (tmp_path / "c.txt").write_text(STORY)
    documents, skipped = taken(tmp_path)
    assert len(documents) == 1
    assert [(Path(record.name).name, record.reason) for record in skipped] == [
        ("a.txt", "it is a link that leads to no file"),
        ("b.txt", "it is a pipe, a socket or a device, and no file"),
        ("d.txt", "it is a link that leads to no file"),
    ]


def test_an_archive_within_an_archive_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as archive:
        archive.writestr("inner.zip", b"PK")
        archive.writestr("one.txt", STORY)
    documents, skipped = taken(tmp_path)
    assert len(documents) == 1
    assert "unpack it first" in skipped[0].reason


def test_a_field_that_no_document_has_is_refused() -> None:
    with pytest.raises(SettingsError, match="no field 'corpse'"):
        Columns({"corpse": "x"})
