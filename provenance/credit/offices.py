"""Offices that two texts name in words of their own: "the festival's director" and "festival director Jane Roe"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from provenance.text import speech_words as lists
from provenance.text.names import find_names
from provenance.text.speaker_kinds import head_end
from provenance.text.speech import outside_quotes
from provenance.text.words import stem

_HEADS = (lists.ROLES | lists.INSTITUTIONS) - lists.words(
    "state city town region district un eu who official officer worker witness resident house team company group"
)
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE, _AFTER = 3, 4  # words about an office's name that tell which one is meant
_EMPTY = lists.SMALL | lists.DETERMINERS | lists.words("new former deputy senior s")


def office_in(text: str, speaker: str) -> tuple[int, int] | None:
    """Returns the span at which a sentence names the office of a speaker, by its name and one word that tells which.

    Args:
        text: a sentence; what stands in quotation marks names nobody.
        speaker: a noun phrase, "the Ministry of Culture" or "festival director Jane Roe".
    """
    told = [word[0].lower() for word in _WORD.finditer(speaker)]
    heads = {stem(word) for word in told if word in _HEADS}
    telling = {stem(word) for word in told if word not in _HEADS and word not in _EMPTY}
    if not heads or not telling:
        return None
    words = list(_WORD.finditer(outside_quotes(text)))
    stems = [stem(word[0].lower()) for word in words]
    for index, own in enumerate(stems):
        about = range(max(0, index - _BEFORE), min(len(words), index + 1 + _AFTER))
        nearest = min((i for i in about if stems[i] in telling), key=lambda i: abs(i - index), default=None)
        if own in heads and nearest is not None:
            return words[min(index, nearest)].start(), words[max(index, nearest)].end()
    return None


def head_in(text: str, speakers: Iterable[str]) -> tuple[int, int] | None:
    """Returns the span of a word that names the kind of a speaker: "police", "the statement", "analysts".

    A person's office is left out: "the president" does much, and says little of it.
    """
    heads = set()
    for speaker in speakers:
        told = [word.lower() for word in _WORD.findall(speaker)]
        head = told[: head_end(told)]
        if not any(name.kind == "person" for name in find_names(speaker)):
            heads |= {stem(word) for word in head if _is_source(word)}
    words = _WORD.finditer(outside_quotes(text)) if heads else ()
    return next((word.span() for word in words if stem(word[0].lower()) in heads), None)


def _is_source(word: str) -> bool:
    return word in _SOURCES or word.removesuffix("s") in _SOURCES


_SOURCES = (lists.ROLES | lists.SOURCES | lists.INSTITUTIONS | lists.REPORTS) - lists.words(
    "state city town region district un eu who people person persons"
)
