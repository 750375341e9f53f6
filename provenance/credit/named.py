"""An outlet that a sentence names in whatever words: enough of a credit for what was taken from that very outlet."""

from __future__ import annotations

import re

from provenance.model import Credit, CreditKind, Scope, Sentence
from provenance.outlets import Identity, Registry

CUE = "named"
"""The cue of such a credit: no words of reporting were recognised beside the name."""


def named_in(sentence: Sentence, outlet: str, registry: Registry) -> Credit | None:
    """Returns the credit that a sentence gives an outlet by naming it at all, None where it does not.

    "AP has it" and "make it the Courier's" credit in words that no list holds. Whether a name is a credit
    cannot be told from the sentence alone; it can where the sentence was taken from the outlet that it names.

    Args:
        sentence: the article's.
        outlet: who published what the sentence was taken from.
        registry: the known outlets.
    """
    span = _mention(sentence.text, outlet, registry)
    if span is None:
        return None
    start, end = span
    return Credit(
        sentence.text[start:end],
        outlet,
        CreditKind.OUTLET,
        CUE,
        sentence.start + start,
        sentence.start + end,
        Scope.SENTENCE,
    )


def taken_along(text: str, name: str, original: str) -> bool:
    """Whether a name stands in a text as it stands in the original: between the same words, or one of them.

    Args:
        text: the article's sentence.
        name: an outlet's name, as written there.
        original: the original's sentence.
    """
    here, there = _neighbours(text, name), _neighbours(original, name)
    return any(
        (before and before == other_before) or (after and after == other_after)
        for before, after in here
        for other_before, other_after in there
    )


def _neighbours(text: str, name: str) -> list[tuple[str, str]]:
    """Returns the word before and the word after each place of a name; an empty one at the end of the text."""
    places = re.finditer(rf"\b{re.escape(name)}\b", text)
    return [(_last(text[: found.start()]), _first(text[found.end() :])) for found in places]


def _last(text: str) -> str:
    return next(iter(re.findall(r"\w+", text)[-1:]), "").casefold()


def _first(text: str) -> str:
    return next(iter(re.findall(r"\w+", text)[:1]), "").casefold()


def _mention(text: str, outlet: str, registry: Registry) -> tuple[int, int] | None:
    same = Identity(registry)
    for mention in registry.mentions(text):
        if same(mention.outlet.name, outlet):
            return mention.start, mention.end
    if same.known(outlet) is not None:
        return None
    words = re.findall(r"\w+", outlet.removeprefix("The ").removeprefix("the "))
    if len(words) < 2:  # "Echo", "Today": the word may mean anything
        return None
    found = re.search(r"\b" + r"\W{1,3}".join(map(re.escape, words)) + r"\b", text, re.IGNORECASE)
    return found.span() if found else None
