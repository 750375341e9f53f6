"""What is written to the tables of a corpus; every function runs inside a transaction of the caller."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum

from provenance.corpus import families
from provenance.corpus.database import chunks, counters, listed
from provenance.corpus.features import feature_stamp
from provenance.corpus.identity import contribution, fingerprint_text
from provenance.corpus.lossless import UnreadableError, unpack
from provenance.corpus.preparing import Prepared, digest, prepare

_NUMBERS_BY_PLACE = "SELECT id, number FROM places WHERE id IN (?*)"
_NUMBERS_BY_ID = "SELECT id, number FROM documents WHERE id IN (?*)"

# One question for each new document, most of which are known by none of the three.
_KNOWN_AS = (
    "SELECT coalesce((SELECT number FROM documents WHERE id = ?),"
    " (SELECT number FROM places WHERE id = ? ORDER BY rowid DESC),"
    " (SELECT number FROM documents WHERE content = ?))"
)


class Status(StrEnum):
    """What became of a document that was given to be added."""

    NEW = "new"
    VERSION = "version"  # another text was known at the same address; both are kept
    DUPLICATE = "duplicate"  # the same document is known; only its place is new
    KNOWN = "known"  # nothing about it is new


def insert(connection: sqlite3.Connection, prepared: Prepared) -> tuple[Status, int]:
    """Writes a document and marks it pending, or writes only its place where the document is known.

    Returns what became of it, and the number under which the corpus holds it.
    """
    held = _held(connection, prepared)
    if held is not None:
        fresh = insert_place(connection, held, prepared) + _insert_others(connection, held, prepared)
        return (Status.DUPLICATE if fresh else Status.KNOWN), held
    older = bool(prepared.url) and _one(connection, "SELECT 1 FROM places WHERE url = ?", prepared.url)
    number = _insert_document(connection, prepared)
    _insert_new_place(connection, number, prepared)
    _insert_others(connection, number, prepared)
    families.join(connection, number, prepared.keys)
    connection.execute("INSERT INTO pending VALUES(?, 'add')", [number])
    return (Status.VERSION if older else Status.NEW), number


def delete(connection: sqlite3.Connection, number: int) -> None:
    """Deletes a document, takes it out of all counts and marks that the index still holds it."""
    try:
        gone = stored(connection, number)
    except UnreadableError:
        _set(connection, {"features": "unknown"})  # what it had added is not known: all is counted anew
    else:
        count(connection, [gone], -1)
        families.leave(connection, number, gone.keys)
    for table in ("documents", "texts", "places"):
        connection.execute(f"DELETE FROM {table} WHERE number = ?", [number])  # noqa: S608
    connection.execute("INSERT INTO pending VALUES(?, 'remove')", [number])


def enter(connection: sqlite3.Connection, documents: Mapping[int, Prepared]) -> None:
    """Enters documents anew into everything that is derived from them: counts and families."""
    count(connection, documents.values(), 1)
    for number, prepared in documents.items():
        keyed = [sum(prepared.keys.values()), number]
        connection.execute("UPDATE documents SET keyed = ? WHERE number = ?", keyed)
        families.join(connection, number, prepared.keys)


def insert_place(connection: sqlite3.Connection, number: int, prepared: Prepared) -> bool:
    """Notes where a document was found; returns False if that was known."""
    place = [number, prepared.id, prepared.file, prepared.url]
    found = _one(
        connection, "SELECT rowid FROM places WHERE number = ? AND id = ? AND file IS ? AND url IS ?", *place
    )
    if found is None:
        _insert_new_place(connection, number, prepared)
    else:
        seen = [prepared.source, prepared.stamp, found]
        connection.execute("UPDATE places SET source = ?, stamp = ? WHERE rowid = ?", seen)
    return found is None


def _insert_new_place(connection: sqlite3.Connection, number: int, prepared: Prepared) -> None:
    row = [number, prepared.id, prepared.file, prepared.url, prepared.stamp, _now(), prepared.source]
    connection.execute("INSERT INTO places VALUES(?, ?, ?, ?, ?, ?, ?)", row)


def _insert_others(connection: sqlite3.Connection, number: int, prepared: Prepared) -> int:
    """Notes the other places that an export knows; returns how many are new."""
    found = [
        replace(prepared, id=name, file=file, url=url, stamp=None) for name, file, url in prepared.others
    ]
    return sum(insert_place(connection, number, place) for place in found)


def drop_source(connection: sqlite3.Connection, source: str) -> list[int]:
    """Forgets the places of a source; returns the documents that were found nowhere else."""
    query = "SELECT DISTINCT number FROM places WHERE source = ?"
    numbers = [number for (number,) in connection.execute(query, [source])]
    connection.execute("DELETE FROM places WHERE source = ?", [source])
    connection.execute("DELETE FROM progress WHERE source = ?", [source])
    return [n for n in numbers if _one(connection, "SELECT 1 FROM places WHERE number = ?", n) is None]


def stored(connection: sqlite3.Connection, number: int) -> Prepared:
    """Returns a document that the corpus holds, prepared again.

    Raises:
        UnreadableError: its text is damaged.
    """
    query = "SELECT id, digest, data FROM documents LEFT JOIN texts USING(number) WHERE number = ?"
    identifier, stamp, data = connection.execute(query, [number]).fetchone()
    if data is None or digest(data) != stamp:
        raise UnreadableError(identifier)
    return prepare(unpack(data))


def count(connection: sqlite3.Connection, documents: Iterable[Prepared], sign: int) -> None:
    """Adds documents to the word counts and totals (sign 1), or takes them from there (sign -1)."""
    words: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for prepared in documents:
        words.update(prepared.words)
        totals["documents"] += sign
        totals["sentences"] += sign * len(prepared.rows)
        totals["characters"] += sign * prepared.characters
        totals["fingerprint"] += sign * contribution(prepared.id)
    connection.executemany(
        "INSERT INTO words VALUES(?, ?)"
        " ON CONFLICT(stem) DO UPDATE SET documents = documents + excluded.documents",
        sorted((stem, sign * occurrences) for stem, occurrences in words.items()),
    )
    if sign < 0:
        gone = [(stem,) for stem in words]
        connection.executemany("DELETE FROM words WHERE stem = ? AND documents <= 0", gone)
    _add_to_totals(connection, totals)


def changed(connection: sqlite3.Connection) -> None:
    """Notes that something was committed, so that readers see that their picture is old."""
    _add_to_totals(connection, Counter(changes=1))


def pending(connection: sqlite3.Connection, action: str) -> list[int]:
    """Returns the numbers of the documents marked for an action."""
    query = "SELECT number FROM pending WHERE action = ? ORDER BY number"
    return [number for (number,) in connection.execute(query, [action])]


def unmark(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Takes the mark away: the index now says what the store says."""
    connection.executemany("DELETE FROM pending WHERE number = ?", [(number,) for number in numbers])


