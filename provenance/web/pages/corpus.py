"""The corpus: search it, read a document, add files, remove documents, see how it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from provenance.corpus.places import is_corpus
from provenance.errors import CorpusError, ProvenanceError, SettingsError
from provenance.web.corpora import Choice, choice, choices, stored_choice
from provenance.web.guard.limits import takes
from provenance.web.intake import submit_ingest
from provenance.web.site import site
from provenance.web.uploads import CORPUS_ENDINGS
from provenance.workflows.corpus import Entry, Shown, info, list_entries, remove, select, show

blueprint = Blueprint("corpus", __name__, url_prefix="/corpus")

PAGE = 50
"""Documents on one page of a list."""

FILTERS = ("text", "outlet", "since", "until", "language")


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list; ``more`` tells whether another one follows."""

    entries: list[Entry]
    page: int
    more: bool


@blueprint.get("/")
def show_all() -> str:
    """The documents of a corpus that a search asks for, a page at a time."""
    return _overview(choice(request.args.get("corpus")))


@blueprint.post("/add")
@takes()
def add() -> Response | tuple[str, int]:
    """Takes files and goes on to their ingest."""
    sent = request.form
    try:
        job = submit_ingest(sent.get("corpus"), request.files.getlist("files"), sent.get("url", ""), sent)
    except ProvenanceError as error:
        return _overview(choice(sent.get("corpus")), error=str(error)), 422
    return redirect(url_for("jobs.show", identifier=job.id), 303)


@blueprint.get("/<name>/<identifier>")
def document(name: str, identifier: str) -> str:
    """One document with everything that the corpus knows of it."""
    one = stored_choice(name)
    return render_template("document.html", corpus=one, shown=shown_in(one, identifier))


@blueprint.get("/<name>/<identifier>/remove")
def confirm(name: str, identifier: str) -> str:
    """Asks before a document is removed."""
    one = stored_choice(name)
    return render_template("remove.html", corpus=one, shown=shown_in(one, identifier))


@blueprint.post("/<name>/<identifier>/remove")
def remove_one(name: str, identifier: str) -> Response:
    """Removes a document."""
    one = stored_choice(name)
    remove(one.path, [shown_in(one, identifier).document.id])
    return redirect(url_for("corpus.show_all", corpus=one.name), 303)


def listing(one: Choice, wanted: Mapping[str, str], size: int = PAGE) -> Listing:
    """One page of the documents that a search asks for.

    Args:
        one: a stored corpus.
        wanted: ``FILTERS`` and ``page``, as they came.
        size: documents on a page.

    Raises:
        SettingsError: a day or the number of the page cannot be used.
    """
    page = _page(wanted.get("page", "1"))
    if not is_corpus(one.path):
        return Listing([], page, False)
    given = {name: value for name in FILTERS if (value := wanted.get(name, "").strip())}
    since, until = _day(given.get("since")), _day(given.get("until"))
    selection = select([given["outlet"]] if "outlet" in given else [], since, until)
    found = list_entries(one.path, selection, language=given.get("language"), text=given.get("text"))
    first = (page - 1) * size
    entries = list(islice(found, first, first + size + 1))
    return Listing(entries[:size], page, len(entries) > size)


def shown_in(one: Choice, identifier: str) -> Shown:
    """A document by its id, or the beginning of it; 404 where there is none."""
    if not is_corpus(one.path):
        abort(404, f"The corpus {one.name} is empty.")
    try:
        return show(one.path, identifier)
    except CorpusError:
        abort(404, f"The corpus {one.name} has no such document. It may have been removed.")


def _overview(one: Choice, error: str = "") -> str:
    asked = {name: request.args.get(name, "") for name in FILTERS}
    found = Listing([], 1, False)
    try:
        if one.stored:
            found = listing(one, request.args)
    except SettingsError as wrong:
        error = str(wrong)
    there = one.stored and is_corpus(one.path)
    return render_template(
        "corpus.html",
        corpus=one,
        corpora=choices(),
        totals=info(one.path) if there else None,
        found=found,
        asked=asked,
        error=error,
        endings=",".join(CORPUS_ENDINGS),
        allow_fetch=site().settings.allow_fetch,
    )


def _day(given: str | None) -> str | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise SettingsError(f"'{given[:40]}' is no day. Write it like 2022-01-10.") from None


def _page(given: str) -> int:
    if not given.isascii() or not given.isdigit() or not 1 <= int(given[:9]) <= 1_000_000:
        raise SettingsError("The number of the page must be 1 or more.")
    return int(given[:9])
