"""The report on a collection: the page on the whole. Each pair of outlets has a page of its own (``network_pair``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    Table,
)
from provenance.report import explain
from provenance.report.article import figure_svg, frame_table
from provenance.report.network_pair import VERDICTS, named, text_of
from provenance.report.network_words import TAKEN, open_order, said_of_sources
from provenance.report.tones import VERDICT_TONES
from provenance.report.words import count, date_words, listed

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 40
MOST_OUTLETS = 20

_OWN_APART = (
    "What one outlet alone repeats (templates, updates of its own text) is in the tables and not here."
)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found of a collection, as frames (see the tables of the same names).

    ``flow`` are the steps of the largest cascade, as ``story_flow`` takes them;
    ``lost`` one line for each lost original.
    """

    articles: pd.DataFrame
    outlets: pd.DataFrame
    credits: pd.DataFrame
    pairs: pd.DataFrame
    families: pd.DataFrame
    cascades: pd.DataFrame
    flow: pd.DataFrame
    lost: Sequence[str]
    notes: Sequence[str]
    signature: str
    method: str


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
        *_outlets(found, links or {}),
        *_pictures(found),
        *_articles(found, links or {}),
        *_families(found),
        *_cascades(found),
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
        ("Sentences", (Span(f"{_sum(found.articles, 'sentences'):,}"),)),
    ]
    if published:
        period = f"{date_words(published[0][:10])} to {date_words(published[-1][:10])}"
        rows.append(("Published", (Span(period),)))
    rows.append(("Compared by", (Span(found.method),)))
    rows.append(("Traced with", (Span(found.signature),)))
    return Facts(tuple(rows))


def _summary(found: Findings) -> str:
    traced, sentences = _sum(found.articles, "traced"), _sum(found.articles, "sentences")
    undetermined = _sum(found.articles, "undetermined")
    said = said_of_sources(traced, {name: _sum(found.articles, name) for name in TAKEN}, "that outlet")
    return " ".join(
        [
            f"{traced:,} of {sentences:,} sentences were taken from an earlier document of another outlet.",
            *([f"Of these, {'; '.join(said)}."] if traced else []),
            *([open_order(undetermined)] if undetermined else []),
            f"{count(_groups(of_several(found.families), 'family'), 'text')} went round as copies; "
            f"{count(len(found.lost), 'original')} behind several articles "
            f"{'is' if len(found.lost) == 1 else 'are'} not in the collection.",
        ]
    )


def _verdicts(found: Findings) -> list[Block]:
    counts = {name: _sum(found.articles, name) for name in VERDICTS}
    counts = {name: number for name, number in counts.items() if number}
    return [Heading("What the articles say of their sources", anchor="overview"), Bar("", "verdict", counts)]


