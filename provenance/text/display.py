"""Makes text from an article harmless for a terminal, a page or a log."""

from __future__ import annotations

import re

# Escape sequences (CSI, OSC and the two-character ones) go as a whole: without its
# first byte the rest of one would be left standing as litter.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 (except tab and newline), DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, isolates
    "\u200b\u2060\ufeff\u00ad\u180e"  # invisible characters that can hide or split words
    "\u2028\u2029\ufff9-\ufffb"  # line separators, annotation marks
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters; XML refuses the last two
    "\U000e0000-\U000e007f"  # invisible tag characters
    "\ud800-\udfff]"  # lone surrogates cannot be printed
)


def safe(text: str) -> str:
    """Return ``text`` without control characters, terminal escapes and bidirectional controls.

    Tabs and newlines stay; carriage returns become newlines. Everything that a
    reader can see stays as it is.
    """
    return _CONTROLS.sub("", _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def written_out(path: str) -> str:
    """Return a path as text: bytes of its names that are no UTF-8, which Python keeps as halves, become ``\\xe9``."""
    return _BYTES.sub(lambda half: f"\\x{ord(half[0]) - 0xDC00:02x}", path)


_BYTES = re.compile("[\udc80-\udcff]")
