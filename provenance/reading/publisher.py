"""Who published a document: the page's own name, never the agency whose text it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from provenance.model import Role
from provenance.outlets import Registry
from provenance.reading.furniture import TECHNICAL
from provenance.reading.notices import is_byline
from provenance.reading.piece import Piece
from provenance.reading.sites import (
    is_plain_newspaper_word,
    is_section,
    known_by_shorter_name,
    looks_like_site,
    site_parts,
)

_SELF = re.compile(
    r"(?i:follow|like|find|subscribe to|download the|get the|published in) ([A-Z][\w .&'’-]{1,40}?)"
    r"(?: (?:on|newsletter|app|via)\b.*|, .*)?$"
)
_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))[\s\d,©–-]*(?:the |by )?([A-Z][\w &.'’/-]{1,50}?)"
    r"(?:[.,]|\s(?:all|ltd|inc|media)\b|$)",
    re.I,
)
_DESK = re.compile(
    r"^(?:by )?(.+?)\s(?:web desk|news desk|newsroom|staff|monitoring desk|online desk)\b", re.I
)
_HOST = re.compile(r"(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,6}(?![\w.])", re.I)
_SECTION_TAIL = re.compile(r"\s*(?:,| - | – |\s\|\s).*$")
_GLUED_HOME = re.compile(r"Home(?=[A-Z])")
_NO_NAME = re.compile(r"[@<>:]|\d{4}")
_TOP = 8


def outlet_of(
    *,
    url: str | None,
    site: str | None,
    sites: Sequence[str],
    bylines: Sequence[str],
    pieces: Sequence[Piece],
    registry: Registry,
) -> str | None:
    """Return the canonical name of the publisher, or the page's own name as written, or None.

    The address decides; then the name that the page gives itself; then, only
    where the page has no other name, an agency's own marks in head and foot.
    """
    if url and (known := registry.by_domain(url)):
        return known.name
    if site:
        return _canonical(site, registry)
    own = _from_lines(sites, registry)
    if own:
        return own
    return _from_marks(pieces, registry) or _from_rights(bylines, pieces, registry)


def _from_rights(bylines: Sequence[str], pieces: Sequence[Piece], registry: Registry) -> str | None:
    """An agency that signs the article and also holds the rights to the whole page."""
    for piece in reversed(pieces):
        match = _RIGHTS.match(piece.text) if piece.role is Role.FOOTER else None
        if match and (known := registry.get(match[1].strip())) and known.name in bylines:
            return known.name
    return None


def _canonical(name: str, registry: Registry) -> str:
    known = registry.get(name)
    return known.name if known else name


def _from_lines(sites: Iterable[str], registry: Registry) -> str | None:
    """The first line of the head that names a site; a page's own name stands above any agency's."""
    for line in sites:
        name = _name_in(line)
        if name is None:
            continue
        if known := registry.get(name) or known_by_shorter_name(name, registry):
            return known.name
        if looks_like_site(line) or len(name.split()) > 1:
            return name
    return None


def _name_in(line: str) -> str | None:
    parts = site_parts(line.strip("[]() "))
    if not parts:
        return None
    name = _SECTION_TAIL.sub("", parts[0]).strip()
    if desk := _DESK.match(name):
        name = desk[1]
    if not name or len(name.split()) > 6 or is_section(name) or _GLUED_HOME.match(name):
        return None
    if name.endswith((".", "!", "?")) or _NO_NAME.search(name) or is_plain_newspaper_word(name):
        return None
    return name


def _own_agency_page(pieces: Sequence[Piece], registry: Registry) -> str | None:
    """The agency's host or item number at the top, or its source line together with an editor's line."""
    for piece in pieces[:_TOP]:
        hosts = _HOST.findall(piece.text) if piece.why == TECHNICAL else []
        if known := next((o for host in hosts if (o := registry.by_domain(host))), None):
            return known.name
    start = next((i for i, p in enumerate(pieces) if p.role is Role.BODY), len(pieces))
    top = [p.text for p in pieces[:start]]
    sources = [m[1] for text in top if (m := re.fullmatch(r"source:\s*(.{2,40})", text, re.I))]
    if sources and any(re.match(r"(?:editor|edited by)\b", text, re.I) for text in top):
        known = registry.get(sources[0])
        return known.name if known else None
    return None


def _from_marks(pieces: Sequence[Piece], registry: Registry) -> str | None:
    """What a page without name and address says of itself in foot, head or byline."""
    for piece in pieces:
        if piece.why and (match := _SELF.match(piece.text)) and (known := registry.get(match[1])):
            return known.name
    return _own_agency_page(pieces, registry) or _from_desk(pieces, registry)


def _from_desk(pieces: Sequence[Piece], registry: Registry) -> str | None:
    """The paper whose desk signs; the desk of an agency signs on other people's pages too."""
    for piece in pieces:
        desk = _DESK.match(piece.text) if is_byline(piece.text) else None
        if desk and (looks_like_site(desk[1]) or len(desk[1].split()) <= 2):
            known = registry.get(desk[1])
            if known is None or known.kind != "wire":
                return known.name if known else desk[1]
    return None
