"""An HTML page to pieces and facts.

The page's own markup says most: headings, captions, menus, related links.
trafilatura says which paragraphs are the article; where it loses the first
one, or finds nothing at all, the markup decides alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from provenance.model import Role
from provenance.reading.piece import Piece
from provenance.text.dates import parse_published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOOKS_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|meta)\b",
    re.I | re.S,
)
_ANY_TAG = re.compile(
    r"</?(?:p|div|span|a|h[1-6]|ul|li|body|br|article|section|img|table)\b[^>]{0,300}>", re.I
)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
# Beyond these trafilatura takes minutes or gives up; the markup then decides alone.
_DEEPEST = 200
_LARGEST = 2_000_000

_BLOCKS = frozenset(
    "address article aside blockquote body button caption dd details dialog div dl dt fieldset figcaption figure footer form h1 "
    "h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section select summary table tbody td tfoot th thead "
    "title tr ul video audio iframe".split()
)
_SILENT = frozenset(
    "script style template noscript svg head math object embed canvas textarea select iframe".split()
)
_NO_ARTICLE_TAGS = {
    "nav": "menu of the page",
    "aside": "box beside the article",
    "footer": "foot of the page",
    "form": "form",
    "button": "button",
    "label": "form",
    "dialog": "box over the page",
}
_NO_ARTICLE_CLASSES = (
    ("menu of the page", "nav navbar navigation menu breadcrumb breadcrumbs topbar toolbar skip"),
    ("cookie or privacy notice", "cookie cookies consent gdpr privacy"),
    ("link to another story", "related recommended recommend more most popular trending promo teaser teasers also read-also "
                              "readalso outbrain taboola"),
    ("share bar", "share sharing social socials addthis sharebar"),
    ("comment form", "comment comments disqus respond reply"),
    ("subscription or newsletter line", "newsletter subscribe subscription signup paywall"),
    ("advertisement", "ad ads advert advertisement advertising sponsor sponsored adsense banner"),
    ("topic or tag list", "tags taglist keywords"),
    ("box beside the article", "sidebar widget box popup modal login search"),
    ("foot of the page", "footer colophon"),
)  # fmt: skip
_CLASS_REASONS = {name: why for why, names in _NO_ARTICLE_CLASSES for name in names.split()}
_CAPTION_CLASSES = frozenset(
    "caption cap captions figcaption wp-caption-text legend image-caption photo-caption credit photo-credit".split()
)
_STANDFIRST_CLASSES = frozenset(
    "excerpt standfirst subtitle subhead subheading dek deck lede kicker summary abstract".split()
)
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
OUTSIDE = "stands outside the article on the page"

_DATE_NAMES = (
    "article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.issued", "sailthru.date", "parsely-pub-date", "og:published_time",
    "article:published", "rnews:datepublished", "publication_date", "originalpublicationdate", "mediator_published_time",
)  # fmt: skip


@dataclass(slots=True)
class Page:
    """Pieces of a page in order, and what its markup says of it."""

    pieces: list[Piece] = field(default_factory=list)
    title: str | None = None
    site: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(slots=True)
class _Block:
    """Text gathered for one block, with the element it belongs to."""

    element: HtmlElement
    parts: list[str] = field(default_factory=list)
    anchors: list[tuple[str, int, int]] = field(default_factory=list)
    after_image: bool = False


def is_html(text: str, name: str = "") -> bool:
    """Whether a text is an HTML page rather than prose that mentions a tag."""
    if _LOOKS_HTML.match(text[:5_000]):
        return True
    tags = sum(1 for _ in _ANY_TAG.finditer(text[:20_000]))
    return tags >= (2 if name.lower().endswith((".html", ".htm", ".xhtml")) else 8)


def read_page(text: str) -> Page:
    """Read a page; one without any text gives no pieces."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    source = _XML_HEAD.sub("", text).encode("utf-8", errors="replace")
    try:
        root = html.document_fromstring(source, parser=parser)
    except (html.etree.ParserError, html.etree.XMLSyntaxError):
        return Page()
    page = _facts(root)
    blocks = [b for b in _blocks(root) if "".join(b.parts).strip()]
    page.pieces = _pieces(blocks, _article_text(source, root), page)
    return page


