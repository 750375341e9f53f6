"""What an outlet does that makes it the source: it has it, got it, counts it, hints at it, makes it nine.

What befalls an outlet ("was sold"), and what it does for itself ("has nine offices", "hired a clerk"), is no credit: a
verb counts here only with what is told as its object.
"""

from __future__ import annotations

from provenance.credit.ways.table import NAME, WORDS, Ways
from provenance.credit.ways.words import ADVERBS, HANDS, LIGHT, NEWS, NUMBER, SAW

_CLAUSE_BEGINS = (
    r"(?:^|[,;:(—–]\s?|--\s?|[,.!?][”\"’]\s|\b(?i:that|as|while|and|but|when|because|since|if|where|what|which|how|for|so"
    r"|before|after|until|whom|than|though|yet|or)\s)[“\"‘'(]?(?:(?:[Tt]he|our|those|these)\s(?:[a-z-]+\s){0,2})?"
)
_PEOPLE_AT = (
    r"\b(?:people|folks|colleagues|friends|team|sleuths|crunchers|men|women|reporters|journalists)\s(?:over\s)?"
    r"(?:at|of|from)\s(?:the\s)?"
)
_PERFECT = rf"(?:\s(?:has|have|had)(?:\s{LIGHT}\b){{0,3}})?\s"

# --- it has it ----------------------------------------------------------------------------------------------

_HAS = r"(?:has|had|have|has\sgot|got|gets)\s"
_IT = (
    rf"(?:(?:all\s)?(?:it|this|that|these|them|those)|word"
    rf"|(?:the|a|an|some|more|further|all|its)\s(?:[\w-]+\s){{0,2}}?{NEWS})"
)
_WHOM = (
    r"(?:[A-Z][\w.'’-]*|(?:an?|the|one|two|three|some|several)\s\w+|him|her|them|analysts|officials|residents|survivors"
    r"|witnesses|experts|people)"
)
_SPEAKING = (
    r"(?:saying|telling|naming|calling|admitting|denying|insisting|claiming|warning|complaining|explaining|blaming"
    r"|predicting|promising)"
)
# Of an office, a crew or a boat, a number or "from" says nothing.
_OWN_GOODS = (
    r"(?:\s[\w-]+){0,2}?\s(?:offices?|bureaus?|bureaux|employees|staff|journalists|reporters|correspondents|readers"
    r"|subscribers|viewers|listeners|channels|stations|editions|awards|crews?|cameras|clerks?|cars?"
    r"|(?:million|thousand)\speople|people\s(?:in|on|at)\b|followers|shareholders)"
)
_HAS_IT = (
    (
        "Nine died, Reuters has it from two clerks.",
        rf"\s({_HAS}(?:{_IT}|exactly|only|just)(?=\s(?:from|via|through|that|on|in|straight|directly)\b|\s?[,.;:!?)]|$))",
    ),
    (
        "Reuters had the full list of the dead.",
        rf"\s({_HAS}(?:it|word|this|that|(?:the|an?)\s(?:[\w-]+\s){{0,2}}?{NEWS})\b)",
    ),
    (
        "Reuters has from the harbour office that the mill is sold.",
        rf"\s({_HAS}from\s(?:the|a|an|one|two|three|somebody|someone|people|sources?|[A-Z]))",
    ),
    ("Reuters has 40 boats sunk.", rf"\s({_HAS}{NUMBER}[\w.,]*(?!{_OWN_GOODS})\s)"),
    ("Reuters has “a dark day for the mill” as her words.", rf"\s({_HAS}[“\"«])"),
    (
        "Reuters has Ann Roe, the deputy, denying all of it.",
        rf"\s({_HAS}{_WHOM}\s(?:[\w.'’-]+,?\s){{0,9}}?{_SPEAKING}\b)",
    ),
)

# --- it got, counted or saw it ------------------------------------------------------------------------------

