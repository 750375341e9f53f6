"""Text and links from anywhere, made harmless for a page."""

from __future__ import annotations

import re
import unicodedata

from provenance.text.display import safe

LONGEST_WORD = 24  # letters; a longer word may not fit half a page
PIECE = 8

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_ANCHOR = re.compile(r"#[A-Za-z][A-Za-z0-9_-]*")
_BESIDE = re.compile(r"[A-Za-z0-9][\w-]{0,120}\.(?:html|pdf)", re.ASCII)
_WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}\x00-\x20\x7f]+", re.IGNORECASE)


def clean(text: str) -> str:
    """Text without controls, on one line."""
    return safe(text).replace("\n", " ").replace("\t", " ")


def breakable(text: str, joint: str = "\u200b") -> str:
    """Text whose very long words may break every few letters."""

    def split(word: re.Match[str]) -> str:
        whole = word[0]
        parts = [whole[n : n + PIECE] for n in range(0, len(whole), PIECE)]
        return joint.join(parts)

    return _LONG_WORD.sub(split, text)


def link(target: str | None) -> str | None:
    """A link to a web page, to a place on this page or to a page beside it; None for any other."""
    if target and (
        _ANCHOR.fullmatch(target)
        or _BESIDE.fullmatch(target)
        or (_WEB.fullmatch(target) and len(target) <= 2000)
    ):
        return target
    return None


def right_to_left(text: str) -> bool:
    """Whether a text runs from right to left: its first letter decides."""
    first = (unicodedata.bidirectional(c) for c in text)
    return next((kind != "L" for kind in first if kind in ("L", "R", "AL")), False)
