"""Pairs of sentences written to attack the search for changes: ``python -m benchmarks.drift_attacked [-v]``.

Of ``benchmarks/attacked_pairs/faithful.txt`` nothing may be claimed, of ``changed.txt`` a change must be. Both texts
of a pair are dated 16 May 2024. ``newsrooms/`` holds pairs in the style of everyday news, that the gate does not count.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.accuracy.table import conditions
from provenance.attribution.drift import find_drift
from provenance.model import Drift

FOLDER = Path(__file__).with_name("attacked_pairs")
_DAY = "2024-05-16"


def pairs(name: str) -> list[tuple[str, str]]:
    """Returns the pairs of a file of the folder as (original, article)."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found = [line.split(" ||| ") for line in lines if line and not line.startswith("#")]
    return [(original, article) for original, article in found]


def claims(name: str) -> list[tuple[Drift, ...]]:
    """Returns what is claimed of each pair of a file."""
    return [
        find_drift(article, [original], article_published=_DAY, original_published=_DAY)
        for original, article in pairs(name)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-v", action="store_true", help="print every pair that comes out wrong")
    verbose = parser.parse_args().v
    for name in ("faithful", "changed", "newsrooms/faithful", "newsrooms/changed"):
        wanted = name.endswith("changed")
        found = claims(name)
        wrong = [i for i, drifts in enumerate(found) if bool(drifts) != wanted]
        kinds = Counter(drift.kind for i in wrong for drift in found[i])
        told = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        print(
            f"{name:18} {len(found):5} pairs {len(found) - len(wrong):5} right {told and f'(false: {told})'}"
        )
        for i in wrong if verbose else ():
            original, article = pairs(name)[i]
            print(f"  {original}\n  {article}\n     {[(d.kind, d.original, d.article) for d in found[i]]}")
    print(f"\nConditions: {conditions()}")


if __name__ == "__main__":
    main()
