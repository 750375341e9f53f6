"""Opens whatever the user calls a corpus: a stored one, a folder of articles, files, or the default."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from provenance.corpus.memory import MemoryCorpus
from provenance.corpus.places import CORPUS_VARIABLE, is_corpus, user_corpus
from provenance.corpus.protocol import Corpus
from provenance.corpus.selection import SelectedCorpus, Selection, has_any
from provenance.errors import CorpusError, ReadingError
from provenance.model import Document
from provenance.outlets import Registry
from provenance.workflows.corpus_files import MANIFESTS, files, suffix
from provenance.workflows.corpus_notes import name_of, notes_on, nothing_in
from provenance.workflows.corpus_raw import Skipped, canonical, read

IN_MEMORY = 50
"""Files up to which a folder is read anew each time; it takes less time than looking into a cache."""

IN_MEMORY_BYTES = 1_000_000
"""The same for what the files hold, as one manifest may hold many articles."""


def corpus_for(
    paths: Sequence[Path] | Path | None,
    selection: Selection | None = None,
    registry: Registry | None = None,
) -> Corpus:
    """Opens the corpus that an article is traced against.

    Args:
        paths: a stored corpus, or folders and files of articles; None for ``PROVENANCE_CORPUS``, else
            the user's own corpus.
        selection: which of its documents count; None for all.
        registry: the known outlets, by which articles are read; those of the package where None.

    Raises:
        CorpusError: nothing is there, or it holds no article, or none of the selection.
    """
    named = [paths] if isinstance(paths, Path) else list(paths or ())
    known = registry or Registry.load()
    corpus = _opened(named, known) if named else _default(known)
    if not len(corpus):
        raise CorpusError(
            f"The corpus {corpus.name} is empty. Add documents with: "
            f"provenance corpus add PATH --corpus {corpus.name}"
        )
    if not selection:
        return corpus
    if not has_any(corpus, selection):
        raise CorpusError(
            f"The corpus {corpus.name} holds no document of {selection}. "
            "See what it holds with: provenance corpus info"
        )
    return SelectedCorpus(corpus, selection)


def select(
    outlets: Iterable[str] = (),
    since: str | None = None,
    until: str | None = None,
    window: int | None = None,
    registry: Registry | None = None,
) -> Selection:
    """Returns a selection with outlets under their canonical names.

    Raises:
        SettingsError: a day or a number of days cannot be used.
    """
    known = registry or Registry.load()
    names = frozenset(name for outlet in outlets if (name := canonical(outlet, known)))
    return Selection(names, since, until, window)


def _default(registry: Registry) -> Corpus:
    place = user_corpus()
    if not place.exists():
        raise CorpusError(
            f"There is no corpus to trace against: {place} does not exist. Name a folder of articles with "
            f"--corpus PATH or in {CORPUS_VARIABLE}, or start a corpus with: provenance corpus add PATH"
        )
    return _opened([place], registry)


def _opened(named: Sequence[Path], registry: Registry) -> Corpus:
    stored = [path for path in named if is_corpus(path)]
    if stored and len(named) > 1:
        raise CorpusError(
            f"{stored[0]} is a stored corpus and can only be used alone. Add the other files to it with: "
            f"provenance corpus add PATH --corpus {stored[0]}"
        )
    if stored:
        from provenance.corpus.opening import open_corpus

        return open_corpus(stored[0])
    if _is_small(named):
        return _read(named, registry)
    from provenance.workflows.corpus_cache import cached

    return cached(named, registry) or _read(named, registry)


def _is_small(named: Sequence[Path]) -> bool:
    found = _files(named)
    manifests = sum(file.stat().st_size for file in found if suffix(file) in MANIFESTS)
    return len(found) <= IN_MEMORY and manifests <= IN_MEMORY_BYTES


def _files(named: Sequence[Path]) -> list[Path]:
    try:
        return [file for path in named for file in files(path)]
    except ReadingError:
        missing = next(path for path in named if not path.exists())
        raise CorpusError(f"The corpus {missing} does not exist. Check the path given to --corpus.") from None


def _read(named: Sequence[Path], registry: Registry) -> MemoryCorpus:
    """Reads every article below the given paths; what cannot be read is left out and noted."""
    from provenance.workflows.corpus_sources import Sources

    documents, skipped = list[Document](), list[Skipped]()
    for record in Sources().records(named):
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