# -- the article, by trafilatura ------------------------------------------------------------


def _article_text(source: bytes, root: HtmlElement) -> str:
    """The words of what trafilatura takes for the article, "" where it finds none."""
    if _depth(root) > _DEEPEST or len(source) > _LARGEST:
        return ""
    from trafilatura import bare_extraction

    found = bare_extraction(source, with_metadata=False, include_comments=False, include_links=False)
    return _words(getattr(found, "text", None) or "")


def _depth(root: HtmlElement) -> int:
    deepest = depth = 0
    stack = [(root, 1)]
    while stack:
        element, depth = stack.pop()
        deepest = max(deepest, depth)
        stack += [(child, depth + 1) for child in element]
    return deepest


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


# -- blocks ---------------------------------------------------------------------------------


def _blocks(root: HtmlElement) -> Iterator[_Block]:
    """The blocks of text of a page, in order, walked without recursion."""
    body = root.find("body") if root.tag == "html" else root
    if body is None:
        return
    current = _Block(body)
    image = False
    stack: list[tuple[HtmlElement, bool]] = [(body, False)]
    opened: dict[HtmlElement, int] = {}
    while stack:
        element, leaving = stack.pop()
        tag = element.tag
        if leaving:
            if element in opened:
                _note_link(current, element, opened.pop(element))
            if tag in _BLOCKS:
                yield current
                current = _Block(element.getparent() if element.getparent() is not None else body)
            current.parts.append(element.tail or "")
            continue
        if tag in _SILENT or not isinstance(tag, str):
            current.parts.append(element.tail or "")
            continue
        if tag in _BLOCKS or tag == "br":
            yield current
            image = image and not "".join(current.parts).strip()
            current = _Block(element if tag != "br" else current.element, after_image=image)
        if tag == "img":
            image = True
        if tag == "a" and element.get("href"):
            opened[element] = _length(current.parts)
        current.parts.append(element.text or "")
        stack.append((element, True))
        stack += [(child, False) for child in reversed(element)]
    yield current


def _length(parts: list[str]) -> int:
    return len(" ".join("".join(parts).split())) + bool(
        parts and "".join(parts)[-1:].isspace() and "".join(parts).strip() != ""
    )


def _note_link(block: _Block, element: HtmlElement, start: int) -> None:
    words = " ".join(element.text_content().split())
    if words:
        block.anchors.append((element.get("href"), start, start + len(words)))


def _pieces(blocks: list[_Block], article: str, page: Page) -> list[Piece]:
    texts = [" ".join("".join(b.parts).split()) for b in blocks]
    reasons = [_reason(b.element) for b in blocks]
    prose = [Piece(t).prose for t in texts]
    _spare_the_article(reasons, prose, texts)
    inside = [bool(t) and _opening(t) in article for t in texts]
    pieces = []
    for i, block in enumerate(blocks):
        links = tuple((u, a, z) for u, a, z in block.anchors if texts[i][a:z] and z <= len(texts[i]))
        piece = Piece(texts[i], links=links, after_image=block.after_image and len(texts[i].split()) >= 3)
        pieces.append(_hinted(piece, block, reasons[i], page))
    if article:
        _drop_outside(pieces, prose, inside)
    return pieces


def _opening(text: str) -> str:
    return _words(text)[:80]


def _spare_the_article(reasons: list[str], prose: list[bool], texts: list[str]) -> None:
    """A box that holds most of the page's running text is the article, whatever it is called."""
    total = sum(len(t) for t, p in zip(texts, prose, strict=True) if p)
    for why in set(reasons) - {""}:
        held = sum(len(t) for t, p, r in zip(texts, prose, reasons, strict=True) if p and r == why)
        if held > total / 2:
            reasons[:] = ["" if r == why else r for r in reasons]


