"""Units and money around a number: $5, USD 5, 5 million Danish crowns, 5 km/h, 22-year-old."""

from __future__ import annotations

from provenance.text.quantities.cardinals import Numeral
from provenance.text.quantities.lexemes import Lexemes
from provenance.text.quantities.units import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLARS,
    FIRST_OF_TWO,
    HUNDREDTHS,
    UNITS,
    Unit,
)

_YEAR = 3e7
_RATES = ("hour", "h", "second", "s", "day", "year", "month", "week", "minute")
_WHOSE_DOLLAR = {
    "canadian": "CAD", "australian": "AUD", "hong": "HKD", "singapore": "SGD", "zealand": "NZD",
    "taiwan": "TWD",
}  # fmt: skip
# Words that are money only behind a scale, or at all: "mark", "pound" (also a weight), "won" (also a verb).
_DOUBTFUL = ("mark", "marks", "som", "sum", "sen", "colon", "colons", "ore", "filler", "bani", "fen")


def currency_before(lex: Lexemes, first: int) -> tuple[str, int]:
    """Returns the currency that a sign or a code before or at ``first`` names, or "", and where it begins."""
    word = lex.words[first]
    if word in CURRENCY_SIGNS:
        letters = lex.word(first - 1) if lex.gap(first - 1) == "" else ""
        if word == "$" and letters in DOLLARS:
            return DOLLARS[letters], first - 1
        return CURRENCY_SIGNS[word], first
    code = lex.word(first - 1)
    if lex.is_number(first) and code in CURRENCY_CODES and lex.gap(first - 1) in (" ", "\u00a0", ""):
        if lex.is_number(first - 2) and lex.spaced(first - 2):
            return "", first  # "17 USD 25": the code belongs to what stands before it
        known = lex.written[lex.starts[first - 1] : lex.ends[first - 1]].isupper() or code == "rs"
        return (CURRENCY_CODES[code], first - 1) if known else ("", first)
    return "", first


def unit_after(lex: Lexemes, numeral: Numeral) -> tuple[Unit | None, int]:
    """Returns the unit behind a number, or None, and the last lexeme of both."""
    last = numeral.last
    gap, word = lex.gap(last), lex.word(last + 1)
    if numeral.kind == "ordinal" or not word:
        return None, last
    if word == "%" and gap in ("", " ", "\u00a0"):
        return UNITS["percent"], last + 1
    if not (gap in ("", "-", "‑") or gap.isspace()):
        return None, last
    if numeral.kind == "fraction" and word in ("a", "an") and lex.word(last + 2) in UNITS:
        return _rate(lex, UNITS[lex.words[last + 2]], last + 2)
    if word == "per" and lex.word(last + 2) in ("cent", "cents"):
        word, last = "percent", last + 1
    return _measured(lex, numeral, word, last) or _money(lex, numeral)


def _measured(lex: Lexemes, numeral: Numeral, word: str, last: int) -> tuple[Unit | None, int] | None:
    pair = f"{'percentage' if word in ('percent', 'percentage') else word} {lex.word(last + 2)}"
    if pair in UNITS and (word in FIRST_OF_TWO or word == "percent"):
        return _rate(lex, UNITS[pair], last + 2)
    if word not in UNITS or (len(word) == 1 and lex.gap(numeral.last) != "" and word not in "mg"):
        return None
    if word in ("pound", "pounds") and numeral.scaled:
        return Unit("GBP", 1.0, "money"), last + 1
    mega = word == "mt" and lex.written[lex.starts[last + 1] : lex.ends[last + 1]] == "Mt"
    return _rate(
        lex, UNITS["mmt" if mega else word], last + 1
    )  # "60,000 mt" are tonnes, "3.2 Mt" millions of them


def _rate(lex: Lexemes, unit: Unit, last: int) -> tuple[Unit, int]:
    """Reads what follows a unit: "-old" makes it an age, "per hour" a speed, "per day" a flow."""
    after, slash = lex.word(last + 1), lex.gap(last) == "/"
    if after == "old" and unit.base == "s" and unit.factor > _YEAR:
        return Unit("", 1.0, "age"), last + 1
    below = lex.word(last + 1) if slash else lex.word(last + 2)
    if unit.kind != "measure" or not (slash or after in ("per", "an", "a")) or below not in _RATES:
        return unit, last
    size = 1.0 if below == "s" else UNITS.get(below, UNITS["hour"]).factor
    return Unit(f"{unit.base}/s", unit.factor / size, unit.kind), last + (1 if slash else 2)


def _money(lex: Lexemes, numeral: Numeral) -> tuple[Unit | None, int]:
    """Reads "dollars", "U.S. dollars", "Danish crowns", "euros", "USD" behind a number."""
    last = numeral.last
    for j in range(last + 1, last + 5):
        word = lex.word(j)
        if not word or (j > last + 1 and lex.gap(j - 1).strip(" .\u00a0") != ""):
            break
        if word in CURRENCY_WORDS and (word not in _DOUBTFUL or numeral.scaled):
            return Unit(_currency(lex, last, j), 0.01 if word in HUNDREDTHS else 1.0, "money"), j
        if word == "won" and (numeral.scaled or lex.word(j - 1) == "korean"):
            return Unit("KRW", 1.0, "money"), j
        if word in CURRENCY_CODES and lex.capital(j) and j == last + 1:
            return Unit(CURRENCY_CODES[word], 1.0, "money"), j
        if not lex.capital(j) and word != "of":
            break
    return None, last


def _currency(lex: Lexemes, last: int, j: int) -> str:
    code = CURRENCY_WORDS[lex.words[j]]
    if code != "USD":
        return code
    return next((_WHOSE_DOLLAR[word] for word in lex.words[last + 1 : j] if word in _WHOSE_DOLLAR), code)
