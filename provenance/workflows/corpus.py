"""The use cases of a stored corpus: add, list, show, remove, info, verify, reindex, export."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from provenance.corpus import catalogue
from provenance.corpus.catalogue import Entry, Place, Totals
from provenance.corpus.lossless import to_record
from provenance.corpus.opening import open_corpus
from provenance.corpus.places import is_corpus, user_corpus
from provenance.corpus.selection import Selection, as_spelled
from provenance.corpus.store import StoredCorpus
from provenance.corpus.verify import Problem, verify
from provenance.corpus.writer import CorpusWriter
from provenance.errors import CorpusError, OutputError
from provenance.files import written_whole
from provenance.model import Document
from provenance.outlets import Registry
from provenance.workflows.corpus_client import Fetching
from provenance.workflows.corpus_fetch import fetched
from provenance.workflows.corpus_files import files, holds_many, size_of
from provenance.workflows.corpus_ingest import Ingest, ingest
from provenance.workflows.corpus_notes import no_articles
from provenance.workflows.corpus_open import outlets_told, select
from provenance.workflows.corpus_sources import ALL, STDIN, Sources

__all__ = [
    "Added",
    "Entry",
    "Problem",
    "Shown",
    "Totals",
    "add",
    "export",
    "export_to",
    "info",
    "list_entries",
    "place_of",
    "reindex",
    "remove",
    "select",
    "show",
    "verify",
]


@dataclass(frozen=True, slots=True)
class Added:
    """The end of an ingest: what came in, what the corpus holds now, and what was passed over or put right."""

    corpus: str
    ingest: Ingest
    documents: int
    repaired: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One document with everything that the corpus knows of it."""

    document: Document
    places: list[Place]
    family: list[Entry]
    versions: list[Entry]


def place_of(named: Path | None) -> Path:
    """Returns the corpus that is named, or the user's own."""
    return named if named is not None else user_corpus()


def add(
    place: Path,
    paths: Sequence[Path] = (),
    *,
    urls: Sequence[str] = (),
    sources: Sources | None = None,
    fetching: Fetching | None = None,
    registry: Registry | None = None,
    jobs: int = 1,
    strict: bool = False,
    progress: Callable[[Ingest], None] | None = None,
) -> Added:
    """Adds documents to a corpus, which is made if it is not there.

    An ingest that was interrupted goes on where it stopped when it is called
    again with the same files.

    Args:
        place: the directory of the corpus.
        paths: files and folders.
        urls: pages and feeds to fetch.
        sources: how records are understood.
        fetching: limits of the network.
        registry: the known outlets.
        jobs: processes that read.
        strict: whether the first document that cannot be read stops everything.
        progress: called after each batch.

    Raises:
        CorpusError: the corpus cannot be written to.
        ReadingError: a path does not exist, or, in strict mode, a document cannot be read.
    """
    found = sources or Sources()
    result = Ingest(bytes_total=sum(size_of(file) for path in paths if path != STDIN for file in files(path)))
    with CorpusWriter(place) as writer:
        records = chain(
            found.records(paths, _passed(writer, result)), fetched(urls, fetching or Fetching(), found.known)
        )
        ingest(writer, records, result, registry=registry, jobs=jobs, strict=strict, progress=progress)
        writer.finish()
        repaired = (*writer.repaired, *writer.damaged)
    with open_corpus(place) as corpus:
        return Added(str(place), result, len(corpus), repaired, tuple(no_articles(paths)))


def list_entries(
    place: Path,
    selection: Selection | None = None,
    *,
    language: str | None = None,
    text: str | None = None,
) -> Iterator[Entry]:
    """Yields the documents of a corpus, latest first; see ``catalogue.entries``.

    Raises:
        CorpusError: the corpus has none of the outlets asked for.
    """
    with open_corpus(place) as corpus:
        chosen = _spelled(corpus, selection)
        yield from catalogue.entries(corpus, chosen, language=language, text=text)


def show(place: Path, identifier: str) -> Shown:
    """Returns a document by its id, or by the beginning of it.

    Raises:
        CorpusError: no document, or more than one, has such an id.
    """
    with open_corpus(place) as corpus:
        document = corpus.document(_found(corpus, identifier))
        if document is None:
            raise CorpusError(f"{corpus.name} has no document {identifier} any more.")
        return Shown(
            document,
            catalogue.places(corpus, document.id),
            catalogue.relatives(corpus, document.id),
            catalogue.versions(corpus, document.id),
        )


