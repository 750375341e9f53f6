"""How the title of a publisher may be written: "The Merrow Daily", "merrowdaily.com", "L'Echo"."""

from __future__ import annotations

import re
import unicodedata

_ADDRESS = re.compile(r"(?:www\.)?([\w-]+)(?:\.[a-z]{2,10}){1,2}", re.IGNORECASE)


def title_words(publisher: str) -> list[str]:
    """Returns the words of a title without its article."""
    return re.findall(r"[\w'’&.-]+", publisher.removeprefix("The "))


def glued(publisher: str) -> str:
    """Returns a title as an address has it: "merrowdaily" of "The Merrow Daily" and of "www.merrowdaily.com"."""
    address = _ADDRESS.fullmatch(publisher)
    return (address[1] if address else "".join(re.findall(r"\w+", publisher.removeprefix("The ")))).casefold()


def unmarked(word: str) -> str:
    """Returns a word as a keyboard without accents has it: "L'Echo"."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
