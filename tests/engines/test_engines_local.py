from __future__ import annotations

import mmap
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import IO

import pytest
from engine_contract import EngineContract, answers, collection, item, job

from provenance.engines import hold, local
from provenance.engines.hold import LOCK, WorkHold
from provenance.engines.job import Engine, Item
from provenance.engines.local import LocalEngine
from provenance.engines.parts import open_work, parts, read_parquet, rows
from provenance.engines.pool import Pool
from provenance.engines.worker import resident
from provenance.errors import OutputError, SettingsError

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")


class TestLocalEngine(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return LocalEngine(workers=1)


def test_the_number_of_workers_and_the_size_of_parts_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = collection()
    whole = answers(LocalEngine(workers=1), items, tmp_path / "one")
    monkeypatch.setattr(local, "_PART", 7)
    monkeypatch.setattr(local, "_CHUNK", 20)
    monkeypatch.setattr(local, "_TASK", 5)
    assert answers(LocalEngine(workers=2), items, tmp_path / "two") == whole


def test_what_was_done_is_not_done_again(tmp_path: Path) -> None:
    work = tmp_path / "work"
    first = answers(LocalEngine(workers=1), collection(), work)
    stamps = {path: path.stat().st_mtime_ns for path in work.rglob("part-*")}
    assert answers(LocalEngine(workers=1), [], work) == first
    assert {path: path.stat().st_mtime_ns for path in work.rglob("part-*")} == stamps


def test_a_run_killed_at_any_moment_ends_as_one_that_was_not(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from engine_contract import answers, collection\n"
        "from provenance.engines import local\n"
        "local._PART, local._CHUNK, local._TASK = 10, 20, 5\n"
        "answers(local.LocalEngine(workers=1), collection(), Path(sys.argv[1]))\n"
    )
    work = tmp_path / "work"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    for folder in ("postings", "judged"):
        process = subprocess.Popen(
            [sys.executable, str(script), str(work)], env=environment, start_new_session=True
        )
        while process.poll() is None and not parts(work / folder, ""):
            pass  # until the first part of this step is there
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert answers(LocalEngine(workers=1), collection(), work) == answers(
        LocalEngine(workers=1), collection(), tmp_path / "fresh"
    )


def test_too_little_memory_is_said_before_any_work() -> None:
    with pytest.raises(SettingsError, match="100 MB of memory are too little"):
        LocalEngine(memory=100_000_000)


def test_a_full_disk_is_said_before_any_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = os.statvfs_result((4096, 4096, 1000, 1, 1, 10, 10, 10, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda _: full)
    with pytest.raises(OutputError, match="Only 0 MB are free"):
        answers(LocalEngine(workers=1), collection(), tmp_path / "work")


def test_a_bug_in_a_worker_is_no_letter(tmp_path: Path) -> None:
    broken = job()
    object.__setattr__(broken, "judge_for", "engine_contract:no_such_function")
    with pytest.raises(RuntimeError, match="ended with status 1"):
        answers(LocalEngine(workers=1), collection(), tmp_path / "work", broken)


def test_a_worker_that_the_system_killed_is_explained() -> None:
    from provenance.engines.pool import _died

    assert "memory ran out" in str(_died(-9))


def test_nothing_waits_for_ever_after_a_task_that_failed(tmp_path: Path) -> None:
    before = threading.active_count()
    with pytest.raises(RuntimeError, match="a worker process ended"), Pool(tmp_path, 3, 10**9) as pool:
        list(pool.map([{"step": "nonsense", "part": 0}]))
    deadline = time.monotonic() + 10
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() == before


def test_work_of_another_run_is_set_aside_and_other_files_are_not_touched(tmp_path: Path) -> None:
    work = tmp_path / "work"
    assert not open_work(work, "one")
    (work / "part-000000.parquet").write_text("old")
    assert open_work(work, "one")
    assert (work / "part-000000.parquet").exists()
    (work / LOCK).touch()
    assert not open_work(work, "two")
    assert (work / LOCK).exists(), "whoever holds it works there"
    assert not (work / "part-000000.parquet").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="holds other files"):
        open_work(tmp_path / "mine", "one")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"


def test_a_folder_with_somebodys_own_job_file_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "job.json"
    theirs.write_text('["print the menu"]')
    with pytest.raises(OutputError, match="holds other files"):
        WorkHold(tmp_path)
    with pytest.raises(OutputError, match="holds other files"):
        open_work(tmp_path, "a run")
    assert [file.name for file in tmp_path.iterdir()] == ["job.json"]


def test_articles_that_are_compared_with_the_same_documents_are_judged_one_after_the_other(
    tmp_path: Path,
) -> None:
    work = tmp_path / "work"
    answers(LocalEngine(workers=1), _stories(20, 5), work, job(limit=5))
    judged = [row for path in parts(work / "tasks") for row in rows(path)]
    stories = [row["article"] // 100 for row in judged if row["documents"]]
    assert sum(one != two for one, two in pairwise(stories)) == 20 - 1


def test_a_story_that_all_carry_is_cut_into_parts_of_one_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_TASK", 5)
    work = tmp_path / "work"
    answers(LocalEngine(workers=1), _stories(1, 23), work)
    assert [read_parquet(path).num_rows for path in parts(work / "tasks")] == [5, 5, 5, 5, 3]


def _stories(count: int, articles: int) -> list[Item]:
    """Stories of which each is carried by so many articles; their numbers are 100, 101... 200, 201..."""
    return [
        item(100 * story + place, f"story{story} own{story}x{place}", place)
        for place in range(articles)
        for story in range(1, count + 1)
    ]


def test_two_runs_are_never_at_work_in_one_folder(tmp_path: Path) -> None:
    first = WorkHold(tmp_path / "work")
    with pytest.raises(OutputError, match="Another run is at work"):
        WorkHold(tmp_path / "work")
    assert not open_work(tmp_path / "work", "one")
    assert not open_work(tmp_path / "work", "two"), "the lock is not taken for what somebody else has there"
    with first:
        pass
    with WorkHold(tmp_path / "work"), pytest.raises(OutputError, match="Another run is at work"):
        first.__enter__()


def test_the_folder_of_a_run_that_is_done_goes_but_never_under_another_run(tmp_path: Path) -> None:
    work = tmp_path / "work"
    done = WorkHold(work)
    open_work(work, "one")
    done.release()
    with WorkHold(work):
        done.remove("one")
        assert (work / "job.json").exists(), "another run is at work there"
    done.remove("two")
    assert (work / "job.json").exists(), "another run was begun there"
    done.remove("one")
    assert not work.exists()
    done.remove("one")
    assert not work.exists()


def test_a_lock_in_a_folder_that_was_removed_meanwhile_is_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, take = tmp_path / "work", hold._locked
    gone: list[bool] = []

    def removed_first(file: IO[bytes]) -> bool:
        if not gone:
            gone.append(True)
            shutil.rmtree(work)
        return take(file)

    monkeypatch.setattr(hold, "_locked", removed_first)
    first = WorkHold(work)
    with pytest.raises(OutputError, match="Another run is at work"):
        WorkHold(work)
    first.release()


def test_a_query_that_the_user_stops_is_a_stop_and_no_error() -> None:
    class Stopped:
        """Says what DuckDB says when Ctrl-C is pressed while it works."""

        def execute(self, _: str) -> None:
            raise RuntimeError("Query interrupted")

    with pytest.raises(KeyboardInterrupt):
        local._Run._execute(None, Stopped(), "SELECT 1")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["out?", "out [1]", "out*"])
def test_a_folder_whose_name_is_a_pattern_is_refused_before_any_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="Name another folder with --work"):
        WorkHold(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_pages_of_the_shelf_do_not_count_as_memory_of_a_worker(tmp_path: Path) -> None:
    """Else each process would be replaced after every task where the shelf is large."""
    if not Path("/proc/self/statm").exists():
        pytest.skip("this system does not say what a process holds")
    size = 96_000_000
    path = tmp_path / "shelf"
    path.write_bytes(b"x" * size)
    before = resident()
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pages:
        assert sum(pages[:: mmap.PAGESIZE]) > 0
        assert resident() - before < size // 3
    held = bytearray(b"x" * size)
    assert resident() - before > size // 2
    assert held
