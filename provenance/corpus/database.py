"""Connections to the database of a corpus: the truth, in which everything happens in transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from provenance.corpus.index import DiskFullError
from provenance.corpus.places import DATABASE
from provenance.errors import CorpusError

_WAIT = 10.0  # seconds to wait while another process recovers or folds in the journal
_AT_ONCE = 500  # values in one IN (...)

Item = TypeVar("Item")


def connect_for_writing(place: Path) -> sqlite3.Connection:
    """Opens the database for the one who holds the lock."""
    with explained(place):
        connection = sqlite3.connect(
            place / DATABASE, timeout=_WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA cache_size = -65536")
        except sqlite3.Error:
            connection.close()
            raise
    return connection


def connect_for_reading(place: Path) -> sqlite3.Connection:
    """Opens the database for reading, next to a writer or on a disk that cannot be written to."""
    with explained(place):
        for mode in ("mode=ro",) if os.access(place, os.W_OK) else ("mode=ro", "mode=ro&immutable=1"):
            connection = sqlite3.connect(
                f"file:{quote(str((place / DATABASE).resolve()))}?{mode}",
                uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False,
            )  # fmt: skip
            try:
                connection.execute("PRAGMA user_version").fetchone()
                connection.execute("PRAGMA mmap_size = 268435456")
                return connection
            except sqlite3.Error as error:
                connection.close()
                if not isinstance(error, sqlite3.OperationalError):
                    raise
                refused = error
        raise refused


@contextmanager
def transaction(connection: sqlite3.Connection, place: Path, *, repeatable: bool = False) -> Iterator[None]:
    """Commits what happens inside, or none of it.

    A commit survives a power cut; one that is ``repeatable`` need not, and saves
    the wait for the disk.
    """
    with explained(place):
        connection.execute(f"PRAGMA synchronous = {'NORMAL' if repeatable else 'FULL'}")
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def explained(place: Path) -> Iterator[None]:
    """Turns errors of the database into letters to a person; programming errors pass."""
    try:
        yield
    except sqlite3.OperationalError as error:
        reason = str(error)
        if "full" in reason:
            raise DiskFullError(place) from error
        if "readonly" in reason:
            raise CorpusError(f"The corpus {place} cannot be written to: its files are read-only.") from error
        if "no such" in reason or "syntax" in reason:
            raise
        raise CorpusError(f"The corpus {place} cannot be used ({reason}).") from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, (sqlite3.ProgrammingError, sqlite3.IntegrityError, sqlite3.InterfaceError)):
            raise
        raise DamagedDatabaseError(
            place,
            f"is damaged ({error})",
            f"restore {place / DATABASE} from a copy, or start anew from an export or from the sources",
        ) from error


class DamagedDatabaseError(CorpusError):
    """The documents of a corpus cannot be read; ``what`` is wrong, and the ``repair``."""

    def __init__(self, place: Path, what: str, repair: str) -> None:
        super().__init__(f"The database of the corpus {place} {what}. {repair[:1].upper()}{repair[1:]}.")
        self.what = what
        self.repair = repair


class LostDatabaseError(DamagedDatabaseError):
    """The documents of a corpus are gone, and only what was derived from them is left."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            place,
            "is empty, but there is a search index of documents beside it",
            f"restore {place / DATABASE} from a copy; to start anew, delete {place} first",
        )


def chunks(items: Iterable[Item], size: int = _AT_ONCE) -> Iterator[list[Item]]:
    """Yields the items in lists of at most ``size``."""
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk


def listed(query: str, items: Sequence[object]) -> str:
    """Returns the query with its ``?*`` written as one placeholder for each item."""
    return query.replace("?*", ",".join("?" * len(items)))


def counters(connection: sqlite3.Connection) -> dict[str, str]:
    """Returns the table of counters and stamps."""
    return dict(connection.execute("SELECT key, value FROM meta").fetchall())
