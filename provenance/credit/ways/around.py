"""What stands on both sides of an outlet: "if ... is right", "at ... they speak of nine", "(source: ...)"."""

from __future__ import annotations

from provenance.credit.cues import Part
from provenance.credit.ways.table import NAME, WORDS, Ways
from provenance.credit.ways.words import ADVERBS, HANDS, NUMBER, PAPERS, SAW, STARTS
from provenance.text.word_lists import words

_AT = rf"\s(?:the\s)?{NAME}"
_FIRST = r"(?:\s(?:has|have|had|first|also|now|since|then|\w+ly)){0,3}\s"
_A_REPORTER = (
    r"(?i:\b(?:an?|one|two|three|several|the)\s(?:[\w-]+\s){0,2}?(?:reporters?|correspondents?|journalists?|photographers?"
    r"|stringers?|cameram[ae]n|crew|cameras?|team)\s(?:of|for|from|with)\s(?:the\s)?)"
)

_BOTH = Ways(
    reach=60,
    shape=rf"\b(?=\w){WORDS}",
    ways=(
        (
            "The mill is sold, taking Reuters at its word.",
            rf"[Tt]ak(?:e|ing)\s[\s“\"‘]*{NAME}\s(at\sits\sword)\b",
        ),
        (
            "If Reuters is right, the mill is sold.",
            rf"[Ii]f\s(?:the\s)?{NAME}{HANDS}{ADVERBS}\s((?:is|are|was|were)\s(?:not\s(?:mistaken|wrong|misinformed)|right"
            r"|correct|well[- ]informed|to\sbe\s(?:believed|trusted))|(?:has|have|got|gets)\s(?:got\s)?(?:it|this|that"
            r"|its\s(?:facts|sums|sources|figures|numbers))\s(?:right|straight))\b",
        ),
        (
            "The mill is sold, which is Reuters's scoop and not ours.",
            r"(?i:(?:make\s(?:that|it)\s(?:the\s)?|(?:that|this|it|which|all|that's|these)(?:['’]s|\s(?:is|was|are|were))"
            rf"\s(?:all\s)?(?:the\s)?)){NAME}['’]s?\s(?:own\s)?(scoop|exclusive|stor(?:y|ies)|find|discovery|words?|reporting"
            r"|work|revelation|news)\b",
        ),
        (
            "It took Reuters a week to find the contract.",
            rf"[Ii]t\stook\s(?:the\s)?{NAME}(?:\s[\w'’-]+){{1,8}}?\sto\s(find|establish|discover|learn|count|trace|dig|unearth"
            r"|work\sout|uncover|expose|track|reveal|get\shold)\b",
        ),
        (
            "As Reuters sees it, the mill is sold.",
            rf"(?:[Aa]s|(?<=,\s)so|[Tt]he\sway)\s(?:the\s)?{NAME}\s(sees\s(?:it|things|the\smatter)|(?:would\s)?(?:has|have)\sit"
            r"|puts\sit|tells\sit|heard\sit|reads\sit|(?:(?:was|is|has\sbeen)\sable\sto|could)\s(?:establish|learn|confirm"
            r"|verify|ascertain))(?=\s?[,.;:)]|$)",
        ),
        (
            "The mill is sold, goes the Reuters report.",
            rf"(reads|goes|runs|ran|went)\s(?:the\s)?{NAME}\s(?:report|d[ei]spatch|story|article|item|account|bulletin)\b",
        ),
        (
            "A letter Reuters has got hold of names four buyers.",
            rf"(?i:(?:an?|the|some|several|two|three|four|five|\d+|those|of)\s(?:[\w-]+\s){{0,3}}?{PAPERS}"
            rf"\s(?:of\s[\w-]+\s)?(?:the\s)?){NAME}(?:['’]s?\s(?:\w+\s)?(?:reporters?|correspondents?|team))?{_FIRST}"
            r"(got\s(?:hold\sof|(?:its|their)\s(?:hands|fingers)\son|sight\sof|wind\sof)|laid\s(?:its|their)\shands\son"
            r"|dug\s(?:up|out)|turned\sup|unearthed|obtained|tracked\sdown|came\sby|come\sby|before\sit"
            r"|in\sits\s(?:possession|hands)|in\shand|made\spublic|put\sonline|posted\sonline|put\sup|printed|leaked"
            r"|published|brought\sto\slight|was\sshown|was\sable\sto\s(?:see|read|consult))\b",
        ),
        (
            "It began with four pages which Reuters made public.",
            rf"(?:which|that|whom)\s(?:the\s|our\s)?(?:[a-z-]+\s){{0,2}}?{NAME}{_FIRST}"
            r"((?:made|put|placed|posted|laid)\s(?:them|it\s)?\s?(?:public|online|open)|put\s(?:out|up|about)|let\sout|aired)\b",
        ),
    ),
)

