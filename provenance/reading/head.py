"""The head of a page: everything above the first paragraph of running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from provenance.model import SITE_LINE, Role
from provenance.outlets import Registry
from provenance.reading.credit_lines import credits_text, names_wire, signed_from
from provenance.reading.datelines import has_agency_dateline
from provenance.reading.furniture import STAMP, is_address, is_image_address, is_stamp, is_tag_list, reason
from provenance.reading.headline import behind_title, find_headline
from provenance.reading.notices import is_byline, is_caption, is_source_line
from provenance.reading.piece import Piece
from provenance.reading.repeats import REPEATED
from provenance.reading.sites import (
    LONGEST_LINE,
    TIDY,
    known_by_shorter_name,
    known_outlet,
    looks_like_site,
    named_outlet,
    names_issue,
    names_section_of_site,
    short_agency,
    without_tongue,
)
from provenance.text.dates import Stamp, find_stamps

_MAY_NAME_SITE = frozenset(
    {"menu of the page", "subscription or newsletter line", "link of the page", "foot of the page"}
)
_DATE_LINE = re.compile(
    r"\s*date:?\s+((?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r"(?:[T\s]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\b)?)?)(?:T\S+)?(?:\s+|$)",
    re.I,
)
_LABELLED = re.compile(
    r"(title|headline|by|author|date|published|updated|url|link|source|outlet|publisher|publication|newspaper"
    r"|subject|sent|from|to)\s?:\s+(?=\S)",
    re.I,
)
_FEWEST_LABELLED = 2
_PUBLISHERS = ("outlet", "publisher", "publication", "newspaper")  # "source" may be whom the text is from
_LONGEST_NAME = 60
_PUNCTUATION = r"[\s|,·•:/(–—-]*"
_LABEL_BEFORE = re.compile(
    _PUNCTUATION
    + r"\b(?:(?:first |last |originally )?(?:published|posted|updated?|issued|created|modified|input|dated?)"
    + r"(?:\s(?:on|at))?|on)?"
    + _PUNCTUATION
    + r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[\s,.]*)?$",
    re.I,
)
_SEPARATORS = re.compile(
    r"(?:\s?(?:Uhr|hrs?|h|local)\b)?(?:\s?\(?(?:[A-Z][\w-]{1,20} ){0,2}(?:local )?time\b\)?)?[\s|,.·•;:/–—-]*"
)
_TITLE_BORDER = re.compile(r"\s[|·»–—-]\s")
_BAR = re.compile(r"[/|–—-]")  # above the headline it parts sections: "World | AFP"
_LEFTOVER = re.compile(r"[|,·•:;/–—-]")
_BESIDE = re.compile(r"\s?[|,·•–—/-]|\s(?:by|from|updated|last|modified|edition)\b", re.I)
_INNER_BAR = re.compile(r"\s[|·•]\s")
_AFTER_BAR = re.compile(r"[|·•]\s?$")
# "the outage of 6 June 2026": no page is dated so, but "Weekend edition of", "Daily news briefing for", "Data as of".
_OF_A_PHRASE = re.compile(
    r"^(?!.*\b(?:as|editions?|issues?|updates?|bulletins?|briefings?|digests?|headlines|news|newsletters?|round-?ups?)"
    r" (?:of|for|from) (?:the )?(?:\w+day,? )?$)\W*(?:\w\S* ){3,}"
    r"(?:(?:of|since|for|until|till|from|before|after|between|through) )(?:the )?(?:\w+day,? )?$",
    re.I,
)
_FILED_FROM = re.compile(r"\s(?:in|at|and|with|for)\s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_STANDFIRST_WORDS = 4
_MARKS = frozenset("|,.·•:;/()–—-")
_BARS = frozenset("|·•/")
_LONGEST_DATED = 12
_LONG_LINE = 5


@dataclass(slots=True)
class Head:
    """What the head of a page tells about the document.

    ``sites`` are lines that may name the publisher, ``bylines`` outlets that sign the article. ``outlet`` is whom a
    labelled head gives as the publisher ("Outlet: Brevik Post"), and no guess.
    """

    title: str | None = None
    url: str | None = None
    author: str | None = None
    outlet: str | None = None
    sites: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)


def cut_date_line(text: str) -> tuple[str | None, str, str]:
    """Cut a leading " date 2022-01-10 " off: the date as written, what was cut, the rest."""
    match = _DATE_LINE.match(text)
    if not match:
        return None, "", text
    return match[1], match[0].strip(), text[match.end() :]


def read_head(pieces: list[Piece], head: Head, registry: Registry) -> list[Piece]:
    """Decide the pieces above the running text, and note in ``head`` what they tell."""
    start = body_start(pieces)
    top = [
        part for p in _without_labels(pieces[:start], head) for part in _without_metadata(p, head, registry)
    ]
    top = [part for p in top for part in _without_site(p, head, registry)]
    headline = find_headline(top, head.title, registry)
    if headline is not None:
        top = _with_headline(top, headline, head)
    below = len(top) if headline is None else headline
    decided = [_rest_of_head(p, head, registry, below_headline=i > below) for i, p in enumerate(top)]
    return [*decided, *pieces[start:]]


def _without_labels(top: list[Piece], head: Head) -> list[Piece]:
    """Read a head of labelled lines ("Title: ...", "URL: ...") as archives and notes write it."""
    if sum(bool(_LABELLED.match(piece.text)) for piece in top) < _FEWEST_LABELLED:
        return top
    return [part for piece in top for part in _without_label(piece, head)]


def _without_label(piece: Piece, head: Head) -> list[Piece]:
    match = _LABELLED.match(piece.text)
    label = match[1].lower() if match else ""
    told = piece.text[match.end() :] if match else ""
    if label in _PUBLISHERS and len(told) <= _LONGEST_NAME:
        head.outlet = head.outlet or told
        return [piece.dropped(SITE_LINE)]
    if match is None or not label.startswith(("title", "headline", "subject", "url", "link")):
        return [piece]
    if label in ("title", "headline", "subject"):
        head.title = head.title or told
    elif is_address(told):
        head.url = head.url or told
    *_, rest = piece.cut(0, match.end())
    return [rest]


def body_start(pieces: list[Piece]) -> int:
    """Index of the first paragraph of running text; a standfirst above byline or date is none."""
    prose = [
        i
        for i, p in enumerate(pieces)
        if p.role is Role.BODY or (p.open and p.prose and not names_issue(p.text))
    ]
    if not prose:
        return 0
    first = _short_opening(pieces, prose[0])
    second = next((i for i in prose if i > first), len(pieces))
    standfirst = second <= first + 4 and _may_be_standfirst(pieces[first])
    return second if standfirst and any(_marks_head(p) for p in pieces[first + 1 : second]) else first


def _short_opening(pieces: list[Piece], prose: int) -> int:
    """Index of short sentences below the headline that open the text: "Nobody came."."""
    titled = False
    for i, piece in enumerate(pieces[:prose]):
        if titled and piece.open and piece.ends and piece.words >= 3 and not looks_like_site(piece.text):
            return i
        titled = titled or (
            piece.open and not piece.ends and piece.words >= 4 and not looks_like_site(piece.text)
        )
    return prose


def _marks_head(piece: Piece) -> bool:
    text = piece.text
    if len(text) > LONGEST_LINE or piece.prose:
        return False
    return is_stamp(text) or is_byline(text) or any(s.iso for s in find_stamps(text, short_years=True))


def _may_be_standfirst(piece: Piece) -> bool:
    return piece.words <= 35 and not piece.several and not has_agency_dateline(piece.text)


def _without_metadata(piece: Piece, head: Head, registry: Registry) -> list[Piece]:
    """Take addresses and dates out of one piece of the head."""
    if is_address(piece.text) and not is_image_address(piece.text) and head.url is None:
        head.url = piece.text
    if piece.role is Role.CAPTION:
        return [piece]
    if piece.why:
        head.stamps += find_stamps(piece.text, short_years=True) if is_stamp(piece.text) else []
        return [piece]
    return _without_stamp(piece, head, registry)


def _without_stamp(piece: Piece, head: Head, registry: Registry) -> list[Piece]:
    """Cut a line like "By Jane Doe | 4 May 2021 09:30 GMT" around its date."""
    text = piece.text
    if len(text) > LONGEST_LINE or piece.words > 24 or (piece.ends and not text.endswith(")")):
        return [piece]
    found = [s for s in find_stamps(text, short_years=True) if not _OF_A_PHRASE.match(text[: s.start])]
    stamps = [s for s in found if s.iso or s.clock or _set_off(text, s)]
    if not stamps or not (_set_off(text, stamps[0]) or _stands_apart(text, stamps)):
        return [piece]
    head.stamps += stamps
    label = _LABEL_BEFORE.search(text[: stamps[0].start])
    left = label.start() if label else stamps[0].start
    separators = _SEPARATORS.match(text, stamps[-1].end)
    right = separators.end() if separators else stamps[-1].end
    parts = piece.cut(left, right)
    result = parts[: bool(text[:left].strip())]
    result.append(parts[len(result)].dropped(STAMP))
    behind = [part for p in parts[len(result) :] for part in _beside_stamp(p, text[:right], registry)]
    return [*result, *behind]


def _set_off(text: str, stamp: Stamp) -> bool:
    """Whether marks part a date from what stands beside it: "| 4 May |", "Late edition, 4 May", "Tuesday 4 May. By".

    A day without year and clock needs a weekday, a bar on both sides, or the end of the line to be no part of a
    phrase.
    """
    label = _LABEL_BEFORE.search(text[: stamp.start])
    before, behind = text[: label.start() if label else stamp.start].rstrip(), text[stamp.end :].strip()
    parted = label[0].strip() if label else ""
    if before and not (before[-1] in _MARKS or parted[:1] in _MARKS):
        return False
    stopped = text[stamp.end - 1] in _MARKS  # "4 May." with its stop
    if behind and not stopped and behind[0] not in _MARKS:
        return False
    if stamp.iso or stamp.clock or stamp.weekday is not None or not (before and behind):
        return len(text.split()) <= _LONGEST_DATED or bool(stamp.iso)
    return behind[0] in _BARS and (before[-1] in _BARS or parted[:1] in _BARS)


def _stands_apart(text: str, stamps: list[Stamp]) -> bool:
    """Whether the date is the page's and no part of a phrase: "taken on Jan. 9, 2022 in Example"."""
    before, behind = text[: stamps[0].start], text[stamps[-1].end :]
    label = _LABEL_BEFORE.search(before)
    labelled = (
        label is not None and label.start() < len(before.rstrip()) and label[0].strip() not in ("on", "")
    )
    return labelled or not _WORD.search(before) or not _WORD.search(behind) or bool(_BESIDE.match(behind))


