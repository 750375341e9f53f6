"""SPARK: which sentences of the real articles behind a news text does each of its sentences rewrite?

Ernst et al., Findings of ACL 2024. Its dev part holds 49 topics; folds are by topic, so that no sentence is judged
by a model that saw its topic. Where the release aligns spans, the sentences they touch (five characters at least)
are the gold. Sentences without any alignment are missing from the release: "no source" cannot be measured here.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import GroupKFold

from benchmarks.accuracy.learners import Table, held_out, straight, trees
from benchmarks.accuracy.rows import Row, f1, row
from provenance.align.features import compare
from provenance.align.profile import Profile, profile
from provenance.text.rarity import Rarity
from provenance.text.sentences import split

Vectors = Callable[[Sequence[str]], Sequence[Sequence[float]]]

_TOUCH = 5  # characters of an aligned span that a sentence must hold
_FOLDS = 10
_SMOOTHING = 6  # words added to a window, so that two words side by side do not beat ten in a row


@dataclass(frozen=True, slots=True)
class Topic:
    """A rewritten text and the sentences of the articles behind it.

    ``gold`` holds (number of the text's sentence, number of the original
    sentence); ``article_of`` gives the article each original sentence is from.
    """

    sentences: Sequence[str]
    originals: Sequence[str]
    article_of: Sequence[str]
    gold: frozenset[tuple[int, int]]


def spark(path: Path, vectors: Vectors | None = None) -> list[Row]:
    """Best original first, and F1 over all pairs; ``vectors`` adds the likeness of meanings as one more measure."""
    topics = [_topic(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    rarity = _rarity(topics)
    tables = [_measured(topic, rarity, vectors) for topic in topics]
    answers = [_answers(topic) for topic in topics]
    scores = _cross_validated(tables, answers)
    plain = [_tfidf(topic) for topic in topics]
    name = "SPARK" + (" with [semantic]" if vectors else "")
    part = f"dev part, {len(topics)} topics, {sum(len(t.sentences) for t in topics)} sentences, ten folds by topic"
    target = (0.82, 0.58) if vectors else (0.80, 0.56)
    first, first_plain = _firsts(topics, scores), _firsts(topics, plain)
    found, found_plain = _found(answers, scores), _found(answers, plain)
    quick = "a quick boosted model on lexical features, same part"
    return [
        row(
            name,
            "best original sentence first (P@1)",
            first,
            target=target[0],
            part=part,
            baseline=f"TF-IDF {_ratio(first_plain):.3f}",
            published=f"{quick}: .78; .79 with MiniLM",
        ),
        row(
            name,
            "sentence-pair F1, threshold from the other folds",
            found,
            f1,
            target=target[1],
            part=part,
            baseline=f"TF-IDF {f1(tuple(map(sum, zip(*found_plain, strict=True)))):.3f}",
            published=f"{quick}: .52; .53 with MiniLM (best threshold)",
        ),
    ]


# --- the data -------------------------------------------------------------------------------------------


def _topic(record: dict[str, Any]) -> Topic:
    spans = [
        (source["id"], start, end, source["text"][start:end])
        for source in record["sources"]
        for start, end in split(source["text"])
    ]
    gold = {
        (alignment["article_sentence"], number)
        for alignment in record["alignments"]
        for begin, finish in alignment["source_spans"]
        for number, (key, start, end, _) in enumerate(spans)
        if key == alignment["source"] and min(end, finish) - max(start, begin) >= _TOUCH
    }
    return Topic(
        record["article_sentences"], [span[3] for span in spans], [span[0] for span in spans], frozenset(gold)
    )


def _rarity(topics: Sequence[Topic]) -> Rarity:
    counts: Counter[str] = Counter()
    for topic in topics:
        for key in set(topic.article_of):
            counts.update(
                {
                    stem
                    for text, other in zip(topic.originals, topic.article_of, strict=True)
                    if other == key
                    for stem in profile(text).distinct
                }
            )
    size = sum(len(set(topic.article_of)) for topic in topics)
    return Rarity(size, counts)


def _answers(topic: Topic) -> Table:
    table = np.zeros((len(topic.sentences), len(topic.originals)))
    for place in topic.gold:
        table[place] = 1.0
    return table


# --- measures: one table per topic, [sentence, original sentence, measure] --------------------------------


def _measured(topic: Topic, rarity: Rarity, vectors: Vectors | None) -> Table:
    ones, others = [profile(text) for text in topic.sentences], [profile(text) for text in topic.originals]
    pairs = np.array([[compare(one, other, rarity) for other in others] for one in ones])
    local = _local_weights(others)
    likeness = [
        _cosines(ones, others, local),
        _cosines(ones, others, lambda stem: local(stem) * rarity.weight(stem)),
        _characters(topic),
        *_windows(ones, others, local),
    ]
    if vectors:
        likeness.append(_meanings(topic, vectors))
    alone = np.concatenate([pairs, np.stack(likeness, axis=2)], axis=2)
    around = list(_around(topic, likeness[1])) + list(_around(topic, likeness[-1]))
    return np.concatenate(
        [
            alone,
            alone - alone.max(axis=1, keepdims=True),
            np.stack(around + list(_places(ones, others, topic)), axis=2),
        ],
        axis=2,
    )


def _local_weights(originals: Sequence[Profile]) -> Callable[[str], float]:
    """Weights within the topic: a word that all its sentences have tells none of them apart."""
    counts = Counter(stem for item in originals for stem in item.distinct)
    return lambda stem: math.log((len(originals) + 1) / (counts.get(stem, 0) + 0.5))


def _cosines(ones: Sequence[Profile], others: Sequence[Profile], weight: Callable[[str], float]) -> Table:
    def square(stems: frozenset[str]) -> float:
        return sum(weight(stem) ** 2 for stem in stems)

    lengths = [square(item.distinct) for item in others]
    return np.array(
        [
            [
                square(one.distinct & other.distinct) / (math.sqrt(square(one.distinct) * length) or 1.0)
                for other, length in zip(others, lengths, strict=True)
            ]
            for one in ones
        ]
    )


def _characters(topic: Topic) -> Table:
    """TF-IDF cosine of character sequences within words: forgives endings, spellings and joined words."""
    model = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    model.fit([*topic.originals, *topic.sentences])
    return np.asarray((model.transform(topic.sentences) @ model.transform(topic.originals).T).todense())


def _tfidf(topic: Topic) -> Table:
    model = TfidfVectorizer(sublinear_tf=True, stop_words="english")
    model.fit([*topic.originals, *topic.sentences])
    return np.asarray((model.transform(topic.sentences) @ model.transform(topic.originals).T).todense())


def _meanings(topic: Topic, vectors: Vectors) -> Table:
    return np.array(vectors(topic.sentences)) @ np.array(vectors(topic.originals)).T


def _windows(
    ones: Sequence[Profile], others: Sequence[Profile], weight: Callable[[str], float]
) -> Iterator[Table]:
    """How densely the shared words stand in the best stretch of either side: spans are aligned, not sentences."""
    for side in (0, 1):
        yield np.array(
            [
                [
                    _densest((one, other)[side].words, one.distinct & other.distinct, weight)
                    for other in others
                ]
                for one in ones
            ]
        )


def _densest(words: Sequence[str], shared: frozenset[str], weight: Callable[[str], float]) -> float:
    places = [(at, word) for at, word in enumerate(words) if word in shared]
    best = 0.0
    for first, (start, _) in enumerate(places):
        seen: set[str] = set()
        total = 0.0
        for at, word in places[first:]:
            total += 0.0 if word in seen else weight(word)
            seen.add(word)
            best = max(best, total / math.sqrt(at - start + _SMOOTHING))
    return best


def _around(topic: Topic, likeness: Table) -> Iterator[Table]:
    """What the neighbours say, how central the original is, and how it does against its rivals."""
    ones, others = likeness.shape
    yield likeness - likeness.max(axis=0, keepdims=True)
    yield np.broadcast_to(likeness.max(axis=0), likeness.shape)
    yield np.broadcast_to(likeness.sum(axis=0), likeness.shape)
    best_of_article, mean_of_article = np.zeros_like(likeness), np.zeros_like(likeness)
    for key in set(topic.article_of):
        inside = [number for number, other in enumerate(topic.article_of) if other == key]
        best = likeness[:, inside].max(axis=1)
        best_of_article[:, inside] = best[:, None]
        mean_of_article[:, inside] = best.mean()
    yield likeness - best_of_article
    yield mean_of_article
    for steps, reach in (((-1, 1), (-2, -1, 0, 1, 2)), ((0,), (-1, 1))):
        near = np.zeros_like(likeness)
        for i in range(ones):
            for j in range(others):
                near[i, j] = max(
                    (
                        likeness[i + down, j + across]
                        for down in steps
                        for across in reach
                        if 0 <= i + down < ones
                        and 0 <= j + across < others
                        and topic.article_of[j + across] == topic.article_of[j]
                    ),
                    default=0.0,
                )
        yield near


def _places(ones: Sequence[Profile], others: Sequence[Profile], topic: Topic) -> Iterator[Table]:
    """Where the two stand in their texts, and how long they are."""
    shape = (len(ones), len(others))
    sizes = Counter(topic.article_of)
    seen: Counter[str] = Counter()
    standing = []
    for key in topic.article_of:
        standing.append(seen[key])
        seen[key] += 1
    share = [at / sizes[key] for at, key in zip(standing, topic.article_of, strict=True)]
    for across in (
        standing,
        share,
        [len(o.content) for o in others],
        [sizes[key] for key in topic.article_of],
    ):
        yield np.broadcast_to(np.array(across, dtype=float), shape)
    for down in (range(len(ones)), [len(one.content) for one in ones], [len(sizes)] * len(ones)):
        yield np.broadcast_to(np.array(down, dtype=float)[:, None], shape)


# --- folds, and what is counted ---------------------------------------------------------------------------


def _cross_validated(tables: Sequence[Table], answers: Sequence[Table]) -> list[Table]:
    """Scores per topic, by models that saw other topics only."""
    rows = np.concatenate([table.reshape(-1, table.shape[2]) for table in tables])
    right = np.concatenate([table.ravel() for table in answers])
    groups = np.repeat(np.arange(len(answers)), [table.size for table in answers])
    learners = [straight(), trees(rounds=150, rate=0.06, leaves=12, least=40)]
    votes = held_out(rows, right, GroupKFold(_FOLDS).split(rows, right, groups), learners)
    ends = np.cumsum([table.size for table in answers])[:-1]
    return [part.reshape(table.shape) for part, table in zip(np.split(votes, ends), answers, strict=True)]


def _firsts(topics: Sequence[Topic], scores: Sequence[Table]) -> list[tuple[float, ...]]:
    """(first is right, all) per topic, over the sentences that have an original."""
    units: list[tuple[float, ...]] = []
    for topic, table in zip(topics, scores, strict=True):
        asked = sorted({sentence for sentence, _ in topic.gold})
        right = sum((sentence, int(table[sentence].argmax())) in topic.gold for sentence in asked)
        units.append((float(right), float(len(asked))))
    return units


def _found(answers: Sequence[Table], scores: Sequence[Table]) -> list[tuple[float, ...]]:
    """(right, wrong, missed) per topic, each at the threshold that is best for the *other* topics."""
    units: list[tuple[float, ...]] = []
    for at, (table, right) in enumerate(zip(scores, answers, strict=True)):
        others = [number for number in range(len(scores)) if number != at]
        threshold = _best_threshold([scores[n] for n in others], [answers[n] for n in others])
        found = table >= threshold
        units.append(
            (
                float((found & (right > 0)).sum()),
                float((found & (right == 0)).sum()),
                float((~found & (right > 0)).sum()),
            )
        )
    return units


def _best_threshold(scores: Sequence[Table], answers: Sequence[Table]) -> float:
    flat, right = np.concatenate([s.ravel() for s in scores]), np.concatenate([a.ravel() for a in answers])
    order = np.argsort(-flat, kind="stable")
    hits = np.cumsum(right[order])
    return float(flat[order][(2 * hits / (np.arange(len(flat)) + 1 + right.sum())).argmax()])


def _ratio(units: Sequence[tuple[float, ...]]) -> float:
    return sum(unit[0] for unit in units) / sum(unit[1] for unit in units)
