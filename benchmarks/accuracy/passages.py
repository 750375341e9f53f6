"""PAN 2013 text alignment, copies without obfuscation: are the copied passages found, with their exact borders?

Plagdet is the measure of the PAN workshops (Potthast et al., COLING 2010): F1 of macro precision and recall in
characters, over log2 of one more than the granularity. Only the product's tokens and stems are used: runs of equal
stems are seeds, seeds near each other on both sides are one passage. The three settings were chosen on the pairs at
even places of the file; the figure is of the pairs at odd places.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.accuracy.rows import Counts, Row, row
from provenance.text.words import stem, tokens

Word = tuple[str, int, int]
Passage = tuple[int, int, int, int]
"""Offset and length in the article, offset and length in the original, in characters."""

_COMMON = 4  # places of a seed in the original from which it is a phrase and shows nothing


@dataclass(frozen=True, slots=True)
class Setting:
    """Words of a seed, words that may lie between two seeds of a passage, characters of the shortest passage."""

    seed: int
    gap: int
    shortest: int


SETTINGS = [Setting(*values) for values in product((4, 6, 8), (15, 30, 60), (100, 200, 250))]


def pan13(path: Path) -> list[Row]:
    """Plagdet on the part that nothing was chosen on."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    words = [(_words(record["article"]), _words(record["original"])) for record in records]
    chosen, asked = range(0, len(records), 2), range(1, len(records), 2)
    best = max(
        SETTINGS, key=lambda setting: plagdet(_total([_unit(records[k], words[k], setting) for k in chosen]))
    )
    copied = [_unit(records[k], words[k], best) for k in asked]
    whole = plagdet(_total([_counts(records[k]["cases"], [_everything(records[k])]) for k in asked]))
    return [
        row(
            "PAN 2013 verbatim",
            "plagdet",
            copied,
            plagdet,
            target=0.95,
            baseline=f"the whole of both texts {whole:.3f}",
            published="on the workshop's test part: best about .93-.96",
            part=f"{len(asked)} pairs at odd places; settings {best.seed}/{best.gap}/{best.shortest} chosen among "
            f"{len(SETTINGS)} on the {len(chosen)} at even places",
        )
    ]


def plagdet(sums: Counts) -> float:
    """Plagdet of (precision, detections, recall, cases, detections of found cases, found cases), summed."""
    precision, recall = sums[0] / max(1.0, sums[1]), sums[2] / max(1.0, sums[3])
    if not precision + recall:
        return 0.0
    granularity = sums[4] / max(1.0, sums[5])
    return 2 * precision * recall / (precision + recall) / math.log2(1 + granularity)


def _unit(record: dict[str, Any], words: tuple[list[Word], list[Word]], setting: Setting) -> Counts:
    return _counts(record["cases"], passages(*words, setting))


def _everything(record: dict[str, Any]) -> Passage:
    return 0, len(record["article"]), 0, len(record["original"])


def _total(units: Sequence[Counts]) -> Counts:
    return tuple(map(sum, zip(*units, strict=True)))


def _words(text: str) -> list[Word]:
    return [(stem(token.text), token.start, token.end) for token in tokens(text) if token.kind != "punct"]


def passages(article: Sequence[Word], original: Sequence[Word], setting: Setting) -> list[Passage]:
    """The copied passages of one text."""
    groups: list[list[int]] = []
    for i, j in _seeds(article, original, setting.seed):
        last, near = setting.seed - 1, None
        for group in groups:
            close = i - group[1] <= setting.gap and abs(j - group[3]) <= setting.gap
            near = group if close and j >= group[2] - setting.gap else near
        if near is None:
            groups.append([i, i + last, j, j + last])
        else:
            near[1:] = max(near[1], i + last), min(near[2], j), max(near[3], j + last)
    found = [
        (article[a][1], article[b][2] - article[a][1], original[c][1], original[d][2] - original[c][1])
        for a, b, c, d in groups
    ]
    return [passage for passage in found if min(passage[1], passage[3]) >= setting.shortest]


def _seeds(article: Sequence[Word], original: Sequence[Word], size: int) -> list[tuple[int, int]]:
    places = defaultdict(list)
    for j in range(len(original) - size + 1):
        places[tuple(word[0] for word in original[j : j + size])].append(j)
    found = []
    for i in range(len(article) - size + 1):
        at = places.get(tuple(word[0] for word in article[i : i + size]), ())
        found += [(i, j) for j in at if len(at) <= _COMMON]
    return found


def _counts(cases: Sequence[Sequence[int]], found: Sequence[Passage]) -> Counts:
    precise = [_covered(passage, [case for case in cases if _meet(passage, case)]) for passage in found]
    met = [[passage for passage in found if _meet(passage, case)] for case in cases]
    recalled = [_covered(case, hits) for case, hits in zip(cases, met, strict=True)]
    hit = [len(hits) for hits in met if hits]
    return sum(precise), len(precise), sum(recalled), len(recalled), sum(hit), len(hit)


def _meet(one: Sequence[int], other: Sequence[int]) -> bool:
    return bool(_common(one[:2], other[:2])) and bool(_common(one[2:], other[2:]))


def _common(one: Sequence[int], other: Sequence[int]) -> range:
    return range(max(one[0], other[0]), min(one[0] + one[1], other[0] + other[1]))


def _covered(passage: Sequence[int], others: Sequence[Sequence[int]]) -> float:
    """Share of the characters of both sides that the others cover."""
    sides = ((passage[:2], [o[:2] for o in others]), (passage[2:], [o[2:] for o in others]))
    covered = sum(len({at for other in there for at in _common(side, other)}) for side, there in sides)
    return covered / (passage[1] + passage[3])
