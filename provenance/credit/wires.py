"""Credits of an article to agencies of which none is named: "Agencies", "By staff and wire reports"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.credit.names import Name
from provenance.model import Credit, CreditKind, Role, Scope, Sentence
from provenance.text.agencies import speaks_of_agencies

CUE = "agencies"
"""The cue of such a credit."""


def unnamed_agencies(sentence: Sentence, names: Iterable[Name]) -> Iterator[Credit]:
    """Yields the credit of a line above or below the text."""
    if sentence.role is not Role.FOOTER:
        return
    found = speaks_of_agencies(sentence.text, (name.written for name in names))
    if found:
        start, end = sentence.start + found.start(), sentence.start + found.end()
        yield Credit(found[0], None, CreditKind.GENERIC, CUE, start, end, Scope.ARTICLE)
