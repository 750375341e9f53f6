"""All classes of a teacher: a folder with one file each, found by number or by join code."""

from __future__ import annotations

import re
import secrets
from pathlib import Path
from threading import RLock

from provenance.classroom.class_file import ClassFile
from provenance.classroom.class_values import Names, tidy_code
from provenance.classroom.values import Exercise
from provenance.errors import ReadingError

ENDING = ".class"

_ID = re.compile(r"[0-9a-f]{12}")


class ClassFolder:
    """Opens the classes of a folder once and keeps them open. All methods may be called from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = RLock()
        self._open: dict[str, ClassFile] = {}
        self._codes: dict[str, str] = {}
        self.unreadable: list[str] = []
        for path in sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else ():
            if _ID.fullmatch(path.stem):
                self._take(path)

    def create(self, exercise: Exercise, *, title: str = "", names: Names = Names.OPTIONAL) -> str:
        """Starts a class with an exercise; returns its id."""
        with self._guard:
            name = secrets.token_hex(6)
            made = ClassFile.create(self._folder / f"{name}{ENDING}", exercise, title=title, names=names)
            self._open[name] = made
            self._codes[made.state().code] = name
            return name

    def get(self, name: str) -> ClassFile | None:
        """The class with an id; None if there is none."""
        with self._guard:
            return self._open.get(name)

    def by_code(self, typed: str) -> ClassFile | None:
        """The class with a join code, however it is typed; None if there is none."""
        with self._guard:
            return self._open.get(self._codes.get(tidy_code(typed), ""))

    def all(self) -> list[tuple[str, ClassFile]]:
        """All classes with their ids, the newest first."""
        with self._guard:
            return sorted(self._open.items(), key=lambda one: (one[1].state().created, one[0]), reverse=True)

    def delete(self, name: str) -> None:
        """Deletes a class: its file is gone. An unknown one is no error."""
        with self._guard:
            if found := self._open.pop(name, None):
                self._codes = {code: other for code, other in self._codes.items() if other != name}
                found.delete()

    def close(self) -> None:
        """Closes all; one file a class remains."""
        with self._guard:
            for found in self._open.values():
                found.close()
            self._open.clear()
            self._codes.clear()

    def _take(self, path: Path) -> None:
        try:
            found = ClassFile.open(path)
        except ReadingError as error:
            self.unreadable.append(str(error))
            return
        self._open[path.stem] = found
        self._codes[found.state().code] = path.stem
