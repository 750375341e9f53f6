"""The report on a collection as files: a page on the whole, pages of sentence pairs, the PDF, the pictures."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.files import write_whole
from provenance.network.rows import NO_OUTLET, Cascade, Edge, Lost
from provenance.network.traffic import outlet
from provenance.workflows.network_tables import COLUMNS, Row

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from provenance.report.network_findings import Findings
    from provenance.workflows.network import Network

_PAGES = 40  # pairs of outlets that get a page of their sentences


def report_makers(network: Network, out: Path) -> dict[Path, Callable[[], object]]:
    """Returns what writes each file of the report.

    A page on the whole, one for each of the largest pairs of outlets, the PDF, the pictures.
    """
    told = functools.cache(lambda: findings(network))
    pairs = [(row.outlet, row.used) for row in network.found.traffic[:_PAGES]]
    names = {pair: f"pair-{number:02d}.html" for number, pair in enumerate(pairs, 1)}
    folder = out / "report"

    def whole() -> object:
        from provenance.publish.html import print_html
        from provenance.report.network import network_page

        return write_whole(folder / "index.html", print_html(network_page(told(), names)))

    def paper() -> object:
        from provenance.publish.pdf import print_pdf
        from provenance.report.network import network_page

        return write_whole(out / "report.pdf", print_pdf(network_page(told())))

    makers: dict[Path, Callable[[], object]] = {folder / "index.html": whole, out / "report.pdf": paper}
    rows = functools.cache(lambda: _rows_by_pair(network, pairs))
    for pair, name in names.items():
        makers[folder / name] = functools.partial(_write_pair, network, pair, rows, folder / name)
    return makers | _picture_makers(told, out / "figures")


def findings(network: Network) -> Findings:
    """What the report tells, as frames."""
    from provenance.report.network_findings import Findings

    frames = {name: network.to_frame(name) for name in COLUMNS if name != "links"}
    return Findings(
        **frames,
        flow=_flow(network),
        story=_story(network),
        lost=[_lost_line(network, item) for item in network.found.routes.lost],
        notes=network.notes,
        signature=network.signature,
        method=network.method,
    )


def _largest_story(network: Network) -> tuple[str, list[Edge]]:
    """Returns the root of the story over several outlets that most documents took in the main, and these steps.

    A text that has a sentence from a second story stands in both cascades; its own takers, and what it
    mainly goes back to, are of another story.
    """
    found = network.found
    stories = [
        (cascade.root, _main_steps(cascade))
        for cascade in found.routes.cascades
        if not found.own(cascade.members)
    ]
    return max(stories, key=lambda story: len(story[1]), default=("", []))


def _main_steps(cascade: Cascade) -> list[Edge]:
    """Returns the steps by which documents have most of their text from the root, in the order of time."""
    reached, steps = {cascade.root}, [edge for edge in cascade.edges if edge.main]
    while fresh := {edge.taker for edge in steps if edge.giver in reached} - reached:
        reached |= fresh
    return [edge for edge in steps if edge.giver in reached]


def _flow(network: Network) -> pd.DataFrame:
    """The steps of the largest story, with what a picture says of each document."""
    import pandas as pd

    columns = [f"{side}{what}" for side in ("giver", "taker") for what in ("", "_label", "_published")]
    _, steps = _largest_story(network)
    rows = [(*_told(network, edge.giver), *_told(network, edge.taker)) for edge in steps]
    return pd.DataFrame(rows, columns=columns, dtype="object")


def _story(network: Network) -> str:
    """The title under which the largest story began, as far as it is known."""
    nodes = network.found.nodes
    root, steps = _largest_story(network)
    keys = [root, *(edge.taker for edge in steps)]
    return next((title for key in keys if key in nodes and (title := nodes[key].title)), "")


def _told(network: Network, key: str) -> tuple[str, str, str | None]:
    node = network.found.nodes.get(key)
    return (key, "(lost original)", None) if node is None else (key, outlet(node), node.published)


def _lost_line(network: Network, item: Lost) -> str:
    nodes = [network.found.nodes[key] for key in item.members]
    names = [f"{outlet(node)} ({_short(node.published)})" for node in nodes]
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    who = f"of {item.outlet}, whom they credit" if item.outlet else "of an unknown outlet"
    title = next((f"{node.title}: " for node in nodes if node.title), "")
    return f"{title}a text {who}, behind {len(names)} documents: {', '.join(names[:8])}{more}."


def _short(published: str | None) -> str:
    return published[:16].replace("T", " ") if published else "no date"


def _write_pair(
    network: Network,
    pair: tuple[str, str],
    rows: Callable[[], Mapping[tuple[str, str], list[Row]]],
    path: Path,
) -> None:
    from provenance.publish.html import print_html
    from provenance.report.network_pair import pair_page

    page = pair_page(*pair, rows()[pair], home="index.html", signature=network.signature)
    write_whole(path, print_html(page))


def _rows_by_pair(network: Network, pairs: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], list[Row]]:
    """Returns the links between these outlets, those that name nobody in front."""
    found: dict[tuple[str, str], list[Row]] = {pair: [] for pair in pairs}
    for row in network.rows("links"):
        pair = (row["article_outlet"] or NO_OUTLET, row["original_outlet"] or NO_OUTLET)
        if row["counted"] and pair in found:
            found[pair].append(row | _pages(network, row))
    order = {
        name: place for place, name in enumerate(("uncredited", "miscredited", "upstream-only", "credited"))
    }
    for many in found.values():
        many.sort(key=lambda row: (order.get(row["verdict"], 9), row["article_id"], row["sentence"]))
    return found


def _pages(network: Network, row: Row) -> Row:
    """Title and address of a link's two documents, for people who want to read them."""
    nodes = network.found.nodes
    article, original = nodes[row["article_id"]], nodes.get(row["original_id"])
    return {
        "article_title": article.title,
        "article_url": article.url,
        "original_url": original.url if original else None,
    }


def remove_other_pages(out: Path, written: Collection[Path]) -> None:
    """Removes the pages of pairs that an earlier run left in the folder: they tell of other results."""
    for page in (out / "report").glob("pair-*.html"):
        if page not in written:
            page.unlink()


def _picture_makers(told: Callable[[], Findings], folder: Path) -> dict[Path, Callable[[], object]]:
    def drawn(name: str, ending: str) -> object:
        from provenance.figures.style import render

        figure = _pictures()[name](told())
        return write_whole(folder / f"{name}.{ending}", render(figure, ending))

    return {
        folder / f"{name}.{ending}": functools.partial(drawn, name, ending)
        for name in ("outlet-heatmap", "outlet-network", "story-flow", "delays")
        for ending in ("png", "svg")
    }


def _pictures() -> Mapping[str, Callable[[Findings], Figure]]:
    from provenance.figures import collection, grid
    from provenance.figures.outlet_network import outlet_network
    from provenance.report.network import outlet_matrix, taken_delays

    return {
        "outlet-heatmap": lambda found: grid.outlet_heatmap(
            outlet_matrix(found.outlets), title="Sentences that each outlet took from each other"
        ),
        "outlet-network": lambda found: outlet_network(found.outlets),
        "story-flow": lambda found: collection.story_flow(
            found.flow, title=": ".join(filter(None, ("How the story travelled", found.story)))
        ),
        "delays": lambda found: collection.delay_bars(taken_delays(found.pairs)),
    }
