"""Jobs on disk: a folder each, with what was sent, what came of it, and ``job.json``.

Everything a job needs is there before it is announced, and every change of
its state is written whole, so that a restart finds all work in progress.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import Any

from provenance.files import write_whole
from provenance.web.jobs.job import Job, State, now

_NAME = re.compile(r"[0-9a-f]{16}")


class JobStore:
    """The jobs of one work folder.

    Args:
        folder: where they live; made for its owner only.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = RLock()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._jobs = {job.id: job for job in self._read_all()}

    def folder(self, identifier: str) -> Path:
        """The folder of a job.

        Raises:
            KeyError: no job can have this id.
        """
        if not _NAME.fullmatch(identifier):
            raise KeyError(identifier)
        return self._folder / identifier

    def reserve(self) -> str:
        """Makes the folder of a job to come and returns its id."""
        identifier = secrets.token_hex(8)
        self.folder(identifier).mkdir(mode=0o700)
        return identifier

    def announce(self, identifier: str, kind: str, title: str, request: dict[str, Any]) -> Job:
        """Turns a reserved folder, whose files are all there, into a job."""
        job = Job(identifier, kind, title, created=now(), request=request)
        self.put(job)
        return job

    def put(self, job: Job, *, lasting: bool = True) -> None:
        """Notes how a job stands; progress alone need not be written to disk."""
        with self._guard:
            if lasting:
                write_whole(self.folder(job.id) / "job.json", json.dumps(job.to_dict()))
            self._jobs[job.id] = job

    def change(self, identifier: str, *, lasting: bool = True, **changes: Any) -> Job | None:
        """Changes a job that is still there; returns what it is now, or None."""
        with self._guard:
            job = self._jobs.get(identifier)
            if job is None:
                return None
            job = replace(job, **changes)
            self.put(job, lasting=lasting)
            return job

    def get(self, identifier: str) -> Job | None:
        """The job with this id, if there is one."""
        with self._guard:
            return self._jobs.get(identifier)

    def all(self) -> list[Job]:
        """All jobs, latest first."""
        with self._guard:
            return sorted(self._jobs.values(), key=lambda job: (job.created, job.id), reverse=True)

    def delete(self, identifier: str) -> None:
        """Forgets a job with all its files."""
        with self._guard:
            self._jobs.pop(identifier, None)
            shutil.rmtree(self.folder(identifier), ignore_errors=True)

    def delete_older(self, days: int) -> int:
        """Deletes jobs that ended longer ago; returns how many."""
        oldest = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
        old = [job.id for job in self.all() if job.state.ended and (job.ended or job.created) < oldest]
        for identifier in old:
            self.delete(identifier)
        return len(old)

    def delete_unannounced(self) -> None:
        """Deletes folders whose upload was cut off; only for a moment when nothing is being uploaded."""
        for path in self._folder.iterdir():
            if path.name not in self._jobs and _NAME.fullmatch(path.name):
                shutil.rmtree(path, ignore_errors=True)

    def _read_all(self) -> Iterator[Job]:
        for path in self._folder.glob("*/job.json"):
            try:
                job = Job.from_dict(json.loads(path.read_text(encoding="utf-8")))
            except (OSError, ValueError, KeyError, TypeError):
                continue  # a damaged note; its folder is swept away as unannounced
            if job.id == path.parent.name:
                yield job


def unfinished(store: JobStore) -> list[Job]:
    """The jobs that a stopped server left behind, in the order in which they came."""
    return [job for job in reversed(store.all()) if job.state in (State.WAITING, State.RUNNING)]
