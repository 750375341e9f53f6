"""The features that retrieval compares: stems and pairs of neighbouring stems of one sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import pairwise

from provenance.model import Document, Role, Sentence
from provenance.text.words import stems


def words_and_bigrams(text: str) -> tuple[list[str], list[str]]:
    """Returns the distinct stems of a sentence and its distinct pairs of neighbours, in reading order."""
    words = stems(text)
    return list(dict.fromkeys(words)), list(dict.fromkeys(bigrams(words)))


def bigrams(words: Sequence[str]) -> list[str]:
    """Returns each stem joined to its right neighbour by an underscore, which no stem has."""
    return list(map("_".join, pairwise(words)))


def is_pair(feature: str) -> bool:
    """Whether a feature is a pair of stems."""
    return "_" in feature


def searched_sentences(article: Document) -> Iterator[Sentence]:
    """Yields the sentences of an article that may have been taken from somewhere, equal ones once.

    A footer ("Source: ...") is written by the desk and would only find other footers.
    """
    seen: set[str] = set()
    for sentence in article.sentences:
        if sentence.role is not Role.FOOTER and sentence.text not in seen:
            seen.add(sentence.text)
            yield sentence


ALWAYS_COMPARED = 10
"""Candidates that are compared in full however little they share."""

LEAST_SHARE = 0.4
"""Share of some sentence that any further candidate must explain."""

NEAREST = 3
"""Documents nearest to that sentence among which it must be: the source, and its best rivals; copies count as one."""

LEAST_SHARE_OF_NEAREST = 0.2
"""The same for the document that is nearest of all, and its copies: it may be the source of this one alone."""

_SAME = 0.001  # scores that differ by no more are those of copies

PAIR_WEIGHT = 0.5
"""What a pair counts of its rarity: most of it lies in its two words, which count for themselves."""


def least_of_nearest(scores: Iterable[float]) -> float:
    """Returns what a document must share of a sentence to be among the nearest to it.

    Args:
        scores: what each document shares of it. Copies of one text share the same, and none of them goes
            without the others: which of them was the source is decided by date and outlet.
    """
    return nlargest(NEAREST, {round(score, 3) for score in scores})[-1] - _SAME


def equals_of_nearest(scores: Mapping[int, float]) -> list[int]:
    """Returns the documents to which none is nearer: the nearest, and copies of it.

    Args:
        scores: document -> what it shares of a sentence; at least one.
    """
    least = max(scores.values()) - _SAME
    return [document for document, score in scores.items() if score >= least]


def is_worth_comparing(rank: int, share: float, share_as_nearest: float) -> bool:
    """Whether a candidate may be a source, or tell a source from what every report has.

    Comparing texts in full is the dear part of a trace, and most documents
    share no more than set phrases with an article.

    Args:
        rank: its place among the candidates, from 0.
        share: that part of a sentence's rarity which the document shares, the largest over those
            sentences to which it is among the ``NEAREST``.
        share_as_nearest: the same over the sentences to which no document is nearer.
    """
    return rank < ALWAYS_COMPARED or share >= LEAST_SHARE or share_as_nearest >= LEAST_SHARE_OF_NEAREST


def feature_stamp() -> str:
    """Returns a word that changes when the features of a text do, so that an index made before is noticed."""
    probe = "\n".join(stem for line in _PROBE for stem in stems(line))
    return hashlib.blake2b(probe.encode(), digest_size=8).hexdigest()


_PROBE = (
    "The organisations' neighbours weren't travelling; “colour” labour's centre cancelled 5,135.50 kg.",
    "At 12:30 on 7 Jan. 2022 over 1.2 m people re-elected café owner O’Neill's co-op in Çeşme-Ilıca.",
    "He said she'd been analysing crises, lies, running, happily, generalizations and the oil_prices.",
    "Порядок восстановлен, заявил ёж. الرئيس قال 日本経済 straße NATO-led 3rd covid-19 $200m",
)
