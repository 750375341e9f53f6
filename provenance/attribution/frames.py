"""One trace as tables: every sentence with its finding, and the originals that were matched.

Names of columns are declared once, in the constants below.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from provenance.attribution.matrices import SENTENCE
from provenance.attribution.tally import (
    count_words,
    origin_of,
    original_labels,
    via_of,
)
from provenance.model import CreditKind, Drift, Match, TracedSentence, TraceRecord

if TYPE_CHECKING:
    import pandas as pd

SENTENCE_COLUMNS: tuple[str, ...] = (
    "role",
    "text",
    "words",
    "verdict",
    "relation",
    "probability",
    "quoted",
    "unsure",
    "direction",
    "origin",
    "origin outlet",
    "origin published",
    "origin title",
    "origin url",
    "origin sentences",
    "origin text",
    "via",
    "via outlet",
    "credited outlets",
    "other sources",
    "drift",
    "drift detail",
)

KINDS: Mapping[str, str] = dict.fromkeys(SENTENCE_COLUMNS, "string") | {
    "words": "int64",
    "probability": "float64",
    "quoted": "bool",
    "unsure": "bool",
}
"""Of which kind of pandas a column is, whatever the article holds."""

_ORIGIN_COLUMNS = ("direction", *(name for name in SENTENCE_COLUMNS if name.startswith("origin")))


def sentences_frame(record: TraceRecord) -> pd.DataFrame:
    """Every sentence of the article with its finding, one row each.

    Returns:
        Index ``sentence``; columns ``SENTENCE_COLUMNS``, text as pandas
        ``string`` and missing values as ``NA``, whatever the article holds.
        Sentences of all roles stand here; ``verdict`` is missing for those
        that are not judged. ``origin`` and ``via`` are labels of originals;
        ``drift`` has the kinds of change, ``drift detail`` each with its words.
    """
    import pandas as pd

    labels = original_labels(record)
    rows = [_sentence_row(sentence, labels) for sentence in record.sentences]
    numbers = pd.Index([sentence.index for sentence in record.sentences], name=SENTENCE, dtype="int64")
    frame = pd.DataFrame(rows, index=numbers, columns=list(SENTENCE_COLUMNS))
    return frame.astype(KINDS)


def _sentence_row(sentence: TracedSentence, labels: Mapping[str, str]) -> dict[str, object]:
    origin, via = origin_of(sentence, later=True), via_of(sentence)
    return {
        "role": sentence.role.value,
        "text": sentence.text,
        "words": count_words(sentence.text),
        "verdict": sentence.verdict.value if sentence.verdict else None,
        "relation": sentence.relation.value,
        "probability": sentence.probability,
        "quoted": sentence.quoted,
        "unsure": sentence.unsure,
        **_origin_cells(origin, labels),
        "via": labels.get(via.original.id) if via else None,
        "via outlet": via.original.outlet if via else None,
        "credited outlets": "; ".join(_names(sentence, outlets=True)),
        "other sources": "; ".join(_names(sentence, outlets=False)),
        "drift": "; ".join(dict.fromkeys(drift.kind for drift in origin.drift)) if origin else "",
        "drift detail": "; ".join(map(_change, origin.drift)) if origin else "",
    }


def _origin_cells(origin: Match | None, labels: Mapping[str, str]) -> dict[str, object]:
    if origin is None:
        return dict.fromkeys(_ORIGIN_COLUMNS)
    original = origin.original
    return {
        "direction": origin.direction.value,
        "origin": labels.get(original.id),
        "origin outlet": original.outlet,
        "origin published": original.published,
        "origin title": original.title,
        "origin url": original.url,
        "origin sentences": "; ".join(str(sentence.index) for sentence in origin.sentences),
        "origin text": " ".join(sentence.text for sentence in origin.sentences),
    }


def _change(drift: Drift) -> str:
    return f"{drift.kind}: {drift.original or '(nothing)'} → {drift.article or '(nothing)'}"


def _names(sentence: TracedSentence, *, outlets: bool) -> list[str]:
    wanted = [credit for credit in sentence.credits if (credit.kind is CreditKind.OUTLET) is outlets]
    return list(dict.fromkeys(credit.outlet or credit.name for credit in wanted))
