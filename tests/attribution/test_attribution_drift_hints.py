"""What a word that is missing rules out, the patterns do not find either."""

from __future__ import annotations

import sys

import pytest
import test_attribution_drift as changes
import test_attribution_drift_certainty as certainty
import test_attribution_drift_colour as colour
import test_attribution_drift_hedges as hedges
import test_attribution_drift_pairs as pairs
import test_attribution_drift_speakers as speakers
import test_attribution_drift_turned as turned

from provenance.attribution import drift
from provenance.attribution.drift.pair import Side, read_side
from provenance.text.hedges import HEDGING
from provenance.text.speech import CUES

PAIRS = [
    tuple(row[:2])
    for rows in (
        *(
            changes.CHANGED,
            changes.CONSISTENT,
            certainty.SURER,
            certainty.AS_SURE,
            colour.ADDED,
            colour.PLAIN,
        ),
        *(hedges.SAME, hedges.OTHER, pairs.SAME, pairs.OTHER, speakers.SAME, speakers.OTHER),
        *(turned.TURNED, turned.NOT_TURNED),
    )
    for row in rows
]


def _all_words() -> frozenset[str]:
    """The words of all lists, so that none is missing from any sentence."""
    modules = [
        module for name, module in sys.modules.items() if name.startswith("provenance.attribution.drift")
    ]
    lists = [
        value for module in modules for value in vars(module).values() if isinstance(value, frozenset | tuple)
    ]
    return frozenset(
        word
        for listed in (*lists, HEDGING, CUES, ("t", "seated", "understands", "told"))
        for word in listed
        if isinstance(word, str)
    )


def test_the_changes_are_those_that_all_patterns_find(monkeypatch: pytest.MonkeyPatch) -> None:
    both_ways = [(article, [original]) for one in PAIRS for original, article in (one, one[::-1])]
    quick = [drift.find_drift(article, originals) for article, originals in both_ways]
    words = _all_words()

    def with_all_words(text: str, published: str | None = None) -> Side:
        side = read_side(text, published)
        return side._replace(have=side.have | words)

    monkeypatch.setattr(drift, "read_side", with_all_words)
    assert quick == [drift.find_drift(article, originals) for article, originals in both_ways]
    assert sum(map(len, quick)) > 50