def _beside_stamp(piece: Piece, before: str, registry: Registry) -> list[Piece]:
    """Behind a bar stands a section or a place, unless it may be a credit; "AFP · 2 min read" holds one."""
    if not _WORD.search(piece.text):
        return [piece.dropped(STAMP)]
    border = _INNER_BAR.search(piece.text)
    if border and (
        named_outlet(piece.text[: border.start()], registry)
        or short_agency(piece.text[: border.start()], registry)
    ):
        name, rest = piece.cut(border.start())
        return [name, rest.dropped(SITE_LINE)]
    text = piece.text
    credit = is_byline(text) or is_source_line(text) or credits_text(text, registry) or piece.words <= 2
    return [piece.dropped(SITE_LINE) if _AFTER_BAR.search(before) and not credit else piece]


def _without_site(piece: Piece, head: Head, registry: Registry) -> list[Piece]:
    """Cut the site's name off a title: "Ships wait | Example News"."""
    borders = (
        list(_TITLE_BORDER.finditer(piece.text)) if piece.open and len(piece.text) <= LONGEST_LINE else []
    )
    if not borders:
        return [piece]
    border = borders[-1]
    name = piece.text[border.end() :]
    sure = border[0].strip() in "|·»" or registry.get(name) is not None or name in head.sites
    words_before = len(piece.text[: border.start()].split())
    if words_before < 4 or len(name.split()) > 4 or not sure or any(find_stamps(name)):
        return [piece]
    head.sites.append(name)
    title, site = piece.cut(border.start())
    return [title, site.dropped(SITE_LINE)]


