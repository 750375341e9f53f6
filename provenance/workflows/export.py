"""Traces as data for other programs: CSV, Parquet, JSON, JSON lines; and as single figures.

Text of an article is never a formula: a cell that a spreadsheet would
calculate gets an apostrophe in front, and control characters go.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.attribution import schema
from provenance.errors import MissingExtraError
from provenance.model import TraceRecord
from provenance.text.cells import safe_cell

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


def sentences_csv(records: TraceRecord | Iterable[TraceRecord]) -> str:
    """One row per sentence of every article, as CSV.

    Returns:
        A header and rows: the article's label, the sentence's number, and the
        columns of ``frames.sentences_frame``; lines end with ``\\n``.
    """
    return frame_csv(sentences_of(records))


def sentences_of(records: TraceRecord | Iterable[TraceRecord]) -> pd.DataFrame:
    """The sentences of one article or many in one frame, one row each.

    Returns:
        ``article`` (a label, no two alike), ``sentence`` (from 0), the columns of ``frames.sentences_frame``, and
        then ``article id``, ``article path``, ``article url``, ``article outlet`` and ``article published``.
    """
    import pandas as pd

    from provenance.attribution import frames, matrices
    from provenance.attribution.tally import article_labels

    many = [records] if isinstance(records, TraceRecord) else list(records)
    tables = [_of_article(frames.sentences_frame(record), record) for record in many]
    if not tables:
        facts = {f"article {fact}": "string" for fact in _ARTICLE_FACTS}
        kinds = {matrices.ARTICLE: "string", matrices.SENTENCE: "int64", **frames.KINDS, **facts}
        return pd.DataFrame(columns=list(kinds)).astype(kinds)
    frame = pd.concat(tables, keys=article_labels(many), names=[matrices.ARTICLE]).reset_index()
    return frame.astype({matrices.ARTICLE: "string"})


_ARTICLE_FACTS = ("id", "path", "url", "outlet", "published")


def _of_article(frame: pd.DataFrame, record: TraceRecord) -> pd.DataFrame:
    import pandas as pd

    facts = {f"article {fact}": getattr(record.article, fact) for fact in _ARTICLE_FACTS}
    return frame.assign(**{name: pd.Series(fact, frame.index, "string") for name, fact in facts.items()})


def frame_csv(frame: pd.DataFrame, *, index: bool = False) -> str:
    """A frame as CSV that is safe to open in a spreadsheet.

    Args:
        frame: any frame.
        index: write the row names as the first column.
    """
    table = frame.reset_index() if index else frame
    cells = table.astype(object).where(table.notna(), None)
    return rows_csv([list(table.columns), *cells.itertuples(index=False)])


def rows_csv(rows: Iterable[Iterable[object]]) -> str:
    """Rows, the header among them, as CSV that is safe to open in a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return buffer.getvalue()


def traces_json(records: Sequence[TraceRecord]) -> str:
    """One trace as a JSON object, several as a list; schema 1."""
    data = [schema.to_dict(record) for record in records]
    return json.dumps(data[0] if len(data) == 1 else data, ensure_ascii=False, indent=2) + "\n"


def traces_jsonl(records: Iterable[TraceRecord]) -> str:
    """One trace a line; schema 1."""
    return "".join(json.dumps(schema.to_dict(record), ensure_ascii=False) + "\n" for record in records)


def sentences_parquet(records: Iterable[TraceRecord]) -> bytes:
    """The table of ``sentences_csv`` as a Parquet file, text as it stands.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("Writing Parquet", "parquet") from error
    buffer = io.BytesIO()
    frame = sentences_of(records)
    text: list[str] = list(frame.select_dtypes("string").columns)
    for name in text:
        frame[name] = frame[name].map(_encodable, na_action="ignore").astype("string")
    frame.to_parquet(buffer, engine="pyarrow", index=False)
    return buffer.getvalue()


def _encodable(text: str) -> str:
    """Text without half characters, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode()


def heatmap(records: Sequence[TraceRecord]) -> Figure:
    """Sentence x original for one article, article x outlet for several."""
    from provenance.attribution import frames, matrices
    from provenance.attribution.tally import article_labels
    from provenance.figures import grid
    from provenance.figures.heatmap import sentence_heatmap

    if len(records) != 1:
        return grid.outlet_heatmap(matrices.article_by_outlet(records))
    (record,) = records
    return sentence_heatmap(
        matrices.sentence_by_original(record),
        frames.sentences_frame(record),
        matrices.marks_by_original(record),
        title=f"Which sentence traces to which original: {article_labels(records)[0]}",
    )


def draw_heatmap(records: Sequence[TraceRecord], path: Path, *, force: bool = True) -> Path:
    """Write ``heatmap`` to a file; png, svg or pdf after its ending.

    Raises:
        SettingsError: another ending.
        OutputError: the file cannot be written, or exists and ``force`` is off.
    """
    from provenance.figures.style import save

    return save(heatmap(records), path, force=force)
