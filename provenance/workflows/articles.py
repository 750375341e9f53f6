"""Articles as users name them: texts, files, folders, patterns, and tables with an article in each row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path

from provenance.errors import ReadingError
from provenance.model import Document
from provenance.outlets import Registry
from provenance.reading import read_path, read_text
from provenance.workflows.corpus_bundles import is_bundle
from provenance.workflows.corpus_files import ARCHIVES, ARTICLES, FEEDS, MANIFESTS, files, suffix

ArticleLike = Document | Path | str
"""One article: a read document, a path, or the text itself."""

LeftOut = Callable[[str], None]
"""Is told, in one sentence, what could not be read."""

_MANY = MANIFESTS | ARCHIVES | FEEDS
_OTHER = frozenset({".md", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".gz"})
_LONGEST_NAME = 1024
_FEWEST_WORDS = 4
_ADDRESS = re.compile(r"(https?:)/{1,2}(\w.*)")


def read_articles(
    named: ArticleLike | Iterable[ArticleLike],
    *,
    columns: Mapping[str, str] | None = None,
    registry: Registry | None = None,
    left_out: LeftOut | None = None,
) -> list[Document]:
    """Reads all articles that are named, in order.

    Args:
        named: a file, a folder (looked through for text and HTML files), a pattern such as ``news/*.html``, a
            table with an article in each row (CSV, TSV, JSON lines, JSON, Parquet), an archive (zip, WARC) or a
            feed; a text, or a document, which stays as it is; or several of these.
        columns: column of a table for ``text``, ``title``, ``outlet``, ``url``, ``published``, ``author`` or
            ``language``; the others are found by their usual names.
        registry: the known outlets; those of the package where None.
        left_out: is told what cannot be read in a folder, by a pattern or in a table; it is left out then. None stops
            at the first.

    Raises:
        ReadingError: a file cannot be read, a folder holds no article, or a pattern matches none; what is named is
            no article.
        SettingsError: there is no such field to map a column to.
    """
    reader = _Reader(dict(columns or {}), registry or Registry.load(), left_out)
    return [document for item in one_by_one(named) for document in reader.read(item)]


def one_by_one(named: ArticleLike | Iterable[ArticleLike]) -> Iterable[ArticleLike]:
    """Returns what is named, one or several, as several.

    Raises:
        ReadingError: it is a frame of pandas, of which nobody can say where the texts are.
    """
    if isinstance(named, Document | Path | str):
        return [named]
    if hasattr(named, "itertuples"):
        raise ReadingError(
            "A frame of pandas does not say which column holds the texts. Write it to a file and read that: "
            "frame.to_csv('study.csv'), then read_articles('study.csv', columns={'text': COLUMN}); "
            "or give one column alone, frame[COLUMN].dropna()."
        )
    return named


def read_stdin(
    columns: Mapping[str, str] | None = None,
    registry: Registry | None = None,
    left_out: LeftOut | None = None,
) -> list[Document]:
    """Reads the standard input: one article, or JSON lines with an article in each.

    Raises:
        ReadingError: there is no article, or, without ``left_out``, one of them cannot be read.
    """
    from provenance.workflows.corpus_sources import STDIN

    return list(_Reader(columns or {}, registry or Registry.load(), left_out).table(STDIN))


def as_document(article: ArticleLike, registry: Registry | None = None) -> Document:
    """Reads one article; a string that names a file, or can be nothing but the name of one, is a path.

    Raises:
        ReadingError: it cannot be read, or it names several articles.
    """
    if isinstance(article, Document):
        return article
    _refuse_strange(article)
    if isinstance(article, str) and not is_name(article):
        return read_text(article, registry=registry)
    path = Path(article)
    if not _holds_many(path):
        _refuse_address(path)
        return read_path(path, registry=registry)
    documents = read_articles(path, registry=registry)
    if len(documents) != 1:
        raise ReadingError(f"{path} holds {len(documents)} articles, and one was asked for. Use trace_many.")
    return documents[0]


def is_name(text: str) -> bool:
    """Whether a string is the name of a file and no article: there is such a file, or there cannot be such an article.

    A slip in a name must not be traced as an article of two words.
    """
    if "\n" in text or len(text) > _LONGEST_NAME:
        return False
    try:
        if Path(text).exists():
            return bool(text)
    except (OSError, ValueError):
        return False
    return len(text.split()) < _FEWEST_WORDS or suffix(Path(text)) in ARTICLES | _MANY | _OTHER


def _refuse_strange(item: object) -> None:
    if not isinstance(item, str | PathLike):
        raise ReadingError(
            f"An article is a text, a path or a document that was read, and this is a {type(item).__name__}. "
            "Of a column of pandas, missing texts are left out with dropna()."
        )


class _Reader:
    def __init__(self, columns: Mapping[str, str], registry: Registry, left_out: LeftOut | None) -> None:
        self._columns = columns
        self._registry = registry
        self._left_out = left_out

    def read(self, item: ArticleLike) -> Iterator[Document]:
        if isinstance(item, Document):
            yield item
            return
        _refuse_strange(item)
        if isinstance(item, str) and not is_name(item):
            yield read_text(item, registry=self._registry)
        elif _is_folder(Path(item)):
            yield from self._several(_in_folder(Path(item)), str(item))
        elif not Path(item).exists() and any(mark in str(item) for mark in "*?["):
            yield from self._several(_matching(str(item)), str(item))
        elif _holds_many(Path(item)):
            yield from self.table(Path(item))
        else:
            yield read_path(item, registry=self._registry)

    def _several(self, paths: list[Path], name: str) -> Iterator[Document]:
        """Reads files that were not named one by one: what cannot be read among them can be left out."""
        read, first = 0, ""
        for path in paths:
            try:
                for document in self.read(path):
                    yield document
                    read += 1
            except ReadingError as error:
                if self._left_out is None:
                    raise
                first = first or str(error)
                self._left_out(str(error))
        if not read:
            raise ReadingError(f"Nothing in {name} can be read: {first}")

    def table(self, path: Path) -> Iterator[Document]:
        """Reads what holds several articles, such as a table, an archive or the standard input."""
        from provenance.workflows.corpus_notes import together
        from provenance.workflows.corpus_raw import Skipped, read
        from provenance.workflows.corpus_rows import Columns
        from provenance.workflows.corpus_sources import Sources

        count, skipped = 0, list[Skipped]()
        for record in Sources(Columns(self._columns)).records([path]):
            try:
                if isinstance(record, Skipped):
                    skipped.append(record)
                    continue
                yield read(record, self._registry)
                count += 1
            except ReadingError as error:
                skipped.append(Skipped(record.name, str(error)))
        told = together(skipped)
        if told and (self._left_out is None or not count):
            raise ReadingError(f"{told[0].removesuffix('.')}.")
        for reason in told:
            if self._left_out is not None:
                self._left_out(reason)


def _is_folder(path: Path) -> bool:
    _refuse_address(path)
    return path.is_dir()


def _refuse_address(path: Path) -> None:
    """Says of an address that it is none of a file; a path keeps one of its two slashes."""
    if not path.exists() and (address := _ADDRESS.fullmatch(str(path))):
        raise ReadingError(
            f"{address[1]}//{address[2]} is an address, and a trace fetches nothing. Save the page and name its file; "
            "pages for a corpus are fetched with: provenance corpus add --url ADDRESS"
        )


def _holds_many(path: Path) -> bool:
    return suffix(path) in _MANY or path.suffix.lower() == ".gz" or is_bundle(path)


def _in_folder(path: Path) -> list[Path]:
    found = [file for file in files(path) if suffix(file) in ARTICLES]
    if not found:
        endings = ", ".join(sorted(ARTICLES))
        raise ReadingError(
            f"The folder {path} holds no articles ({endings}). Name the files, or another folder."
        )
    return found


def _matching(pattern: str) -> list[Path]:
    from glob import glob

    found = sorted(glob(pattern, recursive=True))  # noqa: PTH207  (a pattern may be absolute)
    paths = [Path(name) for name in found if Path(name).is_file()]
    if not paths:
        raise ReadingError(f"No file matches {pattern}. Check the pattern.")
    return paths
