"""All commands together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from provenance.cli import USAGE

COMMANDS = {
    "trace": "Trace articles to their originals, sentence by sentence.",
    "report": "Write reports on articles: PDF, HTML, figures and data.",
    "network": "Find who copied whom over a whole collection.",
    "serve": "Show it all in a web page on this machine.",
    "corpus": "Keep the documents that articles are traced against.",
    "exercise": "Make classroom exercises, and mark the answers.",
}
"""In the order in which help lists them, with what it says in one line; each has a module of its name here."""
GROUPS = ("corpus", "exercise")
"""Those that have commands of their own."""
_EMPTY = re.compile(r"(--[a-z-]+=)?")  # as a path it would be the folder that one is in


def run(arguments: list[str]) -> int:
    """Runs the command line and returns the exit code."""
    if any(_EMPTY.fullmatch(argument) for argument in arguments):
        typer.echo(
            "One of the names or values is empty, as that of a variable which is not set; "
            "the folder you are in is called '.'.",
            err=True,
        )
        return USAGE
    # Every option of a command is looked at when it is added, so the others are left out where one is named.
    named = arguments[:1] if arguments[:1] and arguments[0] in COMMANDS else COMMANDS
    try:
        typer.main.get_command(program(named)).main(arguments, prog_name="provenance")
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # the library makes a failure of it
            raise end.__context__ from None
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def program(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Returns the command line with these commands; the modules of others are not imported."""
    app = typer.Typer(
        name="provenance",
        help="Where do the sentences of a news article come from, and does the article say so?",
        epilog="Example: provenance trace article.txt --corpus originals/",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(options)
    for name in names:
        module = import_module(f"provenance.cli.{name}")
        if name in GROUPS:
            app.add_typer(getattr(module, f"{name}_app"), name=name, short_help=COMMANDS[name])
        else:
            app.command(epilog=module.EXAMPLE, short_help=COMMANDS[name])(getattr(module, name))
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        from provenance import __version__

        typer.echo(f"provenance {__version__}")
        raise typer.Exit


def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop."),
    ] = False,
) -> None:
    """Where do the sentences of a news article come from, and does the article say so?"""
