"""Finds text that stands on the page more than once, and keeps the fullest copy of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from provenance.reading.datelines import dateline
from provenance.reading.piece import Piece
from provenance.text.sentences import split

_WORD = re.compile(r"[^\W_]+")
_PLAIN = bytes(
    ord(sign.lower()) if sign.isascii() and sign.isalnum() else 32 for sign in map(chr, range(256))
)
_LEAST_WORDS = 5
_CUT_SHORT = re.compile(r"(?:\.\.\.|…)")
REPEATED = "the same text stands once more on the page"
TEASER = "opening words of the article, repeated as its description"

Place = tuple[int, int]  # piece, sentence within it


def without_repeats(pieces: list[Piece]) -> list[Piece]:
    """Set aside all but one copy of each sentence that stands several times among the open pieces."""
    sentences = {i: _sentences(p.text) for i, p in enumerate(pieces) if p.open}
    places: dict[str, list[Place]] = defaultdict(list)
    for i, texts in sentences.items():
        for j, text in enumerate(texts):
            places[key(text)].append((i, j))
    repeated = {k: v for k, v in places.items() if len(v) > 1 and len(k.split()) >= _LEAST_WORDS}
    pieces = _without_teasers(pieces, sentences)
    if not repeated:
        return pieces
    surplus = _surplus(repeated, pieces, sentences)
    return [part for i, p in enumerate(pieces) for part in _parted(p, i, surplus)]


def _sentences(text: str) -> list[str]:
    """The sentences of a piece, the first one without its dateline."""
    texts = [text[a:b] for a, b in split(text)]
    if texts and (length := dateline(texts[0], first=True)):
        texts[0] = texts[0][length:]
    return texts


def key(text: str) -> str:
    """The words of a text in small letters, for comparison."""
    if text.isascii():  # bytes are looked up far faster
        return b" ".join(text.encode("ascii").translate(_PLAIN).split()).decode("ascii")
    return " ".join(_WORD.findall(text)).casefold()


def _surplus(
    repeated: dict[str, list[Place]], pieces: list[Piece], sentences: dict[int, list[str]]
) -> set[Place]:
    """The places to set aside. A title keeps its first place, a body its fullest copy."""
    copies = _copies(repeated.values(), pieces)
    kept = max(copies, key=lambda c: (_fullness(c, pieces, sentences), -copies.index(c)), default=range(0))
    surplus: set[Place] = set()
    for places in repeated.values():
        inside = [p for p in places if p[0] in kept]
        keep = inside[0] if inside else max(places, key=lambda p: _weight(pieces[p[0]]))
        surplus |= {p for p in places if p != keep}
    return surplus


def _weight(piece: Piece) -> tuple[bool, int]:
    """Running text stands above a title, a paragraph above a pulled quote; else the first comes first."""
    return piece.ends, len(piece.text)


def _copies(all_places: Iterable[list[Place]], pieces: list[Piece]) -> list[range]:
    """Runs of pieces that each hold one copy of the repeated sentences of running text."""
    prose = [p for p in all_places if any(pieces[i].prose for i, _ in p)]
    if len(prose) < 2:
        return []
    copies = []
    for nth in (0, -1):
        indices = [places[nth][0] for places in prose]
        copies.append(_widened(min(indices), max(indices), pieces, all_indices=indices))
    return copies


def _widened(first: int, last: int, pieces: list[Piece], *, all_indices: list[int]) -> range:
    """Take the running text right before and after a copy as part of it."""
    taken = set(all_indices)
    while first > 0 and _belongs(pieces[first - 1]) and first - 1 not in taken:
        first -= 1
    while last + 1 < len(pieces) and _belongs(pieces[last + 1]):
        last += 1
    return range(first, last + 1)


def _belongs(piece: Piece) -> bool:
    return piece.open and (piece.prose or piece.ends)


def _fullness(copy: range, pieces: list[Piece], sentences: dict[int, list[str]]) -> tuple[int, int]:
    """How many different sentences a copy holds, then how many paragraphs."""
    texts = {key(t) for i in copy for t in sentences.get(i, []) if pieces[i].open}
    return len(texts), sum(pieces[i].open for i in copy)


def _parted(piece: Piece, index: int, surplus: set[Place]) -> list[Piece]:
    """Cut the surplus sentences out of a piece."""
    spans = split(piece.text) if piece.open else []
    flags = [(index, j) in surplus for j in range(len(spans))]
    if not any(flags):
        return [piece]
    borders = [spans[j][0] for j in range(1, len(spans)) if flags[j] != flags[j - 1]]
    parts = piece.cut(*borders)
    state = flags[0]
    result = []
    for part in parts:
        result.append(part.dropped(REPEATED) if state else part)
        state = not state
    return result


def _without_teasers(pieces: list[Piece], sentences: dict[int, list[str]]) -> list[Piece]:
    """Set aside a description that gives the first words of a later paragraph and breaks off."""
    broken = {i: cut for i, p in enumerate(pieces) if p.open and (cut := _broken_off(p.text))}
    if not broken:
        return pieces
    keys = {i: key(" ".join(texts)) for i, texts in sentences.items()}
    return [
        p.dropped(TEASER) if i in broken and _is_teaser(p.text[: broken[i]], i, keys) else p
        for i, p in enumerate(pieces)
    ]


def _broken_off(text: str) -> int:
    """Where a short piece breaks off with dots, 0 where it does not."""
    found = _CUT_SHORT.search(text, 40) if len(text) < 600 else None
    return found.start() if found else 0


def _is_teaser(begin: str, index: int, keys: dict[int, str]) -> bool:
    opening = key(begin)
    others = (k for k in keys.values() if k != keys[index])
    return len(opening.split()) >= 6 and any(opening in k and len(k) > len(opening) + 20 for k in others)
