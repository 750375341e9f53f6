"""The first page."""

from __future__ import annotations

from flask import Blueprint, render_template

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
def show() -> str:
    """What can be done here."""
    return render_template("start.html")
