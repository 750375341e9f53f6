"""When two documents are the same one, and what names a whole set of documents."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache

from provenance.model import Document
from provenance.text.display import written_out

_MODULUS = 1 << 128


def names_of(document: Document) -> Iterator[str]:
    """Yields what a document is known by: its id, its address, its file. Two that share one are the same."""
    yield document.id
    if document.url:
        yield document.url
    if document.path:
        yield real_path(document.path)


def real_path(path: str) -> str:
    """Returns the absolute path of a file, without links; its folder is looked up once."""
    folder, name = os.path.split(path)
    # os.path, as this runs for every document and pathlib costs ten times as much
    try:
        whole = os.path.join(_real_folder(folder, os.getcwd()), name)  # noqa: PTH118, PTH109
        linked = not name.strip(".") or os.path.islink(whole)  # noqa: PTH114
        return written_out(os.path.realpath(whole) if linked else whole)
    except (OSError, ValueError):  # no path of this machine: it still names something
        return written_out(path)


@lru_cache(maxsize=4096)
def _real_folder(folder: str, _: str) -> str:
    return os.path.realpath(folder)


def fingerprint(identifiers: Iterable[str]) -> str:
    """Returns 32 hex digits that name a set of documents, independent of their order."""
    return fingerprint_text(sum(contribution(identifier) for identifier in identifiers))


def contribution(identifier: str) -> int:
    """Returns what one document adds to the fingerprint: sums can be kept up to date, and taken back."""
    return int.from_bytes(hashlib.sha256(identifier.encode()).digest()[:16], "big")


def fingerprint_text(total: int) -> str:
    """Writes a sum of contributions as 32 hex digits."""
    return f"{total % _MODULUS:032x}"
