"""The job ``exercise``: worksheets, keys and question banks from a trace that is there already.

Files of the job's folder: ``result/files/`` (all formats and a ZIP of them)
and ``result/preview/`` (the first paper and its key as pictures).
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from provenance.attribution import schema
from provenance.classroom.cautions import cautions
from provenance.classroom.options import Options
from provenance.classroom.sheets import key_page, worksheet_page
from provenance.classroom.values import Exercise, Kind, LanguageLevel, Level
from provenance.errors import ReadingError
from provenance.files import write_whole
from provenance.outlets import Registry
from provenance.publish.pdf import print_pictures
from provenance.web.jobs.tracing import corpus_of
from provenance.web.jobs.worker import Tell
from provenance.workflows.exercise import exercise, write_exercise

WHOLE = "exercise.zip"
_DOTS_AN_INCH = 70


def run(folder: Path, request: Mapping[str, Any], tell: Tell) -> dict[str, Any]:
    """Makes an exercise; returns what a teacher should know of it.

    Args:
        folder: of the job.
        request: ``trace`` (the request of the trace), ``trace_folder``, ``options``.
        tell: how far it is.
    """
    tell("Choosing what is certain", None)
    made = _made(Path(request["trace_folder"]), request)
    result = folder / "result"
    tell("Setting the papers", None)
    _write_preview(result / "preview", made)
    files = result / "files"
    written = write_exercise(made, files, force=True)
    packed = result / "packed.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in written:
            archive.write(path, path.relative_to(files))
    packed.replace(files / WHOLE)
    return {
        "title": made.title,
        "questions": len(made.items),
        "points": made.points,
        "papers": [paper.letter for paper in made.papers],
        "kinds": [kind.value for kind in made.kinds],
        "warnings": list(cautions(made)),
    }


def options_of(said: Mapping[str, Any]) -> Options:
    """The options of a request.

    Raises:
        SettingsError, ValueError: a value that cannot be used.
    """
    return Options(
        kinds=tuple(Kind(name) for name in said["kinds"]),
        level=Level(said["level"]),
        language_level=LanguageLevel(said["language_level"]),
        seed=said["seed"],
        variants=said["variants"],
        number=said["number"],
        planted=said["planted"],
        avoid_sensitive=said["avoid_sensitive"],
    )


def _made(traced: Path, request: Mapping[str, Any]) -> Exercise:
    try:
        record = schema.from_dict(json.loads((traced / "result" / "trace.json").read_text(encoding="utf-8")))
    except OSError:
        raise ReadingError("The trace of this exercise was deleted. Trace the article again.") from None
    return exercise(
        replace(record.article, path=None),
        corpus_of(traced, request["trace"], Registry.load()),
        options=options_of(request["options"]),
        record=record,
    )


def _write_preview(folder: Path, made: Exercise) -> None:
    paper = made.papers[0]
    for name, page in (("worksheet", worksheet_page(made, paper)), ("key", key_page(made, paper))):
        for number, picture in enumerate(print_pictures(page, resolution=_DOTS_AN_INCH), start=1):
            write_whole(folder / f"{name}-{number:02d}.png", picture)
