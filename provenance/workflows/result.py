"""The result of a trace as Python users hold it: the frozen record, with answers to the next questions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from provenance.attribution import schema
from provenance.model import TraceRecord

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from provenance.workflows.report_files import ReportOptions


@dataclass(frozen=True, slots=True, repr=False)
class Trace(TraceRecord):
    """The whole result for one article (see ``TraceRecord``)."""

    @classmethod
    def of(cls, record: TraceRecord) -> Trace:
        """Returns a record with these methods."""
        return cls(**{field.name: getattr(record, field.name) for field in fields(TraceRecord)})

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Trace:
        """Returns the trace that ``to_dict`` wrote, or one item of ``provenance trace --json``.

        Raises:
            KeyError, TypeError, ValueError: it is no trace of schema 1.
        """
        return cls.of(schema.from_dict(data))

    def __repr__(self) -> str:
        article, counts = self.article, self.summary
        name = article.title or article.path or article.id
        verdicts = ", ".join(f"{count} {verdict}" for verdict, count in counts.by_verdict.items())
        derived = f"{counts.derived} of {counts.sentences} body sentences derived"
        return f"<Trace of {name!r}: {derived}; {verdicts or 'not judged'}>"

    def to_dict(self) -> dict[str, object]:
        """Returns the trace as JSON-ready values, schema 1."""
        return schema.to_dict(self)

    def to_json(self, indent: int | None = 2) -> str:
        """Returns the trace as JSON text, schema 1."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_frame(self) -> pd.DataFrame:
        """Returns one row per sentence of any role, index ``sentence`` from 0.

        See ``attribution.frames.SENTENCE_COLUMNS`` for the columns: text and verdict, relation and probability (0
        to 1), the origin with its outlet, date and sentences, via, who is credited, and what changed. Text is of
        pandas' kind ``string``, a missing value ``NA``. For many traces see ``sentences_of``.
        """
        from provenance.attribution.frames import sentences_frame

        return sentences_frame(self)

    def matrix(self) -> pd.DataFrame:
        """Returns the attribution matrix: body sentences (rows) x originals (columns), probabilities 0 to 1.

        The index ``sentence`` counts from 0, columns are labels such as "AFP, 2022-01-10", ``NaN`` is where nothing
        was found. What is shown and never counted stands in it too; ``to_frame`` says what counts.
        """
        from provenance.attribution.matrices import sentence_by_original

        return sentence_by_original(self)

    def heatmap(self) -> Figure:
        """Returns the attribution matrix as a matplotlib figure; ``figures.style.save`` keeps it with a margin."""
        from provenance.workflows.export import heatmap

        return heatmap([self])

    def report(self, out: Path | str = "reports", *, options: ReportOptions | None = None) -> list[Path]:
        """Writes pages, figures and data, the same files as ``provenance report``; returns their paths.

        Args:
            out: the folder to write to.
            options: what to write; every format where None.

        Raises:
            OutputError: a file is there already and ``options.force`` is off.
        """
        from provenance.workflows.report import report

        return report(self, out, options=options)

    def _repr_html_(self) -> str:
        """Shows the trace in a notebook: one row per sentence, inert."""
        from provenance.publish.fragment import print_fragment
        from provenance.report.brief import sentence_table
        from provenance.report.tones import VERDICT_TONES

        return print_fragment(sentence_table(self), VERDICT_TONES)
