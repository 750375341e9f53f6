"""What a class at work consists of: students, its state, join codes, and what can go wrong."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum

from provenance.classroom.answers import LONGEST_NAME
from provenance.text.display import safe

MOST_STUDENTS = 400
LONGEST_ANSWER = 4_000
"""Characters of one answer; what is longer is cut."""

CODE_LETTERS = "ABCDEFGHJKMNPQRTUVWXY346789"
"""Letters of a join code: none that is read or heard as another."""

_CODE_LENGTH = 6


class Names(StrEnum):
    """Whether students are asked for a name."""

    OPTIONAL = "optional"
    NONE = "none"


class ClassClosedError(Exception):
    """An answer came after the teacher had closed the class."""


class ClassFullError(Exception):
    """More students want in than a class has seats."""


@dataclass(frozen=True, slots=True)
class Student:
    """A seat of the class. ``id`` counts from 1 in order of joining; ``name`` is "" where none was given."""

    id: int
    name: str
    paper: str
    finished: bool

    @property
    def called(self) -> str:
        """The name, or the number where there is none."""
        return self.name or f"Student {self.id}"


@dataclass(frozen=True, slots=True)
class ClassState:
    """What a class is at the moment: takes answers or not, shows feedback or not."""

    title: str
    code: str
    created: str
    names: Names
    takes_answers: bool
    shows_feedback: bool


def new_code() -> str:
    """A join code that nobody guesses: 27 letters to the power of six."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(_CODE_LENGTH))


def tidy_code(typed: str) -> str:
    """A code as it was typed, without blanks and dashes, in capitals."""
    return "".join(letter for letter in typed.upper() if letter in CODE_LETTERS)[: _CODE_LENGTH + 1]


def tidy_name(typed: str) -> str:
    """A name on one line, without controls, of bearable length."""
    return " ".join(safe(typed).split())[:LONGEST_NAME]
