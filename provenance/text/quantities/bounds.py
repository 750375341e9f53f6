"""Hedges around a number, as bounds: over, at least, up to, nearly, about."""

from __future__ import annotations

from math import inf

from provenance.text.quantities.cardinals import Numeral
from provenance.text.quantities.lexemes import Lexemes
from provenance.text.quantities.vocabulary import STARTERS

_PHRASES = {
    "above": "over; above; exceeding; more than; greater than; higher than; upwards of; north of; in "
    "excess of; well over; just over; slightly over; longer than; beyond; older than; later than; taller than; "
    "larger than; bigger than; heavier than; deeper than; wider than; faster than; farther than; further than; "
    "exceeded; exceeds; exceed; topped; tops; topping; surpassed; surpasses; surpassing; over the age of; "
    "above the age of",
    "least": "at least; no fewer than; no less than; not less than; not fewer than; a minimum of; minimum of",
    "below": "under; below; fewer than; less than; lower than; south of; shorter than; younger than; earlier than; "
    "smaller than; lighter than; slower than; cheaper than; short of; not even; under the age of; below the age of",
    "most": "up to; at most; no more than; not more than; as many as; as much as; a maximum of; maximum "
    "of; as high as; as long as",
    "nearly": "nearly; almost; just under; close to; slightly under; just below; approaching; not quite",
    "about": "about; around; some; roughly; approximately; approx; circa; an estimated; estimated; in the "
    "region of; in the order of; on the order of; somewhere around; shortly after; shortly "
    "before; shortly past; just after; just before; just past; soon after; moments after; moments before",
}
_BOUNDS = {phrase.strip(): bound for bound, phrases in _PHRASES.items() for phrase in phrases.split(";")}
_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in _BOUNDS)
_LONGEST = max(len(phrase.split()) for phrase in _BOUNDS)
_AFTER = {
    "so": "about",
    **dict.fromkeys(("more", "over", "older", "above", "greater", "higher"), "least"),
    **dict.fromkeys(("less", "fewer", "lower", "under", "younger", "below"), "most"),
}
# "hand over $4.5m", "a row over 12 seats", "charged over 34 thefts": a verb's own word, or what something is about
_NOT_OVER = frozenset(
    """hand hands handed handing turn turns turned turning take takes took taken taking sign signs signed signing row
    dispute fight battle quarrel concern concerns fear fears anger outrage tensions clash clashes protest protests
    protested charged sued met arrested questioned resigned criticised criticized""".split()
)
_FURTHER = 2  # words between a number and "at most": "nine birds at most"


def bound_before(lex: Lexemes, first: int) -> tuple[str, int]:
    """Returns the hedge before lexeme ``first``, or "", and the lexeme where both begin."""
    if first == 0 or lex.words[first - 1] not in _LAST_WORDS or not lex.spaced(first - 1):
        return "", first
    for length in range(min(_LONGEST, first), 0, -1):
        bound = _BOUNDS.get(" ".join(lex.words[first - length : first]))
        if bound and not (
            length == 1 and lex.words[first - 1] == "over" and lex.word(first - 2) in _NOT_OVER
        ):
            return bound, first - length
    return "", first


def bound_after(lex: Lexemes, last: int) -> str:
    """Returns the hedge behind a number: "or more", "or so", "-odd", "+", "-plus"."""
    gap, after = lex.gap(last), lex.word(last + 1)
    if after in ("or", "and") and (
        after == "or" or lex.word(last + 2) in ("over", "older", "above", "under")
    ):
        return _AFTER.get(lex.word(last + 2), "")
    if gap in ("-", "‑") and after in ("odd", "plus"):
        return "about" if after == "odd" else "least"
    if after == "+" and gap == "":
        return "least"
    return _after_noun(lex, last)


def _after_noun(lex: Lexemes, last: int) -> str:
    """Reads "nine birds at most"; in "nine men at least two of whom" it is the next number's."""
    for at in range(last + 1, last + 2 + _FURTHER):
        if not lex.spaced(at - 1):
            return ""
        if lex.word(at) == "or" and at > last + 1 and lex.word(at + 1) in ("more", "fewer", "less", "so"):
            return _AFTER[lex.word(at + 1)]
        if lex.word(at) == "at":
            end = at + 1 + (lex.word(at + 1) == "the")
            of_next = lex.spaced(end) and (lex.is_number(end + 1) or lex.word(end + 1) in STARTERS)
            return lex.word(end) if not of_next and lex.word(end) in ("most", "least") else ""
    return ""


def interval(numeral: Numeral, bound: str, factor: float) -> tuple[float, float]:
    """Returns the lowest and highest value that a hedged number can mean, in base units."""
    value = numeral.value * factor
    if numeral.kind == "vague":
        return value, inf if bound in ("above", "least") else numeral.most * factor
    if bound in ("above", "least"):
        return value, inf
    if bound in ("below", "most"):
        return min(0.0, value), value
    if bound == "nearly":
        low, high = 0.9 * value, value
    elif bound == "about":
        low, high = 0.9 * value, 1.1 * value
    else:
        low, high = value, value
    return min(low, high), max(low, high)
