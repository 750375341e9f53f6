"""By whom a text without a publisher's name was filed: the agency of its dateline or byline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from provenance.credit.datelines import DATELINE
from provenance.credit.find import find_credits
from provenance.model import Credit, Document, Role, Scope
from provenance.outlets import Registry
from provenance.text.words import stems

_OPENING = 12  # sentences among which a dateline stands: kicker, headline, byline and stamps come before it
_LONGEST_OPENING = 4000  # characters
_REPEATED = 0.8  # share of its sentences from which a document is a reprint
# "By Ann Roe, Brevik Post", "By Ann Roe of the Brevik Post", "Brevik Post staff and wire reports"
_WRITER = re.compile(r"(?i:by:?\s)?[A-ZÀ-Þ][\w.'’-]*\s[A-ZÀ-Þ]")
_WRITER_OF = re.compile(r"[A-ZÀ-Þ][\w.'’-]*\s[A-ZÀ-Þ][\w.'’-]*\s(?:of|for|from|at)\s")
_WITH_OTHERS = re.compile(
    r"\s(?:staff|desk|newsroom|reporters|correspondents|and\s(?:news\s)?agencies)\b", re.IGNORECASE
)
_SIGNING = frozenset({"line", "by"})  # "AFP | Lusaka | 4 May", "By Jane Roe, AP"; not "Source: AFP"


def signed(documents: Sequence[Document], registry: Registry) -> dict[str, str]:
    """Returns, for documents that name no publisher, whose text they are by dateline or byline: id -> outlet.

    "OSLO, May 4 (Reuters) -" says that the text is the agency's; it does not say who published it. Where the agency's
    own text is among the others, one that merely carries its dateline is a reprint and gets no name; another story of
    that agency, or another version, is its own all the same.

    Args:
        documents: all that stand beside an article.
        registry: the known outlets; of these only, somebody else's name in brackets may be anything.
    """
    filed = {d.id: outlet for d in documents if not d.outlet and (outlet := _filed_by(d, registry))}
    return {
        document.id: filed[document.id]
        for document in documents
        if document.id in filed
        and not any(
            own.outlet == filed[document.id] and _reprints(document, own) for own in documents if own.outlet
        )
    }


def _reprints(document: Document, own: Document) -> bool:
    """Whether a document repeats nearly all of another one."""
    repeated = _told(document) & _told(own)
    return len(repeated) >= _REPEATED * len(_told(document))


def _told(document: Document) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(stems(s.text)) for s in document.sentences if s.role is Role.BODY)


def _filed_by(document: Document, registry: Registry) -> str | None:
    sentences = document.sentences[:_OPENING]
    end = min(sentences[-1].end, _LONGEST_OPENING) if sentences else 0
    opening = replace(
        document,
        text=document.text[:end],
        sentences=tuple(sentence for sentence in sentences if sentence.end <= end),
        links=(),
        dropped=(),
    )
    return _signed_in(opening, registry)


@lru_cache(maxsize=2048)
def _signed_in(opening: Document, registry: Registry) -> str | None:
    """Returns the agency that an opening names as its author; kept, as many articles have the same candidates."""
    body = next((s.start for s in opening.sentences if s.role is Role.BODY), len(opening.text))
    filed = {
        credit.outlet
        for credits in find_credits(opening, registry).values()
        for credit in credits
        if credit.scope is Scope.ARTICLE
        and (credit.cue == DATELINE or (credit.start < body and credit.cue.casefold() in _SIGNING))
        and credit.outlet
        and registry.get(credit.outlet)
    }
    return filed.pop() if len(filed) == 1 else None


def writers_papers(document: Document, credits: Iterable[Credit]) -> frozenset[str]:
    """Returns the outlets that a byline names behind its writer ("By Ann Roe, Brevik Post") or as having a staff.

    Where nothing says who published a text, that may be who did.

    Args:
        document: the article.
        credits: those that it gives for the whole of it.
    """
    text = document.text
    return frozenset(
        credit.outlet
        for credit in credits
        if credit.outlet and credit.scope is Scope.ARTICLE and _signs_its_own(text, credit)
    )


def publishers(document: Document, credits: Iterable[Credit]) -> frozenset[str]:
    """Returns who says "us" in a text: its outlet or address, and who signs it by dateline or byline.

    Args:
        document: the article.
        credits: all that it gives.
    """
    signed_by = {
        credit.outlet
        for credit in credits
        if credit.scope is Scope.ARTICLE and credit.cue.casefold() in (DATELINE, *_SIGNING)
    }
    return frozenset(name for name in (document.outlet or document.url, *signed_by) if name)


def _signs_its_own(text: str, credit: Credit) -> bool:
    if credit.cue.casefold() not in _SIGNING:
        return False
    before = text[text.rfind("\n", 0, credit.start) + 1 : credit.start]
    behind = text[credit.end :].partition("\n")[0]
    return bool(_WRITER.match(before) or _WRITER_OF.match(credit.name) or _WITH_OTHERS.match(behind))
