"""Lines set aside with the page that are nothing but a name: "(CMC)", "—JR, Brenn Wire Service", "Jane Roe | Brenn".

A page has many short lines above and below its text, and whoever reads it sets aside those whose name nobody knows.
Where the text turns out to be from the very outlet that such a line names, it is a signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from provenance.credit.meant import span_of
from provenance.model import BELOW_ARTICLE, SITE_LINE, Credit, CreditKind, Document, Role, Scope, Sentence
from provenance.outlets import Registry

_BESIDE_TEXT = (Role.FOOTER, Role.SUBHEADING)
CUE = "signature"
_LINES = 6  # above and below the article that may sign it
_LONGEST = 70
_ROLE = re.compile(
    r"(?:source|via|from|(?:(?:story|text|report|words|written|reporting)\s)?by|credit|courtesy(?:\sof)?|text|story"
    r"|(?:additional\s)?reporting|(?:©|\(c\)|c\.)\s?\d{4})(?!\w)\W*",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s?[,;/|·•]\s?|\s[–—-]\s|\s(?:and|&)\s")
_INITIALS = r"[A-Za-z]{1,4}|\d{1,4}"
_PERSON_OR_PLACE = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}"
_DAY = r"[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}"
_BESIDE = re.compile(rf"{_INITIALS}|{_PERSON_OR_PLACE}|{_DAY}")
_STAFF = re.compile(
    r"\s(?:staff|reporters?|correspondents?|writers?|newsroom|desk|newswire|company|inc|ltd|llc|plc)$",
    re.IGNORECASE,
)
_MOST_BESIDE = 3  # parts of a line beside the name
_PERSON = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,2}")
_AROUND = " \t.*()[]|–—-"


def named_aside(document: Document, outlets: Iterable[str], registry: Registry) -> Iterator[Credit]:
    """Yields the credits that lines set aside beside an article give to outlets whose text was found in it.

    What a page or a table tells as the author is such a line too. It stands nowhere in the clean text; its credit
    stands at the end of the body.

    Args:
        document: the article; where nobody knows who published it, a name above it may be the publisher's own.
        outlets: who published what was found in it.
        registry: the known outlets.
    """
    body = [s for s in document.sentences if s.role is Role.BODY]
    reasons = (BELOW_ARTICLE, SITE_LINE) if document.outlet else (BELOW_ARTICLE,)
    lines = [line.text for line in document.dropped if line.why in reasons][: _LINES * len(reasons)]
    lines += [s.text for s in document.sentences if body and s.role in _BESIDE_TEXT and _is_outside(s, body)]
    for outlet in sorted(outlets) if body else ():
        name = next((name for text in lines if (name := _signature(text, outlet, registry))), None)
        name = name or _signature(document.author or "", outlet, registry, shared=True)
        if name:
            end = body[-1].end
            yield Credit(name, outlet, CreditKind.OUTLET, CUE, end, end, Scope.ARTICLE)


def _is_outside(line: Sentence, body: Sequence[Sentence]) -> bool:
    return not body[0].index < line.index < body[-1].index


def _signature(text: str, outlet: str, registry: Registry, *, shared: bool = False) -> str | None:
    """Returns the name in a line that holds nothing but that outlet's, and who wrote for it or where.

    A row of several outlets is a menu, unless it is told as who wrote the text (``shared``).
    """
    if len(text) > _LONGEST:
        return None
    line = text.strip(_AROUND)
    role = _ROLE.match(line)
    parts = [_STAFF.sub("", part) for part in _PARTED.split(line[role.end() :] if role else line)]
    named = [name for part in parts if (name := _name_in(part, outlet, registry))]
    beside = [part for part in parts if not _name_in(part, outlet, registry)]
    if len(named) != 1 or len(beside) > _MOST_BESIDE or not all(map(_BESIDE.fullmatch, beside)):
        return None
    return named[0] if shared or not any(map(registry.get, beside)) else None


def _name_in(part: str, outlet: str, registry: Registry) -> str | None:
    """Returns the name with which a part of a line ends, where at most an article or who wrote it stands before."""
    start, end = span_of(part, outlet, registry) or (0, 0)
    before = part[:start].strip()
    alone = not before or before.casefold() == "the" or _PERSON.fullmatch(before)
    return part[start:end] if alone and 0 < end == len(part) else None
