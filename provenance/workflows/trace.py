"""Trace an article: where does each sentence come from, and did the article say so?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from provenance import __version__
from provenance.align.aligner import align
from provenance.align.answer import Aligned, Found, Limits
from provenance.align.model import load
from provenance.align.search import keeping
from provenance.align.speech import reported
from provenance.align.witness import Reading
from provenance.attribution.drift import find_drift
from provenance.attribution.schema import reference
from provenance.attribution.wording import wording
from provenance.corpus.protocol import Corpus
from provenance.credit import find_credits, publishers, signed
from provenance.errors import CorpusError
from provenance.model import (
    Credit,
    Direction,
    Document,
    Match,
    Omitted,
    OriginalSentence,
    Position,
    Relation,
    Role,
    Summary,
    TracedSentence,
    TraceRecord,
)
from provenance.outlets import Identity, Registry
from provenance.settings import Settings
from provenance.workflows.articles import ArticleLike, as_document, one_by_one, read_articles
from provenance.workflows.corpus_open import CorpusLike, as_corpus
from provenance.workflows.dating import dated
from provenance.workflows.judging import Judging
from provenance.workflows.notes import notes, of_copies
from provenance.workflows.readings import Readings, as_reading, as_sources, credited_outlets, named_in
from provenance.workflows.result import Trace

if TYPE_CHECKING:
    from provenance.align.semantic import Meanings


def trace(
    article: ArticleLike,
    corpus: CorpusLike,
    *,
    settings: Settings | None = None,
    registry: Registry | None = None,
) -> Trace:
    """Traces one article against a corpus.

    Args:
        article: a read document, a path, or the text itself. A string that names a file, or can be nothing but the
            name of one, is a path.
        corpus: a corpus, a path to one (a corpus directory, or a folder or file of articles), or several documents
            and paths; None for ``PROVENANCE_CORPUS``, else the user's own corpus.
        settings: what decides; the defaults where None.
        registry: the known outlets; those of the package where None.

    Returns:
        The frozen result.

    Raises:
        ReadingError: the article cannot be read.
        CorpusError: the corpus cannot be opened or holds no document to compare with.
    """
    known = registry or Registry.load()
    document = as_document(article, known)
    return _Tracer(as_corpus(corpus, known), settings or Settings(), known).trace(document)


def trace_many(
    articles: ArticleLike | Iterable[ArticleLike],
    corpus: CorpusLike,
    *,
    settings: Settings | None = None,
    registry: Registry | None = None,
    steps: bool = True,
) -> Iterator[Trace]:
    """Traces articles one after the other against one corpus; yields each result as soon as it is there.

    Args:
        articles: several articles, or what ``read_articles`` takes apart: a folder, a pattern, a table.
        corpus: as for ``trace``; opened once.
        settings: what decides; the defaults where None.
        registry: the known outlets; those of the package where None.
        steps: whether each match tells its wording, word by word; without it tracing is faster.

    Raises:
        ReadingError: an article cannot be read.
        CorpusError: the corpus cannot be opened or holds no document to compare with.
    """
    known = registry or Registry.load()
    tracer = _Tracer(as_corpus(corpus, known), settings or Settings(), known, steps=steps)
    for item in one_by_one(articles):
        for document in read_articles(item, registry=known):
            yield tracer.trace(document)


class _Tracer:
    def __init__(self, corpus: Corpus, settings: Settings, registry: Registry, *, steps: bool = True) -> None:
        self._corpus = corpus
        self._steps = steps
        self._settings = settings
        self._registry = registry
        self._meanings = _meanings(settings.semantic)
        self._readings = Readings(registry)
        self._make = keeping()

    def trace(self, article: Document) -> Trace:
        originals = self._corpus.candidates(article, self._settings.candidates)
        if not originals and not self._others(article):
            raise CorpusError(
                f"The corpus {self._corpus.name} holds no original to compare {article.path or 'the article'} with: "
                "the only document in it is the article itself. Name a corpus with --corpus PATH."
            )
        article, originals, remarks = dated(article, originals)
        filed = signed(originals, self._registry)
        originals = [replace(d, outlet=filed[d.id]) if d.id in filed else d for d in originals]
        outlets = {document.outlet for document in originals if document.outlet}
        credits = find_credits(article, self._registry, outlets)
        aligned, copies, following = self._align(article, originals, credits, outlets)
        remarks = (*remarks, *of_copies(article, [d for d in originals if d.id in copies], following))
        return Trace.of(self._record(article, originals, credits, aligned, frozenset(filed), remarks))

    def _others(self, article: Document) -> bool:
        return len(self._corpus) > 1 or (
            len(self._corpus) == 1 and next(iter(self._corpus.documents())).id != article.id
        )

    def _align(
        self,
        article: Document,
        originals: Sequence[Document],
        credits: Mapping[int, tuple[Credit, ...]],
        outlets: Set[str],
    ) -> tuple[dict[int, Aligned], frozenset[str], frozenset[str]]:
        reading, indices = as_reading(article, credits, self._registry)
        limits = Limits(self._settings.threshold, self._settings.unsure)
        crediting = self._crediting(article, originals, outlets)
        sources = as_sources(article, originals, self._registry, credited_outlets(credits), crediting)
        documents = {document.id: document for document in originals}

        def read(key: str) -> Reading:
            return self._readings.of(documents[key], outlets)

        result = align(reading, sources, limits, meanings=self._meanings, read=read, make=self._make)
        following = frozenset(source.key for source in sources if source.follows)
        return dict(zip(indices, result.sentences, strict=True)), result.copies, following

    def _crediting(
        self, article: Document, originals: Sequence[Document], outlets: Set[str]
    ) -> frozenset[str]:
        """Returns the ids of the documents that credit the article's outlet: they have from there what they share."""
        own = article.outlet
        if own is None:
            return frozenset()
        known = self._registry.titled(own)
        names = known.names if known else (own,)
        asked = [d for d in originals if d.outlet != own and any(name in d.text for name in names)]
        same = Identity(self._registry)
        return frozenset(
            document.id
            for document in asked
            if any(same(name, own) for name in named_in(self._readings.of(document, {own, *outlets})))
        )

    def _record(
        self,
        article: Document,
        originals: Sequence[Document],
        credits: Mapping[int, tuple[Credit, ...]],
        aligned: Mapping[int, Aligned],
        signed_only: frozenset[str],
        remarks: tuple[str, ...],
    ) -> TraceRecord:
        documents = {document.id: document for document in originals}
        ours = publishers(article, (credit for row in credits.values() for credit in row))
        matches = {
            index: self._matches(article, index, item, documents, ours) for index, item in aligned.items()
        }
        judging = Judging(article, documents, self._registry, credits, matches, signed_only)
        judged = article.language in (None, "en")
        if judged:
            credits = judging.completed(credits, matches)
        sentences = tuple(
            TracedSentence(
                index=s.index,
                text=s.text,
                start=s.start,
                end=s.end,
                role=s.role,
                relation=aligned[s.index].relation if s.index in aligned else Relation.NONE,
                probability=aligned[s.index].probability if s.index in aligned else 0.0,
                verdict=judging.verdict(s.text, matches.get(s.index, ()), credits.get(s.index, ()))
                if judged and s.role is Role.BODY
                else None,
                quoted=reported(s.text).quoted > 0,
                unsure=aligned[s.index].unsure if s.index in aligned else False,
                matches=matches.get(s.index, ()),
                credits=credits.get(s.index, ()),
            )
            for s in article.sentences
        )
        return TraceRecord(
            signature=self._signature(),
            article=article,
            sentences=sentences,
            omitted=_omitted(sentences, documents),
            summary=summarise(sentences),
            notes=notes(article, (*self._corpus.notes, *remarks), originals, sentences, aligned),
        )

    def _matches(
        self,
        article: Document,
        index: int,
        item: Aligned,
        documents: Mapping[str, Document],
        ours: Set[str],
    ) -> tuple[Match, ...]:
        return tuple(
            self._match(index, article, found, documents[found.source], ours) for found in item.found
        )

    def _match(
        self, index: int, article: Document, found: Found, document: Document, ours: Set[str]
    ) -> Match:
        text = article.sentences[index].text
        originals = tuple(
            OriginalSentence(number, document.sentences[number].text) for number in found.sentences
        )
        texts = [original.text for original in originals]
        return Match(
            original=reference(document),
            sentences=originals,
            relation=found.relation,
            probability=found.probability,
            direction=found.direction,
            position=found.position,
            wording=wording(" ".join(texts), text) if self._steps else (),
            drift=find_drift(
                text,
                texts,
                article_published=article.published,
                original_published=document.published,
                original_outlet=document.outlet,
                original_text=document.text,
                article_text=article.text,
                article_context=[
                    s.text for s in article.sentences[max(0, index - 1) : index + 2] if s.index != index
                ],
                article_outlets=tuple(sorted(ours)),
                registry=self._registry,
            )
            if found.relation.derived
            else (),
        )

    def _signature(self) -> str:
        changed = self._settings.changed()
        if self._meanings:
            changed["semantic"] = self._meanings.signature
        settings = ", ".join(f"{name}={value}" for name, value in changed.items()) or "default settings"
        many = f"{len(self._corpus)} document{'' if len(self._corpus) == 1 else 's'}"
        return (
            f"provenance {__version__} | model {load().version} | {settings} | "
            f"corpus {self._corpus.fingerprint[:12]} ({many})"
        )


