"""Lines that credit agencies without saying which: "Agencies", "By staff and wire reports", "with newswires"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLURAL = re.compile(
    r"\b(?:(?:news\s)?agencies|(?:news)?wires|news\s?services|newswires?|combined\s(?:reports|dispatches|despatches)"
    r"|wire\sservices?|(?:wire|agency)\s(?:reports?|cop(?:y|ies)|stor(?:y|ies)|material|d[ei]spatch(?:es)?))\b",
    re.IGNORECASE,
)
_BESIDE = frozenset(
    """by from with and our own the a source sources compiled based on inputs input reports report reporting material
    files information additional staff desk web newsroom news foreign international world national local correspondent
    correspondents reporter reporters writer writers editors team bureau other various several this story article
    includes include contains was were used uses also in prepared""".split()
)
_LONGEST = 90
# "Brevik Post staff and wire reports", "By Ann Roe and agencies in Holm": names of a paper, of writers and of places.
_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
_NAMES = rf"{_NAME}(?:\s{_NAME}){{0,4}}"
_STAFF = r"(?:staff|desk|newsroom|team|reporters?|writers?|correspondents?|bureau)"
_AND = r"(?:\s(?:and|&|with|plus)|\s?[/+,])"
_BEFORE = re.compile(
    rf"(?:(?i:by|from)\s)?(?:{_NAMES}\s)?{_STAFF}{_AND}\s(?:(?i:the|other|news|foreign)\s)?"
    rf"|(?i:by|from)\s{_NAMES}(?:{_AND})?\s|{_NAME}(?:\s{_NAME}){{1,4}}{_AND}\s"
)
_BEHIND = re.compile(rf"(?:\sin\s{_NAMES})?[\s.)\]]*")


def speaks_of_agencies(line: str, names: Iterable[str] = ()) -> re.Match[str] | None:
    """Returns where a line speaks of agencies in general, and says nothing else but who of the paper wrote it."""
    found = _PLURAL.search(line) if len(line) <= _LONGEST else None
    if found is None:
        return None
    if _BEFORE.fullmatch(line, 0, found.start()) and _BEHIND.fullmatch(line, found.end()):
        return found
    rest = f"{line[: found.start()]} {line[found.end() :]}"
    for name in names:
        rest = rest.replace(name, " ")
    return found if all(word in _BESIDE for word in re.findall(r"\w+", rest.casefold())) else None
