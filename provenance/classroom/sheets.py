"""Worksheet, key and lesson sheet as pages: blocks for ``publish``, and PDF and Word files of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.classroom.cautions import cautions
from provenance.classroom.directions import (
    NOT_PROVEN,
    PLANTED,
    TITLES,
    direction,
    finding,
    lettered,
    paragraphs,
    right_answer,
    source,
    worth,
)
from provenance.classroom.values import Answering, Evidence, Exercise, Item, Paper, Passage
from provenance.publish.blocks import (
    Blanks,
    Block,
    Facts,
    Heading,
    Inline,
    ItemList,
    Mark,
    Note,
    Option,
    Page,
    Span,
    Task,
    TickRow,
)
from provenance.text.counted import count

AUTHOR = "provenance"
LONG_READING = 300  # letters from which a passage is not printed twice on one paper
LETTERS_A_LINE = 62  # of handwriting
WIDE_HEADS = 46  # letters of all column heads together that still leave room for the rows


def worksheet_pdf(exercise: Exercise, paper: Paper) -> bytes:
    """What a student gets, as PDF: questions and material, nothing of the key."""
    return _pdf(worksheet_page(exercise, paper))


def key_pdf(exercise: Exercise, paper: Paper) -> bytes:
    """The right answers of a paper with explanations and evidence, as PDF."""
    return _pdf(key_page(exercise, paper))


def lesson_pdf(exercise: Exercise, _paper: Paper) -> bytes:
    """The teacher's sheet, as PDF."""
    return _pdf(lesson_page(exercise))


def worksheet_word(exercise: Exercise, paper: Paper) -> bytes:
    """The worksheet as a Word document."""
    return _word(worksheet_page(exercise, paper))


def key_word(exercise: Exercise, paper: Paper) -> bytes:
    """The key of a paper as a Word document."""
    return _word(key_page(exercise, paper))


def lesson_word(exercise: Exercise, _paper: Paper) -> bytes:
    """The teacher's sheet as a Word document."""
    return _word(lesson_page(exercise))


def worksheet_page(exercise: Exercise, paper: Paper) -> Page:
    """The worksheet as blocks."""
    blocks: list[Block] = [Blanks(("Name", "Class", "Date"), (5, 2, 2.5))]
    if exercise.instructions:
        blocks.append(ItemList(tuple(_text(line) for line in exercise.instructions)))
    if exercise.glossary:
        rows = tuple((term.term, _text(term.meaning)) for term in exercise.glossary)
        blocks += [Heading("Words you need"), Facts(rows)]
    blocks += _questions(paper)
    return _page(exercise, f"Worksheet · Paper {paper.letter} · {worth(exercise.points)}", blocks, size=11.5)


def key_page(exercise: Exercise, paper: Paper) -> Page:
    """The key as blocks."""
    blocks: list[Block] = []
    if warnings := cautions(exercise, paper):
        blocks.append(Note("Before you hand it out", tuple(_text(line) for line in warnings)))
    blocks += [_answered(number, item) for number, item in enumerate(paper.items, 1)]
    return _page(exercise, f"Key · Paper {paper.letter} · {worth(exercise.points)}", blocks)


def lesson_page(exercise: Exercise) -> Page:
    """The lesson sheet as blocks."""
    lesson = exercise.lesson
    blocks: list[Block] = [Facts(tuple(_about(exercise)))]
    if warnings := cautions(exercise):
        blocks.append(Note("Look at this first", tuple(_text(line) for line in warnings)))
    blocks += _listed("Aims", lesson.aims)
    if lesson.steps:
        steps = tuple((count(step.minutes, "minute"), _text(step.text)) for step in lesson.steps)
        blocks += [Heading("Steps"), Facts(steps)]
    blocks += _listed("To discuss", lesson.discussion)
    if lesson.vocabulary:
        words = tuple((term.term, _text(term.meaning)) for term in lesson.vocabulary)
        blocks += [Heading("Words to explain"), Facts(words)]
    blocks += _listed("Common mistakes", lesson.mistakes)
    blocks += _listed("What the findings do not prove", NOT_PROVEN)
    blocks += _listed("What was left out, and why", _left_out(exercise))
    return _page(exercise, "Lesson sheet", blocks, size=11)


def _page(exercise: Exercise, kind: str, blocks: Iterable[Block], size: float = 10.5) -> Page:
    return Page(
        title=exercise.title,
        kind=kind,
        blocks=tuple(blocks),
        signature=exercise.signature,
        author=AUTHOR,
        description=kind,
        size=size,
    )


def _pdf(page: Page) -> bytes:
    from provenance.publish.pdf import print_pdf

    return print_pdf(page)


def _word(page: Page) -> bytes:
    from provenance.publish.word import print_word

    return print_word(page)


def _questions(paper: Paper) -> Iterator[Task]:
    seen: dict[Passage, int] = {}
    for number, item in enumerate(paper.items, 1):
        readings = []
        for passage in item.material:
            first = seen.setdefault(passage, number)
            again = first != number and len(passage.text) > LONG_READING
            text = (f"The same as in question {first}.",) if again else paragraphs(passage.text)
            readings.append((_label(passage), tuple(_text(part) for part in text)))
        yield _asked(number, item, tuple(readings))


