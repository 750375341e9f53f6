"""The same words in another mouth: "Oyelaran said" became "said Hanna Ferreby"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from provenance.attribution.drift.facts import outlet_mentions, quotes, speech
from provenance.attribution.drift.pair import Finding, Pair, Side, Span
from provenance.attribution.drift.transcripts import holds, transcript
from provenance.text.name_identity import one_government
from provenance.text.names import Name, find_names
from provenance.text.speech import Speech
from provenance.text.word_lists import words

_SHORTEST = 5
"""Fewest words of a quotation that two people hardly say alike."""
_TOLD = 0.7  # share of the article's words that the original has, where nothing is quoted
_ONE_ROLE = 0.8  # likeness of what is told of two speakers besides their names
_ALIKE = 0.6  # spelling of two surnames that may be one
# A house does not say "I": whoever is quoted so is a person, though nothing else tells it.
_PRONOUNS = words("he she him her his hers")
_MYSELF = words("i i'm i've i'd i'll me my mine myself")


class _Speaker(NamedTuple):
    name: Name
    span: Span


def other_mouth(pair: Pair) -> Finding | None:
    """Finds words that were kept and given to a person of whom the original says nothing."""
    quoted = quotes(pair.article.text)
    if not quoted and pair.shared < _TOLD:
        return None
    said = _speaker(pair.original, pair)
    says = _speaker(pair.article, pair) if said else None
    if said is None or says is None or "person" not in (said.name.kind, says.name.kind):
        return None
    if not _apart(said.name, says.name, pair):
        return None
    both = said.name.kind == says.name.kind == "person"
    if not quoted:
        return Finding("attribution", said.span, says.span) if both else None
    for quote in quoted:
        spoken = transcript(quote.text)
        if len(spoken.folded) < _SHORTEST or not holds(transcript(pair.original.text), spoken):
            continue
        mine = not _MYSELF.isdisjoint(quote.text.casefold().replace("’", "'").split())
        if mine or both:
            return Finding("attribution", said.span, says.span)
    return None


def reassigned(pair: Pair, found: Sequence[Finding]) -> list[Finding]:
    """Returns the changes with another speaker's name as a change of who speaks; his pronoun goes with him."""
    told = [_given_to(pair, finding) for finding in found]
    moved = any(f.kind == "attribution" and f.original and f.article for f in told)
    return [f for f in told if not moved or f.kind != "name" or not _is_pronoun(pair, f)]


def _is_pronoun(pair: Pair, finding: Finding) -> bool:
    spans = ((pair.original, finding.original), (pair.article, finding.article))
    return all(span and side.text[slice(*span)].casefold() in _PRONOUNS for side, span in spans)


def _given_to(pair: Pair, finding: Finding) -> Finding:
    """A changed name that is the speaker's on both sides, and another's.

    A name that is only spelt otherwise ("Goran Pell", "Goran Bell") stays a name, and so does one of whom the rest is
    told alike ("Holt's daughter Irina", "Holt's daughter Natalia").
    """
    if finding.kind != "name" or not finding.original or not finding.article:
        return finding
    said, says = _saying(pair.original, finding.original), _saying(pair.article, finding.article)
    left, right = (pair.original.text[slice(*finding.original)], pair.article.text[slice(*finding.article)])
    if not said or not says or not (left[:1].isupper() and right[:1].isupper()):
        return finding
    rests = said.speaker.removesuffix(left).casefold(), says.speaker.removesuffix(right).casefold()
    if not _spelt_apart(left, right) or (all(rests) and Indel.normalized_similarity(*rests) >= _ONE_ROLE):
        return finding
    return Finding("attribution", _whole(said), _whole(says))


def _saying(side: Side, span: Span) -> Speech | None:
    """Who speaks and has the name that stands at a span at the end of his: not "UN" of "a UN official said"."""
    kinds = ("person", "institution")
    found = (said for said in speech(side.text) if said.kind in kinds and said.end == span[1])
    return next((said for said in found if said.start <= span[0]), None)


def _whole(said: Speech) -> Span:
    return min(said.start, said.cue_start), max(said.end, said.cue_end)


def _spelt_apart(left: str, right: str) -> bool:
    return all(
        Indel.normalized_similarity(a, b) < _ALIKE
        for a in left.casefold().split()
        for b in right.casefold().split()
    )


def _speaker(side: Side, pair: Pair) -> _Speaker | None:
    """The one person by name who speaks on a side, if there is just one."""
    named = []
    for said in speech(side.text):
        if said.kind in ("pronoun", "report", "outlet"):
            return None
        inside = [n for n in find_names(side.text) if said.start <= n.start and n.end <= said.end]
        people = [n for n in inside if n.kind == "person"] or [n for n in inside if n.kind == "unknown"]
        if said.kind != "person" or len(people) != 1 or outlet_mentions(said.speaker, pair.registry):
            return None
        named.append(_Speaker(people[0], _whole(said)))
    return named[0] if len(named) == 1 else None


def _apart(said: Name, says: Name, pair: Pair) -> bool:
    """Whether neither side knows the other's speaker, and their names are not spelt alike."""
    left, right = said.text.casefold().split(), says.text.casefold().split()
    known = not set(left).isdisjoint(pair.article.lower) or not set(right).isdisjoint(pair.original.lower)
    if known or one_government(said.text, says.text):
        return False
    return _spelt_apart(said.text, says.text)
