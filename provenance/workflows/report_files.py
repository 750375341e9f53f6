"""What a report consists of: each file with what makes it."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import SettingsError
from provenance.model import TraceRecord

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from provenance.publish.blocks import Page

FORMATS = ("html", "pdf", "markdown", "json", "csv", "parquet", "prov", "figures")
FIGURE_FORMATS = ("png", "svg", "pdf")

Maker = Callable[[], bytes | str]
Files = Iterator[tuple[Path, Maker]]
Draw = Callable[[], "Figure"]


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What to write, and how.

    Attributes:
        formats: which of ``FORMATS``; empty: all that are installed
            (``parquet`` needs an extra).
        figure_formats: which of ``FIGURE_FORMATS`` to draw figures in.
        paper: ``a4`` or ``letter``.
        theme: ``auto``, ``light`` or ``dark``, for HTML.
        licensed: pairs ``publisher<outlet`` for which republication is agreed; the report says so.
        force: replace files that are there already.

    Raises:
        SettingsError: a value is not known; the message lists those that are.
    """

    formats: tuple[str, ...] = ()
    figure_formats: tuple[str, ...] = ("png",)
    paper: str = "a4"
    theme: str = "auto"
    licensed: tuple[str, ...] = ()
    force: bool = False

    def __post_init__(self) -> None:
        for name in ("formats", "figure_formats"):
            if isinstance(given := getattr(self, name), str):
                raise SettingsError(f"{name} holds several names, such as ({given!r},), and no single text.")
        _known(self.formats, FORMATS, "format", "--format")
        _known(self.figure_formats, FIGURE_FORMATS, "figure format", "--figure-format")
        _known((self.paper,), ("a4", "letter"), "paper", "--paper")
        _known((self.theme,), ("auto", "light", "dark"), "theme", "--theme")
        if isinstance(self.licensed, str):
            raise SettingsError(
                f"licensed holds several pairs, such as ({self.licensed!r},), and no single text."
            )
        for pair in self.licensed:
            if not all(part.strip() for part in pair.partition("<")):
                raise SettingsError(
                    f"--licensed needs 'PUBLISHER<OUTLET', such as 'Daily<AFP', not '{pair}'."
                )

    @property
    def chosen(self) -> tuple[str, ...]:
        """The formats to write."""
        return self.formats or tuple(name for name in FORMATS if name != "parquet" or _has_parquet())


def article_files(folder: Path, name: str, record: TraceRecord, options: ReportOptions) -> Files:
    """The files of the report on one article."""
    from provenance.attribution import matrices
    from provenance.report.article import article_page
    from provenance.report.brief import brief_page
    from provenance.report.prov import prov_document
    from provenance.workflows import export

    data, chosen = folder / name, options.chosen
    yield from _pages(folder / name, lambda: article_page(record, licensed=options.licensed), options)
    if "markdown" in chosen:
        yield data / "summary.md", lambda: _markdown(brief_page(record))
    if "json" in chosen:
        yield data / "trace.json", lambda: export.traces_json([record])
    if "csv" in chosen:
        yield data / "sentences.csv", lambda: export.sentences_csv([record])
        yield data / "sentence-by-original.csv", lambda: _table(matrices.sentence_by_original(record))
        yield data / "used-by-credited.csv", lambda: _table(matrices.used_by_credited(record))
    if "parquet" in chosen:
        yield data / "sentences.parquet", lambda: export.sentences_parquet([record])
    if "prov" in chosen:
        yield data / "route.prov.json", lambda: _json(prov_document([record]))
    if "figures" in chosen:
        yield from _figures(data, _article_figures(record), options)


