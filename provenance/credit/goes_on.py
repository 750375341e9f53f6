"""Who told an outlet goes on in the next sentence: a mere quotation, "she said", "he expects", "Roe fears"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from provenance.credit.stances import STANDS
from provenance.text import speech_words as lists
from provenance.text.names import same_name
from provenance.text.speech import Speech, find_speech, outside_quotes, subjects_of

QUOTATION = "quotation"
"""The cue of a credit for which nothing is written here: it may credit, but is no false credit of anybody's text."""

_QUOTED = re.compile(r"^[“\"«][^“”\"«»]+[”\"»](?P<by>[^“”\"]{0,80})$")
_BY_SAME = re.compile(
    r"\s?(?:(?:s?he|they)\s(?:\w+ly\s|also\s|then\s)?[a-z]+|[a-z]+(?:ed|s|d)\s(?:s?he|they))\b[^“”\"]*|[.\s]*"
)
_PERSONAL = lists.words("he she they")
_THINKING = lists.words(
    """thinks thought hopes hoped fears feared wants wanted doubts worries worried feels felt plans planned pleads
    pleaded remembers remembered suspects suspected wonders wondered blames regrets regretted swears swore"""
)
_VERB = re.compile(rf"\b(?:{'|'.join(sorted(_THINKING | STANDS | (lists.SAYING - lists.DOUBTFUL)))})\b")


def is_quoted(text: str) -> bool:
    """Whether a sentence is a quotation and nothing else but "she said"."""
    quoted = _QUOTED.match(text)
    return quoted is not None and _BY_SAME.fullmatch(quoted["by"]) is not None


def goes_on(text: str, before: Collection[str]) -> bool:
    """Whether a sentence is somebody's words or thoughts who spoke in the one before, and nobody else's.

    Args:
        text: the sentence.
        before: the persons who spoke in the sentence before.
    """
    speaking = _speaking(text)
    return bool(speaking) and all(_is_same(speech, before) for speech in speaking)


def _speaking(text: str) -> Sequence[Speech]:
    plain = outside_quotes(text)
    verbs = {verb.start() for verb in _VERB.finditer(plain)}
    told = subjects_of(plain, verbs)
    thinking = (s for s in told if _CLAUSE.search(plain[: s.start].rstrip()[-_NEAR:]))
    return [*{speech.start: speech for speech in (*thinking, *find_speech(text))}.values()]


# Not "the case they wanted": what opens a clause is said or thought, what stands within it may be anything.
_CLAUSE = re.compile(r"^$|[,;:–—]$|\b(?:and|but)$", re.IGNORECASE)
_NEAR = 4


def _is_same(speech: Speech, before: Collection[str]) -> bool:
    if speech.kind == "pronoun":
        return speech.speaker.lower() in _PERSONAL
    return speech.kind == "person" and any(same_name(speech.speaker, name) for name in before)
