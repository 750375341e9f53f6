"""Names that sign an item or stand in brackets: how far they reach."""

from __future__ import annotations

from dataclasses import replace

import pytest
from credit_documents import credited, document

from provenance.credit import find_credits
from provenance.credit.signature import signed
from provenance.model import Scope
from provenance.outlets import Registry
from provenance.reading import read_text

REGISTRY = Registry.load()
ITEM = "The bridge over the Orla fell in the night.", "Nine lorries fell with it."
NEXT = "The mill at Brenn was sold to a family from the coast.", "Its wheel has stood still since May."


def items(*pieces: str, paragraphs: tuple[int, ...]) -> list[list[str]]:
    """The outlets credited in each piece, the pieces standing in these paragraphs."""
    plain = document(*pieces)
    sentences = tuple(
        replace(sentence, paragraph=at) for sentence, at in zip(plain.sentences, paragraphs, strict=True)
    )
    found = find_credits(replace(plain, sentences=sentences), REGISTRY)
    return [credited(found.get(index, ())) for index in range(len(pieces))]


@pytest.mark.parametrize("signature", ["(AFP)", "[AFP]", "— AFP", "/AFP/", "(AFP)."])
def test_a_name_amid_the_text_signs_the_paragraph_above_it_and_nothing_else(signature: str) -> None:
    assert items(*ITEM, signature, *NEXT, paragraphs=(0, 0, 0, 1, 1)) == [["AFP"], ["AFP"], ["AFP"], [], []]
    assert items(*ITEM, signature, *NEXT, paragraphs=(0, 0, 1, 2, 2)) == [["AFP"], ["AFP"], ["AFP"], [], []]
    assert items(*NEXT, *ITEM, signature, *NEXT, paragraphs=(0, 0, 1, 1, 1, 2, 2))[:2] == [[], []]


def test_a_name_behind_the_last_stop_of_a_paragraph_signs_it() -> None:
    assert items(ITEM[0], f"{ITEM[1]} — dpa", *NEXT, paragraphs=(0, 0, 1, 1)) == [["DPA"], ["DPA"], [], []]


def test_where_each_item_is_signed_the_last_signature_is_its_items_own() -> None:
    found = items(*ITEM, "(AFP)", *NEXT, "(Kyodo)", paragraphs=(0, 0, 1, 2, 3, 4))
    assert found == [["AFP"], ["AFP"], ["AFP"], ["Kyodo"], ["Kyodo"], ["Kyodo"]]


def test_a_sentence_that_names_its_own_source_keeps_it() -> None:
    told = "Nine lorries fell with it, Kyodo reported."
    assert items(ITEM[0], told, "(AFP)", *NEXT, paragraphs=(0, 0, 0, 1, 1))[:2] == [["AFP"], ["Kyodo"]]


@pytest.mark.parametrize(
    "bracket", ["(hat tip to Kyodo for that)", "(source: Kyodo)", "(via Kyodo)", "[h/t Kyodo]"]
)
def test_a_bracket_in_running_text_credits_its_own_sentence(bracket: str) -> None:
    found = find_credits(
        document(ITEM[0], f"Nine lorries and a cart fell with it {bracket}.", *NEXT), REGISTRY
    )
    assert {index: [(c.outlet, c.scope) for c in row] for index, row in found.items()} == {
        1: [("Kyodo", Scope.SENTENCE)]
    }


def test_a_bracket_before_a_sentence_amid_the_text_credits_that_sentence() -> None:
    found = find_credits(document(ITEM[0], f"(via Kyodo) {NEXT[0]}", NEXT[1]), REGISTRY)
    assert [(c.outlet, c.scope) for row in found.values() for c in row] == [("Kyodo", Scope.SENTENCE)]


def test_a_bracket_before_the_first_sentence_credits_the_article() -> None:
    found = find_credits(document(f"(From Kyodo) BRENN - {ITEM[0]}", ITEM[1], *NEXT), REGISTRY)
    assert [(c.outlet, c.scope) for c in found[0]] == [("Kyodo", Scope.ARTICLE)]


def test_a_bracket_that_says_what_went_into_the_text_credits_the_article_wherever_it_stands() -> None:
    found = find_credits(
        document(ITEM[0], "Nine lorries and a cart fell with it (with inputs from Kyodo).", *NEXT), REGISTRY
    )
    assert [(c.outlet, c.scope) for c in found[1]] == [("Kyodo", Scope.ARTICLE)]


@pytest.mark.parametrize(
    ("closing", "scope"), [("(figures: Kyodo)", Scope.SENTENCE), ("(Kyodo)", Scope.ARTICLE)]
)
def test_a_signature_of_the_figures_alone_is_none_of_the_article(closing: str, scope: Scope) -> None:
    found = find_credits(document(*ITEM, f"The coin of Moravel has lost a tenth {closing}."), REGISTRY)
    assert [(c.outlet, c.scope) for c in found[2]] == [("Kyodo", scope)]


@pytest.mark.parametrize("hostile", ["(" + "Aand" * 500 + " Reuters).", "(Reuters" + "andA" * 500 + "!"])
def test_brackets_made_to_be_slow_are_read_in_no_time(hostile: str) -> None:
    """Read in more than one way, each "and" doubled the time: twenty took half a second, and sixty would not end."""
    assert find_credits(document(f"The quay was closed on Monday {hostile}"), REGISTRY) == {}


@pytest.mark.parametrize("line", ["Brevik (AFP)", "Brevik (Norway) (AFP)"])
def test_an_agency_behind_its_place_above_the_headline_signs_the_text(line: str) -> None:
    read = read_text(
        f"{line}\n04/05/2037 - 21:30\nPower cut leaves Brevik shivering\n\n" + "\n\n".join(ITEM + NEXT)
    )
    assert signed([read], REGISTRY) == {read.id: "AFP"}
