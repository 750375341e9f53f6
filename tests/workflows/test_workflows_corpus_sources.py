"""Everything a user can name is taken apart into records; what cannot be read is named with its reason."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest
from crane_story import PAGE, PARAGRAPHS, STORY, taken

from provenance.errors import ReadingError
from provenance.workflows.corpus_feeds import listed
from provenance.workflows.corpus_raw import Known
from provenance.workflows.corpus_sources import Sources


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


def test_a_day_that_python_cannot_hold_costs_a_table_no_row(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    days = pyarrow.array([22_000, 2_000_000_000], pyarrow.int32()).cast(pyarrow.date32())
    texts = [STORY, STORY.replace("eleven", "ten")]
    parquet.write_table(pyarrow.table({"text": texts, "date": days}), tmp_path / "rows.parquet")
    documents, skipped = taken(tmp_path / "rows.parquet")
    assert skipped == []
    assert [document.published for document in documents] == ["2030-03-27", None]


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


def test_of_an_export_of_wordpress_only_what_was_published_is_read(tmp_path: Path) -> None:
    kinds = [("publish", "post"), ("draft", "post"), ("inherit", "attachment"), ("publish", "report")]
    items = "".join(
        f"<item><title>{status} {kind}</title><content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded>"
        f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type></item>"
        for status, kind in kinds
    )
    (tmp_path / "site.xml").write_text(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Post</title>{items}</channel></rss>'
    )
    documents, skipped = taken(tmp_path / "site.xml")
    assert [document.title for document in documents] == ["publish post", "publish report"]
    assert [record.reason for record in skipped] == [
        "it was not published (its status is draft)",
        "it is no article but a part of the site (attachment)",
    ]


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
