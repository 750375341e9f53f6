"""Numbers as they are written: cardinals, fractions, ordinals, powers, and vague ones ("thousands")."""

from __future__ import annotations

import math
import re

from provenance.text.quantities.cardinals import Numeral, cardinal
from provenance.text.quantities.lexemes import Lexemes, digits_value
from provenance.text.quantities.parts import fraction, with_rest
from provenance.text.quantities.vocabulary import (
    ONES,
    ORDINAL_ONES,
    ORDINAL_SCALES,
    ORDINALS,
    PLURALS,
    SCALES,
    TENS,
)

_DIGIT_SUFFIXES = ("st", "nd", "rd", "th")
_POWER = re.compile(
    r"(?:\s?[x×*]\s?10\s?\^\s?(?P<ten>[-+]?\d{1,4})|e(?P<e>[-+]\d{1,4})|\^(?P<power>[-+]*\d{1,4}))(?!\d)"
)
_LARGEST_POWER = 300  # of ten, in what is written and in what it amounts to


def read_numeral(lex: Lexemes, first: int, *, money: bool = False) -> Numeral | None:
    """Reads the longest number that starts at lexeme ``first``, or None.

    ``money`` says that a currency sign stands before it, so that "5m" is five million.
    """
    numeral = _ordinal(lex, first) or _vague(lex, first)
    if numeral is not None:
        return numeral
    whole = cardinal(lex, first, money=money)
    part = fraction(lex, first, whole)
    if part is not None:
        return _negative(lex, part)
    return _negative(lex, _power(lex, with_rest(lex, whole))) if whole else None


def _negative(lex: Lexemes, numeral: Numeral) -> Numeral:
    """A minus sign counts where no range and no compound can be meant: at the start or after a space."""
    first = numeral.first
    start = lex.starts[first]
    said = lex.word(first - 1) in ("minus", "negative") and lex.spaced(first - 1)
    signed = bool(re.search(r"(?:^|\s)[-−]\s?$", lex.text[max(0, start - 3) : start])) and lex.is_number(
        first
    )
    if not said and not (
        signed and (start < 3 or not re.search(r"\w\s[-−]\s$", lex.text[max(0, start - 4) : start]))
    ):
        return numeral
    return numeral._replace(first=first - 1 if said else first, value=-numeral.value)


def _power(lex: Lexemes, whole: Numeral) -> Numeral:
    match = _POWER.match(lex.text, lex.ends[whole.last]) if lex.is_number(whole.last) else None
    if match is None:
        return whole
    exponent = match["ten"] or match["e"] or match["power"]
    size = -int(exponent.lstrip("+-")) if "-" in exponent else int(exponent.lstrip("+"))
    if abs(size) > _LARGEST_POWER or _digits(whole.value, size, match["power"] is not None) > _LARGEST_POWER:
        return whole
    value = whole.value * 10.0**size if not match["power"] else whole.value**size if whole.value else 0.0
    last = whole.last
    while last + 1 < len(lex.words) and lex.starts[last + 1] < match.end():
        last += 1
    return whole._replace(last=last, value=value, scaled=True)


def _digits(value: float, size: int, powered: bool) -> float:
    """The power of ten, whatever its sign, of ``value ** size`` or of ``value * 10 ** size``, without computing it."""
    if not value:
        return 0.0
    digits = math.log10(abs(value))
    return abs(digits * size) if powered else abs(digits + size)


def _ordinal(lex: Lexemes, first: int) -> Numeral | None:
    """Reads "143rd", "first", "twenty-first", "one hundred and third"."""
    word = lex.words[first]
    if lex.is_number(first):
        suffixed = lex.word(first + 1) in _DIGIT_SUFFIXES and lex.gap(first) == "" and "." not in word
        return Numeral(first, first + 1, digits_value(word), kind="ordinal") if suffixed else None
    if word in ORDINALS:
        return Numeral(first, first, float(ORDINALS[word]), kind="ordinal")
    whole = cardinal(lex, first) if word in TENS or word in ONES or word in ("a", "hundred") else None
    return _compound_ordinal(lex, whole) if whole else None


def _compound_ordinal(lex: Lexemes, whole: Numeral) -> Numeral | None:
    last, j = lex.words[whole.last], whole.last + 1
    if lex.word(j) == "and" and last in SCALES:
        j += 1
    word = lex.word(j)
    if not lex.joined(j - 1):
        return None
    if word in ORDINAL_SCALES:
        # "The two hundredth" counts; "two hundredths" divides.
        counts = lex.word(whole.first - 1) in ("the", "this", "that", "every")
        return Numeral(whole.first, j, whole.value * ORDINAL_SCALES[word], kind="ordinal") if counts else None
    if (last in TENS and ORDINAL_ONES.get(word, 99) < 10) or (last in SCALES and word in ORDINALS):
        # "a hundred and a third" and "one one hundred fifth" are fractions; "a twenty-first" is too.
        return Numeral(whole.first, j, whole.value + ORDINALS[word], kind="ordinal")
    return None


def _vague(lex: Lexemes, first: int) -> Numeral | None:
    """Reads "dozens", "tens of thousands": a lower end, and an upper end that is still normal usage."""
    scale = PLURALS.get(lex.words[first])
    if scale is None:
        return None
    low, last = SCALES.get(scale, 10.0), first
    if lex.word(first + 1) == "of" and lex.word(first + 2) in PLURALS and lex.gap(first) == " ":
        low, last = low * SCALES.get(PLURALS[lex.words[first + 2]], 10.0), first + 2
    most = low * (20.0 if scale in ("dozen", "ten") else 100.0)
    return Numeral(first, last, low, low / 2, "vague", most=most)
