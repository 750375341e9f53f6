"""Whose word it is without a verb of saying, of persons, offices and unnamed ones: "by the ministry's count"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.text import speech_words as lists
from provenance.text.speaker_kinds import kind_of
from provenance.text.speech import Speech

_HEADS = "|".join(
    sorted(
        lists.INSTITUTIONS | lists.ROLES | lists.SOURCES | lists.words("regulator police inspectors coach")
    )
)
_SMALL = (
    rf"(?:(?:the|an?|its|his|her|their|our|one|two|three|some|several"
    rf"|many)\s(?:[\w’'-]+\s){{0,3}}?(?:{_HEADS})\b)"
)
_GREAT = (
    r"(?-i:(?!(?:The|In|On|At|By|If|But|And|It|He|She|They|This|That|There|When|While|After|Before|As"
    r"|For|With|From|To)\b)[A-Z][\w’-]+(?:\s(?:of\s|the\s|de\s)?[A-Z][\w’-]+){0,4})"
)
_WHO = rf"(?P<who>{_SMALL}|{_GREAT})"
_BEGINS = r"(?<![\w’-])"  # a name is not looked for anew behind each of its hyphens: text is hostile
_ASIDE = r"(?:\s\(\d{1,3}\)|,\s[^,;:“”\"]{1,50},)?"
_LIGHTLY = r"(?:\s(?:has|have|had|also|now|still|already|since|then|\w+ly)\b){0,4}"
_ONE = r"(?P<who>one|another|others|some|many|several|both|a\s(?:second|third|few))"
_SAID = (
    r"(?:said|says?|adds?|added|recalls?|recalled|explains?|explained|admits?|admitted|wrote|writes?"
    r"|asks?|asked|remembers?"
    r"|remembered|insists?|insisted|complains?|complained|claims?|claimed|sighs?|sighed|told)"
)
_HOLDS = (
    r"(?:(?:called|described|labell?ed|dubbed|termed|branded|portrayed|dismissed|rejected|defended"
    r"|welcomed|condemned|criticised"
    r"|criticized|hailed|slammed|denounced|calls|describes|dismisses|rejects|defends|welcomes"
    r"|condemns)\s(?!(?:in|off|up|for|on)\b)\w"
    r"|rule[ds]?\sout|sees\s|foresees"
    r"|forecasts?\s|expects?\s|projects\s|anticipates?\s|reckons?\b"
    r"|estimates?\s|puts\s(?:the|it|its|damage)\b|counts\s|speaks?\sof|spoke\sof|talks\sof|talked\sof"
    r"|it\sthat|finds?\s(?:that|it|them|the)\b|found\sthat"
    r"|is\s(?:glad|sure|certain|convinced|confident|adamant|of\sthe\sopinion)\b|looks\sfor\sa|retorts?"
    r"|shrugs?|blame[ds]?\s)"
)
_POINT = (
    r"(?:version|line|view|account|defence|defense|position|answer|reply|argument|explanation|verdict"
    r"|opinion|stance"
    r"|reading)"
)
# After a quotation any verb says who spoke; "opens on Friday" says when.
_SOMEHOW = (
    r"(?P<cue>(?!(?:is|was|has|opens|closes|starts|ends|runs|airs|premieres)\b)(?:[a-z]{2,}(?:ed|s)|spat|swore|sang|wept|wrote"
    r"|ran|read|went|put\sit))"
)
_CLOSED = r"[,.!?…][”\"’']\s"
_DAY = r"(?!(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
_PLACE = r"(?:\s(?:at|of|in|with|from|for)\s(?:the\s)?[\w’-]+(?:\s(?-i:[A-Z])[\w’-]+){0,2})?"
_WORDS = r"(?:words|view|opinion|telling|account|version|count|estimate|reckoning|tally|figures|mind)"
_RIGHT = r"(?:(?:has|have)\sit\sright|(?:is|are)\s(?:right|correct|to\sbe\sbelieved))"
_AMONG = r"(?:\sof\s(?:them|those|the\s[\w-]+))?(?:\s[a-z]+)?"
_IN_ITS = r"[Ii]n\s(?:its|his|her|their|a|the)\s[^,;:.]{1,40}?\s"
# Unnamed ones first; of the others it is their words that tell what they are.
_UNNAMED = (
    rf"[”\"’,]\s{_SAID}\s{_ONE}\b",
    rf"(?:^|[”\"’,;]\s){_ONE}{_AMONG}\s{_SAID}\b",
    rf"{_CLOSED}(?P<who>he|she|they)\s(?:\w+ly\s)?{_SOMEHOW}(?=\s?[,.;]|\s[a-z]|$)",
    r"\b(?:going|judging|to\sgo)\sby\s(?P<who>(?:the\s|its\s|their\s)?[a-z-]+(?:\s[a-z-]+){0,2})(?=\s?[,.;]|$)",
)
_KNOWN = (
    rf"(?:^|[,;:”\"]\s|\b(?:and|but|while|as)\s){_WHO}{_ASIDE}{_LIGHTLY}\s(?P<cue>{_HOLDS})",
    rf"(?:^|[,;]\s){_IN_ITS}(?P<who>{_SMALL}|the\s{_GREAT}|{_GREAT}){_LIGHTLY}\s(?P<cue>{_HOLDS})",
    rf"{_BEGINS}{_WHO}['’]s?\s(?:own\s)?{_POINT}\s(?:is|was|has)\b",
    rf"\b(?:word|line|version|message|answer|news)\sfrom\s{_WHO}\s(?:is|was)\b",
    rf"\b(?:in|by|on|to)\s{_WHO}['’]s?\s(?:own\s)?{_WORDS}\b",
    rf"\b(?:in|by|on|to)\sthe\s{_WORDS}\sof\s{_WHO}",
    rf"\bif\s{_WHO}\s{_RIGHT}",
    rf"^{_WHO}[^“”\":]{{0,220}}(?P<cue>:)\s[“\"]",
    rf"{_CLOSED}{_SOMEHOW}\s{_DAY}{_WHO}",
    rf"{_BEGINS}{_WHO}{_PLACE}\s(?:is|was|are|were|has\sbeen|have\sbeen)\s(?P<cue>(?:quoted|cited)\s(?:as\s)?saying)\b",
    rf"[”\"],?\s(?:is|was)\s(?:all\sthat\s)?{_WHO}(?:['’]s|\shad\sto\ssay)",
)
_TURNS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, patterns in (("generic", _UNNAMED), ("", _KNOWN))
    for pattern in patterns
)


def voices(text: str) -> Iterator[Speech]:
    """Yields whose word a sentence gives by other than a verb of saying; nobody twice."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in _TURNS:
        match = pattern.search(text)
        if match is None:
            continue
        start, end = match.span("who")
        if any(start < other_end and other < end for other, other_end in taken):
            continue
        taken.append((start, end))
        who = match["who"]
        cue = (match.groupdict().get("cue") or match[0].replace(who, "").strip(' ,;:”"“')).strip()
        yield _speech(who, start, end, cue, kind)


def _speech(who: str, start: int, end: int, cue: str, kind: str) -> Speech:
    words = re.findall(r"[\w’'-]+", who)
    kind = kind or kind_of(words, [word.lower() for word in words]) or "generic"
    return Speech(who, start, end, cue, start, end, "generic" if kind == "pronoun" else kind)
