"""A served site in a folder of its own, and a browser-less visitor of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("flask", reason="the extra web is not installed: pip install -e .[dev]")

from flask.testing import FlaskClient

from provenance.web.app import create_app
from provenance.web.settings import WebSettings


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Any]:
    """Makes an app with a work folder of its own; settings can be given."""

    def app(**settings: Any) -> Any:
        chosen: dict[str, Any] = {"work": tmp_path / "work", "corpora": (tmp_path / "corpus",)} | settings
        return create_app(WebSettings(**chosen))

    return app


@pytest.fixture
def visitor(made: Callable[..., Any]) -> FlaskClient:
    """A visitor of an app with the settings of a teacher's own machine."""
    client: FlaskClient = made().test_client()
    return client


def form_key(client: FlaskClient, page: str = "/") -> str:
    """The key that a form on a page carries, as a browser would send it."""
    found = re.search(r'name="form_key" value="([0-9a-f]{64})"', client.get(page).get_data(as_text=True))
    assert found, f"{page} has no form"
    return found[1]
