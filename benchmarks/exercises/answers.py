"""Answers every closed question from labels alone, and says what is wrong with its key."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from benchmarks.exercises.labelled import Label, Labelled, plain
from provenance.classroom.values import Answering, Choice, Item, Kind

ALIKE = 92.0  # likeness of two choices, 0 to 100, from which a student cannot tell them apart

OPEN = "open"

Finding = str | None
"""What is wrong, "" where nothing is, None where the labels do not say, ``OPEN`` where they accept the key and more."""


def check(item: Item, case: Labelled) -> Finding:
    """Returns what is wrong with one item's key."""
    return form(item) or _CHECKS[item.kind](item, case)


def form(item: Item) -> str:
    """Returns what is wrong with an item whatever it asks."""
    right = [choice for choice in item.choices if choice.right]
    match item.answering:
        case Answering.ONE if len(right) != 1:
            return f"{len(right)} right choices"
        case Answering.SEVERAL if not 0 < len(right) < len(item.choices):
            return "all choices or none are right"
        case Answering.ORDER if sorted(item.order) != sorted(choice.id for choice in item.choices):
            return "the order is none of all choices"
        case Answering.GRID if {row.right for row in item.rows} - {choice.id for choice in item.choices}:
            return "a row without a column"
        case Answering.OPEN if not (item.model_answer and item.marking_guide):
            return "no model answer"
    for one, two in combinations(item.choices, 2):
        if plain(one.text) == plain(two.text) or (
            item.kind is Kind.MATCH and fuzz.token_sort_ratio(plain(one.text), plain(two.text)) >= ALIKE
        ):
            return f"two choices are alike: {one.text}"
    return ""


def _match(item: Item, case: Labelled) -> Finding:
    label = _label(case, item.material[0].text)
    if label is None or _from_copy(next(c.text for c in item.choices if c.right), label):
        return None
    return _exactly(item.choices, lambda choice: _is_source(choice.text, label))


def _credit_hunt(item: Item, case: Labelled) -> Finding:
    missing = item.id.endswith("missing")
    known = True
    for choice in item.choices:
        label = _label(case, choice.text)
        if label is None or (label.credited is None and not missing) or (missing and not label.verdicts):
            known = False
            continue
        if missing and label.verdicts > {"uncredited"}:
            known = False
            continue
        holds = "uncredited" in label.verdicts if missing else bool(label.credited)
        if holds != choice.right:
            return f"{'right' if holds else 'wrong'} by the labels: {choice.text}"
    return "" if known else None


def _who_said_it(item: Item, case: Labelled) -> Finding:
    names = {choice.id: choice.text for choice in item.choices}
    original = item.material[-1]
    if not names[item.order[-1]].startswith("the article"):
        return "the article is not last"
    if plain(names[item.order[0]]) not in plain(original.text):
        return "who comes first is not in the original"
    if not original.label.endswith(names[item.order[1]]) and len(item.order) == 3:
        return "the original's outlet is not second"
    return _pair(item.material[0].text, original.text, case)


def _spot_the_change(item: Item, case: Labelled) -> Finding:
    original, other = item.material[0].text, item.material[1].text
    both = [choice for choice in item.choices if _holds(original, choice.text) and _holds(other, choice.text)]
    if sorted(c.id for c in both) != sorted(c.id for c in item.choices if not c.right):
        return "not exactly one detail differs"
    in_article = plain(other) in plain(case.article.text)
    if item.planted or not in_article:
        return "" if item.planted and not in_article else "planted, and not labelled so"
    label = _label(case, other)
    if label is not None and label.unchanged:
        return "nothing that matters was changed"
    return _pair(other, original, case)


def _verdict(item: Item, case: Labelled) -> Finding:
    label = _label(case, item.material[0].text)
    wrong = _pair(item.material[0].text, item.material[1].text, case)
    if wrong or label is None or not label.verdicts:
        return wrong or None
    if len(label.verdicts) > 1 and item.right[0] in label.verdicts:
        return OPEN
    return _exactly(item.choices, lambda choice: choice.id in label.verdicts)


def _rewrite(item: Item, case: Labelled) -> Finding:
    label = _label(case, item.material[0].text)
    wrong = _pair(item.material[0].text, item.material[1].text, case)
    if wrong or label is None or not label.verdicts:
        return wrong or None
    if not label.verdicts <= {"uncredited", "upstream-only"}:
        return f"the labels say {' or '.join(sorted(label.verdicts))}"
    kept = set(plain(item.material[0].text).split()) <= set(plain(item.model_answer).split())
    return "" if kept else "the model answer lost words"


def _detective(item: Item, case: Labelled) -> Finding:
    lines = dict(re.findall(r"^\[(\d+)\] (.+)$", item.material[0].text, re.MULTILINE))
    shown = {passage.label: plain(passage.text) for passage in item.material[1:]}
    known = True
    for row in item.rows:
        number = re.match(r"\[(\d+)\]", row.text)
        label = _label(case, lines[number[1]]) if number else None
        if label is None:
            known = False
            continue
        right = [c.id for c in item.choices if any(_shown(source, shown[c.text]) for source in label.sources)]
        if right != [row.right]:
            return f"{len(right)} documents are right by the labels for: {row.text}"
    return "" if known else None


def _pair(article: str, original: str, case: Labelled) -> Finding:
    """Whether the labels say that a sentence of the article is from a sentence of an original."""
    label = _label(case, article)
    if label is None or _from_copy(original, label):
        return None
    return "" if _is_source(original, label) else f"not its original by the labels: {article} <- {original}"


def _exactly(choices: Sequence[Choice], right: Callable[[Choice], bool]) -> str:
    answer = [choice.id for choice in choices if right(choice)]
    key = [choice.id for choice in choices if choice.right]
    return "" if answer == key else f"the labels say {answer}, the key {key}"


def _is_source(text: str, label: Label) -> bool:
    mine = plain(text)
    return any(
        mine == source or (len(mine) > 40 and (mine in source or source in mine)) for source in label.sources
    )


def _from_copy(text: str, label: Label) -> bool:
    """Whether a text stands in the copy that a sentence came by, of which the labels name no sentence."""
    return plain(text) in label.copied_from and not _is_source(text, label)


def _label(case: Labelled, text: str) -> Label | None:
    mine = plain(text)
    if mine in case.labels:
        return case.labels[mine]
    if not case.labels:
        return None
    near = max(case.labels, key=lambda known: fuzz.ratio(known, mine))
    return case.labels[near] if fuzz.ratio(near, mine) >= 85 else None


def _shown(source: str, passage: str) -> bool:
    """Whether a document shows a sentence; a dateline before it may be missing."""
    return source in passage or (len(source) > 40 and fuzz.partial_ratio(source, passage) >= ALIKE)


def _holds(text: str, detail: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(detail.casefold())}(?!\w)", text.casefold()) is not None


_CHECKS: dict[Kind, Callable[[Item, Labelled], Finding]] = {
    Kind.MATCH: _match,
    Kind.CREDIT_HUNT: _credit_hunt,
    Kind.WHO_SAID_IT: _who_said_it,
    Kind.SPOT_THE_CHANGE: _spot_the_change,
    Kind.VERDICT: _verdict,
    Kind.REWRITE: _rewrite,
    Kind.DETECTIVE: _detective,
}
