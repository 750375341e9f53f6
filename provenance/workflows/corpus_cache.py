"""Folders of many articles are indexed once, in the user's cache, and kept in step with their files."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from provenance import __version__
from provenance.corpus.lock import LockBusyError
from provenance.corpus.opening import open_corpus
from provenance.corpus.places import user_cache
from provenance.corpus.store import StoredCorpus
from provenance.corpus.writer import COMPLETE, Checkpoint, CorpusWriter
from provenance.errors import CorpusError, MissingExtraError
from provenance.outlets import Registry
from provenance.workflows.corpus_files import found, source_of, stamp_of
from provenance.workflows.corpus_ingest import Ingest, ingest
from provenance.workflows.corpus_notes import name_of, notes_on, nothing_in
from provenance.workflows.corpus_raw import Skipped
from provenance.workflows.corpus_sources import Sources

KEPT_DAYS = 60
"""Days after its last use that an index of a folder is deleted from the cache."""


def cached(named: Sequence[Path], registry: Registry, sources: Sources) -> StoredCorpus | None:
    """Returns the stored corpus of folders and files, in step with them; None where no cache can be kept.

    Raises:
        CorpusError: there is no article in them.
    """
    place = _place(named, registry, sources)
    try:
        corpus, notes = _opened(place, named, registry, sources)
    except (CorpusError, MissingExtraError, OSError):
        return None  # another process is at it, the disk is full or read-only: reading anew is slow but right
    corpus.name = name_of(named)
    corpus.notes += tuple(notes)
    if not len(corpus):
        raise CorpusError(nothing_in(named, notes))
    return corpus


def _opened(
    place: Path, named: Sequence[Path], registry: Registry, sources: Sources
) -> tuple[StoredCorpus, list[str]]:
    try:
        notes = _in_step(place, named, registry, sources)
        return open_corpus(place), notes
    except LockBusyError:
        raise
    except CorpusError:  # damaged, perhaps: it holds nothing that is not in the files
        shutil.rmtree(place, ignore_errors=True)
        notes = _in_step(place, named, registry, sources)
        return open_corpus(place), notes


def _place(named: Sequence[Path], registry: Registry, sources: Sources) -> Path:
    """Returns the place of a cached corpus: another one where the same files would be read otherwise."""
    paths = sorted(str(path.resolve()) for path in named)
    key = "\n".join([__version__, *paths, *(repr(outlet) for outlet in registry), repr(sources)])
    return user_cache() / "folders" / hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:24]


def _in_step(place: Path, named: Sequence[Path], registry: Registry, sources: Sources) -> list[str]:
    """Brings the stored corpus to what the files hold now; returns remarks for the user."""
    _forget_unused(place.parent)
    seen = [(file, fault) for path in named for file, fault in found(path)]
    wanted = {source_of(file): file for file, fault in seen if not fault}
    with CorpusWriter(place) as writer:
        changed = [
            file for source, file in wanted.items() if writer.progress(source, stamp_of(file)) != COMPLETE
        ]
        gone = writer.sources() - set(wanted)
        stale = {source_of(file) for file in changed}
        if gone or stale:
            writer.drop_sources(sorted(gone | stale))
        result = ingest(writer, sources.records(changed), Ingest(), registry=registry)
        bad = {record.source for record in result.skipped}
        complete = [
            Checkpoint(source_of(file), stamp_of(file), COMPLETE)
            for file in changed
            if source_of(file) not in bad
        ]
        if complete:
            writer.add_prepared([], complete)
    (place / "lock").touch()
    closed = [Skipped(str(file), fault) for file, fault in seen if fault]
    return notes_on(named, [*result.skipped, *closed])


def _forget_unused(folder: Path) -> None:
    """Deletes indexes of folders that nobody has traced against for long."""
    if not folder.is_dir():
        return
    oldest = time.time() - KEPT_DAYS * 86400
    for place in folder.iterdir():
        lock = place / "lock"
        if lock.is_file() and lock.stat().st_mtime < oldest:
            shutil.rmtree(place, ignore_errors=True)
