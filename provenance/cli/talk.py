"""What a command says beside its data: on stderr, in lines that fit the terminal."""

from __future__ import annotations

import shutil
import textwrap

import typer

_WIDEST = 120


def remark(text: str) -> None:
    """Says something to the user that is no data, and may be long."""
    from provenance.text.display import safe

    width = min(shutil.get_terminal_size().columns, _WIDEST)
    typer.echo("\n".join(wrapped(safe(text), width, indent="  ")), err=True)


def wrapped(text: str, width: int = 80, indent: str = "") -> list[str]:
    """Returns a text in lines of a width; an address or a path is never broken."""
    return textwrap.wrap(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [""]
