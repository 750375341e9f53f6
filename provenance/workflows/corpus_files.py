"""The files that may hold articles: which they are, how they are found in a folder, whether they changed."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from provenance.corpus.places import is_corpus
from provenance.errors import ReadingError
from provenance.text.display import written_out

ARTICLES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".eml", ".mht", ".mhtml"})
MANIFESTS = frozenset({".jsonl", ".ndjson", ".jsonlines", ".json", ".csv", ".tsv", ".parquet"})
ARCHIVES = frozenset({".warc", ".zip"})
FEEDS = frozenset({".xml", ".rss", ".atom"})
"""File endings that are looked at in a folder, also with .gz behind them; others can be given by name."""

STORED_CORPUS = "stored corpus"
"""How the files that are no articles are named where they are those of a stored corpus."""


def files(path: Path) -> Iterator[Path]:
    """Yields a file itself, or the files below a folder that may hold articles, in the order of their names.

    Raises:
        ReadingError: there is no such file or folder.
    """
    return (file for file, fault in found(path) if not fault)


def found(path: Path) -> Iterator[tuple[Path, str]]:
    """Yields what ``files`` yields, and what cannot be read below a folder, with the reason.

    Raises:
        ReadingError: there is no such file or folder.
    """
    if path.is_dir():
        closed: list[OSError] = []
        for folder, below, names in os.walk(path, onerror=closed.append):
            below[:] = sorted(name for name in below if not is_hidden(name))
            if is_corpus(Path(folder)):
                below[:] = []
                if Path(folder) == path:
                    yield path, _stored(folder)
                continue
            for name in sorted(names):
                if not is_hidden(name) and suffix(Path(name)) in ARTICLES | MANIFESTS | ARCHIVES | FEEDS:
                    file = Path(folder, name)
                    yield file, "" if file.is_file() else _fault(file)
        yield from ((Path(error.filename), f"it cannot be opened ({error.strerror})") for error in closed)
    elif path.exists():
        yield path, ""
    else:
        raise ReadingError(f"{path} does not exist; check the name.")


def _stored(folder: str) -> str:
    how = f"provenance corpus export --corpus {folder} --out FILE"
    return (
        f"it is a stored corpus and no folder of articles; to have its documents, add what this writes: {how}"
    )


def _fault(file: Path) -> str:
    """Returns why something in a folder is no file that can be read; a pipe would be waited for without end."""
    if file.is_symlink() and not file.exists():
        return "it is a link that leads to no file"
    return "it is a pipe, a socket or a device, and no file"


def passed_over(path: Path) -> Counter[str]:
    """Counts the files below a folder that are no articles, by ending; a stored corpus counts as one."""
    others: Counter[str] = Counter()
    for folder, below, names in os.walk(path):
        if is_corpus(Path(folder)):
            below[:] = []
            others[STORED_CORPUS] += Path(folder) != path
            continue
        below[:] = [name for name in below if not is_hidden(name)]
        endings = [suffix(Path(name)) for name in names if not is_hidden(name)]
        others.update(
            kind or "without an ending"
            for kind in endings
            if kind not in ARTICLES | MANIFESTS | ARCHIVES | FEEDS
        )
    return +others


def suffix(path: Path | PurePosixPath) -> str:
    """Returns the ending that says what a file is, without the .gz of a packed one."""
    kind = path.suffix.lower()
    return path.with_suffix("").suffix.lower() if kind == ".gz" else kind


def source_of(file: Path) -> str:
    """Returns the name by which the corpus knows a file; bytes that are no UTF-8 are written out."""
    return written_out(os.path.realpath(file))


def size_of(file: Path) -> int:
    """Returns the bytes of a file; none where it has gone by now."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def stamp_of(file: Path) -> str:
    """Returns what changes when a file does: its size and time."""
    status = file.stat()
    return f"{status.st_size}:{status.st_mtime_ns}"


def holds_many(file: Path) -> bool:
    """Whether a file is a collection of records, so that an interrupted ingest may stop within it."""
    return suffix(file) in MANIFESTS | ARCHIVES | FEEDS


def is_hidden(name: str) -> bool:
    """Whether a file, or a folder on the way to it, is one that systems keep for themselves."""
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
