"""A worker process, seen from the server: JSON lines to its standard input, JSON lines back."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import IO, Any

from provenance.web.jobs.job import Job


class WorkerProcess:
    """A running ``provenance.web.jobs.worker``; it ends when we do, as its standard input ends then."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "provenance.web.jobs.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C is for the server, which decides what becomes of us
        )
        self._said: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._listener = Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        self._listener.start()

    @property
    def alive(self) -> bool:
        """Whether it can be given a job."""
        return self._process.poll() is None

    def send(self, job: Job, folder: Path) -> None:
        """Hands over a job."""
        assert self._process.stdin is not None  # noqa: S101  (it is a pipe, see above)
        order = {"kind": job.kind, "folder": str(folder), "request": dict(job.request)}
        with contextlib.suppress(BrokenPipeError):  # it died: `alive` says so
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()

    def receive(self, seconds: float) -> dict[str, Any] | None:
        """What it says next, or None if it says nothing for so long."""
        try:
            return self._said.get(timeout=seconds)
        except queue.Empty:
            return None

    def kill(self) -> None:
        """Ends it at once and waits until it is gone."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

    def _listen(self, stream: IO[str]) -> None:
        for line in stream:
            with contextlib.suppress(ValueError):
                self._said.put(json.loads(line))
