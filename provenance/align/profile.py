"""A sentence prepared for comparison: its stems, names and numbers, worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from provenance.text.words import STOP_WORDS, ByFragment, stem, written

_NUMBER_WORDS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
    million billion dozen half
    """.split()
)
_KEPT = 1024  # sentences: those of one article and its sources
_KEPT_TEXTS = 64  # and its sources
# Words of reporting and of the calendar stand in every news sentence and tie no two texts.
_REPORTING = frozenset(
    stem(word)
    for word in """
    said says say told tell added stated reported reports report according announced noted claimed
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow statement citing
    cited
    """.split()
)


_Word = tuple[str, bool, bool, bool, bool]
"""A word: its stem; whether it ties texts, and if so, whether it is a number, or written like a name; if in capitals.

A plain tuple, of which there are as many as words: the garbage collector passes over plain tuples of plain values.
"""


class Profile:
    """What is compared of a sentence; each part is worked out when it is first asked for, and kept.

    Most sentences of a candidate are asked for ``distinct`` alone. ``words`` are all stems in order, ``content`` those
    that are no stop words nor words of reporting, ``distinct`` the same as a set; ``names`` are those of ``distinct``
    that are names or numbers, ``numbers`` the numbers alone, ``plain`` what is neither. ``bigrams`` and ``trigrams``
    are the runs of two and three in ``words``, each as a number.
    """

    __slots__ = ("_read", "bigrams", "content", "distinct", "names", "numbers", "plain", "trigrams", "words")

    words: tuple[str, ...]
    content: tuple[str, ...]
    distinct: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    plain: frozenset[str]
    bigrams: frozenset[int]
    trigrams: frozenset[int]

    def __init__(self, read: Sequence[_Word]) -> None:
        self._read = read

    def __getattr__(self, name: str) -> Any:
        """Works a part out; one that is there is found without coming here."""
        part = self._made(name)
        setattr(self, name, part)
        return part

    def _made(self, name: str) -> Any:
        match name:
            case "words":
                return tuple([word[0] for word in self._read])
            case "content":
                return tuple([stem for stem, ties, _, _, _ in self._read if ties])
            case "distinct":
                return frozenset([stem for stem, ties, _, _, _ in self._read if ties])
            case "numbers":
                return frozenset([stem for stem, _, number, _, _ in self._read if number])
            case "names":
                # The first word has its capital from the sentence.
                read = enumerate(self._read)
                named = [stem for place, (stem, _, _, name, capitals) in read if name and (place or capitals)]
                return self.numbers.union(named)
            case "plain":
                return self.distinct - self.names
            case "bigrams":
                return frozenset(map(hash, pairwise(self.words)))
            case "trigrams":
                return frozenset(triples(self.words))
        raise AttributeError(name)


class _Merged(Profile):
    """Two sentences read as one: no pair or run of words reaches from one into the other."""

    __slots__ = ()

    def __init__(self, first: Profile, second: Profile) -> None:
        self.words = first.words + second.words
        self.content = first.content + second.content
        self.distinct = first.distinct | second.distinct
        self.names = first.names | second.names
        self.numbers = first.numbers | second.numbers
        self.plain = first.plain | second.plain
        self.bigrams = first.bigrams | second.bigrams
        self.trigrams = first.trigrams | second.trigrams


@lru_cache(maxsize=_KEPT)
def profile(text: str) -> Profile:
    """Prepares a sentence; the result is kept, since one article and its sources ask for it again and again."""
    return Profile(_READ.of(text))


@lru_cache(maxsize=_KEPT_TEXTS)
def content_stems(text: str) -> frozenset[str]:
    """Returns what ``distinct`` of all sentences of a text is together, without preparing any of them."""
    return frozenset([stem for stem, ties, _, _, _ in _READ.of(text) if ties])


def triples(words: Sequence[str]) -> Iterator[int]:
    """Yields the runs of three words, each as a number: sets of numbers are small, and fast to compare."""
    return map(hash, zip(words, words[1:], words[2:], strict=False))


def merged(first: Profile, second: Profile) -> Profile:
    """Returns the profile of two sentences read as one."""
    return _Merged(first, second)


def _read(fragment: str) -> tuple[_Word, ...]:
    return tuple(map(_word, written(fragment)))


def _word(written: str) -> _Word:
    lowered = written.casefold().replace("’", "'")
    name = stem(written)
    ties = lowered not in STOP_WORDS and name not in _REPORTING
    number = ties and (written[0].isdecimal() or lowered in _NUMBER_WORDS)
    return name, ties, number, ties and not number and written[0].isupper(), written.isupper()


_READ = ByFragment(_read)