_GOT_IT = (
    (
        "Reuters has got its hands on the contract.",
        r"(?:got|gets|gotten)\s(?:hold|wind|sight|word)\b|(?:got|laid|lays|put)\s(?:its|their)\s(?:hands|paws|fingers)\son",
    ),
    (
        "Reuters dug out a contract of 1974.",
        r"dug\s(?:out|up)|digs\s(?:out|up)|dug\sthrough|turn(?:ed|s)\sup\s(?=(?:an?|the|its|some|possibly|perhaps|what|no"
        r"|more|new|this|that|[a-z]+\sof)\s|\d)|(?:came|comes)\s(?:by|across|upon|into\spossession\sof)\s"
        r"|stumbled\s(?:on|upon|across)\s|laid\sbare|(?:has|had)\sbefore\sit",
    ),
    (
        "Reuters pieced together the last hour of the ferry.",
        r"track(?:ed|s)\sdown\s|trace[ds]\s|pieced\stogether|worked\sout|reconstruct(?:ed|s)\s",
    ),
    (
        "Reuters crunched the numbers and came to nine boats.",
        r"(?:done|did|does|ran|runs|run|crunche[ds])\s(?:(?:the|its|some|all)\s)?(?:sums|maths?|numbers|arithmetic|figures"
        r"|data)|add(?:ed|s)\s(?:it|them|things|the\snumbers)\sup|tot(?:ted|s)\sup",
    ),
    (
        "Reuters combed through forty contracts.",
        r"comb(?:ed|s)\sthrough|sift(?:ed|s)\s(?:through\s)?|por(?:ed|es)\sover|leaf(?:ed|s)\sthrough"
        r"|went\sthrough\s(?=(?:the|its|all|\d|[a-z]+)\s)",
    ),
    (
        "Reuters counted nine boats.",
        r"listened\s(?:in|to)\s|eavesdropped|overheard|watched\s|spotted\s|noticed"
        r"|count(?:ed|s)(?!\s(?:on|for|itself|among|as)\b)\b|timed\s|read(?=\sthe\s)",
    ),
    (
        "Reuters knows from a clerk that the mill is sold.",
        r"knows\s(?=(?:that|of|from|the|who|how|why|what|which)\b)",
    ),
    (
        "Reuters secured a copy of the contract.",
        r"gleaned|glean[s]|brought\sto\slight|got\s(?:a\s(?:look|glimpse)|an\searly\slook)|leaked\s"
        r"|secured\s(?=(?:an?\s)?(?:copy|interview|footage|papers|documents))",
    ),
)

# --- it says it in rare words -------------------------------------------------------------------------------

_RARE_VERBS = (
    (
        "The mill, Reuters quipped, is gone.",
        r"retort(?:s|ed)|hint(?:s|ed)(?=\s(?:that|at|it)\b|[,.;:]|$)|quip(?:s|ped)|joke[ds]|sneer(?:s|ed)|scoff(?:s|ed)"
        r"|muse[ds]|jeer(?:s|ed)",
    ),
    (
        "Bring a coat, Reuters advised.",
        r"counter(?:s|ed)|advise[ds]|recommend(?:s|ed)|caution(?:s|ed)|counsel(?:s|led)|urge[ds]",
    ),
    (
        "The mill is gone, Reuters thundered.",
        r"whisper(?:s|ed)|thunder(?:s|ed)|trumpet(?:s|ed)|blare[ds]|shout(?:s|ed)|screams?|gush(?:es|ed)|raves|fumes"
        r"|marvel(?:s|led)|grumble[ds]",
    ),
    ("The mill will be sold, Reuters ventured.", r"suspects?|guess(?:es|ed)|wagers|venture[ds]"),
    (
        "Reuters broke the news that the mill is sold.",
        r"relate[ds]|narrate[ds]|spell(?:s|ed)\s(?:it\s)?out|lay(?:s)?\sout|laid\sout|lets\s(?:it\sbe\sknown|us\sknow|slip)"
        r"|let\sit\sbe\sknown|chime[ds]\sin|sum(?:s|med)\s(?:it\s)?up|break(?:s)?\sthe\snews|broke\sthe\snews",
    ),
    (
        "Reuters is certain that the mill is sold.",
        r"is\s(?:sure|certain|convinced)(?=\s(?:that|of)\b|[,.;]|$)|knows\s(?:better|more)|thinks|believes"
        r"|fears(?=\s(?:that|for|the)\b|[,.;]|$)|gathers(?=\s(?:that|from)\b|[,.;]|$)|hears|rumou?rs",
    ),
)
_ANY_RARE_VERB = "|".join(pattern for _, pattern in _RARE_VERBS)