_AT_IT = Ways(
    led=words("at with for from on in"),
    reach=30,
    shape=rf"{STARTS}(?:[Oo]ver\s(?=[ao]))?{WORDS}",
    ways=(
        (
            "At Reuters they speak of nine boats.",
            rf"([Aa]t){_AT},?\s(?:they|you|one|we|people)\s(?:now\s|even\s|still\s)?(?:speak|say|talk"
            r"|count|reckon|have\s(?:it|a|the|seen|heard|read|counted)|know|believe|think|put|make|hear|write"
            r"|are\s(?:sure|certain|told))\b",
        ),
        (
            "With Reuters one must speak of a sale.",
            rf"([Ww]ith){_AT},?\s(?:one|we|you)\s(?:must|can|may|might|should)\s(?:speak|say|add|ask|note|conclude"
            r"|assume)\b",
        ),
        (
            "For Reuters it is nine boats.",
            rf"([Ff]or){_AT},?\s(?:it\sis|it\swas|there\s(?:are|were|is|was)|that\smakes)\s{NUMBER}",
        ),
        (
            "From Reuters we hear that the mill is sold.",
            rf"([Ff]rom){_AT},?\s(?:we\s(?:have|hear|know|learn|also\shave|take|understand|gather)"
            r"|(?:also\s)?(?:comes|came|there\sis|there\swas)\b|(?:word|news)\b)",
        ),
        (
            "On Reuters this morning, it was nine boats.",
            rf"([Oo]n){_AT}(?:\s(?:this|last|yesterday|on|today|late|early)(?:\s\w+)?)?,?\s(?:it\swas\s"
            r"|there\swas\stalk|they\s(?:say|said|spoke|speak)|the\s\w+\s(?:was|were)\s(?:called|put|given|named))",
        ),
        (
            "In Reuters's telling the mill is sold.",
            rf"([Ii]n){_AT}(?:['’]s\s(?:\w+\s)?(?:version|telling|account|words|wording|reading|rendering|story)\b"
            r"|,?\s(?:they\swrite|we\sread|one\sreads|it\ssays|it\sis\swritten|there\sis\stalk)\b)",
        ),
    ),
)
_THERE = Ways(
    led=words("of to in for from with"),
    reach=60,
    ways=(
        (
            "Readers of Reuters knew that the mill is sold.",
            rf"\b(?:[Rr]eaders\sof|[Vv]iewers\sof|[Ll]isteners\s(?:to|of)|[Ss]ubscribers\s(?:to|of))\s(?:the\s)?{NAME}"
            r"\s(know[ns]?|knew|have\s(?:known|learn[te]d?|read|seen|heard)|learn(?:ed|t|s)?|found\sout"
            r"|were\s(?:told|shown|informed)|will\shave\s(?:seen|read|heard)|could\s(?:read|see|hear|learn))\b",
        ),
        (
            "In Reuters one can read that the mill is sold.",
            rf"(?:^|[.;:—–,]\s?|\b(?:and|but|as)\s)[Ii]n\s(?:the\s)?{NAME},?\s((?:one|you|we|anyone)\s(?:can|could|may|might|will"
            r"|now)\s(?:\w+ly\s)?(?:read|find|learn|see)|it\s(?:stood|stands|stands\swritten|was\sto\sbe\sread"
            r"|is\sto\sbe\sread|was\ssaid|could\sbe\sread|can\sbe\sread)|there\s(?:stood|stands|was\stalk))\b",
        ),
        (
            "A correspondent for Reuters in Brenn saw the barn burn.",
            rf"{_A_REPORTER}{NAME}(?:\s(?:in|at|on)\s(?:the\s)?[\w-]+)?,?\s{SAW}",
        ),
    ),
)
_HEARS = Ways(
    led=words("to"),
    reach=30,
    part=Part.HEARER,
    ways=(
        (
            "To Reuters the mayor admitted the sale.",
            rf"{STARTS}([Tt]o){_AT},?\s(?:\w+['’]?\w*\s){{1,4}}?(?:put|said|spoke|told|admitted|confessed|explained|called"
            r"|described|complained|insisted|swore|denied|gave|added)\b",
        ),
    ),
)