def _asked(number: int, item: Item, readings: tuple[tuple[Inline, tuple[Inline, ...]], ...]) -> Task:
    ordered, grid = item.answering is Answering.ORDER, item.answering is Answering.GRID
    heads = _heads(item) if grid else ()
    return Task(
        number=str(number),
        title=TITLES[item.kind],
        worth=worth(item.points),
        question=_text(item.prompt),
        direction=direction(item),
        readings=readings,
        options=()
        if heads and not _lettered(heads)
        else tuple(Option(letter, _text(c.text)) for letter, c in lettered(item)),
        boxed=not (ordered or grid),
        many=item.answering is Answering.SEVERAL,
        columns=heads,
        rows=tuple(TickRow(str(place), _text(row.text)) for place, row in enumerate(item.rows, 1)),
        slots=("",) * len(item.choices) if ordered else (),
        lines=_lines(item) if item.answering is Answering.OPEN else 0,
        hint=item.hint,
    )


def _answered(number: int, item: Item) -> Task:
    ordered, grid = item.answering is Answering.ORDER, item.answering is Answering.GRID
    places = {choice.id: place for place, choice in enumerate(item.choices)}
    ticked = not (ordered or grid)
    return Task(
        number=str(number),
        title=TITLES[item.kind],
        worth=worth(item.points),
        question=_text(item.prompt),
        options=tuple(
            Option(letter, _text(choice.text), choice.right if ticked else None, _text(choice.why))
            for letter, choice in lettered(item)
        ),
        boxed=ticked,
        many=item.answering is Answering.SEVERAL,
        columns=tuple(letter for letter, _ in lettered(item)) if grid else (),
        rows=tuple(
            TickRow(str(place), _text(row.text), places[row.right], _text(row.why))
            for place, row in enumerate(item.rows, 1)
        ),
        slots=tuple(item.letter(choice) for choice in item.order) if ordered else (),
        details=tuple(_details(item)),
        answer=right_answer(item) if not grid else "",
    )


def _details(item: Item) -> Iterator[tuple[str, Inline]]:
    if item.planted:
        yield "Planted", (Span(PLANTED, (Mark.STRONG,)),)
    if item.model_answer:
        yield "Model answer", _text(item.model_answer)
    for place, line in enumerate(item.marking_guide):
        yield ("Marking guide" if place == 0 else ""), (Span("1 point: ", (Mark.STRONG,)), Span(line))
    if item.explanation:
        yield "Why", _text(item.explanation)
    told = {choice.text for choice in item.choices} | {row.text for row in item.rows}
    for evidence in item.evidence:
        if evidence.sentence or evidence.article not in told:
            yield from _evidence(evidence)
    if item.sensitive:
        yield "Sensitive", _text(", ".join(item.sensitive))
    yield "Item", (Span(f"{item.id}, {item.level.value}", (Mark.SOFT,)),)


def _evidence(evidence: Evidence) -> Iterator[tuple[str, Inline]]:
    if evidence.article:
        yield "The article says", _text(evidence.article)
    if evidence.sentence:
        where = Span(f"  ({source(evidence)})", (Mark.SOFT,), link=evidence.url or None)
        yield "The original says", (Span(evidence.sentence), *((where,) if source(evidence) else ()))
    told = " ".join(
        part for part in (finding(evidence) + "." if finding(evidence) else "", evidence.words) if part
    )
    if told:
        yield "The trace says", _text(told)


def _about(exercise: Exercise) -> Iterator[tuple[str, Inline]]:
    if exercise.lesson.minutes:
        yield "Length", _text(count(exercise.lesson.minutes, "minute"))
    questions = count(len(exercise.items), "question")
    yield "Exercise", _text(f"{questions}, {worth(exercise.points)}, {exercise.level.value}")
    yield (
        "Language",
        _text(f"Instructions for level {exercise.language_level.value}; the articles are as published"),
    )
    if len(exercise.papers) > 1:
        letters = ", ".join(paper.letter for paper in exercise.papers)
        yield "Papers", _text(f"{letters}: the same questions in another order, each paper with its own key")
    facts = exercise.article
    told = ", ".join(
        part
        for part in (f"“{facts.title}”" if facts.title else "", facts.outlet, facts.published[:10])
        if part
    )
    if told:
        yield "Article", (Span(told, link=facts.url or None),)


def _left_out(exercise: Exercise) -> Iterator[str]:
    """One line a kind, with all reasons."""
    for kind in dict.fromkeys(one.kind for one in exercise.left_out):
        reasons = (one for one in exercise.left_out if one.kind is kind)
        told = "; ".join(one.why + (f" ({one.count} times)" if one.count > 1 else "") for one in reasons)
        yield f"{TITLES[kind]}: {told}"


def _listed(title: str, lines: Iterable[str]) -> list[Block]:
    items = tuple(_text(line) for line in lines)
    return [Heading(title), ItemList(items)] if items else []


def _label(passage: Passage) -> Inline:
    note = (Span(f"  {passage.note}"),) if passage.note else ()
    return (Span(passage.label, (Mark.STRONG,)), *note)


def _heads(item: Item) -> tuple[str, ...]:
    """The heads of a grid's columns: the choices themselves where they are short, their letters otherwise."""
    texts = tuple(f"{letter} {choice.text}" for letter, choice in lettered(item))
    short = sum(map(len, texts)) <= WIDE_HEADS
    return texts if short else tuple(letter for letter, _ in lettered(item))


def _lettered(heads: tuple[str, ...]) -> bool:
    return all(len(head) == 1 for head in heads)


def _lines(item: Item) -> int:
    """Lines to write on: half as much again as the model answer takes, from 4 to 12."""
    return max(4, min(12, round(1.5 * len(item.model_answer) / LETTERS_A_LINE)))


def _text(text: str) -> Inline:
    return (Span(text),) if text else ()
