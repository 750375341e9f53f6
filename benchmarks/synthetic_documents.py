"""Generated stories as documents, without the work of reading them: their sentences are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.synthetic import Derivative, Story
from provenance.model import Document, Sentence
from provenance.reading.document import identity


def story_document(story: Story) -> Document:
    return as_document(story.sentences, outlet=story.outlet, url=story.url, published=story.published)


def article_document(derivative: Derivative) -> Document:
    return as_document(derivative.sentences, published="2026-01-01")


def as_document(sentences: Sequence[str], **facts: Any) -> Document:
    text, made, start = " ".join(sentences), [], 0
    for index, sentence in enumerate(sentences):
        made.append(Sentence(index, sentence, start, start + len(sentence), paragraph=index // 2))
        start += len(sentence) + 1
    stamp = identity(text, facts.get("outlet"), facts.get("url"), facts.get("published"))
    return Document(stamp, text, tuple(made), language="en", **facts)
