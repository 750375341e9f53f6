"""Plain text to pieces: one a line."""

from __future__ import annotations

import re

from provenance.reading.piece import Piece

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def legible(text: str) -> str:
    """The text without characters that nobody can see; a lone surrogate becomes U+FFFD."""
    if text.replace("\n", "").isprintable():  # far cheaper to ask, and true of most texts
        return text
    return _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))


def lines(text: str) -> list[Piece]:
    """The lines of a text that are not empty, their white space folded."""
    pieces: list[Piece] = []
    apart = True
    for line in text.splitlines():
        folded = " ".join(line.split())
        if folded:
            pieces.append(Piece(folded, apart=apart))
        apart = not folded
    return pieces
