"""One article against 1,009 documents: this project and tools that pip can install, in one run.

The article is seed 000, of which 14 body sentences were taken from seed 001 (hand labels in tests/gold). The
other documents are the remaining seeds, news texts from DIR/distractors-en.jsonl where that is given, and
synthetic ones. A sentence counts as pinpointed when the tool's answer for it is a sentence that the labels name;
where a tool answers with passages, it is enough that a passage which overlaps both sentences shares 25 signs.

    pip install rapidfuzz datasketch copydetect text-matcher      (in an environment of its own)
    python -m benchmarks.peers [--data DIR]
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.synthetic import stories
from benchmarks.synthetic_documents import story_document
from provenance.corpus.memory import MemoryCorpus
from provenance.model import Document
from provenance.reading import read_path, read_text
from provenance.workflows.trace import trace

DOCUMENTS = 1009
ARTICLE, ORIGINAL = "000_3fd7b0f862eb3509.txt", "001_dfb3b50d5eecc8a6.txt"

Gold = dict[str, list[str]]
"""Article sentence -> the original sentences that the labels name."""

Match = tuple[Sequence[int], Sequence[int]]
"""Start and end in the article, and in a document."""

Tool = Callable[[Document, list[Document], Gold], tuple[int, float, float]]
"""Returns the sentences pinpointed, seconds to prepare the documents, seconds for the article."""


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--data", type=Path, help="folder with distractors-en.jsonl")
    options = arguments.parse_args()
    root = Path(__file__).parent.parent
    gold = _gold(root / "tests" / "gold" / "seeds.jsonl")
    article, documents = read_path(root / "seeds" / ARTICLE), _documents(root / "seeds", options.data)
    print(f"{len(gold)} sentences taken from one of {len(documents):,} documents\n")
    print("| tool | pinpointed | prepare | one article |\n|---|---|---|---|")
    for name, (package, tool) in TOOLS.items():
        if importlib.util.find_spec(package) is None:
            print(f"| {name} | (not installed: pip install {package.replace('_', '-')}) | | |")
            continue
        with contextlib.redirect_stdout(io.StringIO()):
            found, prepared, asked = tool(article, documents, gold)
        print(f"| {name} | {found} of {len(gold)} | {prepared:.2f} s | {asked * 1000:,.0f} ms |")


def _gold(labels: Path) -> Gold:
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    return {
        row["sentence"]: row["original_sentences"]
        for row in rows
        if row["document"] == ARTICLE
        and row["role"] == "body"
        and row["relation"] in ("paraphrase", "near-verbatim")
    }


def _documents(seeds: Path, data: Path | None) -> list[Document]:
    documents = [read_path(path) for path in sorted(seeds.glob("*.txt")) if path.name != ARTICLE]
    if data is not None:
        lines = (data / "distractors-en.jsonl").read_text(encoding="utf-8").splitlines()
        documents += [read_text(json.loads(line)["text"]) for line in lines]
    documents += [story_document(story) for story in islice(stories(2000), DOCUMENTS - len(documents))]
    return documents[:DOCUMENTS]


# -- the tools -----------------------------------------------------------------------------


def _provenance(article: Document, documents: list[Document], gold: Gold) -> tuple[int, float, float]:
    started = time.perf_counter()
    corpus = MemoryCorpus(documents)
    prepared = time.perf_counter()
    record = trace(article, corpus)
    asked = time.perf_counter()
    answers = {
        sentence.text: [original.text for match in sentence.matches[:1] for original in match.sentences]
        for sentence in record.sentences
    }
    return _right(answers, gold), prepared - started, asked - prepared


def _rapidfuzz(scorer_name: str) -> Tool:
    def run(_: Document, documents: list[Document], gold: Gold) -> tuple[int, float, float]:
        from rapidfuzz import fuzz, process, utils

        sentences = _all_sentences(documents)
        started = time.perf_counter()
        answers = {}
        for sentence in gold:
            best = process.extractOne(
                sentence, sentences, scorer=getattr(fuzz, scorer_name), processor=utils.default_process
            )
            answers[sentence] = [best[0]] if best else []
        return _right(answers, gold), 0.0, time.perf_counter() - started

    return run


def _datasketch(_: Document, documents: list[Document], gold: Gold) -> tuple[int, float, float]:
    from datasketch import MinHash, MinHashLSH

    def sketch(text: str) -> MinHash:
        made = MinHash(num_perm=128)
        for word in set(_words(text)):
            made.update(word.encode())
        return made

    sentences = _all_sentences(documents)
    started = time.perf_counter()
    sketches = [sketch(sentence) for sentence in sentences]
    index = MinHashLSH(threshold=0.3, num_perm=128)
    for place, made in enumerate(sketches):
        index.insert(place, made)
    prepared = time.perf_counter()
    answers = {}
    for sentence in gold:
        asked = sketch(sentence)
        best = max(index.query(asked), key=lambda place: sketches[place].jaccard(asked), default=None)
        answers[sentence] = [] if best is None else [sentences[best]]
    return _right(answers, gold), prepared - started, time.perf_counter() - prepared


def _text_matcher(article: Document, documents: list[Document], gold: Gold) -> tuple[int, float, float]:
    from text_matcher.matcher import Matcher, Text

    started = time.perf_counter()
    texts = [
        Text(document.text, str(place), removeStopwords=False) for place, document in enumerate(documents)
    ]
    prepared = time.perf_counter()
    own, found = Text(article.text, "article", removeStopwords=False), set[str]()
    for text, document in zip(texts, documents, strict=True):
        matches = [
            (_token_span(own, m.a, m.sizeA), _token_span(text, m.b, m.sizeB))
            for m in Matcher(own, text).extended_matches
        ]
        found |= set(_overlapped(article, document, gold, matches))
    return len(found), prepared - started, time.perf_counter() - prepared


def _token_span(text: Any, first: int, count: int) -> tuple[int, int]:
    return text.spans[first][0], text.spans[first + count - 1][1]


def _copydetect(article: Document, documents: list[Document], gold: Gold) -> tuple[int, float, float]:
    from copydetect import CodeFingerprint, compare_files

    def fingerprint(document: Document) -> CodeFingerprint:
        return CodeFingerprint("text.txt", 25, 1, filter=False, fp=io.StringIO(document.text))

    started = time.perf_counter()
    prints = [fingerprint(document) for document in documents]
    prepared = time.perf_counter()
    own, found = fingerprint(article), set[str]()
    for other, document in zip(prints, documents, strict=True):
        _, _, (here, there) = compare_files(own, other)
        matches = [(tuple(a), tuple(b)) for a in here.T for b in there.T] if len(here) and len(there) else []
        found |= set(_overlapped(article, document, gold, matches))
    return len(found), prepared - started, time.perf_counter() - prepared


TOOLS: dict[str, tuple[str, Tool]] = {
    "provenance (candidates, scores, credits, verdicts)": ("provenance", _provenance),
    "rapidfuzz process.extractOne, WRatio (its default)": ("rapidfuzz", _rapidfuzz("WRatio")),
    "rapidfuzz process.extractOne, token_sort_ratio": ("rapidfuzz", _rapidfuzz("token_sort_ratio")),
    "datasketch MinHashLSH, words of a sentence": ("datasketch", _datasketch),
    "text-matcher, defaults": ("text_matcher", _text_matcher),
    "copydetect, k = 25": ("copydetect", _copydetect),
}


# -- counting ------------------------------------------------------------------------------


def _right(answers: dict[str, list[str]], gold: Gold) -> int:
    """Counts gold sentences whose answer is one of the originals that the labels name."""
    folded = {_fold(sentence): [_fold(text) for text in texts] for sentence, texts in answers.items()}
    return sum(
        any(text in {_fold(original) for original in originals} for text in folded.get(_fold(sentence), []))
        for sentence, originals in gold.items()
    )


def _overlapped(article: Document, document: Document, gold: Gold, matches: Sequence[Match]) -> Iterator[str]:
    """Yields the gold sentences of which some match covers a part, here and in the right original sentence."""
    for sentence, originals in gold.items():
        here = _span(article.text, sentence)
        for original in originals:
            there = _span(document.text, original)
            if not here or not there or not _share_signs(sentence, original):
                continue
            if any(_meets(a, here) and _meets(b, there) for a, b in matches):
                yield sentence


def _share_signs(one: str, other: str, count: int = 25) -> bool:
    """Whether two sentences share so many signs in a row, so that a passage can be common to both."""
    return any(one[start : start + count] in other for start in range(len(one) - count + 1))


def _span(text: str, sentence: str) -> tuple[int, int] | None:
    start = text.find(sentence)
    return (start, start + len(sentence)) if start >= 0 else None


def _meets(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _all_sentences(documents: list[Document]) -> list[str]:
    return [sentence.text for document in documents for sentence in document.sentences]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _fold(text: str) -> str:
    return " ".join(_words(text))


if __name__ == "__main__":
    main()
