"""The report on a collection: the page of one pair of outlets, every sentence beside its original."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from provenance.attribution.wording import wording
from provenance.model import Verdict
from provenance.network.rows import NO_OUTLET
from provenance.publish.blocks import (
    Bar,
    Block,
    Heading,
    Inline,
    Mark,
    Page,
    Paragraph,
    Passage,
    SentencePair,
    Span,
)
from provenance.report.network_words import in_one_line, said_of_sources
from provenance.report.tones import VERDICT_TONES
from provenance.report.words import DRIFT_WORDS, date_words, listed, percent
from provenance.text.counted import count

MOST_SENTENCES = 300
"""Sentences on one page; the rest is in the tables."""

VERDICTS = tuple(v.value for v in Verdict)


def pair_page(
    outlet: str, used: str, rows: Sequence[Mapping[str, Any]], *, home: str, signature: str
) -> Page:
    """The sentences that one outlet took from another, each beside its original.

    Args:
        outlet: who took.
        used: who gave.
        rows: rows of the table ``links``, those shown first in front, each with
            ``article_title``, ``article_url`` and ``original_url`` besides.
        home: file name of the page on the whole.
        signature: of the result.
    """
    shown = rows[:MOST_SENTENCES]
    left = len(rows) - len(shown)
    counts = {name: sum(row["verdict"] == name for row in rows) for name in VERDICTS}
    blocks: list[Block] = [
        Paragraph((Span("Back to the whole collection", link=home),)),
        Paragraph((Span(_said_of_pair(outlet, used, len(rows), counts)),), lead=True),
        *_bar(counts),
        Heading("Sentence by sentence", anchor="sentences"),
        *(_pair(number, row) for number, row in enumerate(shown, 1)),
    ]
    if left:
        blocks.append(Paragraph((Span(f"{count(left, 'more sentence')} in links.csv."),)))
    return Page(
        title=f"What {outlet} took from {used}",
        kind="Attribution report on a collection",
        blocks=tuple(blocks),
        tones=VERDICT_TONES,
        signature=signature,
        author="provenance",
        description=f"{count(len(rows), 'sentence')} of {outlet} beside their originals of {used}.",
    )


def _bar(counts: Mapping[str, int]) -> list[Block]:
    judged = {name: number for name, number in counts.items() if number}
    return [Bar("", "verdict", judged)] if judged else []


def _said_of_pair(outlet: str, used: str, total: int, counts: Mapping[str, int]) -> str:
    return (
        f"{count(total, 'sentence')} of {outlet} also {'stands' if total == 1 else 'stand'} in an earlier "
        f"document of {used}. {in_one_line(said_of_sources(total, counts, used))} "
        "A licence does not show in a text."
    )


def _pair(number: int, row: Mapping[str, Any]) -> SentencePair:
    steps = wording(row["original_text"], row["article_text"])
    article = tuple(Span(s.article, () if s.op == "keep" else (Mark.ADDED,)) for s in steps if s.article)
    original = tuple(Span(s.original, () if s.op == "keep" else (Mark.DROPPED,)) for s in steps if s.original)
    heading = f"{named(row['original_outlet'])}, {date_words(row['original_published'])}"
    when = Span(date_words(row["article_published"]), link=row["article_url"] or None)
    details: list[tuple[str, Inline]] = [("Article", (when,))]
    if row["credited_as"]:
        details.append(("The article names", (Span(row["credited_as"]),)))
    if row["drift"]:
        changed = [DRIFT_WORDS.get(kind, kind) for kind in row["drift"].split()]
        details.append(("What changed", (Span(listed(changed)),)))
    judged = "" if row["verdict"] else "; not judged"
    summary = f"{row['relation']}, {percent(row['probability'])}{judged}"
    return SentencePair(
        anchor=f"s{number}",
        number=str(number),
        title=f"{row['article_title'] or row['article_id'][:8]}, sentence {row['sentence'] + 1}",
        text=article,
        summary=(Span(summary),),
        passages=(Passage((Span(heading, link=row["original_url"] or None),), original),),
        details=tuple(details),
        tone=row["verdict"],
        score=row["probability"],
        weight=len(row["article_text"].split()),
        back="sentences",
    )


def named(value: Any) -> str:
    """An outlet as the table of outlets names it."""
    return text_of(value) or NO_OUTLET


def text_of(value: Any) -> str:
    """A text, or nothing where a table has a gap."""
    return value if isinstance(value, str) else ""
