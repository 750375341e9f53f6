"""Words that deny inside themselves: unharmed, illegal, disagree, harmless."""

from __future__ import annotations

from functools import lru_cache

from provenance.text.word_lists import words

_ALWAYS = ("un", "non-", "non")
_SOMETIMES = ("in", "im", "il", "ir", "dis")
# Words with one of these endings deny behind "in" or "dis"; others often do not: income, impress, discover.
_ENDINGS = (
    "able", "ible", "al", "ent", "ant", "ive", "ous", "ate", "ite", "ect", "act", "ary", "ure", "ity", "ence", "ance",
    "ency", "ancy", "acy", "ice", "ntly", "ally", "ably", "ibly", "ately", "ectly", "ively",
    "agree", "agreed", "agrees",
    "approve", "approved", "approval", "agreement", "honest", "qualified", "continued", "content", "connected", "trust",
    "mobile", "loyal", "loyalty", "obey", "obeyed", "allow", "allowed", "appear", "appeared", "order", "satisfied",
    "proved", "armed", "engaged", "interested", "organised", "organized", "comfort",
)  # fmt: skip
# What looks denied and is not.
_NEITHER = words(
    """invaluable inflammable infamous indifferent inhabitable important instance infant intent inherent
    incident distant distance instant intact impact inaugurate inspect insect instate dispense disposal
    disposable dissent dissect disease initiate invite incite impressive invent indent investment unit union
    united unions unite unites under until unless uncle unity unique units untied inclement imitate dismal
    internal"""
)
_SHORTEST = 3
"""Fewest letters of the word that is denied."""


@lru_cache(maxsize=4096)
def deniers(words: tuple[str, ...]) -> frozenset[str]:
    """Returns those of some words that deny another inside themselves."""
    return frozenset(word for word in words if denied(word))


@lru_cache(maxsize=16384)
def denied(word: str) -> str:
    """Returns the word that one such as "unlawful" denies, or ""; "harmless" denies "harmful"."""
    if word.endswith("less") and len(word) > len("less") + 2:
        return word.removesuffix("less") + "ful"
    if word in _NEITHER:
        return ""
    for prefix in (*_ALWAYS, *_SOMETIMES):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _SHORTEST and (prefix in _ALWAYS or rest.endswith(_ENDINGS)):
            return rest
    return ""
