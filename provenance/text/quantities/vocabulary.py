"""The words of numbers."""

from __future__ import annotations


def _numbered(listed: str, first: int, step: int = 1) -> dict[str, int]:
    return {word: step * place for place, word in enumerate(listed.split(), first)}


ONES = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    0,
) | {"nought": 0, "naught": 0}
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2, 10) | {"fourty": 40}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "quadrillion": 1e15, "mln": 1e6, "mn": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12,
    "trn": 1e12, "tln": 1e12, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "dozen": 12.0,
    "doz": 12.0, "k": 1e3,
}  # fmt: skip
# One-letter scales count only when glued to digits, and "m" only behind a currency sign: 5m is a length.
GLUED = {"k": 1e3, "m": 1e6, "b": 1e9, "g": 1e9, "t": 1e12}
PLURALS = {
    "dozens": "dozen", "dozs": "dozen", "hundreds": "hundred", "thousands": "thousand",
    "millions": "million", "billions": "billion", "trillions": "trillion", "tens": "ten",
}  # fmt: skip
ORDINAL_ONES = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
    1,
)
ORDINAL_TENS = _numbered(
    "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 2, 10
)
ORDINAL_SCALES = {"hundredth": 1e2, "thousandth": 1e3, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12}
ORDINAL_ONES |= {"nineth": 9, "twelveth": 12}  # as they are misspelled
ORDINALS: dict[str, float] = {**ORDINAL_ONES, **ORDINAL_TENS, **ORDINAL_SCALES}
# Into how many parts a word divides: third, thirds, quarter.
PARTS = {
    "half": 2.0, "halves": 2.0, "quarter": 4.0, "quarters": 4.0, "firsts": 1.0,
    **{word + ending: float(value) for word, value in ORDINALS.items() if value > 2 for ending in ("", "s")},
}  # fmt: skip
# Every word at which a number can begin.
STARTERS = frozenset({*ONES, *TENS, *PLURALS, *ORDINALS, "half", "quarter", "a", "an"}) | {
    word for word in SCALES if len(word) > 3
}
# "A" and "an" begin a number only before one of these.
AFTER_ARTICLE = frozenset({*SCALES, *PARTS, *TENS})
