"""Traces as pandas frames: the tables behind every figure, report and export.

Each function takes one record or many and returns a new frame; nothing is
drawn or written. Frames that count always account for every body sentence
(see ``tally`` for what counts), so that each row of their ``shares`` sums to one.
Names of columns and indexes are declared once, in the constants below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, get_args

from provenance.attribution.tally import (
    NOBODY,
    NOT_TRACED,
    OTHER_SOURCE,
    UNKNOWN_OUTLET,
    article_credits,
    article_labels,
    body_sentences,
    count_words,
    credited_name,
    origin_of,
    original_labels,
    outlet_name,
)
from provenance.errors import SettingsError
from provenance.model import (
    Direction,
    Match,
    Relation,
    TracedSentence,
    TraceRecord,
    Verdict,
)

if TYPE_CHECKING:
    import pandas as pd

Unit = Literal["sentences", "words"]
Records = TraceRecord | Iterable[TraceRecord]

SENTENCE = "sentence"
ARTICLE = "article"
ORIGINAL = "original"
OUTLET = "outlet"
VERDICT = "verdict"
USED = "outlet used"
CREDITED = "outlet credited"
PUBLISHER = "published by"

UNSURE = "unsure"
COUNTED: frozenset[str] = frozenset(relation.value for relation in Relation if relation.derived)

NAMED = "outlet named"
NOT_NAMED = "outlet not named"
QUOTED = "quoted"
NOT_QUOTED = "not quoted"

VERDICTS: tuple[str, ...] = tuple(verdict.value for verdict in Verdict)


def sentence_by_original(record: TraceRecord, *, derived_only: bool = False) -> pd.DataFrame:
    """Probability that a body sentence was taken from an original.

    Args:
        record: one trace.
        derived_only: leave out what is shown but never counted: the relations
            same-statement and shared-fact, and matches the tracer is unsure of.

    Returns:
        One row per body sentence (index ``sentence``: its number in the
        article, from 0), one column per original (its label, earliest first),
        probabilities from 0 to 1, NaN where nothing was found.
    """
    import pandas as pd

    labels = original_labels(record)
    rows = [
        {
            labels[match.original.id]: match.probability
            for match in reversed(sentence.matches)
            if not derived_only or (match.relation.derived and not sentence.unsure)
        }
        for sentence in body_sentences(record)
    ]
    columns = pd.Index(list(labels.values()), name=ORIGINAL, dtype="object")
    return pd.DataFrame(rows, index=_numbers(body_sentences(record)), columns=columns, dtype="float64")


def marks_by_original(record: TraceRecord) -> pd.DataFrame:
    """What each cell of ``sentence_by_original`` is.

    Returns:
        The same shape and labels; each cell the relation (``paraphrase``), or
        ``unsure``, or ``common-origin`` for an original dated after the
        article; an empty string where nothing was found.
    """
    import pandas as pd

    labels = original_labels(record)
    rows = [
        {labels[match.original.id]: _mark(sentence, match) for match in reversed(sentence.matches)}
        for sentence in body_sentences(record)
    ]
    columns = pd.Index(list(labels.values()), name=ORIGINAL, dtype="object")
    frame = pd.DataFrame(rows, index=_numbers(body_sentences(record)), columns=columns, dtype="object")
    return frame.fillna("")


def article_by_outlet(
    records: Records, *, relation: Relation | None = None, unit: Unit = "sentences"
) -> pd.DataFrame:
    """How much of each article traces to each outlet.

    Args:
        records: one trace or many.
        relation: count only this relation; None counts all derived ones.
        unit: count ``sentences`` or ``words``.

    Returns:
        One row per article (its label), one column per outlet, most used
        first, and ``(not traced)`` last; whole numbers.

    Raises:
        SettingsError: there is no such relation or unit.
    """
    if relation is not None and relation not in set(Relation):
        raise SettingsError(f"There is no relation '{relation}'. Choose one of: {', '.join(Relation)}.")
    many, size = _many(records), _measure(unit)
    labels = article_labels(many)

    def outlet(match: Match | None) -> str:
        return outlet_name(match.original) if match and relation in (None, match.relation) else NOT_TRACED

    cells = _tally(
        (label, outlet(origin_of(sentence)), size(sentence))
        for label, record in zip(labels, many, strict=True)
        for sentence in body_sentences(record)
    )
    columns = _by_size(cells, axis=1, last=(NOT_TRACED,))
    return _fill(cells, rows=labels, row_name=ARTICLE, columns=columns or [NOT_TRACED], column_name=OUTLET)


def article_by_verdict(records: Records, *, unit: Unit = "sentences") -> pd.DataFrame:
    """How much of each article got each verdict.

    Returns:
        One row per article (its label), the six verdicts as columns in their
        fixed order; whole numbers of ``unit``.

    Raises:
        SettingsError: there is no such unit.
    """
    many, size = _many(records), _measure(unit)
    labels = article_labels(many)
    cells = _tally(
        (label, sentence.verdict.value, size(sentence))
        for label, record in zip(labels, many, strict=True)
        for sentence in body_sentences(record)
        if sentence.verdict is not None
    )
    return _fill(cells, rows=labels, row_name=ARTICLE, columns=VERDICTS, column_name=VERDICT)


def used_by_credited(records: Records, *, unit: Unit = "sentences") -> pd.DataFrame:
    """The credit confusion matrix: whom the text traces to, and whom the article names for it.

    Every body sentence counts in exactly one cell (see ``tally.credited_name``).

    Returns:
        Rows: outlets used, most used first, ``(not traced)`` last. Columns:
        the same outlets in the same order, then outlets that are only
        credited, ``(person, office or other)`` and ``(nobody)``. Whole numbers
        of ``unit``; the diagonal is text credited to its own outlet.

    Raises:
        SettingsError: there is no such unit.
    """
    size = _measure(unit)

    def cell(sentence: TracedSentence, record: TraceRecord) -> tuple[str, str]:
        match = origin_of(sentence)
        used = outlet_name(match.original) if match else NOT_TRACED
        return used, credited_name(sentence, article_credits(record), used)

    cells = _tally(
        (*cell(sentence, record), size(sentence))
        for record in _many(records)
        for sentence in body_sentences(record)
    )
    rows = _by_size(cells, axis=0, last=(NOT_TRACED,))
    credited = _by_size(cells, axis=1, last=())
    outlets = [name for name in rows if name != NOT_TRACED]
    others = [name for name in credited if name not in (*outlets, OTHER_SOURCE, NOBODY)]
    columns = [*outlets, *others, OTHER_SOURCE, NOBODY]
    return _fill(cells, rows=rows, row_name=USED, columns=columns, column_name=CREDITED)


def outlet_by_outlet(records: Records, *, unit: Unit = "sentences") -> pd.DataFrame:
    """Who published text that traces to whom, over a collection.

    Returns:
        Rows: outlets of the articles. Columns: outlets of the originals, most
        used first, ``(not traced)`` last. Whole numbers of ``unit``.

    Raises:
        SettingsError: there is no such unit.
    """
    size = _measure(unit)

    def used(sentence: TracedSentence) -> str:
        match = origin_of(sentence)
        return outlet_name(match.original) if match else NOT_TRACED

    cells = _tally(
        (outlet_name(record.article), used(sentence), size(sentence))
        for record in _many(records)
        for sentence in body_sentences(record)
    )
    rows = _by_size(cells, axis=0, last=(UNKNOWN_OUTLET,))
    columns = _by_size(cells, axis=1, last=(NOT_TRACED,))
    return _fill(cells, rows=rows, row_name=PUBLISHER, columns=columns, column_name=OUTLET)


def credited_by_quoted(records: Records) -> pd.DataFrame:
    """The 2x2 of naming and quoting, over the sentences that trace to an original.

    Returns:
        Rows ``outlet named`` (verdict credited) and ``outlet not named``;
        columns ``quoted`` and ``not quoted``; numbers of sentences.
    """
    cells = _tally(
        (
            NAMED if sentence.verdict is Verdict.CREDITED else NOT_NAMED,
            QUOTED if sentence.quoted else NOT_QUOTED,
            1,
        )
        for record in _many(records)
        for sentence in body_sentences(record)
        if origin_of(sentence) is not None
    )
    naming, quoting = (NAMED, NOT_NAMED), (QUOTED, NOT_QUOTED)
    return _fill(cells, rows=naming, row_name="credited", columns=quoting, column_name="quoted")


def shares(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of a counting frame as shares of one; a row without anything stays zero."""
    totals = frame.sum(axis=1)
    return frame.div(totals.where(totals > 0, 1), axis=0)


