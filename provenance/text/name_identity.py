"""Whether two names can be one: variants fold to one key, and what a key does not explain is another name."""

from __future__ import annotations

import re
from functools import lru_cache

from provenance.text.name_forms import GOVERNED_FROM, SAME_GIVEN, SAME_PLACE
from provenance.text.name_words import HEADS, INSTITUTIONS, TITLES
from provenance.text.transliteration import fold, without_accents

_INSTITUTIONS = frozenset(fold(word) for word in INSTITUTIONS)
_DIRECTIONS = frozenset(
    fold(word) for word in ("north", "south", "east", "west", "new", "central", "greater")
)
_OUTLETS = frozenset(
    fold(word) for word in ("times", "post", "news", "tv", "journal", "daily", "herald", "telegraph")
)
_SHORTEST_ACRONYM = 2
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")


@lru_cache(maxsize=32768)
def name_key(name: str) -> tuple[str, ...]:
    """Returns the folded words of a name, without title, article and possessive; variants have equal keys."""
    plain = _POSSESSIVE.sub("", name.casefold()).strip()
    plain = plain.removeprefix("the ")
    if plain in SAME_PLACE:
        return (SAME_PLACE[plain],)
    words = [word for word in re.split(r"[\s‑-]+", plain) if word.strip(".,")]
    words = words[title_length([word.strip(".") for word in words]) :] or words
    kept = (_folded(word) for word in words if word not in ("of", "the", "and", "for"))
    return tuple(word for word in kept if word)


def _folded(word: str) -> str:
    return SAME_PLACE.get(word) or SAME_PLACE.get(without_accents(word)) or fold(SAME_GIVEN.get(word, word))


@lru_cache(maxsize=32768)
def same(a: str, b: str) -> bool:
    """Whether two names can be one. Symmetric."""
    key_a, key_b = name_key(a), name_key(b)
    if not key_a or not key_b:
        return False
    if key_a == key_b or "".join(key_a) == "".join(key_b):
        return True
    if _acronym_of(a, b) or _acronym_of(b, a):
        return True
    if sorted(key_a) == sorted(key_b) and any(word in _INSTITUTIONS for word in key_a):
        return True
    return _shortened(key_a, key_b) or _shortened(key_b, key_a)


def one_government(a: str, b: str) -> bool:
    """Whether two names can mean one government: "Beijing" and "China"."""
    return _governed(a) == _governed(b) is not None


def _governed(name: str) -> str | None:
    plain = _POSSESSIVE.sub("", name.casefold()).strip().removeprefix("the ")
    return GOVERNED_FROM.get(SAME_PLACE.get(plain, plain))


def title_length(words: list[str]) -> int:
    """Returns how many words of title stand in front. An institution's own words are none."""
    length = 0
    while length < len(words) and words[length] in TITLES:
        length += 1
    while length and words[length - 1] not in HEADS:
        length -= 1
    if length and words[length : length + 1] == ["of"]:
        follow = length + 1
        while follow < len(words) and (words[follow] in TITLES or words[follow] in ("the", "and")):
            follow += 1
        return follow if follow > length + 1 else length
    return 0 if words[length : length + 1] and words[length] in INSTITUTIONS else length


def _acronym_of(name: str, full: str) -> bool:
    """Whether one word of a name gives the initials of words that stand in its place: "UN Office", "WHO"."""
    short, long = _spelt(name), _spelt(full)
    for at, word in enumerate(short):
        letters = word.replace(".", "")
        length = len(letters)
        same_rest = length >= _SHORTEST_ACRONYM and letters.isupper() and len(long) == len(short) + length - 1
        if same_rest and long[:at] + long[at + length :] == short[:at] + short[at + 1 :]:
            return letters.casefold() == "".join(w[0] for w in long[at : at + length]).casefold()
    return False


def _spelt(name: str) -> list[str]:
    """The words of a name as they are written, without the small ones, which give no initial."""
    words = re.split(r"[\s‑-]+", _POSSESSIVE.sub("", name).strip())
    return [word for word in words if word.casefold() not in ("", "of", "the", "and", "for")]


def _shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is the other cut short: surname for full name, first word of a firm, initials."""
    if len(short) >= len(long):
        return len(short) == len(long) > 1 and _initials(short, long)
    rest = set(long) - set(short)
    if rest & _DIRECTIONS or rest & _OUTLETS or all(word in _INSTITUTIONS for word in short):
        return False
    if len(short) == 1:
        firm = long[0] == short[0] and bool(rest & _INSTITUTIONS)
        return len(short[0]) > 2 and (long[-1] == short[0] or firm)
    ends = short[-1] == long[-1] and (short[0] in long or _begins(short[0], long[0]))
    return ends or long[: len(short)] == short


def _initials(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """ "J. Smith" and "John Smith"."""
    return a[-1] == b[-1] and all(x == y or _begins(x, y) or _begins(y, x) for x, y in zip(a, b, strict=True))


def _begins(initial: str, name: str) -> bool:
    return len(initial) == 1 and name.startswith(initial)
