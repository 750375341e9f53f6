"""provenance: where the sentences of a news article come from, and whether it says so.

    >>> import provenance
    >>> result = provenance.trace("article.txt", "originals/")  # doctest: +SKIP
    >>> result.matrix()  # doctest: +SKIP

Everything in ``__all__`` is public and described in ``docs/python.md``. Names are
imported when they are first used, so that ``import provenance`` is quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.corpus.selection import Selection
    from provenance.errors import (
        CorpusError,
        MissingExtraError,
        OutputError,
        ProvenanceError,
        ReadingError,
        SettingsError,
    )
    from provenance.model import Document
    from provenance.outlets import Registry
    from provenance.reading import read_bytes, read_path, read_text
    from provenance.settings import Settings
    from provenance.workflows.articles import read_articles
    from provenance.workflows.corpus_open import corpus_for
    from provenance.workflows.export import sentences_of
    from provenance.workflows.network import Network, NetworkOptions
    from provenance.workflows.network import network as trace_collection
    from provenance.workflows.report import load_traces
    from provenance.workflows.report import report as write_report
    from provenance.workflows.report_files import ReportOptions
    from provenance.workflows.result import Trace
    from provenance.workflows.trace import trace, trace_many

__version__ = "0.1.0"

__all__ = [
    "CorpusError",
    "Document",
    "MissingExtraError",
    "Network",
    "NetworkOptions",
    "OutputError",
    "ProvenanceError",
    "ReadingError",
    "Registry",
    "ReportOptions",
    "Selection",
    "Settings",
    "SettingsError",
    "Trace",
    "__version__",
    "corpus_for",
    "load_traces",
    "read_articles",
    "read_bytes",
    "read_path",
    "read_text",
    "sentences_of",
    "trace",
    "trace_collection",
    "trace_many",
    "write_report",
]

_HOME = {
    "CorpusError": "provenance.errors",
    "Document": "provenance.model",
    "MissingExtraError": "provenance.errors",
    "Network": "provenance.workflows.network",
    "NetworkOptions": "provenance.workflows.network",
    "OutputError": "provenance.errors",
    "ProvenanceError": "provenance.errors",
    "ReadingError": "provenance.errors",
    "Registry": "provenance.outlets",
    "ReportOptions": "provenance.workflows.report_files",
    "Selection": "provenance.corpus.selection",
    "Settings": "provenance.settings",
    "SettingsError": "provenance.errors",
    "Trace": "provenance.workflows.result",
    "corpus_for": "provenance.workflows.corpus_open",
    "load_traces": "provenance.workflows.report",
    "read_articles": "provenance.workflows.articles",
    "read_bytes": "provenance.reading",
    "read_path": "provenance.reading",
    "read_text": "provenance.reading",
    "sentences_of": "provenance.workflows.export",
    "trace": "provenance.workflows.trace",
    "trace_collection": "provenance.workflows.network",
    "trace_many": "provenance.workflows.trace",
    "write_report": "provenance.workflows.report",
}
# Two public functions are named otherwise than at home: a package of that name stands beside them.
_AT_HOME = {"trace_collection": "network", "write_report": "report"}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOME[name]), _AT_HOME.get(name, name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
