"""Measures the number grammar: ``python benchmarks/quantities.py --data DIR [-v]``.

DIR holds ``quantities-odd.jsonl``: the odd records of the English test
specifications of Recognizers-Text (github.com/microsoft/Recognizers-Text, MIT),
models Number, Ordinal, Percentage and Currency. A labelled result counts as
right when one of our quantities overlaps its span and has exactly its value
(relative 1e-6). The grammar was developed on the first half of the file (all
numbers, some ordinals); the second half (ordinals, percentages, currencies) was
only counted, never read, when it was first measured (.839), and rules for sums
of money were added since. Relative ordinals ("the last but one") name a place
and no quantity; they are left out and counted apart.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from provenance.text.quantities import Quantity, find_quantities


def main() -> None:
    """Prints one table: exact values by type, for each half of the file and for both."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="folder of the measuring data"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="list the misses of the first half")
    arguments = parser.parse_args()
    path = arguments.data / "quantities-odd.jsonl"
    if not path.exists():
        print(f"{path} is not there: skipped")
        return
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    middle = len(records) // 2
    first, second = score(records[:middle], arguments.verbose), score(records[middle:], False)
    _print(first, second)
    began = time.perf_counter()
    for record in records:
        find_quantities(record["text"] + " ")
    print(f"{(time.perf_counter() - began) / len(records) * 1e6:.0f} µs a text")


def score(records: list[dict], verbose: bool) -> Counter[str]:
    """Counts labelled and right results by type, and our quantities that overlap no label."""
    counts: Counter[str] = Counter()
    for record in records:
        found = find_quantities(record["text"])
        for result in record["results"]:
            right = any(_right(quantity, result) for quantity in found)
            counts[f"{result['type']} labelled"] += 1
            counts[f"{result['type']} right"] += right
            if verbose and not right:
                print(
                    "missed",
                    result["text"],
                    result["value"],
                    [(q.text, q.value) for q in found],
                    record["text"],
                )
        counts["beside"] += sum(not any(_meet(q, r) for r in record["results"]) for q in found)
    return counts


def _meet(quantity: Quantity, result: dict) -> bool:
    return quantity.start <= result["end"] and result["start"] < quantity.end


def _right(quantity: Quantity, result: dict) -> bool:
    try:
        value = float(str(result["value"]).rstrip("%"))
    except ValueError:
        return False
    return _meet(quantity, result) and abs(quantity.value - value) <= 1e-6 * max(1.0, abs(value))


def _print(first: Counter[str], second: Counter[str]) -> None:
    types = sorted({name.split()[0] for name in (*first, *second) if name.endswith("labelled")})
    print(f"{'type':18}{'first half':>16}{'second half':>16}{'both':>16}")
    counted = [name for name in types if name != "ordinal.relative"]
    for title, names in [*((name, [name]) for name in types), ("all but relative", counted)]:
        cells = [_share(half, names) for half in (first, second, first + second)]
        print(f"{title:18}" + "".join(f"{cell:>16}" for cell in cells))
    print(f"quantities beside every label: {first['beside']} and {second['beside']}")


def _share(counts: Counter[str], names: list[str]) -> str:
    right, labelled = (sum(counts[f"{name} {what}"] for name in names) for what in ("right", "labelled"))
    return f"{right}/{labelled} {right / labelled:.3f}" if labelled else "-"


if __name__ == "__main__":
    main()
