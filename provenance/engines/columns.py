"""The columns of the tables that pass between the steps of a run."""

from __future__ import annotations

from collections.abc import Sequence
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


def postings(documents: pa.Table, prepare: Prepare) -> pa.Table:
    """Returns the postings of documents: each of their features with the sentence it stands in, and whose it is."""
    import numpy as np
    import pyarrow as pa

    features: list[int] = []
    sentences: list[int] = []
    lengths: list[int] = []
    for data in documents["data"]:
        found, places = prepare(data.as_py())
        features += found
        sentences += places
        lengths.append(len(found))
    rows = np.repeat(np.arange(len(lengths)), lengths)
    table = documents.drop_columns(["data"]).take(pa.array(rows))
    table = table.append_column("feature", pa.array(features, pa.int64()))
    return table.append_column("sentence", pa.array(sentences, pa.int32()))


def records_table(records: Sequence[tuple[int, bytes]]) -> pa.Table:
    """Returns the records of articles as a table."""
    import pyarrow as pa

    return pa.table(
        {
            "number": pa.array([number for number, _ in records], pa.int64()),
            "record": pa.array([record for _, record in records], pa.binary()),
        }
    )
