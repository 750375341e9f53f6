"""Trace an article: the form, and the result with its downloads."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, redirect, render_template, request, send_from_directory, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from provenance.classroom.stories import stories
from provenance.errors import ProvenanceError
from provenance.model import Document
from provenance.web.corpora import choices
from provenance.web.guard.limits import takes
from provenance.web.intake import TraceRequest, submit_trace
from provenance.web.pages.jobs import found
from provenance.web.site import site
from provenance.web.uploads import ARTICLE_ENDINGS, CORPUS_ENDINGS

blueprint = Blueprint("trace", __name__)

OWN = "*"
"""What the form says for originals that are sent along; no corpus can have this name."""

_KINDS = {
    ".pdf": "PDF, to print",
    ".html": "HTML, to pass on",
    ".zip": "everything in one ZIP",
    ".md": "short text (Markdown)",
    ".json": "data (JSON)",
    ".csv": "table (CSV)",
    ".png": "picture",
    ".svg": "picture to scale (SVG)",
}


@blueprint.get("/")
def form() -> str:
    """The form to trace an article."""
    return _form({})


@blueprint.post("/trace")
@takes()
def begin() -> AnyResponse | tuple[str, int]:
    """Takes an article and goes on to its result; what was typed is not lost when something is wrong."""
    sent = request.form
    file = request.files.get("article")
    corpus = sent.get("corpus", OWN)
    try:
        job = submit_trace(
            TraceRequest(
                text=sent.get("text", ""),
                file=file if file is not None and file.filename else None,
                url=sent.get("url", ""),
                facts=sent,
                corpus=None if corpus == OWN else corpus,
                files=request.files.getlist("originals"),
            )
        )
    except ProvenanceError as error:
        return _form(sent.to_dict(), error=str(error)), 422
    return redirect(url_for("trace.show", identifier=job.id), 303)


@blueprint.post("/trace/story")
def story() -> AnyResponse:
    """Traces one of the ready stories, for those who have nothing at hand."""
    ready = {one.name: one for one in stories()}
    name = request.form.get("story", "")
    if name not in ready:
        abort(404, "There is no such story.")
    job = submit_trace(
        TraceRequest(
            text=ready[name].article.text,
            facts=_facts(ready[name].article),
            texts=[_facts(original) | {"text": original.text} for original in ready[name].originals],
        )
    )
    return redirect(url_for("trace.show", identifier=job.id), 303)


@blueprint.get("/trace/<identifier>")
def show(identifier: str) -> str | AnyResponse:
    """The result of a trace, or how far it is."""
    job = found(identifier, "trace")
    result = site().jobs.store.folder(job.id) / "result"
    if not (result / "body.html").is_file():
        return render_template("job.html", job=job)
    return render_template(
        "trace.html",
        job=job,
        # made by our own printer, which escapes every text of the article
        body=Markup((result / "body.html").read_text(encoding="utf-8")),  # noqa: S704
        contents=Markup((result / "contents.html").read_text(encoding="utf-8")),  # noqa: S704
        downloads=_downloads(result / "files") if job.state.ended else [],
    )


@blueprint.get("/trace/<identifier>/files/<path:name>")
def download(identifier: str, name: str) -> Response:
    """One file of the result, always to be saved and never shown by the browser."""
    folder = site().jobs.store.folder(found(identifier, "trace").id) / "result" / "files"
    return send_from_directory(folder.resolve(), name, as_attachment=True, max_age=0)


def _form(sent: dict[str, str], error: str = "") -> str:
    known = choices()
    ready = [one for one in known if one.documents != 0]
    chosen = sent.get("corpus") or (ready[0].name if ready else OWN)
    return render_template(
        "trace_form.html",
        sent=sent,
        error=error,
        corpora=known,
        chosen=chosen,
        own=OWN,
        stories=[(one.name, one.article.title or one.name) for one in stories()],
        allow_fetch=site().settings.allow_fetch,
        article_endings=",".join(ARTICLE_ENDINGS),
        original_endings=",".join(CORPUS_ENDINGS),
    )


def _facts(document: Document) -> dict[str, str]:
    known = {"title": document.title, "outlet": document.outlet, "published": document.published}
    return {name: value for name, value in known.items() if value}


def _downloads(folder: Path) -> list[tuple[str, str, str]]:
    """The files of a result: path, name and what it is; those that people want first."""
    if not folder.is_dir():
        return []
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    kinds = list(_KINDS)
    paths = [path for path in paths if path.suffix in kinds]
    paths.sort(key=lambda path: (len(path.relative_to(folder).parts), kinds.index(path.suffix), path.name))
    return [(path.relative_to(folder).as_posix(), path.name, _KINDS[path.suffix]) for path in paths]
