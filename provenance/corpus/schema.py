"""The tables of a stored corpus, as the first release made them; ``migrations`` adds what came later."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from provenance.errors import CorpusError

VERSION = 2

TABLES = """
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

COUNTERS = ("fingerprint", "documents", "sentences", "characters", "changes", "builds")


def version(connection: sqlite3.Connection) -> int:
    """Returns the schema of a corpus; 0 for a file in which nothing has been made yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


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