def _many(records: Records) -> list[TraceRecord]:
    return [records] if isinstance(records, TraceRecord) else list(records)


def _measure(unit: Unit) -> Callable[[TracedSentence], int]:
    """Returns how much a sentence counts; a slip in the unit must not count something else."""
    if unit not in get_args(Unit):
        raise SettingsError(f"There is no unit '{unit}'. Choose one of: {', '.join(get_args(Unit))}.")
    return (lambda _: 1) if unit == "sentences" else (lambda sentence: count_words(sentence.text))


def _numbers(sentences: Iterable[TracedSentence]) -> pd.Index[int]:
    import pandas as pd

    return pd.Index([sentence.index for sentence in sentences], name=SENTENCE, dtype="int64")


def _tally(counted: Iterable[tuple[str, str, int]]) -> dict[tuple[str, str], int]:
    cells: dict[tuple[str, str], int] = {}
    for row, column, number in counted:
        cells[row, column] = cells.get((row, column), 0) + number
    return cells


def _by_size(cells: Mapping[tuple[str, str], int], *, axis: int, last: tuple[str, ...]) -> list[str]:
    """Names along an axis, largest total first, then by alphabet; those in ``last`` at the end."""
    totals: dict[str, int] = {}
    for names, number in cells.items():
        totals[names[axis]] = totals.get(names[axis], 0) + number
    return sorted(totals, key=lambda name: (last.index(name) + 1 if name in last else 0, -totals[name], name))


def _fill(
    cells: Mapping[tuple[str, str], int],
    *,
    rows: Iterable[str],
    row_name: str,
    columns: Iterable[str],
    column_name: str,
) -> pd.DataFrame:
    import pandas as pd

    index = pd.Index(list(rows), name=row_name, dtype="object")
    names = pd.Index(list(columns), name=column_name, dtype="object")
    table = [[cells.get((row, column), 0) for column in names] for row in index]
    return pd.DataFrame(table, index=index, columns=names, dtype="int64")


def _mark(sentence: TracedSentence, match: Match) -> str:
    if match.direction is Direction.COMMON_ORIGIN:
        return match.direction.value
    return UNSURE if sentence.unsure and match.relation.derived else match.relation.value
