"""Whose words a sentence reports, and how much of it lies inside quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from provenance.align.profile import profile
from provenance.text.quotes import find_quotes
from provenance.text.speech import find_speech, speaker_key

_SHORTEST_QUOTE = 12  # characters; shorter ones are scare quotes and titles


@dataclass(frozen=True, slots=True)
class Reported:
    """The speakers of a sentence, the share of its characters that is quoted, the stems outside quotation marks."""

    speakers: frozenset[str]
    unnamed: bool
    quoted: float
    outside: frozenset[str]

    @property
    def speech(self) -> bool:
        """Whether the sentence gives somebody's words."""
        return bool(self.speakers) or self.unnamed or self.quoted > 0


@lru_cache(maxsize=65536)
def reported(text: str) -> Reported:
    """Works out who speaks in a sentence; cached, since an original meets many articles."""
    found = find_speech(text)
    named = frozenset(
        speaker_key(item) for item in found if item.kind not in ("pronoun", "report", "generic")
    )
    quotes = [quote for quote in find_quotes(text) if quote.end - quote.start >= _SHORTEST_QUOTE]
    outside = text
    for quote in reversed(quotes):
        outside = outside[: quote.start] + " " + outside[quote.end :]
    return Reported(
        speakers=named,
        unnamed=any(item.kind in ("pronoun", "report", "generic") for item in found),
        quoted=sum(quote.end - quote.start for quote in quotes) / max(1, len(text)),
        outside=profile(outside).distinct,
    )
