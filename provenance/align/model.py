"""The fitted models: from features to a calibrated probability.

Both are logistic: every weight can be read in ``model.json``, whose ``card``
says on which data, how and when they were fitted (``python -m benchmarks.fit``).
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Logistic:
    """``P = 1 / (1 + exp(-(intercept + weights . features)))``."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    intercept: float

    def logit(self, features: Sequence[float]) -> float:
        """Returns the log-odds; ``features`` stand in the order of ``names``."""
        return self.intercept + sum(map(float.__mul__, self.weights, features))


@dataclass(frozen=True, slots=True)
class Models:
    """The pair model (a pair alone), the context model (a pair in its article), and their card."""

    version: str
    pair: Logistic
    context: Logistic
    card: dict[str, object]


def probability(logit: float) -> float:
    """Returns the probability of log-odds, without overflow."""
    if logit < 0:
        odds = math.exp(max(logit, -50.0))
        return odds / (1.0 + odds)
    return 1.0 / (1.0 + math.exp(-min(logit, 50.0)))


@lru_cache(maxsize=1)
def load() -> Models:
    """Returns the models that ship with the package."""
    data = json.loads(Path(__file__).with_name("model.json").read_text(encoding="utf-8"))
    return Models(data["version"], _logistic(data["pair"]), _logistic(data["context"]), data["card"])


def _logistic(data: dict[str, object]) -> Logistic:
    weights = data["weights"]
    assert isinstance(weights, dict)  # noqa: S101  (our own file; the assertion is for the type checker)
    return Logistic(tuple(weights), tuple(map(float, weights.values())), float(str(data["intercept"])))
