"""What changed between an article's sentence and its original, as far as it matters.

One module for each kind of change. What is consistent is no drift: a rounded
number behind a hedge, another spelling of a name, a weekday for a date.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from provenance.attribution.drift import (
    attributions,
    days,
    hedges,
    loaded,
    names,
    negations,
    numbers,
    quotes,
)
from provenance.attribution.drift.denials import find_denials
from provenance.attribution.drift.facts import quantities
from provenance.attribution.drift.given_names import find_given
from provenance.attribution.drift.pair import Finding, Pair, pair_up, read_side
from provenance.attribution.drift.quoted_speakers import reassigned
from provenance.model import Drift
from provenance.outlets import Registry

# Earlier kinds say more: what they explain is not reported again by a later one.
_KINDS = (
    numbers.find,
    days.find,
    names.find,
    negations.find,
    loaded.find,
    hedges.find,
    attributions.find,
    quotes.find,
)

_LONGEST = 600  # words
_MOST = 200  # numbers


def find_drift(
    article_sentence: str,
    original_sentences: Sequence[str],
    *,
    article_published: str | None = None,
    original_published: str | None = None,
    original_outlet: str | None = None,
    original_text: str = "",
    article_context: Sequence[str] = (),
    article_text: str = "",
    article_outlets: Collection[str] = (),
    registry: Registry | None = None,
) -> tuple[Drift, ...]:
    """Returns the changes that matter, in the order of the article.

    Args:
        article_sentence: the sentence of the article.
        original_sentences: the sentences it was taken from, in order.
        article_published: ISO date, against which the article's weekdays are resolved.
        original_published: the same for the original.
        original_outlet: who published the original; the article may name it as its source.
        original_text: the whole original, which may give a person's full name in another sentence.
        article_context: the article's sentences right before and behind, where a speaker may be named who goes on.
        article_text: the whole article, which may tell of a denial in another sentence.
        article_outlets: who published the article, or may have; what they were told they may call told to themselves.
        registry: the known outlets; by default those that come with the package.

    A "sentence" of more than 600 words or 200 numbers is a table or a dump, and is not compared.

    ``original`` and ``article`` of a drift are short spans of the two texts;
    ``(added)`` and ``(dropped)`` stand for a side that lacks the words.
    """
    original = " ".join(original_sentences)
    if article_sentence == original or not original.strip() or _plain(article_sentence) == _plain(original):
        return ()
    left, right = read_side(original, original_published), read_side(article_sentence, article_published)
    if (
        max(len(left.words), len(right.words)) > _LONGEST
        or max(map(len, map(quantities, (left, right)))) > _MOST
    ):
        return ()
    pair = pair_up(
        left,
        right,
        registry or Registry.load(),
        original_outlet,
        " ".join(article_context),
        tuple(article_outlets),
    )
    found: list[Finding] = []
    for find in _KINDS:
        found.extend(f for f in find(pair, found) if f.kind == "quote" or not _explained(f, found))
    found.extend(find_given(pair, original_text, found))
    if not any(finding.kind == "negation" for finding in found):
        found.extend(f for f in find_denials(pair, article_text) if not _explained(f, found))
    found = reassigned(pair, found)
    found.sort(key=lambda finding: _place(finding, pair))
    return tuple(dict.fromkeys(finding.drift(pair) for finding in found))


def _plain(text: str) -> list[str]:
    return text.casefold().split()


def _explained(finding: Finding, found: Sequence[Finding]) -> bool:
    return any(
        (finding.article and other.article and _meet(finding.article, other.article))
        or (finding.original and other.original and _meet(finding.original, other.original))
        for other in found
    )


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _place(finding: Finding, pair: Pair) -> tuple[int, int]:
    if finding.article:
        return finding.article
    return (pair.article_place(finding.original[0]) if finding.original else 0, 0)
