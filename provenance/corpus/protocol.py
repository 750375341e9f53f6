"""What every corpus can do, whatever holds its documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from provenance.model import Document


@runtime_checkable
class Corpus(Protocol):
    """A collection of documents that finds those sharing rare text with an article.

    ``name`` says in words which corpus it is, ``fingerprint`` which documents
    it holds: two corpora with the same documents have the same fingerprint,
    whatever the order they came in and whatever holds them. ``notes`` are
    remarks for the user, such as files that could not be read.
    """

    @property
    def name(self) -> str: ...  # noqa: D102  (said above)

    @property
    def fingerprint(self) -> str: ...  # noqa: D102

    @property
    def notes(self) -> tuple[str, ...]: ...  # noqa: D102

    def __len__(self) -> int: ...

    def candidates(self, article: Document, limit: int = 50) -> list[Document]:
        """Returns documents that share rare text with the article, best first, never the article itself."""
        ...

    def document(self, identifier: str, /) -> Document | None:
        """Returns the document with this id, or None."""
        ...

    def documents(self) -> Iterator[Document]:
        """Yields every document, always in the same order."""
        ...
