"""An exercise as plain text: worksheet, key and lesson sheet, at 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from provenance.classroom.cautions import cautions
from provenance.classroom.directions import worth
from provenance.classroom.values import LETTERS, Answering, Evidence, Exercise, Item, Paper
from provenance.text.display import safe

WIDTH = 80


def worksheet_text(exercise: Exercise, paper: Paper) -> bytes:
    """Returns what a student gets: questions and material, nothing of the key."""
    return _page(_worksheet(exercise, paper))


def key_text(exercise: Exercise, paper: Paper) -> bytes:
    """Returns the right answers of one paper with their explanations and evidence."""
    return _page(_key(exercise, paper))


def lesson_text(exercise: Exercise, _paper: Paper) -> bytes:
    """Returns the teacher's sheet: aims, minutes, discussion, vocabulary, common mistakes."""
    return _page(_lesson(exercise))


def _page(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _worksheet(exercise: Exercise, paper: Paper) -> Iterator[str]:
    yield from _title(exercise, f"Paper {paper.letter} · {worth(exercise.points)}")
    yield "Name: ______________________________   Date: ____________________"
    yield ""
    for line in exercise.instructions:
        yield from _wrapped(line, "- ", "  ")
    yield ""
    if exercise.glossary:
        yield "Words you need"
        for term in exercise.glossary:
            yield from _wrapped(f"{term.term}: {term.meaning}", "  ", "    ")
        yield ""
    for number, item in enumerate(paper.items, 1):
        yield from _question(number, item)


def _question(number: int, item: Item) -> Iterator[str]:
    yield "-" * WIDTH
    yield f"{number}. ({item.points} {'point' if item.points == 1 else 'points'})"
    yield from _wrapped(item.prompt)
    yield ""
    for passage in item.material:
        yield from _wrapped(passage.label + (f" ({passage.note})" if passage.note else ""), "  ")
        for paragraph in passage.text.split("\n"):
            yield from _wrapped(paragraph, "  | ")
        yield ""
    for row in item.rows:
        yield from _wrapped(row.text, "  ___  ", "       ")
    if item.rows:
        yield ""
    for place, choice in enumerate(item.choices):
        yield from _wrapped(choice.text, f"  {LETTERS[place]}  ", "     ")
    yield from _room(item)
    if item.hint:
        yield from _wrapped(f"Hint: {item.hint}")
    yield ""


def _room(item: Item) -> Iterator[str]:
    yield ""
    match item.answering:
        case Answering.OPEN:
            yield from ["_" * WIDTH] * 4
        case Answering.ORDER:
            yield "Order: " + "  ->  ".join("___" for _ in item.choices)
        case Answering.ONE | Answering.SEVERAL:
            yield "Answer: ____________"
        case Answering.GRID:
            yield "Write one letter in front of every line."


def _key(exercise: Exercise, paper: Paper) -> Iterator[str]:
    yield from _title(exercise, f"Key to paper {paper.letter} · {worth(exercise.points)}")
    for warning in cautions(exercise, paper):
        yield from _wrapped(f"Note: {warning}")
    yield ""
    for number, item in enumerate(paper.items, 1):
        yield "-" * WIDTH
        yield from _wrapped(f"{number}. {answer(item)}  ({item.points} p., {item.kind.value}, {item.id})")
        if item.planted:
            yield from _wrapped(
                "Planted: the change shown was made for this exercise. It is not in the article."
            )
        yield from _wrapped(item.explanation)
        for choice in item.choices:
            if choice.why:
                yield from _wrapped(f"{item.letter(choice.id)}: {choice.why}", "  ", "     ")
        for row in item.rows:
            yield from _wrapped(f"{item.letter(row.right)}: {row.text} {row.why}".rstrip(), "  ", "     ")
        for line in item.marking_guide:
            yield from _wrapped(line, "  [1 p.] ", "         ")
        for evidence in item.evidence:
            yield from _evidence(evidence)
        yield ""
    yield from _wrapped(exercise.signature)


def answer(item: Item) -> str:
    """Returns the right answer of an item as this paper's letters ("B", "A C", "C -> A -> B", "A B B")."""
    match item.answering:
        case Answering.OPEN:
            return item.model_answer
        case Answering.ORDER:
            return " -> ".join(item.letter(choice) for choice in item.order)
        case Answering.GRID:
            return " ".join(item.letter(row.right) for row in item.rows)
        case _:
            return " ".join(sorted(item.letter(choice) for choice in item.right))


def _evidence(evidence: Evidence) -> Iterator[str]:
    if evidence.article:
        yield from _wrapped(f"Article: {evidence.article}", "    ", "      ")
    if evidence.sentence:
        where = ", ".join(part for part in (evidence.outlet, evidence.published) if part)
        yield from _wrapped(
            f"Original{f' ({where})' if where else ''}: {evidence.sentence}", "    ", "      "
        )
    if evidence.words:
        yield from _wrapped(evidence.words, "    ", "      ")


def _lesson(exercise: Exercise) -> Iterator[str]:
    lesson = exercise.lesson
    yield from _title(exercise, f"Lesson sheet · {lesson.minutes} minutes")
    yield from _list("Aims", lesson.aims)
    yield from _list("Before the lesson", cautions(exercise))
    yield from _list("In the lesson", (f"{step.minutes} min: {step.text}" for step in lesson.steps))
    yield from _list("To discuss", lesson.discussion)
    yield from _list("Words", (f"{term.term}: {term.meaning}" for term in lesson.vocabulary))
    yield from _list("Common mistakes", lesson.mistakes)
    yield from _list(
        "What was left out",
        (
            f"{item.kind.value}: {item.why}" + (f" ({item.count})" if item.count > 1 else "")
            for item in exercise.left_out
        ),
    )


def _title(exercise: Exercise, line: str) -> Iterator[str]:
    yield from _wrapped(exercise.title)
    yield "=" * WIDTH
    yield from _wrapped(line)
    yield ""


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    shown = list(lines)
    if shown:
        yield title
        for line in shown:
            yield from _wrapped(line, "- ", "  ")
        yield ""


def _wrapped(text: str, first: str = "", later: str | None = None) -> Iterator[str]:
    if text:
        yield from textwrap.wrap(
            safe(text), WIDTH, initial_indent=first, subsequent_indent=first if later is None else later
        )
