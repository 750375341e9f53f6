"""What on a page is no part of the article, told by shape or by phrases that news sites share.

What menus, comment forms, share bars and legal lines say all over the web
stands in ``phrases.txt``, by reason, for anyone to add to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from provenance.text.dates import find_stamps

TECHNICAL = "technical mark of the page"
NO_WORDS = "number or ornament without words"
STAMP = "date stamp of the page"
_LONGEST = 400
_SHORT = 8
_URL = re.compile(r"(?:https?://|www\.|(?:[\w-]+\.)+[a-z]{2,6}/)\S+", re.I)
_IMAGE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)(?:[?#]\S*)?", re.I)
_GLUED_IMAGE = re.compile(r"(https?://\S+?\.(?:jpe?g|png|gif|webp))(?=[^\W\d_])(?!\w{1,4}[?/&])", re.I)
_HOLDS_URL = re.compile(r"\bhttps?://", re.I)
_EMBEDDED_POST = re.compile(r"[—–-]\s?.{1,60}\(@\w{1,30}\)\s.{0,30}")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:(?:tel|phone|fax)[.:]*\s*)?\+?\(?\d[\d\s().-]{6,18}\d", re.I)
_SITE_PATH = re.compile(r"/(?:[\w.-]+/)+[\w@\[\]'=:.-]*\S*|urn:\S+|\w{2}[_-]\w{2}|(?:[\w-]+\.)+[a-z]{2,6}/?")

_SHAPES = (
    (_IMAGE, "address of a picture"),
    (_URL, "address of a page"),
    (_EMAIL, "e-mail address"),
    (_PHONE, "telephone number"),
    (_SITE_PATH, TECHNICAL),
    (re.compile(r"\S*\d{8,}\S*"), TECHNICAL),
    (_EMBEDDED_POST, "signature of an embedded post"),
    (re.compile(r"[\W\d_]*"), NO_WORDS),
)

_SLUG = re.compile(r"[A-Z]{2,6}(?:/\w{1,4}){1,3}")  # an agency's mark below its text: "CMC/jr/2031"
_MENU_MARK = re.compile(r"\s*[|•·»›>/]\s*|\s+::\s+")
# ".{0,60}\bunauthori[sz]ed …" and ".{0,80}\b(?:web)?site contains only\b": what must be held is "unauthori", "site …".
_LATER = re.compile(r"\.\{0,\d+\}\\b(?:\(\?:\w+\)\?)?(\w[\w ]*?)(?:.\?|[\\\[(])")
_DIGIT = re.compile(r"\d")
_DECORATION = " []()<>*#»›•·…–—-.!"

# What may stand beside a date without saying anything of the article.
_BESIDE_DATES = (
    "published posted updated update last modified created issued on at date dated input time gmt utc est "
    "edt bst ist cet msk local read min mins minute minutes reading ago an a hour hours day days monday "
    "tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun edition evening "
    "morning first online upd am pm the of by from hrs h et pt jst sgt veröffentlicht aktualisiert uhr "
    "amended revised corrected released version local publié mis "
    "à jour le publicado actualizado опубликовано обновлено no issue"
)
_STAMP_WORDS = frozenset(_BESIDE_DATES.split())

END_MARKS = re.compile(
    r"(?:\d+ )?(?:comments?|replies)|.{0,12}\bleave a (?:reply|comment)\b.*|please enter your comment.*|"
    r"(?:your )?thoughts and comments|(?:most|top) (?:read|popular|viewed)(?: \w+){0,3}|"
    r"related(?: (?:articles|stories|posts|news|links|content|topics))?|"
    r"(?:more|latest|other|top|trending) (?:stories|news|headlines)|"
    r"keep reading|recommended(?: for you)?|you (?:may|might) also like|trending(?: now)?|"
    r"in other (?:media|news)|up next",
    re.I,
)
"""Headings that, below an article, say that what follows is none of it."""


def reason(text: str, *, after_end: bool = False) -> str | None:
    """Return why a line is furniture of the page, or None when nothing says so.

    A line that reads as a sentence needs more than its first words to be set
    aside, unless it stands after the end of the article (``after_end``).
    """
    if len(text) > _LONGEST:
        return None
    if is_stamp(text):
        return STAMP
    for shape, why in () if _is_wordy(text) else _SHAPES:
        if shape.fullmatch(text):
            return why
    sentence = not after_end and _sentence_like(text)
    if phrase := (_SURE if sentence else _PHRASES).reason(text):
        return phrase
    if not sentence and len(text.split()) <= _SHORT and _HOLDS_URL.search(text):
        return "address of a page"
    return "menu of the page" if is_menu(text) else None


def _is_wordy(text: str) -> bool:
    """Whether a line has none of the shapes: most have no space, and a number begins with one or with "tel"."""
    return " " in text and text[0].isalpha() and text[0] not in "tTpPfF"


def _sentence_like(text: str) -> bool:
    return (
        text.endswith((".", "”", '"')) and len(text.split()) >= 5 and ":" not in text[:30] and "©" not in text
    )


@dataclass(frozen=True, slots=True)
class _Family:
    """Phrases that share a reason; ``loose`` ones also open ordinary sentences."""

    why: str
    loose: bool
    lines: tuple[str, ...]
    pattern: re.Pattern[str]


class _Phrases:
    """Families of phrases, with what tells at little cost that a line is none of them.

    Most phrases begin with their first word; all of those are looked for at once. The others may stand after other
    words, which is dear to look for: of each, a part is known that must be there.
    """

    def __init__(self, families: Iterable[_Family]) -> None:
        self._families = tuple(families)
        lines = [line for family in self._families for line in family.lines]
        later = {line: begin[1].casefold() for line in lines if (begin := _LATER.match(line))}
        self._held = tuple(later.values())
        self._opening = re.compile("|".join(line for line in lines if line not in later), re.I | re.S)

    def reason(self, text: str) -> str | None:
        """The reason of the first family of which a line is, with or without its decoration."""
        bare = text.strip(_DECORATION)
        opens = self._opening.match(text) or (not text.startswith(bare) and self._opening.match(bare))
        if not opens and not any(map(text.casefold().__contains__, self._held)):
            return None
        for family in self._families:
            if family.pattern.fullmatch(text) or family.pattern.fullmatch(bare):
                return family.why
        return None


def _families() -> Iterator[_Family]:
    """The sections of the phrase file, in its order."""
    sections: list[tuple[str, list[str]]] = []
    for line in Path(__file__).with_name("phrases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            sections.append((line, []))
        elif line and not line.startswith("#"):
            sections[-1][1].append(line)
    for head, lines in sections:
        pattern = re.compile("|".join(lines), re.I | re.S)
        yield _Family(head[1 : head.index("]")], head.endswith("~"), tuple(lines), pattern)


_FAMILIES = tuple(_families())
_PHRASES = _Phrases(_FAMILIES)
_SURE = _Phrases(family for family in _FAMILIES if not family.loose)


def is_image_address(text: str) -> bool:
    """Whether the line is nothing but the address of a picture."""
    return bool(_IMAGE.fullmatch(text))


def is_address(text: str) -> bool:
    """Whether the line is nothing but a web address."""
    return bool(_URL.fullmatch(text))


def glued_after_image(text: str) -> int | None:
    """Where text begins that was glued to the address of a picture, or None."""
    match = _GLUED_IMAGE.match(text)
    return match.end() if match else None


def is_stamp(text: str) -> bool:
    """Whether the line is a date with a year or a time, and nothing that says more."""
    if len(text) > 160 or not _DIGIT.search(text):
        return False
    rest, position = [], 0
    for stamp in find_stamps(text, short_years=True):
        if stamp.iso is None and not stamp.clock:
            return False
        rest.append(text[position : stamp.start])
        position = stamp.end
    if not position:
        return bool(
            re.fullmatch(
                r"(?:up-?dated|published|posted)(?: at| on)?\s?:?\s?\d{1,2}[:.]\d\d.{0,12}", text, re.I
            )
        )
    rest.append(text[position:])
    return all(w in _STAMP_WORDS for w in re.findall(r"[^\W\d_]+", " ".join(rest).lower()))


def is_menu(text: str) -> bool:
    """Whether the line is a row of three or more short entries with marks between them."""
    if text.rstrip().endswith((".", "!", "?")) or _SLUG.fullmatch(text):
        return False
    entries = [e for e in _MENU_MARK.split(text.strip(" |•·»›>/")) if e]
    if len(entries) < 3 or any(find_stamps(text, short_years=True)):
        return False
    return (
        all(len(e.split()) <= 4 for e in entries) and sum(len(e.split()) for e in entries) / len(entries) <= 3
    )


def is_tag_list(text: str) -> bool:
    """Whether the line is a list of key words: small letters or commas, no verb's punctuation, no stop."""
    if text.endswith((".", "!", "?", ":")) or len(text) > 300 or re.search(r"\s[>|»/:]{1,2}\s", text):
        return False
    entries = text.split(", ")
    if len(entries) >= 3:
        return all(len(e.split()) <= 6 for e in entries) and text == text.lower()
    return text == text.lower() and len(text.split()) <= 5 and any(c.isalpha() for c in text)
