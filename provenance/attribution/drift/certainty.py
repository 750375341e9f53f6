"""How sure a statement is that was put in other words: what was planned is done, what could be will be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from provenance.attribution.drift.facts import outlet_mentions, speech
from provenance.attribution.drift.pair import Finding, Pair, Side
from provenance.attribution.drift.verbs import base, is_past
from provenance.text.word_lists import words
from provenance.text.words import STOP_WORDS

_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due|set|scheduled|expected|planned|slated|supposed|going) to"
    r"|plans? to|intends? to|hopes? to|aims? to)\b",
    re.IGNORECASE,
)
_AHEAD_WORDS = words(
    "will shall due set scheduled expected planned slated supposed going plan plans intend intends hope hopes aim aims"
)
_OPEN = re.compile(
    r"\b(?:will|would|shall|should|to|plan\w*|due|set|scheduled|expected|intend\w*|hope\w*|aim\w*|if|when|once|could|may|"
    r"might|can|not|never|no|before|after)\b|n't\b",
    re.IGNORECASE,
)
_POSSIBLE = words("could may might")
_SOFTER = words("could may might can if unless would should perhaps probably possibly likely expected")
_PLANNED = words("planned expected hoped targeted scheduled slated pencilled envisaged due")
_PROMISED = words("guaranteed certain sure assured promised fixed")
# Of a denial it tells what exactly is denied; without it, more is.
_KINDS_OF_DENIAL = (
    words("knowingly intentionally deliberately wilfully willingly consciously wittingly"),
    words("fully completely entirely wholly altogether properly"),
)
_LIMITS = frozenset().union(*_KINDS_OF_DENIAL)
_OTHERWISE = (
    words(
        "purpose aware intent intention unknowingly unwittingly unaware accident accidentally mistake knew known"
    ),
    words(
        "full complete whole half partly partially only all way entire proper part just halfway stuck enough"
    ),
)
_DENIAL = words(
    "not never no nobody none without cannot fail failed fails failing failure unable refuse refused declined"
)
_ONE_OF = re.compile(r"\b(?:one of|among|some of)\b", re.IGNORECASE)
_RANKED = re.compile(
    r"\b(?P<one>one of |among )?(?:the|its|their|his|her|our|(?:[\w-]{1,30} )?[\w-]{1,30}['’]s?) "
    r"(?P<rank>most [a-z-]{1,30}|[a-z]{1,30}est|best|worst)\b",
)
_RANKS = ("est", "worst", "most")
_NOT_RANKS = words(
    "latest west forest request interest arrest protest rest contest test guest nearest modest honest"
)
_UNDERSTANDS = re.compile(r"\b[A-Z][\w.]{1,30} (?:[A-Z]\w{1,30} ){0,2}understands\b(?: that\b)?")
_TOLD = re.compile(
    r"\b(?:understood|understand\w*|report\w*|according|said|says?|told|heard|learn\w*|sources?|apparent\w*|alleged\w*|"
    r"believed|claim\w*|known|thought|seem\w*|suppos\w*|tells?)\b",
    re.IGNORECASE,
)
_NEAR = 6
_SHARED = 0.5  # share of the article's content words that the original has


def find_certainty(pair: Pair) -> list[Finding]:
    """Finds plans told as done, possibilities told as sure, limits of a denial and "one of" that were lost."""
    if pair.shared < _SHARED:
        return []
    found = (
        *_done(pair),
        *_sure(pair),
        *_promised(pair),
        *_denied_more(pair),
        *_ranked(pair),
        *_understood(pair),
    )
    return list(found)


def _done(pair: Pair) -> Iterator[Finding]:
    """ "Is due to lay flowers" became "laid flowers" in an article that is no younger."""
    if (
        _AHEAD_WORDS.isdisjoint(pair.original.have)
        or not _same_day(pair)
        or speech(pair.original.text)
        or _AHEAD.search(pair.article.text)
    ):
        return
    for match in _AHEAD.finditer(pair.original.text):
        index = pair.original.word_span((match.end(), match.end()))[0]
        if index >= len(pair.original.lower) or pair.original.lower[index] in STOP_WORDS:
            continue
        places = _places(pair.article, base(pair.original.stems[index]))
        for place in places if len(places) == 1 else ():
            before = pair.article.text[
                pair.article.characters(max(0, place - 3), place + 1)[0] : pair.article.words[place].start
            ]
            past = (
                is_past(pair.article.lower[place]) and pair.article.lower[place] != pair.original.lower[index]
            )
            if past and not _OPEN.search(before) and _company(pair, index, place):
                yield Finding(
                    "hedge",
                    (match.start(), pair.original.words[index].end),
                    pair.article.characters(place, place + 1),
                )
                return


def _same_day(pair: Pair) -> bool:
    """Whether the article was published no more than a day after the original, so that nothing was done meanwhile."""
    if not pair.original.published or not pair.article.published:
        return False
    try:
        first, second = (
            date.fromisoformat(day[:10]) for day in (pair.original.published, pair.article.published)
        )
    except ValueError:  # a year or a month alone
        return False
    return (second - first).days <= 1


def _sure(pair: Pair) -> Iterator[Finding]:
    """ "She could lose" became "she will lose"; what depends on an "if" on both sides is no less hedged for it."""
    if "will" not in pair.article.lower or "will" in pair.original.lower:
        return
    left, right = set(pair.original.lower) & _SOFTER, set(pair.article.lower) & _SOFTER
    if not right <= left:
        return
    for index, word in enumerate(pair.original.lower[:-1]):
        if word not in _POSSIBLE or word in right:
            continue
        for place in _places(pair.article, base(pair.original.stems[index + 1])):
            if place and pair.article.lower[place - 1] == "will" and _company(pair, index + 1, place):
                yield Finding(
                    "hedge",
                    pair.original.characters(index, index + 2),
                    pair.article.characters(place - 1, place + 1),
                )
                return


def _promised(pair: Pair) -> Iterator[Finding]:
    """ "Planned for late autumn" became "guaranteed for late autumn"."""
    if _PLANNED.isdisjoint(pair.original.have) or _PROMISED.isdisjoint(pair.article.have):
        return
    if not _PROMISED.isdisjoint(pair.original.lower) or not _PLANNED.isdisjoint(pair.article.lower):
        return
    for i, word in enumerate(pair.original.lower):
        for j, other in enumerate(pair.article.lower):
            if word in _PLANNED and other in _PROMISED and _company(pair, i, j):
                yield Finding("hedge", pair.original.characters(i, i + 1), pair.article.characters(j, j + 1))
                return


def _denied_more(pair: Pair) -> Iterator[Finding]:
    """ "Has never knowingly taken" became "has never taken", "failed to open fully" became "failed to open"."""
    if _LIMITS.isdisjoint(pair.original.have) or _DENIAL.isdisjoint(pair.article.lower):
        return
    have = set(pair.article.lower)
    for limits, otherwise in zip(_KINDS_OF_DENIAL, _OTHERWISE, strict=True):
        if not have.isdisjoint(limits | otherwise):
            continue
        for i, word in enumerate(pair.original.lower):
            if word not in limits or _DENIAL.isdisjoint(pair.original.lower[max(0, i - 4) : i]):
                continue
            verb = next((k for k in (i + 1, i - 1) if _verb_kept(pair, k)), None)
            if verb is not None:
                yield Finding("hedge", pair.original.characters(i, i + 1), None)
                return


def _verb_kept(pair: Pair, index: int) -> bool:
    """Whether what the word at an index says is denied in the article too."""
    if not 0 <= index < len(pair.original.lower) or pair.original.lower[index] in STOP_WORDS | _DENIAL:
        return False
    return any(
        not _DENIAL.isdisjoint(pair.article.lower[max(0, place - 4) : place])
        for place in _places(pair.article, base(pair.original.stems[index]))
    )


def _ranked(pair: Pair) -> Iterator[Finding]:
    """ "The largest mill" became "one of the largest mills", or the other way round."""
    left = _ranks(pair.original)
    right = _ranks(pair.article) if left else {}
    for rank in left.keys() & right.keys():
        one, two = left[rank], right[rank]
        if bool(one["one"]) == bool(two["one"]) or len(left) > 1 or len(right) > 1:
            continue
        plain = pair.article if one["one"] else pair.original
        places = pair.original.word_span(one.span())[1], pair.article.word_span(two.span())[1]
        if not _ONE_OF.search(plain.text) and _company(pair, *places):
            yield Finding("hedge", one.span(), two.span())


def _understood(pair: Pair) -> Iterator[Finding]:
    """ "The Courier understands that he left" became "he left"; it hedges what nobody would say by name."""
    match = _UNDERSTANDS.search(pair.original.text) if "understands" in pair.original.have else None
    article = pair.article.text
    if match and not (_TOLD.search(article) or speech(article) or outlet_mentions(article, pair.registry)):
        yield Finding("hedge", match.span(), None)


def _ranks(side: Side) -> dict[str, re.Match[str]]:
    if not any(word.endswith(_RANKS) for word in side.have):
        return {}
    return {m["rank"]: m for m in _RANKED.finditer(side.text) if m["rank"] not in _NOT_RANKS}


def _places(side: Side, wanted: str) -> list[int]:
    return [i for i, stemmed in enumerate(side.stems) if base(stemmed) == wanted]


def _company(pair: Pair, index: int, place: int) -> bool:
    """Whether two words stand with a word of weight that both sides have."""
    here = pair.original.content(index - _NEAR, index) + pair.original.content(index + 1, index + 1 + _NEAR)
    there = pair.article.content(place - _NEAR, place) + pair.article.content(place + 1, place + 1 + _NEAR)
    return not set(here).isdisjoint(there)
