"""Findings in plain words: dates, counts, and the paragraph that sums an article up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from provenance.attribution.tally import body_sentences, named_before, origin_of
from provenance.model import (
    CreditKind,
    Match,
    Relation,
    Role,
    Scope,
    TracedSentence,
    TraceRecord,
    Verdict,
)
from provenance.text.counted import count

RELATION_WORDS: dict[Relation, str] = {
    Relation.VERBATIM: "verbatim",
    Relation.NEAR_VERBATIM: "near-verbatim",
    Relation.PARAPHRASE: "paraphrase",
    Relation.SAME_STATEMENT: "same statement",
    Relation.SHARED_FACT: "shared fact",
    Relation.NONE: "nothing found",
}

DRIFT_WORDS: dict[str, str] = {
    "number": "a number",
    "date": "a date",
    "name": "a name",
    "quote": "a quotation",
    "hedge": "a word of caution",
    "negation": "a negation",
    "attribution": "who says so",
    "loaded-word": "a loaded word",
}


def date_words(published: str | None) -> str:
    """An ISO stamp as people write it: ``10 January 2022, 03:01 UTC``."""
    if not published:
        return "no date known"
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    day = f"{moment.day} {moment:%B %Y}"
    return f"{day}, {moment:%H:%M} UTC" if "T" in published else day


def percent(share: float) -> str:
    """A probability as a percentage; never certainty, and never nothing."""
    if share >= 0.995:
        return "over 99 %"
    return f"{round(100 * share)} %" if share >= 0.005 else "under 1 %"


def listed(parts: Sequence[str]) -> str:
    """``a, b and c``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def summary_sentences(record: TraceRecord) -> list[str]:
    """What was found in an article, in a few plain sentences."""
    body = list(body_sentences(record))
    if not body:
        return ["The article has no body text that could be examined."]
    return [
        *_traced(body),
        *_credited(body),
        *_named_before(record, body),
        *_not_traced(body, [s for s in record.sentences if s.role is not Role.BODY]),
        *_later(body),
        *_unsure(body),
        *_changed(body),
    ]


def _traced(body: Sequence[TracedSentence]) -> list[str]:
    origins = [match for sentence in body if (match := origin_of(sentence))]
    if not origins:
        return ["No sentence of this article was traced to an earlier document of this corpus."]
    share = (
        f"{len(origins)} of {count(len(body), 'sentence')} {'traces' if len(origins) == 1 else 'trace'} to"
    )
    by_id: dict[str, list[Match]] = {}
    for match in origins:
        by_id.setdefault(match.original.id, []).append(match)
    if len(by_id) == 1:
        original = origins[0].original
        when = f" of {date_words(original.published[:10])}" if original.published else ""
        story = f"{original.outlet} story" if original.outlet else "document of an unknown outlet"
        return [f"{share} one {story}{when}."]
    by_outlet: dict[str, int] = {}
    for match in origins:
        name = match.original.outlet or "of unknown outlet"
        by_outlet[name] = by_outlet.get(name, 0) + 1
    ranked = sorted(by_outlet.items(), key=lambda item: (-item[1], item[0]))
    names = [f"{name} ({number})" for name, number in ranked[:6]]
    rest = [f"{len(ranked) - 6} other outlets"] if len(ranked) > 6 else []
    return [f"{share} {len(by_id)} documents: {listed([*names, *rest])}."]


def _credited(body: Sequence[TracedSentence]) -> list[str]:
    verdicts = [sentence.verdict for sentence in body if origin_of(sentence)]
    wording = {
        Verdict.CREDITED: "to the outlet of origin",
        Verdict.UPSTREAM_ONLY: "only to a source that this outlet itself named",
        Verdict.MISCREDITED: "to another outlet",
        Verdict.UNCREDITED: "to nobody",
    }
    parts = [
        f"{number} {'is' if number == 1 else 'are'} credited {words}" if place == 0 else f"{number} {words}"
        for place, (number, words) in enumerate(
            (verdicts.count(verdict), words) for verdict, words in wording.items() if verdicts.count(verdict)
        )
    ]
    return [f"Of these, {listed(parts)}."] if parts else []


