"""An invented exercise on two papers, and answer files to it, for every test that grades."""

from __future__ import annotations

import random
from dataclasses import replace

from provenance.classroom.key import arranged
from provenance.classroom.values import (
    LETTERS,
    Answering,
    ArticleFacts,
    Choice,
    Evidence,
    Exercise,
    Item,
    Kind,
    LanguageLevel,
    Level,
    Paper,
    Passage,
    Row,
)

ARTICLE = "The ferry Aurelia ran aground off Marrow Sound on Tuesday with 212 people aboard."

MATCH = Item(
    "match-1",
    Kind.MATCH,
    Answering.ONE,
    Level.MEDIUM,
    "Which original sentence does this sentence of the article come from?",
    material=(Passage("The article", ARTICLE, "Harbour Post, 4 March 2031"),),
    choices=(
        Choice(
            "c1",
            "The Aurelia, a ferry with 212 people on board, ran aground off Marrow Sound.",
            True,
            "It says the same in nearly the same words.",
        ),
        Choice(
            "c2",
            "The port of Marrow Sound was closed for two hours on Tuesday.",
            False,
            "It has the same place and the same day, but tells of the port, not of the ferry.",
        ),
        Choice(
            "c3",
            "Some 200 passengers of the Aurelia were given blankets in a school.",
            False,
            "It has the ferry and nearly the number, but tells what happened afterwards.",
        ),
        Choice("c4", "Storms are common in the sound in March.", False, "It only shares the place."),
    ),
    explanation="Ship, place and number of people stand in the first sentence of Nordwire's report.",
    evidence=(
        Evidence(
            ARTICLE,
            "The Aurelia, a ferry with 212 people on board, ran aground off Marrow Sound.",
            "Nordwire",
            probability=0.98,
            relation="near-verbatim",
            verdict="uncredited",
            words="Nordwire had this sentence on 3 March, a day before the article.",
        ),
    ),
)
HUNT = Item(
    "credit-hunt-1",
    Kind.CREDIT_HUNT,
    Answering.SEVERAL,
    Level.MEDIUM,
    "Which of these borrowed sentences carry no credit?",
    choices=(
        Choice("s1", "The ferry ran aground on Tuesday.", True, "No source is named."),
        Choice("s2", "Nobody was hurt, Nordwire reported.", False, "It names Nordwire."),
        Choice("s3", "Two tugs set out from Kell at noon.", True, "No source is named."),
        Choice(
            "s4",
            "The captain said the radar had failed, according to Isles Radio.",
            False,
            "It names Isles Radio.",
        ),
        Choice("s5", "The hull was not damaged.", True, "No source is named."),
    ),
    points=3,
    explanation="A credit names an outlet, a person or an office; three of the five name none.",
)
CHAIN = Item(
    "who-said-it-1",
    Kind.WHO_SAID_IT,
    Answering.ORDER,
    Level.MEDIUM,
    "Put in order who had the statement, from the first to the last.",
    choices=(
        Choice("h", "the harbour master"),
        Choice("n", "Nordwire"),
        Choice("p", "the Harbour Post"),
        Choice("b", "a blog"),
    ),
    order=("h", "n", "p", "b"),
    points=4,
    explanation="The harbour master spoke to Nordwire; the Post took it from there, the blog from the Post.",
)
GRID = Item(
    "detective-1",
    Kind.DETECTIVE,
    Answering.GRID,
    Level.MEDIUM,
    "Which original does each sentence come from?",
    choices=(Choice("o1", "Nordwire"), Choice("o2", "Isles Radio"), Choice("o3", "none of them")),
    rows=(
        Row("r1", "The ferry ran aground on Tuesday.", "o1", "Nordwire has it in the same words."),
        Row("r2", "The captain said the radar had failed.", "o2", "Only Isles Radio spoke to the captain."),
        Row("r3", "The mayor called it a miracle.", "o3", "It is in neither."),
    ),
    points=3,
)
REWRITE = Item(
    "rewrite-1",
    Kind.REWRITE,
    Answering.OPEN,
    Level.MEDIUM,
    "Rewrite the first sentence so that it credits its source.",
    model_answer="The ferry Aurelia ran aground off Marrow Sound on Tuesday, Nordwire reported.",
    marking_guide=("Names Nordwire.", "Keeps every fact as it is."),
    points=2,
)
ITEMS = (MATCH, HUNT, CHAIN, GRID, REWRITE)
PAPER_B = Paper(
    "B",
    (
        arranged(GRID, ("o3", "o1", "o2"), ("r3", "r1", "r2")),
        arranged(CHAIN, ("b", "n", "h", "p"), ()),
        arranged(MATCH, ("c4", "c2", "c1", "c3"), ()),
        REWRITE,
        arranged(HUNT, ("s5", "s4", "s3", "s2", "s1"), ()),
    ),
)
EXERCISE = Exercise(
    title="The ferry off Marrow Sound",
    kinds=tuple(item.kind for item in ITEMS),
    level=Level.MEDIUM,
    language_level=LanguageLevel.B1,
    seed=7,
    article=ArticleFacts("ferry", "The ferry off Marrow Sound", "Harbour Post", "2031-03-04"),
    papers=(Paper("A", ITEMS), PAPER_B),
    signature="provenance 0.1.0 | an invented exercise",
)
ONE_PAPER = replace(EXERCISE, papers=EXERCISE.papers[:1])

