"""What may be asked: only that of which the trace is certain, with wrong choices that are certainly wrong.

The limits were set on cases whose answers people had written down (``python -m benchmarks.exercises``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from provenance.attribution.tally import origin_of
from provenance.classroom.material import Material, Passed
from provenance.classroom.readable import readable
from provenance.classroom.telling import ACRONYM, OFFICE, PLAINLY_SAID, QUOTED, TOLD
from provenance.classroom.values import Evidence, LanguageLevel
from provenance.model import CreditKind, Direction, Document, Match, Relation, Role, Scope, TracedSentence
from provenance.text.quotes import find_quotes

CERTAIN = 0.9  # probability of the trace from which a match may be asked for,
ALIKE = 0.5  # where the pair alone reaches this
FAR = 0.1  # pair probability up to which a sentence is certainly another one
_EXPLAINS = 5.0  # nats of the article's sentence that a wrong choice may explain beyond the right one
_TELLING = 2.5  # nats of telling words that a wrong choice may share with the article's sentence
_MOSTLY = 0.4  # share of a sentence in quotation marks
_TELLING_MUCH = 5.0  # the same for a sentence of another document on a whole-article page
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our"})


@dataclass(frozen=True)
class Borrowed:
    """A body sentence that was certainly taken from exactly one sentence of one original."""

    sentence: TracedSentence
    match: Match
    document: Document
    right: str

    @property
    def outlet(self) -> str:
        """The outlet of the original, "" where unknown."""
        return self.document.outlet or ""

    def evidence(self, words: str = "") -> Evidence:
        """What stands behind it, for the key."""
        return Evidence(
            article=self.sentence.text,
            sentence=self.right,
            outlet=self.outlet,
            title=self.document.title or "",
            url=self.document.url or "",
            published=self.document.published or "",
            probability=round(self.match.probability, 2),
            relation=self.match.relation.value,
            verdict=self.sentence.verdict.value if self.sentence.verdict else "",
            words=words,
        )


NOT_TAKEN = "no certain original in this corpus"
SEVERAL = "put together from more than one sentence, so there is more than one right answer"
RIVALS = "several originals say much the same, so there is more than one right answer"
SPOKEN = "mostly the words of a speaker, which several outlets may have heard"
LONE = "the only sentence from that original, and in other words: both may have heard of it"
TURNED = "the original names the article's outlet as a source, so it may be the copy"
DOUBT = "the trace is not certain enough"
UNREADABLE = "too long for this language level, or not a whole, clean sentence"


def borrowed(
    material: Material, level: LanguageLevel, alike: float = ALIKE
) -> Iterator[tuple[TracedSentence, Borrowed | str]]:
    """Yields every body sentence with what it was certainly taken from, or with the reason why that cannot be said.

    ``alike`` is the probability that the pair alone must reach: a changed figure makes a pair less alike.
    """
    origins = {sentence.index: origin_of(sentence) for sentence in material.sentences}
    taken = Counter(match.original.id for match in origins.values() if match)
    for sentence in material.sentences:
        match = origins[sentence.index]
        found = _borrowed(material, sentence, match, level, alike)
        lone = match is not None and match.relation is Relation.PARAPHRASE and taken[match.original.id] == 1
        yield sentence, LONE if lone and isinstance(found, Borrowed) else found


def _borrowed(
    material: Material, sentence: TracedSentence, match: Match | None, level: LanguageLevel, alike: float
) -> Borrowed | str:
    document = material.document(match.original.id) if match else None
    if match is None or document is None or match.direction is not Direction.SOURCE:
        return NOT_TAKEN
    if material.cites_article(document):
        return TURNED
    if len(match.sentences) != 1 or document.sentences[match.sentences[0].index].role is not Role.BODY:
        return SEVERAL
    right = match.sentences[0].text
    if match.probability < CERTAIN or material.pair(sentence.text, right) < alike:
        return DOUBT
    if max(_quoted_share(sentence.text), _quoted_share(right)) > _MOSTLY:
        return SPOKEN
    if not (readable(sentence.text, level) and readable(right, level)):
        return UNREADABLE
    return Borrowed(sentence, match, document, right)


def certainly_wrong(material: Material, article: str, right: str, other: str) -> bool:
    """Whether a sentence can be no right answer where ``right`` is: like neither text, and explaining nothing more."""
    return (
        not _alike(material, article, right, other)
        and material.explained_beyond(article, right, other) <= _EXPLAINS
        and material.telling(article, other) <= _TELLING
    )


def _alike(material: Material, article: str, right: str, other: str) -> bool:
    return material.near(article, other) > FAR or material.near(right, other) > FAR


def _quoted_share(text: str) -> float:
    return sum(quote.end - quote.start for quote in find_quotes(text)) / max(1, len(text))


def rivals(material: Material, found: Borrowed, documents: Iterable[Document]) -> list[Passed]:
    """Sentences of these documents, beside the right one, that could be taken for the source of a sentence.

    Among whole documents some sentence always shares a word; only several telling words make a rival.
    """
    article, right = found.sentence.text, found.right
    return [
        passed
        for passed in material.passages(documents)
        if not (passed.document.id == found.document.id and passed.text == right)
        and (
            _alike(material, article, right, passed.text)
            or material.telling(article, passed.text) > _TELLING_MUCH
        )
    ]


def names_nobody(material: Material, sentence: TracedSentence) -> bool:
    """Whether a sentence certainly names no source of any kind: no credit, no word of telling, no quotation."""
    return not sentence.credits and tells_plainly(material, sentence.text)


def tells_plainly(material: Material, text: str) -> bool:
    """Whether a text says things without a word of who says so, and without an office that could have."""
    return not (
        TOLD.search(text)
        or OFFICE.search(text)
        or ACRONYM.search(text)
        or QUOTED.search(text)
        or mentions_outlet(material, text)
    )


def mentions_outlet(material: Material, text: str) -> bool:
    """Whether a text names an outlet, as a source or otherwise: a known one, or one that published an original."""
    published = {document.outlet for document in material.originals if document.outlet}
    return bool(material.registry.mentions(text, weak=True)) or any(name in text for name in published)


def names_outlet(sentence: TracedSentence) -> list[str]:
    """Outlets that a sentence itself names as its source, by their name in the sentence, in order."""
    return [
        credit.outlet
        for credit in sentence.credits
        if credit.kind is CreditKind.OUTLET
        and credit.scope is Scope.SENTENCE
        and credit.outlet
        and credit.name in sentence.text
    ]


def is_proper(name: str) -> bool:
    """Whether a source has a proper name: "the ministry" and "Kazakh media" could be any."""
    words = name.split()
    told = words[1:] if words and words[0].casefold() in _ARTICLES else words
    if not told or not (told[-1][0].isupper() or told[-1][0].isdigit()):
        return False
    return not (len(told) == 1 and told[0].casefold().endswith("s"))


def names_person(material: Material, sentence: TracedSentence) -> list[str]:
    """Persons and offices that a sentence names as its source, where it certainly names no outlet."""
    if any(
        credit.kind is CreditKind.OUTLET or credit.scope is not Scope.SENTENCE for credit in sentence.credits
    ):
        return []
    if mentions_outlet(material, sentence.text):
        return []
    return [
        credit.name
        for credit in sentence.credits
        if credit.kind in (CreditKind.PERSON, CreditKind.INSTITUTION)
        and PLAINLY_SAID.search(sentence.text)
        and is_proper(credit.name)
        and credit.name in sentence.text
    ]
