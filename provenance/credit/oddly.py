"""Outlets credited by their people and their hands: who heard it, had it, passed it on, or made it public.

"He said to a reporter from X", "X's camera caught", "a letter X has got hold of", "as passed on by our friends at X".
"""

from __future__ import annotations

import re

from provenance.credit.cues import Part, Position

_PEOPLE = (
    r"(?:reporters?|correspondents?|journalists?|photographers?|stringers?|cameram[ae]n|editors?|crew|team|microphones?"
    r"|wom[ae]n|m[ae]n|people|folks|colleagues?|friends?)"
)
_NEWSMEN = (
    r"(?:reporters?|correspondents?|journalists?|photographers?|stringers?|cameram[ae]n|crew|cameras?|team)"
)
_OF = r"(?:from|of|with|for|at|by)\s(?:the\s)?"
_PAPERS = (
    r"(?:cop(?:y|ies)|tally|toll|count|lists?|letters?|memos?|documents?|papers?|files?|figures?|numbers?|data|statements?|e-?mails?|mails?"
    r"|messages?|reports?|texts?|videos?|recordings?|tapes?|footage|drafts?|contracts?|minutes|transcripts?|notes?|pages?)"
)
_WHAT = r"(?:\s[\w’'-]+){0,3}?"
_SPEAKING = (
    r"(?:said|says|saying|spoke|speaking|talked|talking|remarked|remarks|complained|admitted|admits|confided|explained|confirmed"
    r"|recalled|joked|sighed|sighs|whisper(?:s|ed)|shouted|called|muttered|repeated|insisted|conceded|conversation|interview)"
)

# --- somebody hears it --------------------------------------------------------------------------------------

