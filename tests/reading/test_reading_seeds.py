"""The five seeds are read as a careful person would read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.model import Document, Role
from provenance.reading import read_path

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
ROWS = [json.loads(line) for line in (GOLD / "seeds.jsonl").read_text(encoding="utf-8").splitlines()]


def seed(number: str) -> Document:
    return read_path(next((ROOT / "seeds").glob(f"{number}_*.txt")))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['document'][:3]}-{row['n']}")
def test_every_labelled_line_is_found_with_its_role(row: dict[str, str]) -> None:
    document = read_path(ROOT / "seeds" / row["document"])
    if row["role"] == "boilerplate":
        assert row["sentence"] in [piece.text for piece in document.dropped]
    else:
        assert (row["sentence"], Role(row["role"])) in [(s.text, s.role) for s in document.sentences]


@pytest.mark.parametrize("number", ["000", "002", "003", "004"])
def test_nothing_stands_between_the_labelled_lines(number: str) -> None:
    document = seed(number)
    labelled = [
        r["sentence"] for r in ROWS if r["document"].startswith(number) and r["role"] != "boilerplate"
    ]
    assert [s.text for s in document.sentences] == labelled


def test_a_page_that_holds_its_body_twice_gives_one_clean_body_in_order() -> None:
    clean = (GOLD / "sputnik-001-body.txt").read_text(encoding="utf-8").splitlines()
    sentences = [s for s in seed("001").sentences if s.role in (Role.HEADLINE, Role.BODY)]
    assert [s.text for s in sentences] == clean


def test_the_dateline_stands_alone_before_the_body_for_its_credit() -> None:
    roles = [(s.role, s.text) for s in seed("001").sentences]
    assert roles[1] == (Role.FOOTER, "NUR-SULTAN (Sputnik) -")
    assert roles[2][0] is Role.BODY


def test_tags_addresses_and_the_second_copy_are_listed_not_lost() -> None:
    dropped = {piece.text: piece.why for piece in seed("001").dropped}
    assert dropped["feedback@sputniknews.com"] == "e-mail address"
    assert dropped["+74956456601"] == "telephone number"
    assert dropped["kazakh foreign ministry"] == "topic or tag list"
    assert any(text.startswith("Sirens are still going off") for text in dropped)


def test_metadata_comes_from_the_head_of_a_scraped_page() -> None:
    document = seed("001")
    assert document.outlet == "Sputnik"
    assert document.published == "2022-01-10T03:01+00:00"
    assert document.title is not None
    assert document.title.startswith("Counter-Terrorism Operation Continues")
    assert document.url is not None
    assert document.url.startswith("https://sputnikglobe.com/20220110/")


@pytest.mark.parametrize(
    ("number", "published"),
    [("000", "2022-01-10"), ("002", "2022-01-09"), ("003", None), ("004", "2022-01-06")],
)
def test_the_date_is_cut_from_the_head_and_never_taken_from_the_file(
    number: str, published: str | None
) -> None:
    document = seed(number)
    assert document.published == published
    assert "date 2022" not in document.text


@pytest.mark.parametrize("number", ["000", "002", "003", "004"])
def test_a_page_that_credits_an_agency_is_not_that_agency(number: str) -> None:
    assert seed(number).outlet is None


def test_the_language_and_the_encoding_are_told() -> None:
    document = seed("003")
    assert (document.language, document.encoding) == ("en", "UTF-8")
