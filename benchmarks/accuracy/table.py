"""The table: for a terminal, and as Markdown between two marks of a document."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.accuracy.keeping import Part
from benchmarks.accuracy.rows import DRAWS, SEED, Row

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_LIBRARIES = ("rapidfuzz", "sentencex", "PyStemmer", "scikit-learn", "numpy", "scipy")


def conditions() -> str:
    """Machine, versions, date and seed: without them a figure says little."""
    from provenance import __version__
    from provenance.align.model import load

    libraries = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
    machine = (
        f"{os.cpu_count()} cores of {_processor()}, {platform.system()}, Python {platform.python_version()}"
    )
    model = load()
    return (
        f"{datetime.now(UTC):%Y-%m-%d}; provenance {__version__}, model {model.version} of {model.card.get('date')}; "
        f"{machine}; {libraries}; 95 % intervals from {DRAWS} bootstrap draws with seed {SEED}"
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )


def plain(rows: Sequence[Row]) -> str:
    """The table for a terminal."""
    lines, group = [], ""
    for row in rows:
        if row.set != group:
            group = row.set
            lines += ["", f"{group}: {row.part}"]
        lines.append(f"  {row.measure:58} {_figure(row):28} {_target(row):16} {_others(row)}".rstrip())
    return "\n".join(lines)


def markdown(parts: Sequence[Part], left_out: Sequence[str]) -> str:
    """Two tables as Markdown, what was asked for and all else, with the conditions of each run they are made of."""
    rows = [row for part in parts for row in part.rows]
    lines = [
        "| set | measure | ours [95 %] | to reach | trivial | published |",
        "|---|---|---|---|---|---|",
    ]
    for row in (row for row in rows if row.target is not None):
        cells = (row.set, row.measure, _figure(row), _target(row), row.baseline, row.published)
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "Measured besides:", "", "| set | measure | ours [95 %] |", "|---|---|---|"]
    lines += [f"| {row.set} | {row.measure} | {_figure(row)} |" for row in rows if row.target is None]
    lines += ["", "What the figures stand on:", ""]
    lines += [f"- {name}" for name in dict.fromkeys(f"{row.set}: {row.part}." for row in rows)]
    runs: dict[str, list[str]] = {}
    for part in parts:
        runs.setdefault(part.conditions, []).extend(dict.fromkeys(row.set for row in part.rows))
    for words, sets in runs.items():
        of = f" of {', '.join(sets)}" if len(runs) > 1 else ""
        lines += ["", f"Conditions{of}: {words}."]
    lines += ["", *(f"Not measured in this run: {item}." for item in left_out)] if left_out else []
    return "\n".join(lines)


def insert(path: Path, text: str) -> None:
    """Puts the text between the marks of a document.

    Raises:
        SystemExit: the document has no marks.
    """
    whole = path.read_text(encoding="utf-8")
    before, begin, rest = whole.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{path} has no lines {BEGIN} and {END}: put them where the table belongs")
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def _figure(row: Row) -> str:
    if row.unit:
        between = f" [{row.low:.1f}, {row.high:.1f}]" if row.low is not None else ""
        return f"{row.value:.1f} {row.unit}{between}"
    between = f" [{row.low:.3f}, {row.high:.3f}]" if row.low is not None else ""
    return f"{row.value:.3f}{between}"


def _target(row: Row) -> str:
    if row.target is None:
        return ""
    return f"{'<=' if row.falls else '>='} {row.target:g} {'yes' if row.reached else 'NO'}"


def _others(row: Row) -> str:
    parts = [
        f"trivial: {row.baseline}" if row.baseline else "",
        f"published: {row.published}" if row.published else "",
    ]
    return "; ".join(part for part in parts if part)
