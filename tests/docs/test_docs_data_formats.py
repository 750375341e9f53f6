"""The page on data formats names every field of a trace, every table of a collection, every file of a report."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from invented_records import harbour

from provenance.attribution import schema
from provenance.model import CreditKind, Direction, Position, Relation, Role, Scope, Verdict
from provenance.outlets.loading import _LISTS, _TEXTS
from provenance.outlets.values import KINDS
from provenance.workflows.network_tables import COLUMNS

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "data-formats.md").read_text(encoding="utf-8")
SCHEMA = PAGE.partition("```\n")[2].partition("```")[0]


def keys(value: Any) -> set[str]:
    if isinstance(value, list):
        return {key for item in value for key in keys(item)}
    if not isinstance(value, dict):
        return set()
    inner = {key for name, item in value.items() if not name.startswith("by_") for key in keys(item)}
    return set(value) | inner


def test_every_field_of_a_trace_is_named_and_no_other() -> None:
    written = keys(schema.to_dict(harbour()))
    named = set(re.findall(r'"([a-z_]+)"', SCHEMA)) - {"schema 1"}
    assert written <= named, written - named
    assert named <= written, named - written


@pytest.mark.parametrize("kind", [CreditKind, Direction, Position, Relation, Role, Scope, Verdict])
def test_every_word_that_a_field_may_hold_is_named(kind: Any) -> None:
    for member in kind:
        assert member.value in SCHEMA, member


def test_every_table_of_a_collection_and_every_field_of_an_outlet_is_named() -> None:
    for table in COLUMNS:
        assert f"| `{table}` |" in PAGE
    for name in (*_TEXTS, *_LISTS):
        assert f"`{name}`" in PAGE, name
    for kind in KINDS:
        assert re.search(rf"\b{kind}\b", PAGE), kind
