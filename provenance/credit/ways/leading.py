"""What leads to an outlet: who read or took it there, by whom it was found or passed on, who told whom."""

from __future__ import annotations

from provenance.credit.cues import Part
from provenance.credit.ways.table import NAME, WORDS, Ways
from provenance.credit.ways.words import NEWS, PAPERS, PEOPLE, STARTS
from provenance.text.word_lists import words

_LED = rf"\b(?=\w)(?i:{WORDS})[\s“\"‘]*(?:the\s)?{NAME}"
_WHAT = r"(?:\s[\w’'-]+){0,3}?"

# --- it is where it comes from ------------------------------------------------------------------------------

_SOMEBODY = r"(?:I|we|you|one|they|everyone|everybody|anyone|many|some|readers)(?:['’](?:ve|ll|d))?"
_LIGHTLY = r"(?:\s(?:will|have|had|can|could|may|might|first|all|just|also|only|already|even|\w+ly))*"
_THERE = (
    r"(?:\s(?:it|this|that|these|them|about|of|all|most|much|as|word|something|there|here|first|yesterday|today"
    r"|the\s(?:news|story|numbers|figures|quotes?|rest)))*"
)
_ITS_PEOPLE = rf"(?:(?:the|our|their|its|some)\s)?(?:[a-z-]+\s)?{PEOPLE}\s"

