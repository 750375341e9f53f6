"""The job ``ingest``: add uploaded files or fetched pages to a stored corpus.

Documents are committed a batch at a time; begun again, it goes on where it
was stopped, as the files lie where they lay.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from provenance.web.jobs.records import Uploads
from provenance.web.jobs.worker import Tell
from provenance.workflows.corpus import add
from provenance.workflows.corpus_client import Fetching
from provenance.workflows.corpus_ingest import Ingest
from provenance.workflows.corpus_raw import Known

SHOWN = 200
"""Records that were left out, named one by one; the rest is counted."""

FETCHING = Fetching(seconds=20.0, redirects=3, pages=50)


def run(folder: Path, request: Mapping[str, Any], tell: Tell) -> dict[str, Any]:
    """Adds documents; returns what became of them.

    Args:
        folder: of the job.
        request: ``corpus`` (its path), ``uploads``, ``label``, ``urls``, ``known``.
        tell: how far it is.
    """
    files = folder / "input"
    known = Known(**{name: value for name, value in request.get("known", {}).items() if value})
    sources = Uploads(known=known, folder=files, uploads=request["uploads"], label=request["label"])
    tell("Reading", 0.0)
    done = add(
        Path(request["corpus"]),
        sources.paths,
        urls=request.get("urls", ()),
        sources=sources,
        fetching=FETCHING,
        progress=lambda ingest: tell(*_progress(ingest)),
    )
    ingest = done.ingest
    return {
        "documents": done.documents,
        "new": ingest.new,
        "versions": ingest.versions,
        "duplicates": ingest.duplicates,
        "known": ingest.known,
        "resumed": ingest.resumed,
        "skipped_count": len(ingest.skipped),
        "skipped": [{"name": item.name, "reason": item.reason} for item in ingest.skipped[:SHOWN]],
    }


def _progress(ingest: Ingest) -> tuple[str, float | None]:
    share = min(1.0, ingest.bytes_done / ingest.bytes_total) if ingest.bytes_total else None
    return f"{ingest.documents:,} documents read, {len(ingest.skipped):,} left out", share
