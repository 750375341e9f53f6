"""The tables of a stored corpus, and how an older corpus becomes a newer one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from provenance.errors import CorpusError

DATABASE = "corpus.sqlite"
VERSION = 1

_TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row per document. Numbers are never used twice, so that a row left behind in the
-- index can never point to another document.
CREATE TABLE documents(
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  content BLOB NOT NULL,      -- hash of what exact duplicates share: text, outlet, date
  outlet TEXT, published TEXT, language TEXT, url TEXT, title TEXT,
  sentences INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  added TEXT NOT NULL
);
CREATE INDEX documents_content ON documents(content);
CREATE INDEX documents_outlet ON documents(outlet, published);
CREATE INDEX documents_published ON documents(published);

CREATE TABLE texts(number INTEGER PRIMARY KEY, digest BLOB NOT NULL, data BLOB NOT NULL);

-- Where a document was found; an exact duplicate adds a place, not a document.
CREATE TABLE places(
  number INTEGER NOT NULL, id TEXT NOT NULL, file TEXT, url TEXT, stamp TEXT, added TEXT NOT NULL
);
CREATE INDEX places_number ON places(number);
CREATE INDEX places_id ON places(id);
CREATE INDEX places_file ON places(file) WHERE file IS NOT NULL;
CREATE INDEX places_url ON places(url) WHERE url IS NOT NULL;

-- Documents that the index does not yet hold ('add') or still holds ('remove').
CREATE TABLE pending(number INTEGER PRIMARY KEY, action TEXT NOT NULL);

CREATE VIEW visible AS SELECT * FROM documents WHERE number NOT IN (SELECT number FROM pending);

CREATE TABLE words(stem TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;

-- How far an unfinished ingest has come in each source.
CREATE TABLE progress(source TEXT PRIMARY KEY, stamp TEXT NOT NULL, records INTEGER NOT NULL) WITHOUT ROWID;
"""

_COUNTERS = ("fingerprint", "documents", "sentences", "characters", "changes", "builds")

MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {}
"""Step from the schema of the key to the next one, run inside a transaction."""


def version(connection: sqlite3.Connection) -> int:
    """Returns the schema of a corpus; 0 for a file in which nothing has been made yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def make(connection: sqlite3.Connection) -> None:
    """Makes the tables of an empty corpus, all or nothing."""
    connection.execute("PRAGMA journal_mode = WAL")
    script = "".join(f"INSERT INTO meta VALUES('{key}', '0');\n" for key in _COUNTERS)
    connection.executescript(
        f"BEGIN IMMEDIATE;\n{_TABLES}\n{script}\nPRAGMA user_version = {VERSION};\nCOMMIT;"
    )


def refuse_newer(found: int, place: Path) -> None:
    """Refuses a corpus that a later release has made.

    Raises:
        CorpusError: the schema is newer than this program.
    """
    if found > VERSION:
        raise CorpusError(
            f"The corpus {place} was written by a newer provenance "
            f"(schema {found}, this one knows {VERSION}). Upgrade with: "
            "pip install --upgrade provenance-tracer"
        )


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
    """Copies the database; the copy appears whole or not at all."""
    if not kept.exists():
        half = kept.with_suffix(".half")
        half.unlink(missing_ok=True)
        copy = sqlite3.connect(half)
        connection.backup(copy)
        copy.close()
        half.replace(kept)
    return kept
