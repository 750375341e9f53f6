"""A trace with the texts behind it, and how near any two of their sentences are.

The trace says what each sentence was taken from. For wrong choices that are certainly wrong more is needed:
every other sentence of the originals, held against the article's sentence and against the right one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from provenance.align.features import compare
from provenance.align.model import load, probability
from provenance.align.profile import profile
from provenance.align.search import AT_HAND
from provenance.attribution.tally import article_credits, body_sentences
from provenance.credit import find_credits
from provenance.model import Credit, Document, Role, Scope, Sentence, TracedSentence, TraceRecord
from provenance.outlets import Registry
from provenance.text.rarity import Rarity

POOL = 8  # documents from which wrong choices are taken, those that the article used first
_FEW = 3  # sentences of the originals in which a word may stand to be telling,
_FEW_SHARE = 0.06  # or share of them
_ON_EVENT = (
    6.0  # nats of rare words that a sentence shares with the article, from which it is about its event
)


@dataclass(frozen=True)
class Passed:
    """A body sentence of an original."""

    document: Document
    sentence: Sentence

    @property
    def text(self) -> str:
        """The sentence."""
        return self.sentence.text


class Material:
    """All that the makers of items may look at.

    Args:
        record: the trace.
        originals: the documents that it was traced against, best first; those of other events do no harm.
        registry: the known outlets.
    """

    def __init__(self, record: TraceRecord, originals: Sequence[Document], registry: Registry) -> None:
        self.record = record
        self.registry = registry
        self._rarity = Rarity.among([_words(document) for document in originals[:AT_HAND]])
        self._pairs: dict[tuple[str, str], float] = {}
        used = [
            match.original.id for s in body_sentences(record) for match in s.matches if match.relation.derived
        ]
        rank = {identifier: place for place, identifier in enumerate(dict.fromkeys(used))}
        ordered = sorted(originals, key=lambda document: rank.get(document.id, len(rank)))
        self.originals = tuple(ordered[: max(POOL, len(rank))])
        self._by_id = {document.id: document for document in self.originals}
        self._credits: dict[str, dict[int, tuple[Credit, ...]]] = {}

    @cached_property
    def sentences(self) -> tuple[TracedSentence, ...]:
        """The article's body sentences."""
        return tuple(body_sentences(self.record))

    @cached_property
    def article_credits(self) -> tuple[Credit, ...]:
        """Credits of byline, dateline and foot."""
        return article_credits(self.record)

    def document(self, identifier: str) -> Document | None:
        """Returns an original by its id, None if it is not at hand."""
        return self._by_id.get(identifier)

    def credits_of(self, document: Document) -> dict[int, tuple[Credit, ...]]:
        """Returns whom an original names as its sources, by sentence index."""
        if document.id not in self._credits:
            self._credits[document.id] = find_credits(document, self.registry)
        return self._credits[document.id]

    def cites_article(self, document: Document) -> bool:
        """Whether an original itself names the article's outlet as a source."""
        outlet = self.record.article.outlet
        return outlet is not None and any(
            credit.outlet is not None and self.registry.same_group(credit.outlet, outlet)
            for credits in self.credits_of(document).values()
            for credit in credits
            if credit.scope is not Scope.IMAGE
        )

    def near(self, one: str, other: str) -> float:
        """Returns how alike two texts are by themselves: the pair model's probability, of the two ways the higher."""
        return max(self._pair(one, other), self._pair(other, one))

    def pair(self, article: str, original: str) -> float:
        """Returns the pair model's probability that the first text was taken from the second."""
        return self._pair(article, original)

    def weight(self, stems: Iterable[str]) -> float:
        """Returns the rarity of a set of stems, in nats."""
        return sum(sorted(map(self._rarity.weight, stems)))

    def explained_beyond(self, article: str, right: str, other: str) -> float:
        """Returns how much of the article's sentence, in nats, the other text explains and the right one does not."""
        return self.weight((profile(article).distinct - profile(right).distinct) & profile(other).distinct)

    def telling(self, one: str, other: str) -> float:
        """Returns the rarity, in nats, of what two texts share and hardly another sentence of the originals has.

        The event's own names stand everywhere; a "yacht" in two sentences ties them.
        """
        both = profile(one).distinct & profile(other).distinct
        few = max(_FEW, int(_FEW_SHARE * self._sentences))
        return self.weight(stem for stem in both if self._spread[stem] <= few)

    def shared(self, one: str, other: str) -> float:
        """Returns the share of the first text's content, by rarity, that the second has."""
        mine = profile(one).distinct
        return self.weight(mine & profile(other).distinct) / (self.weight(mine) or 1.0)

    def passages(self, documents: Iterable[Document] | None = None) -> Iterator[Passed]:
        """The body sentences of the originals, or of some of them."""
        for document in self.originals if documents is None else documents:
            for sentence in document.sentences:
                if sentence.role is Role.BODY:
                    yield Passed(document, sentence)

    def on_event(self, text: str) -> bool:
        """Whether a sentence has rare words in common with the article as a whole."""
        return self.weight(profile(text).distinct & self._article_words) >= _ON_EVENT

    @cached_property
    def _article_words(self) -> frozenset[str]:
        return frozenset().union(*(profile(s.text).distinct for s in self.sentences))

    @cached_property
    def _spread(self) -> Counter[str]:
        """In how many sentences of the originals each stem stands."""
        return Counter(stem for passed in self.passages() for stem in profile(passed.text).distinct)

    @cached_property
    def _sentences(self) -> int:
        return sum(1 for _ in self.passages())

    def _pair(self, article: str, original: str) -> float:
        key = (article, original)
        if key not in self._pairs:
            features = compare(profile(article), profile(original), self._rarity)
            self._pairs[key] = probability(load().pair.logit(features))
        return self._pairs[key]


def _words(document: Document) -> frozenset[str]:
    return frozenset().union(*(profile(sentence.text).distinct for sentence in document.sentences))
