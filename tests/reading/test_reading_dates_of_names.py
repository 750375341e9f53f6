"""A text that bears no date has that of its file's name, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.reading import read_path, read_text

STORY = "Crane falls\n\nA crane fell on the ferry pier of Vessin on Sunday morning, and eleven dockers were hurt.\n"


def dated(folder: Path, name: str, story: str = STORY) -> tuple[str | None, bool]:
    (folder / name).write_text(story)
    document = read_path(folder / name)
    return document.published, any("file's name" in note for note in document.notes)


@pytest.mark.parametrize(
    "name",
    [
        "2024-03-15_crane.txt",
        "20240315-crane.txt",
        "crane 20240315.html",
        "crane.2024.03.15.txt",
        "2024_03_15.txt",
    ],
)
def test_the_name_of_the_file_dates_a_text_without_a_date(tmp_path: Path, name: str) -> None:
    assert dated(tmp_path, name) == ("2024-03-15", True)


@pytest.mark.parametrize(
    "name",
    [
        "crane-20240315-vessin.txt",  # amid a name it may be a number
        "20241590.txt", "20240230 crane.txt", "120240315.txt", "2024031501.txt", "2024-03-15 to 2024-03-20.txt",
        "2024-0315.txt", "2024-03-15.data",
    ],
)  # fmt: skip
def test_a_number_in_a_name_is_no_date(tmp_path: Path, name: str) -> None:
    assert dated(tmp_path, name) == (None, False)


def test_what_the_text_says_stands_above_the_name(tmp_path: Path) -> None:
    assert dated(tmp_path, "2024-03-15.txt", f"date 2024-03-14\n{STORY}") == ("2024-03-14", False)
    wire = "VESSIN, March 14 (Reuters) - A crane fell on the pier on Sunday, and eleven dockers were hurt.\n"
    assert dated(tmp_path, "2024-03-15.txt", wire) == ("2024-03-14", True)


def test_a_row_does_not_have_the_day_on_which_its_table_was_written() -> None:
    for name in ("news-2024-03-15.csv#3", "2024-03-15.txt#3", "2024-03-15.jsonl"):
        assert read_text(STORY, name=name, path=name).published is None
