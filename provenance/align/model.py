"""The fitted models: from features to a calibrated probability.

Both ship in ``model.json``, whose ``card`` says on which data, how and when they
were fitted (``python -m benchmarks.fit``). Both are bounded: more likeness, more
evidence of its own, a firmer tie can never make a pair less likely.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeGuard

from provenance.align.trees import Node, Walk


class Model(Protocol):
    """Anything that turns features into log-odds."""

    @property
    def names(self) -> tuple[str, ...]:
        """The features, in order."""
        ...

    def logit(self, features: Sequence[float]) -> float:
        """Returns the log-odds; ``features`` stand in the order of ``names``."""
        ...


@dataclass(frozen=True)
class Logistic:
    """``log-odds = intercept + weights . features``."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    intercept: float

    def logit(self, features: Sequence[float]) -> float:
        """Returns the log-odds; ``features`` stand in the order of ``names``."""
        return self.intercept + sum(map(float.__mul__, self.weights, features))


@dataclass(frozen=True)
class Trees:
    """``log-odds = intercept + sum of one leaf of each tree``: a small boosted ensemble."""

    names: tuple[str, ...]
    trees: tuple[Node, ...]
    intercept: float

    def logit(self, features: Sequence[float]) -> float:
        """Returns the log-odds; ``features`` stand in the order of ``names``."""
        return self._walk.total(features, self.intercept)

    @cached_property
    def _walk(self) -> Walk:
        return Walk(self.trees)


@dataclass(frozen=True)
class Mean:
    """``log-odds = mean of those of its parts``: two kinds of model err in different places."""

    parts: tuple[Logistic | Trees, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The features, in order; all parts have the same."""
        return self.parts[0].names

    def logit(self, features: Sequence[float]) -> float:
        """Returns the log-odds; ``features`` stand in the order of ``names``."""
        return math.fsum(part.logit(features) for part in self.parts) / len(self.parts)


def blind_to(model: Model, names: Iterable[str]) -> bool:
    """Whether features can be left out (as 0) without a change in what a model says."""
    return isinstance(model, Logistic) and not any(
        weight for name, weight in zip(model.names, model.weights, strict=True) if name in names
    )


def rises(model: Model, but: Iterable[str]) -> TypeGuard[Logistic]:
    """Whether more of any feature, ``but`` for some, and less of those, can never make a model say less."""
    return isinstance(model, Logistic) and all(
        weight <= 0 if name in but else weight >= 0
        for name, weight in zip(model.names, model.weights, strict=True)
    )


@dataclass(frozen=True)
class Models:
    """The pair model (a pair alone), the context model (a pair in its article), and their card."""

    version: str
    pair: Model
    context: Model
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
    return Models(data["version"], _read(data["pair"]), _read(data["context"]), data["card"])


def to_data(model: Model) -> dict[str, Any]:
    """Returns a model as ``model.json`` holds it."""
    if isinstance(model, Mean):
        return {"kind": "mean", "parts": [to_data(part) for part in model.parts]}
    if isinstance(model, Trees):
        return {
            "kind": "trees",
            "names": list(model.names),
            "intercept": model.intercept,
            "trees": list(model.trees),
        }
    assert isinstance(model, Logistic)  # noqa: S101  (there are three kinds)
    weights = {name: round(w, 4) for name, w in zip(model.names, model.weights, strict=True)}
    return {"kind": "logistic", "weights": weights, "intercept": round(model.intercept, 4)}


def _read(data: dict[str, Any]) -> Model:
    if data["kind"] == "mean":
        return Mean(tuple(map(_read_part, data["parts"])))
    return _read_part(data)


def _read_part(data: dict[str, Any]) -> Logistic | Trees:
    if data["kind"] == "trees":
        return Trees(tuple(data["names"]), tuple(data["trees"]), float(data["intercept"]))
    return Logistic(
        tuple(data["weights"]), tuple(map(float, data["weights"].values())), float(data["intercept"])
    )
