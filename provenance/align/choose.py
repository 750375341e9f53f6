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
    best: dict[str | None, float] = {None: 0.0}
    steps: list[dict[str | None, tuple[str | None, bool]]] = []
    for options in scores:
        step: dict[str | None, tuple[str | None, bool]] = {}
        now: dict[str | None, float] = {}
        leader = max(best, key=lambda key: (best[key], key or ""))
        for key in sorted(set(best) | set(options), key=lambda name: name or ""):
            came, value = key, best.get(key, -math.inf)
            cost = switch if leader is not None and key is not None else 0.0
            if best[leader] - cost > value:
                came, value = leader, best[leader] - cost
            gain = _logit(options[key]) - bar if key is not None and key in options else -math.inf
            takes = gain > 0
            now[key] = value + max(gain, 0.0)
            step[key] = (came, takes)
        best = now
        steps.append(step)
    return _walk_back(best, steps)


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
