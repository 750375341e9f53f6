"""Puts together lines that were broken in mid-sentence, and takes apart sentences that were glued."""

from __future__ import annotations

import re

from provenance.reading.furniture import is_tag_list
from provenance.reading.piece import Piece, joined

_SMALL_START = re.compile(r"[a-zà-ÿа-яё,;)\]]")
_BROKEN_END = re.compile(
    r"(?:[,;(\[“«–—-]|\b(?:the|a|an|of|in|on|at|to|for|from|by|with|and|or|but|as|that|which|who|its|his|her|their|"
    r"is|are|was|were|has|have|had|be|been|will|would|could|not|than|into|after|before|over|under|between|during))$"
)
_GLUE = re.compile(r"(?<=[a-zа-яё0-9%)\]”’\"])[.!?](?:[”’\"»]|(?=[A-ZÀ-ÞА-ЯЁ“‘«\"(]))")
_NEW_SENTENCE = re.compile(r"[\"“‘«(]?[A-ZÀ-ÞА-ЯЁ]\w*(?:[\s,'’]|-\w)|[\"“‘«(]?\d[\d,.]*\s")
_WORD_BEFORE = re.compile(r"([^\W_]+)[)\]”’\"%]*$")
_WEB_ENDING = re.compile(r"(?:com|org|net|io|ai|co|uk|ru|js|tv)\b", re.I)
_WRAP_WIDTH = (30, 110)


def unwrapped(pieces: list[Piece]) -> list[Piece]:
    """Join the lines of each paragraph that was broken in mid-sentence."""
    result: list[Piece] = []
    index = 0
    while index < len(pieces):
        end = _chain_end(pieces, index)
        chain = [p for p in pieces[index:end] if p.open]
        aside = [p for p in pieces[index:end] if not p.open]
        result += [joined(chain), *aside] if len(chain) > 1 else pieces[index:end]
        index = end
    return result


def _chain_end(pieces: list[Piece], start: int) -> int:
    """End of the longest run from ``start`` that is one paragraph."""
    if not pieces[start].open:
        return start + 1
    wrapped = _hard_wrapped_end(pieces, start)
    if wrapped > start + 1:
        return wrapped
    end = start + 1
    while (following := _continuation(pieces, start, end)) is not None:
        end = following + 1
    chain = [p for p in pieces[start:end] if p.open]
    return end if len(chain) > 1 and _sound(chain) else start + 1


def _sound(chain: list[Piece]) -> bool:
    """A chain must arrive somewhere: a headline followed by tags never ends as a sentence does."""
    return chain[-1].ends or chain[0].several or sum(p.words for p in chain) >= 30


def _continuation(pieces: list[Piece], start: int, position: int) -> int | None:
    """Index of the piece that goes on with the sentence broken before ``position``, or None."""
    last = next(p for p in reversed(pieces[start:position]) if p.open)
    if last.ends or last.words < 4 and position == start + 1:
        return None
    following = position
    while following < len(pieces) and not pieces[following].open and following - position < 3:
        following += 1
    if following >= len(pieces) or not pieces[following].open:
        return None
    if _goes_on(pieces, start, last, following, near=following == position):
        return following
    return None


def _goes_on(pieces: list[Piece], start: int, last: Piece, following: int, *, near: bool) -> bool:
    piece = pieces[following]
    adjacent = near and not piece.apart
    if _SMALL_START.match(piece.text) and not is_tag_list(piece.text):
        return adjacent or last.words >= 7
    if not adjacent:
        return False
    begun = last.several or pieces[start].several or following - start > 1
    if _BROKEN_END.search(last.text) or (begun and _runs_on(pieces, following)):
        return True
    after = pieces[following + 1] if following + 1 < len(pieces) else None
    # A link set on a line of its own: "… the agency / Example News / reported that …".
    return bool(
        after and after.open and not after.apart and piece.words <= 6 and not piece.ends and last.words >= 5
        and _SMALL_START.match(after.text) and not is_tag_list(after.text)
    )  # fmt: skip


def _runs_on(pieces: list[Piece], index: int) -> bool:
    """Whether the lines from ``index`` come to the end of a sentence before the paragraph ends."""
    for piece in pieces[index : index + 12]:
        if not piece.open or (piece.apart and piece is not pieces[index]):
            return False
        if piece.ends or piece.several:
            return True
    return False


def _hard_wrapped_end(pieces: list[Piece], start: int) -> int:
    """End of a block of lines that were all broken at one width."""
    end = start + 1
    while end < len(pieces) and pieces[end].open and not pieces[end].apart:
        end += 1
    block = pieces[start:end]
    if len(block) < 4:
        return start + 1
    widths = [len(p.text) for p in block[:-1]]
    longest = max(widths)
    full = sum(w >= longest * 0.6 for w in widths)
    open_ends = sum(not p.ends for p in block[:-1])
    starts_small = sum(bool(_SMALL_START.match(p.text)) for p in block[1:])
    if len(block[0].text) < longest * 0.5:
        return start + 1
    narrow = _WRAP_WIDTH[0] <= longest <= _WRAP_WIDTH[1]
    if narrow and full >= len(widths) * 0.85 and open_ends >= len(widths) * 0.6 and starts_small >= len(widths) * 0.3:
        return _without_trailing_lines(pieces, start, end)
    return start + 1


def _without_trailing_lines(pieces: list[Piece], start: int, end: int) -> int:
    """Leave lines after the last sentence end (tags, names) out of a wrapped block."""
    last = end
    while last > start + 1 and not pieces[last - 1].ends:
        last -= 1
    return last if last > start + 1 else end


def unglued(piece: Piece) -> list[Piece]:
    """The paragraphs of a piece whose paragraphs were glued: "… is resuming.On Sunday …"."""
    if not piece.open or len(piece.text) < 60:
        return [piece]
    borders = [end for match in _GLUE.finditer(piece.text) if (end := _glued_at(piece.text, match))]
    return piece.cut(*borders) if borders else [piece]


def _glued_at(text: str, match: re.Match[str]) -> int | None:
    """Where the next paragraph begins at a suspected seam, or None when it is none."""
    end = match.end()
    if match[0][-1] == '"' and text.count('"', 0, end) % 2 == 1:
        end -= 1
    if end >= len(text) or not _NEW_SENTENCE.match(text, end):
        return None
    before = _WORD_BEFORE.search(text[max(0, match.start() - 30) : match.start()])
    after = text[end : end + 12].lstrip("\"“‘«(")
    if before is None or _WEB_ENDING.match(after):
        return None
    word = before[1]
    return end if word.isdigit() or (len(word) >= 2 and not word.isupper()) else None