def _outlets(found: Findings, links: Mapping[tuple[str, str], str]) -> list[Block]:
    if found.outlets.empty:
        return []
    rows = tuple(
        (
            (Span(str(row.outlet)),),
            (Span(str(row.used), link=links.get((str(row.outlet), str(row.used)))),),
            (Span(f"{row.articles:,}"),),
            (Span(f"{row.sentences:,}"),),
            (Span(f"{row.credited:,}"),),
            (Span(f"{row.upstream_only:,}"),),
            (Span(_share(row.share_uncredited)),),
            (Span(_duration(row.median_minutes)),),
        )
        for row in found.outlets.head(MOST_ROWS)
        .rename(columns={"upstream-only": "upstream_only"})
        .itertuples(index=False)
    )
    columns = (
        "Outlet", "Took from", "Articles", "Sentences", "Named", "Upstream-only", "Not named", "Median delay",
    )  # fmt: skip
    text = "The second column leads to the sentences. " if links else ""
    text += "Not named: the share of sentences that name nobody, or another outlet (uncredited and "
    text += "miscredited together), whatever the reason; a licence or a contract does not show in a text. "
    text += "Upstream-only: sentences that name only somebody whom the outlet's own text names."
    return [
        Heading("Which outlet lives on whose text"),
        Paragraph((Span(text),)),
        Table(_more(found.outlets, "pairs of outlets"), columns, rows, (False, False, *[True] * 6)),
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
    """Outlet x outlet used, in sentences, the largest ones; as ``grid.outlet_heatmap`` takes it."""
    table = outlets.pivot_table(
        index="outlet", columns="used", values="sentences", aggfunc="sum", fill_value=0
    )
    return _largest(table)


def _largest(table: pd.DataFrame) -> pd.DataFrame:
    """Returns the rows and columns with the largest sums, as whole numbers."""
    rows = table.sum(axis=1).sort_values(ascending=False, kind="stable").index[:MOST_OUTLETS]
    columns = table.sum(axis=0).sort_values(ascending=False, kind="stable").index[:MOST_OUTLETS]
    shown = table.loc[rows, columns].astype(int)
    shown.index, shown.columns = shown.index.astype(object), shown.columns.astype(object)
    return shown


def _articles(found: Findings, links: Mapping[tuple[str, str], str]) -> list[Block]:
    frame = found.articles.assign(unnamed=found.articles["uncredited"] + found.articles["miscredited"])
    frame = frame[frame["traced"] > 0].sort_values(
        ["unnamed", "traced", "id"], ascending=[False, False, True]
    )
    if frame.empty:
        return []
    rows = tuple(
        (
            (Span(text_of(row["title"]) or text_of(row["id"])[:8], link=text_of(row["url"]) or None),),
            (Span(text_of(row["outlet"]) or "–"),),
            (Span(text_of(row["published"])[:10] or "no date"),),
            (Span(f"{row['traced']} of {row['sentences']}"),),
            (Span(str(row["unnamed"])),),
            (
                Span(
                    text_of(row["main_outlet"]) or "–",
                    link=links.get((named(row["outlet"]), named(row["main_outlet"]))),
                ),
            ),
        )
        for _, row in frame.head(MOST_ROWS).iterrows()
    )
    columns = ("Article", "Outlet", "Published", "Taken", "Not named", "Mostly from")
    return [
        Heading("The articles with most sentences whose outlet is not named"),
        Table(_more(frame, "articles"), columns, rows, (False, False, False, True, True, False)),
    ]


def _source(row: Any, links: Mapping[tuple[str, str], str]) -> Span:
    """The outlet that an article took most from, leading to the sentences where there is a page of them."""
    name = named(row["main_outlet"])
    return Span(name, link=links.get((named(row["outlet"]), name)))


def of_several(frame: pd.DataFrame) -> pd.DataFrame:
    """The families or cascades that are not one outlet's own text alone."""
    return frame[~frame["own"]]


def _families(found: Findings) -> list[Block]:
    families = of_several(found.families)
    first = families[families["place"] == 0]
    if first.empty:
        return []
    rows = tuple(
        (
            (Span(text_of(row["title"]) or text_of(row["id"])[:8]),),
            (Span(text_of(row["outlet"]) or "–"),),
            (Span(text_of(row["published"])[:16].replace("T", " ") or "no date"),),
            (Span(str(row["members"])),),
        )
        for _, row in first.head(MOST_ROWS).iterrows()
    )
    columns = ("First appearance", "Outlet", "Published", "Copies in all")
    table = Table(_more(first, "families"), columns, rows, (False, False, False, True))
    return [Heading("Texts that went round as copies"), table]


def _cascades(found: Findings) -> list[Block]:
    blocks: list[Block] = []
    cascades = of_several(found.cascades)
    if not cascades.empty:
        sizes = cascades.groupby("cascade", sort=False).agg(
            outlet=("giver_outlet", "first"),
            members=("members", "first"),
            depth=("depth", "max"),
            minutes=("minutes", "max"),
        )
        rows = tuple(
            (
                (Span(_root(str(key), row["outlet"], found)),),
                (Span(str(row["members"])),),
                (Span(str(row["depth"])),),
                (Span(_duration(row["minutes"])),),
            )
            for key, row in sizes.head(MOST_ROWS).iterrows()
        )
        columns = ("Original", "Documents", "Steps in a row", "Longest single delay")
        blocks += [
            Heading("Cascades: who took it from whom"),
            Paragraph((Span(_OWN_APART),)),
            Table(_more(sizes, "cascades"), columns, rows, (False, True, True, True)),
        ]
    if found.lost:
        items: tuple[Inline, ...] = tuple((Span(line),) for line in found.lost[:MOST_ROWS])
        blocks += [Heading("Originals that are not in the collection"), ItemList(items)]
    return blocks


def _root(key: str, outlet: Any, found: Findings) -> str:
    if key.startswith("lost:"):
        return "an original that the collection lacks"
    titles = found.articles.loc[found.articles["id"] == key, "title"]
    title = text_of(titles.iloc[0]) if len(titles) else ""
    return f"{named(outlet)}: {title or key[:8]}"


def _notes(found: Findings) -> list[Block]:
    if not found.notes:
        return []
    return [Heading("Remarks on the collection"), ItemList(tuple((Span(note),) for note in found.notes))]


def _sum(frame: pd.DataFrame, column: str) -> int:
    return int(frame[column].sum()) if len(frame) else 0


def _groups(frame: pd.DataFrame, column: str) -> int:
    return int(frame[column].nunique()) if len(frame) else 0


def _more(frame: pd.DataFrame, what: str) -> str:
    left = len(frame) - MOST_ROWS
    return f"The first {MOST_ROWS}; {left:,} more {what} are in the tables." if left > 0 else ""


def _share(value: Any) -> str:
    import pandas as pd

    return "–" if pd.isna(value) else f"{round(100 * float(value))} %"


def _duration(minutes: Any) -> str:
    """Minutes as people say them."""
    import pandas as pd

    if pd.isna(minutes):
        return "–"
    value = round(float(minutes))
    if value < 120:
        return f"{value} min"
    return f"{value // 60} h" if value < 2880 else f"{value // 1440} days"
