"""Many machines: Spark asks the same question in the same words, and calls the same functions on its workers.

Every step is written to the run's folder before the next one reads it, and
judging is written in portions, so that a run that failed goes on where it was.
The folder must be one that all machines see.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.engines import sql
from provenance.engines.columns import items_table, postings, records_table
from provenance.engines.job import Item, Job, JudgeFor, Progress, function, weights
from provenance.engines.parts import part, write_table
from provenance.errors import MissingExtraError, SettingsError
from provenance.files import write_whole

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

_PART = 500  # documents in a file
_PORTION = 2000  # articles judged before the result is written: what a failed run does again at most
_PORTIONS = 64  # at most
_RANGES = 4  # for each core: parts of a portion, so that none waits for the last one long
_BATCH = 100  # documents handed to Python at once
_JAVA = 17

_POSTING_TYPES = (
    "feature BIGINT, sentence INT, number BIGINT, earliest INT, latest INT, leads BOOLEAN, same BIGINT, "
    "article BOOLEAN, document BOOLEAN"
)
_POSTING = [column.split()[0] for column in _POSTING_TYPES.split(", ")]
_RECORD_TYPES = "number BIGINT, record BINARY"


class SparkEngine:
    """Runs jobs on Spark: on this machine, or on the cluster that ``master`` or spark-submit names.

    Raises:
        MissingExtraError: pyspark is not installed.
        SettingsError: there is no Java that Spark can use.
    """

    name = "spark"

    def __init__(self, master: str | None = None) -> None:
        _require()
        self._master = master

    def run(
        self, job: Job, items: Callable[[], Iterator[Item]], work: Path, progress: Progress
    ) -> Iterator[bytes]:
        """Yields one record per article, in the order of their numbers (see ``Engine.run``)."""
        from pyspark.sql import SparkSession

        running = SparkSession.getActiveSession()
        session = running or self._session(work)
        try:
            yield from _Run(job, items, work, progress, session).records()
        finally:
            if running is None:
                session.stop()

    def _session(self, work: Path) -> SparkSession:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession

        submitted = "PYSPARK_GATEWAY_PORT" in os.environ  # spark-submit has set everything
        builder = SparkSession.builder.appName("provenance network")
        for name, value in settings().items():
            builder = builder.config(name, value)
        if not submitted:
            master = self._master or f"local[{os.cpu_count() or 1},4]"  # 4: a lost process is no lost run
            for name, value in settings_here(master, work).items():
                builder = builder.config(name, value)
            builder = builder.master(master)
            os.environ["PYSPARK_PYTHON"] = sys.executable
        try:
            session: SparkSession = builder.getOrCreate()
        except (PySparkException, Py4JError) as error:
            raise SettingsError(_no_start(error, self._master)) from error
        return session


def _no_start(error: Exception, master: str | None) -> str:
    """Says why Spark did not start: the first line of what Java reports, without the names of its classes."""
    told = str(getattr(error, "java_exception", None) or error).strip()
    reason = re.sub(r"^(?:[\w.$]+(?:Exception|Error): )+", "", told.splitlines()[0] if told else "").rstrip(
        "."
    )
    where = f" at {master}" if master else ""
    return (
        f"Spark could not be started{where} ({reason or type(error).__name__}). Check the address given to --master "
        "and that the cluster is up, or use --engine local. What is done so far is kept."
    )


def settings() -> dict[str, str]:
    """What a run needs of Spark wherever it runs."""
    return {
        "spark.executorEnv.PYTHONHASHSEED": "0",  # sums over sets come out the same on every machine
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_BATCH),
        "spark.sql.adaptive.enabled": "true",
        "spark.sql.adaptive.skewJoin.enabled": "true",
        "spark.log.level": "ERROR",
    }


def settings_here(master: str, work: Path) -> dict[str, str]:
    """What it needs besides where all of Spark is on this machine."""
    path = os.pathsep.join(filter(None, sys.path))
    here = {
        "spark.executorEnv.PYTHONPATH": path,
        "spark.executorEnv.PYSPARK_PYTHON": sys.executable,
        "spark.ui.enabled": "false",
    }
    if master.startswith("local"):
        here |= {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.memory": "2g",
            "spark.local.dir": str(work / "spill"),
            "spark.sql.shuffle.partitions": str(4 * (os.cpu_count() or 1)),
        }
    return here


class _Run:
    def __init__(
        self,
        job: Job,
        items: Callable[[], Iterator[Item]],
        work: Path,
        progress: Progress,
        session: SparkSession,
    ) -> None:
        self._job = job
        self._items = items
        self._work = work.resolve()
        self._progress = progress
        self._session = session

    def records(self) -> Iterator[bytes]:
        self._shelve()
        documents = self._session.read.parquet(str(self._work / "documents"))
        self._kept("prepared", lambda: self._prepared(documents)).createOrReplaceTempView("postings")
        self._kept("candidates", self._candidates).createOrReplaceTempView("candidates")
        portions = self._judge(documents)
        judged = self._session.read.parquet(*map(str, portions))
        for row in judged.orderBy("number").toLocalIterator():
            yield bytes(row["record"])

    def _shelve(self) -> None:
        """Writes the documents where all machines can read them."""
        folder = self._work / "documents"
        if (folder / "_SUCCESS").exists():
            return
        source, number = self._items(), 0
        while (chunk := list(islice(source, _PART))) or not number:
            write_table(part(folder, number), items_table(chunk))
            number += 1
            self._progress("read", number * _PART, 0)
        write_whole(folder / "_SUCCESS", "")

    def _kept(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        """Returns a step's table, working it out where no earlier run has."""
        folder = self._work / name
        if not (folder / "_SUCCESS").exists():
            shutil.rmtree(folder, ignore_errors=True)
            make().write.parquet(str(folder))
        self._progress("compare", 0, 0)
        return self._session.read.parquet(str(folder))

    def _prepared(self, documents: DataFrame) -> DataFrame:
        """The postings, batch by batch."""
        name = self._job.prepare

        def prepare(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            import pyarrow as pa

            work = function(name)
            for batch in batches:
                table = postings(pa.Table.from_batches([batch]), work)
                yield from table.select(_POSTING).to_batches()

        return documents.mapInArrow(prepare, _POSTING_TYPES)

    def _candidates(self) -> DataFrame:
        plan, session = self._job.plan, self._session
        session.createDataFrame(
            list(enumerate(weights(plan))), "postings BIGINT, weight BIGINT"
        ).createOrReplaceTempView("weights")
        session.sql(sql.sizes(plan, sql.SPARK)).createOrReplaceTempView("sizes")
        kept = self._kept("lists", lambda: session.sql(sql.lists(plan)))
        kept.createOrReplaceTempView("lists")
        return session.sql(sql.candidates(plan, sql.SPARK, "true"))

    def _judge(self, documents: DataFrame) -> list[Path]:
        """Has every article judged, one portion of neighbours after the other; returns where the portions are."""
        articles = documents.filter("article").select(documents["number"].alias("article"))
        count = min(_PORTIONS, 1 + articles.count() // _PORTION)
        portions = [self._work / "judged" / f"portion-{number}" for number in range(count)]
        missing = [number for number in range(count) if not (portions[number] / "_SUCCESS").exists()]
        if not missing:
            return portions
        tasks = self._kept("order", lambda: self._tasks(articles, count))
        judge = self._judging()
        candidates = self._session.read.parquet(str(self._work / "candidates"))
        at_once = _RANGES * self._session.sparkContext.defaultParallelism
        for number in missing:
            shutil.rmtree(portions[number], ignore_errors=True)
            given = _given(documents, candidates, tasks.filter(f"portion = {number}"))
            neighbours = _in_order(given, at_once)
            neighbours.mapInArrow(judge, _RECORD_TYPES).write.parquet(str(portions[number]))
            self._progress("judge", number + 1, count)
        return portions

    def _tasks(self, articles: DataFrame, count: int) -> DataFrame:
        """Says of each article in which portion it is judged, and what its place there depends on."""
        from pyspark.sql import functions

        ordered = _in_order(articles.join(self._session.sql(sql.leaders()), "article", "left"), count)
        return ordered.withColumn("portion", functions.spark_partition_id())

    def _judging(self) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
        name, options = self._job.judge_for, dict(self._job.options)

        def judge(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            judge_for: JudgeFor = function(name)
            work = judge_for(options)
            for batch in batches:
                found = [
                    (
                        row["article"],
                        work(row["article"], row["data"], [item["data"] for item in row["given"] or ()]),
                    )
                    for row in batch.to_pylist()
                ]
                yield from records_table(found).to_batches()

        return judge


def _given(documents: DataFrame, candidates: DataFrame, tasks: DataFrame) -> DataFrame:
    """Puts beside each article the documents that it is compared with, in the order of their numbers."""
    from pyspark.sql import functions

    own = documents.select(documents["number"].alias("article"), "data")
    shelf = documents.select(documents["number"].alias("document"), documents["data"].alias("text"))
    given = (
        candidates.join(tasks.select("article"), "article")
        .join(shelf, "document")
        .groupBy("article")
        .agg(
            functions.array_sort(
                functions.collect_list(
                    functions.struct("document", functions.col("text").alias("data")),
                )
            ).alias("given")
        )
    )
    return tasks.join(own, "article").join(given, "article", "left")


def _in_order(rows: DataFrame, parts: int) -> DataFrame:
    """Cuts rows into so many parts of about one size, neighbours together."""
    from pyspark.sql import functions

    keys = [functions.expr(key.removesuffix(" DESC")) for key in sql.NEIGHBOURS]
    order = [
        key.desc() if name.endswith(" DESC") else key.asc()
        for key, name in zip(keys, sql.NEIGHBOURS, strict=True)
    ]
    return rows.repartitionByRange(parts, *order).sortWithinPartitions(*order)


def _require() -> None:
    try:
        import pyarrow  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("The Spark engine", "spark") from error
    java = _java()
    if java is None:
        raise SettingsError(
            "Spark needs Java, and there is none. Install a JDK 17 (apt install openjdk-17-jre-headless, or "
            "conda install openjdk=17) and set JAVA_HOME, or use --engine local, which needs none."
        )
    if java < _JAVA:
        raise SettingsError(
            f"Spark needs Java {_JAVA} or later, and this one is {java}. "
            "Point JAVA_HOME at a newer one, or use --engine local, which needs none."
        )


def _java() -> int | None:
    """Returns the version of the Java that Spark would start; None where there is none."""
    home = os.environ.get("JAVA_HOME")
    program = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    if not program:
        return None
    try:
        told = subprocess.run([program, "-version"], capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r'version "(?:1\.)?(\d+)', told.stderr)
    return int(found[1]) if found else None
