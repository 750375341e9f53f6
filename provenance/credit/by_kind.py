"""References by what an outlet is: "the agency", "the Paris-based daily", "the French wire"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.credit.goes_on import QUOTATION
from provenance.credit.memory import Memory, Named, Reference
from provenance.credit.national import Agency, is_of_country, national_agency
from provenance.credit.positions import Part, Position, position
from provenance.outlets import Registry

_REACH = 5  # sentences over which "the agency" still means the last one
_KINDS = {
    "agency": ("wire", "state-media"),
    "wire": ("wire", "state-media"),
    "broadcaster": ("broadcaster", "state-media"),
    "channel": ("broadcaster", "state-media", "site"),  # on Telegram too
    "newspaper": ("newspaper", "state-media"),
    "magazine": ("magazine",),
    "weekly": ("magazine", "newspaper"),
    "any": (),
}
_HOUSES = ("firm", "company", "group", "provider", "organisation", "organization", "house", "service")
NOUNS = {
    **dict.fromkeys(
        (
            "agency",
            "news agency",
            "wire",
            "wire service",
            "news service",
            "press agency",
            "wire agency",
            "newswire",
        ),
        "agency",
    ),
    **dict.fromkeys(("broadcaster", "network", "station"), "broadcaster"),
    "channel": "channel",
    **dict.fromkeys(("newspaper", "paper", "daily", "tabloid", "broadsheet"), "newspaper"),
    "weekly": "weekly",
    "magazine": "magazine",
    **dict.fromkeys(
        (
            *("outlet", "website", "site", "portal", "publication", "news outlet", "news site", "journal"),
            *(f"{what} {house}" for what in ("news", "data", "information", "media") for house in _HOUSES),
        ),
        "any",
    ),
}
_KIND_REFERENCE = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|(?P<owner>[A-Z][\w.-]+)['’]s?)\s(?P<adjectives>(?:(?!news\s(?:agency|outlet"
    r"|site|service)"
    r"|(?:the|told|to|of|an?|and|by|in|said|was|from|that|with|for|is|were|on)\s)[\w.’'-]+\s){0,3}?)"
    r"(?:TV\s|television\s|radio\s)?(?P<noun>"
    + "|".join(sorted(map(re.escape, NOUNS), key=len, reverse=True))
    + r")\b(?!\s[A-Z])",
)
_PLAIN = frozenset(
    (
        "same",
        "official",
        "public",
        "private",
        "local",
        "national",
        "news",
        "leading",
        "daily",
        "wire",
        "influential",
        "financial",
        "business",
        "telegram",
        "said",
        *("left-leaning", "right-leaning", "left-wing", "right-wing", "conservative", "liberal", "centrist"),
        *("pro-government", "opposition", "independent", "best-selling", "respected", "mass-circulation"),
    )
)
# What a paper or a site may be about; an agency for shipping is another body.
_TOPICS = frozenset(
    """shipping maritime aviation trade tech technology sports farming showbiz entertainment industry music film fashion
    gaming motoring travel property banking""".split()
)
_STATE = frozenset(("state", "state-run", "state-owned", "state-controlled", "government-run"))


_SEATED = re.compile(r"-(?:based|headquartered)$")
_NEAR_TO = re.compile(r"-(?:affiliated|linked|aligned|friendly)$")


def by_kind(text: str, index: int, memory: Memory) -> Iterator[Reference]:
    """Yields the references of one sentence to an outlet by what it is."""
    for match in _KIND_REFERENCE.finditer(text):
        place = position(text, match.start(), match.end()) or _on_the_spot(text, match.end())
        if place is None or _describes_another(text, match.start(), match.end()):
            continue
        adjectives = match["adjectives"].split()
        if match["owner"]:
            adjectives.insert(0, match["owner"])
        found = _fitting(
            adjectives, NOUNS[match["noun"].lower()], index, place.part, memory
        ) or national_agency(adjectives, match["noun"], memory.registry)
        loosely = _NEAR_TO.search(match["adjectives"].rstrip()) or (
            match["noun"].lower() == "channel" and _is_site(found)
        )
        cue = QUOTATION if loosely else place.cue
        if found is None and _may_be_there(
            _SEATED.sub("", " ".join(adjectives)), match["noun"].lower(), index, memory
        ):
            found, cue = memory.named[-1], QUOTATION
        if found is not None:
            yield Reference(found.outlet, found.known, match.start(), match.end(), cue, place.part)


def _on_the_spot(text: str, end: int) -> Position | None:
    """ "The agency also visited the mill"."""
    visit = _VISITED.match(text, end)
    return Position(Part.SPEAKER, QUOTATION) if visit else None


_VISITED = re.compile(r"(?:\s(?:also|has|had|later|then|\w+ly)){0,3}\svisited\b(?!\sby\b)")


def _is_site(found: Named | Agency | None) -> bool:
    return found is not None and found.known is not None and found.known.kind == "site"


def _may_be_there(place: str, noun: str, index: int, memory: Memory) -> bool:
    """Whether "the South Atlantic news agency" may be the one named just before, as nothing says that it is not."""
    named = memory.named[-1] if memory.named else None
    if named is None or named.known is None or index - named.sentence != 1 or noun == "agency":
        return False
    kinds = _KINDS[NOUNS[noun]]
    elsewhere = memory.registry.is_adjective(place) or any(
        outlet.seat == place and outlet.country != named.known.country for outlet in memory.registry
    )
    return _PLACE.fullmatch(place) is not None and not elsewhere and (not kinds or named.known.kind in kinds)


_PLACE = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?")


def _describes_another(text: str, start: int, end: int) -> bool:
    """ "The Orlau Post, the local daily, claims": that daily is the paper just named."""
    return text[:start].rstrip().endswith(",") and text[end : end + 1] == ","


def _fitting(adjectives: list[str], kind: str, index: int, part: Part, memory: Memory) -> Named | None:
    empty = _PLAIN | _STATE | (frozenset() if kind == "agency" else _TOPICS)
    telling = " ".join(w for w in adjectives if w.lower() not in empty and not _NEAR_TO.search(w))
    of_state = any(word.lower() in _STATE for word in adjectives)
    for named in reversed(memory.named):
        if of_state and named.known is not None and named.known.kind != "state-media":
            continue
        if telling and not _described(named, telling, memory.registry):
            continue
        if not telling and (index - named.sentence > _REACH or _rivalled(kind, named, part, memory)):
            return None
        if named.known is None or not _KINDS[kind] or named.known.kind in _KINDS[kind]:
            return named
    return None


def _rivalled(kind: str, named: Named, part: Part, memory: Memory) -> bool:
    """Whether "the agency said" may mean the space agency; what is told to an agency goes to a news agency."""
    return kind == "agency" and part is Part.SPEAKER and memory.rival_agency >= named.sentence


def _described(named: Named, telling: str, registry: Registry) -> bool:
    """Whether "German" or "Doha-based" is true of an outlet."""
    if named.known is None:
        return False
    city = _SEATED.sub("", telling)
    if telling == named.known.seat:
        return True
    if city != telling:
        return city == named.known.seat or any(
            adjective.startswith(city[:4]) for adjective in registry.adjectives(named.known.country)
        )
    adjectives = registry.adjectives(named.known.country)
    return telling in adjectives or telling.endswith("-language") or is_of_country(telling, adjectives)
