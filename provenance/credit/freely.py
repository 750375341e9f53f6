"""Outlets credited without a verb of saying: they have, get, read or count it, or somebody has it from them.

What befalls an outlet ("was sold"), and what it does for itself ("has nine offices", "hired a clerk"), is no credit: a
verb counts here only with what is told as its object.
"""

from __future__ import annotations

import re

from provenance.credit.cues import Part, Position
from provenance.credit.verbs import STAFF

_CLAUSE_BEGINS = re.compile(
    r"(?:^|[,;:(—–]\s?|--\s?|[,.!?][”\"’]\s|\b(?i:that|as|while|and|but|when|because|since|if|where"
    r"|what|which|how|for|so|before|after|until"
    r"|whom|than|though|yet|or)\s)[“\"‘'(]?(?:(?:[Tt]he|our|those|these)\s(?:[a-z-]+\s){0,2})?$"
)
_ENDS = re.compile(r"\s?(?:[,.;:!?)—–”\"]|--|$)")

# --- the outlet is the subject ------------------------------------------------------------------------------

_IN_PLACE = r"(?:\s(?:in|at|on)\s(?:the\s)?[A-Z][\w'’-]+)?"
_HANDS = (
    rf"(?:(?:['’]s?)?(?:\s(?!(?:and|or|but|of|for|in|at|has|have|had|is|was)\s)[\w-]+){{0,2}}?\s"
    rf"(?i:{STAFF}|people|folks|colleagues|m[ae]n|wom[ae]n|sleuths|crunchers"
    rf"|newsroom){_IN_PLACE}(?:\s[A-Z][\w'’-]+){{0,2}})?"
)
_LIGHT = r"(?:\w+ly|also|first|now|later|then|still|again|already|just|since|even|too|meanwhile)"
_WHEN = (
    r"(?:(?:on\s)?[A-Z]\w+day(?:\s(?:morning|evening|night))?|today|yesterday|(?:this|last)\s(?:week"
    r"|month|morning|year|night))"
)
_ADVERBS = rf"(?:\s(?:{_LIGHT}|{_WHEN})\b){{0,4}}"
_AUXILIARY = rf"(?:\s(?:has|have|had)(?:\s{_LIGHT}\b){{0,3}})?"
_NUMBER = (
    r"(?:\d|an?\s(?:dozen|hundred|thousand)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|dozens|hundreds|thousands)"
)
_NEWS = (
    r"(?:story|news|scoop|figures?|numbers?|tolls?|tally|count|details?|names?|list|documents?|papers"
    r"|files?|memos?|letters?"
    r"|e-?mails?|contracts?|minutes|transcripts?|recordings?|tapes?|video|footage|text|draft|wording"
    r"|quotes?|words?|version"
    r"|account|exclusive|facts|report|data|cop(?:y|ies)|evidence|proof|information|testimon(?:y|ies))"
)
_IT = (
    rf"(?:(?:all\s)?(?:it|this|that|these|them|those)|word|(?:the|a|an|some|more|further|all"
    rf"|its)\s(?:[\w-]+\s){{0,2}}?{_NEWS})"
)
_WHOM = (
    r"(?:[A-Z][\w.'’-]*|(?:an?|the|one|two|three|some|several)\s\w+|him|her|them|analysts|officials"
    r"|residents|survivors|witnesses|experts|people)"
)
_SPEAKING = (
    r"(?:saying|telling|naming|calling|admitting|denying|insisting|claiming|warning|complaining"
    r"|explaining|blaming|predicting|promising)"
)
# Of an office, a crew or a boat, a number or "from" says nothing.
_OWN_GOODS = (
    r"(?:\s[\w-]+){0,2}?\s(?:offices?|bureaus?|bureaux|employees|staff|journalists|reporters"
    r"|correspondents|readers|subscribers"
    r"|viewers|listeners|channels|stations|editions|awards|crews?|cameras|clerks?|cars?|(?:million"
    r"|thousand)\speople|people\s(?:in|on|at)\b|followers|shareholders)"
)
_HAS = (
    rf"(?:has|had|have|has\sgot|got|gets)\s(?:(?:{_IT}|exactly|only|just)(?=\s(?:from|via|through|that"
    rf"|on|in|straight|directly)\b|\s?[,.;:!?)]|$)"
    rf"|(?:it|word|this|that|(?:the|an?)\s(?:[\w-]+\s){{0,2}}?{_NEWS})\b|from\s(?:the|a|an|one|two"
    rf"|three|somebody|someone|people|sources?|[A-Z])"
    rf"|{_NUMBER}[\w.,]*(?!{_OWN_GOODS})\s|[“\"«]|{_WHOM}\s(?:[\w.'’-]+,?\s){{0,9}}?{_SPEAKING}\b)"
)
_GETS = (
    r"(?:got|gets|gotten)\s(?:hold|wind|sight|word)\b|(?:got|laid|lays|put)\s(?:its|their)\s(?:hands"
    r"|paws|fingers)\son"
    r"|dug\s(?:out|up)|digs\s(?:out|up)|dug\sthrough|turn(?:ed|s)\sup\s(?=(?:an?|the|its|some|possibly"
    r"|perhaps|what|no|more|new|this|that|[a-z]+\sof)\s|\d)"
    r"|(?:came|comes)\s(?:by|across|upon|into\spossession\sof)\s|stumbled\s(?:on|upon|across)\s"
    r"|laid\sbare|(?:has|had)\sbefore\sit"
    r"|track(?:ed|s)\sdown\s|trace[ds]\s|pieced\stogether|worked\sout|reconstruct(?:ed|s)\s"
    r"|(?:done|did|does|ran|runs|run|crunche[ds])\s(?:(?:the|its|some|all)\s)?(?:sums|maths?|numbers"
    r"|arithmetic|figures|data)"
    r"|add(?:ed|s)\s(?:it|them|things|the\snumbers)\sup|tot(?:ted|s)\sup|comb(?:ed|s)\sthrough"
    r"|sift(?:ed|s)\s(?:through\s)?|por(?:ed|es)\sover"
    r"|leaf(?:ed|s)\sthrough|went\sthrough\s(?=(?:the|its|all|\d|[a-z]+)\s)|listened\s(?:in|to)\s"
    r"|eavesdropped|overheard|watched\s"
    r"|spotted\s|noticed|count(?:ed|s)(?!\s(?:on|for|itself|among|as)\b)\b|timed\s|read(?=\sthe\s)"
    r"|knows\s(?=(?:that|of|from|the|who|how|why|what|which)\b)"
    r"|gleaned|glean[s]|brought\sto\slight|got\s(?:a\s(?:look|glimpse)|an\searly\slook)|leaked\s"
    r"|secured\s(?=(?:an?\s)?(?:copy|interview|footage|papers|documents))"
)
_SPEAKS = (
    r"retort(?:s|ed)|hint(?:s|ed)(?=\s(?:that|at|it)\b|[,.;:]|$)|quip(?:s|ped)|joke[ds]|sneer(?:s|ed)"
    r"|scoff(?:s|ed)|muse[ds]|jeer(?:s|ed)"
    r"|counter(?:s|ed)|advise[ds]|recommend(?:s|ed)|caution(?:s|ed)|counsel(?:s|led)|urge[ds]"
    r"|whisper(?:s|ed)|thunder(?:s|ed)|trumpet(?:s|ed)"
    r"|blare[ds]|shout(?:s|ed)|screams?|gush(?:es|ed)|raves|fumes|marvel(?:s|led)|grumble[ds]"
    r"|suspects?|guess(?:es|ed)|wagers|venture[ds]"
    r"|relate[ds]|narrate[ds]|spell(?:s|ed)\s(?:it\s)?out|lay(?:s)?\sout|laid\sout"
    r"|lets\s(?:it\sbe\sknown|us\sknow|slip)|let\sit\sbe\sknown"
    r"|chime[ds]\sin|sum(?:s|med)\s(?:it\s)?up|break(?:s)?\sthe\snews|broke\sthe\snews|is\s(?:sure"
    r"|certain|convinced)(?=\s(?:that|of)\b|[,.;]|$)"
    r"|knows\s(?:better|more)|thinks|believes|fears(?=\s(?:that|for|the)\b|[,.;]|$)|hears|rumou?rs"
)
_SUBJECT = re.compile(rf"{_HANDS}{_ADVERBS}(?:\s(?P<has>{_HAS})|{_AUXILIARY}\s(?P<cue>{_GETS}|{_SPEAKS}))")
_PEOPLE_AT = re.compile(
    r"\b(?:people|folks|colleagues|friends|team|sleuths|crunchers|men|women|reporters"
    r"|journalists)\s(?:over\s)?(?:at|of|from)\s(?:the\s)?$"
)
_INVERTED = re.compile(rf"[,”\"’'»–—]\s*(?P<cue>{_SPEAKS})\s(?:[a-z-]+\s){{0,3}}$")
_RIGHT = re.compile(
    rf"{_HANDS}{_ADVERBS}\s(?P<cue>(?:is|are|was|were)\s(?:not\s(?:mistaken|wrong|misinformed)|right"
    rf"|correct|well[- ]informed|to\sbe\s(?:believed"
    r"|trusted))|(?:has|have|got|gets)\s(?:got\s)?(?:it|this|that|its\s(?:facts|sums|sources|figures"
    r"|numbers))\s(?:right|straight))\b"
)
_IF = re.compile(r"\b[Ii]f\s(?:the\s)?$")
# ", Dawn counted.": a tag at the end of a sentence is nothing else.
_TAG = re.compile(
    r"(?:\s(?:has|had|have|also|first|now))*\s(?P<cue>[a-z]+(?:ed|es|s)|found|saw|heard|wrote"
    r"|knew)(?:\s(?:out|up|so|it))?\s?(?=[.;:!?]|$)"
)
_TAG_BEGINS = re.compile(r"[,”\"]\s(?:[Tt]he\s)?$")

