"""Compares texts with documents: the article with its candidates, and those with what they may go back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from provenance.align.evidence import Candidate, Context, gather
from provenance.align.model import Models, probability
from provenance.align.search import Maker, Shelves
from provenance.align.witness import Reading, Source

if TYPE_CHECKING:
    from provenance.align.semantic import Meanings

Table = Mapping[int, Mapping[str, Candidate]]
"""Position of a sentence -> key of a source -> how the two compare."""


class Comparison:
    """What all comparisons of one alignment share; every document is taken apart once.

    Args:
        article: the article.
        sources: its candidate originals: the nearest of them tell how rare a word is.
        models: the fitted models.
        meanings: a sentence model that has a say in which sentences are nearest.
        make: makes the shelves of documents.
    """

    def __init__(
        self,
        article: Reading,
        sources: Sequence[Source],
        models: Models,
        meanings: Meanings | None,
        make: Maker,
    ) -> None:
        self._models = models
        self._meanings = meanings
        self._shelves = Shelves(article.sentences, sources, make)
        self.rarity = self._shelves.rarity
        self._chances: dict[Context, float] = {}

    def table(self, reading: Reading, sources: Sequence[Source]) -> Table:
        """Compares a text with some documents."""
        table: dict[int, dict[str, Candidate]] = defaultdict(dict)
        for candidate in gather(reading, sources, self._models, self._meanings, self._shelves):
            table[candidate.place][candidate.witness] = candidate
        return table

    def chance(self, candidate: Candidate) -> float:
        """Returns the probability that a pair in its context is derived."""
        chance = self._chances.get(candidate.context)
        if chance is None:
            chance = probability(self._models.context.logit(candidate.context))
            self._chances[candidate.context] = chance
        return chance
