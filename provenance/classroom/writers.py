"""The formats of an exercise: a name, and what writes it.

A writer takes the exercise and one of its papers and returns the bytes of one file. To add a format, add a
line to ``WRITERS``; import heavy libraries inside the writer, not here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from provenance.classroom.gift import gift
from provenance.classroom.moodle import moodle_xml
from provenance.classroom.plain import key_text, lesson_text, worksheet_text
from provenance.classroom.practice import practice_html
from provenance.classroom.qti import qti_package
from provenance.classroom.sheets import (
    key_pdf,
    key_word,
    lesson_pdf,
    lesson_word,
    worksheet_pdf,
    worksheet_word,
)
from provenance.classroom.spreadsheet import items_csv
from provenance.classroom.values import Exercise, Paper

Writer = Callable[[Exercise, Paper], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be made of an exercise.

    ``name`` is what ``--formats`` calls it. ``parts`` maps the stem of a file to its writer: ``worksheet``
    and ``key`` are written once per paper (``worksheet-A.txt``); a part in ``once`` is written from the first
    paper only (``lesson.txt``). ``suffix`` starts with a dot. ``about`` says what it is for.
    """

    name: str
    suffix: str
    about: str
    parts: tuple[tuple[str, Writer], ...]
    once: frozenset[str] = frozenset({"lesson"})


def _bank(name: str, file: str, about: str, writer: Writer) -> Format:
    """A format of a single file for all papers, because a platform shuffles by itself."""
    stem, _, suffix = file.partition(".")
    return Format(name, f".{suffix}", about, ((stem, writer),), frozenset({stem}))


WRITERS: dict[str, Format] = {
    form.name: form
    for form in (
        Format(
            "pdf",
            ".pdf",
            "worksheets, keys and a lesson sheet to print on A4",
            (("worksheet", worksheet_pdf), ("key", key_pdf), ("lesson", lesson_pdf)),
        ),
        Format(
            "docx",
            ".docx",
            "the same as Word documents that you can change",
            (("worksheet", worksheet_word), ("key", key_word), ("lesson", lesson_word)),
        ),
        Format(
            "html",
            ".html",
            "a page that checks the answers itself, offline, on a computer or a phone",
            (("practice", practice_html),),
        ),
        Format(
            "text",
            ".txt",
            "plain text, for any editor",
            (("worksheet", worksheet_text), ("key", key_text), ("lesson", lesson_text)),
        ),
        _bank("moodle", "questions-moodle.xml", "a question bank for Moodle", moodle_xml),
        _bank("gift", "questions-gift.txt", "a question bank in GIFT, for Moodle and others", gift),
        _bank("qti", "questions-canvas.zip", "a quiz for Canvas, as a QTI 1.2 package", qti_package),
        _bank("csv", "questions.csv", "all questions and answers as a table", items_csv),
    )
}
"""All formats by name, in the order in which they are offered."""
