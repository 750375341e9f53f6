"""The documentation for Python users runs as printed and names everything that is public."""

from __future__ import annotations

import dataclasses
import inspect
import re
from pathlib import Path

import pytest

import provenance
from provenance.attribution.frames import SENTENCE_COLUMNS
from provenance.workflows.export import sentences_of

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.M | re.S)


def test_every_block_runs_as_printed_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for number, block in enumerate(BLOCKS):
        exec(compile(block, f"block {number} of docs/python.md", "exec"), names)  # noqa: S102  (our own page)
    assert len(BLOCKS) > 10
    result = names["result"]
    assert isinstance(result, provenance.Trace)
    assert f"by_verdict  # {result.summary.by_verdict}" in PAGE
    by_outlet, found = names["by_outlet"], names["found"]
    assert isinstance(found, provenance.Network)
    outlets = found.to_frame("outlets")
    assert by_outlet["sentences"].tolist() == outlets["sentences"].tolist()  # type: ignore[index]
    unnamed = outlets["uncredited"] + outlets["miscredited"]
    assert by_outlet["not_named"].tolist() == unnamed.tolist()  # type: ignore[index]
    assert by_outlet["articles"].tolist() == outlets["articles"].tolist()  # type: ignore[index]


def test_every_public_name_can_be_had_and_is_described() -> None:
    for name in provenance.__all__:
        assert getattr(provenance, name) is not None
        assert f"`{name}" in PAGE, name
    assert dir(provenance) == sorted(provenance.__all__)


def test_signatures_stand_as_they_are() -> None:
    for call in re.findall(
        r"`(\w+)\(([^`]*)\)`", PAGE.partition("## All of it")[2].partition("| `Settings`")[0]
    ):
        function = getattr(provenance, call[0], None)
        if inspect.isfunction(function):
            named = [name.strip() for name in call[1].split(",") if name.strip() != "*"]
            assert named == list(inspect.signature(function).parameters), call[0]


@pytest.mark.parametrize("kind", [provenance.Settings, provenance.ReportOptions, provenance.NetworkOptions])
def test_every_option_is_named_with_its_default(kind: type) -> None:
    for field in dataclasses.fields(kind):
        assert f"`{field.name}`" in PAGE, field.name
    for name, default in (("threshold", 0.65), ("unsure", 0.35), ("candidates", 50)):
        assert f"| `{name}` | {default} |" in PAGE
        assert getattr(provenance.Settings(), name) == default


def test_every_column_of_the_table_of_sentences_is_described() -> None:
    for column in SENTENCE_COLUMNS:
        assert f"`{column}`" in PAGE, column
    for column in sentences_of([]).columns:
        assert f"`{column}`" in PAGE, column


def test_every_field_and_method_of_a_result_is_named() -> None:
    for kind in (provenance.Trace, provenance.Network, provenance.Document):
        public = [name for name in dir(kind) if not name.startswith("_") and name not in ("of", "found")]
        for name in public:
            assert re.search(rf"`{name}[`(]", PAGE), f"{kind.__name__}.{name}"
