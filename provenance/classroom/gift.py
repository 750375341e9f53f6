"""Questions as GIFT, the text format of question banks (Moodle, and many others).

The signs that mean something in GIFT are escaped, and every text says that it
is plain, so that nothing of it is read as markup, weight or another format.
GIFT knows no ordering: an order is a matching question with places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.classroom import question_html as html
from provenance.classroom.directions import PLANTED, finding, paragraphs, source
from provenance.classroom.moodle import shares
from provenance.classroom.values import Answering, Exercise, Item, Paper
from provenance.publish.inert import clean

_SPECIAL = re.compile(r"[\\~=#{}:]")


def gift(exercise: Exercise, paper: Paper) -> bytes:
    """All questions in one category that bears the title of the exercise."""
    # Moodle takes the name of a category as it stands: an escape would be part of the name.
    title = _SPECIAL.sub(" ", clean(exercise.title)).replace("/", "//")
    questions = (_question(number, item) for number, item in enumerate(paper.items, 1))
    return ("\n\n".join((f"$CATEGORY: $course$/top/{title}", *questions)) + "\n").encode()


def escaped(text: str) -> str:
    """Text on one line in which no sign means anything to GIFT.

    The arrow that parts a pair cannot be escaped, and some programs look for it in every question.
    """
    return _SPECIAL.sub(lambda sign: "\\" + sign[0], clean(text).replace("->", "→")).strip()


def _question(number: int, item: Item) -> str:
    tags = (
        [item.kind.value, item.level.value]
        + ["planted"] * item.planted
        + ["sensitive"] * bool(item.sensitive)
    )
    marks = " ".join(f"[tag:{tag}]" for tag in tags)
    answers = "".join(f"\n\t{line}" for line in (*_answers(item), *_general(item)))
    return (
        f"// [id:{re.sub(r'[^A-Za-z0-9-]', '-', item.id)}] {marks}\n"
        f"::{escaped(html.name(number, item))}::{_plain(_stem(item))}{{{answers}\n}}"
    )


def _answers(item: Item) -> Iterator[str]:
    match item.answering:
        case Answering.OPEN:
            return
        case Answering.ORDER | Answering.GRID:
            for left, right, _ in html.pairs(item):
                yield f"={_plain([left])} -> {escaped(right)}"
            for right in html.spare(item):
                yield f"= -> {escaped(right)}"
        case _:
            single = item.answering is Answering.ONE
            right_share, wrong_share = shares(item)
            for choice in item.choices:
                sign = (
                    ("=" if choice.right else "~")
                    if single
                    else f"~%{right_share if choice.right else wrong_share}%"
                )
                why = f"#{_plain([choice.why])}" if choice.why else ""
                yield f"{sign}{_plain([choice.text])}{why}"


def _general(item: Item) -> Iterator[str]:
    lines = [PLANTED] if item.planted else []
    lines += [f"Model answer: {item.model_answer}"] if item.model_answer else []
    lines += [f"1 point: {line}" for line in item.marking_guide if item.answering is Answering.OPEN]
    lines += [item.explanation] if item.explanation else []
    for evidence in item.evidence:
        if evidence.sentence:
            where = source(evidence)
            lines.append(f"Original{f' ({where})' if where else ''}: {evidence.sentence}")
        told = ". ".join(part for part in (finding(evidence), evidence.words) if part)
        lines += [told] if told else []
    if lines:
        yield f"####{_plain(lines)}"


def _stem(item: Item) -> list[str]:
    lines: list[str] = []
    for passage in item.material:
        lines.append(passage.label + (f" ({passage.note})" if passage.note else ""))
        lines += paragraphs(passage.text)
        lines.append("")
    lines.append(item.prompt)
    if item.answering is Answering.ORDER:
        lines.append("Choose the place of each. 1 is the first.")
    return lines


def _plain(lines: list[str]) -> str:
    """Lines as one piece of GIFT text, which says that it is plain text."""
    return "[plain]" + "\\n".join(escaped(line) for line in lines)
