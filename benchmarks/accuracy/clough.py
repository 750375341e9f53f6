"""Clough & Stevenson short answers (2011), tasks a to c: how much of a Wikipedia article did a student keep?

Four classes (none, heavy revision, light revision, cut and paste) and two (none or any), one text left out at a
time. First a logistic model says whether anything was taken, from the pair measures of the whole texts and of their
sentences; then another names the kind, from the *tiles*: the runs of equal tokens that cover the answer.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.accuracy.learners import Table, straight
from benchmarks.accuracy.rows import Row, row
from provenance.align.features import PairFeatures, compare, longest_run
from provenance.align.profile import Profile, profile
from provenance.text.rarity import Rarity
from provenance.text.sentences import split

_CLASSES = ("non", "heavy", "light", "cut")
_SHORT = 3  # content words below which a sentence of an answer is not looked at
_TILE = 3  # tokens of the shortest tile
_COUNTED = ("taken", "trigrams", "wording", "ordered", "taken_soft_plain", "bigrams")

Tile = tuple[int, int, int]


def clough(path: Path) -> list[Row]:
    """Accuracy of four classes and of two."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kinds = np.array([_CLASSES.index(record["label"]) for record in records])
    rarity = Rarity(0, {})
    tiles = np.array([list(_tile_measures(r["article"], r["original"])) for r in records])
    whole = np.array([list(_text_measures(r["article"], r["original"], rarity)) for r in records])
    both = np.concatenate([tiles, whole], axis=1)
    taken, named = _left_out(both, tiles, kinds)
    contained = np.array([[_containment(r["article"], r["original"])] for r in records])
    plain_taken, plain_named = _left_out(contained, contained, kinds)
    part = f"{len(records)} answers of tasks a-c, one left out at a time"
    return [
        row(
            "Clough",
            "accuracy, four classes",
            _right(named == kinds),
            target=0.80,
            baseline=f"trigram containment {(plain_named == kinds).mean():.3f}",
            published="Clough & Stevenson 2011 .80 (all five tasks)",
            part=part,
        ),
        row(
            "Clough",
            "accuracy, taken or not",
            _right(taken == (kinds > 0)),
            target=0.96,
            baseline=f"trigram containment {(plain_taken == (kinds > 0)).mean():.3f}",
            published="Clough & Stevenson 2011 .947 (all five tasks)",
            part=part,
        ),
    ]


def _left_out(measures: Table, tiles: Table, kinds: Table) -> tuple[Table, Table]:
    """(taken or not, class) of every text, by models that did not see it."""
    taken, named = np.zeros(len(kinds), dtype=bool), np.zeros(len(kinds), dtype=int)
    for at in range(len(kinds)):
        seen = np.arange(len(kinds)) != at
        taken[at] = straight(0.1)().fit(measures[seen], kinds[seen] > 0).predict(measures[at : at + 1])[0]
        kept = seen & (kinds > 0)
        kind = straight(0.1)().fit(tiles[kept], kinds[kept]).predict(tiles[at : at + 1])[0]
        named[at] = kind if taken[at] else 0
    return taken, named


def _right(answers: Table) -> list[tuple[float, ...]]:
    return [(float(answer), 1.0) for answer in answers]


def _containment(article: str, original: str) -> float:
    ones, others = profile(article).trigrams, profile(original).trigrams
    return len(ones & others) / max(1, len(ones))


# --- the measures of two whole texts ----------------------------------------------------------------------


def _text_measures(article: str, original: str, rarity: Rarity) -> Iterator[float]:
    one, other = profile(article), profile(original)
    for size in range(1, 6):
        for ones, others in ((one.words, other.words), (one.content, other.content)):
            mine, theirs = _sequences(ones, size), _sequences(others, size)
            yield len(mine & theirs) / max(1, len(mine))
            yield len(mine & theirs) / max(1, len(theirs))
    yield math.log1p(longest_run(one, other))
    yield from compare(one, other, rarity)
    yield from _by_sentence(article, original, rarity)
    yield from (float(len(one.words)), len(one.words) / max(1, len(other.words)))


