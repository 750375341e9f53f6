"""Words for which a teacher may want to look at a text first: violence, death, abuse. Flagged, never removed."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from provenance.classroom.values import Item


def sensitive_words(text: str) -> tuple[str, ...]:
    """Returns the sensitive words of a text as they stand in it, each once, in order."""
    found = (match[0].casefold() for match in _pattern().finditer(text))
    return tuple(dict.fromkeys(found))


def shown_text(item: Item) -> str:
    """Returns all that an item shows to a student."""
    parts = [passage.text for passage in item.material]
    parts += [choice.text for choice in item.choices] + [row.text for row in item.rows]
    return "\n".join(parts)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    lines = Path(__file__).with_name("sensitive.txt").read_text(encoding="utf-8").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    forms = [re.escape(word).replace(r"\*", r"\w*") for word in words]
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)
