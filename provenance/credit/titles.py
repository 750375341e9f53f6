"""Publishers that the registry lacks, by their titles: "The Merrow Daily", "merrowdaily.com", "L'Echo"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from provenance.outlets import Registry
from provenance.text import speech_words as lists

_ADDRESS = re.compile(r"(?:www\.)?([\w-]+)(?:\.[a-z]{2,10}){1,2}", re.IGNORECASE)
_SHORTEST_ADDRESS = 5  # letters
_OF_A_SITE = frozenset(("International", "Online", "Digital", "English", "Live", "Media", "Network", "World"))
_BODIES = lists.INSTITUTIONS - {"agency", "service", "city", "state", "press"}


def heard(text: str, publishers: Iterable[str], registry: Registry) -> frozenset[str]:
    """Returns those of some publishers that ``titled`` may find in a text beside the known outlets."""
    folded = text.casefold()
    return frozenset(
        publisher
        for publisher in publishers
        if registry.get(publisher) is None
        and (
            any(word in text or _unmarked(word) in text for word in _title_words(publisher)[:1])
            or f"{_glued(publisher)}." in folded
        )
    )


def titled(text: str, publisher: str) -> Iterator[tuple[int, int, bool]]:
    """Yields the spans at which a text names a publisher, and whether that is sure.

    "Example International" is named by "Example" too.
    """
    words = _title_words(publisher)
    if not words:
        return
    yield from _addressed(text, publisher)
    if not publisher[:1].isupper() or any(word.casefold() in _BODIES for word in words):
        return
    for form in [words, words[:-1]] if words[-1] in _OF_A_SITE else [words]:
        sure = len(form) > 1 or bool(form and not _means_more(text, form[0]))
        spelt = "|".join(r"\s".join(map(re.escape, written)) for written in (form, map(_unmarked, form)))
        for match in re.finditer(rf"\b(?:{spelt})\b", text) if form else ():
            yield (*match.span(), sure)


def _addressed(text: str, publisher: str) -> Iterator[tuple[int, int, bool]]:
    """The address of a site, whether it goes by that or by its title: "Source: merrowdaily.com"."""
    address = _glued(publisher)
    if len(address) >= _SHORTEST_ADDRESS and f"{address}." in text.casefold():
        written = (
            rf"(?<![\w@./-])(?i:(?:www\.)?(?:the)?{re.escape(address)})(?:\.[a-z]{{2,10}}){{1,2}}(?![\w@/-])"
        )
        yield from ((*match.span(), True) for match in re.finditer(written, text))


def _means_more(text: str, word: str) -> bool:
    """Whether a title of one word ("Echo") is written small somewhere, or stands in longer names."""
    written = re.escape(word)
    longer = rf"\b(?!The\b)[A-Z][\w'’-]* {written}\b|\b{written} [A-Z]"
    return re.search(rf"{longer}|\b{re.escape(word.lower())}\b", text) is not None


def _title_words(publisher: str) -> list[str]:
    return re.findall(r"[\w'’&.-]+", publisher.removeprefix("The "))


def _glued(publisher: str) -> str:
    """A title as an address has it: "merrowdaily" of "The Merrow Daily" and of "www.merrowdaily.com"."""
    address = _ADDRESS.fullmatch(publisher)
    return (address[1] if address else "".join(re.findall(r"\w+", publisher.removeprefix("The ")))).casefold()


def _unmarked(word: str) -> str:
    """A word as a keyboard without accents has it: "L'Echo"."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
