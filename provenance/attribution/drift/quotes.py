"""Quotes: the words between the marks are not the speaker's any more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.attribution.drift.facts import quotes
from provenance.attribution.drift.pair import Finding, Pair, Side, Span
from provenance.attribution.drift.transcripts import SMALL, changes, holds, share, transcript
from provenance.text.quotes import Quote

_ALIKE = 0.5
# A part that begins like this changes what the rest says.
_LEANS = re.compile(
    r"(?:and |or )?(?:but|yet|however|although|though|unless|until|if|when|while|whether|except|provided|only|"
    r"as long as|so long as|because|even|not|in case|assuming|once|or)\b",
    re.IGNORECASE,
)
_SHORTEST, _FULL = 3, 5
_TERM = 5  # words of a quote that only gives a term its marks
_ELSE = 3  # words changed beside a change that was found, from which the quote itself is altered


def find(pair: Pair, found: Sequence[Finding]) -> list[Finding]:
    """Compares every quote of the article with the one it is nearest to in the original.

    What has been found of numbers, names or negation inside a quote is not reported again.
    """
    left = quotes(pair.original.text)
    if not left:
        return []
    findings = _short(pair, left, found)
    for quote in quotes(pair.article.text):
        words = transcript(quote.text)
        best = max(left, key=lambda other: share(transcript(other.text), words))
        if (
            len(words.folded) < _SHORTEST
            or _explained(best, quote, found)
            or _stands(pair.original, left, quote)
        ):
            continue
        if share(transcript(best.text), words) >= _ALIKE and _altered(pair.article, best, quote):
            findings.append(Finding("quote", (best.start, best.end), (quote.start, quote.end)))
    return findings


def _short(pair: Pair, left: Sequence[Quote], found: Sequence[Finding]) -> list[Finding]:
    """A word or two in quotation marks for which others stand in the same place."""
    findings = []
    for quote in quotes(pair.article.text) if pair.near else ():
        words = transcript(quote.text)
        if len(words.folded) > _TERM or holds(transcript(pair.original.text), words):
            continue
        for other in left:
            row = transcript(other.text)
            if len(row.folded) > _TERM or holds(transcript(pair.article.text), row):
                continue
            spans = (other.start, other.end), (quote.start, quote.end)
            if pair.same_place(*spans) and not _explained(other, quote, found):
                findings.append(Finding("quote", *spans))
    return findings


def _explained(original: Quote, article: Quote, found: Sequence[Finding]) -> bool:
    """Whether changes of other kinds were found in a quote, and are all that changed in it."""
    left = [f.original for f in found if f.original and original.start <= f.original[0] < original.end]
    right = [f.article for f in found if f.article and article.start <= f.article[0] < article.end]
    if not left and not right:
        return False
    rest = changes(transcript(_without(original, left)), transcript(_without(article, right)))
    return sum(max(o1 - o0, a1 - a0) for _, o0, o1, a0, a1 in rest) < _ELSE


def _without(quote: Quote, spans: Sequence[Span]) -> str:
    """The words of a quote with a mark for each change that was found."""
    text, end = quote.text, len(quote.text)
    for start, stop in sorted(spans, reverse=True):
        text = text[: max(0, start - quote.start)] + " # " + text[max(0, min(stop - quote.start, end)) :]
    return text


def _stands(side: Side, others: Sequence[Quote], quote: Quote) -> bool:
    """Whether the words stand in the original in a row: two parts of a quote, or quoted a little further."""
    words = transcript(quote.text)
    if any(holds(transcript(other.text), words) for other in others):
        return False
    spoken = transcript(" ".join(other.text for other in others))
    return holds(spoken, words) or holds(transcript(side.text), words)


def _altered(side: Side, original: Quote, article: Quote) -> bool:
    left, right = transcript(original.text), transcript(article.text)
    changed = changes(left, right)
    if all(op == "drop" for op, *_ in changed):
        return bool(changed) and _misleading_cut(side, original, article)
    ends = len(left.folded)
    return any(op != "drop" or 0 < o0 < o1 < ends for op, o0, o1, _, _ in changed)


def _misleading_cut(side: Side, original: Quote, article: Quote) -> bool:
    """Whether a part of a sentence is quoted as if it were the whole of it.

    A fragment worked into the article's own sentence is honest, and so is a
    cut at the end of a sentence or one marked with dots.
    """
    left, right = transcript(original.text), transcript(article.text)
    if len(right.folded) < _FULL or "…" in article.text or "..." in article.text:
        return False
    if not holds(left, right):
        return True
    return _whole(side, article) and not _cut_between_sentences(original.text, article.text)


def _whole(side: Side, quote: Quote) -> bool:
    """Whether a quote is shown as a full sentence: it begins with a capital and stands for itself."""
    lead = side.text[: quote.start].rstrip("\"'“„«‘ ").rstrip()
    return quote.text[:1].isupper() and (not lead or lead[-1] in ",:.!?")


def _cut_between_sentences(original: str, article: str) -> bool:
    """Whether a quote begins and ends where a sentence or a clause that stands for itself does."""
    core = article.rstrip(" .,!?…")
    place = original.casefold().find(core.casefold())
    if place < 0:
        return False
    before, after = original[:place].rstrip(), original[place + len(core) :].lstrip()
    begins = (
        not before or before[-1] in ".!?…" or (before[-1] in ",;" and not _LEANS.match(_last_part(before)))
    )
    ends = not after or after[0] in ".!?…" or (after[0] in ",;" and not _LEANS.match(after.lstrip(" ,;")))
    return begins and (ends or (SMALL | {"1"}).issuperset(transcript(after).folded))


def _last_part(text: str) -> str:
    """The last sentence of what was cut off in front."""
    return re.split(r"[.!?…]\s+", text)[-1]
