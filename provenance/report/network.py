"""The report on a collection: one page for the whole, and one for each pair of outlets with its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.attribution.wording import wording
from provenance.figures import grid
from provenance.figures.collection import delay_bars, outlet_network, story_flow
from provenance.model import Verdict
from provenance.network.rows import NO_OUTLET
from provenance.publish.blocks import (
    Bar,
    Block,
    Facts,
    FigureBlock,
    Heading,
    Inline,
    ItemList,
    Mark,
    Page,
    Paragraph,
    Passage,
    SentencePair,
    Span,
    Table,
)
from provenance.report import explain
from provenance.report.article import figure_svg, frame_table
from provenance.report.tones import VERDICT_TONES
from provenance.report.words import DRIFT_WORDS, count, date_words, listed, percent

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 40
MOST_OUTLETS = 20
MOST_SENTENCES = 300
"""Sentences on the page of one pair of outlets; the rest is in the tables."""

_VERDICTS = tuple(v.value for v in Verdict)


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
    counts = {name: sum(row["verdict"] == name for row in rows) for name in _VERDICTS}
    blocks: list[Block] = [
        Paragraph((Span("Back to the whole collection", link=home),)),
        Paragraph((Span(_said_of_pair(outlet, used, counts)),), lead=True),
        Bar("", "verdict", {name: number for name, number in counts.items() if number}),
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


def _said_of_pair(outlet: str, used: str, counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    named = counts["credited"]
    return (
        f"{count(total, 'sentence')} of {outlet} also {'stands' if total == 1 else 'stand'} in an earlier "
        f"document of {used}; for {named:,} of them the article names {used}. A licence does not show in a text."
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
    unnamed = _sum(found.outlets, "uncredited") + _sum(found.outlets, "miscredited")
    return (
        f"{traced:,} of {sentences:,} sentences were taken from an earlier document of another outlet; "
        f"for {unnamed:,} of them the article does not name it. "
        f"{count(_groups(found.families, 'family'), 'text')} went round as copies; "
        f"{count(len(found.lost), 'original')} behind several articles "
        f"{'is' if len(found.lost) == 1 else 'are'} not in the collection."
    )


def _verdicts(found: Findings) -> list[Block]:
    counts = {name: _sum(found.articles, name) for name in _VERDICTS}
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
            (Span(_share(row.share_uncredited)),),
            (Span(_duration(row.median_minutes)),),
        )
        for row in found.outlets.head(MOST_ROWS).itertuples(index=False)
    )
    columns = ("Outlet", "Took from", "Articles", "Sentences", "Uncredited", "Median delay")
    text = "The second column leads to the sentences. " if links else ""
    text += "Uncredited: the outlet that the text was taken from is not named, whatever the reason; "
    text += "a licence or a contract does not show in a text."
    return [
        Heading("Which outlet lives on whose text"),
        Paragraph((Span(text),)),
        Table(
            _more(found.outlets, "pairs of outlets"), columns, rows, (False, False, True, True, True, True)
        ),
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
    if not found.pairs.empty and (found.pairs["minutes"] >= 0).any():
        picture = figure_svg(delay_bars(found.pairs["minutes"], title=""))
        what = "How many pairs of article and original lie how far apart in time."
        blocks += [Heading("How long after the original"), FigureBlock(picture, what)]
    return blocks


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
            (Span(_text(row["title"]) or _text(row["id"])[:8], link=_text(row["url"]) or None),),
            (Span(_text(row["outlet"]) or "–"),),
            (Span(_text(row["published"])[:10] or "no date"),),
            (Span(f"{row['traced']} of {row['sentences']}"),),
            (Span(str(row["unnamed"])),),
            (
                Span(
                    _text(row["main_outlet"]) or "–",
                    link=links.get((_named(row["outlet"]), _named(row["main_outlet"]))),
                ),
            ),
        )
        for _, row in frame.head(MOST_ROWS).iterrows()
    )
    columns = ("Article", "Outlet", "Published", "Taken", "Uncredited", "Mostly from")
    return [
        Heading("The articles with most uncredited sentences"),
        Table(_more(frame, "articles"), columns, rows, (False, False, False, True, True, False)),
    ]


def _source(row: Any, links: Mapping[tuple[str, str], str]) -> Span:
    """The outlet that an article took most from, leading to the sentences where there is a page of them."""
    name = _named(row["main_outlet"])
    return Span(name, link=links.get((_named(row["outlet"]), name)))


def _families(found: Findings) -> list[Block]:
    first = found.families[found.families["place"] == 0] if not found.families.empty else found.families
    if first.empty:
        return []
    rows = tuple(
        (
            (Span(_text(row["title"]) or _text(row["id"])[:8]),),
            (Span(_text(row["outlet"]) or "–"),),
            (Span(_text(row["published"])[:16].replace("T", " ") or "no date"),),
            (Span(str(row["members"])),),
        )
        for _, row in first.head(MOST_ROWS).iterrows()
    )
    columns = ("First appearance", "Outlet", "Published", "Copies in all")
    table = Table(_more(first, "families"), columns, rows, (False, False, False, True))
    return [Heading("Texts that went round as copies"), table]


def _cascades(found: Findings) -> list[Block]:
    blocks: list[Block] = []
    if not found.cascades.empty:
        sizes = found.cascades.groupby("cascade", sort=False).agg(
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
    title = _text(titles.iloc[0]) if len(titles) else ""
    return f"{_named(outlet)}: {title or key[:8]}"


def _notes(found: Findings) -> list[Block]:
    if not found.notes:
        return []
    return [Heading("Remarks on the collection"), ItemList(tuple((Span(note),) for note in found.notes))]


def _pair(number: int, row: Mapping[str, Any]) -> SentencePair:
    steps = wording(row["original_text"], row["article_text"])
    article = tuple(Span(s.article, () if s.op == "keep" else (Mark.ADDED,)) for s in steps if s.article)
    original = tuple(Span(s.original, () if s.op == "keep" else (Mark.DROPPED,)) for s in steps if s.original)
    heading = f"{_named(row['original_outlet'])}, {date_words(row['original_published'])}"
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


def _sum(frame: pd.DataFrame, column: str) -> int:
    return int(frame[column].sum()) if len(frame) else 0


def _groups(frame: pd.DataFrame, column: str) -> int:
    return int(frame[column].nunique()) if len(frame) else 0


def _more(frame: pd.DataFrame, what: str) -> str:
    left = len(frame) - MOST_ROWS
    return f"The first {MOST_ROWS}; {left:,} more {what} are in the tables." if left > 0 else ""


def _share(value: Any) -> str:
    return "–" if value is None or value != value else f"{round(100 * float(value))} %"  # noqa: PLR0124  (NaN)


def _duration(minutes: Any) -> str:
    """Minutes as people say them."""
    import pandas as pd

    if pd.isna(minutes):
        return "–"
    value = round(float(minutes))
    if value < 120:
        return f"{value} min"
    return f"{value // 60} h" if value < 2880 else f"{value // 1440} days"


def _named(value: Any) -> str:
    """An outlet as the table of outlets names it."""
    return _text(value) or NO_OUTLET


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
