"""Documents made of plain sentences, for the tests of credit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from provenance.model import Credit, Document, Link, Role, Sentence


def document(
    *pieces: str | tuple[str, Role], outlet: str | None = None, links: tuple[Link, ...] = ()
) -> Document:
    """A document whose sentences are the pieces, each a body sentence unless it says otherwise."""
    text, sentences = "", []
    for index, piece in enumerate(pieces):
        words, role = piece if isinstance(piece, tuple) else (piece, Role.BODY)
        sentences.append(Sentence(index, words, len(text), len(text) + len(words), role, index))
        text += words + "\n"
    return Document("test", text, tuple(sentences), outlet=outlet, links=links)


def rows(name: str) -> list[str]:
    """The lines of a table in this folder, without its remarks."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def outlets(listed: str) -> list[str]:
    """The outlets of a comma-separated list, in alphabetical order."""
    return sorted(name.strip() for name in listed.split(",") if name.strip())


def credited(credits: Iterable[Credit]) -> list[str]:
    """The outlets among some credits, each once, in alphabetical order."""
    return sorted({credit.outlet for credit in credits if credit.outlet})
