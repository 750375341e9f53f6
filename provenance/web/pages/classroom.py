"""What students see: the join code, the questions, and the feedback once the teacher has opened it.

These pages need no token, and nothing of the key is on them before the feedback is open.
"""

from __future__ import annotations

import sqlite3

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from provenance.classroom.answer_words import TONES
from provenance.classroom.class_file import ClassFile
from provenance.classroom.class_values import ClassClosedError, ClassFullError, Student
from provenance.classroom.directions import PLANTED, TITLES, lettered, paragraphs, worth
from provenance.classroom.screen_answers import cell_of, filled, twice
from provenance.web.classes import allow, classes
from provenance.web.guard.forms import form_key
from provenance.web.guard.limits import takes

blueprint = Blueprint("classroom", __name__, url_prefix="/class")

KEPT_SECONDS = 7 * 24 * 3600
"""How long a browser remembers its seat."""

ANSWER_BYTES = 30_000
_CLOSED = "Your teacher has closed this class. What you answered is kept."
_GONE = "This class is not there any more: your teacher has deleted it."


@blueprint.errorhandler(sqlite3.ProgrammingError)
def deleted_meanwhile(_error: sqlite3.ProgrammingError) -> tuple[str, int]:
    """The teacher deleted the class while this request was under way."""
    return render_template("problem_of_student.html", sentence=_GONE), 404


@blueprint.get("/look.css")
def style() -> Response:
    """The colours of right and wrong."""
    from provenance.publish.html import tones_style

    return Response(tones_style(TONES), mimetype="text/css")


@blueprint.get("")
def ask() -> AnyResponse | str:
    """Asks for the join code."""
    if typed := request.args.get("code", ""):
        found = _by_code(typed)
        return redirect(url_for("classroom.enter", code=found.state().code))
    return render_template("class_code.html")


@blueprint.get("/<code>")
def enter(code: str) -> AnyResponse | str:
    """Asks for a name, or leads back to the questions."""
    room = _by_code(code)
    if _seated(room):
        return redirect(url_for("classroom.paper", code=room.state().code))
    return render_template("class_join.html", state=room.state())


@blueprint.post("/<code>/join")
@takes(5_000)
def join(code: str) -> AnyResponse:
    """Gives the student a seat."""
    room = _by_code(code)
    allow(
        classes().joins,
        request.remote_addr or "",
        "Too many joined from your address. Wait a minute, try again.",
    )
    state = room.state()
    answer = redirect(url_for("classroom.paper", code=state.code), 303)
    if _seated(room):
        return answer
    try:
        _, secret = room.join(request.form.get("name", ""))
    except ClassClosedError:
        abort(403, _CLOSED)
    except ClassFullError:
        abort(403, "This class is full. Ask your teacher.")
    answer.set_cookie(
        _cookie(state.code),
        secret,
        max_age=KEPT_SECONDS,
        httponly=True,
        samesite="Lax",
        path=f"/class/{state.code}",
    )
    return answer


@blueprint.get("/<code>/paper")
def paper(code: str) -> AnyResponse | str:
    """The questions with what was answered so far."""
    room = _by_code(code)
    student = _seated(room)
    if student is None:
        return redirect(url_for("classroom.enter", code=room.state().code))
    cells = room.cells(student)
    questions = [
        {
            "number": number,
            "item": item,
            "title": TITLES[item.kind],
            "worth": worth(item.points),
            "choices": [(letter, choice.text) for letter, choice in lettered(item)],
            "rows": list(enumerate((row.text for row in item.rows), 1)),
            "material": [(p.label, p.note, paragraphs(p.text)) for p in item.material],
            "filled": filled(item, cells.get(item.id, "")),
            "twice": twice(item, cells.get(item.id, "")),
            "note": PLANTED if item.planted else "",
        }
        for number, item in enumerate(room.exercise.paper(student.paper).items, 1)
    ]
    answered = sum(bool(cell) for cell in cells.values())
    return render_template(
        "class_paper.html",
        state=room.state(),
        student=student,
        exercise=room.exercise,
        questions=questions,
        answered=answered,
    )


