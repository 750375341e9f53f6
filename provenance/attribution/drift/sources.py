"""Which outlets a sentence names as its source, and whether two such names can be one outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from provenance.attribution.drift.facts import outlet_mentions, speech
from provenance.attribution.drift.pair import Finding, Pair, Span
from provenance.outlets import Outlet, Registry
from provenance.text.name_forms import SAME_PLACE
from provenance.text.speech import Speech

Source = Outlet | str
"""An outlet, or the nationality of one that is only described ("the French agency")."""

DESCRIBED = re.compile(
    r"\b(?:the|a)\s+(?P<whose>[A-Z][\w-]+(?: [A-Z][\w-]+)?)\s+(?:(?:news|state|wire|press)\s+)*"
    r"(?:agency|broadcaster|newswire)\b"
)
_HOUSES = ("agency", "broadcaster", "newswire")
_HEARERS = re.compile(
    r"\b(?:told|tells|(?:speaking|talking|spoke|talked|remarks|statement|comments?|interview|chat|conversation|call) "
    r"(?:to|with)"
    r"|said[^.,;\"”]{0,30}? to|(?:seen|obtained|reviewed|viewed|examined) by)\s+(?:the )?$",
    re.IGNORECASE,
)
_OURSELVES = re.compile(
    r"\b(?:(?:told|tells|(?:speaking|talking|spoke|talked|interview|conversation) (?:to|with))|"
    r"(?:seen|obtained|reviewed|viewed|examined) by)\s+"
    r"(?:us|me|this (?:newspaper|paper|reporter|correspondent|web ?site|site|magazine|station)|"
    r"our (?:own )?(?:reporters?|correspondents?|newsroom|newspaper|paper|team))\b"
)
_TELLS = re.compile(
    r"\s+(?:(?:journalist|reporter|correspondent|photographer)[^,.;]*?\b(?:saw|witnessed)"
    r"|(?:(?:journalist|reporter|correspondent)\w*\s+)?(?:also |later |has |had )?"
    r"(?:spoke (?:to|with)|talked (?:to|with)|interviewed|was told|learned|learnt|"
    r"reports?|reported|says?|said|writes|wrote|adds|added|notes|noted|quoted|cited))\b"
)
_HEARER = re.compile(
    r"\b(?:told|tells)\s+(?:(?:the|a|an|our)\s+)?(?:[\w’'-]+\s+){0,2}?(?:journalists?|reporters?|newsmen|media|press|"
    r"correspondents?|[A-Z][\w’'-]*|television|radio|newspaper|agency|broadcaster)(?:\s+[A-Z][\w’'-]*){0,3}"
)
_HEARD = re.compile(
    r"\b(?:told|tells|to|with|interviewed|(?:seen|obtained|reviewed|viewed|examined) by)\b", re.IGNORECASE
)
_ALIKE = 0.5  # share of the article's words that the original has
_TELLING = 4  # letters of a word by which an outlet is known: "The News"
_REACH = 60


@lru_cache(maxsize=2048)
def sources(text: str, registry: Registry) -> tuple[tuple[Source, Span], ...]:
    """Returns the outlets that a sentence names as its source, with the words that say so."""
    named: list[tuple[Source, int, int]] = [
        (m.outlet, m.start, m.end) for m in outlet_mentions(text, registry)
    ]
    if any(house in text for house in _HOUSES):
        named += [(match["whose"], *match.span()) for match in DESCRIBED.finditer(text)]
    if not named:
        return ()
    speeches = speech(text)
    told = ((source, _telling(text, speeches, start, end)) for source, start, end in named)
    return tuple((source, span) for source, span in told if span)


def told_another(pair: Pair) -> Finding | None:
    """ "Told reporters" or "told the Brenn Courier" became "told Kyodo", which the original does not name."""
    if pair.shared < _ALIKE or pair.original.have.isdisjoint(("told", "tells")):
        return None
    heard = _HEARER.search(pair.original.text)
    if not heard:
        return None
    named = {mention.outlet.name for mention in outlet_mentions(pair.original.text, pair.registry)}
    for source, span in sources(pair.article.text, pair.registry):
        if isinstance(source, str) or source.name in named or not _hears(pair.article.text, span):
            continue
        if any(
            word in source.name.casefold() for word in heard[0].casefold().split() if len(word) >= _TELLING
        ):
            continue
        own = pair.original_outlet
        if not own or not may_be(pair.registry.get(own) or own, source, pair.registry):
            return Finding("attribution", heard.span(), span)
    return None


def told_ourselves(pair: Pair) -> Finding | None:
    """ "Told Kyodo" became "told us": what another outlet was told or saw is given out as one's own.

    Kyodo itself may say so, and so may a house that belongs to it.
    """
    own = _OURSELVES.search(pair.article.text)
    if not own or pair.shared < _ALIKE or _OURSELVES.search(pair.original.text):
        return None
    named = {mention.outlet.name for mention in outlet_mentions(pair.article.text, pair.registry)}
    for source, span in sources(pair.original.text, pair.registry):
        if not isinstance(source, Outlet) or source.name in named or not _hears(pair.original.text, span):
            continue
        if not any(_is_house(publisher, source, pair.registry) for publisher in pair.publishers):
            return Finding("attribution", span, own.span())
    return None


def _is_house(publisher: str, outlet: Outlet, registry: Registry) -> bool:
    """Whether a publisher is an outlet, an edition of it ("Kyodo News Plus"), or of its owner."""
    named = {mention.outlet.name for mention in registry.mentions(publisher, weak=True)}
    return any(registry.same_group(name, outlet.name) for name in (publisher, *named))


def _hears(text: str, span: Span) -> bool:
    """Whether words that name an outlet say that it was told: "told Kyodo", "Kyodo spoke to"."""
    return bool(_HEARD.search(text[slice(*span)]))


def tellings(text: str, registry: Registry) -> list[Span]:
    """Returns the stretches of a sentence that say who tells it: speakers with their verbs, and outlets."""
    spans = [(min(s.start, s.cue_start), max(s.end, s.cue_end)) for s in speech(text)]
    return spans + [span for _, span in sources(text, registry) if span not in spans]


def may_be(left: Source, right: Source, registry: Registry) -> bool:
    """Whether two sources can be one outlet, or two of one owner. What is not known may be."""
    if isinstance(left, str):
        left, right = right, left
    if isinstance(left, str):
        return left.casefold() == str(right).casefold()
    return (
        _described(left, right, registry)
        if isinstance(right, str)
        else registry.same_group(left.name, right.name)
    )


def _described(outlet: Outlet, whose: str, registry: Registry) -> bool:
    """Whether "the French agency" or "the Doha-based broadcaster" can be that outlet."""
    place = whose.partition("-")[0].casefold()
    adjectives = [adjective.casefold() for adjective in registry.adjectives(outlet.country)]
    return place in adjectives or place == outlet.seat.casefold() or place not in SAME_PLACE


def _telling(text: str, speeches: Sequence[Speech], start: int, end: int) -> Span | None:
    heard = _HEARERS.search(text, max(0, start - _REACH), start)
    if heard:
        return heard.start(), end
    for told in speeches:
        if told.start <= start and end <= told.end + 1:
            return min(told.start, told.cue_start), max(told.end, told.cue_end)
    tells = _TELLS.match(text, end)
    return (start, tells.end()) if tells else None
