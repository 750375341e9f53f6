"""Details of a sentence that can be pointed at: figures, names, days, words that carry weight."""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.text.names import find_names
from provenance.text.quantities import find_quantities
from provenance.text.words import STOP_WORDS, tokens

_DAYS = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_LONG_WORD = 5


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail at ``text[start:end]``; ``kind`` is number, date, name or word."""

    start: int
    end: int
    text: str
    kind: str


def details(text: str) -> list[Detail]:
    """Returns the details of a sentence that do not overlap, figures and names before plain words."""
    found = [Detail(q.start, q.end, q.text, "number") for q in find_quantities(text) if q.kind != "vague"]
    found += [Detail(m.start(), m.end(), m[0], "date") for m in _DAYS.finditer(text)]
    found += [Detail(n.start, n.end, n.text, "name") for n in find_names(text)]
    found += [
        Detail(token.start, token.end, token.text, "word")
        for token in tokens(text)
        if token.kind == "word"
        and token.text.islower()
        and len(token.text) >= _LONG_WORD
        and token.text not in STOP_WORDS
    ]
    chosen: list[Detail] = []
    for detail in found:
        if all(detail.end <= other.start or detail.start >= other.end for other in chosen):
            chosen.append(detail)
    return chosen


def stands_in(detail: str, text: str, *, loosely: bool = False) -> bool:
    """Whether a detail stands in a text as whole words, in any case; ``loosely`` also as part of a figure ("10.15")."""
    if loosely:
        return bool(re.search(rf"(?<!\w){re.escape(detail)}(?!\w)", text, re.IGNORECASE))
    return bool(re.search(rf"(?<![\w.,-]){re.escape(detail)}(?![\w-]|[.,]\d)", text, re.IGNORECASE))
