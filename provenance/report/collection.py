"""The report on a set of articles, as a page of blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from provenance.attribution import collection, matrices, tally
from provenance.figures import bars, grid
from provenance.model import TraceRecord, Verdict
from provenance.publish.blocks import (
    Bar,
    Block,
    Facts,
    FigureBlock,
    Heading,
    Inline,
    Page,
    Paragraph,
    Span,
    Table,
)
from provenance.report import explain
from provenance.report.article import figure_svg, frame_table
from provenance.report.tones import VERDICT_TONES
from provenance.report.words import date_words, listed
from provenance.text.counted import count

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

MOST_ORIGINALS = 25
MOST_ROWS = 60


def collection_page(
    records: Sequence[TraceRecord], *, links: Mapping[int, str] | None = None, drawn: bool = True
) -> Page:
    """What was found of a set of articles together.

    Args:
        records: the traces, at least one.
        links: file names of the articles' own reports, by place in ``records``.
        drawn: draw figures; without, the page tells all in words and tables.

    Returns:
        A page for any printer of ``publish``.
    """
    names = dict(zip(tally.article_labels(records), range(len(records)), strict=True))
    blocks: list[Block] = [
        _facts(records),
        Paragraph((Span(" ".join(_summary(records))),), lead=True),
        *_verdicts(records),
        *_articles(records, {name: (links or {}).get(place) for name, place in names.items()}),
        *_outlets(records, drawn=drawn),
        *(_groups(records) if drawn else ()),
        *_originals(records),
        *explain.how_to_read(),
        *explain.limits(),
    ]
    return Page(
        title=f"{count(len(records), 'article')} and their sources",
        kind="Attribution report on a set",
        blocks=tuple(blocks),
        tones=VERDICT_TONES,
        signature=records[0].signature,
        author="provenance",
        description=_summary(records)[0],
    )


def _facts(records: Sequence[TraceRecord]) -> Facts:
    published = sorted(r.article.published for r in records if r.article.published)
    outlets = sorted({record.article.outlet for record in records if record.article.outlet})
    rows: list[tuple[str, Inline]] = [("Articles", (Span(str(len(records))),))]
    if published:
        rows.append(("Published", (Span(_span_of_time(published[0], published[-1])),)))
    if outlets:
        rest = [f"{len(outlets) - 12} more"] if len(outlets) > 12 else []
        rows.append(("Outlets", (Span(listed([*outlets[:12], *rest])),)))
    for signature in dict.fromkeys(record.signature for record in records):
        rows.append(("Traced with", (Span(signature),)))
    return Facts(tuple(rows))


def _span_of_time(first: str, last: str) -> str:
    start, end = date_words(first[:10]), date_words(last[:10])
    return start if start == end else f"{start} to {end}"


def _summary(records: Sequence[TraceRecord]) -> list[str]:
    frame = collection.articles_frame(records)
    sentences, traced = int(frame["sentences"].sum()), int(frame["traced"].sum())
    with_text = int((frame["traced"] > 0).sum())
    unnamed = frame[Verdict.UNCREDITED.value] + frame[Verdict.MISCREDITED.value]
    return [
        f"{traced} of {count(sentences, 'sentence')} in {count(len(records), 'article')} trace to an "
        "earlier document.",
        f"Such text stands in {count(with_text, 'article')}; in {int((unnamed > 0).sum())} of them some "
        "of it stands without the name of its outlet.",
    ]


def _verdicts(records: Sequence[TraceRecord]) -> list[Block]:
    totals = matrices.article_by_verdict(records).sum(axis=0)
    counts = {str(name): int(number) for name, number in totals.items() if number}
    return [Heading("What the articles say of their sources", anchor="overview"), Bar("", "verdict", counts)]


def _articles(records: Sequence[TraceRecord], links: Mapping[str, str | None]) -> list[Block]:
    frame = collection.articles_frame(records)
    rows = tuple(
        (
            (Span(str(name), link=links.get(str(name))),),
            (Span(row["outlet"] if isinstance(row["outlet"], str) else "–"),),
            (Span(row["published"][:10] if isinstance(row["published"], str) else "–"),),
            (Span(f"{row['traced']} of {row['sentences']}"),),
            (Span(_decides({key: int(row[key]) for key in matrices.VERDICTS})),),
        )
        for name, row in frame.iterrows()
    )
    columns = ("Article", "Outlet", "Published", "Traced", "What decides its place")
    text = (
        "Ordered by the share of sentences that trace to an original whose outlet the article does not name "
        "for them. The order compares texts, not intentions: a licence or a contract does not show in it."
    )
    return [Heading("The articles"), Paragraph((Span(text),)), Table("", columns, rows)]


def _decides(counts: Mapping[str, int]) -> str:
    parts = [
        f"{counts[verdict.value]} {verdict.value}"
        for verdict in (Verdict.MISCREDITED, Verdict.UNCREDITED, Verdict.UPSTREAM_ONLY, Verdict.CREDITED)
        if counts[verdict.value]
    ]
    return listed(parts) if parts else "nothing traced"


def _outlets(records: Sequence[TraceRecord], *, drawn: bool) -> list[Block]:
    frame = matrices.article_by_outlet(records)
    if not int(frame.drop(columns=tally.NOT_TRACED, errors="ignore").to_numpy().sum()):
        return []
    what = "Sentences of each article that trace to each outlet"
    picture: Block = (
        _picture(grid.outlet_heatmap, frame, what) if drawn else frame_table(frame, what, "Article")
    )
    used = frame_table(
        matrices.used_by_credited(records),
        "Whose text is used (rows) and who is credited for it (columns), in sentences",
        "Used ↓ Credited →",
        own=True,
        draw=grid.credit_matrix if drawn else None,
    )
    return [Heading("Articles and outlets"), picture, Heading("Used and credited"), used]


def _groups(records: Sequence[TraceRecord]) -> list[Block]:
    publishers, times = collection.publisher_by_verdict(records), collection.time_by_verdict(records)
    blocks: list[Block] = []
    if len(publishers) > 1:
        what = "Sentences by verdict for each publisher"
        blocks += [Heading("By publisher"), _picture(bars.verdict_bar, publishers.head(MOST_ROWS), what)]
    if len(times) > 1:
        what = "Sentences by verdict in order of publication"
        blocks += [Heading("Over time"), _picture(bars.verdict_bar, times.head(MOST_ROWS), what)]
    return blocks


def _picture(draw: Callable[..., Figure], frame: pd.DataFrame, what: str) -> FigureBlock:
    """A figure whose description says the larger numbers in words."""
    cells = [
        f"{row}: {', '.join(f'{name} {int(number)}' for name, number in numbers.items() if number)}"
        for row, numbers in frame.head(20).iterrows()
    ]
    return FigureBlock(figure_svg(draw(frame, title="")), f"{what}. {'; '.join(cells)}.")


def _originals(records: Sequence[TraceRecord]) -> list[Block]:
    frame = collection.most_used_originals(records)
    if frame.empty:
        return []
    rows = tuple(
        (
            (Span(_or_dash(row.title), link=row.url if isinstance(row.url, str) else None),),
            (Span(_or_dash(row.outlet)),),
            (Span(_or_dash(row.published)[:10]),),
            (Span(str(row.articles)),),
            (Span(str(row.sentences)),),
        )
        for row in frame.head(MOST_ORIGINALS).itertuples(index=False)
    )
    columns = ("Original", "Outlet", "Published", "Articles", "Sentences")
    return [Heading("The originals used most"), Table("", columns, rows, (False, False, False, True, True))]


def _or_dash(value: object) -> str:
    return value if isinstance(value, str) and value else "–"
