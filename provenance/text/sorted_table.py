"""A table of words in a text file: sorted rows, each a word, a space, and what is said of it.

A trace looks up a few hundred of its thousands of words. So reading the file
cuts it into rows and no further, and a word is found by halving.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

Value = TypeVar("Value")


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
        start = f"{word} "
        place = bisect_left(self._rows, start, 1)
        if place == len(self._rows) or not self._rows[place].startswith(start) or " " in word:
            raise KeyError(word)
        return self._read(self._rows[place][len(start) :])

    def __len__(self) -> int:
        return len(self._rows) - 1

    def __iter__(self) -> Iterator[str]:
        return (row.partition(" ")[0] for row in self._rows[1:])
