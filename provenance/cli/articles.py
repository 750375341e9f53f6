"""Articles as the command line names them: what ``read_articles`` reads, and the standard input."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.talk import remark

if TYPE_CHECKING:
    from provenance.model import Document
    from provenance.outlets import Registry

STDIN = "-"

ARTICLES = "Files, folders, patterns, or tables (CSV, JSONL, Parquet) of articles; - reads stdin (one, or JSON lines)."

Column = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD=COLUMN", help="Column of a table for text, title, outlet, date, url, ..."),
]


def read_named(names: Iterable[str], registry: Registry, columns: dict[str, str]) -> list[Document]:
    """Reads all articles that are named, in order; says on stderr what is left out of folders and tables.

    Raises:
        ReadingError: a file cannot be read, a folder holds no article, or a pattern matches none.
    """
    return [document for name in names for document in _read(name, registry, columns)]


def mapped(columns: Iterable[str] | None) -> dict[str, str]:
    """Returns what ``--column FIELD=COLUMN`` says."""
    found = {}
    for column in columns or ():
        field, sign, name = column.partition("=")
        if not sign or not name:
            raise typer.BadParameter(
                f"{column} is not FIELD=COLUMN, such as text=Body.", param_hint="--column"
            )
        found[field.strip()] = name
    return found


def _read(name: str, registry: Registry, columns: dict[str, str]) -> list[Document]:
    from pathlib import Path

    from provenance.workflows.articles import read_articles, read_stdin

    if name == STDIN:
        return read_stdin(columns, registry, left_out=_say)
    return read_articles(Path(name), columns=columns, registry=registry, left_out=_say)


def _say(reason: str) -> None:
    remark(f"note: left out: {reason}")
