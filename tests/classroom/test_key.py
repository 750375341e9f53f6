"""The key of an exercise loses nothing and explains what is wrong with a file that is none."""

import json
from dataclasses import replace

import pytest

from provenance.classroom.key import arranged, from_json, read_key, to_dict, to_json
from provenance.classroom.plain import answer, key_text, worksheet_text
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

ONE = Item(
    "match-1",
    Kind.MATCH,
    Answering.ONE,
    Level.EASY,
    "Which sentence is the original?",
    material=(Passage("The article", "The ferry ran aground.", "Harbour Post"),),
    choices=(
        Choice("a", "The ferry hit the ground.", True, "Same words."),
        Choice("b", "It rained.", False, "No."),
    ),
    explanation="Because.",
    evidence=(Evidence("The ferry ran aground.", "The ferry hit the ground.", "Nordwire", probability=0.98),),
    sensitive=("dead",),
)
ORDER = Item(
    "who-said-it-1",
    Kind.WHO_SAID_IT,
    Answering.ORDER,
    Level.EASY,
    "Put in order.",
    choices=(Choice("a", "mayor"), Choice("b", "agency"), Choice("c", "site")),
    order=("a", "b", "c"),
    points=3,
)
GRID = Item(
    "detective-1",
    Kind.DETECTIVE,
    Answering.GRID,
    Level.EASY,
    "Fill the grid.",
    choices=(Choice("a", "Original 1"), Choice("b", "Original 2")),
    rows=(Row("r1", "First.", "a"), Row("r2", "Second.", "b")),
    points=2,
)
OPEN = Item(
    "rewrite-1",
    Kind.REWRITE,
    Answering.OPEN,
    Level.EASY,
    "Rewrite.",
    model_answer="The ferry ran aground, Nordwire reported.",
    marking_guide=("Names Nordwire.", "Changes no fact."),
    points=2,
    planted=True,
)
PAPER_B = Paper(
    "B", (OPEN, arranged(GRID, ("b", "a"), ("r2", "r1")), arranged(ORDER, ("c", "a", "b"), ()), ONE)
)
EXERCISE = Exercise(
    title="The ferry",
    kinds=(Kind.MATCH, Kind.DETECTIVE),
    level=Level.EASY,
    language_level=LanguageLevel.B1,
    seed=7,
    article=ArticleFacts("abc", "The ferry", "Harbour Post", "2031-02-03"),
    papers=(Paper("A", (ONE, ORDER, GRID, OPEN)), PAPER_B),
    instructions=("Read first.",),
    glossary=(Term("credit", "a named source"),),
    lesson=Lesson(
        ("See.",),
        (Step(5, "Read."), Step(10, "Work.")),
        ("Why?",),
        (Term("original", "source"),),
        ("Haste.",),
    ),
    warnings=("A warning.",),
    left_out=(LeftOut(Kind.MATCH, "not certain", 3),),
    signature="provenance 0 | test",
)


def test_a_key_comes_back_as_it_was_written():
    assert from_json(to_json(EXERCISE)) == EXERCISE


def test_every_item_is_written_once_whatever_the_number_of_papers():
    data = to_dict(EXERCISE)
    assert [item["id"] for item in data["items"]] == ["match-1", "who-said-it-1", "detective-1", "rewrite-1"]
    assert data["papers"][1]["items"][0]["id"] == "rewrite-1"


def test_the_letters_of_an_answer_are_those_of_the_paper():
    assert [answer(item) for item in EXERCISE.paper("a").items[:3]] == ["A", "A -> B -> C", "A B"]
    assert [answer(item) for item in EXERCISE.paper("B").items[1:3]] == ["A B", "B -> C -> A"]


def test_a_paper_with_other_choices_is_no_variant_of_an_item():
    with pytest.raises(ValueError, match="match-1"):
        arranged(ONE, ("a", "z"), ())


def test_a_worksheet_tells_nothing_of_the_key():
    page = worksheet_text(EXERCISE, EXERCISE.papers[0]).decode()
    assert "The ferry hit the ground." in page
    for secret in ("Because.", "Same words.", "Nordwire", "Changes no fact", "0.98"):
        assert secret not in page
    assert "Same words." in key_text(EXERCISE, EXERCISE.papers[0]).decode()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "line 1 is not JSON"),
        ("[]", "no key"),
        ('{"schema": 9}', "schema 9"),
        ('{"schema": 1}', "'items' is missing"),
    ],
)
def test_a_file_that_is_no_key_is_explained(tmp_path, text, says):
    path = tmp_path / "other.json"
    path.write_text(text)
    with pytest.raises(ReadingError, match=says) as error:
        read_key(path)
    assert "other.json" in str(error.value)
    assert "exercise make" in str(error.value)


def test_a_key_that_contradicts_itself_is_refused():
    data = to_dict(EXERCISE)
    data["items"][0]["right"] = ["b"]
    with pytest.raises(ReadingError, match="contradicts itself"):
        from_json(json.dumps(data))


def test_an_unknown_paper_is_a_key_error():
    with pytest.raises(KeyError):
        replace(EXERCISE, papers=()).paper("C")
