"""What the teacher sees: all classes, one class as it fills in, its results, and the button that deletes it."""

from __future__ import annotations

import sqlite3

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from provenance.classroom.answer_words import (
    LONGEST_CHOICE,
    item_label,
    percent_words,
    points_words,
    shortened,
    tone_of,
    total_words,
)
from provenance.classroom.class_file import ClassFile
from provenance.classroom.class_values import Names
from provenance.classroom.given import State
from provenance.classroom.grading import Grades, Mark, grade
from provenance.classroom.key import KEY_NAME, from_json, read_key
from provenance.classroom.values import Exercise
from provenance.web.classes import base_for_students, classes, only_here
from provenance.web.guard.limits import takes
from provenance.web.jobs.job import State as JobState
from provenance.web.pages.jobs import found
from provenance.web.site import site

blueprint = Blueprint("classes", __name__, url_prefix="/classes")

KEY_BYTES = 5_000_000
_LONGEST_NUMBER = 9  # figures of a number that the database of a class can hold
_WORDS = {
    "open": ("take_answers", True),
    "close": ("take_answers", False),
    "show-feedback": ("show_feedback", True),
    "hide-feedback": ("show_feedback", False),
}


@blueprint.errorhandler(sqlite3.ProgrammingError)
def deleted_meanwhile(_error: sqlite3.ProgrammingError) -> tuple[str, int]:
    """The class was deleted in another window while this request was under way."""
    return render_template("problem.html", title="Not Found", sentence="This class has been deleted."), 404


@blueprint.get("")
def show_all() -> str:
    """All classes, and the form that starts one."""
    folder = classes().folder
    rows = [(name, room.state(), len(room.students())) for name, room in folder.all()]
    made = [job for job in site().jobs.store.all() if job.kind == "exercise" and job.state is JobState.DONE]
    return render_template(
        "classes.html", rows=rows, unreadable=folder.unreadable, only_here=only_here(), made=made
    )


@blueprint.post("")
@takes(KEY_BYTES)
def start() -> AnyResponse:
    """Starts a class with the key of an exercise."""
    exercise = _chosen_exercise()
    if not exercise.items:
        abort(422, "This exercise has no question. Make another one.")
    names = Names.NONE if request.form.get("names") == Names.NONE.value else Names.OPTIONAL
    name = classes().folder.create(exercise, title=request.form.get("title", ""), names=names)
    return redirect(url_for("classes.show", name=name), 303)


@blueprint.get("/<name>")
def show(name: str) -> str:
    """One class: the code for the board, the class as it fills in, and what can be done with it."""
    room = room_of(name)
    state = room.state()
    waiting = [
        (student, mark) for student in _grades(room).students for mark in student.marks if _written(mark)
    ]
    items = {item.id: (number, item) for number, item in enumerate(room.exercise.items, 1)}
    return render_template(
        "class.html",
        name=name,
        state=state,
        table=_table(room, points=_points_wanted()),
        table_version=room.version(),
        points=_points_wanted(),
        link=f"{base_for_students()}class/{state.code}",
        place=f"{base_for_students()}class",
        only_here=only_here(),
        waiting=waiting,
        items=items,
        path=room.path,
        students=room.students(),
        shortened=lambda text: shortened(text, 10 * LONGEST_CHOICE),
    )


@blueprint.get("/<name>/table")
def table(name: str) -> Response:
    """The class as it fills in, to be shown anew in the page; 204 where nothing has changed."""
    room = room_of(name)
    version = str(room.version())
    if request.args.get("since") == version:
        return Response(status=204)
    answer = make_response(_table(room, points=_points_wanted()))
    answer.headers["X-Version"] = version
    return answer


@blueprint.post("/<name>/state")
@takes(5_000)
def change(name: str) -> AnyResponse:
    """Opens or closes the class or its feedback."""
    room = room_of(name)
    wanted = _WORDS.get(request.form.get("do", ""))
    if wanted is None:
        abort(400)
    getattr(room, wanted[0])(wanted[1])
    return _back(name)


@blueprint.post("/<name>/points")
@takes(5_000)
def give_points(name: str) -> AnyResponse:
    """Gives points for a written answer."""
    room, student = room_of(name), _student()
    typed = request.form.get("points", "").strip().replace(",", ".")
    try:
        points = float(typed) if typed else None
        room.mark(student, request.form.get("item", ""), points)
    except ValueError as error:
        abort(400, str(error) if "Points" in str(error) else "Points are a number, such as 1 or 1.5.")
    except KeyError:
        abort(404, "There is no such answer any more.")
    return _back(name, "written")


