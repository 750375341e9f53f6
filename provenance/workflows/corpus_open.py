"""Opens whatever the user calls a corpus: a stored one, a folder of articles, files, or the default."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from provenance.corpus.places import CORPUS_VARIABLE, is_corpus, user_corpus
from provenance.corpus.protocol import Corpus
from provenance.corpus.selection import SelectedCorpus, Selection, as_spelled, has_any
from provenance.errors import CorpusError
from provenance.outlets import Registry


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
    selection = as_spelled(corpus, selection)
    if not has_any(corpus, selection):
        raise CorpusError(
            f"The corpus {corpus.name} holds no document {selection.told}. "
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
    from provenance.workflows.corpus_raw import canonical

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
    from provenance.workflows.corpus_folder import read_corpus

    return read_corpus(named, registry)
