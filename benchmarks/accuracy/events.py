"""Labelled events through whole traces: verdicts, credits, direction, chains and drift besides what is derived.

``DIR/events-dev`` holds invented events with labels for every sentence. The shipped models are fitted on them too,
so each event is traced here with models that were fitted without it. An article is traced against all other
documents of its event. Conventions are those of the set's own README: a derived sentence counts as found when any
match is derived, the first match that is no ``via`` must point to a right document and to exactly its sentences.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Indel

from benchmarks.accuracy.folds import model_of
from benchmarks.accuracy.rows import Counts, Row, f1, ratio, row
from benchmarks.training import DERIVED
from provenance.align.model import Models
from provenance.corpus.memory import MemoryCorpus
from provenance.model import Document, Match, Position, Scope, TracedSentence, TraceRecord
from provenance.reading import read_path, read_text
from provenance.workflows.trace import trace

_NAMED = (Scope.SENTENCE, Scope.CONTINUED)
_MEASURES: tuple[tuple[str, tuple[str, ...], float, bool], ...] = (
    ("derived F1", ("found", "falsely derived", "missed"), 0.90, False),
    ("exact sentences among found", ("exact", "found"), 0.85, False),
    ("right document among found", ("right document", "found"), 0.92, False),
    ("independent called derived", ("independent derived", "independent"), 0.03, True),
    ("verdicts of derived sentences", ("verdict right", "verdicts"), 0.85, False),
    ("outlet credits F1", ("credit right", "credit wrong", "credit missed"), 0.90, False),
    ("direction", ("direction right", "directions"), 0.95, False),
    ("via", ("via right", "vias"), 0.80, False),
    ("drift found", ("drift right", "drifts"), 0.70, False),
)
_THEIRS = (
    "a boosted pair model alone (the set's README): derived F1 .67, document .41, exact .37, independent .94"
)


def events(folder: Path, models: Mapping[str, Models]) -> list[Row]:
    """Traces every article of a folder of events with the models of its event's fold."""
    counted = count_events(folder, models)
    part = f"{len(counted)} articles, whole traces, cross-validated by event"
    return [
        row(
            "events-dev",
            measure,
            values,
            how,
            target=target,
            falls=falls,
            published=_THEIRS if measure == "derived F1" else "",
            part=part,
        )
        for (measure, _, target, falls), (values, how) in zip(
            _MEASURES, measured(counted).values(), strict=True
        )
    ]


def measured(counted: Sequence[Counter[str]]) -> dict[str, tuple[list[Counts], Callable[[Counts], float]]]:
    """Returns for each measure the counts of every article, and how they make a figure."""
    return {
        measure: ([_picked(count, names) for count in counted], f1 if len(names) == 3 else ratio)
        for measure, names, _, _ in _MEASURES
    }


def count_events(
    folder: Path,
    models: Mapping[str, Models] | None = None,
    *,
    originals_only: bool = False,
    among: Path | None = None,
) -> list[Counter[str]]:
    """Traces every labelled article of a folder against the other documents of its event, and counts.

    Args:
        folder: holds ``documents.jsonl``, ``labels.jsonl`` and the files that they name.
        models: event -> the models to trace it with; the shipped ones where None.
        originals_only: whether the other articles of the event are left out, as most collections have none of them.
            Sentences that were taken from one of these alone are not asked for.
        among: news texts that have nothing to do with the events, put beside them (JSONL with ``id`` and ``text``).
    """
    facts = {item["id"]: item for item in _lines(folder / "documents.jsonl")}
    labels = defaultdict(list)
    for item in _lines(folder / "labels.jsonl"):
        labels[item["article"]].append(item)
    documents = {name: read_path(folder / fact["file"]) for name, fact in facts.items()}
    strangers = [_stranger(item) for item in _lines(among)] if among else []
    corpora: dict[str, tuple[dict[str, str], MemoryCorpus]] = {}
    counted = []
    for name, wanted in labels.items():
        event = name.rsplit("-", 1)[0]
        if event not in corpora:
            held = {
                key: document
                for key, document in documents.items()
                if key.rsplit("-", 1)[0] == event and (not originals_only or facts[key]["kind"] == "original")
            }
            keys = {document.id: key for key, document in held.items()}
            corpora = {event: (keys, MemoryCorpus([*held.values(), *strangers]))}
        keys, corpus = corpora[event]
        with model_of(models[event]) if models else nullcontext():
            record = trace(documents[name], corpus)
        asked = _at_hand(wanted, keys.values()) if originals_only else wanted
        counted.append(_counts(record, asked, keys, independent=facts[name]["type"] == "C"))
    return counted


def _at_hand(labels: Iterable[dict[str, Any]], held: Collection[str]) -> list[dict[str, Any]]:
    """The labels as they are where only some documents are held."""
    asked = []
    for label in labels:
        originals = [original for original in label["originals"] if original["doc"] in held]
        if originals or label["relation"] not in DERIVED:
            via = label["via"] if label["via"] in held else None
            asked.append({**label, "originals": originals, "via": via})
    return asked


