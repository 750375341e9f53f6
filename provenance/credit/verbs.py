"""What stands after an outlet's name: its staff and works, an aside, and the verb that makes it a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.credit.cues import ASKING, Part, Position, part_of
from provenance.text.bullets import BULLET

_DESCRIBED = re.compile(
    r"(?:\s(?:television|TV|radio|Telegram|news|press|wire|information|agency|service|channel|station|network"
    r"|newspaper"
    r"|newswire|magazine|tabloid|website|portal|daily|weekly|broadcaster|site|outlet)\b(?!['’]))*"
)
_OWN = re.compile(r"['’]s?(?=\s)")
WORKS = (
    r"reports?|reporting|stor(?:y|ies)|articles?|dispatch(?:es)?|interviews?|investigations?"
    r"|analys[ie]s|tall(?:y|ies)"
    r"|counts?|calculations?|data|polls?|surveys?|accounts?|coverage|reviews?|editorials?|op-eds?"
    r"|columns?|headlines?|front\spages?"
    r"|estimates?|figures|footage|documentary|profiles?|pieces?|projections?|alerts?|broadcasts?|bulletins?"
    r"|fact[- ]checks?|averages?|live\sblogs?|blogs?|podcast|items?|newsflash(?:es)?|write-ups?"
    r"|materials?|messages?|exposés?|scoops?|tickers?|reckoning|arithmetic|checks|findings"
)
STAFF = (
    r"correspondents?|reporters?|journalists?|witness(?:es)?|photographers?|columnists?|editors?"
    r"|anchors?|hosts?"
    r"|moderators?|contributors?|analysts?|writers?|bureau|team|crew|producers?|commentators?|critic|blogger"
    r"|editorial\sboard|fact[- ]checkers?|sources?|interlocutor|(?:\w+\s)?unit|desk|staff|co-anchors?"
    r"|co-hosts?|interlocutors?|pollsters?|insiders?"
    r"|(?:\w+\s)?(?:service|edition|website|programme|program)"
    rf"|(?:(?!(?i:{WORKS})\s)\w+\s)?show"  # "its figures show" is no show
)
_HANDS = re.compile(
    rf"(?:/[\w.]+(?:\s[A-Z]\w+)?)*(?:\s(?!(?:for|of|to|in|on|at|the|an?|and|by)\s)[\w-]+){{0,2}}?"
    rf"\s(?i:{STAFF}|{WORKS})\b(?!['’])"
)
# "the Post's defence and security editor in Brenn, Ann Roe, reported"
_OWN_HANDS = re.compile(rf"(?:\s[\w-]+){{0,4}}?\s(?i:{STAFF})(?:\s(?:in|at|for)\s[A-Z][\w-]+)?(?=,\s)")
_PERSON = re.compile(r"(?:\s[A-Z][\w'’-]*\.?){1,3}(?:\sand(?:\s[A-Z][\w'’-]*\.?){1,3})?")
_FULL_NAME = re.compile(r"(?:\s[A-Z][\w'’-]*\.?){2,3}")
_EDITION = re.compile(r"\s[A-Z][a-z]+(?=\s[a-z])")  # "Politico Florida", "BBC Persian"
_ASIDE = re.compile(
    r"(?:\s?\([^()]{1,50}\))?(?:,\s(?![^,]{0,40}\s(?:said|says|told)\b)[^;:“”\"]{1,100}?,(?=\s)"
    r"(?:\s(?:which|who|whose|citing|quoting|in|on|at)\s(?![^,]{0,40}\s(?:said|says"
    r"|told)\b)[^,;:“”\"]{1,80},(?=\s))?"
    r"|\s?(?:[—–]|--)\s?(?:(?!--)[^—–]){1,80}(?:[—–]|--)(?=\s?\w))?(?:,?\swhich)?"
)
ADVERBS = (
    r"(?:\s(?:\w+ly|often|always|repeatedly|once|twice|also|later|earlier|then|has|have|had|first|now"
    r"|still|again|already|just|further"
    r"|meanwhile|even|each|both|all|initially"
    r"|(?:(?:late|early|earlier)\s)?on\s(?:\w+\s)?\w+day|\w+day(?:\s(?:morning|evening|night))?"
    r"|yesterday|today"
    r"|(?:this|last|earlier\sthis|late\slast)\s(?:week|month|morning|year|night)"
    r"|(?:on|in)\s(?:[A-Z][a-z]+\s\d+|\d+\s[A-Z][a-z]+|[A-Z][a-z]+|\d{4})(?:,?\s\d{4})?"
    r"|in\san?\s\w+(?:\s\w+)?)\b){0,4}"
)
_OVER_ADVERBS = re.compile(ADVERBS)
# "puts the toll at nine", not "put it side by side with the old one"
_PUTS = (
    r"puts?(?!\s(?:together|up|off|forward|on|an?\send"
    r"|(?:it|them|him|her)\s(?:side|up|out|aside|together|down|beside|next)))"
)
SAYING = (
    r"said|says|say|reported|reports|wrote|writes|write|noted|notes|(?:added|adds)(?!\sto\b)|claimed"
    r"|claims|stated"
    r"|states|quoted|quotes|cited|cites|revealed|reveals|confirmed|confirms|learned|learnt|learns|told|tells"
    r"|published|publishes|(?:broadcast|aired)(?=\s(?:that|the\s\w+\sof|footage|images|videos?"
    r"|remarks|audio|an\sinterview)\b)|estimated|estimates|calculated|counted|suggested|suggests"
    r"|thought|thinks"
    rf"|expects(?!\sto\b)|believes|{_PUTS}|pegged|found(?!\sitself)"
    r"|finds|observed|observes|explained|explains|described|describes|argued|argues"
    r"|mentioned|mentions|disclosed|discloses|recalled|recalls|specified|specifies|point(?:ed|s)\sout"
    r"|stressed|stresses"
    r"|emphasi[sz](?:ed|es)|warned|warns|declared|declares|projected|projects|predicted|predicts"
    r"|alleged|alleges"
    r"|indicated|indicates|concluded|concludes|showed|shows|lists|listed|nam(?:ed"
    r"|es)(?=\s[^,;]{1,40}\sas\b)|called|calls|tweeted|tweets"
    r"|posted|asserted|asserts|reckons|understands|opined|detailed|details|recounted|relayed|relays"
    r"|has\sit|tallied|established(?=\sthat|[.,]|$)|gathered(?=\sthat|[.,]|$)"
    r"|uncovered|editoriali[sz]ed|commented|speculated|obtained|saw|seen|reviewed|examined|analy[sz]ed"
    r"|heard|witnessed|sp(?:oke|eaks?)\s(?:to|with|of)|talk(?:s|ed)\sof|labell?ed|dubbed|remarked"
    r"|insisted|insists|contends|contended|maintains"
    r"|maintained|blamed|acknowledged|announces?|announced|broke\sthe|ran\s(?:an?"
    r"|the)(?:\s\w+)?\s(?:stor(?:y|ies)|reports?|pieces?|articles?|headlines?)\s(?:on|about|saying"
    r"|claiming|that|under|headed)|carried|carries(?!\sno\b)|rated"
    r"|admitted|admits|conceded|concedes|urged|urges|calculates|put\sit(?!\s(?:side|up|out|aside"
    r"|together|down|beside|next))|(?:reached\sout\sto|contacted)(?=\s)|sought\scomments?|profile[ds]"
    r"|(?:gave|gives)(?=\s[^,;.]{1,50}\b(?:rating|Pinocchios?|chance|odds|grade|score)\b)"
    r"|ran\s(?:an?|the)\s(?:\w+\s)?headlines?(?=:|,?\s[“\"])|(?:Says|Said|Reports|Reported|Claims"
    r"|Finds)(?=\s[A-Z]|[.:,]?$)"
    r"|made\s(?:it\s)?clear|noticed"
    r"|ask(?:ed|s)(?=\s[^,;]{1,70}\b(?:whether|if|how|why|what|who|when)\b|:|,?\s[“\"])|discovered"
    r"|responded|queried|characteri[sz]e[sd]|deemed|broke\sdown|determined|ranked|agreed"
    r"|accuse[ds](?=\s[^,;]{1,60}\s[“\"]?of\b)|headlined|headlines|alluded|alludes|highlighted"
    r"|highlights|documented|documents"
    r"|informs|informed(?=\sthat|[.,]|$)|can\s(?:now\s|exclusively\s)?(?:reveal|report|disclose|confirm)"
    r"|debunked|shared\s(?:a\s)?(?:clip|video|footage|images?|photos?|details|screenshots?)|hinted"
    r"|hints|implied|implies"
    r"|likened|compared|cautioned|caution|surmised|quipped|portrayed|portrays|depicted|depicts"
    r"|summed\sup|summari[sz]e[sd]"
    r"|chronicled|translated|interviewed|identifie[ds]|verifie[ds]|tracked|fact-checked|flagged"
    r"|unearthed|exposed"
    r"|broke\snews|scooped|hailed|slammed|criticised|criticized|praised|mocked|questioned|lamented|forecasts?"
    r"|corroborated|authenticated|reiterate[ds]|pegs|cites?|continue[ds](?=[,:]?\s?[“\"]|$|[.,])"
    r"|referred\sto|refers\sto"
    r"|(?:goes|went)\son(?=\s?[.,;:]|$)|(?:goes|went|going|gone)\sso\sfar\sas\sto\s\w+|(?:goes|went)\son\sto\s\w+|(?<=\shas\s)(?:more"
    r"|the\sstory|the\sdetails|information|an?\s(?:\w+\s)?(?:account|report|story|profile)\b)"
    r"|(?<=\shad\s)(?:the\sstory|information)|(?:is|was|were|became)\s(?:\w+ly\s)?(?:the\s"
    r"|among\sthe\s|one\sof\sthe\s)?first"
    r"(?:\s\w+)?\sto\s(?:report|reveal|break|publish|disclose|note|write|broadcast|carry)"
    r"|(?:is|was|were)\sout\s[^,;.]{0,30}?with\s|(?:came|comes)\sout\swith|(?:is"
    r"|was)\s(?:\w+ly\s)?(?:informed|notified)\s(?:about|of|by|that)"
)
# To say what it could not learn is reporting, too.
_WITHHELD = (
    r"(?:could|did|does|was|is|has|had|were)\s(?:not\s(?:\w+ly\s)?able\sto|(?:\w+ly\s)?unable\sto"
    r"|not)(?:\s\w+ly)?(?:\sbeen\sable\sto)?"
    r"(?:\s\w+ly)?\s(?:name|say|specify|identify|give|elaborate|provide|explain|disclose|confirm"
    r"|verify|establish|reach|contact|determine|obtain)"
    r"|(?:(?:has|have|had)\s)?not(?:\syet)?(?:\s\w+ly)?\s(?:verified|confirmed|established|identified|seen)"
    r"|gave\sno|gives\sno|provided\sno|(?:was|were|been)\s(?:told|shown)|is\sto\sbe\sbelieved"
    r"|(?:is|was)\sthe\ssource|g(?:ave|ives)\s(?:a|the)\s(?:figure|number|toll|tally|count)"
)
_VERB = re.compile(rf"(?:\s+|(?<=[—–-]))(?:{_WITHHELD}|{SAYING})\b")
_PLACE = re.compile(
    rf"\s(?:in|into|about|from|of|at|on|by|for|released|published|posted)\s"
    rf"(?:(?!\b(?:has|have|had|is|are|was|were)\b)[^,;:]){{1,60}}?(?=\s+(?:{SAYING})\b)"
)
_WORK_VERB = re.compile(
    rf"\s+(?:gives|gave|reads?|has|had|stood|stands|{_PUTS}|tells?|expect|believe|reckon|estimate"
    rf"|report|claim|insist|describe|quote|suggest"
    r"|show|doubt|fear|predict|note|add|state|write)\b"
)
_STRONG = re.compile(
    r"\s(?:sa(?:id|ys)|report(?:ed|s)|wrote|writes|quote[ds]|note[ds]|reveal(?:ed|s)|cite[ds]"
    r"|published|claim(?:s|ed)"
    r"|adds|added|broadcast|point(?:ed|s)\sout|explain(?:ed|s)|tweeted|learn(?:ed|s|t)|cites"
    r"|understands|gathered|disclose[ds]|can(?:\s\w+)?\s(?:reveal|report|disclose|confirm)|found\sthat)$"
)
REPORTED = re.compile(r"\s(?:report(?:ed|s)|wrote|writes|quote[ds]|cite[ds]|published|broadcast)$")


def verb_after(sentence: str, end: int, *, sure: bool, strong: re.Pattern[str] = _STRONG) -> Position | None:
    """Returns the position that the verb after a name gives it, if the name is its subject."""
    for at, bare in _subject_ends(sentence, end):
        verb = _finite(sentence, at, bare=bare)
        if verb is None:
            continue
        cue = verb[0].strip()
        that = " that" if sentence.startswith(" that ", verb.end()) else ""
        if not sure and bare and not (strong.match(f" {cue}") or strong.match(f" {cue}{that}")):
            continue
        return Position(Part.HEARER if ASKING.fullmatch(cue) else Part.SPEAKER, cue)
    return None


_STAFF_OF = re.compile(
    rf"(?:\b(?:{STAFF})|\b[A-Z][\w'’.-]+\s[A-Z][\w'’-]+)\s(?:of|for|at|with|from)\s*$"
    rf"|[A-Z][\w'’.-]+,\s(?:of|from)\s*$"
)


def in_its_work(sentence: str, begin: int, end: int) -> Position | None:
    """ "By the Associated Press's tally, ...", "In a Reuters report on Monday, ..."."""
    lead = _LEAD.search(sentence[max(0, begin - 12) : begin])
    if lead is None:
        return None
    own = _OWN.match(sentence, end)
    work = _OWN_WORK.match(sentence, own.end() if own else end)
    if work is None:
        return None
    cue = f"{lead[1]} {work[1]}"
    return Position(part_of(cue), cue)


_LEAD = re.compile(r"(?:^|\s)([Ii]n|[Bb]y|[Ff]rom|[Dd]uring|(?:subject|focus)\sof)\s*$")
_OWN_WORK = re.compile(rf"(?:/[\w.]+(?:\s[A-Z]\w+)?)*(?:\s[\w-]+){{0,2}}?\s(?i:({WORKS}))\b(?!['’])")


_WHICH_WORK = re.compile(r"\b(?:the|an?|this|that|its|another)\s(?:[a-z-]+\s){1,3}$")


def before_its_work(sentence: str, start: int, end: int) -> Iterator[int]:
    """Where the phrase begins that ends in a work of the outlet: "the original, much disputed CNN report"."""
    which = (
        _WHICH_WORK.search(sentence, max(0, start - 50), start) if _OWN_WORK.match(sentence, end) else None
    )
    if which is not None:
        yield which.start()


def work_saying(sentence: str, end: int) -> Position | None:
    """ "outrage over a CNN report alleging that ...", "after the Post's story that ..."."""
    own = _OWN.match(sentence, end)
    work = _OWN_WORK.match(sentence, own.end() if own else end)
    if work is None:
        return None
    saying = _PARTICIPLE.match(sentence, work.end())
    return Position(Part.SPEAKER, f"{work[1]} {saying[1]}") if saying else None


_PARTICIPLE = re.compile(
    r"(?:\s(?:on|last|this|earlier|published|from)\s[^,;]{1,30}?)?,?\s((?:alleg|claim|say|show|suggest"
    r"|stat|detail|reveal|indicat|not|quot|cit"
    r"|report|describ|warn|argu|expos|accus|call|document|question)ing"
    r"|(?<=report\s)that(?!\s(?:[A-Z]\w+\s)?(?:said|was|is|were|accuse[ds])\b))\b"
)


def staff_before(sentence: str, begin: int, end: int) -> Position | None:
    """ "a reporter for Agence France-Presse called it ..."."""
    if not _STAFF_OF.search(sentence[max(0, begin - 60) : begin]):
        return None
    at = end + 1 if sentence[end : end + 1] == "," else end  # "Ann Roe, an editor for the Post, revealed"
    return verb_after(sentence, at, sure=True)


_SAID = (
    r"\b(?P<cue>said|says|wrote|writes|noted|notes|reported|reports|argued|argues|explained|explains|tweeted)"
)
_SAID_IT = re.compile(rf"{_SAID}")
_NAMED = r"(?:\s?[A-Z][\w.'’-]*){1,4},\s"
_SAID_ONE_OF = re.compile(
    rf"{_SAID}\s{_NAMED}(?:(?:an?|the)\s)?(?:(?!(?:former|ex-\w+|then-?|late"
    rf"|retired)\b)[\w-]+\s){{0,4}}?(?:{STAFF})\s(?:of|for|at|with|from)\s*$"
)
_SAID_SOMEBODY = re.compile(rf"{_SAID}\s{_NAMED}(?:(?:an?|the)\s)?$")
_SOMEBODY = re.compile(rf"{_NAMED}(?:(?:an?|the)\s)?$")
_ITS_STAFF = re.compile(rf"(?:['’]s?)?(?:\s[\w-]+){{0,3}}?\s(?:{STAFF})(?=[,.;]|$)", re.IGNORECASE)


def staff_in_apposition(sentence: str, begin: int, end: int) -> Position | None:
    """ "said Ann Roe, a reporter for the Post", "said Ann Roe, a Post reporter", "Ann Roe, a Post reporter, said"."""
    left = sentence[max(0, begin - 100) : begin]
    one_of = _SAID_ONE_OF.search(left)
    if one_of is not None:
        return Position(Part.SPEAKER, one_of["cue"])
    staff = _ITS_STAFF.match(sentence, end)
    if staff is None:
        return None
    somebody = _SAID_SOMEBODY.search(left)
    if somebody is not None:
        return Position(Part.SPEAKER, somebody["cue"])
    enclosed = _SOMEBODY.search(left) is not None and sentence[staff.end() : staff.end() + 1] == ","
    verb = verb_after(sentence, staff.end() + 1, sure=True) if enclosed else None
    return verb if verb is not None and _SAID_IT.fullmatch(verb.cue) else None


def _finite(sentence: str, at: int, *, bare: bool) -> re.Match[str] | None:
    """The verb of a subject that ends at ``at``, over an aside and adverbs."""
    aside = _ASIDE.match(sentence, at)
    for begin in dict.fromkeys((aside.end() if aside else at, at)):
        adverbs = _OVER_ADVERBS.match(sentence, begin)
        after = adverbs.end() if adverbs else begin
        verb = _VERB.match(sentence, after) or (None if bare else _WORK_VERB.match(sentence, after))
        if verb is not None:
            return verb
    return None


def _subject_ends(sentence: str, end: int) -> list[tuple[int, bool]]:
    """Where the subject may end: the name, its description, its staff or work, their name and place.

    With each goes whether it is the name alone.
    """
    described = _DESCRIBED.match(sentence, end)
    at = described.end() if described else end
    own = _OWN.match(sentence, at)
    ends = [] if own else [(at, True)]
    after = own.end() if own else at
    hands = _HANDS.match(sentence, after)
    person = _PERSON.match(sentence, hands.end() if hands else after)
    if hands is not None:
        ends.append((hands.end(), False))
    if person is not None and (own or hands):
        ends.append((person.end(), False))
    plain = _FULL_NAME.match(sentence, after) if own and hands else None
    if plain is not None:  # "NPR's Ann Roe reports": her verb, not her reports
        ends.append((plain.end(), True))
    edition = _EDITION.match(sentence, at) if not own else None
    if edition is not None:
        ends.append((edition.end(), True))
    of_own = _OWN_HANDS.match(sentence, after) if own else None
    if of_own is not None:
        ends.append((of_own.end(), False))
    place = _PLACE.match(sentence, ends[-1][0]) if ends and hands else None
    if place is not None:
        ends.append((place.end(), False))
    return ends


def heading(sentence: str, begin: int, end: int) -> Position | None:
    """``AFP: toll rises``, also as an item of a list."""
    bullet = BULLET.match(sentence)
    opens = sentence[bullet.end() if bullet else 0 : begin].strip(" “\"'") in ("", "From", "Via", "Per")
    hands = _HANDS.match(sentence, end)
    colon = any(re.match(r"\s?:\s", sentence[at:]) for at in (end, hands.end() if hands else end))
    return Position(Part.SPEAKER, ":") if opens and colon else None
