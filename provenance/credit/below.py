"""Lines below an article that are nothing but a name: "(CMC)", "—JR, Brenn Wire Service", "CMC/jr".

A page has many short lines below its text, and whoever reads it sets aside those whose name nobody knows. Where the
text turns out to be from the very outlet that such a line names, it is a signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from provenance.credit.meant import span_of
from provenance.model import BELOW_ARTICLE, Credit, CreditKind, Document, Role, Scope
from provenance.outlets import Registry

CUE = "signature"
_LINES = 4  # below the article that may sign it
_LONGEST = 60
_ROLE = re.compile(r"(?:source|via|from|by|credit|courtesy(?:\sof)?|text|story)\b\W*", re.IGNORECASE)
_PARTED = re.compile(r"\s?[,/]\s?")
_INITIALS = re.compile(r"[A-Za-z]{1,4}|\d{1,4}")
_ARTICLE = re.compile(r"[Tt]he\s")
_AROUND = " \t.*()[]|–—-"


def named_below(document: Document, outlets: Iterable[str], registry: Registry) -> Iterator[Credit]:
    """Yields the credits that lines set aside below an article give to outlets whose text was found in it.

    Such a line stands nowhere in the clean text: its credit stands at the end of the body.

    Args:
        document: the article.
        outlets: who published what was found in it.
        registry: the known outlets.
    """
    body = [s for s in document.sentences if s.role is Role.BODY]
    below = [line.text for line in document.dropped if line.why == BELOW_ARTICLE][:_LINES]
    for outlet in sorted(outlets) if body else ():
        name = next((name for text in below if (name := _signature(text, outlet, registry))), None)
        if name:
            end = body[-1].end
            yield Credit(name, outlet, CreditKind.OUTLET, CUE, end, end, Scope.ARTICLE)


def _signature(text: str, outlet: str, registry: Registry) -> str | None:
    """Returns the name in a line that holds nothing but that outlet's, and at most somebody's initials."""
    if len(text) > _LONGEST:
        return None
    line = text.strip(_AROUND)
    role = _ROLE.match(line)
    parts = _PARTED.split(line[role.end() :] if role else line)
    named = [part for part in parts if _is_name(part, outlet, registry)]
    beside = [part for part in parts if part not in named]
    return named[0] if len(named) == 1 and all(map(_INITIALS.fullmatch, beside)) else None


def _is_name(text: str, outlet: str, registry: Registry) -> bool:
    article = _ARTICLE.match(text)
    return span_of(text, outlet, registry) in ((0, len(text)), (article.end() if article else 0, len(text)))
