"""``/api/trace``: an article in, the trace out; at once where it is small and nothing else waits."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import Any

from flask import Response, jsonify, request, url_for

from provenance.errors import SettingsError
from provenance.web.api.jobs import job_data, trace_of
from provenance.web.api.routes import blueprint, checked, json_body
from provenance.web.guard.limits import takes
from provenance.web.intake import TraceRequest, submit_trace
from provenance.web.jobs.job import Job, State
from provenance.web.problems import problem
from provenance.web.site import site

SMALL = 300_000
"""Bytes of a request up to which its result is waited for."""

WAIT_SECONDS = 15.0
WAITING_AT_ONCE = 3  # of the server's threads, so that pages are answered whatever programs ask

FACTS = {"title": str, "outlet": str, "author": str, "published": str}
ORIGINAL = {"text": str, "url": str, **FACTS}
_BODY: dict[str, type | tuple[type, ...]] = {
    "text": str,
    "url": str,
    "corpus": str,
    "originals": list,
    "threshold": (int, float),
    "report": bool,
    **FACTS,
}

_places = BoundedSemaphore(WAITING_AT_ONCE)


@blueprint.post("/trace")
@takes()
def create_trace() -> Response:
    """Traces an article; answers 200 with the trace, or 202 with the job where it takes longer."""
    job = submit_trace(_from_json() if request.is_json else _from_form())
    wanted = "respond-async" not in request.headers.get("Prefer", "")
    if wanted and (request.content_length or 0) <= SMALL:
        job = _waited(job)
    if job.state is State.DONE:
        return trace_of(job)
    if job.state is State.FAILED:
        return problem(422, job.error or "This could not be traced.")
    answer = jsonify(job_data(job))
    answer.status_code = 202
    answer.headers["Location"] = url_for("api.show_job", identifier=job.id)
    return answer


def rows(given: list[Any] | None, what: str) -> list[dict[str, str]]:
    """Texts with their facts, as JSON carries them."""
    return [checked(row, ORIGINAL, what) for row in given or ()]


def _from_json() -> TraceRequest:
    data = json_body(_BODY)
    return TraceRequest(
        text=data.get("text", ""),
        url=data.get("url", ""),
        facts={name: data[name] for name in FACTS if name in data},
        corpus=None if "originals" in data else data.get("corpus", ""),
        texts=rows(data.get("originals"), "Each original"),
        threshold=data.get("threshold"),
        report=data.get("report", False),
    )


def _from_form() -> TraceRequest:
    file, originals = request.files.get("article"), request.files.getlist("originals")
    return TraceRequest(
        text=request.form.get("text", ""),
        file=file if file is not None and file.filename else None,
        url=request.form.get("url", ""),
        facts=request.form,
        corpus=None if any(one.filename for one in originals) else request.form.get("corpus", ""),
        files=originals,
        threshold=_number(request.form.get("threshold")),
        report=request.form.get("report") == "true",
    )


def _number(given: str | None) -> float | None:
    try:
        return float(given) if given else None
    except ValueError:
        raise SettingsError("The threshold must be a number between 0.05 and 0.99.") from None


def _waited(job: Job) -> Job:
    if not _places.acquire(blocking=False):
        return job
    try:
        return site().jobs.wait(job.id, WAIT_SECONDS) or job
    finally:
        _places.release()
