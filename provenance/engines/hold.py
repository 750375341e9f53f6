"""One run at a time in a work folder: two would write over each other, or remove what the other needs."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import IO

from provenance.errors import OutputError
from provenance.files import take_lock

KEY = "job.json"
"""Name of the file by which the folder of a run is known."""

_TRIES = 10  # times that a folder is taken which another run removes meanwhile

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

    def remove(self, key: str) -> None:
        """Removes the folder of a run that is done, unless another run was begun in it or is at work there."""
        if key_of(self._work) != key:
            return
        with suppress(OutputError), self:
            if key_of(self._work) == key:
                _remove(self._work)

    def _take(self) -> None:
        for _ in range(_TRIES):
            file = self._opened()
            if file is None:
                continue
            if not _locked(file):
                file.close()
                break
            if _stands(file, self._work / LOCK):
                self._file = file
                return
            file.close()  # the folder was removed between the two steps, and another may stand there
        raise OutputError(
            f"Another run is at work in {self._work}. Wait until it is done, or name another folder with --work."
        )

    def _opened(self) -> IO[bytes] | None:
        """Returns the file of the lock; None where a run that is done removes the folder at this moment."""
        try:
            self._work.mkdir(parents=True, exist_ok=True)
            return (self._work / LOCK).open("ab")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise OutputError(
                f"Cannot write to {self._work}: {error.strerror or error}. Choose another place with --out or --work."
            ) from error


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


def _remove(work: Path) -> None:
    """Removes a folder whose lock is held; the lock goes last, lest another run begins in between."""
    with suppress(OSError):  # what cannot be removed stays
        for file in [file for file in work.iterdir() if file.name != LOCK]:
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file)
            else:
                file.unlink()
        (work / LOCK).unlink()
        work.rmdir()


def _stands(file: IO[bytes], path: Path) -> bool:
    """Whether an open file is the one that stands at a path."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


def _locked(file: IO[bytes]) -> bool:
    try:
        return take_lock(file)
    except OSError:  # a file system of a network that has no locks
        return True
