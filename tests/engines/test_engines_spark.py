"""The Spark engine, on a real Spark: slow to start, so that one session serves most tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine_contract import EngineContract, answers, collection, job

from provenance.engines.job import Engine
from provenance.engines.local import LocalEngine
from provenance.errors import SettingsError

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'provenance-tracer[spark]'")
pytest.importorskip("duckdb")

from provenance.engines import spark

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif((spark._java() or 0) < 17, reason="Spark needs a JDK 17, and there is none"),
    pytest.mark.filterwarnings("default"),  # Spark's own, of pandas and of sockets
]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2,4]")
    wanted = spark.settings() | spark.settings_here("local[2,4]", tmp_path_factory.mktemp("spark"))
    for name, value in (wanted | {"spark.sql.shuffle.partitions": "3"}).items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    yield made
    made.stop()


class TestSparkEngine(EngineContract):
    @pytest.fixture
    def engine(self, session: object) -> Engine:
        return spark.SparkEngine()


def test_spark_and_one_machine_give_the_same_records(session: object, tmp_path: Path) -> None:
    items, asked = collection(), job(limit=4, cut=10, wide=100, reach=3)
    here = answers(LocalEngine(workers=1), items, tmp_path / "local", asked)
    assert answers(spark.SparkEngine(), items, tmp_path / "spark", asked) == here


def test_what_was_done_is_not_done_again(session: object, tmp_path: Path) -> None:
    first = answers(spark.SparkEngine(), collection(), tmp_path / "work")
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "work").rglob("*.parquet")}
    assert answers(spark.SparkEngine(), [], tmp_path / "work") == first
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "work").rglob("*.parquet")} == stamps


KILLER = """
import os, signal, sys
from pathlib import Path
from engine_contract import *
from engine_contract import judge_for as plain
from provenance.engines.spark import SparkEngine

def executor():
    pid = os.getpid()
    while b"CoarseGrainedExecutorBackend" not in Path(f"/proc/{pid}/cmdline").read_bytes():
        pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return pid

def judge_for(options):
    judge = plain({})
    def killing(number, data, documents):
        if number > 1000 and not Path(options["killed"]).exists():
            Path(options["killed"]).write_text(str(executor()))
            os.kill(executor(), signal.SIGKILL)
        return judge(number, data, documents)
    return killing

if __name__ == "__main__":
    import json
    from dataclasses import replace
    work = Path(sys.argv[1])
    asked = replace(job(), judge_for="killer:judge_for", options={"killed": sys.argv[2]})
    print(json.dumps(answers(SparkEngine("local-cluster[2,1,1024]"), collection(), work, asked)))
"""


def test_an_executor_killed_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    import json

    (tmp_path / "killer.py").write_text(KILLER)
    killed = tmp_path / "killed"
    path = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, str(tmp_path / "killer.py"), str(tmp_path / "work"), str(killed)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert killed.exists()
    here = answers(LocalEngine(workers=1), collection(), tmp_path / "local")
    assert json.loads(done.stdout.splitlines()[-1]) == here


def test_without_java_a_letter_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SettingsError, match="Spark needs Java, and there is none"):
        spark.SparkEngine()


def test_a_java_that_is_too_old_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    old = tmp_path / "bin" / "java"
    old.write_text("#!/bin/sh\necho 'openjdk version \"1.8.0_392\"' >&2\n")
    old.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SettingsError, match="this one is 8"):
        spark.SparkEngine()


def test_a_cluster_that_cannot_be_had_is_told_in_one_sentence(tmp_path: Path) -> None:
    code = "import sys; from provenance.cli import main; sys.exit(main(sys.argv[1:]))"
    news = tmp_path / "news.jsonl"
    news.write_text("".join(f'{{"text": "A crane fell on pier {n} of Vessin."}}\n' for n in (3, 4)))
    asked = (
        "network",
        "--corpus",
        news,
        "--out",
        tmp_path / "out",
        "--engine",
        "spark",
        "--master",
        "moon:1",
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, asked)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    (said,) = [line for line in done.stderr.splitlines() if line.startswith("provenance: ")]
    assert "Spark could not be started at moon:1 (" in said
    assert "Traceback" not in done.stderr
