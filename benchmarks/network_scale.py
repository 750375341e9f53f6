"""What it costs to compare a whole collection, and how many of the planted links it finds.

    python -m benchmarks.network_scale 10000 10000                 articles, documents
    python -m benchmarks.network_scale 10000 10000 --engine spark
    python -m benchmarks.network_scale growth                      exponents in articles and in documents
    python -m benchmarks.network_scale resume [--engine spark]     killed in the middle, and resumed

Each run is a process of its own. Collections are written once to ``--folder`` (default: a folder of the system's).
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.network_shelf import Planted, as_json, conditions, measured, planted, row
from provenance.model import Document
from provenance.workflows.network import Network, NetworkOptions
from provenance.workflows.network_work import number_of

_GROWTH = ((1000, 10_000), (2000, 10_000), (4000, 10_000))
_CORPORA = ((2000, 5000), (2000, 10_000), (2000, 20_000), (2000, 40_000))  # fewer would be asked one by one
_RESUME = (4000, 4000)
_ALONE = "one "  # kinds of which a single sentence was taken, among an article's own


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="+", help="ARTICLES DOCUMENTS, or growth, or resume")
    parser.add_argument("--engine", choices=("local", "spark"), default="local")
    parser.add_argument("--master", help="of Spark")
    parser.add_argument("--memory", type=float, help="GB; default: that of the engine")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "provenance-scale")
    parser.add_argument("--work", type=Path, help="folder of the run; kept")
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.what == ["growth"]:
        _growth(asked)
    elif asked.what == ["resume"]:
        _resume(asked)
    elif asked.bare:
        print(_one(asked))
    else:
        _table(asked, [tuple(map(int, asked.what))])


def _one(asked: argparse.Namespace) -> str:
    """Does one run in this process and tells it as JSON."""
    articles, documents = map(int, asked.what)
    collection = planted(asked.folder, articles, documents)
    memory = None if asked.memory is None else int(asked.memory * 1e9)
    options = NetworkOptions(engine=asked.engine, master=asked.master, memory=memory)
    work = asked.work or Path(tempfile.mkdtemp(prefix="run-", dir=asked.folder))
    run = measured(collection, work, options)
    found = {"records": run.records, **_recall(collection, run.found)}
    found |= _compared(collection, work)
    disk = sum(path.stat().st_size for path in work.rglob("*") if path.is_file())
    if asked.work is None:
        shutil.rmtree(work)
    return as_json(run, disk=disk, **found)


def _recall(collection: Planted, found: Network) -> dict[str, Any]:
    """Counts planted sentences that are linked to the text they were made from, and articles to their source."""
    linked: dict[tuple[str, int], set[str]] = defaultdict(set)
    for link in found.found.links:
        linked[link.article, link.sentence].add(link.original)
    texts: dict[str, set[str]] = {}
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    wrong = 0
    for key, made in collection.made.items():
        count, hits = kinds[made.kind], 0
        taken = {place: [made.source.sentences[n] for n in used] for place, used in made.taken}
        for place, originals in taken.items():
            hits += any(_has(collection, texts, other, originals) for other in linked.get((key, place), ()))
        wrong += sum(
            not any(_has(collection, texts, other, originals) for originals in taken.values())
            for place in range(len(made.sentences))
            for other in linked.get((key, place), ())
        )
        count[0] += 1
        count[1] += hits > 0
        count[2] += len(taken)
        count[3] += hits
    by_kind = {kind: round(counts[3] / counts[2], 4) for kind, counts in sorted(kinds.items())}
    alone = [counts for kind, counts in kinds.items() if kind.startswith(_ALONE)]
    whole = [counts for kind, counts in kinds.items() if not kind.startswith(_ALONE)]
    return {
        "links": len(found.found.links), "wrong": wrong, "by_kind": by_kind,
        "articles": _share(whole, 1, 0), "sentences": _share(whole, 3, 2), "alone": _share(alone, 3, 2),
    }  # fmt: skip


def _share(counts: list[list[int]], hits: int, of: int) -> float:
    return sum(row[hits] for row in counts) / max(1, sum(row[of] for row in counts))


def _compared(collection: Planted, work: Path) -> dict[str, Any]:
    """Returns the share of articles, of all and of each kind, whose source or a copy of it was compared.

    This is what the join finds; what judging then makes of it is another matter: a single sentence in an
    article's own reporting ties nothing, and judging leaves it alone on purpose.
    """
    held = (collection.documents, collection.articles)
    names = {number_of(document.id): document.id for corpus in held for document in corpus.headers()}
    given: dict[str, set[str]] = defaultdict(set)
    for row_of_table in _tasks(work):
        documents = row_of_table.get("documents") or [row_of_table.get("document")]
        given[names[row_of_table["article"]]].update(names[number] for number in documents if number)
    texts: dict[str, set[str]] = {}
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for key, made in collection.made.items():
        originals = [made.source.sentences[n] for _, used in made.taken for n in used]
        kinds[made.kind][0] += 1
        kinds[made.kind][1] += any(_has(collection, texts, other, originals) for other in given[key])
    by_kind = {kind: round(counts[1] / counts[0], 4) for kind, counts in sorted(kinds.items())}
    return {"compared": _share(list(kinds.values()), 1, 0), "compared_by_kind": by_kind}


def _tasks(work: Path) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet

    for folder in ("tasks", "candidates"):  # of the local engine, and of Spark
        for path in sorted((work / folder).glob("part-*.parquet")):
            yield from pyarrow.parquet.read_table(path).to_pylist()


def _has(collection: Planted, texts: dict[str, set[str]], key: str, originals: list[str]) -> bool:
    """Whether a document has one of the sentences: its source, or a syndicated copy of it."""
    if key not in texts:
        document: Document | None = collection.documents.document(key)
        texts[key] = {sentence.text for sentence in document.sentences} if document else set()
    return any(text in texts[key] for text in originals)


def _table(asked: argparse.Namespace, sizes: list[tuple[int, ...]]) -> list[dict[str, Any]]:
    print(conditions())
    print()
    print(
        "| engine | articles x documents | wall s | processor s | memory GB | disk GB | source compared | "
        "rewritten articles linked | their sentences | sentences lifted alone | links to others | "
        "read / join / judge s | result |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    runs = []
    for articles, documents in sizes:
        told = _started(asked, articles, documents)
        runs.append(told)
        steps = " / ".join(f"{told['steps'].get(name, 0):.0f}" for name in ("read", "compare", "judge"))
        print(
            row(
                engine=asked.engine,
                size=f"{articles:,} x {documents:,}",
                wall=f"{told['wall']:.1f}",
                processor=f"{told['processor']:.1f}",
                memory=f"{told['memory'] / 1e9:.2f}",
                disk=f"{told['disk'] / 1e9:.2f}",
                compared=f"{told['compared']:.4f}",
                articles=f"{told['articles']:.4f}",
                sentences=f"{told['sentences']:.4f}",
                alone=f"{told['alone']:.4f}",
                wrong=f"{told['wrong']} of {told['links']}",
                steps=steps,
                records=told["records"],
            ),
            flush=True,
        )
    if len(sizes) == 1:
        print("\nArticles whose source was compared, by kind of rewriting:", runs[0]["compared_by_kind"])
        print("Planted sentences found, by kind of rewriting:", runs[0]["by_kind"])
    return runs


def _command(asked: argparse.Namespace, articles: int, documents: int, work: Path | None) -> list[str]:
    more = [f"--work={work}"] if work else []
    if asked.master:
        more.append(f"--master={asked.master}")
    if asked.memory:
        more.append(f"--memory={asked.memory}")
    return [
        sys.executable, "-m", "benchmarks.network_scale", str(articles), str(documents), "--bare",
        f"--engine={asked.engine}", f"--folder={asked.folder}", *more,
    ]  # fmt: skip


def _started(
    asked: argparse.Namespace, articles: int, documents: int, work: Path | None = None
) -> dict[str, Any]:
    planted(asked.folder, articles, documents)  # so that the run does not write the collection
    done = subprocess.run(
        _command(asked, articles, documents, work or asked.work), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _growth(asked: argparse.Namespace) -> None:
    for what, place, sizes in (("articles", 0, _GROWTH), ("documents", 1, _CORPORA)):
        runs = _table(asked, [*sizes])
        for cost, values in (
            ("processor time", [run["processor"] for run in runs]),
            ("wall time", [run["wall"] for run in runs]),
            ("time after reading", [run["wall"] - run["steps"].get("read", 0.0) for run in runs]),
            ("judging", [run["steps"].get("judge", 0.0) for run in runs]),
        ):
            exponent = _exponent([size[place] for size in sizes], values)
            print(f"{cost} grows as ({what})^{exponent:.2f}")
        print()


def _exponent(sizes: list[int], costs: list[float]) -> float:
    """The slope of a straight line through the logarithms."""
    xs, ys = [math.log(size) for size in sizes], [math.log(max(cost, 1e-6)) for cost in costs]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def _resume(asked: argparse.Namespace) -> None:
    """Kills a run when half of its articles are judged, and lets the same command go on."""
    articles, documents = _RESUME
    whole = _started(asked, articles, documents)
    work = Path(tempfile.mkdtemp(prefix="killed-", dir=asked.folder))
    process = subprocess.Popen(
        _command(asked, articles, documents, work),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    start = time.perf_counter()
    half = _parts(articles, asked.engine) // 2
    while process.poll() is None and len(_judged(work, asked.engine)) < half:
        time.sleep(0.1)
    spent = time.perf_counter() - start
    kept = len(_judged(work, asked.engine))
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    rest = _started(asked, articles, documents, work)
    shutil.rmtree(work)
    print(conditions())
    print(
        f"\n| {asked.engine}, {articles:,} x {documents:,} | wall s | processor s | result |\n|---|---|---|---|"
    )
    print(f"| in one go | {whole['wall']:.1f} | {whole['processor']:.1f} | {whole['records']} |")
    print(f"| killed with {kept} parts judged | {spent:.1f} | | |")
    print(f"| resumed | {rest['wall']:.1f} | {rest['processor']:.1f} | {rest['records']} |")
    same = "identical" if rest["records"] == whole["records"] else "DIFFERENT"
    print(
        f"\nResult after resuming: {same}; work done again and left: {rest['wall'] / whole['wall']:.0%} of the whole."
    )


def _parts(articles: int, engine: str) -> int:
    """How many parts judging has: a hundred articles each, or Spark's portions."""
    return articles // 100 if engine == "local" else 1 + articles // 2000


def _judged(work: Path, engine: str) -> list[Path]:
    return list((work / "judged").glob("part-*" if engine == "local" else "*/_SUCCESS"))


if __name__ == "__main__":
    main()
