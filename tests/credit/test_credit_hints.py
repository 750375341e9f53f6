"""What a word cheaply rules out, the patterns do not find either."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.credit import continued, find_credits, hints, lines, names, voices
from provenance.credit.fragments import read
from provenance.outlets import Registry
from provenance.reading import read_text
from provenance.text import quantities
from provenance.text.quantities import finding

_ALL = [
    *("head", "first", "foreign", "description"),
    *("picture", "contributed", "inserted"),
    *("kind", "the report", "it", "interview", "agency", "report"),
    *(word for turn in voices.TURNS for needs in turn.needs for word in needs.split()),
    "cue",
]
_MORE = """\
Das schrieb die Orlauer Zeitung am Montag.
El Diario de Orlau lo dijo, and the Brenner Morgenpost agreed with Radio Brenn 2.
The independent outlet Brenn Live (with inputs from Orlau TV) said an Audit had found nothing.
The Brenn News Agency took a picture: Photo/Orlau. Another STUDY was made, its survey too.
The Foreign Desk contributed to this report."""


class _Anything:
    def __init__(self, hints: list[str]) -> None:
        self.of = lambda _: hints
        self.any_of = lambda _: bool(hints)


def _texts() -> list[str]:
    files = sorted(Path(__file__).parent.glob("*.txt"))
    return [_MORE, *(path.read_text(encoding="utf-8") for path in files)]


def test_the_credits_are_those_that_all_patterns_find(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry.load()
    documents = [read_text(text.replace("\t", "\n\n")) for text in _texts()]
    quick = [find_credits(document, registry) for document in documents]
    monkeypatch.setattr(hints, "_HINTS", _Anything(_ALL))
    assert quick == [find_credits(document, registry) for document in documents]
    assert sum(map(len, quick)) > 100


def test_every_hint_is_one_that_some_fragment_gives() -> None:
    fragments = [read(fragment) for text in _texts() for fragment in text.split()]
    given = {
        hint
        for module in (names, lines, continued, voices)
        for fragment in fragments
        for hint in module.hinted(fragment)
    }
    assert given <= set(_ALL)


def test_the_quantities_are_those_that_a_full_reading_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [line for text in _texts() for line in text.splitlines()]
    sentences += ["At noon a dozen came.", "An eighth of it, ½ of that.", "Half past four.", "It costs €."]
    quick = [quantities.find_quantities(text) for text in sentences]
    finding.find.cache_clear()
    monkeypatch.setattr(finding, "_HINTS", _Anything(["all"]))
    assert quick == [quantities.find_quantities(text) for text in sentences]
    assert sum(map(len, quick)) > 50
    finding.find.cache_clear()
