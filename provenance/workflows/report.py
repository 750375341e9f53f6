"""Write the report on articles: pages, figures and data, whole or not at all."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from provenance.errors import ReadingError, SettingsError
from provenance.files import refuse_existing, write_whole
from provenance.model import Document, TraceRecord
from provenance.workflows.report_files import Maker, ReportOptions, article_files, print_page, set_files
from provenance.workflows.result import Trace

SET_NAME = "set"


def report(
    records: TraceRecord | Sequence[TraceRecord],
    out: Path | str = "reports",
    *,
    options: ReportOptions | None = None,
) -> list[Path]:
    """Write the report on one article, or on several and their set.

    For each article ``NAME.html`` and ``NAME.pdf`` and, in the folder
    ``NAME``, the data and the figures; for several, ``set.html``, ``set.pdf``
    and the folder ``set`` as well.

    Args:
        records: one trace or many.
        out: the folder to write to; it is made where it is missing.
        options: what to write; all formats where None.

    Returns:
        The paths written, in order.

    Raises:
        OutputError: a file is there already and ``force`` is off, or cannot be written.
        SettingsError: there is no trace to report on.
        MissingExtraError: Parquet was asked for and is not installed.
    """
    many = [records] if isinstance(records, TraceRecord) else list(records)
    if not many:
        raise SettingsError("There is no article to report on. Name at least one.")
    chosen = options or ReportOptions()
    folder = Path(out)
    names = report_names([record.article for record in many])
    parts = [
        dict(article_files(folder, name, record, chosen)) for name, record in zip(names, many, strict=True)
    ]
    if len(many) > 1:
        parts.append(dict(set_files(folder, SET_NAME, names, many, chosen)))
    if not chosen.force:
        refuse_existing([path for part in parts for path in part])
    return [path for part in parts for path in _write(part)]


def write_page(records: Sequence[TraceRecord], path: Path | str, kind: str) -> Path:
    """Write one page on an article, or on several together, to a file of its own.

    Args:
        records: at least one trace.
        path: the file; one that is there is replaced.
        kind: ``html`` or ``pdf``.

    Raises:
        OutputError: the file cannot be written.
    """
    from provenance.report.article import article_page
    from provenance.report.collection import collection_page

    page = article_page(records[0]) if len(records) == 1 else collection_page(records)
    return write_whole(Path(path), print_page(page, kind))


def refuse_overwriting(articles: Sequence[Document], out: Path | str, options: ReportOptions) -> None:
    """Say no before any tracing when a report of these articles is there already.

    Raises:
        OutputError: names the file, and the option that replaces it.
    """
    if options.force:
        return
    folder, names = Path(out), report_names(articles)
    nothing: Any = None  # only the names of the files are asked for; what makes them is not called
    planned = [article_files(folder, name, nothing, options) for name in names]
    if len(names) > 1:
        planned.append(set_files(folder, SET_NAME, names, nothing, options))
    refuse_existing([path for files in planned for path, _ in files])


def load_traces(path: Path | str) -> list[Trace]:
    """Read saved traces: a JSON object, a list of them, or JSON lines (schema 1).

    Raises:
        ReadingError: no such file, or it holds no trace.
    """
    source = Path(path)
    try:
        data = source.read_bytes()
        text = data.decode(
            json.detect_encoding(data)
        )  # editors save UTF-16, or put a byte order mark in front
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"Cannot read {source}: {error}. Name a file that trace --json wrote.") from error
    try:
        return [Trace.from_dict(item) for item in _json_items(text)]
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ReadingError(
            f"{source} holds no saved trace ({type(error).__name__}: {error}). "
            "Name a file that trace --json wrote."
        ) from error


def report_names(articles: Iterable[Document]) -> list[str]:
    """A file name without ending for each article, from its file or its title, no two alike."""
    taken = {SET_NAME}
    names = []
    for article in articles:
        base = _slug(PurePath(article.path).stem if article.path else article.title or "")
        name = base or f"article-{_slug(article.id)[:8]}"
        place = 2
        while name in taken:
            name, place = f"{base or 'article'}-{place}", place + 1
        taken.add(name)
        names.append(name)
    return names


def _write(part: Mapping[Path, Maker]) -> list[Path]:
    """Make everything first, so that a report that cannot be made leaves nothing behind."""
    made = {path: make() for path, make in part.items()}
    return [write_whole(path, content) for path, content in made.items()]


def _json_items(text: str) -> list[Mapping[str, object]]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError:
        # not splitlines: a title may hold U+2028
        data = [json.loads(line) for line in text.split("\n") if line.strip()]
    items = data if isinstance(data, list) else [data]
    if not items:
        raise ValueError("the file is empty")
    return items


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-")[:60].strip("-")
