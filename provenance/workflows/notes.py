"""What a reader must bear in mind of one trace: remarks that stand above its sentences."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import PurePath

from provenance.align.answer import Aligned
from provenance.attribution.schema import reference
from provenance.attribution.tally import origin_of
from provenance.model import Direction, Document, DocumentReference, Role, TracedSentence, Verdict
from provenance.text.dates import later

_SHOWN = 3
_WORD = re.compile(r"\w+")
_BLAMING = frozenset({Verdict.UNCREDITED, Verdict.MISCREDITED})


def notes(
    article: Document,
    of_corpus: Iterable[str],
    originals: Sequence[Document],
    sentences: Sequence[TracedSentence],
    aligned: Mapping[int, Aligned],
) -> tuple[str, ...]:
    """Returns the notes of a trace, each once.

    Args:
        article: what was traced.
        of_corpus: what the corpus has to say of itself.
        originals: the documents that it was compared with.
        sentences: what was found.
        aligned: sentence index -> how it was aligned.
    """
    every = (
        *article.notes,
        *of_corpus,
        *_identical(article, originals),
        *_language(article),
        *_undated(article),
        *_common_origin(sentences),
        *_open_order(article, sentences),
        *_alone(sentences, aligned),
    )
    return tuple(dict.fromkeys(every))


def of_copies(
    article: Document, documents: Sequence[Document], following: Container[str] = ()
) -> tuple[str, ...]:
    """Returns the notes on documents that were not taken for sources.

    Args:
        article: what was traced.
        documents: those that were left out.
        following: ids of those that have their text from the article's outlet.
    """
    nearer = [_dated_name(reference(d)) for d in documents if d.id not in following]
    takers = [d for d in documents if d.id in following]
    found = []
    if nearer:
        found.append(
            f"Not counted as a source: {_some(nearer)}. The text is alike and the dates leave open who was first, but "
            "this article has more of the earlier documents that both share, as a text has that was not taken from "
            "the other."
        )
    if takers:
        names = [d.outlet or d.title or d.id[:8] for d in takers]
        found.append(
            f"Not counted as a source: {_some(names)}. The text is alike, but {article.outlet} is the source that it "
            "names, or is an agency from which a site will have it: an earlier version may have been at hand."
        )
    return tuple(found)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{'; '.join(names[:_SHOWN])}{more}"


def _identical(article: Document, originals: Iterable[Document]) -> Iterator[str]:
    empty = next(_words(article), None) is None
    for document in originals:
        if not empty and all(one == two for one, two in zip_longest(_words(article), _words(document))):
            name = document.title or document.path or document.id
            yield f"The text is identical to {name}{f' ({document.outlet})' if document.outlet else ''}."


def _words(document: Document) -> Iterator[str]:
    """The words of the body: another copy of one page may have other quotation marks and line ends."""
    for sentence in document.sentences:
        if sentence.role is Role.BODY:
            yield from _WORD.findall(sentence.text.casefold())


def _language(article: Document) -> Iterator[str]:
    if article.language not in (None, "en"):
        yield (
            f"The article is in another language than English ({article.language}): kept wording was traced, "
            "credits were not read and no verdicts are given."
        )


def _undated(article: Document) -> Iterator[str]:
    if not article.published:
        yield (
            "The article carries no date that could be read: documents that are later than it cannot be told apart. "
            "Tell its day if you know it (on the command line with --article-date)."
        )


def _common_origin(sentences: Iterable[TracedSentence]) -> Iterator[str]:
    derived = (match for s in sentences for match in s.matches if match.relation.derived)
    if any(match.direction is Direction.COMMON_ORIGIN for match in derived):
        yield (
            "Some sentences stand in documents dated later than the article (common-origin): either both go back "
            "to an earlier text that the corpus lacks, or the later one was taken from this article."
        )


def _open_order(article: Document, sentences: Sequence[TracedSentence]) -> Iterator[str]:
    """Names originals on which blame rests and which need not be older than a dated article.

    Where the article names the outlet as a source, it says itself who was first.
    """
    named = {credit.outlet for s in sentences for credit in s.credits if credit.outlet}
    origins = [match for s in sentences if s.verdict in _BLAMING and (match := origin_of(s))]
    unsure = {
        match.original.id: _dated_name(match.original)
        for match in origins
        if match.direction is Direction.SOURCE
        and match.original.outlet not in named
        and not later(article.published, match.original.published)
    }
    names = list(unsure.values())
    if article.published and names:
        yield (
            f"The dates leave open who was first, this article or {_some(names)}: "
            "what is traced to them may have been taken from this article instead."
        )


def _dated_name(original: DocumentReference) -> str:
    file = PurePath(original.path).name if original.path else None
    name = original.outlet or original.title or file or original.id[:8]
    return f"{name} ({'of the same day' if original.published else 'no date'})"


def _alone(sentences: Iterable[TracedSentence], aligned: Mapping[int, Aligned]) -> Iterator[str]:
    """What to bear in mind where somebody is blamed on the word of one report."""
    blamed = (s for s in sentences if s.verdict in _BLAMING)
    if any(s.index in aligned and aligned[s.index].alone for s in blamed):
        yield (
            "No second, independent report of this was found in the corpus: what both texts have from a bulletin, a "
            "press release or an office cannot always be told from what one took from the other. Other reports make "
            "it surer."
        )
