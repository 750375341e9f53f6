"""Words that lead a reader to where a text is from: "Source", "Read the full story here", "More details at: https://..."."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+")
_LABELS = frozenset(
    """source sources link links to original originals full complete whole story article text report version item
    news page read more see find details information info continue reading here at on in from via by of the is site
    website you can it materials based according open""".split()
)
_MOST_WORDS = 14
_LONGEST = 400
_TELLING = re.compile(r"\b(?:sources?|originals?|details|full|whole|complete|via)\b", re.IGNORECASE)


def addresses(text: str) -> list[str]:
    """Returns the web addresses that are written out in a text."""
    return [match[0].rstrip(".,;)]") for match in _ADDRESS.finditer(text)]


def leads_to_source(text: str, names: Iterable[str] = ()) -> bool:
    """Whether a short line holds nothing but such words, addresses and some names of outlets.

    "Read also", "Related" and headlines lead to other texts.
    """
    if len(text) > _LONGEST:
        return False
    rest = _ADDRESS.sub(" ", text)
    for name in names:
        rest = rest.replace(name, " ")
    words = re.findall(r"[\w'’.-]*\w", rest.casefold())
    return len(text.split()) <= _MOST_WORDS and all(word in _LABELS or word.isdigit() for word in words)


def says_source(text: str) -> bool:
    """Whether such a line says in words that the text is from there, and not only that there is more."""
    return _TELLING.search(text) is not None


def host_of(address: str) -> str:
    """Returns the host of a web address without "www.", "" where there is none."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address.casefold()).partition("/")[0]
