"""A class at work, in one file: its exercise, its students, every answer as it is given.

The file is an SQLite database. While it is open a write-ahead log lies beside it, so that thirty students
can save at once; closing folds the log in, so that one file remains, and opening after a crash does the
same. A killed server loses nothing; a power cut may cost the last second. ``delete`` leaves nothing.
A student is known by a secret in the browser, of which only a hash is kept.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Mapping
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

from provenance.classroom.answers import Answers, Sheet
from provenance.classroom.class_values import (
    LONGEST_ANSWER,
    MOST_STUDENTS,
    ClassClosedError,
    ClassFullError,
    ClassState,
    Names,
    Student,
    new_code,
    tidy_name,
)
from provenance.classroom.given import BLANK, Given, NotUnderstood, State, read_cell
from provenance.classroom.key import from_json, to_json
from provenance.classroom.settling import Settler
from provenance.classroom.values import Answering, Exercise, Item
from provenance.errors import ReadingError

SCHEMA = 1

_BESIDE = ("-wal", "-shm", "-journal")
_TABLES = """
create table about (name text primary key, value text not null);
create table student (
    id integer primary key, secret text unique not null, name text not null, paper text not null,
    joined text not null, finished integer not null default 0);
create table answer (
    student integer not null references student on delete cascade, item text not null, cell text not null,
    at text not null, primary key (student, item));
create table mark (
    student integer not null references student on delete cascade, item text not null, points real not null,
    primary key (student, item));
