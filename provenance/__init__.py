"""provenance: where the sentences of a news article come from, and whether it says so.

    >>> import provenance
    >>> result = provenance.trace("article.txt", "originals/")  # doctest: +SKIP
    >>> result.matrix()  # doctest: +SKIP

Names are imported when they are first used, so that ``import provenance`` is quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.corpus.selection import Selection
    from provenance.outlets import Registry
    from provenance.reading import read_bytes, read_path, read_text
    from provenance.settings import Settings
    from provenance.workflows.articles import read_articles
    from provenance.workflows.corpus_open import corpus_for
    from provenance.workflows.result import Trace
    from provenance.workflows.trace import trace, trace_many

__version__ = "0.1.0"

__all__ = [
    "Registry",
    "Selection",
    "Settings",
    "Trace",
    "__version__",
    "corpus_for",
    "read_articles",
    "read_bytes",
    "read_path",
    "read_text",
    "trace",
    "trace_many",
]

_HOME = {
    "Registry": "provenance.outlets",
    "Selection": "provenance.corpus.selection",
    "Settings": "provenance.settings",
    "Trace": "provenance.workflows.result",
    "corpus_for": "provenance.workflows.corpus_open",
    "read_articles": "provenance.workflows.articles",
    "read_bytes": "provenance.reading",
    "read_path": "provenance.reading",
    "read_text": "provenance.reading",
    "trace": "provenance.workflows.trace",
    "trace_many": "provenance.workflows.trace",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
