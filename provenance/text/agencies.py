"""Lines that credit agencies without saying which: "Agencies", "By staff and wire reports", "with newswires"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLURAL = re.compile(
    r"\b(?:(?:news\s)?agencies|(?:news)?wires|wire\s(?:reports|services?)|newswires?)\b", re.IGNORECASE
)
_BESIDE = frozenset(
    """by from with and our own the a source sources compiled based on inputs input reports report reporting material
    files information additional staff desk web newsroom news foreign international world national local correspondent
    correspondents reporter reporters writer writers editors team bureau other various several""".split()
)
_LONGEST = 90


def speaks_of_agencies(line: str, names: Iterable[str] = ()) -> re.Match[str] | None:
    """Returns where a line of nothing but such words, and some names of outlets, speaks of agencies in general."""
    found = _PLURAL.search(line) if len(line) <= _LONGEST else None
    if found is None:
        return None
    rest = f"{line[: found.start()]} {line[found.end() :]}"
    for name in names:
        rest = rest.replace(name, " ")
    return found if all(word in _BESIDE for word in re.findall(r"\w+", rest.casefold())) else None
