"""Outlets whose verb of reporting stands further off: a second predicate, a second subject, a work that says."""

from __future__ import annotations

import re

from provenance.credit.cues import Part, Position
from provenance.credit.verbs import ADVERBS, SAYING, STAFF, WORKS

# The name begins a clause, or nothing but a time or place goes before it: then it is the subject of what follows.
_CLAUSE_BEGINS = re.compile(
    r"(?:^|[,;:—–]\s?|--\s?|\b(?:that|as|while|and|but|when|because|since|after|though|although|if|whether|where|what|which)\s)"
    r"[“\"‘'(]?(?:[Tt]he\s)?$"
)
_HANDS = rf"(?P<hands>(?:['’]s?)?(?:\s[\w-]+){{0,2}}?\s(?:{STAFF})(?:\s[A-Z][\w'’.-]+){{0,3}})?"
_WORDS_OF_A_WRITER = frozenset(
    ("wrote", "writes", "reported", "reports", "noted", "notes", "argued", "argues", "found")
)
_TOLD = (
    r"sa(?:id|ys)|wrote|writes|reported|reports|noted|notes|added|adds|claimed|claims|found|finds|concluded"
    r"|concludes|quoted|quotes|cited|cites|revealed|reveals|argued|argues|pointed\sout|estimated|estimates"
    r"|confirmed|confirms|learned|warned|warns|published"
)
# "has long doubted the toll but on Tuesday wrote that", "did the sums, and found that"
_SECOND = re.compile(
    rf"{_HANDS}(?:\s(?!(?:and|but|who|which|whose)\s)[\w'’.-]+){{1,14}}?,?\s(?:and|but){ADVERBS}"
    rf"(?:\s(?:on|in)\s\w+)?{ADVERBS}\s(?P<cue>{_TOLD})(?=[\s,:;.]|$)"
)
# "and the ministry say"
_OTHER = re.compile(
    rf",?\s(?:and|as\swell\sas|together\swith|along\swith)\s(?:the\s)?[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){{0,3}}"
    rf"{ADVERBS}\s(?P<cue>{SAYING}|estimate|report|claim|reckon|describe|suggest|show|note|argue|expect|believe|doubt)\b"
)
# "ran a piece that noted", "hit back in an article stating"
_ITS_WORK = re.compile(
    r"(?:\s(?:\w+ly|has|had|also|later|first))*\s(?:ran|runs|run|carried|carries|published|publishes|posted|printed|aired|released|issued"
    r"|produced|put\sout|wrote|led\swith|(?:shot|hit|fired|struck)\sback|responded|replied|retorted|followed\sup)"
    rf"(?:\s\w+day)?(?:\s(?:with|in))?\s(?:an?|its|the|another|this)\s+(?:[\w-]+\s+){{0,3}}?(?P<work>{WORKS})\s+"
    rf"(?P<saying>(?:that|which)\s(?:{SAYING})\b|(?:alleging|claiming|saying|showing|suggesting|stating|detailing|revealing"
    r"|indicating|noting|quoting|citing|reporting|describing|warning|arguing|exposing)\b)"
)

# "added to the doubts by revealing that"
_BY_TELLING = re.compile(
    r"(?:\s[\w'’-]+){1,8}?\s(?P<cue>by\s(?:revealing|reporting|publishing|disclosing|noting|alleging|claiming))\b"
)


def further_off(sentence: str, begin: int, end: int, *, sure: bool) -> Position | None:
    """Returns the position of ``sentence[begin:end]``, the subject of a clause whose telling verb is not its first.

    Args:
        sentence: one sentence.
        begin: offset of the noun phrase that ends in the name.
        end: offset after the name.
        sure: False for a name that is also a common word.
    """
    if not _CLAUSE_BEGINS.search(sentence, max(0, begin - 12), begin):
        return None
    work = _ITS_WORK.match(sentence, end)
    if work is not None:
        return Position(Part.SPEAKER, f"{work['work']} {work['saying']}")
    other = _OTHER.match(sentence, end) if sure else None
    if other is not None:
        return Position(Part.SPEAKER, other["cue"])
    means = _BY_TELLING.match(sentence, end)
    if means is not None and sure:
        return Position(Part.SPEAKER, means["cue"])
    second = _SECOND.match(sentence, end)
    # What befell a reporter is news about him, and so is what he says of it; what he wrote is his outlet's.
    if second is None or (second["hands"] and second["cue"] not in _WORDS_OF_A_WRITER):
        return None
    return Position(Part.SPEAKER, second["cue"])
