"""An article against its candidate originals: every sentence with the originals it goes back to.

Evidence is gathered for all pairs, probabilities come from the fitted models,
sources compete for the whole article, and chains are followed: a nearer
document that itself goes back to another is shown as *via*, the other as
*origin*.
"""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from provenance.align.answer import Aligned, Alignment, Found, Limits
from provenance.align.choose import choose_sources
from provenance.align.comparison import Comparison, Table
from provenance.align.descent import followers
from provenance.align.doubt import beside_copies, in_doubt, is_proof, is_unlike, rest, stays_unsure
from provenance.align.evidence import Candidate
from provenance.align.features import compare
from provenance.align.model import Models, load, probability
from provenance.align.profile import merged, profile
from provenance.align.relation import derived_relation, other_relation
from provenance.align.search import Maker, make_shelf
from provenance.align.upstream import MAIN, Upstream
from provenance.align.witness import Reading, Source
from provenance.model import Direction, Position, Relation

if TYPE_CHECKING:
    from provenance.align.semantic import Meanings

_LIKE = 0.5  # probability of the pair alone from which a copy can be shown as via
_NEARER = 0.08  # by how much more a copy must have kept of the wording to be shown as via
_LATER = 0.5  # probability from which a later document shows a common origin,
_LATER_PAIR = 0.25  # where the pair alone reaches this,
_LATER_CITED = 0.55  # or the article names its outlet in the sentence
_SWEPT = 0.85  # mean probability of all other sentences, and
_SWEPT_HERE = 0.4  # mean probability of the other pairs with this original, from which
_LIKELIER = 0.5  # a pair that is likelier than not counts
_KEPT_WORDING = 0.5  # share of its word triples from which a sentence in doubt is shown as unsure
_KEPT_HEADLINE = 0.5  # share of its word triples that a headline must have kept
_AGAINST_ITS_WORD = 0.8  # probability from which a sentence is another's than the outlet's that it names
_BELOW = 0.01  # what is unsure lies so far below the threshold at least, also when it is rounded to be shown
_JUST = 0.001  # what lies just above the threshold
_REPEATS = 2  # sentences taken from elsewhere that a later document repeats before it counts as a later copy


def align(
    reading: Reading,
    sources: Sequence[Source],
    limits: Limits,
    models: Models | None = None,
    meanings: Meanings | None = None,
    read: Callable[[str], Reading] | None = None,
    make: Maker = make_shelf,
) -> Alignment:
    """Aligns an article with its candidate originals.

    Args:
        reading: the article's sentences, which of them are body, and the outlets credited there.
        sources: candidate originals, in any order.
        limits: the probabilities that decide.
        models: the fitted models; those of the package where None.
        meanings: a sentence model that has a say in which sentences of an original are nearest.
        read: reads a source, by its key, as the article was read; where None, nothing is known of whom it credits.
        make: makes the shelves of the sources; one that keeps them where many articles have sources in common.

    Returns:
        What each sentence of ``reading`` goes back to.
    """
    # Nothing of the comparison has a name here, so that it is gone when cycles are sought again.
    with _no_cycles_sought():
        return _Aligner(
            reading, sources, Comparison(reading, sources, models or load(), meanings, make), limits, read
        ).result()


@contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """Holds the garbage collector back: what a comparison makes lies in no circle and would be looked through in vain.

    Where dozens of documents carry one story, it took more than half of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Aligner:
    def __init__(
        self,
        reading: Reading,
        sources: Sequence[Source],
        comparison: Comparison,
        limits: Limits,
        read: Callable[[str], Reading] | None,
    ) -> None:
        self._reading = reading
        self._sources = {source.key: source for source in sorted(sources, key=lambda item: item.key)}
        self._comparison = comparison
        self._chance = comparison.chance
        self._limits = limits
        self._read = read or partial(_unread, self._sources)
        self._main: frozenset[str] = frozenset()
        self._others: Mapping[int, float] = {}

    def result(self) -> Alignment:
        candidates, possible, counts = self._first_choice()
        copies = followers(self._reading, self._sources, counts.keys(), candidates, self._comparison.rarity)
        while more := copies & self._sources.keys() | self._following(counts):
            copies |= more
            self._sources = {key: source for key, source in self._sources.items() if key not in more}
            candidates, possible, counts = self._first_choice()
        self._main = frozenset(key for key, count in counts.items() if key is not None and count >= MAIN)
        self._upstream = Upstream(
            self._sources,
            candidates,
            self._main,
            self._reading.named.union(*self._reading.cited.values()),
            self._read,
            self._comparison,
            self._limits,
        )
        scores = self._lifted(possible, candidates)
        chosen = choose_sources(scores, self._limits.threshold)
        later = self._later_scores(candidates, chosen)
        places = range(len(self._reading.sentences))
        aligned = (
            self._aligned(place, candidates.get(place, {}), chosen[place], scores[place], later[place])
            for place in places
        )
        return Alignment(tuple(aligned), copies)

    def _following(self, chosen: Iterable[str | None]) -> frozenset[str]:
        return frozenset(key for key in chosen if key is not None and self._sources[key].follows)

    def _first_choice(self) -> tuple[Table, list[dict[str, float]], Counter[str | None]]:
        """Compares, scores, and counts how many sentences each source would be given."""
        candidates = self._comparison.table(self._reading, list(self._sources.values()))
        self._others = self._chances_of_others(candidates)
        possible = self._scores(candidates, possible=True)
        return candidates, possible, Counter(choose_sources(possible, self._limits.threshold))

    def _scores(
        self, table: Mapping[int, Mapping[str, Candidate]], *, possible: bool
    ) -> list[dict[str, float]]:
        scores: list[dict[str, float]] = []
        for place in range(len(self._reading.sentences)):
            row = {}
            for key, candidate in table.get(place, {}).items():
                if self._sources[key].possible == possible and self._admissible(candidate):
                    row[key] = self._counted(candidate)
            scores.append(beside_copies(row, table.get(place, {}), self._limits.threshold - _JUST))
        return scores

    def _counted(self, candidate: Candidate) -> float:
        """The probability of a candidate; where nearly all else was taken from this original, one is taken with it.

        So is one that keeps too much to have come from anywhere else, be it the only one of the article. A sentence
        that names another outlet than the original's stays unsure unless its wording speaks against that, and so does
        one that shares next to nothing with an original which the article does not credit.
        """
        chance = self._chance(candidate)
        named = self._sources[candidate.witness].outlet in self._reading.named or candidate.context.cited
        if (_names_another(candidate) and chance < _AGAINST_ITS_WORD) or (not named and is_unlike(candidate)):
            return min(chance, self._limits.threshold - _JUST)
        swept = (
            self._sources[candidate.witness].possible
            and self._others.get(candidate.place, 0.0) >= _SWEPT
            and candidate.context.share_covered >= _SWEPT_HERE
        )
        surely = (swept and chance >= _LIKELIER) or is_proof(candidate)
        return max(chance, self._limits.threshold + _JUST) if surely else chance

    def _lifted(
        self, scores: Sequence[Mapping[str, float]], table: Mapping[int, Mapping[str, Candidate]]
    ) -> list[dict[str, float]]:
        """Gives what a copy of a main source reaches to that source too, so that the copy does not rival it."""
        lifted: list[dict[str, float]] = []
        for place, row in enumerate(scores):
            better = dict(row)
            for key, chance in row.items():
                if key in self._main or chance < self._limits.threshold:
                    continue
                if all(better[main] >= chance for main in self._main & row.keys()):
                    continue
                step = self._upstream.step(key, table[place][key].group.sentences, {key})
                if step is not None and step[0] in self._main and step[0] in row:
                    better[step[0]] = max(better[step[0]], chance)
            lifted.append(better)
        return lifted

    def _admissible(self, candidate: Candidate) -> bool:
        """Whether a pair can count as derived at all.

        Headlines and subheadings resemble each other by trade: only kept wording makes one derived. A stock
        sentence ("no one was hurt") stands everywhere: it needs other sentences that tie it to the original, or the
        article's word that it is from there.
        """
        if candidate.place in self._reading.bare:
            return False
        kept = self._reading.body[candidate.place] or candidate.context.trigrams >= _KEPT_HEADLINE
        later = not self._sources[candidate.witness].possible
        stray = candidate.stray and not candidate.context.cited
        return kept and not stray and (later or not self._in_doubt(candidate))

    def _in_doubt(self, candidate: Candidate) -> bool:
        """Whether the benefit of the doubt is given; who credits the outlet for the whole article needs none."""
        if self._sources[candidate.witness].outlet in self._reading.named:
            return False
        if candidate.place in self._reading.own and candidate.context.trigrams < _KEPT_WORDING:
            return not candidate.context.cited  # what its own people saw it need not have from anybody
        others = self._others.get(candidate.place, 1.0)
        return in_doubt(candidate, others)

    def _chances_of_others(self, table: Mapping[int, Mapping[str, Candidate]]) -> dict[int, float]:
        """Returns for every body sentence how likely the *others* are to go back to any source.

        What is itself in doubt speaks for no neighbour, so it is left out when the others are asked again.
        """
        self._others = self._rest(table, self._chance)
        return self._rest(table, lambda c: 0.0 if self._in_doubt(c) else self._chance(c))

    def _rest(
        self, table: Mapping[int, Mapping[str, Candidate]], chance: Callable[[Candidate], float]
    ) -> dict[int, float]:
        places = [place for place, body in enumerate(self._reading.body) if body]
        best = [
            max(
                (chance(c) for key, c in table.get(p, {}).items() if self._sources[key].possible), default=0.0
            )
            for p in places
        ]
        return dict(zip(places, rest(best), strict=True))

    def _later_scores(
        self, table: Mapping[int, Mapping[str, Candidate]], chosen: Sequence[str | None]
    ) -> list[dict[str, float]]:
        """Returns the scores of later documents, without those that look like copies of the article itself."""
        scores = self._scores(table, possible=False)
        repeats: dict[str, int] = defaultdict(int)
        for place, key in enumerate(chosen):
            for later, chance in scores[place].items():
                if key is not None and chance >= self._limits.threshold:
                    repeats[later] += 1
        copies = {
            key for key, count in repeats.items() if count >= _REPEATS and not self._sources[key].primary
        }
        return [{key: chance for key, chance in row.items() if key not in copies} for row in scores]

    def _aligned(
        self,
        place: int,
        row: Mapping[str, Candidate],
        chosen: str | None,
        scores: Mapping[str, float],
        later: Mapping[str, float],
    ) -> Aligned:
        if chosen is not None:
            chain = self._chain(place, self._nearer(row, row[chosen]), {chosen: scores[chosen]})
            likely = max(found.probability for found in chain)
            return Aligned(tuple(chain), chain[0].relation, likely, unsure=False, alone=row[chosen].alone)
        best_later = max(later, key=lambda key: (later[key], key), default=None)
        if best_later is not None and self._counts_as_later(row[best_later], later[best_later]):
            found = self._found(place, row[best_later], later[best_later], Direction.COMMON_ORIGIN)
            return Aligned((found,), found.relation, found.probability, unsure=False)
        return self._not_derived(place, row)

    def _counts_as_later(self, later: Candidate, chance: float) -> bool:
        """Whether a later document shows a common origin.

        It can never be the source, so the rest of the article, which it does not explain, says little: the pair
        itself must be alike, unless the article names its outlet here.
        """
        if later.context.cited:
            return chance >= _LATER_CITED
        return chance >= _LATER and probability(later.group.logit) >= _LATER_PAIR

    def _not_derived(self, place: int, row: Mapping[str, Candidate]) -> Aligned:
        shown = {}
        best, nearest = 0.0, None
        text = self._reading.sentences[place]
        for key, candidate in row.items():
            if self._sources[key].possible and (self._admissible(candidate) or stays_unsure(candidate, text)):
                best, nearest = max((best, nearest or ""), (self._chance(candidate), key))
            relation = other_relation(
                probability(candidate.group.logit), candidate.group.features, candidate.speech
            )
            if relation is not Relation.NONE:
                shown[key] = (relation, candidate)
        # What makes a sentence unsure is shown, however little it is alike.
        if nearest and best >= self._limits.unsure:
            shown.setdefault(nearest, (Relation.SHARED_FACT, row[nearest]))
        # A probability at or above the threshold that lost against the other sources is unsure, not derived.
        best = min(best, self._limits.threshold - _BELOW)
        found = sorted(
            (
                Found(
                    key,
                    candidate.group.sentences,
                    relation,
                    round(min(self._chance(candidate), best), 4),
                    Direction.SOURCE if self._sources[key].possible else Direction.COMMON_ORIGIN,
                )
                for key, (relation, candidate) in shown.items()
            ),
            key=lambda item: (-item.probability, item.source),
        )[:3]
        relation = found[0].relation if found else Relation.NONE
        return Aligned(tuple(found), relation, round(best, 4), unsure=best >= self._limits.unsure)

    def _found(self, place: int, candidate: Candidate, chance: float, direction: Direction) -> Found:
        relation = derived_relation(
            profile(self._reading.sentences[place]), candidate.group.profile, candidate.group.features
        )
        return Found(candidate.witness, candidate.group.sentences, relation, round(chance, 4), direction)

    def _nearer(self, row: Mapping[str, Candidate], chosen: Candidate) -> Candidate:
        """Returns the candidate that the wording stands nearer to, where it was itself taken from the chosen one."""
        nearest = chosen
        for key, candidate in sorted(row.items()):
            if (
                self._sources[key].possible
                and _kept(candidate) >= _kept(nearest) + _NEARER
                and probability(candidate.group.logit) >= _LIKE
                and self._goes_back(candidate, chosen.witness)
            ):
                nearest = candidate
        return nearest

    def _goes_back(self, candidate: Candidate, upper: str) -> bool:
        step = self._upstream.step(candidate.witness, candidate.group.sentences, {candidate.witness})
        return step is not None and step[0] == upper

    def _chain(self, place: int, nearest: Candidate, known: Mapping[str, float]) -> list[Found]:
        """Returns origin and via: the nearest original, followed up to the document it goes back to.

        ``known`` is the probability of the source that was chosen: it is no less sure by way of a copy.
        """
        nearby = max(self._counted(nearest), known.get(nearest.witness, 0.0))
        direct = self._found(place, nearest, nearby, Direction.SOURCE)
        key, sentences, chance = nearest.witness, nearest.group.sentences, direct.probability
        seen = {key}
        while True:
            step = self._upstream.step(key, sentences, seen)
            if step is None:
                break
            key, sentences, likely = step
            if key not in self._main:  # of a main source the rest of the article says that it was at hand
                chance = min(chance, likely)
            seen.add(key)
        if key == nearest.witness:
            return [direct]
        relation = self._relation_to(place, key, sentences)
        sure = max(chance, known.get(key, 0.0))
        origin = Found(key, sentences, relation, round(sure, 4), Direction.SOURCE)
        return [origin, replace(direct, position=Position.VIA)]

    def _relation_to(self, place: int, key: str, sentences: tuple[int, ...]) -> Relation:
        """Names the relation of the article sentence to an origin reached through another document."""
        article = profile(self._reading.sentences[place])
        parts = [profile(self._sources[key].sentences[number]) for number in sentences]
        original = parts[0]
        for part in parts[1:]:
            original = merged(original, part)
        return derived_relation(article, original, compare(article, original, self._comparison.rarity))


def _unread(sources: Mapping[str, Source], key: str) -> Reading:
    """A source of which nothing is known but its sentences."""
    source = sources[key]
    texts = [source.sentences[number] for number in sorted(source.sentences)]
    return Reading(texts, [True] * len(texts), primary=source.primary)


def _names_another(candidate: Candidate) -> bool:
    """Whether the article says in this sentence that it is from somewhere else."""
    return bool(candidate.context.names_outlet and not candidate.context.cited)


def _kept(candidate: Candidate) -> float:
    """How much of the wording two texts have in common, 0 to 1."""
    return (candidate.group.features.wording + candidate.group.features.trigrams) / 2
