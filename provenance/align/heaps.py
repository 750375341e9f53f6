"""Numbered heaps of whole numbers, of which the first few, however many, are summed in a few steps."""

from __future__ import annotations


class Heaps:
    """A binary indexed tree (Fenwick 1994): adding to a heap and summing heaps take as many steps as ``size`` has bits.

    Args:
        size: number of heaps, from 0; all are empty.
    """

    def __init__(self, size: int) -> None:
        self._sums = [0] * (size + 1)
        self._total = 0

    def add(self, heap: int, amount: int) -> None:
        """Puts an amount on a heap."""
        self._total += amount
        place = heap + 1
        while place < len(self._sums):
            self._sums[place] += amount
            place += place & -place

    def below(self, heap: int) -> int:
        """Returns what lies on all heaps before one."""
        total = 0
        while heap:
            total += self._sums[heap]
            heap &= heap - 1
        return total

    def above(self, heap: int) -> int:
        """Returns what lies on a heap and all after it."""
        return self._total - self.below(heap)
