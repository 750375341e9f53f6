"""Uploaded files as records of documents: they carry the name that their sender gave, never a path of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from provenance.errors import ReadingError
from provenance.model import Document
from provenance.outlets import Registry
from provenance.reading import LARGEST
from provenance.workflows.corpus_raw import Raw, Skipped, read
from provenance.workflows.corpus_sources import Record, Sources


@dataclass(frozen=True, slots=True)
class Uploads(Sources):
    """The files of one upload.

    Attributes:
        folder: where they lie.
        uploads: ``file`` and ``name`` of each, as ``uploads.Upload`` holds them.
        label: stands before the names, so that files of different days stay apart.
    """

    folder: Path = field(default=Path())
    uploads: Sequence[Mapping[str, str]] = ()
    label: str = ""

    @property
    def paths(self) -> list[Path]:
        """Where the files lie."""
        return [self.folder / upload["file"] for upload in self.uploads]

    def records(
        self, paths: Iterable[Path], done: Callable[[str, str], int] = lambda *_: 0
    ) -> Iterator[Record]:
        """Yields the records of some of the files; see ``Sources.records``."""
        names = {self.folder / upload["file"]: upload["name"] for upload in self.uploads}
        for path in paths:
            for record in Sources.records(self, [path], done):
                yield _named(record, path, f"{self.label}/{names[path]}", names[path])


def read_all(uploads: Uploads, registry: Registry) -> tuple[list[Document], list[Skipped]]:
    """Reads all documents of an upload, and what could not be read."""
    documents, skipped = list[Document](), list[Skipped]()
    for record in uploads.records(uploads.paths):
        if isinstance(record, Skipped):
            skipped.append(record)
            continue
        try:
            documents.append(read(record, registry))
        except (ReadingError, RecursionError) as error:
            skipped.append(Skipped(record.name, str(error) or "it is nested too deeply"))
    return documents, skipped


def _named(record: Record, path: Path, shown: str, name: str) -> Record:
    """Puts the given name in the place of our path, in messages too."""
    ours = str(path)
    if isinstance(record, Skipped):
        return replace(record, name=record.name.replace(ours, name), reason=record.reason.replace(ours, name))
    data = record.data
    if record.file is not None:
        with record.file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    return Raw(
        name=record.name.replace(ours, name),
        source=record.source,
        stamp=record.stamp,
        record=record.record,
        size=record.size,
        path=(record.path or ours).replace(ours, shown),
        data=data,
        text=record.text,
        stored=record.stored,
        known=record.known,
    )
