"""Noun phrases about a cue, without a parser: a walk over the words, which stops where a clause ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from provenance.text import speech_words as lists

WORD = re.compile(r"[^\W_]+(?:(?:['’.&/-]|(?<=\d),(?=\d))[^\W_]+)*|[^\w\s]")
"""A word with its inner marks, or a mark."""
PERSONAL = lists.words("he she it they we i you")
_OPENING = frozenset('“«„"')
_WHERE = frozenset(("from", "in", "at", "near", "outside"))
_LONGEST = 12
_NUMBER = re.compile(r"\d+")


class Words(NamedTuple):
    """The words and marks of a sentence, with their lower-case forms side by side."""

    text: str
    spans: tuple[tuple[int, int], ...]
    written: tuple[str, ...]
    lower: tuple[str, ...]


def split_words(text: str) -> Words:
    """Splits a sentence into words and marks."""
    matches = list(WORD.finditer(text))
    written = [match[0] for match in matches]
    spans = [match.span() for match in matches]
    return Words(text, tuple(spans), tuple(written), tuple(map(str.lower, written)))


def approached(words: Words, first: int) -> int:
    """Where "contacted by" stands just before a phrase ("an agent contacted by the paper said"), or -1."""
    by = next((i for i in (first - 1, first - 2) if i > 1 and words.lower[i] == "by"), -1)
    return by - 1 if by > 0 and words.lower[by - 1] in lists.APPROACHED else -1


def skip_back(words: Words, last: int) -> int:
    """Passes adverbs, auxiliaries and days between a subject and its verb."""
    while last >= 0:
        word = words.lower[last]
        if word in lists.DAYS and last and words.lower[last - 1] in lists.DAY_LEADS:
            last -= 1
            while last >= 0 and words.lower[last] in lists.DAY_LEADS:
                last -= 1
        elif word in lists.SKIPPED or (word.endswith("ly") and len(word) > 4 and words.written[last] == word):
            last -= 1
        else:
            break
    return last


def before_apposition(words: Words, mark: int) -> int:
    """``X, the head of Y, said``: from the closing comma back to the last word of X, or -1.

    Of "the head of Y, X, said" it is X as well.
    """
    if words.written[mark] == ")":
        return skip_back(words, _rindex(words.written, "(", mark) - 1)
    ends = [mark - 1]
    for _ in range(3):
        comma = _rindex(words.written, ",", mark)
        if comma < 1 or mark - comma > 2 * _LONGEST or any(w in _OPENING for w in words.written[comma:mark]):
            break
        ends.append(comma - 1)
        mark = comma
    named = [end for end in ends if len(ends) > 1 and _is_bare_name(words, end)]
    return named[0] if named else (ends[1] if len(ends) > 1 and words.written[ends[1]][0].isalnum() else -1)


def _is_bare_name(words: Words, last: int) -> bool:
    first = left_start(words, last)
    phrase = words.written[first : last + 1]
    if first and words.lower[first - 1] in _WHERE:
        return False  # "Ann Roe, from Leeds, said"
    return (
        bool(phrase)
        and phrase[0] not in (".", "and", "of")
        and all(word[0].isupper() or word in (".", "and", "al", "de", "of") for word in phrase)
        and (
            phrase[0].lower() not in lists.OPENERS | lists.MONTHS | lists.DAYS
            and not any("'s" in w or "’s" in w for w in phrase)
        )
    )


def _rindex(items: Sequence[str], item: str, end: int) -> int:
    return next((i for i in range(end - 1, -1, -1) if items[i] == item), -1)


def left_start(words: Words, last: int) -> int:
    """First word of the noun phrase that ends at ``last``."""
    if words.lower[last] in PERSONAL:
        return last
    first = last + 1
    while first > 0 and last - first < _LONGEST:
        word, lower = words.written[first - 1], words.lower[first - 1]
        ends = not word[0].isalnum() or lower in lists.LEFT_ENDS
        if ends and not (first > 1 and first <= last and _goes_on(words, first - 1)):
            break
        first -= 1
    return _drop_openers(words, first, last)


def _goes_on(words: Words, index: int) -> bool:
    """Whether a noun phrase goes on: over the stop of "Mr. X", the "and" of "X and Y", "close to Z"."""
    before, word, after = words.written[index - 1 : index + 2]
    if word in lists.BINDERS:
        return before in lists.BINDERS[word]
    if word in ("'", "’"):
        return before.endswith("s")
    return before[0].isupper() and (
        (word == "." and after[0].isupper()) or (word == "and" and (after[0].isupper() or after == "the"))
    )


def _drop_openers(words: Words, first: int, last: int) -> int:
    """Leaves out "Earlier on Friday", "On 7 January" before the subject."""
    opened = False
    while first < last:
        lower = words.lower[first]
        if lower in lists.OPENERS or lower in lists.SKIPPED:
            opened = True
        elif not (opened and (lower in lists.DAYS | lists.MONTHS or _NUMBER.match(lower))):
            break
        first += 1
    return first


def right_end(words: Words, first: int) -> int:
    """Index after the noun phrase that begins at ``first``."""
    end = first
    while end < len(words.written) and end - first <= _LONGEST:
        word, lower = words.written[end], words.lower[end]
        ends = not word[0].isalnum() or lower in lists.RIGHT_ENDS or lower in lists.DAYS
        if ends and not (first < end < len(words.written) - 1 and _goes_on(words, end)):
            break
        end += 1
    return end
