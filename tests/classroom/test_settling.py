"""What is written to a class reaches the disk soon, also what is written while it is brought there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from provenance.classroom import settling
from provenance.classroom.settling import Settler


class HandTimer:
    """A timer that goes off when the test says so."""

    started: list[HandTimer]

    def __init__(self, _: float, run: Callable[[], None]) -> None:
        self.run = run
        self.daemon = False

    def start(self) -> None:
        self.started.append(self)

    def cancel(self) -> None:
        """Nothing is waiting."""

    def join(self) -> None:
        """Nothing runs beside the test."""


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> list[HandTimer]:
    HandTimer.started = []
    monkeypatch.setattr(settling, "Timer", HandTimer)
    return HandTimer.started


def test_what_is_written_before_the_disk_is_asked_is_settled_together(
    timers: list[HandTimer], tmp_path: Path
) -> None:
    settler = Settler(tmp_path / "one.class")
    settler.soon()
    settler.soon()
    assert len(timers) == 1
    timers[0].run()
    settler.soon()
    assert len(timers) == 2


@pytest.mark.parametrize("stopped", [False, True])
def test_what_is_written_while_the_log_is_settled_is_settled_after_it(
    timers: list[HandTimer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: bool
) -> None:
    settler = Settler(tmp_path / "one.class")

    def meanwhile(*_: Any, **__: Any) -> sqlite3.Connection:
        settler.soon()
        if stopped:
            settler.stop()
        raise sqlite3.OperationalError

    settler.soon()
    monkeypatch.setattr(settling.sqlite3, "connect", meanwhile)
    timers[0].run()
    assert len(timers) == (1 if stopped else 2)
