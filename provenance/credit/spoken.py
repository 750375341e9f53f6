"""Quotations that an article takes over and gives to somebody in words that no list holds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from provenance.text import speech_words as lists
from provenance.text.names import find_names
from provenance.text.quotes import find_quotes
from provenance.text.speech import outside_quotes
from provenance.text.words import stems

_SAID = 4  # words in quotation marks from which somebody has said them
_SAME = 0.7  # share of its words that stand in quotation marks in the original too
_WORD = re.compile(r"[^\W\d_]+")
_SPEAKING = (
    lists.ROLES
    | lists.SOURCES
    | lists.words("statement letter note message memo email e-mail communique verdict ruling sermon speech")
    | lists.words("he she they")
)


def quoted_by(text: str, originals: Iterable[str]) -> tuple[int, int] | None:
    """Returns the span of him beside a quotation to whom a sentence gives it, None where it stands alone.

    "In the statement we find: “...”", "“...”, as one analyst put it": whoever is named beside words that somebody says
    in the original too.

    Args:
        text: the article's sentence.
        originals: the sentences it was taken from.
    """
    quoted = [set(stems(q.text)) for q in find_quotes(text) if len(q.text.split()) >= _SAID]
    there = {word for original in originals for q in find_quotes(original) for word in stems(q.text)}
    if not any(len(words & there) >= _SAME * len(words) for words in quoted if words):
        return None
    beside = outside_quotes(text)
    names = [name for name in find_names(beside) if name.kind != "place"]
    if names:
        likeliest = next((name for name in names if name.kind == "person"), names[0])
        return likeliest.start, likeliest.end
    return next((w.span() for w in _WORD.finditer(beside) if w[0].lower() in _SPEAKING), None)