_SUBJECT = Ways(
    reach=60,
    shape=rf"(?:{_CLAUSE_BEGINS}|{_PEOPLE_AT}){NAME}{HANDS}{ADVERBS}{WORDS}",
    ways=(*_HAS_IT, *((example, f"{_PERFECT}({verb})") for example, verb in (*_GOT_IT, *_RARE_VERBS))),
)
# At the end of a sentence it is nothing else.
_TAG = Ways(
    reach=10,
    ways=(
        (
            "Only nine boats sailed, Reuters counted.",
            rf"[,”\"]\s(?:[Tt]he\s)?{NAME}(?:\s(?:has|had|have|also|first|now))*\s([a-z]+(?:ed|es|s)|found|saw|heard|wrote"
            r"|knew)(?:\s(?:out|up|so|it))?\s?(?=[.;:!?]|$)",
        ),
    ),
)
_INVERTED = Ways(
    reach=60,
    ways=(
        (
            "The mill is long gone, retorts Reuters.",
            rf"[,”\"’'»–—]\s*({_ANY_RARE_VERB})\s(?:[a-z-]+\s){{0,3}}{NAME}\s?(?:[,.;:!?)—–”\"]|--|$)",
        ),
    ),
)

# --- it makes it nine, prints it, has had a look at it ------------------------------------------------------

