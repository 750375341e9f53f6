"""An HTML page to pieces and facts.

The page's own markup says most: headings, captions, menus, related links.
trafilatura says which paragraphs are the article; where it loses the first
one, or finds nothing at all, the markup decides alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.model import Role
from provenance.reading.furniture import reason
from provenance.reading.markup import MarkupFacts, bare_words, class_names, markup_facts
from provenance.reading.notices import is_source_line, speaks_of_itself
from provenance.reading.piece import Piece
from provenance.reading.walk import Block, blocks_of

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
_TOP = 2_000  # characters in which a browser notes where it saved a page from

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_FOOT = "foot of the page"
_NO_ARTICLE_TAGS = {
    "nav": "menu of the page",
    "aside": "box beside the article",
    "footer": _FOOT,
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
# Within a longer class name ("post-comments") only these tell what a box is for.
_TELLING_PARTS = frozenset(
    (
        "nav",
        "menu",
        "cookie",
        "comments",
        "related",
        "share",
        "sharing",
        "social",
        "newsletter",
        "advert",
        "promo",
    )
)
_PART_OF_NAME = re.compile(r"[-_]+")
_CLASS_REASONS = {name: why for why, names in _NO_ARTICLE_CLASSES for name in names.split()}
_CAPTION_NAMES = (
    "caption cap captions figcaption wp-caption-text legend image-caption photo-caption credit photo-credit"
)
_STANDFIRST_NAMES = "excerpt standfirst subtitle subhead subheading dek deck lede kicker summary abstract"
_CAPTION_CLASSES = frozenset(_CAPTION_NAMES.split())
_STANDFIRST_CLASSES = frozenset(_STANDFIRST_NAMES.split())
_LEAST_CAPTION = 3
_LEAST_ITEM = 4
_LEAST_LEAD = 4
OUTSIDE = "stands outside the article on the page"


@dataclass(slots=True)
class Page:
    """Pieces of a page in order, and what its markup says of it; ``cut`` where deep nesting hides the rest of it."""

    pieces: list[Piece] = field(default_factory=list)
    facts: MarkupFacts = field(default_factory=MarkupFacts)
    cut: bool = False


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
    facts = markup_facts(root, text[:_TOP])
    body = root.find("body") if root.tag == "html" else root
    blocks = [] if body is None else list(blocks_of(body))
    cut = any("depth" in str(fault.message).lower() for fault in parser.error_log)
    return Page(_pieces(blocks, _article_text(source, root), facts), facts, cut)


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


# -- pieces ---------------------------------------------------------------------------------


def _pieces(blocks: list[Block], article: str, facts: MarkupFacts) -> list[Piece]:
    raw = [_piece(block) for block in blocks]
    known: dict[HtmlElement, str] = {}
    reasons = [_reason(block.element, known) for block in blocks]
    _spare_the_article(reasons, raw)
    inside = [_opening(piece.text) in article for piece in raw]
    prose = [piece.prose for piece in raw]
    announced = _announced(raw, blocks)
    pieces = [
        _hinted(p, b.element, why, facts, announced=i in announced)
        for i, (p, b, why) in enumerate(zip(raw, blocks, reasons, strict=True))
    ]
    if article:
        _drop_outside(pieces, prose, inside)
    return pieces


def _piece(block: Block) -> Piece:
    text = block.text
    links = tuple((url, a, z) for url, a, z in block.anchors if z <= len(text))
    after_image = block.after_image and not Piece(text).ends and len(text.split()) >= _LEAST_CAPTION
    return Piece(text, links=links, after_image=after_image, apart=block.apart)


def _opening(text: str) -> str:
    return bare_words(text)[:80]


def _spare_the_article(reasons: list[str], pieces: list[Piece]) -> None:
    """A box that holds most of the page's running text is the article, whatever it is called."""
    prose = [(len(p.text), why) for p, why in zip(pieces, reasons, strict=True) if p.prose]
    total = sum(length for length, _ in prose)
    for why in set(reasons) - {""}:
        if sum(length for length, reason in prose if reason == why) > total / 2:
            reasons[:] = ["" if r == why else r for r in reasons]


def _reason(element: HtmlElement, known: dict[HtmlElement, str]) -> str:
    """Why a block is no part of the article by where it stands, "" when nothing says so.

    ``known`` remembers the answers, so that depth costs nothing twice.
    """
    path = []
    while element is not None and element not in known:
        path.append(element)
        element = element.getparent()
    why = known.get(element, "")
    for inner in reversed(path):
        if inner.tag in ("body", "html", "main", "article"):
            why = ""
        why = known[inner] = why or _own_reason(inner)
    return why


def _own_reason(element: HtmlElement) -> str:
    if element.tag in ("body", "html", "main", "article"):
        return ""
    if why := _NO_ARTICLE_TAGS.get(element.tag):
        return why
    for name in class_names(element):
        parts = [part for part in _PART_OF_NAME.split(name) if part in _TELLING_PARTS]
        if why := next((_CLASS_REASONS[n] for n in (name, *parts) if n in _CLASS_REASONS), None):
            return why
    return ""


def _hinted(piece: Piece, element: HtmlElement, why: str, facts: MarkupFacts, *, announced: bool) -> Piece:
    """A piece with what its element says of it; ``announced`` where it is of a list that a paragraph leads in."""
    if why and not (why == _FOOT and is_source_line(piece.text) and _in_article(element)):
        return piece.dropped(why)
    names = set(class_names(element))
    if element.tag == "h1" and (facts.title is None or bare_words(piece.text) in bare_words(facts.title)):
        return piece.as_role(Role.HEADLINE)
    if element.tag in ("figcaption", "caption") or (
        names & _CAPTION_CLASSES and not speaks_of_itself(piece.text)
    ):
        return piece.as_role(Role.CAPTION)
    if element.tag in _HEADINGS or names & _STANDFIRST_CLASSES:
        furniture = reason(piece.text)
        return piece.dropped(furniture) if furniture else piece.as_role(Role.SUBHEADING)
    if announced and _is_item(piece):
        return piece.as_role(Role.BODY)
    return piece


def _in_article(element: HtmlElement) -> bool:
    """Whether a foot is that of the article, and not of the whole page."""
    return next(element.iterancestors("article"), None) is not None


def _announced(pieces: list[Piece], blocks: list[Block]) -> set[int]:
    """The items of lists behind a paragraph that ends with a colon: "These documents were signed:"."""
    found: set[int] = set()
    for i in range(1, len(pieces)):
        leads = pieces[i - 1].text.endswith(":") and pieces[i - 1].words >= _LEAST_LEAD
        if blocks[i].element.tag == "li" and (leads or i - 1 in found):
            found.add(i)
    return found


def _is_item(piece: Piece) -> bool:
    """Whether an item of a list tells something: no label, and no link to another article."""
    linked = sum(end - start for _, start, end in piece.links)
    return piece.words >= _LEAST_ITEM and linked < len(piece.text) / 2 and not reason(piece.text)


def _drop_outside(pieces: list[Piece], prose: list[bool], inside: list[bool]) -> None:
    """Set aside running text that trafilatura left out, but not the paragraphs that it lost from within."""
    kept = [i for i, p in enumerate(pieces) if p.open and prose[i] and inside[i]]
    if not kept:
        return
    first = kept[0]
    while first > 0 and pieces[first - 1].open and prose[first - 1]:
        first -= 1
    for i, piece in enumerate(pieces):
        aside = piece.open and prose[i] and not inside[i] and not first <= i <= kept[-1]
        if aside and not is_source_line(piece.text):
            pieces[i] = piece.dropped(OUTSIDE)
