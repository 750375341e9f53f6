"""Finds planted derivatives in synthetic collections of growing size: how surely, how fast, how large.

    python -m benchmarks.retrieval --sizes 1000 10000 100000 --work /tmp/corpora

Collections are made once and kept in the work folder; 1,000,000 documents take about 3 GB there. Prints
Markdown tables; the conditions stand above them.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import platform
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from benchmarks.synthetic import KINDS, Derivative, Event, Language, Story, derivatives, stories
from benchmarks.synthetic_documents import article_document, story_document
from provenance.corpus.catalogue import totals
from provenance.corpus.opening import open_corpus
from provenance.corpus.store import StoredCorpus
from provenance.corpus.writer import CorpusWriter
from provenance.model import Document
from provenance.outlets import Registry
from provenance.settings import Settings

_BATCH = 1000
_SAMPLED = 4000  # stories from which derivatives are made
_SCORED = 300  # articles compared in full: of fewer, the 99th in a hundred is the slowest of all


@dataclass
class Row:
    """What was measured of one collection."""

    documents: int
    values: dict[str, float] = field(default_factory=dict)
    recall: dict[str, tuple[float, float]] = field(default_factory=dict)


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    arguments.add_argument("--work", type=Path, required=True, help="folder for the collections")
    arguments.add_argument("--per-kind", type=int, default=100, help="derivatives of each kind")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument(
        "--plain-text", type=int, default=0, help="documents to ingest as text, with 2 processes"
    )
    options = arguments.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    _conditions()
    rows = [_measure(size, options.work, options.per_kind, options.seed) for size in options.sizes]
    _print_tables(rows)
    if options.plain_text:
        _plain_text(options.plain_text, options.work, options.seed)


def _measure(size: int, work: Path, per_kind: int, seed: int) -> Row:
    row, place = Row(size), work / f"synthetic-{seed}-{size}"
    if not place.exists():
        _build(size, place, seed, row)
    load = os.getloadavg()[0]
    with open_corpus(place) as corpus:
        counted = totals(corpus)
        row.values["size"] = (counted.database_bytes + counted.index_bytes) / counted.characters
        row.values["segments"] = counted.segments
        planted = list(derivatives(_sample(size, seed), per_kind, seed))
        random.Random(seed).shuffle(planted)
        _search(corpus, planted, row)
        _trace(corpus, planted[:_SCORED], planted[_SCORED:], row)
    _processes(place, planted[:9], work, row)
    _single_changes(place, row)
    print(f"{size:,}: load {load:.1f} before, {os.getloadavg()[0]:.1f} after", flush=True)
    return row


def _build(size: int, place: Path, seed: int, row: Row) -> None:
    """Writes the collection; the time is that of features, store and index, without reading."""
    spent, peak = 0.0, 0.0
    with CorpusWriter(place) as writer:
        for batch in _batches(stories(size, seed)):
            documents = [story_document(story) for story in batch]
            started = time.perf_counter()
            writer.add(documents)
            spent += time.perf_counter() - started
            peak = max(peak, _resident())
        started = time.perf_counter()
    spent += time.perf_counter() - started
    row.values["write"], row.values["memory"] = size / spent, peak


def _search(corpus: StoredCorpus, planted: Sequence[Derivative], row: Row) -> None:
    articles = [(derivative, article_document(derivative)) for derivative in planted]
    for _, article in articles[:20]:
        corpus.candidates(article)
    places: dict[str, list[int]] = defaultdict(list)
    times, spent = [], []
    for derivative, article in articles:
        started, before = time.perf_counter(), time.process_time()
        found = corpus.candidates(article)
        times.append(time.perf_counter() - started)
        spent.append(time.process_time() - before)
        urls = [document.url for document in found]
        places[derivative.kind].append(
            urls.index(derivative.source.url) if derivative.source.url in urls else 999
        )
    for kind in KINDS:
        row.recall[kind] = (_share(places[kind], 10), _share(places[kind], 50))
    together = [place for kind in KINDS for place in places[kind]]
    row.recall["overall"] = (_share(together, 10), _share(together, 50))
    row.values["search p50"], row.values["search p99"] = _percentiles(times)
    row.values["search cpu"] = statistics.median(spent)


def _trace(
    corpus: StoredCorpus, planted: Sequence[Derivative], others: Sequence[Derivative], row: Row
) -> None:
    """Times candidates and scoring together, as a trace does them, without credits and evidence.

    The process has traced ``others`` before, and collects garbage as rarely as the command line does.
    """
    from provenance.align.aligner import align
    from provenance.align.answer import Limits
    from provenance.workflows.readings import Readings, as_reading, as_sources

    settings, registry = Settings(), Registry.load()
    readings = Readings(registry)
    limits = Limits(settings.threshold, settings.unsure)
    articles = [article_document(derivative) for derivative in planted]

    def scored(article: Document) -> object:
        found = corpus.candidates(article, settings.candidates)
        outlets = {document.outlet for document in found if document.outlet}
        documents = {document.id: document for document in found}
        return align(
            as_reading(article, {}, registry)[0],
            as_sources(article, found, registry),
            limits,
            read=lambda key: readings.of(documents[key], outlets),
        )

    gc.set_threshold(100_000)
    for other in others:
        scored(article_document(other))
    before = time.process_time()
    times = [_timed(scored, article) for article in articles]
    row.values["score cpu"] = (time.process_time() - before) / len(articles)
    row.values["score p50"], row.values["score p99"] = _percentiles(times)


def _processes(place: Path, planted: Sequence[Derivative], work: Path, row: Row) -> None:
    """Times whole processes of the command line, page cache warm."""
    times, spent = [], []
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    for derivative in planted:
        article = work / "article.txt"
        article.write_text(derivative.text)
        command = [
            sys.executable,
            "-m",
            "provenance",
            "trace",
            str(article),
            "--corpus",
            str(place),
            "--json",
        ]
        started, before = time.perf_counter(), _spent_by_children()
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
        )
        times.append(time.perf_counter() - started)
        spent.append(_spent_by_children() - before)
    row.values["process"] = statistics.median(times[1:])
    row.values["process cpu"] = statistics.median(spent[1:])


def _single_changes(place: Path, row: Row) -> None:
    """Times one document added and one removed, until they are committed and searchable."""
    rng, event = random.Random(0), Event(Language(99), 0)
    fresh = [
        story_document(Story(-n, -1, "AP", "2026-01-01", tuple(event.sentence(rng) for _ in range(12))))
        for n in range(12)
    ]
    with CorpusWriter(place) as writer:
        writer.add([fresh[0]])
        added = [_timed(writer.add, [document]) for document in fresh[1:]]
        removed = [_timed(writer.remove, [document.id]) for document in fresh]
    row.values["add"], row.values["remove"] = statistics.median(added), statistics.median(removed)


def _plain_text(size: int, work: Path, seed: int) -> None:
    """Times "corpus add" on JSON lines of plain text: split, stored, indexed, searchable."""
    lines, place = work / f"plain-{seed}-{size}.jsonl", work / "plain-corpus"
    if not lines.exists():
        with lines.open("w") as file:
            for story in stories(size, seed):
                row = {
                    "text": story.text,
                    "outlet": story.outlet,
                    "published": story.published,
                    "url": story.url,
                }
                file.write(json.dumps(row) + "\n")
    shutil.rmtree(place, ignore_errors=True)
    command = [sys.executable, "-m", "benchmarks.retrieval_ingest", str(lines), str(place)]
    done = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(
        f"\nIngest of {size:,} plain texts, 2 processes that read and 1 that writes: {done['rate']:,.0f} "
        f"documents/s, largest process {done['memory']:.0f} MB, CPU {done['cpu']:.2f} ms a document"
    )


def _sample(size: int, seed: int) -> list[Story]:
    """Returns stories from all over the collection."""
    every = max(1, size // _SAMPLED)
    return list(islice(stories(size, seed), 0, size, every))


def _batches(items: Iterator[Story]) -> Iterator[list[Story]]:
    while batch := list(islice(items, _BATCH)):
        yield batch


def _share(places: Sequence[int], limit: int) -> float:
    return sum(place < limit for place in places) / max(1, len(places))


def _timed(work: Callable[..., object], *values: object) -> float:
    started = time.perf_counter()
    work(*values)
    return time.perf_counter() - started


def _percentiles(times: list[float]) -> tuple[float, float]:
    times = sorted(times)
    return times[len(times) // 2], times[min(len(times) - 1, int(len(times) * 0.99))]


def _spent_by_children() -> float:
    """Returns the processor seconds of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _resident() -> float:
    """Returns the memory of this process in MB, without pages of files: the index maps what it merges."""
    if not Path("/proc/self/statm").exists():
        return 0.0
    _, held, of_files, *_ = Path("/proc/self/statm").read_text().split()
    return (int(held) - int(of_files)) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _conditions() -> None:
    print(f"Python {platform.python_version()}, tantivy {version('tantivy')}, {os.cpu_count()} cores, "
          f"load {os.getloadavg()[0]:.1f} at the start, {platform.system()}")  # fmt: skip


