"""The values of an exercise: frozen, no I/O.

An ``Exercise`` holds one or more ``Paper`` s (variants A, B, C ...). Every paper has the same items with
the same ids; only the order of items, choices and rows differs, so that an answer "3 b" means something
only together with the letter of the paper. What a student sees is ``Item.prompt``, ``material``,
``choices``, ``rows`` and ``hint``; all the rest is the key.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""A choice is called by the letter of its place on the paper; no item has more than 26 choices."""


class Kind(StrEnum):
    """What an item asks for."""

    MATCH = "match"
    CREDIT_HUNT = "credit-hunt"
    WHO_SAID_IT = "who-said-it"
    SPOT_THE_CHANGE = "spot-the-change"
    VERDICT = "verdict"
    REWRITE = "rewrite"
    DETECTIVE = "detective"


class Answering(StrEnum):
    """How a student answers.

    ``one``: exactly one choice. ``several``: all choices that apply, at least one. ``order``: all choices
    in order, first to last. ``grid``: exactly one choice (column) for every row. ``open``: free text.
    """

    ONE = "one"
    SEVERAL = "several"
    ORDER = "order"
    GRID = "grid"
    OPEN = "open"


class Level(StrEnum):
    """How hard the items are: number and nearness of the wrong choices, and whether there are hints."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class LanguageLevel(StrEnum):
    """For whom instructions and glossary are written (CEFR); the sources' own text is never rewritten."""

    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of an item.

    ``id`` is unique in its item and the same on every paper. ``right`` says whether choosing it is right
    (``one``, ``several``); it is False throughout for ``order`` and ``grid``, whose answer stands in
    ``Item.order`` and ``Row.right``. ``why`` explains to the student why it is right or wrong.
    """

    id: str
    text: str
    right: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a grid: ``right`` is the id of the choice (column) that belongs to it."""

    id: str
    text: str
    right: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Material shown above the question: ``label`` ("The article", "Original 2"), text, and a note.

    ``text`` may hold several paragraphs, parted by newlines; ``note`` is a line such as outlet and date.
    """

    label: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind the right answer: an original's sentence and what the trace says of the match.

    ``sentence`` is the original's text, ``article`` the article's. ``probability`` is 0 to 1, ``relation``
    and ``verdict`` are words of the trace ("" where none applies). ``words`` tells it in one sentence.
    """

    article: str
    sentence: str = ""
    outlet: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    probability: float = 0.0
    relation: str = ""
    verdict: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question with its key.

    ``id`` is unique in the exercise, made of letters, digits and "-", and the same on every paper.
    ``points`` is the most that an answer can earn: 1 for ``one``; the number of right choices for
    ``several``; the number of choices for ``order``; the number of rows for ``grid``; the number of lines of
    the marking guide for ``open`` (a point each). ``planted`` marks an item that shows a change made for
    this exercise, which is not in the article. ``sensitive`` lists the words for which a teacher may want to
    look at it first.
    """

    id: str
    kind: Kind
    answering: Answering
    level: Level
    prompt: str
    material: tuple[Passage, ...] = ()
    choices: tuple[Choice, ...] = ()
    rows: tuple[Row, ...] = ()
    order: tuple[str, ...] = ()
    model_answer: str = ""
    marking_guide: tuple[str, ...] = ()
    points: int = 1
    explanation: str = ""
    evidence: tuple[Evidence, ...] = ()
    planted: bool = False
    sensitive: tuple[str, ...] = ()
    hint: str = ""

    @property
    def right(self) -> tuple[str, ...]:
        """Ids of the right choices: one, several, or all in their order; () for grid and open."""
        return self.order or tuple(choice.id for choice in self.choices if choice.right)

    def letter(self, choice: str) -> str:
        """Returns the letter by which this paper calls the choice with the given id; KeyError if none."""
        for place, candidate in enumerate(self.choices):
            if candidate.id == choice:
                return LETTERS[place]
        raise KeyError(choice)


@dataclass(frozen=True, slots=True)
class Paper:
    """One variant: ``letter`` is A, B, C ...; the number of an item on it is its place, counted from 1."""

    letter: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """The article that the exercise is about; dates are ISO 8601, "" where unknown."""

    id: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means, in plain English."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the lesson and how many minutes it takes."""

    minutes: int
    text: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the teacher's sheet says; minutes of the lesson are the sum of its steps."""

    aims: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    discussion: tuple[str, ...] = ()
    vocabulary: tuple[Term, ...] = ()
    mistakes: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """Returns the length of the lesson in minutes."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was not made into an item, and why; ``count`` says how often."""

    kind: Kind
    why: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Exercise:
    """A whole exercise with its key.

    ``instructions`` and ``glossary`` are for the students, in the wording of the language level.
    ``warnings`` and ``left_out`` are for the teacher (``cautions`` adds what the items call for).
    ``signature`` names version, settings, corpus and model.
    """

    title: str
    kinds: tuple[Kind, ...]
    level: Level
    language_level: LanguageLevel
    seed: int
    article: ArticleFacts
    papers: tuple[Paper, ...]
    instructions: tuple[str, ...] = ()
    glossary: tuple[Term, ...] = ()
    lesson: Lesson = Lesson()
    warnings: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    signature: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of the first paper."""
        return self.papers[0].items if self.papers else ()

    @property
    def points(self) -> int:
        """The most that a student can earn."""
        return sum(item.points for item in self.items)

    def paper(self, letter: str) -> Paper:
        """Returns the paper with a letter (of either case).

        Raises:
            KeyError: there is no such paper.
        """
        for paper in self.papers:
            if paper.letter.casefold() == letter.strip().casefold():
                return paper
        raise KeyError(letter)
