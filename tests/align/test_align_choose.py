"""Sources compete for the whole article."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.align.choose import _logit, choose_sources

CHANCES = st.dictionaries(st.sampled_from("abc"), st.floats(0.01, 0.99), max_size=3)


def test_a_sentence_goes_to_the_likelier_source():
    assert choose_sources([{"a": 0.9, "b": 0.7}], 0.6) == ["a"]


def test_nothing_below_the_threshold_is_given_away():
    assert choose_sources([{"a": 0.59}, {}], 0.6) == [None, None]


def test_a_stray_resemblance_does_not_break_a_run():
    assert choose_sources([{"a": 0.95}, {"a": 0.80, "b": 0.82}, {"a": 0.95}], 0.6) == ["a", "a", "a"]


def test_a_clear_change_of_source_is_followed():
    assert choose_sources([{"a": 0.95}, {"a": 0.3, "b": 0.97}, {"b": 0.9}], 0.6) == ["a", "b", "b"]


def test_own_words_between_two_sentences_of_one_source_cost_nothing():
    assert choose_sources([{"a": 0.7}, {}, {"a": 0.7}], 0.6) == ["a", None, "a"]


def test_an_empty_article_has_no_sources():
    assert choose_sources([], 0.6) == []


def _oracle(scores, threshold, switch):
    """The slow, obvious way: tries every way of giving sentences away and keeps the best total."""
    bar = _logit(threshold)
    best = 0.0
    for path in product(*[[None, *sorted(row)] for row in scores]):
        total, last = 0.0, None
        for row, key in zip(scores, path, strict=True):
            if key is None:
                continue
            if row[key] <= threshold:
                break
            total += _logit(row[key]) - bar - (switch if last not in (None, key) else 0.0)
            last = key
        else:
            best = max(best, total)
    return best


@settings(deadline=None, max_examples=150)
@given(st.lists(CHANCES, max_size=5), st.floats(0.2, 0.8))
def test_the_walk_finds_what_trying_everything_finds(scores, threshold):
    chosen = choose_sources(scores, threshold, switch=0.5)
    bar = _logit(threshold)
    total, last = 0.0, None
    for row, key in zip(scores, chosen, strict=True):
        if key is not None:
            total += _logit(row[key]) - bar - (0.5 if last not in (None, key) else 0.0)
            last = key
    assert abs(total - _oracle(scores, threshold, 0.5)) < 1e-6