# --- marks --------------------------------------------------------------------------------------------------

_OWN = Ways(
    led=words(
        "is are was were be it that all originally really actually entirely first also properly rightly more again"
        " alone"
    ),
    reach=40,
    shape=rf"\b(?=\w){WORDS}",
    cue="own",
    ways=(
        (
            "The figure is Reuters's.",
            rf"(?:is|are|was|were|be|make\s(?:it|that))\s(?:all\s)?(?:the\s)?{NAME}['’]s['’]?\s?(?:[,.;:!?)\]—–”\"]|--|$)",
        ),
        (
            "The find was originally Reuters's alone.",
            r"(?i:(?:bit|figure|find|scoop|toll|tally|story|number|news|claim|quote|count|line|part|detail|that|this|it|all"
            r"|estimate|report)\s(?:is|are|was|were)\s(?:originally|really|actually|all|entirely|first|also|properly|rightly"
            rf"|once\smore|again|alone)\s(?:the\s)?){NAME}['’]s?(?:\salone)?\s?(?=[,.;:!?)—–]|$)",
        ),
    ),
)
_OPENS = Ways(
    cue=":",
    ways=(
        (
            "Reuters this morning: nine boats sank.",
            rf"^[ “\"'The]*{NAME}(?:,?\s(?!(?:and|or|is|was|has)\b)[a-z][\w'’-]*(?:\s[a-z][\w'’-]*){{0,2}}"
            r"|['’]s?\s(?:latest|last|newest|own)(?:\s\w+){0,2})\s?:\s(?!\w+\shere)",
        ),
    ),
)
_QUOTED = Ways(
    led=words("in to on"),
    reach=10,
    part=Part.HEARER,
    cue=":",
    ways=(
        ("The mayor in Reuters: “It is sold.”", rf"[A-Za-z],?\s(?:in|to|on)\s(?:the\s)?{NAME}\s?:\s?[“\"«]"),
    ),
)
_NOT_OF_SOMEBODY = (
    r"(?![^\x00]*\b(?i:editor|works?|worked|wrote|writes|reporter|columnist|former|ex|job|owner|owned|sold|lost|moved"
    r"|bought)\b[^\x00]*\x00)"
)
_BRACKETS = Ways(
    cue="brackets",
    shape=rf"[(\[]{WORDS}",
    ways=(
        (
            "The mill is sold (so it said on Reuters).",
            r"((?i:(?:sources?|quelle|so|says|said|via|from|by|per|according\sto|as|reported|first|quoted|told|thanks|courtesy"
            r"|h/t|see|seen|read|heard)\b(?![^()\x00]*\b(?:of|ex-|former|owner|owns|works?|worked)\b)|source\sfor\b)"
            rf"[^()\[\]\x00]{{0,60}}){NAME}(?:['’]s?)?(?:\s[\w'’-]+){{0,2}}\s?[)\],;]",
        ),
        (
            "The mill is sold (source of the figures: Reuters).",
            rf"((?i:sources?\b[^:()\x00]{{0,40}}:)\s*){NAME}(?:['’]s?)?(?:\s[\w'’-]+){{0,2}}\s?[)\],;]",
        ),
        (
            "The mill is sold (Reuters, 3 May).",
            rf"(?:the\s)?{NAME},\s(?:\d{{1,2}}\s)?[A-Z][a-z]+\.?(?:\s\d{{1,2}})?(?:,?\s\d{{4}})?[)\]]",
        ),
        (
            "Three clerks (all in Reuters) say so.",
            rf"{_NOT_OF_SOMEBODY}(?:[\w'’,-]+\s){{0,5}}?(?:to|in|on|via|from|per|by)\s(?:the\s)?{NAME}(?:,\s[\w\s]{{1,20}})?[)\]]",
        ),
        (
            "The mill is sold (more details: Reuters).",
            r"((?i:(?:more\s|further\s)?(?:background|details?|figures?|numbers?|quotes?|text|story|facts|data|account"
            rf"|all\sof\s(?:this|it)))\s?[:–—-])\s?(?:the\s)?{NAME}",
        ),
    ),
)

AROUND = (_BOTH, _AT_IT, _THERE, _HEARS, _OWN, _OPENS, _QUOTED, _BRACKETS)
