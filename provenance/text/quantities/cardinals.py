"""Whole numbers in digits and words: 22, forty-two, 4 thousand 3 hundred and 21, three lakh crore."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from provenance.text.quantities.lexemes import Lexemes, digits_margin, digits_value
from provenance.text.quantities.units import CURRENCY_WORDS, is_counted
from provenance.text.quantities.vocabulary import GLUED, ONES, PARTS, SCALES, TENS


class Numeral(NamedTuple):
    """A number that was read: lexemes ``first`` to ``last``, both included.

    ``margin`` is half a unit of the last digit written. ``kind`` is number,
    fraction, ordinal or vague ("thousands"); a vague one lies from ``value`` to
    ``most``. ``scaled`` says that a word such as million was part of it.
    """

    first: int
    last: int
    value: float
    margin: float = 0.5
    kind: str = "number"
    most: float = 0.0
    scaled: bool = False


def cardinal(
    lex: Lexemes, first: int, *, money: bool = False, bare: bool = True, stop: int | None = None
) -> Numeral | None:
    """Reads the longest whole number that starts at lexeme ``first``, or None.

    Args:
        lex: the text.
        first: index of the lexeme.
        money: a currency sign stands before it, so that "5m" is five million.
        bare: a scale without a number before it counts ("hundred thousand", "a dozen").
        stop: lexeme to stop before.
    """
    return _Reader(lex, first, money, bare, len(lex.words) if stop is None else stop).read()


class _Reader:
    """Reads lexeme by lexeme: ``group`` is the number so far, ``total`` what the scales before it gave."""

    def __init__(self, lex: Lexemes, first: int, money: bool, bare: bool, stop: int) -> None:
        self.lex, self.first, self.money, self.bare, self.stop = lex, first, money, bare, stop
        self.total, self.group, self.margin, self.ceiling = 0.0, -1.0, 0.5, inf
        self.previous, self.last, self.scaled = "", first - 1, False

    def read(self) -> Numeral | None:
        lex, j = self.lex, self.first
        if self.bare and lex.word(j) in ("a", "an") and lex.word(j + 1) in SCALES and lex.spaced(j):
            self.group, self.previous, j = 1.0, "a", j + 1
        if self.bare and lex.word(j) in SCALES and "couple" in (lex.word(j - 1), lex.word(j - 2)):
            self.group, self.previous = 2.0, "a"  # "a couple of hundred"
        while j < self.stop and (self.previous in ("", "a") or lex.joined(j - 1)):
            if lex.words[j] == "and" and self.previous in ("hundred", "scale") and self._goes_on(j + 1):
                j += 1
            if not (self._number(j) or self._scale(j)):
                break
            self.last, j = j, j + 1
        if self.last < self.first or self.previous == "a":
            return None
        value = self.total + max(self.group, 0.0)
        return Numeral(self.first, self.last, value, self.margin, scaled=self.scaled)

    def _goes_on(self, j: int) -> bool:
        """Whether what follows "and" adds to the number, and is no fraction: "two thousand and five"."""
        word = self.lex.word(j)
        if not (word in ONES or word in TENS or (word.isdecimal() and len(word) <= 3)) or not self.lex.spaced(
            j - 1
        ):
            return False
        rest = cardinal(self.lex, j)
        return rest is not None and self.lex.word(rest.last + 1) not in PARTS

    def _number(self, j: int) -> bool:
        word, digits = self.lex.words[j], self.lex.is_number(j)
        if not digits and word not in ONES and word not in TENS:
            return False
        value = digits_value(word) if digits else float(ONES[word] if word in ONES else TENS[word])
        if not self._fits(value, digits):
            return False
        self.margin = digits_margin(word) if digits else 0.5
        self.group = max(self.group, 0.0) + value
        self.previous = "digits" if digits else "tens" if word in TENS else "ones"
        return True

    def _fits(self, value: float, digits: bool) -> bool:
        """Whether a number adds to the group: forty + two, three hundred + 21; not forty + twelve."""
        if self.group < 0:
            return not digits or self.previous in ("", "scale")
        if self.previous == "hundred":
            return value < 100
        return self.previous == "tens" and 0 < value < 10 and not digits

    def _scale(self, j: int) -> bool:
        size = self._size(j)
        if not size or (self.group < 0 and self.previous != "scale" and not self._stands_alone(j)):
            return False
        if size == 100 and self.group >= 0:
            if self.group >= 100:
                return False
            self.group, self.previous = self.group * 100, "hundred"
        elif self.group < 0 and self.previous == "scale":
            self.total *= size
        elif size < self.ceiling:
            self.total += (self.group if self.group >= 0 else 1.0) * size
            self.group, self.ceiling, self.previous = -1.0, size, "scale"
        else:
            return False
        self.margin *= size
        self.scaled = True
        return True

    def _stands_alone(self, j: int) -> bool:
        return self.bare and len(self.lex.words[j]) > 3

    def _size(self, j: int) -> float:
        word, glued = self.lex.words[j], self.lex.gap(j - 1) == ""
        spaced = ("k", "m", "b", "t") if self.money else ("k", "m")
        if self.previous == "digits" and word in GLUED and (glued or word in spaced):
            paid = self.money or any(self.lex.word(j + n) in CURRENCY_WORDS for n in (1, 2))
            counted = self.lex.spaced(j) and is_counted(self.lex.word(j + 1), self.lex.word(j + 2))
            million = word == "m" and (paid or counted or (self.lex.capital(j) and not glued))
            return GLUED[word] if word != "m" or million else 0.0
        if word in ("dozens", "dozs") and self.previous in ("digits", "ones", "tens"):
            return 12.0
        return 0.0 if word == "k" else SCALES.get(word, 0.0)
