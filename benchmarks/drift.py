"""Measures drift on labelled events: ``python benchmarks/drift.py --data DIR [-v]``.

DIR holds ``events-dev/documents.jsonl`` and ``labels.jsonl``: invented events
whose rows name the original sentences of each article sentence and the drift
between them. Every derived row is judged on its gold originals, so that what
is measured is drift alone and not alignment.

- recall: share of labelled drifts with a found drift of that kind, or with the same article words;
- precision: share of found (sentence, kind) that the row labels.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from pathlib import Path

from provenance.attribution.drift import find_drift
from provenance.model import Drift

DERIVED = ("verbatim", "near-verbatim", "paraphrase")


def main() -> None:
    """Prints recall and precision, overall and by kind."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="folder of the measuring data"
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="list what was missed and what was wrong"
    )
    arguments = parser.parse_args()
    for folder in sorted(arguments.data.glob("events-*")) or [arguments.data]:
        if (folder / "labels.jsonl").exists():
            measure(folder, arguments.verbose)


def measure(folder: Path, verbose: bool) -> None:
    documents = {d["id"]: d for d in _rows(folder / "documents.jsonl")}
    rows = [r for r in _rows(folder / "labels.jsonl") if r["relation"] in DERIVED and r["originals"]]
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    find_drift("A warm start.", ["It loads the outlets."])
    elapsed, clean = 0.0, Counter[str]()
    for row in rows:
        found, seconds = _judge(row, documents)
        elapsed += seconds
        _count(row, found, tally, verbose)
        if not row["drift"]:
            clean["rows"] += 1
            clean["false alarms"] += bool(found)
    _print(folder, rows, tally, clean, elapsed)


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _judge(row: dict, documents: dict[str, dict]) -> tuple[list[Drift], float]:
    """Drift against the first original, joined as the aligner would: all its sentences."""
    first = row["originals"][0]["doc"]
    sentences = [
        s for o in row["originals"] if o["doc"] == first and not o.get("alternative") for s in o["sentences"]
    ]
    sentences = sentences or row["originals"][0]["sentences"]
    began = time.process_time()
    found = find_drift(
        row["sentence"],
        sentences,
        article_published=_iso(documents[row["article"]]["date"]),
        original_published=_iso(documents[first]["date"]),
        original_outlet=documents[first].get("outlet"),
    )
    return list(found), time.process_time() - began


def _iso(stamp: str | None) -> str | None:
    return re.sub(r"\+0000$", "+00:00", stamp) if stamp else None


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def _fits(drift: Drift, gold: dict) -> bool:
    return drift.kind[:4] == gold["kind"][:4] or _plain(drift.article) == _plain(gold["article"])


def _count(row: dict, found: list[Drift], tally: dict[str, Counter[str]], verbose: bool) -> None:
    for gold in row["drift"]:
        hit = any(_fits(drift, gold) for drift in found)
        tally[gold["kind"]]["labelled"] += 1
        tally[gold["kind"]]["found"] += hit
        if verbose and not hit:
            print("MISSED", gold, [(d.kind, d.original, d.article) for d in found], "\n  A", row["sentence"])
            print("  O", [o["sentences"] for o in row["originals"]])
    for kind in {drift.kind for drift in found}:
        right = any(_fits(d, gold) for gold in row["drift"] for d in found if d.kind == kind)
        tally[kind]["reported"] += 1
        tally[kind]["right"] += right
        if verbose and not right:
            print(
                "WRONG", [(d.kind, d.original, d.article) for d in found if d.kind == kind], row["relation"]
            )
            print("  A", row["sentence"], "\n  O", [o["sentences"] for o in row["originals"]])


def _print(
    folder: Path, rows: list[dict], tally: dict[str, Counter[str]], clean: Counter[str], elapsed: float
) -> None:
    total = sum(tally.values(), Counter())
    print(
        f"{folder.name}: {len(rows)} derived rows, gold originals, {elapsed / len(rows) * 1000:.2f} ms a pair"
    )
    print(f"{'kind':14}{'recall':>16}{'precision':>16}")
    for kind, counts in [*sorted(tally.items()), ("all", total)]:
        recall = f"{counts['found']}/{counts['labelled']} {counts['found'] / max(1, counts['labelled']):.2f}"
        precision = (
            f"{counts['right']}/{counts['reported']} {counts['right'] / max(1, counts['reported']):.2f}"
        )
        print(f"{kind:14}{recall:>16}{precision:>16}")
    print(
        f"rows without labelled drift: {clean['rows']}, of them with a false alarm: {clean['false alarms']}"
    )


if __name__ == "__main__":
    main()