def _named_before(record: TraceRecord, body: Sequence[TracedSentence]) -> list[str]:
    """How many sentences that do not name the outlet follow on one that does."""
    named = [(s.index, before.index) for s in body if (before := named_before(record, s))]
    next_to = sum(here == before + 1 for here, before in named)
    if not next_to:
        return []
    stand = "stands" if next_to == 1 else "stand"
    return [
        f"{next_to} of those that do not name the outlet of origin {stand} right after a sentence that does; some "
        "readers would take that credit to go on."
    ]


def _not_traced(body: Sequence[TracedSentence], whole: Sequence[TracedSentence]) -> list[str]:
    unresolved = [s for s in body if s.verdict is Verdict.UNRESOLVED]
    unmatched = [s for s in body if s.verdict is Verdict.UNMATCHED]
    parts = []
    agencies = [
        c.name for s in whole for c in s.credits if c.kind is CreditKind.GENERIC and c.scope is Scope.ARTICLE
    ]
    found = [s for s in unresolved if agencies and s.relation.derived]
    if found:
        back = f"{count(len(found), 'sentence')} {_of(found, 'goes', 'go')} back to an agency"
        parts.append(f"{back}, and the article credits agencies without saying which ({agencies[0]})")
    unresolved = [s for s in unresolved if s not in found]
    if unresolved:
        names = listed(_outlets_named([*unresolved, *whole]))
        named = f" ({names})" if names else ""
        credit = (
            f"{count(len(unresolved), 'sentence')} {_of(unresolved, 'credits', 'credit')} an outlet{named}"
        )
        parts.append(f"{credit} whose text was not found in the corpus")
    if unmatched:
        parts.append(f"for {count(len(unmatched), 'sentence')} nothing was found and no outlet is named")
    text = "; ".join(parts)
    return [f"{text[0].upper()}{text[1:]}."] if parts else []


def _of(sentences: Sequence[TracedSentence], one: str, many: str) -> str:
    return one if len(sentences) == 1 else many


def _outlets_named(sentences: Iterable[TracedSentence]) -> list[str]:
    names = [
        credit.outlet or credit.name
        for sentence in sentences
        for credit in sentence.credits
        if credit.kind is CreditKind.OUTLET and credit.scope is not Scope.IMAGE
        if sentence.role is Role.BODY or credit.scope is Scope.ARTICLE
    ]
    return list(dict.fromkeys(names))[:4]


LATER = "either both go back to an earlier text that the corpus lacks, or the later one was taken from this article"
"""What it means that a text stands in a document dated later; which of the two it is the texts cannot tell."""


def _later(body: Sequence[TracedSentence]) -> list[str]:
    later = [s for s in body if origin_of(s) is None and origin_of(s, later=True) is not None]
    if not later:
        return []
    matches = [match for s in later if (match := origin_of(s, later=True))]
    names = listed(list(dict.fromkeys(match.original.outlet or "outlet unknown" for match in matches))[:4])
    stand = f"{count(len(later), 'sentence')} also {_of(later, 'stands', 'stand')} in a document dated later"
    credited = sum(sentence.verdict is Verdict.CREDITED for sentence in later)
    end = f"; {credited} of them {'names' if credited == 1 else 'name'} that outlet" if credited else ""
    return [f"{stand} ({names}), which cannot be the source: {LATER}{end}."]


def _unsure(body: Sequence[TracedSentence]) -> list[str]:
    unsure = [sentence for sentence in body if sentence.unsure]
    if not unsure:
        return []
    return [
        f"For {count(len(unsure), 'sentence')} the tracer is unsure; what it found is shown, not counted."
    ]


def _changed(body: Sequence[TracedSentence]) -> list[str]:
    changed = [(s, match) for s in body if (match := origin_of(s)) and match.drift]
    if not changed:
        return []
    kinds = list(dict.fromkeys(DRIFT_WORDS.get(d.kind, d.kind) for _, match in changed for d in match.drift))
    where = count(len(changed), "sentence")
    return [f"In {where} something that matters differs from the original: {listed(kinds)}."]
