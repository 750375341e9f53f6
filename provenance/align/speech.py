"""Whose words a sentence reports, and how much of it lies inside quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from provenance.text.quotes import find_quotes
from provenance.text.speech import find_speech, speaker_key

_SHORTEST_QUOTE = 12  # characters; shorter ones are scare quotes and titles


@dataclass(frozen=True, slots=True)
class Reported:
    """The speakers of a sentence and the share of its characters that is quoted."""

    speakers: frozenset[str]
    unnamed: bool
    quoted: float

    @property
    def speech(self) -> bool:
        """Whether the sentence gives somebody's words."""
        return bool(self.speakers) or self.unnamed or self.quoted > 0

    def may_share_speaker(self, other: Reported) -> bool:
        """Whether both can be giving the words of one speaker; an unnamed one may be anybody."""
        if not (self.speech and other.speech):
            return False
        if self.unnamed or other.unnamed or not self.speakers or not other.speakers:
            return True
        return any(
            one == two or set(one.split()) & set(two.split()) for one in self.speakers for two in other.speakers
        )


@lru_cache(maxsize=65536)
def reported(text: str) -> Reported:
    """Works out who speaks in a sentence; cached, since an original meets many articles."""
    found = find_speech(text)
    named = frozenset(speaker_key(item) for item in found if item.kind not in ("pronoun", "report", "generic"))
    quotes = [quote for quote in find_quotes(text) if quote.end - quote.start >= _SHORTEST_QUOTE]
    return Reported(
        speakers=named,
        unnamed=any(item.kind in ("pronoun", "report", "generic") for item in found),
        quoted=sum(quote.end - quote.start for quote in quotes) / max(1, len(text)),
    )
