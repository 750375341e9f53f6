"""Generated collections as stored corpora, and what a run of ``provenance network`` cost: time, processor, memory."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import resource
import shutil
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.synthetic import KINDS, Derivative, derivatives, stories
from benchmarks.synthetic_documents import article_document, story_document
from provenance import __version__
from provenance.corpus.opening import open_corpus
from provenance.corpus.store import StoredCorpus
from provenance.corpus.writer import CorpusWriter
from provenance.model import Document
from provenance.workflows.network import Network, NetworkOptions, network

_BATCH = 1000
_PULSE = 0.25  # seconds between two looks at the memory


@dataclass(frozen=True)
class Planted:
    """A generated collection, and what each of its articles was made from."""

    documents: StoredCorpus
    articles: StoredCorpus
    made: Mapping[str, Derivative]


def planted(folder: Path, articles: int, documents: int, seed: int = 1) -> Planted:
    """Writes (once) and opens a collection of ``documents`` stories and ``articles`` made from some of them."""
    held = list(stories(documents, seed))
    each = -(-articles // len(KINDS))
    made = sorted(derivatives(held, each, seed), key=lambda item: hash_of(item.text))[:articles]
    folder.mkdir(parents=True, exist_ok=True)
    corpus, looked_at = folder / f"documents-{documents}", folder / f"articles-{articles}-{documents}"
    _write(corpus, map(story_document, held))
    _write(looked_at, map(article_document, made))
    made_from = {article_document(item).id: item for item in made}
    return Planted(open_corpus(corpus), open_corpus(looked_at), made_from)


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _write(place: Path, documents: Iterable[Document]) -> None:
    if place.exists():
        return
    passing = place.with_name(f"{place.name}.part")
    shutil.rmtree(passing, ignore_errors=True)
    source = iter(documents)
    with CorpusWriter(passing) as writer:
        while batch := list(islice(source, _BATCH)):
            writer.add(batch)
    passing.replace(place)


@dataclass
class Run:
    """What one run gave and cost. Times are seconds; ``memory`` is the largest proportional set size, in bytes."""

    found: Network
    wall: float
    processor: float
    memory: int
    steps: dict[str, float] = field(default_factory=dict)

    @property
    def records(self) -> str:
        """A hash over all records, in order: equal only for identical results."""
        total = hashlib.sha256()
        for record in self.found._records():
            total.update(record)
        return total.hexdigest()[:16]


def measured(collection: Planted, work: Path, options: NetworkOptions) -> Run:
    """Runs the comparison and measures it, with all its processes."""
    marks: list[tuple[str, float]] = []

    def progress(step: str, done: int, total: int) -> None:  # noqa: ARG001  (as progress is told)
        if not marks or marks[-1][0] != step:
            marks.append((step, time.perf_counter()))

    with _Memory() as memory:
        before, start = _processor(), time.perf_counter()
        found = network(
            collection.documents, collection.articles, options=options, work=work, progress=progress
        )
        wall = time.perf_counter() - start
        processor = _processor() - before
    ends = [at for _, at in marks[1:]] + [start + wall]
    steps: dict[str, float] = {}
    for (name, at), end in zip(marks, ends, strict=True):
        steps[name] = steps.get(name, 0.0) + end - at
    return Run(found, wall, processor, memory.most, steps)


def _processor() -> float:
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


class _Memory:
    """Looks at the memory of this process and all below it, again and again."""

    def __enter__(self) -> _Memory:
        self.most = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_PULSE):
            self.most = max(self.most, sum(map(_held, _family())))


def _family() -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError, ValueError):
                continue
    found = [os.getpid()]
    for at in found:  # grows while it is read
        found += [pid for pid, parent in parents.items() if parent == at]
    return found


def _held(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)


def conditions() -> str:
    """What a table of figures stands under."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"provenance {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"{time.strftime('%Y-%m-%d')}, load of the machine before the run {load}"
    )


def row(**cells: Any) -> str:
    """A line of a Markdown table, with the name of each cell for a look at the raw output."""
    return "| " + " | ".join(str(value) for value in cells.values()) + " |"


def as_json(run: Run, **more: Any) -> str:
    """A run as one line, for the command that started it."""
    values = {"wall": run.wall, "processor": run.processor, "memory": run.memory, "steps": run.steps}
    return json.dumps({**values, **more})
