"""The lists in the report on a collection: outlets, articles, copies, cascades."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from provenance.publish.blocks import Block, Heading, Inline, ItemList, Paragraph, Span, Table
from provenance.report.network_chains import chain_list, undetermined_list
from provenance.report.network_findings import Findings, of_several
from provenance.report.network_pair import named, text_of
from provenance.report.network_words import TAKEN

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 40

_OWN_APART = (
    "What one outlet alone repeats (templates, updates of its own text) is in the tables and not here."
)


def outlet_lists(found: Findings, links: Mapping[tuple[str, str], str]) -> list[Block]:
    """Which outlet takes from which, and how much that is of what it writes.

    Args:
        found: what was found.
        links: file name of the page of each pair (outlet, outlet used), where there is one.
    """
    return [*_outlets(found, links), *_publishers(found)]


def article_lists(found: Findings, links: Mapping[tuple[str, str], str]) -> list[Block]:
    """Articles that do not name their sources, copies, cascades, chains, open questions; arguments as above."""
    return [
        *_articles(found, links),
        *_families(found),
        *_cascades(found),
        *chain_list(found, links),
        *_lost(found),
        *undetermined_list(found),
    ]


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


def _publishers(found: Findings) -> list[Block]:
    if len(found.publishers) < 2 or found.outlets.empty:
        return []
    rows = tuple(
        (
            (Span(str(row.outlet)),),
            (Span(text_of(row.kind) or "–"),),
            (Span(f"{row.articles:,}"),),
            (Span(f"{row.sentences:,}"),),
            (Span(f"{row.taken:,}"),),
            (Span(_share(row.share_taken)),),
            (Span(f"{row.given:,}"),),
        )
        for row in found.publishers.head(MOST_ROWS).itertuples(index=False)
    )
    columns = ("Outlet", "Kind", "Articles", "Sentences", "Taken", "Share taken", "Given")
    text = (
        "Taken: sentences that stand in an earlier document of another outlet. "
        "Given: sentences of others that stand in an earlier document of this one."
    )
    return [
        Heading("All outlets"),
        Paragraph((Span(text),)),
        Table(_more(found.publishers, "outlets"), columns, rows, (False, False, *[True] * 5)),
    ]


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
            (Span(str(row["unnamed"]) if any(row[name] for name in TAKEN) else "–"),),  # not judged
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
        Heading("The articles that took text, most sentences whose outlet is not named first"),
        Table(_more(frame, "articles"), columns, rows, (False, False, False, True, True, False)),
    ]


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
    return blocks


def _lost(found: Findings) -> list[Block]:
    if not found.lost:
        return []
    items: tuple[Inline, ...] = tuple((Span(line),) for line in found.lost[:MOST_ROWS])
    left = len(found.lost) - MOST_ROWS
    more = f"The first {MOST_ROWS}; {left:,} more are in summary.json and in the table of cascades."
    return [
        Heading("Originals that are not in the collection"),
        ItemList(items),
        *([Paragraph((Span(more),))] if left > 0 else []),
    ]


def _root(key: str, outlet: Any, found: Findings) -> str:
    if key.startswith("lost:"):
        return "an original that the collection lacks"
    titles = found.articles.loc[found.articles["id"] == key, "title"]
    title = text_of(titles.iloc[0]) if len(titles) else ""
    return f"{named(outlet)}: {title or key[:8]}"


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
