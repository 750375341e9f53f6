"""An invented exercise with every way of answering, and the same with hostile text in every field."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from provenance.classroom.key import arranged
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

ARTICLE = (
    "The harbour of Port Lemsa was closed on Tuesday after a ferry ran aground on the northern sandbank.\n"
    "All 212 passengers were brought ashore within three hours, the coast guard said. Two of them were taken to "
    "hospital with light injuries.\n"
    "“Nobody was in danger at any time,” harbour master Ilda Moreau told reporters. Divers are to look at the hull "
    "on Wednesday."
)
ORIGINAL = (
    "LEMSA (Nordwire) - A ferry ran aground off Port Lemsa on Tuesday and the harbour was closed, the coast guard "
    "said.\nSome 210 passengers were brought ashore in less than three hours; two were treated in hospital."
)

ONE = Item(
    "match-1",
    Kind.MATCH,
    Answering.ONE,
    Level.MEDIUM,
    "Which sentence is the original of the one that is shown?",
    material=(
        Passage(
            "The article",
            "All 212 passengers were brought ashore within three hours, the coast guard said.",
            "Harbour Post, 3 February 2031",
        ),
    ),
    choices=(
        Choice(
            "a",
            "Some 210 passengers were brought ashore in less than three hours.",
            True,
            "The same facts in the same order, and most of the same words.",
        ),
        Choice(
            "b",
            "The ferry Lemsa Star carries up to 300 passengers and 40 cars.",
            False,
            "About the same ferry, but it says nothing of the rescue.",
        ),
        Choice(
            "c",
            "Three passengers waited for hours at the harbour of Lemsa for the next boat.",
            False,
            "The same words in part, but another story.",
        ),
        Choice(
            "d",
            "The coast guard said that its boats had been at sea within ten minutes.",
            False,
            "The same speaker, and other words.",
        ),
    ),
    explanation="The article took the sentence of Nordwire and made “some 210” into “212”.",
    evidence=(
        Evidence(
            "All 212 passengers were brought ashore within three hours, the coast guard said.",
            "Some 210 passengers were brought ashore in less than three hours.",
            "Nordwire",
            "Ferry runs aground off Port Lemsa",
            "https://nordwire.example/ferry",
            "2031-02-03T08:10+00:00",
            0.97,
            "paraphrase",
            "uncredited",
            "Nine of twelve words agree.",
        ),
    ),
    hint="Look at the numbers first.",
)
SEVERAL = Item(
    "credit-hunt-1",
    Kind.CREDIT_HUNT,
    Answering.SEVERAL,
    Level.MEDIUM,
    "Which of these sentences name where the news comes from?",
    material=(Passage("The article", ARTICLE, "Harbour Post, 3 February 2031"),),
    choices=(
        Choice(
            "a",
            "The harbour of Port Lemsa was closed on Tuesday after a ferry ran aground.",
            False,
            "No source.",
        ),
        Choice(
            "b",
            "All 212 passengers were brought ashore within three hours, the coast guard said.",
            True,
            "“the coast guard said” is a credit.",
        ),
        Choice(
            "c",
            "“Nobody was in danger at any time,” harbour master Ilda Moreau told reporters.",
            True,
            "A person is named.",
        ),
        Choice("d", "Divers are to look at the hull on Wednesday.", False, "No source."),
    ),
    points=2,
    explanation="A credit names a person, an office or an outlet, and says with a verb that the news is theirs.",
    evidence=(Evidence("All 212 passengers were brought ashore within three hours, the coast guard said."),),
    sensitive=("injuries",),
)
ORDER = Item(
    "who-said-it-1",
    Kind.WHO_SAID_IT,
    Answering.ORDER,
    Level.MEDIUM,
    "Who said it first, and how did it come to the newspaper?",
    material=(
        Passage(
            "The sentence", "All passengers were brought ashore, Nordwire reported, citing the coast guard."
        ),
    ),
    choices=(
        Choice("agency", "Nordwire, a news agency", why="It heard it from the coast guard."),
        Choice("office", "The coast guard of Lemsa", why="It was there."),
        Choice("paper", "Harbour Post, the newspaper", why="It copied the agency."),
    ),
    order=("office", "agency", "paper"),
    points=3,
    explanation="“Nordwire reported, citing the coast guard” names the chain backwards.",
    evidence=(Evidence("All passengers were brought ashore, Nordwire reported, citing the coast guard."),),
)
GRID = Item(
    "detective-1",
    Kind.DETECTIVE,
    Answering.GRID,
    Level.MEDIUM,
    "Where does each sentence of the article come from?",
    material=(
        Passage("The article", ARTICLE, "Harbour Post, 3 February 2031"),
        Passage("Original 1", ORIGINAL, "Nordwire, 3 February 2031"),
        Passage(
            "Original 2",
            "The sandbank has caught four ships in ten years, records of the harbour show.",
            "Lemsa Radio, 2 February 2031",
        ),
    ),
    choices=(Choice("o1", "Original 1"), Choice("o2", "Original 2"), Choice("none", "None")),
    rows=(
        Row(
            "r1",
            "The harbour of Port Lemsa was closed on Tuesday after a ferry ran aground.",
            "o1",
            "Same facts.",
        ),
        Row(
            "r2", "All 212 passengers were brought ashore within three hours, the coast guard said.", "o1", ""
        ),
        Row(
            "r3", "Divers are to look at the hull on Wednesday.", "none", "Neither original speaks of divers."
        ),
    ),
    points=3,
    explanation="Everything but the divers stands in the agency's report.",
    evidence=(Evidence("Divers are to look at the hull on Wednesday."),),
)
OPEN = Item(
    "rewrite-1",
    Kind.REWRITE,
    Answering.OPEN,
    Level.MEDIUM,
    "Write the sentence again so that a reader can see where it comes from.",
    material=(Passage("The sentence", "All 212 passengers were brought ashore within three hours."),),
    model_answer="Some 210 passengers were brought ashore in less than three hours, the news agency Nordwire reported, "
    "citing the coast guard.",
    marking_guide=("Names Nordwire.", "Names the coast guard.", "Keeps “some 210”."),
    points=3,
    explanation="The agency had the news from the coast guard; a fair sentence names both.",
    evidence=(Evidence("All 212 passengers were brought ashore within three hours."),),
    planted=True,
)
CHANGE = Item(
    "spot-the-change-1",
    Kind.SPOT_THE_CHANGE,
    Answering.ONE,
    Level.MEDIUM,
    "What did the article change?",
    material=(
        Passage("The original", "Preliminary figures show that some 210 passengers were on board."),
        Passage("The article", "212 passengers were on board."),
    ),
    choices=(
        Choice("a", "An estimate became an exact number.", True, "“some 210” became “212”."),
        Choice("b", "The day of the week.", False, "No day is named."),
    ),
    explanation="The words “preliminary” and “some” are gone.",
    evidence=(Evidence("212 passengers were on board.", "Some 210 passengers were on board.", "Nordwire"),),
    planted=True,
)
ITEMS = (ONE, SEVERAL, ORDER, GRID, CHANGE, OPEN)
PAPER_A = Paper("A", ITEMS)
PAPER_B = Paper(
    "B",
    (
        OPEN,
        arranged(GRID, ("none", "o1", "o2"), ("r3", "r1", "r2")),
        arranged(ORDER, ("paper", "office", "agency"), ()),
        CHANGE,
        arranged(SEVERAL, ("d", "c", "b", "a"), ()),
        arranged(ONE, ("c", "d", "a", "b"), ()),
    ),
)


def invented() -> Exercise:
    """An exercise of six items on two papers."""
    return Exercise(
        title="A ferry on the sandbank: who took what from whom?",
        kinds=tuple(item.kind for item in ITEMS),
        level=Level.MEDIUM,
        language_level=LanguageLevel.B1,
        seed=7,
        article=ArticleFacts("a1", "Ferry closes harbour", "Harbour Post", "2031-02-03"),
        papers=(PAPER_A, PAPER_B),
        instructions=("Read the article first.", "Work with a partner if your teacher says so."),
        glossary=(
            Term("credit", "words that say where news comes from"),
            Term("original", "the text that was copied"),
        ),
        lesson=Lesson(
            ("See how news travels.", "Find the words that name a source."),
            (
                Step(5, "Read the article together."),
                Step(20, "Work on the sheet."),
                Step(10, "Compare the answers."),
            ),
            ("When is it fair to copy?", "Who is harmed when a number changes?"),
            (Term("aground", "stuck on the bottom of shallow water"),),
            ("Taking the same topic for the same text.",),
        ),
        warnings=("The text speaks of injuries. Read it before you hand it out.",),
        left_out=(LeftOut(Kind.MATCH, "another sentence could also be right", 2),),
        signature="provenance 0.1.0 | model 1 | seed 7",
    )


def spoiled(
    value: Any, poison: str, ids: frozenset[str] = frozenset(("id", "right", "order", "letter"))
) -> Any:
    """The same value with ``poison`` in front of and behind every text, but for ids and links to them."""
    if isinstance(value, Enum | bool | int | float):
        return value
    if isinstance(value, str):
        return f"{poison} {value} {poison}"
    if isinstance(value, tuple):
        return tuple(spoiled(one, poison) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: spoiled(getattr(value, field.name), poison)
            for field in fields(value)
            if field.name not in ids
        }
        return replace(value, **changed)
    raise TypeError(type(value).__name__)
