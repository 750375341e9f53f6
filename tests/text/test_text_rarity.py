"""How much a shared word says: the corpus decides where it is large, English at large where it is small."""

from __future__ import annotations

from provenance.text.rarity import LARGEST_WEIGHT, Rarity


def rarity(documents: int, **counts: int) -> Rarity:
    return Rarity(documents, counts)


def test_the_name_that_all_three_documents_have_is_no_rare_evidence() -> None:
    small, large = rarity(3, tokayev=3), rarity(100_000, tokayev=3)
    assert small.weight("tokayev") < 0.4 * large.weight("tokayev")
    assert small.weight("tokayev") < 3


def test_a_small_corpus_does_not_make_everyday_words_rare() -> None:
    small = rarity(3)
    assert small.weight("govern") < 2.5
    assert small.weight("say") < small.weight("govern") < small.weight("tokayev") == LARGEST_WEIGHT


def test_in_a_large_corpus_its_own_counts_decide() -> None:
    shipping_news = rarity(100_000, govern=40, harbour=90_000)
    assert shipping_news.weight("harbour") < 0.2
    assert shipping_news.weight("govern") > 7
