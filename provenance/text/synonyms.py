"""Which words can stand for each other: the vocabulary of a rewrite.

A rewriter who writes *vessels* for *ships* and *quit* for *stopped* leaves the
order of facts as it was. The table is derived from WordNet 3.0 (see NOTICE).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from provenance.text.sorted_table import SortedTable

SYNONYM = 0.75
"""How much of a word's weight a synonym keeps."""

NEAR = 0.4
"""How much a more general word or one of the same family keeps."""


@lru_cache(maxsize=1)
def _lines() -> Mapping[str, str]:
    return SortedTable(Path(__file__).with_name("synonyms-en.txt"), str)


@lru_cache(maxsize=32768)
def related(stem: str) -> Mapping[str, float]:
    """Returns the stems that can stand for ``stem``, each with the share of weight it keeps (0 to 1)."""
    same, _, near = _lines().get(stem, "").partition("|")
    table = dict.fromkeys(near.split(), NEAR)
    table.update(dict.fromkeys(same.split(), SYNONYM))
    return table
