"""Lines in which a page says where text or pictures come from: datelines, bylines, source lines, picture credits."""

from __future__ import annotations

import re

_CAPITAL = r"[A-ZÀ-ÞА-ЯЁ]"
# A separator is required and runs are possessive: an all-capitals headline must not be split in every possible way.
_PLACE = (
    rf"{_CAPITAL}[\w.'’-]*+(?:[ /-](?:de|del|la|le|al|el|on|upon|of|the|and|am|an der)\b"
    rf"|[ /]\(?{_CAPITAL}[\w.'’-]*+\)?)*"
)
_PLACES = rf"{_PLACE}(?:,\s?{_PLACE}){{0,2}}"
_DASH = r"(?:\s?(?:--?|—|–|―|-)\s?)"
_WHEN = r"[\w.,/ ]{0,24}\d[\w.,/ ]{0,12}"
_AGENCY = rf"(?:{_CAPITAL}|dpa|epd|sid|ots|ansa|efe|lusa|belga)[\w .&/’'+-]{{0,40}}(?:,\s?{_CAPITAL}[\w .&/-]{{1,30}}|\s?[-–]\s?[\w ,]{{6,30}})?"

_DATELINES = (
    # ALMATY, Jan 7 (Reuters) -    Vessin (dpa) -    (AP) —    Lima, Nov 10 (EFE).-
    re.compile(rf"(?:{_PLACES}(?:[,.]?\s{_WHEN})?\s?)?[(\[]\s?{_AGENCY}\s?[)\]]\s?[.:,]?{_DASH}"),
    # NEW DELHI, Sep 14 (PTI) The minister    PARIS, May 3 (AFP): The minister
    re.compile(rf"{_PLACES}[,.]?\s{_WHEN}\s?\({_AGENCY}\)[.:]?\s(?=[\"“«]?{_CAPITAL})"),
    # MEXICO CITY (UrduPoint News / Sputnik - 11th November, 2021) Veranian
    re.compile(rf"{_PLACES}\s\([^()]{{3,40}}\s[-–—]\s[^()]{{0,20}}\d{{4}}\)[.:]?\s(?=[\"“«]?{_CAPITAL})"),
    # TOLVEN, May 18. /TASS/.
    re.compile(rf"(?:{_PLACES}[,.]?\s(?:{_WHEN}[,.]?\s)?)?/\s?{_AGENCY}\s?/\.?(?:{_DASH}|\s)"),
    # MOSCOW, Sept 13 - RIA Novosti.    KYIV, 10 January – UNN.
    re.compile(rf"{_PLACE},\s?{_WHEN}{_DASH}(?:{_CAPITAL}[\w&’'-]*\s?){{1,4}}[.,:](?:{_DASH}|\s)"),
    # ASTANA. KAZINFORM -    ASTANA. September 13. KAZINFORM /Name/ -    BAKU, Azerbaijan, Sept 5. Trend:
    re.compile(
        rf"{_PLACES}[.,]\s(?:{_WHEN}[.,]\s)?(?:{_CAPITAL}[\w&’'-]*)(?:\s/[^/]{{2,30}}/)?(?:{_DASH}(?<=\s)|:\s)(?=[\"“«]?{_CAPITAL})"
    ),
)
_PLAIN_DATELINES = (
    # TOLVEN. Weather permitting    RAS HADRUN: The night shift    LONDON — A man
    re.compile(
        r"(?:[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ.'’-]+(?:[ -][A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ.'’-]+){0,3}(?:, [A-Z][\w. ]{2,20})?(?:,\s"
        + _WHEN
        + r")?)"
        rf"(?:\s?[:.]\s|\s?(?:--|—|–|-)\s)(?=[\"“«]?{_CAPITAL})"
    ),
    # Vessin – The head of
    re.compile(rf"{_PLACE}(?:,\s{_PLACE})?(?:,\s{_WHEN})?\s(?:--|—|–|-)\s(?=[\"“«]?{_CAPITAL})"),
)
_LONGEST_DATELINE = 110
_LONGEST_CREDIT = 130

_BYLINE = re.compile(
    rf"(?:by|von|por|par|автор:?|text:|words:)\s+(?:(?:our|the|a|an|staff|agencies)\b|@?\w)[\w .,'’@&/()-]{{1,80}}|"
    rf"{_CAPITAL}[\w .&'’-]{{0,40}}\b(?:staff|web desk|news desk|desk|newsroom|bureau|correspondent|staff writer|reporter|"
    rf"editorial team|monitoring desk)(?:,\s[\w .]{{2,40}})?",
    re.I,
)
_SOURCE = re.compile(
    r"\(?(?:sources?|quellen?|fuentes?|fonte|bron|источник(?:и)?|origin|agenc(?:y|ies)|credits?|courtesy|syndicated from|"
    r"first published (?:by|in|on)|originally published (?:by|in|on))\s?(?::|—|–|-)\s?\S.{0,140}|"
    r"\(?(?:with|additional|includes|including|based on|compiled from|some|this (?:story|report|article) (?:was|has (?:not )?been|is))\b.{0,120}\b"
    r"(?:inputs?|reporting|reports?|information|material|files?|contributions?|syndicated|feed|agenc(?:y|ies)|wires?)\b.{0,100}|"
    r"\(?(?:reporting|edited|editing|written|writing|compiled|translated|translation|reported|story|graphics?|contributed)\b"
    r"(?: and \w+)?\s?(?:by:?|:)\s.{1,160}|.{2,80}\bcontributed to this (?:report|story|article)\b.{0,40}|"
    r"(?:h/t|hat tip|via)\b:?\s.{1,120}",
    re.I,
)
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\)|®)\s?[\s\S]{0,200}", re.I)
_LEGAL_WORD = re.compile(
    r"\b(?:copyright|all|rights?|reserved|unauthori[sz]ed|reproduction|prohibited|strictly|material|this|may|not|be|the|of|and|by)\b|©|\(c\)",
    re.I,
)

