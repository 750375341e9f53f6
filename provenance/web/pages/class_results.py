"""What a teacher takes home from a class: answers, marks, overview, feedback sheets."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from flask import Blueprint, Response, abort, render_template

from provenance.classroom.grading import Grades, grade
from provenance.web.pages.classes import room_of

blueprint = Blueprint("class_results", __name__, url_prefix="/classes/<name>")

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
}
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


@blueprint.get("/answers.csv")
def answers(name: str) -> Response:
    """The answers as ``provenance exercise grade`` reads them."""
    from provenance.workflows.export import rows_csv

    # The byte order mark is for Excel, which takes the file for another encoding without it.
    return _file("answers.csv", "\ufeff" + rows_csv(room_of(name).rows()))


@blueprint.get("/key.json")
def key(name: str) -> Response:
    """The key of the exercise of this class."""
    from provenance.classroom.key import to_json

    return _file("key.json", to_json(room_of(name).exercise))


@blueprint.get("/overview")
def overview(name: str) -> str:
    """The overview as a page of this site."""
    from provenance.classroom.overview import overview_page
    from provenance.publish.html import print_parts

    body, contents = print_parts(overview_page(_grades(name)))
    return render_template("class_overview.html", name=name, body=body, contents=contents)


@blueprint.get("/results/<path:wanted>")
def result(name: str, wanted: str) -> Response:
    """One file of what ``provenance exercise grade`` writes."""
    from provenance.workflows.grade import grade_files

    made = {path.as_posix(): make for path, make in grade_files(_grades(name), Path())}
    if wanted not in made:
        abort(404, "There is no such file about this class.")
    return _file(wanted.rpartition("/")[2], made[wanted]())


@blueprint.get("/results.zip")
def everything(name: str) -> Response:
    """All files in one archive, the same bytes for the same answers."""
    from provenance.workflows.export import rows_csv
    from provenance.workflows.grade import grade_files

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("answers.csv", _ZIP_DAY), rows_csv(room_of(name).rows()))
        for path, make in grade_files(_grades(name), Path()):
            archive.writestr(zipfile.ZipInfo(path.as_posix(), _ZIP_DAY), make(), zipfile.ZIP_DEFLATED)
    return Response(
        buffer.getvalue(),
        mimetype="application/zip",
        headers={"Content-Disposition": 'attachment; filename="results.zip"'},
    )


def _grades(name: str) -> Grades:
    room = room_of(name)
    answers = room.answers()
    if not answers.sheets:
        abort(404, "Nobody has joined this class yet, so there is nothing to grade.")
    return grade(room.exercise, answers)


def _file(name: str, content: str | bytes) -> Response:
    ending = "." + name.rpartition(".")[2]
    return Response(
        content,
        content_type=TYPES.get(ending, "application/octet-stream"),
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
