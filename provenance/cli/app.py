"""All commands together."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance.cli.corpus import corpus_app
from provenance.cli.exercise import exercise_app
from provenance.cli.network import EXAMPLE as NETWORK_EXAMPLE
from provenance.cli.network import network
from provenance.cli.report import EXAMPLE as REPORT_EXAMPLE
from provenance.cli.report import report
from provenance.cli.serve import EXAMPLE as SERVE_EXAMPLE
from provenance.cli.serve import serve
from provenance.cli.trace import EXAMPLE as TRACE_EXAMPLE
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
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop."),
    ] = False,
) -> None:
    """Where do the sentences of a news article come from, and does the article say so?"""


app.command(epilog=TRACE_EXAMPLE)(trace)
app.command(epilog=REPORT_EXAMPLE)(report)
app.command(epilog=NETWORK_EXAMPLE)(network)
app.command(epilog=SERVE_EXAMPLE)(serve)
app.add_typer(corpus_app, name="corpus")
app.add_typer(exercise_app, name="exercise")


def run(arguments: list[str]) -> int:
    """Runs the command line and returns the exit code."""
    try:
        typer.main.get_command(app).main(arguments, prog_name="provenance")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0
