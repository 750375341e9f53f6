"""Outlets that the registry lacks, or knows by a part of their name only."""

from __future__ import annotations

import pytest
from credit_documents import credited, document

from provenance.credit import find_credits
from provenance.credit.anothers import is_anothers
from provenance.outlets import Registry

REGISTRY = Registry.load()


@pytest.mark.parametrize("publishers", [(), ("Coast News 24", "Brennholm Sky News")])
def test_a_known_name_within_a_longer_one_is_not_meant(publishers: tuple[str, ...]) -> None:
    text = document("Nine died, Coast News 24 writes.", "Ten died, the Brennholm Sky News reported.")
    found = find_credits(text, REGISTRY, publishers)
    assert [credited(found[index]) for index in (0, 1)] == [["Coast News 24"], ["Brennholm Sky News"]]


@pytest.mark.parametrize(
    "opening",
    [
        "On Monday",
        "British",
        "Monday's",
        "A former mayor told",
        "Yesterday",
        "Although",
        "Reportedly",
        "Nine Dead, Says",
    ],
)
def test_words_before_a_known_name_that_are_no_part_of_it_leave_it_one(opening: str) -> None:
    found = find_credits(document(f"{opening} Sky News reported that nine had died."), REGISTRY)
    assert "Sky News" in credited(found.get(0, ()))


def test_a_site_is_known_by_the_short_form_of_its_name() -> None:
    text = document("The mill was sold, Moravel Bote writes.", "Nine died, as Zorvat reports.")
    found = find_credits(text, REGISTRY, ["Moravel Bote Online", "Zorvat International"])
    assert {index: credited(row) for index, row in found.items()} == {
        0: ["Moravel Bote Online"],
        1: ["Zorvat International"],
    }


def test_an_outlet_of_the_corpus_is_known_by_its_name() -> None:
    text = document("Only nine boats sailed, Quayside Notes counted.", "The mill is gone, retorts Boatglass.")
    found = find_credits(text, REGISTRY, ("Quayside Notes", "Boatglass", "Brenn City Council"))
    assert [credited(found[i]) for i in (0, 1)] == [["Quayside Notes"], ["Boatglass"]]


def test_an_office_that_publishes_is_no_outlet_of_the_corpus() -> None:
    office = "Brenn City Council"
    found = find_credits(document(f"The {office} said that nine boats sailed."), REGISTRY, (office,))
    assert credited(found.get(0, ())) == []


def test_an_outlet_of_the_corpus_whose_name_is_a_common_word_needs_a_plain_verb_of_reporting() -> None:
    text = document("An echo came back.", "The mill is gone, retorts Echo.", "Nine died, Echo reported.")
    found = find_credits(text, REGISTRY, ("Echo",))
    assert [credited(found.get(i, ())) for i in (1, 2)] == [[], ["Echo"]]


@pytest.mark.parametrize(
    ("text", "anothers"),
    [
        ("A'" * 40_000 + " AA", []),
        ("A " * 40_000 + "AA", ["AA"]),
        ("Robert Dawn " * 8_000, ["Dawn"]),
    ],
)
def test_whose_name_it_is_is_told_of_long_texts_of_capitals_too(text: str, anothers: list[str]) -> None:
    """A pattern that tries many ways shows itself by never coming to an end here."""
    assert [name for name in ("AA", "Dawn") if is_anothers(text, name, REGISTRY)] == anothers
