"""What can be measured of a pair of sentences: never one fuzzy ratio, always several."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from provenance.align.profile import Profile
from provenance.text.rarity import Rarity
from provenance.text.synonyms import related

_FULL_WEIGHT = 25.0  # nats of shared surprise at which more adds nothing
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


def compare(article: Profile, original: Profile, rarity: Rarity) -> PairFeatures:
    """Measures one pair of sentences; ``rarity`` gives the weights of words."""
    weight = rarity.weight
    shared = article.distinct & original.distinct
    shared_plain = shared & article.plain & original.plain
    article_weight = _total(article.distinct, rarity) or 1.0
    original_weight = _total(original.distinct, rarity) or 1.0
    shared_weight = _total(shared, rarity)
    plain_weight = _total(shared_plain, rarity)
    article_plain = _total(article.plain, rarity) or 1.0
    original_plain = _total(original.plain, rarity) or 1.0
    soft = sum(
        share * min(weight(one), weight(two))
        for one, two, share in synonym_pairs(article.plain - shared, original.plain - shared)
    )
    common = LCSseq.similarity(article.content, original.content)
    return PairFeatures(
        taken=shared_weight / article_weight,
        used=shared_weight / original_weight,
        taken_soft=(shared_weight + soft) / article_weight,
        used_soft=(shared_weight + soft) / original_weight,
        taken_plain=plain_weight / article_plain,
        used_plain=plain_weight / original_plain,
        taken_soft_plain=(plain_weight + soft) / article_plain,
        surprise=min(1.0, shared_weight / _FULL_WEIGHT),
        surprise_plain=min(1.0, plain_weight / _FULL_WEIGHT),
        ordered=common / max(1, min(len(article.content), len(original.content))),
        bigrams=_share(article.bigrams, original.bigrams),
        trigrams=_share(article.trigrams, original.trigrams),
        run=min(longest_run(article, original), _FULL_RUN) / _FULL_RUN,
        wording=Indel.normalized_similarity(article.words, original.words),
        numbers=_share(article.numbers, original.numbers),
        clash=float(
            bool(article.numbers and original.numbers) and not article.numbers & original.numbers
        ),
    )


def synonym_pairs(ones: Set[str], others: Set[str]) -> Iterable[tuple[str, str, float]]:
    """Pairs each stem of ``ones`` with the best stem of ``others`` that can stand for it, each used once."""
    free = set(others)
    for one in sorted(ones):
        table = related(one)
        if not table:
            continue
        best = max((two for two in free if two in table), key=lambda two: (table[two], two), default=None)
        if best is not None:
            free.discard(best)
            yield one, best, table[best]


def longest_run(article: Profile, original: Profile) -> int:
    """Returns the length in words of the longest sequence that both have, stop words included."""
    starts = article.bigrams & original.bigrams
    if not starts:
        return int(bool(set(article.words) & set(original.words)))
    places: dict[tuple[str, str], list[int]] = {}
    for at, pair in enumerate(zip(original.words, original.words[1:], strict=False)):
        if pair in starts:
            places.setdefault(pair, []).append(at)
    best = 0
    before: dict[int, int] = {}
    for pair in zip(article.words, article.words[1:], strict=False):
        now = {at: before.get(at - 1, 1) + 1 for at in places.get(pair, ())}
        best = max(best, max(now.values(), default=0))
        before = now
    return best


def _total(stems: Iterable[str], rarity: Rarity) -> float:
    return sum(map(rarity.weight, stems))


def _share(part: Set[object], whole: Set[object]) -> float:
    return len(part & whole) / len(part) if part else 0.0
