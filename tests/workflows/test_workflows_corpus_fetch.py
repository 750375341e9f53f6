"""Fetching takes only what is public, allowed by the site and small enough; tried on a real server."""

from __future__ import annotations

import gzip
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from provenance.errors import ReadingError
from provenance.workflows.corpus import add, list_entries
from provenance.workflows.corpus_client import Client, Fetching, is_public
from provenance.workflows.corpus_deadline import Deadline, TimedSocket
from provenance.workflows.corpus_fetch import fetched
from provenance.workflows.corpus_raw import Known, Raw, Skipped

PAGE = (
    b"<!doctype html><html><head><title>Crane falls</title></head><body><article><h1>Crane falls</h1>"
    b"<p>A crane fell on the ferry pier of Vessin on Sunday morning, and eleven dockers were hurt.</p>"
    b"<p>The harbour master closed the northern basin until further notice.</p></article></body></html>"
)
FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel>'
    b"<item><title>One</title><link>/page</link><pubDate>Sun, 02 Mar 2031 08:00:00 GMT</pubDate></item>"
    b"<item><title>Two</title><link>/secret/page</link></item><item><title>Three</title><link>/missing</link></item>"
    b"</channel></rss>"
)
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /secret\n"),
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
    "/secret/page": (200, {"Content-Type": "text/html"}, PAGE),
    "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "/bomb": (
        200,
        {"Content-Type": "text/html", "Content-Encoding": "gzip"},
        gzip.compress(b"a" * 5_000_000),
    ),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, FEED),
    "/moved": (301, {"Location": "/page"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/to-inside": (302, {"Location": "http://inside.example/"}, b""),
    "/to-nowhere": (302, {"Location": "http://[bad"}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/broken": (500, {}, b""),
    "/cut": (200, {"Content-Type": "text/html", "Content-Length": str(len(PAGE) + 9)}, PAGE),
    "/packed-cut": (
        200,
        {"Content-Type": "text/html", "Content-Encoding": "gzip"},
        gzip.compress(PAGE)[:-20],
    ),
    "/map.xml.gz": (200, {"Content-Type": "application/x-gzip"}, gzip.compress(FEED)),
    "/umlaut/%C3%BC%20x": (200, {"Content-Type": "text/html"}, PAGE),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(name="site", scope="module")
def fixture_site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def client(**limits: object) -> Client:
    return Client(Fetching(**{"allow_private": True, "pause": 0.0, **limits}))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved", "/umlaut/ü x".replace(" ", "%20")])
def test_pages_are_fetched_unpacked_and_followed(site: str, path: str) -> None:
    assert client().get(site + path).data == PAGE


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/secret/page", "asks programs not to fetch"),
        ("/missing", "answers 404"),
        ("/broken", "answers 500"),
        ("/round", "more than 5 redirects"),
        ("/to-file", "only those are fetched"),
        ("/to-nowhere", "is no address"),
        ("/picture", "no page with text"),
        ("/cut", "broke off before its end"),
        ("/packed-cut", "broke off before its end"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: str, path: str, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        client().get(site + path)


def test_a_server_that_sends_a_sign_at_a_time_is_left_when_the_time_is_over() -> None:
    class Slow(io.RawIOBase):
        """Sends one more byte of a header that never ends, whenever it is asked."""

        def readinto(self, buffer: Any) -> int:
            buffer[:1] = b"a"
            return 1

        def makefile(self, *_: object) -> Slow:
            return self

        def settimeout(self, _: float) -> None:
            """Is not needed: something comes at once."""

    seconds = count()
    slow = TimedSocket(Slow(), Deadline(30, lambda: next(seconds)))  # type: ignore[arg-type]
    with pytest.raises(TimeoutError):
        slow.makefile("rb").readline()
    assert next(seconds) == 31


def test_a_packed_sitemap_is_unpacked_within_the_limit(site: str) -> None:
    assert client().get(f"{site}/map.xml.gz").data == FEED
    with pytest.raises(ReadingError, match="larger than a page can be"):
        client(largest=100).get(f"{site}/map.xml.gz")


def test_pages_of_a_feed_beyond_the_limit_are_counted(site: str) -> None:
    records = list(fetched([f"{site}/feed"], Fetching(allow_private=True, pause=0.0, pages=1), Known()))
    assert isinstance(records[-1], Skipped)
    assert "lists 3 pages, of which the first 1 were asked for" in records[-1].reason


@pytest.mark.parametrize("path", ["/page", "/bomb"])
def test_pages_over_the_limit_are_left(site: str, path: str) -> None:
    with pytest.raises(ReadingError, match="larger than a page can be"):
        client(largest=100).get(site + path)


def test_the_own_machine_is_not_fetched_from_unless_allowed(site: str) -> None:
    with pytest.raises(ReadingError, match="--allow-private"):
        client(allow_private=False).get(f"{site}/page")


def test_a_name_with_one_private_address_is_refused() -> None:
    guarded = Client(Fetching(), resolve=lambda *_: ["93.184.216.34", "10.0.0.7"])
    with pytest.raises(ReadingError, match=r"10\.0\.0\.7"):
        guarded.get("http://paper.example/")


def test_a_redirect_into_the_private_network_is_refused(site: str) -> None:
    port = int(site.rpartition(":")[2])

    def resolve(host: str, _: int) -> list[str]:
        return ["192.168.1.1"] if host == "inside.example" else ["127.0.0.1"]

    class Trusting(Client):
        """Takes the test server for a public one."""

        def _public_address(self, host: str, port: int) -> str:
            return "127.0.0.1" if host == "outside.example" else super()._public_address(host, port)

    guarded = Trusting(Fetching(pause=0.0), resolve=resolve)
    with pytest.raises(ReadingError, match=r"inside\.example lies in a private network"):
        guarded.get(f"http://outside.example:{port}/to-inside")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
     "0.0.0.0", "::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::"],  # noqa: S104
)  # fmt: skip
def test_private_addresses_are_known_in_all_their_disguises(address: str) -> None:
    assert not is_public(address)


def test_public_addresses_are_public() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x.example/a", "http://", "http://u:p@x.example/", "http://x.example/\r\nHost:y",
            "http://x.example:0/", "http://x.example:99999/", "http://[::1", "javascript:alert(1)"],
)  # fmt: skip
def test_odd_addresses_are_refused_before_anything_is_asked(url: str) -> None:
    asked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        asked.append(host)
        return []

    with pytest.raises(ReadingError):
        Client(Fetching(), resolve=resolve).get(url)
    assert asked == []