_HEARD_BY = re.compile(
    rf"(?:\b(?:told|tells|telling|assured|informed|{_SPEAKING}{_WHAT}\s(?:to|with))\s"
    rf"|\b(?:asked|pressed|questioned|interviewed|approached|reached){_WHAT}\sby\s|\bin\s(?:the\spresence|front)\sof\s)"
    rf"(?:an?|the|one|two|three|some|several|its|our)\s(?:[\w-]+\s){{0,2}}?{_PEOPLE}\s{_OF}$",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(
    rf"\b{_PAPERS}\s(?:(?:was|were|that|which|has|had|have|been)\s){{0,3}}?(?:given|handed|supplied|provided|sent|shown|leaked|passed(?:\son)?"
    r"|forwarded|issued|read\sout|made\savailable|slipped)\sto\s(?:the\s)?$",
    re.IGNORECASE,
)
_ATTENDED = re.compile(
    r"\b(?:press|news|conference|briefing|hearing|reporters|meeting|presser|call|session|ceremony|speech|rally)\b"
    r"[^;:“”\"]{0,60}?\b(?:attended|covered|followed|witnessed|joined|recorded|monitored)\sby\s(?:the\s)?$",
    re.IGNORECASE,
)
_PUT_TO = (_HEARD_BY, _GIVEN_TO, _ATTENDED)

# --- it passes it on ----------------------------------------------------------------------------------------

_ON = (
    r"(?:passed\s(?:on|along|down)|handed\s(?:on|down)|conveyed|moved|carried|rendered|given\sout|sent\sout|spread|put\sinto\scirculation"
    r"|brought(?:\sto\sus)?|delivered|spelt\sout|spelled\sout|set\sdown|written\sdown|noted\sdown|taken\sdown|jotted\sdown|set\sout)"
)
_AT = r"(?:(?:over\s)?at|of|from)\s(?:the\s)?"
_CARRIED = (
    r"(?:as|words|version|sentence|quotes?|text|form|wording|account|figures?|numbers?|were|was|it)"
    rf"{_WHAT}\s{_ON}(?:\s\w+ly)?\sby\s"
)
_PASSED_BY = re.compile(
    rf"(?:\b{_CARRIED}(?:(?:the|our|their|its|some)\s)?(?:[\w-]+['’]s?\s)?(?:(?:[a-z]+\s)?{_PEOPLE}\s{_AT})?"
    rf"|\baccording\sto\s(?:[\w’'-]+\s){{1,6}}?over\s(?:at|on)\s(?:the\s)?"
    rf"|\baccording\sto\s(?:(?:the|our|their|some)\s)?(?:[a-z-]+\s)?{_PEOPLE}\s(?:at|of|from)\s(?:the\s)?)$",
    re.IGNORECASE,
)
_READERS = re.compile(
    r"\b(?:[Rr]eaders\sof|[Vv]iewers\sof|[Ll]isteners\s(?:to|of)|[Ss]ubscribers\s(?:to|of))\s(?:the\s)?$"
)
_LEARN = re.compile(
    r"\s(?P<cue>know[ns]?|knew|have\s(?:known|learn[te]d?|read|seen|heard)|learn(?:ed|t|s)?|found\sout|were\s(?:told|shown|informed)"
    r"|will\shave\s(?:seen|read|heard)|could\s(?:read|see|hear|learn))\b"
)
_LEANING = re.compile(
    r"[,(—–]\s?(?:itself\s)?(?:(?:in\sturn|here|also)\s)?(?:leaning|drawing|relying|resting|building|falling\sback)\son"
    r"(?:\s(?:an?|the)\s(?:\w+\s)?(?:report|story|dispatch|article)\s(?:by|from|in|of))?\s(?:the\s)?$"
)
_BACKGROUND = re.compile(
    r"[(\[](?:more\s|further\s)?(?:background|details?|figures?|numbers?|quotes?|text|story|facts|data|account|all\sof\s(?:this|it))"
    r"\s?[:–—-]\s?(?:the\s)?$",
    re.IGNORECASE,
)
_ONE_READS = re.compile(
    r",?\s(?P<cue>(?:one|you|we|anyone)\s(?:can|could|may|might|will|now)\s(?:\w+ly\s)?(?:read|find|learn|see)|it\s(?:stood|stands|stands\swritten"
    r"|was\sto\sbe\sread|is\sto\sbe\sread|was\ssaid|could\sbe\sread|can\sbe\sread)|there\s(?:stood|stands|was\stalk))\b"
)
_IN = re.compile(r"(?:^|[.;:—–,]\s?|\b(?:and|but|as)\s)[Ii]n\s(?:the\s)?$")
_SEES = re.compile(
    r"\s(?P<cue>sees\s(?:it|things|the\smatter)|(?:would\s)?(?:has|have)\sit|puts\sit|tells\sit|heard\sit|reads\sit)(?=\s?[,.;:)]|$)"
)
_AS = re.compile(r"(?:\b[Aa]s|,\sso|\b[Tt]he\sway)\s(?:the\s)?$")
_OWNED = re.compile(
    r"\b(?:bit|figure|find|scoop|toll|tally|story|number|news|claim|quote|count|line|part|detail|that|this|it|all|estimate|report)\s"
    r"(?:is|are|was|were)\s(?:originally|really|actually|all|entirely|first|also|properly|rightly|once\smore|again|alone)\s(?:the\s)?$",
    re.IGNORECASE,
)
_OWN = re.compile(r"['’]s?(?:\salone)?\s?(?=[,.;:!?)—–]|$)")

# --- it has or saw it ---------------------------------------------------------------------------------------

_A_PAPER = re.compile(
    rf"\b(?:an?|the|some|several|two|three|four|five|\d+|those|of)\s(?:[\w-]+\s){{0,3}}?{_PAPERS}\s(?:of\s[\w-]+\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_GOT = re.compile(
    r"(?:['’]s?\s(?:\w+\s)?(?:reporters?|correspondents?|team))?(?:\s(?:has|have|had|first|also|now|since|then|\w+ly)){0,3}"
    r"\s(?P<cue>got\s(?:hold\sof|(?:its|their)\s(?:hands|fingers)\son|sight\sof|wind\sof)|laid\s(?:its|their)\shands\son|dug\s(?:up|out)"
    r"|turned\sup|unearthed|obtained|tracked\sdown|came\sby|come\sby|before\sit|in\sits\s(?:possession|hands)|in\shand"
    r"|made\spublic|put\sonline|posted\sonline|put\sup|printed|leaked|published|brought\sto\slight|was\sshown|was\sable\sto\s(?:see|read|consult))\b"
)
_RELATIVE = re.compile(r",?\s?\b(?:which|that|whom)\s(?:the\s|our\s)?(?:[a-z-]+\s){0,2}?$")
_PUBLISHED = re.compile(
    r"(?:\s(?:has|have|had|first|also|now|since|then|\w+ly)){0,3}\s(?P<cue>(?:made|put|placed|posted|laid)\s(?:them|it\s)?\s?(?:public|online|open)"
    r"|put\s(?:out|up|about)|let\sout|aired)\b"
)
_SAW = (
    r"(?P<cue>(?:was|were)\sable\sto\s(?:see|hear|watch|count|observe|confirm|verify)|could\s(?:see|hear|watch|count|observe)|watched|saw|sees|witnessed|heard"
    r"|hears|counted|count|counts|noticed|noted|observed|caught|captured|recorded|filmed|showed|shows|found|looked\son|timed|spotted|overheard|photographed)"
)
_OF_ITS = re.compile(
    rf"\b(?:an?|one|two|three|several|the)\s(?:[\w-]+\s){{0,2}}?{_NEWSMEN}\s(?:of|for|from|with)\s(?:the\s)?$",
    re.IGNORECASE,
)
_EYES = re.compile(rf"(?:\s(?:in|at|on)\s(?:the\s)?[\w-]+)?,?\s{_SAW}\b")
_ITS_CAMERA = re.compile(
    rf"['’]s?\s(?:[\w-]+\s)?(?:cameras?|camera\screw|microphones?|drone|footage|lens|helicopter)\s{_SAW}\b"
)

_PAIRS = (
    (_READERS, _LEARN),
    (_IN, _ONE_READS),
    (_AS, _SEES),
    (_A_PAPER, _GOT),
    (_RELATIVE, _PUBLISHED),
    (_OF_ITS, _EYES),
)
"""What stands before the name, and what goes on behind it."""
_LEADS_TO_IT = re.compile(r"(?:\b(?:of|from|with|for|at|by|to|on|in)|[:–—-])\s(?:the\s)?$", re.IGNORECASE)
_LONGEST_LEAD = 10


def in_odd_words(sentence: str, begin: int, end: int) -> Position | None:
    """Returns the position of ``sentence[begin:end]``, a phrase that ends in an outlet's name.

    Args:
        sentence: one sentence.
        begin: offset of the noun phrase that ends in the name.
        end: offset after the name.
    """
    left = sentence[max(0, begin - 120) : begin]
    led = _put_to_it(left) or _passed_by(left) if _LEADS_TO_IT.search(left[-_LONGEST_LEAD:]) else None
    return led or _had(left, sentence, end)


def _put_to_it(left: str) -> Position | None:
    cue = next((cue for pattern in _PUT_TO if (cue := pattern.search(left))), None)
    return Position(Part.HEARER, cue[0].strip()) if cue else None


def _passed_by(left: str) -> Position | None:
    cue = _PASSED_BY.search(left) or _LEANING.search(left) or _BACKGROUND.search(left)
    return Position(Part.SPEAKER, cue[0].strip(" ,([")) if cue else None


def _had(left: str, sentence: str, end: int) -> Position | None:
    for before, after in _PAIRS:
        found = after.match(sentence, end)
        if found is not None and before.search(left):
            return Position(Part.SPEAKER, found["cue"])
    if _OWN.match(sentence, end) and _OWNED.search(left):
        return Position(Part.SPEAKER, "own")
    camera = _ITS_CAMERA.match(sentence, end)
    return Position(Part.SPEAKER, camera["cue"]) if camera else None
