"""Writes requirements.txt: the run-time dependencies of pyproject.toml, pinned with all that they need.

Usage: python .ci/requirements.py [--check]

The versions are those of the environment that runs this; ``--check`` writes nothing and exits with 1 when
requirements.txt does not agree with pyproject.toml.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "requirements.txt"
HEAD = "# Pinned run-time set, made from pyproject.toml by: python .ci/requirements.py\n"


def name_of(requirement: str) -> str:
    """Returns the normalised project name of a requirement line."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def declared() -> set[str]:
    """Returns the names that pyproject.toml asks for at run time."""
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {name_of(item) for item in data["project"]["dependencies"]}


def closure(names: set[str]) -> dict[str, str]:
    """Returns name -> installed version of the named distributions and all that they need here."""
    found: dict[str, str] = {}
    waiting = sorted(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            item = distribution(name)
        except PackageNotFoundError:
            if name in names:
                raise SystemExit(f"{name} is not installed: run pip install -e . first") from None
            continue
        found[name] = item.version
        for requirement in item.requires or ():
            marker = requirement.partition(";")[2]
            if "extra" not in marker:
                waiting.append(name_of(requirement))
    return found


def pinned() -> dict[str, str]:
    """Returns name -> version as requirements.txt has them."""
    lines = TARGET.read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))  # type: ignore[misc]


def main() -> int:
    """Writes or checks requirements.txt."""
    if "--check" in sys.argv:
        missing = declared() - set(pinned())
        if missing:
            print(f"requirements.txt lacks {', '.join(sorted(missing))}: run python .ci/requirements.py")
            return 1
        return 0
    rows = sorted(closure(declared()).items())
    TARGET.write_text(HEAD + "".join(f"{name}=={version}\n" for name, version in rows), encoding="utf-8")
    print(f"{len(rows)} packages pinned")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