def _with_headline(top: list[Piece], headline: int, head: Head) -> list[Piece]:
    """Mark the headline; further copies of it are set aside."""
    text = top[headline].text
    head.title = head.title or text.lstrip("#* ")
    result = []
    for i, piece in enumerate(top):
        behind = behind_title(piece.text, text) if piece.open and i != headline else None
        if i == headline:
            result.append(piece.as_role(Role.HEADLINE))
        elif behind is None:
            result.append(piece)
        else:
            head.sites += behind
            result.append(piece.dropped(REPEATED))
    return result


def _rest_of_head(piece: Piece, head: Head, registry: Registry, *, below_headline: bool) -> Piece:
    """Decide a piece of the head that is not the headline."""
    text = piece.text
    if not piece.open:
        if piece.role is Role.FOOTER and not piece.why:
            _note_author(text, head)
        if piece.why in _MAY_NAME_SITE and (looks_like_site(text) or looks_like_site(text.split(",")[0])):
            head.sites.append(text)
        return piece
    if below_headline and text.endswith(":") and any(registry.mentions(text)):
        return piece.as_role(Role.SUBHEADING)  # "Reuters reports:" leads in what follows
    if not below_headline and without_tongue(text) != text:
        head.sites.append(text)
        return piece.dropped(SITE_LINE)
    if is_source_line(text) or is_byline(text) or credits_text(text, registry):
        _note_author(text, head)
        return piece.as_role(Role.FOOTER)
    if is_caption(text) or piece.after_image:
        return piece.as_role(Role.CAPTION)
    if below_headline and (known := known_outlet(text, registry)):
        if names_section_of_site(text):
            head.sites.append(text)
            return piece.dropped(SITE_LINE)
        if head.url and registry.by_domain(head.url) is known:
            return piece.dropped(SITE_LINE)
        head.bylines.append(known.name)
        return piece.as_role(Role.FOOTER)
    signed = signed_from(text, registry) and (below_headline or not _BAR.search(text))
    if signed or (below_headline and named_outlet(_FILED_FROM.split(text)[0], registry)):
        return piece.as_role(Role.FOOTER)
    if not below_headline and known_by_shorter_name(text, registry):
        head.sites.append(text)
        return piece.dropped(SITE_LINE)
    if below_headline and (names_wire(text, registry) or short_agency(text, registry)):
        return piece.as_role(Role.FOOTER)
    if is_tag_list(text):
        return piece.dropped("topic or tag list")
    if _LEFTOVER.match(text) and piece.words < _LONG_LINE:
        return piece.dropped(SITE_LINE)
    if _reads_as_standfirst(piece) and (below_headline or piece.words >= _LONG_LINE):
        return piece.as_role(Role.SUBHEADING)
    if why := reason(text, after_end=True):
        if names_issue(text):
            head.sites.append(text)
        return piece.dropped(why)
    if not below_headline or looks_like_site(text):
        head.sites.append(text)
    return piece.dropped(SITE_LINE)


def _reads_as_standfirst(piece: Piece) -> bool:
    return piece.words >= _STANDFIRST_WORDS and " | " not in piece.text and not looks_like_site(piece.text)


def _note_author(text: str, head: Head) -> None:
    match = re.match(r"by\s+(.+)", text, re.I)
    if match and head.author is None:
        head.author = match[1].strip(TIDY)
