"""Parts of a whole: two thirds, half a million, 4/5, one in six, two out of five, 2 1/4, five point five."""

from __future__ import annotations

from provenance.text.quantities.cardinals import Numeral, cardinal
from provenance.text.quantities.lexemes import FRACTION_SIGNS, Lexemes, digits_value
from provenance.text.quantities.vocabulary import ONES, ORDINALS, PARTS, SCALES, TENS

_MARGIN = 0.005
# "By a third" and "nearly a tenth" always divide.
_DIVIDES = frozenset(("by", "nearly", "almost", "roughly", "below", "above"))


def fraction(lex: Lexemes, first: int, whole: Numeral | None) -> Numeral | None:
    """Reads a fraction that starts at ``first``; ``whole`` is the whole number that stands there, if any."""
    word = lex.word(first)
    if word in FRACTION_SIGNS:
        return Numeral(first, first, FRACTION_SIGNS[word], _MARGIN, "fraction")
    if word in ("half", "quarter"):
        return _of_scale(lex, Numeral(first, first, 1 / PARTS[word], _MARGIN, "fraction"))
    if word in ("a", "an") and lex.spaced(first):
        one = _one_part(lex, first)
        if one is not None:
            return one
    if whole is None:
        return None
    return _slash(lex, whole) or _out_of(lex, whole) or _parts(lex, whole)


def with_rest(lex: Lexemes, whole: Numeral) -> Numeral:
    """Adds "point five", "and a half", "and three fifths", "1/4" or "½" to a whole number."""
    j = whole.last + 1
    if lex.word(j) == "point" and lex.spaced(whole.last):
        return _decimals(lex, whole, j + 1)
    if lex.word(j) in FRACTION_SIGNS and lex.gap(whole.last) in ("", " "):
        return Numeral(whole.first, j, whole.value + FRACTION_SIGNS[lex.words[j]], _MARGIN)
    rest = _rest(lex, whole)
    if rest is None or lex.word(rest.last + 1) == "of" or (rest.kind == "fraction" and rest.value >= 1):
        return whole
    if rest.scaled and not whole.scaled:  # "one and a half million"
        size = SCALES.get(lex.words[rest.last], 1.0)
        return Numeral(whole.first, rest.last, whole.value * size + rest.value, rest.margin, scaled=True)
    size = SCALES.get(lex.words[whole.last], 1.0) if rest.kind == "fraction" else 1.0
    size = size if size >= 1000 else 1.0
    value = whole.value + rest.value * size
    return Numeral(whole.first, rest.last, value, _MARGIN * size, scaled=whole.scaled)


def _rest(lex: Lexemes, whole: Numeral) -> Numeral | None:
    j = whole.last + 1
    if lex.word(j) == "and" and lex.spaced(whole.last) and lex.spaced(j):
        return fraction(lex, j + 1, cardinal(lex, j + 1))
    if lex.is_number(whole.last) and lex.is_number(j) and lex.spaced(whole.last):
        return _slash(lex, Numeral(j, j, digits_value(lex.words[j])))
    return None


def _one_part(lex: Lexemes, first: int) -> Numeral | None:
    """Reads "a quarter", "a third of": before a noun, "a third" counts and divides nothing."""
    word, after = lex.word(first + 1), lex.word(first + 2)
    if word in TENS and after in ORDINALS and lex.gap(first + 1) == "-":
        return Numeral(first, first + 2, 1 / (TENS[word] + ORDINALS[after]), _MARGIN, "fraction")
    counts = lex.word(first - 1) not in _DIVIDES and word in ORDINALS
    if word not in PARTS or (counts and after not in ("of", "") and lex.spaced(first + 1)):
        return None
    return _of_scale(lex, Numeral(first, first + 1, 1 / PARTS[word], _MARGIN, "fraction"))


