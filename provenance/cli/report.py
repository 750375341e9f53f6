"""``provenance report``: write pages, figures and data about articles."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.articles import ARTICLES, ArticleDate, ArticleOutlet, Column, mapped, read_named
from provenance.cli.filters import Filters, Outlet, OutletFromFolder, Since, Until, Window, selection
from provenance.cli.progress import watched
from provenance.settings import THRESHOLD

if TYPE_CHECKING:
    from provenance.workflows.report_files import ReportOptions
    from provenance.workflows.result import Trace

EXAMPLE = "Example: provenance report article.txt --corpus originals/ --out reports/"


class Format(StrEnum):
    """What can be written."""

    HTML = "html"
    PDF = "pdf"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"
    PROV = "prov"
    FIGURES = "figures"


class FigureFormat(StrEnum):
    """What figures can be drawn as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


class Paper(StrEnum):
    """Sheets that a PDF can be set for."""

    A4 = "a4"
    LETTER = "letter"


class Theme(StrEnum):
    """Colours of an HTML page."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


def report(
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ARTICLE...", help=ARTICLES),
    ] = None,
    corpus: Annotated[
        list[Path] | None,
        typer.Option(
            help="Originals: a corpus directory, or a folder or file of articles (may be repeated)."
        ),
    ] = None,
    article_outlet: ArticleOutlet = None,
    article_date: ArticleDate = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    window: Window = None,
    column: Column = None,
    outlet_from_folder: OutletFromFolder = False,
    out: Annotated[Path, typer.Option(help="Folder to write to.")] = Path("reports"),
    saved: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="FILE", help="Report on traces saved with trace --json, without tracing."
        ),
    ] = None,
    formats: Annotated[
        list[Format] | None, typer.Option("--format", help="Write only this (may be repeated); default: all.")
    ] = None,
    figure_formats: Annotated[
        list[FigureFormat] | None, typer.Option("--figure-format", help="Draw figures as; default: png.")
    ] = None,
    paper: Annotated[Paper, typer.Option(help="Sheet of the PDF.")] = Paper.A4,
    theme: Annotated[Theme, typer.Option(help="Colours of the HTML page.")] = Theme.AUTO,
    threshold: Annotated[
        float | None,
        typer.Option(
            min=0.05,
            max=0.99,
            help=f"Probability from which a sentence counts as derived; default: {THRESHOLD}.",
        ),
    ] = None,
    outlets: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Your own outlets (JSON), on top of the built-in registry."),
    ] = None,
    semantic: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="A sentence model that helps to pick the nearest sentence (extra [semantic]).",
        ),
    ] = None,
    licensed: Annotated[
        list[str] | None,
        typer.Option(metavar="'PUBLISHER<OUTLET'", help="Republication that is agreed; the report says so."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace reports that are there already.")] = False,
) -> None:
    """Write a report on articles: PDF, HTML, figures and data."""
    from provenance.workflows.report import report as write_report
    from provenance.workflows.report_files import ReportOptions

    options = ReportOptions(
        formats=tuple(formats or ()),
        figure_formats=tuple(figure_formats or ("png",)),
        paper=paper,
        theme=theme,
        licensed=tuple(licensed or ()),
        force=force,
    )
    if (saved is None) == (not articles):
        raise typer.BadParameter("Name articles, or a saved trace with --from FILE; one of the two.")
    if saved is not None and (article_outlet or article_date):
        raise typer.BadParameter(
            "--article-outlet and --article-date are for tracing: a saved trace has both."
        )
    filters = (outlet, since, until, window)
    records = (
        _saved(saved)
        if saved
        else _trace(
            articles or [],
            (article_outlet, article_date),
            corpus,
            filters,
            out,
            threshold,
            outlets,
            semantic,
            column,
            outlet_from_folder,
            options,
        )
    )
    for path in write_report(records, out, options=options):
        typer.echo(path)


def _saved(path: Path) -> list[Trace]:
    from provenance.workflows.report import load_traces

    return load_traces(path)


def _trace(
    names: list[str],
    facts: tuple[str | None, str | None],
    corpus: list[Path] | None,
    filters: Filters,
    out: Path,
    threshold: float | None,
    outlets: Path | None,
    semantic: Path | None,
    column: list[str] | None,
    outlet_from_folder: bool,
    options: ReportOptions,
) -> list[Trace]:
    from provenance.outlets import Registry
    from provenance.settings import Settings
    from provenance.workflows.corpus_open import corpus_for
    from provenance.workflows.report import refuse_overwriting
    from provenance.workflows.trace import trace_many

    registry, columns = Registry.load(outlets), mapped(column)
    documents = read_named(names, registry, columns, *facts)
    refuse_overwriting(documents, out, options)
    chosen = Settings().threshold if threshold is None else threshold
    settings = Settings(
        threshold=chosen,
        unsure=min(Settings().unsure, chosen),
        semantic=str(semantic) if semantic else None,
    )
    opened = corpus_for(
        corpus, selection(*filters, registry), registry, columns, outlet_from_folder=outlet_from_folder
    )
    traces = trace_many(documents, opened, settings=settings, registry=registry)
    return list(watched(traces, len(documents)))
