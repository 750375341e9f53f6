"""Whether two names can be one: variants fold to one key, and what a key does not explain is another name."""

from __future__ import annotations

import re
from functools import lru_cache

from provenance.text.name_forms import SAME_GIVEN, SAME_PLACE
from provenance.text.name_words import HEADS, INSTITUTIONS, TITLES
from provenance.text.transliteration import fold

_INSTITUTIONS = frozenset(fold(word) for word in INSTITUTIONS)
_DIRECTIONS = frozenset(
    fold(word) for word in ("north", "south", "east", "west", "new", "central", "greater")
)
_OUTLETS = frozenset(
    fold(word) for word in ("times", "post", "news", "tv", "journal", "daily", "herald", "telegraph")
)
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
    return SAME_PLACE.get(word) or fold(SAME_GIVEN.get(word, word))


@lru_cache(maxsize=32768)
def same(a: str, b: str) -> bool:
    """Whether two names can be one. Symmetric."""
    key_a, key_b = name_key(a), name_key(b)
    if not key_a or not key_b:
        return False
    if key_a == key_b or "".join(key_a) == "".join(key_b):
        return True
    if _acronym_of(a, key_b) or _acronym_of(b, key_a):
        return True
    if sorted(key_a) == sorted(key_b) and any(word in _INSTITUTIONS for word in key_a):
        return True
    return _shortened(key_a, key_b) or _shortened(key_b, key_a)


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


def _acronym_of(name: str, key: tuple[str, ...]) -> bool:
    letters = name.replace(".", "")
    return (
        2 <= len(letters) == len(key)
        and letters.isupper()
        and letters.casefold() == "".join(w[0] for w in key)
    )


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
