"""Quantities in a text, as intervals: a hedge is a bound ("over 5,000" is everything above 5,000).

Own small grammar: digits and words, scales, fractions, ordinals, percent,
money, units, ranges, times of day. What only looks like a number is left out:
names (F-16, COVID-19, No. 10), years and days of a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from provenance.text.clock import find_times
from provenance.text.numerals import STARTERS, Lexemes, Numeral, lexemes, read_numeral
from provenance.text.units import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLARS,
    FIRST_OF_TWO,
    UNITS,
    Unit,
)

_ABOVE = {"over", "above", "exceeding", "more than", "greater than", "higher than", "upwards of", "north of",
          "in excess of", "well over", "just over", "slightly over", "longer than", "beyond"}  # fmt: skip
_LEAST = {"at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of", "minimum of"}
_BELOW = {"under", "below", "fewer than", "less than", "lower than", "south of", "shorter than"}
_MOST = {"up to", "at most", "no more than", "not more than", "as many as", "as much as", "a maximum of",
         "maximum of", "as high as", "as long as"}  # fmt: skip
_NEARLY = {"nearly", "almost", "just under", "close to", "slightly under", "just below", "approaching", "not quite"}
_ABOUT = {"about", "around", "some", "roughly", "approximately", "approx", "circa", "an estimated", "estimated",
          "in the region of", "in the order of", "on the order of", "somewhere around", "an approximate"}  # fmt: skip
_HEDGES = {
    phrase: bound
    for bound, phrases in (
        ("above", _ABOVE), ("least", _LEAST), ("below", _BELOW), ("most", _MOST), ("nearly", _NEARLY), ("about", _ABOUT),
    )
    for phrase in phrases
}  # fmt: skip
_LAST_OF_HEDGE = frozenset(phrase.split()[-1] for phrase in _HEDGES)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)
_BEFORE_YEAR = frozenset(
    "in since by until till from of during before after late early mid spring summer autumn fall winter year to "
    "between and the through for".split()
)
# A number behind one of these is a label: unit 2, Article 5, No. 10.
_LABELS = frozenset(
    "no nos number unit article channel flight boeing airbus phase chapter page section resolution highway route gate "
    "block paragraph line version room station building schedule title type model apollo psalm".split()
)
_NOT_ONE = frozenset(
    "this that no each every any some which the another other first last only loved every-".split()
)
_TIMES = frozenset({"s", "m", "kg"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at ``text[start:end]``.

    It lies between ``low`` and ``high`` (either may be infinite), in base units
    of ``unit``: "s" for durations, "m", "kg", "m2", "l", "%", "pp", a currency
    code, "clock" (minutes since midnight), "" for a bare number. ``kind`` is
    number, fraction, percent, money, ordinal, duration, measure, age, time or vague.
    ``value`` is the number as written, ``factor`` the size of the written unit
    and ``margin`` half a unit of its last digit, both in base units; ``bound``
    names the hedge: "", above, least, below, most, nearly, about or range.
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    unit: str
    kind: str
    value: float = 0.0
    factor: float = 1.0
    margin: float = 0.5
    bound: str = ""

    @property
    def anchor(self) -> float:
        """The number that is written, in base units."""
        return self.value * self.factor


def find_quantities(text: str) -> list[Quantity]:
    """Returns the quantities of a text in order; those of a range are one quantity."""
    return list(_find(text))


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can both be true of one thing: compatible units, and intervals that meet."""
    if a.kind == "time" or b.kind == "time":
        return a.kind == b.kind and _same_time(a, b)
    a, b = _comparable(a, b)
    if a.unit != b.unit or (a.kind == "ordinal") != (b.kind == "ordinal"):
        return False
    if _one_sided(a) and _one_sided(b):
        return _side(a) == _side(b) and _near(a.anchor, b.anchor, 0.05)
    if a.bound and b.bound and "range" not in (a.bound, b.bound):
        return _near(a.anchor, b.anchor, 0.1)
    slack = _slack(a, b)
    low_a, high_a = _plausible(a)
    low_b, high_b = _plausible(b)
    return low_a <= high_b + slack and low_b <= high_a + slack


