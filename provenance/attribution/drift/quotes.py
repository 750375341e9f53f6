"""Quotes: the words between the marks are not the speaker's any more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.attribution.drift.pair import Finding, Pair, Side
from provenance.attribution.wording import Run, aligned
from provenance.text.quotes import Quote, find_quotes
from provenance.text.words import stem, tokens

# An editor's insertion is no word of the speaker.
_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_ALIKE = 0.5
_FULL = 5
# Words that two transcripts of one speech differ in.
_SMALL = frozenset(
    "a an the this that these those of and our my its it they we i you is was are were be to in on so well very".split()
)


def find(pair: Pair, found: Sequence[Finding]) -> list[Finding]:
    """Compares every quote of the article with the one it is nearest to in the original."""
    left, right = find_quotes(pair.original.text), find_quotes(pair.article.text)
    findings = []
    for quote in right if left else ():
        words = _words(quote.text)
        best = max(left, key=lambda other: _share(_words(other.text), words))
        if len(words) >= 3 and not _said_so(pair.original, left, best, words) and _altered(pair, best, quote, found):
            findings.append(Finding("quote", (best.start, best.end), (quote.start, quote.end)))
    return findings


def _said_so(side: Side, quotes: Sequence[Quote], best: Quote, words: Sequence[str]) -> bool:
    """Whether the words stand so in the original, in a row: two parts of one quote, or quoted a little further."""
    spoken = [word for quote in quotes for word in _words(quote.text)]
    joined = len(quotes) > 1 and _inside(words, spoken)
    return joined or (len(words) > len(_words(best.text)) and _inside(words, _words(side.text)))


def _inside(words: Sequence[str], row: Sequence[str]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(row)} "


def _words(text: str) -> list[str]:
    plain = _ASIDE.sub(" ", text)
    return [stem(token.text) for token in tokens(plain) if token.kind != "punct"]


def _share(original: Sequence[str], article: Sequence[str]) -> float:
    kept = sum(o1 - o0 for op, o0, o1, _, _ in aligned(original, article) if op == "keep")
    return kept / max(1, len(article))


def _altered(pair: Pair, original: Quote, article: Quote, found: Sequence[Finding]) -> bool:
    left, right = _words(original.text), _words(article.text)
    if left == right or _share(left, right) < _ALIKE or _explained(original, article, found):
        return False
    runs = aligned(left, right)
    inner = [run for run in runs if run[0] != "keep"]
    if all(run[0] == "drop" for run in inner):
        return _misleading_cut(pair.article, original, article, runs)
    edges = (runs[0], runs[-1])
    inner = [run for run in inner if not (run[0] == "drop" and run in edges)]
    return any(not _same_said(left[o0:o1], right[a0:a1]) for _, o0, o1, a0, a1 in inner)


def _explained(original: Quote, article: Quote, found: Sequence[Finding]) -> bool:
    """Whether a change of number, name or negation inside the quote has been reported already."""
    return any(
        (f.article and article.start <= f.article[0] < article.end)
        or (f.original and original.start <= f.original[0] < original.end)
        for f in found
    )


def _same_said(original: Sequence[str], article: Sequence[str]) -> bool:
    """Whether a change is one of spacing ("in to"), or of words that any two transcripts differ in."""
    return "".join(original) == "".join(article) or all(word in _SMALL for word in (*original, *article))


def _misleading_cut(side: Side, original: Quote, article: Quote, runs: Sequence[Run]) -> bool:
    """Whether a part of a sentence is quoted as if it were the whole of it.

    A fragment worked into the article's own sentence is honest, and so is a
    cut at the end of a sentence or one marked with dots.
    """
    if len(_words(article.text)) < _FULL or "…" in article.text or "..." in article.text:
        return False
    if any(op == "drop" and 0 < index < len(runs) - 1 for index, (op, *_) in enumerate(runs)):
        return True
    if not _whole(side, article):
        return False
    place = original.text.casefold().find(article.text.casefold().rstrip(".,!?…"))
    if place < 0:
        return True
    before, after = original.text[:place].rstrip(), original.text[place + len(article.text.rstrip(".,!?…")) :]
    return not (_ends(before) and (not after.strip(".,!?… ") or _ends_here(after)))


def _whole(side: Side, quote: Quote) -> bool:
    """Whether a quote is shown as a full sentence: it begins with a capital and stands for itself."""
    lead = side.text[: quote.start].rstrip("\"'“„«‘ ").rstrip()
    return quote.text[:1].isupper() and (not lead or lead[-1] in ",:.!?")


def _ends(text: str) -> bool:
    return not text or text[-1] in ".!?…"


def _ends_here(text: str) -> bool:
    return bool(re.match(r"\s*[.!?…]", text))
