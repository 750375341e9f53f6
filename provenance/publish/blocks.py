"""What can stand on a page, as frozen values.

Text in blocks is text: no printer reads markup in it. Links are web addresses,
``#anchor`` of a block on the same page, or the name of an HTML or PDF file in
the same folder; any other link is printed as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """How a piece of text is set apart."""

    STRONG = "strong"
    SOFT = "soft"
    ADDED = "added"
    DROPPED = "dropped"
    SOURCE = "source"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in a line.

    ``tone`` puts the sign and word of a tone in front; ``said`` is what a
    screen reader says instead of the text, where that differs.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    link: str | None = None
    tone: str | None = None


Inline = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Tone:
    """A class of findings: colour, ink readable on it, sign, word, and meaning in a few words."""

    name: str
    colour: str
    ink: str
    sign: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A section begins; ``level`` 1 is below the title of the page."""

    text: str
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``lead`` sets it larger."""

    spans: Inline
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Short answers, each with its label."""

    rows: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of short texts."""

    items: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart from the text around it."""

    title: str
    paragraphs: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first column names its rows. ``numeric`` tells which columns align right.

    ``shades`` (0 to 1, as many as cells without the first column) darken cells.
    A table too wide for paper has a ``figure`` that stands there instead.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]
    numeric: tuple[bool, ...] = ()
    shades: tuple[tuple[float, ...], ...] = ()
    figure: FigureBlock | None = None


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A picture as SVG text, with its description for those who cannot see it.

    ``width`` is the share of the line it takes. ``screen`` tells whether it
    also stands on a screen page.
    """

    svg: str
    alt: str
    caption: str = ""
    width: float = 1.0
    screen: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """How sentences divide by a facet: one bar with a part for each tone, recounted as the reader filters.

    ``links`` stand beside the tone they belong to.
    """

    caption: str
    facet: str
    counts: Mapping[str, int]
    links: Mapping[str, Inline] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """Sentences and words by value of a facet, recounted as the reader filters."""

    caption: str
    facet: str
    label: str
    rows: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A finding in a ``Grid``; one that is not counted is drawn as an outline."""

    row: int
    column: int
    value: float
    tooltip: str
    counted: bool = True


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a ``Grid``: its number, text, tone and the block it leads to."""

    number: str
    text: str
    link: str
    tone: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of findings to explore on a screen; on paper its ``figure`` stands instead."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    cells: tuple[Cell, ...]
    figure: FigureBlock


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that a sentence is set against, under a line that says what it is."""

    heading: Inline
    text: Inline
    link: str | None = None


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence beside the passages it is compared with.

    ``tone`` and ``facets`` are the finding; ``below`` the facets that it would
    have were the score (0 to 1) under the reader's threshold. ``weight`` is
    the number of words.
    """

    anchor: str
    number: str
    title: str
    text: Inline
    summary: Inline
    passages: tuple[Passage, ...]
    details: tuple[tuple[str, Inline], ...]
    tone: str | None = None
    facets: Mapping[str, str] = field(default_factory=dict)
    below: Mapping[str, str] = field(default_factory=dict)
    score: float = 0.0
    weight: int = 0
    back: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in a ``SideBySide`` column; ``links`` are anchors of its counterparts."""

    anchor: str
    text: str
    links: tuple[str, ...] = ()
    tone: str | None = None
    soft: bool = False
    start: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One text of a ``SideBySide``, whole as far as it is known."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A text and those it draws on, to read in parallel on a screen; not printed on paper."""

    caption: str
    left: Column
    right: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A property to filter by, with its values and their tones."""

    name: str
    label: str
    values: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """The reader's controls over the ``SentencePair`` blocks; on a screen only."""

    facets: tuple[Facet, ...]
    threshold: str
    lowest: int = 0


@dataclass(frozen=True, slots=True)
class Blanks:
    """Lines to write on with a pen, each with its label; ``shares`` of the line they take. On paper only."""

    labels: tuple[str, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a ``Task``; ``state`` is None where nobody has answered yet. ``remark`` stands below it."""

    letter: str
    text: Inline
    state: bool | None = None
    remark: Inline = ()


@dataclass(frozen=True, slots=True)
class TickRow:
    """A row of a ``Task`` with a box under every column; ``column`` is the place of the one that is ticked."""

    number: str
    text: Inline
    column: int | None = None
    remark: Inline = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A question to answer with a pen, or answered; on paper only, and kept on one sheet where it fits.

    ``readings`` (label and paragraphs) stand above the ``question``;
    ``direction`` says how to answer. ``many`` draws boxes in front of the
    options rather than circles; with neither ``columns`` nor ``boxed`` there
    is nothing to tick and the options are only listed. ``rows`` are ticked
    under ``columns``. ``slots`` are empty or hold letters, one after another
    in order; ``lines`` is the number of lines to write on. ``details`` are
    labelled remarks at the end.
    """

    number: str
    title: str
    worth: str
    question: Inline
    direction: str = ""
    readings: tuple[tuple[Inline, tuple[Inline, ...]], ...] = ()
    options: tuple[Option, ...] = ()
    boxed: bool = True
    many: bool = False
    columns: tuple[str, ...] = ()
    rows: tuple[TickRow, ...] = ()
    slots: tuple[str, ...] = ()
    lines: int = 0
    hint: str = ""
    details: tuple[tuple[str, Inline], ...] = ()
    answer: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class NewSheet:
    """What follows begins on the front of a new sheet, also when paper is printed on both sides."""


Block = (
    Heading
    | Paragraph
    | Facts
    | ItemList
    | Note
    | Table
    | FigureBlock
    | Bar
    | Tally
    | Grid
    | SentencePair
    | SideBySide
    | Filters
    | Blanks
    | Task
    | NewSheet
)


@dataclass(frozen=True, slots=True)
class Page:
    """A whole publication.

    ``kind`` is a short name of what it is, for the running head; ``signature``
    stands at its foot. ``authors`` names who made it (a program, mostly).
    ``size`` is that of the text on paper, in points.
    """

    title: str
    kind: str
    blocks: tuple[Block, ...]
    tones: tuple[Tone, ...] = ()
    signature: str = ""
    author: str = ""
    description: str = ""
    language: str = "en"
    size: float = 10.5


def text_of(spans: Inline) -> str:
    """The bare text of a line."""
    return "".join(span.text for span in spans)
