"""The numbers, words and signs of a text, from which numerals are read."""

from __future__ import annotations

import re
from typing import NamedTuple

SPACES = " \u00a0\u2009\u202f"
FRACTION_SIGNS = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8,
    "⅞": 7 / 8, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6,
}  # fmt: skip
SIGNS = "$€£¥₹₽₩₸₺₴₪₦₫฿₱%+" + "".join(FRACTION_SIGNS)
_NO_SPACES = dict.fromkeys(map(ord, SPACES))
_INDIAN = r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"  # 3,68,000: lakhs and crores by pairs of digits
_THOUSANDS = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|{_INDIAN}")
_DECIMALS = re.compile(r"\.(\d+)$|^\d+,(\d{1,2})$")
_NUMBER = (
    rf"(?<![\d,]){_INDIAN}(?![\d,])|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.])|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?![\d:])(?:\.\d+)?"
    r"|\d+\.\d+|(?<![\w.])\.\d+|(?<![\d,])\d+,\d{1,2}(?![\d,])|\d+"
)
_LEXEME = re.compile(rf"(?P<number>{_NUMBER})|(?P<sign>[{SIGNS}])|(?P<word>[^\W\d_]+)")


class Lexemes(NamedTuple):
    """Lower-case lexemes of ``written`` with their kinds (number, sign, word) and offsets.

    ``text`` is the whole text in lower case, as long as ``written``.
    """

    written: str
    text: str
    words: list[str]
    kinds: list[str]
    starts: list[int]
    ends: list[int]

    def gap(self, index: int) -> str:
        """Returns the characters between a lexeme and the next; a line feed at the ends of the text."""
        if index + 1 >= len(self.words) or index < 0:
            return "\n"
        return self.text[self.ends[index] : self.starts[index + 1]]

    def word(self, index: int) -> str:
        """Returns a lexeme, or an empty string outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_number(self, index: int) -> bool:
        """Whether a lexeme is written in digits."""
        return 0 <= index < len(self.words) and self.kinds[index] == "number"

    def capital(self, index: int) -> bool:
        """Whether a lexeme is written with a capital."""
        return 0 <= index < len(self.words) and self.written[self.starts[index]].isupper()

    def spaced(self, index: int) -> bool:
        """Whether only white space stands between a lexeme and the next."""
        return index + 1 < len(self.words) and self.gap(index).isspace()

    def joined(self, index: int) -> bool:
        """Whether a lexeme and the next can belong to one number: white space or a hyphen between them."""
        return index + 1 < len(self.words) and (
            self.gap(index).isspace() or self.gap(index) in ("", "-", "‑", " - ")
        )


def lexemes(text: str) -> Lexemes:
    """Cuts a text into lexemes; offsets are those of the text as given."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    matches = list(_LEXEME.finditer(lower))
    return Lexemes(
        text,
        lower,
        words=[match[0] for match in matches],
        kinds=[match.lastgroup or "word" for match in matches],
        starts=[match.start() for match in matches],
        ends=[match.end() for match in matches],
    )


def digits_value(word: str) -> float:
    """Returns the value of digits with separators: "5,135", "40 000", "1,3", ".25"."""
    if word.isdecimal():
        return float(word)
    plain = word.translate(_NO_SPACES)
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    if plain.count(".") > 1:  # "1.234.567"
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def digits_margin(word: str) -> float:
    """Returns half a unit of the last digit that is written."""
    decimals = _DECIMALS.search(word)
    return 0.5 * 10.0 ** -len(decimals[1] or decimals[2]) if decimals else 0.5
