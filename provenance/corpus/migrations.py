"""How a corpus is made, and how one of an older release becomes one of this release."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from provenance.corpus import families
from provenance.corpus.lossless import UnreadableError
from provenance.corpus.schema import COUNTERS, TABLES, VERSION, version
from provenance.corpus.tables import all_numbers, stored


def make(connection: sqlite3.Connection, schema: int = VERSION) -> None:
    """Makes the tables of an empty corpus, all or nothing; they grow as those of an old corpus would."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in TABLES.split(";\n"):
            connection.execute(statement)
        connection.executemany("INSERT INTO meta VALUES(?, '0')", [(key,) for key in COUNTERS])
        for step in range(1, schema):
            MIGRATIONS[step](connection)
        connection.execute(f"PRAGMA user_version = {schema}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def migrate(connection: sqlite3.Connection, place: Path) -> Path:
    """Brings an older corpus to this schema in one transaction; returns the copy kept of the old one."""
    old = version(connection)
    kept = _keep_copy(connection, place / f"corpus-schema-{old}.sqlite")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in range(old, VERSION):
            MIGRATIONS[step](connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return kept


def _keep_copy(connection: sqlite3.Connection, kept: Path) -> Path:
    """Copies the database as it is now; the copy appears whole or not at all."""
    half = kept.with_suffix(".half")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(half)) as copy:
        connection.backup(copy)
    half.replace(kept)
    return kept


_FAMILIES_AND_SOURCES = (
    # Near-duplicates: the number of the first of them, and the sentences by which they are known.
    "ALTER TABLE documents ADD COLUMN family INTEGER",
    "ALTER TABLE documents ADD COLUMN keyed INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX documents_family ON documents(family) WHERE family IS NOT NULL",
    "CREATE TABLE sentence_keys(key INTEGER, number INTEGER, PRIMARY KEY(key, number)) WITHOUT ROWID",
    # The file or address that a document was read from; many may come from one.
    "ALTER TABLE places ADD COLUMN source TEXT",
    "CREATE INDEX places_source ON places(source) WHERE source IS NOT NULL",
)


def _add_families_and_sources(connection: sqlite3.Connection) -> None:
    for statement in _FAMILIES_AND_SOURCES:
        connection.execute(statement)
    for number in all_numbers(connection):
        try:
            keys = stored(connection, number).keys
        except UnreadableError:
            continue  # it stays as it is, and can be found by "verify" and removed
        connection.execute("UPDATE documents SET keyed = ? WHERE number = ?", [sum(keys.values()), number])
        families.join(connection, number, keys)


MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _add_families_and_sources}
"""Step from the schema of the key to the next one, run inside a transaction."""
