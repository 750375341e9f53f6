"""Jobs: bounded, limited in time, cancellable, and never lost.

The processes here are made of plain Python, so that what a worker says and
when it dies is up to the test. ``test_web_pages`` uses the real ones.
"""

from __future__ import annotations

import io
import json
import queue
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

pytest.importorskip("flask", reason="the extra web is not installed: pip install -e .[dev]")

from provenance.errors import OutputError
from provenance.web.jobs import worker
from provenance.web.jobs.job import Job, State
from provenance.web.jobs.pool import JobPool, PoolLimits, QueueFullError
from provenance.web.jobs.process import WorkerProcess
from provenance.web.jobs.store import JobStore

LIMITS = PoolLimits(workers=1, queue=2, seconds=60.0, keep_days=30)
PATIENCE = 20.0


class Puppet:
    """A process that says what a test lets it say."""

    def __init__(self) -> None:
        self.said: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self.got: list[Job] = []
        self.begun = Event()
        self.alive = True

    def send(self, job: Job, folder: Path) -> None:
        self.got.append(job)
        self.begun.set()

    def receive(self, seconds: float) -> dict[str, Any] | None:
        try:
            return self.said.get(timeout=min(seconds, 0.01))
        except queue.Empty:
            return None

    def kill(self) -> None:
        self.alive = False


class Stage:
    """A pool with its puppets, in the order in which they were started."""

    def __init__(self, folder: Path, limits: PoolLimits = LIMITS) -> None:
        self.puppets: queue.SimpleQueue[Puppet] = queue.SimpleQueue()
        self.pool = JobPool(JobStore(folder), limits, self._puppet)

    def _puppet(self) -> Any:
        puppet = Puppet()
        self.puppets.put(puppet)
        return puppet

    def submit(self, kind: str = "trace", **request: Any) -> Job:
        return self.pool.submit(self.pool.store.reserve(), kind, "A job", request)

    def puppet(self) -> Puppet:
        """The next puppet, once it has its job."""
        puppet = self.puppets.get(timeout=PATIENCE)
        assert puppet.begun.wait(PATIENCE)
        return puppet

    def outcome(self, job: Job) -> Job:
        ended = self.pool.wait(job.id, PATIENCE)
        assert ended is not None
        return ended


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Callable[..., Stage]]:
    stages = []

    def made(**limits: Any) -> Stage:
        one = Stage(tmp_path / "jobs", replace(LIMITS, **limits))
        stages.append(one)
        return one

    yield made
    for one in stages:
        one.pool.stop()


def test_a_job_is_done_by_a_process_and_its_result_is_kept_on_disk(stage: Any, tmp_path: Path) -> None:
    one = stage()
    one.pool.start()
    job = one.submit(corpus="x")
    puppet = one.puppet()
    assert puppet.got[0].request == {"corpus": "x"}
    puppet.said.put({"progress": {"text": "half", "share": 0.5}})
    puppet.said.put({"result": {"sentences": 3}})
    assert one.outcome(job).state is State.DONE
    again = JobStore(tmp_path / "jobs").get(job.id)
    assert again is not None
    assert again.result == {"sentences": 3}


def test_a_failed_job_says_why_in_one_sentence_and_a_bug_keeps_its_traceback_for_the_log(
    stage: Any, caplog: pytest.LogCaptureFixture
) -> None:
    one = stage()
    one.pool.start()
    first, second = one.submit(), one.submit()
    puppet = one.puppet()
    puppet.said.put({"failed": "The file is empty."})
    assert one.outcome(first).error == "The file is empty."
    puppet.said.put({"bug": "Traceback: the details"})
    ended = one.outcome(second)
    assert ended.state is State.FAILED
    assert "details" not in ended.error
    assert "the details" in caplog.text


def test_a_process_that_dies_costs_one_job_and_the_next_gets_a_new_one(stage: Any) -> None:
    one = stage()
    one.pool.start()
    first, second = one.submit(), one.submit()
    one.puppet().alive = False
    assert one.outcome(first).state is State.FAILED
    one.puppet().said.put({"result": {}})
    assert one.outcome(second).state is State.DONE


