"""How far a statement goes: "so far" and "nearly" left out, "several" made "every"."""

from __future__ import annotations

import re

from provenance.attribution.drift.facts import quantities
from provenance.attribution.drift.pair import Finding, Pair, Side, Span
from provenance.text.word_lists import words
from provenance.text.words import STOP_WORDS

_LIMITS = re.compile(
    r"\b(?:so far|as yet|to date|(?:up )?until now|up to now|as of now|for now|for the time being|at this stage)\b",
    re.IGNORECASE,
)
_LIMITING = words("far yet date now being stage")
_LIMITED = re.compile(
    r"\b(?:yet|still|now|currently|as of|to date|so far|at present|until|by|initially)\b", re.IGNORECASE
)
_NO = words("no not none nobody never nothing neither without cannot nor") | {"no-one"}
_ALMOST = words("almost nearly virtually practically near mostly largely partly partially")
_ROUGHLY = _ALMOST | words(
    "about around roughly some close approaching bulk main mainly most part primarily quasi more less possible"
)
# What is said of some, of most, of all; a step by one is a matter of wording.
_STEPS = {
    **dict.fromkeys(words("some several few certain various"), 1),
    **dict.fromkeys(("many", "numerous"), 2),
    **dict.fromkeys(("most",), 3),
    **dict.fromkeys(words("all every each both entire"), 4),
}
_OPEN = words(
    "whether if unless unclear question questions unknown doubt doubts asked ask asking may might could"
)
_CLAUSE = 8  # words behind "whether"
# "Would not confirm that", "has yet to say that" leave as open what "has not said whether" leaves.
_NOT_SETTLED = re.compile(
    r"\b(?:not|n't|never|yet to|declined? to|refused? to|unable to) (?:been )?"
    r"(?:confirm|say|said|verif|establish|determine|disclose|clear|specif|comment)",
    re.IGNORECASE,
)
_TO_DO = words("aim aims hope hopes want wants seek seeks wish wishes aimed hoped wanted sought")
TENTATIVE = _TO_DO | words(
    "consider considers considering considered mulls mulling weighs weighing explores exploring proposes proposed"
)
"""Verbs of what is wanted or weighed and not settled."""

_INTENT = TENTATIVE | words(
    "plan plans planned intend intends might could would likely expected expects probably perhaps"
)
_SETTLED = re.compile(
    r"\b(?:will|is to|are to|(?:has|have) (?:decided|agreed|resolved|approved|imposed|adopted|ordered))\b"
)
_NEAR = 6  # words before a limit that tell what it limits
_NOUN = 2  # words between "several" and what is counted


def find_degrees(pair: Pair) -> list[Finding]:
    """Finds limits and approximations that were left out, and "some" that became "all"."""
    return [*_limits(pair), *_almost(pair), *_steps(pair), *_whether(pair), *_intents(pair)]


def _limits(pair: Pair) -> list[Finding]:
    """ "Nobody has complained so far" became "nobody complained"."""
    if _LIMITING.isdisjoint(pair.original.have) or not _denies(pair.original) or not _denies(pair.article):
        return []
    if _LIMITED.search(pair.article.text) or _LIMITS.search(pair.article.text):
        return []
    for match in _LIMITS.finditer(pair.original.text):
        first, last = pair.original.word_span(match.span())
        near = pair.original.content(first - _NEAR, first) + pair.original.content(last, last + _NEAR)
        if not set(near).isdisjoint(pair.article.stems):
            return [Finding("hedge", match.span(), None)]
    return []


def _whether(pair: Pair) -> list[Finding]:
    """ "Would not say whether it knew of the test" became "did not know of the test"."""
    if "whether" not in pair.original.lower or not _OPEN.isdisjoint(pair.article.lower):
        return []
    if _NOT_SETTLED.search(pair.article.text):
        return []
    index = pair.original.lower.index("whether")
    asked = pair.original.content(index + 1, index + 1 + _CLAUSE)
    if sum(word in pair.article.stems for word in asked) < max(2, len(asked) / 2):
        return []
    return [Finding("hedge", pair.original.characters(index, min(index + 3, len(pair.original.words))), None)]


def _intents(pair: Pair) -> list[Finding]:
    """ "Is considering a ban", "hopes to open" became "has decided on a ban", "will open"."""
    settled = None if TENTATIVE.isdisjoint(pair.original.have) else _SETTLED.search(pair.article.text)
    if (
        not settled
        or not pair.near
        or "may" in pair.article.text.split()
        or not _INTENT.isdisjoint(pair.article.lower)
    ):
        return []
    for i, word in enumerate(pair.original.lower[:-1]):
        if word not in TENTATIVE or i in pair.kept or (word in _TO_DO and pair.original.lower[i + 1] != "to"):
            continue
        if pair.same_gap(pair.original.characters(i, i + 1), settled.span()):
            return [Finding("hedge", pair.original.characters(i, i + 1), settled.span())]
    return []


def _denies(side: Side) -> bool:
    return any(word in _NO or word.endswith("n't") for word in side.lower)


def _almost(pair: Pair) -> list[Finding]:
    """ "Are near copies" became "are copies"; before a number it is a bound."""
    if _ALMOST.isdisjoint(pair.original.have) or not _ROUGHLY.isdisjoint(pair.article.lower):
        return []
    bounds = [(q.start, q.end) for q in quantities(pair.original)]
    for i, word in enumerate(pair.original.lower[:-1]):
        place = pair.kept.get(i + 1)
        start = pair.original.words[i].start
        if word not in _ALMOST or place is None or any(a <= start < b for a, b in bounds):
            continue
        if word == "near" and pair.original.words[i + 1].text[:1].isupper():
            continue  # "near Brenn"
        if pair.original.lower[i + 1] in STOP_WORDS or not _stands_before(pair, i, place):
            continue
        return [
            Finding("hedge", pair.original.characters(i, i + 2), pair.article.characters(place, place + 1))
        ]
    return []


def _stands_before(pair: Pair, index: int, place: int) -> bool:
    """Whether the words before and behind were kept, so that nothing else says "nearly"."""
    return index == 0 or place == 0 or pair.kept.get(index - 1) == place - 1


def _steps(pair: Pair) -> list[Finding]:
    """ "Several booths" became "every booth"."""
    left = _quantifiers(pair.original, pair.article)
    right = _quantifiers(pair.article, pair.original) if left else []
    for i, step, noun in left:
        for j, to, other in right:
            if noun == other and (abs(step - to) > 1 or {step, to} == {3, 4}):
                return [Finding("hedge", _with_noun(pair.original, i), _with_noun(pair.article, j))]
    return []


def _quantifiers(side: Side, other: Side) -> list[tuple[int, int, str]]:
    """Where a side says "some" or "all" and the other does not: the word, its step, what is counted."""
    return [
        (i, _STEPS[word], noun)
        for i, word in enumerate(side.lower)
        if word in _STEPS and word not in other.lower and (noun := _counted(side, i))
    ]


def _counted(side: Side, index: int) -> str:
    """The stem of what "several" or "every" is said of; "" of a number and of a fixed phrase ("after all")."""
    if index and side.lower[index - 1] in (
        "after",
        "of",
        "at",
        "above",
        "not",
        "a",
        "the",
        "how",
        "too",
        "so",
    ):
        return ""
    for ahead in range(index + 1, min(index + 2 + _NOUN, len(side.lower))):
        if side.words[ahead].kind == "number":
            return ""
        if side.lower[ahead] not in STOP_WORDS:
            return side.stems[ahead]
    return ""


def _with_noun(side: Side, index: int) -> Span:
    return side.characters(index, min(index + 2, len(side.words)))
