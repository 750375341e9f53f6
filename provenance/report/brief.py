"""The short form of a report: what to paste into an e-mail, and what a notebook shows."""

from __future__ import annotations

from provenance.attribution import tally
from provenance.model import TracedSentence, TraceRecord, Verdict
from provenance.publish.blocks import Block, Heading, Mark, Page, Paragraph, Span, Table
from provenance.report.article import article_page
from provenance.report.sentences import summary_words
from provenance.report.words import summary_sentences
from provenance.text.counted import count

MOST_SENTENCES = 40

_TO_EXPLAIN = (Verdict.MISCREDITED, Verdict.UNCREDITED, Verdict.UPSTREAM_ONLY)


def brief_page(record: TraceRecord) -> Page:
    """The facts, the summary, the counts, and the sentences that name no outlet for what they take."""
    whole = article_page(record, drawn=False)
    kept = [block for block in whole.blocks[:4] if not isinstance(block, Table)]
    return Page(
        title=whole.title,
        kind=whole.kind,
        blocks=(*kept, *_to_explain(record), *_caution()),
        tones=whole.tones,
        signature=whole.signature,
    )


def sentence_table(record: TraceRecord) -> Table:
    """Every sentence in one row: number, verdict, finding, text."""
    rows = tuple(
        (
            (Span(str(sentence.index + 1)),),
            (Span("", tone=sentence.verdict.value) if sentence.verdict else Span(sentence.role.value),),
            (Span(summary_words(sentence)),),
            (Span(sentence.text),),
        )
        for sentence in record.sentences
    )
    (title,) = tally.article_labels([record])
    caption = f"{title}. {' '.join(summary_sentences(record))}"
    return Table(caption, ("No.", "Verdict", "Finding", "Sentence"), rows)


def _to_explain(record: TraceRecord) -> list[Block]:
    found = [s for verdict in _TO_EXPLAIN for s in tally.body_sentences(record) if s.verdict is verdict]
    found = [sentence for sentence in found if tally.origin_of(sentence)]
    if not found:
        return []
    rows = tuple(_row(sentence) for sentence in found[:MOST_SENTENCES])
    rest = len(found) - MOST_SENTENCES
    more: list[Block] = (
        [Paragraph((Span(f"{count(rest, 'sentence')} more in the full report."),))] if rest > 0 else []
    )
    columns = ("No.", "Verdict", "Article", "Original", "Finding")
    return [Heading("Sentences that do not name their outlet"), Table("", columns, rows), *more]


def _row(sentence: TracedSentence) -> tuple[tuple[Span, ...], ...]:
    match = tally.origin_of(sentence)
    original = " ".join(part.text for part in match.sentences) if match else ""
    verdict = sentence.verdict.value if sentence.verdict else None
    return (
        (Span(str(sentence.index + 1)),),
        (Span("", tone=verdict),),
        (Span(sentence.text),),
        (Span(original),),
        (Span(summary_words(sentence)),),
    )


def _caution() -> list[Block]:
    text = (
        "This compares texts with one corpus. It says nothing of intent, licence or law; read both texts "
        "before drawing a conclusion."
    )
    return [Paragraph((Span(text, (Mark.SOFT,)),))]
