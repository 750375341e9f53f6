"""Marks follow the rules that the teacher is told, whatever paper the student had."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_class import CHAIN, EXERCISE, GRID, HUNT, MATCH, REWRITE, csv, right_cells

from provenance.classroom.answers import read_answers
from provenance.classroom.given import Given, NotUnderstood, State, read_cell
from provenance.classroom.grading import Mark, grade, points
from provenance.classroom.item_analysis import analyse, common_errors, upper_lower
from provenance.classroom.values import Answering, Item


def earned(cell: str, item: Item) -> float | None:
    return points(item, read_cell(cell, item))


@pytest.mark.parametrize("letter", ["A", "B"])
def test_the_right_answers_of_each_paper_earn_every_point(letter: str) -> None:
    answers = read_answers(csv(",".join(["Noor", letter, *right_cells(letter)])), EXERCISE, name="a.csv")
    (student,) = grade(EXERCISE, answers).students
    assert (student.points, student.of, student.share) == (13, 13, 1)


def test_the_same_letters_mean_other_choices_on_the_other_paper() -> None:
    line = ["Noor", "B", *right_cells("A")]
    (student,) = grade(EXERCISE, read_answers(csv(",".join(line)), EXERCISE, name="a.csv")).students
    assert student.points < 13


@pytest.mark.parametrize(
    ("cell", "got"),
    [("A C E", 3), ("ace", 3), ("A", 1), ("A B", 0), ("A C B", 1), ("A B C D E", 1), ("B D", 0), ("", 0)],
)
def test_several_is_right_minus_wrong_and_never_below_nothing(cell: str, got: float) -> None:
    assert earned(cell, HUNT) == got


@pytest.mark.parametrize(
    ("cell", "got"),
    [
        ("ABCD", 4),
        ("A -> B -> C -> D", 4),
        ("BACD", 3),
        ("DABC", 3),
        ("DCBA", 0),
        ("CDAB", 2),
        ("A", 0),
        ("AC", 2),
    ],
)
def test_order_earns_its_longest_part_in_the_right_order(cell: str, got: float) -> None:
    assert earned(cell, CHAIN) == got


def test_order_agrees_with_trying_every_part_of_every_answer() -> None:
    from itertools import combinations

    for answer in permutations("ABCD"):
        parts = (part for size in range(5) for part in combinations(answer, size))
        longest = max(len(part) for part in parts if list(part) == sorted(part))
        assert earned("".join(answer), CHAIN) == (longest if longest > 1 else 0)


@pytest.mark.parametrize(
    ("cell", "got"), [("1=A 2=B 3=C", 3), ("1=A, 3=B", 1), ("2b3c", 2), ("ABC", 3), ("-B-", 1), ("CCC", 1)]
)
def test_grid_earns_a_point_for_each_right_row(cell: str, got: float) -> None:
    assert earned(cell, GRID) == got


@pytest.mark.parametrize(("cell", "got"), [("2", 2), ("1.5", 1.5), ("1,5", 1.5), ("2/2", 2), ("0 points", 0)])
def test_open_earns_what_the_teacher_gives(cell: str, got: float) -> None:
    assert earned(cell, REWRITE) == got


def test_written_text_waits_for_the_teacher_even_if_a_student_writes_a_number() -> None:
    for cell in ("Nordwire reported it.", "text: 2"):
        assert read_cell(cell, REWRITE).state is State.TO_MARK
        assert earned(cell, REWRITE) is None


@pytest.mark.parametrize("cell", ["a", " A ", "'A", "A)", "(a)", "Ａ", "А", "c1".replace("c1", "A.")])
def test_one_letter_is_read_however_it_is_typed(cell: str) -> None:
    assert earned(cell, MATCH) == 1


def test_a_choice_may_be_told_by_its_text_as_a_learning_platform_does() -> None:
    assert earned(MATCH.choices[0].text.upper(), MATCH) == 1
    assert earned("; ".join(HUNT.choices[n].text for n in (0, 2, 4)), HUNT) == 3
    pairs = "; ".join(
        f"{row.text} -> {choice.text}" for row, choice in zip(GRID.rows, GRID.choices, strict=True)
    )
    assert earned(pairs, GRID) == 3


@pytest.mark.parametrize(
    ("cell", "item"),
    [
        ("AB", MATCH), ("E", MATCH), ("12", MATCH), ("F", HUNT), ("A? B", HUNT), ("ABCA", CHAIN), ("1=A 1=B", GRID),
        ("4=A", GRID), ("AB", GRID), ("1=Z", GRID), ("3", REWRITE), ("-1", REWRITE), ("2/5", REWRITE),
        ("2. Jan", REWRITE), ("2031-05-02", MATCH), ("#NAME?", HUNT),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_never_guessed(cell: str, item: Item) -> None:
    with pytest.raises(NotUnderstood):
        read_cell(cell, item)


@given(st.text(max_size=40), st.sampled_from([MATCH, HUNT, CHAIN, GRID, REWRITE]))
def test_any_cell_is_an_answer_within_the_points_or_is_not_understood(cell: str, item: Item) -> None:
    try:
        got = earned(cell, item)
    except NotUnderstood:
        return
    assert got is None or 0 <= got <= item.points


def test_what_has_no_points_yet_counts_neither_way() -> None:
    answers = read_answers(
        csv("Noor,A,A,A C E,ABCD,1=A 2=B 3=C,some text", "Ben,A,XY,A C E,,,2"), EXERCISE, name="a"
    )
    noor, ben = grade(EXERCISE, answers).students
    assert (noor.points, noor.of_marked, noor.share) == (11, 11, 1)
    assert (ben.points, ben.of_marked) == (5, 12)


def test_an_item_is_as_hard_as_the_share_of_its_points_that_was_missed() -> None:
    lines = ["a,A,A,A,ABCD,1=A,2", "b,A,B,A C,ABCD,1=A 2=B,", "c,A,C,,DCBA,,text", "d,A,B,B,,ABC,1"]
    results = {r.item.id: r for r in analyse(grade(EXERCISE, read_answers(csv(*lines), EXERCISE, name="a")))}
    assert results["match-1"].difficulty == 0.25
    assert results["credit-hunt-1"].difficulty == (1 + 2) / 12
    assert (results["rewrite-1"].difficulty, results["rewrite-1"].marked) == (0.5, 3)
    assert [(e.answer[:8], e.students, e.of) for e in results["match-1"].errors] == [
        ("“The port"[:8], 2, 4),
        ("“Some 200"[:8], 1, 4),
    ]
    assert results["match-1"].errors[0].why.startswith("It has the same place")


def test_of_an_order_those_neighbours_are_told_that_stand_the_wrong_way_round() -> None:
    item = next(item for item in EXERCISE.items if item.answering is Answering.ORDER)
    first, second, third, *rest = item.order
    marks = [Mark(item.id, Given(State.ANSWERED, choices=(second, first, third, *rest)), 2, item.points)]
    texts = {choice.id: choice.text for choice in item.choices}
    (error,) = common_errors(item, marks)
    assert error.answer == f"“{texts[second]}” before “{texts[first]}”"
    assert (error.students, error.of) == (1, 1)


def test_with_nine_students_nothing_is_said_of_discrimination_and_with_ten_it_is() -> None:
    def lines(number: int) -> list[str]:
        return [
            f"s{n},A,{'A' if n > 4 else 'B'},{'A C E' if n > 4 else 'A'},ABCD,1=A 2=B 3=C,2"
            for n in range(number)
        ]

    few, enough = (
        analyse(grade(EXERCISE, read_answers(csv(*lines(number)), EXERCISE, name="a"))) for number in (9, 10)
    )
    assert (few[0].correlation, few[0].index) == (None, None)
    assert "too few students" in few[0].remark
    assert enough[0].correlation == pytest.approx(1)
    assert enough[0].index == 1
    assert "parts nobody" in enough[2].remark


def test_the_correlation_leaves_the_item_itself_out() -> None:
    lines = [f"s{n},A,{'A' if n % 2 else 'B'},{'A C E' if n % 4 < 2 else ''},,," for n in range(12)]
    first = analyse(grade(EXERCISE, read_answers(csv(*lines), EXERCISE, name="a")))[0]
    assert first.correlation == pytest.approx(0)


@given(
    st.lists(
        st.tuples(st.sampled_from([0.0, 0.5, 1.0]), st.sampled_from([0.0, 0.4, 1.0])),
        min_size=10,
        max_size=30,
    )
)
def test_the_order_of_students_changes_no_index(pairs: list[tuple[float, float]]) -> None:
    own, rest = zip(*pairs, strict=True)
    back = upper_lower(own[::-1], rest[::-1])
    assert upper_lower(own, rest) == pytest.approx(back)
    assert -1 <= back <= 1


def test_an_unknown_choice_cannot_reach_the_marks() -> None:
    assert points(MATCH, Given(State.ANSWERED, choices=("c2",))) == 0
