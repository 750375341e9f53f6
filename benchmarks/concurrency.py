"""Four readers search while one writer adds documents: every answer must be that of one committed state.

The stories come in a known order, so each reader can say what its picture of the corpus must hold: the sources
of planted articles are found exactly when they were committed, and fingerprint and size are those of a state
that the writer passed through.

    python -m benchmarks.concurrency --add 10000
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.synthetic import Story, derivatives, stories
from benchmarks.synthetic_documents import article_document, story_document
from provenance.corpus.identity import contribution, fingerprint_text
from provenance.corpus.opening import open_corpus
from provenance.corpus.writer import CorpusWriter

BATCH = 250
READERS = 4


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--add", type=int, default=10_000)
    arguments.add_argument(
        "--start", type=int, default=2_000, help="documents that are there from the beginning"
    )
    arguments.add_argument("--reader", nargs=3, metavar=("PLACE", "TOTAL", "SEED"), help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.reader:
        _read(Path(options.reader[0]), int(options.reader[1]), int(options.reader[2]))
    else:
        _run(options.start, options.add)


def _run(start: int, add: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="provenance-concurrency-"))
    place, total = folder / "corpus", start + add
    told = list(stories(total, seed=3))
    with CorpusWriter(place) as writer:
        writer.add(story_document(story) for story in told[:start])
        readers = [_reader(place, total, seed) for seed in range(READERS)]
        for reader in readers:
            assert reader.stdout is not None
            reader.stdout.readline()
        began = time.monotonic()
        for batch in _batches(told[start:]):
            writer.add([story_document(story) for story in batch])
        seconds = time.monotonic() - began
    (folder / "stop").touch()
    reports = [json.loads(reader.communicate()[0]) for reader in readers]
    shutil.rmtree(folder)
    errors = [error for report in reports for error in report["errors"]]
    looks, states = (
        sum(report["looks"] for report in reports),
        {s for report in reports for s in report["states"]},
    )
    print(f"{add:,} documents added in {seconds:.0f} s while {READERS} readers looked {looks:,} times")
    print(f"committed states seen: {len(states)} of {add // BATCH + 1}; errors: {len(errors)}")
    for error in errors[:20]:
        print(error)
    sys.exit(1 if errors else 0)


def _reader(place: Path, total: int, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.concurrency", "--reader", str(place), str(total), str(seed)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _read(place: Path, total: int, seed: int) -> None:
    """Opens, asks, checks; again and again until told to stop. One reader in two keeps its corpus open."""
    told = list(stories(total, seed=3))
    states = _states(told)
    # A lone lifted sentence can be missed in any corpus; whoever has a whole rewrite before him finds its source.
    whole = [made for made in derivatives(told, 20, seed=3 + seed) if not made.kind.startswith("one ")]
    planted = [(made, article_document(made)) for made in whole]
    order = {story.url: place for place, story in enumerate(told)}
    rng, errors, seen, looks = random.Random(seed), list[str](), set[int](), 0
    corpus = open_corpus(place)
    print("ready", flush=True)
    while not (place.parent / "stop").exists():
        looks += 1
        try:
            if seed % 2:
                corpus.close()
                corpus = open_corpus(place)
            else:
                corpus.refresh()
            count = len(corpus)
            seen.add(count)
            if states.get(count) != corpus.fingerprint:
                errors.append(f"{count} documents with a fingerprint that no committed state had")
            derivative, article = rng.choice(planted)
            found = [order[document.url or ""] for document in corpus.candidates(article)]
            if any(number >= count for number in found):
                errors.append(f"with {count} documents, found a later one")
            if (order[derivative.source.url] < count) != (order[derivative.source.url] in found):
                errors.append(
                    f"with {count} documents, the source {order[derivative.source.url]} is not as it should be"
                )
        except Exception as error:  # whatever it is, it is a finding
            errors.append(repr(error))
    corpus.close()
    print(json.dumps({"looks": looks, "states": sorted(seen), "errors": errors}))


def _states(told: list[Story]) -> dict[int, str]:
    """Returns the fingerprint of the first so many documents, for every number."""
    total, states = 0, {}
    for count, story in enumerate(told, start=1):
        total += contribution(story_document(story).id)
        states[count] = fingerprint_text(total)
    return states


def _batches(told: list[Story]) -> Iterator[list[Story]]:
    rest = iter(told)
    while batch := list(islice(rest, BATCH)):
        yield batch


if __name__ == "__main__":
    main()