@blueprint.post("/<name>/remove")
@takes(5_000)
def remove(name: str) -> AnyResponse:
    """Removes one student with all answers."""
    room = room_of(name)
    room.remove(_student())
    return _back(name)


@blueprint.post("/<name>/delete")
@takes(5_000)
def delete(name: str) -> AnyResponse:
    """Deletes the class: its file is gone."""
    room_of(name)
    if request.form.get("sure") != "yes":
        abort(400, "Tick the box to say that you are sure, then press Delete again.")
    classes().folder.delete(name)
    return redirect(url_for("classes.show_all"), 303)


def _chosen_exercise() -> Exercise:
    """The exercise of an uploaded key, or one that was made in this site."""
    sent = request.files.get("key")
    if sent is None or not sent.filename:
        made = request.form.get("exercise", "")
        if not made:
            abort(
                400, "Choose an exercise: one made here, or the key.json that stands beside its worksheets."
            )
        return read_key(site().jobs.store.folder(found(made, "exercise").id) / "result" / "files" / KEY_NAME)
    try:
        text = sent.read().decode("utf-8")
    except UnicodeDecodeError:
        abort(422, "This file is no text. Choose the key.json of the exercise.")
    return from_json(text, sent.filename)


def room_of(name: str) -> ClassFile:
    """The class with an id, or 404."""
    return classes().folder.get(name) or abort(404, "There is no such class. It may have been deleted.")


def _points_wanted() -> bool:
    return request.args.get("points") == "1"


def _back(name: str, anchor: str | None = None) -> AnyResponse:
    points = "1" if request.form.get("shown") == "1" else None
    return redirect(url_for("classes.show", name=name, points=points, _anchor=anchor), 303)


def _grades(room: ClassFile) -> Grades:
    return grade(room.exercise, room.answers())


def _written(mark: Mark) -> bool:
    """Whether this is a written answer, marked or not."""
    return mark.given.state is State.TO_MARK or mark.given.points is not None


def _table(room: ClassFile, *, points: bool) -> str:
    grades = _grades(room)
    finished = {student.id for student in room.students() if student.finished}
    columns = [item_label(number, item) for number, item in enumerate(room.exercise.items, 1)]
    rows = [
        {
            "student": student,
            "finished": student.line in finished,
            "cells": [_cell(mark, points=points) for mark in student.marks],
            "answered": sum(mark.given.state is not State.BLANK for mark in student.marks),
            "total": total_words(student) if points else "",
        }
        for student in grades.students
    ]
    means = [_mean(grades, item.id, points=points) for item in room.exercise.items]
    return render_template(
        "class_table.html",
        name=room.path.stem,
        columns=columns,
        rows=rows,
        means=means,
        points=points,
        finished=len(finished),
        answers=sum(row["answered"] for row in rows if isinstance(row["answered"], int)),
    )


def _cell(mark: Mark, *, points: bool) -> dict[str, str]:
    """What a cell shows: that there is an answer, or its points as well. A word tells it to who cannot see."""
    if mark.given.state is State.BLANK:
        return {"text": "", "said": "no answer yet", "shade": "empty"}
    if not points:
        return {"text": "●", "said": "answered", "shade": "answered"}
    if mark.points is None:
        said = "to be marked" if mark.given.state is State.TO_MARK else "not understood"
        return {"text": "…" if mark.given.state is State.TO_MARK else "?", "said": said, "shade": "waiting"}
    share = round(5 * (mark.share or 0.0))
    return {
        "text": points_words(mark.points),
        "said": f"of {mark.of}, {tone_of(mark)}",
        "shade": f"heat-{share}",
    }


def _mean(grades: Grades, item: str, *, points: bool) -> str:
    marks = grades.column(item)
    if not points:
        answered = sum(mark.given.state is not State.BLANK for mark in marks)
        return str(answered)
    shares = [mark.share for mark in marks if mark.share is not None]
    return percent_words(sum(shares) / len(shares) if shares else None)


def _student() -> int:
    """The number of the student whom a form means; 400 where no student can have it."""
    given = request.form.get("student", "")
    if not given.isascii() or not given.isdigit() or len(given) > _LONGEST_NUMBER:
        abort(400)
    return int(given)
