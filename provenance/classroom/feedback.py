"""The feedback sheet of one student, and all sheets of a class in one file to print."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.classroom.answer_words import (
    BLANK,
    RIGHT,
    TONES,
    UNCLEAR,
    UNMARKED,
    given_words,
    percent_words,
    points_words,
    right_words,
    shortened,
    student_name,
    tone_of,
)
from provenance.classroom.given import State
from provenance.classroom.grading import Graded, Grades, Mark
from provenance.classroom.values import Answering, Exercise, Item
from provenance.publish.blocks import (
    Block,
    Facts,
    Heading,
    Inline,
    ItemList,
    NewSheet,
    Page,
    Paragraph,
    Span,
    Table,
)
from provenance.publish.blocks import (
    Mark as Look,
)
from provenance.text.counted import count

MOST_EVIDENCE = 2


def feedback_page(grades: Grades, student: Graded) -> Page:
    """The sheet of one student: points, each answer beside the right one, and what to look at again."""
    return Page(
        title=grades.exercise.title,
        kind="Feedback",
        blocks=tuple(_sheet(grades.exercise, student, level=1)),
        tones=TONES,
        signature=grades.exercise.signature,
        author="provenance",
        description=f"Feedback on paper {student.paper}",
    )


def feedback_bundle(grades: Grades) -> Page:
    """The sheets of all students, each on sheets of paper of its own, also when printed on both sides."""
    blocks: list[Block] = [
        Paragraph(
            (
                Span(
                    f"The feedback sheets of {len(grades.students)} students, to print and hand out. Each "
                    "begins on the front of a sheet. They hold names and marks: keep them as you keep marks."
                ),
            )
        )
    ]
    for student in grades.students:
        blocks += [NewSheet(), Heading(student_name(student.name, student.number))]
        blocks += _sheet(grades.exercise, student, level=2)
    return Page(
        title=grades.exercise.title,
        kind="Feedback for the class",
        blocks=tuple(blocks),
        tones=TONES,
        signature=grades.exercise.signature,
        author="provenance",
        description="Feedback sheets of a class",
    )


def _sheet(exercise: Exercise, student: Graded, *, level: int) -> Iterator[Block]:
    paper = exercise.paper(student.paper)
    marks = {mark.item: mark for mark in student.marks}
    rows = [(number, item, marks[item.id]) for number, item in enumerate(paper.items, 1)]
    yield _facts(student)
    yield _answers(rows)
    again = [row for row in rows if tone_of(row[2]) not in (RIGHT, UNMARKED, UNCLEAR)]
    if again:
        yield Heading("What to look at again", level)
        for number, item, mark in again:
            yield from _again(number, item, mark, level + 1)
    elif not student.unmarked:
        yield Paragraph((Span("Every answer is right. Well done."),), lead=True)


def _facts(student: Graded) -> Facts:
    total = f"{points_words(student.points)} of {student.of_marked}"
    rows: list[tuple[str, Inline]] = [
        ("Name", (Span(student_name(student.name, student.number), (Look.STRONG,)),)),
        ("Paper", (Span(student.paper),)),
        ("Points", (Span(total, (Look.STRONG,)), Span(f"  ({percent_words(student.share)})"))),
    ]
    waiting = sum(mark.of for mark in student.unmarked)
    if waiting:
        rows.append(("Not marked yet", (Span(f"{count(waiting, 'more point')} can still be earned"),)))
    return Facts(tuple(rows))


def _answers(rows: list[tuple[int, Item, Mark]]) -> Table:
    cells: list[tuple[Inline, ...]] = []
    for number, item, mark in rows:
        right = "" if tone_of(mark) == RIGHT or item.answering is Answering.OPEN else right_words(item)
        points = "–" if mark.points is None else points_words(mark.points)
        cells.append(
            (
                (Span(str(number)),),
                (Span("", tone=tone_of(mark)),),
                (Span(shortened(given_words(mark.given, item), 90)),),
                (Span(shortened(right, 90)),),
                (Span(f"{points} / {mark.of}"),),
            )
        )
    columns = ("No.", "Result", "Your answer", "The right answer", "Points")
    return Table("", columns, tuple(cells), (False, False, False, False, True))


def _again(number: int, item: Item, mark: Mark, level: int) -> Iterator[Block]:
    yield Heading(f"{number}. {shortened(item.prompt, 300)}", level)
    lines: list[Inline] = []
    lines += _why_not(item, mark)
    lines += _what_is_right(item, mark)
    lines += _evidence(item)
    yield ItemList(tuple(lines))


def _evidence(item: Item) -> Iterator[Inline]:
    """What stands behind the right answer, where the explanation does not say it already."""
    if item.answering is Answering.ONE:
        for evidence in item.evidence[:MOST_EVIDENCE]:
            if evidence.words and evidence.words not in item.explanation:
                yield (Span(evidence.words, (Look.SOFT,)),)
    if item.planted and "planted" not in item.explanation:
        yield (Span("The change in this question was made for the exercise. It is not in the article."),)


def _why_not(item: Item, mark: Mark) -> Iterator[Inline]:
    if tone_of(mark) == BLANK:
        return
    if item.answering in (Answering.ONE, Answering.SEVERAL):
        for choice in item.choices:
            if choice.id in mark.given.choices and choice.id not in item.right and choice.why:
                yield (Span(f"You chose {item.letter(choice.id)}: "), Span(choice.why))
    if item.answering is Answering.GRID:
        given = dict(mark.given.rows)
        for place, row in enumerate(item.rows, 1):
            if given.get(row.id) != row.right:
                right = next(choice.text for choice in item.choices if choice.id == row.right)
                yield (Span(f"Row {place} is {item.letter(row.right)} “{shortened(right)}”. "), Span(row.why))


def _what_is_right(item: Item, mark: Mark) -> Iterator[Inline]:
    if item.answering is Answering.SEVERAL:
        for choice in item.choices:
            if choice.id in item.right and choice.id not in mark.given.choices:
                yield (
                    Span(f"{item.letter(choice.id)} belongs to it “{shortened(choice.text)}”. "),
                    Span(choice.why),
                )
    elif item.answering is not Answering.GRID:
        label = "A good answer: " if item.answering is Answering.OPEN else "Right: "
        yield (Span(label), Span(right_words(item), (Look.STRONG,)))
    if item.answering is Answering.OPEN and mark.given.state is not State.BLANK:
        for line in item.marking_guide:
            yield (Span("A point for: "), Span(line))
    if item.explanation:
        yield (Span(item.explanation),)
