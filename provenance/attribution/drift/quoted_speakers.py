"""The same words in another mouth: "Oyelaran said" became "said Hanna Ferreby"."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Indel

from provenance.attribution.drift.facts import outlet_mentions, quotes, speech
from provenance.attribution.drift.pair import Finding, Pair, Side, Span
from provenance.attribution.drift.transcripts import holds, transcript
from provenance.text.name_identity import one_government
from provenance.text.names import Name, find_names
from provenance.text.word_lists import words

_SHORTEST = 5
"""Fewest words of a quotation that two people hardly say alike."""
_TOLD = 0.7  # share of the article's words that the original has, where nothing is quoted
_ALIKE = 0.6  # spelling of two surnames that may be one
# A house does not say "I": whoever is quoted so is a person, though nothing else tells it.
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
        named.append(_Speaker(people[0], (min(said.start, said.cue_start), max(said.end, said.cue_end))))
    return named[0] if len(named) == 1 else None


def _apart(said: Name, says: Name, pair: Pair) -> bool:
    """Whether neither side knows the other's speaker, and their names are not spelt alike."""
    left, right = said.text.casefold().split(), says.text.casefold().split()
    known = not set(left).isdisjoint(pair.article.lower) or not set(right).isdisjoint(pair.original.lower)
    if known or one_government(said.text, says.text):
        return False
    return all(Indel.normalized_similarity(a, b) < _ALIKE for a in left for b in right)
