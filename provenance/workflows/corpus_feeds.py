"""Feeds and sitemaps: what an XML file of a news site lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from provenance.errors import ReadingError
from provenance.text.sentences import split
from provenance.text.stated import stated_date
from provenance.workflows.corpus_raw import Known

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FULL_TEXT = (
    400  # characters above which the only text of an item is taken for the story and not for a teaser
)
_MORE = 40  # characters by which a story is longer than its whole summary: a link below a teaser is shorter
_MEDIA = "search.yahoo.com/mrss"  # its <media:content> is a picture
_WORDPRESS = "wordpress.org/export/"
_PARTS_OF_A_SITE = frozenset(
    "attachment revision nav_menu_item custom_css customize_changeset oembed_cache wp_block wp_template "
    "wp_template_part wp_global_styles wp_navigation".split()
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
# What ends "The harbour of Vess...", "The harbour […]", "It was closed. Read more".
_BREAKS_OFF = re.compile(
    r"(?:\.\.\.|…|\[(?:\.\.\.|…|\+\d+ chars)\]|\b(?:read|learn|see) more|\b(?:continue|keep) reading"
    r"|\bread (?:the )?(?:full|whole|rest).{0,40})[^\w.]*$",
    re.I,
)
_FOOT = 500  # characters in which that stands
# What blogs write below stories and teasers alike: "The post Pier falls appeared first on Harbour Post."
_SIGNED = re.compile(r"\bThe post .{1,300}?\b(?:appeared first|first appeared) on\b.{0,100}$", re.I)


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a feed or sitemap: an address, what the list says of it, and its text where it has one.

    ``text`` may be HTML; ``whole`` says whether it is the story, and no teaser of it. ``nested`` marks another sitemap;
    ``unpublished`` says why an entry of an export of WordPress is no article that anybody could read.
    """

    url: str | None
    known: Known
    text: str = ""
    whole: bool = False
    nested: bool = False
    unpublished: str = ""


def looks_like_feed(data: bytes) -> bool:
    """Whether bytes begin like a feed or a sitemap."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<?xml", b"<rss", b"<feed", b"<urlset", b"<sitemapindex", b"<rdf")) and any(
        f"<{root}".encode() in head
        for root in ("rss", "feed", "urlset", "sitemapindex", "rdf:rdf", "sm:urlset")
    )


def listed(data: bytes, *, name: str, base: str | None = None) -> Iterator[Listed]:
    """Yields what a feed or sitemap lists.

    Raises:
        ReadingError: it is no RSS, Atom or sitemap file, or one that defines entities (a trap).
    """
    root = _parsed(data, name)
    kind = _local(root)
    if kind in ("urlset", "sitemapindex"):
        yield from (
            _of_sitemap(entry, kind == "sitemapindex", base) for entry in root if _local(entry) in _ENTRIES
        )
    elif kind in ("rss", "rdf", "feed"):
        yield from (_of_feed(item, base) for item in root.iter() if _local(item) in ("item", "entry"))
    else:
        raise ReadingError(f"{name} is XML, but no RSS, Atom or sitemap file (its root is <{kind}>).")


_ENTRIES = ("url", "sitemap")


def _parsed(data: bytes, name: str) -> Element:
    from xml.etree import ElementTree  # what is dangerous in it, entities, is refused below

    if b"<!entity" in data.lower():
        raise ReadingError(f"{name} defines XML entities, which feeds do not need; it is not read.")
    try:
        return ElementTree.fromstring(data)  # noqa: S314
    except ElementTree.ParseError as error:
        raise ReadingError(f"{name} is no well-formed XML ({error}).") from None


def _of_feed(item: Element, base: str | None) -> Listed:
    from html import unescape

    content = _inner(item, "encoded") or _inner(item, "content")
    summary = max(_inner(item, "description"), _inner(item, "summary"), key=len)
    text = max(content, summary, key=len)
    url = _http(_link(item), base)
    return Listed(
        url=url,
        known=Known(
            url=url,
            title=unescape(_inner(item, "title")) or None,
            author=_inner(item, "creator") or _author(item),
            published=stated_date(_inner(item, "pubDate") or _inner(item, "published") or _inner(item, "date")
                              or _inner(item, "updated")),
        ),
        text=text,
        whole=_is_whole(_words(text), _words(summary) if text == content else None),
        unpublished=_unpublished(item),
    )  # fmt: skip


def _unpublished(item: Element) -> str:
    """Says why an entry is none that was published; only exports of WordPress tell, which hold all that a site has."""
    said = {_local(child): (child.text or "").strip() for child in item if _WORDPRESS in str(child.tag)}
    if said.get("post_type", "post") in _PARTS_OF_A_SITE:
        return f"it is no article but a part of the site ({said['post_type']})"
    status = said.get("status", "publish")
    return "" if status in ("publish", "inherit") else f"it was not published (its status is {status[:20]})"


def _is_whole(text: str, summary: str | None) -> bool:
    """Whether the text of an item is its story: not broken off, and long, or more than its summary.

    What has no summary beside it has at least two sentences; what is itself the summary (None) has to be long.
    """
    if not text or _BREAKS_OFF.search(text[-_FOOT:]):
        return False
    if len(text) >= _FULL_TEXT or summary is None:
        return len(text) >= _FULL_TEXT
    if not summary:
        return len(split(text)) > 1
    said = _BREAKS_OFF.sub("", summary)
    return len(text) > len(said) + (_MORE if said == summary else 0)


def _words(text: str) -> str:
    """The words of a text that may be HTML."""
    from html import unescape

    plain = " ".join(unescape(_TAG.sub(" ", text)).split())
    return plain[:-_FOOT] + _SIGNED.sub("", plain[-_FOOT:]).rstrip()


def _of_sitemap(entry: Element, nested: bool, base: str | None) -> Listed:
    url = _http(_inner(entry, "loc"), base)
    news = next((child for child in entry.iter() if _local(child) == "news"), None)
    if news is None:
        return Listed(url, Known(url=url), nested=nested)
    day = _inner(news, "publication_date")
    return Listed(
        url, Known(url=url, title=_inner(news, "title") or None, published=stated_date(day)), nested=nested
    )


def _link(item: Element) -> str:
    """Returns the address of an item: the text of <link>, or its href with the relation "alternate"."""
    links = [child for child in item if _local(child) == "link"]
    for link in links:
        if (link.text or "").strip():
            return (link.text or "").strip()
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return link.get("href", "")
    guid = _inner(item, "guid")
    return guid if guid.startswith("http") else ""


def _author(item: Element) -> str | None:
    author = next((child for child in item if _local(child) == "author"), None)
    return None if author is None else (_inner(author, "name") or (author.text or "").strip() or None)


def _inner(element: Element, name: str) -> str:
    """Returns the text below the first child of a name, in any namespace."""
    for child in element:
        if _local(child) == name.lower() and _MEDIA not in str(child.tag):
            return "".join(child.itertext()).strip()
    return ""


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _http(url: str, base: str | None) -> str | None:
    """Returns the address of a page, or None where what stands there is none."""
    try:
        whole = urljoin(base, url) if base else url
        return whole if urlsplit(whole).scheme in ("http", "https") else None
    except ValueError:  # such as http://[paper
        return None