# --- the outlet is where it comes from ----------------------------------------------------------------------

_SOMEBODY = r"\b(?:I|we|you|one|they|everyone|everybody|anyone|many|some|readers)(?:['’](?:ve|ll|d))?"
_LIGHTLY = r"(?:\s(?:will|have|had|can|could|may|might|first|all|just|also|only|already|even|\w+ly))*"
_THERE = (
    r"(?:\s(?:it|this|that|these|them|about|of|all|most|much|as|word|something|there|here|first"
    r"|yesterday|today|the\s(?:news|story|numbers|figures|quotes?|rest)))*"
)
_LEFT_SPEAKER = re.compile(
    rf"(?:{_SOMEBODY}{_LIGHTLY}\s(?:read|reads|heard?|saw|seen|sees?|learn(?:ed|s|t)?|found(?:\sout)?"
    rf"|got|have|had|take[ns]?|took|lift(?:ed)?"
    rf"|borrow(?:ed)?|gleaned|pick(?:ed)?\sup|cribbed|pinched|nicked|cop(?:y|ied)|translated?"
    rf"|quote[ds]?){_THERE}\s(?:on|in|from|via|at|through|off)"
    r"|\b(?:lifted|borrowed|drawn|gleaned|culled|copied|cribbed|pinched|nicked|abridged|condensed"
    r"|pieced\stogether|taken|come|quoted|translated)"
    r"(?:\s(?:straight|directly|word\sfor\sword|wholesale|\w+ly))?\sfrom"
    r"|\b(?:with\sthanks|our\sthanks|hat\stips?|hats\soff|credit(?:\s\w+){0,2}?\s(?:goes|is\sdue"
    r"|belongs)|kudos|full\smarks)\sto"
    r"|\b(?:[Ww]e|I)\s(?:owe|have)\s(?:\w+\s){1,4}?to|\b(?:[Ww]e|I)\s(?:rely|relied|draw|drew|lean"
    r"|leant)\s(?:here\s)?on"
    r"|\b(?:if|to|may|can|could)\s(?:(?:we|you|one|I|they)\s)?(?:(?:may|can|are\sto|is\sto|should"
    r"|want\sto|choose\sto)\s)?(?:believe|trust|credit|go\sby)"
    r"|(?:^|[,;(—–]\s?)(?:going|judging)\sby"
    r"|\b(?:word|news|reports?|details|confirmation|rumou?rs)(?:\sof\s(?:\w+\s){1,3}?)?\s?(?:reached"
    r"|reaches|comes\sto|came\sto)\sus\s(?:from|via|through|by\sway\sof)"
    r"|\bon\sthe\s(?:word|authority|evidence|say-so|strength)\sof"
    r"|\b(?:transmitted|relayed|streamed|livestreamed|traced|tracked\sdown|dug\s(?:out|up)|turned\sup"
    r"|spotted|overheard|pieced\stogether"
    r"|reconstructed|worked\sout|brought\sto\slight|made\spublic|timed|discovered|secured|unearthed)(?:\s(?:live|\w+ly))?\sby)\s*$",
    re.IGNORECASE,
)
_TAKING, _AT_ITS_WORD = re.compile(r"\b[Tt]ak(?:e|ing)\s*$"), re.compile(r"\s(?P<cue>at\sits\sword)\b")
_LEFT_HEARER = re.compile(
    r"(?:\b(?:told|tells|assured|assures|reassured|informed|promised|promises|warned|reminded"
    r"|confessed\sto|admitted\sto|said\sto|revealed\sto|explained\sto)"
    r"\s(?:the\s)?(?:listeners|viewers|readers|audiences?|subscribers|followers|users)\s(?:of|to|on|at|from)"
    r"|\b(?:confided|let\son|owned\sup|blurted\s(?:it\s)?out|poured\s(?:his|her|their)\shearts?\sout"
    r"|unburdened\s(?:him|her)self)\s(?:in|to|with)"
    r"|\b(?:in\sfront\sof|before|into)\sthe\s(?:cameras?|microphones?)\sof)\s*$"
)
_GAVE = re.compile(r"\b(?:gave|given|gives|handed|leaked|showed|shown|sent)\s*$")
_GIFT = re.compile(
    rf"\s?[,.;]|\s(?:an?|the|his|her|their|its|this|some)\s(?:[\w-]+\s){{0,3}}?(?:interviews?"
    rf"|accounts?|statements?|{_NEWS})\b"
)

