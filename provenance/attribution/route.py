"""Who took text from whom, for one trace: the documents of the route and the steps between them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from provenance.attribution.tally import (
    article_labels,
    body_sentences,
    origin_of,
    original_labels,
    references,
    via_of,
)
from provenance.model import Direction, TraceRecord
from provenance.text.dates import later

if TYPE_CHECKING:
    import pandas as pd

THIS_ARTICLE = "(this article)"

DOCUMENT_COLUMNS: tuple[str, ...] = ("id", "outlet", "title", "published")
STEP_COLUMNS: tuple[str, ...] = ("from", "to", "sentences", "direction")


def route_documents(record: TraceRecord) -> pd.DataFrame:
    """The article and every original that a counted sentence, or a common origin, points to.

    Returns:
        Index: labels as in the other frames, ``(this article)`` for the
        article; columns ``DOCUMENT_COLUMNS``; earliest first, undated first of all.
    """
    import pandas as pd

    article = record.article
    (name,) = article_labels([record])
    labels = original_labels(record)
    used = {name for step in _steps(record) for name in step[:2]}
    rows: list[tuple[str, str, str | None, str | None, str | None]] = [
        (THIS_ARTICLE, article.id, article.outlet, name, article.published)
    ]
    for key, original in references(record).items():
        if labels[key] in used:
            rows.append((labels[key], key, original.outlet, original.title, original.published))
    rows.sort(key=lambda row: (_moment(row[4], end_of_day=row[0] == THIS_ARTICLE), row[0]))
    index = pd.Index([row[0] for row in rows], name="document", dtype="object")
    return pd.DataFrame([row[1:] for row in rows], index=index, columns=list(DOCUMENT_COLUMNS))


def route_steps(record: TraceRecord) -> pd.DataFrame:
    """Each step that text took on its way to the article, with the number of sentences.

    Returns:
        Columns ``STEP_COLUMNS``: labels of the giving and the taking document,
        and ``source`` or ``common-origin`` (the "giver" is dated later; both
        go back to an earlier text). Most sentences first.
    """
    import pandas as pd

    counted = sorted(_steps(record).items(), key=lambda item: (-item[1], item[0]))
    rows = [(giver, taker, number, direction) for (giver, taker, direction), number in counted]
    return pd.DataFrame(rows, columns=list(STEP_COLUMNS))


def _moment(published: str | None, *, end_of_day: bool) -> str:
    """A date to sort by; the article comes after its sources of the same day, unless its minute is known."""
    day_only = published is not None and "T" not in published
    return (published or "") + ("T99" if day_only and end_of_day else "")


def _steps(record: TraceRecord) -> dict[tuple[str, str, str], int]:
    labels = original_labels(record)
    found: dict[tuple[str, str, str], int] = {}
    for sentence in body_sentences(record):
        origin, via = origin_of(sentence, later=True), via_of(sentence)
        if origin is None:
            continue
        stations = [labels[origin.original.id]]
        first = origin.direction
        if via is not None and via.original.id != origin.original.id and via.direction is Direction.SOURCE:
            stations.append(labels[via.original.id])
            # A copy that is older than the agency's report took it from an earlier one, which the corpus lacks.
            if later(origin.original.published, via.original.published):
                first = Direction.COMMON_ORIGIN
        stations.append(THIS_ARTICLE)
        for number, (giver, taker) in enumerate(itertools.pairwise(stations)):
            direction = first if number == 0 else origin.direction
            step = (giver, taker, direction.value)
            found[step] = found.get(step, 0) + 1
    return found
