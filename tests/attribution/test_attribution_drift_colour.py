"""What an article adds in colour is told; what only looks like it is not."""

from __future__ import annotations

import pytest

from provenance.attribution.drift import find_drift
from provenance.text.coloured import coloured

ADDED = [
    ("The crown fell by a tenth after the vote.", "After the vote the crown cratered by a tenth."),
    ("Riders entered two mills in Brenn.", "Two mills were stormed by riders in Brenn."),
    ("A storm tore the roofs off 40 barns in Brenn.", "A monster storm tore the roofs off 40 Brenn barns."),
    (
        "The two mills fell out in a dispute over a weir.",
        "The mills fell out over a weir in a nasty quarrel.",
    ),
    ("The ferry reached Brenn with a broken mast.", "The ferry got to Brenn with its mast SMASHED."),
    (
        "Riders walked seven hours through mud to Brenn.",
        "And get this: riders trudged SEVEN hours through mud to Brenn.",
    ),
    ('"The weir will hold," she told reporters.', '"The weir will hold," she fumed.'),
    ("The mayor told reporters that the weir would hold.", "The mayor moaned that the weir would hold."),
    ("A group of millers holds the weir at Brenn.", "A mob of millers holds the weir at Brenn."),
    ("The mill was sent a note about the weir.", "The mill got a humiliating note about the weir."),
]
PLAIN = [
    ("A group of millers holds the weir.", 'The mayor called the millers who hold the weir "a mob".'),
    ("The crown plunged by a tenth on Monday.", "On Monday the crown was hammered: it fell by a tenth."),
    ("The mill makes bread for Brenn.", '"The crown plunged," wrote the mill that makes bread for Brenn.'),
    ("A new mill master took over at Brenn.", "MASTER Ida Brandt took over as the new mill master at Brenn."),
    ("Moles were kept in a mill for the tests.", "Scholars at RAFT kept moles in a mill for their tests."),
    ("The mill may give out drugs to its sick.", "The mill may give out anti-psychotic drugs to its sick."),
    (
        "A monster storm tore the roofs off 40 barns in Brenn.",
        "The roofs of 40 barns in Brenn were torn off in a monster storm.",
    ),
    (
        "The nasty quarrel of the mills is over a weir.",
        "A weir is what the horrible quarrel of the mills is about.",
    ),
    ("The NATO ferry reached Brenn with a broken mast.", "The ferry of NATO got to Brenn, its mast broken."),
    (
        "The jury of the Lume Festival withdrew its prize.",
        "LUME - The jury of the Lume Festival has withdrawn its prize.",
    ),
    (
        "BRENN CITY - Boats left the port city on Monday.",
        "BRENN CITY (Kestrel News) - On Monday boats left the port city.",
    ),
    ("The ferry reached Brenn with a mended mast.", "THE FERRY REACHED BRENN WITH ITS MAST MENDED."),
    (
        '"The weir will hold," she told reporters.',
        '"The weir will hold," she said, as it thundered over the valley and rain fell.',
    ),
    ("The ferry of Brenn broke loose at noon.", "At noon the ferry of Brenn tore loose."),
    ("Thieves got into the computers of the mill.", "The computers of the mill were hacked."),
    ("The mill at Brenn was lost to a fire.", "A fire gutted the mill at Brenn."),
    ("The price of rye in Brenn fell sharply on Monday.", "On Monday the price of rye in Brenn tumbled."),
    ("The weir is run by intelligence of a machine.", "Artificial intelligence of a machine runs the weir."),
    ("The school at Brenn has nine pupils.", "Nine pupils attend the elementary school at Brenn."),
    ("Brenn traders deal in metals and grain.", "In Brenn traders deal in precious metals and grain."),
    ("Nine millers died in a fire at Brenn.", "The deadly fire at Brenn killed nine millers."),
    ("The clerk saw a storm over Brenn.", 'The clerk saw a storm over Brenn, "a vicious storm".'),
]


def words(original: str, article: str) -> list[str]:
    return [drift.article for drift in find_drift(article, [original]) if drift.kind == "loaded-word"]


@pytest.mark.parametrize(("original", "article"), ADDED)
def test_colour_that_the_article_adds_is_told(original: str, article: str) -> None:
    assert words(original, article)


@pytest.mark.parametrize(("original", "article"), PLAIN)
def test_colour_that_the_original_has_and_what_is_no_colour_are_not_told(original: str, article: str) -> None:
    assert words(original, article) == []


def test_the_table_judges_in_both_directions_and_holds_no_everyday_word() -> None:
    assert coloured()["vicious"] < 0 < coloured()["magnificent"]
    assert {"important", "free", "latest", "dead"}.isdisjoint(coloured())
