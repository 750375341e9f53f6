from __future__ import annotations

import random
from dataclasses import replace

from provenance.network.nearness import Text, nearest, readings

ORIGINAL = (
    "The harbour master closed the northern quay after a crane fell on two barges loaded with timber.",
    "Divers found no one under the wreck but the ferry to the islands stays in port until Thursday noon.",
    "A spokeswoman for the port said that the crane had passed its yearly inspection in early spring.",
    "Fishermen must land their catch at the old jetty while engineers test the concrete of the quay.",
)


def swapped(sentences: tuple[str, ...], changes: dict[str, str]) -> tuple[str, ...]:
    made = []
    for sentence in sentences:
        for old, new in changes.items():
            sentence = sentence.replace(old, new)  # noqa: PLW2901  (each change builds on the last)
        made.append(sentence)
    return tuple(made)


FIRST = {"fell on": "collapsed onto", "yearly": "annual"}
SECOND = {"stays in port": "will not sail", "engineers test": "experts check"}


def text(key: str, place: int, sentences: tuple[str, ...]) -> Text:
    return Text(key, place, dict(enumerate(sentences)))


def test_a_copy_of_a_copy_stands_nearest_to_the_copy_between() -> None:
    between = swapped(ORIGINAL, FIRST)
    rows, siblings = nearest(
        text("article", 9, swapped(between, SECOND)),
        [text("original", 0, ORIGINAL), text("between", 1, between)],
    )
    assert [(row.giver, row.rival) for row in rows] == [("between", None)]
    assert siblings == []


def test_a_single_sentence_alone_makes_no_giver_of_a_document_in_which_the_tracer_found_nothing() -> None:
    rewritten = (
        "The northern quay was shut by the harbour master when a crane came down on two timber barges."
    )
    source = text("source", 0, (rewritten, *ORIGINAL[1:]))
    stranger = Text("stranger", 1, {0: ORIGINAL[0]}, traced=False)
    assert [row.giver for row in nearest(text("article", 9, ORIGINAL), [source, stranger])[0]] == ["source"]
    known = replace(stranger, traced=True)
    assert "stranger" in [row.giver for row in nearest(text("article", 9, ORIGINAL), [source, known])[0]]
    more = replace(stranger, sentences=dict(enumerate(ORIGINAL[:2])))
    changed = text(
        "source", 0, (rewritten, "Divers found nobody; ferries wait until Thursday.", *ORIGINAL[2:])
    )
    assert "stranger" in [row.giver for row in nearest(text("article", 9, ORIGINAL), [changed, more])[0]]


def test_of_two_documents_that_are_equally_near_the_earliest_is_taken() -> None:
    rows, _ = nearest(text("article", 9, ORIGINAL), [text("late", 5, ORIGINAL), text("early", 1, ORIGINAL)])
    assert [row.giver for row in rows] == ["early"]


def test_a_second_copy_of_the_original_is_not_given_to_the_first_copy() -> None:
    rows, _ = nearest(
        text("article", 9, swapped(ORIGINAL, SECOND)),
        [text("original", 0, ORIGINAL), text("copy", 1, swapped(ORIGINAL, FIRST))],
    )
    assert [(row.giver, row.rival) for row in rows] == [("original", None)]


def test_copies_of_a_text_that_is_not_there_show_each_other_to_be_siblings() -> None:
    rows, siblings = nearest(
        text("article", 9, swapped(ORIGINAL, {"no one": "nobody"})),
        [text("one", 0, swapped(ORIGINAL, FIRST)), text("two", 1, swapped(ORIGINAL, SECOND))],
    )
    assert {rows[0].giver, rows[0].rival} == {"one", "two"}
    assert [(pair.one, pair.two) for pair in siblings] == [("one", "two")]


def test_an_article_of_two_originals_is_given_to_both_each_with_its_sentences() -> None:
    other = ("Snow kept the mountain pass shut for a third day and lorries queue on both of its sides.",)
    rows, _ = nearest(
        text("article", 9, (*ORIGINAL, *other)), [text("port", 0, ORIGINAL), text("pass", 1, other)]
    )
    assert [(row.giver, row.sentences) for row in rows] == [("port", (0, 1, 2, 3)), ("pass", (4,))]


def test_the_order_in_which_documents_are_given_changes_nothing() -> None:
    givers = [
        text("original", 0, ORIGINAL),
        text("one", 1, swapped(ORIGINAL, FIRST)),
        text("two", 2, swapped(ORIGINAL, SECOND)),
        text("three", 3, swapped(ORIGINAL, {**FIRST, **SECOND})),
    ]
    article = text("article", 9, swapped(ORIGINAL, {**FIRST, "Divers": "Swimmers"}))
    expected = nearest(article, givers)
    for seed in range(10):
        assert nearest(article, random.Random(seed).sample(givers, len(givers))) == expected  # noqa: S311


def test_a_sentence_without_words_has_nothing_in_common_with_anything() -> None:
    assert readings("…!") == frozenset()
    others = [text("one", 0, ("…",)), text("two", 1, ("!",))]
    assert nearest(text("article", 2, ("…",)), others) == ([], [])


def test_nor_does_one_sentence_of_nearer_wording_make_it_one_beside_the_giver_of_the_rest() -> None:
    half = "The quay was shut after a crane fell on two barges loaded with timber."
    source = text("source", 0, (half, *ORIGINAL[1:]))
    stranger = Text("stranger", 1, {0: ORIGINAL[0]}, traced=False)
    article = text("article", 9, ORIGINAL)
    assert [row.giver for row in nearest(article, [source, stranger])[0]] == ["source"]
    known = replace(stranger, traced=True)
    assert [row.giver for row in nearest(article, [source, known])[0]] == ["source", "stranger"]
