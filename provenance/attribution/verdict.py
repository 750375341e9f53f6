"""What match and credit together say of a sentence.

A verdict is a finding about two texts, not about anybody's intent.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Indel

from provenance.model import Credit, CreditKind, Scope, Verdict
from provenance.text.hedges import find_hedges
from provenance.text.words import stem, stems

_PAPER = re.compile(
    r"[A-Z][\w'’-]+ (?:newspaper|daily|weekly|magazine|tabloid|broadcaster|newswire|news (?:agency|site|portal))$"
)
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{4,}")
_OF_SOMEBODY = re.compile(
    r"\b(?:by|from|of) (?:the )?(?:[A-Z]|(?:[a-z]+ )?(?:ministry|government|police|commission|office)\b)"
)
_SLIP = 0.7  # likeness from which a name is another with a slip in it
_TEXT_SCOPES = (Scope.SENTENCE, Scope.CONTINUED)
# Words of an office or a source that name nobody in particular.
_EMPTY = frozenset(
    stem(word)
    for word in """
    source sources report reports official officials statement authorities local media spokesman
    spokeswoman spokesperson people agency company city
    """.split()
)


class Traced(NamedTuple):
    """What the text of a sentence goes back to.

    ``outlets`` are those of the originals it traces to (origin and via),
    ``original`` the text of those originals, ``mentioned`` the outlets that
    these name, ``speech`` whether the original sentences give somebody's words.
    ``known`` is False where an original's outlet is not known, ``own`` True
    where it is the article's. ``also`` are outlets whose own reports tell the
    sentence as well, ``described`` the names of credits that are true of the
    outlet without naming it ("Chinese state media"), ``agency`` tells whether
    all that it traces to are news agencies.
    """

    outlets: frozenset[str]
    original: str
    mentioned: frozenset[str]
    speech: bool = True
    known: bool = True
    own: bool = False
    also: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()
    agency: bool = False


def judge(
    traced: Traced | None,
    credits: Sequence[Credit],
    whole_article: Sequence[Credit],
    matched_elsewhere: frozenset[str] = frozenset(),
    *,
    filed_by: frozenset[str] = frozenset(),
    agencies: bool = False,
    doubtful: frozenset[str] = frozenset(),
    same: Callable[[str, str], bool] = operator.eq,
) -> Verdict:
    """Returns the verdict on one body sentence.

    Args:
        traced: what it goes back to; None where nothing derived was found.
        credits: the credits written in, or continued to, this sentence.
        whole_article: the credits whose scope is the article.
        matched_elsewhere: outlets that other sentences of the article trace to;
            a byline for those is no false credit of this sentence.
        filed_by: the agency of the dateline where nothing else says who published the article: it may be the
            publisher itself, and its dateline no credit at all.
        agencies: whether the article credits agencies without saying which ("Staff and wire reports").
        doubtful: outlets that are named by words which may mean something else: they may not be meant at all.
        same: whether an outlet that is named (first) is one that published (second).
    """
    here = _outlets(credit for credit in credits if credit.scope in _TEXT_SCOPES)
    everywhere = _outlets(whole_article)
    paper = any(_names_paper(credit) for credit in credits)
    if traced is None:
        return Verdict.UNRESOLVED if here or everywhere or paper else Verdict.UNMATCHED
    named = here | everywhere
    if traced.own or named & traced.also or any(same(n, o) for n in named for o in traced.outlets):
        return Verdict.CREDITED
    if named and not traced.known:
        return Verdict.UNRESOLVED  # whose text it is nobody can say, nor that the credit is false
    elsewhere = {name for name in everywhere if any(same(name, outlet) for outlet in matched_elsewhere)}
    upstream = (here | (everywhere - elsewhere)) & traced.mentioned
    unnamed = agencies and traced.agency  # those that it does name are not all
    false = (here - upstream) | (frozenset() if unnamed else everywhere - elsewhere - upstream)
    if false:
        return Verdict.MISCREDITED if false - filed_by - doubtful else Verdict.UNRESOLVED
    if unnamed and not upstream:
        return Verdict.UNRESOLVED
    if upstream or any(_named_by_original(credit, traced) for credit in credits):
        return Verdict.UPSTREAM_ONLY
    return Verdict.UNRESOLVED if paper else Verdict.UNCREDITED


def _names_paper(credit: Credit) -> bool:
    """Whether an outlet is named that nobody knows ("the Rheinbote newspaper"): somebody is credited."""
    return credit.kind is CreditKind.GENERIC and _PAPER.search(credit.name) is not None


def _outlets(credits: Iterable[Credit]) -> frozenset[str]:
    return frozenset(
        credit.outlet
        for credit in credits
        if credit.kind is CreditKind.OUTLET and credit.outlet and credit.scope is not Scope.IMAGE
    )


def _named_by_original(credit: Credit, traced: Traced) -> bool:
    """Whether a person, office or generic source of the article is one that the original gives too."""
    if credit.kind is CreditKind.OUTLET or credit.scope is Scope.IMAGE or _is_hedge(credit):
        return False
    if credit.name in traced.described:
        return True
    named = set(stems(credit.name)) - _EMPTY
    if named & set(stems(traced.original)) or (traced.speech and _is_slip(credit.name, traced.original)):
        return True
    if credit.scope is Scope.CONTINUED and traced.speech:
        return True  # "she says": whom the word means may be misread, that it is somebody's word may not
    nameless = not named or credit.kind is CreditKind.GENERIC or not any(c.isupper() for c in credit.name)
    return nameless and traced.speech and not _names_paper(credit)


def _is_slip(name: str, original: str) -> bool:
    """Whether a name is one of the original's with a slip in it: "Vigilux" for "Vigilor"."""
    known = set(_NAME.findall(original))
    return any(
        process.extractOne(word, known, scorer=Indel.normalized_similarity, score_cutoff=_SLIP)
        for word in _NAME.findall(name)
    )


def _is_hedge(credit: Credit) -> bool:
    """Whether "according to ..." names how sure it is, not who says so: preliminary data, early indications."""
    if credit.kind is not CreditKind.GENERIC or _OF_SOMEBODY.search(credit.name):
        return False
    return bool(find_hedges(credit.name))
