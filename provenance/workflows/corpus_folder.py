"""Makes a corpus of folders and files of articles: few are read into memory, many come from a cache."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from provenance.corpus.memory import MemoryCorpus
from provenance.corpus.protocol import Corpus
from provenance.errors import CorpusError, ReadingError
from provenance.model import Document
from provenance.outlets import Registry
from provenance.workflows.corpus_files import MANIFESTS, files, size_of, suffix
from provenance.workflows.corpus_notes import name_of, notes_on, nothing_in
from provenance.workflows.corpus_raw import Skipped, read
from provenance.workflows.corpus_sources import Sources

IN_MEMORY = 50
"""Files up to which a folder is read anew each time; it takes less time than looking into a cache."""

IN_MEMORY_BYTES = 1_000_000
"""The same for what the files hold, as one manifest may hold many articles."""


def read_corpus(named: Sequence[Path], registry: Registry, sources: Sources) -> Corpus:
    """Returns the articles below paths as a corpus.

    Raises:
        CorpusError: a path does not exist, or there is no article that can be read.
    """
    if _is_small(named):
        return _read(named, registry, sources)
    from provenance.workflows.corpus_cache import cached

    return cached(named, registry, sources) or _read(named, registry, sources)


def _is_small(named: Sequence[Path]) -> bool:
    found = _files(named)
    manifests = sum(size_of(file) for file in found if suffix(file) in MANIFESTS)
    return len(found) <= IN_MEMORY and manifests <= IN_MEMORY_BYTES


def _files(named: Sequence[Path]) -> list[Path]:
    try:
        return [file for path in named for file in files(path)]
    except ReadingError:
        missing = next(path for path in named if not path.exists())
        raise CorpusError(f"The corpus {missing} does not exist. Check the path given to --corpus.") from None


def _read(named: Sequence[Path], registry: Registry, sources: Sources) -> MemoryCorpus:
    """Reads every article below the given paths; what cannot be read is left out and noted."""
    documents, skipped = list[Document](), list[Skipped]()
    for record in sources.records(named):
        if isinstance(record, Skipped):
            skipped.append(record)
            continue
        try:
            documents.append(read(record, registry))
        except ReadingError as error:
            skipped.append(Skipped(record.name, str(error)))
    notes = notes_on(named, skipped)
    if not documents:
        raise CorpusError(nothing_in(named, notes))
    return MemoryCorpus(documents, name=name_of(named), notes=notes)
