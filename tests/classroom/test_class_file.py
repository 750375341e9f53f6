"""A class lives in one file: nothing saved is lost, nothing deleted is left."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_class import EXERCISE, ITEMS, right_cell

from provenance.classroom import class_file
from provenance.classroom.class_file import ClassFile
from provenance.classroom.class_folder import ClassFolder
from provenance.classroom.class_values import (
    CODE_LETTERS,
    MOST_STUDENTS,
    ClassClosedError,
    ClassFullError,
    Names,
    tidy_code,
)
from provenance.classroom.grading import grade
from provenance.classroom.screen_answers import cell_of, filled, twice
from provenance.classroom.values import LETTERS, Answering, Item
from provenance.errors import ReadingError
from provenance.workflows.export import rows_csv
from provenance.workflows.grade import grade_bytes


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ClassFile]:
    with closing(ClassFile.create(tmp_path / "one.class", EXERCISE)) as created:
        yield created


def answer_all(room: ClassFile, name: str) -> None:
    student, _ = room.join(name)
    for item in room.exercise.paper(student.paper).items:
        room.save(
            student,
            item.id,
            "text: Nordwire said so." if item.answering is Answering.OPEN else right_cell(item),
        )


def test_papers_are_dealt_in_turn_and_a_secret_finds_its_student_again(room: ClassFile) -> None:
    seats = [room.join(f"S{n}") for n in range(5)]
    assert [student.paper for student, _ in seats] == ["A", "B", "A", "B", "A"]
    assert room.student(seats[3][1]) == seats[3][0]
    assert room.student("somebody else") is None
    assert seats[0][1].encode() not in room.path.read_bytes()


def test_answers_are_graded_and_exported_alike(room: ClassFile) -> None:
    for name in ("Noor", "=1+1", 'Zoë ;,"x"'):
        answer_all(room, name)
    direct = grade(EXERCISE, room.answers())
    read = grade_bytes(rows_csv(room.rows()).encode(), EXERCISE, name="answers.csv")
    assert [s.points for s in direct.students] == [s.points for s in read.students] == [11, 11, 11]
    assert (
        [s.name for s in direct.students] == [s.name for s in read.students] == ["Noor", "=1+1", 'Zoë ;,"x"']
    )
    assert [len(s.unmarked) for s in read.students] == [1, 1, 1]


def test_the_teachers_points_count_until_the_text_is_changed(room: ClassFile) -> None:
    answer_all(room, "Noor")
    room.mark(1, "rewrite-1", 1.5)
    assert grade(EXERCISE, room.answers()).students[0].points == 12.5
    assert "1.5" in io.StringIO(rows_csv(room.rows())).read()
    for bad in ((1, "rewrite-1", 3.0), (1, "rewrite-1", -1.0)):
        with pytest.raises(ValueError, match="from 0 to 2"):
            room.mark(*bad)
    for unknown in ((9, "rewrite-1", 1.0), (1, "match-1", 1.0), (1, "nothing", 1.0)):
        with pytest.raises(KeyError):
            room.mark(*unknown)
    room.save(room.students()[0], "rewrite-1", "text: other words")
    assert grade(EXERCISE, room.answers()).students[0].points == 11


def test_a_closed_class_keeps_its_answers_and_takes_no_more(room: ClassFile) -> None:
    student, _ = room.join()
    room.save(student, "match-1", "A")
    room.take_answers(False)
    with pytest.raises(ClassClosedError):
        room.save(student, "match-1", "B")
    with pytest.raises(ClassClosedError):
        room.join("late")
    assert room.cells(student) == {"match-1": "A"}
    room.take_answers(True)
    room.save(student, "match-1", "")
    assert room.cells(student) == {"match-1": ""}


def test_what_is_not_on_the_paper_cannot_be_answered(room: ClassFile) -> None:
    student, _ = room.join()
    with pytest.raises(KeyError):
        room.save(student, "nothing", "A")
    room.remove(student.id)
    with pytest.raises(KeyError):
        room.save(student, "match-1", "A")


def test_a_class_has_an_end_and_may_go_without_names(tmp_path: Path) -> None:
    with closing(ClassFile.create(tmp_path / "x.class", EXERCISE, names=Names.NONE)) as room:
        assert room.join("Noor")[0].called == "Student 1"
        for _ in range(MOST_STUDENTS - 1):
            room.join()
        with pytest.raises(ClassFullError):
            room.join()


def test_thirty_students_at_once_lose_nothing(room: ClassFile) -> None:
    failures: list[BaseException] = []

    def work(name: str) -> None:
        try:
            answer_all(room, name)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(f"S{n}",)) for n in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert [s.points for s in grade(EXERCISE, room.answers()).students] == [11] * 30


def test_after_closing_one_file_remains_and_after_deleting_none(room: ClassFile) -> None:
    answer_all(room, "Noor")
    folder = room.path.parent
    room.close()
    assert [path.name for path in folder.iterdir()] == ["one.class"]
    again = ClassFile.open(folder / "one.class")
    assert grade(EXERCISE, again.answers()).students[0].points == 11
    again.delete()
    assert list(folder.iterdir()) == []


def test_a_killed_server_loses_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "one.class"
    ClassFile.create(path, EXERCISE).close()
    program = (
        "import sys, os, signal\n"
        "from pathlib import Path\n"
        "from provenance.classroom.class_file import ClassFile\n"
        "room = ClassFile.open(Path(sys.argv[1]))\n"
        "student, _ = room.join('Noor')\n"
        "room.save(student, 'match-1', 'A')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False, env=dict(os.environ))
    assert done.returncode == -signal.SIGKILL
    room = ClassFile.open(path)
    assert room.cells(room.students()[0]) == {"match-1": "A"}
    room.close()
    assert [p.name for p in tmp_path.iterdir()] == ["one.class"]


def test_a_folder_finds_classes_by_code_however_it_is_typed_and_again_after_a_restart(tmp_path: Path) -> None:
    folder = ClassFolder(tmp_path)
    name = folder.create(EXERCISE, title="7b <script>")
    room = folder.get(name)
    assert room is not None
    code = room.state().code
    assert set(code) <= set(CODE_LETTERS)
    assert folder.by_code(f" {code[:3].lower()}-{code[3:]} ") is room
    assert folder.by_code("") is None
    folder.close()
    again = ClassFolder(tmp_path)
    assert [one.state().title for _, one in again.all()] == ["7b <script>"]
    assert again.by_code(code) is not None
    again.delete(name)
    assert (again.by_code(code), again.get(name), list(tmp_path.iterdir())) == (None, None, [])
    again.delete("../../etc/passwd")


def test_what_is_no_class_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "0123456789ab.class").write_bytes(b"something else entirely, long enough to be no database")
    assert "holds no class" in ClassFolder(tmp_path).unreadable[0]
    with pytest.raises(ReadingError, match="already"):
        ClassFile.create(tmp_path / "0123456789ab.class", EXERCISE)
    with pytest.raises(ReadingError, match="no class in"):
        ClassFile.open(tmp_path / "other.class")


@pytest.mark.parametrize(
    "harm", ["update about set value = '99'", "update about set value = '{}' where name = 'key'", None]
)
def test_a_class_that_cannot_be_opened_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str | None
) -> None:
    path = tmp_path / "one.class"
    ClassFile.create(path, EXERCISE).close()
    if harm is None:
        path.write_bytes(b"something else entirely, long enough to be no database")
    else:
        with closing(sqlite3.connect(path)) as database, database:
            database.execute(harm)
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def watched(*given: Any, **options: Any) -> sqlite3.Connection:
        opened.append(connect(*given, **options))
        return opened[-1]

    monkeypatch.setattr(class_file.sqlite3, "connect", watched)
    with pytest.raises(ReadingError):
        ClassFile.open(path)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("select 1")


def test_a_class_is_not_made_at_the_end_of_a_link(tmp_path: Path) -> None:
    (tmp_path / "one.class").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ReadingError, match="already"):
        ClassFile.create(tmp_path / "one.class", EXERCISE)
    assert not (tmp_path / "elsewhere").exists()


@given(st.text(max_size=30))
def test_any_text_may_be_typed_as_a_code(typed: str) -> None:
    assert len(tidy_code(typed)) <= 7


@given(st.sampled_from(ITEMS), st.data())
def test_what_stands_in_the_fields_comes_back_from_the_cell(item: Item, data: st.DataObject) -> None:
    letters = st.sampled_from(["", *LETTERS[: len(item.choices)]]) if item.choices else st.just("")
    drawn: dict[str, list[str]] = {}

    def fields(name: str) -> list[str]:
        values = st.text(max_size=20) if name == "text" else letters
        return drawn.setdefault(name, data.draw(st.lists(values, max_size=3)))

    cell = cell_of(item, fields)
    back = filled(item, cell)
    again = {
        "choice": sorted(back.letters),
        "text": [back.text],
        **{f"{kind}-{n}": [letter] for n, letter in back.by_number.items() for kind in ("place", "row")},
    }
    assert cell_of(item, lambda name: again.get(name, [])) == cell


def test_a_letter_that_is_no_choice_is_refused_and_one_twice_is_seen() -> None:
    with pytest.raises(ValueError, match="no choice"):
        cell_of(ITEMS[0], lambda _: ["c1"])
    assert twice(ITEMS[2], "B _ B A") == ("B",)
    assert twice(ITEMS[2], "B A") == ()
