"""One line of the table: a figure with its interval, and what it is to be compared with."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

DRAWS = 2000
SEED = 20220110

Counts = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A figure that was measured.

    ``part`` says which part of the set, and how it was kept apart from what
    was fitted; ``target`` is what was to be reached (``falls`` where lower is
    better); ``baseline`` a trivial way measured on the same part; ``published``
    figures of others with their source, mostly on another part of the set.
    """

    set: str
    measure: str
    value: float
    low: float | None = None
    high: float | None = None
    target: float | None = None
    falls: bool = False
    baseline: str = ""
    published: str = ""
    part: str = ""
    unit: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where there is none."""
        if self.target is None:
            return None
        value = round(self.value, 3)
        return value <= self.target if self.falls else value >= self.target


def ratio(sums: Counts) -> float:
    """Right of all."""
    return sums[0] / sums[1] if sums[1] else 0.0


def f1(sums: Counts) -> float:
    """F1 of (right, wrongly found, missed)."""
    right, wrong, missed = sums
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def interval(
    units: Sequence[Counts], statistic: Callable[[Counts], float] = ratio, draws: int = DRAWS
) -> tuple[float, float]:
    """The 95 % bootstrap interval of a statistic of summed counts, when whole units are drawn again and again.

    Args:
        units: the counts of what is drawn as one: an article, a topic, a pair.
        statistic: makes the figure of the counts summed over the drawn units.
        draws: how often the set is drawn anew; the seed is fixed.
    """
    chance = random.Random(SEED)
    found = sorted(statistic(_summed(chance.choices(units, k=len(units)))) for _ in range(draws))
    return found[int(0.025 * draws)], found[int(0.975 * draws) - 1]


def row(
    name: str,
    measure: str,
    units: Sequence[Counts],
    statistic: Callable[[Counts], float] = ratio,
    **others: object,
) -> Row:
    """A line of the table from the counts of its units."""
    sums = _summed(units)
    low, high = interval(units, statistic)
    if statistic is ratio and not sums[0] and sums[1]:
        high = 1 - 0.05 ** (1 / sums[1])  # drawing from nothing gives nothing: the exact bound instead
    return Row(name, measure, statistic(sums), low, high, **others)  # type: ignore[arg-type]


def _summed(units: Sequence[Counts]) -> Counts:
    return tuple(map(sum, zip(*units, strict=True)))
