"""How long it takes to score one article against fifty candidate documents, and to compare one pair.

The texts are those of ``distractors-en.jsonl``. An article is made of sentences of one of them and some of its
nearest neighbour; its candidates are the forty-nine that share most rare words with it, and its own text. Both
*news-sized* (documents of at most 15 sentences) and *whole* (at most 40) are measured. Profiles of the documents'
sentences are at hand, as they are for the second article of a run and later; the first one pays for them once.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.accuracy.rows import Row
from provenance.align.aligner import align
from provenance.align.answer import Limits
from provenance.align.features import compare
from provenance.align.profile import profile
from provenance.align.witness import Reading, Source
from provenance.settings import Settings
from provenance.text.rarity import Rarity
from provenance.text.sentences import split

_CANDIDATES = 50
_ARTICLES = 20
_ROUNDS = 5
_SIZES = (("news-sized", 15, 12), ("whole", 40, 20))  # sentences of a document, of the article

Job = tuple[Reading, list[Source]]


def speed(path: Path) -> list[Row]:
    """Milliseconds an article, for two sizes of documents; microseconds a pair."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [[record["text"][start:end] for start, end in split(record["text"])] for record in records]
    counts = Counter(stem for text in texts for stem in {s for t in text for s in profile(t).distinct})
    rarity = Rarity(len(texts), counts)
    settings = Settings()
    limits = Limits(settings.threshold, settings.unsure)
    rows = []
    for name, document, article in _SIZES:
        jobs = _jobs([text[:document] for text in texts], article, rarity)
        times = [_best(partial(align, reading, sources, limits)) * 1e3 for reading, sources in jobs]
        sentences = statistics.mean(sum(len(source.sentences) for source in job[1]) for job in jobs)
        rows.append(
            Row(
                "speed",
                f"one article against {_CANDIDATES} documents, {name}",
                statistics.median(times),
                min(times),
                max(times),
                target=20.0 if name == "news-sized" else None,
                falls=True,
                unit="ms",
                part=f"{len(jobs)} articles of {article} sentences, {sentences:.0f} candidate sentences; median, least "
                "and most",
            )
        )
    return [*rows, _pair(jobs, rarity)]


def _jobs(texts: Sequence[Sequence[str]], size: int, rarity: Rarity) -> list[Job]:
    words = [{stem for text in document for stem in profile(text).distinct} for document in texts]
    step = max(1, len(texts) // _ARTICLES)
    return [_job(own, texts, words, size, rarity) for own in range(0, step * _ARTICLES, step)]


def _job(
    own: int, texts: Sequence[Sequence[str]], words: Sequence[set[str]], size: int, rarity: Rarity
) -> Job:
    def shared(other: int) -> float:
        return sum(map(rarity.weight, words[own] & words[other]))

    nearest = sorted((n for n in range(len(texts)) if n != own), key=lambda n: (-shared(n), n))
    nearest = nearest[: _CANDIDATES - 1]
    lent = max(1, size // 3)
    sentences = [*texts[own][: size - lent], *texts[nearest[0]][:lent]]
    sources = [
        Source(str(number), dict(enumerate(texts[number])), primary=number % 3 == 0)
        for number in [*nearest, own]
    ]
    return Reading(sentences, [True] * len(sentences)), sources


def _pair(jobs: Sequence[Job], rarity: Rarity) -> Row:
    pairs = [
        (profile(one), profile(other))
        for reading, sources in jobs[:4]
        for one in reading.sentences[:5]
        for source in sources[-10:]
        for other in list(source.sentences.values())[:10]
    ]

    def all_pairs() -> None:
        for one, other in pairs:
            compare(one, other, rarity)

    return Row(
        "speed",
        "one pair of sentences",
        _best(all_pairs) / len(pairs) * 1e6,
        unit="µs",
        part=f"mean of {len(pairs)} pairs",
    )


def _best(what: Callable[[], object]) -> float:
    """The least of several rounds, in seconds of this process: what other processes do is not counted."""
    what()
    times = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        what()
        times.append(time.process_time() - begun)
    return min(times)
