"""Who copied whom over a whole collection: every article against every earlier document."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from provenance import __version__
from provenance.align.model import load
from provenance.corpus.selection import days_back, limiting_day
from provenance.corpus.store import StoredCorpus
from provenance.engines.hold import WorkHold, key_of
from provenance.engines.job import Engine, Job, Plan, Progress
from provenance.engines.parts import open_work
from provenance.errors import MissingExtraError, SettingsError
from provenance.model import Document
from provenance.network.families import SYNDICATED
from provenance.network.graph_files import Graph
from provenance.outlets import Registry
from provenance.settings import Settings
from provenance.text.counted import count
from provenance.workflows import network_tables
from provenance.workflows.corpus_open import CorpusLike, as_corpus
from provenance.workflows.network_collect import Collected, collect, links_of
from provenance.workflows.network_graphs import cascade_graph, outlet_graph
from provenance.workflows.network_items import Collection, Period, minutes
from provenance.workflows.network_work import ArticleJudge

if TYPE_CHECKING:
    import networkx
    import pandas as pd

ENGINES = ("local", "spark")
GRAPHS = ("outlets", "cascades")

_WORK = "provenance.workflows.network_work"
_BY_INDEX = 40  # documents of a corpus for each article from which asking its index is cheaper than a join
_LARGE = 5000  # documents below which a join takes no time worth saving


@dataclass(frozen=True, slots=True)
class NetworkOptions:
    """How a collection is compared.

    Attributes:
        since, until: first and last day of the articles looked at; None for no limit.
        window: days that an original may be older than the article; None for any.
            A narrow one is faster and loses what is taken from archives.
        engine: ``local`` or ``spark``; the result is the same.
        candidates: documents compared in full with one article. More is slower.
        workers: processes of the local engine; None for one per core.
        memory: bytes that the local engine may hold; None for 4 GB.
        master: address of a Spark cluster; None for this machine.
        syndicated: share of kept wording from which a document is a copy of another.
    """

    since: str | None = None
    until: str | None = None
    window: int | None = None
    engine: str = "local"
    candidates: int = 8
    workers: int | None = None
    memory: int | None = None
    master: str | None = None
    syndicated: float = SYNDICATED

    def __post_init__(self) -> None:
        if self.engine not in ENGINES:
            raise SettingsError(f"There is no engine '{self.engine}'. Choose one of: {', '.join(ENGINES)}.")
        if self.master is not None and self.engine != "spark":
            raise SettingsError(f"--master {self.master} is for Spark: add --engine spark, or leave it out.")
        for name in ("since", "until"):
            object.__setattr__(self, name, limiting_day(name, getattr(self, name)))
        object.__setattr__(self, "window", days_back(self.window))
        if self.candidates < 1:
            raise SettingsError("--candidates must be at least 1.")
        if self.workers is not None and self.workers < 1:
            raise SettingsError("--workers must be at least 1.")
        if not 0 < self.syndicated <= 1:
            raise SettingsError("--syndicated needs a share above 0 and up to 1, such as 0.6.")


def _nothing() -> None:
    """Removes nothing, as there is nothing to remove."""


@dataclass(frozen=True, slots=True, repr=False)
class Network:
    """What was found in a collection.

    ``signature`` names version, settings, corpus and model; ``method`` how
    candidates were found; ``notes`` are remarks for the reader; ``work`` is the
    folder named for unfinished work, None where there was none to keep.
    """

    found: Collected
    signature: str
    method: str
    notes: tuple[str, ...]
    _records: Callable[[], Iterator[bytes]] = field(repr=False)
    work: Path | None = None
    _remove: Callable[[], None] = field(default=_nothing, repr=False)

    def __repr__(self) -> str:
        articles = count(len(self.found.counts), "article", "articles")
        cascades = count(len(self.found.routes.cascades), "cascade", "cascades")
        return f"<Network of {articles}: {cascades}; {self.signature}>"

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables."""
        return tuple(network_tables.COLUMNS)

    def rows(self, table: str) -> Iterator[network_tables.Row]:
        """Yields the rows of a table, one after the other.

        Raises:
            SettingsError: there is no such table.
        """
        self._refuse_unknown(table)
        context = network_tables.Context(self.found)
        if table != "links":
            yield from context.rows(table)
            return
        from json import loads

        settled = self.found.settler()
        for record in map(loads, self._records()):
            for link in links_of(record):
                yield context.link_row(settled(link))

    def to_frame(self, table: str = "links") -> pd.DataFrame:
        """Returns a table as a pandas frame; docs/data-formats.md says what its rows and columns are.

        Raises:
            SettingsError: there is no such table.
        """
        self._refuse_unknown(table)
        return network_tables.frame(table, self.rows(table))

    def _refuse_unknown(self, table: str) -> None:
        if table not in network_tables.COLUMNS:
            raise SettingsError(f"There is no table '{table}'. Choose one of: {', '.join(self.tables)}.")

    def graph(self, kind: str = "outlets") -> Graph:
        """Returns who takes from whom as a graph, of ``outlets`` or of documents (``cascades``).

        Raises:
            SettingsError: there is no such graph.
        """
        if kind not in GRAPHS:
            raise SettingsError(f"There is no graph '{kind}'. Choose one of: {', '.join(GRAPHS)}.")
        return outlet_graph(self.found) if kind == "outlets" else cascade_graph(self.found)

    def to_networkx(self, kind: str = "outlets") -> networkx.DiGraph[str]:
        """Returns ``graph`` for NetworkX.

        Raises:
            MissingExtraError: NetworkX is not installed.
            SettingsError: there is no such graph.
        """
        try:
            import networkx
        except ImportError as error:
            raise MissingExtraError("A graph for NetworkX", "network") from error
        graph = self.graph(kind)
        made: networkx.DiGraph[str] = networkx.DiGraph()
        made.add_nodes_from((name, dict(values)) for name, values in graph.nodes.items())
        made.add_edges_from(
            (giver, taker, {**values, "weight": values["sentences"]}) for giver, taker, values in graph.edges
        )
        return made

    def remove_work(self) -> None:
        """Removes the folder of unfinished work; what needs it (``links``, ``save``) comes before.

        It stays where another run has begun in it meanwhile.
        """
        self._remove()

    def save(self, out: Path | str, *, force: bool = False) -> list[Path]:
        """Writes tables, graphs, pictures and the report to a folder (see ``network_files.save``)."""
        from provenance.workflows.network_files import save

        return save(self, Path(out), force=force)