def _reason(element: HtmlElement) -> str:
    """Why a block is no part of the article by where it stands, "" when nothing says so."""
    while element is not None and element.tag not in ("body", "html", "main", "article"):
        if why := _NO_ARTICLE_TAGS.get(element.tag):
            return why
        for name in _names(element):
            if why := _CLASS_REASONS.get(name):
                return why
        element = element.getparent()
    return ""


def _names(element: HtmlElement) -> list[str]:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()


def _hinted(piece: Piece, block: _Block, why: str, page: Page) -> Piece:
    if why:
        return piece.dropped(why)
    element = block.element
    names = set(_names(element))
    if element.tag == "h1" and (
        page.title is None or _words(piece.text) in _words(page.title) or not page.pieces
    ):
        return piece.as_role(Role.HEADLINE)
    if element.tag in ("figcaption", "caption") or names & _CAPTION_CLASSES:
        return piece.as_role(Role.CAPTION)
    if element.tag in _HEADINGS or names & _STANDFIRST_CLASSES:
        return piece.as_role(Role.SUBHEADING)
    return piece


def _drop_outside(pieces: list[Piece], prose: list[bool], inside: list[bool]) -> None:
    """Set aside running text that trafilatura left out, but not the paragraphs that it lost from within."""
    kept = [i for i, p in enumerate(pieces) if p.open and prose[i] and inside[i]]
    if not kept:
        return
    first = kept[0]
    while first > 0 and pieces[first - 1].open and prose[first - 1]:
        first -= 1
    for i, piece in enumerate(pieces):
        if piece.open and prose[i] and not inside[i] and not first <= i <= kept[-1]:
            pieces[i] = piece.dropped(OUTSIDE)


# -- facts ----------------------------------------------------------------------------------


def _facts(root: HtmlElement) -> Page:
    metas = _metas(root)
    data = list(_linked_data(root))
    headings = [" ".join(h.text_content().split()) for h in root.iter("h1")]
    title = next((t for t in headings if t), None) or metas.get("og:title")
    full = " ".join((root.findtext(".//title") or "").split())
    name, site = _parted_title(full, title)
    canonical = next(
        (e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), None
    )
    url = canonical or metas.get("og:url")
    return Page(
        title=title or name or None,
        site=metas.get("og:site_name") or _publisher(data) or site,
        url=url if url and url.startswith(("http://", "https://")) else None,
        author=metas.get("author") or _author(data),
        published=_published(root, metas, data),
        language=(root.get("lang") or metas.get("language") or "")[:2].lower() or None,
    )


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
        if e.get("datetime") and "update" not in " ".join(_names(e))
    ][:1]
    return next((iso for text in written if (iso := parse_published(text))), None)


def _publisher(data: list[dict[str, Any]]) -> str | None:
    for item in data:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"])
    return None


def _author(data: list[dict[str, Any]]) -> str | None:
    for item in data:
        author = item.get("author")
        author = author[0] if isinstance(author, list) and author else author
        if isinstance(author, dict) and isinstance(author.get("name"), str):
            return str(author["name"])
        if isinstance(author, str):
            return author
    return None


def _parted_title(full: str, title: str | None) -> tuple[str, str | None]:
    """Part "Title – The Site" into its two halves; without a second half there is no site."""
    borders = list(re.finditer(r"\s(?:[|–—·•»]|-|::)\s", full))
    if not borders:
        return full, None
    if title and _words(full).startswith(_words(title)):
        rest = [b for b in borders if len(_words(full[: b.start()])) >= len(_words(title))]
        return title, full[borders[-1].end() :].strip() if rest else None
    last = borders[-1]
    site = full[last.end() :].strip()
    return (full[: last.start()].strip(), site) if len(site.split()) <= 5 else (full, None)
