"""Names in a text, and whether two of them name the same: runs of capitalised words, without any model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from provenance.text.places import SAME_PLACE
from provenance.text.transliteration import fold
from provenance.text.words import STOP_WORDS

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚƏА-ЯЁІЇЄҐ"
_WORD = rf"(?:[{_UPPER}](?:\.[{_UPPER}])+\.?|[{_UPPER}]\.(?=\s[{_UPPER}])|(?:[dDlLO]['’]|[Aa]l-|[Ee]l-|Mc|Mac)?[{_UPPER}][\w]*(?:[-‑'’][\w]+)*(?<!['’]s))"
_PARTICLE = r"(?:de|del|della|der|den|des|di|do|dos|da|du|la|le|el|al|von|van|zu|bin|ibn|bint|ben|abu|y|e)"
_RUN = re.compile(
    rf"(?<![\w@#]){_WORD}(?:(?:[ \t ]{_PARTICLE}){{1,2}}(?=[ \t ][{_UPPER}])|[ \t ]{_WORD}|(?<=[a-z]) of(?: the)?(?= {_WORD})|-\d+\b)*"
    rf"|(?<![\w@#])(?:al|el|bin|von|van)[- ]{_WORD}"
)
_TITLES = frozenset(
    """president vice deputy prime minister ministers mr mrs ms miss dr prof professor sir dame lord lady king queen
    prince princess pope bishop archbishop cardinal imam sheikh ayatollah general gen colonel col major maj captain
    capt lieutenant lt sergeant sgt admiral adm senator sen congressman congresswoman representative rep governor gov
    mayor secretary chancellor ambassador commissioner chairman chairwoman chair chief director judge justice
    prosecutor spokesman spokeswoman spokesperson analyst foreign defense defence interior finance energy first
    acting former premier speaker coach marshal brigadier inspector officer treasurer agent reporter science health
    education justice labour labor environment culture transport economy trade agriculture""".split()
)
# Titles that may stand alone before a name; the others above only in front of one of these ("Foreign Minister").
_HEADS = frozenset(
    """president minister mr mrs ms miss dr prof professor sir dame lord lady king queen prince princess pope bishop
    archbishop cardinal imam sheikh ayatollah general gen colonel col major maj captain capt lieutenant lt sergeant sgt
    admiral adm senator sen congressman congresswoman rep governor gov mayor secretary chancellor ambassador
    commissioner chairman chairwoman chief director judge prosecutor spokesman spokeswoman spokesperson analyst premier
    speaker coach marshal brigadier inspector treasurer agent reporter""".split()
)
_INSTITUTIONS = frozenset(
    """ministry bank university republic department institute house court council office association organization
    organisation party kingdom states academy union federation league army church committee commission agency
    authority board bureau centre center college company corporation corp inc ltd group guard force forces
    parliament senate assembly congress government police service fund foundation network society institution
    security treaty alliance front movement brigade navy command media news times post press club hospital school
    ministries administration treasury airlines airways energy resources optics sports holdings industries""".split()
)
_PLACES = frozenset("city cape bay gulf sea strait isle island islands lake mount river valley province region port".split())
_JOINS_WITH_OF = _INSTITUTIONS | _PLACES | frozenset("head isles duke order day bishop archbishop".split())
_CALENDAR = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun gmt utc
    est a.m p.m am pm""".split()
)
_OPENERS = frozenset(
    """according earlier later last next first second third two three four five six seven eight nine ten dozens hundreds
    thousands millions many several few officials authorities police residents people protesters rescuers experts
    analysts critics investigators witnesses prosecutors soldiers troops workers miners families local state former
    nobody everyone everybody someone nothing none today yesterday tomorrow now yes no not never please however
    therefore thus hence still even asked speaking citing like unlike following based given due additionally moreover
    furthermore image photo video source read click share image follow telemetry water footage sources data figures
    reports statements government ministers lawmakers opposition president thank good dear let here there look
    reportedly allegedly meantime besides instead nearly almost about around some roughly approximately once since
    telling adding saying noting joint each another born asked built founded half""".split()
)
_OPENER_ENDINGS = ("ing", "ly", "ers", "ists", "ants", "ments", "tions", "sions")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]['\"”’»)\]]*\s+|\n|[\"“„«(\[]|[‘'](?=\w))\s*$")
_PERSON_CUE = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir"})
_IN = re.compile(r"\b(?:in|at|from|near|to|outside|across|into|of)\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at ``text[start:end]``, without title and possessive; ``kind`` is person, place, organisation or unknown."""

    start: int
    end: int
    text: str
    kind: str


def find_names(text: str) -> list[Name]:
    """Returns the names of a text in order. Months, weekdays and words that only begin a sentence are left out."""
    return list(_find(text))


def same_name(a: Name | str, b: Name | str) -> bool:
    """Whether two names can be one: spelling variants, surname and full name, acronym and expansion, land and people.

    One differing letter between names that are otherwise spelt alike is not a
    variant ("Bell" and "Pell") unless transliteration explains it.
    """
    first, second = _text(a), _text(b)
    if first.casefold() == second.casefold():
        return True
    return _same(*sorted((first, second)))


def name_key(name: Name | str) -> tuple[str, ...]:
    """Returns the folded words under which variants of a name are equal."""
    return _key(_text(name))


def _text(name: Name | str) -> str:
    return name if isinstance(name, str) else name.text


@lru_cache(maxsize=16384)
def _find(text: str) -> tuple[Name, ...]:
    found = []
    for match in _RUN.finditer(text):
        found.extend(_names_of_run(text, match.start(), match.end()))
    return tuple(found)


_PART = re.compile(r"\S+")


def _names_of_run(text: str, start: int, end: int) -> list[Name]:
    parts = [(m.start() + start, m.end() + start) for m in _PART.finditer(text[start:end])]
    opens = bool(_SENTENCE_START.search(text[max(0, start - 6) : start])) if start else True
    names = []
    for piece, first in _pieces(text, parts):
        kept, titled = _strip(text, piece, opens and first)
        if kept:
            begin, stop = kept[0][0], kept[-1][1]
            names.append(Name(begin, stop, text[begin:stop], _kind(text, begin, kept, titled)))
    return names


def _pieces(text: str, parts: list[tuple[int, int]]) -> list[tuple[list[tuple[int, int]], bool]]:
    """Cuts a run where "of" joins no institution: "President of Kazakhstan", and at months and weekdays."""
    pieces: list[tuple[list[tuple[int, int]], bool]] = []
    current: list[tuple[int, int]] = []
    first = True
    for index, (start, end) in enumerate(parts):
        word = text[start:end].casefold().rstrip(".")
        institution = any(text[s:e].casefold() in _JOINS_WITH_OF for s, e in current)
        if word in _CALENDAR and not (word == "may" and index) or (word == "of" and not institution):
            if current:
                pieces.append((current, first))
            current, first = [], False
        elif word == "the" and not current:
            continue
        else:
            current.append((start, end))
    if current:
        pieces.append((current, first))
    return pieces


def _strip(text: str, parts: list[tuple[int, int]], opens: bool) -> tuple[list[tuple[int, int]], bool]:
    """Takes titles and words that only begin the sentence off a run; says whether a title stood there."""
    words = [text[s:e].casefold().strip(".") for s, e in parts]
    while words and (words[0] in STOP_WORDS or (opens and words[0] in _OPENERS)) and not _acronym(text, parts[0]):
        words, parts = words[1:], parts[1:]
        opens = False
    titled = _title_length(words)
    if titled:
        words, parts = words[titled:], parts[titled:]
    if len(parts) == 1 and opens and not titled and _common_opener(words[0]) and not _acronym(text, parts[0]):
        return [], False
    while parts and words[-1] in STOP_WORDS and not _acronym(text, parts[-1]):
        words, parts = words[:-1], parts[:-1]
    return parts, bool(titled)


def _acronym(text: str, part: tuple[int, int]) -> bool:
    word = text[part[0] : part[1]]
    return len(word) > 1 and word.isupper()


def _title_length(words: list[str]) -> int:
    """Returns how many words of title stand in front; an institution's own words are none ("Prime Minister's Office")."""
    length = 0
    while length < len(words) and words[length] in _TITLES:
        length += 1
    while length and words[length - 1] not in _HEADS:
        length -= 1
    if length < len(words) and words[length] in _INSTITUTIONS:
        return 0
    return length


def _common_opener(word: str) -> bool:
    return word in _OPENERS or word in STOP_WORDS or word.endswith(_OPENER_ENDINGS)


def _kind(text: str, start: int, parts: list[tuple[int, int]], titled: bool) -> str:
    words = [text[s:e] for s, e in parts]
    folded = [word.casefold() for word in words]
    if any(word in _INSTITUTIONS for word in folded) or (len(words) == 1 and _acronym(text, parts[0])):
        return "place" if " ".join(folded) in SAME_PLACE else "organisation"
    if titled:
        return "person"
    if " ".join(folded) in SAME_PLACE or any(word in _PLACES for word in folded):
        return "place"
    if _IN.search(text[max(0, start - 14) : start]):
        return "place" if not text[max(0, start - 3) : start] == "of " else "unknown"
    return "person" if len(words) in (2, 3) and all(word[1:].islower() or len(word) < 3 for word in words) else "unknown"


@lru_cache(maxsize=32768)
def _key(name: str) -> tuple[str, ...]:
    plain = re.sub(r"['’]s?(?!\w)", "", name.casefold()).strip()
    if plain.startswith("the "):
        plain = plain[4:]
    if plain in SAME_PLACE:
        return (SAME_PLACE[plain],)
    words = [word for word in re.split(r"[\s‑-]+", plain) if word.strip(".,")]
    titled = _title_length([word.strip(".") for word in words])
    words = words[titled:] or words
    kept = [SAME_PLACE.get(word) or fold(word) for word in words if word not in ("of", "the", "and", "for")]
    return tuple(word for word in kept if word)


@lru_cache(maxsize=32768)
def _same(a: str, b: str) -> bool:
    key_a, key_b = _key(a), _key(b)
    if not key_a or not key_b:
        return False
    if key_a == key_b or "".join(key_a) == "".join(key_b):
        return True
    if _acronym_of(a, key_b) or _acronym_of(b, key_a):
        return True
    if sorted(key_a) == sorted(key_b) and any(word in _INSTITUTIONS_FOLDED for word in key_a):
        return True
    return _shortened(key_a, key_b) or _shortened(key_b, key_a)


_INSTITUTIONS_FOLDED = frozenset(fold(word) for word in _INSTITUTIONS)
_DIRECTIONS = frozenset(fold(word) for word in ("north", "south", "east", "west", "new", "central", "greater"))
_OUTLETS = frozenset(fold(word) for word in ("times", "post", "news", "tv", "journal", "daily", "herald", "telegraph"))


def _acronym_of(name: str, key: tuple[str, ...]) -> bool:
    letters = name.replace(".", "")
    return 2 <= len(letters) == len(key) and letters.isupper() and letters.casefold() == "".join(w[0] for w in key)


def _shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is the other one cut short: surname for full name, first word of a firm's name, initials."""
    if len(short) >= len(long):
        return len(short) == len(long) > 1 and _initials(short, long)
    if all(word in _INSTITUTIONS_FOLDED for word in short):
        return False
    rest = set(long) - set(short)
    if rest & _DIRECTIONS or rest & _OUTLETS:
        return False
    if len(short) == 1:
        return len(short[0]) > 2 and (long[-1] == short[0] or (long[0] == short[0] and bool(rest & _INSTITUTIONS_FOLDED)))
    ends = short[-1] == long[-1] and (short[0] == long[0] or long[0].startswith(short[0].strip(".")) or short[0] in long)
    return ends or long[: len(short)] == short


def _initials(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if a[-1] != b[-1]:
        return False
    return all(x == y or (len(x.strip(".")) == 1 and y.startswith(x.strip("."))) or (len(y.strip(".")) == 1 and x.startswith(y.strip("."))) for x, y in zip(a, b, strict=True))
