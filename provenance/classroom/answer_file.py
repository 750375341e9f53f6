"""Reads the lines of an answer file: any encoding, comma, semicolon or tab, each line for itself.

A line that is broken (too many cells, a quotation mark that never closes) is
told with its number and kept as it stands; the lines after it are read.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.errors import ReadingError
from provenance.reading.encoding import decode
from provenance.text.display import safe

MOST_BYTES = 20_000_000
MOST_LINES_IN_A_CELL = 40

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_EXCEL_HINT = re.compile(r"sep=(.)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record and the number of the line that it begins on (the first line is 1)."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What was not understood: where it stands, what stands there, and what was expected.

    ``column`` is the name in the header, empty for a whole line. ``kept`` tells
    whether the rest of the line was graded all the same.
    """

    line: int
    column: str
    found: str
    expected: str
    student: str = ""
    kept: bool = True

    def sentence(self) -> str:
        """The problem as a line for a person."""
        where = f"line {self.line}" + (f", column {self.column}" if self.column else "")
        who = f" ({self.student})" if self.student else ""
        found = f"found “{_short(self.found)}”" if self.found.strip() else "found nothing"
        return f"{where}{who}: {found}; expected {self.expected}"


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """The header, the rows under it, and the lines that could not be split into cells."""

    header: Row
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    delimiter: str


def read_table(data: bytes, *, name: str) -> AnswerTable:
    """The table in an answer file.

    Args:
        data: the bytes of the file.
        name: the name of the file, for messages.

    Raises:
        ReadingError: the file is no text, is empty, or is far too large.
    """
    if data.startswith(b"PK\x03\x04"):
        raise ReadingError(
            f"{name} is a workbook or an archive, not a CSV file. Open it in your spreadsheet program, "
            "choose Save As and CSV UTF-8, and give the file that this makes."
        )
    if len(data) > MOST_BYTES:
        raise ReadingError(f"{name} is larger than {MOST_BYTES // 1_000_000} MB, which no answer file is.")
    lines = _LINE_ENDS.split(decode(data, name=name).text.replace("\x00", "").removeprefix("\ufeff"))
    delimiter, start = _delimiter(lines)
    place, header = _header(lines, start, delimiter)
    if header is None:
        raise ReadingError(f"{name} is empty. Its first line must name the columns: student,paper,1,2,3 …")
    rows: list[Row] = []
    problems: list[Problem] = []
    for record in _records(lines, place, delimiter, len(header.cells)):
        if isinstance(record, Problem):
            problems.append(record)
        elif any(cell.strip() for cell in record.cells):
            rows.append(record)
    return AnswerTable(header, tuple(rows), tuple(problems), delimiter)


def tidy(cell: str) -> str:
    """A cell on one line, without controls, outer blanks, or the apostrophe that keeps Excel from calculating."""
    text = " ".join(safe(cell).replace("\u00a0", " ").split())
    return text[1:].lstrip() if text.startswith("'") and len(text) > 1 else text


def _delimiter(lines: list[str]) -> tuple[str, int]:
    """What parts the cells, and the place of the first line after Excel's own hint (``sep=;``)."""
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    if hint := _EXCEL_HINT.fullmatch(lines[first].strip('" ')):
        return hint[1], first + 1
    counts = {sign: len(_cells(lines[first], sign) or ()) for sign in _DELIMITERS}
    return max(counts, key=lambda sign: counts[sign]), first


def _header(lines: list[str], start: int, delimiter: str) -> tuple[int, Row | None]:
    """The first line with something on it, and the place of the line after it."""
    for place in range(start, len(lines)):
        cells = _without_tail(_cells(lines[place], delimiter) or (lines[place],), 0)
        if cells:
            return place + 1, Row(place + 1, tuple(tidy(cell) for cell in cells))
    return len(lines), None


def _records(lines: list[str], start: int, delimiter: str, width: int) -> Iterator[Row | Problem]:
    place = start
    while place < len(lines):
        taken, cells = _closed(lines, place, delimiter, width)
        if cells is None:
            yield Problem(place + 1, "", lines[place], _UNCLOSED, kept=False)
        else:
            yield _fitted(Row(place + 1, cells), width, delimiter)
        place += taken


_UNCLOSED = 'a quotation mark that closes again: put "…" around the whole cell, or leave both marks out'


def _closed(lines: list[str], place: int, delimiter: str, width: int) -> tuple[int, tuple[str, ...] | None]:
    """How many lines a record takes, and its cells; None when a quotation mark stays open.

    A cell may run over several lines only if the record then fits the header:
    a mark forgotten on one line must not swallow the lines after it.
    """
    if (cells := _cells(lines[place], delimiter)) is not None:
        return 1, cells
    for taken in range(2, min(MOST_LINES_IN_A_CELL, len(lines) - place) + 1):
        cells = _cells("\n".join(lines[place : place + taken]), delimiter)
        if cells is not None and len(_without_tail(cells, width)) == width:
            return taken, cells
    return 1, None


def _cells(text: str, delimiter: str) -> tuple[str, ...] | None:
    """The cells of a record; None while a quotation mark in it is open."""
    try:
        return tuple(next(csv.reader([text], delimiter=delimiter, strict=True), []))
    except csv.Error as error:
        if "end of data" in str(error):
            return None
    try:
        return tuple(next(csv.reader([text], delimiter=delimiter), []))
    except csv.Error:
        return None


def _fitted(row: Row, width: int, delimiter: str) -> Row | Problem:
    """The row with as many cells as the header has; a line with too many is a problem."""
    cells = _without_tail(row.cells, width)
    if len(cells) > width:
        sign = _DELIMITERS.get(delimiter, f"“{delimiter}”")
        return Problem(
            row.line,
            "",
            delimiter.join(row.cells),
            f"{width} cells parted by {sign}, as in the header, not {len(cells)} "
            "(an answer that holds such a sign itself must stand in quotation marks)",
            kept=False,
        )
    return Row(row.line, cells + ("",) * (width - len(cells)))


def _without_tail(cells: tuple[str, ...], least: int) -> tuple[str, ...]:
    """The cells without the empty ones at the end that spreadsheets leave."""
    end = len(cells)
    while end > least and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _short(text: str) -> str:
    line = " ".join(safe(text).split())
    return line if len(line) <= 70 else line[:69] + "…"
