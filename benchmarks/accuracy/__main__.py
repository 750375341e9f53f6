"""Measures everything and prints one table.

Usage::

    python -m benchmarks.accuracy --data DIR [--only NAME ...] [--semantic FOLDER] [--keep FILE] [--write FILE]

``DIR`` holds the measuring data (none of it is part of the project): ``spark-dev.jsonl`` (SPARK, Ernst et al. 2024),
``superpal-mn.jsonl`` (SuperPAL, Ernst et al. 2021), ``msrp-train.jsonl`` (Microsoft Research Paraphrase Corpus),
``pan-pairs-train.jsonl`` (Madnani et al. 2012), ``clough-abc.jsonl`` (Clough & Stevenson 2011),
``pan13-verbatim-even.jsonl`` (PAN 2013 text alignment), ``polnear-dev.jsonl`` (PolNeAR),
``sentences-golden-en.jsonl`` (pySBD), ``quantities-odd.jsonl`` (Recognizers-Text), ``distractors-en.jsonl`` (any
English news texts) and ``events-dev`` (labelled events). What is not there is left out, and the table says so.

All of it takes half an hour. ``--keep`` stores what was measured, with its conditions, and takes the parts that are
not measured this time from what was stored before; without ``--only`` everything is measured anew.

``--write`` puts the table between the marks of a Markdown document and redraws ``docs/pictures/reliability.png``.
The ``test`` half of ``benchmarks/same_event`` is never read here.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # many small fits: threads that wait for each other cost more

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from benchmarks.accuracy import (
    clough,
    events,
    folds,
    keeping,
    others,
    pairs,
    passages,
    reliability,
    spark,
    speed,
    table,
)
from benchmarks.accuracy.rows import Row
from provenance.errors import ProvenanceError

Measure = Callable[[], list[Row]]


def main() -> int:
    """Runs the parts asked for; 1 when nothing could be measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the measuring data")
    parser.add_argument(
        "--only", nargs="+", metavar="NAME", help="parts to measure, of: " + ", ".join(_NAMES)
    )
    parser.add_argument(
        "--semantic", type=Path, metavar="FOLDER", help="a sentence model, for SPARK with meanings"
    )
    parser.add_argument("--keep", type=Path, metavar="FILE", help="JSON of parts measured, now and before")
    parser.add_argument("--write", type=Path, metavar="FILE", help="Markdown document that holds the table")
    options = parser.parse_args()
    kept = keeping.read(options.keep) if options.keep else {}
    left_out: list[str] = []
    parts: list[keeping.Part] = []
    for name, measure in _parts(options.data, options.semantic):
        if not options.only or name in options.only:
            kept[name] = keeping.Part(_measured(name, measure, left_out), table.conditions())
            if options.keep:
                keeping.write(options.keep, kept)
        parts += [kept[name]] if name in kept and kept[name].rows else []
    print(table.plain([row for part in parts for row in part.rows]))
    for part in dict.fromkeys(part.conditions for part in parts):
        print(f"\n{part}")
    for item in left_out:
        print(f"not measured: {item}")
    if options.write and parts:
        table.insert(options.write, table.markdown(parts, left_out))
        if _folds_of.cache_info().currsize:
            print(f"wrote {options.write} and {reliability.draw(_folds_of(options.data))}")
    return 0 if parts else 1


@lru_cache(maxsize=1)
def _folds_of(data: Path) -> folds.Folds:
    return folds.folds(data)


_NAMES = tuple(
    "spark semantic superpal msrp pan clough pan13 folds events haystack sentences quantities polnear speed".split()
)


def _parts(data: Path, model: Path | None) -> Iterator[tuple[str, Measure]]:
    found = data / "events-dev"
    yield "spark", lambda: spark.spark(data / "spark-dev.jsonl")
    yield "semantic", lambda: _with_meanings(data / "spark-dev.jsonl", model)
    yield "superpal", lambda: others.untouched_pairs(data / "superpal-mn.jsonl")
    yield "msrp", lambda: pairs.msrp(data / "msrp-train.jsonl")
    yield "pan", lambda: pairs.pan(data / "pan-pairs-train.jsonl")
    yield "clough", lambda: clough.clough(data / "clough-abc.jsonl")
    yield "pan13", lambda: passages.pan13(data / "pan13-verbatim-even.jsonl")
    yield "folds", lambda: folds.rows(_folds_of(data))
    yield "events", lambda: events.events(found, _folds_of(data).models)
    yield (
        "haystack",
        lambda: events.against_strangers(found, data / "distractors-en.jsonl", _folds_of(data).models),
    )
    yield "sentences", lambda: others.splitting(data / "sentences-golden-en.jsonl")
    yield "quantities", lambda: others.numbers(data / "quantities-odd.jsonl")
    yield "polnear", lambda: others.credits(data / "polnear-dev.jsonl")
    yield "speed", lambda: speed.speed(data / "distractors-en.jsonl")


def _with_meanings(path: Path, model: Path | None) -> list[Row]:
    if model is None:
        raise FileNotFoundError("no sentence model was named with --semantic")
    from provenance.align.semantic import open_encoder

    return spark.spark(path, open_encoder(model).sentence_vectors)


def _measured(name: str, measure: Measure, left_out: list[str]) -> list[Row]:
    begun = time.perf_counter()
    try:
        rows = measure()
    except (FileNotFoundError, ProvenanceError) as error:
        missing = getattr(error, "filename", None)
        reason = f"{Path(missing).name} is not there" if missing else str(error)
        left_out.append(f"{name} ({reason})")
        return []
    print(f"{name}: {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    return rows


if __name__ == "__main__":
    sys.exit(main())