def test_a_process_that_cannot_be_started_costs_one_job(stage: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    one = stage()
    start, failures = one.pool._start_process, [OSError("out of processes")]

    def started() -> Any:
        if failures:
            raise failures.pop()
        return start()

    monkeypatch.setattr(one.pool, "_start_process", started)
    one.pool.start()
    assert one.outcome(one.submit()).state is State.FAILED
    job = one.submit()
    one.puppet().said.put({"result": {}})
    assert one.outcome(job).state is State.DONE


def test_a_disk_that_is_full_stops_no_job(stage: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path, note: str) -> None:
        if '"waiting"' not in note:
            raise OutputError("Cannot write job.json: No space left on device.")

    one = stage()
    monkeypatch.setattr("provenance.web.jobs.store.write_whole", full)
    one.pool.start()
    job = one.submit()
    one.puppet().said.put({"result": {"sentences": 3}})
    assert one.outcome(job).state is State.DONE


def test_a_job_that_takes_too_long_is_stopped_with_its_process(stage: Any) -> None:
    one = stage(seconds=0.0)
    one.pool.start()
    job = one.submit()
    puppet = one.puppet()
    ended = one.outcome(job)
    assert ended.state is State.FAILED
    assert "longer than" in ended.error
    assert not puppet.alive


def test_a_running_job_is_cancelled_with_its_process_and_a_waiting_one_never_begins(stage: Any) -> None:
    one = stage()
    one.pool.start()
    running, waiting = one.submit(), one.submit()
    puppet = one.puppet()
    one.pool.cancel(waiting.id)
    one.pool.cancel(running.id)
    assert one.outcome(running).state is State.CANCELLED
    assert one.outcome(waiting).state is State.CANCELLED
    assert not puppet.alive
    assert [job.id for job in puppet.got] == [running.id]


def test_no_more_jobs_wait_than_the_queue_holds(stage: Any) -> None:
    one = stage(queue=2)
    kept = [one.submit(), one.submit()]
    with pytest.raises(QueueFullError):
        one.submit()
    with pytest.raises(QueueFullError):
        one.pool.refuse_when_full()
    assert {job.id for job in one.pool.store.all()} == {job.id for job in kept}


def test_ingests_wait_for_each_other_while_traces_go_on(stage: Any) -> None:
    one = stage(workers=2, queue=9)
    one.pool.start()
    first, second, trace = one.submit("ingest"), one.submit("ingest"), one.submit("trace")
    puppets = [one.puppet(), one.puppet()]
    by_kind = {puppet.got[0].kind: puppet for puppet in puppets}
    assert one.pool.counts == (1, 2)
    by_kind["trace"].said.put({"result": {}})
    assert one.outcome(trace).state is State.DONE
    assert one.pool.counts == (1, 1)
    by_kind["ingest"].said.put({"result": {}})
    assert one.outcome(first).state is State.DONE
    for puppet in puppets:
        puppet.said.put({"result": {}})
    assert one.outcome(second).state is State.DONE


def test_a_restart_takes_up_all_unfinished_jobs_in_their_order(stage: Any, tmp_path: Path) -> None:
    before = stage()
    before.pool.start()
    running, waiting = before.submit(n=1), before.submit(n=2)
    before.puppet()
    before.pool.stop()
    after = stage()
    after.pool.start()
    puppet = after.puppet()
    puppet.said.put({"result": {"of": 1}})
    assert after.outcome(running).result == {"of": 1}
    puppet.said.put({"result": {"of": 2}})
    assert after.outcome(waiting).result == {"of": 2}
    assert [job.request["n"] for job in puppet.got] == [1, 2]


def test_a_job_that_takes_the_server_down_is_not_tried_for_ever(stage: Any, tmp_path: Path) -> None:
    one = stage()
    job = one.submit()
    one.pool.store.change(job.id, state=State.RUNNING, starts=3)
    one.pool.start()
    ended = one.outcome(job)
    assert ended.state is State.FAILED
    assert "three times" in ended.error


def test_an_upload_that_was_cut_off_and_a_damaged_note_are_swept_away(stage: Any, tmp_path: Path) -> None:
    one = stage()
    cut_off = one.pool.store.reserve()
    damaged = one.submit()
    (one.pool.store.folder(damaged.id) / "job.json").write_text("{")
    kept = one.submit()
    again = stage()
    again.pool.start()
    again.puppet().said.put({"result": {}})
    assert again.outcome(kept).state is State.DONE
    left = {path.name for path in (tmp_path / "jobs").iterdir()}
    assert left == {kept.id}
    assert cut_off not in left


def test_old_results_are_deleted_and_fresh_ones_stay(stage: Any) -> None:
    store = stage().pool.store
    old, fresh, open_still = (
        store.announce(store.reserve(), "trace", "x", {}),
        store.announce(store.reserve(), "trace", "x", {}),
        store.announce(store.reserve(), "trace", "x", {}),
    )
    store.change(old.id, state=State.DONE, ended="2020-01-01T00:00:00+00:00")
    store.change(open_still.id, created="2020-01-01T00:00:00+00:00")
    store.change(fresh.id, state=State.DONE, ended=fresh.created)
    assert store.delete_older(30) == 1
    assert {job.id for job in store.all()} == {fresh.id, open_still.id}
    assert not store.folder(old.id).exists()


@pytest.mark.parametrize("name", ["", "..", "../secret", "0" * 15, "0" * 17, "G" * 16, "/etc"])
def test_a_name_that_no_job_can_have_leads_to_no_folder(stage: Any, name: str) -> None:
    with pytest.raises(KeyError):
        stage().pool.store.folder(name)


def test_folders_of_jobs_are_their_owners_alone(stage: Any) -> None:
    store = stage().pool.store
    folder = store.folder(store.reserve())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700


def test_a_real_process_explains_what_it_cannot_do_and_goes_on(tmp_path: Path) -> None:
    process = WorkerProcess()
    try:
        (tmp_path / "input").mkdir()
        (tmp_path / "input" / "article").write_bytes(b"   ")
        request = {"article": {"name": "blank.txt"}, "corpus": None, "originals": []}
        for _ in range(2):
            process.send(Job("0" * 16, "trace", "x", request=request), tmp_path)
            said = [process.receive(PATIENCE)]
            while said[-1] and "progress" in said[-1]:
                said.append(process.receive(PATIENCE))
            assert said[-1] is not None
            assert "blank.txt is empty" in said[-1]["failed"]
        process.send(Job("0" * 16, "trace", "x", request={}), tmp_path)
        last = process.receive(PATIENCE)
        while last and "progress" in last:
            last = process.receive(PATIENCE)
        assert last is not None
        assert "KeyError" in last["bug"]
    finally:
        process.kill()
    assert not process.alive


def test_a_job_survives_being_written_and_read() -> None:
    job = Job("0" * 16, "trace", "T", State.FAILED, "a", "b", {"x": [1]}, {}, {"y": None}, "e", 2)
    assert Job.from_dict(json.loads(json.dumps(job.to_dict()))) == job


def test_a_worker_works_where_no_program_can_step_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no ``nice``."""
    monkeypatch.delattr("os.nice")
    monkeypatch.setattr(worker, "_private_stdout", io.StringIO)
    monkeypatch.setattr(worker, "_orders", lambda: iter(()))
    worker.main()
