"""The two functions that engines call for each document of a collection, in whatever process they run.

They are plain functions of bytes, so that one machine and many do the same:
``prepare`` says what a document has in common with others, ``judge_for`` gives
a function that traces one article against its few candidates, exactly as
``provenance trace`` does, and adds what the collection wants to know.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from provenance.attribution.tally import article_credits, credited_name, outlet_name
from provenance.attribution.verdict import judge
from provenance.corpus.lossless import unpack
from provenance.credit import find_credits
from provenance.model import (
    Credit,
    CreditKind,
    Direction,
    Document,
    Match,
    Role,
    Scope,
    TracedSentence,
    TraceRecord,
    Verdict,
)
from provenance.network.nearness import Text, Trust, nearest
from provenance.network.order import Order, order, same_publisher, way, when
from provenance.network.rows import Link, Nearness, Node, Siblings, Way
from provenance.outlets import Registry
from provenance.settings import Settings
from provenance.text.rarity import background_probability
from provenance.text.words import stems
from provenance.workflows.dating import dated
from provenance.workflows.readings import ALIGNED_ROLES, leads
from provenance.workflows.trace import trace_many

_MASK = (1 << 63) - 1
_MIX = 0x9E3779B97F4A7C15
_COMMON = 0.05  # share of English documents from which a word by itself leads nowhere


def number_of(identifier: str) -> int:
    """Returns the 63-bit number under which engines know a document."""
    return (
        int.from_bytes(hashlib.blake2b(identifier.encode("utf-8", "replace"), digest_size=8).digest()) & _MASK
    )


def prepare(data: bytes) -> tuple[list[int], list[int]]:
    """Returns the features of a document and the sentence each stands in."""
    document = unpack(data)
    features: list[int] = []
    places: list[int] = []
    for sentence in document.sentences:
        if sentence.role in ALIGNED_ROLES:
            own = _features(stems(sentence.text))
            features += own
            places += [sentence.index] * len(own)
    return features, places


def _features(words: Sequence[str]) -> set[int]:
    """Returns the words of a sentence that are not common, and its pairs of neighbours, as numbers."""
    hashes = [_hash(word) for word in words]
    found = {number for number, _, common in hashes if not common}
    found.update([(first + second) & _MASK for (_, first, _), (second, _, _) in pairwise(hashes)])
    return found


@lru_cache(maxsize=262144)
def _hash(word: str) -> tuple[int, int, bool]:
    """Returns the number of a word, what it adds to a pair that it begins, and whether it is common."""
    number = number_of(word)
    return number, number * _MIX & _MASK, background_probability(word) > _COMMON


def judge_for(options: Mapping[str, Any]) -> Callable[[int, bytes, Sequence[bytes]], bytes]:
    """Returns the function that judges articles.

    Args:
        options: ``documents`` (how many the collection has), ``settings`` and
            ``outlets`` (a path, or None), ``credits`` (whether the credits of
            originals are wanted too).
    """
    outlets = options["outlets"]
    settings = Settings(**options["settings"])
    judging = ArticleJudge(
        int(options["documents"]),
        settings,
        Registry.load(Path(outlets) if outlets else None),
        originals_too=bool(options["credits"]),
    )
    return lambda _, data, documents: judging.record(unpack(data), [_unpacked(item) for item in documents])


@lru_cache(maxsize=2048)
def _unpacked(data: bytes) -> Document:
    return unpack(data)


class _Given:
    """A corpus that has found its candidates already: those that the engine handed over."""

    name = "collection"
    fingerprint = ""
    notes: tuple[str, ...] = ()

    def __init__(self, size: int) -> None:
        self._size = size
        self.given: list[Document] = []

    def __len__(self) -> int:
        return self._size

    def candidates(self, article: Document, limit: int = 50) -> list[Document]:  # noqa: ARG002
        return self.given[:limit]

    def document(self, identifier: str, /) -> Document | None:
        return next((document for document in self.given if document.id == identifier), None)

    def documents(self) -> Iterator[Document]:
        yield from self.given or [Document(id="", text="", sentences=())]


class ArticleJudge:
    """Traces one article after the other, each against the documents that are handed over with it.

    Args:
        size: number of documents of the collection.
        settings: those of the trace.
        registry: the known outlets.
        originals_too: whether it is wanted whom the originals credit.
    """

    def __init__(
        self,
        size: int,
        settings: Settings,
        registry: Registry,
        *,
        originals_too: bool,
    ) -> None:
        corpus = self._corpus = _Given(size)
        self._registry = registry
        self._threshold = settings.threshold
        self._originals_too = originals_too
        self._article: Document | None = None
        self._credits: dict[str, tuple[str, ...]] = {}
        # One run of the tracer over all articles: it asks for the next one when it is asked for a trace.
        # The wording of a match, word by word, is nothing that the collection keeps.
        self._traces = iter(
            trace_many(self._next(), corpus, settings=settings, registry=registry, steps=False)
        )

    def _next(self) -> Iterator[Document]:
        while self._article is not None:
            yield self._article

    def record(self, article: Document, candidates: Sequence[Document]) -> bytes:
        """Traces an article against its candidates and returns what the collection keeps of it, as JSON."""
        article, candidates, _ = dated(article, candidates)
        ways = self._ways(article, candidates)
        if not ways:
            return _bytes(self._untraced(article))
        self._article = article
        self._corpus.given = [document for document in candidates if document.id in ways]
        trace = next(self._traces)
        node = self._node(article, _named(credit for s in trace.sentences for credit in s.credits))
        links = list(_links(trace, ways))
        givers = {document.id: document for document in self._corpus.given}
        near, siblings = self._nearness(trace, node, links, givers)
        used = {link.original for link in links} | {
            key for row in near for key in (row.giver, row.rival) if key
        }
        verdicts = [s.verdict for s in trace.sentences if s.role is Role.BODY]
        return _bytes(
            {
                "node": _row(node),
                "counts": _counts(verdicts, sum(s.unsure for s in trace.sentences if s.role is Role.BODY)),
                "links": [_row(link) for link in links],
                "near": [_row(row) for row in near],
                "siblings": [_row(pair) for pair in siblings],
                "originals": self._originals(used, node, givers),
                "notes": list(article.notes),
            }
        )

    def _untraced(self, article: Document) -> dict[str, Any]:
        """What a trace says of an article that shares text with nothing: whom it credits, and what that makes."""
        found = find_credits(article, self._registry)
        whole = [c for row in found.values() for c in row if c.scope is Scope.ARTICLE]
        whole = [c for c in whole if c.outlet is None or c.outlet != article.outlet]
        judged = article.language in (None, "en")
        body = [sentence for sentence in article.sentences if sentence.role is Role.BODY]
        verdicts = [judge(None, found.get(s.index, ()), whole) if judged else None for s in body]
        return {
            "node": _row(self._node(article, _named(credit for row in found.values() for credit in row))),
            "counts": _counts(verdicts, 0),
            "links": [],
            "near": [],
            "siblings": [],
            "originals": [],
            "notes": list(article.notes),
        }

    def _ways(self, article: Document, candidates: Sequence[Document]) -> dict[str, Way]:
        """Returns how the article can have come by the text of each candidate, where it can at all."""
        ways = {}
        bare = self._node(article)
        for document in candidates:
            taker, giver = bare, self._node(document)
            if order(giver, taker) is not Order.BEFORE or (taker.primary and not giver.primary):
                taker = self._node(article, self._outlets_named(article))
                giver = self._node(document, self._outlets_named(document))
            found = way(giver, taker)
            if found is not None:
                ways[document.id] = found
        return ways

    def _outlets_named(self, document: Document) -> tuple[str, ...]:
        if document.id not in self._credits:
            if len(self._credits) > 4096:
                self._credits.clear()
            found = find_credits(document, self._registry)
            self._credits[document.id] = _named(credit for row in found.values() for credit in row)
        return self._credits[document.id]

    def _node(self, document: Document, credits: tuple[str, ...] = ()) -> Node:
        outlet = self._registry.get(document.outlet) if document.outlet else None
        return Node(
            id=document.id,
            outlet=document.outlet,
            published=document.published,
            title=document.title,
            url=document.url,
            path=document.path,
            primary=leads(outlet),
            credits=credits,
        )

    def _nearness(
        self, trace: TraceRecord, node: Node, links: Sequence[Link], givers: Mapping[str, Document]
    ) -> tuple[Sequence[Nearness], Sequence[Siblings]]:
        sure = [li for li in links if li.way is Way.SOURCE and li.probability >= self._threshold]
        taken = {link.sentence for link in sure}
        if not taken:
            return [], []
        sources = {link.original for link in sure}
        possible = [
            document
            for document in givers.values()
            if document.id in sources or way(self._node(document), node) is Way.SOURCE
        ]
        ranked = sorted(possible, key=lambda document: when(self._node(document)))
        texts = [
            Text(
                document.id,
                place,
                {s.index: s.text for s in document.sentences if s.role in ALIGNED_ROLES},
                _trust(self._node(document), node),
                document.id in sources,
            )
            for place, document in enumerate(ranked)
        ]
        own = Text(
            node.id, len(texts), {number: trace.article.sentences[number].text for number in sorted(taken)}
        )
        return nearest(own, texts)

    def _originals(
        self, keys: Iterable[str], node: Node, givers: Mapping[str, Document]
    ) -> list[dict[str, Any]]:
        """Returns what is known of originals; whom they credit matters only where the article credits too."""
        wanted = self._originals_too and bool(node.credits)
        return [
            _row(self._node(givers[key], self._outlets_named(givers[key]) if wanted else ()))
            for key in sorted(set(keys))
        ]


def _trust(giver: Node, taker: Node) -> Trust:
    if giver.outlet is not None and giver.outlet in taker.credits:
        return Trust.NAMED
    return Trust.FIRST_HAND if giver.primary else Trust.NONE


def _named(credits: Iterable[Credit]) -> tuple[str, ...]:
    """Returns the outlets that a text names as its sources."""
    names = {
        c.outlet for c in credits if c.outlet and c.kind is CreditKind.OUTLET and c.scope is not Scope.IMAGE
    }
    return tuple(sorted(names))


def _links(trace: TraceRecord, ways: Mapping[str, Way]) -> Iterator[Link]:
    whole = article_credits(trace)
    for sentence in trace.sentences:
        if sentence.role is not Role.BODY or sentence.unsure:
            continue
        for match in sentence.matches:
            if match.relation.derived:
                yield _link(trace, sentence, match, ways, whole)


def _link(
    trace: TraceRecord,
    sentence: TracedSentence,
    match: Match,
    ways: Mapping[str, Way],
    whole: Sequence[Credit],
) -> Link:
    original = match.original
    later = match.direction is Direction.COMMON_ORIGIN
    return Link(
        article=trace.article.id,
        sentence=sentence.index,
        original=original.id,
        original_sentences=tuple(item.index for item in match.sentences),
        relation=match.relation.value,
        probability=match.probability,
        way=Way.COMMON_ORIGIN if later else ways[original.id],
        position=match.position.value,
        verdict=sentence.verdict.value if sentence.verdict else None,
        credited=credited_name(sentence, whole, outlet_name(original)),
        own=same_publisher(Node("", trace.article.outlet), Node("", original.outlet)),
        drift=tuple(sorted({change.kind for change in match.drift})),
        text=sentence.text,
        original_text=" ".join(item.text for item in match.sentences),
    )


def _counts(verdicts: Sequence[Verdict | None], unsure: int) -> dict[str, int]:
    """Counts the body sentences: all, those of each verdict, those that the tracer is unsure of."""
    judged = Counter(verdict.value for verdict in verdicts if verdict is not None)
    return {"sentences": len(verdicts), "unsure": unsure, **judged}


def _row(value: Node | Link | Nearness | Siblings) -> dict[str, Any]:
    """Returns the fields of a value, none of which holds values of its own."""
    return {name: getattr(value, name) for name in value.__slots__}


def _bytes(record: Mapping[str, Any]) -> bytes:
    return json.dumps(record, separators=(",", ":"), sort_keys=True).encode()
