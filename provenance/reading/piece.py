"""A piece of a page on its way to being a block of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from provenance.model import Role

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]】」]*\s*$")
_INNER_END = re.compile(r"[a-zа-яё0-9)\"”’][.!?…][\"'”’»)]*\s+[\"'“‘«]?[A-ZÀ-ÞА-ЯЁ]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line or block; white space in ``text`` is folded to single spaces.

    ``role`` is None until it is decided. ``why`` is not empty when the piece is
    set aside. ``apart`` says that a blank line or a block border stands before
    it. ``after_image`` marks a piece that follows a picture. ``links`` are
    (address, start, end) within ``text``.
    """

    text: str
    role: Role | None = None
    why: str = ""
    apart: bool = True
    after_image: bool = False
    links: tuple[tuple[str, int, int], ...] = ()

    @property
    def open(self) -> bool:
        """Whether nothing is decided yet."""
        return self.role is None and not self.why

    @property
    def words(self) -> int:
        """Number of words; two characters count as one where words are not spaced."""
        return _word_count(self.text)

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ends(self.text[-12:])

    @property
    def several(self) -> bool:
        """Whether a sentence ends inside it."""
        return _holds_end(self.text)

    @property
    def prose(self) -> bool:
        """Whether it reads as running text rather than as a title or a label."""
        return _is_prose(self.text)

    def dropped(self, why: str) -> Piece:
        """The same piece, set aside."""
        return self._decided(None, why)

    def as_role(self, role: Role) -> Piece:
        """The same piece with its role decided."""
        return self._decided(role, self.why)

    def _decided(self, role: Role | None, why: str) -> Piece:
        # written out, as every line of every page comes here, and ``replace`` costs five times as much
        return Piece(self.text, role, why, self.apart, self.after_image, self.links)

    def cut(self, *positions: int) -> list[Piece]:
        """The parts between ``positions``, stripped, without empty ones."""
        borders = [0, *positions, len(self.text)]
        parts: list[Piece] = []
        for start, end in pairwise(borders):
            raw = self.text[start:end]
            left = start + len(raw) - len(raw.lstrip())
            text = raw.strip()
            if text:
                links = tuple(
                    (url, max(a, left) - left, min(b, left + len(text)) - left)
                    for url, a, b in self.links
                    if a < left + len(text) and b > left
                )
                parts.append(replace(self, text=text, links=links, apart=self.apart or bool(parts)))
        return parts


# The steps that clean a page look at the same paragraph several times.


@lru_cache(maxsize=256)
def _ends(tail: str) -> bool:
    return _END.search(tail) is not None


def _holds_end(text: str) -> bool:
    return _INNER_END.search(text[:4000]) is not None


@lru_cache(maxsize=256)
def _is_prose(text: str) -> bool:
    words = _word_count(text)
    if _ends(text[-12:]):
        return words >= 8 or (words >= 4 and _holds_end(text))
    return words >= 40 or (words >= 25 and _holds_end(text))


@lru_cache(maxsize=256)
def _word_count(text: str) -> int:
    unspaced = 0 if text.isascii() else len(_CJK.findall(text[:2000])) // 2
    return max(len(text.split()), unspaced)


def joined(pieces: list[Piece]) -> Piece:
    """One piece out of several that belong to one paragraph, parted by single spaces."""
    text = ""
    links: list[tuple[str, int, int]] = []
    for piece in pieces:
        shift = len(text) + 1 if text else 0
        links += [(url, a + shift, b + shift) for url, a, b in piece.links]
        text = f"{text} {piece.text}" if text else piece.text
    return replace(pieces[0], text=text, links=tuple(links))