def set_files(
    folder: Path, name: str, names: Sequence[str], records: Sequence[TraceRecord], options: ReportOptions
) -> Files:
    """The files of the report on a set of articles, whose own reports have the given names."""
    from provenance.attribution import collection, matrices
    from provenance.report.collection import collection_page
    from provenance.report.prov import prov_document
    from provenance.workflows import export

    data, chosen = folder / name, options.chosen
    ending = next((kind for kind in ("html", "pdf") if kind in chosen), "html")
    links = {place: f"{own}.{ending}" for place, own in enumerate(names)}
    yield from _pages(folder / name, lambda: collection_page(records, links=links), options)
    if "markdown" in chosen:
        yield data / "summary.md", lambda: _markdown(collection_page(records, drawn=False))
    if "json" in chosen:
        yield data / "traces.jsonl", lambda: export.traces_jsonl(records)
    if "csv" in chosen:
        yield data / "articles.csv", lambda: _table(collection.articles_frame(records))
        yield data / "article-by-outlet.csv", lambda: _table(matrices.article_by_outlet(records))
        yield data / "used-by-credited.csv", lambda: _table(matrices.used_by_credited(records))
        yield data / "originals.csv", lambda: export.frame_csv(collection.most_used_originals(records))
        yield data / "sentences.csv", lambda: export.sentences_csv(records)
    if "parquet" in chosen:
        yield data / "sentences.parquet", lambda: export.sentences_parquet(records)
    if "prov" in chosen:
        yield data / "routes.prov.json", lambda: _json(prov_document(records))
    if "figures" in chosen:
        yield from _figures(data, _set_figures(records), options)


def print_page(page: Page, kind: str, options: ReportOptions | None = None) -> bytes | str:
    """Prints a page as ``html`` or ``pdf``."""
    from provenance.publish.html import print_html
    from provenance.publish.pdf import print_pdf

    chosen = options or ReportOptions()
    return print_pdf(page, paper=chosen.paper) if kind == "pdf" else print_html(page, theme=chosen.theme)


def _pages(path: Path, build: Callable[[], Page], options: ReportOptions) -> Files:
    page = functools.cache(build)
    for kind in ("html", "pdf"):
        if kind in options.chosen:
            yield (
                path.with_name(f"{path.name}.{kind}"),
                functools.partial(lambda kind: print_page(page(), kind, options), kind),
            )


def _article_figures(record: TraceRecord) -> Iterator[tuple[str, Draw]]:
    from provenance.attribution import matrices, route
    from provenance.figures import bars, grid
    from provenance.figures.route import route_chart
    from provenance.workflows import export

    yield "heatmap", lambda: export.heatmap([record])
    yield "verdicts", lambda: bars.verdict_bar(matrices.article_by_verdict(record))
    yield "credits", lambda: grid.credit_matrix(matrices.used_by_credited(record))
    yield "route", lambda: route_chart(route.route_documents(record), route.route_steps(record))
    yield "named-and-quoted", lambda: bars.two_by_two(matrices.credited_by_quoted(record))


def _set_figures(records: Sequence[TraceRecord]) -> Iterator[tuple[str, Draw]]:
    from provenance.attribution import collection, matrices
    from provenance.figures import bars, grid

    yield "article-by-outlet", lambda: grid.outlet_heatmap(matrices.article_by_outlet(records))
    yield "credits", lambda: grid.credit_matrix(matrices.used_by_credited(records))
    yield (
        "verdicts-by-publisher",
        lambda: bars.verdict_bar(collection.publisher_by_verdict(records), title="Verdicts by publisher"),
    )
    yield (
        "verdicts-over-time",
        lambda: bars.verdict_bar(collection.time_by_verdict(records), title="Verdicts over time"),
    )


def _figures(folder: Path, figures: Iterable[tuple[str, Draw]], options: ReportOptions) -> Files:
    from provenance.figures.style import render

    def drawn(draw: Draw, ending: str) -> Maker:
        return lambda: render(draw(), ending)

    for name, draw in figures:
        once = functools.cache(draw)
        for ending in options.figure_formats:
            yield folder / f"{name}.{ending}", drawn(once, ending)


def _table(frame: pd.DataFrame) -> str:
    from provenance.workflows.export import frame_csv

    return frame_csv(frame, index=True)


def _markdown(page: Page) -> str:
    from provenance.publish.markdown import print_markdown

    return print_markdown(page)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _known(values: Iterable[str], known: Sequence[str], what: str, option: str) -> None:
    for value in values:
        if value not in known:
            raise SettingsError(f"'{value}' is no {what}. Choose {option} from: {', '.join(known)}.")


def _has_parquet() -> bool:
    from importlib.util import find_spec

    return find_spec("pyarrow") is not None
