"""A table of words in a text file: sorted rows, each a word, a space, and what is said of it.

A trace looks up a few hundred of its thousands of words. So reading the file
cuts it into rows and no further, and a word is found by halving.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar, overload

Value = TypeVar("Value")
Other = TypeVar("Other")


class SortedTable(Mapping[str, Value]):
    """Word -> value, the words in the order of their characters.

    Args:
        path: the file, ASCII; its first line says what it is, and the rows below are sorted.
        read: makes the value of what stands behind the word.
    """

    def __init__(self, path: Path, read: Callable[[str], Value]) -> None:
        self._rows = path.read_text(encoding="ascii").rstrip("\n").split("\n")
        self._read = read

    def __getitem__(self, word: str) -> Value:
        said = self._said(word)
        if said is None:
            raise KeyError(word)
        return self._read(said)

    @overload
    def get(self, word: str, /) -> Value | None: ...
    @overload
    def get(self, word: str, /, default: Value | Other) -> Value | Other: ...
    def get(self, word: str, default: Value | Other | None = None) -> Value | Other | None:
        """Returns what is said of a word; most of those asked for are missing, and an error each would cost more."""
        said = self._said(word)
        return default if said is None else self._read(said)

    def _said(self, word: str) -> str | None:
        start = f"{word} "
        place = bisect_left(self._rows, start, 1)
        if place == len(self._rows) or not self._rows[place].startswith(start) or " " in word:
            return None
        return self._rows[place][len(start) :]

    def __len__(self) -> int:
        return len(self._rows) - 1

    def __iter__(self) -> Iterator[str]:
        return (row.partition(" ")[0] for row in self._rows[1:])
