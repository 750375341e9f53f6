"""Do verdicts stay what they are when the originals lie among many unrelated documents?

    python -m benchmarks.haystack --data DIR [--documents 10000]

The haystack is put together from the sentences of the news texts in DIR/distractors-en.jsonl, drawn anew for
each document, so that words are as rare in it as in real news. The originals of all golden cases and of the dev
half of ``same_event`` are added to it. Every article is traced twice: against the originals of its case alone,
and against everything. Body sentences are counted by what the labels say of them.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.synthetic_documents import as_document
from provenance.corpus.opening import open_corpus
from provenance.corpus.store import StoredCorpus
from provenance.corpus.writer import CorpusWriter
from provenance.model import Direction, Document, Role, TracedSentence
from provenance.reading import read_path, read_text
from provenance.workflows.trace import trace

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "golden"))  # the case files and their reader live there

from golden_check import read  # noqa: E402
from golden_format import NOT_DERIVED, Case, read_case  # noqa: E402

_BATCH = 1000
_SENTENCES = 12
_SHORTEST = 40  # signs of a sentence worth drawing

Labelled = tuple[str, Document, list[Document], dict[int, bool]]
"""Name, article, originals, and for each labelled body sentence whether it derives."""


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--data", type=Path, required=True, help="folder with distractors-en.jsonl")
    arguments.add_argument("--documents", type=int, default=10_000)
    arguments.add_argument("--show", action="store_true", help="name every sentence that changed")
    options = arguments.parse_args()
    cases = _cases()
    with tempfile.TemporaryDirectory(prefix="provenance-haystack-") as folder:
        place = Path(folder) / "corpus"
        _build(place, options.data / "distractors-en.jsonl", options.documents, cases)
        with open_corpus(place) as corpus:
            counts = _compared(cases, corpus, show=options.show)
            print(f"Python {platform.python_version()}, {len(cases)} articles, {len(corpus):,} documents\n")
    _print(counts)


def _cases() -> list[Labelled]:
    made = []
    files = [*(ROOT / "tests" / "golden" / "cases").glob("*.txt")]
    files += (ROOT / "benchmarks" / "same_event").glob("dev-*.txt")
    for file in sorted(files):
        case = read_case(file)
        made.append((file.stem, read(case.article), [read(one) for one in case.originals], _labels(case)))
    seeds = [read_path(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    for seed in seeds:
        made.append((Path(seed.path or "").stem[:3], seed, [one for one in seeds if one is not seed], {}))
    return made


def _labels(case: Case) -> dict[int, bool]:
    return {
        expected.sentence: expected.relation not in NOT_DERIVED and bool(expected.choices)
        for expected in case.expected
    }


def _build(place: Path, texts: Path, count: int, cases: list[Labelled]) -> None:
    started = time.monotonic()
    sentences = [
        sentence.text
        for line in texts.read_text(encoding="utf-8").splitlines()
        for sentence in read_text(json.loads(line)["text"]).sentences
        if sentence.role is Role.BODY and len(sentence.text) >= _SHORTEST
    ]
    rng, made = random.Random(1), 0
    with CorpusWriter(place) as writer:
        while made < count:
            batch = [_drawn(rng, sentences, made + place) for place in range(min(_BATCH, count - made))]
            writer.add(batch)
            made += len(batch)
        writer.add({one.id: one for _, _, originals, _ in cases for one in originals}.values())
    print(
        f"{count:,} documents from {len(sentences):,} sentences in {time.monotonic() - started:.0f} s",
        flush=True,
    )


def _drawn(rng: random.Random, sentences: list[str], number: int) -> Document:
    day = f"20{rng.randint(15, 40)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    return as_document(rng.sample(sentences, _SENTENCES), outlet=f"Paper {number % 40}", published=day)


def _compared(cases: list[Labelled], corpus: StoredCorpus, *, show: bool) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for name, article, originals, labels in cases:
        alone, among = (_body(article, held) for held in (originals, corpus))
        own = {one.id for one in originals}
        for number, (one, other) in enumerate(zip(alone, among, strict=True), start=1):
            label = {True: "derived", False: "own words", None: "no label"}[labels.get(number)]
            change = _change(one, other, own)
            counts[label, change] += 1
            if show and change != "same":
                print(f"{name} {number} ({label}): {change}: {one.text[:70]}")
    return counts


def _body(article: Document, corpus: list[Document] | StoredCorpus) -> Iterator[TracedSentence]:
    return (sentence for sentence in trace(article, corpus).sentences if sentence.role is Role.BODY)


def _change(alone: TracedSentence, among: TracedSentence, own: set[str]) -> str:
    before, after = _source(alone), _source(among)
    if after is not None and after not in own:
        return "taken for a stranger's"
    if before is None and after is not None:
        return "newly found"
    if before is not None and after is None:
        return "no longer found"
    return "same" if alone.verdict is among.verdict else "other verdict"


def _source(sentence: TracedSentence) -> str | None:
    derived = [m for m in sentence.matches if m.relation.derived and m.direction is Direction.SOURCE]
    return derived[0].original.id if derived else None


CHANGES = ("same", "no longer found", "newly found", "other verdict", "taken for a stranger's")


def _print(counts: Counter[tuple[str, str]]) -> None:
    print("| body sentences | " + " | ".join(CHANGES) + " |\n|---|" + "---|" * len(CHANGES))
    for label in ("derived", "own words", "no label"):
        print(f"| {label} | " + " | ".join(str(counts[label, change]) for change in CHANGES) + " |")


if __name__ == "__main__":
    main()
