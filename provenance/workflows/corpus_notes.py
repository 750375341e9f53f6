"""What the user is told of a corpus of files: what was left out, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from provenance.text.counted import count
from provenance.workflows.corpus_files import STORED_CORPUS, passed_over
from provenance.workflows.corpus_raw import Skipped


def name_of(named: Sequence[Path]) -> str:
    """Returns what results call a corpus of files."""
    return ", ".join(str(path) for path in named)


def notes_on(named: Sequence[Path], skipped: Sequence[Skipped]) -> list[str]:
    """Says what was left out, the first few by name, and which files were no articles."""
    reasons = together(skipped)
    notes = [f"Left out of the corpus: {reason}" for reason in reasons[:_NAMED]]
    if len(reasons) > _NAMED:
        notes.append(f"Left out of the corpus, besides, for {len(reasons) - _NAMED} more reasons like these.")
    return [*notes, *no_articles(named)]


def no_articles(named: Sequence[Path]) -> list[str]:
    """Says which files in folders were passed over as no articles, in one sentence or none."""
    folders = [path for path in named if path.is_dir()]
    others = sum(map(passed_over, folders), Counter[str]())
    kinds = ", ".join(_others(kind, number) for kind, number in sorted(others.items()))
    told = f"Files in {name_of(folders)} that are no articles were passed over: {kinds}."
    return [told] if others else []


def nothing_in(named: Sequence[Path], notes: Sequence[str]) -> str:
    """Says that a corpus has no article, and why."""
    advice = "Put text or HTML files there, or name another folder with --corpus PATH."
    told = [note if note.endswith(".") else f"{note}." for note in notes]
    return " ".join([f"The corpus {name_of(named)} holds no article that can be read.", *told, advice])


def together(skipped: Iterable[Skipped]) -> list[str]:
    """Says of each record why it was left out; rows of one table that have one fault are told together."""
    alike: dict[tuple[str, str], list[Skipped]] = {}
    for record in skipped:
        alike.setdefault((_table_of(record.name), record.reason), []).append(record)
    return [_named(records[0], len(records) - 1) for records in alike.values()]


def _others(kind: str, number: int) -> str:
    return count(number, kind, "stored corpora") if kind == STORED_CORPUS else f"{number} {kind}"


_NAMED = 5  # faults that are told one by one before the rest is only counted


def _table_of(name: str) -> str:
    table, sign, number = name.rpartition("#")
    return table if sign and number.isdigit() else name


def _named(record: Skipped, others: int) -> str:
    if not others:
        return record.reason if record.name in record.reason else f"{record.name}: {record.reason}"
    rows = f"{others:,} more rows" if others > 1 else "another row"
    return f"{record.name} and {rows}: {record.reason}"
