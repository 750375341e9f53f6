"""An exercise as one HTML file that checks itself: offline, without a server, keeping nothing.

The key of each question is in the file, because nobody else is there to check
the answer. It is sealed: scrambled so that it cannot be read in the page's
source. That keeps an honest student from stumbling on it, and does not stop one
who can program: the file is for practice, not for a test that counts.
"""

from __future__ import annotations

import base64
import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.classroom.directions import (
    PLANTED,
    TITLES,
    answer_heading,
    finding,
    lettered,
    paragraphs,
    right_answer,
    source,
    worth,
)
from provenance.classroom.values import Answering, Evidence, Exercise, Item, Paper
from provenance.publish.inert import clean, link
from provenance.publish.templates import templates_of

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent

DIRECTIONS: dict[Answering, str] = {
    Answering.ONE: "Choose one answer.",
    Answering.SEVERAL: "Choose every answer that is right. There may be one or more.",
    Answering.ORDER: "Put them in order, from first to last: move them with the buttons, or choose their places.",
    Answering.GRID: "Choose one answer for every line.",
    Answering.OPEN: "Write your answer. Then compare it with the model answer.",
}


def practice_html(exercise: Exercise, paper: Paper) -> bytes:
    """One paper as a page to answer on a computer or a phone."""
    from provenance.publish.html import policy

    style, script = _read("practice.css"), _read("practice.js")
    view = {
        "exercise": exercise,
        "paper": paper,
        "style": style,
        "script": script,
        "policy": policy(style, script),
        "heading": json.dumps(answer_heading(paper)),
        "questions": [_question(number, item, paper) for number, item in enumerate(paper.items, 1)],
    }
    return (_environment().get_template("practice.html").render(view) + "\n").encode()


def sealed(data: Any, salt: str) -> str:
    """JSON data scrambled with a stream of bytes that the salt begins, as base64.

    ``practice.js`` opens it again; the two must agree.
    """
    state = 2166136261
    for byte in salt.encode():
        state = (state ^ byte) * 16777619 % 2**32
    scrambled = bytearray()
    for byte in json.dumps(data, ensure_ascii=False, sort_keys=True).encode():
        state = (state * 1664525 + 1013904223) % 2**32
        scrambled.append(byte ^ (state >> 24))
    return base64.b64encode(scrambled).decode()


def _question(number: int, item: Item, paper: Paper) -> dict[str, Any]:
    return {
        "number": number,
        "item": item,
        "title": TITLES[item.kind],
        "worth": worth(item.points),
        "direction": DIRECTIONS[item.answering],
        "choices": lettered(item),
        "sealed": sealed(_key(item), f"{paper.letter}/{item.id}"),
    }


def _key(item: Item) -> dict[str, Any]:
    return {
        "answer": right_answer(item),
        "points": item.points,
        "choices": [clean(choice.why) for choice in item.choices],
        "rows": [clean(row.why) for row in item.rows],
        "planted": PLANTED if item.planted else "",
        "model": clean(item.model_answer),
        "guide": [clean(line) for line in item.marking_guide],
        "explanation": clean(item.explanation),
        "evidence": [_evidence(evidence) for evidence in item.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, str]:
    address = link(evidence.url) or ""
    return {
        "article": clean(evidence.article),
        "sentence": clean(evidence.sentence),
        "source": clean(source(evidence)),
        "url": address if address.lower().startswith("http") else "",
        "words": clean(". ".join(part for part in (finding(evidence), evidence.words) if part)),
    }


@functools.cache
def _environment() -> Environment:
    environment = templates_of(FOLDER)
    environment.filters["paragraphs"] = paragraphs
    return environment


@functools.cache
def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
