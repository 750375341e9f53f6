"""What is counted in a trace, and how documents are named in its tables.

Only body sentences count. A sentence counts as traced when its relation is
derived and its original can have been the source: a text dated later than the
article cannot. A sentence that the tracer is unsure of counts as not traced.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from pathlib import PurePath

from provenance.model import (
    Credit,
    CreditKind,
    Direction,
    Document,
    DocumentReference,
    Match,
    Position,
    Role,
    Scope,
    TracedSentence,
    TraceRecord,
    Verdict,
)

NOT_TRACED = "(not traced)"
UNKNOWN_OUTLET = "(unknown outlet)"
OTHER_SOURCE = "(person, office or other)"
NOBODY = "(nobody)"

_IN_THE_TEXT = (Scope.SENTENCE, Scope.CONTINUED)
_NEAR = 10  # sentences over which it is told that an outlet was named before
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def body_sentences(record: TraceRecord) -> Iterator[TracedSentence]:
    """The sentences that are judged and counted."""
    return (sentence for sentence in record.sentences if sentence.role is Role.BODY)


def origin_of(sentence: TracedSentence, *, later: bool = False) -> Match | None:
    """The derived match that a sentence counts for, its origin before any nearer text.

    Args:
        sentence: a sentence of the article.
        later: where there is no other, accept an original dated after the
            article (both go back to an earlier text).
    """
    if sentence.unsure:
        return None
    derived = [match for match in sentence.matches if match.relation.derived]
    pool = [match for match in derived if match.direction is Direction.SOURCE] or (derived if later else [])
    return next((match for match in pool if match.position is Position.ORIGIN), pool[0] if pool else None)


def via_of(sentence: TracedSentence) -> Match | None:
    """The nearer text that a sentence was actually taken from, where that is not the origin."""
    if sentence.unsure:
        return None
    return next((m for m in sentence.matches if m.relation.derived and m.position is Position.VIA), None)


def article_credits(record: TraceRecord) -> tuple[Credit, ...]:
    """Credits that cover the whole article: byline, dateline, footer."""
    return tuple(c for sentence in record.sentences for c in sentence.credits if c.scope is Scope.ARTICLE)


def credited_name(sentence: TracedSentence, whole_article: Iterable[Credit], used: str) -> str:
    """Whom the article names for a sentence, as one name for a table.

    Of several outlets the one that the text traces to counts, else the first
    that is named, the sentence's own before those of byline and footer.

    Args:
        sentence: a sentence of the article.
        whole_article: the credits of ``article_credits``.
        used: name of the outlet that the sentence traces to.
    """
    own = [credit for credit in sentence.credits if credit.scope is not Scope.IMAGE]
    in_scope = own + [credit for credit in whole_article if credit not in own]
    outlets = [credit.outlet or credit.name for credit in in_scope if credit.kind is CreditKind.OUTLET]
    if outlets:
        return used if used in outlets else outlets[0]
    return OTHER_SOURCE if in_scope else NOBODY


def named_before(record: TraceRecord, sentence: TracedSentence) -> TracedSentence | None:
    """The last of the ten sentences before one that names the outlet it goes back to without saying so itself.

    Whether such a credit goes on, readers and newsrooms decide differently; that it is there they should know.

    Returns:
        None where the sentence is not traced, needs no such help, or has none.
    """
    origin = origin_of(sentence)
    if origin is None or sentence.verdict not in (Verdict.UNCREDITED, Verdict.UPSTREAM_ONLY):
        return None
    outlets = {
        match.original.outlet for match in (origin, via_of(sentence)) if match and match.original.outlet
    }
    near = record.sentences[max(0, sentence.index - _NEAR) : sentence.index]
    return next((s for s in reversed(near) if s.role is Role.BODY and _names(s, outlets)), None)


def own_text(record: TraceRecord, sentence: TracedSentence) -> bool:
    """Whether a sentence is credited because it stands in an earlier text of the article's own outlet."""
    own = record.article.outlet
    found = (origin_of(sentence), via_of(sentence))
    named = any(credit.kind is CreditKind.OUTLET for credit in sentence.credits)
    return (
        own is not None
        and sentence.verdict is Verdict.CREDITED
        and not named
        and any(match is not None and match.original.outlet == own for match in found)
    )


def _names(sentence: TracedSentence, outlets: Container[str | None]) -> bool:
    written = [c for c in sentence.credits if c.scope in _IN_THE_TEXT and c.kind is CreditKind.OUTLET]
    origin = origin_of(sentence)
    credited = (
        origin is not None and sentence.verdict is Verdict.CREDITED and origin.original.outlet in outlets
    )
    return bool(written) and (credited or any(credit.outlet in outlets for credit in written))


def outlet_name(document: DocumentReference | Document) -> str:
    """The outlet of a document as tables name it."""
    return document.outlet or UNKNOWN_OUTLET


def article_labels(records: Iterable[TraceRecord]) -> list[str]:
    """One name per article, in order, no two alike: title, else file name, else identifier."""
    return _unique(_document_name(record.article) for record in records)


def original_labels(record: TraceRecord) -> dict[str, str]:
    """One name per original of a trace, no two alike: outlet and day.

    Returns:
        Names by document identifier, earliest first, undated last.
    """
    found = sorted(references(record).values(), key=lambda o: (o.published or "9999", o.id))
    names = _unique(f"{outlet_name(o)}, {o.published[:10] if o.published else 'no date'}" for o in found)
    return {original.id: name for original, name in zip(found, names, strict=True)}


def references(record: TraceRecord) -> dict[str, DocumentReference]:
    """The originals that the article's body matches, by identifier, in order of first use."""
    return {match.original.id: match.original for s in body_sentences(record) for match in s.matches}


def count_words(text: str) -> int:
    """Number of words; in scripts written without spaces, of characters."""
    return len(_WORD.findall(text))


def _document_name(document: Document) -> str:
    file_name = PurePath(document.path).name if document.path else None
    return document.title or file_name or document.id[:8]


def _unique(names: Iterable[str]) -> list[str]:
    seen: dict[str, int] = {}
    taken: set[str] = set()
    result = []
    for name in names:
        label = name
        while label in taken:
            seen[name] = seen.get(name, 1) + 1
            label = f"{name} ({seen[name]})"
        taken.add(label)
        result.append(label)
    return result