_BY = Ways(
    led=words("by believe trust credit"),
    shape=_LED,
    ways=(
        (
            "The mill, if we are to believe Reuters, is sold.",
            r"(?:if|to|may|can|could)\s(?:(?:we|you|one|I|they)\s)?(?:(?:may|can|are\sto|is\sto|should|want\sto"
            r"|choose\sto)\s)?(?:believe|trust|credit|go\sby)",
        ),
        ("Judging by Reuters, the mill is sold.", r"(?:^|(?<=[,;(—–])|(?<=[,;(—–]\s))(?:going|judging)\sby"),
        (
            "The contract was dug out by Reuters.",
            r"(?:transmitted|relayed|streamed|livestreamed|traced|tracked\sdown|dug\s(?:out|up)|turned\sup|spotted"
            r"|overheard|pieced\stogether|reconstructed|worked\sout|brought\sto\slight|made\spublic|timed|discovered"
            r"|secured|unearthed)(?:\s(?:live|\w+ly))?\sby",
        ),
        (
            "The discovery was made by Reuters.",
            r"(?:find|discovery|scoop|count|calculation|discoveries|finds)\s(?:was|were|is|are)\s(?:made\s)?by",
        ),
        (
            "The claim was first put about by Reuters.",
            r"(?:first|initially)\s(?:put\s(?:about|out|around)|aired|floated|told|given|run|used)\sby",
        ),
        (
            "The letter was printed in full by Reuters.",
            r"(?:reproduced|printed|reprinted|given|put\s(?:about|out)|flashed|transmitted|wired|sent\sout|told"
            r"|quoted)(?:\sin\sfull|\sverbatim)?\sby",
        ),
    ),
)
_THERE_OR_FROM = Ways(
    led=words("on in over at through off via from of with by"),
    shape=_LED,
    ways=(
        (
            "As we read on Reuters this morning, the mill is sold.",
            rf"{_SOMEBODY}{_LIGHTLY}\s(?:read|reads|heard?|saw|seen|sees?|learn(?:ed|s|t)?|found(?:\sout)?|got|have|had"
            r"|take[ns]?|took|lift(?:ed)?|borrow(?:ed)?|gleaned|pick(?:ed)?\sup|cribbed|pinched|nicked|cop(?:y|ied)"
            rf"|translated?|quote[ds]?){_THERE}\s(?:on|in|from|via|at|through|off)",
        ),
        (
            "All figures are lifted straight from Reuters.",
            r"(?:lifted|borrowed|drawn|gleaned|culled|copied|cribbed|pinched|nicked|abridged|condensed"
            r"|pieced\stogether|taken|come|quoted|translated)(?:\s(?:straight|directly|word\sfor\sword|wholesale|\w+ly))?\sfrom",
        ),
        ("We rely here on Reuters.", r"(?-i:[Ww]e|I)\s(?:rely|relied|draw|drew|lean|leant)\s(?:here\s)?on"),
        (
            "Word of the sale reached us from Reuters.",
            r"(?:word|news|reports?|details|confirmation|rumou?rs)(?:\sof\s(?:\w+\s){1,3}?)?\s?(?:reached|reaches"
            r"|comes\sto|came\sto)\sus\s(?:from|via|through|by\sway\sof)",
        ),
        (
            "The mill is sold, on the authority of Reuters.",
            r"on\sthe\s(?:word|authority|evidence|say-so|strength)\sof",
        ),
        (
            "A draft in the possession of Reuters says so.",
            rf"{PAPERS}(?:\s[\w’'-]+){{0,5}}?\s(?:in\sthe\s(?:hands|possession)|at\sthe\sdisposal)\sof",
        ),
        (
            "The figures are courtesy of Reuters.",
            r"(?:figures|numbers|data|quotes?|details?|facts|text|words)\s(?:(?:is|are|come|here)\s)?courtesy\sof",
        ),
        (
            "The mill is sold, as first seen on the Reuters wire.",
            r"(?:as\s)?(?:first\s)?(?:seen|read|heard|reported|noted|carried|published|quoted)\s(?:on|in|by|over)",
        ),
        (
            "The letter landed on the desks of Reuters.",
            r"(?:landed|fell|ended\sup|turned\sup|came)\s(?:on\sthe\sdesks?|in\sthe\s(?:inbox|mailbox|letter\s?box"
            r"|post|hands|lap)|into\sthe\shands)\sof",
        ),
        (
            "The letter can be read in full in Reuters.",
            r"(?:can|could|may|is|are|was|were)\s(?:now\s|still\s|all\s)?(?:be\s)?(?:to\sbe\s)?(?:read|seen|found"
            r"|heard)(?:\sin\sfull|\sverbatim|\selsewhere)?\s(?:in|on|at)",
        ),
        (
            "The mill is sold, writes our friend over at Reuters.",
            r"(?:writes?|says?|reports?|notes?|reckons?|tells\sus|told\sus|thinks?|wrote|said|reported)"
            rf"\s(?:our|my|the|an?|their)\s(?:[\w-]+\s){{0,2}}?{PEOPLE}\s(?:over\s)?(?:at|of|from|with)",
        ),
        (
            "The words, as handed on by our friends at Reuters, were few.",
            r"(?:as|words|version|sentence|quotes?|text|form|wording|account|figures?|numbers?|were|was|it)"
            rf"{_WHAT}\s(?:passed\s(?:on|along|down)|handed\s(?:on|down)|conveyed|moved|carried|rendered|given\sout|sent\sout"
            r"|spread|put\sinto\scirculation|brought(?:\sto\sus)?|delivered|spelt\sout|spelled\sout|set\sdown|written\sdown"
            r"|noted\sdown|taken\sdown|jotted\sdown|set\sout)(?:\s\w+ly)?\sby(?:\s(?:(?:the|our|their|its|some)\s)?"
            rf"(?:[\w-]+['’]s?\s)?(?:[a-z]+\s)?{PEOPLE}\s(?:(?:over\s)?at|of|from))?",
        ),
        (
            "According to our friends at Reuters the mill is sold.",
            rf"according\sto\s(?:(?:[\w’'-]+\s){{1,6}}?over\s(?:at|on)|{_ITS_PEOPLE}(?:at|of|from))",
        ),
        (
            "A Brenn weekly, here leaning on Reuters, names nine.",
            r"(?:(?<=[,(—–])|(?<=[,(—–]\s))(?:itself\s)?(?:(?:in\sturn|here|also)\s)?(?:leaning|drawing|relying|resting|building"
            r"|falling\sback)\son(?:\s(?:an?|the)\s(?:\w+\s)?(?:report|story|dispatch|article)\s(?:by|from|in|of))?",
        ),
    ),
)
_TO = Ways(
    led=words("to of with whom before reached reaches"),
    shape=_LED,
    ways=(
        (
            "The facts are not ours, full marks to Reuters.",
            r"(?:with\sthanks|our\sthanks|hat\stips?|hats\soff|credit(?:\s\w+){0,2}?\s(?:goes|is\sdue|belongs)"
            r"|kudos|full\smarks)\sto",
        ),
        (
            "Credit for breaking this strange old story is due to Reuters.",
            r"credit\sfor\s(?:finding|breaking|digging|unearthing|revealing|discovering|counting"
            r"|the\s(?:scoop|story|find|discovery)|this|that|it)(?:\s[\w-]+){0,4}?\s(?:belongs|goes|is\sdue)\sto",
        ),
        ("We owe this to Reuters.", r"(?-i:[Ww]e|I)\s(?:owe|have)\s(?:\w+\s){1,4}?to"),
        (
            "The letter, a copy of which reached Reuters, says so.",
            r"cop(?:y|ies)\sof\swhich\s(?:has\s|have\s)?(?:reached|reaches|lies?\sbefore|is\swith|went\sto"
            r"|were\ssent\sto|was\ssent\sto)",
        ),
        (
            "The claim goes back to Reuters.",
            r"(?:goes|trace[ds]?|dates?|leads|(?:figures|numbers|claims|reports|stories)\s(?:all\s)?go)\sback\sto",
        ),
        ("Three clerks with whom Reuters spoke say so.", r"with\swhom|to\swhom"),
    ),
)

