"""One run at a time in a work folder: two would write over each other, or remove what the other needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO

from provenance.errors import OutputError
from provenance.files import take_lock

KEY = "job.json"
"""Name of the file by which the folder of a run is known."""

LOCK = "lock"
"""Name of the file in a work folder that a run holds; the system frees it when its process is gone."""


class WorkHold:
    """The right to work in a folder, held from the beginning, and again whenever a ``with`` block is entered.

    Args:
        work: the folder; it is made if it is not there.

    Raises:
        OutputError: another run holds it, it holds other files, or it cannot be made.
    """

    def __init__(self, work: Path) -> None:
        self._work = work
        self._file: IO[bytes] | None = None
        _refuse_signs(work)
        refuse_foreign(work)
        self._take()

    def __enter__(self) -> WorkHold:
        if self._file is None:
            self._take()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def __del__(self) -> None:
        self.release()

    def release(self) -> None:
        """Lets another run work there."""
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _take(self) -> None:
        try:
            self._work.mkdir(parents=True, exist_ok=True)
            file = (self._work / LOCK).open("ab")
        except OSError as error:
            raise OutputError(
                f"Cannot write to {self._work}: {error.strerror or error}. Choose another place with --out or --work."
            ) from error
        if not _locked(file):
            file.close()
            raise OutputError(
                f"Another run is at work in {self._work}. Wait until it is done, or name another folder with --work."
            )
        self._file = file


def _refuse_signs(work: Path) -> None:
    """Refuses a folder whose name the database of the engine would take for a pattern."""
    if signs := sorted(set(str(work.absolute())) & set("*?[")):
        raise OutputError(
            f"The engine cannot work in {work}, for {' '.join(signs)} in its name. Name another folder with --work."
        )


def key_of(work: Path) -> str | None:
    """Returns the key of the run that was begun in a folder, None where none was."""
    try:
        return str(json.loads((work / KEY).read_text(encoding="utf-8"))["key"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def refuse_foreign(work: Path) -> None:
    """Refuses a folder with files that no run has made, before anything is left in it or removed.

    Raises:
        OutputError: it holds other files.
    """
    if work.is_dir() and key_of(work) is None and any(file.name != LOCK for file in work.iterdir()):
        raise OutputError(f"{work} holds other files. Name a folder of its own for the unfinished work.")


def _locked(file: IO[bytes]) -> bool:
    try:
        return take_lock(file)
    except OSError:  # a file system of a network that has no locks
        return True
