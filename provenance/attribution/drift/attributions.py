"""Attribution: the speaker was dropped, or the words were given to another outlet or speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.attribution.drift.facts import outlet_mentions, speech
from provenance.attribution.drift.pair import Finding, Pair, Side, Span, sentence_like
from provenance.attribution.drift.quoted_speakers import other_mouth
from provenance.attribution.drift.sources import (
    DESCRIBED,
    may_be,
    sources,
    tellings,
    told_another,
    told_ourselves,
)
from provenance.attribution.drift.speakers import exchanged, other_kind, other_sex
from provenance.attribution.drift.unsourced import unsourced
from provenance.outlets import Outlet
from provenance.text.speech import speaker_key
from provenance.text.word_lists import words
from provenance.text.words import STOP_WORDS

_HEARSAY = re.compile(
    r"\b(?:is|are|was|were)\s+(?:said|believed|reported|thought|understood|alleged|rumou?red)\s+to\b"
)
_HEARD = words("said believed reported thought understood alleged rumoured rumored")
# Inside a quote that goes on over several sentences, the speaker is named once.
_QUOTE = re.compile(r"[\"“”„«»]")
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:e|es|ed))\b"
)  # no source of what stands before
_THE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
_ACCORDING = "according to"
_KEPT, _REST_KEPT = 0.8, 0.85
_LITTLE = 2  # words


def find(pair: Pair, found: Sequence[Finding]) -> list[Finding]:
    """Finds words given to another source, speakers turned into hearsay, and speakers dropped."""
    moved = (
        _moved(pair)
        or told_another(pair)
        or told_ourselves(pair)
        or _other_speaker(pair)
        or other_kind(pair)
        or other_sex(pair)
        or exchanged(pair)
        or other_mouth(pair)
    )
    if moved or not sentence_like(pair.article.text):
        return [moved] if moved else []
    hearsay = _hearsay(pair)
    if hearsay:
        return [hearsay]
    gone = unsourced(pair)
    return _dropped(pair, found) or ([gone] if gone else [])


def _moved(pair: Pair) -> Finding | None:
    """ "told Reuters" became "told Kyodo". Naming the outlet that one copies is no move."""
    left = sources(pair.original.text, pair.registry)
    if not left:
        return None
    right = sources(pair.article.text, pair.registry)
    named = {mention.outlet.name for mention in outlet_mentions(pair.article.text, pair.registry)}
    if any(isinstance(source, Outlet) and source.name in named for source, _ in left):
        return None
    known = [source for source, _ in left]
    if pair.original_outlet:
        known.append(pair.registry.get(pair.original_outlet) or pair.original_outlet)
    for source, span in right:
        if not any(may_be(other, source, pair.registry) for other in known):
            return Finding("attribution", left[0][1], span)
    return None


def _other_speaker(pair: Pair) -> Finding | None:
    """ "According to the mayor" became "according to the Turkish news agency"."""
    if not all(_ACCORDING in side.text.casefold() for side in (pair.original, pair.article)):
        return None
    if sources(pair.original.text, pair.registry):
        return None
    cited = [said for said in speech(pair.original.text) if said.cue.casefold() == _ACCORDING]
    for says in speech(pair.article.text):
        named = outlet_mentions(says.speaker, pair.registry) or DESCRIBED.search(f"the {says.speaker}")
        if cited and named and says.cue.casefold() == _ACCORDING and cited[0].kind != "report":
            return Finding("attribution", (cited[0].cue_start, cited[0].end), (says.cue_start, says.end))
    return None


def _hearsay(pair: Pair) -> Finding | None:
    """ "Three people close to the talks said" became "are said to"."""
    match = None if _HEARD.isdisjoint(pair.article.have) else _HEARSAY.search(pair.article.text)
    if not match or speech(pair.article.text) or _HEARSAY.search(pair.original.text):
        return None
    told = tellings(pair.original.text, pair.registry)
    return Finding("attribution", told[0], match.span()) if told else None


def _dropped(pair: Pair, found: Sequence[Finding]) -> list[Finding]:
    """A speaker at the edge of a sentence that otherwise stayed as it was, but for changes already found."""
    told = tellings(pair.original.text, pair.registry)
    if (
        not told
        or pair.carried + _explained(pair, found) < _KEPT
        or _speaks_anew(pair)
        or _QUOTE.search(pair.article.text)
    ):
        return []
    # Where somebody else still speaks, what he said may have gone together with the one who is gone.
    most = 0 if speech(pair.article.text) else _LITTLE
    for op, o0, o1, _, _ in pair.runs:
        start, end = pair.original.characters(o0, o1) if op in ("drop", "replace") else (0, 0)
        inside = [span for span in told if start <= _begins(pair.original, span) and span[1] <= end + 1]
        if (
            inside
            and _beside(pair.original, (start, end), inside[0]) <= most
            and _rest_kept(pair, o0, o1, found)
            and not _DENIES.search(pair.original.text[slice(*inside[0])])
            and not _acts(pair, inside[0])
            and not _goes_on(pair, inside[0])
        ):
            return [Finding("attribution", inside[0], None)]
    return []


def _begins(side: Side, telling: Span) -> int:
    """Where a speaker begins behind his article, which the sentence that is left may begin with as well."""
    determiner = _THE.match(side.text, telling[0])
    return determiner.end() if determiner else telling[0]


def _acts(pair: Pair, telling: Span) -> bool:
    """Whether the speaker is still named: "the embassy told Kyodo it had no news", "the embassy has no news"."""
    for said in speech(pair.original.text):
        if said.cue_start == telling[0] and said.end <= telling[0]:
            named = pair.original.content(*pair.original.word_span((said.start, said.end)))
            return named[-1:] != [] and named[-1] in pair.article.stems
    return False


def _goes_on(pair: Pair, telling: Span) -> bool:
    """Whether the sentences beside the article's name the same speaker or the same outlet."""
    words = pair.original.text[slice(*telling)]
    gone = {speaker_key(s) for s in speech(pair.original.text) if telling[0] <= s.start < telling[1]}
    gone |= {mention.outlet.name for mention in outlet_mentions(words, pair.registry)}
    here = {speaker_key(s) for s in speech(pair.beside)}
    here |= {mention.outlet.name for mention in outlet_mentions(pair.beside, pair.registry)}
    return not gone.isdisjoint(here)


