"""The table that a notebook shows: whole, inert, and no longer than a reader scrolls."""

from __future__ import annotations

import re

import pytest
from lxml import html

from provenance.publish.blocks import Span, Table, Tone
from provenance.publish.fragment import MOST_ROWS, print_fragment

TONE = Tone("uncredited", "#aa3333", "#ffffff", "\N{MULTIPLICATION SIGN}", "nobody is named")


def table(rows: int) -> Table:
    cells = [((Span(str(row)),), (Span("a < b", tone="uncredited"),)) for row in range(rows)]
    return Table("Sentences & verdicts", ("number", "told"), tuple(cells))


def test_every_row_is_one_of_the_table_with_its_cells_and_tone() -> None:
    found = html.fromstring(print_fragment(table(3), (TONE,)))
    rows = [[cell.text_content() for cell in row.iter("th", "td")] for row in found.iter("tr")]
    assert rows[0] == ["number", "told"]
    assert rows[1:] == [[str(row), "\N{MULTIPLICATION SIGN} uncrediteda < b"] for row in range(3)]
    assert found.find(".//caption").text_content() == "Sentences & verdicts"


@pytest.mark.parametrize(("rows", "told"), [(0, ""), (1, "1 more row."), (2, "2 more rows.")])
def test_rows_beyond_what_is_shown_are_counted(rows: int, told: str) -> None:
    written = print_fragment(table(MOST_ROWS + rows), (TONE,))
    assert written.count("<tr>") == MOST_ROWS + 1
    assert "".join(re.findall(r"<p>(.*?)</p>", written)) == told
