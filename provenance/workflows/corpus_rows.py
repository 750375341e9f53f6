"""Manifests: JSON lines, CSV and Parquet, with columns found by their names or mapped by the user."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import zip_longest
from math import isnan
from typing import IO, Any, cast

from provenance.errors import MissingExtraError, ReadingError, SettingsError
from provenance.reading import LARGEST
from provenance.reading.fragment import resolved
from provenance.text.dates import in_the_future
from provenance.text.display import safe
from provenance.text.stated import stated_date
from provenance.workflows.corpus_raw import Known

NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "main_text", "article_text", "article_body", "body_text", "article", "full_text",
        "story_text", "html",
    ),
    "title": ("title", "headline", "heading", "web_title"),
    "outlet": (
        "outlet", "source", "publisher", "publication", "publication_title", "source_name", "media_name",
        "source_hostname", "site", "domain", "source_domain", "hostname",
    ),
    "url": ("url", "link", "href", "address", "uri", "web_url", "permalink"),
    "published": (
        "published", "datetime", "date", "published_at", "publish_date", "date_publish", "date_published", "pub_date",
        "publication_date", "published_date", "web_publication_date", "timestamp",
        "seendate",
    ),
    "author": ("author", "authors", "byline", "creator"),
    "language": ("language", "lang"),
}  # fmt: skip
"""Field of a document -> the column names under which it is looked for, in this order.

