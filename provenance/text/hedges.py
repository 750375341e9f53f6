"""Words that say how sure something is: reportedly, preliminary, may, is believed to, if convicted."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = {
    "condition": "if; unless; provided that; assuming; in case; weather permitting; subject to",
    "modal": "may; might; could",
    "verb": "appears? to; appeared to; seems? to; seemed to; tends? to; tended to; suspected of; (?<!than "
    ")(?<!than-)expect(?:s|ed)?; assum(?:es?|ed); (?<!to )suggest(?:s|ed)?; indicat(?:es?|ed); "
    "believ(?:es?|ed); thinks?; thought; understood to; feared; rumou?red; estimat(?:es?|ed); "
    "reckon(?:s|ed)?; (?:is|are|was|were|be|been) said to",
    "adjective": "preliminary; alleged(?! that); suspected; presumed; purported; so-called; probable; "
    "possible; apparent; unconfirmed; unverified; provisional; tentative; putative",
    "adverb": "reportedly; allegedly; apparently; presumably; probably; possibly; perhaps; maybe; "
    "supposedly; purportedly; seemingly; (?<!more )(?<!most )(?<!less )(?<!least )likely; "
    "unlikely; potentially; preliminarily; tentatively; ostensibly; conceivably; provisionally",
}
_HEDGE = re.compile(
    "|".join(rf"(?P<{kind}>\b(?:{listed.replace('; ', '|')})\b)" for kind, listed in _WORDS.items()),
    re.IGNORECASE,
)
_PHRASE_BEFORE = re.compile(
    r"\b(?:according to|based on|by|on|in)\s+(?:(?:the|an?|its|their|some)\s+)?$", re.IGNORECASE
)
_NOUN_AFTER = re.compile(r"\s+[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge at ``text[start:end]``; ``kind`` is modal, adverb, adjective, verb or condition."""

    start: int
    end: int
    text: str
    kind: str


def find_hedges(text: str) -> list[Hedge]:
    """Returns the hedges of a sentence in order: an adjective with its noun, a condition with its clause."""
    found = []
    for match in _HEDGE.finditer(text):
        kind = match.lastgroup or "adverb"
        if kind == "modal" and _is_month(text, match):
            continue
        start, end = _extent(text, match, kind)
        found.append(Hedge(start, end, text[start:end], kind))
    return found


def _is_month(text: str, match: re.Match[str]) -> bool:
    return match[0] == "May" and (match.start() > 0 or bool(re.match(r"\s+\d", text[match.end() :])))


def _extent(text: str, match: re.Match[str], kind: str) -> tuple[int, int]:
    start, end = match.span()
    if kind == "adjective":
        noun = _NOUN_AFTER.match(text, end)
        before = _PHRASE_BEFORE.search(text, max(0, start - 24), start)
        return (before.start() if before else start), (noun.end() if noun else end)
    if kind == "condition":
        stop = re.compile(r"[,;:.!?”\"]").search(text, end)
        return start, min(stop.start() if stop else len(text), end + 60)
    return start, end