def numbers_of(connection: sqlite3.Connection, identifiers: Sequence[str]) -> dict[str, int]:
    """Returns the numbers of those documents that the corpus holds, by the id asked for.

    A document also answers to the ids that its exact duplicates have elsewhere.
    """
    held: dict[str, int] = {}
    for chunk in chunks(identifiers):
        for query in (_NUMBERS_BY_PLACE, _NUMBERS_BY_ID):
            held.update(connection.execute(listed(query, chunk), chunk).fetchall())
    return held


def all_numbers(connection: sqlite3.Connection) -> list[int]:
    """Returns the numbers of all documents."""
    return [number for (number,) in connection.execute("SELECT number FROM documents ORDER BY number")]


def start_over(connection: sqlite3.Connection) -> None:
    """Empties everything that is derived from the documents, and names the index to be built next."""
    for table in ("words", "sentence_keys", "pending"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    connection.execute("UPDATE documents SET family = NULL")
    builds = int(counters(connection)["builds"]) + 1
    fresh = {"documents": "0", "sentences": "0", "characters": "0", "fingerprint": "0", "builds": str(builds)}
    _set(connection, {**fresh, "features": feature_stamp()})


def _held(connection: sqlite3.Connection, prepared: Prepared) -> int | None:
    """Returns the number under which a document or its exact duplicate is known."""
    return _one(connection, _KNOWN_AS, prepared.id, prepared.id, prepared.content)


def _insert_document(connection: sqlite3.Connection, prepared: Prepared) -> int:
    row = {
        "id": prepared.id, "content": prepared.content, "outlet": prepared.outlet,
        "published": prepared.published, "language": prepared.language, "url": prepared.url,
        "title": prepared.title, "sentences": len(prepared.rows), "characters": prepared.characters,
        "added": _now(), "keyed": sum(prepared.keys.values()),
    }  # fmt: skip
    query = f"INSERT INTO documents({', '.join(row)}) VALUES({', '.join('?' * len(row))})"
    number = int(connection.execute(query, list(row.values())).lastrowid or 0)
    connection.execute("INSERT INTO texts VALUES(?, ?, ?)", [number, prepared.digest, prepared.data])
    return number


def _add_to_totals(connection: sqlite3.Connection, totals: Counter[str]) -> None:
    held = counters(connection)
    new = {key: str(int(held[key]) + more) for key, more in totals.items() if key != "fingerprint"}
    if "fingerprint" in totals:
        new["fingerprint"] = fingerprint_text(int(held["fingerprint"], 16) + totals["fingerprint"])
    _set(connection, new)


def _set(connection: sqlite3.Connection, values: dict[str, str]) -> None:
    connection.executemany("INSERT OR REPLACE INTO meta VALUES(?, ?)", sorted(values.items()))


def _one(connection: sqlite3.Connection, query: str, *values: object) -> int | None:
    row = connection.execute(query, values).fetchone()
    return None if row is None or row[0] is None else int(row[0])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
