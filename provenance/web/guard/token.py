"""The token that a page asks for when others than its owner can reach it.

It comes once, in the printed link or in the form; from then on a signed
cookie says that this browser has shown it. Programs send it as
``Authorization: Bearer TOKEN``. It stands in no log and in no page.
"""

from __future__ import annotations

import hmac

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from provenance.web.guard.forms import form_key
from provenance.web.guard.limits import Rate, takes
from provenance.web.guard.public import PUBLIC_ENDPOINTS
from provenance.web.site import Site, site

ATTEMPTS = "provenance attempts"
_SESSION = "entered"

blueprint = Blueprint("enter", __name__, url_prefix="/enter")


def refuse_strangers() -> AnyResponse | None:
    """Lets in who has shown the token, and anybody to the pages that are public."""
    if has_entered() or request.endpoint in PUBLIC_ENDPOINTS:
        return None
    if request.authorization is not None and request.authorization.type == "bearer":
        if _is_token(request.authorization.token or ""):
            return None
        abort(401, "This token is not the one that provenance serve printed.")
    if request.path.startswith("/api/") or request.method not in ("GET", "HEAD"):
        abort(401, "This page needs a token: send it as Authorization: Bearer TOKEN.")
    return redirect(url_for("enter.ask"))


def has_entered() -> bool:
    """Whether this visitor may see everything: no token is asked for, or it was shown before."""
    own = site()
    if own.settings.token is None:
        return True
    return hmac.compare_digest(str(session.get(_SESSION, "")), _mark(own))


@blueprint.get("")
def ask() -> Response:
    """Takes the token from the printed link, or asks for it."""
    if (given := request.args.get("token")) is not None:
        return _entered(given)
    return make_response(render_template("enter.html"))


@blueprint.post("")
@takes(5_000)
def check() -> Response:
    """Takes the token from the form."""
    return _entered(request.form.get("token", ""))


def _entered(given: str) -> Response:
    if not _is_token(given.strip()):
        return make_response(render_template("enter.html", wrong=True), 401)
    session[_SESSION] = _mark(site())
    session.permanent = True
    form_key()  # begins the visit here, so that no two pages begin one side by side
    # A page of our own leads on, not a redirect: a browser that came here from elsewhere
    # would not send a SameSite=Strict cookie along with the redirect.
    return make_response(render_template("entered.html"))


def _is_token(given: str) -> bool:
    """Compares in constant time; who guesses is soon too hasty."""
    wanted = site().settings.token
    if wanted is None:
        return True
    if hmac.compare_digest(given.encode(), wanted.encode()):
        return True
    attempts: Rate = current_app.extensions[ATTEMPTS]
    if not attempts.allows(request.remote_addr or ""):
        abort(429, "Too many wrong tokens came from your machine. Wait a minute, then try again.")
    return False


def _mark(own: Site) -> str:
    """What the cookie holds: it follows from the token, but does not give it away."""
    return hmac.new(own.secret, f"entered {own.settings.token}".encode(), "sha256").hexdigest()
