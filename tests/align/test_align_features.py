from __future__ import annotations

from collections.abc import Iterable
from weakref import ref

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.align.features import PairFeatures, compare, longest_run, synonym_pairs
from provenance.align.profile import Profile, merged, profile
from provenance.text.rarity import Rarity
from provenance.text.synonyms import related

LAW = settings(deadline=None, max_examples=150)
VOCABULARY = (
    "the a of in on to and with was not said ships vessels port harbour fire blaze minister Minister Vessin "
    "Norvale Dr halted stopped quit 12 5,135 40 percent tanker crew captain organisation organization"
)
sentences = st.lists(st.sampled_from(VOCABULARY.split(" ")), min_size=0, max_size=18).map(" ".join)


class Counts(dict[str, int]):
    """Two documents have each word that begins with an m."""

    def get(self, word: str, otherwise: int = 0) -> int:  # type: ignore[override]
        return 2 if word.startswith("m") else otherwise


def rarity() -> Rarity:
    return Rarity(3, Counts())


def slow_total(stems: Iterable[str], weights: Rarity) -> float:
    return sum(weights.weight(name) for name in sorted(stems))


def slow_run(article: Profile, original: Profile) -> int:
    def runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
        return {words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1)}

    return max(map(len, runs(article.words) & runs(original.words)), default=0)


def slow_order(one: tuple[str, ...], two: tuple[str, ...]) -> int:
    table = [[0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for i, left in enumerate(one):
        for j, right in enumerate(two):
            table[i + 1][j + 1] = table[i][j] + 1 if left == right else max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


def slow_synonyms(ones: frozenset[str], others: frozenset[str], weights: Rarity) -> float:
    free, total = set(others), 0.0
    for one in sorted(ones):
        chances = [(share, two) for two, share in related(one).items() if two in free]
        if chances:
            share, two = max(chances)
            free.remove(two)
            total += share * min(weights.weight(one), weights.weight(two))
    return total


def share(part: frozenset[object], whole: frozenset[object]) -> float:
    return len([item for item in part if item in whole]) / len(part) if part else 0.0


def slow_compare(article: Profile, original: Profile, weights: Rarity) -> PairFeatures:
    shared = article.distinct & original.distinct
    soft = slow_synonyms(article.plain - shared, original.plain - shared, weights)
    whole, plain = slow_total(shared, weights), slow_total(shared & article.plain & original.plain, weights)
    of = {
        name: slow_total(stems, weights) or 1.0
        for name, stems in {
            "article": article.distinct,
            "original": original.distinct,
            "article plain": article.plain,
            "original plain": original.plain,
        }.items()
    }
    words = len(article.words) + len(original.words)
    return PairFeatures(
        taken=whole / of["article"],
        used=whole / of["original"],
        taken_soft=(whole + soft) / of["article"],
        used_soft=(whole + soft) / of["original"],
        taken_plain=plain / of["article plain"],
        used_plain=plain / of["original plain"],
        taken_soft_plain=(plain + soft) / of["article plain"],
        surprise=min(1.0, whole / 25.0),
        surprise_plain=min(1.0, plain / 25.0),
        ordered=slow_order(article.content, original.content)
        / max(1, min(len(article.content), len(original.content))),
        bigrams=share(article.bigrams, original.bigrams),
        trigrams=share(article.trigrams, original.trigrams),
        run=min(slow_run(article, original), 12) / 12,
        wording=2 * slow_order(article.words, original.words) / words if words else 1.0,
        numbers=share(article.numbers, original.numbers),
        clash=float(bool(article.numbers and original.numbers and not article.numbers & original.numbers)),
    )


@LAW
@given(sentences, sentences)
def test_the_fast_comparison_says_what_the_slow_and_obvious_one_says(one: str, two: str) -> None:
    weights = rarity()
    fast = compare(profile(one), profile(two), weights)
    slow = slow_compare(profile(one), profile(two), weights)
    for name, quick, plain in zip(fast._fields, fast, slow, strict=True):
        assert abs(quick - plain) < 1e-12, name


@LAW
@given(sentences, sentences)
def test_every_feature_lies_between_nothing_and_all(one: str, two: str) -> None:
    assert all(0.0 <= value <= 1.0 + 1e-12 for value in compare(profile(one), profile(two), rarity()))


@LAW
@given(sentences)
def test_a_sentence_has_taken_all_of_itself(text: str) -> None:
    item = profile(text)
    same = compare(item, item, rarity())
    assert same.wording == 1.0
    assert same.clash == 0.0
    if slow_total(item.distinct, rarity()):
        assert same.taken == same.used == same.ordered == 1.0


@LAW
@given(sentences, sentences, sentences)
def test_earlier_comparisons_change_no_later_one(one: str, two: str, three: str) -> None:
    weights = rarity()
    compare(profile(three), profile(two), weights)
    compare(profile(two), profile(one), weights)
    assert compare(profile(one), profile(two), weights) == compare(profile(one), profile(two), rarity())


def test_two_corpora_keep_their_weights_apart() -> None:
    one, two = profile("The tanker caught fire"), profile("A tanker burned")
    rare = Rarity(1000, {})
    common = Rarity(1000, dict.fromkeys(one.distinct | two.distinct, 1000))
    assert compare(one, two, rare).surprise > 0
    assert compare(one, two, common).surprise < 0.01


def test_what_was_kept_of_a_corpus_goes_with_it() -> None:
    weights = rarity()
    compare(profile("ships"), profile("vessels"), weights)
    kept = ref(weights)
    del weights
    assert kept() is None


def test_a_synonym_stands_for_one_word_only() -> None:
    assert [(one, two) for one, two, _ in synonym_pairs({"ship"}, {"vessel", "port"})] == [("ship", "vessel")]
    pairs = list(synonym_pairs({"halt", "stop"}, {"halt"}))
    assert len(pairs) <= 1


def test_synonyms_raise_the_soft_shares_and_nothing_else() -> None:
    same = compare(profile("the ships halted"), profile("the vessels were in port"), rarity())
    assert same.taken == 0.0
    assert same.taken_soft > 0.0
    assert same.taken_soft_plain > 0.0


def test_a_run_ends_where_a_sentence_ends() -> None:
    article = profile("the crew left port before dawn")
    halves = merged(profile("we saw the crew left"), profile("port before dawn was calm"))
    assert longest_run(article, halves) == 3
    assert longest_run(article, profile("the crew left port before dawn")) == 6


def test_numbers_that_differ_clash_and_those_that_are_missing_do_not() -> None:
    weights = rarity()
    assert compare(profile("killed 12 people"), profile("killed 15 people"), weights).clash == 1.0
    assert compare(profile("killed 12 people"), profile("killed many people"), weights).clash == 0.0
    assert compare(profile("killed 12 people"), profile("the 12 people killed"), weights).numbers == 1.0
