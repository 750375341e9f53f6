"""What the user names, taken apart into records: folders, pages, manifests, archives, feeds.

Nothing is read into memory that is larger than one article: manifests and
archives are streamed, so that a million records need no more than ten.
"""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import IO, Any

from provenance.errors import MissingExtraError, ReadingError
from provenance.reading import LARGEST
from provenance.workflows.corpus_bundles import TEXTS, bundled, is_bundle, is_bundled
from provenance.workflows.corpus_feeds import listed, looks_like_feed
from provenance.workflows.corpus_files import (
    ARCHIVES,
    ARTICLES,
    FEEDS,
    MANIFESTS,
    found,
    holds_many,
    is_hidden,
    source_of,
    stamp_of,
    suffix,
)
from provenance.workflows.corpus_raw import Known, Raw, Skipped
from provenance.workflows.corpus_rows import (
    STORED,
    Columns,
    csv_rows,
    holds_lines,
    json_lines,
    json_rows,
    parquet_rows,
    without_count,
)

STDIN = Path("-")
"""Names the standard input, which holds one article, or JSON lines."""

ALL = -1
"""Says that nothing of a source needs to be read."""

Record = Raw | Skipped
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sources:
    """How records are found in what the user names.

    Attributes:
        columns: how rows of manifests are understood.
        known: facts that hold for everything.
        outlet_from_folder: whether the name of a file's folder is its outlet.
    """

    columns: Columns = field(default_factory=Columns)
    known: Known = field(default_factory=Known)
    outlet_from_folder: bool = False

    def records(
        self, paths: Iterable[Path], done: Callable[[str, str], int] = lambda *_: 0
    ) -> Iterator[Record]:
        """Yields the records of files and folders, in the order of their names.

        Args:
            paths: files and folders.
            done: tells how many records of a source (by name and stamp) are to be passed over, or ``ALL``.
        """
        for path in paths:
            if path == STDIN:
                yield from self._of_stdin()
                continue
            for file, fault in found(path):
                if fault:
                    yield Skipped(str(file), fault, source_of(file))
                else:
                    yield from self._of_file(file, done)

    def _of_file(self, file: Path, done: Callable[[str, str], int]) -> Iterator[Record]:
        source, stamp, many, place = source_of(file), "", holds_many(file), 0
        try:
            stamp = stamp_of(file)
            passed = done(source, stamp)
            if passed == ALL:
                return
            for place, record in enumerate(
                self._opened(_File(file, source, stamp, self._known_of(file))), start=1
            ):
                if place > passed:
                    yield replace(record, record=place) if many and record.record != place else record
        except (ReadingError, MissingExtraError, OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
            read = f"{place:,} records were" if place > 1 else "one record was"
            before = f"; of what stands before that, {read} read" if place else ""
            yield Skipped(str(file), _reason(error) + before, source, stamp)

    def _of_stdin(self) -> Iterator[Record]:
        stream = io.BufferedReader(sys.stdin.buffer, 1 << 16)  # type: ignore[type-var]
        file = _File(STDIN, "standard input", "", self.known, "standard input")
        kind = ".jsonl" if stream.peek(1)[:1] == b"{" else ".txt"
        try:
            for record in self._of_stream(file, stream, kind, lambda: 0):
                # without a path: two articles that came this way are not one file
                yield replace(record, path=None, record=0) if isinstance(record, Raw) else record
        except ReadingError as error:
            yield Skipped(file.name, str(error))
        finally:
            stream.detach()

    def _known_of(self, file: Path) -> Known:
        folder = file.resolve().parent.name if self.outlet_from_folder else None
        return self.known.over(Known(outlet=folder or None))

    def _opened(self, file: _File) -> Iterator[Record]:
        kind = suffix(file.path)
        if kind == ".zip":
            yield from self._of_zip(file)
        elif kind == ".parquet":
            yield from self._of_rows(file, parquet_rows(file.path), lambda: 0, one_header=True)
        elif kind in MANIFESTS | ARCHIVES | FEEDS or file.path.suffix.lower() == ".gz":
            with file.path.open("rb") as packed, _unpacked(packed, file.path.name) as stream:
                yield from self._of_stream(file, stream, kind, packed.tell)
        elif is_bundle(file.path):
            yield from self._of_bundle(file, file.path.read_bytes())
        else:
            size = file.path.stat().st_size
            yield Raw(
                str(file.path),
                file.source,
                file.stamp,
                size=size,
                path=str(file.path),
                file=file.path,
                known=file.known,
            )

    def _of_stream(
        self, file: _File, stream: IO[bytes], kind: str, tell: Callable[[], int]
    ) -> Iterator[Record]:
        """Yields the records of an open file or of a member of an archive."""
        if kind in (".jsonl", ".ndjson", ".jsonlines") or (kind == ".json" and _has_lines(stream)):
            yield from self._of_rows(file, json_lines(stream), tell)
        elif kind in (".csv", ".tsv"):
            yield from self._of_rows(file, csv_rows(stream), tell, one_header=True)
        elif kind == ".warc":
            yield from self._of_warc(file, stream, tell)
        else:
            data = _limited(stream, file.name)
            if kind == ".json":
                yield from self._of_rows(file, json_rows(data), tell)
            elif kind in FEEDS and looks_like_feed(data):
                yield from self._of_feed(file, data)
            elif kind in FEEDS and b"<html" not in data[:4096].lower():
                raise ReadingError(f"{file.name} is XML, but no feed, no sitemap and no page.")
            elif kind in TEXTS and is_bundled(data, file.name):
                yield from self._of_bundle(file, data)
            else:
                yield Raw(
                    file.name,
                    file.source,
                    file.stamp,
                    size=len(data),
                    path=file.name,
                    data=data,
                    known=file.known,
                )

    def _of_rows(
        self,
        file: _File,
        rows: Iterable[Row | ReadingError],
        tell: Callable[[], int],
        *,
        one_header: bool = False,
    ) -> Iterator[Record]:
        for number, row in enumerate(rows, start=1):
            # All rows have the same columns: a fault of theirs is one of the table.
            if one_header and number == 1 and isinstance(row, Mapping) and (fault := self.columns.fault(row)):
                yield Skipped(file.name, fault, file.source, file.stamp, size=tell())
                return
            yield self._of_row(file, row, number, tell())

    def _of_row(self, file: _File, row: Row | ReadingError, number: int, size: int) -> Record:
        name = f"{file.name}#{number}"
        place = (file.source, file.stamp, number, size)
        try:
            if isinstance(row, ReadingError):
                raise row
            if STORED in row:
                return Raw(name, *place, stored=row, known=file.known)
            known = file.known.over(self.columns.known(row))
            text = self.columns.text(row)
            whole = without_count(text)
            return Raw(
                name, *place, path=name, text=whole, known=known,
                strange_date=self.columns.strange_date(row), cut_short=whole != text,
            )  # fmt: skip
        except ReadingError as error:
            return Skipped(name, str(error), *place)

    def _of_warc(self, file: _File, stream: IO[bytes], tell: Callable[[], int]) -> Iterator[Record]:
        """Yields the pages of a web archive; other files and failed answers are no records."""
        try:
            from fastwarc.warc import ArchiveIterator, WarcRecordType
        except ImportError:
            raise MissingExtraError("Reading web archives", "warc") from None
        pages = WarcRecordType.response | WarcRecordType.resource
        number = 0
        piecewise: Any = _Piecewise(stream)
        for record in ArchiveIterator(piecewise, record_types=pages, parse_http=False):
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
            fault, data = "", None
            packed = record.reader.read(LARGEST + _LONGEST_HEAD)
            try:
                data = _page_of(record, packed)
            except OSError as error:
                fault = f"its page cannot be unpacked ({error})"[:300]
            if data is None and not fault:
                continue
            number += 1
            place = (file.source, file.stamp, number, tell())
            inner = f"{file.name}#{number}"
            known = file.known.over(Known(url=url))
            yield (
                Skipped(url or inner, fault, *place)
                if data is None
                else Raw(url or inner, *place, path=inner, data=data, known=known)
            )

    def _of_feed(self, file: _File, data: bytes) -> Iterator[Record]:
        """Yields the stories that a feed holds in full; addresses alone are not fetched from here."""
        entries = list(listed(data, name=file.name))
        if entries and not any(entry.text for entry in entries):
            many = f"{len(entries):,} addresses" if len(entries) > 1 else "one address"
            what = f"it lists {many} and no text; fetch those you want with --url"
            yield Skipped(file.name, what, file.source, file.stamp, 1, len(data))
            return
        for number, entry in enumerate(entries, start=1):
            name = f"{file.name}#{number}"
            place = (file.source, file.stamp, number, len(data))
            if entry.unpublished:
                yield Skipped(name, entry.unpublished, *place)
            elif not entry.whole:
                where = f"; fetch it with: provenance corpus add --url {entry.url}" if entry.url else ""
                yield Skipped(name, f"the feed has no full text of it{where}", *place)
            else:
                page = f"<html><body>{entry.text}</body></html>" if "<" in entry.text else entry.text
                yield Raw(name, *place, path=name, text=page, known=file.known.over(entry.known))

    def _of_bundle(self, file: _File, data: bytes) -> Iterator[Record]:
        """Yields the articles of a file in which Nexis, ProQuest or Factiva hand out many."""
        for number, article in enumerate(bundled(data, file.name), start=1):
            name = f"{file.name}#{number}"
            place = (file.source, file.stamp, number, len(data))
            if article.text:
                known = file.known.over(article.known)
                yield Raw(name, *place, path=name, text=article.text, known=known)
            else:
                yield Skipped(name, "the bundle has no text of it", *place)

    def _of_zip(self, file: _File) -> Iterator[Record]:
        with zipfile.ZipFile(file.path) as archive:
            for number, member in enumerate(archive.infolist(), start=1):
                kind = suffix(PurePosixPath(member.filename))
                if kind == ".zip" and not is_hidden(member.filename):
                    what = "it is an archive within an archive, which is not opened; unpack it first"
                    yield Skipped(f"{file.path}!{member.filename}", what, file.source, file.stamp, number)
                if (
                    member.is_dir()
                    or kind not in ARTICLES | MANIFESTS | {".warc"} | FEEDS
                    or is_hidden(member.filename)
                ):
                    continue
                inner = _File(
                    file.path, file.source, file.stamp, file.known, f"{file.path}!{member.filename}"
                )
                yield from self._of_member(archive, member, inner, kind, number)

    def _of_member(
        self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, inner: _File, kind: str, number: int
    ) -> Iterator[Record]:
        try:
            if kind == ".parquet":
                data = io.BytesIO(archive.read(member))
                yield from self._of_rows(
                    inner, parquet_rows(data), lambda: member.header_offset, one_header=True
                )
                return
            with archive.open(member) as packed, _unpacked(packed, member.filename) as stream:
                yield from self._of_stream(inner, stream, kind, lambda: member.header_offset)
        except (ReadingError, RuntimeError, zipfile.BadZipFile, EOFError, zlib.error, OSError) as error:
            yield Skipped(inner.name, _reason(error), inner.source, inner.stamp, number)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is being taken apart; ``label`` is set for a member of an archive."""

    path: Path
    source: str
    stamp: str
    known: Known
    label: str | None = None

    @property
    def name(self) -> str:
        return self.label or str(self.path)


class _Piecewise:
    """Reads a packed stream in small pieces, so that what stands before its damaged end is not lost."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._once = getattr(stream, "read1", stream.read)
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Returns the next bytes, as many as are there at once."""
        data: bytes = self._once(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        """Returns how many bytes were read."""
        return self._at


_LONGEST_HEAD = 100_000  # bytes of an answer before its page


def _page_of(record: Any, packed: bytes) -> bytes | None:
    """Returns the page in the bytes of a record of a web archive, or None for other files and failed answers.

    It is unpacked in a copy: a fault in the packing would end the archive for its reader.

    Raises:
        OSError: the page is not packed as it says.
    """
    copy = type(record)()
    copy.is_http = record.is_http
    copy.set_bytes_content(packed)
    copy.parse_http(auto_decode="all")
    content = (copy.http_content_type or record.headers.get("Content-Type") or "").split(";")[0].strip()
    status = copy.http_headers.status_code if copy.http_headers else 200
    if status != 200 or content not in ("text/html", "application/xhtml+xml", "text/plain"):
        return None
    data: bytes = copy.reader.read(LARGEST + 1)
    return data


def _unpacked(stream: IO[bytes], name: str) -> Any:
    """Returns the stream, unpacked where its name says that it is packed."""
    return gzip.GzipFile(fileobj=stream) if name.lower().endswith(".gz") else stream


def _has_lines(stream: IO[bytes]) -> bool:
    peek: Callable[[int], bytes] | None = getattr(stream, "peek", None)
    return peek is not None and holds_lines(peek(_PEEKED))


_PEEKED = 1 << 16  # bytes looked at; of longer lines it is seen when the whole file is read
_TOO_LARGE = ". Give a larger table as JSON lines (.jsonl), CSV or Parquet, which are read a row at a time"


def _limited(stream: IO[bytes], name: str) -> bytes:
    """Reads a whole file that has to fit into memory; a small file can unpack to a huge one."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        verb, advice = ("holds", _TOO_LARGE) if name.lower().endswith(".json") else ("unpacks to", "")
        raise ReadingError(
            f"{name} {verb} more than an article can be ({LARGEST / 1e6:.0f} MB); it is left out{advice}."
        )
    return data


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"it cannot be read ({error.strerror})"
    if isinstance(error, RuntimeError) and "encrypted" in str(error):
        return "it is locked with a password; unpack it first"
    if isinstance(error, EOFError):
        return "it breaks off before its end"
    if isinstance(error, zlib.error | zipfile.BadZipFile | gzip.BadGzipFile):
        return f"it is damaged ({error})"
    return str(error) or "it is damaged"