def _sequences(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def _by_sentence(article: str, original: str, rarity: Rarity) -> Iterator[float]:
    """Means over the answer's sentences, each against its best original, and shares beyond some marks."""
    mine = [item for item in _profiles(article) if len(item.content) >= _SHORT]
    theirs = _profiles(original)
    best = [
        max((compare(one, other, rarity) for other in theirs), key=lambda f: f.taken_soft) for one in mine
    ]
    lengths = np.array([len(one.words) for one in mine], dtype=float)
    weights = lengths / lengths.sum()
    table = np.array(best)
    yield from weights @ table
    for name in _COUNTED:
        column = table[:, PairFeatures._fields.index(name)]
        yield from (float(weights[column >= mark].sum()) for mark in (0.3, 0.5, 0.8))


def _profiles(text: str) -> list[Profile]:
    return [profile(text[start:end]) for start, end in split(text)]


# --- tiles: greedy string tiling over tokens, as they are written -----------------------------------------


def _tile_measures(article: str, original: str) -> Iterator[float]:
    mine, theirs = re.findall(r"\w+|[^\w\s]", article), re.findall(r"\w+|[^\w\s]", original)
    found = sorted(tiles(mine, theirs, _TILE))
    sizes, total = [size for _, _, size in found], len(mine)
    covered = sum(sizes)
    for least in (_TILE, 5, 8, 12, 20):
        yield sum(size for size in sizes if size >= least) / total
    yield math.log1p(sum(size**2 for size in sizes) / max(1, covered))
    yield math.log1p(max(sizes, default=0))
    yield from (100 * len(found) / total, len(found) / max(1, covered))
    gaps = Counter(_gap(one, other) for one, other in pairwise(found))
    yield from (gaps[kind] / max(1, len(found) - 1) for kind in ("replaced", "moved"))
    yield 100 * gaps["replaced"] / total
    yield from _coverage(mine, found)


def tiles(mine: Sequence[str], theirs: Sequence[str], least: int) -> list[Tile]:
    """The longest equal runs (start, start, length) that overlap nowhere, longest first (Wise 1993)."""
    used, used_there = [False] * len(mine), [False] * len(theirs)
    found: list[Tile] = []
    while True:
        longest = _longest(mine, theirs, used, used_there, least)
        if not longest:
            return found
        for i, j, size in longest:
            if not any(used[i : i + size]) and not any(used_there[j : j + size]):
                used[i : i + size] = used_there[j : j + size] = [True] * size
                found.append((i, j, size))


def _longest(
    mine: Sequence[str], theirs: Sequence[str], used: Sequence[bool], used_there: Sequence[bool], least: int
) -> list[Tile]:
    places: dict[str, list[int]] = {}
    for j, word in enumerate(theirs):
        if not used_there[j]:
            places.setdefault(word, []).append(j)
    best: list[Tile] = []
    for i, word in enumerate(mine):
        for j in () if used[i] else places.get(word, ()):
            size = 0
            while (
                i + size < len(mine)
                and j + size < len(theirs)
                and mine[i + size] == theirs[j + size]
                and not used[i + size]
                and not used_there[j + size]
            ):
                size += 1
            if size >= max(least, best[0][2] if best else 0):
                best = [*(best if best and best[0][2] == size else []), (i, j, size)]
    return best


def _gap(one: Tile, other: Tile) -> str:
    """What lies between two tiles: a few words replaced, a move backwards, or more."""
    here, there = other[0] - one[0] - one[2], other[1] - one[1] - one[2]
    if 0 <= here <= 4 and 0 <= there <= 4:
        return "replaced"
    return "moved" if there < 0 else "else"


def _coverage(mine: Sequence[str], found: Sequence[Tile]) -> Iterator[float]:
    """Coverage by sentence: mean and spread; sentences kept whole, not at all, and in part."""
    covered = np.zeros(len(mine))
    for start, _, size in found:
        covered[start : start + size] = 1
    ends = [at + 1 for at, token in enumerate(mine) if token in ".!?"] + [len(mine)]
    starts = [0, *ends[:-1]]
    shares = np.array([covered[a:b].mean() for a, b in zip(starts, ends, strict=True) if b - a > 4] or [0.0])
    yield from (float(shares.mean()), float(shares.std()))
    whole, none = float((shares > 0.9).mean()), float((shares < 0.15).mean())
    yield from (whole, none, 1.0 - whole - none)
