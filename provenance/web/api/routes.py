"""The blueprint that all parts of the API register with, and how a body is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, request
from werkzeug.exceptions import BadRequest

blueprint = Blueprint("api", __name__, url_prefix="/api")


def json_body(allowed: Mapping[str, type | tuple[type, ...]]) -> dict[str, Any]:
    """The body as a JSON object whose fields are known and of the right kind.

    Args:
        allowed: names of fields, each with its kind; null counts as not given.
    """
    try:
        data = request.get_json()
    except BadRequest:
        abort(400, "The body is no JSON that can be read.")
    except RecursionError:
        abort(400, "The body is nested too deeply.")
    return checked(data, allowed, "The body")


def checked(data: object, allowed: Mapping[str, type | tuple[type, ...]], what: str) -> dict[str, Any]:
    """A JSON value as an object whose fields are known and of the right kind; 400 where it is not."""
    if not isinstance(data, dict):
        abort(400, f"{what} must be a JSON object.")
    unknown = sorted(str(name)[:40] for name in data if name not in allowed)
    if unknown:
        abort(
            400,
            f"{what} has fields that are not known: {', '.join(unknown[:5])}. Known are: {', '.join(allowed)}.",
        )
    given = {name: value for name, value in data.items() if value is not None}
    for name, value in given.items():
        if not isinstance(value, allowed[name]) or (isinstance(value, bool) and allowed[name] is not bool):
            abort(400, f"The field {name} is of the wrong kind.")
    return given
