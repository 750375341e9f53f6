"""``/api/openapi.json``: what there is, as an OpenAPI 3.1 document, written by hand."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from provenance import __version__
from provenance.web.api.routes import blueprint


@blueprint.get("/openapi.json")
def show_description() -> dict[str, Any]:
    """The description of this API."""
    return description()


@functools.cache
def description() -> dict[str, Any]:
    """The document, with the version of the program in it."""
    path = Path(__file__).with_name("openapi.json")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    data["info"]["version"] = __version__
    return data
