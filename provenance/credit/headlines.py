"""Whose report a headline says that an article gives: "Boats sink - AFP"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from provenance.credit.memory import Named
from provenance.credit.names import Name
from provenance.credit.own import Own
from provenance.credit.positions import Part
from provenance.model import Document, Role

_SIGNING = re.compile(r"(?:\s[-–—|]|:)\s(?:the\s)?$", re.IGNORECASE)


def in_headline(
    document: Document, names: Mapping[int, Sequence[Name]], own: Own, first: int
) -> Named | None:
    """Returns the one outlet that stands behind a dash or a colon at the end of a headline; not the article's own.

    Args:
        document: the article.
        names: the outlets named in it, by number of the sentence.
        own: the article's own outlet.
        first: number of the first sentence of running text.
    """
    named = {
        name.outlet: Named(sentence.index, sentence.paragraph, name.outlet, name.known, Part.SPEAKER)
        for sentence in document.sentences[: first + 1]
        if sentence.role is Role.HEADLINE
        for name in names.get(sentence.index, ())
        if name.sure and name.end == sentence.end and not own.is_own(name)
        if _SIGNING.search(sentence.text, 0, name.start - sentence.start)
    }
    return next(iter(named.values())) if len(named) == 1 else None
