"""Brings a database's write-ahead log to the disk soon after a write, beside those who write.

Waiting for the disk at every answer makes thirty students wait for each other. So a write returns when the
system has it, which a killed program does not undo, and within a second the disk has it, too.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock, Timer

DELAY_SECONDS = 1.0
"""What a power cut may cost at most."""


class Settler:
    """Settles one database ``DELAY_SECONDS`` after ``soon`` was called first."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = Lock()
        self._timer: Timer | None = None
        self._written = False  # since the timer that runs began to settle

    def soon(self) -> None:
        """Says that something was written."""
        with self._guard:
            self._written = True
            if self._timer is None:
                self._start()

    def _start(self) -> None:
        self._timer = Timer(DELAY_SECONDS, self._settle)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Waits until nobody settles any more; the database may then be closed or deleted."""
        with self._guard:
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
            timer.join()

    def _settle(self) -> None:
        with self._guard:
            if self._timer is None:
                return  # stopped meanwhile
            self._written = False
        # "rw" never makes a file: a class that was deleted stays deleted.
        with suppress(sqlite3.OperationalError):
            address = f"{self._path.absolute().as_uri()}?mode=rw"
            with closing(sqlite3.connect(address, uri=True, timeout=5)) as database:
                database.execute("pragma wal_checkpoint(passive)")
        with self._guard:
            if self._timer is not None:
                self._timer = None
                if self._written:
                    self._start()