# --- in brackets ----------------------------------------------------------------------------------------------

_BRACKET = re.compile(r"[(\[](?P<before>[^()\[\]]{0,60})$")
_LEADS = re.compile(
    r"(?:(?:sources?|quelle|so|says|said|via|from|by|per|according\sto|as|reported|first|quoted|told"
    r"|thanks|courtesy|h/t|see|seen|read|heard)"
    r"\b(?![^()]*\b(?:of|ex-|former|owner|owns|works?|worked)\b)|source\sfor\b)[^()\[\]]*$|sources?\b[^:()]{0,40}:\s*$",
    re.IGNORECASE,
)
_AFTER_LEAD = re.compile(r"(?:['’]s?)?(?:\s[\w'’-]+){0,2}\s?[)\],;]")
_WIRE = re.compile(
    r"\b(?:as\s)?(?:first\s)?(?:seen|read|heard|shown|reported|noted|carried|published|quoted)\s(?:on"
    r"|in|by|over)\s(?:the\s)?$"
)
_POSSESSED = re.compile(
    r"['’]s?\s(?:own\s)?(?P<cue>scoop|exclusive|stor(?:y|ies)|find|discovery|words?|reporting|work"
    r"|revelation|news)\b"
)
_THIS_IS = re.compile(
    r"\b(?:make\s(?:that|it)\s(?:the\s)?$|(?:that|this|it|which|all|that's|these)(?:['’]s|\s(?:is|was|are|were))\s(?:all\s)?(?:the\s)?$)",
    re.IGNORECASE,
)


