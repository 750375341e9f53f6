"""Files that visitors send: what is taken, under which name it is kept, and what is refused at the door.

A name that a visitor gave never becomes the name of a file: files are kept as
``001.txt``, ``002.zip`` and so on, and the given name is only shown.
"""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from werkzeug.datastructures import FileStorage

from provenance.errors import ReadingError
from provenance.text.display import safe
from provenance.workflows.corpus_files import ARTICLES, FEEDS, MANIFESTS

ARTICLE_ENDINGS = tuple(sorted(ARTICLES))
CORPUS_ENDINGS = tuple(sorted((ARTICLES | MANIFESTS | FEEDS | {".zip"}) - {".parquet"}))
"""Endings that are taken; packed files other than ZIP are not, as nobody can say beforehand what they unpack to."""

MOST_FILES = 300
MOST_MEMBERS = 20_000
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was kept: its name on disk, and the name that its sender gave it."""

    file: str
    name: str


def keep_all(files: Sequence[FileStorage], folder: Path, *, unpacked: int) -> list[Upload]:
    """Writes the files of a form into a folder.

    Args:
        files: as they came; fields left empty are passed over.
        folder: is made.
        unpacked: bytes that a ZIP file may unpack to.

    Raises:
        ReadingError: a file is of no kind that is taken, or there are too many.
    """
    given = [file for file in files if file.filename]
    if len(given) > MOST_FILES:
        raise ReadingError(
            f"{len(given)} files are too many at once. Put them into one ZIP file, or send {MOST_FILES} at a time."
        )
    folder.mkdir(parents=True, exist_ok=True)
    kept = []
    for number, file in enumerate(given, start=1):
        name = shown_name(file.filename or "")
        ending = PurePosixPath(name).suffix.lower()
        if ending not in CORPUS_ENDINGS:
            raise ReadingError(
                f"{name} is of no kind that can be read here. Choose files that end in {', '.join(CORPUS_ENDINGS)}."
            )
        target = folder / f"{number:03d}{ending}"
        file.save(target)
        if ending == ".zip":
            refuse_bomb(target, name, unpacked)
        kept.append(Upload(target.name, name))
    return kept


def keep_article(file: FileStorage, folder: Path) -> Upload:
    """Writes the one article of a form into a folder; whether it holds text is seen when it is read."""
    folder.mkdir(parents=True, exist_ok=True)
    name = shown_name(file.filename or "article.txt")
    target = folder / "article"
    file.save(target)
    return Upload(target.name, name)


def shown_name(given: str) -> str:
    """The last part of a file name as its sender gave it, fit to be shown and no longer than a line."""
    last = safe(given).replace("\\", "/").rsplit("/", 1)[-1].replace("\n", " ").strip(" .") or "file"
    if len(last) <= _LONGEST_NAME:
        return last
    ending = PurePosixPath(last).suffix[:10]
    return last[: _LONGEST_NAME - len(ending)] + ending


def refuse_bomb(path: Path, name: str, unpacked: int) -> None:
    """Looks at the list of a ZIP file, without unpacking anything.

    Python reads no more of a member than its list says, so what the list says is what can come.

    Raises:
        ReadingError: it is no ZIP file, or holds too much, or packed files again.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise ReadingError(f"{name} is no ZIP file, or it is damaged. Pack the files again.") from None
    if len(members) > MOST_MEMBERS:
        raise ReadingError(
            f"{name} holds {len(members):,} files; {MOST_MEMBERS:,} are taken. Send it in several parts."
        )
    if sum(member.file_size for member in members) > unpacked:
        raise ReadingError(
            f"{name} unpacks to more than {unpacked / 1e6:.0f} MB, which is refused. Send it in several parts."
        )
    for problem in _problems(members):
        raise ReadingError(f"{name} holds {problem}. Pack only text files, pages and tables.")


def _problems(members: Sequence[zipfile.ZipInfo]) -> Iterator[str]:
    for member in members:
        inner = shown_name(member.filename)
        if PurePosixPath(inner).suffix.lower() in (
            ".zip",
            ".gz",
            ".bz2",
            ".xz",
            ".7z",
            ".rar",
            ".warc",
            ".parquet",
        ):
            yield f"a packed file again ({inner})"
        if member.flag_bits & 1:
            yield f"a file with a password ({inner})"
        if stat.S_ISLNK(member.external_attr >> 16):
            yield f"a link ({inner})"
