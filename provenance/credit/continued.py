"""References that carry an outlet on: "the report stated", "it added", "the Russian agency's reporter"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from provenance.credit.fragments import Fragment
from provenance.credit.goes_on import QUOTATION, goes_on, is_quoted
from provenance.credit.national import describes_agency, is_of_country, national_agency
from provenance.credit.positions import Part, position
from provenance.outlets import Outlet, Registry
from provenance.text.speech import outside_quotes

_REACH = 5  # sentences over which "the agency" still means the last one
_REACH_REPORT = 4
_REACH_IT = 2


class Named(NamedTuple):
    """An outlet credited earlier: where, and as what."""

    sentence: int
    paragraph: int
    outlet: str
    known: Outlet | None
    part: Part
    passes_on: bool = False  # "... (AFP).", "AFP quoted her as saying": somebody else's words


class Reference(NamedTuple):
    """``sentence[start:end]`` refers to an outlet credited before."""

    outlet: str
    known: Outlet | None
    start: int
    end: int
    cue: str
    part: Part
    last: bool = False  # it carries on no further


@dataclass(slots=True)
class Memory:
    """What the body has said so far: outlets credited, and who else spoke or was named since."""

    registry: Registry
    named: list[Named] = field(default_factory=list)
    speakers: tuple[str, ...] = ()  # the persons who spoke in the last sentence
    rival_agency: int = -1  # last sentence that speaks of an agency which is no outlet
    rival_report: int = -1  # last sentence that brings in a report of somebody else
    rival_speaker: int = -1  # last sentence whose words belong to an office, after any outlet


OTHER_AGENCY = re.compile(
    r"\b(?i:(?!news|press|wire|the|this|that|state|information|same|an?\b)[\w-]+)\s[Aa]gency\b(?!['’]s source)"
)
"""An agency that may be no news agency."""
_REPORTS = ("report", "audit", "study", "survey", "analysis", "article")
OTHER_REPORT = re.compile(
    r"\b(?:an?|another|its|their|this)\s(?:[\w-]+\s){0,3}?(?:"
    rf"{'|'.join(_REPORTS)})\b",
    re.IGNORECASE,
)
"""A report that comes in anew."""
_REPORT_WORD = re.compile("|".join(_REPORTS), re.IGNORECASE)


def hinted(fragment: Fragment) -> tuple[str, ...]:
    """Returns which patterns of this module can match about a fragment, by the one word that each must have."""
    found = [pattern for pattern, telling in _TELLING.items() if not telling.isdisjoint(fragment.folded)]
    if "gency" in fragment.text:
        found.append("agency")
    if not fragment.text.isascii() or _REPORT_WORD.search(fragment.text):
        found.append("report")
    return tuple(found)


def references(text: str, hints: Set[str], index: int, paragraph: int, memory: Memory) -> Iterator[Reference]:
    """Yields the references of one sentence to outlets credited in earlier ones; ``hints`` are what it holds."""
    if "kind" in hints and (memory.named or describes_agency(text)):
        yield from _by_kind(text, index, memory)
    if not memory.named:
        return
    if "the report" in hints:
        yield from _by_report(text, index, paragraph, memory)
    if "it" in hints:
        yield from _by_pronoun(text, index, paragraph, memory)
    if "interview" in hints:
        yield from _by_interview(text, index, memory)
    yield from _by_same_speaker(text, index, memory)


# --- "the agency" -----------------------------------------------------------------------------------------

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
_NOUNS = {
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
    + "|".join(sorted(map(re.escape, _NOUNS), key=len, reverse=True))
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
    )
)
_STATE = frozenset(("state", "state-run", "state-owned", "state-controlled", "government-run"))


_NEAR_TO = re.compile(r"-(?:affiliated|linked|aligned|friendly)$")


def _by_kind(text: str, index: int, memory: Memory) -> Iterator[Reference]:
    for match in _KIND_REFERENCE.finditer(text):
        place = position(text, match.start(), match.end())
        if place is None or _describes_another(text, match.start(), match.end()):
            continue
        adjectives = match["adjectives"].split()
        if match["owner"]:
            adjectives.insert(0, match["owner"])
        found = _fitting(
            adjectives, _NOUNS[match["noun"].lower()], index, place.part, memory
        ) or national_agency(adjectives, match["noun"], memory.registry)
        if found is not None:
            yield Reference(found.outlet, found.known, match.start(), match.end(), place.cue, place.part)


def _describes_another(text: str, start: int, end: int) -> bool:
    """ "The Orlau Post, the local daily, claims": that daily is the paper just named."""
    return text[:start].rstrip().endswith(",") and text[end : end + 1] == ","


def _fitting(adjectives: list[str], kind: str, index: int, part: Part, memory: Memory) -> Named | None:
    telling = " ".join(w for w in adjectives if w.lower() not in _PLAIN | _STATE and not _NEAR_TO.search(w))
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
    city = telling.removesuffix("-based")
    if telling == named.known.seat:
        return True
    if city != telling:
        return city == named.known.seat or any(
            adjective.startswith(city[:4]) for adjective in registry.adjectives(named.known.country)
        )
    adjectives = registry.adjectives(named.known.country)
    return telling in adjectives or telling.endswith("-language") or is_of_country(telling, adjectives)


# --- "the report", "it", "in the same interview" ----------------------------------------------------------

_TELLS = (
    r"(?:said|says|stated|states|claimed|claims|added(?!\sto\b)|adds(?!\sto\b)|noted|notes|reads?"
    r"|quoted|quotes|cited|cites|mentioned"
    r"|mentions|continued|continues|went\son|goes\son|alleged|alleges|revealed|reveals|concluded"
    r"|concludes|described"
    r"|pointed\sout|points\sout|suggested|suggests|specified|specifies|reported|reports|emphasi[sz]ed"
    r"|stressed|warned"
    r"|observed|explained|explains|indicated|indicates|recalled|recalls|detailed|named|names|puts?"
    r"|gave|gives|further)"
)
_BUT = r"(?:\s(?:also|further|then|later|\w+ly|however|even|did|has))*"
_PIECE = (
    r"(?:report|article|story|dispatch|item|piece|text|account|note|bulletin|publication|source|interview)"
)
_REPORT = re.compile(
    rf"\bthe\s(?:news\s|same\s|media\s)?(?:report|article|story|dispatch|publication"
    rf"|bulletin)(?:,[^,;“”\"]{{1,60}},)?{_BUT}\s{_TELLS}\b"
    rf"|\bthe\ssame\s{_PIECE}{_BUT}\s(?:has|had|{_TELLS})\b"
    rf"|[,;(—–]\s?(?:(?:so|says|via|from|from\sthe|the)\s)?same\s(?:{_PIECE}|agency|paper|outlet|wire"
    rf"|newspaper|daily|broadcaster)\s?(?=[.,;)]|$)"
    r"|\b(?:according\sto|as\sper|per|as\sstated\sin)\s(?:the|this|that)\s(?:same\s|news\s)?(?:report"
    r"|article|story|dispatch"
    r"|publication|source)\b",
    re.IGNORECASE,
)
# ", adds the same source"
_SAYS_THE_SAME = re.compile(
    rf"[,;”\"’—–]\s?{_TELLS}\sthe\ssame\s(?:{_PIECE}|agency|paper|outlet|wire|newspaper|daily|broadcaster)\b"
)
_HAS_SAYING = (
    r"has(?=\s(?:[\w.’'-]+,?\s){1,12}?(?:saying|telling|calling|warning|claiming|insisting|denying)\b)"
)
_IT = re.compile(
    rf"(?:^(?:In\s(?:its|the|that)\s(?:\w+\s){{0,2}}?(?:report|story|article|dispatch),?\s)?|[,;”\"’—–]\s?|\b(?:and|but|also|later|then)\s)"
    rf"(?:(?P<it>it)(?:(?:\salso)?\s(?P<has>{_HAS_SAYING})|{_BUT}\s(?P<verb>{_TELLS})\b)|(?P<they>they)\s(?P<write>write|wrote)\b"
    rf"|(?P<its>its)\s(?:own\s)?(?:reporters?|correspondents?|journalists?){_BUT}\s(?P<found>{_TELLS}|writes?|wrote|saw|found|counted|heard|visited)\b)"
    r"|\b(?:documents?|papers?|letters?|e-?mails?|messages?|records?|files?|minutes|figures|footage|videos?|photos?)\s(?:that\s)?"
    r"(?P<seeing>it)\s(?:has\s|had\s)?(?P<seen>seen|saw|obtained|reviewed|examined|viewed|verified)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\bin\sthe\s(?:same\s)(?:conversation|interview|report|article|dispatch|story|broadcast|exchange)\b"
    r"|\b(?:in|during)\sthe\sinterview\b",
    re.IGNORECASE,
)


_TELLING = {
    "kind": frozenset(noun.split()[-1] for noun in _NOUNS),
    "the report": frozenset(
        ("report", "article", "story", "dispatch", "publication", "bulletin", "source", "same")
    ),
    "it": frozenset(("it", "they", "its")),
    "interview": frozenset(("interview", "same")),
}


def _by_report(text: str, index: int, paragraph: int, memory: Memory) -> Iterator[Reference]:
    same = _SAYS_THE_SAME.search(text) if " the same " in text else None
    match, named = same or _REPORT.search(text), memory.named[-1]
    near = index - named.sentence <= _REACH_REPORT or paragraph == named.paragraph
    if match and near and memory.rival_report < named.sentence:
        yield Reference(named.outlet, named.known, match.start(), match.end(), match[0], Part.SPEAKER)


def _by_pronoun(text: str, index: int, paragraph: int, memory: Memory) -> Iterator[Reference]:
    match, named = _IT.search(text), memory.named[-1]
    if match is None or named.part is Part.HEARER or memory.rival_speaker >= named.sentence:
        return
    who = next(group for group in ("it", "they", "its", "seeing") if match[group])
    if outside_quotes(text)[match.start(who)] == " ":
        return  # "They wrote my number down," she said: who is quoted speaks of somebody else
    if index - named.sentence == 1 or (index - named.sentence <= _REACH_IT and paragraph == named.paragraph):
        cue = next(match[group] for group in ("verb", "has", "write", "found", "seen") if match[group])
        yield Reference(named.outlet, named.known, *match.span(who), cue, Part.SPEAKER)


def _by_interview(text: str, index: int, memory: Memory) -> Iterator[Reference]:
    match, named = _SAME.search(text), memory.named[-1]
    if match and index - named.sentence <= _REACH_IT:
        yield Reference(named.outlet, named.known, match.start(), match.end(), match[0], Part.HEARER)


# --- more words of somebody who told an outlet --------------------------------------------------------------


def _by_same_speaker(text: str, index: int, memory: Memory) -> Iterator[Reference]:
    """ "... she told AFP." and then "I saw it all," or "She thinks that it was arson."."""
    named = memory.named[-1]
    if index - named.sentence != 1 or not (named.part is Part.HEARER or named.passes_on):
        return
    quoted = is_quoted(text)
    if quoted or goes_on(text, memory.speakers):
        yield Reference(named.outlet, named.known, 0, 1, QUOTATION, Part.HEARER, last=not quoted)
