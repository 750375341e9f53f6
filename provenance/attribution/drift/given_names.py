"""A given name put to a bare surname that bears another one elsewhere in the original: "Asher" made "Callum Asher"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.attribution.drift.pair import Finding, Pair
from provenance.text.names import Name, find_names, same_name
from provenance.text.word_lists import words

_FAMILY = words(
    """father dad mother mum mom brother sister son daughter uncle aunt husband wife cousin nephew niece widow widower
    twin brothers sisters sons daughters family parents children child grandfather grandmother grandson granddaughter
    namesake relation relative"""
)
_BEFORE = 60  # characters before a surname in which its given name stands
_MENTIONS = 50  # of a surname that are looked at
_SHORT_FORM = 3  # letters that a name and its short form begin with: Rafi, Rafael


def find_given(pair: Pair, document: str, found: Sequence[Finding]) -> list[Finding]:
    """Finds full names of the article whose surname bears another given name, and that alone, in the whole original."""
    named = find_names(pair.article.text) if document else []
    if not named or not (_FAMILY.isdisjoint(pair.article.lower) and _FAMILY.isdisjoint(pair.original.lower)):
        return []
    findings = []
    for name in named:
        if name.kind != "person" or len(name.text.split()) != 2 or any(_meets(f, name) for f in found):
            continue
        given, surname = name.text.split()
        if given.casefold() in pair.original.lower and not re.search(
            rf"\b{re.escape(given)}\b", pair.original.text
        ):
            continue  # "Give Quist a job": a word like others at the head of its sentence
        bare = _bare(pair, surname)
        full = _full(document, surname) if bare and given not in document else None
        if bare and full and _another(full, name):
            findings.append(Finding("name", bare, (name.start, name.end), full.text))
    return findings


def _bare(pair: Pair, surname: str) -> tuple[int, int] | None:
    """Where the sentences that were used have the surname, if they have it without a given name."""
    text = pair.original.text
    if surname not in text or any(n.text.endswith(f" {surname}") for n in find_names(text)):
        return None
    place = re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", text)
    return place.span() if place else None


def _full(document: str, surname: str) -> Name | None:
    """The one full name with that surname in a document."""
    fulls: dict[str, Name] = {}
    for number, match in enumerate(re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", document)):
        if number == _MENTIONS:
            break
        around = document[max(0, match.start() - _BEFORE) : match.end()]
        for name in find_names(around.rpartition("\n")[2]):
            if name.kind == "person" and name.text.endswith(f" {surname}"):
                fulls.setdefault(name.text, name)
    return next(iter(fulls.values())) if len(fulls) == 1 else None


def _another(full: Name, name: Name) -> bool:
    """Whether two full names with one surname are of two given names, neither an initial nor a short form."""
    left, right = full.text.split(), name.text.split()
    if len(left) != 2 or same_name(full, name) or min(len(left[0]), len(right[0])) < _SHORT_FORM:
        return False
    return left[0].casefold()[:_SHORT_FORM] != right[0].casefold()[:_SHORT_FORM]


def _meets(finding: Finding, name: Name) -> bool:
    return finding.article is not None and finding.article[0] < name.end and name.start < finding.article[1]
