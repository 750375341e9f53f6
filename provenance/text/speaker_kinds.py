"""What kind of speaker a noun phrase is, told by its head noun and its capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.text import speech_words as lists
from provenance.text.phrases import PERSONAL

_COMPLEMENTS = lists.words(
    "of for from in at on who with seen close familiar near released published issued provided compiled"
)


def kind_of(written: Sequence[str], lower: Sequence[str]) -> str | None:
    """Returns the kind of speaker that a noun phrase names, or None when it can be none."""
    if not any(word[0].isalpha() for word in written):
        return None
    if len(lower) == 1 and lower[0] in lists.PRONOUNS:
        return "pronoun"
    cut = head_end(lower)
    head = bare(lower[cut - 1])
    names = [w for i, w in enumerate(written[:cut]) if w[0].isupper() and (i or _is_name(w))]
    if head in lists.REPORTS:
        return "report"
    if head in lists.MEDIA and not names:
        return "generic"
    if head in lists.OUTLETS or (head == "agency" and "news" in lower):
        return "outlet"
    if head in lists.INSTITUTIONS or (names and any(bare(w.casefold()) in lists.INSTITUTIONS for w in names)):
        return "institution"
    if head in lists.ROLES:
        return "person"
    if head.removesuffix("s") in lists.ROLES:
        return "generic"
    if not names and not _noun_like(lower, cut):
        return None
    if not names or (head.endswith("s") and written[cut - 1].islower()):
        return "generic"
    return "institution" if len(names[-1]) > 1 and names[-1].isupper() else "person"


def _noun_like(lower: Sequence[str], cut: int) -> bool:
    """Whether a phrase without names can be a speaker: "the crowd", "residents"; not "put them there"."""
    head = lower[cut - 1]
    if any(word in PERSONAL or word in ("them", "him", "us", "there") for word in lower):
        return False
    return (
        lower[0] in lists.DETERMINERS or head.endswith("s") or head in lists.SOURCES or len(lower) > 1 < cut
    )


def head_end(lower: Sequence[str]) -> int:
    """Where the head of the phrase ends, before its complements: "the head | of the agency"."""
    return next((i for i, word in enumerate(lower) if i and word in _COMPLEMENTS), len(lower))


def _is_name(word: str) -> bool:
    return word.casefold() not in lists.DETERMINERS | lists.OPENERS


def bare(word: str) -> str:
    """Returns a word without its possessive ending."""
    return re.sub(r"['’]s?$", "", word)