def _meanings(folder: str | None) -> Meanings | None:
    if folder is None:
        return None
    from provenance.align.semantic import Meanings, open_encoder

    return Meanings(open_encoder(Path(folder)))


def _omitted(sentences: Sequence[TracedSentence], documents: Mapping[str, Document]) -> tuple[Omitted, ...]:
    """Returns for every original that was used the body sentences that the article left out."""
    used: dict[str, set[int]] = {}
    for sentence in sentences:
        for match in sentence.matches:
            if match.relation.derived and match.position is Position.ORIGIN:
                used.setdefault(match.original.id, set()).update(s.index for s in match.sentences)
    return tuple(
        Omitted(
            reference(documents[key]),
            tuple(
                OriginalSentence(s.index, s.text)
                for s in documents[key].sentences
                if s.role is Role.BODY and s.index not in taken
            ),
        )
        for key, taken in used.items()
    )


def summarise(sentences: Sequence[TracedSentence]) -> Summary:
    """Counts the body sentences of a trace."""
    body = [sentence for sentence in sentences if sentence.role is Role.BODY]
    derived = [
        sentence
        for sentence in body
        if any(m.relation.derived and m.direction is Direction.SOURCE for m in sentence.matches)
    ]
    outlets = Counter(
        next(m.original.outlet or "unknown" for m in sentence.matches if m.relation.derived)
        for sentence in derived
    )
    return Summary(
        sentences=len(body),
        derived=len(derived),
        by_verdict=dict(Counter(s.verdict.value for s in body if s.verdict)),
        by_outlet=dict(outlets),
        by_relation=dict(Counter(s.relation.value for s in body)),
    )
