"""Quoted speech: what stands between quotation marks of any kind; apostrophes are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = re.compile(r"[\"“”„‟«»‹›「」『』'‘’‚]")
_CLOSERS = {
    "“": "”“", "„": "“”‟", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』",
    '"': '"', "'": "'", "‘": "’", "‚": "‘’",
}  # fmt: skip
_SINGLE = frozenset("'‘’‚")
_ELISIONS = re.compile(r"['‘’](?:tis|twas|em|til|cause|n|\d0s)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words, without their marks: ``text[start:end]``."""

    start: int
    end: int
    text: str


def find_quotes(text: str) -> list[Quote]:
    """Returns the quoted spans of a text, in order; one inside another is a quote too.

    A quote that the text opens and never closes runs to its end, and one that
    it closes and never opened starts where the text starts: a sentence cut
    from a longer quote shows only one of the marks. A paragraph that opens
    again while a quote is open continues it, as newspapers print it.
    """
    marks = [match.start() for match in _MARKS.finditer(text)]
    return _pair(text, marks) if marks else []


def _pair(text: str, marks: list[int]) -> list[Quote]:
    found: list[Quote] = []
    stack: list[int] = []
    for place in marks:
        opener = _opener_of(text, stack, place)
        if opener is not None:
            while stack[-1] != opener:
                stack.pop()
            _add(found, text, stack.pop() + 1, place)
        elif _continues(text, stack, place):
            _add(found, text, stack.pop() + 1, place)
            stack.append(place)
        elif _opens(text, place):
            stack.append(place)
        elif not stack and not found and _closes_unopened(text, place):
            _add(found, text, 0, place)
    for place in stack:
        if text[place] not in _SINGLE:
            _add(found, text, place + 1, len(text))
    return sorted(found, key=lambda quote: (quote.start, -quote.end))


def _add(found: list[Quote], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]):
        found.append(Quote(start, end, text[start:end]))


def _opener_of(text: str, stack: list[int], place: int) -> int | None:
    """Returns the open mark that the mark at ``place`` closes, or None."""
    mark = text[place]
    for opener in reversed(stack):
        if mark in _CLOSERS[text[opener]]:
            if mark in _SINGLE:
                return opener if _ends_single(text, opener, place) else None
            if mark in '"“»«' and _must_open(text, place):
                return None
            return opener
    return None


def _ends_single(text: str, opener: int, place: int) -> bool:
    """Whether a single mark closes a quote, and is not the apostrophe of a contraction or a possessive."""
    if text[place + 1 : place + 2].isalnum() or text[place - 1].isspace():
        return False
    if text[place - 1] == "s":
        # An s before the mark may make it a possessive: prefer a later mark that ends better.
        rest = text[place + 1 :]
        later = re.search(rf"(?<=[\w.,!?…]){re.escape(text[place])}(?!\w)", rest)
        between = rest[: later.start()] if later else ""
        return later is None or any(
            mark in between for mark in ("'" if text[opener] == "'" else "‘", '"', "\n")
        )
    return True


def _must_open(text: str, place: int) -> bool:
    """Whether a mark that could close stands where only an opening one can: after a space, before a word."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (not before or before.isspace()) and after.isalnum() and text[place] in '"“'


def _opens(text: str, place: int) -> bool:
    mark = text[place]
    if mark not in _CLOSERS or not text[place + 1 : place + 2].strip():
        return (
            mark in _CLOSERS
            and mark in "«„“"
            and text[place + 1 : place + 2].isspace()
            and place + 2 < len(text)
        )
    before = text[place - 1 : place]
    if mark in "“„«‹「『‟" or (mark == "»" and (not before or before.isspace())):
        return True
    if mark in "»›":
        return False
    if _ELISIONS.match(text, place):
        return False
    return not before or before.isspace() or before in "([{—–-/\"“„«‘':…"


def _continues(text: str, stack: list[int], place: int) -> bool:
    """Whether an open quote goes on in a new paragraph that opens with the same mark."""
    return (
        bool(stack)
        and text[stack[-1]] == text[place]
        and _starts_paragraph(text, place)
        and _opens(text, place)
    )


def _starts_paragraph(text: str, place: int) -> bool:
    line = text.rfind("\n", 0, place)
    return line >= 0 and not text[line:place].strip()


def _closes_unopened(text: str, place: int) -> bool:
    """Whether the first mark of a text closes a quote that began before the text."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] not in '"”»」』' or not before or before.isspace() or before.isdigit():
        return False
    return not after or not after.isalnum()
