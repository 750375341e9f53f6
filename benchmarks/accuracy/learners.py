"""Small classifiers over pair measures, for measuring only: the product ships none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

Table = NDArray[np.float64]
Learner = Callable[[], Any]


def straight(strength: float = 0.05) -> Learner:
    """Logistic regression on standardised measures."""
    return lambda: make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=5000))


def trees(rounds: int = 250, rate: float = 0.04, leaves: int = 10, least: int = 20) -> Learner:
    """Small gradient-boosted trees."""
    return lambda: HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=rate,
        max_leaf_nodes=leaves,
        min_samples_leaf=least,
        l2_regularization=1,
        random_state=0,
    )


def curved() -> Learner:
    """A support vector machine with a radial kernel."""
    return lambda: make_pipeline(StandardScaler(), SVC(C=1.0, gamma=0.002))


def forest() -> Learner:
    """Many deep trees, each on other measures."""
    return lambda: ExtraTreesClassifier(300, min_samples_leaf=3, max_features=0.3, random_state=0)


def held_out(
    table: Table, answers: NDArray[Any], folds: Iterable[tuple[Any, Any]], learners: Sequence[Learner]
) -> Table:
    """The mean vote of the learners for every row, by models that saw nothing of its fold.

    A vote is the decision value over its spread on the rows that are asked; above 0 means yes.
    """
    votes = np.zeros(len(answers))
    for fitted, asked in folds:
        for learner in learners:
            vote = _vote(learner().fit(table[fitted], answers[fitted]), table[asked])
            votes[asked] += vote / (vote.std() or 1.0) / len(learners)
    return votes


def _vote(model: Any, table: Table) -> Table:
    if hasattr(model, "decision_function"):
        return np.asarray(model.decision_function(table))
    return np.asarray(model.predict_proba(table)[:, 1] - 0.5)
