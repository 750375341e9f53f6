"""An HTML page to pieces and facts.

The page's own markup says most: headings, captions, menus, related links.
trafilatura says which paragraphs are the article; where it loses the first
one, or finds nothing at all, the markup decides alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.model import Role
from provenance.reading.markup import MarkupFacts, bare_words, class_names, markup_facts
from provenance.reading.piece import Piece

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

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

_BLOCK_TAGS = (
    "address article aside blockquote body button caption dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section "
    "select summary table tbody td tfoot th thead title tr ul video audio iframe"
)
_SILENT_TAGS = "script style template noscript svg head math object embed canvas textarea select iframe"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SILENT = frozenset(_SILENT_TAGS.split())
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
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
    ("link to another story", "related recommended recommend more most popular trending promo teaser"),
    ("link to another story", "teasers also read-also readalso outbrain taboola"),
    ("share bar", "share sharing social socials addthis sharebar"),
    ("comment form", "comment comments disqus respond reply"),
    ("subscription or newsletter line", "newsletter subscribe subscription signup paywall"),
    ("advertisement", "ad ads advert advertisement advertising sponsor sponsored adsense banner"),
    ("topic or tag list", "tags taglist keywords"),
    ("box beside the article", "sidebar widget box popup modal login search"),
    ("foot of the page", "footer colophon"),
)  # fmt: skip
_CLASS_REASONS = {name: why for why, names in _NO_ARTICLE_CLASSES for name in names.split()}
_CAPTION_NAMES = (
    "caption cap captions figcaption wp-caption-text legend image-caption photo-caption credit photo-credit"
)
_STANDFIRST_NAMES = "excerpt standfirst subtitle subhead subheading dek deck lede kicker summary abstract"
_CAPTION_CLASSES = frozenset(_CAPTION_NAMES.split())
_STANDFIRST_CLASSES = frozenset(_STANDFIRST_NAMES.split())
OUTSIDE = "stands outside the article on the page"


@dataclass(slots=True)
class Page:
    """Pieces of a page in order, and what its markup says of it."""

    pieces: list[Piece] = field(default_factory=list)
    facts: MarkupFacts = field(default_factory=MarkupFacts)


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
    from lxml import html  # type: ignore[import-untyped]

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    source = _XML_HEAD.sub("", text).encode("utf-8", errors="replace")
    try:
        root = html.document_fromstring(source, parser=parser)
    except (html.etree.ParserError, html.etree.XMLSyntaxError):
        return Page()
    facts = markup_facts(root)
    blocks = [b for b in _blocks(root) if "".join(b.parts).strip()]
    return Page(_pieces(blocks, _article_text(source, root), facts), facts)


# -- the article, by trafilatura ------------------------------------------------------------


def _article_text(source: bytes, root: HtmlElement) -> str:
    """The words of what trafilatura takes for the article, "" where it finds none."""
    if _depth(root) > _DEEPEST or len(source) > _LARGEST:
        return ""
    from trafilatura import bare_extraction

    found = bare_extraction(source, with_metadata=False, include_comments=False, include_links=False)
    return bare_words(getattr(found, "text", None) or "")


def _depth(root: HtmlElement) -> int:
    deepest = depth = 0
    stack = [(root, 1)]
    while stack:
        element, depth = stack.pop()
        deepest = max(deepest, depth)
        stack += [(child, depth + 1) for child in element]
    return deepest


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


def _pieces(blocks: list[_Block], article: str, facts: MarkupFacts) -> list[Piece]:
    texts = [" ".join("".join(b.parts).split()) for b in blocks]
    reasons = [_reason(b.element) for b in blocks]
    prose = [Piece(t).prose for t in texts]
    _spare_the_article(reasons, prose, texts)
    inside = [bool(t) and _opening(t) in article for t in texts]
    pieces = []
    for i, block in enumerate(blocks):
        links = tuple((u, a, z) for u, a, z in block.anchors if texts[i][a:z] and z <= len(texts[i]))
        piece = Piece(texts[i], links=links, after_image=block.after_image and len(texts[i].split()) >= 3)
        pieces.append(_hinted(piece, block, reasons[i], facts))
    if article:
        _drop_outside(pieces, prose, inside)
    return pieces


def _opening(text: str) -> str:
    return bare_words(text)[:80]


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
        for name in class_names(element):
            if why := _CLASS_REASONS.get(name):
                return why
        element = element.getparent()
    return ""


def _hinted(piece: Piece, block: _Block, why: str, facts: MarkupFacts) -> Piece:
    if why:
        return piece.dropped(why)
    element = block.element
    names = set(class_names(element))
    if element.tag == "h1" and (facts.title is None or bare_words(piece.text) in bare_words(facts.title)):
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
