"""Work in progress and results: watch, cancel, delete."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from provenance.web.jobs.job import Job, State
from provenance.web.site import site

blueprint = Blueprint("jobs", __name__, url_prefix="/results")


@blueprint.get("/")
def show_all() -> str:
    """All traces and ingests that are kept, latest first."""
    return render_template("jobs.html", jobs=site().jobs.store.all(), keep_days=site().settings.keep_days)


@blueprint.get("/<identifier>")
def show(identifier: str) -> str | Response:
    """One job: how far it is, or what came of it."""
    job = found(identifier)
    if job.kind in ("trace", "exercise") and job.state is State.DONE:
        return redirect(url_for(f"{job.kind}.show", identifier=identifier))
    return render_template("job.html", job=job)


@blueprint.get("/<identifier>/progress")
def progress(identifier: str) -> dict[str, object]:
    """How far a job is, for the script of the page."""
    job = found(identifier)
    page = site().jobs.store.folder(job.id) / "result" / "body.html"
    return {
        "state": job.state.value,
        "ended": job.state.ended,
        "page": page.is_file(),
        "progress": dict(job.progress),
    }


@blueprint.post("/<identifier>/cancel")
def cancel(identifier: str) -> Response:
    """Ends a job."""
    site().jobs.cancel(found(identifier).id)
    site().jobs.wait(identifier, 3.0)
    return redirect(url_for("jobs.show", identifier=identifier), 303)


@blueprint.post("/delete")
def delete() -> Response:
    """Deletes one job, or all of them."""
    jobs = site().jobs
    chosen = request.form.get("job", "")
    for identifier in [job.id for job in jobs.store.all()] if chosen == "all" else [found(chosen).id]:
        jobs.delete(identifier)
    return redirect(url_for("jobs.show_all"), 303)


def found(identifier: str, kind: str | None = None) -> Job:
    """The job with this id; 404 where there is none, or it is of another kind."""
    job = site().jobs.store.get(identifier)
    if job is None or kind not in (None, job.kind):
        abort(404, "There is no such result. It may have been deleted.")
    return job
