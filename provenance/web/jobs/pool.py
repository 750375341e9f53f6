"""A bounded pool of worker processes: jobs wait in a queue, run with a time limit, and can be cancelled.

Each worker process is watched by a thread of ours. What it says moves the job
on; where it says nothing for too long, dies, or its job is cancelled, it is
killed and a new one is started for the next job. So a file that hangs or
crashes a reader costs one job and nothing else.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Event, Thread
from typing import Any

from provenance.errors import OutputError
from provenance.web.jobs.job import Job, State, now
from provenance.web.jobs.process import WorkerProcess
from provenance.web.jobs.store import JobStore, unfinished

LOG = logging.getLogger("provenance.web")

MOST_STARTS = 3
_LOOK_SECONDS = 0.2  # longest time until a cancellation is noticed
_SWEEP_SECONDS = 3600.0
_ALONE = frozenset({"ingest"})  # a corpus has one writer, so a second ingest would only fail


class QueueFullError(Exception):
    """So many jobs wait already that no more are taken."""


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """How much is done at once and for how long; see ``WebSettings``."""

    workers: int
    queue: int
    seconds: float
    keep_days: int


class JobPool:
    """Runs the jobs of a store.

    Args:
        store: where jobs are kept.
        limits: how much at once.
        start_process: makes a worker process; tests give one that does what they want.
    """

    def __init__(
        self,
        store: JobStore,
        limits: PoolLimits,
        start_process: Callable[[], WorkerProcess] = WorkerProcess,
    ) -> None:
        self.store = store
        self._limits = limits
        self._start_process = start_process
        self._changed = Condition()
        self._waiting: list[str] = []
        self._running: dict[str, str] = {}
        self._cancelled: set[str] = set()
        self._stopped = Event()
        self._threads: list[Thread] = []

    def start(self) -> None:
        """Sweeps up, takes unfinished jobs up again, and begins to work."""
        self.store.delete_unannounced()
        self.store.delete_older(self._limits.keep_days)
        for job in unfinished(self.store):
            self.store.change(job.id, state=State.WAITING, progress={})
            self._waiting.append(job.id)
        targets = [self._work] * self._limits.workers + [self._sweep]
        self._threads = [Thread(target=target, daemon=True) for target in targets]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stops working; unfinished jobs are taken up at the next start."""
        self._stopped.set()
        with self._changed:
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def refuse_when_full(self) -> None:
        """Says no before a body is read.

        Raises:
            QueueFullError: the queue is full.
        """
        with self._changed:
            if len(self._waiting) >= self._limits.queue:
                raise QueueFullError

    def submit(self, identifier: str, kind: str, title: str, request: dict[str, Any]) -> Job:
        """Puts a job into the queue whose folder was reserved and filled.

        Raises:
            QueueFullError: the queue is full; the folder is deleted.
        """
        with self._changed:
            if len(self._waiting) >= self._limits.queue:
                self.store.delete(identifier)
                raise QueueFullError
            job = self.store.announce(identifier, kind, title, request)
            self._waiting.append(identifier)
            self._changed.notify_all()
            return job

    def cancel(self, identifier: str) -> None:
        """Ends a job that waits or runs; what an ingest has committed by then stays in the corpus."""
        with self._changed:
            if identifier in self._waiting:
                self._waiting.remove(identifier)
                self._note(identifier, state=State.CANCELLED, ended=now())
            elif identifier in self._running:
                self._cancelled.add(identifier)
            self._changed.notify_all()

    def delete(self, identifier: str) -> None:
        """Deletes a job and its files; one that runs is ended first."""
        self.cancel(identifier)
        self.wait(identifier, 10.0)
        self.store.delete(identifier)

    def wait(self, identifier: str, seconds: float) -> Job | None:
        """Waits until a job has ended, but no longer than so many seconds; returns how it stands."""
        with self._changed:
            self._changed.wait_for(lambda: self._has_ended(identifier), seconds)
        return self.store.get(identifier)

    @property
    def counts(self) -> tuple[int, int]:
        """How many jobs wait, and how many run."""
        with self._changed:
            return len(self._waiting), len(self._running)

    def _has_ended(self, identifier: str) -> bool:
        job = self.store.get(identifier)
        return identifier not in self._running and (job is None or job.state.ended)

    def _sweep(self) -> None:
        while not self._stopped.wait(_SWEEP_SECONDS):
            self.store.delete_older(self._limits.keep_days)

    def _work(self) -> None:
        process: WorkerProcess | None = None
        while (job := self._next()) is not None:
            try:
                if process is None or not process.alive:
                    process = self._start_process()
                self._run(process, job)
            except Exception as error:  # a bug of ours must not end the thread: jobs would wait for ever
                LOG.error("job %s (%s) failed", job.id, job.kind, exc_info=error)
                if process is not None:
                    process.kill()
                self._note(job.id, state=State.FAILED, ended=now(), error=_BUG)
            finally:
                self._release(job.id)
        if process is not None:
            process.kill()

    def _next(self) -> Job | None:
        """Waits for the next job and marks it as running; None when the pool stops."""
        with self._changed:
            while not self._stopped.is_set():
                for identifier in self._waiting:
                    job = self.store.get(identifier)
                    if job is not None and not self._must_wait(job):
                        self._waiting.remove(identifier)
                        self._running[identifier] = job.kind
                        return self._note(identifier, state=State.RUNNING, starts=job.starts + 1)
                self._changed.wait()
            return None

    def _must_wait(self, job: Job) -> bool:
        return job.kind in _ALONE and job.kind in self._running.values()

    def _release(self, identifier: str) -> None:
        with self._changed:
            self._running.pop(identifier, None)
            self._cancelled.discard(identifier)
            self._changed.notify_all()

    def _run(self, process: WorkerProcess, job: Job) -> None:
        if job.starts > MOST_STARTS:
            self._end(
                job,
                State.FAILED,
                error="This was begun three times and never came to an end; it was given up.",
            )
            return
        process.send(job, self.store.folder(job.id))
        deadline = time.monotonic() + self._limits.seconds
        while not self._stopped.is_set():
            message = process.receive(_LOOK_SECONDS)
            if message is not None:
                if self._heed(job, message):
                    return
            elif not process.alive:
                self._end(
                    job,
                    State.FAILED,
                    error="This could not be done: reading it took more memory than there is.",
                )
                return
            if job.id in self._cancelled:
                process.kill()
                self._end(job, State.CANCELLED)
                return
            if time.monotonic() > deadline:
                process.kill()
                minutes = self._limits.seconds / 60
                self._end(
                    job, State.FAILED, error=f"This took longer than {minutes:.0f} minutes and was stopped."
                )
                return

    def _heed(self, job: Job, message: dict[str, Any]) -> bool:
        """Notes what a worker says; True when it was its last word on this job."""
        if "progress" in message:
            self.store.change(job.id, lasting=False, progress=message["progress"])
        elif "result" in message:
            result = message["result"]
            self._end(job, State.DONE, result=result, title=result.get("title") or job.title)
        elif "failed" in message:
            self._end(job, State.FAILED, error=str(message["failed"]))
        elif "bug" in message:
            LOG.error("job %s (%s) failed\n%s", job.id, job.kind, message["bug"])
            self._end(job, State.FAILED, error=_BUG)
        return "progress" not in message

    def _end(self, job: Job, state: State, **changes: Any) -> None:
        self._note(job.id, state=state, ended=now(), progress={}, **changes)

    def _note(self, identifier: str, **changes: Any) -> Job | None:
        """Notes how a job stands; where the disk is full, for as long as we run."""
        try:
            return self.store.change(identifier, **changes)
        except OutputError as error:
            LOG.error("job %s: %s", identifier, error)
            return self.store.change(identifier, lasting=False, **changes)


_BUG = "Something went wrong in provenance itself. It was written to the log where it was started."