NAMES = (
    "Amara Bello, Bence Varga, Chiara Neri, Dilan Arslan, Emre Kaya, Freya Lund, Goran Petrov, Hana Sato, "
    "Ines Duarte, Jonas Weber, Kaya Demir, Lior Azoulay, Mei Tan, Noor Haddad, Oskar Nowak, Priya Nair, "
    "Quinn Doyle, Rosa Lima, Sven Holm, Tariq Aziz, Uma Rao, Vera Kos, Wanda Mazur, Xenia Popa, Yusuf Ali, "
    "Zoe Martin, Aylin Ates, Boris Ilic"
).split(", ")

HEADER = "student,paper,match-1,credit-hunt-1,who-said-it-1,detective-1,rewrite-1"
"""Columns by the ids of the items, which serve every paper."""


def csv(*lines: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *lines, ""]).encode()


def class_csv(students: int = 28, seed: int = 3) -> bytes:
    """A class with strong and weak students on both papers, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  (a game, not a secret)
    return csv(*(_line(place, students, chance) for place in range(students)))


def right_cells(letter: str) -> list[str]:
    """The right answers of a paper as cells, in the order of ``HEADER``."""
    items = {item.id: item for item in EXERCISE.paper(letter).items}
    return [right_cell(items[item.id]) for item in ITEMS]


def right_cell(item: Item) -> str:
    if item.answering is Answering.GRID:
        return " ".join(f"{n}={item.letter(row.right)}" for n, row in enumerate(item.rows, 1))
    if item.answering is Answering.OPEN:
        return str(item.points)
    return " ".join(item.letter(choice) for choice in item.right)


def _line(place: int, students: int, chance: random.Random) -> str:
    letter = "AB"[place % 2]
    skill = 0.25 + 0.7 * (place * 7 % students) / students
    name = NAMES[place % len(NAMES)] + (f" {place // len(NAMES) + 1}" if place >= len(NAMES) else "")
    items = {item.id: item for item in EXERCISE.paper(letter).items}
    return ",".join([name, letter, *(_cell(items[item.id], skill, chance) for item in ITEMS)])


def _cell(item: Item, skill: float, chance: random.Random) -> str:
    if chance.random() < 0.04:
        return ""
    if chance.random() < skill:
        return right_cell(item)
    letters = LETTERS[: len(item.choices)]
    if item.answering is Answering.ONE:
        return chance.choice(letters)
    if item.answering is Answering.GRID:
        return " ".join(f"{n}={chance.choice(letters)}" for n in range(1, len(item.rows) + 1))
    if item.answering is Answering.OPEN:
        return chance.choice(["0", "1", "The ferry ran aground as Nordwire said."])
    size = len(letters) if item.answering is Answering.ORDER else chance.randint(1, len(letters))
    return " ".join(chance.sample(letters, size))
