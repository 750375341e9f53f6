"""Credits that cover the text beside them: "TASS reports:" above it, "That is according to TASS." behind it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from provenance.credit.goes_on import QUOTATION, is_quoted
from provenance.model import Credit, Role, Scope, Sentence
from provenance.text.bullets import BULLET

_STOPPED = re.compile(r"[.!?…][\"”’»)\]]*$")
_POINTING = frozenset(("that", "this", "these", "those", "it", "all", "so"))
# Words that tell nothing beside an outlet's name.
_TELL_NOTHING = _POINTING | frozenset(
    """s is was were are has have had been according to by from of in the a an as per what which first also all
    reported report reports reporting says said writes wrote quoted cited citing comes came news press state agency
    agencies wire newswire service newspaper paper daily broadcaster channel website site outlet source sources
    information story account russian french german british american chinese spanish italian turkish
    today yesterday earlier later on monday tuesday wednesday thursday friday saturday sunday morning evening""".split()
)
# Behind a mere quotation: "That is how Roe put it to AFP", "So Roe told AFP."
_SUCH = re.compile(
    r"(?:(?:That|This|Such|Those|These)\s(?:is|was|were|are)\s(?:also\s)?(?:how|what|the\swords?)\b|So\s[A-Z]|Thus\s)"
)
_MOST_WORDS = 14
_WORD = re.compile(r"[^\W_]+")


def beside(
    sentences: Sequence[Sentence], found: Mapping[int, Sequence[Credit]]
) -> dict[int, tuple[Credit, ...]]:
    """Returns the credits of sentences that are covered by one that stands beside them, keyed by sentence index.

    Args:
        sentences: all sentences of the article, in order.
        found: what is written in each of them.
    """
    covered: dict[int, tuple[Credit, ...]] = {}
    for sentence in sentences:
        outlets = _outlets(found.get(sentence.index, ()))
        if outlets and sentence.text.rstrip().endswith(":"):
            for index in _led_in(sentences, sentence.index):
                covered.setdefault(index, outlets)
    for index in only_credits(sentences, found):
        before = sentences[index - 1] if index else None
        if before is not None and before.role is Role.BODY:
            covered.setdefault(before.index, _outlets(found[index]))
    for before, sentence in pairwise(sentences):
        outlets = _outlets(found.get(sentence.index, ()))
        if (
            outlets
            and before.role is sentence.role is Role.BODY
            and _SUCH.match(sentence.text)
            and is_quoted(before.text)
        ):
            covered.setdefault(before.index, tuple(replace(credit, cue=QUOTATION) for credit in outlets))
    return {
        index: tuple(replace(credit, scope=Scope.CONTINUED) for credit in credits)
        for index, credits in covered.items()
        if not _outlets(found.get(index, ()))
    }


def only_credits(sentences: Sequence[Sentence], found: Mapping[int, Sequence[Credit]]) -> frozenset[int]:
    """Returns the sentences that say whose the text before them is and nothing else: "That is according to TASS."."""
    return frozenset(
        s.index
        for s in sentences
        if s.role is Role.BODY
        and (credits := _outlets(found.get(s.index, ())))
        and _tells_nothing(s, credits)
    )


def _outlets(credits: Collection[Credit]) -> tuple[Credit, ...]:
    return tuple(c for c in credits if c.outlet and c.scope in (Scope.SENTENCE, Scope.CONTINUED))


def _tells_nothing(sentence: Sentence, credits: Sequence[Credit]) -> bool:
    named = [(credit.start - sentence.start, credit.end - sentence.start) for credit in credits]
    words = [
        match[0].casefold()
        for match in _WORD.finditer(sentence.text)
        if not any(start <= match.start() < end for start, end in named)
    ]
    return (
        bool(words)
        and words[0] in _POINTING
        and len(words) <= _MOST_WORDS
        and _TELL_NOTHING.issuperset(words)
    )


def _led_in(sentences: Sequence[Sentence], lead: int) -> Iterator[int]:
    """The sentences that a line with a colon at its end leads in: a paragraph, or the items of a list."""
    listed, stopped = None, False
    for _, paragraph in groupby(
        map(sentences.__getitem__, range(lead + 1, len(sentences))), key=lambda sentence: sentence.paragraph
    ):
        members = list(paragraph)
        item = BULLET.match(members[0].text) is not None
        if listed is not None and (listed != item or (not item and stopped)):
            return
        if listed is not None and members[0].text.rstrip().endswith(":"):
            return
        listed, stopped = item, _STOPPED.search(members[-1].text.rstrip()) is not None
        yield from (sentence.index for sentence in members if sentence.role is Role.BODY)