def against_strangers(folder: Path, haystack: Path, models: Mapping[str, Models]) -> list[Row]:
    """Every article of the events against news texts that have nothing to do with it: nothing may be found."""
    strangers = [_stranger(item) for item in _lines(haystack)]
    corpus = MemoryCorpus(strangers)
    counted: list[Counts] = []
    for fact in _lines(folder / "documents.jsonl"):
        if fact["kind"] == "article":
            event = fact["id"].rsplit("-", 1)[0]
            with model_of(models[event]):
                record = trace(read_path(folder / fact["file"]), corpus)
            body = [sentence for sentence in record.sentences if sentence.verdict is not None]
            counted.append((float(sum(s.relation.derived for s in body)), float(len(body))))
    part = f"{len(counted)} articles against {len(strangers)} unrelated news texts"
    return [
        row(
            "events-dev in a haystack", "sentences called derived", counted, target=0.0, falls=True, part=part
        )
    ]


def _stranger(item: Mapping[str, str]) -> Document:
    return read_text(item["text"], name=item["id"])


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _picked(count: Counter[str], names: Iterable[str]) -> Counts:
    return tuple(float(count[name]) for name in names)


# --- one article ------------------------------------------------------------------------------------------


def _counts(
    record: TraceRecord, labels: Sequence[dict[str, Any]], keys: Mapping[str, str], *, independent: bool
) -> Counter[str]:
    count: Counter[str] = Counter()
    for label in labels:
        sentence = _sentence(record, label["sentence"])
        if label["role"] == "body":
            matches = [m for m in sentence.matches if m.relation.derived] if sentence else []
            if label["relation"] in DERIVED:
                _derived(count, label, sentence, matches, keys)
            else:
                count["falsely derived"] += bool(matches)
                if independent or label["relation"] == "same-statement":
                    count["independent"] += 1
                    count["independent derived"] += bool(matches)
        _credited(count, label, sentence)
    return count


def _derived(
    count: Counter[str],
    label: dict[str, Any],
    sentence: TracedSentence | None,
    matches: Sequence[Match],
    keys: Mapping[str, str],
) -> None:
    if label["direction"] != "common-origin":
        count["verdicts"] += 1
        count["verdict right"] += sentence is not None and sentence.verdict == label["verdict"]
    if not matches or sentence is None:
        count["missed"] += 1
        return
    count["found"] += 1
    first = next((match for match in matches if match.position != Position.VIA), matches[0])
    here = [original for original in label["originals"] if keys.get(first.original.id) == original["doc"]]
    count["right document"] += bool(here)
    count["exact"] += any(_exact(first, original["sentences"]) for original in here)
    if label["direction"]:
        count["directions"] += 1
        count["direction right"] += first.direction == label["direction"]
    if label["via"]:
        count["vias"] += 1
        count["via right"] += any(
            match.position == Position.VIA and keys.get(match.original.id) == label["via"]
            for match in sentence.matches
        )
    for change in label["drift"]:
        count["drifts"] += 1
        count["drift right"] += any(
            found.kind[:4] == change["kind"][:4] or _plain(found.article) == _plain(change["article"])
            for found in first.drift
        )


def _credited(count: Counter[str], label: dict[str, Any], sentence: TracedSentence | None) -> None:
    named = label["credited_outlets"] or []
    here = label["credit_scope"] in ("sentence", "continued")
    if not here and (label["role"] != "body" or named):
        return
    wanted = {_plain(name) for name in named} if here else set()
    credits = sentence.credits if sentence else ()
    found = {_plain(credit.outlet) for credit in credits if credit.outlet and credit.scope in _NAMED}
    count["credit right"] += len(wanted & found)
    count["credit wrong"] += len(found - wanted)
    count["credit missed"] += len(wanted - found)


def _exact(match: Match, wanted: Sequence[str]) -> bool:
    return len(match.sentences) == len(wanted) and all(
        any(_same(sentence.text, text) for text in wanted) for sentence in match.sentences
    )


def _sentence(record: TraceRecord, text: str) -> TracedSentence | None:
    """The sentence of the trace that is, holds, or is held in the labelled one."""
    wanted = _plain(text)
    best = max(
        record.sentences, key=lambda s: Indel.normalized_similarity(_plain(s.text), wanted), default=None
    )
    if best and Indel.normalized_similarity(_plain(best.text), wanted) > 0.8:
        return best
    for sentence in record.sentences:
        have = _plain(sentence.text)
        if wanted in have or (len(have) > 25 and have in wanted):
            return sentence
    return None


def _same(one: str, other: str) -> bool:
    one, other = _plain(one), _plain(other)
    short = min(len(one), len(other))
    return Indel.normalized_similarity(one, other) > 0.9 or (short > 40 and (one in other or other in one))


def _plain(text: str | None) -> str:
    return re.sub(r"\W+", " ", (text or "").lower()).strip()
