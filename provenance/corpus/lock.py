"""One writer at a time: a lock that names its owner and that the system frees when the owner dies."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from provenance.errors import CorpusError
from provenance.files import take_lock

_PAUSE = 0.05  # seconds between two tries


class LockBusyError(CorpusError):
    """Another process is writing to the corpus."""


class WriterLock:
    """The right to write to the corpus at ``place``; taken soon or refused.

    Args:
        place: the directory of the corpus.
        patience: seconds to try for; a reader that puts something right holds the lock for a moment.

    Raises:
        LockBusyError: somebody else has it; the message names the process.
        OSError: the lock file cannot be made, as on a read-only disk.
    """

    def __init__(self, place: Path, patience: float = 0.0) -> None:
        self._file: IO[str] = (place / "lock").open("a+", encoding="utf-8")
        deadline = time.monotonic() + patience
        while not take_lock(self._file):
            if time.monotonic() >= deadline:
                owner = _owner(self._file)
                self._file.close()
                raise LockBusyError(
                    f"The corpus {place} is being written to by {owner}. Wait until that is done, "
                    "or stop that process, then try again; reading goes on meanwhile."
                )
            time.sleep(_PAUSE)
        self._sign()

    def release(self) -> None:
        """Gives the lock back."""
        if not self._file.closed:
            self._file.seek(0)
            self._file.truncate()
            self._file.close()

    def __enter__(self) -> WriterLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _sign(self) -> None:
        import socket

        since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        owner = {"process": os.getpid(), "machine": socket.gethostname(), "since": since}
        self._file.seek(0)
        self._file.truncate()
        json.dump(owner, self._file)
        self._file.flush()


def _owner(file: IO[str]) -> str:
    try:
        file.seek(0)
        owner = json.loads(file.read())
        return f"process {owner['process']} on {owner['machine']} since {owner['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
