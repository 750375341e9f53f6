"""Numbers: another value or another unit for what is plainly the same quantity."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.attribution.drift.facts import quantities
from provenance.attribution.drift.pair import Finding, Pair, Side, best_pairs, match_off
from provenance.text.quantities import Quantity, agree
from provenance.text.words import STOP_WORDS

_THRESHOLD = 2.5
_LAST = 1.0  # what it counts that all other quantities of two sentences that were kept agree


def find(pair: Pair, found: Sequence[Finding]) -> list[Finding]:  # noqa: ARG001  one signature for all kinds
    """Pairs the quantities of each side that agree with none of the other, where their surroundings match."""
    left = quantities(pair.original)
    if not left:
        return []
    free_left, free_right = match_off(left, quantities(pair.article), _same, lambda quantity: quantity.text)
    scores = ((_score(pair, p, q), i, j) for i, p in enumerate(free_left) for j, q in enumerate(free_right))
    if len(free_left) == len(free_right) == 1 and pair.near:
        scores = ((score + _LAST, i, j) for score, i, j in scores if score)
    return [
        Finding("number", *_with_noun(pair, free_left[i], free_right[j]))
        for i, j in best_pairs(scores, _THRESHOLD)
    ]


def _same(p: Quantity, q: Quantity) -> bool:
    if agree(p, q):
        return True
    # "the 143rd lap" and "lap 143"
    return {p.kind, q.kind} == {"ordinal", "number"} and p.value == q.value


def _score(pair: Pair, p: Quantity, q: Quantity) -> float:
    if p.kind != q.kind and not {p.kind, q.kind} <= {"number", "vague", "age"}:
        return 0.0
    if p.kind == q.kind == "fraction" and pair.near and pair.same_gap((p.start, p.end), (q.start, q.end)):
        return _THRESHOLD
    if p.kind == "fraction" or (p.kind == "number" and 1.0 in (p.value, q.value) and not pair.near):
        return 0.0
    spans = (p.start, p.end), (q.start, q.end)
    score = 1.5 if p.unit or p.kind in ("ordinal", "time") else 0.5
    score += 0.5 * bool(p.unit and p.unit == q.unit and p.factor == q.factor)
    score += 1.0 * (p.value == q.value) + 1.5 * _slip(p, q)
    score += 1.5 * pair.same_gap(*spans) + 2.0 * (not p.unit and _same_noun(pair, p, q))
    return score + min(2.0, 0.5 * pair.shared_context(*spans))


def _slip(p: Quantity, q: Quantity) -> bool:
    """Whether two numbers have the same digits in another order, or differ in one digit."""
    a, b = (f"{x.value:.6f}".rstrip("0").rstrip(".").replace(".", "") for x in (p, q))
    if len(a) != len(b) or len(a) < 2 or a == b:
        return False
    return sorted(a) == sorted(b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _next(side: Side, q: Quantity) -> int:
    return side.word_span((q.end, q.end))[0]


def _same_noun(pair: Pair, p: Quantity, q: Quantity) -> bool:
    left, right = _next(pair.original, p), _next(pair.article, q)
    return pair.original.stems[left : left + 1] == pair.article.stems[right : right + 1] != ()


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