@blueprint.post("/<code>/answer")
@takes(ANSWER_BYTES)
def answer(code: str) -> AnyResponse:
    """Keeps one answer; a script is told in JSON, a plain form comes back to its question."""
    room = _by_code(code)
    student = _student(room)
    allow(classes().answers, f"{code} {student.id}", "Too many answers at once. Wait a few seconds.")
    item = room.item(student, request.form.get("item", ""))
    if item is None:
        abort(400, "This question is not on your paper. Load the page anew.")
    try:
        cell = cell_of(item, request.form.getlist)
        room.save(student, item.id, cell)
    except ValueError as error:
        abort(400, str(error))
    except ClassClosedError:
        abort(403, _CLOSED)
    except KeyError:
        abort(404, _GONE)
    if request.accept_mimetypes.best == "application/json":
        doubled = twice(item, cell)
        answered = sum(bool(kept) for kept in room.cells(student).values())
        return jsonify(saved=True, answered=answered, twice=list(doubled))
    number = [known.id for known in room.exercise.paper(student.paper).items].index(item.id) + 1
    return redirect(url_for("classroom.paper", code=room.state().code, _anchor=f"q{number}"), 303)


@blueprint.get("/<code>/state")
def state(code: str) -> Response:
    """Whether answers are taken and feedback is open, and the key that forms of this visit carry now."""
    room = _by_code(code)
    now = room.state()
    return jsonify(takes_answers=now.takes_answers, shows_feedback=now.shows_feedback, form_key=form_key())


@blueprint.post("/<code>/finish")
@takes(5_000)
def finish(code: str) -> AnyResponse:
    """The student is done, or goes on after all."""
    room = _by_code(code)
    room.finish(_student(room), request.form.get("finished") == "1")
    return redirect(url_for("classroom.paper", code=room.state().code, _anchor="end"), 303)


@blueprint.post("/<code>/leave")
@takes(5_000)
def leave(code: str) -> AnyResponse:
    """This browser forgets the student, so that the next one can use it; the answers are kept."""
    now = _by_code(code).state()
    gone = redirect(url_for("classroom.enter", code=now.code), 303)
    gone.delete_cookie(_cookie(now.code), path=f"/class/{now.code}")
    return gone


@blueprint.get("/<code>/feedback")
def feedback(code: str) -> AnyResponse | str:
    """The student's own points and the right answers, once the teacher has opened them."""
    from provenance.classroom.feedback import feedback_page
    from provenance.classroom.grading import grade
    from provenance.publish.html import print_parts

    room = _by_code(code)
    student = _student(room)
    if not room.state().shows_feedback:
        return make_response(render_template("class_wait.html", state=room.state()), 403)
    grades = grade(room.exercise, room.answers())
    own = next(graded for graded in grades.students if graded.line == student.id)
    body, _ = print_parts(feedback_page(grades, own))
    return render_template("class_feedback.html", state=room.state(), body=body)


def _by_code(typed: str) -> ClassFile:
    """The class of a code; who tries many is soon too hasty."""
    found = classes().folder.by_code(typed)
    if found is None:
        client = request.remote_addr or ""
        allow(classes().codes, client, "Too many wrong codes came from your address. Wait a minute.")
        abort(404, "There is no class with this code. Look at the board and type it again.")
    return found


def _seated(room: ClassFile) -> Student | None:
    secret = request.cookies.get(_cookie(room.state().code), "")
    return room.student(secret) if secret else None


def _student(room: ClassFile) -> Student:
    student = _seated(room)
    if student is None:
        abort(403, "Your browser does not know who you are in this class. Join it again with the code.")
    return student


def _cookie(code: str) -> str:
    return f"seat-{code}"
