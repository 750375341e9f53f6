"""``provenance corpus``: keep the documents that articles are traced against."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli import FAILED
from provenance.cli.articles import Column, day, mapped
from provenance.cli.corpus_output import (
    SHOWN,
    Progress,
    line,
    report,
    say,
    show_document,
    show_totals,
    width,
    write,
    write_array,
)
from provenance.cli.filters import Outlet, Since, Until, selection
from provenance.errors import SettingsError
from provenance.text.counted import count

corpus_app = typer.Typer(
    name="corpus",
    help="Keep the documents that articles are traced against.",
    epilog="Example: provenance corpus add stories/ --outlet AFP",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Corpus = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="Directory of the corpus; else PROVENANCE_CORPUS, else your own corpus."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON to stdout.")]


@corpus_app.command(
    "add",
    short_help="Add files, folders, tables, archives, feeds or addresses.",
    epilog="Examples: provenance corpus add stories/ dump.jsonl.gz --column text=Body   |   "
    "provenance corpus add --url https://example.org/feed.xml --outlet Example",
)
def add_documents(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            help="Text and HTML files, folders, JSONL, CSV, Parquet, WARC, RSS, Atom; also .gz and .zip.",
        ),
    ] = None,
    *,
    corpus: Corpus = None,
    url: Annotated[
        list[str] | None,
        typer.Option(
            metavar="URL", help="Fetch a page, or the pages of a feed or sitemap (may be repeated)."
        ),
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of all these documents.")] = None,
    outlet_from_folder: Annotated[
        bool, typer.Option("--outlet-from-folder", help="The name of a file's folder is its outlet.")
    ] = False,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="Date of all these documents.")] = None,
    author: Annotated[str | None, typer.Option(metavar="NAME", help="Author of all these documents.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language of all these documents, such as en.")
    ] = None,
    column: Column = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first document that cannot be read.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let --url fetch from your own machine and network.")
    ] = False,
    pages: Annotated[int, typer.Option(min=1, help="Pages of one feed or sitemap to fetch at most.")] = 100,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes that read; one for each core if not set.")
    ] = None,
    outlets: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Your own outlets (JSON), on top of the built-in registry."),
    ] = None,
    json: Json = False,
) -> None:
    """Add documents; what was interrupted goes on where it stopped when you run the same command again."""
    from provenance.outlets import Registry
    from provenance.workflows.corpus import add, place_of
    from provenance.workflows.corpus_client import Fetching
    from provenance.workflows.corpus_raw import Known
    from provenance.workflows.corpus_rows import Columns
    from provenance.workflows.corpus_sources import Sources

    if not paths and not url:
        raise typer.BadParameter("name a file or a folder, or an address with --url.", param_hint="PATH")
    known = Known(outlet=outlet, author=author, published=day(date, "--date"), language=_code(language))
    with Progress() as progress:
        done = add(
            place_of(corpus),
            [Path(path) for path in paths or ()],
            urls=url or (),
            sources=Sources(Columns(mapped(column)), known, outlet_from_folder),
            fetching=Fetching(allow_private=allow_private, pages=pages),
            registry=Registry.load(outlets),
            jobs=jobs or _cores(),
            strict=strict,
            progress=progress.show,
        )
    report(done, json=json)
    there = done.ingest.documents or done.ingest.unchanged or done.ingest.resumed
    if done.ingest.skipped and not there:
        raise typer.Exit(FAILED)


@corpus_app.command(
    "list",
    short_help="List documents, latest first.",
    epilog="Example: provenance corpus list --outlet AFP --since 2022-01-01 --text curfew",
)
def list_documents(
    *,
    corpus: Corpus = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Only this language.")] = None,
    text: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only documents whose text has all these words.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Show at most so many.")] = None,
    json: Json = False,
) -> None:
    """List documents, latest first: id, date, outlet, title."""
    from itertools import islice

    from provenance.workflows.corpus import list_entries, place_of

    chosen = selection(outlet, since, until)
    entries = list_entries(place_of(corpus), chosen, language=_code(language), text=text)
    shown, room = islice(entries, limit), width() - 46
    if json:
        write_array(asdict(entry) for entry in shown)
    else:
        count = 0
        for count, entry in enumerate(shown, start=1):  # noqa: B007
            family = " (copies)" if entry.family else ""
            name = entry.title or entry.url or entry.file or ""
            dated = (entry.published or "no date")[:10]
            line(
                f"{entry.id[:12]}  {dated:10}  {(entry.outlet or '?')[:18]:18}  {name[: room - len(family)]}{family}"
            )
        if not count:
            say("No document fits.")


@corpus_app.command(
    "show",
    short_help="Show a document, its places and near-duplicates.",
    epilog="Example: provenance corpus show 3fd7b0f862eb",
)
def show_one(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a document, or the beginning of it.")
    ],
    corpus: Corpus = None,
    json: Json = False,
) -> None:
    """Show a document: its text, where it was found, its near-duplicates and other versions."""
    from provenance.corpus.lossless import to_record
    from provenance.workflows.corpus import place_of, show

    shown = show(place_of(corpus), identifier)
    if json:
        write(
            {
                "document": to_record(shown.document),
                "places": [asdict(place) for place in shown.places],
                "family": [asdict(entry) for entry in shown.family],
                "versions": [asdict(entry) for entry in shown.versions],
            }
        )
    else:
        show_document(shown)


@corpus_app.command(
    "remove",
    short_help="Remove documents, with all their places.",
    epilog="Example: provenance corpus remove 3fd7b0f862eb",
)
def remove_documents(
    identifiers: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids, or the beginnings of them.")
    ],
    corpus: Corpus = None,
    json: Json = False,
) -> None:
    """Remove documents, with all their places."""
    from provenance.workflows.corpus import place_of, remove

    removed = remove(place_of(corpus), identifiers)
    if json:
        write({"removed": removed})
    else:
        say(f"Removed {count(len(removed), 'document')}.")


@corpus_app.command(
    "info", short_help="Count a corpus by outlet and month.", epilog="Example: provenance corpus info --json"
)
def show_info(corpus: Corpus = None, json: Json = False) -> None:
    """Count a corpus: documents by outlet and month, sizes, fingerprint, health."""
    from provenance.workflows.corpus import info, place_of

    place = place_of(corpus)
    totals = info(place)
    if json:
        write({"corpus": str(place), **asdict(totals)})
    else:
        show_totals(place, totals)


@corpus_app.command(
    "verify",
    short_help="Check every document and the index.",
    epilog="Example: provenance corpus verify && echo sound",
)
def verify_corpus(corpus: Corpus = None, json: Json = False) -> None:
    """Check every document against its hash, and the index against the documents."""
    from provenance.workflows.corpus import place_of, verify

    place = place_of(corpus)
    with Progress() as progress:
        problems = verify(place, progress.count)
    if json:
        write({"corpus": str(place), "sound": not problems, "problems": [asdict(item) for item in problems]})
    for problem in problems[: None if json else SHOWN]:
        where = f" of {problem.document}" if problem.document else ""
        say(f"{problem.part}{where}: {problem.what}. To repair: {problem.repair}")
    if len(problems) > SHOWN and not json:
        say(f"and {len(problems) - SHOWN} more; see them with --json")
    if not problems:
        say(f"The corpus {place} is sound.")
    if problems:
        raise typer.Exit(FAILED)


@corpus_app.command(
    "reindex", short_help="Build the search index anew.", epilog="Example: provenance corpus reindex"
)
def reindex_corpus(corpus: Corpus = None, json: Json = False) -> None:
    """Build the search index anew from the documents; reading goes on meanwhile."""
    from provenance.workflows.corpus import place_of, reindex

    with Progress() as progress:
        documents, repaired = reindex(place_of(corpus), progress.count)
    if json:
        write({"documents": documents, "repaired": repaired})
    else:
        for what in repaired:
            say(what)
        say(f"The index of {count(documents, 'document')} was built anew.")


@corpus_app.command(
    "export",
    short_help="Write documents as JSON lines.",
    epilog="Example: provenance corpus export --out backup.jsonl.gz",
)
def export_corpus(
    corpus: Corpus = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to; stdout if not set, or -. A name with .gz is packed."),
    ] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Write documents as JSON lines, which "corpus add" takes back without loss."""
    from provenance.workflows.corpus import export, export_to, place_of

    place, chosen = place_of(corpus), selection(outlet, since, until)
    if out is not None and out != Path("-"):
        say(f"Wrote {count(export_to(place, out, chosen), 'document')} to {out}.")
    else:
        for record in export(place, chosen):
            sys.stdout.write(record + "\n")


def _code(language: str | None) -> str | None:
    from provenance.workflows.corpus_rows import as_language

    code = as_language(language)
    if language and code is None:
        raise SettingsError(f"--language needs a code such as en, not {language!r}.")
    return code


def _cores() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