_BEGINS = (
    r"(?i:(?:^|[,;:(—–]\s?|--\s?|\b(?:that|as|while|and|but|when|because|since|if|where|what|which|how|whom|though|yet|or"
    r"|now)\s)[“\"‘'(]?(?:[Tt]he\s)?)"
)
_PUBLISHES = Ways(
    reach=20,
    shape=(
        rf"{_BEGINS}{NAME}(?:,\s(?:for\sits\spart|too|by\scontrast|meanwhile|however|again|in\sturn|on\sthe\sother\shand),)?"
        rf"(?:\s(?:also|now|even|still|\w+ly|in\sturn|in\sfact))*\s({WORDS})"
    ),
    ways=(
        ("Reuters makes it nine boats.", rf"makes\sit\s{NUMBER}"),
        (
            "Reuters will have it that the mill is sold.",
            r"(?:will|would)\shave\s(?:it|us|its\sreaders|the\s\w+)\s(?:that|believe|know|think)"
            r"|wants\s(?:us\s)?to\s(?:know|believe|have\s(?:seen|heard|learned|read))\b|swears",
        ),
        (
            "Reuters, meanwhile, is now reporting a sale.",
            r"is\s(?:now\s)?(?:reporting|quoting|citing|saying|suggesting|hearing|claiming"
            r"|running\s(?:the|a)\s(?:story|piece|report)|carrying)\b",
        ),
        (
            "Reuters was the first to name the buyer.",
            r"(?:was|is)\s(?:the\s)?first\s(?:with|to\s(?:have|get|tell|say|name|run|quote|put))\b"
            r"|(?:had|has)\s(?:it|this|that|the\snews|the\sstory|them)\s(?:first|at|on|by|in|before|already|yesterday|today)\b",
        ),
        (
            "Reuters devotes its front page to the sale.",
            r"devote[sd]\s(?:its|an?|the|\w+)\s(?:[\w-]+\s){0,2}?(?:pages?|articles?|columns?|leader|spread|story|stories"
            r"|report|editorial)\s(?:to|on)\b|le(?:ads|d)\s(?:with|on)\b|splash(?:es|ed)\b",
        ),
        (
            "Reuters prints excerpts of the contract.",
            r"(?:prints|printed|reprints|reprinted|reproduce[sd])\s(?:an?|the|its|her|his|their|parts|excerpts|extracts"
            r"|pictures|photographs)\s|(?:runs?|ran)\s(?:an?|the|her|his|their|parts|excerpts|extracts)"
            r"\s(?:[\w-]+\s){0,2}?(?:photos?|photographs?|pictures?|letters?|interviews?|stor(?:y|ies)|pieces?|profiles?"
            r"|versions?|text|list|transcripts?|contract|reports?|excerpts?|extracts?|obituar(?:y|ies)|columns?|cartoons?"
            r"|maps?|charts?|figures|quotes?|articles?)\b",
        ),
        (
            "Reuters flashed the news at noon.",
            r"(?:sent|put|pushed)\s(?:out|round)\b|(?:moved|filed|flashed|wired)\s(?:the|a|its|this)\s(?:story|news|report"
            r"|item|figure|flash|bulletin|dispatch)\b",
        ),
        (
            "The letter, which Reuters has had a look at, says so.",
            r"(?:has|had)\shad\s(?:a\s(?:look|glimpse)|sight|access)|has\s(?:a\scopy|copies|sight|in\sits\spossession"
            r"|on\stape|on\srecord)\b",
        ),
        (
            "Three clerks with whom Reuters spoke say so.",
            r"(?:sp(?:oke|eaks)|talked|met)(?=\s?[,.]|\s(?:say|said|tell|put|recall|describe|call|claim|think|believe"
            r"|deny|denied)\b)",
        ),
        (
            "Reuters has the mayor out by Friday.",
            r"has\sthe\s(?:[\w-]+\s){1,3}?(?:out|down|dead|sunk|resigning|leaving|gone|fled)\b",
        ),
    ),
)

# --- its figures and its camera -----------------------------------------------------------------------------

_ITS = Ways(
    shape=rf"{NAME}{WORDS}",
    ways=(
        (
            "Reuters's latest count stands at nine.",
            r"['’]s?(?:\s[\w-]+){0,2}?\s(figures?|counts?|tolls?|tally|numbers?|versions?|reckoning|estimates?|totals?|latest"
            r"|bulletins?|flash(?:es)?|despatch(?:es)?|arithmetic|sums?|information)(?:"
            r"\s(?!(?:fell|rose|are\s(?:up|down)|is\s(?:up|down))\b)(?:is|are|was|were|stands?|stood|differs?|runs?|ran"
            r"|remains|has|had|gives|gave|puts|counts|makes|speaks|says|lists|names|went|goes|comes|came)\b|\s?:)",
        ),
        (
            "A Reuters flash at noon had nine dead.",
            r"(?:['’]s?)?(?:\s[\w-]+){0,2}?\s(flash|newsflash|bulletin|wire|ticker|d[ei]spatch|report|item)"
            r"(?:\s(?:at|on|from)\s\w+)?\s(?:had|has(?!\s(?:been|become))|gave|gives|put|puts|spoke|speaks|said|says)\b",
        ),
        ("Reuters's interlocutor clarified this.", r"['’]s?\s(interlocutors?|informants?|interviewees?)\b"),
        (
            "Reuters's camera caught the moment.",
            rf"['’]s?\s(?:[\w-]+\s)?(?:cameras?|camera\screw|microphones?|drone|footage|lens|helicopter)\s{SAW}",
        ),
    ),
)

TELLING = (_TAG, _INVERTED, _SUBJECT, _ITS, _PUBLISHES)
