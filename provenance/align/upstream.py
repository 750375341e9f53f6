"""What the sources of an article were themselves taken from: the way up to where a text came from in the end."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

from provenance.align.answer import Limits
from provenance.align.comparison import Comparison, Table
from provenance.align.model import probability
from provenance.align.witness import Reading, Source

MAIN = 3
"""Sentences from which a source is a main source of the article."""

_COPY = 0.35  # probability of the pair alone from which a document counts as a copy of a main source
_UPWARD = 0.5  # probability from which a copy's sentence goes back to an original: more likely than not
_TRACED_TO = 8  # documents that one of the article's sources is traced to


class Upstream:
    """Traces the sources of an article upwards, each once and only when it is asked for.

    Args:
        sources: key -> source.
        table: how the article compares with them.
        main: the article's main sources.
        named: the outlets that the article names.
        read: reads a source as an article is read.
        comparison: compares a text with some sources, as the article was.
        limits: the probabilities that decide.
    """

    def __init__(
        self,
        sources: Mapping[str, Source],
        table: Table,
        main: frozenset[str],
        named: frozenset[str],
        read: Callable[[str], Reading],
        comparison: Comparison,
        limits: Limits,
    ) -> None:
        self._sources = sources
        self._outlets = frozenset(source.outlet for source in sources.values())
        self._told = _told(table)
        self._main = main
        self._named = named
        self._read = read
        self._comparison = comparison
        self._limits = limits
        self._traced: dict[str, Table] = {}
        self._bars: dict[tuple[str, str], float] = {}

    def step(
        self, key: str, sentences: tuple[int, ...], seen: set[str]
    ) -> tuple[str, tuple[int, ...], float] | None:
        """Returns what these sentences of ``key`` were taken from, if anything: source, its sentences, probability."""
        if key not in self._traced:
            self._traced[key] = self._trace(key)
        best: dict[str, tuple[float, set[int]]] = {}
        for number in sentences:
            for upper, candidate in self._traced[key].get(number, {}).items():
                chance = self._comparison.chance(candidate)
                # The article itself shows that it had its main sources: a copy needs less to be known for one.
                known = upper in self._main and probability(candidate.group.logit) >= _COPY
                if upper not in seen and (known or chance >= self._bar(key, upper)):
                    old = best.get(upper, (0.0, set()))
                    best[upper] = (max(old[0], chance), old[1] | set(candidate.group.sentences))
        if not best:
            return None
        upper = max(best, key=lambda name: (best[name][0], name))
        return upper, tuple(sorted(best[upper][1])), best[upper][0]

    def _bar(self, key: str, upper: str) -> float:
        """Returns the probability from which a sentence of ``key`` goes back to ``upper``.

        Nobody is accused here: that the article was taken from ``key`` is settled. Where several sentences of ``key``
        surely go back to ``upper``, the unsure ones do as well.
        """
        bar = self._bars.get((key, upper))
        if bar is None:
            sure = sum(
                self._comparison.chance(row[upper]) >= self._limits.threshold
                for row in self._traced[key].values()
                if upper in row
            )
            bar = self._bars[key, upper] = self._limits.unsure if sure >= MAIN else _UPWARD
        return bar

    def _trace(self, key: str) -> Table:
        """Traces one source against those it may go back to: sentence number -> source -> candidate.

        What the article took from it must have come from there too: asked are those that tell of it, and whom it names.
        """
        me, reading = self._sources[key], self._read(key)
        named = reading.named.union(*reading.cited.values())
        others = [
            other
            for other in self._sources.values()
            if _differs(other, me) and (other.key in self._told or other.outlet in named)
        ]
        above = [other for other in others if _may_precede(other, me, named)]
        unknown = not named <= self._outlets
        nameless = [
            other
            for other in others
            if unknown and other.outlet is None and other not in above and other.key not in me.earlier_than
        ]
        asked = sorted(above, key=self._rank)[:_TRACED_TO] + sorted(nameless, key=self._rank)[:_TRACED_TO]
        if not asked:
            return {}
        numbers = sorted(me.sentences)
        table = self._comparison.table(reading, [replace(other, possible=True) for other in asked])
        doubtful = {other.key for other in nameless} - self._told_by_credit(reading, table)
        return {
            numbers[place]: {upper: pair for upper, pair in row.items() if upper not in doubtful}
            for place, row in table.items()
        }

    def _told_by_credit(self, reading: Reading, table: Table) -> set[str]:
        """Returns the documents whose text stands where an outlet is credited that published none of the others.

        Whose a document is that bears no name is told so by those who took from it.
        """
        return {
            upper
            for place, outlets in reading.cited.items()
            if not outlets <= self._outlets
            for upper, candidate in table.get(place, {}).items()
            if self._comparison.chance(candidate) >= self._limits.threshold
        }

    def _rank(self, source: Source) -> tuple[bool, bool, bool, bool, float, str]:
        """Where a text can come from in the end comes first: main sources, outlets that are named, agencies.

        Of these, and of all others on the article's topic, what tells most of the article comes first.
        """
        return (
            source.key not in self._main,
            source.key not in self._told,
            source.outlet not in self._named,
            not source.primary,
            -self._told.get(source.key, 0.0),
            source.key,
        )


def _differs(other: Source, me: Source) -> bool:
    same = other.key == me.key or (other.outlet and other.outlet == me.outlet)
    return other.possible and not same


def _may_precede(other: Source, me: Source, named: frozenset[str]) -> bool:
    """Whether one document may have been at hand when another was written, which names some outlets."""
    if other.outlet in named and other.key not in me.earlier_than:
        return True
    if other.primary != me.primary:
        # An agency's page may bear the day of its last version, copied from an earlier one; an hour is believed.
        return other.primary and other.key not in me.by_the_clock
    return me.key in other.earlier_than


def _told(table: Table) -> dict[str, float]:
    """Returns how many sentences of the article each document is likely to tell, by the pairs alone."""
    told: dict[str, list[float]] = defaultdict(list)
    for row in table.values():
        for key, candidate in row.items():
            told[key].append(probability(candidate.group.logit))
    return {key: math.fsum(chances) for key, chances in told.items()}
