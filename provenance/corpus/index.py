"""The search index beside the store: one row per sentence, derived from the documents, never the truth.

It answers one question: which documents hold sentences that share rare words
and rare pairs of words with this one. It may hold rows of documents that the
store no longer has; whoever asks must check the numbers against the store.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import weakref
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from provenance.corpus.features import PAIR_WEIGHT
from provenance.errors import CorpusError

WORDS, PAIRS, NUMBER = "words", "pairs", "number"

Row = tuple[str, str]
"""The stems of a sentence and its pairs, each joined by spaces."""

_ROOM = 4_000_000  # bytes that must be free for a small change to the index
_HEAP = 96_000_000  # bytes the writer gathers before it writes a segment
_FOOTER = struct.Struct("<II")  # the end of a file of the index: how long the JSON before it is, and a mark
_MARK = 1337


class IndexDamagedError(CorpusError):
    """The index is missing, cut short or unreadable; the store is not affected."""


class DiskFullError(CorpusError):
    """There is no room left to write to."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"The disk that holds {place} is full. What was committed before is safe and readable. "
            "Make room, then run the same command again: it goes on where it stopped."
        )


class SentenceIndex:
    """An index opened for searching, as it stood at the moment of opening."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with _damage(folder):
            index = _tantivy().Index.open(str(self._openable(folder)))
            index.config_reader("manual")
            index.reload()
            self._schema = index.schema
            self._searcher = index.searcher()

    @property
    def rows(self) -> int:
        """Number of sentences held."""
        return int(self._searcher.num_docs)

    @property
    def segments(self) -> int:
        """Number of parts the index consists of; many parts make a search slower."""
        return int(self._searcher.num_segments)

    def frequencies(self, field: str, terms: Iterable[str]) -> list[int]:
        """Returns for each term in how many sentences it stands; rows removed lately may still be counted."""
        ask = self._searcher.doc_freq
        with self._searching():
            return [ask(field, term) for term in terms]

    def best(
        self, terms: Sequence[tuple[str, str]], limit: int, among: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """Returns (document number, score) of the best sentences for a set of (field, term), best first.

        Args:
            terms: what to look for; a sentence needs any one of them. Pairs count by ``PAIR_WEIGHT``.
            limit: how many sentences to return.
            among: only sentences of these documents.
        """
        query = self._any_of([self._weighted(field, term) for field, term in terms])
        if among is not None:
            chosen = _tantivy().Query.term_set_query(self._schema, NUMBER, list(among))
            silent = _tantivy().Query.const_score_query(chosen, 0.0)
            must = _tantivy().Occur.Must
            query = _tantivy().Query.boolean_query([(must, query), (must, silent)])
        with self._searching():
            hits = self._searcher.search(query, limit, count=False).hits
            numbers = self._searcher.fast_field_values(NUMBER, [address for _, address in hits])
        return [(int(number), float(score)) for number, (score, _) in zip(numbers, hits, strict=True)]

    def holders(self, word: str) -> set[int]:
        """Returns the numbers of all documents with a word."""
        with self._searching():
            (most,) = self.frequencies(WORDS, [word])
            hits = self._searcher.search(self._term(WORDS, word), max(1, most), count=False)
            return set(self._searcher.fast_field_values(NUMBER, [address for _, address in hits.hits]))

    def rows_by_document(self, first: int, last: int) -> Counter[int]:
        """Returns how many sentences the index holds of each document with a number from first to last."""
        library = _tantivy()
        wanted = library.Query.range_query(self._schema, NUMBER, library.FieldType.Unsigned, first, last)
        with self._searching():
            hits = self._searcher.search(wanted, max(1, self.rows), count=False).hits
            return Counter(self._searcher.fast_field_values(NUMBER, [address for _, address in hits]))

    @contextmanager
    def _searching(self) -> Iterator[None]:
        """Says how an index is put right whose damage shows only when it is asked."""
        try:
            with _damage(None):
                yield
        except IndexDamagedError as error:
            again = f"Build it anew with: provenance corpus reindex --corpus {self._folder.parent}"
            raise IndexDamagedError(f"{error} {again}") from error.__cause__

    def _term(self, field: str, term: str) -> Any:
        return _tantivy().Query.term_query(self._schema, field, term, index_option="basic")

    def _weighted(self, field: str, term: str) -> Any:
        query = self._term(field, term)
        return _tantivy().Query.boost_query(query, PAIR_WEIGHT) if field == PAIRS else query

    def _any_of(self, queries: list[Any]) -> Any:
        should = _tantivy().Occur.Should
        return _tantivy().Query.boolean_query([(should, query) for query in queries])

    def _openable(self, folder: Path) -> Path:
        """Returns the folder, or links to its files where the lock file that opening makes is refused."""
        if not (folder / "meta.json").is_file():
            raise IndexDamagedError(f"The search index {folder} is missing.")
        if os.access(folder, os.W_OK):
            return folder
        import tempfile

        links = Path(tempfile.mkdtemp(prefix="provenance-index-"))
        weakref.finalize(self, shutil.rmtree, links, ignore_errors=True)
        for file in folder.iterdir():
            if file.suffix != ".lock":
                (links / file.name).symlink_to(file.resolve())
        return links


class SentenceIndexWriter:
    """An index opened for writing; the caller holds the lock of the corpus.

    Nothing is searchable before ``commit``; a process killed before that leaves
    the index as it was.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self._folder = folder
        with _damage(folder):
            if create:
                folder.mkdir(parents=True, exist_ok=True)
                index = _tantivy().Index(_schema(), path=str(folder))
            else:
                if not (folder / "meta.json").is_file():
                    raise IndexDamagedError(f"The search index {folder} is missing.")
                index = _tantivy().Index.open(str(folder))
            self._schema = index.schema
            self._writer: Any = index.writer(_HEAP, 1)
            # A killed commit leaves files that the next one would want to make and stumble over.
            self._writer.garbage_collect_files()

    def add(self, number: int, rows: Iterable[Row]) -> None:
        """Adds the sentences of a document."""
        make = _tantivy().Document
        with _damage(self._folder):
            for words, pairs in rows:
                row = make()
                row.add_unsigned(NUMBER, number)
                row.add_text(WORDS, words)
                row.add_text(PAIRS, pairs)
                self._writer.add_document(row)

    def remove(self, numbers: Iterable[int]) -> None:
        """Removes all sentences of these documents, whether there are any or not."""
        with _damage(self._folder):
            # by query: deleting by term takes the number for a signed one, and finds nothing
            gone = _tantivy().Query.term_set_query(self._schema, NUMBER, list(numbers))
            self._writer.delete_documents_by_query(gone)

    def commit(self) -> None:
        """Makes what was added and removed durable and searchable."""
        with _damage(self._folder):
            self._writer.commit()
            self._share()

    def _share(self) -> None:
        """Lets everybody read the list of files who may read the folder; the library makes it private."""
        mode = self._folder.stat().st_mode & 0o666
        for name in ("meta.json", ".managed.json"):
            (self._folder / name).chmod(mode | 0o600)

    def close(self) -> None:
        """Lets running merges end and frees the index for the next writer."""
        writer, self._writer = self._writer, None
        if writer is not None:
            with _damage(self._folder):
                writer.wait_merging_threads()


