"""How hard each item was, whether it parts strong students from weak ones, and which mistakes it drew.

Difficulty is the share of points earned (Lienert & Raatz; 1 is easy). Discrimination is told twice: the
correlation of an item with the rest of the paper (corrected item-total correlation), and the upper-lower
index (Kelley 1939): difficulty among the best 27 % less difficulty among the weakest 27 %. With few
students both are chance, so below ten they are not told.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from provenance.classroom.given import State
from provenance.classroom.grading import Graded, Grades, Mark
from provenance.classroom.values import Answering, Choice, Item

FEWEST_STUDENTS = 10
OUTER_SHARE = 0.27
"""The upper and lower group: where the index is most reliable when points are spread normally (Kelley 1939)."""


@dataclass(frozen=True, slots=True)
class CommonError:
    """A wrong answer that students gave: in words, how many, out of how many, and why it tempts."""

    answer: str
    students: int
    of: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What the class made of one item.

    ``difficulty`` is the share of points, None where nobody is marked.
    ``correlation`` and ``index`` are None where they cannot be told; ``remark``
    says why. ``errors`` begins with the most frequent.
    """

    item: Item
    marked: int
    blank: int
    unmarked: int
    full: int
    difficulty: float | None
    correlation: float | None
    index: float | None
    remark: str
    errors: tuple[CommonError, ...]


def analyse(grades: Grades) -> tuple[ItemResult, ...]:
    """The result of every item, in the order of the first paper."""
    return tuple(_result(item, grades) for item in grades.exercise.items)


def _result(item: Item, grades: Grades) -> ItemResult:
    marks = grades.column(item.id)
    marked = [mark for mark in marks if mark.points is not None]
    shares = [mark.share or 0.0 for mark in marked]
    students = [student for student in grades.students if _mark(student, item).points is not None]
    rests = [_rest(student, item) for student in students]
    correlation, index, remark = _discrimination(shares, rests)
    return ItemResult(
        item=item,
        marked=len(marked),
        blank=sum(mark.given.state is State.BLANK for mark in marks),
        unmarked=len(marks) - len(marked),
        full=sum(mark.points == mark.of for mark in marked),
        difficulty=sum(shares) / len(shares) if shares else None,
        correlation=correlation,
        index=index,
        remark=remark,
        errors=common_errors(item, marks),
    )


def _mark(student: Graded, item: Item) -> Mark:
    return next(mark for mark in student.marks if mark.item == item.id)


def _rest(student: Graded, item: Item) -> float | None:
    """The student's share of points in all other items; None where none of them is marked."""
    others = [mark for mark in student.marks if mark.item != item.id and mark.points is not None]
    of = sum(mark.of for mark in others)
    return sum(mark.points or 0.0 for mark in others) / of if of else None


def _discrimination(
    shares: Sequence[float], rests: Sequence[float | None]
) -> tuple[float | None, float | None, str]:
    pairs = [(share, rest) for share, rest in zip(shares, rests, strict=True) if rest is not None]
    if len(pairs) < FEWEST_STUDENTS:
        return None, None, f"too few students to tell ({len(pairs)}; it takes {FEWEST_STUDENTS})"
    own, rest = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    if max(own) - min(own) < 1e-9:
        return None, None, "all have the same points here, so it parts nobody"
    if max(rest) - min(rest) < 1e-9:
        return None, None, "all have the same points in the other items"
    index = upper_lower(own, rest)
    return _correlation(own, rest), index, ""


def _correlation(left: Sequence[float], right: Sequence[float]) -> float:
    mean_left, mean_right = math.fsum(left) / len(left), math.fsum(right) / len(right)
    away = [(a - mean_left, b - mean_right) for a, b in zip(left, right, strict=True)]
    together = math.fsum(a * b for a, b in away)
    spread = math.sqrt(math.fsum(a * a for a, _ in away) * math.fsum(b * b for _, b in away))
    return max(-1.0, min(1.0, together / spread))


def upper_lower(own: Sequence[float], rest: Sequence[float]) -> float:
    """Mean of ``own`` in the 27 % with the most of ``rest``, less that in the 27 % with the least.

    Students who tie at the border of a group belong to it in equal part, so
    that their order in the file changes nothing.
    """
    size = max(1, round(OUTER_SHARE * len(own)))
    return _outer_mean(own, rest, size, best=True) - _outer_mean(own, rest, size, best=False)


def _outer_mean(own: Sequence[float], rest: Sequence[float], size: int, *, best: bool) -> float:
    ranked = sorted(rest, reverse=best)
    border = ranked[size - 1]
    inside = [o for o, r in zip(own, rest, strict=True) if (r > border if best else r < border)]
    tied = [o for o, r in zip(own, rest, strict=True) if r == border]
    return (math.fsum(inside) + (size - len(inside)) * math.fsum(tied) / len(tied)) / size


def common_errors(item: Item, marks: Sequence[Mark], most: int = 5) -> tuple[CommonError, ...]:
    """The wrong answers that were given most, each with the key's word on why it tempts."""
    answered = [mark.given for mark in marks if mark.given.state is State.ANSWERED]
    counted: Counter[tuple[str, str]] = Counter()
    choices = {choice.id: choice for choice in item.choices}
    for given in answered:
        match item.answering:
            case Answering.ONE:
                counted.update(_told(choices[c]) for c in given.choices if c not in item.right)
            case Answering.SEVERAL:
                counted.update(_told(choices[c], "chosen: ") for c in given.choices if c not in item.right)
                counted.update(_told(choices[c], "missed: ") for c in item.right if c not in given.choices)
            case Answering.ORDER:
                counted.update(_swaps(given.choices, item, choices))
            case Answering.GRID:
                wanted = {row.id: row for row in item.rows}
                counted.update(
                    (f"“{wanted[row].text}” as “{choices[choice].text}”", wanted[row].why)
                    for row, choice in given.rows
                    if wanted[row].right != choice
                )
            case Answering.OPEN:
                pass
    ranked = sorted(counted.items(), key=lambda error: (-error[1], error[0]))
    return tuple(CommonError(answer, n, len(answered), why) for (answer, why), n in ranked[:most])


def _told(choice: Choice, before: str = "") -> tuple[str, str]:
    return f"{before}“{choice.text}”", choice.why


def _swaps(given: Sequence[str], item: Item, choices: dict[str, Choice]) -> list[tuple[str, str]]:
    """Neighbours of the answer that stand the wrong way round."""
    place = {choice: number for number, choice in enumerate(item.order)}
    return [
        (f"“{choices[one].text}” before “{choices[two].text}”", choices[one].why)
        for one, two in pairwise(given)
        if place[one] > place[two]
    ]