def _comparable(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    """Turns a fraction beside a percentage into a percentage: a quarter is 25 %."""
    if a.kind == "fraction" and b.unit == "%":
        return _as_percent(a), b
    if b.kind == "fraction" and a.unit == "%":
        return a, _as_percent(b)
    return a, b


def _as_percent(q: Quantity) -> Quantity:
    # "A third" is said of anything from 32 to 35 per cent.
    return replace(q, low=q.low * 100, high=q.high * 100, value=q.value * 100, margin=1.0, unit="%", kind="percent")


def _one_sided(q: Quantity) -> bool:
    return q.bound in ("above", "least", "below", "most")


def _side(q: Quantity) -> bool:
    return q.bound in ("above", "least")


def _near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))


def _plausible(q: Quantity) -> tuple[float, float]:
    """Cuts an open interval where nobody would still use the hedge: "over 5,000" is not said of 50,000."""
    if q.high == inf:
        return q.low, max(2 * q.anchor, q.low)
    if q.bound in ("most", "below"):
        return min(q.anchor / 2, q.high), q.high
    return q.low, q.high


def _slack(a: Quantity, b: Quantity) -> float:
    """How far two written forms of one quantity lie apart: rounding of decimals, and conversion of units."""
    size = max(abs(a.anchor), abs(b.anchor))
    if a.factor != b.factor and a.unit in UNITS_WITH_SIZES:
        return min(max(a.margin, b.margin), 0.06 * size) + 0.004 * size
    if a.kind == b.kind and a.margin == b.margin:
        return 1e-9 * size
    if 0.5 in (a.margin, b.margin) and max(a.margin, b.margin) == 0.5 and a.unit == "":
        return 1e-9 * size
    rounding = max(a.margin, b.margin)
    return rounding * 1.0001 if rounding <= 0.025 * size else 1e-9 * size


UNITS_WITH_SIZES = frozenset(unit.base for unit in UNITS.values())


def _same_time(a: Quantity, b: Quantity) -> bool:
    day = 720 if "half-day clock" in (a.unit, b.unit) else 1440
    slack = 15 if a.bound or b.bound else 0
    difference = abs(a.anchor - b.anchor) % day
    return min(difference, day - difference) <= slack


@lru_cache(maxsize=16384)
def _find(text: str) -> tuple[Quantity, ...]:
    lex = lexemes(text)
    if not any(kind != "w" or word in STARTERS for word, kind in zip(lex.words, lex.kinds, strict=True)):
        return tuple(find_times(text, lex, Quantity)) if "noon" in lex.text or "midnight" in lex.text else ()
    times = find_times(text, lex, Quantity)
    found, i, n = list(times), 0, len(lex.words)
    while i < n:
        if lex.kinds[i] == "w" and lex.words[i] not in STARTERS:
            i += 1
            continue
        quantity, after = _read(text, lex, i)
        if quantity and not any(quantity.start < t.end and t.start < quantity.end for t in times):
            found.append(quantity)
        i = max(after, i + 1)
    return tuple(sorted(_ranges(text, found), key=lambda q: q.start))


def _read(text: str, lex: Lexemes, i: int) -> tuple[Quantity | None, int]:
    """Reads one quantity at lexeme ``i``; returns it, or None, and the lexeme to go on from."""
    currency, first = _currency_before(text, lex, i)
    if lex.kinds[i] == "s" and lex.words[i] in CURRENCY_SIGNS:
        i += 1
        if lex.word(i) == "" or lex.gap(i - 1) not in ("", " "):
            return None, i
    if i >= len(lex.words) or lex.words[i] in ("+", "%"):
        return None, i + 1
    numeral = read_numeral(lex, i, money=bool(currency))
    if numeral is None:
        return None, i + 1
    if not currency and _no_quantity(text, lex, numeral):
        return None, numeral.last + 1
    return _dress(text, lex, numeral, currency, first if currency else i)


def _currency_before(text: str, lex: Lexemes, i: int) -> tuple[str, int]:
    word = lex.words[i]
    if lex.kinds[i] == "s" and word in CURRENCY_SIGNS:
        letters = lex.word(i - 1) if lex.gap(i - 1) == "" else ""
        if word == "$" and letters in DOLLARS and lex.kinds[i - 1] == "w":
            return DOLLARS[letters], i - 1
        return CURRENCY_SIGNS[word], i
    code = lex.word(i - 1)
    if lex.kinds[i] == "n" and code in CURRENCY_CODES and lex.gap(i - 1) in (" ", "") and code != "try":
        return CURRENCY_CODES[code], i - 1
    return "", i