# --- it hears it --------------------------------------------------------------------------------------------

_SAYING_IT = (
    r"(?:said|says|saying|spoke|speaking|talked|talking|remarked|remarks|complained|admitted|admits|confided|explained"
    r"|confirmed|recalled|joked|sighed|sighs|whisper(?:s|ed)|shouted|called|muttered|repeated|insisted|conceded"
    r"|conversation|interview)"
)

_HEARER = Ways(
    led=words("to with in on of at from for by"),
    part=Part.HEARER,
    shape=_LED,
    ways=(
        (
            "The mayor told viewers of Reuters that the mill is sold.",
            r"(?:told|tells|assured|assures|reassured|informed|promised|promises|warned|reminded|confessed\sto"
            r"|admitted\sto|said\sto|revealed\sto|explained\sto)\s(?:the\s)?(?:listeners|viewers|readers|audiences?"
            r"|subscribers|followers|users)\s(?:of|to|on|at|from)",
        ),
        (
            "The mayor confided in Reuters that the mill is sold.",
            r"(?:confided|let\son|owned\sup|blurted\s(?:it\s)?out|poured\s(?:his|her|their)\shearts?\sout"
            r"|unburdened\s(?:him|her)self)\s(?:in|to|with)",
        ),
        (
            "The mayor wept in front of the cameras of Reuters.",
            r"(?:in\sfront\sof|before|into)\sthe\s(?:cameras?|microphones?)\sof",
        ),
        (
            "In a call with Reuters the mayor blamed the wind.",
            r"in\s(?:an?|the|his|her|their)\s(?:[\w-]+\s){0,2}?(?:call|chat|exchange|comments?|remarks?|e-?mails?|messages?"
            r"|repl(?:y|ies)|answers?)\s(?:with|to)",
        ),
        (
            "An interlocutor of Reuters says the mill is sold.",
            r"(?:interlocutors?|informants?|interviewees?)\sof",
        ),
        ("The clerk put it bluntly to Reuters.", r"put\s(?:it|this|that|the\smatter)(?:\s\w+ly)?\sto"),
        (
            "The clerk vented her anger in Reuters.",
            r"(?:anger|heart|spleen|grievances|frustration|doubts|thoughts)\s(?:to|in|on)",
        ),
        (
            "The mayor said to a young reporter from Reuters that the mill is sold.",
            rf"(?:(?:told|tells|telling|assured|informed|{_SAYING_IT}{_WHAT}\s(?:to|with))"
            rf"|(?:asked|pressed|questioned|interviewed|approached|reached){_WHAT}\sby"
            rf"|in\s(?:the\spresence|front)\sof)\s(?:an?|the|one|two|three|some|several|its|our)"
            rf"\s(?:[\w-]+\s){{0,2}}?{PEOPLE}\s(?:from|of|with|for|at|by)",
        ),
        (
            "Nine died, going by a list that was handed to Reuters.",
            rf"{PAPERS},?\s(?:(?:was|were|that|which|has|had|have|been)\s){{0,3}}?(?:given|handed|supplied|provided|sent"
            r"|played|shown|leaked|passed(?:\son)?|forwarded|issued|read\sout|made\savailable|slipped)\sto",
        ),
        (
            "He resigned in a speech on the quay that was attended by Reuters.",
            r"(?:press|news|conference|briefing|hearing|reporters|meeting|presser|call|session|ceremony|speech|rally)\b"
            r"[^;:“”\"]{0,60}?\b(?:attended|covered|followed|witnessed|joined|recorded|monitored)\sby",
        ),
    ),
)

# --- nothing of the clause follows it -----------------------------------------------------------------------

