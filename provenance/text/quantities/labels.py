"""Numbers that are no quantities: names (F-16), labels (No. 10), years, days of a date, the pronoun "one"."""

from __future__ import annotations

import re

from provenance.text.quantities.cardinals import Numeral
from provenance.text.quantities.lexemes import Lexemes
from provenance.text.quantities.units import CURRENCY_CODES, CURRENCY_WORDS, UNITS
from provenance.text.word_lists import MONTHS, words

_IN_FIGURES = re.compile(
    r"(?:\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d{2})"
    r"|\d{4}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{1,2}|9/11|24/7)(?![\d/])"
)


_BEFORE_YEAR = words(
    "in since by until till from of during before after late early mid spring summer autumn fall winter "
    "year to between and the through for"
)
# A number behind one of these names something: unit 2, Article 5, No. 10.
_LABELS = words(
    "no nos number unit article channel flight boeing airbus phase chapter page section resolution "
    "highway route gate block paragraph line room station schedule title type model psalm"
)
_WORD_LABELS = _LABELS - words("no nos number line page unit type title")
_NOT_ONE = words("this that no each every any some which the another other first last only loved")
_NOT_HALF = words("first second other better the this its their his her")
# Longer runs of digits are keys and account numbers.
_LONGEST = 20
_COUNTED = words("people men women children police or of")


def is_label(lex: Lexemes, numeral: Numeral) -> bool:
    """Whether a number counts and measures nothing."""
    first, word = numeral.first, lex.words[numeral.first]
    if numeral.kind == "ordinal" and not lex.is_number(first):
        return _idle_ordinal(lex, numeral)
    if numeral.first == numeral.last and word in ("one", "quarter", "half"):
        return _idle_word(lex, first)
    if not lex.is_number(first):
        return lex.word(first - 1) in _WORD_LABELS and numeral.kind == "number"
    if (
        len(word) > _LONGEST
        or _in_name(lex, first)
        or (lex.word(first - 1) in _LABELS and lex.gap(first - 1).strip() in ("", ".", "°"))
    ):
        return True
    return numeral.kind != "fraction" and not numeral.scaled and (_day(lex, numeral) or _year(lex, numeral))


def figures_end(lex: Lexemes, first: int) -> int:
    """Returns the lexeme after a date in figures (12/05/2021, 2021-05-12, 9/11) that starts at ``first``.

    Where none starts there, it is ``first``.
    """
    match = _IN_FIGURES.match(lex.text, lex.starts[first])
    if match is None or not lex.is_number(first):
        return first
    last = first
    while last < len(lex.words) and lex.starts[last] < match.end():
        last += 1
    return last


def _in_name(lex: Lexemes, first: int) -> bool:
    """Whether digits belong to the word before them: F-16, COVID-19, G7, MH17."""
    start = lex.starts[first]
    before, earlier = lex.text[start - 1 : start], lex.text[start - 2 : start - 1]
    attached = start > 0 and (before.isalpha() or (before in "-–/." and earlier.isalpha()))
    return attached and lex.word(first - 1) not in CURRENCY_CODES


def _idle_word(lex: Lexemes, first: int) -> bool:
    word, before, after = lex.words[first], lex.word(first - 1), lex.word(first + 1)
    if word == "one":
        return before in _NOT_ONE or after in ("another", "day", "of") or lex.gap(first)[:1] in ("’", "'")
    if word == "quarter":
        named = before in ("the", "latin", "french") or before.endswith(("st", "nd", "rd", "th"))
        return named or after not in ("million", "billion", "of", "century")
    return before in _NOT_HALF or (lex.gap(first) == "-" and after not in UNITS)


def _idle_ordinal(lex: Lexemes, numeral: Numeral) -> bool:
    """Whether "first" or "second" only orders what is said: "First, …", "second-hand"."""
    after = lex.gap(numeral.last)
    return numeral.value < 3 and numeral.first == numeral.last and (after[:1] in (",", "-") or after == "\n")


def _day(lex: Lexemes, numeral: Numeral) -> bool:
    """Whether a number is the day of a date: May 18, 18 May, the 18th of May."""
    first, last = numeral.first, numeral.last
    if not 1 <= numeral.value <= 31:
        return False
    before, after = lex.word(first - 1), lex.word(last + 1)
    if (
        before in MONTHS
        and lex.gap(first - 1).strip() in ("", ".")
        and (before != "may" or lex.capital(first - 1))
    ):
        return True
    if after in MONTHS and lex.spaced(last) and lex.capital(last + 1):
        return True
    return after == "of" and lex.word(last + 2) in MONTHS


def _year(lex: Lexemes, numeral: Numeral) -> bool:
    first, last = numeral.first, numeral.last
    word, gap = lex.words[first], lex.gap(last)
    after = lex.word(last + 1) if gap.strip(" -") == "" else ""
    if lex.word(last + 1) == "s" and gap in ("", "’", "'") and word.isdecimal() and word.endswith("0"):
        return True  # the 1990s; in his 90s
    if len(word) != 4 or not word.isdecimal() or not 1500 <= int(word) <= 2100:
        return False
    if after in UNITS or after in CURRENCY_WORDS or after == "%" or lex.word(last + 1) == "over":
        return False
    before = lex.word(first - 1)
    if before in _BEFORE_YEAR or before in MONTHS or lex.is_number(first - 1):
        return True
    plural = len(after) > 3 and after.endswith("s") and not after.endswith("ss")
    return not plural and after not in _COUNTED
