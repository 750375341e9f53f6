"""The article and the documents beside it, made ready for the aligner."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from provenance.align.witness import Reading, Source
from provenance.credit import find_credits, heard
from provenance.credit.beside import only_credits
from provenance.credit.national import is_agency
from provenance.model import Credit, Document, Role, Scope
from provenance.outlets import Identity, Outlet, Registry
from provenance.reading.sites import names_paper
from provenance.text.dates import later
from provenance.text.speaker_kinds import kind_of
from provenance.text.speech import find_speech, outside_quotes

ALIGNED_ROLES = frozenset({Role.HEADLINE, Role.SUBHEADING, Role.BODY})
PRIMARY_KINDS = frozenset({"wire", "state-media", "broadcaster"})
_DAY = len("2022-01-10")
_REVISED = 2  # days in which an agency's page is brought up to date
_OFFICES = frozenset(
    """ministry government president presidency service police parliament commission board authority department
    university institute court embassy council office""".split()
)
_KEPT = 4096  # documents


class Readings:
    """Reads documents with their credits; each is kept, since many articles go back to the same few.

    Args:
        registry: the known outlets.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._kept: dict[tuple[str, str | None, frozenset[str]], Reading] = {}

    def of(self, document: Document, publishers: Collection[str]) -> Reading:
        """Returns a document as the aligner sees an article.

        Args:
            document: the document; of two with one id and one outlet the text is the same.
            publishers: names of outlets that the registry may lack.
        """
        unknown = heard(document.text, publishers, self._registry)
        key = (document.id, document.outlet, unknown)
        reading = self._kept.get(key)
        if reading is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            credits = find_credits(document, self._registry, unknown)
            reading = self._kept[key] = as_reading(document, credits, self._registry)[0]
        return reading


def as_reading(
    article: Document, credits: Mapping[int, tuple[Credit, ...]], registry: Registry
) -> tuple[Reading, list[int]]:
    """Returns the article as the aligner sees it, and the index of the sentence at each position."""
    chosen = [sentence for sentence in article.sentences if sentence.role in ALIGNED_ROLES]
    bare = only_credits(article.sentences, credits)
    reading = Reading(
        [sentence.text for sentence in chosen],
        [sentence.role is Role.BODY for sentence in chosen],
        {place: _named_here(credits.get(sentence.index, ())) for place, sentence in enumerate(chosen)},
        _named_for_all(chain.from_iterable(credits.values())),
        primary=is_primary(article, registry) or is_office(article.outlet),
        own=_own_people(article, [sentence.text for sentence in chosen], registry),
        bare=frozenset(place for place, sentence in enumerate(chosen) if sentence.index in bare),
    )
    return reading, [sentence.index for sentence in chosen]


def as_sources(
    article: Document,
    originals: Sequence[Document],
    registry: Registry,
    credited: Collection[str] = (),
    crediting: Collection[str] = (),
) -> list[Source]:
    """Returns the candidate originals of an article as the aligner sees them.

    Args:
        article: the article.
        originals: its candidates.
        registry: the known outlets.
        credited: names of the outlets that the article credits, by whatever name.
        crediting: ids of the documents that credit the article's outlet.
    """
    agency = leads(_publisher(article, registry))
    same = Identity(registry)
    publishers = {document.outlet: _publisher(document, registry) for document in originals}
    after = {published: _after(published, originals) for published in {d.published for d in originals}}
    return [
        Source(
            key=document.id,
            sentences={s.index: s.text for s in document.sentences if s.role in ALIGNED_ROLES},
            outlet=document.outlet,
            possible=not later(document.published, article.published),
            primary=leads(publishers[document.outlet]),
            names=_names(document, publishers[document.outlet]),
            earlier_than=after[document.published][0],
            by_the_clock=after[document.published][1],
            open=not later(document.published, article.published)
            and not later(article.published, document.published),
            credited=(named := any(same(name, document.outlet or "") for name in credited)),
            follows=not named
            and (
                document.id in crediting
                or (
                    agency
                    and not _long_before(document.published, article.published)
                    and is_site(document.outlet, publishers[document.outlet])
                )
            ),
        )
        for document in originals
    ]


def _long_before(first: str | None, second: str | None) -> bool:
    """Whether a text is older than any version of an agency's report that bears a later day can well be."""
    if not first or not second or min(len(first), len(second)) < _DAY:
        return False
    days = date.fromisoformat(second[:_DAY]) - date.fromisoformat(first[:_DAY])
    return days.days > _REVISED


