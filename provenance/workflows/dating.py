"""Dates for documents that bear a day without a year, as texts pasted from a wire do: "OSLO, May 4 (Reuters) -".

Which year it was, the documents beside them tell. Nothing is stored: a trace works on copies. A date that was read is
never touched, and a year that could be another stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from provenance.model import Document
from provenance.reading.published import day_alone
from provenance.text.dates import nearest_date

_VOICES = 5  # of the documents likest to the article, those that say which year it is


class Dated(NamedTuple):
    """The documents of a trace with their dates completed, and what a reader must know of that."""

    article: Document
    originals: list[Document]
    notes: tuple[str, ...] = ()


def dated(article: Document, originals: Sequence[Document]) -> Dated:
    """Completes the dates of an article and of the documents it is compared with, likest first.

    The article's own date tells the year of the others; where it has none, the dated ones among the likest do, by
    majority. Where no document has a year, all stay as they are.
    """
    read = [document.published for document in originals if document.published][:_VOICES]
    whole = article.published or _date(article, read)
    found = {
        document.id: date for document in originals if (date := _date(document, [whole] if whole else read))
    }
    notes = [] if whole == article.published else [_of_article(whole)]
    if found:
        notes.append(_of_originals(len(found), whole))
    return Dated(
        article if whole == article.published else replace(article, published=whole),
        [replace(d, published=found[d.id]) if d.id in found else d for d in originals],
        tuple(notes),
    )


def _date(document: Document, others: Sequence[str]) -> str | None:
    """The date of a document that bears a day alone, if most of the dates of ``others`` agree on it."""
    day = day_alone(document) if others else None
    if day is None:
        return None
    date, votes = Counter(nearest_date(day, other) for other in others).most_common(1)[0]
    return date if 2 * votes > len(others) else None


def _of_article(date: str | None) -> str:
    return f"The article bears a day without a year; beside the documents it was compared with it is taken for {date}."


def _of_originals(count: int, date: str | None) -> str:
    bear = "document beside the article bears" if count == 1 else "documents beside the article bear"
    told = f"the date of the article ({date[:10]})" if date else "the dates of the others"
    return f"{count} {bear} a day without a year; the year was taken from {told}."
