"""Articles as the command line names them: files, folders, patterns, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import ReadingError

if TYPE_CHECKING:
    from provenance.model import Document

ENDINGS = (".txt", ".html", ".htm")


def read_articles(names: list[str]) -> list[Document]:
    """Read all articles that are named, in order.

    Raises:
        ReadingError: a file cannot be read, a folder holds no article, or a pattern matches none.
    """
    return [document for name in names for document in _read(name)]


def _read(name: str) -> Iterator[Document]:
    from provenance.reading import read_bytes, read_path

    path = Path(name)
    if name == "-":
        yield read_bytes(sys.stdin.buffer.read(), name="standard input")
    elif path.is_dir():
        yield from map(read_path, _in_folder(path))
    elif not path.exists() and any(mark in name for mark in "*?["):
        yield from map(read_path, _matching(name))
    else:
        yield read_path(path)


def _in_folder(path: Path) -> list[Path]:
    files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in ENDINGS)
    if not files:
        endings = ", ".join(ENDINGS)
        raise ReadingError(
            f"The folder {path} holds no articles ({endings}). Name the files, or another folder."
        )
    return files


def _matching(pattern: str) -> list[Path]:
    from glob import glob

    found = sorted(glob(pattern, recursive=True))  # noqa: PTH207  (a pattern may be absolute)
    files = [Path(name) for name in found if Path(name).is_file()]
    if not files:
        raise ReadingError(f"No file matches {pattern}. Check the pattern.")
    return files
