"""All commands together."""

from __future__ import annotations

from typing import Annotated

import click
import typer

from provenance.cli import INTERRUPTED
from provenance.cli.trace import trace

app = typer.Typer(
    name="provenance",
    help="Where do the sentences of a news article come from, and does the article say so?",
    epilog="Example: provenance trace article.txt --corpus originals/",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from provenance import __version__

        typer.echo(f"provenance {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[  # noqa: ARG001  (the callback does the work)
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Where do the sentences of a news article come from, and does the article say so?"""


app.command(epilog="Example: provenance trace article.txt --corpus originals/ --explain 6")(trace)


def run(arguments: list[str]) -> int:
    """Runs the command line and returns the exit code."""
    command = typer.main.get_command(app)
    try:
        result = command.main(arguments, prog_name="provenance", standalone_mode=False)
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return result if isinstance(result, int) else 0