def is_site(name: str | None, outlet: Outlet | None) -> bool:
    """Whether a publisher is a site or a paper, which will have a text from an agency rather than the agency from it.

    Args:
        name: the publisher's name.
        outlet: the known outlet of that name, if there is one.
    """
    if outlet is not None:
        return outlet.kind not in PRIMARY_KINDS and not is_agency(outlet)
    return names_paper(name or "") and not is_office(name)


def _own_people(article: Document, texts: Sequence[str], registry: Registry) -> frozenset[int]:
    """Returns the positions of the sentences that tell what the article's own people saw, did and were told."""
    names = [n for n in _names(article, _publisher(article, registry)) if " " in n or n.isupper()]
    own = re.compile("|".join([_OURSELVES, *(rf"\b{re.escape(name)}\b" for name in names)]))
    found = {place for place, text in enumerate(texts) if own.search(outside_quotes(text))}
    for place, text in enumerate(texts):
        if place - 1 in found and _speaks_on(text):
            found.add(place)
    return frozenset(found)


def _speaks_on(text: str) -> bool:
    """Whether somebody goes on speaking whom the sentence before names: "she says", or a quotation alone."""
    quoted = text[:1] in '"“' and len(outside_quotes(text).split()) <= _NO_MORE_THAN_SAYS
    return quoted or any(speech.kind == "pronoun" for speech in find_speech(text))


_NO_MORE_THAN_SAYS = 3  # words outside of quotation marks
_PAPER = r"this\s(?:newspaper|paper|website|blog|magazine|channel|reporter)"
_OURSELVES = (
    r"\b(?:[Oo]ur|[Tt]his\s(?:newspaper|paper|website|blog|magazine|channel)['’]s)\s(?:own\s)?"
    r"(?:reporters?|correspondents?|photographers?|team|newsroom|colleagues?)\b"
    rf"|\b(?:told|tells|telling|(?:[Ss]peaking|spoke|speaks|talking|talked)\s(?:to|with)|(?:[Ii]nterview|[Cc]onversation)\swith)"
    rf"\s(?:us|me|{_PAPER})\b"
    r"|\b(?:I|[Ww]e)\s(?:saw|watched|met|asked|visited|(?:spoke|talked)\s(?:to|with)|(?:was|were)\stold)\b"
)


def _after(published: str | None, documents: Iterable[Document]) -> tuple[frozenset[str], frozenset[str]]:
    """Returns the keys of the documents dated certainly later, and of those of them where both bear an hour."""
    found = [document for document in documents if later(document.published, published)]
    clocks = [d.id for d in found if len(d.published or "") > _DAY and len(published or "") > _DAY]
    return frozenset(document.id for document in found), frozenset(clocks)


def _names(document: Document, outlet: Outlet | None) -> tuple[str, ...]:
    return outlet.names if outlet else (document.outlet,) if document.outlet else ()


def is_primary(document: Document, registry: Registry) -> bool:
    """Returns whether a document's publisher is known to report at first hand: an agency, a broadcaster."""
    outlet = _publisher(document, registry)
    return outlet is not None and outlet.kind in PRIMARY_KINDS


def leads(outlet: Outlet | None) -> bool:
    """Whether a publisher is a news agency: of a text that both have, a site will have had it from there.

    A broadcaster or a paper takes from a paper as well as it gives.
    """
    return outlet is not None and outlet.kind in PRIMARY_KINDS and is_agency(outlet)


def _publisher(document: Document, registry: Registry) -> Outlet | None:
    return Identity(registry).known(document.outlet) if document.outlet else None


def is_office(outlet: str | None) -> bool:
    """Returns whether a publisher is an office, which tells its own news: a ministry, a press service, the police."""
    words = re.findall(r"\w+", (outlet or "").title())
    named = not _OFFICES.isdisjoint(word.lower() for word in words)
    return named and kind_of(words, [word.lower() for word in words]) == "institution"


def credited_outlets(credits: Mapping[int, tuple[Credit, ...]]) -> frozenset[str]:
    """Returns the outlets that an article credits for any of its text."""
    every = list(chain.from_iterable(credits.values()))
    return _named_here(every) | _named_for_all(every)


def named_in(reading: Reading) -> frozenset[str]:
    """Returns the outlets that a text credits, there or for the whole of it."""
    return reading.named.union(*reading.cited.values())


def _named_here(credits: Iterable[Credit]) -> frozenset[str]:
    return frozenset(c.outlet for c in credits if c.outlet and c.scope in (Scope.SENTENCE, Scope.CONTINUED))


def _named_for_all(credits: Iterable[Credit]) -> frozenset[str]:
    return frozenset(c.outlet for c in credits if c.outlet and c.scope is Scope.ARTICLE)
