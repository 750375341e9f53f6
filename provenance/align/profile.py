"""A sentence prepared for comparison: its stems, names and numbers, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from provenance.text.words import STOP_WORDS, ByFragment, stem, written

_NUMBER_WORDS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
    million billion dozen half
    """.split()
)
# Words of reporting and of the calendar stand in every news sentence and tie no two texts.
_REPORTING = frozenset(
    stem(word)
    for word in """
    said says say told tell added stated reported reports report according announced noted claimed
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow statement citing
    cited
    """.split()
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a sentence.

    ``words`` are all stems in order, ``content`` those that are no stop words
    nor words of reporting, ``names`` the content stems that are names or
    numbers, ``numbers`` the numbers alone, ``plain`` the content that is neither.
    """

    words: tuple[str, ...]
    content: tuple[str, ...]
    distinct: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    plain: frozenset[str]
    bigrams: frozenset[tuple[str, str]]
    trigrams: frozenset[tuple[str, str, str]]


@lru_cache(maxsize=65536)
def profile(text: str) -> Profile:
    """Prepares a sentence; the result is kept, since an original meets many articles."""
    read = _READ.of(text)
    words = [word.stem for word in read]
    content = [word.stem for word in read if word.ties]
    numbers = frozenset([word.stem for word in read if word.number])
    # The first word has its capital from the sentence.
    names = numbers.union(
        [word.stem for place, word in enumerate(read) if word.named and (place or word.capitals)]
    )
    distinct = frozenset(content)
    return Profile(
        words=tuple(words),
        content=tuple(content),
        distinct=distinct,
        names=names,
        numbers=numbers,
        plain=distinct - names,
        bigrams=frozenset(pairwise(words)),
        trigrams=trigrams(text),
    )


@lru_cache(maxsize=65536)
def content_stems(text: str) -> frozenset[str]:
    """Returns ``profile(text).distinct`` alone: of most sentences of a candidate nothing else is wanted."""
    return frozenset(_TIED.of(text))


@lru_cache(maxsize=65536)
def trigrams(text: str) -> frozenset[tuple[str, str, str]]:
    """Returns ``profile(text).trigrams`` alone."""
    words = _WORDS.of(text)
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def merged(first: Profile, second: Profile) -> Profile:
    """Returns the profile of two sentences read as one."""
    return Profile(
        words=first.words + second.words,
        content=first.content + second.content,
        distinct=first.distinct | second.distinct,
        names=first.names | second.names,
        numbers=first.numbers | second.numbers,
        plain=first.plain | second.plain,
        bigrams=first.bigrams | second.bigrams,
        trigrams=first.trigrams | second.trigrams,
    )


class _Word(NamedTuple):
    """A word: whether it ties texts, and if so, whether it is a number or written like a name; if all in capitals."""

    stem: str
    ties: bool
    number: bool
    named: bool
    capitals: bool


def _read(fragment: str) -> tuple[_Word, ...]:
    return tuple(map(_word, written(fragment)))


def _word(written: str) -> _Word:
    lowered = written.casefold().replace("’", "'")
    name = stem(written)
    ties = lowered not in STOP_WORDS and name not in _REPORTING
    number = ties and (written[0].isdecimal() or lowered in _NUMBER_WORDS)
    return _Word(name, ties, number, ties and not number and written[0].isupper(), written.isupper())


_READ = ByFragment(_read)
_WORDS = ByFragment(lambda fragment: tuple([word.stem for word in _READ[fragment]]))
_TIED = ByFragment(lambda fragment: tuple([word.stem for word in _READ[fragment] if word.ties]))