def test_the_pause_that_a_site_asks_for_is_kept(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ANSWERS, "/robots.txt", (200, {}, b"User-agent: *\nCrawl-delay: 4\n"))
    slept: list[float] = []
    patient = Client(Fetching(allow_private=True), sleep=slept.append)
    patient.get(f"{site}/page")
    patient.get(f"{site}/page")
    assert len(slept) == 1
    assert 3 < slept[0] <= 4


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, False), (503, False)])
def test_a_site_without_rules_allows_and_one_that_hides_them_does_not(
    site: str, status: int, allowed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ANSWERS, "/robots.txt", (status, {}, b""))
    if allowed:
        assert client().get(f"{site}/page").data == PAGE
    else:
        with pytest.raises(ReadingError, match=r"robots\.txt"):
            client().get(f"{site}/page")


@pytest.mark.parametrize("rule", ["Disallow: //[x", "Crawl-delay: ²"])
def test_a_site_whose_rules_cannot_be_read_is_not_fetched_from(
    site: str, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ANSWERS, "/robots.txt", (200, {}, f"User-agent: *\n{rule}\n".encode()))
    with pytest.raises(ReadingError, match=r"does not show its robots\.txt"):
        client().get(f"{site}/page")


def test_an_address_that_is_malformed_when_unquoted_is_refused(site: str) -> None:
    with pytest.raises(ReadingError, match="is no address"):
        Client(Fetching(allow_private=True, pause=0.0), resolve=lambda *_: ["127.0.0.1"]).get(
            site.replace("127.0.0.1", "a%5Bb") + "/page"
        )


def test_a_feed_entry_with_a_malformed_address_is_named_and_the_rest_is_fetched(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = FEED.replace(b"/secret/page", b"http://[bad")
    monkeypatch.setitem(ANSWERS, "/feed", (200, {"Content-Type": "application/rss+xml"}, feed))
    records = list(fetched([f"{site}/feed"], Fetching(allow_private=True, pause=0.0), Known()))
    assert [record.name for record in records] == [f"{site}/page", f"{site}/feed", f"{site}/missing"]


def test_the_pages_of_a_feed_are_fetched_and_the_others_named(site: str) -> None:
    records = list(
        fetched([f"{site}/feed"], Fetching(allow_private=True, pause=0.0), Known(outlet="Harbour Post"))
    )
    pages = [record for record in records if isinstance(record, Raw)]
    skipped = [record for record in records if isinstance(record, Skipped)]
    assert [(page.known.url, page.known.title) for page in pages] == [(f"{site}/page", "One")]
    assert pages[0].known.outlet == "Harbour Post"
    assert [record.name for record in skipped] == [f"{site}/secret/page", f"{site}/missing"]


def test_a_fetched_page_becomes_a_document_with_its_address(site: str, tmp_path: Path) -> None:
    done = add(tmp_path / "c", urls=[f"{site}/page"], fetching=Fetching(allow_private=True, pause=0.0))
    (entry,) = list_entries(tmp_path / "c")
    assert (done.ingest.new, entry.url, entry.title) == (1, f"{site}/page", "Crane falls")
