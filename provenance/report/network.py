"""The report on a collection: the page on the whole. Each pair of outlets has a page of its own (``network_pair``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from provenance.figures import grid
from provenance.figures.collection import delay_bars, story_flow
from provenance.figures.outlet_network import outlet_network
from provenance.publish.blocks import (
    Bar,
    Block,
    Facts,
    FigureBlock,
    Heading,
    Inline,
    ItemList,
    Page,
    Paragraph,
    Span,
)
from provenance.report import explain
from provenance.report.article import figure_svg, frame_table
from provenance.report.network_findings import Findings, groups, of_several, total
from provenance.report.network_lists import article_lists, outlet_lists
from provenance.report.network_pair import VERDICTS
from provenance.report.network_words import TAKEN, beside_the_bar, open_order, said_of_sources
from provenance.report.tones import VERDICT_TONES
from provenance.report.words import date_words, listed
from provenance.text.counted import count

if TYPE_CHECKING:
    import pandas as pd

MOST_OUTLETS = 20


def network_page(found: Findings, links: Mapping[tuple[str, str], str] | None = None) -> Page:
    """The page on the whole collection.

    Args:
        found: what was found.
        links: file name of the page of each pair (outlet, outlet used), where there is one.

    Returns:
        A page for any printer of ``publish``.
    """
    blocks: list[Block] = [
        _facts(found),
        Paragraph((Span(_summary(found)),), lead=True),
        *_verdicts(found),
        *outlet_lists(found, links or {}),
        *_pictures(found),
        *article_lists(found, links or {}),
        *_notes(found),
        *explain.how_to_read(),
        *explain.limits(),
    ]
    return Page(
        title=f"Who copied whom: {count(len(found.articles), 'article')}",
        kind="Attribution report on a collection",
        blocks=tuple(blocks),
        tones=VERDICT_TONES,
        signature=found.signature,
        author="provenance",
        description=_summary(found),
    )


def _facts(found: Findings) -> Facts:
    published = sorted(value for value in found.articles["published"] if isinstance(value, str))
    rows: list[tuple[str, Inline]] = [
        ("Articles", (Span(f"{len(found.articles):,}"),)),
        ("Sentences", (Span(f"{total(found.articles, 'sentences'):,}"),)),
    ]
    if published:
        period = f"{date_words(published[0][:10])} to {date_words(published[-1][:10])}"
        rows.append(("Published", (Span(period),)))
    rows.append(("Compared by", (Span(found.method),)))
    rows.append(("Traced with", (Span(found.signature),)))
    return Facts(tuple(rows))


def _summary(found: Findings) -> str:
    traced, sentences = total(found.articles, "traced"), total(found.articles, "sentences")
    undetermined = total(found.articles, "undetermined")
    said = said_of_sources(traced, {name: total(found.articles, name) for name in TAKEN}, "that outlet")
    return " ".join(
        [
            f"{traced:,} of {sentences:,} sentences were taken from an earlier document of another outlet.",
            *([f"Of these, {'; '.join(said)}."] if traced else []),
            *([open_order(undetermined)] if undetermined else []),
            f"{count(groups(of_several(found.families), 'family'), 'text')} went round as copies; "
            f"{count(len(found.lost), 'original')} behind several articles "
            f"{'is' if len(found.lost) == 1 else 'are'} not in the collection.",
        ]
    )


def _verdicts(found: Findings) -> list[Block]:
    counts = {name: total(found.articles, name) for name in VERDICTS}
    left = total(found.articles, "sentences") - sum(counts.values())
    told = beside_the_bar(left, total(found.articles, "own"), total(found.articles, "undetermined"))
    return [
        Heading("What the articles say of their sources", anchor="overview"),
        Bar("", "verdict", {name: number for name, number in counts.items() if number}),
        *([Paragraph((Span(told),))] if left > 0 else []),
    ]


def _pictures(found: Findings) -> list[Block]:
    blocks: list[Block] = []
    if not found.outlets.empty:
        what = "Sentences that each outlet (rows) took from each other (columns)"
        matrix = outlet_matrix(found.outlets)
        blocks += [
            Heading("Outlets and outlets"),
            frame_table(matrix, what, "Took ↓ From →", draw=grid.outlet_heatmap),
            FigureBlock(
                figure_svg(outlet_network(found.outlets, title="")),
                "Outlets as dots, with arrows from those that gave text to those that took it; "
                "the numbers stand in the tables above.",
                "Who takes from whom",
            ),
        ]
    if not found.credits.empty:
        used = found.credits.pivot_table(
            index="used", columns="credited_as", values="sentences", aggfunc="sum", fill_value=0
        )
        shown = _largest(used)
        what = "Whose text is used (rows) and who is named for it (columns), in sentences"
        table = frame_table(shown, what, "Used ↓ Named →", own=True, draw=grid.credit_matrix)
        blocks += [Heading("Used and credited"), table]
    if not found.flow.empty:
        steps = count(len(found.flow), "step")
        blocks += [
            Heading("How the largest story travelled"),
            *([Heading(found.story, 2)] if found.story else []),  # a heading stays with its picture
            FigureBlock(
                figure_svg(story_flow(found.flow, title="")),
                f"Documents in order of time, each joined to the one that it was taken from; {steps}.",
            ),
        ]
    delays = taken_delays(found.pairs)
    if delays.notna().any():
        blocks += [
            Heading("How long after the original"),
            FigureBlock(figure_svg(delay_bars(delays, title="")), _what_delays_show(found.pairs)),
        ]
    return blocks


def taken_delays(pairs: pd.DataFrame) -> pd.Series[Any]:
    """The delays of what was taken from another outlet, as ``delay_bars`` takes them."""
    return pairs["minutes"][pairs["counted"]]


def _what_delays_show(pairs: pd.DataFrame) -> str:
    others = pairs[~pairs["counted"] & ~pairs["own"]]
    left_out = [
        f"{int(pairs['own'].sum()):,} of an outlet's own text",
        f"{int((others['direction'] == 'common-origin').sum()):,} that go back to a common original",
        f"{int((others['direction'] == 'undetermined').sum()):,} whose dates leave open who was first",
    ]
    return (
        "How many pairs of article and original lie how far apart in time, of those where the article took text from "
        f"another outlet. Left out are pairs: {listed(left_out)}."
    )


def outlet_matrix(outlets: pd.DataFrame) -> pd.DataFrame:
    """Outlet x outlet used, in sentences, the largest ones, in the order in which table and picture show them."""
    table = outlets.pivot_table(
        index="outlet", columns="used", values="sentences", aggfunc="sum", fill_value=0
    )
    return grid.clustered(_largest(table))


def _largest(table: pd.DataFrame) -> pd.DataFrame:
    """Returns the rows and columns with the largest sums, as whole numbers."""
    rows = table.sum(axis=1).sort_values(ascending=False, kind="stable").index[:MOST_OUTLETS]
    columns = table.sum(axis=0).sort_values(ascending=False, kind="stable").index[:MOST_OUTLETS]
    shown = table.loc[rows, columns].astype(int)
    shown.index, shown.columns = shown.index.astype(object), shown.columns.astype(object)
    return shown


def _notes(found: Findings) -> list[Block]:
    if not found.notes:
        return []
    return [Heading("Remarks on the collection"), ItemList(tuple((Span(note),) for note in found.notes))]
