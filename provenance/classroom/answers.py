"""The answers of a class from a file: who answered what, and what could not be understood.

Columns are found by their names, in any order and case: the student, the paper,
and one for each item, called by its id or by its number on the paper. An export
of a learning platform with first name, last name and ``Response 1 …`` is read
as well. Nothing is lost: a line or a cell that is no answer becomes a ``Problem``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from provenance.classroom.answer_file import AnswerTable, Problem, Row, read_table, tidy
from provenance.classroom.given import BLANK, Given, NotUnderstood, State, read_cell
from provenance.classroom.values import Exercise, Item, Paper
from provenance.errors import ReadingError

LONGEST_NAME = 120

_STUDENT = frozenset("student name pupil learner participant fullname studentname nickname".split())
_FIRST, _LAST = frozenset(("firstname", "givenname")), frozenset("lastname surname familyname".split())
_PAPER = frozenset("paper variant version form papername".split())
_PLATFORM = frozenset(
    "state status started startedon completed timetaken grade email emailaddress idnumber institution department "
    "username duration submitted".split()
)
_NUMBERED = re.compile(r"(q|question|item|response|answer|nr|no)?0*(\d{1,3})")
_RIGHT_ANSWER = re.compile(r"rightanswer\d+|grade\d*|q\d+\d{3}")
_PAPER_WORD = re.compile(r"(?:paper|variant|version|form)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of one student: to each item of the paper, by id.

    ``name`` is "" where none is given; ``line`` is where the answers stand in
    the file, 0 where they come from elsewhere.
    """

    name: str
    paper: str
    answers: Mapping[str, Given]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Answers:
    """All sheets that could be read, and all problems, in order of their lines; ``notes`` are for the teacher."""

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def read_answers(data: bytes, exercise: Exercise, *, name: str) -> Answers:
    """The answers in a CSV file to an exercise.

    Args:
        data: the bytes of the file.
        exercise: the key.
        name: the name of the file, for messages.

    Raises:
        ReadingError: the file is no table, or names neither the students nor any item.
    """
    table = read_table(data, name=name)
    columns = _columns(table.header, exercise, name)
    reader = _Reader(exercise, table, columns)
    sheets = [sheet for row in table.rows if (sheet := reader.sheet(row))]
    problems = sorted((*table.problems, *reader.problems), key=lambda problem: problem.line)
    return Answers(tuple(sheets), tuple(problems), (*_left_out(columns, exercise), *_same_names(sheets)))


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns hold, by place: an item is named by its id, or by its number on the paper."""

    student: tuple[int, ...]
    paper: int | None
    items: Mapping[int, str]
    numbers: Mapping[int, int]
    unknown: Mapping[int, str]


def _columns(header: Row, exercise: Exercise, name: str) -> _Columns:
    keys = [_squeeze(cell) for cell in header.cells]
    ids = {_squeeze(item.id): item.id for item in exercise.items}
    student = [place for place, key in enumerate(keys) if key in _STUDENT][:1]
    if not student:
        student = [place for part in (_FIRST, _LAST) for place, key in enumerate(keys) if key in part]
    paper = next((place for place, key in enumerate(keys) if key in _PAPER), None)
    items: dict[int, str] = {}
    numbers: dict[int, int] = {}
    unknown: dict[int, str] = {}
    responses = any(key.startswith("response") for key in keys)
    for place, key in enumerate(keys):
        if place in student or place == paper:
            continue
        numbered = _NUMBERED.fullmatch(key)
        if key in ids and ids[key] not in items.values():
            items[place] = ids[key]
        elif numbered and responses and numbered[1] == "question":
            continue  # the platform repeats the question beside each response
        elif (
            numbered
            and 1 <= int(numbered[2]) <= len(exercise.items)
            and int(numbered[2]) not in numbers.values()
        ):
            numbers[place] = int(numbered[2])
        elif key not in _PLATFORM and not _RIGHT_ANSWER.fullmatch(key):
            unknown[place] = header.cells[place] or f"{place + 1} (without a name)"
    if not student:
        raise ReadingError(
            f"{name}, line {header.line}: no column is called “student”. The first line must name the columns: "
            f"student,paper,{','.join(item.id for item in exercise.items[:3])} …"
        )
    if not items and not numbers:
        raise ReadingError(
            f"{name}, line {header.line}: no column is an item of this key. Name the columns by the items: "
            f"{', '.join(item.id for item in exercise.items[:12])}; or by their numbers on the paper."
        )
    return _Columns(tuple(student), paper, items, numbers, unknown)


@dataclass
class _Reader:
    """Reads the rows one by one and remembers what it could not understand."""

    exercise: Exercise
    table: AnswerTable
    columns: _Columns
    problems: list[Problem] = field(default_factory=list)

    def sheet(self, row: Row) -> Sheet | None:
        name = self._name(row)
        if name.casefold() in ("overall average", "average"):
            return None  # the last line of a learning platform's export
        paper = self._paper(row, name)
        if paper is None:
            return None
        answers = {item.id: BLANK for item in paper.items}
        for place, item in self._items(paper):
            answers[item.id] = self._answer(row, place, item, name)
        for place, heading in self.columns.unknown.items():
            if row.cells[place].strip():
                self._problem(row, heading, row.cells[place], "a column that is an item of this key", name)
        return Sheet(name, paper.letter, answers, row.line)

    def _name(self, row: Row) -> str:
        return " ".join(tidy(row.cells[place]) for place in self.columns.student).strip()[:LONGEST_NAME]

    def _paper(self, row: Row, name: str) -> Paper | None:
        papers = self.exercise.papers
        cell = tidy(row.cells[self.columns.paper]) if self.columns.paper is not None else ""
        if not cell and len(papers) == 1:
            return papers[0]
        wanted = _PAPER_WORD.sub("", cell).strip().casefold()
        for paper in papers:
            if paper.letter.casefold() == wanted:
                return paper
        letters = ", ".join(paper.letter for paper in papers)
        expected = f"one of the papers {letters} in column “paper”" + (f", not “{cell}”" if cell else "")
        self.problems.append(
            Problem(row.line, "", self.table.delimiter.join(row.cells), expected, name, kept=False)
        )
        return None

    def _items(self, paper: Paper) -> Iterator[tuple[int, Item]]:
        by_id = {item.id: item for item in paper.items}
        yield from ((place, by_id[item]) for place, item in self.columns.items.items() if item in by_id)
        named = set(self.columns.items.values())
        for place, number in self.columns.numbers.items():
            if number <= len(paper.items) and paper.items[number - 1].id not in named:
                yield place, paper.items[number - 1]

    def _answer(self, row: Row, place: int, item: Item, name: str) -> Given:
        cell = row.cells[place]
        try:
            return read_cell(cell, item)
        except NotUnderstood as error:
            self._problem(row, self.table.header.cells[place], cell, str(error), name)
            return Given(State.UNREADABLE, text=tidy(cell))

    def _problem(self, row: Row, column: str, found: str, expected: str, name: str) -> None:
        self.problems.append(Problem(row.line, column, found, expected, name))


def _left_out(columns: _Columns, exercise: Exercise) -> Iterator[str]:
    if columns.unknown:
        names = ", ".join(f"“{name}”" for name in columns.unknown.values())
        yield f"No item of this key, left out: column {names}."
    if not columns.numbers and (
        missing := [i.id for i in exercise.items if i.id not in columns.items.values()]
    ):
        yield f"No column for {', '.join(missing)}: counted as not answered."


def _same_names(sheets: list[Sheet]) -> Iterator[str]:
    lines: dict[str, list[int]] = {}
    for sheet in sheets:
        lines.setdefault(sheet.name.casefold(), []).append(sheet.line)
    for name, places in lines.items():
        if len(places) > 1:
            shown = next(sheet.name for sheet in sheets if sheet.name.casefold() == name) or "no name"
            yield f"“{shown}” stands on lines {', '.join(map(str, places))}: graded as {len(places)} students."


def _squeeze(name: str) -> str:
    return re.sub(r"[\W_]+", "", tidy(name).casefold())
