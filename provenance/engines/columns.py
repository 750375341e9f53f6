"""The columns of the tables that pass between the steps of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from provenance.engines.job import Item, Prepare

if TYPE_CHECKING:
    import pyarrow as pa

ITEM = ("number", "earliest", "latest", "leads", "same", "article", "document", "data")
"""A document: the fields of ``Item``."""


def items_table(items: Sequence[Item]) -> pa.Table:
    """Returns documents as a table."""
    import pyarrow as pa

    columns = {name: [getattr(item, name) for item in items] for name in ITEM}
    return pa.table(columns, schema=items_schema())


def items_schema() -> pa.Schema:
    """Returns the types of a table of documents."""
    import pyarrow as pa

    whole, minute, flag = pa.int64(), pa.int32(), pa.bool_()
    kinds = (whole, minute, minute, flag, whole, flag, flag, pa.binary())
    return pa.schema(list(zip(ITEM, kinds, strict=True)))


def postings(documents: pa.Table, prepare: Prepare) -> tuple[pa.Table, pa.Table]:
    """Returns the postings of documents, and for each of their words the number of documents that have it.

    Only what stands on the side of the documents counts for a word.
    """
    import numpy as np
    import pyarrow as pa

    features: list[int] = []
    sentences: list[int] = []
    lengths: list[int] = []
    words: Counter[str] = Counter()
    for data, counts in zip(documents["data"], documents["document"], strict=True):
        found, places, stems = prepare(data.as_py())
        features += found
        sentences += places
        lengths.append(len(found))
        if counts.as_py():
            words.update(stems)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    taken = documents.drop_columns(["data"]).take(pa.array(rows))
    table = taken.append_column("feature", pa.array(features, pa.int64()))
    table = table.append_column("sentence", pa.array(sentences, pa.int32()))
    return table, words_table(words.items())


def words_table(counts: Iterable[tuple[str, int]]) -> pa.Table:
    """Returns word -> number of documents as a table."""
    import pyarrow as pa

    ordered = sorted(counts)
    return pa.table(
        {
            "word": pa.array([word for word, _ in ordered], pa.string()),
            "documents": pa.array([count for _, count in ordered], pa.int64()),
        }
    )


def records_table(records: Sequence[tuple[int, bytes]]) -> pa.Table:
    """Returns the records of articles as a table."""
    import pyarrow as pa

    return pa.table(
        {
            "number": pa.array([number for number, _ in records], pa.int64()),
            "record": pa.array([record for _, record in records], pa.binary()),
        }
    )
