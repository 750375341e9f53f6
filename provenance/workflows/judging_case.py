"""What is judged: one article, the documents that were found for it, and who is whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from provenance.model import Document, Match, Sentence
from provenance.outlets import Identity, Registry


class Case:
    """An article and the documents that it is judged by; outlets are compared as outlets, not as strings."""

    def __init__(self, article: Document, documents: Mapping[str, Document], registry: Registry) -> None:
        self.article = article
        self.documents = documents
        self.registry = registry
        self.same = Identity(registry)

    def is_own(self, outlet: str) -> bool:
        """Whether an outlet is the one that published the article."""
        return self.article.outlet is not None and self.same(outlet, self.article.outlet)

    def sentences_of(self, derived: Sequence[Match]) -> Iterator[Sentence]:
        """Yields the sentences of the originals."""
        for match in derived:
            document = self.documents[match.original.id]
            yield from (document.sentences[original.index] for original in match.sentences)


def publishers(matches: Iterable[Match]) -> set[str]:
    """Returns the outlets that text was taken from."""
    return {match.original.outlet for match in matches if match.relation.derived and match.original.outlet}
