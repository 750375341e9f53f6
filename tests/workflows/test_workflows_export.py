"""What is exported can be opened safely by a spreadsheet and read back by a program."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_extremes import hostile
from invented_records import harbour, records

from provenance.attribution import schema
from provenance.errors import MissingExtraError, SettingsError
from provenance.model import TraceRecord
from provenance.workflows import export


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_the_csv_has_one_row_per_sentence_of_every_article() -> None:
    head, *rows = rows_of(export.sentences_csv([harbour(), harbour()]))
    assert head[:4] == ["article", "sentence", "role", "text"]
    assert len(rows) == 28
    assert {len(row) for row in rows} == {len(head)}
    assert rows[14][0] == "Port Ellery ferries stay in harbour (2)"


def test_the_sentences_of_one_article_need_no_list() -> None:
    assert export.sentences_of(harbour()).equals(export.sentences_of([harbour()]))


def test_no_article_at_all_gives_a_header_only() -> None:
    assert len(rows_of(export.sentences_csv([]))) == 1


def test_no_cell_of_a_hostile_article_is_a_formula_or_holds_controls() -> None:
    for row in rows_of(export.sentences_csv([hostile()])):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "|")), cell
            assert not cell.startswith("-") or float(cell) < 0
            assert "\x00" not in cell
            assert "\u202e" not in cell


@settings(max_examples=200)
@given(st.text())
def test_text_never_becomes_a_formula(text: str) -> None:
    cell = export.safe_cell(text)
    assert isinstance(cell, str)
    assert cell.lstrip()[:1] not in ("=", "@", "＝") or cell == ""


@pytest.mark.parametrize("text", ["-12", "+3.5", "-7 %"[:2], "1e5", "2031-03-04", "Ferries - a history"])
def test_plain_numbers_and_text_stay_as_they_are(text: str) -> None:
    assert export.safe_cell(text) == text


def test_row_names_can_be_written_as_the_first_column() -> None:
    frame = pd.DataFrame({"A": [1]}, index=pd.Index(["=x"], name="article"))
    assert export.frame_csv(frame, index=True) == "article,A\n'=x,1\n"


@settings(max_examples=30, deadline=None)
@given(records())
def test_json_lines_hold_each_trace_entire(record: TraceRecord) -> None:
    first, second = export.traces_jsonl([record, harbour()]).splitlines()
    assert schema.from_dict(json.loads(first)).sentences == record.sentences
    assert schema.from_dict(json.loads(second)).article.title == harbour().article.title
    assert schema.from_dict(json.loads(export.traces_json([record]))).summary == record.summary


def test_parquet_holds_the_same_table() -> None:
    pytest.importorskip("pyarrow")
    frame = pd.read_parquet(io.BytesIO(export.sentences_parquet([harbour(), hostile()])))
    assert len(frame) == 14 + 9
    assert frame.loc[14, "text"].startswith("<script>")


def test_without_pyarrow_the_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"provenance-tracer\[parquet\]"):
        export.sentences_parquet([harbour()])


def test_one_article_is_drawn_by_sentence_and_several_by_outlet(tmp_path: Path) -> None:
    one = export.draw_heatmap([harbour()], tmp_path / "one.svg")
    several = export.draw_heatmap([harbour(), harbour()], tmp_path / "several.svg")
    assert one.stat().st_size > several.stat().st_size > 10_000
    with pytest.raises(SettingsError):
        export.draw_heatmap([harbour()], tmp_path / "one.jpeg")


def test_the_table_of_no_trace_has_the_same_kinds_of_columns() -> None:
    one, none = export.sentences_of([harbour()]), export.sentences_of([])
    assert none.dtypes.to_dict() == one.dtypes.to_dict()
    assert none.empty
