"""A fragment of a text, between white space, as those see it who say which patterns can match about it."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")


class Fragment(NamedTuple):
    """What stands between white space, its words without any mark, and the same in small letters."""

    text: str
    words: frozenset[str]
    folded: frozenset[str]


def read(text: str) -> Fragment:
    """Reads the words of a fragment."""
    words = [text] if text.isalpha() else _WORD.findall(text)
    return Fragment(text, frozenset(words), frozenset(map(str.casefold, words)))
