"""The features that retrieval compares: stems and pairs of neighbouring stems of one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from provenance.model import Document, Role, Sentence
from provenance.text.words import stems


def words_and_bigrams(text: str) -> tuple[list[str], list[str]]:
    """Returns the distinct stems of a sentence and its distinct pairs of neighbours, in reading order."""
    words = stems(text)
    return list(dict.fromkeys(words)), list(dict.fromkeys(bigrams(words)))


def bigrams(words: Sequence[str]) -> list[str]:
    """Returns each stem joined to its right neighbour."""
    return [f"{left} {right}" for left, right in pairwise(words)]


def searched_sentences(article: Document) -> Iterator[Sentence]:
    """Yields the sentences of an article that may have been taken from somewhere, equal ones once.

    A footer ("Source: ...") is written by the desk and would only find other footers.
    """
    seen: set[str] = set()
    for sentence in article.sentences:
        if sentence.role is not Role.FOOTER and sentence.text not in seen:
            seen.add(sentence.text)
            yield sentence
