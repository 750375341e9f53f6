"""Quoted speech: what stands between quotation marks of any kind; apostrophes are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = re.compile(r"[\"“”„‟«»‹›「」『』'‘’‚]")
_CLOSERS = {
    "“": "”“", "„": "“”‟", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』",
    '"': '"', "'": "'", "‘": "’", "‚": "‘’",
}  # fmt: skip
_SINGLE = frozenset("'‘’‚")
_ALWAYS_OPEN = frozenset("“„«‹「『‟")
_NEVER_OPEN = frozenset("»›”")
_BEFORE_OPENING = frozenset("([{—–-/\"“„«‘':…")
_ELISIONS = re.compile(r"['‘’](?:tis|twas|em|til|cause|n|\d0s)\b", re.IGNORECASE)
_LATER_SINGLE = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
# A blank line, or a line that opens with a mark: where a paragraph of a long quote ends and the next begins.
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=[ \t]*[\"“„«])")
_DOUBLED = re.compile(r"(?P<opens>``|(?<!\S)''(?=\w))|''")
_DEEPEST = 8


class Quote(NamedTuple):
    """Quoted words, without their marks: ``text[start:end]``."""

    start: int
    end: int
    text: str


def find_quotes(text: str) -> list[Quote]:
    """Returns the quoted spans of a text, in order; one inside another is a quote too.

    A quote that a paragraph opens and never closes runs to its end, and one
    that it closes and never opened starts where it starts: a sentence cut from
    a longer quote shows only one of the marks, and newspapers open each
    paragraph of a long quote anew.
    """
    if not _MARKS.search(text):
        return []
    # Two apostrophes typed for one double mark; the length must stay the same.
    even = _DOUBLED.sub(lambda pair: ' "' if pair["opens"] else '" ', text)
    return [quote for start, end in _paragraphs(even) for quote in _Reader(text, even, start, end).read()]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _PARAGRAPH.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


class _Reader:
    """Pairs the marks of one paragraph; ``open`` holds the places of marks that are still open."""

    def __init__(self, written: str, text: str, start: int, end: int) -> None:
        self.written, self.text, self.start, self.end = written, text, start, end
        self.open: list[int] = []
        self.found: list[Quote] = []

    def read(self) -> list[Quote]:
        for match in _MARKS.finditer(self.text, self.start, self.end):
            self._mark(match.start())
        for place in self.open:
            if self.text[place] not in _SINGLE:
                self._add(place + 1, self.end)
        return sorted(self.found, key=lambda quote: (quote.start, -quote.end))

    def _mark(self, place: int) -> None:
        depth = self._closes(place)
        if depth is not None:
            self._add(self.open[depth] + 1, place)
            del self.open[depth:]
        elif self._opens(place):
            self.open = [*self.open[-_DEEPEST:], place]
        elif not self.open and not self.found and self._closes_unopened(place):
            self._add(self.start, place)

    def _add(self, start: int, end: int) -> None:
        words = self.written[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        if any(character.isalnum() for character in words):
            self.found.append(Quote(start, start + len(words), words))

    def _before(self, place: int) -> str:
        return self.text[place - 1] if place > self.start else ""

    def _after(self, place: int) -> str:
        return self.text[place + 1] if place + 1 < self.end else ""

    def _closes(self, place: int) -> int | None:
        """Returns which open mark the mark at ``place`` closes, as an index into ``open``."""
        mark = self.text[place]
        for depth in range(len(self.open) - 1, -1, -1):
            if mark in _CLOSERS[self.text[self.open[depth]]]:
                closes = self._ends_single(place) if mark in _SINGLE else not self._must_open(place)
                return depth if closes else None
        return None

    def _ends_single(self, place: int) -> bool:
        """Whether a single mark closes a quote, and is no apostrophe of a contraction or a possessive."""
        if self._after(place).isalnum() or self._before(place).isspace():
            return False
        if self._before(place) != "s":
            return True
        # An s before the mark may make it a possessive: prefer a later mark that ends better.
        later = _LATER_SINGLE.search(self.text, place + 1, min(self.end, place + 400))
        between = self.text[place + 1 : later.start()] if later else ""
        return later is None or any(mark in between for mark in (" '", " ‘", '"', "“"))

    def _must_open(self, place: int) -> bool:
        """Whether a mark that could close stands where only an opening one can: between space and word."""
        before = self._before(place)
        return self.text[place] in '"“' and (not before or before.isspace()) and self._after(place).isalnum()

    def _opens(self, place: int) -> bool:
        mark, before, after = self.text[place], self._before(place), self._after(place)
        if not after or mark in _NEVER_OPEN - {"»"}:
            return False
        if mark in _ALWAYS_OPEN:
            return True
        if after.isspace() or _ELISIONS.match(self.text, place):
            return False
        if mark == "»":
            return not before or before.isspace()
        return mark in _CLOSERS and (not before or before.isspace() or before in _BEFORE_OPENING)

    def _closes_unopened(self, place: int) -> bool:
        """Whether the first mark of a paragraph closes a quote that began before it."""
        before = self._before(place)
        if self.text[place] not in '"”»」』' or not before or before.isspace() or before.isdigit():
            return False
        return not self._after(place).isalnum()
