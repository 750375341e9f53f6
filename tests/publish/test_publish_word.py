"""A Word document opens, holds the page's text as real headings, lists and tables, and is the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from docx import Document
from invented_papers import PAPER_A, invented, spoiled

from provenance.classroom.sheets import key_page, lesson_page, worksheet_page
from provenance.publish.word import print_word

POISON = "<w:p/> ]]> & =1+1 a\x00\x0b\x1b[31m\u202e\ufffe\uffff\ud800b"
VISIBLE = "<w:p/> ]]> & =1+1 ab"


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def text_of(document: Any) -> str:
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def worksheet() -> Any:
    return opened(print_word(worksheet_page(invented(), PAPER_A)))


def test_questions_are_headings_and_instructions_a_list() -> None:
    styles = {paragraph.text: paragraph.style.name for paragraph in worksheet().paragraphs}
    assert styles["1  Find the original   (1 point)"] == "Heading 1"
    assert styles["Read the article first."] == "List Bullet"
    assert styles["○\tA\tSome 210 passengers were brought ashore in less than three hours."] == "Choice"


def test_a_grid_is_a_table_with_a_box_in_every_cell_and_a_head_on_every_page() -> None:
    grid = next(table for table in worksheet().tables if len(table.rows) == 4)
    assert [cell.text for cell in grid.rows[0].cells] == ["", "", "A Original 1", "B Original 2", "C None"]
    assert [cell.text for cell in grid.rows[1].cells][2:] == ["☐", "☐", "☐"]
    assert "tblHeader" in grid.rows[0]._tr.xml


def test_no_choice_of_a_grid_is_parted_from_it_by_the_end_of_a_page() -> None:
    paragraphs = list(worksheet().paragraphs)
    style = [paragraph.style.name for paragraph in paragraphs]
    ends = [at for at, name in enumerate(style) if name == "Choice" and style[at + 1] != "Choice"]
    kept = [bool(paragraphs[at].paragraph_format.keep_with_next) for at in ends]
    before_table = [paragraphs[at]._p.getnext().tag.endswith("tbl") for at in ends]
    assert kept == before_table
    assert any(kept)


def test_every_sheet_of_paper_says_which_paper_it_is() -> None:
    assert "Paper A" in worksheet().sections[0].header.paragraphs[0].text


def test_the_language_is_set_for_the_spelling_checker() -> None:
    assert re.findall(r'w:lang [^>]*w:val="([^"]+)"', worksheet().styles.element.xml) == ["en-GB"]


def test_nothing_of_the_key_stands_on_the_worksheet_and_all_of_it_on_the_key() -> None:
    sheet, key = text_of(worksheet()), text_of(opened(print_word(key_page(invented(), PAPER_A))))
    for item in PAPER_A.items:
        assert item.explanation not in sheet
        assert item.explanation in key
    assert "☑" not in sheet
    assert "☑\tA\tSome 210" in key


def test_the_same_page_gives_the_same_bytes() -> None:
    data = print_word(worksheet_page(invented(), PAPER_A))
    assert data == print_word(worksheet_page(invented(), PAPER_A))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01" in parts.read("docProps/core.xml")


def test_text_is_text_and_nothing_in_it_spoils_the_file() -> None:
    exercise = spoiled(invented(), POISON)
    for page in (worksheet_page(exercise, exercise.papers[0]), lesson_page(exercise)):
        document = opened(print_word(page))
        assert VISIBLE in text_of(document)
        assert VISIBLE in document.core_properties.title
