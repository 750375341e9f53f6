"""What the pieces below the head are: body, subheading, caption, footer, or set aside."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import replace

from provenance.model import BELOW_ARTICLE, Role
from provenance.outlets import Registry
from provenance.reading.credit_lines import credits_text, names_agency, signed_from
from provenance.reading.datelines import dateline, trailing_name
from provenance.reading.furniture import (
    END_MARKS,
    STAMP,
    glued_after_image,
    is_address,
    is_image_address,
    is_tag_list,
    reason,
)
from provenance.reading.notices import (
    is_byline,
    is_caption,
    is_copyright,
    is_note,
    is_source_line,
    named_origin,
)
from provenance.reading.piece import Piece
from provenance.reading.shared_lines import signed_together
from provenance.reading.sites import named_outlet, short_agency
from provenance.text.bullets import BULLET
from provenance.text.dates import find_stamps
from provenance.text.link_labels import addresses, leads_to_source, says_source
from provenance.text.sentences import split

_TO_READERS = frozenset({"comment form", "subscription or newsletter line", "share bar"})
NOTE = "note on the article itself"
RECURRING = "line that recurs on the page"
_BETWEEN_DASHES = re.compile(r"[-–—*]\s.+\s[-–—*]")
_QUOTES = tuple("\"“”‘«„'")
_SIGNED = re.compile(r"[(\[/].{1,40}[)\]/]\.?|(?:[—–-]|--)\s?\w[\w .'’/-]{1,40}")
_UNSTOPPED = 14
_LEAST_CAPTION = 4
_SHORT_SENTENCE = 4
_SAYS_MORE_THAN_NAMES = re.compile(r"\s(?:[a-zà-ÿ]{3,}|[£$€]?\d)")
_FIGURE = re.compile(r"\w[\w'’-]+ (?:[£$€]\d[\d.,]*\w*|\d[\d.,]*[^\W\d]\S*)\.")  # "High 9C.", "Entry £5."
_NEAR_END = 6  # lines
# "The minister said:" leads into a quotation and belongs to the text.
_SAYS = re.compile(
    r"\b(?:said|says|writes?|wrote|reported|reports|according to|added|adds|told|tells|stated|states|noted|"
    r"explained|tweeted|posted|continued|replied|asked|claimed|quoted|statement|announced)\b",
    re.I,
)
_JOINED = re.compile(r", | and |/")
_END_MARK = re.compile(
    r"(?<=[.!?”\"’])\s(?:[(\[/–—-]{0,2}\s?(?:Enditem|End item|ENDS?|Ends|Item ends|ends/|dpa|epd|sid)\s?[)\]/–—-]{0,2}"
    r"|[–—-]\s?30\s?[–—-]|#{2,4}|\*{3}|[a-z]{2,6}(?:/[a-z0-9]{1,4}){1,4})\.?$"
)
_CLOSING_STAMP = re.compile(r"[\s)\]|·,–—-]+")


def marked(pieces: list[Piece], registry: Registry) -> list[Piece]:
    """Set aside what is furniture wherever it stands, and name picture credits and source lines."""
    result: list[Piece] = []
    after_image = False
    for piece in _without_recurring(_without_end_marks(_without_glued_images(pieces))):
        beside_image = after_image and piece.open and piece.words >= _LEAST_CAPTION
        decided = _mark(replace(piece, after_image=True) if beside_image else piece, registry)
        after_image = is_image_address(piece.text)
        result += _without_closing(decided, registry) if decided.open else [decided]
    return result


def _without_recurring(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Set aside the second and later copies of a short line: names of the site, tags, labels."""
    seen: set[str] = set()
    for piece in pieces:
        again = piece.text in seen and piece.words < 5 and not piece.ends and not piece.text.endswith(":")
        seen.add(piece.text)
        yield piece.dropped(RECURRING) if again and piece.open and not reason(piece.text) else piece


