"""What was measured before, with the conditions it was measured in: a long table need not be made in one go."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.accuracy.rows import Row


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one part, and the conditions of their run."""

    rows: list[Row]
    conditions: str


def read(path: Path) -> dict[str, Part]:
    """Reads what was stored; nothing where the file is not there yet."""
    if not path.exists():
        return {}
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: Part([Row(**row) for row in part["rows"]], part["conditions"]) for name, part in stored.items()
    }


def write(path: Path, parts: Mapping[str, Part]) -> None:
    """Stores all parts."""
    stored = {
        name: {"rows": [asdict(row) for row in part.rows], "conditions": part.conditions}
        for name, part in parts.items()
    }
    path.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
