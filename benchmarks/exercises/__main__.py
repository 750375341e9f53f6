"""``python -m benchmarks.exercises``: see the package."""

from __future__ import annotations

import argparse
import datetime
import platform
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from benchmarks.exercises import __doc__ as about
from benchmarks.exercises.answers import OPEN, check
from benchmarks.exercises.labelled import ROOT, Labelled, events, golden, seeds
from provenance.classroom.build import build
from provenance.classroom.material import Material
from provenance.classroom.options import Options
from provenance.classroom.values import Answering, Exercise, Kind, LanguageLevel, Level
from provenance.errors import ExerciseError
from provenance.outlets import Registry
from provenance.workflows.trace import trace

REGISTRY = Registry.load()
_COLUMNS = ("items", "closed", "answered from labels", "unlabelled", "left open", "wrong keys")


def main() -> None:
    """Makes, answers, compares, prints; ends with 1 where a key is wrong."""
    parser = argparse.ArgumentParser(description=(about or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, help="folder that holds events-dev")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every item with a wrong key")
    options = parser.parse_args()
    started = time.perf_counter()
    table: dict[str, Counter[str]] = {kind.value: Counter() for kind in Kind}
    exercises, articles, signature = 0, 0, ""
    for case in _cases(options.data):
        made = list(_exercises(case))
        exercises += len(made)
        articles += bool(made)
        for one in made:
            signature = one.signature
            for line in _count(one, case, table):
                if options.verbose:
                    print(line, flush=True)
    print(f"{exercises} exercises of {articles} articles, three levels, every kind")
    print(signature.rsplit(" | corpus", maxsplit=1)[0])
    today = datetime.datetime.now(datetime.UTC).date()
    print(f"{today}, Python {platform.python_version()}, {time.perf_counter() - started:.0f} s")
    print(_table(table))
    sys.exit(any(counted["wrong keys"] for counted in table.values()))


def _cases(data: Path | None) -> Iterator[Labelled]:
    groups: list[Iterable[Labelled]] = [
        golden(ROOT / "provenance" / "classroom" / "pack", "pack"),
        golden(ROOT / "tests" / "golden" / "cases", "golden"),
        golden(ROOT / "benchmarks" / "same_event", "same-event"),
        seeds(),
    ]
    if data is not None:
        groups.append(events(data / "events-dev"))
    return chain(*groups)


def _exercises(case: Labelled) -> Iterator[Exercise]:
    """Every level with all kinds, and the detective page, which needs all sentences, by itself."""
    record = trace(case.article, case.corpus)
    originals = case.corpus.candidates(case.article, 50)
    material = Material(record, originals, REGISTRY)
    for seed, level in enumerate(Level, 1):
        for kinds, number in (*(((kind,), 60) for kind in Kind), (tuple(Kind), 10)):
            for least in (number, 1):
                options = Options(
                    kinds=kinds, level=level, language_level=LanguageLevel.C1, seed=seed, number=least
                )
                try:
                    yield build(material, options)
                except ExerciseError:
                    continue
                break


def _count(made: Exercise, case: Labelled, table: dict[str, Counter[str]]) -> Iterator[str]:
    for item in made.items:
        counted = table[item.kind.value]
        counted["items"] += 1
        counted["closed"] += item.answering is not Answering.OPEN
        finding = check(item, case)
        counted["unlabelled"] += finding is None
        counted["answered from labels"] += finding not in (None, OPEN)
        counted["left open"] += finding == OPEN
        counted["wrong keys"] += bool(finding) and finding != OPEN
        if finding:
            yield f"{case.group}/{case.name} {made.level} {item.id}: {finding}"


def _table(table: dict[str, Counter[str]]) -> str:
    total: Counter[str] = sum(table.values(), Counter())
    rows: list[tuple[str, ...]] = [("kind", *_COLUMNS)]
    rows += [
        (name, *(str(counted[column]) for column in _COLUMNS))
        for name, counted in [*table.items(), ("all", total)]
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join("  ".join(cell.rjust(w) for cell, w in zip(row, widths, strict=True)) for row in rows)


if __name__ == "__main__":
    main()
