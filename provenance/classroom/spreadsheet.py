"""The questions of all papers as a table, for a spreadsheet; no cell of it is a formula."""

from __future__ import annotations

import csv
import io

from provenance.classroom.directions import TITLES, right_answer, source
from provenance.classroom.values import LETTERS, Exercise, Item, Paper
from provenance.text.cells import safe_cell

COLUMNS = (
    "paper", "number", "item", "kind", "title", "answering", "level", "points", "material", "question", "rows",
    "answer", "model answer", "marking guide", "hint", "explanation", "article says", "original says", "original",
    "probability", "relation", "verdict", "planted", "sensitive",
)  # fmt: skip


def items_csv(exercise: Exercise, _paper: Paper) -> bytes:
    """One row a question and paper; the choices stand under their letters, after the other columns."""
    widest = max((len(item.choices) for paper in exercise.papers for item in paper.items), default=0)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow((*COLUMNS, *LETTERS[:widest]))
    for paper in exercise.papers:
        for number, item in enumerate(paper.items, 1):
            choices = [choice.text for choice in item.choices] + [""] * (widest - len(item.choices))
            writer.writerow(safe_cell(value) for value in (*_row(paper, number, item), *choices))
    # The mark at the start tells spreadsheets that the file is UTF-8.
    return ("\ufeff" + buffer.getvalue()).encode()


def _row(paper: Paper, number: int, item: Item) -> tuple[object, ...]:
    evidence = item.evidence[0] if item.evidence else None
    return (
        paper.letter,
        number,
        item.id,
        item.kind.value,
        TITLES[item.kind],
        item.answering.value,
        item.level.value,
        item.points,
        "\n\n".join(f"{passage.label}: {passage.text}" for passage in item.material),
        item.prompt,
        "\n".join(f"{place}. {row.text}" for place, row in enumerate(item.rows, 1)),
        right_answer(item),
        item.model_answer,
        "\n".join(item.marking_guide),
        item.hint,
        item.explanation,
        "\n".join(one.article for one in item.evidence if one.article),
        "\n".join(one.sentence for one in item.evidence if one.sentence),
        source(evidence) if evidence else "",
        evidence.probability if evidence and evidence.probability else "",
        evidence.relation if evidence else "",
        evidence.verdict if evidence else "",
        "yes" if item.planted else "no",
        ", ".join(item.sensitive),
    )