def _no_quantity(text: str, lex: Lexemes, numeral: Numeral) -> bool:
    """Whether a number is a name, a label, a year, a day of a date, or the pronoun "one"."""
    i, word = numeral.first, lex.words[numeral.first]
    before, gap = lex.word(i - 1), lex.gap(i - 1) if i else "\n"
    if numeral.kind == "ordinal" and lex.kinds[i] == "w":
        return _idle_ordinal(lex, numeral)
    if numeral.first == numeral.last and word in ("one", "quarter", "half"):
        return _idle_word(lex, i)
    if lex.kinds[i] != "n":
        return before in _LABELS and numeral.kind == "number" and before not in ("line", "page", "no", "nos")
    start = lex.starts[i]
    if start and (text[start - 1].isalpha() or (text[start - 1] in "-–/." and start > 1 and text[start - 2].isalpha())):
        return lex.kinds[i - 1] == "w" and before not in CURRENCY_CODES and not _glued_hedge(lex, i)
    if before in _LABELS and gap.strip() in ("", ".", "°"):
        return True
    return _part_of_date(text, lex, numeral)


def _glued_hedge(lex: Lexemes, i: int) -> bool:
    return lex.word(i - 1) in ("mid", "sub", "pre") and False


def _idle_word(lex: Lexemes, i: int) -> bool:
    before, after = lex.word(i - 1), lex.word(i + 1)
    if lex.words[i] == "one":
        return before in _NOT_ONE or after in ("another", "day", "of") or lex.gap(i)[:1] in ("’", "'")
    if lex.words[i] == "quarter":
        return after not in ("million", "billion", "of", "century") or before in ("the", "latin", "french") or before.endswith(("st", "nd", "rd", "th"))
    return before in ("first", "second", "other", "better", "the", "this", "its", "their", "his", "her") or lex.gap(i) == "-"


def _idle_ordinal(lex: Lexemes, numeral: Numeral) -> bool:
    """Whether "first" or "second" only orders a list: "First, …", "second-hand", "a second"."""
    after = lex.gap(numeral.last)
    return numeral.value < 3 and numeral.first == numeral.last and (after[:1] in ",-" or after == "\n")


def _part_of_date(text: str, lex: Lexemes, numeral: Numeral) -> bool:
    i, j = numeral.first, numeral.last
    before, after = lex.word(i - 1), lex.word(j + 1)
    whole = numeral.value == int(numeral.value) and not numeral.scaled
    if not whole or numeral.kind == "fraction":
        return _slashed(lex, i)
    near = lex.gap(i - 1) if i else "\n"
    if numeral.value <= 31:
        if before in _MONTHS and near.strip() in ("", ".") and (before != "may" or text[lex.starts[i - 1]] == "M"):
            return True
        if after in _MONTHS and lex.gap(j).strip() == "" and text[lex.starts[j + 1]].isupper():
            return True
        if after == "of" and lex.word(j + 2) in _MONTHS:
            return True
    return _year(text, lex, i, j) if numeral.first == j or numeral.kind == "number" else False


def _slashed(lex: Lexemes, i: int) -> bool:
    return lex.gap(i) == "/" and lex.gap(i + 1) == "/"


def _year(text: str, lex: Lexemes, i: int, j: int) -> bool:
    word = lex.words[i]
    if len(word) != 4 or not word.isdigit() or not 1500 <= int(word) <= 2100:
        return False
    after = lex.word(j + 1) if lex.gap(j).strip(" -") == "" else ""
    if after in UNITS or after in CURRENCY_WORDS or lex.gap(j).startswith("%") or after == "%":
        return False
    if after == "s" and lex.gap(j) in ("", "’", "'"):
        return True
    before = lex.word(i - 1)
    if before in _BEFORE_YEAR or before in _MONTHS or (lex.kinds[i - 1 : i] == ["n"] and i):
        return True
    plural = len(after) > 3 and after.endswith("s") and not after.endswith("ss")
    return not (plural or after in ("people", "men", "women", "children", "police", "or", "and", "of"))


