"""The grading command says what it could not understand and still grades the rest."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from invented_class import EXERCISE, csv

from provenance.classroom.key import to_json


def run(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "provenance",
        "exercise",
        "grade",
        "answers.csv",
        "--key",
        "key.json",
        "--no-sheets",
    ]
    return subprocess.run(
        [*command, *more], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_command_grades_what_it_can_and_strict_says_so_with_its_exit_code(tmp_path: Path) -> None:
    (tmp_path / "key.json").write_text(to_json(EXERCISE), encoding="utf-8")
    (tmp_path / "answers.csv").write_bytes(csv("Noor,A,A,A C E,ABCD,1=A,2", "Ben,A,XX,A,ABCD,1=A,2"))
    done = run(tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, str(Path("graded") / "overview.html"))
    assert "line 3, column match-1 (Ben): found “XX”" in done.stderr
    assert "2 students graded" in done.stderr
    strict = run(tmp_path, "--strict", "--json", "--out", "again")
    assert strict.returncode == 1
    assert len(json.loads(strict.stdout)["students"]) == 2
