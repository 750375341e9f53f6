"""Requests must be meant for us and come from our own pages.

The Host check stops a foreign name that was pointed at this machine (DNS
rebinding); the checks of Origin and Sec-Fetch-Site stop foreign pages from
sending something here with a visitor's browser.
"""

from __future__ import annotations

from flask import abort, request

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def refuse_foreign_host() -> None:
    """Turns away requests for a host name that is not ours (``TRUSTED_HOSTS``)."""
    _ = request.host  # raises SecurityError, which is answered with 400


def refuse_foreign_page() -> None:
    """Turns away what another site's page sends or embeds; following a link to us is allowed."""
    came_from = request.headers.get("Sec-Fetch-Site", "none")
    if request.method in SAFE_METHODS:
        if came_from == "cross-site" and request.headers.get("Sec-Fetch-Mode") != "navigate":
            abort(403, "Another website asked for this, so it was refused.")
        return
    own = request.host_url.rstrip("/")
    if request.headers.get("Origin", own) != own or came_from not in ("same-origin", "none"):
        abort(403, "Another website sent this, so it was refused. Use the form on this page itself.")