def _dress(text: str, lex: Lexemes, numeral: Numeral, currency: str, first: int) -> tuple[Quantity, int]:
    """Puts currency, unit and hedge around a number."""
    unit, last = (Unit(currency, 1.0, "money"), numeral.last) if currency else _unit_after(text, lex, numeral)
    if currency and lex.word(last + 1) in CURRENCY_WORDS and lex.gap(last) == " ":
        last += 1
    if unit is None and numeral.kind in ("number", "vague") and lex.gap(last)[:1] in "-" and _old(lex, last):
        last += 0
    bound, begin = _hedge(lex, first)
    bound = bound or _hedge_after(lex, last)
    kind = _kind(numeral, unit)
    base, factor = (unit.base, unit.factor) if unit else ("", 1.0)
    low, high = _interval(numeral, bound, factor)
    start, end = lex.starts[begin], lex.ends[last]
    quantity = Quantity(start, end, text[start:end], low, high, base, kind, numeral.value, factor, numeral.margin * factor, bound)
    return quantity, last + 1


def _kind(numeral: Numeral, unit: Unit | None) -> str:
    if unit is None:
        return numeral.kind
    return numeral.kind if numeral.kind == "ordinal" else unit.kind


def _old(lex: Lexemes, last: int) -> bool:
    return lex.word(last + 1) == "old"


def _unit_after(text: str, lex: Lexemes, numeral: Numeral) -> tuple[Unit | None, int]:
    """Returns the unit behind a number and the last lexeme of both."""
    last = numeral.last
    if numeral.kind == "ordinal":
        return None, last
    gap, word = lex.gap(last), lex.word(last + 1)
    if word == "%" and gap in ("", " "):
        return UNITS["percent"], last + 1
    if not (gap in ("", "-", "‑") or gap.isspace()) or gap == "\n" or not word:
        return None, last
    if numeral.kind == "fraction" and word in ("a", "an") and lex.word(last + 2) in UNITS:
        word, last = lex.word(last + 2), last + 1
    if word == "per" and lex.word(last + 2) in ("cent", "cents"):
        word, last = "percent", last + 1
    if word in ("percent", "percentage") or word in FIRST_OF_TWO:
        pair = f"{word} {lex.word(last + 2)}"
        if pair in UNITS:
            return _rate(lex, UNITS[pair], last + 2)
    if word in UNITS:
        if word in ("pound", "pounds") and numeral.scaled:
            return Unit("GBP", 1.0, "money"), last + 1
        if len(word) == 1 and gap != "" and word != "m":
            return None, numeral.last
        return _rate(lex, UNITS[word], last + 1)
    return _money_after(text, lex, numeral, last)


def _rate(lex: Lexemes, unit: Unit, last: int) -> tuple[Unit | None, int]:
    """Reads what follows a unit: "-old" makes it an age, "per hour" a speed, "per day" a flow."""
    after = lex.word(last + 1)
    if after == "old" and unit.base == "s" and unit.factor > 3e7:
        return Unit("", 1.0, "age"), last + 1
    slash = lex.gap(last) == "/"
    per = after in ("per", "an", "a") or slash
    below = lex.word(last + (1 if slash else 2))
    if per and below in ("hour", "h", "second", "s", "day", "year", "month", "week", "minute") and unit.kind in ("measure",):
        size = UNITS.get(below, UNITS["hour"]).factor if below not in ("s",) else 1.0
        return Unit(f"{unit.base}/s", unit.factor / size, unit.kind), last + (1 if slash else 2)
    return unit, last


def _money_after(text: str, lex: Lexemes, numeral: Numeral, last: int) -> tuple[Unit | None, int]:
    """Reads "dollars", "U.S. dollars", "Ardovian crowns", "euros", "USD" behind a number."""
    for ahead in range(1, 5):
        word, j = lex.word(last + ahead), last + ahead
        if not word or (ahead > 1 and not lex.gap(j - 1).strip(" .") == ""):
            return None, last
        if word in CURRENCY_WORDS and (word not in ("mark", "som", "sum") or numeral.scaled):
            return Unit(_dollar(lex, last, j), 0.01 if word in ("cent", "cents") else 1.0, "money"), j
        if word == "won" and (numeral.scaled or lex.word(j - 1) == "korean"):
            return Unit("KRW", 1.0, "money"), j
        if word in CURRENCY_CODES and text[lex.starts[j]].isupper() and ahead == 1:
            return Unit(CURRENCY_CODES[word], 1.0, "money"), j
        if not (text[lex.starts[j]].isupper() or word in ("of",)) or ahead > 3:
            return None, last
    return None, last