def remove(place: Path, identifiers: Iterable[str]) -> list[str]:
    """Removes documents by id, or by the beginnings of their ids; returns the ids removed.

    Raises:
        CorpusError: a document is not there; then nothing is removed.
    """
    with open_corpus(place) as corpus:
        wanted = [_found(corpus, identifier) for identifier in identifiers]
    with CorpusWriter(place, create=False) as writer:
        return writer.remove(wanted)


def info(place: Path) -> Totals:
    """Counts a corpus."""
    with open_corpus(place) as corpus:
        return catalogue.totals(corpus)


def reindex(place: Path, progress: Callable[[int, int], None] | None = None) -> tuple[int, tuple[str, ...]]:
    """Builds the search index anew; returns the number of documents and what else was put right."""
    with CorpusWriter(place, create=False) as writer:
        documents = writer.reindex(progress) if writer.rebuilt is None else writer.rebuilt
        return documents, (*writer.repaired, *writer.damaged)


def export(place: Path, selection: Selection | None = None) -> Iterator[str]:
    """Yields the documents of a corpus as JSON lines, which ``add`` takes back without loss."""
    with open_corpus(place) as corpus:
        chosen = _spelled(corpus, selection)
        for document in corpus.documents():
            if chosen is None or chosen.holds(document.outlet, document.published):
                yield json.dumps(_exported(corpus, document), ensure_ascii=True)


def _exported(corpus: StoredCorpus, document: Document) -> dict[str, Any]:
    """Returns a document with the other places where it was found."""
    record = to_record(document)
    places = catalogue.places(corpus, document.id)
    own = next((place for place in places if place.id == document.id), None)
    if others := [[place.file, place.url] for place in places if place is not own]:
        record["places"] = others
    return record


def export_to(place: Path, file: Path, selection: Selection | None = None) -> int:
    """Writes an export to a file, packed if its name ends in .gz; it appears whole or not at all.

    Returns the number of documents.

    Raises:
        OutputError: the file cannot be written, or is one of those that a corpus consists of.
    """
    if corpus := next((folder for folder in file.resolve().parents if is_corpus(folder)), None):
        raise OutputError(
            f"{file} lies in the stored corpus {corpus}, which it could damage: choose another place."
        )
    if file.is_dir():
        raise OutputError(f"{file} is a folder; name a file in it, such as {file / 'backup.jsonl.gz'}.")
    count = 0
    with written_whole(file) as stream:
        whole = gzip.GzipFile("", "wb", fileobj=stream) if file.suffix == ".gz" else nullcontext(stream)
        with whole as lines:
            for count, line in enumerate(export(place, selection), start=1):  # noqa: B007
                lines.write(line.encode() + b"\n")
    return count


def _spelled(corpus: StoredCorpus, selection: Selection | None) -> Selection | None:
    """Returns a selection as the corpus spells its outlets.

    Raises:
        CorpusError: the corpus has none of the outlets.
    """
    if selection is None:
        return None
    chosen = as_spelled(corpus, selection)
    if chosen.outlets and not chosen.outlets & corpus.outlets():
        wanted = Selection(chosen.outlets)
        told = outlets_told(corpus, wanted)
        raise CorpusError(f"The corpus {corpus.name} holds no document {wanted.told}. {told}")
    return chosen


def _passed(writer: CorpusWriter, result: Ingest) -> Callable[[str, str], int]:
    """Returns the function that tells how many records of a source need not be read again."""

    def passed(source: str, stamp: str) -> int:
        resumed = writer.progress(source, stamp)
        result.resumed += resumed
        if not resumed and not holds_many(Path(source)) and writer.has_unchanged(source, stamp):
            result.unchanged += 1
            return ALL
        return resumed

    return passed


def _found(corpus: StoredCorpus, identifier: str) -> str:
    """Returns the id of a document from the beginning of it, or from the id of an exact duplicate."""
    begin = identifier.casefold()
    query = "SELECT id FROM visible WHERE id = ? OR number IN (SELECT number FROM places WHERE id = ?)"
    rows = corpus.query(query, [begin, begin]) or corpus.query(
        "SELECT id FROM visible WHERE id >= ? AND id < ? LIMIT 2", [begin, begin + "g"]
    )
    if not rows or not begin:
        raise CorpusError(
            f"{corpus.name} has no document {identifier}. "
            f"See the ids with: provenance corpus list --corpus {corpus.place}"
        )
    if len(rows) > 1:
        raise CorpusError(
            f"More than one document of {corpus.name} begins with {identifier}. Give more of the id."
        )
    found: str = rows[0][0]
    return found
