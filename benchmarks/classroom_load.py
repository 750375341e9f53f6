"""A class of thirty answers at once in the web page while a trace and an ingest are running.

Starts ``provenance serve`` on this machine (loopback only) with a work folder of its own. All students send an
answer at the same moment, once a second, each over a connection and from a loopback address of its own; their
pages ask for news as the real ones do, and the teacher's page watches the class with points shown. Meanwhile
one trace after another and one ingest after another are at work. At the end every answer that was told to be
saved must stand in the file that the teacher downloads. The load comes from the same cores that serve it.

    python -m benchmarks.classroom_load --seconds 60
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.synthetic import derivatives, stories
from benchmarks.synthetic_documents import story_document
from provenance.classroom.key import to_json
from provenance.classroom.values import (
    Answering,
    ArticleFacts,
    Choice,
    Exercise,
    Item,
    Kind,
    LanguageLevel,
    Level,
    Paper,
)
from provenance.corpus.writer import CorpusWriter

LIMIT_MS = 300
MOST_SECONDS, MOST_STUDENTS = 300, 200
HELD, ADDED = 3_000, 3_000
STATE_EVERY, RELOAD_EVERY = 5, 20


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--students", type=int, default=30)
    arguments.add_argument("--seconds", type=int, default=60, help="answers in a row, one a second")
    arguments.add_argument("--one-address", action="store_true", help="all students behind one address")
    options = arguments.parse_args()
    students, seconds = min(options.students, MOST_STUDENTS), min(options.seconds, MOST_SECONDS)
    folder = Path(tempfile.mkdtemp(prefix="provenance-classroom-"))
    server = None
    try:
        article = _prepare(folder)
        server, port = _serve(folder)
        run = Run(port, folder, article, students, seconds, one_address=options.one_address)
        run.go()
        sys.exit(run.report())
    finally:
        if server is not None:
            server.terminate()
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Client:
    """One browser: a connection that stays open, and cookies."""

    port: int
    address: str
    times: list[tuple[str, float]]
    errors: list[str]
    cookies: dict[str, str] = field(default_factory=dict)
    key: str = ""
    connection: HTTPConnection | None = None

    def ask(
        self,
        what: str,
        method: str,
        path: str,
        form: dict[str, str] | None = None,
        *,
        raw: tuple[str, bytes] | None = None,
        script: bool = False,
    ) -> tuple[int, str, dict[str, str]]:
        """Sends a request, notes how long the whole answer took, and whether it was one."""
        headers = {"Accept": "application/json"} if script else {}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body: bytes | None = None
        if form is not None:
            body = urlencode({"form_key": self.key, **form}).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if raw is not None:
            headers["Content-Type"], body = raw
        began = time.perf_counter()
        try:
            if self.connection is None:
                self.connection = HTTPConnection(
                    "127.0.0.1", self.port, timeout=30, source_address=(self.address, 0)
                )
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        except (OSError, HTTPException) as error:
            self.connection = None
            self.errors.append(f"{what}: {type(error).__name__} {error}")
            return 0, "", {}
        self.times.append((what, 1000 * (time.perf_counter() - began)))
        if answer.status >= 400:
            said = " ".join(re.sub(r"<[^>]+>", " ", text).split())
            self.errors.append(f"{what}: {answer.status} {said[-200:]}")
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        if found := re.search(r'name="form_key" value="([0-9a-f]+)"', text):
            self.key = found[1]
        return answer.status, text, dict(answer.headers)


@dataclass
class Run:
    """One measurement."""

    port: int
    folder: Path
    article: str
    students: int
    seconds: int
    one_address: bool
    times: list[tuple[str, float]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    jobs: Counter[str] = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)
    saved: dict[str, dict[str, str]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    load: str = ""

    def client(self, number: int, times: list[tuple[str, float]] | None = None) -> Client:
        address = "127.0.0.1" if self.one_address or not number else f"127.0.1.{number}"
        return Client(self.port, address, self.times if times is None else times, self.errors)

    def go(self) -> None:
        teacher = self.client(0, [])
        place, code = self._start(teacher)
        barrier = threading.Barrier(self.students)
        seats = [self._join(number, code) for number in range(1, self.students + 1)]
        helpers = [
            threading.Thread(target=self._watch, args=(teacher.cookies, place)),
            threading.Thread(target=self._work, args=("trace",)),
            threading.Thread(target=self._work, args=("ingest",)),
        ]
        pupils = [
            threading.Thread(target=self._answer, args=(seat, number, code, barrier))
            for number, seat in enumerate(seats, 1)
        ]
        for thread in helpers:
            thread.start()
        while not all(self.jobs[f"{kind} started"] for kind in ("trace", "ingest")):
            time.sleep(0.05)
        for thread in pupils:
            thread.start()
        for thread in pupils:
            thread.join()
        self.load = " ".join(f"{value:.1f}" for value in os.getloadavg())
        self.over.set()
        for thread in helpers:
            thread.join()
        self._check(teacher, place)

    def _start(self, teacher: Client) -> tuple[str, str]:
        teacher.ask("set-up", "GET", "/classes")
        status, _, headers = teacher.ask(
            "set-up",
            "POST",
            "/classes",
            raw=_upload(teacher.key, "key", "key.json", to_json(_exercise()).encode()),
        )
        assert status == 303, self.errors
        place = headers["Location"]
        found = re.search(r"/class/([A-Z0-9]{6})", teacher.ask("set-up", "GET", place)[1])
        assert found
        return place, found[1]

    def _join(self, number: int, code: str) -> Client:
        student = self.client(number)
        student.ask("join", "GET", f"/class/{code}")
        student.ask("join", "POST", f"/class/{code}/join", {"name": f"Student {number}"})
        student.ask("paper", "GET", f"/class/{code}/paper")
        for path in (
            "look/page.css",
            "look/page.js",
            "static/app.css",
            "static/classroom.js",
            "class/look.css",
        ):
            student.ask("style", "GET", f"/{path}")
        return student

    def _answer(self, student: Client, number: int, code: str, barrier: threading.Barrier) -> None:
        chance = random.Random(number)
        items = [item.id for item in _exercise().items]
        mine = self.saved.setdefault(f"Student {number}", {})
        for second in range(self.seconds):
            due = time.monotonic() + 1
            barrier.wait()  # all at the same moment
            item = chance.choice(items)
            cell = f"text: {second} words" if item == "open" else chance.choice("ABCD")
            fields = {"text": f"{second} words"} if item == "open" else {"choice": cell}
            status, _, _ = student.ask(
                "answer", "POST", f"/class/{code}/answer", {"item": item, **fields}, script=True
            )
            if status == 200:
                mine[item] = cell
            if (second + number) % STATE_EVERY == 0:
                student.ask("news", "GET", f"/class/{code}/state", script=True)
            if (second + number) % RELOAD_EVERY == 0:
                student.ask("paper", "GET", f"/class/{code}/paper")
            time.sleep(max(0.0, due - time.monotonic()))

    def _watch(self, cookies: dict[str, str], place: str) -> None:
        watcher = self.client(0)
        watcher.cookies = cookies
        while not self.over.is_set():
            watcher.ask("teacher's table", "GET", f"{place}/table?points=1", script=True)
            self.over.wait(1.5)

    def _work(self, kind: str) -> None:
        """Keeps one job of a kind at work until the class is over."""
        worker = self.client(0, [])
        number = 0
        while not self.over.is_set():
            number += 1
            worker.ask(kind, "GET", "/")
            if kind == "trace":
                form = {"text": self.article, "corpus": "corpus"}
                status, text, headers = worker.ask(kind, "POST", "/trace", form)
            else:
                rows = "\n".join(
                    json.dumps({"text": s.text, "outlet": s.outlet, "url": s.url, "published": s.published})
                    for s in stories(ADDED, seed=100 + number)
                )
                raw = _upload(worker.key, "files", "stories.jsonl", rows.encode(), corpus="corpus")
                status, text, headers = worker.ask(kind, "POST", "/corpus/add", raw=raw)
            if status != 303:
                self.errors.append(f"{kind}: could not be started: {status} {text[-300:]}")
                return
            job = headers["Location"].rsplit("/", 1)[1]
            self.jobs[f"{kind} started"] += 1
            state: dict[str, Any] = {}
            while not self.over.is_set() and not state.get("ended"):
                self.over.wait(0.7)
                state = json.loads(
                    worker.ask(kind, "GET", f"/results/{job}/progress", script=True)[1] or "{}"
                )
            if state.get("ended"):
                self.jobs[f"{kind} {state['state']}"] += 1

    def _check(self, teacher: Client, place: str) -> None:
        teacher.connection = None  # the first one has been idle for so long that the server has closed it
        _, text, _ = teacher.ask("set-up", "GET", f"{place}/answers.csv")
        rows = {row["student"]: row for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))}
        self.lost = [
            f"{name} {item}: {cell} / {rows.get(name, {}).get(item)}"
            for name, cells in self.saved.items()
            for item, cell in cells.items()
            if rows.get(name, {}).get(item) != cell
        ]

    def report(self) -> int:
        print(f"{self.students} students, an answer a second each at the same moment, {self.seconds} s")
        print(
            f"{os.cpu_count()} cores for server, jobs and load together; load average at the end {self.load}"
        )
        print("addresses: " + ("one for all" if self.one_address else "one a student") + ", loopback only")
        print("at work meanwhile: " + ", ".join(f"{what} {n}" for what, n in sorted(self.jobs.items())))
        print(f"\n{'request':<18}{'number':>8}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'max ms':>9}")
        kinds = dict.fromkeys(what for what, _ in self.times)
        worst = 0.0
        for kind in (*kinds, "all"):
            own = sorted(t for what, t in self.times if kind in (what, "all"))
            worst = max(worst, _at(own, 0.95))
            shown = "".join(f"{_at(own, share):9.1f}" for share in (0.5, 0.95, 0.99, 1))
            print(f"{kind:<18}{len(own):>8}{shown}")
        answers = [t for what, t in self.times if what == "answer"]
        print(f"\nerrors: {len(self.errors)}; answers saved and then not found: {len(self.lost)}")
        for line in (*self.errors[:5], *self.lost[:5]):
            print(f"  {line}")
        good = (
            not self.errors and not self.lost and _at(sorted(answers), 0.95) < LIMIT_MS and worst < LIMIT_MS
        )
        print(f"{'met' if good else 'NOT met'}: 0 errors, nothing lost, every p95 under {LIMIT_MS} ms")
        return 0 if good else 1


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def _exercise() -> Exercise:
    choices = tuple(
        Choice(f"c{n}", f"Sentence {n} of an original, long enough to be one.", n == 1, f"Reason {n}.")
        for n in range(4)
    )
    items = [
        Item(
            f"match-{n}",
            Kind.MATCH,
            Answering.ONE,
            Level.EASY,
            "Which sentence is the original?",
            choices=choices,
        )
        for n in range(1, 12)
    ]
    items.append(Item("open", Kind.REWRITE, Answering.OPEN, Level.EASY, "Add the credit.", points=2))
    return Exercise(
        "A lesson under load",
        (Kind.MATCH, Kind.REWRITE),
        Level.EASY,
        LanguageLevel.B1,
        1,
        ArticleFacts("load"),
        (Paper("A", tuple(items)),),
    )


def _upload(key: str, name: str, file: str, content: bytes, **fields: str) -> tuple[str, bytes]:
    mark = "----------------provenance"
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
        for field, value in {"form_key": key, **fields}.items()
    ]
    head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n'.encode()
    return f"multipart/form-data; boundary={mark}", b"".join(
        (*parts, head, content, f"\r\n--{mark}--\r\n".encode())
    )


def _prepare(folder: Path) -> str:
    held = list(stories(HELD, seed=1))
    with CorpusWriter(folder / "corpus") as writer:
        writer.add(story_document(story) for story in held)
    return "\n\n".join(derivative.text for derivative in derivatives(held, 1, seed=1))


def _serve(folder: Path) -> tuple[subprocess.Popen[str], int]:
    command = [sys.executable, "-m", "provenance", "serve", "--port", "0", "--host", "127.0.0.1"]
    command += ["--work", str(folder / "work"), "--corpus", str(folder / "corpus")]
    log = (folder / "log").open("w+", encoding="utf-8")
    server = subprocess.Popen(command, stderr=log, text=True)
    for _ in range(600):
        log.seek(0)
        if found := re.search(r"http://127\.0\.0\.1:(\d+)/", log.read()):
            return server, int(found[1])
        time.sleep(0.1)
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    main()
