"""Whose words a sentence reports, and how much of it lies inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from provenance.align.profile import profile
from provenance.text.quotes import find_quotes
from provenance.text.speech import find_speech, speaker_key

# What only one outlet was told or saw: nobody else can have it, unless from there.
_UNNAMED = re.compile(
    r"\b(?:sources?|persons?|people|officials?|diplomats?|bankers?|brokers?|aides?|insiders?|customers?)"
    r"(?: \w+){0,3}? (?:familiar|briefed|present|close to|with (?:direct )?knowledge|told|said)\b"
    r"|\bnot (?:to be|being) (?:named|identified)\b|\banonym|\bsources? (?:in|at|close|familiar|said|told)\b",
    re.IGNORECASE,
)
# What was said to everybody at once.
_PUBLIC = re.compile(
    r"\b(?:statement|communiqu[eé]|press (?:release|service|conference|office|briefing)|news conference|bulletin"
    r"|announce[ds]?|announcement|briefing|told reporters|told journalists|spokes(?:man|woman|person)"
    r"|address|speech|ruling|official data)\b",
    re.IGNORECASE,
)
# One of these stands in whatever the two patterns match: a quick look spares most sentences the slow one.
_UNNAMED_HINTS = (
    *(
        "source",
        "person",
        "people",
        "official",
        "diplomat",
        "banker",
        "broker",
        "aide",
        "insider",
        "customer",
    ),
    *("not to be", "not being", "anonym"),
)
_PUBLIC_HINTS = (
    *("statement", "communiqu", "press ", "news conference", "bulletin", "announce", "briefing", "told "),
    *("spokes", "address", "speech", "ruling", "official data"),
)
_KEPT = 2048  # sentences
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


@lru_cache(maxsize=_KEPT)
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


@lru_cache(maxsize=_KEPT)
def exclusive(text: str, names: tuple[str, ...]) -> bool:
    """Whether a report names its own outlet (``names``) as the one that was told, or saw; or a source that it hides."""
    named = _naming(names)
    return bool((named and named.search(text)) or _searched(_UNNAMED, _UNNAMED_HINTS, text))


@lru_cache(maxsize=_KEPT)
def public(text: str, names: tuple[str, ...]) -> bool:
    """Whether a sentence gives what somebody told everybody: a statement, a speech, a bulletin."""
    return bool(_searched(_PUBLIC, _PUBLIC_HINTS, text) or reported(text).speech) and not exclusive(
        text, names
    )


def _searched(pattern: re.Pattern[str], hints: Iterable[str], text: str) -> bool:
    folded = text.casefold()
    return any(hint in folded for hint in hints) and bool(pattern.search(text))


@lru_cache(maxsize=4096)
def _naming(names: tuple[str, ...]) -> re.Pattern[str] | None:
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)") if names else None
