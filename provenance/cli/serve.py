"""``provenance serve``: the same in a web page on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "Examples: provenance serve   |   provenance serve --corpus originals/ --open"


def serve(
    corpus: Annotated[
        list[Path] | None,
        typer.Option(
            help="Originals to choose from: corpus directories or folders of articles (may be repeated)."
        ),
    ] = None,
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8765,
    host: Annotated[
        str, typer.Option(help="Address to listen at; others than this machine's own need --token.")
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option(help="What visitors must show; 'auto' makes one. Also read from PROVENANCE_TOKEN."),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(help="Another host name that the page may be asked for by (may be repeated)."),
    ] = None,
    allow_fetch: Annotated[
        bool, typer.Option("--allow-fetch", help="Let users name web addresses, which are then fetched.")
    ] = False,
    work: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for jobs and results; else your own.")
    ] = None,
    keep_days: Annotated[int, typer.Option(min=1, help="Days after which results are deleted.")] = 30,
    jobs: Annotated[int, typer.Option(min=1, max=32, help="Traces and ingests at the same time.")] = 2,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in your browser.")] = False,
) -> None:
    """Show it all in a web page on this machine, for those who do not use a terminal."""
    from provenance.errors import MissingExtraError
    from provenance.workflows.corpus import place_of

    try:
        from provenance.web.server import is_loopback, own_addresses
        from provenance.web.server import serve as run
        from provenance.web.settings import WebSettings
        from provenance.web.work import user_work
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("flask", "werkzeug", "waitress"):
            raise
        raise MissingExtraError("The web page", "web") from None
    settings = WebSettings(
        work=work or user_work(),
        corpora=tuple(corpus or [place_of(None)]),
        host=host,
        port=port,
        token=_token(token),
        names=(*(name or ()), *(() if is_loopback(host) else own_addresses())),
        allow_fetch=allow_fetch,
        keep_days=keep_days,
        workers=jobs,
    )
    run(settings, lambda link: _say(link, settings.host, open_browser=open_browser))


def _token(given: str | None) -> str | None:
    import os
    import secrets

    chosen = given or os.environ.get("PROVENANCE_TOKEN")
    return secrets.token_urlsafe(18) if chosen == "auto" else chosen or None


def _say(link: str, host: str, *, open_browser: bool) -> None:
    typer.echo(f"provenance is at {link}", err=True)
    if host != "127.0.0.1":
        typer.echo("Others in this network can reach it; students need no token, all else does.", err=True)
    typer.echo("Stop it with Ctrl-C; unfinished work goes on at the next start.", err=True)
    if open_browser:
        import webbrowser

        webbrowser.open(link)
