"""The classroom: students answer without a token, see no key, lose nothing; only the teacher sees the class."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import form_key
from flask.testing import FlaskClient
from invented_class import EXERCISE, ITEMS, right_cell

from provenance.classroom.key import to_json
from provenance.classroom.values import Answering, Item
from provenance.web.classes import close_classes
from provenance.web.guard.public import PUBLIC_ENDPOINTS
from provenance.web.jobs.job import Job, State
from provenance.web.site import site_of
from provenance.workflows.grade import grade_bytes

TOKEN = "orchard-lantern-47"


class School:
    """A served site with its teacher and any number of students."""

    def __init__(self, made: Callable[..., Any]) -> None:
        self.app = made(token=TOKEN)
        self.teacher: FlaskClient = self.app.test_client()
        self.teacher.get(f"/enter?token={TOKEN}")

    def start(self, **form: str) -> str:
        """Starts a class and returns its address for the teacher."""
        sent = {"key": (io.BytesIO(to_json(EXERCISE).encode()), "key.json"), **form}
        answer = self.send(self.teacher, "/classes", sent, page="/classes")
        assert answer.status_code == 303, answer.get_data(as_text=True)
        return str(answer.headers["Location"])

    def code(self, place: str) -> str:
        found = re.search(r"/class/([A-Z0-9]{6})", self.teacher.get(place).get_data(as_text=True))
        assert found
        return found[1]

    def send(self, who: FlaskClient, to: str, form: dict[str, Any], *, page: str = "/class") -> Any:
        return who.post(to, data={"form_key": form_key(who, page), **form})

    def do(self, place: str, what: str) -> None:
        assert self.send(self.teacher, f"{place}/state", {"do": what}, page=place).status_code == 303

    def join(self, code: str, name: str = "") -> FlaskClient:
        student: FlaskClient = self.app.test_client()
        student.get(f"/class/{code}")
        answer = self.send(student, f"/class/{code}/join", {"name": name}, page=f"/class/{code}")
        assert answer.status_code == 303, answer.get_data(as_text=True)
        return student

    def answer(self, student: FlaskClient, code: str, item: str, **fields: Any) -> Any:
        page = f"/class/{code}/paper"
        return self.send(student, f"/class/{code}/answer", {"item": item, **fields}, page=page)


@pytest.fixture
def school(made: Callable[..., Any]) -> Iterator[School]:
    school = School(made)
    yield school
    close_classes(school.app)


def fields_of(item: Item) -> dict[str, Any]:
    """The right answer as the fields of a form."""
    letters = right_cell(item).split()
    match item.answering:
        case Answering.ORDER:
            return {f"place-{n}": letter for n, letter in enumerate(letters, 1)}
        case Answering.GRID:
            return {f"row-{pair[0]}": pair[2] for pair in letters}
        case Answering.OPEN:
            return {"text": "The ferry ran aground,\nNordwire reported."}
        case _:
            return {"choice": letters}


def test_a_class_from_the_key_to_the_marks(school: School) -> None:
    place = school.start(title="7b")
    code = school.code(place)
    for name in ("Noor", "Ben"):
        student = school.join(code, name)
        letter = re.search(r"Paper ([AB])", student.get(f"/class/{code}/paper").get_data(as_text=True))
        assert letter
        for item in EXERCISE.paper(letter[1]).items:
            assert school.answer(student, code, item.id, **fields_of(item)).status_code == 303
    given = school.send(
        school.teacher, f"{place}/points", {"student": "2", "item": "rewrite-1", "points": "1,5"}, page=place
    )
    assert given.status_code == 303
    data = school.teacher.get(f"{place}/answers.csv").data
    grades = grade_bytes(data, EXERCISE, name="answers.csv")
    assert [(s.name, s.paper, s.points) for s in grades.students] == [("Noor", "A", 11), ("Ben", "B", 12.5)]
    marks = school.teacher.get(f"{place}/results/marks.csv").get_data(as_text=True)
    assert [row["points"] for row in csv.DictReader(io.StringIO(marks))] == ["11.0", "12.5"]
    assert school.teacher.get(f"{place}/results/overview.pdf").data.startswith(b"%PDF")
    shown = school.teacher.get(f"{place}?points=1").get_data(as_text=True)
    assert "12.5 / 13" in shown


def test_students_need_no_token_and_everything_else_does(school: School) -> None:
    place = school.start()
    code = school.code(place)
    student = school.join(code, "Noor")
    assert student.get(f"/class/{code}/paper").status_code == 200
    for rule in school.app.url_map.iter_rules():
        if rule.endpoint.split(".")[0] not in ("classes", "class_results"):
            continue
        assert rule.endpoint not in PUBLIC_ENDPOINTS
        address = rule.rule.replace("<name>", place.rsplit("/", 1)[1]).replace("<path:wanted>", "marks.csv")
        if "GET" in (rule.methods or ()):
            assert student.get(address).status_code in (302, 401), address
        if "POST" in (rule.methods or ()):
            refused = school.send(student, address, {}, page=f"/class/{code}/paper")
            assert refused.status_code == 401, address


def test_nothing_of_the_key_is_sent_before_the_feedback_is_open(school: School) -> None:
    place = school.start()
    code = school.code(place)
    student = school.join(code)
    for item in ITEMS:
        school.answer(student, code, item.id, **fields_of(item))
    secrets = [item.explanation for item in ITEMS if item.explanation]
    secrets += [ITEMS[4].model_answer, *ITEMS[4].marking_guide, ITEMS[0].evidence[0].words]
    secrets += [part.why for item in ITEMS for part in (*item.choices, *item.rows) if part.why]
    secrets += ['value="c1"', '"h"', "data-right"]
    pages = [
        student.get(f"/class/{code}/{page}").get_data(as_text=True) for page in ("paper", "feedback", "state")
    ]
    for page in pages:
        assert [secret for secret in secrets if secret in page] == []
    assert "has not opened the feedback" in pages[1]
    school.do(place, "show-feedback")
    body = student.get(f"/class/{code}/feedback").get_data(as_text=True)
    assert "11 of 11" in body
    assert student.get(f"/class/{code}/state").json["shows_feedback"] is True
    school.do(place, "hide-feedback")
    assert student.get(f"/class/{code}/feedback").status_code == 403


def test_a_student_sees_only_the_own_feedback(school: School) -> None:
    place = school.start()
    code = school.code(place)
    first, second = school.join(code, "Noorwin"), school.join(code, "Bendix")
    school.do(place, "show-feedback")
    assert "Noorwin" in first.get(f"/class/{code}/feedback").get_data(as_text=True)
    assert "Noorwin" not in second.get(f"/class/{code}/feedback").get_data(as_text=True)
    stranger = school.app.test_client()
    assert stranger.get(f"/class/{code}/feedback").status_code == 403


def test_a_restart_of_the_server_loses_no_answer_and_no_student(
    made: Callable[..., Any], school: School
) -> None:
    place = school.start()
    code = school.code(place)
    student = school.join(code, "Noor")
    school.answer(student, code, "match-1", choice="C")
    close_classes(school.app)
    again = made(token=TOKEN)
    cookie = student.get_cookie(f"seat-{code}", path=f"/class/{code}")
    assert cookie is not None
    browser = again.test_client()
    browser.set_cookie(f"seat-{code}", cookie.value, path=f"/class/{code}")
    page = browser.get(f"/class/{code}/paper").get_data(as_text=True)
    assert re.search(r'value="C" checked', page)
    assert "Noor" in page
    close_classes(again)


def test_what_is_filled_in_stands_there_again_after_a_reload(school: School) -> None:
    code = school.code(school.start())
    student = school.join(code)
    school.answer(student, code, "credit-hunt-1", choice=["A", "D"])
    school.answer(student, code, "who-said-it-1", **{"place-1": "B", "place-3": "D"})
    school.answer(student, code, "detective-1", **{"row-2": "C"})
    school.answer(student, code, "rewrite-1", text="</textarea><script>alert(1)</script>\nsecond line")
    page = student.get(f"/class/{code}/paper").get_data(as_text=True)
    assert len(re.findall(r"\bchecked\b", page)) == 2
    assert len(re.findall(r'<option value="[A-D]" selected', page)) == 3
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "4 of 5 answered" in page


def test_a_closed_class_takes_no_answer_and_nobody_new(school: School) -> None:
    place = school.start()
    code = school.code(place)
    student = school.join(code)
    school.do(place, "close")
    refused = school.answer(student, code, "match-1", choice="A")
    assert (refused.status_code, "has closed this class" in refused.get_data(as_text=True)) == (403, True)
    late = school.app.test_client()
    assert "closed at the moment" in late.get(f"/class/{code}").get_data(as_text=True)
    school.do(place, "open")
    assert school.answer(student, code, "match-1", choice="A").status_code == 303


def test_deleting_a_class_deletes_its_file(school: School, tmp_path: Path) -> None:
    place = school.start()
    code = school.code(place)
    student = school.join(code, "Noor")
    folder = tmp_path / "work" / "classes"
    assert [path.suffix for path in folder.iterdir() if path.suffix == ".class"] == [".class"]
    unsure = school.send(school.teacher, f"{place}/delete", {}, page=place)
    assert unsure.status_code == 400
    assert school.send(school.teacher, f"{place}/delete", {"sure": "yes"}, page=place).status_code == 303
    assert list(folder.iterdir()) == []
    assert student.get(f"/class/{code}/paper").status_code == 404
    assert school.teacher.get(place).status_code == 404


def test_answers_that_are_none_are_refused_and_large_ones_too(school: School) -> None:
    code = school.code(school.start())
    student = school.join(code)
    assert school.answer(student, code, "match-1", choice="c1").status_code == 400
    assert school.answer(student, code, "nothing", choice="A").status_code == 400
    assert school.answer(student, code, "rewrite-1", text="x" * 40_000).status_code == 413
    assert school.answer(student, code, "rewrite-1", text="x" * 9_000).status_code == 303
    unsigned = student.post(f"/class/{code}/answer", data={"item": "match-1", "choice": "A"})
    assert unsigned.status_code == 403


def test_who_answers_too_fast_or_guesses_codes_is_turned_away(school: School) -> None:
    code = school.code(school.start())
    student, other = school.join(code), school.join(code)
    key = form_key(student, f"/class/{code}/paper")
    form = {"form_key": key, "item": "match-1", "choice": "A"}
    codes = [student.post(f"/class/{code}/answer", data=form).status_code for _ in range(100)]
    assert 429 in codes
    assert school.answer(other, code, "match-1", choice="B").status_code == 303
    guesser = school.app.test_client()
    tried = [
        guesser.get(f"/class/ZZZZZ{letter}").status_code
        for letter in "ABCDEFGHJKMNPQRTUVWXYABCDEFGHJKMNPQRTUVWXY"
    ]
    assert tried[0] == 404
    assert tried[-1] == 429


def test_hostile_names_are_only_text_for_the_teacher(school: School) -> None:
    place = school.start(title="<img src=x onerror=alert(1)>")
    code = school.code(place)
    school.join(code, "<script>alert(2)</script>")
    school.join(code, '=HYPERLINK("http://x.example")')
    page = school.teacher.get(place).get_data(as_text=True)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    rows = list(csv.reader(io.StringIO(school.teacher.get(f"{place}/answers.csv").get_data(as_text=True))))
    assert rows[2][0].startswith("'=HYPERLINK")


def test_a_student_is_removed_with_all_answers_and_who_is_none_removes_nobody(school: School) -> None:
    place = school.start()
    code = school.code(place)
    for name in ("Noor", "Ben"):
        school.answer(school.join(code, name), code, "match-1", choice="A")
    for nobody, status in (
        ("x", 400),
        ("", 400),
        ("-1", 400),
        ("9" * 30, 400),
        ("9" * 4500, 400),
        ("77", 303),
    ):
        sent = school.send(school.teacher, f"{place}/remove", {"student": nobody}, page=place)
        assert sent.status_code == status, nobody[:40]
    assert "2 students" in school.teacher.get(f"{place}/table").get_data(as_text=True)
    assert school.send(school.teacher, f"{place}/remove", {"student": "1"}, page=place).status_code == 303
    shown = school.teacher.get(f"{place}/table").get_data(as_text=True)
    assert "1 student, 1 answer" in shown
    assert "Noor" not in shown


@pytest.mark.parametrize(
    ("points", "student", "status"),
    [
        ("nan", "1", 400),
        ("-1", "1", 400),
        ("1e9", "1", 400),
        ("one", "1", 400),
        ("1", "x", 400),
        ("1", "9" * 30, 400),
        ("1", "5", 404),
    ],
)
def test_points_that_are_none_are_refused(school: School, points: str, student: str, status: int) -> None:
    place = school.start()
    school.answer(school.join(school.code(place)), school.code(place), "rewrite-1", text="Nordwire reported.")
    form = {"student": student, "item": "rewrite-1", "points": points}
    assert school.send(school.teacher, f"{place}/points", form, page=place).status_code == status


def test_the_table_is_sent_again_only_when_something_has_changed(school: School) -> None:
    place = school.start()
    code = school.code(place)
    student = school.join(code, "Noor")
    first = school.teacher.get(f"{place}/table")
    version = first.headers["X-Version"]
    assert school.teacher.get(f"{place}/table?since={version}").status_code == 204
    school.answer(student, code, "match-1", choice="A")
    then = school.teacher.get(f"{place}/table?since={version}&points=1")
    assert then.status_code == 200
    assert "1 student, 1 answer" in then.get_data(as_text=True)


def test_everything_comes_in_one_archive(school: School) -> None:
    place = school.start()
    assert school.teacher.get(f"{place}/results.zip").status_code == 404
    school.join(school.code(place), "Noor")
    archive = zipfile.ZipFile(io.BytesIO(school.teacher.get(f"{place}/results.zip").data))
    assert {"answers.csv", "marks.csv", "overview.pdf", "feedback/all.pdf", "feedback/student-01.pdf"} <= set(
        archive.namelist()
    )


def test_an_exercise_that_was_made_here_starts_a_class(school: School) -> None:
    store = site_of(school.app).jobs.store
    identifier = store.reserve()
    files = store.folder(identifier) / "result" / "files"
    files.mkdir(parents=True)
    (files / "key.json").write_text(to_json(EXERCISE), encoding="utf-8")
    store.put(Job(identifier, "exercise", "Exercise: the ferry", State.DONE))
    assert f'<option value="{identifier}">' in school.teacher.get("/classes").get_data(as_text=True)
    started = school.send(school.teacher, "/classes", {"exercise": identifier}, page="/classes")
    assert started.status_code == 303
    assert EXERCISE.title in school.teacher.get(started.headers["Location"]).get_data(as_text=True)
    for wrong, status in (("0" * 16, 404), ("../..", 404), ("", 400)):
        refused = school.send(school.teacher, "/classes", {"exercise": wrong}, page="/classes")
        assert refused.status_code == status


def test_a_file_that_is_no_key_is_explained(school: School) -> None:
    for content, said in ((b"{}", "schema"), (b"\xff\xfe\x00", "no text"), (b"[", "is not JSON")):
        sent = {"key": (io.BytesIO(content), "key.json")}
        answer = school.send(school.teacher, "/classes", sent, page="/classes")
        assert answer.status_code == 422
        assert said in answer.get_data(as_text=True)


def test_a_shared_device_can_be_left_to_the_next_student(school: School) -> None:
    code = school.code(school.start(names="none"))
    student = school.join(code, "Noor")
    page = f"/class/{code}/paper"
    assert "Noor" not in student.get(page).get_data(as_text=True)
    assert "Student 1" in student.get(page).get_data(as_text=True)
    assert school.send(student, f"/class/{code}/finish", {"finished": "1"}, page=page).status_code == 303
    assert "You are finished" in student.get(page).get_data(as_text=True)
    assert school.send(student, f"/class/{code}/leave", {}, page=page).status_code == 303
    assert student.get(page).status_code == 302
