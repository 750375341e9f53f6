"""Which sentences can be printed on a worksheet: whole, clean, and not too long for the class."""

from __future__ import annotations

import re
from functools import lru_cache

from provenance.align.profile import profile
from provenance.classroom.values import LanguageLevel

SHORTEST = 6
LONGEST = {LanguageLevel.A2: 22, LanguageLevel.B1: 30, LanguageLevel.B2: 42, LanguageLevel.C1: 60}
"""Words of a sentence, by language level."""

_WHOLE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LITTER = re.compile(
    r"https?:|www\.|@|[|<>{}\\�]|\[\d|[.]{4}"  # addresses, markup, numbered notes, omissions
    r"|[\w)][.!?][A-Z][a-z]"  # sentences that were glued together
    r"|\b[A-Z]{5,} [A-Z]{5,}"  # shouted headings
    r"|\d\d?\.\d\d?\.\d{4}|\((?:Image|Photo|Picture|File)\b"  # stamps and captions
)
_OPENS = re.compile(r"[\"'“‘«(]?[A-Z0-9$€£À-Þ]")


def readable(text: str, level: LanguageLevel) -> bool:
    """Whether a sentence can stand on a worksheet by itself."""
    return clean(text) and SHORTEST <= word_count(text) <= LONGEST[level]


@lru_cache(maxsize=65536)
def clean(text: str) -> bool:
    """Whether a text is a whole sentence without litter of a page."""
    return bool(
        _WHOLE.search(text)
        and _OPENS.match(text)
        and not _LITTER.search(text)
        and "\n" not in text
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count("(") == text.count(")")
    )


def word_count(text: str) -> int:
    """Number of words and numbers."""
    return len(profile(text).words)  # worked out once for every sentence, and kept
