"""Forms are signed: what changes anything must come from a form that we gave this very browser."""

from __future__ import annotations

import hmac
import secrets

from flask import abort, request, session

from provenance.web.guard.origin import SAFE_METHODS
from provenance.web.site import site

FIELD, HEADER = "form_key", "X-Form-Key"
_SESSION = "visit"


def form_key() -> str:
    """The key of this browser's visit; every form carries it in a hidden field."""
    if _SESSION not in session:
        session[_SESSION] = secrets.token_hex(16)
    return _signed(session[_SESSION])


def refuse_unsigned() -> None:
    """Turns away a form without the key of this visit.

    The API is for programs, which hold no form: there, browsers are stopped by
    the checks of ``origin``.
    """
    if request.method in SAFE_METHODS or request.blueprint == "api" or request.endpoint is None:
        return
    given = request.headers.get(HEADER) or request.form.get(FIELD, "")
    visit = session.get(_SESSION)
    if not visit or not hmac.compare_digest(given.encode(), _signed(visit).encode()):
        abort(403, "This form has expired. Go back, reload the page, and send it again.")


def _signed(visit: str) -> str:
    return hmac.new(site().secret, f"form {visit}".encode(), "sha256").hexdigest()
