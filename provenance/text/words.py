"""Words: tokens with offsets, stems, stop words.

``tokens`` keeps every non-space character of the text, so that evidence can be
shown at its place. ``stems`` is the view in which texts are compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeVar

import Stemmer

from provenance.text.spelling import american

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)"
    r"|(?P<possessive>['’]s\b)"
    r"|(?P<punct>[^\w\s]|_)",
    re.UNICODE | re.IGNORECASE,
)
_KINDS = {"number": "number", "word": "word", "possessive": "punct", "punct": "punct"}

# The same tokens without the punctuation, found without a match object for each.
_WORDS = re.compile(
    r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b", re.UNICODE | re.IGNORECASE
)

STOP_WORDS = frozenset(
    """a about above after again all also am an and any are aren't as at be because been before being below
    between both but by can cannot could couldn't did didn't do does doesn't doing don't down during each
    either few for from further had hadn't has hasn't have haven't having he her here hers herself him himself
    his how however i if in into is isn't it its itself just may me meanwhile might more most must my myself
    nor now of off on once only or other our ours ourselves out over own s same shall she should so some such
    than that the their theirs them themselves then there these they this those though through to too under
    until unto up upon us very was wasn't we were weren't what when where whether which while who whom whose
    why will with won't would yet you your yours yourself yourselves amid among around despite within without
    toward across since although another every""".split()
)

Read = TypeVar("Read")

_KEPT = 131072  # fragments kept of each reading
_LONGEST_KEPT = 64  # characters of the longest of them: what is longer is no word of news


class Token(NamedTuple):
    """A word, number or punctuation mark at ``text[start:end]``; ``kind`` is word, number or punct."""

    text: str
    start: int
    end: int
    kind: str


def tokens(text: str) -> list[Token]:
    """Splits a text into tokens; between two tokens there is only white space."""
    return [
        Token(match[0], *match.span(), _KINDS[match.lastgroup or "punct"]) for match in _TOKEN.finditer(text)
    ]


def word_tokens(text: str) -> list[Token]:
    """Returns the tokens of a text without its punctuation."""
    return [
        Token(word, match.start(), match.end(), "number" if word[0].isdecimal() else "word")
        for match in _WORDS.finditer(text)
        if (word := match[0])[0] not in "'’"
    ]


def token_starts(text: str) -> list[int]:
    """Returns where the tokens of a text begin."""
    return [match.start() for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english", 0)  # without its own memory of words, which costs more than a stem


@lru_cache(maxsize=131072)
def stem(word: str) -> str:
    """Returns the stem under which a word is compared: folded case, accents, spelling and ending."""
    folded = word.casefold()
    if not folded.isascii():
        folded = "".join(
            c for c in unicodedata.normalize("NFKD", folded.replace("’", "'")) if not unicodedata.combining(c)
        )
    stemmed: str = _stemmer().stemWord(american(folded))
    return stemmed


class ByFragment(dict[str, tuple[Read, ...]]):
    """What is read of a text, fragment by fragment: no word reaches across white space.

    News uses the same few thousand fragments again and again, so each is read once and kept.

    Args:
        read: reads one fragment.
    """

    def __init__(self, read: Callable[[str], tuple[Read, ...]]) -> None:
        self._read = read

    def __missing__(self, fragment: str) -> tuple[Read, ...]:
        found = self._read(fragment)
        if len(fragment) <= _LONGEST_KEPT:
            if len(self) >= _KEPT:
                self.clear()
            self[fragment] = found
        return found

    def of(self, text: str) -> list[Read]:
        """Returns what is read of all fragments of a text, in order."""
        return list(chain.from_iterable(map(self.__getitem__, text.split())))

    def any_of(self, text: str) -> bool:
        """Whether anything is read of any fragment of a text."""
        return any(map(self.__getitem__, text.split()))


def stems(text: str) -> list[str]:
    """Returns the stems of the content words and numbers of a text, in order; stop words are left out."""
    return _STEMS.of(text)


def words_of(text: str) -> list[str]:
    """Returns the words and numbers of a text as they are written, in order."""
    return _WRITTEN.of(text)


def written(fragment: str) -> tuple[str, ...]:
    """Returns the words and numbers of one fragment between white space, as they are written."""
    if fragment.isalpha():
        return (fragment,)
    return tuple([word for word in _WORDS.findall(fragment) if word[0] not in "'’"])


def _content_stems(fragment: str) -> tuple[str, ...]:
    return tuple(
        stem(word) for word in written(fragment) if word.casefold().replace("’", "'") not in STOP_WORDS
    )


_STEMS = ByFragment(_content_stems)
_WRITTEN = ByFragment(written)
