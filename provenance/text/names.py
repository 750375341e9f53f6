"""Names in a text, and whether two of them name the same: runs of capitalised words, without any model."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from provenance.text import name_identity
from provenance.text.name_forms import SAME_PLACE
from provenance.text.name_identity import title_length
from provenance.text.name_words import (
    CALENDAR,
    HEADS,
    INSTITUTIONS,
    JOIN_WITH_OF,
    OPENER_ENDINGS,
    OPENERS,
    PLACES,
    TITLES,
)
from provenance.text.words import STOP_WORDS

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚƏА-ЯЁІЇЄҐ"
# "U.S.-backed" and "Doha-based" name only what stands before the hyphen.
_NOT_SUFFIX = r"(?!\w*(?:ed|led|based|born|run|made|style|wide|era|language|flagged|old)\b)"
_WORD = (
    rf"(?:[{_UPPER}](?:\.[{_UPPER}])+\.?|[{_UPPER}]\.(?=\s[{_UPPER}])"
    rf"|(?:[dDlLO]['’]|[Aa]l-|[Ee]l-|Mc|Mac)?[{_UPPER}]\w*(?:[-‑'’]{_NOT_SUFFIX}\w+)*(?<!['’]s))"
)
_PARTICLE = r"(?:de|del|della|der|den|des|di|do|dos|da|du|la|le|el|al|von|van|zu|bin|ibn|bint|ben|abu|y|e)"
_SAINT = rf"(?:(?:St|Ste|Mt|Ft)\.[ \t](?=[{_UPPER}]))"
# First what each run begins with: most words are none, and none of the rest is tried at them.
_RUN = re.compile(
    rf"(?<![\w@#])(?=[{_UPPER}adelvb])"
    rf"(?:{_SAINT}?{_WORD}(?:(?:[ \t ]{_PARTICLE}){{1,2}}(?=[ \t ][{_UPPER}])|[ \t ]{_WORD}"
    rf"|(?<=[a-z]) of(?: the)?(?= {_WORD})|-\d+\b)*"
    rf"|(?:al|el|bin|von|van)[- ]{_WORD})"
)
_PART = re.compile(r"\S+")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]['\"”’»)\]]*\s+|\n|[\"“„«(\[]|[‘'](?=\w))\s*$")
_IN = re.compile(r"\b(?:in|at|from|near|to|outside|across|into)\s+(?:the\s+)?$")

Part = tuple[int, int, str]
"""A word of a run: where it begins and ends, and what it is in small letters without the stops around it."""


class Name(NamedTuple):
    """A name at ``text[start:end]``, without title; ``kind`` is person, place, organisation or unknown."""

    start: int
    end: int
    text: str
    kind: str


def find_names(text: str) -> list[Name]:
    """Returns the names of a text in order.

    Months, weekdays, titles and words that only begin a sentence are left out.
    ``kind`` is a guess from form and surroundings.
    """
    return list(_find(text))


def same_name(a: Name | str, b: Name | str) -> bool:
    """Whether two names can be one: spellings, surname and full name, acronym and expansion, land and people.

    One differing letter between names that are otherwise spelt alike is not a
    variant ("Marlow" and "Harlow") unless transliteration explains it.
    """
    first, second = sorted((_text(a), _text(b)))
    return first.casefold() == second.casefold() or name_identity.same(first, second)


def name_key(name: Name | str) -> tuple[str, ...]:
    """Returns the folded words under which variants of a name are equal."""
    return name_identity.name_key(_text(name))


def _text(name: Name | str) -> str:
    return name if isinstance(name, str) else name.text


@lru_cache(maxsize=16384)
def _find(text: str) -> tuple[Name, ...]:
    return tuple(name for run in _RUN.finditer(text) for name in _names_of_run(text, *run.span()))


def _names_of_run(text: str, start: int, end: int) -> list[Name]:
    parts = [(m.start(), m.end(), m[0].casefold().strip(".")) for m in _PART.finditer(text, start, end)]
    opens = not start or _opens(text, start)
    names = []
    for index, piece in enumerate(_pieces(parts)):
        kept, titled = _strip(text, piece, opens and index == 0)
        if kept:
            names.append(_name(text, kept, titled))
    return names


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or a quotation begins at a place."""
    if text[start - 1] == " " and text[start - 2 : start - 1].isalnum():
        return False
    return _SENTENCE_START.search(text[max(0, start - 6) : start]) is not None


