"""The stories of the pack: invented agencies, places and events, free to share.

A story is one plain text file: what it shows, its originals, its article, and what a careful reader says of
every sentence of the article (``tests/golden/README.md`` explains the file; only the texts are read here). The
lines of a paragraph belong together, wherever they were broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from provenance.errors import ReadingError
from provenance.model import Document
from provenance.reading import read_text

_FOLDER = Path(__file__).with_name("pack")
_MARK = "=== "


@dataclass(frozen=True, slots=True)
class Story:
    """An invented article with the originals that it was made from, and others about the same event."""

    name: str
    about: str
    article: Document
    originals: tuple[Document, ...]


def stories() -> Iterator[Story]:
    """Yields the stories that come with the package, by name."""
    for path in sorted(_FOLDER.glob("*.txt")):
        yield read_story(path)


def read_story(path: Path) -> Story:
    """Reads one story.

    Raises:
        ReadingError: the file cannot be read, or has no article or no original.
    """
    try:
        opening, *sections = path.read_text(encoding="utf-8").split(f"\n{_MARK}")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"Cannot read the story {path}: {error}.") from error
    documents: dict[str, list[Document]] = {"original": [], "article": []}
    for section in sections:
        head, _, body = section.partition("\n")
        kind, *fields = (part.strip() for part in head.split("|"))
        if kind in documents:
            documents[kind].append(_document(fields, body))
    if len(documents["article"]) != 1 or not documents["original"]:
        raise ReadingError(f"The story {path} needs one article and at least one original.")
    return Story(path.stem, opening.strip(), documents["article"][0], tuple(documents["original"]))


def _document(fields: list[str], body: str) -> Document:
    outlet, published = (value if value != "-" else None for value in (*fields, "-", "-")[:2])
    paragraphs = [" ".join(lines.split()) for lines in re.split(r"\n\s*\n", body.strip())]
    return read_text("\n\n".join(paragraphs), title=paragraphs[0], outlet=outlet, published=published)
