"""Where a corpus lives: how one is known, and the user's own corpus and cache when nothing else was said."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

CORPUS_VARIABLE = "PROVENANCE_CORPUS"
CACHE_VARIABLE = "PROVENANCE_CACHE"

DATABASE = "corpus.sqlite"
"""Name of the file by which a folder is known to be a stored corpus."""


def is_corpus(place: Path) -> bool:
    """Whether a folder holds a stored corpus."""
    return (place / DATABASE).is_file()


def user_corpus(environment: Mapping[str, str] = os.environ) -> Path:
    """Returns the corpus named by ``PROVENANCE_CORPUS``, else the one in the user's data directory."""
    named = environment.get(CORPUS_VARIABLE)
    return Path(named).expanduser() if named else _base(environment, "XDG_DATA_HOME", _DATA) / "corpus"


def user_cache(environment: Mapping[str, str] = os.environ) -> Path:
    """Returns the folder for what can be computed again: ``PROVENANCE_CACHE`` or the system's place."""
    named = environment.get(CACHE_VARIABLE)
    return Path(named).expanduser() if named else _base(environment, "XDG_CACHE_HOME", _CACHE)


_DATA = {"darwin": "Library/Application Support", "win32": "AppData/Local", "linux": ".local/share"}
_CACHE = {"darwin": "Library/Caches", "win32": "AppData/Local/Temp", "linux": ".cache"}


def _base(environment: Mapping[str, str], variable: str, below_home: Mapping[str, str]) -> Path:
    """Returns our folder in the place that the desktop standard, or the system, names."""
    named = environment.get(variable, "")
    if Path(named).is_absolute():  # the standard says that a relative value must be ignored
        return Path(named) / "provenance"
    return Path.home() / below_home.get(sys.platform, below_home["linux"]) / "provenance"
