"""Frames over a set of traces: by publisher, over time, by original, and article by article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from provenance.attribution.matrices import VERDICT, VERDICTS
from provenance.attribution.tally import article_labels, body_sentences, origin_of, outlet_name
from provenance.model import DocumentReference, TraceRecord, Verdict

if TYPE_CHECKING:
    import pandas as pd

NO_DATE = "no date"
DAYS_AT_MOST = 31  # a longer time is told by month

ARTICLE_COLUMNS: tuple[str, ...] = ("outlet", "published", "sentences", "traced", *VERDICTS)
ORIGINAL_COLUMNS: tuple[str, ...] = ("id", "outlet", "title", "published", "url", "articles", "sentences")


def publisher_by_verdict(records: Iterable[TraceRecord]) -> pd.DataFrame:
    """Sentences by verdict for each outlet that published articles.

    Returns:
        Index ``published by``, most sentences first; the six verdicts as columns; whole numbers.
    """
    frame = _by_verdict(records, lambda record: outlet_name(record.article), "published by")
    order = frame.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return frame.loc[order]


def time_by_verdict(records: Iterable[TraceRecord]) -> pd.DataFrame:
    """Sentences by verdict over time: by day up to a month of articles, else by month.

    Returns:
        Index ``published`` in order of time, ``no date`` last; the six verdicts as columns.
    """
    many = list(records)
    days = {record.article.published[:10] for record in many if record.article.published}
    length = 10 if len(days) <= DAYS_AT_MOST else 7

    def when(record: TraceRecord) -> str:
        return record.article.published[:length] if record.article.published else NO_DATE

    return _by_verdict(many, when, "published").sort_index(key=lambda names: names.map(_date_key))


def most_used_originals(records: Iterable[TraceRecord]) -> pd.DataFrame:
    """The originals of a set: how many articles and sentences trace to each.

    Returns:
        Columns ``ORIGINAL_COLUMNS``, most articles first, then most sentences.
    """
    import pandas as pd

    found: dict[str, DocumentReference] = {}
    articles: dict[str, set[int]] = {}
    sentences: dict[str, int] = {}
    for place, record in enumerate(records):
        for sentence in body_sentences(record):
            match = origin_of(sentence)
            if match is not None:
                key = match.original.id
                found.setdefault(key, match.original)
                articles.setdefault(key, set()).add(place)
                sentences[key] = sentences.get(key, 0) + 1
    order = sorted(found, key=lambda key: (-len(articles[key]), -sentences[key], key))
    rows = [
        (key, o.outlet, o.title or o.path, o.published, o.url, len(articles[key]), sentences[key])
        for key in order
        if (o := found[key])
    ]
    return pd.DataFrame(rows, columns=list(ORIGINAL_COLUMNS))


def articles_frame(records: Sequence[TraceRecord]) -> pd.DataFrame:
    """The articles of a set with their counts, those with most to explain first.

    Articles are ordered by the share of their sentences that trace to an
    original whose outlet is not named (uncredited, miscredited), then by those
    that name its source only.

    Returns:
        Index ``article``; columns ``ARTICLE_COLUMNS``.
    """
    import pandas as pd

    rows = [_article_row(record) for record in records]
    index = pd.Index(article_labels(records), name="article", dtype="object")
    frame = pd.DataFrame(rows, index=index, columns=list(ARTICLE_COLUMNS))
    if frame.empty:
        return frame
    size = frame["sentences"].clip(lower=1)
    worst = (frame[Verdict.UNCREDITED.value] + frame[Verdict.MISCREDITED.value]) / size
    keys = pd.DataFrame({"worst": worst, "next": frame[Verdict.UPSTREAM_ONLY.value] / size})
    return frame.loc[keys.sort_values(["worst", "next"], ascending=False, kind="stable").index]


def _article_row(record: TraceRecord) -> list[object]:
    body = list(body_sentences(record))
    verdicts = [sentence.verdict for sentence in body]
    return [
        record.article.outlet,
        record.article.published,
        len(body),
        sum(origin_of(sentence) is not None for sentence in body),
        *(verdicts.count(verdict) for verdict in Verdict),
    ]


def _by_verdict(records: Iterable[TraceRecord], row: Callable[[TraceRecord], str], name: str) -> pd.DataFrame:
    import pandas as pd

    counts: dict[str, dict[str, int]] = {}
    for record in records:
        cells = counts.setdefault(row(record), dict.fromkeys(VERDICTS, 0))
        for sentence in body_sentences(record):
            if sentence.verdict is not None:
                cells[sentence.verdict.value] += 1
    index = pd.Index(list(counts), name=name, dtype="object")
    columns = pd.Index(VERDICTS, name=VERDICT)
    return pd.DataFrame(list(counts.values()), index=index, columns=columns, dtype="int64")


def _date_key(name: str) -> str:
    return "9999" if name == NO_DATE else name