"""


class ClassFile:
    """One class in one file. All methods may be called from any thread."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self.path = path
        self._database = database
        self._guard = RLock()
        self._state: ClassState | None = None
        self._settler = Settler(path)
        self.exercise: Exercise = from_json(self._about("key"), str(path))
        self._items = {
            paper.letter: {item.id: item for item in paper.items} for paper in self.exercise.papers
        }

    @classmethod
    def create(
        cls, path: Path, exercise: Exercise, *, title: str = "", names: Names = Names.OPTIONAL
    ) -> ClassFile:
        """Makes a new file, for its owner only, and opens it.

        Raises:
            ReadingError: there is a file already.
        """
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            raise ReadingError(f"There is a class in {path} already. Open it, or delete it first.") from None
        database = _connect(path)
        with database:
            database.executescript(_TABLES)
            about = {
                "schema": str(SCHEMA),
                "key": to_json(exercise),
                "title": tidy_name(title) or exercise.title,
                "code": new_code(),
                "created": _now(),
                "names": names.value,
                "takes_answers": "1",
                "shows_feedback": "0",
            }
            database.executemany("insert into about values (?, ?)", about.items())
        return cls(path, database)

    @classmethod
    def open(cls, path: Path) -> ClassFile:
        """Opens a file that ``create`` made.

        Raises:
            ReadingError: there is none, or it holds no class that this version can read.
        """
        if not path.is_file():
            raise ReadingError(f"There is no class in {path}.")
        with ExitStack() as undoing:
            try:
                database = undoing.enter_context(closing(_connect(path)))
                schema = database.execute("select value from about where name = 'schema'").fetchone()
            except sqlite3.DatabaseError as error:
                raise ReadingError(f"{path} holds no class: {error}.") from error
            if schema is None or schema[0] != str(SCHEMA):
                raise ReadingError(f"{path} was made by another version of provenance and cannot be opened.")
            opened = cls(path, database)
            undoing.pop_all()
            return opened

    def state(self) -> ClassState:
        """What the class is at the moment."""
        with self._guard:
            if self._state is not None:
                return self._state
            about = dict(self._database.execute("select name, value from about where name != 'key'"))
            self._state = ClassState(
                title=about["title"],
                code=about["code"],
                created=about["created"],
                names=Names(about["names"]),
                takes_answers=about["takes_answers"] == "1",
                shows_feedback=about["shows_feedback"] == "1",
            )
            return self._state

    def take_answers(self, wanted: bool) -> None:
        """Lets students answer, or stops it."""
        self._set("takes_answers", "1" if wanted else "0")

    def show_feedback(self, wanted: bool) -> None:
        """Lets students see the right answers and their own points, or stops it."""
        self._set("shows_feedback", "1" if wanted else "0")

    def join(self, name: str = "") -> tuple[Student, str]:
        """Gives a student a seat, and the paper that fewest have.

        Returns:
            The student, and the secret by which the browser shows who it is.

        Raises:
            ClassFullError: all seats are taken.
            ClassClosedError: the class takes no answers.
        """
        secret = secrets.token_urlsafe(24)
        state = self.state()
        if not state.takes_answers:
            raise ClassClosedError
        called = "" if state.names is Names.NONE else tidy_name(name)
        with self._guard, self._database:
            taken = dict(self._database.execute("select paper, count(*) from student group by paper"))
            if sum(taken.values()) >= MOST_STUDENTS:
                raise ClassFullError
            letters = [paper.letter for paper in self.exercise.papers]
            paper = min(letters, key=lambda letter: (taken.get(letter, 0), letters.index(letter)))
            row = self._database.execute(
                "insert into student (secret, name, paper, joined) values (?, ?, ?, ?) returning id",
                (_hash(secret), called, paper, _now()),
            ).fetchone()
        self._settler.soon()
        return Student(row[0], called, paper, finished=False), secret

    def student(self, secret: str) -> Student | None:
        """Whose secret it is; None where it is nobody's."""
        with self._guard:
            row = self._database.execute(
                "select id, name, paper, finished from student where secret = ?", (_hash(secret),)
            ).fetchone()
        return Student(row[0], row[1], row[2], bool(row[3])) if row else None

    def students(self) -> list[Student]:
        """All students in order of joining."""
        with self._guard:
            rows = self._database.execute(
                "select id, name, paper, finished from student order by id"
            ).fetchall()
        return [Student(row[0], row[1], row[2], bool(row[3])) for row in rows]

    def remove(self, student: int) -> None:
        """Deletes a student with all answers."""
        with self._guard, self._database:
            self._database.execute("delete from student where id = ?", (student,))

    def item(self, student: Student, item: str) -> Item | None:
        """An item as it stands on the student's paper."""
        return self._items[student.paper].get(item)

    def save(self, student: Student, item: str, cell: str) -> None:
        """Keeps an answer, as a cell of an answer file; an empty one takes it back.

        Raises:
            ClassClosedError: the class takes no answers any more.
            KeyError: the item is not on the student's paper.
        """
        if item not in self._items[student.paper]:
            raise KeyError(item)
        with self._guard, self._database:
            if not self.state().takes_answers:
                raise ClassClosedError
            if not self._database.execute("select 1 from student where id = ?", (student.id,)).fetchone():
                raise KeyError(student.id)  # the teacher has removed this student
            self._database.execute(
                "insert or replace into answer values (?, ?, ?, ?)",
                (student.id, item, cell[:LONGEST_ANSWER], _now()),
            )
            # Points that the teacher gave belonged to the text that stood there before.
            self._database.execute("delete from mark where student = ? and item = ?", (student.id, item))
        self._settler.soon()

    def cells(self, student: Student) -> dict[str, str]:
        """The answers of one student, as cells by item."""
        with self._guard:
            return dict(
                self._database.execute("select item, cell from answer where student = ?", (student.id,))
            )

    def finish(self, student: Student, finished: bool) -> None:
        """Remembers that a student is done; answers can still be changed."""
        with self._guard, self._database:
            self._database.execute("update student set finished = ? where id = ?", (finished, student.id))

    def mark(self, student: int, item: str, points: float | None) -> None:
        """Gives points for a written answer; None takes them back.

        Raises:
            ValueError: more or fewer points than the item has.
            KeyError: there is no such student, or no such open item.
        """
        of = next(i for i in self.exercise.items if i.id == item) if self._is_open(item) else None
        if of is None or all(known.id != student for known in self.students()):
            raise KeyError(item)
        if points is not None and not 0 <= points <= of.points:
            raise ValueError(f"Points must be from 0 to {of.points}.")
        with self._guard, self._database:
            if points is None:
                self._database.execute("delete from mark where student = ? and item = ?", (student, item))
            else:
                self._database.execute(
                    "insert or replace into mark values (?, ?, ?)", (student, item, points)
                )

    def answers(self) -> Answers:
        """All answers, to be graded."""
        with self._guard:
            cells = self._by_student("select student, item, cell from answer")
            marks = self._by_student("select student, item, points from mark")
            students = self.students()
        return Answers(
            tuple(
                Sheet(s.called, s.paper, self._given(s, cells.get(s.id, {}), marks.get(s.id, {})), s.id)
                for s in students
            )
        )

    def rows(self) -> list[list[str]]:
        """A header and a row a student, as ``answers.read_answers`` reads them from a CSV file."""
        items = [item.id for item in self.exercise.items]
        with self._guard:
            cells = self._by_student("select student, item, cell from answer")
            marks = self._by_student("select student, item, points from mark")
            students = self.students()
        rows = [["student", "paper", *items]]
        for s in students:
            own, given = cells.get(s.id, {}), marks.get(s.id, {})
            row = [f"{given[i]:g}" if i in given else " ".join(str(own.get(i, "")).split()) for i in items]
            rows.append([s.called, s.paper, *row])
        return rows

    def version(self) -> int:
        """A number that changes with every change, cheap to ask for."""
        with self._guard:
            return self._database.total_changes

    def __del__(self) -> None:
        """Lets go of the file when nobody holds the class any more."""
        if database := getattr(self, "_database", None):
            database.close()

    def close(self) -> None:
        """Closes the file; one file remains."""
        self._settler.stop()
        with self._guard, suppress(sqlite3.ProgrammingError):
            self._database.execute("pragma wal_checkpoint(truncate)")
            self._database.execute("pragma journal_mode=delete")
            self._database.close()

    def delete(self) -> None:
        """Deletes the class with everything in it: afterwards there is no file."""
        with self._guard:
            self.close()  # a save that waits for the guard now finds the database closed
            for ending in ("", *_BESIDE):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)

    def _given(
        self, student: Student, cells: Mapping[str, object], marks: Mapping[str, object]
    ) -> dict[str, Given]:
        return {
            item.id: _read(str(cells.get(item.id, "")), item, marks.get(item.id))
            for item in self._items[student.paper].values()
        }

    def _is_open(self, item: str) -> bool:
        return any(i.id == item and i.answering is Answering.OPEN for i in self.exercise.items)

    def _by_student(self, query: str) -> dict[int, dict[str, object]]:
        found: dict[int, dict[str, object]] = {}
        for student, item, value in self._database.execute(query):
            found.setdefault(student, {})[item] = value
        return found

    def _about(self, name: str) -> str:
        with self._guard:
            row = self._database.execute("select value from about where name = ?", (name,)).fetchone()
        return str(row[0])

    def _set(self, name: str, value: str) -> None:
        with self._guard, self._database:
            self._database.execute("update about set value = ? where name = ?", (value, name))
            self._state = None


def _read(cell: str, item: Item, points: object) -> Given:
    if isinstance(points, float | int):
        written = cell.partition(":")[2].strip() if cell else ""
        return Given(State.ANSWERED, text=written, points=float(points))
    try:
        return read_cell(cell, item) if cell else BLANK
    except NotUnderstood:
        return Given(State.UNREADABLE, text=cell)


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, check_same_thread=False, timeout=5)
    try:
        for setting in ("journal_mode=wal", "synchronous=normal", "secure_delete=on", "foreign_keys=on"):
            database.execute(f"pragma {setting}")
    except BaseException:
        database.close()
        raise
    return database


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
