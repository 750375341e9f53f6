"""Articles as the command line names them: what ``read_articles`` reads, and the standard input."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.talk import remark
from provenance.errors import SettingsError

if TYPE_CHECKING:
    from provenance.model import Document
    from provenance.outlets import Registry

STDIN = "-"

ARTICLES = "Files, folders, patterns, or tables (CSV, JSONL, Parquet) of articles; - reads stdin (one, or JSON lines)."

Column = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD=COLUMN", help="Column of a table for text, title, outlet, date, url, ..."),
]


ArticleOutlet = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Who published the article; stands above what it says itself (--outlet narrows the corpus).",
    ),
]
ArticleDate = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When the article was published; stands above what it says itself."),
]


def read_named(
    names: Iterable[str],
    registry: Registry,
    columns: dict[str, str],
    outlet: str | None = None,
    date: str | None = None,
) -> list[Document]:
    """Reads all articles that are named, in order; says on stderr what is left out of folders and tables.

    Args:
        names: as they stand on the command line.
        registry: the known outlets.
        columns: column of a table for a field.
        outlet: who published them, as ``--article-outlet`` says.
        date: when they were published, as ``--article-date`` says.

    Raises:
        ReadingError: a file cannot be read, a folder holds no article, or a pattern matches none.
        SettingsError: the outlet or the date cannot be used.
    """
    from provenance.text.display import safe
    from provenance.workflows.corpus_raw import Known, canonical, with_known

    if outlet is not None and not outlet.strip():
        raise SettingsError("--article-outlet needs a name, not an empty one.")
    known = Known(outlet=canonical(outlet and safe(outlet), registry), published=day(date, "--article-date"))
    return [with_known(document, known) for name in names for document in _read(name, registry, columns)]


def day(date: str | None, option: str) -> str | None:
    """Returns the day or moment that an option gives.

    Raises:
        SettingsError: it is none.
    """
    if date is None:
        return None
    from provenance.text.stated import stated_date

    found = stated_date(date)
    if found is None:
        raise SettingsError(f"{option} needs a day such as 2022-01-10, not {date!r}.")
    return found


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
