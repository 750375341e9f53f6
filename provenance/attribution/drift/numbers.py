"""Numbers: another value or another unit for what is plainly the same quantity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from provenance.attribution.drift.facts import quantities
from provenance.attribution.drift.pair import Finding, Pair, Side, best_pairs, match_off
from provenance.attribution.drift.same_numbers import EVERY, SHARES, bound_put, is_item, is_same, wholes
from provenance.text.quantities import Quantity, agree
from provenance.text.words import STOP_WORDS

_THRESHOLD = 2.5
_LAST = 1.0  # what it counts that all other quantities of two sentences that were kept agree
_PER = re.compile(
    r"(?: [\w-]+){0,3}? (?:(?:a|per|each|every) (?P<unit>second|minute|hour|day|night|week|month|quarter|year)\b"
    r"|(?P<adverb>hourly|daily|weekly|monthly|quarterly|yearly|annually)\b)"
)
_APPOSED = re.compile(r"\w, \d{1,3}[,.)]$")
_COUNTS = {"number", "vague", "age"}
_LEAST_SUM = 3  # smaller numbers are sums of others by chance
_ONLY = 0.5  # what it counts that the one number without a twin is one other number mistyped
_SLIP = 1.5  # what it counts that a digit differs, or that two changed places
_SURE = 3  # digits of which another order is no chance
_ALIKE = 0.5  # share of the article's words that the original has
_TELLING = 10  # from here on two equal numbers are hardly of two things


def find(pair: Pair, found: Sequence[Finding]) -> list[Finding]:  # noqa: ARG001  one signature for all kinds
    """Pairs the quantities of each side that agree with none of the other, where their surroundings match."""
    left = quantities(pair.original)
    if not left:
        return []
    bounds = {p.bound for p in left if p.bound}
    right = [q for q in quantities(pair.article) if not is_item(pair.article, q)]
    free_left, free_right = match_off(
        left,
        right,
        lambda p, q: is_same(pair, p, q, bounds),
        lambda quantity: quantity.text,
    )
    free_right = [q for q in free_right if pair.verbatim or not _is_sum(q, left)]
    free_right = [q for q in free_right if not any(agree(p, q) for p in wholes(pair.original, left))]
    free_left = [p for p in free_left if not any(agree(p, q) for q in wholes(pair.article, right))]
    rates = _rates(pair, left) or _exchanged(pair, left)
    alone = len(free_left) == len(free_right) == 1
    slipped = _slipped(pair, free_left, free_right)
    scores = (
        (
            score
            + _LAST * ((alone and _of_one_size(pair, p, q)) or _one_thing(pair, p, q))
            + _ONLY * (slipped == [p]),
            i,
            j,
        )
        for i, p in enumerate(free_left)
        for j, q in enumerate(free_right)
        if (score := _score(pair, p, q))
    )
    return rates + [
        Finding("number", *_with_noun(pair, free_left[i], free_right[j]))
        for i, j in best_pairs(scores, _THRESHOLD)
    ]


def _is_sum(q: Quantity, left: Sequence[Quantity]) -> bool:
    """Whether a number of the article is two of the original's put together, or one without the other."""
    counts = Counter(p.value for p in left if p.unit == q.unit and p.kind == q.kind and p.value != q.value)
    if q.value < _LEAST_SUM:
        return False
    return any(
        q.value + a in counts or counts[q.value - a] > (q.value - a == a)  # one number is no sum of itself
        for a in counts
    )


def _slipped(pair: Pair, left: Sequence[Quantity], right: Sequence[Quantity]) -> list[Quantity]:
    """What the one number of a kept sentence that has no twin may be mistyped from."""
    if len(right) != 1 or pair.shared < _ALIKE:
        return []
    return [p for p in left if p.unit == right[0].unit and _slip(p, right[0]) >= _SLIP]


def _rates(pair: Pair, left: Sequence[Quantity]) -> list[Finding]:
    """One number of another time: "400,000 a year" became "400,000 a month"."""
    findings = []
    for q in quantities(pair.article):
        there = _rate(pair.article, q)
        same = [p for p in left if p.anchor == q.anchor and p.unit == q.unit] if there else []
        here = _rate(pair.original, same[0]) if len(same) == 1 else None
        if there and here and here[0] != there[0]:
            findings.append(Finding("number", (same[0].start, here[1]), (q.start, there[1])))
    return findings


