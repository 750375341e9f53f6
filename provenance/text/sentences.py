"""Splits text into sentences without changing a character of it.

The work is done by sentencex, fed in pieces of bounded length (it is quadratic
in unclosed quotation marks), and put right where news text trips it: ellipses,
list markers, remarks in brackets, abbreviations that it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import sentencex

Span = tuple[int, int]

_PIECE = 4_000
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_STOP_AND_SPACE = re.compile(r"[.!?…][\"”’'»)]*\s+")
_SPACE = re.compile(r"\s")

# A full stop after these does not end a sentence: before a name, or before a number or small letter.
_TITLES = (
    "mr mrs ms dr prof gen sen rep gov gens supt insp det cmdr cdr cpl pvt pfc spc amb mgr messrs mmes "
    "mlle mme mt ft st attys reps sens cols capts sgts profs drs г им ул обл пр"
)
_SHORTENED = (
    "approx vol vols cos mon tue tues wed weds thu thur thurs fri sat sun no nos est dept govt assn bros "
    "ed eds art arts sec ch fig figs pp pt pts para paras max min ca cf al incl excl abt т тыс млн млрд "
    "руб д е п см гг"
)
_BEFORE_NAME = frozenset(_TITLES.split())
_BEFORE_NUMBER = frozenset(_SHORTENED.split())
_SHORT_ENDS = tuple(f"{name}." for name in _BEFORE_NAME | _BEFORE_NUMBER)
_LONGEST_SHORT_END = max(map(len, _SHORT_ENDS))
_LAST_WORD = re.compile(r"(\w+)\.$")
_LIST_MARKER = re.compile(r"^[•⁃◦▪*–-]?\s?(?:\d{1,3}|[A-Za-z])[.)]\)?$")
_LONGEST_MARKER = 7  # characters of "• 123.)"
_SMALL_START = re.compile(r"[a-zà-ÿа-яё]")
_CLOCK = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_ZONE = re.compile(r"[A-Z]\w+ (?:\w+ )?time\b|[A-Z]{2,4}\b")
# "At 9 a.m. Monday, ..." goes on; "... at 9 a.m. Monday was quiet" does not.
_DAY_OF_CLOCK = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:[.,;:)]|$| (?:and|at|for|from|in|near|on|to|until|when)\b)"
)
# May is never shortened; the others are where a day stands before them: "on 9 Nov. Nine left".
_AFTER_MONTH = re.compile(
    r"\b(?:(?P<day>\d{1,2}(?:st|nd|rd|th)?\s)(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|May)\."
    r"[\"”’)]*\s+(?=[\"“‘«(]?[A-ZÀ-Þ])"
)
_LEAST_BEFORE_DATE = 3  # words: "On 9 Nov. Smith left" only opens with the date
_NUMBER_OR_SMALL = re.compile(r"[a-zа-яё\d]")
_AFTER_ELLIPSIS = re.compile(r"…[\"”’»)]*\s*(?=[\"“‘«(]?[A-ZÀ-ÞА-ЯЁ])")
_AFTER_BRACKETS = re.compile(r"[.!?…][\"”’]?[)\]]\s+(?=[\"“‘«]?[A-ZÀ-ÞА-ЯЁ])")
_NUMBERED = re.compile(r"(?<!\S)[•⁃◦▪]?\s?(\d{1,2}|[a-h])([.)]{1,2})\s(?=\S)")
_OPENING_AT_END = re.compile(r"\s[\"“‘«(\[]+$")
_MAY_OPEN = frozenset('"“‘«([\n')


def split(text: str, language: str | None = "en") -> list[Span]:
    """Return the sentences of ``text`` as half-open character spans, in order.

    Between the spans stands nothing but white space, so that spans and gaps
    together reproduce the text. A blank line always ends a sentence; two
    sentences glued together without a space are told apart. ``language`` is an
    ISO 639-1 code; an unknown one is treated as English.
    """
    if len(text) <= _PIECE:
        return list(_split_paragraph(text, language or "en"))
    return _split(text, language or "en")


@lru_cache(maxsize=256)  # the steps that clean a page look at the same paragraph several times
def _split_paragraph(text: str, language: str) -> tuple[Span, ...]:
    return tuple(_split(text, language))


def _split(text: str, language: str) -> list[Span]:
    spans: list[Span] = []
    for start, end in _pieces(text):
        spans.extend(_split_piece(text, start, end, language))
    return spans


def _pieces(text: str) -> Iterator[Span]:
    """Paragraphs, and parts of paragraphs where one is longer than sentencex bears."""
    start = 0
    for blank in [*_BLANK_LINE.finditer(text), None]:
        end = blank.start() if blank else len(text)
        while end - start > _PIECE:
            cut = _cut(text, start)
            yield start, cut
            start = cut
        yield start, end
        start = blank.end() if blank else end


def _cut(text: str, start: int) -> int:
    """Where to cut an overlong paragraph: after its last stop, else last space, else anywhere."""
    limit = start + _PIECE
    for pattern in (_STOP_AND_SPACE, _SPACE):
        found = [m.end() for m in pattern.finditer(text, start + _PIECE // 2, limit)]
        if found:
            return found[-1]
    return limit


def _split_piece(text: str, start: int, end: int, language: str) -> list[Span]:
    piece = text[start:end]
    ends = [b["end_index"] for b in sentencex.get_sentence_boundaries(language, piece)]
    ends = [_before_opening_mark(piece, e) for e in ends]
    ends = sorted({*ends, *_missed_ends(piece, ends)})
    ends = [*_without_false_ends(piece, ends), len(piece)]
    return [(start + a, start + b) for a, b in _trimmed(piece, ends)]


def _before_opening_mark(piece: str, end: int) -> int:
    """Move an end before an opening quotation mark that was counted to the sentence it follows."""
    if end == len(piece) or piece[end - 1] not in _MAY_OPEN or piece[end].isspace():
        return end
    mark = _OPENING_AT_END.search(piece, 0, end)
    return mark.start() + 1 if mark else end


def _without_false_ends(piece: str, ends: Iterable[int]) -> list[int]:
    kept: list[int] = []
    start = 0
    for end in ends:
        if not _is_false_end(piece[start:end].strip(), piece[end : end + 40].lstrip()):
            kept.append(end)
            start = end
    return kept


def _is_false_end(sentence: str, following: str) -> bool:
    """Whether a sentence goes on after a stop or mark that looks like its end."""
    if not sentence or (len(sentence) <= _LONGEST_MARKER and _LIST_MARKER.match(sentence)):
        return True
    if sentence[-1] in "?!\"”’'»" and _SMALL_START.match(following):
        return True
    if sentence[-2:] in ("m.", "M.") and _CLOCK.search(sentence[-6:]):
        return bool(_ZONE.match(following) or _DAY_OF_CLOCK.match(following))
    abbreviated = sentence[-_LONGEST_SHORT_END:].lower().endswith(_SHORT_ENDS)
    word = _LAST_WORD.search(sentence[-20:]) if abbreviated else None
    if not word:
        return False
    name = word[1].lower()
    if name in _BEFORE_NAME and following[:1].isupper():
        return word[1][0].isupper() or not word[1].isascii()
    return name in _BEFORE_NUMBER and bool(_NUMBER_OR_SMALL.match(following))


def _missed_ends(piece: str, ends: list[int]) -> Iterator[int]:
    for match in _AFTER_ELLIPSIS.finditer(piece) if "…" in piece else ():
        if not _inside_quotes(piece, ends, match.end()):
            yield match.end()
    for match in _AFTER_BRACKETS.finditer(piece) if "(" in piece else ():
        opening = piece.rfind("(", 0, match.start())
        before = piece[:opening].rstrip()
        if opening >= 0 and (not before or before[-1] in '.!?”"…'):
            yield match.end()
    yield from _month_ends(piece, ends)
    yield from _list_item_starts(piece)


def _month_ends(piece: str, ends: list[int]) -> Iterator[int]:
    """Ends behind a month that only looks shortened: "on 9 May. Nine are left", "on 9 Nov. Nine left"."""
    for match in _AFTER_MONTH.finditer(piece):
        start = max((e for e in ends if e <= match.start()), default=0)
        opens = match["day"] and len(piece[start : match.start()].split()) < _LEAST_BEFORE_DATE
        if not opens and not _inside_quotes(piece, ends, match.end()):
            yield match.end()


def _inside_quotes(piece: str, ends: list[int], position: int) -> bool:
    start = max((e for e in ends if e < position), default=0)
    before = piece[start:position]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _list_item_starts(piece: str) -> Iterator[int]:
    """Starts of the items of a run-on list "1. First 2. Second" that begins the piece."""
    if not _NUMBERED.match(piece.lstrip()[:20]):
        return
    markers = list(_NUMBERED.finditer(piece))
    previous = markers[0]
    for marker in markers[1:]:
        if marker[2] == previous[2] and _follows(previous[1], marker[1]):
            yield marker.start()
            previous = marker


def _follows(a: str, b: str) -> bool:
    if a.isdigit() and b.isdigit():
        return int(b) == int(a) + 1
    return a.isalpha() and b.isalpha() and ord(b) == ord(a) + 1


def _trimmed(piece: str, ends: list[int]) -> Iterator[Span]:
    start = 0
    for end in ends:
        part = piece[start:end]
        left = start + len(part) - len(part.lstrip())
        if left < end:
            yield left, start + len(part.rstrip())
        start = end
