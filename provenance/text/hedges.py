"""Words that say how sure something is: reportedly, preliminary, may, is believed to, if convicted."""

from __future__ import annotations

import re
from typing import NamedTuple

MODALS = frozenset(("may", "might", "could"))
"""The verbs that make a statement possible."""

_LISTED = {
    "condition": "if; unless; provided that; assuming; in case; weather permitting; subject to",
    "modal": "may; might; could",
    "verb": "appears that; appeared that; seems that; seemed that; suspect that; suspects that; suspected that; "
    "appear to; appears to; appeared to; seem to; seems to; seemed to; tend to; tends to; "
    "suspected of; expect; expects; expected; assume; assumes; assumed; suggest; suggests; "
    "suggested; indicate; indicates; indicated; believe; believes; believed; think; thinks; "
    "thought; understood to; feared; rumored; rumoured; estimate; estimates; estimated; reckon; "
    "reckons; reckoned; said to; reported to; alleged to; rumoured to; rumored to; claimed to; deemed to",
    "adjective": "preliminary; alleged; suspected; presumed; purported; so-called; probable; possible; "
    "apparent; unconfirmed; unverified; provisional; tentative; putative",
    "adverb": "reportedly; allegedly; apparently; presumably; probably; possibly; perhaps; maybe; "
    "supposedly; purportedly; seemingly; likely; unlikely; improbable; potentially; preliminarily; "
    "tentatively; ostensibly; conceivably; provisionally",
}
# "weaker than expected", "no evidence to suggest", "most likely places": the word hedges nothing there.
_NOT_AFTER = {
    "expected": ("than",),
    "thought": ("than",),
    "suggest": ("to",),
    "likely": ("more", "most", "less", "least"),
}
_NOT_BEFORE = {"alleged": "that"}
_BEFORE_NOUN = frozenset(
    (
        "a",
        "an",
        "the",
        "its",
        "their",
        "his",
        "her",
        "this",
        "that",
        "previous",
        "earlier",
        "first",
        "initial",
        "latest",
    )
)
_UNABLE = (["could", "not"],)  # "the boat could not be found": nobody is unsure of that
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PHRASE_BEFORE = re.compile(
    r"\b(?:according to|based on|by|on|in)\s+(?:(?:the|an?|its|their|some)\s+)?$", re.IGNORECASE
)
_NOUN_AFTER = re.compile(r"\s+[^\W\d_]+")
_CLAUSE_END = re.compile(r"[,;:.!?”\"]")
_LONGEST_CONDITION = 60


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, listed in _LISTED.items():
        for phrase in listed.split(";"):
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, kind))
    for phrases in table.values():
        phrases.sort(key=lambda item: -len(item[0]))
    return table


_PHRASES = _by_first_word()
HEDGING = frozenset(first.rpartition("-")[2] for first in _PHRASES)
"""Words of which one stands in every hedge; of those joined by a hyphen, the last part."""


class Hedge(NamedTuple):
    """A hedge at ``text[start:end]``; ``kind`` is modal, adverb, adjective, verb or condition."""

    start: int
    end: int
    text: str
    kind: str


def find_hedges(text: str) -> list[Hedge]:
    """Returns the hedges of a sentence in order: an adjective with its noun, a condition with its clause."""
    matches = list(_WORD.finditer(text))
    words = [match[0].lower() for match in matches]
    if _PHRASES.keys().isdisjoint(words):
        return []
    found: list[Hedge] = []
    for index, word in enumerate(words):
        if word in _PHRASES and (not found or found[-1].end <= matches[index].start()):
            length, kind = _phrase(words, index)
            if length and not (kind == "modal" and _is_month(text, matches[index])):
                span = _extent(text, matches[index].start(), matches[index + length - 1].end(), kind)
                found.append(Hedge(*span, text[slice(*span)], kind))
    return found


def _phrase(words: list[str], index: int) -> tuple[int, str]:
    """Returns the length in words of the hedge that starts at a word, or 0, and its kind."""
    word = words[index]
    if index and words[index - 1] in _NOT_AFTER.get(word, ()):
        return 0, ""
    if words[index + 1 : index + 2] == [_NOT_BEFORE.get(word)]:
        return 0, ""
    if words[index : index + 2] in _UNABLE:
        return 0, ""
    if word.startswith("estimate") and index and _names_thing(words[index - 1]):
        return 0, ""
    if word == "said" and _BE.isdisjoint(words[max(0, index - 2) : index]) and not _reduced(words, index):
        return 0, ""
    for phrase, kind in _PHRASES[word]:
        if tuple(words[index : index + len(phrase)]) == phrase:
            return len(phrase), kind
    return 0, ""


def _names_thing(before: str) -> bool:
    """Whether a noun stands behind a word ("a previous estimate"), or what binds a number ("an estimated 300")."""
    return before in _BEFORE_NOUN or before.endswith(("'s", "’s"))


def _reduced(words: list[str], index: int) -> bool:
    """Whether "said to be" stands right behind a noun: "a man said to be the owner"."""
    return words[index + 1 : index + 2] == ["to"] and words[index + 2 : index + 3] in (["be"], ["have"])


def _is_month(text: str, match: re.Match[str]) -> bool:
    return match[0] == "May" and (match.start() > 0 or bool(re.match(r"\s+\d", text[match.end() :])))


def _extent(text: str, start: int, end: int, kind: str) -> tuple[int, int]:
    if kind == "adjective":
        noun = _NOUN_AFTER.match(text, end)
        before = _PHRASE_BEFORE.search(text, max(0, start - 24), start)
        return (before.start() if before else start), (noun.end() if noun else end)
    if kind == "condition":
        stop = _CLAUSE_END.search(text, end)
        return start, min(stop.start() if stop else len(text), end + _LONGEST_CONDITION)
    return start, end
