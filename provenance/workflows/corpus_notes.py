"""What the user is told of a corpus of files: what was left out, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from provenance.workflows.corpus_files import passed_over
from provenance.workflows.corpus_raw import Skipped


def name_of(named: Sequence[Path]) -> str:
    """Returns what results call a corpus of files."""
    return ", ".join(str(path) for path in named)


def notes_on(named: Sequence[Path], skipped: Sequence[Skipped]) -> list[str]:
    """Says what was left out, the first few by name, and which files were no articles."""
    notes = [f"Left out of the corpus: {_named(record)}" for record in skipped[:_NAMED]]
    if len(skipped) > _NAMED:
        notes.append(f"Left out of the corpus, besides: {len(skipped) - _NAMED} more that could not be read.")
    others = sum((passed_over(path) for path in named if path.is_dir()), Counter[str]())
    if others:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        notes.append(f"Files in {name_of(named)} that are no articles were passed over: {kinds}.")
    return notes


def nothing_in(named: Sequence[Path], notes: Sequence[str]) -> str:
    """Says that a corpus has no article, and why."""
    advice = "Put text or HTML files there, or name another folder with --corpus PATH."
    return " ".join([f"The corpus {name_of(named)} holds no article that can be read.", *notes, advice])


_NAMED = 5  # records that are named one by one before the rest is only counted


def _named(record: Skipped) -> str:
    return record.reason if record.name in record.reason else f"{record.name}: {record.reason}"
