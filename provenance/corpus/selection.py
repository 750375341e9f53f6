"""Tracing against a part of a corpus: by outlet, by date, by nearness in time to the article."""

from __future__ import annotations

import hashlib
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from operator import index
from typing import Protocol, runtime_checkable

from provenance.corpus.protocol import Corpus
from provenance.errors import SettingsError
from provenance.model import Document
from provenance.text.dates import later


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents count. A document whose date is not known is outside every limit of time.

    Attributes:
        outlets: names; empty for any outlet. One name may stand alone.
        since: the earliest day, as ISO (``2022-01-10``), a ``datetime.date`` or a moment of that day.
        until: the latest day, in the same way.
        window: days before the article that a document may be old; later ones stay in.
    """

    outlets: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    window: int | None = None

    def __post_init__(self) -> None:
        names = {self.outlets} if isinstance(self.outlets, str) else self.outlets
        object.__setattr__(self, "outlets", frozenset(names))
        for name in ("since", "until"):
            object.__setattr__(self, name, limiting_day(name, getattr(self, name)))
        if self.since and self.until and self.since > self.until:
            raise SettingsError(f"--since {self.since} lies after --until {self.until}: no document can fit.")
        object.__setattr__(self, "window", days_back(self.window))

    def __bool__(self) -> bool:
        return bool(self.outlets or self.since or self.until or self.window is not None)

    def __str__(self) -> str:
        parts = [f"outlet {', '.join(sorted(self.outlets))}"] if self.outlets else []
        parts += [f"{word} {day}" for word, day in (("since", self.since), ("until", self.until)) if day]
        if self.window is not None:
            parts.append(f"at most {self.window} days before the article")
        return "; ".join(parts)

    @property
    def told(self) -> str:
        """The selection in the words of a sentence, as in "holds no document of outlet AFP"."""
        return f"of {self}" if self.outlets else str(self)

    def near(self, article: Document) -> Selection:
        """Returns the selection for one article, with its window as a first day.

        Raises:
            SettingsError: there is a window, but the article has no date.
        """
        if self.window is None:
            return self
        if not article.published:
            name = article.path or article.title or "The article"
            raise SettingsError(f"{name} has no date, so --window cannot be used with it. Use --since DATE.")
        day = date.fromisoformat(article.published[:10])
        first = (day - timedelta(days=min(self.window, (day - date.min).days))).isoformat()
        return Selection(self.outlets, max(first, self.since or first), self.until)

    def holds(self, outlet: str | None, published: str | None) -> bool:
        """Whether a document of this outlet and date counts."""
        if self.outlets and outlet not in self.outlets:
            return False
        if (self.since or self.until) and not published:
            return False
        return not later(self.since, published) and not later(published, self.until)


@runtime_checkable
class Selective(Protocol):
    """A corpus that can look for candidates among a part of its documents by itself."""

    def selected(self, article: Document, limit: int, selection: Selection) -> list[Document]:
        """Returns the best candidates among the documents that count."""
        ...

    def has_any(self, selection: Selection) -> bool:
        """Whether any document counts."""
        ...

    def outlets(self) -> set[str]:
        """Returns the outlets of its documents."""
        ...


def has_any(corpus: Corpus, selection: Selection) -> bool:
    """Whether a corpus holds any document of a selection; its window is not looked at."""
    if isinstance(corpus, Selective):
        return corpus.has_any(selection)
    return any(selection.holds(document.outlet, document.published) for document in corpus.documents())


def as_spelled(corpus: Corpus, selection: Selection) -> Selection:
    """Returns a selection with its outlets spelled as the corpus has them, whatever their capitals."""
    if not selection.outlets:
        return selection
    known = outlets_of(corpus)
    names = set[str]()
    for name in selection.outlets:
        alike = {other for other in known if other.casefold() == name.casefold()}
        names |= {name} if name in known or not alike else alike
    return replace(selection, outlets=frozenset(names))


def outlets_of(corpus: Corpus) -> set[str]:
    """Returns the outlets of a corpus's documents."""
    if isinstance(corpus, Selective):
        return corpus.outlets()
    return {document.outlet for document in corpus.documents() if document.outlet}


class SelectedCorpus:
    """A corpus of which only the selected documents can be found.

    How rare a word is stays a matter of the whole corpus, and so does ``len``:
    fifty documents of one outlet say little of what is rare.
    """

    def __init__(self, corpus: Corpus, selection: Selection) -> None:
        self._corpus = corpus
        self._selection = selection
        self.name = f"{corpus.name} ({selection})"
        self.notes = corpus.notes
        stamp = f"{corpus.fingerprint} {selection}"
        self.fingerprint = hashlib.sha256(stamp.encode()).hexdigest()[:32]

    def __len__(self) -> int:
        return len(self._corpus)

    def candidates(self, article: Document, limit: int = 50) -> list[Document]:
        """Returns the selected documents that share rare text with the article, best first."""
        selection = self._selection.near(article)
        if isinstance(self._corpus, Selective):
            return self._corpus.selected(article, limit, selection)
        everything = self._corpus.candidates(article, len(self._corpus))
        return [d for d in everything if selection.holds(d.outlet, d.published)][: max(0, limit)]

    def document(self, identifier: str, /) -> Document | None:
        """Returns the document with this id if it is selected."""
        document = self._corpus.document(identifier)
        return document if document and self._selection.holds(document.outlet, document.published) else None

    def documents(self) -> Iterator[Document]:
        """Yields the selected documents; a window, which depends on the article, leaves none out."""
        for document in self._corpus.documents():
            if self._selection.holds(document.outlet, document.published):
                yield document


_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?")


def limiting_day(name: str, day: object) -> str | None:
    """Returns the day that a text means; of a year or a month alone the first (``since``) or the last (``until``).

    Raises:
        SettingsError: it is no day.
    """
    if day is None:
        return None
    part = _PART.fullmatch(str(day))
    try:
        if part:
            year, month = int(part["year"]), int(part["month"] or (1 if name == "since" else 12))
            last = 1 if name == "since" else monthrange(year, month)[1]
            return date(year, month, last).isoformat()
        written = str(day)[:10] if isinstance(day, datetime) else str(day)
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise SettingsError(f"--{name} needs a day such as 2022-01-10, not {day!r}.") from None


def days_back(window: object) -> int | None:
    """Returns the days that a document may be older than the article.

    Raises:
        SettingsError: it is no whole number from 0.
    """
    if window is None:
        return None
    try:
        days = index(window)  # type: ignore[arg-type]  # what is none raises
    except TypeError:
        days = -1
    if days < 0:
        raise SettingsError(f"--window needs a number of days, not {window!r}.")
    return days
