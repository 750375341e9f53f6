"""Spellings of one name in Latin letters, folded to one form.

Only changes that a system of transliteration makes are folded (zh and j, kh
and h, y and i). Any other letter counts: Marlow and Harlow are two people.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from provenance.text.spelling import american

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "ə": "a",
        "’": None,
        "'": None,
        "ʼ": None,
        "‘": None,
        "`": None,
        ".": None,
    }
)
_CLASSES = (
    (re.compile(r"shch|sch(?=[aeiou])"), "sh"),
    (re.compile(r"\btch"), "ch"),
    (re.compile(r"(?<=[^aeiouq])([uo])e(?=[a-z])"), r"\1"),  # Duesseldorf, Goering
    (re.compile(r"dzh|zh|dj"), "j"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[yi]o(?=v(?:a|y|oy)?\b)"), "e"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"tz|ts"), "c"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"oo|ou|uu"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"(?<=[aeiouy])y(?=[aeiou])|(?<=[aeiou])i(?=[aeou])"), ""),
    (re.compile(r"(?<![aeiou])[yi](?=[aeou])"), ""),
    (re.compile(r"iy|yi|ij|yj|ii|yy|ie\b|ey\b|y"), "i"),
    (re.compile(r"ff\b"), "v"),
    (re.compile(r"ae|ei(?=[a-z])"), "ai"),
    (re.compile(r"(?<=[aeiou])h\b"), ""),
    (re.compile(r"([a-z])\1"), r"\1"),
)


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """Returns the form that all usual transliterations of a word share; digits and other scripts stay."""
    plain = american(without_accents(word.casefold()))
    for pattern, letter in _CLASSES:
        plain = pattern.sub(letter, plain)
    return plain


def without_accents(word: str) -> str:
    """Returns a word in lower case without the marks on its letters, and without points and apostrophes."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
