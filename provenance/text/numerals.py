"""Numbers as they are written: digits, words, scales, fractions, ordinals.

``read_numeral`` reads the longest number that starts at a lexeme. It knows
nothing of units, money or hedges; ``quantities`` puts those around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACES = "    "
_LEXEME = re.compile(
    rf"(?P<n>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?![\d:])(?:\.\d+)?"
    r"|\d+\.\d+|(?<![\w.])\.\d+|\d+,\d{1,2}(?![\d,])|\d+)"
    r"|(?P<w>[^\W\d_]+)|(?P<s>[$€£¥₹₽₩₸₺₴₪₦₫฿₱%½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙+])"
)

_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"nought": 0, "naught": 0}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
} | {"fourty": 40}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
    "mln": 1e6, "mn": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "tln": 1e12, "lakh": 1e5, "lakhs": 1e5,
    "crore": 1e7, "crores": 1e7, "dozen": 12.0, "doz": 12.0, "k": 1e3,
}  # fmt: skip
# One-letter scales count only when glued to digits, and "m" only behind a currency sign.
_GLUED = {"k": 1e3, "m": 1e6, "b": 1e9, "g": 1e9, "t": 1e12}
_PLURALS = {"dozens": "dozen", "dozs": "dozen", "hundreds": "hundred", "thousands": "thousand", "millions": "million",
            "billions": "billion", "trillions": "trillion", "tens": "ten"}  # fmt: skip
_SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
          "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6}  # fmt: skip
_ORDINAL_ONES = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
}
_ORDINAL_TENS = {
    word: 10 * value
    for value, word in enumerate("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(), 2)
}
_ORDINAL_SCALES = {"hundredth": 1e2, "thousandth": 1e3, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12}
ORDINALS: dict[str, float] = {**_ORDINAL_ONES, **_ORDINAL_TENS, **_ORDINAL_SCALES}
_PARTS = {
    "half": 2.0, "halves": 2.0, "quarter": 4.0, "quarters": 4.0,
    **{word + ending: float(value) for word, value in ORDINALS.items() if value > 2 for ending in ("", "s")},
    "firsts": 1.0, "seconds_": 2.0,
}  # fmt: skip
_DIGIT_SUFFIX = ("st", "nd", "rd", "th")

# Every word at which a number can begin.
STARTERS = frozenset(
    {*_ONES, *_TENS, *(w for w in _SCALES if len(w) > 3), *_PLURALS, *ORDINALS, "half", "quarter", "three", "a", "an"}
)
_AFTER_ARTICLE = frozenset({*(w for w in _SCALES if w != "k"), *_PARTS})


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The numbers, words and signs of a text, lower case, with offsets."""

    text: str
    words: list[str]
    kinds: list[str]
    starts: list[int]
    ends: list[int]

    def gap(self, index: int) -> str:
        """Returns the characters between a lexeme and the next; a line feed past the last."""
        if index + 1 >= len(self.words) or index < 0:
            return "\n"
        return self.text[self.ends[index] : self.starts[index + 1]]

    def word(self, index: int) -> str:
        """Returns a lexeme, or an empty string outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that was read: lexemes ``first`` to ``last`` (inclusive).

    ``margin`` is half a unit of the last digit written. ``kind`` is number,
    fraction, ordinal or vague ("thousands"); a vague one lies from ``value`` to ``most``.
    """

    first: int
    last: int
    value: float
    margin: float
    kind: str
    most: float = 0.0
    scaled: bool = False


