"""Opens whatever the user calls a corpus: a stored one, a folder of articles, files, or the default."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from provenance.corpus.memory import MemoryCorpus
from provenance.corpus.places import user_corpus
from provenance.corpus.protocol import Corpus
from provenance.errors import CorpusError, ReadingError
from provenance.model import Document

ARTICLE_SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".pdf", ".docx"})
"""Files of a folder that are taken for articles; any other file can still be given by its name."""


def corpus_for(paths: Sequence[Path] | Path | None) -> Corpus:
    """Opens the corpus that an article is traced against.

    Args:
        paths: folders and files of articles; None for ``PROVENANCE_CORPUS``, else the user's own corpus.

    Raises:
        CorpusError: nothing is there, or it holds no article.
    """
    if paths is None:
        return _default()
    named = [paths] if isinstance(paths, Path) else list(paths)
    if not named:
        return _default()
    return _read(named)


def _default() -> Corpus:
    place = user_corpus()
    if not place.exists():
        raise CorpusError(
            f"There is no corpus to trace against: {place} does not exist. "
            "Name a folder of articles with --corpus PATH, or start a corpus with: provenance corpus add PATH"
        )
    return _read([place])


def _read(named: list[Path]) -> MemoryCorpus:
    """Reads every article below the given paths; what cannot be read is left out and noted."""
    notes: list[str] = []
    documents = [document for path in named for document in _documents(path, notes)]
    if not documents:
        raise CorpusError(_nothing_in(named, notes))
    return MemoryCorpus(documents, name=", ".join(str(path) for path in named), notes=notes)


def _documents(path: Path, notes: list[str]) -> Iterator[Document]:
    from provenance.reading import read_path

    for file in _files(path, notes):
        try:
            yield read_path(file)
        except ReadingError as error:
            notes.append(f"Left out of the corpus: {error}")


def _files(path: Path, notes: list[str]) -> Iterator[Path]:
    """Yields a file itself, or the articles below a folder in the order of their names."""
    if not path.exists():
        raise CorpusError(f"The corpus {path} does not exist. Check the path given to --corpus.")
    if path.is_file():
        yield path
        return
    others: Counter[str] = Counter()
    for file in sorted(path.rglob("*")):
        if any(part.startswith(".") for part in file.relative_to(path).parts) or not file.is_file():
            continue
        if file.suffix.lower() in ARTICLE_SUFFIXES:
            yield file
        else:
            others[file.suffix.lower() or "without an ending"] += 1
    if others:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
        notes.append(f"Files of {path} that are no articles were passed over: {kinds}.")


def _nothing_in(named: list[Path], notes: list[str]) -> str:
    place = ", ".join(str(path) for path in named)
    return " ".join(
        [
            f"The corpus {place} holds no article that can be read.",
            *notes,
            "Put text or HTML files there, or name another folder with --corpus PATH.",
        ]
    )