Capitals, spaces, hyphens and underscores do not count: ``publishedAt`` is ``published_at``.
"""

_WRAPPERS = ("articles", "results", "items", "data", "docs", "documents", "stories", "hits", "response")
"""Names under which interfaces of news give the list of articles that was asked for."""

_AROUND = ("fields", "_source")
"""Names under which interfaces keep the columns of a row apart from what they say of the row itself."""

_DEEPEST = 8  # such names within each other; a hostile file has as many as the stack can take

STORED = "provenance_document"
"""Marks a row that an export wrote."""

_ALSO = {"date": "published"}  # as the option --date has it
_DIGITS = 640  # of a number; one of some thousand is no number that Python reads, nor a field of a document
_TRACE = {"schema", "signature", "sentences"}
_LONGEST_LINE = 4 * LARGEST


class Columns:
    """Finds the fields of a document in a row.

    Args:
        mapped: field -> column, as the user says; the other fields are found by their usual names.

    Raises:
        SettingsError: there is no such field.
    """

    def __init__(self, mapped: Mapping[str, str] | None = None) -> None:
        self._mapped = {_ALSO.get(field, field): column for field, column in (mapped or {}).items()}
        for field in self._mapped:
            if field not in NAMES:
                raise SettingsError(
                    f"There is no field {field!r} to map. The fields are: {', '.join(NAMES)}."
                )

    def __repr__(self) -> str:
        return f"Columns({dict(sorted(self._mapped.items()))})"

    def fault(self, header: Collection[str]) -> str | None:
        """Returns what is wrong with the columns of a table, None where its rows can be read."""
        for column in self._mapped.values():
            if column not in header:
                return f"there is no column {column!r} in it ({_listed(header)})"
        if "text" in self._mapped or STORED in header or _has_text(dict.fromkeys(header)):
            return None
        return (
            f"there is no text in it (looked for text, body or content; {_listed(header)}); "
            f"name the column with --column text=COLUMN{_FETCHED if _has(header, 'url') else ''}"
        )

    def text(self, row: Mapping[str, Any]) -> str:
        """Returns the text of a row.

        Raises:
            ReadingError: the row has none.
        """
        if row.keys() >= _TRACE:
            raise ReadingError("it is a saved trace and no article (provenance report --from reads it)")
        value = self._value(row, "text", _folded(row))
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        if value is not None and not isinstance(value, str):
            raise ReadingError(f"what stands for its text is no text but {str(value)[:40]}")
        if value is None or not value.strip():
            wanted = self._mapped.get("text", "text, body or content")
            raise ReadingError(f"there is no text in it (looked for {wanted}; {_listed(row)})")
        return value

    def known(self, row: Mapping[str, Any]) -> Known:
        """Returns what a row says of its document; a date that cannot be read counts as unknown."""
        folded = _folded(row)
        url = self._text(row, "url", folded)
        if not url and is_address(source := self._text(row, "outlet", folded)):
            url = source  # some programs call the address the source
        return Known(
            url=url if is_address(url) else None,
            title=self._text(row, "title", folded),
            outlet=self._outlet(row, folded),
            author=self._text(row, "author", folded),
            published=stated_date(self._value(row, "published", folded)),
            language=as_language(self._text(row, "language", folded)),
        )

    def strange_date(self, row: Mapping[str, Any]) -> str | None:
        """Returns what a row gives for a date and what became of it, where that is in doubt, else None."""
        value = self._value(row, "published", _folded(row))
        written = "" if value is None else str(value).strip()
        found = stated_date(value)
        if written and found is None:
            return f"{written[:40]}, not understood"
        if found and in_the_future(found):
            return f"{written[:40]}, which lies in the future"
        either = _DAY_OR_MONTH.match(written)
        return f"{written[:40]}, read as {found}" if either and int(either[1]) != int(either[2]) else None

    def _outlet(self, row: Mapping[str, Any], folded: Mapping[str, Any]) -> str | None:
        """Returns the first name of an outlet that is no address, else the machine of the address."""
        if "outlet" in self._mapped:
            named = [self._text(row, "outlet", folded)]
        else:
            named = [_as_text(folded.get(name)) for name in _LOOKED_FOR["outlet"]]
        told = [name for name in named if name]
        name = next((name for name in told if not is_address(name)), told[0] if told else None)
        return _host(name) if is_address(name) else name

    def _value(self, row: Mapping[str, Any], field: str, folded: Mapping[str, Any]) -> Any:
        if field in self._mapped:
            return _given(row.get(self._mapped[field]))
        names = _LOOKED_FOR[field]
        return next((value for name in names if (value := _given(folded.get(name))) is not None), None)

    def _text(self, row: Mapping[str, Any], field: str, folded: Mapping[str, Any]) -> str | None:
        return _as_text(self._value(row, field, folded))


def _as_text(value: Any) -> str | None:
    """Returns what a field says in words; of a list or an object such as {"name": "AP"} the names in it."""
    plain = _in_words(value)
    return safe(resolved(plain)).strip() or None if plain else None


def _in_words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_in_words, value)))
    if isinstance(value, Mapping):
        value = next((told for name in _NAMING if isinstance(told := value.get(name), str) and told), None)
    value = _given(value)
    return "" if value is None else str(value)


_NAMING = ("name", "title", "original", "main")  # as news interfaces have it


def is_address(text: str | None) -> bool:
    """Whether a text is an address of the web and no name."""
    return bool(text) and str(text).startswith(("http://", "https://"))


def _host(address: str | None) -> str | None:
    """Returns the machine of an address, without "www."."""
    host = (address or "").partition("//")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
    return host.lower().removeprefix("www.") or None


def without_count(text: str) -> str:
    """Returns a text without what an interface writes where it breaks off: "The pier ... [+1804 chars]"."""
    return _CUT.sub("", text)


_CUT = re.compile(r"\s?\[\+\d{1,9} char(?:acter)?s\]\s{0,9}$")


def as_language(code: str | None) -> str | None:
    """Returns the language of a code such as en or en-GB, in two small letters; None for anything else."""
    match = _CODE.fullmatch((code or "").strip())
    return match[1].lower() if match else None


_DAY_OR_MONTH = re.compile(r"(0?[1-9]|1[0-2])/(0?[1-9]|1[0-2])/\d{4}")
_CODE = re.compile(r"([a-zA-Z]{2})(?:[-_]\w[\w-]*)?")


def _listed(columns: Iterable[str]) -> str:
    names = [str(name) for name in columns]
    return f"it has {', '.join(names[:12])}{' ...' if names[12:] else ''}" if names else "it has no columns"


def _given(value: Any) -> Any:
    """Returns a value, None where the table leaves it empty in one of the ways that tables do."""
    return None if value == "" or (isinstance(value, float) and isnan(value)) else value


def _folded(row: Mapping[str, Any]) -> dict[str, Any]:
    """Returns a row by the plain names of its columns; of two that are alike the first that says something."""
    found: dict[str, Any] = {}
    inner = [row[name] for name in _AROUND if isinstance(row.get(name), Mapping)]
    outer = {name: value for name, value in row.items() if value not in inner} if inner else row
    for name, value in (pair for part in (outer, *inner) for pair in part.items()):
        plain = _plain(str(name))
        if _given(found.get(plain)) is None:
            found[plain] = value
    return found


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    """Returns the name of a column without capitals and without what parts its words."""
    return re.sub(r"[\s_-]+", "", name).casefold()


def _has_text(row: Mapping[str, Any]) -> bool:
    return not _folded(row).keys().isdisjoint(_LOOKED_FOR["text"])


def _has(header: Collection[str], field: str) -> bool:
    return not set(map(_plain, map(str, header))).isdisjoint(_LOOKED_FOR[field])


_FETCHED = ", or fetch the pages of its addresses with: provenance corpus add --url ADDRESS"


_LOOKED_FOR = {field: tuple(map(_plain, names)) for field, names in NAMES.items()}


def json_lines(stream: IO[bytes]) -> Iterator[Mapping[str, Any] | ReadingError]:
    """Yields the rows of JSON lines; a line that is no object comes as an error. Blank lines do not count."""
    wide = cast("io.BufferedReader", stream).peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    text = io.TextIOWrapper(stream, "utf-16", "replace", newline="\n") if wide else None
    try:
        yield from _lines(text or stream)
    finally:
        if text:
            text.detach()  # the stream is not ours to close


def _lines(stream: IO[bytes] | IO[str]) -> Iterator[Mapping[str, Any] | ReadingError]:
    while line := stream.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE and line[-1:] not in (b"\n", "\n"):
            while (part := stream.readline(1 << 20)) and part[-1:] not in (b"\n", "\n"):
                pass
            yield ReadingError("the line is longer than an article can be")
        elif line.strip():
            yield _object(line)


def json_rows(data: bytes) -> Iterator[Mapping[str, Any] | ReadingError]:
    """Yields the rows of a JSON array, which may stand within an object ("articles"), or the one row of an object."""
    try:
        value = json.loads(data, parse_int=_whole_number)
    except (ValueError, RecursionError) as error:
        if holds_lines(data):
            yield from json_lines(io.BufferedReader(io.BytesIO(data)))
        else:
            yield ReadingError(f"it is not JSON ({error})")
        return
    value = _unwrapped(value)
    for row in value if isinstance(value, list) else [value]:
        yield row if isinstance(row, Mapping) else ReadingError("it is no object with columns")


def holds_lines(head: bytes) -> bool:
    """Whether a file, or its beginning, holds JSON lines whatever its name says: an object, and another one below."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "replace").encode()
    first, _, rest = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")
    if not (first.startswith(b"{") and rest.lstrip().startswith(b"{")):
        return False
    return isinstance(_object(first), Mapping)


