"""Classroom exercises from a trace: choose, preview, download."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, send_from_directory, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from provenance.classroom.options import MOST_ITEMS, MOST_VARIANTS
from provenance.classroom.values import Kind, LanguageLevel, Level
from provenance.classroom.writers import WRITERS
from provenance.errors import ProvenanceError, ReadingError, SettingsError
from provenance.web.intake import reserved
from provenance.web.jobs.exercising import WHOLE, options_of
from provenance.web.jobs.job import Job, State
from provenance.web.pages.jobs import found
from provenance.web.site import site

blueprint = Blueprint("exercise", __name__, url_prefix="/exercise")

KIND_WORDS = {
    Kind.MATCH: "Which original does this sentence come from?",
    Kind.CREDIT_HUNT: "Find every credit; which borrowed sentences carry none?",
    Kind.WHO_SAID_IT: "Who really said it: put the chain in order",
    Kind.SPOT_THE_CHANGE: "What was changed between original and article?",
    Kind.VERDICT: "Credited, upstream-only, uncredited …?",
    Kind.REWRITE: "Add the missing credits (open question)",
    Kind.DETECTIVE: "A whole article: fill in the attribution matrix",
}

_DEFAULTS = {"level": "medium", "language_level": "B2", "seed": "1", "variants": "1", "number": "10"}


@blueprint.get("/")
def form() -> str:
    """The form to make an exercise of a trace."""
    sent = MultiDict(_DEFAULTS | {"planted": "on", "trace": request.args.get("trace", "")})
    sent.setlist("kinds", [kind.value for kind in Kind])
    return _form(sent)


@blueprint.post("/make")
def make() -> AnyResponse | tuple[str, int]:
    """Takes the choices and goes on to the exercise."""
    try:
        options = _options(request.form)
        traced = site().jobs.store.get(request.form.get("trace", ""))
        if traced is None or not _is_traced(traced):
            raise ReadingError("Choose a trace that the exercise is to be made of.")
    except ProvenanceError as error:
        return _form(request.form, str(error)), 422
    with reserved() as identifier:
        asked = {
            "trace": dict(traced.request),
            "trace_folder": str(site().jobs.store.folder(traced.id)),
            "options": options,
        }
        job = site().jobs.submit(identifier, "exercise", f"Exercise: {traced.title}", asked)
    return redirect(url_for("exercise.show", identifier=job.id), 303)


@blueprint.get("/<identifier>")
def show(identifier: str) -> str:
    """An exercise with its preview and downloads, or how far it is."""
    job = found(identifier, "exercise")
    if job.state is not State.DONE:
        return render_template("job.html", job=job)
    preview = _names(job, "preview", ".png")
    return render_template(
        "exercise.html",
        job=job,
        sheets=[name for name in preview if name.startswith("worksheet")],
        keys=[name for name in preview if name.startswith("key")],
        whole=WHOLE,
        downloads=_downloads(job),
    )


@blueprint.get("/<identifier>/preview/<name>")
def picture(identifier: str, name: str) -> Response:
    """A sheet as a picture."""
    return send_from_directory(_result(found(identifier, "exercise")) / "preview", name, max_age=0)


@blueprint.get("/<identifier>/files/<path:name>")
def download(identifier: str, name: str) -> Response:
    """One file of an exercise, always to be saved."""
    folder = _result(found(identifier, "exercise")) / "files"
    return send_from_directory(folder, name, as_attachment=True, max_age=0)


def _form(sent: MultiDict[str, str], error: str = "") -> str:
    traces = [job for job in site().jobs.store.all() if _is_traced(job)]
    return render_template(
        "exercise_form.html",
        sent=sent,
        error=error,
        traces=traces,
        kinds=KIND_WORDS,
        levels=list(Level),
        language_levels=list(LanguageLevel),
        most_items=MOST_ITEMS,
        most_variants=MOST_VARIANTS,
        another_seed=secrets.randbelow(9000) + 1000,
    )


def _is_traced(job: Job) -> bool:
    """Whether the result is there; the files to download may still be in the making."""
    return job.kind == "trace" and (_result(job) / "body.html").is_file()


def _options(sent: MultiDict[str, str]) -> dict[str, Any]:
    """The choices as JSON values, tried out before they go into the queue."""
    chosen = {
        "kinds": sent.getlist("kinds"),
        "level": sent.get("level", ""),
        "language_level": sent.get("language_level", ""),
        "seed": _number(sent, "seed"),
        "variants": _number(sent, "variants"),
        "number": _number(sent, "number"),
        "planted": "planted" in sent,
        "avoid_sensitive": "avoid_sensitive" in sent,
    }
    try:
        options_of(chosen)
    except ValueError:
        raise SettingsError("One of the choices is not known. Go back and choose again.") from None
    return chosen


def _number(sent: Mapping[str, str], name: str) -> int:
    given = sent.get(name, "")
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise SettingsError(f"The field {name} needs a whole number.")
    return int(given)


def _downloads(job: Job) -> list[tuple[str, list[str]]]:
    """What the files are for, and their names, in the order of the formats."""
    left = [name for name in _names(job, "files") if name not in (WHOLE, "key.json")]
    groups = []
    for form in WRITERS.values():
        stems = tuple(stem for stem, _ in form.parts)
        names = [name for name in left if name.endswith(form.suffix) and name.startswith(stems)]
        left = [name for name in left if name not in names]
        groups.append((form.about, names))
    return [*groups, ("the key for marking answers with provenance exercise grade", ["key.json"])]


def _names(job: Job, folder: str, ending: str = "") -> list[str]:
    return sorted(path.name for path in (_result(job) / folder).iterdir() if path.name.endswith(ending))


def _result(job: Job) -> Path:
    return (site().jobs.store.folder(job.id) / "result").resolve()