def _speaks_anew(pair: Pair) -> bool:
    """Whether the article names a speaker in words of its own; one that was kept is another than the one dropped."""
    kept = set(pair.kept.values())
    return any(
        not kept.issuperset(range(*pair.article.word_span((said.cue_start, said.cue_end))))
        for said in speech(pair.article.text)
    )


def _explained(pair: Pair, found: Sequence[Finding]) -> float:
    """The share of the article's content words that changes already found account for."""
    words = len(pair.article.content(0, len(pair.article.words))) or 1
    spans = [pair.article.word_span(finding.article) for finding in found if finding.article]
    return sum(len(pair.article.content(*span)) for span in spans) / words


def _beside(side: Side, dropped: Span, telling: Span) -> int:
    """How many words that matter the dropped stretch holds besides the speaker."""
    first, last = side.word_span(dropped)
    inner, outer = side.word_span(telling)
    return sum(word not in STOP_WORDS for word in (*side.lower[first:inner], *side.lower[outer:last]))


def _rest_kept(pair: Pair, first: int, last: int, found: Sequence[Finding]) -> bool:
    """Whether the original lost the speaker and hardly anything else, but for changes already found."""
    changed = [pair.original.word_span(finding.original) for finding in found if finding.original]
    rest = [
        i
        for i, word in enumerate(pair.original.lower)
        if word not in STOP_WORDS and not first <= i < last and not any(a <= i < b for a, b in changed)
    ]
    return sum(i in pair.kept for i in rest) >= _REST_KEPT * len(rest)
