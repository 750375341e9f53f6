"""What can be measured of a pair of sentences: never one fuzzy ratio, always several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from math import fsum
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from provenance.align.profile import Profile, triples
from provenance.text.rarity import Rarity
from provenance.text.synonyms import related

FULL_WEIGHT = 25.0  # nats of shared surprise at which more adds nothing
_FULL_RUN = 12  # words in one run at which more adds nothing


class PairFeatures(NamedTuple):
    """How an article sentence and an original sentence compare; all but ``clash`` lie in 0..1.

    Shares are of rarity weight. ``taken`` is the share of the article
    sentence's content that the original has, ``used`` the share of the
    original's content that the article has; ``..._soft`` count synonyms in
    part, ``..._plain`` leave names and numbers out, because two independent
    reports of one event share those. ``ordered`` is the share of content in
    the same order, ``bigrams`` and ``trigrams`` shares of word sequences,
    ``run`` the longest common sequence of words, ``wording`` the similarity of
    the two word sequences, ``surprise`` and ``surprise_plain`` the weight
    shared. ``numbers`` is the share of the article's numbers found, ``clash``
    1 when both have numbers and none agrees.
    """

    taken: float
    used: float
    taken_soft: float
    used_soft: float
    taken_plain: float
    used_plain: float
    taken_soft_plain: float
    surprise: float
    surprise_plain: float
    ordered: float
    bigrams: float
    trigrams: float
    run: float
    wording: float
    numbers: float
    clash: float


ORDER = ("ordered", "bigrams", "trigrams", "run", "wording")
"""The features that look at the order of words; all others look at which words there are."""


APART = ("clash",)
"""The features of which more means less alike."""


def compare(article: Profile, original: Profile, rarity: Rarity) -> PairFeatures:
    """Measures one pair of sentences; ``rarity`` gives the weights of words."""
    return with_order(compare_words(article, original, rarity), article, original)


def compare_words(article: Profile, original: Profile, rarity: Rarity) -> PairFeatures:
    """Measures which words two sentences share; the features of ``ORDER`` are 0."""
    weight = rarity.weight
    shared = article.distinct & original.distinct
    article_weight = rarity.total(article.distinct) or 1.0
    original_weight = rarity.total(original.distinct) or 1.0
    shared_weight = fsum(map(weight, shared))
    plain_weight = fsum(map(weight, shared & article.plain & original.plain))
    article_plain = rarity.total(article.plain) or 1.0
    original_plain = rarity.total(original.plain) or 1.0
    reached = _reach(article.plain) & original.plain - shared
    soft = fsum(
        share * min(weight(one), weight(two))
        for one, two, share in (synonym_pairs(article.plain - shared, reached) if reached else ())
    )
    return PairFeatures(
        taken=shared_weight / article_weight,
        used=shared_weight / original_weight,
        taken_soft=(shared_weight + soft) / article_weight,
        used_soft=(shared_weight + soft) / original_weight,
        taken_plain=plain_weight / article_plain,
        used_plain=plain_weight / original_plain,
        taken_soft_plain=(plain_weight + soft) / article_plain,
        surprise=min(1.0, shared_weight / FULL_WEIGHT),
        surprise_plain=min(1.0, plain_weight / FULL_WEIGHT),
        ordered=0.0,
        bigrams=0.0,
        trigrams=0.0,
        run=0.0,
        wording=0.0,
        numbers=_share(article.numbers, original.numbers),
        clash=float(
            bool(article.numbers and original.numbers) and article.numbers.isdisjoint(original.numbers)
        ),
    )


def with_order(features: PairFeatures, article: Profile, original: Profile) -> PairFeatures:
    """Returns the features of a pair with those of ``ORDER`` measured too."""
    shared = article.trigrams & original.trigrams
    common = LCSseq.similarity(article.content, original.content)
    return features._replace(
        ordered=common / max(1, min(len(article.content), len(original.content))),
        bigrams=_share(article.bigrams, original.bigrams),
        trigrams=len(shared) / len(article.trigrams) if shared else 0.0,
        run=min(_longest_run(article, original, shared), _FULL_RUN) / _FULL_RUN,
        wording=Indel.normalized_similarity(article.words, original.words),
    )


def synonym_pairs(ones: Set[str], others: Set[str]) -> Iterable[tuple[str, str, float]]:
    """Pairs each stem of ``ones`` with the best stem of ``others`` that can stand for it, each used once."""
    free = set(others)
    for one in sorted(ones):
        table = related(one)
        if table.keys().isdisjoint(free):
            continue
        best = max((two for two in free if two in table), key=lambda two: (table[two], two))
        free.discard(best)
        yield one, best, table[best]


def longest_run(article: Profile, original: Profile) -> int:
    """Returns the length in words of the longest sequence that both have, stop words included.

    A run ends where a sentence ends, also in a profile of two sentences read as one.
    """
    return _longest_run(article, original, article.trigrams & original.trigrams)


def _longest_run(article: Profile, original: Profile, shared: Set[int]) -> int:
    if shared:
        return _chained(article.words, original.words, shared)
    if not article.bigrams.isdisjoint(original.bigrams):
        return 2
    return int(not set(article.words).isdisjoint(original.words))


def _chained(article: Sequence[str], original: Sequence[str], shared: Set[int]) -> int:
    """Returns the length of the longest chain of shared triples that overlap in two words."""
    places: dict[int, list[int]] = {}
    for at, triple in enumerate(triples(original)):
        if triple in shared:
            places.setdefault(triple, []).append(at)
    best = 0
    before: dict[int, int] = {}
    for triple in triples(article):
        before = {at: before.get(at - 1, 2) + 1 for at in places.get(triple, ())}
        best = max(best, *before.values()) if before else best
    return best


@lru_cache(maxsize=1024)
def _reach(stems: frozenset[str]) -> frozenset[str]:
    """Returns all stems that can stand for any of ``stems``: many sentences have none of them."""
    return frozenset().union(*map(related, stems))


def _share(part: Set[object], whole: Set[object]) -> float:
    return len(part & whole) / len(part) if part else 0.0