def _unwrapped(value: Any, deepest: int = _DEEPEST) -> Any:
    """Returns the list of articles within an object that has no text itself, else the value as it is."""
    if not deepest or not isinstance(value, Mapping) or STORED in value or _has_text(value):
        return value
    around = [value[name] for name in _WRAPPERS if isinstance(value.get(name), list | Mapping)]
    inner = [_unwrapped(item, deepest - 1) for item in around]
    lists = [
        item for item in inner if isinstance(item, list) and any(isinstance(row, Mapping) for row in item)
    ]
    return lists[0] if len(lists) == 1 else value


def csv_rows(stream: IO[bytes]) -> Iterator[Mapping[str, Any] | ReadingError]:
    """Yields the rows of a CSV file with a header; the delimiter is the one that its header has most of."""
    import csv

    csv.field_size_limit(LARGEST)
    text = _decoded(stream)
    try:
        header = text.readline(1 << 20)
        delimiter = max(",;\t|", key=header.count)
        names = next(csv.reader([header], delimiter=delimiter), [])
        rows = csv.reader(text, delimiter=delimiter)
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except (csv.Error, UnicodeError) as error:
                yield ReadingError(f"the row cannot be read ({error})")
                continue
            if row:
                yield dict(zip_longest(names, row[: len(names)], fillvalue=""))
    finally:
        text.detach().detach()  # the stream is not ours to close


def parquet_rows(file: Any) -> Iterator[Mapping[str, Any]]:
    """Yields the rows of a Parquet file, a batch at a time.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ReadingError: it is no Parquet file.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtraError("Reading Parquet", "parquet") from None
    try:
        for batch in pyarrow.parquet.ParquetFile(file).iter_batches(batch_size=256):
            yield from _rows_of(batch)
    except (pyarrow.ArrowException, OSError) as error:
        raise ReadingError(f"it is no Parquet file that can be read ({error})") from None


def _rows_of(batch: Any) -> list[dict[str, Any]]:
    """Returns the rows of a batch; what Python cannot hold, such as a day in the year 100,000, counts as not given."""
    try:
        return cast("list[dict[str, Any]]", batch.to_pylist())
    except _UNHELD:
        columns = [[_held(cell) for cell in column] for column in batch.columns]
        return [dict(zip(batch.schema.names, row, strict=True)) for row in zip(*columns, strict=True)]


def _held(cell: Any) -> Any:
    try:
        return cell.as_py()
    except _UNHELD:
        return None


_UNHELD = (ArithmeticError, ValueError, LookupError)


def _object(line: bytes | str) -> Mapping[str, Any] | ReadingError:
    try:
        row = json.loads(line, parse_int=_whole_number)
    except (ValueError, RecursionError) as error:
        return ReadingError(f"the line is not JSON ({error})")
    return row if isinstance(row, Mapping) else ReadingError("the line is no JSON object")


def _whole_number(digits: str) -> int | None:
    """Returns a number of JSON; one too long to be read counts as not given, and all else beside it is read."""
    return int(digits) if len(digits) <= _DIGITS else None


def _decoded(stream: IO[bytes]) -> Any:
    """Returns the text of a table: by its byte order mark, else UTF-8, else Windows-1252."""
    buffered = io.BufferedReader(stream, 1 << 16)  # type: ignore[type-var]
    head = buffered.peek(1 << 16)
    encoding = next((codec for mark, codec in _MARKS if head.startswith(mark)), "utf-8")
    if encoding == "utf-8":
        try:
            head[: head.rfind(b"\n") + 1].decode()
        except UnicodeDecodeError:
            encoding = "cp1252"
    return io.TextIOWrapper(buffered, encoding=encoding, errors="replace", newline="")


_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