_LAST = Ways(
    led=words("thus far so this that much pace again from in by per via on off s"),
    reach=80,
    shape=rf"(?i:{WORDS})\s*{NAME}['’]?\s?(?:[,.;:!?)\]—–”\"]|--|$)",
    ways=(
        (
            "Thus far from Reuters.",
            rf"{STARTS}(?:thus(?:\sfar)?|so(?:\sfar)?|this\smuch|that\smuch|all\sthis|(?:much|most|all|some)\sof\sthis"
            r"|pace|again)(?:,?\s(?:from|in|by|per|via|comes\sfrom|is\sfrom))?",
        ),
        (
            "The rest is mostly from Reuters.",
            r"\b(?:all|most|much|some|half|this|that|it|story|rest|details?|figures?|quotes?)\s(?:of\s(?:it|this|that)\s)?"
            r"(?:is|was|are|were|stands|stood)(?:\s(?:all|also|only|\w+ly))?\s(?:in|on|from|by|off)"
            r"(?:\s(?:\w+\s)?[\w-]+['’]s)?",
        ),
        ("The mill is sold, thus Reuters.", r",\sthus(?:\s(?:also|the))?"),
    ),
)

_GIVEN = Ways(
    reach=20,
    part=Part.HEARER,
    shape=WORDS,
    ways=(
        (
            "The mayor gave Reuters an account of the sale.",
            rf"\b(?:gave|given|gives|handed|leaked|showed|shown|sent)\s[\s“\"‘]*{NAME}(?:\s?[,.;]|\s(?:an?|the|his|her|their"
            rf"|its|this|some)\s(?:[\w-]+\s){{0,3}}?(?:interviews?|accounts?|statements?|{NEWS})\b)",
        ),
    ),
)

# --- in the English of translated pages ----------------------------------------------------------------------

_MATTER = r"(?:messages?|reports?|publications?|materials?|texts?|data|news|articles?)"
_TRANSLATED = Ways(
    led=words(
        "transmits transmit relays relay on by of to reports report informs inform writes agency link reference in"
    ),
    shape=rf"\b(?=\w)(?i:{WORDS})\s(?:the\s)?(?:(?:news|information)\s)?(?:agency\s)?{NAME}",
    ways=(
        ("The mill is sold, transmits Reuters.", r"(?<=[,”\"]\s)(?:transmits?|relays?|passes\son|informs?)"),
        ("About this reports Reuters.", r"(?<![\w,]\s)about\s(?:this|it)\s(?:reports?|informs?|writes?)"),
        (
            "The mill is sold, follows from the report of Reuters.",
            rf"(?:follows|known|clear)\sfrom\s(?:the|an?)\s{_MATTER}\sof",
        ),
        (
            "In the publication of Reuters it is noted that the mill is sold.",
            rf"in\s(?:the|an?|its)\s{_MATTER}\sof",
        ),
        (
            "This information was disseminated by the agency Reuters.",
            r"(?:information|statement|message|news|report)\s(?:was|is|were|has\sbeen)\s"
            r"(?:disseminated|spread|distributed|circulated|published|voiced)\sby",
        ),
        (
            "The mill is sold, a site reports with a link to Reuters.",
            r"with\s(?:an?\s)?(?:link|reference)\sto",
        ),
    ),
)
_TOLD_IN_TRANSLATION = Ways(
    led=words("to of"),
    part=Part.HEARER,
    shape=_LED,
    ways=(
        ("It became known to Reuters that the mill is sold.", r"(?:became|become)\sknown\sto"),
        ("The mill is sold, the mayor told to Reuters.", r"\b(?:told|informed)\sto"),
        (
            "Answering a question of Reuters, the mayor noted that it is.",
            r"answer\w*\s(?:the|an?)\squestions?\s(?:of|from|by)",
        ),
    ),
)

_MAN_OF = Ways(
    reach=120,
    shape=rf"\b(?:{WORDS})\s(?:the\s)?(?:(?:news|information)\s)?(?:agency\s)?{NAME}",
    ways=(
        (
            "The correspondent of Reuters reports that the mill is sold.",
            r"(?:correspondent|reporter|journalist)s?\sof(?=[^.;]{2,60}?\s(?:reports?|reported|informs?|notes|noted|transmits|writes)\b)",
        ),
        (
            "The mill is sold, transmits the correspondent of Reuters.",
            r"(?:transmits|reports|informs)\s(?:the|an?)\s(?:correspondent|reporter|journalist)s?\sof",
        ),
    ),
)

LEADING = (_TRANSLATED, _TOLD_IN_TRANSLATION, _MAN_OF, _BY, _THERE_OR_FROM, _TO, _HEARER, _GIVEN, _LAST)
