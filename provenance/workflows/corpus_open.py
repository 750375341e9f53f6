"""Opens whatever the user calls a corpus: a stored one, a folder of articles, files, or the default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from provenance.corpus.places import CORPUS_VARIABLE, is_corpus, user_corpus
from provenance.corpus.protocol import Corpus
from provenance.corpus.selection import SelectedCorpus, Selection, as_spelled, has_any, outlets_of
from provenance.errors import CorpusError
from provenance.model import Document
from provenance.outlets import Registry

_NAMED = 8  # outlets that are told where none of them was meant

CorpusLike = Corpus | Path | str | Iterable[Path | str | Document] | None
"""An open corpus; a path to one; several paths, documents and texts; None for the user's own."""


def as_corpus(corpus: CorpusLike, registry: Registry | None = None) -> Corpus:
    """Opens a corpus that is given as a path, or as documents and paths.

    Raises:
        CorpusError: nothing is there, or it holds no article.
        ReadingError: one of several documents cannot be read.
    """
    if isinstance(corpus, str) and "\n" in corpus:
        raise CorpusError("The corpus is given as one text. Put the texts of originals into a list.")
    if corpus is None or isinstance(corpus, str | Path):
        return corpus_for(corpus, registry=registry)
    if isinstance(corpus, Corpus):  # one of the caller's own may be walked through as well
        return corpus
    from provenance.workflows.articles import one_by_one

    return _of_several(list(one_by_one(corpus)), registry)


def corpus_for(
    paths: Iterable[Path | str] | Path | str | None,
    selection: Selection | None = None,
    registry: Registry | None = None,
    columns: Mapping[str, str] | None = None,
    *,
    outlet_from_folder: bool = False,
) -> Corpus:
    """Opens the corpus that an article is traced against.

    Args:
        paths: a stored corpus, or folders and files of articles; None for ``PROVENANCE_CORPUS``, else
            the user's own corpus.
        selection: which of its documents count; None for all.
        registry: the known outlets, by which articles are read; those of the package where None.
        columns: column of a table for ``text``, ``title``, ``outlet``, ``url``, ``published``, ``author`` or
            ``language``; the others are found by their usual names. A stored corpus has none.
        outlet_from_folder: whether the name of a file's folder is its outlet. A stored corpus keeps its own.

    Raises:
        CorpusError: nothing is there, or it holds no article, or none of the selection.
        SettingsError: there is no such field to map a column to.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths or ())
    if "" in given:
        raise CorpusError("The name of the corpus is empty; the folder you are in is called '.'.")
    named = [Path(path) for path in given]
    known = registry or Registry.load()
    corpus = _opened(named or [_default()], known, columns or {}, outlet_from_folder)
    if not len(corpus):
        raise CorpusError(
            f"The corpus {corpus.name} is empty. Add documents with: "
            f"provenance corpus add PATH --corpus {corpus.name}"
        )
    if not selection:
        return corpus
    selection = as_spelled(corpus, _canonical(selection, known))
    if not has_any(corpus, selection):
        told = (
            outlets_told(corpus, selection)
            if selection.outlets
            else "See the dates of its documents, or leave out the limit."
        )
        raise CorpusError(f"The corpus {corpus.name} holds no document {selection.told}. {told}")
    return SelectedCorpus(corpus, selection)


def outlets_told(corpus: Corpus, selection: Selection) -> str:
    """Says which outlets a corpus has, first those whose names come near to what was asked for."""
    from difflib import get_close_matches

    known = {name.casefold(): name for name in sorted(outlets_of(corpus), reverse=True)}
    if not known:
        return "None of it has an outlet."
    near = [close for name in selection.outlets for close in get_close_matches(name.casefold(), known)]
    named = list(dict.fromkeys([*(known[close] for close in near), *sorted(known.values())]))
    more = f" and {len(named) - _NAMED} more" if named[_NAMED:] else ""
    return f"Its outlets are: {', '.join(named[:_NAMED])}{more}."


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
    return _canonical(Selection(frozenset(outlets), since, until, window), registry or Registry.load())


def _canonical(selection: Selection, registry: Registry) -> Selection:
    from provenance.workflows.corpus_raw import canonical

    names = frozenset(name for outlet in selection.outlets if (name := canonical(outlet, registry)))
    return replace(selection, outlets=names)


def _of_several(items: Sequence[Path | str | Document], registry: Registry | None) -> Corpus:
    from provenance.corpus.memory import MemoryCorpus
    from provenance.workflows.articles import is_name, read_articles

    names = [item for item in items if isinstance(item, Path) or (isinstance(item, str) and is_name(item))]
    if len(names) == len(items):
        return corpus_for(names, registry=registry)

    return MemoryCorpus(read_articles(items, registry=registry), name="documents")


def _default() -> Path:
    place = user_corpus()
    if not place.exists():
        raise CorpusError(
            f"There is no corpus to trace against: {place} does not exist. Name a folder of articles with "
            f"--corpus PATH or in {CORPUS_VARIABLE}, or start a corpus with: provenance corpus add PATH"
        )
    return place


def _opened(
    named: Sequence[Path], registry: Registry, columns: Mapping[str, str], outlet_from_folder: bool
) -> Corpus:
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
    from provenance.workflows.corpus_rows import Columns
    from provenance.workflows.corpus_sources import Sources

    return read_corpus(named, registry, Sources(Columns(columns), outlet_from_folder=outlet_from_folder))