def network(
    corpus: CorpusLike,
    articles: CorpusLike | None = None,
    *,
    options: NetworkOptions | None = None,
    settings: Settings | None = None,
    outlets: Path | None = None,
    work: Path | str | None = None,
    progress: Progress | None = None,
) -> Network:
    """Compares every article of a collection with every earlier document.

    Args:
        corpus: the originals: a corpus, a path, or documents.
        articles: what is looked at; the corpus itself where None.
        options: how; the defaults where None.
        settings: those of a trace.
        outlets: a file of your own outlets.
        work: folder for unfinished work. A run that was stopped goes on from
            it; it must be there as long as the result is used. A passing
            folder where None.
        progress: called with a step, how much of it is done, and how much there is (0: not known);
            ``resume`` comes first where unfinished work is continued.

    Raises:
        CorpusError: the corpus cannot be opened, or there is nothing to compare.
        MissingExtraError: the engine is not installed.
        OutputError: the work folder cannot be written.
        SettingsError: an option cannot be used, or memory is too little.
    """
    chosen = options or NetworkOptions()
    return Run(corpus, articles, chosen, settings or Settings(), outlets, progress or _silent).network(work)


def _silent(step: str, done: int, total: int) -> None:
    """Tells nobody."""


def _ready(resumed: bool) -> None:
    """Has nothing against any run."""


