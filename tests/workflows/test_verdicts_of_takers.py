"""Who has a text from the article's own outlet is not what the article was taken from."""

from __future__ import annotations

import pytest

from provenance.reading import read_text
from provenance.workflows.trace import trace

BRIDGE = (
    "The swing bridge jammed half open over the canal on Monday and stranded 60 barges loaded with beet.",
    "Divers found a bicycle frame and two church candlesticks wedged in the gear below the eastern pier.",
    "The keeper, who had reported strange noises since March, was told to oil the bearings and wait.",
    "Farmers have begun to unload their beet by hand onto lorries lent by a circus from Brenn.",
)


@pytest.mark.parametrize(
    ("own", "day", "site", "named", "taken"),
    [
        # Whoever credits the article's outlet has it from there, though its page bears a later hour or day.
        ("Reuters", "2031-09-13T16:40+00:00", "Orlau Post", "Reuters", 0),
        ("Reuters", "2031-09-15", "Orlau Post", "Reuters", 0),
        ("Brenn Mirror", "2031-09-13", "Orlau Post", "the Brenn Mirror", 0),
        ("Brenn Mirror", "2031-09-13T16:40+00:00", "Orlau Post", "the Brenn Mirror", 0),
        # A site will have it from an agency, rather than the agency from the site.
        ("Reuters", "2031-09-13", "Orlau Post", "", 0),
        ("Reuters", "2031-09-13T16:40+00:00", "Orlau Post", "", 0),
        # Of what a site told days before, no earlier version of the agency's can have been at hand.
        ("Reuters", "2031-09-15", "Orlau Post", "", 0),
        ("Reuters", "2031-09-16", "Orlau Post", "", 4),
        ("Reuters", "2031-09-16", "Orlau Post", "Reuters", 0),
        # An office, another agency, and a site beside a site may be the source.
        ("Reuters", "2031-09-13T16:40+00:00", "Ministry of Transport", "", 4),
        ("Reuters", "2031-09-13T16:40+00:00", "AFP", "", 4),
        ("Brenn Mirror", "2031-09-13T16:40+00:00", "Orlau Post", "", 4),
        ("Brenn Mirror", "2031-09-13T16:40+00:00", "Orlau Post", "Kyodo", 4),
    ],
)
def test_who_has_a_text_from_the_articles_outlet_is_not_its_source(
    own: str, day: str, site: str, named: str, taken: int
) -> None:
    credit = f"{BRIDGE[0][:-1]}, {named} reported." if named else BRIDGE[0]
    copy = read_text(
        "\n\n".join(("Beet", credit, *BRIDGE[1:])), outlet=site, published="2031-09-13T15:00+00:00"
    )
    found = trace(read_text("\n\n".join(("Bridge jams", *BRIDGE)), outlet=own, published=day), [copy])
    assert found.summary.derived == taken
    assert any(note.startswith(f"Not counted as a source: {site}") for note in found.notes) == (taken == 0)


def test_an_agency_that_names_a_site_has_it_from_there() -> None:
    copy = read_text("\n\n".join(("Beet", *BRIDGE)), outlet="Orlau Post", published="2031-09-13T15:00+00:00")
    told = (f"{BRIDGE[0][:-1]}, the Orlau Post reported.", *BRIDGE[1:])
    article = read_text("\n\n".join(("Bridge jams", *told)), outlet="Reuters", published="2031-09-13T16:40")
    assert trace(article, [copy]).summary.by_verdict["credited"] >= 1
