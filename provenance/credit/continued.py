"""References that carry an outlet on: "the report stated", "it added", "the Russian agency's reporter"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from provenance.credit.by_kind import NOUNS, by_kind
from provenance.credit.fragments import Fragment
from provenance.credit.goes_on import QUOTATION, goes_on, is_quoted
from provenance.credit.memory import Memory, Reference
from provenance.credit.national import describes_agency
from provenance.credit.positions import Part
from provenance.text.speech import outside_quotes

_REACH_REPORT = 4
_REACH_IT = 2


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
        yield from by_kind(text, index, memory)
    if not memory.named:
        if "report" in hints and memory.headline is not None:
            match = _A_REPORT.search(outside_quotes(text))
            if match is not None:
                named = memory.headline
                yield Reference(named.outlet, named.known, *match.span(), QUOTATION, Part.SPEAKER)
        return
    if "the report" in hints:
        yield from _by_report(text, index, paragraph, memory)
    if "it" in hints:
        yield from _by_pronoun(text, index, paragraph, memory)
    if "interview" in hints:
        yield from _by_interview(text, index, memory)
    yield from _by_same_speaker(text, index, memory)


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
    r"|\bit\s(?:was|is)\s(?:also\s|further\s)?(?:said|stated|noted|reported|added)\sin\sthe\s(?:same\s)?"
    r"(?:report|article|story|dispatch)\b"
    r"|\b(?:according\sto|as\sper|per|as\sstated\sin)\s(?:the|this|that)\s(?:same\s|news\s)?(?:report"
    r"|article|story|dispatch"
    r"|publication|source)\b",
    re.IGNORECASE,
)
# Where the headline says whose report it is: "Boats sink - AFP".
_A_REPORT = re.compile(
    rf"\b(?:an?|the)\s(?:news\s|media\s|press\s)?report{_BUT}\s{_TELLS}\b"
    r"|\b(?:according\sto|citing)\s(?:an?|the)\s(?:news\s|media\s|press\s)?report(?=\s?(?:[,.;]|on\s|$))",
    re.IGNORECASE,
)
# ", adds the same source"
_SAYS_THE_SAME = re.compile(
    rf"[,;”\"’—–]\s?{_TELLS}\sthe\s(?:same\s(?:{_PIECE}|agency|paper|outlet|wire|newspaper|daily|broadcaster)"
    r"|(?:news\s|media\s)?(?:report|article|story|dispatch|publication|bulletin))\b(?!\s(?:by|of|from|on|in)\b)"
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
    "kind": frozenset(noun.split()[-1] for noun in NOUNS),
    "the report": frozenset(
        ("report", "article", "story", "dispatch", "publication", "bulletin", "source", "same")
    ),
    "it": frozenset(("it", "they", "its")),
    "interview": frozenset(("interview", "same")),
}


def _by_report(text: str, index: int, paragraph: int, memory: Memory) -> Iterator[Reference]:
    same = _SAYS_THE_SAME.search(text) if " the " in text else None
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
        cue = QUOTATION if match["seen"] else cue  # or the office that has just spoken has seen it
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
