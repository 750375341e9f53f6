"""A served site in a folder of its own, and a browser-less visitor of it."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("flask", reason="the extra web is not installed: pip install -e .[dev]")

from flask.testing import FlaskClient

from provenance.web.app import create_app
from provenance.web.settings import WebSettings
from provenance.web.site import site_of

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real browser, without a window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: install it (apt-get install chromium) or name it in CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


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


ARTICLE = """Harbour crews end walkout in Port Ellery

PORT ELLERY, March 6, 2031. Ferry crews in Port Ellery walked off the job on Monday night after talks over a new
night rota collapsed, leaving some 4,200 passengers stranded on the quays. The harbour authority sent two relief
vessels from Marrow Sound, which arrived shortly before dawn. A spokesman said that the rota would be suspended
until an arbitrator had heard both sides. Residents lit fires on the beach to keep the stranded warm.
"""

ORIGINAL = """Ferry crews in Port Ellery walk out over night rota

Northern Wire, March 4, 2031. Ferry crews in Port Ellery walked off the job on Monday night after talks over a new
night rota collapsed, leaving 4,200 passengers stranded on the quays. The harbour authority sent two relief vessels
from Marrow Sound, which arrived shortly before dawn. A spokesman said the rota would be suspended until an
arbitrator had heard both sides.
"""


def poured(text: str, name: str) -> tuple[io.BytesIO, str]:
    """A file as a form sends it."""
    return io.BytesIO(text.encode()), name


@pytest.fixture
def at_work(made: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """Makes an app whose jobs are done; they are stopped in the end."""
    started = []

    def app(**settings: Any) -> Any:
        one = made(**{"workers": 1} | settings)
        site_of(one).jobs.start()
        started.append(one)
        return one

    yield app
    for one in started:
        site_of(one).jobs.stop()