def _exchanged(pair: Pair, left: Sequence[Quantity]) -> list[Finding]:
    """ "Five women and seven men" became "seven women and five men"."""
    here, there = _counted(pair.original, left), _counted(pair.article, quantities(pair.article))
    changed = [noun for noun in here if noun in there and here[noun].value != there[noun].value]
    if len(changed) != 2 or {here[n].value for n in changed} != {there[n].value for n in changed}:
        return []
    first = changed[0]
    return [Finding("number", *_with_noun(pair, here[first], there[first]))]


def _counted(side: Side, found: Sequence[Quantity]) -> dict[str, Quantity]:
    """Each noun that stands right behind a bare number, with that number."""
    counted = {}
    for q in found:
        place = _next(side, q)
        if (
            q.kind == "number"
            and not q.unit
            and place < len(side.lower)
            and side.lower[place] not in STOP_WORDS
        ):
            counted[side.stems[place]] = q
    return counted


def _rate(side: Side, q: Quantity) -> tuple[str, int] | None:
    """The time that a number is counted for, in the words right behind it, and where they end."""
    match = _PER.match(side.text, q.end)
    return ((match["unit"] or EVERY[match["adverb"]]), match.end()) if match else None


def _of_one_size(pair: Pair, p: Quantity, q: Quantity) -> bool:
    """Whether two numbers, the only ones without a twin, stand in a kept sentence or are of one unit."""
    return pair.near or (p.unit == q.unit != "" and pair.shared >= _ALIKE)


def _one_thing(pair: Pair, p: Quantity, q: Quantity) -> bool:
    """Whether two numbers of a size are counted of what has the same words around it."""
    alike = p.unit == q.unit and 0.5 <= (p.anchor or 1) / (q.anchor or 1) <= 2
    return (alike or p.bound == q.bound != "") and pair.shared_context(
        (p.start, p.end), (q.start, q.end), 5
    ) >= 2


def _score(pair: Pair, p: Quantity, q: Quantity) -> float:
    spans = (p.start, p.end), (q.start, q.end)
    if _times(pair.original, p) != _times(pair.article, q) or _age_of_many(pair, p, q):
        return 0.0
    if _one_share(pair, p, q):
        return _THRESHOLD
    if p.kind != q.kind and not ({p.kind, q.kind} <= _COUNTS or {p.kind, q.kind} <= SHARES):
        return 0.0
    if p.kind == q.kind == "money" and p.unit != q.unit and p.value != q.value:
        return 0.0  # converted
    if "fraction" in (p.kind, q.kind):
        there = pair.same_place(*spans) or (pair.near and pair.same_gap(*spans))
        return _THRESHOLD if there or pair.shared_context(*spans) >= 3 else 0.0
    if bound_put(p, q) and p.value >= _TELLING:
        return _THRESHOLD
    if p.kind == "number" and 1.0 in (p.value, q.value) and not pair.near:
        return 0.0
    if p.kind in _COUNTS and pair.same_place(*spans) and 1.0 not in (p.value, q.value):
        return _THRESHOLD
    score = 1.5 if p.unit or p.kind in ("ordinal", "time") else 0.5
    score += 0.5 * bool(p.unit and p.unit == q.unit and p.factor == q.factor)
    score += 1.0 * (p.value == q.value) + _slip(p, q)
    score += 1.5 * pair.same_gap(*spans)
    score += 2.0 * (not p.unit and (_same_noun(pair, p, q) or _same_bounded(pair, p, q)))
    return score + min(2.0, 0.5 * pair.shared_context(*spans))


def _times(side: Side, q: Quantity) -> bool:
    """Whether a number says how often: "twice", "three times"."""
    return q.text.casefold() in ("twice", "thrice") or side.lower[_next(side, q) : _next(side, q) + 1] == (
        "times",
    )


def _age_of_many(pair: Pair, p: Quantity, q: Quantity) -> bool:
    """Whether one number is somebody's age ("Ann Roe, 61, said") and the other counts what stands behind it."""
    return (_is_age(pair.original, p) and _is_count(pair.article, q)) or (
        _is_count(pair.original, p) and _is_age(pair.article, q)
    )


