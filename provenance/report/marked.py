"""Sentences with their differences and their sources marked."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.model import Credit, Match, Scope, TracedSentence
from provenance.publish.blocks import Inline, Mark, Span

KEEP = "keep"


def article_sentence(sentence: TracedSentence, match: Match | None) -> Inline:
    """The article's sentence: words that the original lacks, names of sources, and cue words marked."""
    marks: list[set[Mark]] = [set() for _ in sentence.text]
    if match is not None and "".join(step.article for step in match.wording) == sentence.text:
        steps = [(step.op, step.article) for step in match.wording]
        _mark_steps(marks, steps, Mark.ADDED)
    for credit in sentence.credits:
        if credit.scope is not Scope.IMAGE:
            _mark_credit(marks, sentence, credit)
    return _spans(sentence.text, marks)


def original_text(match: Match) -> Inline:
    """The original's text: words that the article left out or replaced marked."""
    text = " ".join(sentence.text for sentence in match.sentences)
    if not match.relation.derived or "".join(step.original for step in match.wording) != text:
        return (Span(text),)
    marks: list[set[Mark]] = [set() for _ in text]
    _mark_steps(marks, [(step.op, step.original) for step in match.wording], Mark.DROPPED)
    return _spans(text, marks)


def _mark_steps(marks: list[set[Mark]], steps: Sequence[tuple[str, str]], mark: Mark) -> None:
    """Mark the letters of every step that changes something, but not the spaces around them."""
    place = 0
    for op, piece in steps:
        end = place + len(piece)
        if op != KEEP:
            start = place + len(piece) - len(piece.lstrip())
            for letter in marks[start : place + len(piece.rstrip())]:
                letter.add(mark)
        place = end


def _mark_credit(marks: list[set[Mark]], sentence: TracedSentence, credit: Credit) -> None:
    start, end = credit.start - sentence.start, credit.end - sentence.start
    if not 0 <= start < end <= len(sentence.text):
        return
    for letter in marks[start:end]:
        letter.add(Mark.SOURCE)
    cue = _nearest(sentence.text, credit.cue, start)
    if cue is not None:
        for letter in marks[cue : cue + len(credit.cue)]:
            letter.add(Mark.CUE)


def _nearest(text: str, cue: str, place: int) -> int | None:
    """Where the cue stands nearest to a place; None when it does not stand there."""
    if not cue:
        return None
    lower, sought = text.lower(), cue.lower()
    found = [n for n in range(len(lower)) if lower.startswith(sought, n)]
    return min(found, key=lambda n: abs(n - place), default=None)


def _spans(text: str, marks: Sequence[set[Mark]]) -> Inline:
    spans: list[Span] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marks[place] != marks[start]:
            spans.append(Span(text[start:place], tuple(sorted(marks[start]))))
            start = place
    return tuple(spans)