_IMAGE_WORD = (
    r"(?:(?:file |stock |cover |lead |main |top |featured )?(?:images?|photos?|pictures?|pics?|photographs?|foto|fotos|photographers?|"
    r"illustrations?|graphics?|video|screenshot|screengrab|фото|bild)(?: credits?| source| courtesy| by| from)*|photo[- ]?credit)"
)
_IMAGE_CREDIT = re.compile(
    rf"[(\[]?\b{_IMAGE_WORD}\s?(?::|©|/|by\b|courtesy\b|\||via\b)\s?\S.{{0,80}}$", re.I
)
_IMAGE_SIGN = re.compile(
    r"(?:[(\[](?:handout|file|photo|ap photo|reuters|afp|getty|epa|xinhua|courtesy|screengrab|screenshot)\b[^)\]]{0,60}[)\]]"
    r"|\b(?:getty images|shutterstock|istock|alamy|picture[- ]alliance|file (?:photo|picture|image)|ap photo|via (?:reuters|ap|afp|getty)"
    r"|\w+/getty(?: images)?|handout/\S+|reuters/[A-Z]\S+(?: \S+)?|epa-efe(?:/\S+)?|zuma ?press|imago)\b.{0,30})$",
    re.I,
)
_IMAGE_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s.{0,60}\b(?:social media|screengrab|getty|photo|images?|screenshot|twitter|telegram)\b.{0,40}",
    re.I,
)
# Most lines hold none of these; looking for them first saves the dear patterns.
_IMAGE_HINTS = (
    "photo", "image", "pic", "foto", "illustr", "graphic", "video", "screen", "bild", "фото", "handout", "file", "reuters",
    "afp", "getty", "epa", "xinhua", "courtesy", "shutterstock", "istock", "alamy", "zuma", "imago", "social media", "twitter",
    "telegram",
)  # fmt: skip
_TRAILING_IMAGE = re.compile(rf"\s[(\[]{_IMAGE_WORD}\s?[:/].{{1,60}}[)\]]\.?$", re.I)
_TRAILING_AGENCY = re.compile(
    r"(?<=[.!?”\"])\s(?:[-–—/(\[]\s?)?([A-ZА-Я][\w&-]{1,20}(?:[ /][A-Z][\w-]{1,15}){0,2})(?:\s?[/)\]])?\.?$"
)


def dateline(text: str, *, first: bool) -> int:
    """Return the length of the dateline that ``text`` begins with, 0 when there is none.

    A dateline without an agency ("LONDON —") counts only where the article
    begins (``first``).
    """
    patterns = (*_DATELINES, *_PLAIN_DATELINES) if first else _DATELINES
    for pattern in patterns:
        match = pattern.match(text[: _LONGEST_DATELINE + 40])
        if match and match.end() <= _LONGEST_DATELINE and len(text) - match.end() >= 20:
            return match.end()
    return 0


def has_agency_dateline(text: str) -> bool:
    """Whether ``text`` begins with a dateline that names an agency."""
    return dateline(text, first=False) > 0


def is_byline(text: str) -> bool:
    """Whether the line says by whom the article is ("By Staff Reporter", "World desk")."""
    words = len(text.split())
    if words > 14 or text.endswith(("!", "?", ":")) or (words > 5 and text.endswith(".")):
        return False
    return bool(_BYLINE.fullmatch(text.rstrip(".")))


def is_source_line(text: str) -> bool:
    """Whether the line names sources, contributors or editors of the text."""
    return len(text) <= 260 and bool(_SOURCE.fullmatch(text.strip()))


def is_copyright(text: str) -> bool:
    """Whether the line is a copyright notice that names somebody."""
    if (
        len(text) > 300
        or (not _COPYRIGHT.fullmatch(text.lstrip("<[( ").strip())
        and not _COPYRIGHT.fullmatch(text))
    ):
        return False
    return bool(re.search(r"[^\W\d_]{2,}", _LEGAL_WORD.sub("", text)))


def is_caption(text: str) -> bool:
    """Whether the line says who a picture is from, perhaps after a sentence on what it shows."""
    if len(text) > 400:
        return False
    tail = text[-_LONGEST_CREDIT:]
    folded = tail.casefold()
    if not any(hint in folded for hint in _IMAGE_HINTS):
        return False
    if not (_IMAGE_CREDIT.search(tail) or _IMAGE_SIGN.search(tail) or _IMAGE_RIGHTS.fullmatch(text)):
        return False
    return len(text) <= 160 or not _TRAILING_IMAGE.search(tail)


def trailing_agency(text: str) -> re.Match[str] | None:
    """The name at the very end of a text, after its last full stop ("… on Monday. EFE")."""
    return _TRAILING_AGENCY.search(text[-60:]) if len(text) > 60 else None


def is_image_remark(text: str) -> bool:
    """Whether a "sentence" is nothing but a picture credit in brackets: "(Image: AP)."."""
    return bool(re.fullmatch(rf"[(\[]{_IMAGE_WORD}\s?[:/].{{1,60}}[)\]]\.?", text, re.I))
