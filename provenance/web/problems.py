"""What went wrong, as a page for people and as ``application/problem+json`` (RFC 9457) for programs."""

from __future__ import annotations

import logging

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException, SecurityError

from provenance.corpus.lock import LockBusyError
from provenance.errors import MissingExtraError, OutputError, ProvenanceError
from provenance.text.display import safe

LOG = logging.getLogger("provenance.web")

_SENTENCES = {
    400: "The request could not be understood. Go back and try again.",
    404: "There is no such page. It may have been deleted.",
    405: "This page cannot be asked for in this way.",
    413: "This is more than can be sent here at once. Send a smaller file or a shorter text.",
    415: "Send this as JSON or as a form.",
    431: "The request is too long.",
}
_BUG = "Something went wrong in provenance itself. It was written to the log where it was started; nothing was lost."
_BUSY = "The corpus is being written to at this moment. Wait until that is done, then try again."


def explain_errors(app: Flask) -> None:
    """Makes every error of an app answer with one clear sentence."""
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(ProvenanceError, _of_ours)
    app.register_error_handler(Exception, _of_bug)


def problem(status: int, sentence: str) -> Response:
    """One answer for what went wrong: JSON under ``/api/``, a page elsewhere."""
    sentence = safe(sentence)
    if request.path.startswith("/api/"):
        answer = jsonify(type="about:blank", title=_title(status), status=status, detail=sentence)
        answer.mimetype = "application/problem+json"
    else:
        answer = make_response(render_template("problem.html", title=_title(status), sentence=sentence))
    answer.status_code = status
    if status in (429, 503):
        answer.headers["Retry-After"] = "5"
    return answer


def _of_http(error: HTTPException) -> Response:
    if isinstance(error, SecurityError):
        # No page: without a host of ours not even a link can be made.
        sentence = "This host name is not one of this page. Use the address that provenance serve printed.\n"
        return Response(sentence, 400, mimetype="text/plain")
    status = error.code or 500
    # What we say with abort(status, sentence) stands; werkzeug's own words are for programmers.
    own = error.description if error.description != type(error).description else None
    answer = problem(status, own or _SENTENCES.get(status, _title(status)))
    if status == 405:
        answer.headers["Allow"] = ", ".join(getattr(error, "valid_methods", None) or ())
    return answer


def _of_ours(error: ProvenanceError) -> Response:
    if isinstance(error, LockBusyError):
        return problem(503, _BUSY)
    return problem(500 if isinstance(error, MissingExtraError | OutputError) else 422, str(error))


def _of_bug(error: Exception) -> Response:
    LOG.error("%s %s failed", request.method, request.path, exc_info=error)
    return problem(500, _BUG)


def _title(status: int) -> str:
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Problem"
