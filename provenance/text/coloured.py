"""Adjectives that judge what they describe: "vicious", "heroic", "shocking".

The table is derived from the subjectivity lexicon of *pattern* (see NOTICE).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from provenance.text.sorted_table import SortedTable


@lru_cache(maxsize=16384)  # the same words again and again
def colour_of(word: str) -> float | None:
    """Returns whether an adjective praises or blames, from -1 to 1; None for any other word."""
    return coloured().get(word)


@lru_cache(maxsize=1)
def coloured() -> Mapping[str, float]:
    """Returns adjective (small letters) -> whether it praises or blames, from -1 to 1."""
    return SortedTable(Path(__file__).with_name("coloured-en.txt"), float)
