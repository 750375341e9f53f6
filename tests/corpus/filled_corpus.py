"""A corpus with documents in it, and a wire story, for the tests of this room."""

from __future__ import annotations

from pathlib import Path

from provenance.corpus.store import StoredCorpus
from provenance.corpus.writer import CorpusWriter
from provenance.model import Document

WIRE = (
    "A crane fell on the ferry pier of Vessin on Sunday. Eleven dockers were hurt, two of them badly. "
    "The harbour master closed the northern basin until further notice. "
    "Police are questioning the operator of the crane company."
)


def filled(place: Path, *documents: Document) -> StoredCorpus:
    with CorpusWriter(place) as writer:
        assert not writer.repaired
        writer.add(documents)
    return StoredCorpus(place)
