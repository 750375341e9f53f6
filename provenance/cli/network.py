"""``provenance network``: who copied whom over a whole collection."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from provenance.cli.articles import Column, mapped
from provenance.cli.filters import OutletFromFolder
from provenance.cli.progress import ProgressLine
from provenance.cli.talk import remark, wrapped
from provenance.settings import THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.corpus.protocol import Corpus
    from provenance.workflows.network import Network, NetworkOptions

EXAMPLE = "Example: provenance network --corpus articles.jsonl --since 2024-03-01 --out network/"

_SHOWN = 10  # pairs of outlets on the terminal; the rest is in the tables
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?", re.IGNORECASE)
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}


class EngineName(StrEnum):
    """What does the work."""

    LOCAL = "local"
    SPARK = "spark"


def network(
    out: Annotated[Path, typer.Option(help="Folder to write tables, graphs, pictures and the report to.")],
    corpus: Annotated[
        list[Path] | None,
        typer.Option(help="The collection: a corpus, or folders and files of articles (may be repeated)."),
    ] = None,
    articles: Annotated[
        list[Path] | None,
        typer.Option(help="Look at these articles only, against the collection (may be repeated)."),
    ] = None,
    column: Column = None,
    outlet_from_folder: OutletFromFolder = False,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="First day of the articles looked at.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Last day of the articles looked at.")
    ] = None,
    window: Annotated[
        int | None,
        typer.Option(metavar="DAYS", min=0, help="Days that an original may be older; default: any."),
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="Where the work is done.")] = EngineName.LOCAL,
    master: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Spark cluster; default: this machine, or spark-submit's."),
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; default: one per core.")] = None,
    memory: Annotated[
        str | None, typer.Option(metavar="SIZE", help="Memory that may be held; default: 4GB.")
    ] = None,
    work: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for unfinished work; default: OUT/work.")
    ] = None,
    candidates: Annotated[int, typer.Option(min=1, help="Documents compared in full with one article.")] = 8,
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
    json: Annotated[bool, typer.Option("--json", help="Write the summary as JSON to stdout.")] = False,
    keep_work: Annotated[bool, typer.Option("--keep-work", help="Keep the work folder at the end.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace results that are there already.")] = False,
) -> None:
    """Find who copied whom over a whole collection, with what delay and what credit.

    A run that was stopped goes on where it was when the same command is given again.
    """
    from provenance.workflows.network import NetworkOptions
    from provenance.workflows.network_files import refuse_overwriting, refuse_place

    options = NetworkOptions(
        since=since,
        until=until,
        window=window,
        engine=engine.value,
        candidates=candidates,
        workers=workers,
        memory=_bytes(memory),
        master=master,
    )
    unfinished = work or out / "work"
    for folder in (out, unfinished):
        refuse_place(folder, [*(corpus or ()), *(articles or ())])
    if not force and not unfinished.exists():
        refuse_overwriting(out)

    def starting(resumed: bool) -> None:
        if not force and not resumed:  # a run that was stopped while it wrote may go on
            refuse_overwriting(out)

    try:
        with ProgressLine() as progress:
            found = _compared(
                corpus,
                articles,
                mapped(column),
                outlet_from_folder,
                options,
                threshold,
                outlets,
                unfinished,
                progress,
                starting,
            )
            progress.show("write", 0, 0)
            paths = found.save(out, force=True)
    except KeyboardInterrupt:
        typer.echo(
            f"What is done so far is kept in {unfinished}: the same command goes on from there.", err=True
        )
        raise
    if not keep_work:
        found.remove_work()
    _tell(found, paths, json=json)


def _compared(
    corpus: list[Path] | None,
    articles: list[Path] | None,
    columns: dict[str, str],
    outlet_from_folder: bool,
    options: NetworkOptions,
    threshold: float | None,
    outlets: Path | None,
    work: Path,
    progress: ProgressLine,
    starting: Callable[[bool], None],
) -> Network:
    from provenance.errors import CorpusError
    from provenance.outlets import Registry
    from provenance.settings import Settings
    from provenance.workflows.corpus_open import corpus_for
    from provenance.workflows.network import Run

    if missing := next((path for path in articles or () if not path.exists()), None):
        raise CorpusError(f"{missing} does not exist. Check the path given to --articles.")

    chosen = Settings().threshold if threshold is None else threshold
    registry = Registry.load(outlets)

    def opened(named: list[Path] | None) -> Corpus:
        return corpus_for(named, None, registry, columns, outlet_from_folder=outlet_from_folder)

    run = Run(
        opened(corpus),
        opened(articles) if articles else None,
        options,
        Settings(threshold=chosen, unsure=min(Settings().unsure, chosen)),
        outlets,
        progress.show,
    )
    return run.network(work, starting)


def _bytes(text: str | None) -> int | None:
    """Reads "4GB", "500 MB", "2g"."""
    if text is None:
        return None
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise typer.BadParameter(f"--memory needs a size such as 4GB, not {text}.")
    return int(float(found[1]) * _UNITS[found[2].lower()])


def _tell(found: Network, paths: list[Path], *, json: bool) -> None:
    from provenance.text.display import safe
    from provenance.workflows.network_files import summary

    told = summary(found)
    for note in found.notes:
        remark(f"note: {note}")
    if json:
        from json import dumps

        typer.echo(dumps(told, ensure_ascii=False, indent=2))
    else:
        for line in _lines(found, told):
            typer.echo(safe(line))
    typer.echo(f"wrote {len(paths)} files to {paths[0].parent}", err=True)


def _lines(found: Network, told: dict[str, Any]) -> list[str]:
    from provenance.report.network_words import TAKEN, in_one_line, open_order, said_of_sources
    from provenance.text.counted import count

    lines = [
        *wrapped(found.signature),
        "",
        f"{count(told['articles'], 'article')}, {count(told['sentences'], 'sentence')}, "
        f"{told['traced']:,} of them taken from other outlets.",
    ]
    if told["traced"]:
        taken = {name: told["by_verdict"][name] for name in TAKEN}
        lines += wrapped(in_one_line(said_of_sources(told["traced"], taken)))
    lines.append(
        f"{count(told['families'], 'family', 'families')} of copies, {count(told['cascades'], 'cascade')}, "
        f"{count(len(found.found.routes.lost), 'lost original')}."
    )
    if told["undetermined"]:
        lines += wrapped(open_order(told["undetermined"]))
    rows = found.found.traffic
    if rows:
        lines += ["", f"{'outlet':<24} {'took from':<24} {'articles':>8} {'sentences':>9} {'not named':>10}"]
    for row in rows[:_SHOWN]:
        share = "" if row.share_uncredited is None else f"{row.share_uncredited:.0%}"
        lines.append(
            f"{row.outlet[:24]:<24} {row.used[:24]:<24} {row.articles:>8,} {row.sentences:>9,} {share:>10}"
        )
    if len(rows) > _SHOWN:
        lines.append(f"and {len(rows) - _SHOWN:,} more pairs in outlets.csv")
    if rows:
        lines.append("Not named: uncredited and miscredited. A licence does not show in a text.")
    return lines
