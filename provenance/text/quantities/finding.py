"""Finds the quantities of a text: a number, dressed with currency, unit and hedge."""

from __future__ import annotations

import re
from functools import lru_cache

from provenance.text.quantities.bounds import bound_after, bound_before, interval
from provenance.text.quantities.cardinals import Numeral
from provenance.text.quantities.clock import NAMED_HOURS, find_times
from provenance.text.quantities.labels import figures_end, is_label
from provenance.text.quantities.lexemes import SIGNS, Lexemes, lexemes
from provenance.text.quantities.measures import currency_before, unit_after
from provenance.text.quantities.numerals import read_numeral
from provenance.text.quantities.ranges import join_ranges
from provenance.text.quantities.units import CURRENCY_SIGNS, CURRENCY_WORDS, Unit
from provenance.text.quantities.values import Quantity
from provenance.text.quantities.vocabulary import AFTER_ARTICLE, SCALES, STARTERS
from provenance.text.words import ByFragment


@lru_cache(maxsize=16384)
def find(text: str) -> tuple[Quantity, ...]:
    """Returns the quantities of a text in order."""
    if not _HINTS.any_of(text):
        return ()
    lex = lexemes(text)
    starts = [
        i
        for i, (word, kind) in enumerate(zip(lex.words, lex.kinds, strict=True))
        if kind != "word"
        or (word in STARTERS and (word not in _ARTICLES or lex.word(i + 1) in AFTER_ARTICLE))
    ]
    times = find_times(text, lex)
    if not starts:
        return tuple(times)
    found, after = list(times), 0
    for i in starts:
        if i >= after:
            after = figures_end(lex, i)
        if i >= after:
            quantity, after = _read(lex, i)
            if quantity and not any(
                quantity.start < time.end and time.start < quantity.end for time in times
            ):
                found.append(quantity)
    return tuple(join_ranges(text, found))


def _hints(fragment: str) -> tuple[bool, ...]:
    """Whether a fragment holds anything at which a number or a time of day can begin."""
    words = _LETTERS.findall(fragment.lower())
    return (True,) if _SIGN.search(fragment) or not _HINTING.isdisjoint(words) else ()


# A digit or a sign, a word of a number, or what "a" makes a number of, or an hour with a name.
_SIGN = re.compile(rf"[\d{re.escape(SIGNS)}]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ARTICLES = frozenset(("a", "an"))
_HINTING = (STARTERS - _ARTICLES) | AFTER_ARTICLE | NAMED_HOURS
_HINTS = ByFragment(_hints)
_SCALES_OF_HEAT = ("celsius", "centigrade", "c", "fahrenheit", "f")


def _read(lex: Lexemes, i: int) -> tuple[Quantity | None, int]:
    """Reads one quantity at lexeme ``i``; returns it, or None, and the lexeme to go on from."""
    currency, first = currency_before(lex, i)
    if lex.words[i] in CURRENCY_SIGNS:
        i += 1
        if lex.gap(i - 1) not in ("", " ", "\u00a0"):
            return None, i
    if lex.words[i] in ("+", "%"):
        return None, i + 1
    numeral = read_numeral(lex, i, money=bool(currency))
    if numeral is None or (not currency and is_label(lex, numeral)):
        return None, (numeral.last if numeral else i) + 1
    return _dressed(lex, numeral, currency, min(first, numeral.first) if currency else numeral.first)


def _scaled_after(lex: Lexemes, numeral: Numeral, last: int) -> tuple[Numeral, int]:
    """Reads "75 USD million"."""
    size = SCALES.get(lex.word(last + 1), 1.0)
    if numeral.scaled or size < 1e6 or not lex.spaced(last) or len(lex.word(last + 1)) < 4:
        return numeral, last
    return numeral._replace(value=numeral.value * size, margin=numeral.margin * size, scaled=True), last + 1


def _dressed(lex: Lexemes, numeral: Numeral, currency: str, first: int) -> tuple[Quantity, int]:
    """Puts currency, unit and hedge around a number."""
    if currency:
        unit, last = Unit(currency, 1.0, "money"), numeral.last
        last += lex.word(last + 1) in CURRENCY_WORDS and lex.spaced(last)
    else:
        found, last = unit_after(lex, numeral)
        if found is not None and found.kind == "money":
            numeral, last = _scaled_after(lex, numeral, last)
        unit = found or Unit("", 1.0, numeral.kind)
        if unit.base == "degree" and lex.spaced(last) and lex.word(last + 1) in _SCALES_OF_HEAT:
            last += 1
            if lex.word(last).startswith("f"):  # counted from where water freezes, as the other is
                numeral, unit = numeral._replace(value=numeral.value - 32), unit._replace(factor=5 / 9)
    bound, begin = bound_before(lex, first)
    bound = bound or bound_after(lex, last)
    low, high = interval(numeral, bound, unit.factor)
    start, end = lex.starts[begin], lex.ends[last]
    margin = numeral.margin * unit.factor
    kind = numeral.kind if numeral.kind == "ordinal" else unit.kind
    text = lex.written[start:end]
    return Quantity(
        start, end, text, low, high, unit.base, kind, numeral.value, unit.factor, margin, bound
    ), last + 1
