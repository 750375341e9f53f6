"""Sources compete for the whole article: which original each sentence is given to.

A walk over the sentences (dynamic programming): stay in a source, switch to
another, or own words. Staying is cheap and switching is not, so that few
sources explain much and one stray resemblance does not win a sentence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

_SWITCH = 0.5  # log-odds that going over to another source costs


def choose_sources(
    scores: Sequence[Mapping[str, float]], threshold: float, switch: float = _SWITCH
) -> list[str | None]:
    """Returns for each sentence the source it is given to, or None for own words.

    Args:
        scores: per sentence, source -> probability.
        threshold: probability from which a source beats own words.
        switch: what a change of source costs, in log-odds; own words between
            two sentences of one source cost nothing.
    """
    bar = _logit(threshold)
    best: dict[str | None, float] = {None: 0.0}  # last source used -> best total so far
    steps: list[dict[str | None, tuple[str | None, bool]]] = []
    for options in scores:
        step: dict[str | None, tuple[str | None, bool]] = {}
        now: dict[str | None, float] = {}
        for key in sorted(set(best) | set(options), key=lambda name: name or ""):
            came, value = _best_way(best, key, switch)
            gain = _logit(options[key]) - bar if key is not None and key in options else 0.0
            if gain <= 0.0 and key not in best:
                continue
            kept = best.get(key, -math.inf)
            takes = gain > 0.0 and value + gain > kept
            now[key] = value + gain if takes else kept
            step[key] = (came if takes else key, takes)
        best = now
        steps.append(step)
    return _walk_back(best, steps)


def _best_way(best: Mapping[str | None, float], key: str | None, switch: float) -> tuple[str | None, float]:
    """Returns from which last source to come to ``key``, and the total after paying for the change."""

    def total(last: str | None) -> float:
        return best[last] - (switch if last is not None and last != key else 0.0)

    came = max(best, key=lambda last: (total(last), last == key, last or ""))
    return came, total(came)


def _walk_back(
    best: Mapping[str | None, float], steps: Sequence[Mapping[str | None, tuple[str | None, bool]]]
) -> list[str | None]:
    if not steps:
        return []
    at = max(best, key=lambda key: (best[key], key or ""))
    chosen: list[str | None] = []
    for step in reversed(steps):
        came, takes = step[at]
        chosen.append(at if takes else None)
        at = came
    return chosen[::-1]


def _logit(probability: float) -> float:
    clipped = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(clipped / (1 - clipped))
