"""``/api/jobs``: long work, to be watched, cancelled and deleted."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, url_for

from provenance.web.api.routes import blueprint
from provenance.web.jobs.job import Job
from provenance.web.pages.jobs import found
from provenance.web.site import site


@blueprint.get("/jobs")
def list_jobs() -> dict[str, Any]:
    """All jobs that are kept, latest first."""
    return {"jobs": [job_data(job) for job in site().jobs.store.all()]}


@blueprint.get("/jobs/<identifier>")
def show_job(identifier: str) -> dict[str, Any]:
    """One job."""
    return job_data(found(identifier))


@blueprint.delete("/jobs/<identifier>")
def delete_job(identifier: str) -> Response:
    """Ends a job and deletes it with its files."""
    site().jobs.delete(found(identifier).id)
    return Response(status=204)


@blueprint.post("/jobs/<identifier>/cancel")
def cancel_job(identifier: str) -> dict[str, Any]:
    """Ends a job and keeps what came of it."""
    job = found(identifier)
    site().jobs.cancel(job.id)
    return job_data(site().jobs.wait(job.id, 3.0) or job)


@blueprint.get("/jobs/<identifier>/trace")
def show_trace(identifier: str) -> Response:
    """The result of a trace, schema 1."""
    job = found(identifier, "trace")
    return trace_of(job)


def trace_of(job: Job) -> Response:
    """The data of a trace that is done; 409 where it is not."""
    path = site().jobs.store.folder(job.id) / "result" / "trace.json"
    if not path.is_file():
        abort(409, job.error or f"This trace is {job.state.value}; there is no result of it.")
    return Response(path.read_bytes(), mimetype="application/json")


def job_data(job: Job) -> dict[str, Any]:
    """A job as the API shows it: without what was sent, and without paths of ours."""
    links = {"self": url_for("api.show_job", identifier=job.id)}
    if job.kind == "trace":
        links["trace"] = url_for("api.show_trace", identifier=job.id)
        links["page"] = url_for("trace.show", identifier=job.id)
    return {
        "id": job.id,
        "kind": job.kind,
        "title": job.title,
        "state": job.state.value,
        "created": job.created,
        "ended": job.ended,
        "progress": dict(job.progress),
        "result": dict(job.result),
        "error": job.error,
        "links": links,
    }