def _parts(lex: Lexemes, whole: Numeral) -> Numeral | None:
    """Reads "two thirds", "three quarters", "one hundred thirty fifths" (100 / 35)."""
    j = whole.last + 1
    word = lex.word(j)
    if (
        word in TENS
        and lex.spaced(whole.last)
        and lex.gap(j) == "-"
        and 0 < PARTS.get(lex.word(j + 1), 0) < 10
    ):
        below = TENS[word] + PARTS[lex.words[j + 1]]  # "three twenty-fifths"
        return Numeral(whole.first, j + 1, whole.value / below, _MARGIN, "fraction")
    if not lex.joined(whole.last) or word not in PARTS or word == "half" or lex.is_number(whole.last):
        return None
    tens = TENS.get(lex.words[whole.last], 0) if PARTS[word] < 10 and not word.startswith("quarter") else 0
    if not tens:
        return _of_scale(lex, Numeral(whole.first, j, whole.value / PARTS[word], _MARGIN, "fraction"))
    above = cardinal(lex, whole.first, stop=whole.last) if whole.first < whole.last else None
    if above is None:
        return None
    return Numeral(whole.first, j, above.value / (tens + PARTS[word]), _MARGIN, "fraction")


def _slash(lex: Lexemes, whole: Numeral) -> Numeral | None:
    j = whole.last + 1
    if lex.gap(whole.last) != "/" or not lex.is_number(whole.last) or not lex.word(j).isdecimal():
        return None
    below = digits_value(lex.words[j])
    if below == 0 or whole.value >= 100 or lex.gap(j)[:1] == "/":
        return None
    return Numeral(whole.first, j, whole.value / below, _MARGIN, "fraction")


def _out_of(lex: Lexemes, whole: Numeral) -> Numeral | None:
    """Reads "two out of five", "one in six", "one over three"."""
    link, j = lex.word(whole.last + 1), whole.last + 2
    if link == "out" and lex.word(j) == "of":
        j += 1
    elif link not in ("in", "over") or whole.scaled or not lex.spaced(whole.last):
        return None
    below = cardinal(lex, j, bare=False) if lex.word(j) else None
    if below is None or below.value == 0:
        return None
    if link == "in" and (whole.value != 1 or lex.is_number(whole.last) or lex.is_number(j)):
        return None
    # "12 out of 10" and "5 dead over 3 days" divide nothing.
    if (link == "out" and whole.value >= below.value) or (link == "over" and lex.spaced(below.last)):
        return None
    return Numeral(whole.first, below.last, whole.value / below.value, _MARGIN, "fraction")


def _of_scale(lex: Lexemes, part: Numeral) -> Numeral:
    """Puts the scale behind a fraction: half a million, a quarter of a million, three quarters million."""
    j = part.last + 1
    while lex.word(j) in ("of", "a") and j <= part.last + 2 and lex.spaced(j - 1):
        j += 1
    size = SCALES.get(lex.word(j), 0.0)
    if not size or len(lex.word(j)) < 4 or not lex.joined(j - 1):
        return part
    return Numeral(part.first, j, part.value * size, part.margin * size, scaled=True)


def _decimals(lex: Lexemes, whole: Numeral, j: int) -> Numeral:
    """Reads the digits after "point": "point seventy-one", "point nought four"."""
    digits, last = "", whole.last
    while lex.word(j) in ONES or lex.word(j) in TENS or lex.is_number(j):
        word, after = lex.words[j], ONES.get(lex.word(j + 1), 0)
        if word in TENS and 0 < after < 10:
            digits, j = digits + str(TENS[word] + after), j + 1
        else:
            digits += word if lex.is_number(j) else str(ONES.get(word, TENS.get(word, 0)))
        last, j = j, j + 1
    if not digits.isdecimal():
        return whole
    size = SCALES.get(lex.word(j), 1.0)
    value, margin = float(f"{int(whole.value)}.{digits}"), 0.5 * 10.0 ** -len(digits)
    return Numeral(whole.first, j if size > 1 else last, value * size, margin * size, scaled=size > 1)