def _without_glued_images(pieces: list[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        end = glued_after_image(piece.text) if piece.open else None
        yield from piece.cut(end) if end else [piece]


def _without_end_marks(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Cut what an agency writes behind its last sentence off it: "... have been notified. Enditem", "... (dpa)"."""
    for piece in pieces:
        mark = _END_MARK.search(piece.text) if piece.open else None
        yield from piece.cut(mark.start()) if mark and not is_caption(piece.text) else [piece]


def _mark(piece: Piece, registry: Registry) -> Piece:
    """Decide a piece by its own words alone."""
    if not piece.open:
        return piece
    text = piece.text
    if is_address(text) or is_image_address(text):
        return piece.dropped(reason(text) or "address of a page")
    if is_source_line(text) or (is_copyright(text) and not is_caption(text)):
        return piece.as_role(Role.FOOTER)
    if credits_text(text, registry) and not any(find_stamps(text)):
        return piece.as_role(Role.FOOTER)
    if is_caption(text) and (piece.words <= 40 or not piece.several):
        return piece.as_role(Role.CAPTION)
    if _SIGNED.fullmatch(text) and named_outlet(text, registry):
        return piece.as_role(Role.FOOTER)
    if is_note(text) and not any(registry.mentions(text)):
        return piece.dropped(NOTE)
    why = reason(text)
    if (origin := named_origin(text)) and named_outlet(origin, registry):
        return piece.as_role(Role.FOOTER)
    return piece.dropped(why) if why else piece


def after_head(pieces: list[Piece], registry: Registry) -> list[Piece]:
    """Decide every piece that is still open; the head must have been read."""
    last = max((i for i, p in enumerate(pieces) if _carries_text(p)), default=-1)
    end = _end_of_article(pieces, last)
    while 0 <= end < len(pieces) - 1 and _closes_article(pieces[end + 1], registry):
        end += 1
    following = [*(p.text for p in pieces[1:]), ""]
    return [_decided(p, i, end, following[i], registry) for i, p in enumerate(pieces)]


def _closes_article(piece: Piece, registry: Registry) -> bool:
    """A short last sentence, a last item of a list, or a last paragraph that lacks its stop."""
    if not piece.open or reason(piece.text, after_end=True):
        return False
    if piece.words >= _UNSTOPPED or BULLET.match(piece.text):
        return True
    return piece.ends and (piece.words >= _SHORT_SENTENCE or _tells_briefly(piece, registry))


def _tells_briefly(piece: Piece, registry: Registry) -> bool:
    """Whether a line of two or three words is a sentence of a brief, and no name below the article."""
    text = piece.text
    told = piece.words == _SHORT_SENTENCE - 1 and text.endswith(".") and _SAYS_MORE_THAN_NAMES.search(text)
    if not told and not _FIGURE.fullmatch(text):
        return False
    return not _names_source(text, registry) and not names_agency(text, registry)


def _carries_text(piece: Piece) -> bool:
    return piece.role is Role.BODY or (piece.open and piece.prose)


def _end_of_article(pieces: list[Piece], last: int) -> int:
    """Index after which nothing is article: the last running text before the comments or link lists."""
    carrying = [i for i, p in enumerate(pieces[: last + 1]) if _carries_text(p)]
    marks = [
        i
        for i, p in enumerate(pieces[: last + 1])
        if p.why and END_MARKS.fullmatch(p.text[:80].rstrip(":!. "))
    ]
    for mark in marks:
        before = bisect(carrying, mark)
        if before and len(carrying) - before < max(2, before / 3):
            return carrying[before - 1]
    return last


def _decided(piece: Piece, index: int, end: int, following: str, registry: Registry) -> Piece:
    if 0 <= end < index <= end + _NEAR_END and _leads_to_source(piece, registry):
        return replace(piece, role=Role.FOOTER, why="")
    if not piece.open:
        return piece
    if index > end >= 0:
        return _after_end(piece, registry)
    if piece.prose:
        return piece.as_role(Role.BODY)
    if piece.text.endswith(":") and following[:1] in _QUOTES:
        return piece.as_role(Role.BODY)
    return _short(piece, index, end, registry)


def _leads_to_source(piece: Piece, registry: Registry) -> bool:
    """Whether a line right below the article leads to where its text is from: "Source" with its link."""
    pages = [*(url for url, _, _ in piece.links), *addresses(piece.text)]
    if not pages or not leads_to_source(
        piece.text, [m.name for m in registry.mentions(piece.text, weak=True)]
    ):
        return False
    return says_source(piece.text) or any(registry.by_domain(page) for page in pages)


def _short(piece: Piece, index: int, end: int, registry: Registry) -> Piece:
    """Decide a short line between paragraphs."""
    text, words = piece.text, piece.words
    if end < 0 or (BULLET.match(text) and not _BETWEEN_DASHES.fullmatch(text)):
        return piece.as_role(Role.BODY)
    if dateline(text, first=False):
        return piece.as_role(Role.BODY)
    if words <= 6 and text.endswith(("—", "–", "--")):
        return piece.as_role(Role.FOOTER)
    if piece.after_image:
        return piece.as_role(Role.CAPTION)
    if text.endswith(":"):
        return piece.as_role(Role.BODY if words > 10 or _SAYS.search(text) else Role.SUBHEADING)
    if _BETWEEN_DASHES.fullmatch(text):
        return piece.as_role(Role.SUBHEADING)
    if is_byline(text):
        return piece.as_role(Role.FOOTER)
    if is_tag_list(text):
        return piece.dropped("topic or tag list")
    if named_outlet(text, registry):
        return piece.as_role(Role.FOOTER)
    if piece.ends and not text.endswith(("?", "!")):
        return piece.as_role(Role.BODY)
    if words <= 18 and index < end:
        return piece.as_role(Role.SUBHEADING)
    return piece.as_role(Role.BODY)


def _names_source(text: str, registry: Registry) -> bool:
    named = named_outlet(text, registry) or short_agency(text, registry)
    return is_byline(text) or bool(named or signed_from(text, registry))


def _after_end(piece: Piece, registry: Registry) -> Piece:
    if _names_source(piece.text, registry) or _says_source_later(piece):
        return piece.as_role(Role.FOOTER)
    why = reason(piece.text, after_end=True)
    if why is None and names_agency(piece.text, registry):
        return piece.as_role(Role.FOOTER)
    return piece.dropped(why or BELOW_ARTICLE)


def _says_source_later(piece: Piece) -> bool:
    """Whether a source line stands behind the first sentence: "Ann Doe is a baker. This article first appeared ..."."""
    spans = split(piece.text) if piece.several else []
    return any(is_source_line(piece.text[slice(*span)]) for span in spans[1:])


def without_closing_remarks(pieces: list[Piece]) -> list[Piece]:
    """Cut what a site says to its readers off the last paragraph: "Have your say below!"."""
    last = max((i for i, p in enumerate(pieces) if p.role is Role.BODY), default=-1)
    if last < 0:
        return pieces
    piece = pieces[last]
    spans = split(piece.text)
    cut = len(spans)
    while cut > 1 and reason(piece.text[slice(*spans[cut - 1])]) in _TO_READERS:
        cut -= 1
    if cut == len(spans):
        return pieces
    body, remark = piece.cut(spans[cut][0])
    return [*pieces[:last], body, remark.dropped(reason(remark.text) or BELOW_ARTICLE), *pieces[last + 1 :]]


def with_datelines(pieces: list[Piece]) -> list[Piece]:
    """Cut datelines and page stamps off the paragraphs that they open."""
    body = [i for i, p in enumerate(pieces) if p.role is Role.BODY]
    result: list[Piece] = []
    for i, piece in enumerate(pieces):
        if piece.role is not Role.BODY:
            result.append(piece)
            continue
        result += _without_opening(piece, first=i == body[0])
    return result


def _without_opening(piece: Piece, *, first: bool) -> list[Piece]:
    head: list[Piece] = []
    if stamped := _opening_stamp(piece.text):
        stamp, piece = piece.cut(stamped)
        head = [stamp.dropped(STAMP)]
    if length := dateline(piece.text, first=first):
        place, piece = piece.cut(length)
        head.append(place.as_role(Role.FOOTER))
    return [*head, piece]


def _opening_stamp(text: str) -> int:
    """Length of the stamps ("09:30 GMT 04.05.2021 (Updated: …)") that open a paragraph, else 0."""
    end, opening = 0, text[:160]
    for stamp in find_stamps(opening) if ":" in opening else ():  # only a stamp with a time counts
        between = text[end : stamp.start]
        if len(between) > 14 or (end == 0 and between.strip(" (")):
            break
        if not stamp.iso or ":" not in text[stamp.start : stamp.end]:
            break
        end = stamp.end
    if not end:
        return 0
    rest = _CLOSING_STAMP.match(text, end)
    return rest.end() if rest and rest.end() < len(text) else 0


def _without_closing(piece: Piece, registry: Registry) -> list[Piece]:
    """Cut the names of agencies off the end of a paragraph ("… on Monday. EFE", "… on Monday. AFP, REUTERS")."""
    found = trailing_name(piece.text)
    signed = piece.text[found[0] :] if found else ""
    names = [signed] if named_outlet(signed, registry) else _JOINED.split(signed)
    known = all(named_outlet(name, registry) or short_agency(name, registry) for name in names)
    if found is None or not (known or signed_together(signed, registry)):
        return [piece]
    body, name = piece.cut(found[0])
    return [body, name.as_role(Role.FOOTER)]
