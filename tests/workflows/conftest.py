"""What all tests of the use cases have in common."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def fixture_own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's own corpus or cache is touched."""
    monkeypatch.setenv("PROVENANCE_CORPUS", str(tmp_path / "own-corpus"))
    monkeypatch.setenv("PROVENANCE_CACHE", str(tmp_path / "cache"))
