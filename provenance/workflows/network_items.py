"""The documents of a collection as engines take them, and what had to be said about some of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from provenance.corpus.database import chunks
from provenance.corpus.lossless import pack
from provenance.corpus.protocol import Corpus
from provenance.corpus.selection import limiting_day
from provenance.corpus.store import StoredCorpus
from provenance.engines.job import UNDATED, Item
from provenance.errors import CorpusError, SettingsError
from provenance.model import Document
from provenance.outlets import Registry
from provenance.text.counted import count
from provenance.text.dates import in_the_future
from provenance.text.display import safe
from provenance.workflows.network_work import number_of
from provenance.workflows.readings import leads

_OLDEST, _NEWEST = 1600, 2200  # years outside of which a date is a slip
_UNKNOWN = frozenset({"1970-01-01", "1900-01-01"})  # what programs write when they do not know
_SHOWN = 5  # names listed in a note


@dataclass(frozen=True, slots=True)
class Period:
    """Which articles are looked at: from ``since`` to ``until`` (days, both included); None for no limit.

    A year or a month alone is its first or last day.
    """

    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            object.__setattr__(self, name, limiting_day(name, getattr(self, name)))
        if self.since and self.until and self.since > self.until:
            raise SettingsError(
                f"--since {self.since} lies after --until {self.until}: no article can be chosen."
            )

    def holds(self, published: str | None) -> bool:
        """Whether an article of this date is chosen; one without a date only where there is no limit."""
        if self.since is None and self.until is None:
            return True
        if not published:
            return False
        day = published[:10]
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


@dataclass(slots=True)
class Notices:
    """What a reader must know of the collection; filled while the documents are read."""

    undated: int = 0
    wrong: list[str] = field(default_factory=list)
    future: list[str] = field(default_factory=list)
    nameless: int = 0
    outside: int = 0
    undated_outside: int = 0
    strange: Counter[str] = field(default_factory=Counter)
    addresses: Counter[str] = field(default_factory=Counter)

    def told(self) -> list[str]:
        """Returns one sentence for each thing that was found."""
        twice = sorted(url for url, count in self.addresses.items() if count > 1)
        strange = [name for name, _ in sorted(self.strange.items(), key=lambda item: (-item[1], item[0]))]
        outside = count(self.outside, "document lies", "documents lie")
        dateless = f", {self.undated_outside:,} of them without a date," if self.undated_outside else ""
        undated = count(self.undated, "document carries", "documents carry")
        wrong = count(len(self.wrong), "date", "dates")
        future = count(len(self.future), "date lies", "dates lie")
        nameless = count(self.nameless, "document carries", "documents carry")
        unknown = count(len(strange), "outlet is", "outlets are")
        several = count(len(twice), "address has", "addresses have")
        remarks = [
            (self.outside, f"{outside} outside the period{dateless} and {_was(self.outside)} not looked at."),
            (
                self.undated,
                f"{undated} no date, or none that can be right: kept, and taken to be later than all that "
                "have one, so that what they share counts as taken from those; of two without a date neither "
                "is first, unless one of them names the other or is an agency's.",
            ),
            (
                self.wrong,
                f"{wrong} cannot be right and {_was(len(self.wrong))} set aside: {_some(self.wrong)}.",
            ),
            (
                self.future,
                f"{future} in the future, and {_was(len(self.future))} set aside: {_some(self.future)}.",
            ),
            (self.nameless, f"{nameless} no outlet: shown as (unknown outlet)."),
            (
                strange,
                f"{unknown} not in the registry, and shown under the name given: {_some(strange)}. "
                "Describe them in a file of your own for --outlets.",
            ),
            (twice, f"{several} several documents, which are not compared with each other: {_some(twice)}."),
        ]
        return [text for found, text in remarks if found]


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _some(names: list[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


class Collection:
    """The documents of a corpus, and the articles to be looked at, which may be the same.

    Args:
        corpus: the originals.
        articles: what is looked at; None for the corpus itself.
        period: which articles count.
        registry: the known outlets.

    Raises:
        CorpusError: fewer than two documents, or no article in the period.
    """

    def __init__(self, corpus: Corpus, articles: Corpus | None, period: Period, registry: Registry) -> None:
        self._corpus = corpus
        self._articles = articles
        self._period = period
        self._registry = registry
        self.notices = Notices()
        self.size = len(corpus)
        self.article_count = 0
        self._both: set[str] = set()  # documents that are articles too, where articles are given
        self._survey()

    @property
    def same(self) -> bool:
        """Whether the articles are the corpus."""
        return self._articles is None

    @property
    def fingerprint(self) -> str:
        """Names the documents and the choice among them."""
        articles = self._articles.fingerprint if self._articles is not None else "same"
        return f"{self._corpus.fingerprint} {articles} {self._period.since} {self._period.until}"

    def items(self) -> Iterator[Item]:
        """Yields every document once, always in the same order."""
        for held, data in _packed(self._corpus):
            yield self._item(held, data, article=self.same or held.id in self._both, original=True)
        for held, data in _packed(self._articles):
            if held.id not in self._both:
                yield self._item(held, data, article=True, original=False)

    def articles(self) -> Iterator[Document]:
        """Yields the articles that are looked at, in the order of their numbers."""
        held = self._corpus if self._articles is None else self._articles
        chosen = [d for d in map(_usable, held.documents()) if self._period.holds(d.published)]
        yield from sorted(chosen, key=lambda document: number_of(document.id))

    def _headers(self) -> Iterator[tuple[Document, bool]]:
        """Yields every document once, without its text where that can be, with whether it is an article."""
        for chunk in chunks(_headers(self._corpus)):
            names = [document.id for document in chunk]
            both = set(names) if self._articles is None else _known(self._articles, names)
            if self._articles is not None:
                self._both |= both
            yield from ((_usable(document), document.id in both) for document in chunk)
        for document in _headers(self._articles):
            if document.id not in self._both:
                yield _usable(document), True

    def _survey(self) -> None:
        """Goes through the collection once, so that a letter comes before any work."""
        notices = self.notices
        total = 0
        for document, article in self._headers():
            total += 1
            chosen = article and self._period.holds(document.published)
            self.article_count += chosen
            notices.outside += article and not chosen
            notices.undated_outside += article and not chosen and not document.published
            self._look_at(document)
        notices.undated -= notices.undated_outside
        if not self.article_count:
            raise CorpusError(self._nothing(notices.outside))
        if total < 2:
            raise CorpusError(
                f"{self._corpus.name} holds a single document, and there is nothing to compare it with. "
                "Name a larger collection with --corpus PATH."
            )

    def _look_at(self, document: Document) -> None:
        notices = self.notices
        notices.undated += not document.published
        for start, held in ((_WRONG, notices.wrong), (_FUTURE, notices.future)):
            held += [note.removeprefix(start) for note in document.notes if note.startswith(start)]
        notices.nameless += not document.outlet
        if document.outlet and self._registry.get(document.outlet) is None:
            notices.strange[document.outlet] += 1
        if document.url:
            notices.addresses[document.url] += 1

    def _nothing(self, outside: int) -> str:
        if outside:
            limits = " ".join(
                f"--{name} {day}" for name in ("since", "until") if (day := getattr(self._period, name))
            )
            none = (
                "The only article does not fall"
                if outside == 1
                else f"None of the {outside:,} articles falls"
            )
            return (
                f"{none} into the period {limits}. "
                "Widen it, or leave the limits out; articles without a date are in no period."
            )
        return "There is no article to look at. Name a collection with --corpus PATH or --articles PATH."

    def _item(self, held: Document, data: bytes | None, *, article: bool, original: bool) -> Item:
        document = _usable(held)
        number = number_of(document.id)
        earliest, latest = minutes(document.published)
        outlet = self._registry.get(document.outlet) if document.outlet else None
        address = document.url or (str(Path(document.path).resolve()) if document.path else None)
        return Item(
            number=number,
            earliest=earliest,
            latest=latest,
            leads=leads(outlet),
            same=number_of(address) if address else number,
            article=article and self._period.holds(document.published),
            document=original,
            data=data if data is not None and document is held else pack(document),
        )


def _headers(corpus: Corpus | None) -> Iterator[Document]:
    if isinstance(corpus, StoredCorpus):
        return corpus.headers()
    return iter(()) if corpus is None else corpus.documents()


def _packed(corpus: Corpus | None) -> Iterator[tuple[Document, bytes | None]]:
    """Yields documents, with the bytes that they are stored as where a corpus has them."""
    if isinstance(corpus, StoredCorpus):
        yield from corpus.packed()
    elif corpus is not None:
        yield from ((document, None) for document in corpus.documents())


def _known(corpus: Corpus, identifiers: Sequence[str]) -> set[str]:
    """Returns which of these ids a corpus has a document for."""
    if isinstance(corpus, StoredCorpus):
        return corpus.known(identifiers)
    return {name for name in identifiers if corpus.document(name) is not None}


def minutes(published: str | None) -> tuple[int, int]:
    """Returns the first and last minute (since 1970) at which a document of this date can have appeared."""
    moment = _moment(published) if published else None
    if published is None or moment is None:
        return UNDATED, UNDATED
    start = int(moment.timestamp() // 60)
    return (start, start) if len(published) > 10 else (start, start + 1439)


def _usable(document: Document) -> Document:
    """Returns a document as a collection takes it; itself where nothing is wrong with it."""
    return _dated(_printable(document))


def _printable(document: Document) -> Document:
    """Returns a document whose facts can be written to any file: no half characters and no escapes."""
    facts: dict[str, Any] = {
        name: safe(value) for name in _FACTS if (value := getattr(document, name)) and not value.isprintable()
    }
    return replace(document, **facts) if facts else document


_FACTS = ("title", "outlet", "author", "url", "path")
_WRONG = "A date that cannot be right was set aside: "
_FUTURE = "A date in the future was set aside: "


def _dated(document: Document) -> Document:
    """Returns a document without a date that cannot be right or lies in the future; its id stays."""
    published = document.published
    if not published:
        return document
    moment = _moment(published)
    right = moment is not None and _OLDEST <= moment.year <= _NEWEST and published[:10] not in _UNKNOWN
    if right and not in_the_future(published):
        return document
    note = f"{_FUTURE if right else _WRONG}{published} ({document.url or document.path or document.id})"
    return replace(document, published=None, notes=(*document.notes, note))


def _moment(published: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
