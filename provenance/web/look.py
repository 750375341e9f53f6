"""The look of all pages is that of the report: one style sheet and one script, from the same files."""

from __future__ import annotations

from flask import Blueprint, Response

from provenance.publish.html import embedded_script, embedded_style
from provenance.report.tones import VERDICT_TONES

blueprint = Blueprint("look", __name__, url_prefix="/look")


@blueprint.get("/page.css")
def style() -> Response:
    """The style sheet of reports, with the colours of the verdicts."""
    return Response(embedded_style(VERDICT_TONES), mimetype="text/css")


@blueprint.get("/page.js")
def script() -> Response:
    """The script of reports: filters, texts side by side, dark and light."""
    return Response(embedded_script(), mimetype="text/javascript")
