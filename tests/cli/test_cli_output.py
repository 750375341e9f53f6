"""What becomes of a command whose output nobody takes: the reader has gone, the disk is full, nothing is open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from provenance.cli import DONE, FAILED, GATE

SEEDS = Path(__file__).parents[2] / "seeds"
TRACE = ("trace", str(SEEDS / "000_3fd7b0f862eb3509.txt"), "--corpus", str(SEEDS))
LIST = ("corpus", "list", "--corpus")


@pytest.fixture(name="asked", params=["trace", "trace --json", "trace --csv", "list", "list --json"])
def fixture_asked(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, ...]:
    command, *options = request.param.split()
    if command == "trace":
        return (*TRACE, *options)
    started(["corpus", "add", str(SEEDS), "--corpus", str(tmp_path / "c")], subprocess.DEVNULL)
    return (*LIST, str(tmp_path / "c"), *options)


def started(arguments: list[str], out: int | IO[bytes]) -> tuple[int, str]:
    """Runs a command as a shell does; returns its code and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "provenance", *arguments], stdout=out, stderr=subprocess.PIPE, check=False
    )
    return done.returncode, done.stderr.decode()


def read_by_nobody(arguments: list[str]) -> tuple[int, str]:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return started(arguments, writer)
    finally:
        os.close(writer)


def test_a_reader_that_has_seen_enough_is_no_failure(asked: tuple[str, ...]) -> None:
    assert read_by_nobody([*asked]) == (DONE, "")


def test_a_gate_is_not_met_either_where_nobody_reads_on() -> None:
    assert read_by_nobody([*TRACE, "--fail-on", "uncredited"]) == (GATE, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_is_told_in_one_sentence(asked: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        code, said = started([*asked], full)
    assert (code, said[:20], said.count("\n")) == (FAILED, "provenance: The disk", 1)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of another kind")
def test_an_output_that_is_closed_stops_no_command(asked: tuple[str, ...]) -> None:
    command = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "provenance", *asked]
    assert subprocess.run(command, check=False).returncode == DONE
