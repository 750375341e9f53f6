"""Whoever passes the package on learns from it what it carries, and under which licences."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_licences_of_the_package_are_those_of_its_parts() -> None:
    parts = set(re.findall(r"\[([A-Za-z]+-[\w.-]+)\]", NOTICE))
    assert set(PROJECT["license"].split(" AND ")) == {"MIT", *parts}


def test_all_that_was_made_by_others_is_there_and_says_so_itself_where_it_can() -> None:
    carried = re.findall(r"^(provenance/\S+)$", NOTICE, re.MULTILINE)
    tables = {
        path for path in (ROOT / "provenance").rglob("*-en.txt") if "erived from" in path.read_text()[:200]
    }
    fonts = set((ROOT / "provenance").rglob("*.ttf"))
    assert {ROOT / name for name in carried} == tables | fonts
    assert all((ROOT / name).is_file() for name in PROJECT["license-files"])
