"""Opens stored corpora, putting right first what a killed process left behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from provenance.corpus.database import LostDatabaseError
from provenance.corpus.index import IndexDamagedError
from provenance.corpus.lock import LockBusyError
from provenance.corpus.places import is_corpus
from provenance.corpus.store import OldSchemaError, StoredCorpus
from provenance.errors import CorpusError
from provenance.text.counted import count

REBUILT_SILENTLY = 20_000
"""Documents up to which a reader builds a lost index anew on its own: some seconds."""


def create(place: Path) -> StoredCorpus:
    """Makes an empty corpus, or opens the one that is there."""
    _mend(place)
    return open_corpus(place)


def open_corpus(place: Path) -> StoredCorpus:
    """Opens a corpus for reading.

    Raises:
        CorpusError: there is none, or it cannot be read; the message says what to do.
    """
    if not is_corpus(place):
        raise CorpusError(f"There is no corpus at {place}. Start one with: provenance corpus add PATH")
    try:
        corpus = StoredCorpus(place)
    except (OldSchemaError, IndexDamagedError) as problem:
        return _after_repair(place, problem)
    return _replayed(corpus) if corpus.pending else corpus


def _after_repair(place: Path, problem: Exception) -> StoredCorpus:
    try:
        damaged = _mend(place, create=False, rebuild_at_most=REBUILT_SILENTLY)
    except (LockBusyError, LostDatabaseError):
        raise
    except CorpusError as hindrance:
        raise CorpusError(
            f"{problem} It cannot be put right here: {hindrance} Where it can "
            f"be written to, run: provenance corpus reindex --corpus {place}"
        ) from hindrance
    corpus = StoredCorpus(place)
    corpus.notes += damaged
    return corpus


def _mend(place: Path, **how: Any) -> tuple[str, ...]:
    """Opens the corpus for writing, which makes it or puts it right; returns what is damaged in it.

    A sound one is read without that module.
    """
    from provenance.corpus.writer import CorpusWriter

    with CorpusWriter(place, **how) as writer:
        return writer.damaged


def _replayed(corpus: StoredCorpus) -> StoredCorpus:
    """Finishes what a killed writer began; where one is still at work, its documents come later."""
    try:
        corpus.notes += _mend(corpus.place, create=False, patience=0)
    except CorpusError:
        corpus.notes += (
            f"{count(len(corpus.pending), 'document')} of {corpus.name} cannot be searched yet.",
        )
        return corpus
    corpus.refresh()
    return corpus
