"""The result of a trace as Python users hold it: the frozen record, with answers to the next questions."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from provenance.attribution import schema
from provenance.model import TraceRecord

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from provenance.workflows.report_files import ReportOptions


@dataclass(frozen=True, slots=True)
class Trace(TraceRecord):
    """The whole result for one article (see ``TraceRecord``)."""

    @classmethod
    def of(cls, record: TraceRecord) -> Trace:
        """Returns a record with these methods."""
        return cls(**{field.name: getattr(record, field.name) for field in fields(TraceRecord)})

    def to_dict(self) -> dict[str, object]:
        """Returns the trace as JSON-ready values, schema 1."""
        return schema.to_dict(self)

    def to_json(self, indent: int | None = 2) -> str:
        """Returns the trace as JSON text, schema 1."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_frame(self) -> pd.DataFrame:
        """Returns one row per sentence: role, text, verdict, relation, probability, original, credits."""
        from provenance.attribution.matrices import sentences_frame

        return sentences_frame(self)

    def matrix(self) -> pd.DataFrame:
        """Returns the attribution matrix: sentences (rows) x originals (columns), probabilities 0 to 1."""
        from provenance.attribution.matrices import sentence_by_original

        return sentence_by_original(self)

    def report(self, out: Path | str = "reports", *, options: ReportOptions | None = None) -> list[Path]:
        """Writes pages, figures and data, the same files as ``provenance report``; returns their paths.

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
