"""Invented pages of many kinds of site: beside each page stands what a careful person reads on it.

An ``.expected`` file gives facts as ``name: value`` and then every sentence as ``role<TAB>text``, in order.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.model import Document
from provenance.reading import read_path

EXPECTED = sorted((Path(__file__).parent / "pages").glob("*.expected"))


def page_of(expected: Path) -> Document:
    return read_path(next(p for p in expected.parent.glob(f"{expected.stem}.*") if p != expected))


def facts_and_rows(expected: Path) -> tuple[dict[str, str], list[str]]:
    lines = expected.read_text(encoding="utf-8").splitlines()
    facts = dict(line.split(": ", 1) for line in lines if line and "\t" not in line)
    return facts, [line for line in lines if "\t" in line]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_a_page_is_read_sentence_by_sentence_with_its_roles(expected: Path) -> None:
    _, rows = facts_and_rows(expected)
    assert [f"{s.role}\t{s.text}" for s in page_of(expected).sentences] == rows


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_a_page_tells_who_published_it_and_when(expected: Path) -> None:
    facts, _ = facts_and_rows(expected)
    document = page_of(expected)
    assert {name: str(getattr(document, name)) for name in facts} == facts
