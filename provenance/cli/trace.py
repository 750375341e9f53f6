"""``provenance trace``: trace articles and show the result."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import GATE
from provenance.cli.articles import ARTICLES, ArticleDate, ArticleOutlet, Column, mapped, read_named
from provenance.cli.filters import Filters, Outlet, OutletFromFolder, Since, Until, Window, selection
from provenance.cli.progress import watched
from provenance.model import Direction
from provenance.settings import THRESHOLD

if TYPE_CHECKING:
    from provenance.workflows.result import Trace


PICTURES = (".png", ".svg", ".pdf")
EXAMPLE = "Example: provenance trace article.txt --corpus originals/ --explain 6"


class FailOn(StrEnum):
    """Verdicts that a user can make a gate of."""

    UNCREDITED = "uncredited"
    MISCREDITED = "miscredited"
    UPSTREAM_ONLY = "upstream-only"


def trace(
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE...", help=ARTICLES),
    ],
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
    json: Annotated[bool, typer.Option("--json", help="Write JSON, schema 1, to stdout.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Write one CSV row per sentence to stdout.")] = False,
    explain: Annotated[
        int | None, typer.Option(metavar="N", help="Show sentence N word by word against its original.")
    ] = None,
    heatmap: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw sentence x original (.png, .svg or .pdf).")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the report as one web page.")
    ] = None,
    pdf: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report as a PDF.")] = None,
    threshold: Annotated[
        float, typer.Option(min=0.05, max=0.99, help="Probability from which a sentence counts as derived.")
    ] = THRESHOLD,
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
    fail_on: Annotated[
        list[FailOn] | None, typer.Option(help="Exit with code 3 when a sentence has this verdict.")
    ] = None,
) -> None:
    """Trace articles to the originals they were taken from, sentence by sentence."""
    if json and csv:
        raise typer.BadParameter("--json and --csv exclude each other: choose one.")
    if explain is not None and (json or csv):
        raise typer.BadParameter(
            "--explain is for the terminal: leave out --json and --csv, which hold it all."
        )
    if heatmap is not None and heatmap.suffix.lower() not in PICTURES:
        raise typer.BadParameter(f"{heatmap} does not end in .png, .svg or .pdf.", param_hint="--heatmap")
    filters = (outlet, since, until, window)
    facts = (article_outlet, article_date)
    traces = list(
        _traces(articles, facts, corpus, filters, threshold, outlets, semantic, column, outlet_from_folder)
    )
    if heatmap is not None:
        _draw(traces, heatmap)
    _print({"html": html, "pdf": pdf}, traces)
    gates = {gate.value for gate in fail_on or ()}
    met = any(
        s.verdict is not None and s.verdict.value in gates
        for t in traces
        for s in t.sentences
        # A later document cannot be the source: nothing is demanded of the article for it.
        if any(m.direction is Direction.SOURCE and m.relation.derived for m in s.matches)
    )
    try:
        _write(traces, json=json, csv=csv, explain=explain)
    except BrokenPipeError:  # the reader has seen enough, and whoever asks for the code has not
        if not met:
            raise
    if met:
        raise typer.Exit(GATE)


def _traces(
    names: list[str],
    facts: tuple[str | None, str | None],
    corpus: list[Path] | None,
    filters: Filters,
    threshold: float,
    outlets: Path | None,
    semantic: Path | None,
    column: list[str] | None,
    outlet_from_folder: bool,
) -> Iterator[Trace]:
    from provenance.outlets import Registry
    from provenance.settings import Settings
    from provenance.workflows.corpus_open import corpus_for
    from provenance.workflows.trace import trace_many

    # Articles are read first: a slip in a name should not wait for a large corpus.
    registry, columns = Registry.load(outlets), mapped(column)
    documents = read_named(names, registry, columns, *facts)
    settings = Settings(
        threshold=threshold,
        unsure=min(Settings().unsure, threshold),
        semantic=str(semantic) if semantic else None,
    )
    opened = corpus_for(
        corpus, selection(*filters, registry), registry, columns, outlet_from_folder=outlet_from_folder
    )
    traces = trace_many(documents, opened, settings=settings, registry=registry)
    yield from watched(traces, len(documents))


def _write(traces: list[Trace], *, json: bool, csv: bool, explain: int | None) -> None:
    if json:
        from json import dumps

        data = [item.to_dict() for item in traces]
        typer.echo(dumps(data[0] if len(data) == 1 else data, ensure_ascii=False, indent=2))
    elif csv:
        from provenance.workflows.export import sentences_csv

        sys.stdout.write(sentences_csv(traces))
    else:
        from provenance.cli.terminal import show_explanation, show_trace

        for item in traces:
            if explain is None:
                show_trace(item)
            else:
                show_explanation(item, explain)


def _print(pages: dict[str, Path | None], traces: list[Trace]) -> None:
    for kind, path in pages.items():
        if path is not None:
            from provenance.workflows.report import write_page

            typer.echo(f"wrote {write_page(traces, path, kind)}", err=True)


def _draw(traces: list[Trace], path: Path) -> None:
    from provenance.workflows.export import draw_heatmap

    draw_heatmap(traces, path)
    typer.echo(f"wrote {path}", err=True)
