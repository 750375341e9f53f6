"""The job ``trace``: read the article, find its originals, make every page and file of the result.

Files of the job's folder: ``input/article`` (unless the article is fetched),
``input/originals/`` (where the visitor gave their own), ``result/trace.json``,
``result/body.html`` and ``result/contents.html`` (what the page shows) and
``result/files/`` (what can be downloaded).
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from provenance.corpus.memory import MemoryCorpus
from provenance.corpus.protocol import Corpus
from provenance.errors import CorpusError, ReadingError
from provenance.files import write_whole
from provenance.model import Document, TraceRecord
from provenance.outlets import Registry
from provenance.settings import Settings
from provenance.web.jobs.records import Uploads, read_all
from provenance.web.jobs.worker import Tell
from provenance.workflows.corpus_bundles import is_bundled
from provenance.workflows.corpus_client import Client, Fetching
from provenance.workflows.corpus_open import corpus_for
from provenance.workflows.corpus_raw import Known, Raw, read
from provenance.workflows.result import Trace
from provenance.workflows.trace import trace

FETCHING = Fetching(seconds=20.0, redirects=3)


def run(folder: Path, request: Mapping[str, Any], tell: Tell) -> dict[str, Any]:
    """Traces one article; returns its counts.

    Args:
        folder: of the job.
        request: ``article`` (``name``, ``url``, ``known``), ``corpus`` (a path, or None for the originals
            in the folder), ``originals`` (uploads), ``threshold``, ``report`` (whether to make pages).
        tell: how far it is.
    """
    tell("Reading the article", None)
    article = _article(folder, request["article"])
    tell("Looking for its originals", None)
    record = _traced(article, corpus_of(folder, request, Registry.load()), request)
    result = folder / "result"
    write_whole(result / "trace.json", record.to_json() + "\n")
    if request.get("report"):
        tell("Setting the page", None)
        _write_page(result, record)
        tell("Making the files to download", None)
        _write_files(result, record)
    return {
        "title": record.article.title or request["article"].get("name"),
        "sentences": record.summary.sentences,
        "derived": record.summary.derived,
        "by_verdict": dict(record.summary.by_verdict),
    }


def corpus_of(folder: Path, request: Mapping[str, Any], registry: Registry) -> Corpus:
    """The originals that a trace was, or is to be, made against.

    Raises:
        CorpusError: they are gone, or none can be read.
    """
    if request["corpus"] is not None:
        return corpus_for(Path(request["corpus"]), registry=registry)
    uploads = Uploads(folder=folder / "input" / "originals", uploads=request["originals"], label="originals")
    documents, skipped = read_all(uploads, registry)
    notes = [f"Left out of the originals: {record.name}: {record.reason}" for record in skipped[:5]]
    if not documents:
        raise CorpusError(" ".join(["None of the originals can be read.", *notes]))
    return MemoryCorpus(documents, name="the originals given", notes=notes)


def _article(folder: Path, said: Mapping[str, Any]) -> Document:
    known = Known(**{name: value for name, value in said.get("known", {}).items() if value})
    if said.get("url"):
        page = Client(FETCHING).get(said["url"])
        raw = Raw(page.url, page.url, "", data=page.data, known=known.over(Known(url=page.url)))
    else:
        data = (folder / "input" / "article").read_bytes()
        if is_bundled(data, said["name"]):
            raise ReadingError(
                f"{said['name']} holds several articles one below the other. Paste the one that is to be traced."
            )
        # Without a path: that an original came under the same file name says nothing.
        raw = Raw(said["name"], said["name"], "", data=data, known=known)
    return read(raw, Registry.load())


def _traced(article: Document, corpus: Corpus, request: Mapping[str, Any]) -> Trace:
    threshold = float(request.get("threshold") or Settings().threshold)
    settings = Settings(threshold=threshold, unsure=min(Settings().unsure, threshold))
    record = trace(article, corpus, settings=settings, registry=Registry.load())
    name = None if request["article"].get("url") else request["article"].get("file_name")
    return replace(record, article=replace(record.article, path=name))


def _write_page(result: Path, record: TraceRecord) -> None:
    from provenance.publish.html import print_parts
    from provenance.report.article import article_page

    body, contents = print_parts(article_page(record))
    write_whole(result / "contents.html", contents)
    write_whole(result / "body.html", body)  # last: where it stands the page can be shown


def _write_files(result: Path, record: TraceRecord) -> None:
    from provenance.workflows.report import report, report_names
    from provenance.workflows.report_files import ReportOptions

    files = result / "files"
    (name,) = report_names([record.article])
    formats = ("html", "pdf", "markdown", "json", "csv", "figures")
    options = ReportOptions(formats=formats, figure_formats=("png", "svg"), force=True)
    written = report(record, files, options=options)
    packed = result / "packed.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in written:
            archive.write(path, path.relative_to(files))
    packed.replace(files / f"{name}.zip")
