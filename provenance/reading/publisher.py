"""Who published a document: the page's own name, never the agency whose text it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from provenance.model import Role
from provenance.outlets import Outlet, Registry
from provenance.outlets.registry import without_firm
from provenance.reading.furniture import TECHNICAL
from provenance.reading.navigation import names_nobody
from provenance.reading.notices import is_byline
from provenance.reading.own_name import OwnName
from provenance.reading.piece import Piece
from provenance.reading.sites import (
    LONGEST_LINE,
    described_name,
    is_plain_newspaper_word,
    is_section,
    issued_name,
    known_by_shorter_name,
    looks_like_site,
    names_paper,
    site_parts,
    without_tongue,
)

_SELF = (
    # Follow Example on Facebook    Sign up for Example newsletters    Subscribe to Example
    re.compile(
        r"(?i:follow|like|find|join|contact|support|subscribe to|sign up (?:for|to)|download|get|published in)"
        r" (?:the |our )?([A-Z][\w .&'’-]{1,40}?)(?:['’]s)?"
        r"(?:(?i: (?:daily |weekly |free )?(?:newsletters?|apps?|alerts?|channel)| on| via)\b.*|, .*)?$"
    ),
    # Example Agency website contains only a part of …    Example is not responsible for the content of other sites
    re.compile(
        r"(?:[Tt]he )?([A-Z][\w .&'’-]{1,40}?)(?:['’]s)? (?:web ?site (?:contains|carries|offers|uses)|"
        r"(?:is|are) not responsible for the content|may (?:earn|receive) (?:an? )?(?:\w+ )?commission)\b"
    ),
    # Our Standards: The Thomson Reuters Trust Principles.
    re.compile(r"Our Standards: The ([A-Z][\w ]{1,40}?) Trust Principles"),
)
_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))[\s\d,©–-]*(?:the |by )?([A-Z][\w &.'’/-]{1,50}?)"
    r"(?:[.,](?!\w)|\s(?:all|ltd|inc|media)\b|$)",
    re.I,
)
_DESK = re.compile(
    r"^(?:by )?(.+?)\s(?:web desk|news desk|newsroom|staff|monitoring desk|online desk)\b", re.I
)
_JOINS = re.compile(r"(?:\b(?:and|with)|&)$", re.I)  # "Reuters and staff"
_WRITER = re.compile(r"\s(?:writers?|reporters?|correspondents?|editors?|photographers?)\b", re.I)
# "Copying of materials is allowed only with an active link to Example."
_LINK_TO = re.compile(
    r"[^.]{0,40}\b(?i:cop(?:y|ying|ies)|reprint(?:s|ed|ing)?|reproduc\w{1,6}|republi\w{2,8}|us(?:e|ing)|cit(?:e|ing)|quot(?:e|ing))\b"
    r"[^.]{0,80}?\b(?:link|hyperlink|reference|credit) to (?:the )?([A-Z][\w &'’-]{1,40}?)"
    r"(?: (?:website|site|portal|news agency))?(?:,? (?:is|are) \w{1,12})?\W{0,2}"
)
# "This material may not be reproduced without written permission from Example."
_PERMISSION = re.compile(
    r"\bwithout (?:\w+ ){0,4}permission (?:from|of|by) (?:the )?([A-Z][\w &'’-]{1,40})(?=\.|,|$)"
)
_SELLS_TEXT = re.compile(r"\b(?:press|agency|wire|newswire|service|features)\b|&$", re.I)
_RIGHTS_BEHIND = re.compile(r"([A-Z][\w &'’-]{1,50}?),? (?:©|\(c\)|copyright)[\s\d,–-]{0,20}\.?", re.I)
_BRACKETED = re.compile(r"[(\[/]\s?([^()\[\]/]{2,40}?)\s?[)\]/]")
_BY_AGENCY = re.compile(r"by [^,]{3,60}(?:, [^,]{3,40})?, ([A-Z][\w &-]{1,30}|dpa|epd|efe|ansa|lusa)", re.I)
_COMMON_DESKS = re.compile(
    r"agency|wire|reporter|correspondent|press|network|international|media|magazine|broadcasting|channel|online",
    re.I,
)
_AGENCY = re.compile(r"[,.]?\s(?:News )?Agency\.?$", re.I)
_HOST = re.compile(r"(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,6}(?![\w.])", re.I)
_SECTION_TAIL = re.compile(r"\s*(?:,| - | – |\s\|\s).*$")
# "Channel 8 Home LIVE Weather"
_MENU_TAIL = re.compile(r"(?<=\w)\s(?:(?:Home|Menu|LIVE|Search|Sections)\s|(?:Trending|Latest|Menu):)\S?.*$")
_REMARK = re.compile(r"\s\([^()\d]{2,30}\)?$")
_GLUED_HOME = re.compile(r"Home(?=[A-Z])")
_NO_NAME = re.compile(r"[@<>:]|\w/\w|\d{4}|\b\d{1,2}\.\d\d\b")
# "as it happened", "12 May 2025"
_NO_SITE = re.compile(r"^[a-zà-ÿ].*\s|\b(?:19|20)\d\d$|!$")
_TOP = 8
_AGENCIES = ("wire", "state-media")


def outlet_of(
    *,
    stated: str | None = None,
    url: str | None,
    site: str | None,
    sites: Sequence[str],
    bylines: Sequence[str],
    pieces: Sequence[Piece],
    registry: Registry,
) -> str | None:
    """Return the canonical name of the publisher, or the page's own name as written, or None.

    What a labelled head states stands above all. Else the address decides; then the name that the page gives
    itself; then, only where the page has no other name, an agency's own marks in head and foot.
    """
    if stated:
        return _canonical(stated, registry)
    if url and (known := registry.by_domain(url)):
        return known.name
    if site and (own := _of_site(site, sites, pieces, registry)):
        return own
    if own := _from_lines(sites, pieces, registry):
        return own
    if own := _from_marks(pieces, registry) or _from_rights(pieces, registry):
        return own
    doubtful = any(_name_in(line) for line in sites)
    if doubtful:
        return None
    return _own_agency_text(bylines, pieces, registry) or _alone_in_head(bylines, pieces, registry)


def _of_site(name: str, sites: Sequence[str], pieces: Sequence[Piece], registry: Registry) -> str | None:
    """The outlet that the markup names; a section of the site, or the number of a document, is none."""
    known = registry.titled(name)
    if known or (names_nobody(name) and not (" " in name and name in sites)) or _NO_SITE.search(name):
        return known.name if known else None
    if name.isupper() and " " not in name:
        return OwnName(pieces).of(name, name)
    return name


def _from_rights(pieces: Sequence[Piece], registry: Registry) -> str | None:
    """The paper that holds the rights to the page; a known outlet may hold them to a text that others print."""
    for piece in pieces[-_TOP:]:
        link = _LINK_TO.fullmatch(piece.text) if len(piece.text) <= LONGEST_LINE else None
        if link and not names_nobody(link[1]):
            return _canonical(link[1], registry)
        permits = _PERMISSION.search(piece.text) if len(piece.text) <= LONGEST_LINE else None
        if permits and _may_hold(permits[1]) and is_plain_newspaper_word(permits[1].split()[-1]):
            return None if _firm(permits[1], registry) else permits[1]
    for piece in reversed(pieces):
        if piece.role is Role.BODY:
            return None
        match = _RIGHTS.match(piece.text) or _RIGHTS_BEHIND.fullmatch(piece.text)
        if match and _may_hold(name := match[1].strip()):
            known = any(registry.get(part) for part in accumulate(name.split(), "{} {}".format))
            return None if known or _firm(name, registry) else name
    return None


def _may_hold(name: str) -> bool:
    return names_paper(name) and not names_nobody(name) and not _SELLS_TEXT.search(name)


def _own_agency_text(bylines: Sequence[str], pieces: Sequence[Piece], registry: Registry) -> str | None:
    """An agency that signs a page without any other name twice over.

    By a line of its own, a byline or the rights to the whole page, and by the dateline besides.
    """
    start = next((i for i, p in enumerate(pieces) if p.role is Role.BODY), len(pieces))
    head = [p.text for p in pieces[:start] if p.role is Role.FOOTER]
    filed = {o.name for text in head for o in _filing_agencies(text, registry)}
    rights = (m[1] for p in reversed(pieces) if p.role is Role.FOOTER and (m := _RIGHTS.match(p.text)))
    held = {known.name for name in rights if (known := _firm(name, registry))}
    by = {
        known.name
        for p in pieces[:start]
        if (m := _BY_AGENCY.fullmatch(p.text)) and (known := registry.get(m[1]))
    }
    apart = bylines if len(head) > 1 else ()  # "(AFP)" alone is dateline and byline, and signs once
    own = (held & {*bylines, *filed}) or (filed & {*apart, *by})
    return own.pop() if len(own) == 1 else None


def _alone_in_head(bylines: Sequence[str], pieces: Sequence[Piece], registry: Registry) -> str | None:
    """The one paper or channel whose name stands alone below the headline of a page without any other name.

    An agency's name there says whose the text is; a paper's, where the page was copied from, as a saved text begins.
    """
    signing = {p.text[3:].strip(" .|").casefold() for p in pieces if p.text[:3].casefold() == "by "}
    named = {
        known.name
        for known in map(registry.get, bylines)
        if known
        and (
            known.kind not in _AGENCIES
            or (known.kind != "wire" and not signing.isdisjoint(map(str.casefold, known.names)))
        )
    }
    return named.pop() if len(named) == 1 else None


def _filing_agencies(text: str, registry: Registry) -> Iterator[Outlet]:
    """The agency in the brackets of a dateline: "OSLO, May 4 (Reuters) -"."""
    for name in _BRACKETED.findall(text):
        if (known := registry.get(name)) and known.kind == "wire":
            yield known


def _firm(name: str, registry: Registry) -> Outlet | None:
    """The outlet of a firm: "Example L.P.", "Example News Agency LLC"."""
    return registry.titled(name) or registry.get(_AGENCY.sub("", without_firm(name.strip())))


def _canonical(name: str, registry: Registry) -> str:
    known = registry.titled(name)
    return known.name if known else name


def _from_lines(sites: Iterable[str], pieces: Sequence[Piece], registry: Registry) -> str | None:
    """The first line of the head that names a site; a page's own name stands above any agency's."""
    own = OwnName(pieces)
    for line in map(without_tongue, sites):
        name = _name_in(line)
        if name is None:
            continue
        if known := registry.get(name) or known_by_shorter_name(name, registry):
            # "Metro", "Nation" and "Print" are outlets, and entries of many a menu
            if (
                names_nobody(name)
                and not name.startswith(("The ", "THE "))
                and not own.stands_elsewhere(name)
            ):
                continue
            return known.name
        if (looks_like_site(line) or len(name.split()) > 1) and (sure := own.of(name, line)):
            return _canonical(sure, registry)
    return None


def _name_in(line: str) -> str | None:
    named = issued_name(line) or described_name(line)
    parts = [named] if named else site_parts(line.strip("[]() "))
    if not parts:
        return None
    name = _REMARK.sub("", _SECTION_TAIL.sub("", _MENU_TAIL.sub("", parts[0]))).strip()
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
        for part in (
            re.split(r"\s[|·•]\s", piece.text) if piece.why and len(piece.text) <= LONGEST_LINE else ()
        ):
            for pattern in _SELF:
                if (match := pattern.match(part)) and (known := registry.get(match[1].strip())):
                    return known.name
    return _own_agency_page(pieces, registry) or _from_desk(pieces, registry)


def _from_desk(pieces: Sequence[Piece], registry: Registry) -> str | None:
    """The paper whose desk signs; the desk of an agency signs on other people's pages too."""
    for piece in pieces:
        name = _of_desk(piece.text) if is_byline(piece.text) else None
        if name is None or names_nobody(name):
            continue
        known = registry.get(name)
        if known and known.kind != "wire":
            return known.name
        if known is None and _signs_as_paper(name):
            return name
    return None


def _of_desk(text: str) -> str | None:
    """Whose desk or staff a byline tells: "Post" of "By Ann Roe, Post staff"; nobody's where a writer signs."""
    desk = _DESK.match(text)
    name = desk[1] if desk else ""
    if not name or _JOINS.search(name) or _WRITER.match(text, desk.end() if desk else 0):
        return None
    writers, comma, paper = name.rpartition(", ")
    return paper if comma and writers else name


def _signs_as_paper(name: str) -> bool:
    """Whether a desk's name is a paper's: "Chronicle staff", "NewsFlash Web Desk"; not "Jane Doe, Staff Writer"."""
    if name.endswith(","):
        return False
    if is_plain_newspaper_word(name):
        return not _COMMON_DESKS.fullmatch(name)
    return names_paper(name) or (" " not in name and any(c.isupper() or c.isdigit() for c in name[1:]))