class Run:
    """One comparison, as ``network`` makes it of its arguments."""

    def __init__(
        self,
        corpus: CorpusLike,
        articles: CorpusLike | None,
        options: NetworkOptions,
        settings: Settings,
        outlets: Path | None,
        progress: Progress,
    ) -> None:
        self._options = options
        self._settings = settings
        self._outlets = outlets
        self._registry = Registry.load(outlets)
        self._progress = progress
        self._engine = _engine(options)
        self._corpus = as_corpus(corpus, self._registry)
        self._articles = None if articles is None else as_corpus(articles, self._registry)
        period = Period(options.since, options.until)
        self._collection = Collection(self._corpus, self._articles, period, self._registry)

    def network(self, work: Path | str | None, starting: Callable[[bool], None] = _ready) -> Network:
        """Does the work and puts the records together.

        Args:
            work: folder for unfinished work; a passing one where None.
            starting: called before anything is begun or removed, with whether unfinished work of this very run
                is there; what it raises ends the run.
        """
        place = None if work is None or self._by_index() else Path(work)
        records, method, remove = self._records(place, starting)
        return Network(
            found=collect(
                records(),
                syndicated=self._options.syndicated,
                threshold=self._settings.threshold,
                registry=self._registry,
            ),
            signature=self._signature(),
            method=method,
            notes=(*self._notes(), *self._collection.notices.told()),
            _records=records,
            work=place,
            _remove=remove,
        )

    def _records(
        self, work: Path | None, starting: Callable[[bool], None]
    ) -> tuple[Callable[[], Iterator[bytes]], str, Callable[[], None]]:
        if self._by_index():
            starting(False)
            held = list(self._asked())
            return lambda: iter(held), "search index: each article was looked up in the corpus", _nothing
        place = Path(tempfile.mkdtemp(prefix="provenance-network-")) if work is None else work
        job = self._job()
        key = job.key(f"{self._signature()} {self._collection.fingerprint} {_contents(self._outlets)}")
        starting(key_of(place) == key)
        hold = WorkHold(place)
        if open_work(place, key):
            self._progress("resume", 0, 0)

        def records() -> Iterator[bytes]:
            with hold:
                open_work(place, key)  # another run may have worked here since
                yield from self._engine.run(job, self._collection.items, place, self._progress)

        if work is None:  # the folder lives as long as somebody can ask for its records
            weakref.finalize(records, shutil.rmtree, place, ignore_errors=True)
        method = "postings join: every article was compared with every document at once"
        return records, method, lambda: hold.remove(key)

    def _by_index(self) -> bool:
        """Whether few articles meet a large corpus that has a search index."""
        few = self._collection.article_count * _BY_INDEX <= self._collection.size
        indexed = isinstance(self._corpus, StoredCorpus) and self._articles is not None
        return few and indexed and self._collection.size >= _LARGE and self._options.engine == "local"

    def _asked(self) -> Iterator[bytes]:
        """Looks each article up in the corpus's own index."""
        assert self._articles is not None  # noqa: S101  (see _by_index)
        judge = ArticleJudge(len(self._corpus), self._settings, self._registry, originals_too=True)
        for done, article in enumerate(self._collection.articles(), 1):
            found = self._corpus.candidates(article, self._options.candidates)
            window = self._options.window
            yield judge.record(article, [document for document in found if _near(document, article, window)])
            self._progress("judge", done, self._collection.article_count)

    def _job(self) -> Job:
        settings = self._settings
        size = self._collection.size
        return Job(
            prepare=f"{_WORK}:prepare",
            judge_for=f"{_WORK}:judge_for",
            options={
                "documents": size,
                "settings": asdict(settings),
                "outlets": str(self._outlets.resolve()) if self._outlets else None,
                "credits": not self._collection.same or self._collection.notices.outside > 0,
            },
            plan=Plan(
                limit=self._options.candidates,
                window=None if self._options.window is None else self._options.window * 1440,
            ),
        )

    def _signature(self) -> str:
        changed = self._settings.changed() | _changed(self._options)
        settings = ", ".join(f"{name}={value}" for name, value in changed.items()) or "default settings"
        many = f"{len(self._corpus)} document{'' if len(self._corpus) == 1 else 's'}"
        return (
            f"provenance {__version__} | model {load().version} | {settings} | "
            f"corpus {self._corpus.fingerprint[:12]} ({many})"
        )

    def _notes(self) -> Sequence[str]:
        return (*self._corpus.notes, *(self._articles.notes if self._articles is not None else ()))


def _contents(file: Path | None) -> str:
    """Returns what tells the contents of a file from all others: another registry finds other outlets."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file else ""


def _near(document: Document, article: Document, window: int | None) -> bool:
    return window is None or minutes(document.published)[1] >= minutes(article.published)[0] - window * 1440


def _engine(options: NetworkOptions) -> Engine:
    if options.engine == "spark":
        from provenance.engines.spark import SparkEngine

        return SparkEngine(options.master)
    from provenance.engines.local import LocalEngine

    return LocalEngine(options.workers, options.memory)


def _changed(options: NetworkOptions) -> dict[str, object]:
    """Returns the options that decide what is found, where they differ from the defaults."""
    default = NetworkOptions()
    deciding = ("since", "until", "window", "candidates", "syndicated")
    return {n: getattr(options, n) for n in deciding if getattr(options, n) != getattr(default, n)}
