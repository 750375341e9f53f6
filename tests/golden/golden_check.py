"""Hold a trace against what its case expects; ``complaints`` says in words what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from golden_format import Case, Expected, ExpectedDrift, Place, Text

from provenance.model import Direction, Match, Position, Role, Scope, TracedSentence
from provenance.reading import read_text
from provenance.workflows.trace import trace

if TYPE_CHECKING:
    from provenance.model import Document, TraceRecord


def read(text: Text) -> Document:
    """The document that the reader makes of one text of a case."""
    return read_text(text.whole, title=text.headline or None, outlet=text.outlet, published=text.published)


def traced(case: Case) -> tuple[TraceRecord, tuple[Document, ...]]:
    """The trace of the case's article against its originals, and the originals as read."""
    originals = tuple(read(text) for text in case.originals)
    return trace(read(case.article), list(originals)), originals


def body(case_document: Document) -> list[int]:
    """Sentence indexes of a document in the case's numbering: the n-th body sentence is number n."""
    return [sentence.index for sentence in case_document.sentences if sentence.role == Role.BODY]


def complaints(case: Case) -> list[str]:
    """One line for everything in which the trace differs from the case; empty when all is right."""
    record, originals = traced(case)
    sentences = [one for one in record.sentences if one.role == Role.BODY]
    if len(sentences) != len(case.expected):
        numbered = "\n".join(f"  {n}. {one.text}" for n, one in enumerate(sentences, start=1))
        return [f"the article has {len(sentences)} body sentences, not {len(case.expected)}:\n{numbered}"]
    found: list[str] = []
    for sentence, expected in zip(sentences, case.expected, strict=True):
        wrong = _origin(sentence, expected, originals)
        if not _missed(sentence, expected):
            wrong += _verdict(sentence, expected)
        wrong += _credits(sentence, expected)
        found += [f"sentence {expected.sentence}, {line}: {sentence.text}" for line in wrong]
    for drift in case.drift:
        found += _drift(sentences[drift.sentence - 1], drift)
    return found + _scoped(record, case)


def derived_matches(sentence: TracedSentence) -> list[Match]:
    """The matches that count as derived text, the common origins among them."""
    return [match for match in sentence.matches if match.relation.derived]


def _missed(sentence: TracedSentence, expected: Expected) -> bool:
    return expected.hard and not derived_matches(sentence)


def _origin(sentence: TracedSentence, expected: Expected, originals: tuple[Document, ...]) -> list[str]:
    matches = derived_matches(sentence)
    if not expected.choices or expected.relation in ("statement", "fact", "not derived"):
        return [f"falsely derived from {_show(matches[0], originals)}"] if matches else []
    if not matches:
        return [] if expected.hard else [f"missed, it is {expected.relation}"]
    wrong = []
    wanted = Direction.COMMON_ORIGIN if expected.relation == "common-origin" else Direction.SOURCE
    if any(match.direction != wanted for match in matches[:1]):
        wrong.append(f"direction {matches[0].direction}, not {wanted}")
    if not any(is_right(matches[0], place, originals) for choice in expected.choices for place in choice):
        wrong.append(f"derived from {_show(matches[0], originals)}")
    if (
        expected.relation in ("verbatim", "near-verbatim", "paraphrase")
        and sentence.relation != expected.relation
    ):
        wrong.append(f"{sentence.relation}, not {expected.relation}")
    if expected.via and not any(
        match.position == Position.VIA and is_right(match, expected.via, originals) for match in matches
    ):
        wrong.append("the copy it came by is not shown")
    return wrong


def is_right(match: Match, place: Place, originals: tuple[Document, ...]) -> bool:
    """Whether the match points to exactly these sentences of this original."""
    return place_of(match, originals) == (place.document, set(place.sentences))


def place_of(match: Match, originals: tuple[Document, ...]) -> tuple[int, set[int]]:
    """Number of the original and of its sentences, as a case file counts them."""
    number = next(n for n, one in enumerate(originals, start=1) if one.id == match.original.id)
    order = body(originals[number - 1])
    return number, {order.index(one.index) + 1 if one.index in order else 0 for one in match.sentences}


def _show(match: Match, originals: tuple[Document, ...]) -> str:
    number, sentences = place_of(match, originals)
    return f"{number}:{'+'.join(map(str, sorted(sentences)))} ({match.relation}, {match.probability:.2f})"


def _verdict(sentence: TracedSentence, expected: Expected) -> list[str]:
    if not expected.verdicts or sentence.verdict in expected.verdicts:
        return []
    return [f"{sentence.verdict}, not {' or '.join(expected.verdicts)}"]


def _credits(sentence: TracedSentence, expected: Expected) -> list[str]:
    if expected.credited is None:
        return []
    named = {
        credit.outlet for credit in sentence.credits if credit.scope in (Scope.SENTENCE, Scope.CONTINUED)
    } - {None}
    if named == set(expected.credited):
        return []
    return [f"credits {sorted(map(str, named))}, not {sorted(expected.credited)}"]


def _drift(sentence: TracedSentence, expected: ExpectedDrift) -> list[str]:
    matches = derived_matches(sentence)
    reported = matches[0].drift if matches else ()
    if expected.kind == "none":
        return [f"sentence {expected.sentence}, drift where there is none: {one}" for one in reported]
    fitting = [
        one
        for one in reported
        if one.kind == expected.kind
        and (expected.words is None or expected.words.lower() in f"{one.original} {one.article}".lower())
    ]
    if fitting:
        return []
    return [
        f"sentence {expected.sentence}, drift of {expected.kind} {expected.words or ''} not among {reported}"
    ]


def _scoped(record: TraceRecord, case: Case) -> list[str]:
    """Credits for the whole article or a picture, wherever in the article they are written."""
    found = []
    for scope, wanted in ((Scope.ARTICLE, case.article_credits), (Scope.IMAGE, case.image_credits)):
        named = {
            credit.outlet
            for sentence in record.sentences
            for credit in sentence.credits
            if credit.scope == scope and credit.outlet
        }
        if missing := set(wanted) - named:
            found.append(f"no {scope} credit for {', '.join(sorted(missing))}")
        if scope == Scope.ARTICLE and (excess := named - set(wanted)):
            found.append(f"{scope} credit for {', '.join(sorted(excess))}, which is none")
    return found
