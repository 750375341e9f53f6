"""The processes of the local engine: tasks go in, answers come out, and one that dies is explained."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from provenance import errors
from provenance.errors import ProvenanceError, SettingsError

_AHEAD = 2  # tasks waiting for each process, so that none is idle while the next is made
_END: dict[str, Any] = {}


class Pool:
    """Worker processes; leave the ``with`` block and they are gone.

    Args:
        work: folder of the run.
        size: number of processes.
        memory: bytes that one process may hold before it is replaced by a new one.
    """

    def __init__(self, work: Path, size: int, memory: int) -> None:
        self._work = work
        self._size = size
        self._memory = memory
        self._running: set[subprocess.Popen[str]] = set()
        self._idle: list[subprocess.Popen[str]] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for process in list(self._running):
            process.kill()
            process.communicate()

    def map(self, tasks: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Has every task done, each once, and yields the answers as they come.

        Raises:
            ProvenanceError: what a worker raised, or a letter about one that was killed.
        """
        waiting: queue.Queue[dict[str, Any]] = queue.Queue()
        answers: queue.Queue[dict[str, Any] | BaseException] = queue.Queue()
        threads = [
            threading.Thread(target=self._serve, args=(waiting, answers), daemon=True)
            for _ in range(self._size)
        ]
        for thread in threads:
            thread.start()
        pending = 0
        try:
            for task in tasks:
                waiting.put(task)
                pending += 1
                while pending >= self._size * _AHEAD:
                    yield _checked(answers.get())
                    pending -= 1
            while pending:
                yield _checked(answers.get())
                pending -= 1
        finally:  # also where one has failed, lest the others wait for ever
            for _ in threads:
                waiting.put(_END)
        for thread in threads:
            thread.join()

    def _serve(
        self, waiting: queue.Queue[dict[str, Any]], answers: queue.Queue[dict[str, Any] | BaseException]
    ) -> None:
        """Keeps one process going and hands tasks to it."""
        process: subprocess.Popen[str] | None = None
        try:
            while (task := waiting.get()) is not _END:
                process = process or self._taken()
                answer = self._ask(process, task)
                answers.put(answer)
                if answer.get("memory", 0) > self._memory:
                    self._close(process)
                    process = None
        except BaseException as error:  # handed to the thread that waits for it
            answers.put(error)
        else:
            if process is not None:
                self._idle.append(process)

    def _taken(self) -> subprocess.Popen[str]:
        """Returns a process that has nothing to do, or a new one."""
        try:
            return self._idle.pop()
        except IndexError:
            return self._start()

    def _start(self) -> subprocess.Popen[str]:
        # One seed for all: sums over sets of words come out the same to the last digit in every process.
        environment = {
            **os.environ,
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }
        process = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
            # -P: what lies in the folder that the user stands in is none of our modules.
            [sys.executable, "-P", "-m", "provenance.engines.worker", str(self._work)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
            encoding="utf-8",
        )
        self._running.add(process)
        return process

    def _ask(self, process: subprocess.Popen[str], task: dict[str, Any]) -> dict[str, Any]:
        assert process.stdin is not None  # noqa: S101  (for the type checker)
        assert process.stdout is not None  # noqa: S101
        try:
            process.stdin.write(json.dumps(task) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        if not line:
            raise _died(process.wait())
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _close(self, process: subprocess.Popen[str]) -> None:
        process.communicate()
        self._running.discard(process)


def _checked(answer: dict[str, Any] | BaseException) -> dict[str, Any]:
    if isinstance(answer, BaseException):
        raise answer
    if "error" in answer:
        kind = getattr(errors, answer["error"], ProvenanceError)
        error = ProvenanceError.__new__(kind)
        error.args = (answer["message"],)
        raise error
    return answer


def _died(status: int) -> Exception:
    if status in (-9, 137):
        return SettingsError(
            "A worker process was killed, most likely because memory ran out. What is done so far is kept: "
            "run the same command again with fewer workers (--workers 1) or when more memory is free."
        )
    return RuntimeError(f"a worker process ended with status {status}; its message stands above")
