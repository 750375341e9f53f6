"""Options that narrow a corpus, the same for every command that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from provenance.corpus.selection import Selection
    from provenance.outlets import Registry

Outlet = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Only documents of this outlet (may be repeated).")
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only documents of this day and later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only documents of this day and earlier.")]
Window = Annotated[
    int | None,
    typer.Option(
        metavar="DAYS", help="Only documents at most so many days older than the article; later ones stay."
    ),
]

OutletFromFolder = Annotated[
    bool, typer.Option("--outlet-from-folder", help="The name of a corpus file's folder is its outlet.")
]

Filters = tuple[list[str] | None, str | None, str | None, int | None]
"""What the four options say, in this order."""


def selection(
    outlet: list[str] | None,
    since: str | None,
    until: str | None,
    window: int | None = None,
    registry: Registry | None = None,
) -> Selection | None:
    """Returns what the options select, None where nothing is left out.

    Raises:
        SettingsError: a day or a number of days cannot be used.
    """
    if not (outlet or since or until or window is not None):
        return None
    from provenance.workflows.corpus_open import select

    return select(outlet or (), since, until, window, registry)
