"""The blocks of text of an HTML page, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK_TAGS = (
    "address article aside blockquote body button caption dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section "
    "select summary table tbody td tfoot th thead title tr ul video audio iframe"
)
_SILENT_TAGS = "script style template noscript svg head math object embed canvas textarea select iframe"
# In lines of these classes the style sheet sets apart what no space does: "Jane Doe<span>Example Agency</span>".
_OF_AUTHORS = re.compile(r"byline|author|credit|source|agency|meta|posted|dateline")
_SET_APART = frozenset(("span", "a", "time", "cite", "em", "strong", "b", "i", "small"))
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SILENT = frozenset(_SILENT_TAGS.split())


@dataclass(slots=True)
class Block:
    """Text of one block and the element it stands in; white space is not folded yet.

    ``anchors`` are links as (address, start, end) in the folded text. ``apart``
    is False behind a mere line break.
    """

    element: HtmlElement
    parts: list[str] = field(default_factory=list)
    anchors: list[tuple[str, int, int]] = field(default_factory=list)
    after_image: bool = False
    apart: bool = True

    @property
    def text(self) -> str:
        """The text with its white space folded."""
        return " ".join("".join(self.parts).split())


def blocks_of(body: HtmlElement) -> Iterator[Block]:
    """Walk the page without recursion, so that no depth of nesting stops it; empty blocks are left out."""
    walker = _Walker(body)
    stack: list[tuple[HtmlElement, bool]] = [(body, False)]
    while stack:
        element, leaving = stack.pop()
        if leaving:
            yield from walker.leave(element)
        elif not isinstance(element.tag, str) or element.tag in _SILENT:
            walker.add(element.tail)
        else:
            yield from walker.enter(element)
            stack.append((element, True))
            stack += [(child, False) for child in reversed(element)]
    yield from walker.close(body)


class _Walker:
    """The block being gathered, and whether a picture stands before it."""

    def __init__(self, body: HtmlElement) -> None:
        self._block = Block(body)
        self._image = False
        self._open_links: dict[HtmlElement, int] = {}
        self._size = 0  # of the folded text so far
        self._gap = False  # whether white space stands at its end

    def add(self, text: str | None) -> None:
        if not text:
            return
        self._block.parts.append(text)
        folded = " ".join(text.split())
        if folded:
            self._size = self._next_word(text[0].isspace()) + len(folded)
        self._gap = text[-1].isspace() or (self._gap and not folded)

    def enter(self, element: HtmlElement) -> Iterator[Block]:
        tag = element.tag
        if tag == "br":
            yield from self.close(self._block.element, apart=False)
        elif tag in _BLOCKS:
            yield from self.close(element)
        if tag == "img":
            self._image = True
        if _is_set_apart(element) and (element.text or "")[:1].isalpha():
            self.add(" ")
        if tag == "a" and element.get("href"):
            self._open_links[element] = self._next_word((element.text or "")[:1].isspace())
        self.add(element.text)

    def leave(self, element: HtmlElement) -> Iterator[Block]:
        start = self._open_links.pop(element, None)
        words = " ".join(element.text_content().split()) if start is not None else ""
        if start is not None and words:
            self._block.anchors.append((element.get("href"), start, start + len(words)))
        if element.tag in _BLOCKS:
            parent = element.getparent()
            yield from self.close(element if parent is None else parent)
        if _is_set_apart(element) and (element.tail or "")[:1].isalpha():
            self.add(" ")
        self.add(element.tail)

    def close(self, element: HtmlElement, *, apart: bool = True) -> Iterator[Block]:
        """End the block being gathered; what comes next stands in ``element``."""
        block = self._block
        if block.text:
            block.after_image = self._image
            self._image = False
            yield block
        elif not block.apart:
            apart = True  # two line breaks part paragraphs
        self._block = Block(element, apart=apart)
        self._size, self._gap = 0, False

    def _next_word(self, gap: bool) -> int:
        """Where in the folded text the next word begins."""
        return self._size + (1 if self._size and (gap or self._gap) else 0)


def _is_set_apart(element: HtmlElement) -> bool:
    """Whether a part of a line stands beside its other parts: a name and an outlet, each in a box of its own."""
    if element.tag not in _SET_APART:
        return False
    beside = (element, element.getparent())
    return any(e is not None and _OF_AUTHORS.search((e.get("class") or "").lower()) for e in beside)
