"""What the store and the index need of a document, worked out before either is touched.

This is the slow part of an ingest and needs nothing but the document, so that
it can run in other processes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from provenance.corpus.families import sentence_keys
from provenance.corpus.features import bigrams
from provenance.corpus.identity import real_path
from provenance.corpus.lossless import pack
from provenance.model import Document
from provenance.text.words import stems


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be written.

    ``document`` is there without its text and sentences, which ``data`` holds.
    ``rows`` has for each sentence its distinct stems and pairs as the index
    wants them; sentences without any stem have no row. ``words`` are the
    distinct stems of the whole document, ``keys`` the sentences by which copies
    are known. ``file`` is the resolved path, ``source`` the file or
    address that it was read from, and ``stamp`` what tells that the source has
    not changed since. ``others`` are more places where an export says that it
    was found: the id that it has there, file and address.
    """

    id: str
    content: bytes
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    title: str | None
    characters: int
    digest: bytes
    data: bytes
    rows: tuple[tuple[str, str], ...]
    words: frozenset[str]
    keys: Mapping[int, int]
    file: str | None = None
    source: str | None = None
    stamp: str | None = None
    others: tuple[tuple[str, str | None, str | None], ...] = ()


def prepare(document: Document, source: str | None = None, stamp: str | None = None) -> Prepared:
    """Works out what will be written of a document."""
    data = pack(document)
    by_sentence = [found for sentence in document.sentences if (found := stems(sentence.text))]
    return Prepared(
        id=document.id,
        content=content(document),
        outlet=_storable(document.outlet),
        published=_storable(document.published),
        language=_storable(document.language),
        url=_storable(document.url),
        title=_storable(document.title),
        characters=len(document.text),
        digest=digest(data),
        data=data,
        rows=tuple(row(found) for found in by_sentence),
        words=frozenset(chain.from_iterable(by_sentence)),
        keys=sentence_keys(by_sentence),
        file=_storable(real_path(document.path)) if document.path else None,
        source=source,
        stamp=stamp,
    )


def row(words: list[str]) -> tuple[str, str]:
    """Returns the stems of a sentence, and its pairs of neighbours, as the index wants them."""
    return " ".join(dict.fromkeys(words)), " ".join(dict.fromkeys(bigrams(words)))


def content(document: Document) -> bytes:
    """Returns the hash of what exact duplicates share: same text, same outlet, same date, wherever found."""
    same = "\n".join((document.text, document.outlet or "", document.published or ""))
    return digest(same.encode("utf-8", "surrogatepass"))


def digest(data: bytes) -> bytes:
    """Returns 16 bytes that change when the data does."""
    return hashlib.blake2b(data, digest_size=16).digest()


def _storable(text: str | None) -> str | None:
    """Replaces what UTF-8 cannot write: half characters that broken pages contain."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")
