"""A corpus that lives in memory: a handful of files, a test, a notebook."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from provenance.corpus.features import (
    PAIR_WEIGHT,
    equals_of_nearest,
    is_pair,
    is_worth_comparing,
    least_of_nearest,
    searched_sentences,
    words_and_bigrams,
)
from provenance.corpus.identity import fingerprint, names_of
from provenance.model import Document

# A feature in more documents than this share says nothing of where a text came from,
# and its posting list is what makes a search slow. Small corpora have no common features.
_COMMON_SHARE = 0.25
_COMMON_AT_LEAST = 200


class MemoryCorpus:
    """Documents held in dictionaries; equal documents are kept once, the first one given.

    Args:
        documents: what the corpus holds, in any order.
        name: what results call it.
        notes: remarks for the user.
    """

    def __init__(
        self, documents: Iterable[Document], name: str = "memory", notes: Iterable[str] = ()
    ) -> None:
        self.name = name
        self.notes = tuple(notes)
        held = {document.id: document for document in reversed(list(documents))}
        self._documents = [held[identifier] for identifier in sorted(held)]
        self._place = {document.id: place for place, document in enumerate(self._documents)}
        self._named: dict[str, list[int]] = defaultdict(list)
        for place, document in enumerate(self._documents):
            for known_by in names_of(document):
                self._named[known_by].append(place)
        self.fingerprint = fingerprint(held)
        # feature -> [(document, sentence row), ...]; rows count over the whole corpus
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._frequency: dict[str, int] = defaultdict(int)
        self._index()

    def __len__(self) -> int:
        return len(self._documents)

    def candidates(self, article: Document, limit: int = 50) -> list[Document]:
        """Returns the documents that share rare text with the article, best first."""
        itself = {place for known_by in names_of(article) for place in self._named.get(known_by, ())}
        totals: dict[int, float] = defaultdict(float)
        shares: dict[int, float] = defaultdict(float)
        nearest: dict[int, float] = defaultdict(float)
        for sentence in searched_sentences(article):
            whole, best = self._best_sentences(sentence.text, itself)
            for place, score in best.items():
                totals[place] += score * score / whole
            if best:
                least = least_of_nearest(best.values())
                for place, score in best.items():
                    if score >= least:
                        shares[place] = max(shares[place], score / whole)
                for place in equals_of_nearest(best):
                    nearest[place] = max(nearest[place], best[place] / whole)
        ranked = enumerate(sorted(totals, key=lambda place: (-totals[place], place)))
        worth = (place for rank, place in ranked if is_worth_comparing(rank, shares[place], nearest[place]))
        return [self._documents[place] for place in islice(worth, max(0, limit))]

    def frequency(self, stems: Iterable[str]) -> dict[str, int]:
        """Returns for each stem the number of documents that have it."""
        return {stem: self._frequency.get(stem, 0) for stem in stems}

    def document(self, identifier: str, /) -> Document | None:
        """Returns the document with this id, or None."""
        place = self._place.get(identifier)
        return None if place is None else self._documents[place]

    def documents(self) -> Iterator[Document]:
        """Yields every document, in the order of their ids."""
        return iter(self._documents)

    def _index(self) -> None:
        row = 0
        for place, document in enumerate(self._documents):
            seen: set[str] = set()
            for sentence in document.sentences:
                for feature in chain(*words_and_bigrams(sentence.text)):
                    self._postings[feature].append((place, row))
                    seen.add(feature)
                row += 1
            for feature in seen:
                self._frequency[feature] += 1

    def _best_sentences(self, text: str, without: set[int]) -> tuple[float, dict[int, float]]:
        """Returns the rarity of a sentence, and for each document that of what its best sentence shares."""
        rows: dict[tuple[int, int], float] = defaultdict(float)
        whole = 0.0
        for feature in chain(*words_and_bigrams(text)):
            weight = self._weight(feature)
            if weight:
                whole += weight
                for posting in self._postings[feature]:
                    rows[posting] += weight
        best: dict[int, float] = defaultdict(float)
        for (place, _), score in rows.items():
            if place not in without:
                best[place] = max(best[place], score)
        return whole, best

    def _weight(self, feature: str) -> float:
        """Returns what a feature counts by its rarity, or 0 where it is absent or in too many documents."""
        frequency = self._frequency.get(feature, 0)
        if not frequency or frequency > max(_COMMON_AT_LEAST, _COMMON_SHARE * len(self._documents)):
            return 0.0
        rarity = math.log((len(self._documents) + 1) / (frequency + 0.5))
        return rarity * PAIR_WEIGHT if is_pair(feature) else rarity