def _is_age(side: Side, q: Quantity) -> bool:
    return q.kind == "age" or bool(_APPOSED.match(side.text[max(0, q.start - 3) : q.end + 1]))


def _is_count(side: Side, q: Quantity) -> bool:
    place = _next(side, q)
    if q.kind != "number" or q.unit or place >= len(side.words):
        return False
    word = side.words[place]
    return side.text[q.end : word.start] == " " and side.lower[place] not in STOP_WORDS | {"year", "years"}


def _slip(p: Quantity, q: Quantity) -> float:
    """What it counts that one number looks like the other mistyped.

    The same three digits in another order, or ten times as much, are hardly two numbers of two things.
    """
    a, b = (f"{abs(x.value):.6f}".rstrip("0").rstrip(".").replace(".", "") for x in (p, q))
    if max(len(a), len(b)) < 2 or a == b:
        return 0.0
    if len(a) != len(b):
        return _digit_more(p, q)
    if sorted(a) == sorted(b):
        return _SLIP + 0.5 * (len(a) >= _SURE)
    return _SLIP * (sum(x != y for x, y in zip(a, b, strict=True)) == 1)


def _digit_more(p: Quantity, q: Quantity) -> float:
    """What it counts that one whole number has a digit more than the other: 3,000 and 30,000, 8 and 18."""
    if not (p.value.is_integer() and q.value.is_integer()) or p.unit != q.unit:
        return 0.0
    short, long = sorted((f"{abs(p.value):.0f}", f"{abs(q.value):.0f}"), key=len)
    if long == f"{short}0" and len(long) > _SURE:
        return _SLIP + 0.5
    whole = len(short) > 1 or "age" in (p.kind, q.kind)
    return 1.0 * (whole and not p.unit and short in (long[1:], long[:-1]))


def _next(side: Side, q: Quantity) -> int:
    return side.word_span((q.end, q.end))[0]


def _same_noun(pair: Pair, p: Quantity, q: Quantity) -> bool:
    left, right = _next(pair.original, p), _next(pair.article, q)
    return pair.original.stems[left : left + 1] == pair.article.stems[right : right + 1] != ()


def _one_share(pair: Pair, p: Quantity, q: Quantity) -> bool:
    """Whether a number without its unit is counted of what the other is: "300,000 tons of barley", "200,000 of barley".

    The unit stands with a number before it: "900,000 tons of wheat plus ...".
    """
    if not p.unit or q.unit or q.kind != "number" or p.value == q.value:
        return False
    if not any(other.unit == p.unit and other.end <= q.start for other in quantities(pair.article)):
        return False
    left, right = _next(pair.original, p), _next(pair.article, q)
    here, there = pair.original.stems[left : left + 2], pair.article.stems[right : right + 2]
    return len(here) == 2 and here == there and here[0] == "of"


def _same_bounded(pair: Pair, p: Quantity, q: Quantity) -> bool:
    """Whether two bounds of one kind are put to the same word: "children under four", "children under 14"."""
    if not p.bound or p.bound != q.bound or p.text.split()[0].casefold() != q.text.split()[0].casefold():
        return False
    left = pair.original.word_span((p.start, p.start))[0] - 1
    right = pair.article.word_span((q.start, q.start))[0] - 1
    if left < 0 or right < 0 or pair.original.lower[left] in STOP_WORDS:
        return False
    return pair.original.stems[left] == pair.article.stems[right]


def _with_noun(pair: Pair, p: Quantity, q: Quantity) -> tuple[tuple[int, int], tuple[int, int]]:
    """A bare number says little: takes the noun behind it along when both sides have the same."""
    if p.unit or not _same_noun(pair, p, q):
        return (p.start, p.end), (q.start, q.end)
    left, right = pair.original.words[_next(pair.original, p)], pair.article.words[_next(pair.article, q)]
    if pair.original.lower[_next(pair.original, p)] in STOP_WORDS:
        return (p.start, p.end), (q.start, q.end)
    apart = pair.original.text[p.end : left.start].strip() or pair.article.text[q.end : right.start].strip()
    if apart:
        return (p.start, p.end), (q.start, q.end)
    return (p.start, left.end), (q.start, right.end)
