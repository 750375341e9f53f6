"""From the sentences of an article to the documents that may be their originals.

Each sentence asks for its rarest pairs of words and its rarest words, and no
more of them than a budget of index rows allows: the cost of a query is the
number of rows that its terms stand in, and it is the rare terms that tell
where a text came from.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from provenance.corpus.features import (
    ALWAYS_COMPARED,
    LEAST_SHARE_OF_NEAREST,
    PAIR_WEIGHT,
    bigrams,
    equals_of_nearest,
    is_worth_comparing,
    least_of_nearest,
)
from provenance.corpus.index import PAIRS, WORDS, SentenceIndex
from provenance.text.words import stems

MOST_PAIRS = 6
"""Pairs asked for per sentence. A rewriter breaks most of them; the rarest stand in a few texts by chance."""

MOST_WORDS = 10
"""Words asked for per sentence, besides the pairs. Fewer loses heavy paraphrase."""

ROW_BUDGET = 20_000
"""Index rows that the words (and again the pairs) of one sentence may stand in, together."""

HITS = 60
"""Best index rows taken per sentence. Fewer loses originals of stories that many outlets carried."""

WIDE_HITS = 600
"""The same where only a part of the documents counts, so that enough of them are left."""

FAMILY_SHARE = 3
"""One family of near-duplicates takes at most this part (1/3) of the places among the candidates."""

_FEW_OF_A_FAMILY = 4
_SMALL = 20_000  # rows below which nothing needs to be saved
_PARALLEL = 300_000  # rows above which two threads are worth their start
_THREADS = 2


@dataclass(slots=True)
class Evidence:
    """What speaks for one document.

    The share of a sentence is that part of its rare words and pairs, by
    weight, which stands in one sentence of the document. ``total`` is the
    weight shared over all sentences, each counted by its share: one sentence
    explained says more than ten brushed. ``share`` is the largest over those
    sentences to which the document is among the nearest, and ``nearest`` over
    those to which no document is nearer. ``first`` is the same over those to
    which, of all documents that are as near, it shares most of the article:
    one document for each sentence.
    """

    total: float = 0.0
    share: float = 0.0
    nearest: float = 0.0
    first: float = 0.0

    @property
    def is_near(self) -> bool:
        """Whether the document is worth comparing whatever its place."""
        return is_worth_comparing(ALWAYS_COMPARED, self.share, self.nearest)


def evidence(
    index: SentenceIndex,
    sentences: Iterable[str],
    *,
    hits: int = HITS,
    among: Sequence[int] | None = None,
    without: Container[int] = (),
) -> dict[int, Evidence]:
    """Returns document number -> evidence; each sentence counts with the document's best row.

    Args:
        index: where to look.
        sentences: those of the article.
        hits: rows taken for each sentence.
        among: only these documents.
        without: not these documents.
    """

    def ask(text: str) -> tuple[float, dict[int, float]]:
        terms = _terms(index, stems(text))
        best: dict[int, float] = {}
        for number, score in index.best([term[:2] for term in terms], hits, among) if terms else ():
            if number not in without:
                best.setdefault(number, score)  # the best row of a document comes first
        return sum(_weight(index.rows, field, count) for field, _, count in terms), best

    found: dict[int, Evidence] = defaultdict(Evidence)
    answers = _mapped(ask, list(sentences), parallel=index.rows > _PARALLEL)
    answers = [(whole, best) for whole, best in answers if best]
    for whole, best in answers:
        least = least_of_nearest(best.values())
        for number, score in best.items():
            item, share = found[number], score / whole
            item.total += score * share
            if score >= least:
                item.share = max(item.share, share)
    for whole, best in answers:
        equals = equals_of_nearest(best)
        for number in equals:
            found[number].nearest = max(found[number].nearest, best[number] / whole)
        first = min(equals, key=lambda number: (-found[number].total, number))
        found[first].first = max(found[first].first, best[first] / whole)
    return found


def _weight(rows: int, field: str, count: int) -> float:
    """Returns the weight that the search gives to a term: its score in a sentence of middling length."""
    rarity = math.log(1 + (rows - min(rows, count) + 0.5) / (count + 0.5))
    return rarity * PAIR_WEIGHT if field == PAIRS else rarity


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found, with what decides about its place among the candidates."""

    evidence: Evidence
    number: int
    id: str
    family: int | None
    outlet: str | None
    published: str | None


def worth_comparing(ranked: Sequence[Hit]) -> list[Hit]:
    """Returns the hits that may be sources."""
    return [
        hit
        for rank, hit in enumerate(ranked)
        if is_worth_comparing(rank, hit.evidence.share, hit.evidence.nearest)
    ]


def spread(ranked: Sequence[Hit], limit: int) -> list[Hit]:
    """Returns the best ``limit`` hits so that a story that everybody carried does not crowd out the others.

    Of a large family the earliest document stays, then one of each outlet, best first.
    """
    families: dict[int, list[int]] = defaultdict(list)
    for place, hit in enumerate(ranked):
        if hit.family is not None:
            families[hit.family].append(place)
    waiting: set[int] = set()
    for places in families.values():
        waiting.update(_by_merit(ranked, places)[max(_FEW_OF_A_FAMILY, limit // FAMILY_SHARE) :])
    order = sorted(range(len(ranked)), key=lambda place: (_priority(ranked, place, waiting), place))
    return [ranked[place] for place in sorted(order[:limit])]


def _priority(ranked: Sequence[Hit], place: int, waiting: set[int]) -> int:
    """Returns how late a hit gets one of the places: the first few and the first of each sentence go before."""
    if place in waiting:
        return 2
    first = ranked[place].evidence.first >= LEAST_SHARE_OF_NEAREST
    return 0 if place < ALWAYS_COMPARED or first else 1


def _by_merit(ranked: Sequence[Hit], places: list[int]) -> list[int]:
    earliest = min(places, key=lambda place: (ranked[place].published or "9", place))
    first_of_outlet = {ranked[place].outlet: place for place in reversed(places)}
    return sorted(
        places, key=lambda place: (place != earliest, first_of_outlet[ranked[place].outlet] != place, place)
    )


def _mapped(
    ask: Callable[[str], tuple[float, dict[int, float]]], sentences: list[str], *, parallel: bool
) -> list[tuple[float, dict[int, float]]]:
    if not parallel or len(sentences) < _THREADS:
        return [ask(text) for text in sentences]
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_THREADS) as threads:
        return list(threads.map(ask, sentences))


def _terms(index: SentenceIndex, words: list[str]) -> list[tuple[str, str, int]]:
    """Returns (field, term, rows) to ask for: everything in a small index, else the rarest in the budget."""
    unlimited = index.rows <= _SMALL
    return [
        *_rarest(index, PAIRS, bigrams(words), None if unlimited else MOST_PAIRS),
        *_rarest(index, WORDS, words, None if unlimited else MOST_WORDS),
    ]


def _rarest(
    index: SentenceIndex, field: str, terms: list[str], most: int | None
) -> list[tuple[str, str, int]]:
    """Returns the terms that the index has, rarest first; the rarest one whatever it costs."""
    asked = list(dict.fromkeys(terms))
    known = sorted(row for row in zip(index.frequencies(field, asked), asked, strict=True) if row[0])
    chosen: list[tuple[str, str, int]] = []
    spent = 0
    for count, term in known[:most]:
        spent += count
        if chosen and spent > ROW_BUDGET and most is not None:
            break
        chosen.append((field, term, count))
    return chosen
