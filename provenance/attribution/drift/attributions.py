"""Attribution: the speaker was dropped, or the words were given to another outlet or speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.attribution.drift.facts import outlet_mentions, outlets, speech
from provenance.attribution.drift.pair import Finding, Pair, Side, Span, sentence_like
from provenance.outlets import Outlet
from provenance.text.speech import Speech
from provenance.text.words import STOP_WORDS

_HEARSAY = re.compile(
    r"\b(?:is|are|was|were)\s+(?:said|believed|reported|thought|understood|alleged|rumou?red)\s+to\b"
)
_HEARERS = re.compile(
    r"\b(?:told|tells|(?:speaking|talking|remarks|statement|comments?|interview) (?:to|with)"
    r"|said[^.,;\"”]{0,30}? to)\s+(?:the )?$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\s+(?:(?:journalist|reporter|correspondent|photographer)[^,.;]*?\b(?:saw|witnessed)"
    r"|(?:(?:journalist|reporter|correspondent)\w*\s+)?(?:also |later |has |had )?"
    r"(?:reports?|reported|says?|said|writes|wrote|adds|added|notes|noted|quoted|cited))\b"
)
# Inside a quote that goes on over several sentences, the speaker is named once.
_QUOTE = re.compile(r"[\"“”„«»]")
_AGENCY = re.compile(
    r"\b(?:the|a)\s+(?P<whose>[A-Z][\w-]+(?: [A-Z][\w-]+)?)\s+(?:(?:news|state|wire|press)\s+)*"
    r"(?:agency|broadcaster|newswire)\b"
)


def find(pair: Pair, found: Sequence[Finding]) -> list[Finding]:  # noqa: ARG001  one signature for all kinds
    """Finds words given to another source, speakers turned into hearsay, and speakers dropped."""
    moved = _moved(pair)
    if moved:
        return [moved]
    if not sentence_like(pair.article.text):
        return []
    hearsay = _hearsay(pair)
    return [hearsay] if hearsay else _dropped(pair)


# -- another source ------------------------------------------------------------------------------------


def _moved(pair: Pair) -> Finding | None:
    left, right = _sources(pair.original), _sources(pair.article)
    if not left or not right:
        return _other_speaker(pair)
    named = {mention.outlet.name for mention in outlet_mentions(pair.article.text)}
    if any(isinstance(source, Outlet) and source.name in named for source, _ in left):
        return None
    for outlet_right, span_right in right:
        if not any(_may_be(outlet_left, outlet_right) for outlet_left, _ in left):
            return Finding("attribution", left[0][1], span_right)
    return None


Source = Outlet | str
"""An outlet, or the nationality of one that is only described ("the French agency")."""


def _sources(side: Side) -> list[tuple[Source, Span]]:
    """Returns the outlets that a sentence names as its source, with the words that say so."""
    speeches = speech(side.text)
    found: list[tuple[Source, Span]] = []
    for mention in outlet_mentions(side.text):
        span = _as_source(side, speeches, mention.start, mention.end)
        if span:
            found.append((mention.outlet, span))
    for match in _AGENCY.finditer(side.text):
        span = _as_source(side, speeches, match.start(), match.end())
        if span:
            found.append((match["whose"], span))
    return found


def _as_source(side: Side, speeches: Sequence[Speech], start: int, end: int) -> Span | None:
    heard = _HEARERS.search(side.text, max(0, start - 60), start)
    if heard:
        return heard.start(), end
    for told in speeches:
        if told.start <= start and end <= told.end + 1:
            return min(told.start, told.cue_start), max(told.end, told.cue_end)
    tells = _TELLS.match(side.text, end)
    return (start, tells.end()) if tells else None


def _may_be(left: Source, right: Source) -> bool:
    if isinstance(left, Outlet) and isinstance(right, Outlet):
        return outlets().same_group(left.name, right.name)
    if isinstance(left, Outlet):
        return _described(left, str(right))
    return _described(right, left) if isinstance(right, Outlet) else left.casefold() == right.casefold()


def _described(outlet: Outlet, whose: str) -> bool:
    """Whether "the French agency" or "the Doha-based broadcaster" can be that outlet."""
    place = whose.partition("-")[0].casefold()
    adjectives = [adjective.casefold() for adjective in outlets().adjectives(outlet.country)]
    known = {word.casefold() for country in _COUNTRIES for word in outlets().adjectives(country)}
    if place not in known and place != outlet.seat.casefold():
        return True
    return place in adjectives or place == outlet.seat.casefold()


_COUNTRIES = (
    "US",
    "GB",
    "FR",
    "DE",
    "ES",
    "IT",
    "RU",
    "CN",
    "JP",
    "KR",
    "IN",
    "TR",
    "KZ",
    "UA",
    "PL",
    "BR",
    "QA",
    "AE",
)


def _other_speaker(pair: Pair) -> Finding | None:
    """ "According to Oren" became "according to the Chinese news agency"."""
    for said in speech(pair.original.text):
        for says in speech(pair.article.text):
            if said.cue.casefold() != says.cue.casefold() or said.cue.casefold() != "according to":
                continue
            named = _AGENCY.search(pair.article.text, says.start) or outlet_mentions(says.speaker)
            if (
                named
                and said.kind in ("person", "institution", "pronoun")
                and not _AGENCY.search(pair.original.text)
                and not outlet_mentions(said.speaker)
            ):
                return Finding("attribution", (said.cue_start, said.end), (says.cue_start, says.end))
    return None


# -- no source any more --------------------------------------------------------------------------------


def _hearsay(pair: Pair) -> Finding | None:
    """ "Two people familiar with the inquiry said" became "is said to"."""
    match = _HEARSAY.search(pair.article.text)
    if not match or speech(pair.article.text) or _HEARSAY.search(pair.original.text):
        return None
    speeches = speech(pair.original.text)
    if not speeches:
        return None
    first = speeches[0]
    return Finding(
        "attribution", (min(first.start, first.cue_start), max(first.end, first.cue_end)), match.span()
    )


def _dropped(pair: Pair) -> list[Finding]:
    """A speaker at the edge of a sentence that otherwise stayed as it was."""
    if pair.carried < 0.8 or speech(pair.article.text) or _QUOTE.search(pair.article.text):
        return []
    for op, o0, o1, _, _ in pair.runs:
        if op not in ("drop", "replace"):
            continue
        span = pair.original.characters(o0, o1)
        said = [s for s in _tellings(pair.original) if span[0] <= s[0] and s[1] <= span[1] + 1]
        if said and _only_speech(pair.original, span, said[0]) and _rest_kept(pair, o0, o1):
            return [Finding("attribution", _trim(span, said[0]), None)]
    return []


def _tellings(side: Side) -> list[Span]:
    found = [(min(s.start, s.cue_start), max(s.end, s.cue_end)) for s in speech(side.text)]
    for mention in outlet_mentions(side.text):
        span = _as_source(side, (), mention.start, mention.end)
        if span:
            found.append(span)
    return found


def _rest_kept(pair: Pair, first: int, last: int) -> bool:
    """Whether the original lost the speaker and hardly anything else."""
    rest = [i for i, w in enumerate(pair.original.lower) if w not in STOP_WORDS and not first <= i < last]
    return sum(i in pair.kept for i in rest) >= 0.85 * len(rest)


def _trim(span: Span, said: Span) -> Span:
    """The words of telling, without what else was dropped before them."""
    return max(span[0], said[0]), max(said[1], min(span[1], said[1]))


def _only_speech(side: Side, span: Span, said: Span) -> bool:
    """Whether the dropped stretch is the speaker and nothing else that matters."""
    first, last = side.word_span(span)
    inner, outer = side.word_span(said)
    rest = [w for w in (*side.lower[first:inner], *side.lower[outer:last]) if w not in STOP_WORDS]
    return len(rest) <= 2
