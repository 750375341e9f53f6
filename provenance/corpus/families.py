"""Families: wire updates and syndicated copies of one story, found by the sentences that they share.

Two documents are near-duplicates when most of the shorter one stands, sentence
by sentence, in the other. A sentence is compared by its stems, so that British
spelling and small words do not hide a copy. Whoever is near a member of a
family belongs to it; a family is named by the number of its first member.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from provenance.corpus.database import chunks, listed
from provenance.corpus.lossless import unpack
from provenance.text.words import stems

SHARED = 0.7
"""Part of the shorter document's words that must stand in shared sentences. Lower joins mere rewrites."""

LEAST_SENTENCES = 3
"""Shared sentences needed. Fewer joins stories that only quote one statement."""

_SHORT = 5  # stems below which a sentence ("He did not comment further.") is nobody's own
_EVERYWHERE = 200  # documents with a sentence above which it is boilerplate
_UNTANGLED = 200  # members above which a family is not taken apart again after a removal

Keys = Mapping[int, int]
"""Sentence key -> number of stems in that sentence."""


def sentence_keys(by_sentence: Iterable[Sequence[str]]) -> dict[int, int]:
    """Returns the keys of the sentences that are long enough to tell a copy."""
    return {_key(words): len(words) for words in by_sentence if len(words) >= _SHORT}


def join(connection: sqlite3.Connection, number: int, keys: Keys) -> None:
    """Enters a document and puts it into the family of its near-duplicates, merging families it connects."""
    near = _near(connection, number, keys)
    connection.executemany(
        "INSERT OR IGNORE INTO sentence_keys VALUES(?, ?)", [(key, number) for key in sorted(keys)]
    )
    if near:
        _merge(connection, [number, *near])


def leave(connection: sqlite3.Connection, number: int, keys: Keys) -> None:
    """Takes a document out, and lets its family fall apart where it was the only link."""
    connection.executemany(
        "DELETE FROM sentence_keys WHERE key = ? AND number = ?", [(key, number) for key in keys]
    )
    row = connection.execute("SELECT family FROM documents WHERE number = ?", [number]).fetchone()
    if row is None or row[0] is None:
        return
    rest = [member for member in members(connection, row[0]) if member != number]
    if len(rest) > _UNTANGLED:
        connection.execute("UPDATE documents SET family = ? WHERE family = ?", [rest[0], row[0]])
    else:
        connection.execute("UPDATE documents SET family = NULL WHERE family = ?", [row[0]])
        for member in rest:
            if near := _near(connection, member, _keys_of(connection, member)) & set(rest):
                _merge(connection, [member, *near])


def members(connection: sqlite3.Connection, family: int) -> list[int]:
    """Returns the numbers of the documents of a family, first come first."""
    query = "SELECT number FROM documents WHERE family = ? ORDER BY number"
    return [number for (number,) in connection.execute(query, [family])]


def _near(connection: sqlite3.Connection, number: int, keys: Keys) -> set[int]:
    """Returns the documents of which most stands in this one, or the other way round."""
    shared: Counter[int] = Counter()
    sentences: Counter[int] = Counter()
    for key, holders in _holders(connection, list(keys)).items():
        if len(holders) <= _EVERYWHERE:
            for other in holders:
                shared[other] += keys[key]
                sentences[other] += 1
    del shared[number]
    wanted = [other for other in shared if sentences[other] >= LEAST_SENTENCES]
    own = sum(keys.values())
    return {
        other
        for other, size in _sizes(connection, wanted).items()
        if shared[other] >= SHARED * max(1, min(own, size))
    }


def _merge(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Makes one family of documents and of the families that they belong to."""
    query = listed("SELECT DISTINCT family FROM documents WHERE number IN (?*)", numbers)
    families = [family for (family,) in connection.execute(query, list(numbers)) if family is not None]
    label = min([*families, *numbers])
    renamed = [(label, family) for family in families if family != label]
    connection.executemany("UPDATE documents SET family = ? WHERE family = ?", renamed)
    connection.executemany("UPDATE documents SET family = ? WHERE number = ?", [(label, n) for n in numbers])


def _keys_of(connection: sqlite3.Connection, number: int) -> Keys:
    """Returns the keys of a document that is in the tables, worked out again from its text."""
    data = connection.execute("SELECT data FROM texts WHERE number = ?", [number]).fetchone()[0]
    return sentence_keys(stems(sentence.text) for sentence in unpack(data).sentences)


def _holders(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for chunk in chunks(keys):
        query = listed("SELECT key, number FROM sentence_keys WHERE key IN (?*)", chunk)
        for key, number in connection.execute(query, chunk):
            found[key].append(number)
    return found


def _sizes(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, int]:
    sizes: dict[int, int] = {}
    for chunk in chunks(numbers):
        query = listed("SELECT number, keyed FROM documents WHERE number IN (?*)", chunk)
        sizes.update(connection.execute(query, chunk).fetchall())
    return sizes


def _key(words: Sequence[str]) -> int:
    digest = hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
