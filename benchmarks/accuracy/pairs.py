"""Paraphrase pairs: Microsoft Research Paraphrase Corpus (train) and PAN sentence pairs (train), ten folds.

Both ask whether two sentences mean the same, not whether one was taken from the
other. They measure the features; nothing that ships is fitted on them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.model_selection import StratifiedKFold

from benchmarks.accuracy.learners import Learner, Table, curved, forest, held_out, straight, trees
from benchmarks.accuracy.measures import measures
from benchmarks.accuracy.rows import SEED, Row, row
from provenance.align.features import PairFeatures
from provenance.align.profile import profile
from provenance.text.rarity import Rarity

_OURS = len(PairFeatures._fields)


def msrp(path: Path) -> list[Row]:
    """Accuracy on the Microsoft Research Paraphrase Corpus."""
    published = (
        "on its test part: Madnani et al. 2012 .774, He et al. 2015 .786, large transformers about .90"
    )
    return _rows("MSRP", path, 0.785, published, [straight(), trees(), curved(), forest()])


def pan(path: Path) -> list[Row]:
    """Accuracy on the PAN sentence pairs of Madnani et al. 2012."""
    published = "on its test part: Madnani et al. 2012 .923"
    return _rows("PAN pairs", path, 0.95, published, [straight(), trees()])


def _rows(name: str, path: Path, target: float, published: str, learners: Sequence[Learner]) -> list[Row]:
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    answers = np.array([pair["label"] for pair in pairs])
    rarity = _rarity(pairs)
    table = np.array([measures(pair["a"], pair["b"], rarity) for pair in pairs], dtype=float)
    folds = list(StratifiedKFold(10, shuffle=True, random_state=SEED).split(table, answers))
    part = f"train part, {len(pairs)} pairs, ten folds"
    jaccard = np.array([[_jaccard(pair["a"], pair["b"])] for pair in pairs])
    baseline = _accuracy(held_out(jaccard, answers, folds, [straight(1.0)]), answers)
    trivial = (
        f"always the commoner answer {max(answers.mean(), 1 - answers.mean()):.3f}, Jaccard {baseline:.3f}"
    )
    alone = held_out(table[:, :_OURS], answers, folds, [straight()])
    both = held_out(table, answers, folds, learners)
    return [
        row(name, "accuracy, run-time features alone, logistic", _right(alone, answers), part=part),
        row(
            name,
            f"accuracy, with the benchmark's measures, mean of {len(learners)} learners",
            _right(both, answers),
            target=target,
            baseline=trivial,
            published=published,
            part=part,
        ),
    ]


def _rarity(pairs: list[dict[str, str]]) -> Rarity:
    texts = [pair[side] for pair in pairs for side in ("a", "b")]
    counts = Counter(stem for text in texts for stem in profile(text).distinct)
    return Rarity(len(texts), counts)


def _jaccard(one: str, other: str) -> float:
    ones, others = set(one.lower().split()), set(other.lower().split())
    return len(ones & others) / max(1, len(ones | others))


def _right(votes: Table, answers: Table) -> list[tuple[float, ...]]:
    return [(float(right), 1.0) for right in (votes > 0) == (answers == 1)]


def _accuracy(votes: Table, answers: Table) -> float:
    return float(((votes > 0) == (answers == 1)).mean())