def _print_tables(rows: list[Row]) -> None:
    kinds = ("overall", *KINDS)
    _print_table(
        ["documents", *(f"{kind}: first 10 / 50" for kind in kinds)],
        [
            [f"{row.documents:,}", *(f"{a:.3f} / {b:.3f}" for a, b in map(row.recall.__getitem__, kinds))]
            for row in rows
        ],
    )
    _print_table(
        [
            "documents",
            "search p50 / p99",
            "with scoring p50 / p99",
            "whole process",
            "add one",
            "remove one",
            "parts",
        ],
        [_times(row) for row in rows],
    )
    _print_table(
        ["documents", "features, store, index", "memory", "on disk"],
        [
            [
                f"{row.documents:,}",
                f"{row.values['write']:,.0f} documents/s" if "write" in row.values else "(made before)",
                f"{row.values['memory']:.0f} MB" if "memory" in row.values else "",
                f"{row.values['size']:.1f} x the text",
            ]
            for row in rows
        ],
    )
    if len(rows) > 1:
        first, last = rows[0], rows[-1]
        slower = math.log(last.values["search p50"] / first.values["search p50"])
        growth = slower / math.log(last.documents / first.documents)
        print(f"\nGrowth of the search, {first.documents:,} to {last.documents:,}: exponent {growth:.2f}")


def _times(row: Row) -> list[str]:
    ms = {name: f"{value * 1000:.0f}" for name, value in row.values.items()}
    return [
        f"{row.documents:,}",
        f"{ms['search p50']} / {ms['search p99']} ms (CPU {ms['search cpu']})",
        f"{ms['score p50']} / {ms['score p99']} ms (CPU {ms['score cpu']})",
        f"{row.values['process']:.2f} s (CPU {row.values['process cpu']:.2f})",
        f"{ms['add']} ms",
        f"{ms['remove']} ms",
        f"{row.values['segments']:.0f}",
    ]


def _print_table(heads: list[str], lines: list[list[str]]) -> None:
    print()
    for line in (heads, ["---"] * len(heads), *lines):
        print(f"| {' | '.join(line)} |")


if __name__ == "__main__":
    main()
