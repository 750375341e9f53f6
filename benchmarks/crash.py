"""Kills a writer at random instants, again and again, and looks at what is left.

A child process adds, removes, rebuilds or migrates, and notes on disk what was committed. After the kill
(signal 9) the corpus is opened and everything is held against the notes: no committed document lost, none
half there, none back that was removed; index and documents agree.

    python -m benchmarks.crash --rounds 200
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.synthetic import stories
from benchmarks.synthetic_documents import story_document
from provenance.corpus import migrations
from provenance.corpus.opening import open_corpus
from provenance.corpus.places import DATABASE
from provenance.corpus.preparing import prepare
from provenance.corpus.verify import verify
from provenance.corpus.writer import CorpusWriter
from provenance.model import Document

ACTIONS = ("add", "add", "remove", "reindex", "migrate")
LONGEST = {"add": 0.9, "remove": 0.5, "reindex": 0.7, "migrate": 0.5}
"""Seconds after the child is ready within which it is killed."""

_TEXTS = 4000
_BATCH = 25


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--child", nargs=3, metavar=("ACTION", "PLACE", "SEED"), help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.child:
        _child(options.child[0], Path(options.child[1]), int(options.child[2]))
    else:
        _rounds(options.rounds, options.seed)


# -- the process that is killed ------------------------------------------------------------


def _child(action: str, place: Path, seed: int) -> None:
    rng, notes = random.Random(seed), _Notes(place.with_suffix(".log"))
    texts = _texts()
    print("ready", flush=True)
    if action == "migrate":
        CorpusWriter(place).close()
        return
    with CorpusWriter(place) as writer:
        held = sorted(notes.held())
        while True:
            if action == "add":
                batch = rng.sample(sorted(texts), _BATCH)
                with notes.doing("add", batch):
                    writer.add([texts[name] for name in batch])
            elif action == "remove":
                rng.shuffle(held)
                batch = [held.pop() for _ in range(min(3, len(held)))]
                with notes.doing("remove", batch):
                    writer.remove(batch)
            else:
                writer.reindex()


class _Notes:
    """What the child did, on disk before and after each change."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def doing(self, action: str, batch: list[str]) -> _Notes:
        self._doing = (action, batch)
        return self

    def __enter__(self) -> None:
        self._write("begin")

    def __exit__(self, *_: object) -> None:
        self._write("done")

    def _write(self, step: str) -> None:
        with self._file.open("a") as log:
            log.write(json.dumps([step, *self._doing]) + "\n")
            log.flush()
            os.fsync(log.fileno())

    def read(self) -> tuple[set[str], list[str], str]:
        """Returns what is held for certain, and the batch and action that were under way."""
        held: set[str] = set()
        action, batch = "", list[str]()
        for line in self._file.read_text().splitlines() if self._file.exists() else ():
            step, action, batch = json.loads(line)
            if step == "done":
                held = held | set(batch) if action == "add" else held - set(batch)
                action, batch = "", []
        return held, batch, action

    def held(self) -> set[str]:
        return self.read()[0]

    def settle(self, held: set[str]) -> None:
        self._file.write_text(json.dumps(["done", "add", sorted(held)]) + "\n")


# -- the process that looks ----------------------------------------------------------------


def _rounds(rounds: int, seed: int) -> None:
    rng, texts = random.Random(seed), _texts()
    folder = Path(tempfile.mkdtemp(prefix="provenance-crash-"))
    place, found, kills = folder / "corpus", Counter[str](), Counter[str]()
    started = time.monotonic()
    for number in range(rounds):
        action = rng.choice(ACTIONS)
        if action == "migrate":
            _old_corpus(place, texts, rng)
        if _kill(action, place, rng):
            kills[action] += 1
        else:
            found["ended by themselves"] += 1
        problems = list(_look(place, texts, found))
        found["rounds with a problem"] += bool(problems)
        for problem in problems:
            print(f"round {number} ({action}): {problem}")
    shutil.rmtree(folder)
    print(f"{rounds} rounds in {time.monotonic() - started:.0f} s, killed while: {dict(kills)}")
    print(f"rounds in which the work was done before the kill: {found['ended by themselves']}")
    print(f"changes that were cut off: {found['cut off']}; of these finished on open: {found['finished']}")
    print(f"rounds with a problem: {found['rounds with a problem']}")
    sys.exit(1 if found["rounds with a problem"] else 0)


def _kill(action: str, place: Path, rng: random.Random) -> bool:
    """Starts a writer and kills it at a random instant; returns False if it was done before."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.crash",
        "--child",
        action,
        str(place),
        str(rng.randrange(1 << 30)),
    ]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(rng.uniform(0, LONGEST[action]))
    child.send_signal(signal.SIGKILL)
    child.stdout.close()
    return child.wait() == -signal.SIGKILL


def _look(place: Path, texts: dict[str, Document], found: Counter[str]) -> Iterator[str]:
    notes = _Notes(place.with_suffix(".log"))
    held, batch, action = notes.read()
    if not (place / DATABASE).exists():  # killed before there was anything
        if held:
            yield "the corpus is gone"
        return
    try:
        with open_corpus(place) as corpus:
            there = {document.id: document for document in corpus.documents()}
            counted = len(corpus)
        problems = verify(place)
    except Exception as error:  # whatever it is, it is a finding
        yield f"does not open: {error!r}"
        return
    yield from (f"{problem.part}: {problem.what}" for problem in problems)
    if counted != len(there):
        yield f"counts {counted}, has {len(there)}"
    if halves := [name for name, document in there.items() if document != texts[name]]:
        yield f"{len(halves)} half documents"
    known, changed = set(there), set(batch)
    if lost := held - known - changed:
        yield f"{len(lost)} committed documents lost"
    if extra := known - held - changed:
        yield f"{len(extra)} documents that were removed or never added"
    if batch:
        found["cut off"] += 1
        before, after = held & changed, (held | changed if action == "add" else held - changed) & changed
        if known & changed not in (before, after):
            yield "a change is half done"
        found["finished"] += before != after and known & changed == after
    notes.settle(known)


def _old_corpus(place: Path, texts: dict[str, Document], rng: random.Random) -> None:
    """Puts a corpus of the first release there: without families, index and all."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    names = rng.sample(sorted(texts), 300)
    database = sqlite3.connect(place / DATABASE, isolation_level=None)
    migrations.make(database, schema=1)
    database.execute("BEGIN")
    for number, name in enumerate(names, start=1):
        ready = prepare(texts[name])
        database.execute(
            "INSERT INTO documents(number, id, content, outlet, published, language, url, title, sentences,"
            " characters, added) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
            [
                number,
                name,
                ready.content,
                ready.outlet,
                ready.published,
                ready.language,
                ready.url,
                ready.title,
                len(ready.rows),
                ready.characters,
            ],
        )
        database.execute("INSERT INTO texts VALUES(?, ?, ?)", [number, ready.digest, ready.data])
        database.execute("INSERT INTO places VALUES(?, ?, NULL, ?, NULL, '')", [number, name, ready.url])
    database.execute("COMMIT")
    database.close()
    _Notes(place.with_suffix(".log")).settle(set(names))


def _texts() -> dict[str, Document]:
    documents = (story_document(story) for story in islice(stories(_TEXTS, seed=7), _TEXTS))
    return {document.id: document for document in documents}


if __name__ == "__main__":
    main()
