"""Lines that an agency signs together with others: "AFP-JIJI", "TT/The Local", "WAM/Esraa Ismail", "UNI AB 1234"."""

from __future__ import annotations

import re

from provenance.outlets import Registry
from provenance.text.editors import NEWSROOM

_AGENCIES = ("wire", "state-media")
_AROUND = " \t*—–-()[]."
_LONGEST = 60
_BY = re.compile(r"^by:? ", re.IGNORECASE)
_PARTED = re.compile(r"\s?/\s?|(?<=\w)-(?=[A-Z])")
_PART = re.compile(r"(?:The )?[A-Z][\w.'’&]*(?: [A-Za-z][\w.'’&]*){0,2}")
_NEWSROOM = re.compile(NEWSROOM)
_INITIALS = r"(?:[a-z]{2,3}|[A-Z]{2,4})"
_SIGNED = re.compile(
    rf"(?P<name>[\w.]+(?: [\w.]+){{0,2}}?) {_INITIALS}(?: {_INITIALS}){{0,2}}(?: \d{{1,5}})?"
)
# "Reuters/Jane Roe" took a picture; agencies that sell few of them name who wrote.
_SELL_PICTURES = frozenset(
    ("Reuters", "AFP", "AP", "EPA", "TASS", "Xinhua", "Sputnik", "Anadolu", "DPA", "EFE", "PTI")
)


def signed_together(text: str, registry: Registry) -> bool:
    """Whether a line holds an agency's name and, joined to it, a paper, a desk, a place, or who wrote."""
    line = _BY.sub("", text.strip(_AROUND)) if len(text) <= _LONGEST else ""
    parts = _PARTED.split(line)
    if len(parts) == 1:
        signed = _SIGNED.fullmatch(line.replace(") ", " "))
        return signed is not None and _agency(signed["name"], registry) is not None
    if len(parts) > 4 or not all(_PART.fullmatch(part) for part in parts):
        return False
    agencies = [name for part in parts if (name := _agency(part, registry))]
    people = [part for part in parts if not _agency(part, registry) and not _is_medium(part, registry)]
    writes = _agency(parts[0], registry) not in (None, *_SELL_PICTURES)
    return bool(agencies) and (writes or not people)


def _agency(part: str, registry: Registry) -> str | None:
    known = registry.get(part)
    return known.name if known is not None and known.kind in _AGENCIES else None


def _is_medium(part: str, registry: Registry) -> bool:
    """A known outlet, a newsroom, or one word: a place or a title, and no person with a family name."""
    return " " not in part or registry.get(part) is not None or _NEWSROOM.fullmatch(part) is not None