def _name(text: str, parts: list[Part], titled: bool) -> Name:
    start, end = parts[0][0], parts[-1][1]
    return Name(start, end, text[start:end], _kind(text, parts, titled))


def _pieces(parts: list[Part]) -> list[list[Part]]:
    """Cuts a run at months and weekdays, at an "of" that joins no institution, before a title in it."""
    pieces: list[list[Part]] = [[]]
    for index, part in enumerate(parts):
        word, current = part[2], pieces[-1]
        if _cuts(word, index) or (word == "of" and not _joins(current)):
            pieces.append([])
        elif word in HEADS and _named_after(parts[index + 1 :]) and not _titles_only(current):
            pieces.append([part])
        elif word != "the" or current:
            current.append(part)
    return [piece for piece in pieces if piece]


def _cuts(word: str, index: int) -> bool:
    return word in CALENDAR and not (word == "may" and index)


def _joins(current: list[Part]) -> bool:
    words = _words(current)
    return any(word in JOIN_WITH_OF for word in words) or bool(words and words[-1] in HEADS)


def _titles_only(parts: list[Part]) -> bool:
    words = _words(parts)
    return not words or title_length([*words, "president"]) == len(words) + 1


def _named_after(parts: list[Part]) -> bool:
    words = _words(parts[:2])
    if words[:1] == ["of"]:
        return words[1:] != [] and words[1] in TITLES
    return bool(words) and words[0] not in INSTITUTIONS and words[0] not in HEADS


def _words(parts: list[Part]) -> list[str]:
    return [word for _, _, word in parts]


def _strip(text: str, parts: list[Part], opens: bool) -> tuple[list[Part], bool]:
    """Takes titles and words that only begin the sentence off a run; says whether a title stood there."""
    while parts and not _acronym(text, parts[0]):
        word = parts[0][2]
        if word not in STOP_WORDS and not (opens and word in OPENERS):
            break
        parts, opens = parts[1:], False
    titled = title_length(_words(parts))
    parts = parts[titled:]
    if len(parts) == 1 and opens and not titled and _common(text, parts[0]):
        return [], False
    while parts and parts[-1][2] in STOP_WORDS and not _acronym(text, parts[-1]):
        parts = parts[:-1]
    return parts, bool(titled)


def _acronym(text: str, part: Part) -> bool:
    word = text[part[0] : part[1]]
    return len(word) > 1 and word.isupper()


def _common(text: str, part: Part) -> bool:
    """Whether a word that begins a sentence looks like any other word: "Engineers", "Lately"."""
    word = part[2]
    if _acronym(text, part) or word in SAME_PLACE or text[part[1] : part[1] + 2] in ("'s", "’s"):
        return False
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "os"))
    return plural or word.endswith(OPENER_ENDINGS)


def _kind(text: str, parts: list[Part], titled: bool) -> str:
    words = _words(parts)
    if " ".join(words) in SAME_PLACE:
        return "place"
    if any(word in INSTITUTIONS for word in words) or (len(words) == 1 and _acronym(text, parts[0])):
        return "organisation"
    if titled:
        return "person"
    start = parts[0][0]
    if any(word in PLACES for word in words) or _IN.search(text[max(0, start - 14) : start]):
        return "place"
    written = [text[start:end] for start, end, _ in parts]
    return (
        "person"
        if len(words) in (2, 3) and all(w[1:].islower() or len(w) < 3 for w in written)
        else "unknown"
    )
