from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.text.hedges import find_hedges
from provenance.text.names import find_names, name_key, same_name

VARIANTS = [
    ("Zhomart", "Jomart"),
    ("Kassym-Jomart Tokayev", "Kasym-Zhomart Tokaev"),
    ("Alma-Ata", "Almaty"),
    ("Kyiv", "Kiev"),
    ("Beijing", "Peking"),
    ("Kazakh", "Kazakhstan"),
    ("Kazakhstan's", "Kazakhstan"),
    ("Dutch", "the Netherlands"),
    ("U.S.", "United States"),
    ("Ministry of Energy", "Energy Ministry"),
    ("Collective Security Treaty Organization", "Collective Security Treaty Organisation"),
    ("CSTO", "Collective Security Treaty Organization"),
    ("The Associated Press", "Associated Press"),
    ("Horvat", "Milan Horvat"),
    ("President Milan Horvat", "Milan Horvat"),
    ("J. Smith", "John Smith"),
    ("Mike Smith", "Michael Smith"),
    ("Tamsin", "Tamsin Resources"),
    ("Gaddafi", "Qaddafi"),
    ("Solovyov", "Soloviev"),
    ("al-Qaeda", "Al-Qaida"),
    ("Khabarov", "Habarov"),
    ("Alexei", "Aleksey"),
    ("Núria", "Nuria"),
    ("Sarah", "Sara"),
    ("TASS", "Tass"),
]
OTHERS = [
    ("Marlow", "Harlow"),
    ("Ida Marlow", "Ida Harlow"),
    ("Petrosin", "Petrosov"),
    ("Leon", "Laon"),
    ("Casa de Norte", "Casa del Norte"),
    ("Austria", "Australia"),
    ("Iran", "Iraq"),
    ("North Korea", "South Korea"),
    ("Korea", "North Korea"),
    ("New York", "New York Times"),
    ("Energy Ministry", "Interior Ministry"),
    ("Ministry", "Ministry of Energy"),
    ("John Smith", "Jane Smith"),
    ("John Smith", "John Brown"),
    ("Sigma-2", "Sigma-3"),
    ("Robert", "Roberts"),
    ("CSTO", "CSCE"),
]


@pytest.mark.parametrize(("a", "b"), VARIANTS)
def test_variants_of_a_name_are_the_same_name(a: str, b: str) -> None:
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_a_letter_that_no_transliteration_explains_makes_another_name(a: str, b: str) -> None:
    assert not same_name(a, b)
    assert not same_name(b, a)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He left St. Petersburg for Mt. Fuji.", ["St. Petersburg", "Mt. Fuji"]),
        ("The mill is in Main St. The fair is not.", ["Main St"]),
        (
            "The Collective Security Treaty Organization (CSTO) sent peacekeepers to Alma-Ata, President "
            "Kassym-Jomart Tokayev said.",
            ["Collective Security Treaty Organization", "CSTO", "Alma-Ata", "Kassym-Jomart Tokayev"],
        ),
        (
            "Kazakh President Tokayev met U.S. Secretary of State Antony Blinken.",
            ["Kazakh", "Tokayev", "U.S.", "Antony Blinken"],
        ),
        (
            "Rescuers worked on Friday, January 7, near the University of Port Elm.",
            ["University of Port Elm"],
        ),
        ("Energy Minister Omar al-Hashemi spoke.", ["Omar al-Hashemi"]),
        ("Officers met Abdul bin Rashid and Ludwig van Dam.", ["Abdul bin Rashid", "Ludwig van Dam"]),
        ("Lorania's president left. However, Medina stayed.", ["Lorania", "Medina"]),
        ("A US-backed plan for the Sigma-2 rocket", ["US", "Sigma-2"]),
        ("According to the Ministry of Health, it rained.", ["Ministry of Health"]),
        ("Nobody came. Three people stayed. Earlier it rained.", []),
        ("", []),
    ],
)
def test_names_are_found_without_titles_days_and_words_that_begin_a_sentence(
    text: str, names: list[str]
) -> None:
    assert [name.text for name in find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Senator Ines Duarte left.", "person"),
        ("The fire in Ostrava is out.", "place"),
        ("Workers of the Energy Ministry left.", "organisation"),
        ("They left for Kazakhstan.", "place"),
        ("They told TASS so.", "organisation"),
    ],
)
def test_form_and_surroundings_say_what_kind_of_name_it_is(text: str, kind: str) -> None:
    (name,) = find_names(text)
    assert name.kind == kind


NAMES = st.sampled_from([name for pair in VARIANTS + OTHERS for name in pair])


@settings(deadline=None)
@given(NAMES, NAMES)
def test_sameness_is_symmetric_and_every_name_is_itself(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)
    assert same_name(a, a)
    assert same_name(a.upper(), a)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_spans_point_at_their_names_in_any_text(text: str) -> None:
    for name in find_names(text):
        assert text[name.start : name.end] == name.text


@settings(deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_strings_can_be_compared(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)
    assert isinstance(name_key(a), tuple)


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("He reportedly left.", ["reportedly"]),
        ("According to preliminary data, it may rain.", ["According to preliminary data", "may"]),
        ("If convicted, they could face prison.", ["If convicted", "could"]),
        ("The pump is believed to have failed.", ["believed"]),
        ("It was weaker than expected, and most likely places were full.", []),
        ("They met in May. May 9 is a holiday.", []),
        ("Prosecutors alleged that he lied.", []),
        ("Police held a suspected arsonist.", ["suspected arsonist"]),
    ],
)
def test_hedges_are_found_with_the_words_they_need_to_be_read(text: str, hedges: list[str]) -> None:
    assert [hedge.text for hedge in find_hedges(text)] == hedges
