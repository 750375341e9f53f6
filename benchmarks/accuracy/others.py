"""Sets that have a benchmark of their own: sentence splitting, quantities, credits; and pairs never fitted on."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks import credit, quantities, sentences
from benchmarks.accuracy.rows import Counts, Row, f1, row
from provenance.align.features import compare
from provenance.align.model import load
from provenance.align.profile import profile
from provenance.outlets import Registry
from provenance.text.rarity import Rarity


def splitting(path: Path) -> list[Row]:
    """Golden rules of sentence splitting that come out as written."""
    units = [(float(sentences.sentences(rule["text"]) == rule["sentences"]), 1.0) for rule in _lines(path)]
    return [
        row(
            "golden rules (English)",
            "rules that come out as written",
            units,
            target=0.958,
            baseline=f"a new sentence after every . ! ? and a space {_naive(path):.3f}",
            published="pySBD .979",
            part=f"{len(units)} rules",
        )
    ]


def _naive(path: Path) -> float:
    rules = _lines(path)
    return sum(re.split(r"(?<=[.!?])\s+", rule["text"]) == rule["sentences"] for rule in rules) / len(rules)


def numbers(path: Path) -> list[Row]:
    """Quantities with exactly the labelled value; relative ordinals ("the last but one") are no quantities."""
    records = _lines(path)
    units: list[Counts] = []
    for record in records:
        counts = quantities.score([record], False)
        names = [name.removesuffix(" labelled") for name in counts if name.endswith(" labelled")]
        kept = [name for name in names if name != "ordinal.relative"]
        units.append(
            (
                float(sum(counts[f"{n} right"] for n in kept)),
                float(sum(counts[f"{n} labelled"] for n in kept)),
            )
        )
    part = f"{int(sum(unit[1] for unit in units))} labelled quantities; the grammar was developed on half of the file"
    return [row("quantities", "exact value", units, target=0.85, part=part)]


def credits(path: Path) -> list[Row]:
    """Outlets credited in PolNeAR, sentence by sentence, and the agency of the whole text."""
    records = _lines(path)
    registry = Registry.load()
    found = credit.sentence_level(records, registry)[0]
    whole = credit.document_level(records, registry)
    part = f"dev part, {len(records)} documents, interval over documents"
    published = (
        "on other, exact-span measures: BERT source .832, cue .753; a published model on press reports F1 .42"
    )
    return [
        row(
            "PolNeAR",
            "outlet credits, (sentence, outlet) F1",
            _by_document(found),
            f1,
            target=0.90,
            published=published,
            part=part,
        ),
        row("PolNeAR", "wire and h/t credit of the text F1", _by_document(whole), f1, target=0.85, part=part),
    ]


def _by_document(count: credit.Count) -> list[Counts]:
    tally: dict[object, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for place, keys in enumerate((count.right, count.wrong, count.missed)):
        for key in keys:
            assert isinstance(key, tuple)
            tally[key[0]][place] += 1
    return [tuple(values) for values in tally.values()]


def untouched_pairs(path: Path) -> list[Row]:
    """SuperPAL: the aligned original first among all originals of its topic, by the shipped pair model as it is."""
    topics = defaultdict(list)
    for record in _lines(path):
        topics[record["topic"]].append(record)
    rarity = Rarity(0, {})
    model = load().pair
    units: list[Counts] = []
    for records in topics.values():
        wanted = defaultdict(set)
        for record in records:
            wanted[record["article"]].add(record["original"])
        originals = sorted({record["original"] for record in records})
        right = 0
        for article, golden in wanted.items():
            one = profile(article)
            first = max(originals, key=lambda text: model.logit(compare(one, profile(text), rarity)))
            right += first in golden
        units.append((float(right), float(len(wanted))))
    part = f"{len(topics)} topics, positives only; never fitted on"
    return [row("SuperPAL", "an aligned original first, shipped pair model", units, part=part)]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