def _dollar(lex: Lexemes, last: int, j: int) -> str:
    code = CURRENCY_WORDS[lex.words[j]]
    said = {"canadian": "CAD", "australian": "AUD", "hong": "HKD", "singapore": "SGD", "zealand": "NZD", "taiwan": "TWD"}
    if code == "USD":
        return next((said[w] for w in lex.words[last + 1 : j] if w in said), code)
    return code


def _hedge(lex: Lexemes, i: int) -> tuple[str, int]:
    """Returns the hedge before lexeme ``i`` and the lexeme where both begin."""
    if i == 0 or lex.words[i - 1] not in _LAST_OF_HEDGE or not lex.gap(i - 1).isspace():
        return "", i
    for length in (4, 3, 2, 1):
        if length <= i:
            bound = _HEDGES.get(" ".join(lex.words[i - length : i]))
            if bound:
                return bound, i - length
    return "", i


def _hedge_after(lex: Lexemes, last: int) -> str:
    gap, after = lex.gap(last), lex.word(last + 1)
    if after == "or" and lex.word(last + 2) in ("more", "so", "less"):
        return {"more": "least", "so": "about", "less": "most"}[lex.word(last + 2)]
    if gap in ("-", "‑") and after == "odd":
        return "about"
    if (after == "+" and gap == "") or (gap in ("-", "‑") and after == "plus"):
        return "least"
    return ""


def _interval(numeral: Numeral, bound: str, factor: float) -> tuple[float, float]:
    value = numeral.value * factor
    if numeral.kind == "vague":
        return value, inf if bound in ("above", "least") else numeral.most * factor
    low, high = {
        "above": (value, inf), "least": (value, inf), "below": (0.0, value), "most": (0.0, value),
        "nearly": (0.9 * value, value), "about": (0.9 * value, 1.1 * value),
    }.get(bound, (value, value))  # fmt: skip
    return min(low, high), max(low, high)


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Joins the two ends of a range: "between 140 and 190", "20-25", "5 to 10 tonnes"."""
    found.sort(key=lambda q: q.start)
    joined: list[Quantity] = []
    for quantity in found:
        before = joined[-1] if joined else None
        if before and _range_between(text, before, quantity):
            joined[-1] = _range(text, before, quantity)
        else:
            joined.append(quantity)
    return joined


_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:about |around |some |roughly )?$", re.IGNORECASE)


def _range_between(text: str, a: Quantity, b: Quantity) -> bool:
    gap = text[a.end : b.start]
    if len(gap) > 5 or a.bound == "range" or "ordinal" in (a.kind, b.kind) or "time" in (a.kind, b.kind):
        return False
    if a.unit not in ("", b.unit) or not (a.value < b.value or b.factor > a.factor) or b.bound:
        return False
    introduced = _BETWEEN.search(text[max(0, a.start - 24) : a.start])
    if gap == " and ":
        return bool(introduced) and introduced is not None and introduced[0].lower().startswith("between")
    if gap.strip() in ("-", "–", "—"):
        return a.unit == "" or a.unit == b.unit
    return gap == " to " and not (introduced and introduced[0].lower().startswith("from"))


def _range(text: str, a: Quantity, b: Quantity) -> Quantity:
    factor = b.factor
    # "4.5 to 5 million": the scale is written once.
    scale = b.value / _digits(b) if a.value < 1000 <= b.value and _digits(b) else 1.0
    low = a.value * scale * factor if not a.unit or a.unit == b.unit else a.low
    low = low if low <= b.high else a.value * factor
    return replace(b, start=a.start, text=text[a.start : b.end], low=low, bound="range")


def _digits(q: Quantity) -> float:
    match = re.search(r"\d+(?:\.\d+)?(?=\s?[a-z])", q.text.lower())
    return float(match[0]) if match and "," not in q.text else 0.0
