"""What visitors send becomes jobs: the same for forms and for the API."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from flask import abort
from werkzeug.datastructures import FileStorage

from provenance.errors import ReadingError, SettingsError
from provenance.settings import Settings
from provenance.text.display import safe
from provenance.web.corpora import choice, stored_choice
from provenance.web.jobs.job import Job
from provenance.web.jobs.pool import QueueFullError
from provenance.web.site import site
from provenance.web.uploads import Upload, keep_all, keep_article

LONGEST_TEXT = 1_000_000
"""Letters of a pasted text; a longer one is a book."""

_LONGEST_FIELD = 500
_FACTS = ("title", "outlet", "author", "published")


@dataclass(frozen=True, slots=True)
class TraceRequest:
    """What is to be traced, as it was sent.

    Attributes:
        text, file, url: the article; one of the three.
        facts: title, outlet, author and published day, where the sender knows them.
        corpus: name of the collection; None for the originals sent along.
        files, texts: the originals sent along, as files or as rows with ``text`` and facts.
        threshold: probability from which a sentence counts as derived.
        report: whether pages and files are wanted, or only the data.
    """

    text: str = ""
    file: FileStorage | None = None
    url: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    corpus: str | None = None
    files: Sequence[FileStorage] = ()
    texts: Sequence[Mapping[str, str]] = ()
    threshold: float | None = None
    report: bool = True


@contextmanager
def reserved() -> Iterator[str]:
    """The id of a job to come, whose folder goes again if it does not come to that; 503 where too many wait."""
    jobs = site().jobs
    try:
        jobs.refuse_when_full()
        identifier = jobs.store.reserve()
        try:
            yield identifier
        except BaseException:
            jobs.store.delete(identifier)
            raise
    except QueueFullError:
        abort(503, "There is much to do at this moment. Wait until something is done, then send it again.")


def submit_trace(asked: TraceRequest) -> Job:
    """Keeps what was sent and puts the trace into the queue.

    Raises:
        ReadingError, SettingsError, CorpusError: what was sent cannot be used.
    """
    _refuse_unclear(asked)
    threshold = _threshold(asked.threshold)
    known = clean_facts(asked.facts)
    corpus = None if asked.corpus is None else choice(asked.corpus)
    if corpus is not None and corpus.documents == 0:
        raise ReadingError(
            f"The corpus {corpus.name} is still empty. Add originals to it first, or give originals for this trace."
        )
    with reserved() as identifier:
        folder = site().jobs.store.folder(identifier) / "input"
        article = _keep_article(asked, folder)
        originals = [] if corpus else _keep_originals(asked, folder / "originals")
        request = {
            "article": article | {"known": known},
            "corpus": str(corpus.path) if corpus else None,
            "corpus_name": corpus.name if corpus else None,
            "originals": [asdict(upload) for upload in originals],
            "threshold": threshold,
            "report": asked.report,
        }
        title = known.get("title") or article["name"]
        return site().jobs.submit(identifier, "trace", title, request)


def submit_ingest(
    corpus: str | None,
    files: Sequence[FileStorage],
    url: str,
    facts: Mapping[str, str],
    texts: Sequence[Mapping[str, str]] = (),
) -> Job:
    """Keeps the files, or the rows with ``text`` and facts, that were sent and puts their ingest into the queue.

    Raises:
        ReadingError, CorpusError: what was sent cannot be used.
    """
    wanted = stored_choice(corpus)
    url, known = _address(url), clean_facts(facts)
    with reserved() as identifier:
        folder = site().jobs.store.folder(identifier) / "input"
        uploads = _keep(files, texts, folder)
        if not uploads and not url:
            raise ReadingError("There is nothing to add: choose at least one file.")
        request = {
            "corpus": str(wanted.path),
            "corpus_name": wanted.name,
            "uploads": [asdict(upload) for upload in uploads],
            "urls": [url] if url else [],
            "label": f"uploads/{date.today().isoformat()}",
            "known": known,
        }
        title = uploads[0].name if len(uploads) == 1 else f"{len(uploads)} files" if uploads else url
        return site().jobs.submit(identifier, "ingest", f"Add {title}", request)


def clean_facts(facts: Mapping[str, str]) -> dict[str, str]:
    """The facts that were given, on one line each and not longer than facts are.

    Raises:
        SettingsError: the day is none.
    """
    known = {
        name: safe(value).replace("\n", " ").strip()[:_LONGEST_FIELD]
        for name in _FACTS
        if (value := facts.get(name) or "").strip()
    }
    if day := known.get("published"):
        from provenance.text.stated import stated_date

        found = stated_date(day)
        if found is None:
            raise SettingsError(f"'{day[:40]}' is no day that can be understood. Write it like 2022-01-10.")
        known["published"] = found
    return known


def _refuse_unclear(asked: TraceRequest) -> None:
    given = [bool(asked.text.strip()), asked.file is not None, bool(asked.url.strip())]
    if not any(given):
        raise ReadingError("There is no article yet: paste its text, or choose a file.")
    if sum(given) > 1:
        raise ReadingError("Give the article once: as text, as a file or as an address, not in two ways.")
    _address(asked.url)
    if len(asked.text) > LONGEST_TEXT:
        raise ReadingError("This text is longer than an article can be. Paste the article alone.")


def _threshold(given: float | None) -> float:
    if given is None:
        return Settings().threshold
    if not 0.05 <= given <= 0.99:  # also refuses what is no number
        raise SettingsError("The threshold must lie between 0.05 and 0.99.")
    return given


def _keep_article(asked: TraceRequest, folder: Path) -> dict[str, Any]:
    if asked.url.strip():
        url = _address(asked.url)
        return {"name": url, "url": url}
    if asked.file is not None:
        kept = keep_article(asked.file, folder)
        return {"name": kept.name, "file_name": kept.name}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article").write_text(asked.text, encoding="utf-8", errors="replace")
    return {"name": _first_line(asked.text)}


def _first_line(text: str) -> str:
    lines = (safe(line).replace("\t", " ").strip() for line in text.splitlines())
    line = next((line for line in lines if line), "Pasted text")
    return line if len(line) <= 80 else f"{line[:79].rstrip()}…"


def _address(url: str) -> str:
    url = url.strip()
    if url and not site().settings.allow_fetch:
        abort(403, "Addresses are not fetched here: the page was started without --allow-fetch.")
    if url and (not url.lower().startswith(("http://", "https://")) or len(url) > 2000):
        raise ReadingError("This is no address that begins with http:// or https://.")
    return url


def _keep_originals(asked: TraceRequest, folder: Path) -> list[Upload]:
    kept = _keep(asked.files, asked.texts, folder)
    if not kept:
        raise ReadingError("There are no originals yet: choose the files to compare with, or a corpus.")
    return kept


def _keep(files: Sequence[FileStorage], texts: Sequence[Mapping[str, str]], folder: Path) -> list[Upload]:
    kept = keep_all(files, folder, unpacked=site().settings.unpacked_bytes)
    if texts:
        rows = "".join(
            json.dumps({"text": safe(row.get("text", "")), **clean_facts(row), **_url(row)}) + "\n"
            for row in texts
        )
        (folder / "texts.jsonl").write_text(rows, encoding="utf-8")
        kept.append(Upload("texts.jsonl", "texts"))
    return kept


def _url(row: Mapping[str, str]) -> dict[str, str]:
    return {"url": safe(url).strip()[:2000]} if (url := row.get("url")) else {}
