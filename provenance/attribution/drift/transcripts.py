"""A quote as words that can be compared with another transcript of the same speech."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from provenance.attribution.wording import Run, aligned
from provenance.text.transliteration import fold
from provenance.text.words import stem, words_of

# An editor's insertion is no word of the speaker.
_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)")
# What is written out, and characters that each has in it: most quotes have none of them.
_CONTRACTIONS = [
    (needs, re.compile(short, re.IGNORECASE), full)
    for needs, short, full in (
        ("'", r"\bwon't\b", "will not"),
        ("can", r"\bcan't\b|\bcannot\b", "can not"),
        ("'", r"n't\b", " not"),
        ("nna", r"\bgonna\b", "going to"),
        ("nna", r"\bwanna\b", "want to"),
        ("gotta", r"\bgotta\b", "got to"),
        ("'", r"'ll\b", " will"),
        ("'", r"'re\b", " are"),
        ("'", r"'ve\b", " have"),
        ("'", r"'m\b", " am"),
        ("", r"\bper cent\b|%", " percent"),
        ("more", r"\bmore than\b", "over"),
        (".", r"\b(jan|feb|aug|sept|oct|nov|dec)\.", r"\1"),
        (",", r"(?<=\d),(?=\d{3}\b)", ""),
    )
]
_MONTHS = ("january", "february", "august", "september", "sept", "october", "november", "december")
_NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


class Transcript(NamedTuple):
    """The words of a quote: as written, in lower case, and folded for comparison."""

    written: tuple[str, ...]
    folded: tuple[str, ...]


@lru_cache(maxsize=4096)
def transcript(text: str) -> Transcript:
    """Reads the words of a quote; contractions are written out, asides in brackets left out."""
    plain = _ASIDE.sub(" ", text).replace("’", "'")
    lower = plain.casefold()
    for needs, short, full in _CONTRACTIONS:
        if needs in lower:
            plain = short.sub(full, plain)
    words = tuple(word.casefold() for word in words_of(plain))
    return Transcript(words, tuple(map(_folded, words)))


@lru_cache(maxsize=16384)
def _folded(word: str) -> str:
    word = word[:3] if word in _MONTHS else word
    return str(_NUMBERS.index(word)) if word in _NUMBERS else fold(stem(word))


# Words that two transcripts of one speech differ in.
SMALL = frozenset(
    transcript(
        "a an the this that these those of and our my its it his her their they we i you is was are were "
        "am be been have has had to in on so well very just also any some there 's"
    ).folded
)


def changes(original: Transcript, article: Transcript) -> list[Run]:
    """Returns the changed stretches, without those that differ only in spacing or in small words."""
    found = []
    for run in aligned(original.folded, article.folded):
        op, o0, o1, a0, a1 = run
        if op == "keep" or "".join(original.written[o0:o1]) == "".join(article.written[a0:a1]):
            continue
        if not SMALL.issuperset((*original.folded[o0:o1], *article.folded[a0:a1])):
            found.append(run)
    return found


def share(original: Transcript, article: Transcript) -> float:
    """Returns the share of the article's words that stand in the original in the same order."""
    kept = sum(o1 - o0 for op, o0, o1, _, _ in aligned(original.folded, article.folded) if op == "keep")
    return kept / max(1, len(article.folded))


def holds(row: Transcript, part: Transcript) -> bool:
    """Whether one transcript stands in another, word for word."""
    return f" {' '.join(part.folded)} " in f" {' '.join(row.folded)} "
