"""``/api/corpus``: the collections of originals."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Response, jsonify, request, url_for

from provenance.corpus.places import is_corpus
from provenance.errors import SettingsError
from provenance.web.api.jobs import job_data
from provenance.web.api.routes import blueprint, json_body
from provenance.web.api.trace import FACTS, rows
from provenance.web.corpora import choices, stored_choice
from provenance.web.guard.limits import takes
from provenance.web.intake import submit_ingest
from provenance.web.pages.corpus import PAGE, listing, shown_in
from provenance.workflows.corpus import Entry, info, remove

MOST = 500
"""Documents on one page of a list."""

_ADD = {"corpus": str, "url": str, "documents": list, **FACTS}


@blueprint.get("/corpus")
def list_documents() -> dict[str, Any]:
    """The documents that a search asks for, a page at a time."""
    one = stored_choice(request.args.get("corpus"))
    found = listing(one, request.args, _size(request.args.get("size")))
    return {
        "corpus": one.name,
        "page": found.page,
        "more": found.more,
        "documents": [_entry(entry) for entry in found.entries],
    }


@blueprint.post("/corpus")
@takes()
def add_documents() -> Response:
    """Adds files, texts or the pages of an address; answers with the job."""
    if request.is_json:
        data = json_body(_ADD)
        job = submit_ingest(
            data.get("corpus"),
            (),
            data.get("url", ""),
            _facts(data),
            rows(data.get("documents"), "Each document"),
        )
    else:
        form = request.form
        job = submit_ingest(form.get("corpus"), request.files.getlist("files"), form.get("url", ""), form)
    answer = jsonify(job_data(job))
    answer.status_code = 202
    answer.headers["Location"] = url_for("api.show_job", identifier=job.id)
    return answer


@blueprint.get("/corpus/info")
def corpus_info() -> dict[str, Any]:
    """All collections by name, and the numbers of one that is stored."""
    one = stored_choice(request.args.get("corpus"))
    return {
        "corpus": one.name,
        "corpora": [{"name": item.name, "stored": item.stored} for item in choices()],
        "totals": asdict(info(one.path)) if is_corpus(one.path) else None,
    }


@blueprint.get("/corpus/documents/<identifier>")
def show_document(identifier: str) -> dict[str, Any]:
    """One document with all that the corpus knows of it."""
    shown = shown_in(stored_choice(request.args.get("corpus")), identifier)
    document = shown.document
    return {
        "document": {
            "id": document.id,
            "title": document.title,
            "outlet": document.outlet,
            "author": document.author,
            "published": document.published,
            "language": document.language,
            "url": document.url,
            "text": document.text,
            "sentences": [
                {"index": s.index, "text": s.text, "start": s.start, "end": s.end, "role": s.role.value}
                for s in document.sentences
            ],
        },
        "places": [
            {"url": place.url, "file": _last(place.file), "added": place.added} for place in shown.places
        ],
        "family": [_entry(entry) for entry in shown.family],
        "versions": [_entry(entry) for entry in shown.versions],
    }


@blueprint.delete("/corpus/documents/<identifier>")
def remove_document(identifier: str) -> dict[str, Any]:
    """Removes a document with all its places."""
    one = stored_choice(request.args.get("corpus"))
    return {"removed": remove(one.path, [shown_in(one, identifier).document.id])}


def _facts(data: dict[str, Any]) -> dict[str, str]:
    return {name: data[name] for name in FACTS if name in data}


def _entry(entry: Entry) -> dict[str, Any]:
    """An entry without the folders of this machine."""
    return asdict(entry) | {"file": _last(entry.file)}


def _last(file: str | None) -> str | None:
    return file.replace("\\", "/").rsplit("/", 1)[-1] if file else None


def _size(given: str | None) -> int:
    if given is None:
        return PAGE
    if not (given.isascii() and given.isdigit() and 1 <= int(given[:9]) <= MOST):
        raise SettingsError(f"The size of a page must be from 1 to {MOST}.")
    return int(given[:9])
