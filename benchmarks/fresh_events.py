"""Invented events that were written and labelled by people who had not seen the program.

    python -m benchmarks.fresh_events --data DIR
    python -m benchmarks.fresh_events --held-out
    python -m benchmarks.fresh_events --late
    ... [--originals-only] [--among FILE]

The events of ``benchmarks/fresh_events/`` are among those that the shipped models are fitted on, so each is traced with
models that saw nothing of it; ``DIR`` holds the other labelled events, as for ``benchmarks.fit``. Nothing was fitted
on, or mended after, the twelve events of ``benchmarks/held_out_events/``: those are traced with the shipped models,
as are the fifteen of ``benchmarks/late_events/``, which rules were mended after.
Every article is traced against the other documents of its event, or against its originals alone, as most collections
hold nothing else; ``FILE`` is JSONL of news texts that have nothing to do with the events, put beside them. Measures
are those of ``benchmarks.accuracy`` for ``events-dev``.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from benchmarks.accuracy.events import count_events, measured
from benchmarks.accuracy.rows import row
from benchmarks.accuracy.table import conditions, plain
from benchmarks.fit import fold_models, load_sets, pair_examples, varied
from provenance.align.model import Models

FOLDER = Path(__file__).with_suffix("")
HELD_OUT = FOLDER.with_name("held_out_events")
LATE = FOLDER.with_name("late_events")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("--data", type=Path, help="folder of the annotated benchmark data")
    asked.add_argument(
        "--held-out", action="store_true", help="the twelve events that nothing was fitted on or mended after"
    )
    asked.add_argument("--late", action="store_true", help="the fifteen events that came last")
    parser.add_argument("--originals-only", action="store_true", help="leave the other articles out")
    parser.add_argument("--among", type=Path, help="news texts on other things, put beside the event (JSONL)")
    options = parser.parse_args()
    if options.data:
        name, folder, models = "fresh events", FOLDER, _models(options.data)
    else:
        name, folder = ("late events", LATE) if options.late else ("held-out events", HELD_OUT)
        models = None
    counted = count_events(folder, models, originals_only=options.originals_only, among=options.among)
    how = "shipped models" if models is None else "cross-validated by event"
    beside = "the originals alone" if options.originals_only else "all texts of the event"
    among = ", among others" if options.among else ""
    part = f"{len(counted)} articles beside {beside}{among}, whole traces, {how}"
    rows = [
        row(name, measure, values, how, part=part) for measure, (values, how) in measured(counted).items()
    ]
    print(plain(rows))
    print(f"\nConditions: {conditions()}")


def _models(data: Path) -> Mapping[str, Models]:
    """Returns for every event models that saw no article of it."""
    sets = load_sets(data)
    sets |= varied(sets)
    items = [item for members in sets.values() for item in members]
    return fold_models(items, {item.name: pair_examples(item) for item in items})


if __name__ == "__main__":
    main()
