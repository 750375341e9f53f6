"""Documents and corpora for the tests of this room."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from provenance.model import Document, Role, Sentence


def document(text: str, **known: Any) -> Document:
    """Makes a document as reading would; sentences end at full stops, the first may be a headline."""
    spans = [match.span() for match in re.finditer(r"\S[^.!?]*[.!?]?", text)]
    sentences = tuple(Sentence(i, text[start:end], start, end) for i, (start, end) in enumerate(spans))
    if known.pop("headline", False):
        sentences = (replace(sentences[0], role=Role.HEADLINE), *sentences[1:])
    stamp = "\n".join([text, *(known.get(key) or "" for key in ("outlet", "url", "published"))])
    return Document(hashlib.sha256(stamp.encode()).hexdigest()[:32], text, sentences, **known)


@pytest.fixture(name="make", scope="session")
def fixture_make() -> Callable[..., Document]:
    return document


@pytest.fixture(name="place")
def fixture_place(tmp_path: Path) -> Path:
    return tmp_path / "corpus"
