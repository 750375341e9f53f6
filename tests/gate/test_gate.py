"""The accuracy gate itself: floors may rise silently, never fall."""

import json
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
GATE = ROOT / ".ci" / "gate"


@pytest.fixture(scope="module")
def gate():
    import types

    module = types.ModuleType("gate")
    module.__file__ = str(GATE)
    loader = SourceFileLoader("gate", str(GATE))
    exec(loader.get_code("gate"), module.__dict__)  # noqa: S102  (our own program, which has no ending)
    return module


def recorded(**changes):
    return {"gold": "abc", "floors": {"seeds": 14.0}, "history": [], "reason": ""} | changes


def test_figures_at_or_above_their_floors_pass(gate):
    assert gate.problems({"seeds": 14.0}, recorded(), "abc") == []
    assert gate.problems({"seeds": 15.0}, recorded(), "abc") == []


def test_a_figure_below_its_floor_fails(gate):
    assert "below its floor" in gate.problems({"seeds": 13.0}, recorded(), "abc")[0]


def test_a_figure_that_is_no_longer_measured_fails(gate):
    assert "no longer measured" in gate.problems({}, recorded(), "abc")[0]


def test_changed_gold_fails_until_it_is_recorded(gate):
    assert "gold changed" in gate.problems({"seeds": 14.0}, recorded(), "xyz")[0]


def test_a_floor_lowered_without_a_reason_fails(gate):
    history = [{"date": "2026-01-01", "gold": "abc", "floors": {"seeds": 15.0}}]
    assert "say why" in gate.problems({"seeds": 14.0}, recorded(history=history), "abc")[0]


def test_a_floor_lowered_with_a_reason_passes(gate):
    history = [{"date": "2026-01-01", "gold": "abc", "floors": {"seeds": 15.0}}]
    assert gate.problems({"seeds": 14.0}, recorded(history=history, reason="a label was wrong"), "abc") == []


def test_an_earlier_reason_excuses_no_later_floor(gate):
    history = [
        {"date": "2026-01-01", "gold": "abc", "floors": {"seeds": 15.0}},
        {"date": "2026-02-01", "gold": "abc", "floors": {"seeds": 14.5}, "reason": "a label was wrong"},
    ]
    assert gate.problems({"seeds": 14.5}, recorded(history=history, floors={"seeds": 14.5}), "abc") == []
    assert "14.5000 on 2026-02-01" in gate.problems({"seeds": 14.0}, recorded(history=history), "abc")[0]


def test_a_floor_that_is_dropped_is_a_floor_lowered(gate):
    history = [{"date": "2026-01-01", "gold": "abc", "floors": {"seeds": 14.0, "golden": 1.0}}]
    assert "golden was 1.0000" in gate.problems({"seeds": 14.0}, recorded(history=history), "abc")[0]


def test_what_is_recorded_keeps_what_was_decided_before(gate, tmp_path, monkeypatch):
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    gate.record({"seeds": 15.0}, "abc", "")
    gate.record({"seeds": 14.0}, "xyz", "a label was wrong")
    gate.record({"seeds": 14.5}, "xyz", "")
    written = json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))
    assert [entry["reason"] for entry in written["history"]] == ["", "a label was wrong"]
    assert gate.problems({"seeds": 14.5}, written, "xyz") == []


def test_the_fingerprint_changes_with_a_label(gate, tmp_path):
    case = tmp_path / "case.txt"
    case.write_text("1 | derived 1:2 | credited\n", encoding="utf-8")
    before = gate.fingerprint((case,))
    case.write_text("1 | derived 1:2 | uncredited\n", encoding="utf-8")
    assert gate.fingerprint((case,)) != before


def test_the_fingerprint_covers_every_gold_text_and_no_test_half(gate):
    folders = {path.parent.name for path in gate.GOLD}
    assert folders == {"gold", "cases", "seeds", "same_event", "originals", "attacked_pairs"}
    assert not [path for path in gate.GOLD if path.name.startswith("test-")]
