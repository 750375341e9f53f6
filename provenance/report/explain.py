"""What every report says of itself: how to read it, and what it does not show."""

from __future__ import annotations

from provenance.model import TraceRecord
from provenance.publish.blocks import Block, Heading, Inline, ItemList, Mark, Paragraph, Span

_READ: tuple[tuple[str, str], ...] = (
    (
        "Probability",
        "how likely it is that this text was taken from that text, by a model fitted on texts of known "
        "origin. 90 % means: of a hundred such findings, about ten should be expected to be wrong.",
    ),
    (
        "Verbatim, near-verbatim, paraphrase",
        "the sentence was taken from the original: word for word, with small changes, or rewritten. Only "
        "these count as traced.",
    ),
    (
        "Same statement, shared fact",
        "both texts report the same words of a speaker, or the same fact, and too little beside them ties the "
        "two texts together to say that one was taken from the other. Shown, never counted.",
    ),
    (
        "Origin and via",
        "the earliest document in which the text was found, and the nearer one that it seems to have been "
        "taken from.",
    ),
    (
        "Dated later",
        "the text also stands in a document that is dated after the article. That document cannot be the "
        "source: either both go back to an earlier text that is not in the corpus, or it was taken from this article.",
    ),
    (
        "Marks",
        "underlined words are not in the original; struck-through words are not in the article; words on a "
        "yellow ground name a source, and words in italics are the cue that makes them one.",
    ),
)

_LIMITS: tuple[str, ...] = (
    "It says nothing of intent. Licensed republication, agency contracts and shared press releases are "
    "normal, and look the same in the text.",
    "It compares with one corpus only. A source that is not in it cannot be found; “nothing found” does not "
    "mean that a sentence is the author's own.",
    "An earlier text in the corpus need not be the first. Two articles can share a source that the corpus "
    "lacks, and then the earlier of the two can look like the origin.",
    "Dates are taken as the pages give them. A wrong or changed date changes who can have taken from whom.",
    "Findings have errors in both directions: independent reports of one event can be close, and free "
    "rewriting can be missed. A single sentence proves little; look at the pattern, and read both texts, "
    "before drawing a conclusion.",
    "Credits are read by rules for English. Unusual wording, links without text, or a credit in a picture "
    "can be missed.",
    "It is no legal opinion. Whether a use is allowed depends on law, licence and length, which were not "
    "examined.",
)


def how_to_read() -> list[Block]:
    """What the words and marks of a report mean."""
    items: list[Inline] = [(Span(f"{name}: ", (Mark.STRONG,)), Span(text)) for name, text in _READ]
    return [Heading("How to read this"), ItemList(tuple(items))]


def limits(record: TraceRecord | None = None) -> list[Block]:
    """What a report does not show."""
    items: list[Inline] = [(Span(text),) for text in _LIMITS]
    blocks: list[Block] = [Heading("What this does not show"), ItemList(tuple(items))]
    if record is not None:
        text = f"The same version, settings, model and corpus give the same result: {record.signature}."
        blocks.append(Paragraph((Span(text, (Mark.SOFT,)),)))
    return blocks
