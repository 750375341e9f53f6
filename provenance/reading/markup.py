"""What the markup of an HTML page says of it: title, site, address, author, date, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.reading.navigation import names_nobody
from provenance.text.dates import parse_published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_SITE = 5  # words
_SAVED_FROM = re.compile(
    r"<!-- saved from url=\(\d+\)(https?://[^\s<>]+)|<!--\s+Page saved with SingleFile\s+url: (https?://[^\s<>]+)"
)
_TITLE_BORDER = re.compile(r"\s(?:[|–—·•»]|-|::)\s")
_SITE_NAMES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "dcterms.publisher",
)
_DATE_NAMES = (
    "article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "sailthru.date",
    "parsely-pub-date", "og:published_time", "article:published", "rnews:datepublished",
    "publication_date", "originalpublicationdate", "mediator_published_time",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MarkupFacts:
    """None where the markup says nothing."""

    title: str | None = None
    site: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None


def markup_facts(root: HtmlElement, top: str = "") -> MarkupFacts:
    """Read what meta elements, linked data, headings and title say, and the comments at the top of the file."""
    metas = _metas(root)
    data = list(_linked_data(root))
    headings = [" ".join(h.text_content().split()) for h in root.iter("h1")]
    title = next((t for t in headings if t), None) or metas.get("og:title")
    full = " ".join((root.findtext(".//title") or "").split())
    name, site = _parted_title(full, title)
    canonical = next(
        (e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), None
    )
    url = canonical or metas.get("og:url") or _saved_from(top)
    return MarkupFacts(
        title=title or name or None,
        site=next((metas[n] for n in _SITE_NAMES if n in metas), None) or _publisher(data) or site,
        url=url if url and url.startswith(("http://", "https://")) else None,
        author=metas.get("author") or _author(data),
        published=_published(root, metas, data),
        language=(root.get("lang") or metas.get("language") or "")[:2].lower() or None,
    )


def _saved_from(top: str) -> str | None:
    """The address that a browser, or an extension that saves pages, notes in a comment at the top of the file."""
    found = _SAVED_FROM.search(top)
    return (found[1] or found[2]) if found else None


def _metas(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (
            (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        )
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _linked_data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or not script.text:
            continue
        try:
            value = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        items = value if isinstance(value, list) else [value]
        for item in items:
            if isinstance(item, dict):
                graph = item.get("@graph")
                yield from (x for x in graph if isinstance(x, dict)) if isinstance(graph, list) else [item]


def _published(root: HtmlElement, metas: dict[str, str], data: list[dict[str, Any]]) -> str | None:
    written = [metas[n] for n in _DATE_NAMES if n in metas]
    written += [d["datePublished"] for d in data if isinstance(d.get("datePublished"), str)]
    written += [
        e.get("datetime")
        for e in root.iter("time")
        if e.get("datetime") and "update" not in " ".join(class_names(e))
    ][:1]
    return next((iso for text in written if (iso := parse_published(text))), None)


def _publisher(data: list[dict[str, Any]]) -> str | None:
    publishers = (_first(item.get("publisher")) for item in data)
    return next((name for one in publishers if isinstance(one, dict) and (name := _name(one))), None)


def _author(data: list[dict[str, Any]]) -> str | None:
    return next((name for item in data if (name := _name(_first(item.get("author"))))), None)


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _name(value: Any) -> str | None:
    """The name of somebody in linked data, who is described or only named; in one line."""
    name = value.get("name") if isinstance(value, dict) else value
    return (" ".join(name.split()) or None) if isinstance(name, str) else None


# "Ships wait – Example – 05/14/2025", "Ships wait-Example"
_TITLE_DATE = re.compile(
    r"\s[|·»–—-]\s(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.? [A-Z][a-z]{2,8},? \d{4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})$"
)
_GLUED_SITE = re.compile(r"[-_]\s?([A-Z][\w.]{1,29})$")


def _parted_title(full: str, title: str | None) -> tuple[str, str | None]:
    """Part "Title – The Site" into its two halves; without a second half there is no site.

    A section behind the site ("Title | The Site | World") is passed over, and the site may stand in front.
    """
    full = _TITLE_DATE.sub("", full)
    borders = list(_TITLE_BORDER.finditer(full))
    if not borders:
        glued = _GLUED_SITE.search(full) if title else None
        if glued and bare_words(full[: glued.start()]) == bare_words(title or ""):
            return title or full, glued[1]
        words = set(bare_words(full).split())
        apart = title and 0 < len(words) <= _LONGEST_SITE and words.isdisjoint(bare_words(title).split())
        return full, full if apart else None
    wanted = bare_words(title) if title else ""
    if wanted and bare_words(full).startswith(wanted):
        rest = [b for b in borders if len(bare_words(full[: b.start()])) >= len(wanted)]
        behind = [part.strip() for part in _TITLE_BORDER.split(full[rest[0].end() :])] if rest else []
        named = [part for part in behind if not names_nobody(part)]
        return title or full, (named or behind or [None])[-1]
    first, last = full[: borders[0].start()].strip(), full[borders[-1].end() :].strip()
    if (
        wanted
        and wanted.startswith(bare_words(full[borders[0].end() :]))
        and len(first.split()) <= _LONGEST_SITE
    ):
        return title or full, first
    return (full[: borders[-1].start()].strip(), last) if len(last.split()) <= _LONGEST_SITE else (full, None)


def bare_words(text: str) -> str:
    """The words of a text in small letters, parted by single spaces."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def class_names(element: HtmlElement) -> list[str]:
    """The class names and the id of an element, in small letters."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
