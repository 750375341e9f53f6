"""A story about a crane, as a text and as a page, and what is read of the files that hold it."""

from __future__ import annotations

from pathlib import Path

from provenance.model import Document
from provenance.outlets import Registry
from provenance.workflows.corpus_raw import Skipped, read
from provenance.workflows.corpus_sources import Sources

STORY = (
    "A crane fell on the ferry pier of Vessin on Sunday morning, and eleven dockers were hurt.\n\n"
    "The harbour master closed the northern basin until further notice."
)

PARAGRAPHS = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))

PAGE = f"""<!doctype html><html lang="en"><head><title>Crane falls</title>
<meta property="article:published_time" content="2031-03-02T08:00:00Z"></head>
<body><article><h1>Crane falls</h1>{PARAGRAPHS}</article></body></html>"""

REGISTRY = Registry.load()


def taken(path: Path, sources: Sources | None = None) -> tuple[list[Document], list[Skipped]]:
    """Reads everything at a path."""
    records = list((sources or Sources()).records([path]))
    documents = [read(record, REGISTRY) for record in records if not isinstance(record, Skipped)]
    return documents, [record for record in records if isinstance(record, Skipped)]
