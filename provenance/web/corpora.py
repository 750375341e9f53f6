"""The collections of originals that a visitor can choose from, by name: no path ever comes from a visitor."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from flask import abort

from provenance.corpus.opening import open_corpus
from provenance.corpus.places import is_corpus
from provenance.errors import CorpusError
from provenance.web.site import site


@dataclass(frozen=True, slots=True)
class Choice:
    """A collection.

    Attributes:
        name: how forms and the API name it.
        path: where it is.
        stored: whether it is a stored corpus, which can be searched and added to. A folder that is not
            there yet is a stored corpus to be.
    """

    name: str
    path: Path
    stored: bool

    @property
    def documents(self) -> int | None:
        """How many documents a stored corpus holds; None for a folder, which is counted when it is read."""
        if not self.stored:
            return None
        if not is_corpus(self.path):
            return 0
        with open_corpus(self.path) as corpus:
            return len(corpus)


def choices() -> list[Choice]:
    """All collections, in the order in which they were named at the start."""
    return name_all(site().settings.corpora)


def choice(name: str | None) -> Choice:
    """The collection of this name, the first one where none is given; 404 where there is none."""
    known = {one.name: one for one in choices()}
    wanted = name or next(iter(known))
    if wanted not in known:
        abort(404, f"There is no corpus {wanted}. There are: {', '.join(known)}.")
    return known[wanted]


def stored_choice(name: str | None) -> Choice:
    """A collection that can be searched and added to.

    Raises:
        CorpusError: it is a folder of articles.
    """
    one = choice(name)
    if not one.stored:
        raise CorpusError(
            f"{one.name} is a folder of articles: it can be traced against, but not listed or changed here. "
            "Change the files in the folder itself."
        )
    return one


def name_all(paths: Iterable[Path]) -> list[Choice]:
    """Gives each collection a short name of its own."""
    named: dict[str, Choice] = {}
    for path in paths:
        base = re.sub(r"[^a-z0-9]+", "-", path.resolve().name.lower()).strip("-")[:40] or "corpus"
        name, place = base, 2
        while name in named:
            name, place = f"{base}-{place}", place + 1
        named[name] = Choice(name, path, is_corpus(path) or not path.exists() or _is_empty(path))
    return list(named.values())


def _is_empty(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())
