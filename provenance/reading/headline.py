"""Which line is the headline, and where it ends when the text goes on behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from provenance.model import Role
from provenance.outlets import Registry
from provenance.reading.datelines import dateline
from provenance.reading.furniture import is_tag_list
from provenance.reading.notices import is_byline, is_caption, is_source_line
from provenance.reading.piece import Piece
from provenance.reading.repeats import key
from provenance.reading.sites import TIDY, is_section, known_outlet, looks_like_site, names_issue

_LEAST_SCORE = -3.0
_ORDINARY_WORD = re.compile(r"\s[a-zа-яё]{4,}")
_LONG_WORD = re.compile(r"[^\W\d_][\w-]{3,}")
_CAPITAL_WORD = re.compile(r"(?<=[^\W_])\s+(?=([A-ZÀ-Þ][a-zà-ÿ]+)\b)")
_FIRST_END = re.compile(r"[.!?…](?=\s|$)")
_REACH = 200
_OPENER_WORDS = (
    "The An In On At It He She They We This These That There After Before When While As According For "
    "From With If But And Some Many Most Since Despite Following Amid"
)
_OPENERS = frozenset(_OPENER_WORDS.split())
_LEAD_WORDS = "of in at on for from to by with the a an and or de la le al von van der mr mrs ms dr"
_LEADS_TO_NAME = frozenset(_LEAD_WORDS.split())


def find_headline(top: Sequence[Piece], title: str | None, registry: Registry) -> int | None:
    """Index of the headline among the pieces above the running text, None when there is none."""
    for i, piece in enumerate(top):
        if piece.role is Role.HEADLINE:
            return i
    counts = Counter(key(p.text) for p in top)
    scored = [(_score(p, i, counts, title, registry), -i) for i, p in enumerate(top) if p.open]
    score, negative = max(scored, default=(_LEAST_SCORE, 0))
    return -negative if score > _LEAST_SCORE else None


def _score(piece: Piece, index: int, counts: Counter[str], title: str | None, registry: Registry) -> float:
    """How much a line looks like a headline; earlier lines are likelier ones."""
    text, words = piece.text, piece.words
    score = -0.3 * index
    if title and key(text) == key(title):
        score += 8
    if is_byline(text) or is_source_line(text) or is_caption(text) or piece.after_image:
        score -= 8
    score += 2 if counts[key(text)] > 1 and words >= 4 else 0
    score -= 4 if is_tag_list(text) else 0
    score -= 5 if known_outlet(text, registry) else 0
    score -= 6 if looks_like_site(text) else 0
    score -= 3 if is_section(text) else 0
    score += 2 if 4 <= words <= 22 else (-2 if words > 32 else 0)
    score += 2 if _ORDINARY_WORD.search(text) else 0
    score -= 4 if text.endswith(".") and not text.endswith("..") else 0
    return score - (1 if text.isupper() and words <= 4 else 0)


def behind_title(text: str, title: str) -> list[str] | None:
    """What stands behind the headline in a line that repeats it; None when the line does not repeat it.

    "Ships wait - Example News, 2 March" behind the headline "Ships wait" has the
    site's name to give.
    """
    wanted, own = key(title), key(text)
    if own == wanted:
        return []
    if not own.startswith(f"{wanted} ") or len(own.split()) - len(wanted.split()) > 8:
        return None
    rest = text[len(text) - (len(own) - len(wanted)) :].strip(TIDY)
    parts = [part.strip(TIDY) for part in re.split(r",|\s[|–—-]\s|\s{2,}", rest)]
    return [part for part in parts if part and not any(c.isdigit() for c in part)]


def split_headline(text: str, whole: str) -> int:
    """Where the body begins in a line that holds headline and body, 0 when it cannot be told.

    Only for a text whose head was a date on the same line. A headline cut too
    late leaves a long sentence; one cut into a sentence would lose half of it,
    so in doubt nothing is cut.
    """
    if border := _before_dateline(text):
        return border
    first_end = _FIRST_END.search(text)
    sentence = text[: first_end.end() if first_end else len(text)][: 3 * _REACH]
    for match in _CAPITAL_WORD.finditer(sentence[:_REACH]):
        before, behind = sentence[: match.start()], sentence[match.end() :]
        if 3 <= len(before.split()) <= 20 and _starts_afresh(before, behind, match[1], whole):
            return match.end()
    return 0


def _before_dateline(text: str) -> int:
    for match in re.finditer(r"[^\W_][?!]\s+(?=\S)", text[:160]):
        if dateline(text[match.end() :], first=True):
            return match.end()
    return 0


def _starts_afresh(before: str, behind: str, word: str, whole: str) -> bool:
    """Whether ``word`` in capitals begins a new sentence although no stop stands before it."""
    last = before.rsplit(maxsplit=1)[-1]
    if last.lower() in _LEADS_TO_NAME or not last[-1].isalnum():
        return False
    if word in _OPENERS and _opens(last, behind):
        return True
    shared = _long_words(before) & _long_words(behind)
    if not last[0].islower():
        return False
    return len(shared) >= 3 or (len(shared) >= 2 and _is_ordinary(word, whole))


def _opens(last: str, behind: str) -> bool:
    """An opener before a small letter begins a sentence; before a name ("The Post") it may be part of it."""
    following = behind.split()[1:2]
    if following and following[0][0].islower():
        return True
    return names_issue(behind) or (last[0].islower() and not behind.startswith(("The ", "An ")))


def _is_ordinary(word: str, whole: str) -> bool:
    """Whether the text has the word in small letters elsewhere."""
    return bool(re.search(rf"\b{re.escape(word.lower())}\b", whole))


def _long_words(text: str) -> set[str]:
    return {word.casefold() for word in _LONG_WORD.findall(text)}
