"""Datelines: where and by whom a report was filed, in front of its first sentence."""

from __future__ import annotations

import re

_CAPITAL = r"[A-ZÀ-ÞА-ЯЁ]"
_PARTICLE = r"(?:de|del|la|le|al|el|on|upon|of|the|and|am|an der)\b"
# Each character has one place in these, and the counts are bounded: text is hostile, and time must be too.
_NAME = rf"(?:(?:S[Tt]e?|F[Tt]|M[Tt])\.|(?:{_CAPITAL}\.){{2,4}}|{_CAPITAL}\w*+(?:[.'’-]\w++)*+)"
_PLACE = rf"{_NAME}(?:[ /](?:{_PARTICLE}|\({_NAME}\)|{_NAME})){{0,5}}"
_PLACES = rf"{_PLACE}(?:,\s?{_PLACE}){{0,2}}"
_DASH = r"(?:\s?(?:--?|—|–|―)\s?)"
_WHEN = r"[\w.,/ ]{0,24}\d[\w.,/ ]{0,12}"
_SMALL_NAMES = "dpa|epd|sid|ots|ansa|efe|lusa|belga"
_AGENCY = (
    rf"(?:{_CAPITAL}|{_SMALL_NAMES})[\w .&/’'+-]{{0,40}}"
    rf"(?:,\s?{_CAPITAL}[\w .&/-]{{1,30}}|\s?[-–]\s?[\w ,]{{6,30}})?"
)
_NEXT = rf"(?=[\"“«]?{_CAPITAL})"

_OF_AGENCIES = re.compile(
    rf"(?:{_PLACES}(?P<when>[,.]?\s?{_WHEN})?\s?)?(?:"
    # OSLO, May 4 (Reuters) -    Brevik (dpa) -    (AP) —    Lima, May 4 (EFE).-
    rf"[(\[]\s?{_AGENCY}\s?[)\]]\s?[.:,]?{_DASH}"
    # (ANSA) - ROME, MAY 4 - The minister
    rf"(?:(?(when)(?!)|{_PLACES},\s{_WHEN}{_DASH}{_NEXT}))?"
    # NEW DELHI, May 4 (PTI) The minister    PARIS, May 3 (AFP): The minister
    rf"|(?(when)\({_AGENCY}\)[.:]?\s{_NEXT}|(?!))"
    # OSLO (Site News / Agency - 4th May, 2021) The president
    rf"|\([^()]{{3,40}}\s[-–—]\s[^()]{{0,20}}\d{{4}}\)[.:]?\s{_NEXT}"
    # (EXAMPLE- AFP) The minister
    rf"|\({_CAPITAL}{{3,}}\s?[-–]\s?{_AGENCY}\)\s{_NEXT}"
    # OSLO, May 4. /TASS/.
    rf"|[,.]?\s?/{_AGENCY}(?<!\s)/\.?(?:{_DASH}|\s)"
    # MOSCOW, May 4 - RIA Novosti.    KYIV, 10 January – UNN.
    rf"|(?(when){_DASH}(?:{_CAPITAL}[\w&’'-]*\s?){{1,4}}[.,:](?:{_DASH}|\s)|(?!))"
    # ASTANA. KAZINFORM -    ASTANA. May 4. KAZINFORM /Name/ -    BAKU, Azerbaijan, Sept 5. Trend:
    rf"|[.,]\s{_CAPITAL}[\w&’'-]*(?:\s/[^/]{{2,30}}/)?(?:{_DASH}(?<=\s)|:\s){_NEXT}"
    ")"
)
_CAPITALS = r"[A-ZÀ-ÞА-ЯЁ]{3,}+(?:[.'’-][A-ZÀ-ÞА-ЯЁ]++)*+"
_OF_PLACES = (
    # OSLO. When the fog    NEW HOLM: The harbour    LONDON — A man
    re.compile(
        rf"{_CAPITALS}(?:[ -]{_CAPITALS}){{0,3}}(?:, [A-Z][\w. ]{{2,20}})?(?:,\s{_WHEN}|\s\({_WHEN}\))?"
        rf"(?:\s?[:.]\s|\s?(?:--|—|–|-)\s){_NEXT}"
    ),
    # Brevik – The mayor
    re.compile(rf"{_PLACE}(?:,\s{_PLACE})?(?:,\s{_WHEN})?\s(?:--|—|–|-)\s{_NEXT}"),
)
# Behind the places of a dateline stands one of these, unless the places are in capitals.
_MARK = re.compile(r"[(\[/:—–―-]")
_LONGEST = 110
_LEAST_REST = 20
_TRAILING_NAME = re.compile(
    r"\s(?<=[.!?”\"]\s)(?:(?:[-–—/(\[]|==)\s?)?"
    r"([A-ZА-Я][\w&-]{1,20}(?:(?:[ /]|, | and )[A-Z][\w-]{1,15}){0,3}(?: \d{1,5})?)(?:\s?[/)\]])?\.?$"
)
_TAIL = 60


def dateline(text: str, *, first: bool) -> int:
    """Return the length of the dateline that ``text`` begins with, 0 when there is none.

    A dateline without an agency ("LONDON —") counts only where the article
    begins (``first``).
    """
    start = text[: _LONGEST + 40]
    marked = _MARK.search(start) is not None
    patterns = (_OF_AGENCIES, *_OF_PLACES) if marked else _OF_PLACES[:1]
    for pattern in patterns if first else patterns[: int(marked)]:
        match = pattern.match(start)
        if match and match.end() <= _LONGEST and len(text) - match.end() >= _LEAST_REST:
            return match.end()
    return 0


def has_agency_dateline(text: str) -> bool:
    """Whether ``text`` begins with a dateline that names an agency."""
    return dateline(text, first=False) > 0


def trailing_name(text: str) -> tuple[int, str] | None:
    """Where a name stands behind the last full stop of a text ("… on Monday. EFE"), and the name."""
    match = _TRAILING_NAME.search(text[-_TAIL:])
    return (max(len(text) - _TAIL, 0) + match.start() + 1, match[1]) if match else None