def altered(folder: Path) -> list[str]:
    """Returns the names of an index's files whose bytes are not those that were written.

    None of an index that was replaced meanwhile.
    """
    try:
        listed = json.loads((folder / "meta.json").read_bytes())["segments"]
    except FileNotFoundError:
        return []
    return sorted(
        file.name
        for segment in listed
        for file in folder.glob(f"{segment['segment_id'].replace('-', '')}.*")
        if _is_altered(file)
    )


def _is_altered(file: Path) -> bool:
    """Whether a file differs from the checksum at its end; False where it has gone by now, or bears none."""
    try:
        with file.open("rb") as stream:
            end = stream.seek(-_FOOTER.size, os.SEEK_END)
            length, mark = _FOOTER.unpack(stream.read())
            if mark != _MARK or length > end:
                return True
            stream.seek(end - length)
            said = json.loads(stream.read(length)).get("crc")
            stream.seek(0)
            return said is not None and said != _checksum(stream, end - length)
    except FileNotFoundError:
        return False
    except (OSError, ValueError, AttributeError):
        return True


def _checksum(stream: IO[bytes], left: int) -> int:
    found = 0
    while left and (piece := stream.read(min(left, 1 << 20))):
        found = zlib.crc32(piece, found)
        left -= len(piece)
    return found


def delete(folder: Path) -> None:
    """Deletes an index; readers that have it open go on."""
    shutil.rmtree(folder, ignore_errors=True)


def _schema() -> Any:
    builder = _tantivy().SchemaBuilder()
    builder.add_unsigned_field(NUMBER, indexed=True, fast=True)
    builder.add_text_field(WORDS, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field(PAIRS, tokenizer_name="whitespace", index_option="basic")
    return builder.build()


def _tantivy() -> Any:
    import tantivy  # here, as --help must not wait for it

    return tantivy


@contextmanager
def _damage(folder: Path | None) -> Iterator[None]:
    """Turns what the search library raises into one kind of error.

    It panics on some damaged files; a panic is a BaseException that only its name gives away.
    """
    try:
        yield
    except (ValueError, OSError) as error:
        _refuse_full_disk(folder)
        raise IndexDamagedError(_message(folder, error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise IndexDamagedError(_message(folder, error)) from None


def _refuse_full_disk(folder: Path | None) -> None:
    """Says so where the disk is full: the search library only says that something went wrong."""
    if folder is not None and folder.exists() and shutil.disk_usage(folder).free < _ROOM:
        raise DiskFullError(folder)


def _message(folder: Path | None, error: BaseException) -> str:
    where = f"The search index {folder}" if folder else "The search index"
    return f"{where} cannot be used ({str(error)[:200]})."