def freely(sentence: str, begin: int, end: int) -> Position | None:
    """Returns the position of ``sentence[begin:end]``, a phrase that ends in an outlet's name.

    Args:
        sentence: one sentence.
        begin: offset of the noun phrase that ends in the name.
        end: offset after the name.
    """
    left = sentence[max(0, begin - 120) : begin]
    return _from_it(left, sentence, end) or _subject(left, sentence, end) or _bracketed(left, sentence, end)


def _from_it(left: str, sentence: str, end: int) -> Position | None:
    near = left.rstrip(' “"‘')
    cue = _LEFT_SPEAKER.search(near) or _WIRE.search(left)
    if cue is not None:
        return Position(Part.SPEAKER, cue[0].strip(" ,;(—–"))
    hearer = _LEFT_HEARER.search(near)
    if hearer is not None:
        return Position(Part.HEARER, hearer[0].strip())
    word = _AT_ITS_WORD.match(sentence, end) if _TAKING.search(near) else None
    if word is not None:
        return Position(Part.SPEAKER, word["cue"])
    gave = _GAVE.search(near)
    return Position(Part.HEARER, gave[0].strip()) if gave and _GIFT.match(sentence, end) else None


def _subject(left: str, sentence: str, end: int) -> Position | None:
    if _IF.search(left) and (right := _RIGHT.match(sentence, end)):
        return Position(Part.SPEAKER, right["cue"])
    if _THIS_IS.search(left) and (own := _POSSESSED.match(sentence, end)):
        return Position(Part.SPEAKER, own["cue"])
    if _TAG_BEGINS.search(left) and (tag := _TAG.match(sentence, end)):
        return Position(Part.SPEAKER, tag["cue"])
    if _ENDS.match(sentence, end) and (inverted := _INVERTED.search(left)):
        return Position(Part.SPEAKER, inverted["cue"])
    opens = _CLAUSE_BEGINS.search(left) or _PEOPLE_AT.search(left)
    verb = _SUBJECT.match(sentence, end) if opens else None
    return Position(Part.SPEAKER, (verb["cue"] or verb["has"]).strip()) if verb else None


def _bracketed(left: str, sentence: str, end: int) -> Position | None:
    """ "(source: AFP)", "(as first seen on the Reuters wire)"."""
    opened = _BRACKET.search(left)
    if opened is None or not _LEADS.match(opened["before"]) or not _AFTER_LEAD.match(sentence, end):
        return None
    return Position(Part.SPEAKER, opened["before"].strip() or "brackets")