def lexemes(text: str) -> Lexemes:
    """Cuts a text into lexemes; offsets are those of the text as given."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    words, kinds, starts, ends = [], [], [], []
    for match in _LEXEME.finditer(lower):
        words.append(match[0])
        kinds.append(match.lastgroup or "w")
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return Lexemes(lower, words, kinds, starts, ends)


def read_numeral(lex: Lexemes, i: int, *, money: bool = False) -> Numeral | None:
    """Reads the longest number that starts at lexeme ``i``, or None.

    ``money`` says that a currency sign stands before it, so that "5m" is five million.
    """
    ordinal = _ordinal(lex, i)
    vague = None if ordinal else _vague(lex, i)
    if ordinal or vague:
        return ordinal or vague
    whole = _cardinal(lex, i, money=money)
    part = _fraction(lex, i, whole)
    if part:
        return part
    return _with_rest(lex, whole) if whole else None


def number_value(word: str) -> float:
    """Returns the value of digits with separators: "5,135", "40 000", "1,3", ".25"."""
    plain = re.sub(rf"[{_SPACES}]", "", word)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    return float(plain.replace(",", "."))


def _margin(word: str) -> float:
    decimals = re.search(r"\.(\d+)$|^\d+,(\d{1,2})$", word)
    return 0.5 * 10.0 ** -len(decimals[1] or decimals[2]) if decimals else 0.5


def _joined(lex: Lexemes, i: int) -> bool:
    """Whether lexeme ``i`` and the next can belong to one number: white space or a hyphen between them."""
    gap = lex.gap(i)
    return gap != "\n" and (gap.isspace() or gap in ("-", "‑", " - ", ""))


def _cardinal(lex: Lexemes, i: int, *, money: bool = False, article: bool = True) -> Numeral | None:
    """Reads digits or words with scales: "4 thousand 3 hundred and 21", "22", "a hundred", "three lakh crore"."""
    total, group, margin, scale, j = 0.0, -1.0, 0.5, float("inf"), i
    last, previous, scaled = i - 1, "", False
    if article and lex.word(i) in ("a", "an") and lex.word(i + 1) in _SCALES and lex.gap(i).isspace():
        group, j, previous = 1.0, i + 1, "a"
    while j < len(lex.words):
        if previous and previous != "a" and not _joined(lex, j - 1):
            break
        word, kind = lex.words[j], lex.kinds[j]
        if word == "and" and previous in ("hundred", "scale") and _continues(lex, j + 1):
            j += 1
            continue
        if kind == "n" or word in _ONES or word in _TENS:
            value = number_value(word) if kind == "n" else float(_ONES[word] if word in _ONES else _TENS[word])
            if not _fits(group, previous, value, kind):
                break
            margin = _margin(word) if kind == "n" else 0.5
            group = max(group, 0.0) + value
            previous = "tens" if word in _TENS else "n" if kind == "n" else "ones"
        else:
            size = _scale(lex, j, previous, money=money)
            if not size or (group < 0 and (len(word) < 4 or article is False) and previous != "scale"):
                break
            if size == 100 and group >= 0:
                if group >= 100 or previous == "scale":
                    break
                group, margin, previous = group * 100, margin * 100, "hundred"
            elif group < 0 and previous == "scale":
                total, margin = total * size, margin * size
            else:
                if size >= scale:
                    break
                total, margin = total + (group if group >= 0 else 1.0) * size, margin * size
                group, scale, previous = -1.0, size, "scale"
            scaled = True
        last, j = j, j + 1
    if last < i or previous == "a":
        return None
    return Numeral(i, last, total + max(group, 0.0), margin, "number", scaled=scaled)


def _fits(group: float, previous: str, value: float, kind: str) -> bool:
    """Whether a further number adds to the group read so far: forty + two, three hundred + 21, not forty + twelve."""
    if group < 0:
        return kind != "n" or previous in ("", "scale")
    if previous == "hundred":
        return value < 100
    return previous == "tens" and 0 < value < 10 and kind != "n"


def _scale(lex: Lexemes, j: int, previous: str, *, money: bool) -> float:
    word = lex.words[j]
    if previous == "n" and lex.gap(j - 1) == "" and word in _GLUED and (word != "m" or money):
        return _GLUED[word]
    if word in ("dozens", "dozs") and previous in ("n", "ones", "tens"):
        return 12.0
    if word == "k" and previous != "n":
        return 0.0
    if word == "m" and money and previous == "n":
        return 1e6
    return _SCALES.get(word, 0.0)


def _continues(lex: Lexemes, j: int) -> bool:
    """Whether what follows "and" adds to the number before it: a number below the scale, and no fraction."""
    word = lex.word(j)
    if not (word in _ONES or word in _TENS or (word.isdigit() and len(word) <= 3)) or not lex.gap(j - 1).isspace():
        return False
    return _fraction(lex, j, _cardinal(lex, j)) is None


def _fraction(lex: Lexemes, i: int, whole: Numeral | None) -> Numeral | None:
    """Reads "two thirds", "a quarter", "half a million", "¾", "4/5", "one in six", "two out of five"."""
    if lex.word(i) in _SIGNS:
        return Numeral(i, i, _SIGNS[lex.words[i]], 0.005, "fraction")
    if lex.word(i) in ("half", "quarter"):
        return _times_scale(lex, Numeral(i, i, 1 / _PARTS[lex.words[i]], 0.005, "fraction"))
    if lex.word(i) in ("a", "an") and lex.word(i + 1) in _PARTS and lex.gap(i).isspace():
        if lex.word(i + 1) in ORDINALS and lex.word(i + 2) not in ("of", "") and lex.gap(i + 1).isspace():
            return None
        return _times_scale(lex, Numeral(i, i + 1, 1 / _PARTS[lex.words[i + 1]], 0.005, "fraction"))
    if whole is None:
        return None
    return _over(lex, whole) or _part_word(lex, whole)


def _part_word(lex: Lexemes, whole: Numeral) -> Numeral | None:
    j = whole.last + 1
    if not _joined(lex, whole.last) or lex.word(j) not in _PARTS or lex.kinds[whole.last] == "n":
        return None
    if lex.words[j] == "half":
        return None
    below = _PARTS[lex.words[j]]
    value = whole.value / below
    tens = _TENS.get(lex.words[whole.last], 0) if below < 10 else 0
    if tens and whole.first < whole.last and lex.words[j] not in ("half", "halves", "quarter", "quarters"):
        top = _cardinal(Lexemes(lex.text, lex.words[: whole.last], lex.kinds, lex.starts, lex.ends), whole.first)
        value = top.value / (tens + below) if top else value
    elif tens and lex.words[j] in ORDINALS:
        return None
    return _times_scale(lex, Numeral(whole.first, j, value, 0.005, "fraction"))


def _over(lex: Lexemes, whole: Numeral) -> Numeral | None:
    j = whole.last + 1
    gap = lex.gap(whole.last)
    if gap == "/" and lex.kinds[whole.last] == "n" and lex.word(j).isdigit() and not lex.gap(j).startswith("/"):
        below = number_value(lex.words[j])
        if below == 0 or (whole.value, below) in ((9, 11), (24, 7)) or whole.value >= 100:
            return None
        return Numeral(whole.first, j, whole.value / below, 0.005, "fraction")
    if lex.word(j) == "out" and lex.word(j + 1) == "of":
        j += 2
    elif lex.word(j) == "in" and lex.kinds[whole.last] == "w":
        j += 1
    elif lex.word(j) == "over" and not whole.scaled:
        below_numeral = _cardinal(lex, j + 1, article=False) if lex.word(j + 1) else None
        # "5 dead over 3 days" is no fraction.
        if below_numeral is None or not below_numeral.value or lex.gap(below_numeral.last).strip(" ") == "":
            return None
        j += 1
    else:
        return None
    below_numeral = _cardinal(lex, j, article=False) if lex.kinds[j : j + 1] else None
    if below_numeral is None or below_numeral.value == 0 or (lex.word(whole.last + 1) == "in" and (whole.value != 1 or lex.kinds[j] == "n")):
        return None
    if lex.word(whole.last + 1) == "out" and whole.value >= below_numeral.value:
        return None
    return Numeral(whole.first, below_numeral.last, whole.value / below_numeral.value, 0.005, "fraction")


def _times_scale(lex: Lexemes, part: Numeral) -> Numeral:
    """Puts the scale behind a fraction: "half a million", "a quarter of a million", "three quarters million"."""
    j = part.last + 1
    while lex.word(j) in ("of", "a") and j <= part.last + 2 and lex.gap(j - 1).isspace():
        j += 1
    size = _SCALES.get(lex.word(j), 0.0)
    if not size or len(lex.word(j)) < 4 or not _joined(lex, j - 1):
        return part
    return Numeral(part.first, j, part.value * size, part.margin * size, "number", scaled=True)


def _with_rest(lex: Lexemes, whole: Numeral) -> Numeral:
    """Adds "point five", "and a half", "and three fifths", "1/4" or "½" to a whole number."""
    j = whole.last + 1
    if lex.word(j) == "point" and lex.gap(whole.last).isspace():
        return _decimals(lex, whole, j + 1)
    if lex.word(j) in _SIGNS and lex.gap(whole.last) in ("", " "):
        return Numeral(whole.first, j, whole.value + _SIGNS[lex.words[j]], 0.005, "number")
    rest = None
    if lex.word(j) == "and" and lex.gap(whole.last).isspace() and lex.gap(j).isspace():
        rest = _fraction(lex, j + 1, _cardinal(lex, j + 1))
    elif lex.kinds[whole.last] == "n" and lex.kinds[j : j + 1] == ["n"] and lex.gap(whole.last).isspace():
        rest = _over(lex, Numeral(j, j, number_value(lex.words[j]), 0.5, "number"))
    if rest is None or lex.word(rest.last + 1) in ("of",):
        return whole
    if rest.kind == "fraction" and rest.value >= 1:
        return whole
    size = _SCALES.get(lex.words[whole.last], 1.0) if rest.kind == "fraction" else 1.0
    size = size if size >= 1000 else 1.0
    return Numeral(whole.first, rest.last, whole.value + rest.value * size, 0.005 * size, "number", scaled=whole.scaled)


def _decimals(lex: Lexemes, whole: Numeral, j: int) -> Numeral:
    digits, last = "", whole.last
    while lex.word(j) in _ONES or lex.word(j) in _TENS or lex.kinds[j : j + 1] == ["n"]:
        word = lex.words[j]
        if word in _TENS and lex.word(j + 1) in _ONES and 0 < _ONES[lex.words[j + 1]] < 10:
            digits += str(_TENS[word] + _ONES[lex.words[j + 1]])
            j += 1
        else:
            digits += word if lex.kinds[j] == "n" else str(_ONES.get(word, _TENS.get(word, 0)))
        last, j = j, j + 1
    if not digits.isdigit():
        return whole
    size = _SCALES.get(lex.word(j), 1.0) if lex.word(j) not in ("k",) else 1.0
    value, margin = float(f"{int(whole.value)}.{digits}"), 0.5 * 10.0 ** -len(digits)
    return Numeral(whole.first, j if size > 1 else last, value * size, margin * size, "number", scaled=size > 1)


def _ordinal(lex: Lexemes, i: int) -> Numeral | None:
    """Reads "231st", "first", "twenty-first", "one hundred and third"."""
    if lex.kinds[i] == "n":
        if lex.word(i + 1) in _DIGIT_SUFFIX and lex.gap(i) == "" and "." not in lex.words[i]:
            return Numeral(i, i + 1, number_value(lex.words[i]), 0.5, "ordinal")
        return None
    if lex.words[i] in ORDINALS:
        return Numeral(i, i, float(ORDINALS[lex.words[i]]), 0.5, "ordinal")
    whole = _cardinal(lex, i) if lex.words[i] in _TENS or lex.words[i] in _ONES or lex.words[i] in ("a", "hundred") else None
    if whole is None:
        return None
    j = whole.last + 1
    if lex.word(j) == "and" and lex.words[whole.last] in _SCALES:
        j += 1
    word = lex.word(j)
    if not _joined(lex, j - 1):
        return None
    if word in _ORDINAL_SCALES and whole.value < _ORDINAL_SCALES[word] and lex.words[i] not in ("a", "one"):
        return None
    tens = lex.words[whole.last] in _TENS and _ORDINAL_ONES.get(word, 99) < 10
    after_scale = lex.words[whole.last] in _SCALES and word in _ORDINAL_ONES
    if tens or after_scale:
        return Numeral(i, j, whole.value + ORDINALS[word], 0.5, "ordinal")
    return None


def _vague(lex: Lexemes, i: int) -> Numeral | None:
    """Reads "dozens", "hundreds", "tens of thousands": a lower end, and an upper end that is still normal usage."""
    scale = _PLURALS.get(lex.words[i])
    if scale is None:
        return None
    low, last = _SCALES.get(scale, 10.0), i
    if lex.word(i + 1) == "of" and lex.word(i + 2) in _PLURALS and lex.gap(i) == " ":
        low, last = low * _SCALES.get(_PLURALS[lex.words[i + 2]], 10.0), i + 2
    return Numeral(i, last, low, low / 2, "vague", most=low * (20.0 if scale in ("dozen", "ten") else 100.0))
