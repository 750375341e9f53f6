"""From the sentences of an article to the documents that may be their originals.

Each sentence asks for its rarest pairs of words and its rarest words, and no
more of them than a budget of index rows allows: the cost of a query is the
number of rows that its terms stand in, and it is the rare terms that tell
where a text came from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from provenance.corpus.features import bigrams
from provenance.corpus.index import PAIRS, WORDS, SentenceIndex
from provenance.text.words import stems

MOST_PAIRS = 10
"""Pairs asked for per sentence. Fewer loses heavy paraphrase, more costs time in large corpora."""

MOST_WORDS = 6
"""Words asked for per sentence, besides the pairs."""

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


def scores(
    index: SentenceIndex, sentences: Iterable[str], *, hits: int = HITS, among: Sequence[int] | None = None
) -> dict[int, float]:
    """Returns document number -> evidence, summed over the sentences, each with the document's best row."""

    def ask(text: str) -> dict[int, float]:
        terms = _terms(index, stems(text))
        best: dict[int, float] = {}
        for number, score in index.best(terms, hits, among) if terms else ():
            best.setdefault(number, score)  # the best row of a document comes first
        return best

    total: dict[int, float] = defaultdict(float)
    for best in _mapped(ask, list(sentences), parallel=index.rows > _PARALLEL):
        for number, score in best.items():
            total[number] += score
    return total


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found, with what decides about its place among the candidates."""

    score: float
    number: int
    id: str
    family: int | None
    outlet: str | None
    published: str | None


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
    order = sorted(range(len(ranked)), key=lambda place: (place in waiting, place))
    return [ranked[place] for place in order[:limit]]


def _by_merit(ranked: Sequence[Hit], places: list[int]) -> list[int]:
    earliest = min(places, key=lambda place: (ranked[place].published or "9", place))
    first_of_outlet = {ranked[place].outlet: place for place in reversed(places)}
    return sorted(
        places, key=lambda place: (place != earliest, first_of_outlet[ranked[place].outlet] != place, place)
    )


def _mapped(
    ask: Callable[[str], dict[int, float]], sentences: list[str], *, parallel: bool
) -> list[dict[int, float]]:
    if not parallel or len(sentences) < _THREADS:
        return [ask(text) for text in sentences]
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_THREADS) as threads:
        return list(threads.map(ask, sentences))


def _terms(index: SentenceIndex, words: list[str]) -> list[tuple[str, str]]:
    """Returns what to ask for: in a small index everything, else the rarest within the budget."""
    unlimited = index.rows <= _SMALL
    return [
        *((PAIRS, pair) for pair in _rarest(index, PAIRS, bigrams(words), None if unlimited else MOST_PAIRS)),
        *((WORDS, word) for word in _rarest(index, WORDS, words, None if unlimited else MOST_WORDS)),
    ]


def _rarest(index: SentenceIndex, field: str, terms: list[str], most: int | None) -> list[str]:
    """Returns the terms that the index has, rarest first; the rarest one whatever it costs."""
    known = [(count, term) for term in dict.fromkeys(terms) if (count := index.frequency(field, term))]
    known.sort()
    if most is None:
        return [term for _, term in known]
    chosen: list[str] = []
    spent = 0
    for count, term in known[:most]:
        spent += count
        if chosen and spent > ROW_BUDGET:
            break
        chosen.append(term)
    return chosen
