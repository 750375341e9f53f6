"""When a document was published: what its head, its address, its dateline and its foot say.

A day without a year ("OSLO, May 4 (Reuters) -") dates nothing by itself. It is kept where ``day_alone`` finds it
again, as a trace can tell the year from the documents beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provenance.model import Document, Role
from provenance.reading.furniture import STAMP
from provenance.reading.notices import is_copyright, is_source_line
from provenance.reading.piece import Piece
from provenance.text.dates import Stamp, earliest, find_stamps, nearest_date

DAY_ALONE = "date of the page without its year"
# "/2022/1/10/", "/20220110-": without marks between them month and day have two digits, or "/1963517" would be one.
_URL_DATE = re.compile(
    r"/((?:199|20\d)\d)(?:[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])|[/-]?(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?=[/_.-]|$)"
    r"|[-/]((?:199|20\d)\d)-(\d\d)-(\d\d)(?=[/_.-]|$)"
)
# "/2022/", "/2022-05/": a folder of that year; "/lessons-of-1914-for-today" tells of what the text is about.
_URL_YEAR = re.compile(r"/((?:19|20)\d\d)(?=/|[_-](?:0?[1-9]|1[0-2])(?:[/_-]|$))")
# The last of "1998-2022", "1998 – 2022" and "2019, 2022".
_RIGHTS_YEAR = re.compile(
    r"(?:©|\(c\)|copyright).{0,20}?((?:19|20)\d\d)(?!\d|\s?[-–—]|(?:,| to| and| &)\s?(?:19|20)\d\d)", re.I
)
_LONGEST_DATELINE = 160
# "2024-03-15_crane.txt", "crane 20240315.html": no rows of a table, whose file bears the day on which it was written.
_NAME_OF_TEXT = re.compile(
    r"(?:^|[/\\!])([^/\\!]{1,250})\.(?:txt|text|x?html?|shtml|mhtml?|mht|eml|md)(?:\.gz)?$", re.I
)
_NAME_DATE = re.compile(
    r"(?:^|[\W_])((?:19|20)\d\d)([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=$|[\W_T])", re.ASCII
)


def date_of(url: str | None, stamps: Sequence[Stamp], pieces: Sequence[Piece]) -> str | None:
    """Return when a page was published, as ISO: by its stamps, else its address, else its dateline."""
    own = [*stamps, *_opening_stamps(pieces)]
    if found := earliest(own) or _url_date(url):
        return found
    filed = [stamp for text in _filing_lines(pieces) for stamp in find_stamps(text)]
    if found := earliest(filed):
        return found
    bare = [s for s in (*own, *filed) if s.iso is None]
    year = _year(url, pieces) if bare else None
    return nearest_date(bare[0], f"{year}-{bare[0].month:02d}-01") if year else None


def date_of_name(name: str, stamps: Sequence[Stamp], pieces: Sequence[Piece]) -> str | None:
    """Return the day that the name of a file begins or ends with, for a page that bears no date itself.

    A day that stands on the page without its year is the page's, in the year that brings it nearest.
    """
    text = _NAME_OF_TEXT.search(name)
    found = (
        [m for m in _NAME_DATE.finditer(text[1]) if m.start() == 0 or m.end() == len(text[1])] if text else []
    )
    dates = [d for m in found if (d := earliest(find_stamps(f"{m[1]}-{m[3]}-{m[4]}")))]
    if len(dates) != 1:
        return None
    filed = [stamp for line in _filing_lines(pieces) for stamp in find_stamps(line)]
    bare = [s for s in (*stamps, *_opening_stamps(pieces), *filed) if s.iso is None]
    return nearest_date(bare[0], dates[0]) if bare else dates[0]


def marked_days(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of an undated page, with those marked that bear a day without a year in its head."""
    result = list(pieces)
    for i, piece in enumerate(pieces):
        if piece.role is Role.BODY:
            break
        if piece.why == STAMP and any(find_stamps(piece.text)):
            result[i] = piece.dropped(DAY_ALONE)
    return result


def day_alone(document: Document) -> Stamp | None:
    """Return the day of a document that bears one without its year; None where it has a date, or none at all."""
    if document.published:
        return None
    marked = [item.text for item in document.dropped if item.why == DAY_ALONE]
    return next((s for text in (*marked, *_opening_footers(document)) for s in find_stamps(text)), None)


def _opening_stamps(pieces: Sequence[Piece]) -> Iterator[Stamp]:
    """Stamps that open the running text, and stamps set aside before its second paragraph."""
    bodies = 0
    for piece in pieces:
        bodies += piece.role is Role.BODY
        if bodies > 1:
            return
        if piece.why == STAMP:
            yield from find_stamps(piece.text, short_years=True)


def _filing_lines(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        if piece.role is Role.BODY:
            return
        if piece.role is Role.FOOTER and _says_when_filed(piece.text):
            yield piece.text


def _opening_footers(document: Document) -> Iterator[str]:
    for sentence in document.sentences:
        if sentence.role is Role.BODY:
            return
        if sentence.role is Role.FOOTER and _says_when_filed(sentence.text):
            yield sentence.text


def _says_when_filed(text: str) -> bool:
    """Whether a line may be dateline or byline; when a text first appeared elsewhere says nothing of this page."""
    return len(text) <= _LONGEST_DATELINE and not is_source_line(text) and not is_copyright(text)


def _url_date(url: str | None) -> str | None:
    match = _URL_DATE.search(url) if url else None
    if not match:
        return None
    year, month, day = (int(x) for x in match.groups() if x)
    stamp = next(find_stamps(f"{year}-{month:02d}-{day:02d}"), None)
    return stamp.iso if stamp else None


def _year(url: str | None, pieces: Sequence[Piece]) -> str | None:
    """A year that the address or a line of the foot gives, for a stamp that lacks one."""
    match = _URL_YEAR.search(url) if url else None
    if match:
        return match[1]
    for piece in pieces:
        lone = re.fullmatch(r"(?:19|20)\d\d", piece.text) if piece.why else None
        rights = _RIGHTS_YEAR.search(piece.text[:80])
        if (lone or rights) and piece.role is not Role.BODY:
            return lone[0] if lone else rights[1] if rights else None
    return None
