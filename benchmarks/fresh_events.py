"""Eighteen invented events that were written and labelled by people who had not seen the program.

    python -m benchmarks.fresh_events

Every article of ``benchmarks/fresh_events/`` is traced against the other documents of its event with the shipped
models, which were never fitted on them. Measures are those of ``benchmarks.accuracy`` for ``events-dev``. What they
showed was mended afterwards: only each round's first figures, told in docs/accuracy.md, are of unseen texts.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.accuracy.events import count_events, measured
from benchmarks.accuracy.rows import row
from benchmarks.accuracy.table import conditions, plain

FOLDER = Path(__file__).with_suffix("")


def main() -> None:
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    counted = count_events(FOLDER)
    part = f"{len(counted)} articles, whole traces, never fitted on"
    rows = [
        row("fresh events", name, values, how, part=part) for name, (values, how) in measured(counted).items()
    ]
    print(plain(rows))
    print(f"\nConditions: {conditions()}")


if __name__ == "__main__":
    main()
