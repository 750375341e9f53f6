"""An exercise from a trace, through the forms, with real worker processes."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from conftest import form_key

from provenance.web.site import site_of

PATIENCE = 120.0
KINDS = ["match", "verdict", "rewrite"]
CHOICES = {"level": "easy", "language_level": "B1", "seed": "7", "variants": "2", "number": "6"}


@pytest.fixture
def traced(at_work: Callable[..., Any]) -> tuple[Any, Any, str]:
    """An app, a visitor of it, and the id of a trace that is done."""
    app = at_work()
    client = app.test_client()
    form = {"form_key": form_key(client), "story": "ferry"}
    identifier = client.post("/trace/story", data=form).location.rsplit("/", 1)[-1]
    site_of(app).jobs.wait(identifier, PATIENCE)
    return app, client, identifier


def test_a_trace_becomes_papers_with_keys_a_preview_and_one_zip(traced: tuple[Any, Any, str]) -> None:
    app, client, identifier = traced
    page = client.get(f"/exercise/?trace={identifier}").get_data(as_text=True)
    assert f'value="{identifier}" selected' in page
    sent = CHOICES | {"form_key": form_key(client), "trace": identifier, "kinds": KINDS, "planted": "on"}
    answer = client.post("/exercise/make", data=sent)
    assert answer.status_code == 303
    job = site_of(app).jobs.wait(answer.location.rsplit("/", 1)[-1], PATIENCE)
    assert job.error is None
    assert job.result["papers"] == ["A", "B"]
    assert set(job.result["kinds"]) <= set(KINDS)
    shown = client.get(answer.location).get_data(as_text=True)
    assert "preview/worksheet-01.png" in shown
    with client.get(f"{answer.location}/preview/worksheet-01.png") as picture:
        assert picture.data.startswith(b"\x89PNG")
    with client.get(f"{answer.location}/files/exercise.zip") as file:
        names = set(zipfile.ZipFile(io.BytesIO(file.data)).namelist())
    assert {"worksheet-A.pdf", "key-A.pdf", "worksheet-B.docx", "key.json", "lesson.pdf"} <= names
    for name in names:
        assert f"/files/{name}" in shown, f"{name} can be downloaded by itself"
    with client.get(f"{answer.location}/files/key.json") as file:
        assert json.loads(file.data)["seed"] == 7
    assert client.get(f"{answer.location}/files/../preview/key-01.png").status_code == 404


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kinds": []}, "at least one kind"),
        ({"kinds": ["<script>"]}, "not known"),
        ({"level": "impossible"}, "not known"),
        ({"seed": "x"}, "whole number"),
        ({"number": "61"}, "1 to 60 items"),
        ({"variants": "0"}, "1 to 8 variants"),
        ({"trace": "0" * 16}, "Choose a trace"),
        ({"trace": "../.."}, "Choose a trace"),
    ],
)
def test_a_wrong_choice_is_explained(made: Callable[..., Any], change: dict[str, Any], sentence: str) -> None:
    app = made()
    client = app.test_client()
    sent = CHOICES | {"form_key": form_key(client), "kinds": KINDS, "trace": ""} | change
    answer = client.post("/exercise/make", data=sent)
    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert not site_of(app).jobs.store.all()


def test_an_exercise_of_a_trace_that_was_deleted_says_so(traced: tuple[Any, Any, str]) -> None:
    app, _, identifier = traced
    jobs = site_of(app).jobs
    asked = {
        "trace": dict(jobs.store.get(identifier).request),
        "trace_folder": str(jobs.store.folder(identifier)),
        "options": {},
    }
    jobs.delete(identifier)
    job = jobs.submit(jobs.store.reserve(), "exercise", "Exercise", asked)
    assert "was deleted" in jobs.wait(job.id, PATIENCE).error
