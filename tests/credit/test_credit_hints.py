"""What a word cheaply rules out, the patterns do not find either."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.credit import find, find_credits, lines, names, voices
from provenance.outlets import Registry
from provenance.reading import read_text
from provenance.text import quantities
from provenance.text.quantities import finding

_ALL = {
    names: ["head", "first", "foreign", "description"],
    lines: ["picture", "contributed", "inserted"],
    find: ["agency", "report"],
    voices: [word for turn in voices.TURNS for word in turn.needs.split()],
}
_MORE = """\
Das schrieb die Orlauer Zeitung am Montag.
El Diario de Orlau lo dijo, and the Brenner Morgenpost agreed with Radio Brenn 2.
The independent outlet Brenn Live (with inputs from Orlau TV) said an Audit had found nothing.
The Brenn News Agency took a picture: Photo/Orlau. Another STUDY was made, its survey too.
The Foreign Desk contributed to this report."""


class _Anything:
    def __init__(self, hints: list[str]) -> None:
        self.of = lambda _: hints


def _texts() -> list[str]:
    files = sorted(Path(__file__).parent.glob("*.txt"))
    return [_MORE, *(path.read_text(encoding="utf-8") for path in files)]


def test_the_credits_are_those_that_all_patterns_find(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry.load()
    documents = [read_text(text.replace("\t", "\n\n")) for text in _texts()]
    quick = [find_credits(document, registry) for document in documents]
    for module, hints in _ALL.items():
        monkeypatch.setattr(module, "_HINTS", _Anything(hints))
    assert quick == [find_credits(document, registry) for document in documents]
    assert sum(map(len, quick)) > 100


def test_the_quantities_are_those_that_a_full_reading_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [line for text in _texts() for line in text.splitlines()]
    sentences += ["At noon a dozen came.", "An eighth of it, ½ of that.", "Half past four.", "It costs €."]
    quick = [quantities.find_quantities(text) for text in sentences]
    finding.find.cache_clear()
    monkeypatch.setattr(finding, "_HINTS", _Anything(["all"]))
    assert quick == [quantities.find_quantities(text) for text in sentences]
    assert sum(map(len, quick)) > 50
    finding.find.cache_clear()
