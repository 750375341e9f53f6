"""The key of an exercise as JSON, schema 1: all that is needed to grade it, to explain it and to print it again.

Every item is written once; a paper lists the ids of its items, choices and rows in the order in which they
stand on it. Names are added to and never renamed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from provenance.classroom.values import (
    Answering,
    ArticleFacts,
    Choice,
    Evidence,
    Exercise,
    Item,
    Kind,
    LanguageLevel,
    LeftOut,
    Lesson,
    Level,
    Paper,
    Passage,
    Row,
    Step,
    Term,
)
from provenance.errors import ReadingError

SCHEMA = 1
KEY_NAME = "key.json"

Json = dict[str, Any]


def to_json(exercise: Exercise) -> str:
    """Returns the key as JSON text, the same for the same exercise to the last byte."""
    return json.dumps(to_dict(exercise), ensure_ascii=False, indent=2) + "\n"


def to_dict(exercise: Exercise) -> Json:
    """Returns the key as plain lists, dicts, strings and numbers."""
    return {
        "schema": SCHEMA,
        "signature": exercise.signature,
        "title": exercise.title,
        "kinds": [kind.value for kind in exercise.kinds],
        "level": exercise.level.value,
        "language_level": exercise.language_level.value,
        "seed": exercise.seed,
        "points": exercise.points,
        "article": asdict(exercise.article),
        "instructions": list(exercise.instructions),
        "glossary": [asdict(term) for term in exercise.glossary],
        "lesson": asdict(exercise.lesson),
        "warnings": list(exercise.warnings),
        "left_out": [asdict(item) for item in exercise.left_out],
        "items": [_item(item) for item in exercise.items],
        "papers": [_paper(paper) for paper in exercise.papers],
    }


def read_key(path: Path | str) -> Exercise:
    """Reads a key file.

    Raises:
        ReadingError: the file cannot be read or is no key of schema 1.
    """
    try:
        return from_json(Path(path).read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise ReadingError(f"Cannot read the key {path}: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise ReadingError(_no_key(str(path), "it is not a text file")) from error


def from_json(text: str, name: str = "the key") -> Exercise:
    """Reads what ``to_json`` wrote; ``name`` is what messages call the file.

    Raises:
        ReadingError: the text is no key of schema 1.
    """
    try:
        return from_dict(json.loads(text))
    except json.JSONDecodeError as error:
        raise ReadingError(_no_key(name, f"line {error.lineno} is not JSON")) from error
    except KeyError as error:
        raise ReadingError(_no_key(name, f"{error.args[0]!r} is missing or unknown in it")) from error
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ReadingError(_no_key(name, str(error))) from error


def from_dict(data: Mapping[str, Any]) -> Exercise:
    """Reads what ``to_dict`` wrote.

    Raises:
        KeyError, ValueError, TypeError: the data are no key of schema 1.
    """
    if data["schema"] != SCHEMA:
        raise ValueError(
            f"it has schema {data['schema']}, and this version of provenance reads schema {SCHEMA}"
        )
    items = {item["id"]: _read_item(item) for item in data["items"]}
    return Exercise(
        title=data["title"],
        kinds=tuple(Kind(kind) for kind in data["kinds"]),
        level=Level(data["level"]),
        language_level=LanguageLevel(data["language_level"]),
        seed=data["seed"],
        article=ArticleFacts(**data["article"]),
        papers=tuple(_read_paper(paper, items) for paper in data["papers"]),
        instructions=tuple(data["instructions"]),
        glossary=_terms(data["glossary"]),
        lesson=_read_lesson(data["lesson"]),
        warnings=tuple(data["warnings"]),
        left_out=tuple(LeftOut(Kind(o["kind"]), o["why"], o["count"]) for o in data["left_out"]),
        signature=data["signature"],
    )


def arranged(item: Item, choices: tuple[str, ...], rows: tuple[str, ...]) -> Item:
    """Returns an item with its choices and rows in the order of these ids.

    Raises:
        ValueError: the ids are not exactly those of the item.
    """
    choice, row = {c.id: c for c in item.choices}, {r.id: r for r in item.rows}
    if sorted(choice) != sorted(choices) or sorted(row) != sorted(rows):
        raise ValueError(f"the choices or rows of item {item.id} are not the same on every paper")
    return replace(item, choices=tuple(choice[c] for c in choices), rows=tuple(row[r] for r in rows))


def _no_key(name: str, why: str) -> str:
    return (
        f"{name} is no key of an exercise: {why}. "
        f"Name the {KEY_NAME} that `provenance exercise make` wrote beside the worksheets."
    )


def _item(item: Item) -> Json:
    return asdict(item) | {"right": list(item.right)}


def _paper(paper: Paper) -> Json:
    return {
        "letter": paper.letter,
        "items": [
            {
                "id": item.id,
                "choices": [choice.id for choice in item.choices],
                "rows": [row.id for row in item.rows],
            }
            for item in paper.items
        ],
    }


def _read_item(data: Mapping[str, Any]) -> Item:
    item = Item(
        id=data["id"],
        kind=Kind(data["kind"]),
        answering=Answering(data["answering"]),
        level=Level(data["level"]),
        prompt=data["prompt"],
        material=tuple(Passage(**passage) for passage in data["material"]),
        choices=tuple(Choice(**choice) for choice in data["choices"]),
        rows=tuple(Row(**row) for row in data["rows"]),
        order=tuple(data["order"]),
        model_answer=data["model_answer"],
        marking_guide=tuple(data["marking_guide"]),
        points=data["points"],
        explanation=data["explanation"],
        evidence=tuple(Evidence(**evidence) for evidence in data["evidence"]),
        planted=data["planted"],
        sensitive=tuple(data["sensitive"]),
        hint=data["hint"],
    )
    if list(item.right) != data["right"]:
        raise ValueError(f"item {item.id} contradicts itself about its right answer")
    return item


def _read_paper(data: Mapping[str, Any], items: Mapping[str, Item]) -> Paper:
    return Paper(
        data["letter"],
        tuple(
            arranged(items[entry["id"]], tuple(entry["choices"]), tuple(entry["rows"]))
            for entry in data["items"]
        ),
    )


def _read_lesson(data: Mapping[str, Any]) -> Lesson:
    return Lesson(
        aims=tuple(data["aims"]),
        steps=tuple(Step(**step) for step in data["steps"]),
        discussion=tuple(data["discussion"]),
        vocabulary=_terms(data["vocabulary"]),
        mistakes=tuple(data["mistakes"]),
    )


def _terms(items: list[Mapping[str, str]]) -> tuple[Term, ...]:
    return tuple(Term(**item) for item in items)
