"""The shipped kind of model, cross-validated by event: every article by models that saw nothing of its event.

The sets are those that ``benchmarks.fit`` fits on. Models of each fold are fitted once and used for all that is
measured: the pair alone, the context model, and whole traces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from benchmarks.accuracy.rows import Counts, Row, f1, row
from benchmarks.fit import Scored, fold_models, load_sets, pair_examples, scored, varied
from benchmarks.same_event import DISGUISED, REWRITTEN
from benchmarks.training import Labelled
from provenance.align.aligner import align
from provenance.align.answer import Aligned, Limits
from provenance.align.model import Models
from provenance.settings import Settings

BINS = 10
_PAIR_ALONE = 0.5  # a pair alone is asked at even odds; the whole product at its default threshold


@dataclass(frozen=True, slots=True)
class Folds:
    """Articles by set, the models of each fold (by event), and what those models say of each article.

    ``alone`` and ``context`` hold the scores of the pair model and of the context model by article name;
    ``aligned`` what the whole aligner answers.
    """

    sets: Mapping[str, Sequence[Labelled]]
    models: Mapping[str, Models]
    alone: Mapping[str, Sequence[Scored]]
    context: Mapping[str, Sequence[Scored]]
    aligned: Mapping[str, Sequence[Aligned]]


def folds(data: Path) -> Folds:
    """Fits models on four fifths of the events and asks them of the articles of the others."""
    sets: dict[str, Sequence[Labelled]] = dict(load_sets(data))
    sets |= varied(sets)
    items = [item for members in sets.values() for item in members]
    pairs = {item.name: pair_examples(item) for item in items}
    models = fold_models(items, pairs)
    settings = Settings()
    limits = Limits(settings.threshold, settings.unsure)
    return Folds(
        sets,
        models,
        {item.name: scored(item, models[item.group], pair_only=True) for item in items},
        {item.name: scored(item, models[item.group]) for item in items},
        {i.name: align(i.reading, i.sources, limits, models[i.group]).sentences for i in items},
    )


@contextmanager
def model_of(models: Models) -> Iterator[None]:
    """Lets whole traces use these models instead of the shipped ones."""
    with patch("provenance.align.aligner.load", return_value=models):
        yield


def rows(found: Folds) -> list[Row]:
    """Pair alone against context against the whole aligner, on each set; then the calibration."""
    return [line for name in found.sets for line in _set_rows(found, name)] + [_calibration(found)]


def _set_rows(found: Folds, name: str) -> Iterator[Row]:
    members = found.sets[name]
    threshold = Settings().threshold
    part = f"{len(members)} articles, cross-validated by event"
    alone = {item.name: _decided(found.alone[item.name], _PAIR_ALONE) for item in members}
    context = {item.name: _decided(found.context[item.name], threshold) for item in members}
    whole = {item.name: _answered(item, found.aligned[item.name]) for item in members}
    for label, decided in (
        (f"pair alone, at {_PAIR_ALONE}", alone),
        (f"context model, at {threshold}", context),
        ("whole aligner", whole),
    ):
        units = list(decided.values())
        yield row(name, f"derived F1, {label}", [unit[:3] for unit in units], f1, part=part)
        yield row(
            name,
            f"independent called derived, {label}",
            [unit[3:5] for unit in units],
            falls=True,
            target=0.01 if name.startswith("same event") and label == "whole aligner" else None,
            part=part,
        )
        if label == "whole aligner":
            yield row(name, "right document among found", [(u[5], u[0]) for u in units], part=part)
            yield row(name, "exact sentences among found", [(u[6], u[0]) for u in units], part=part)
            yield from _recalls(name, whole, part)


def _recalls(name: str, whole: Mapping[str, Counts], part: str) -> Iterator[Row]:
    """What is found of the derived sentences that are not marked as hard; in the same-event set by kind of rewrite."""
    measure = "found, of those not marked as hard"
    if not name.startswith("same event"):
        yield row(name, measure, [unit[7:9] for unit in whole.values()], part=part)
        return
    kinds = {article: article.split("-")[2] for article in whole}
    asked = [unit[7:9] for article, unit in whole.items() if kinds[article] in REWRITTEN]
    yield row(name, f"{measure}, without the disguised", asked, target=0.95, part=part)
    for kind in (*REWRITTEN, *DISGUISED):
        units = [unit[7:9] for article, unit in whole.items() if kinds[article] == kind]
        if units:
            yield row(name, f"found in {kind} rewrites", units, part=part)


def _decided(scores: Sequence[Scored], threshold: float) -> Counts:
    found = [score for score in scores if score.probability >= threshold]
    right = [score for score in found if score.derived]
    asked = [score for score in scores if score.derived and not score.hard]
    independent = [score for score in scores if score.independent]
    return (
        float(len(right)),
        float(len(found) - len(right)),
        float(sum(score.derived for score in scores) - len(right)),
        float(sum(score.probability >= threshold for score in independent)),
        float(len(independent)),
        float(sum(score.right_document for score in right)),
        float(sum(score.exact for score in right)),
        float(sum(score.probability >= threshold for score in asked)),
        float(len(asked)),
    )


def _answered(item: Labelled, answers: Sequence[Aligned]) -> Counts:
    """The same counts of what the whole aligner answers; the first original shown counts."""
    scores = []
    for place in sorted(item.labelled):
        answer = answers[place]
        derived = answer.relation.derived
        first = answer.found[0] if derived else None
        right = first is not None and (place, first.source) in item.gold
        numbers = item.gold.get((place, first.source)) if first else None
        exact = right and first is not None and (numbers is None or frozenset(first.sentences) == numbers)
        scores.append(
            Scored(
                item.name,
                place,
                float(derived),
                place in item.derived,
                place in item.independent,
                right,
                exact,
                place in item.hard,
            )
        )
    return _decided(scores, _PAIR_ALONE)


# --- calibration ------------------------------------------------------------------------------------------


def bins(scores: Sequence[Scored]) -> Counts:
    """Of each tenth of the probabilities: how many, their sum, and how many are right; one after the other."""
    counts = [0.0] * (3 * BINS)
    for score in scores:
        at = 3 * min(BINS - 1, int(score.probability * BINS))
        counts[at] += 1
        counts[at + 1] += score.probability
        counts[at + 2] += score.derived and score.right_document
    return tuple(counts)


def calibration_error(sums: Counts) -> float:
    """The expected calibration error: how far mean probability and share of the right ones lie apart."""
    apart = sum(abs(sums[at + 1] - sums[at + 2]) for at in range(0, len(sums), 3))
    return apart / max(1.0, sum(sums[::3]))


def _calibration(found: Folds) -> Row:
    units = [bins(scores) for scores in found.context.values()]
    return row(
        "all of the above",
        "expected calibration error, ten bins",
        units,
        calibration_error,
        target=0.03,
        falls=True,
        part=f"{int(sum(sum(unit[::3]) for unit in units))} sentences, cross-validated by event",
    )
