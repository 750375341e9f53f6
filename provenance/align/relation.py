"""How near two texts stand: verbatim, near-verbatim, paraphrase; or only the same statement or fact."""

from __future__ import annotations

from provenance.align.features import PairFeatures
from provenance.align.profile import Profile
from provenance.model import Relation

_NEAR_TRIPLES = 0.5  # share of word triples, of the shorter text, from which wording counts as kept
_NEAR_WORDING = 0.72  # similarity of the two word sequences that does so too
_SAME_STATEMENT = 0.35
_SHARED_FACT = 0.35
_QUOTE_TRIPLES = 0.25


def derived_relation(article: Profile, original: Profile, features: PairFeatures) -> Relation:
    """Names the relation of a pair that is held to be derived."""
    if _contains(original.words, article.words):
        return Relation.VERBATIM
    shorter = min(len(article.trigrams), len(original.trigrams)) or 1
    kept = len(article.trigrams & original.trigrams) / shorter
    if (kept >= _NEAR_TRIPLES and features.taken >= _NEAR_TRIPLES) or features.wording >= _NEAR_WORDING:
        return Relation.NEAR_VERBATIM
    return Relation.PARAPHRASE


def other_relation(pair: float, features: PairFeatures, speech: bool) -> Relation:
    """Names the relation of a pair that is not held to be derived; ``pair`` is the pair model's probability."""
    if speech and (pair >= _SAME_STATEMENT or features.trigrams >= _QUOTE_TRIPLES):
        return Relation.SAME_STATEMENT
    if pair >= _SHARED_FACT:
        return Relation.SHARED_FACT
    return Relation.NONE


def _contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether ``part`` stands in ``whole`` as one run, and is more than a phrase of it."""
    if len(part) > len(whole) or len(part) < min(4, len(whole)):
        return False
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))
