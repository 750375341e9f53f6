"""Each golden case is traced, and everything that a careful reader said of it must come out."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden_check import complaints
from golden_format import read_case

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
KNOWN_FAILURES = {
    name.strip(): why.strip()
    for line in (Path(__file__).parent / "known_failures.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
    for name, _, why in [line.partition("|")]
}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_golden_case_comes_out_as_labelled(path: Path) -> None:
    wrong = _complaints(path)
    if path.stem in KNOWN_FAILURES:
        if not wrong:
            pytest.fail(f"{path.stem} passes now: delete its line in known_failures.txt")
        pytest.xfail(KNOWN_FAILURES[path.stem])
    assert not wrong, "\n".join([f"{path.name} protects: {read_case(path).purpose}", *wrong])


def _complaints(path: Path) -> list[str]:
    """What is wrong with the trace; a crash of a case that is known to fail counts as failing, too."""
    try:
        return complaints(read_case(path))
    except Exception as error:
        if path.stem not in KNOWN_FAILURES:
            raise
        return [repr(error)]


def test_known_failures_name_cases_that_exist_and_say_why() -> None:
    assert set(KNOWN_FAILURES) <= {path.stem for path in CASES}
    assert all(KNOWN_FAILURES.values())


def test_there_are_enough_cases_and_enough_of_them_say_no() -> None:
    cases = [read_case(path) for path in CASES]
    assert len(cases) >= 48
    assert sum(not any(one.choices for one in case.expected if one.derived) for case in cases) >= 18
