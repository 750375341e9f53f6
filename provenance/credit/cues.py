"""What stands before an outlet's name: "according to", "told", "citing", "a report by", "reported by"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Part(StrEnum):
    """What the outlet does in the sentence."""

    SPEAKER = "speaker"  # it reports
    HEARER = "hearer"  # somebody told it, or said it there
    CITED = "cited"  # somebody cites it


class Position(NamedTuple):
    """The part that a name plays, and the cue words that say so."""

    part: Part
    cue: str


def part_of(cue: str) -> Part:
    """Returns the part of the outlet that a cue gives it: "told" makes it the hearer, "citing" the cited."""
    if _OPINION_LEFT.search(cue) or _BY_OTHERS.search(cue) or ASKING.fullmatch(cue):
        return Part.HEARER
    return next((part for pattern, part in _LEFT if pattern.search(cue)), Part.SPEAKER)


ASKING = re.compile(
    r"interviewed|sp(?:oke|eaks?)\s(?:to|with)|asked|asks|polled|surveyed|reached\sout\sto|contacted|approached"
    r"|(?:sought|seeking)(?:\sa)?\scomments?"
)
"""Verbs of an outlet that asks: others speak, and it hears."""
REQUESTS = (
    r"(?:requests?\s(?:for\s(?:a\s)?(?:comment|interview|response)|to\s(?:comment|discuss))|questions|quer(?:y|ies)"
    r"|inquir(?:y|ies)|enquir(?:y|ies))"
)
_BY_OTHERS = re.compile(rf"\b(?:interviews?|op-eds?|columns?|blogs?|{REQUESTS})$", re.IGNORECASE)
_PHRASE_WORD = re.compile(
    r"(?:^|(?<=[\s(“\"'‘«—–-]))(?:(?i:the|a|an|my|our|your|its|this|another|local|state|official|private|independent|public"
    r"|national|international|regional|opposition|popular|global|business|financial|rolling|semi-?official|pro-\w+"
    r"|sister|news|press|wire|information|agency|agencies|service|television|tv|radio|channel|station|network"
    r"|newspapers?|daily|weekly|magazine|tabloid|broadcaster|website|site|portal|outlets?|newswire|media"
    r"|correspondents?|both|latest|online|annual|weekly|[\w-]+-(?:based|run|owned|language|controlled|funded|backed|linked|state)|recent|new"
    r"|[a-z]{3,}ly\s[a-z-]{3,}(?:ed|n)|respected|venerable|influential|leading|biggest|largest|oldest|fellow|rival)"
    r"|US|U\.S\.|UK|South|North|New|[A-Z]\w+(?:['’]s?|ian|ish|ese|can|man|nch|ani|li|qi|ek|kh|eek|tch|ss))\s+$"
)
# Before such a noun stands anything: "Catholic broadcaster", "the German science magazine".
_AFTER_MODIFIERS = re.compile(
    r"(?P<modifiers>(?:[\w.’'-]+\s){1,4})(?:newspapers?|dail(?:y|ies)|weekl(?:y|ies)|magazines?|tabloids?"
    r"|broadcasters?|websites?|sites?|portals?|outlets?|newswires?|channels?|stations?|networks?|agenc(?:y|ies)"
    r"|papers?|affiliates?|publications?|shows?|programmes?|podcasts?|blogs?|newsletters?|titles?|rags?|wires?)\s+$"
)
_FROM = (
    r"(?:reports?|reporting|information|data|figures|news|footage|materials?|accounts?|stor(?:y|ies)"
    r"|dispatch(?:es)?)"
)
_MADE = (
    r"(?:reported|published|announced|revealed|disclosed|compiled|quoted|cited|carried|relayed|(?<!statement\s)released"
    r"|(?<!event\s)(?<!debate\s)(?<!hall\s)(?:broadcast|aired|televised|shown)"
    r"|collected|conducted|counted|noted|produced|projected|tallied|called|printed|put\sout"
    r"|distributed|circulated|analy[sz]ed|estimated|stated|confirmed|detailed|described|reviewed"
    r"|commissioned|gathered|leaked|investigated|uncovered|picked\sup|posted|found|exposed|broken|highlighted|flagged"
    r"|unearthed|documented|debunked|surfaced|pointed\sout|tweeted|recorded|captured|summari[sz]ed"
    r"|chronicled|profiled|fact-checked|translated|transcribed|understood|recounted|told|explained)"
)
_PIECE = (
    r"(?:reports?|articles?|stor(?:y|ies)|editorials?|polls?|surveys?|investigations?|analys[ie]s|dispatch(?:es)?"
    r"|commentar(?:y|ies)|profiles?|reviews?|account|count|tally|numbers?|results?|averages?|headlines?|estimates?"
    r"|scoops?|findings|checks|projections?|translations?|transcripts?|exclusives?|write-ups?|exposés?|features?|bulletins?)"
)
_OPINION = r"(?:op-eds?|columns?|pieces?|essays?|letters?|interviews?|podcasts?|shows?|programs?|programmes?)"
_BETWEEN = r"(?:\s[\w’'-]+){0,4}?"
# 'on "Face the Nation" on'
_OR_A_SHOW = rf"(?:{_BETWEEN}(?:\s\w+)?\s[“\"][\w’'& -]{{1,40}},?[”\"]|{_BETWEEN})"
_WHEN = (
    r"(?:\s(?:\w+ly|on\s\w+|(?:late\s|early\s)?\w+day|today|yesterday|(?:last|this)\s\w+"
    r"|(?:earlier\s)?(?:this|last)\s\w+))*"
)
_EDITION = (
    r"\s(?:the\s)?(?:(?:latest|new|current|[\w-]+['’]s)\s(?:online\s)?(?:editions?|issues?|number)"
    r"|an?\sissue)\sof"
)
_SPEAKER_LEFT = re.compile(
    rf"(?:\b(?:according\sto|in\saccordance\swith|as\sper|per|via|following)"
    rf"(?:{_BETWEEN}\s{_FROM}(?:\s(?:from|by|in|of))?)?"
    rf"|\b{_FROM}(?:\s{_MADE})?(?:\son\s\w+)?\s(?:from|by|in|of)"
    rf"|\b{_PIECE}(?:\s(?:{_MADE}|given|provided|offered|supplied))?{_WHEN}\s(?:from|by|in|on|for)(?:{_EDITION})?"
    rf"|\b{_PIECE}\s(?:on|about|into|of)\s(?:[\w’'-]+\s){{1,6}}?(?:from|by|in)"
    r"|\bas\s(?:seen|heard|shown|read)\s(?:on|in)"
    r"|\baccording\sto\s(?:[^\s,;:]+\s){1,8}?(?<!filed\s)(?<!brought\s)(?<!owned\s)(?<!fired\s)(?:by|in|from)"
    rf"|\b{_MADE}(?:\s(?:\w+ly|first|also|earlier|later|on\s\w+|today|yesterday|\w+day|(?:last|this)\s\w+))*\sby"
    r"|\b(?:published|reported|printed|carried|detailed|revealed|quoted|cited)"
    rf"(?:\s(?:\w+ly|first))*{_WHEN}\s(?:in|on)(?:{_EDITION})?"
    r"|\b(?:quoted|cited)\sas\ssaying\sby|\b(?:comes?|came|stems?|originat(?:es?|ed))(?:\s\w+ly|\sfirst)?\s(?:from|with)"
    r"|\b(?:know[ns]?|learn(?:ed|s|t)?|hear[ds]?|emerged|understand|gather(?:ed)?)\s(?:from|via|through)|\bemerged\sin"
    r"|\b(?:we|one|you)\s(?:also\s|can\s|could\s)?(?:heard?|hears|reads?|saw|sees?|learn(?:ed|s|t)?)\s(?:on|in)"
    r"|\b(?:rated|deemed|judged|ranked|named|dubbed|called|labell?ed|described)\s(?:[\w’'“”\"-]+\s){1,4}?by"
    r"|\b(?:obtained|monitored|translated|seen|viewed|reviewed|examined|verified|heard|consulted|filmed|accessed)(?:\s\w+)?\sby"
    r"|\b(?:in\sthe\swords\sof|with\sreference\sto))\s*$",
    re.IGNORECASE,
)
_SAY_TO = (
    r"(?:said|says|saying|speaking|spoke|spoken|speaks|talking|talked|confirm(?:s|ed|ing)?|statements?|remarks|comments?"
    r"|interviews?|(?:gave|given|giving)(?=\s(?:[\w’'-]+\s){0,3}(?:interviews?|statements?|comments?|accounts?|versions?"
    r"|details?|figures?|access|information|answers?|reasons?|repl(?:y|ies)|quotes?|remarks)\b)|sent|provided|shown|leaked|released|e-?mail(?:ed|s)?|explain(?:s|ed|ing)|admit(?:s|ted)"
    r"|acknowledged|described|denied|disclosed|revealed|confided|announced|message|complained|repeated|claimed|asserted"
    r"|identified\s\w+|texted|wrote|written|commented|stated|stressed|suggested|quoted\sas\ssaying|testified|answer(?:s|ed)?"
    r"|reply|replied|response|request|vented|hinted|expressed|distributed|made|available|spokes\w+|mention(?:s|ed)?"
    r"|shar(?:ed|ing)|suppl(?:ied|ying)|handed|passed|forwarded|leaks?|opened\sup|caught\sup|sat\sdown|conceded"
    r"|reported(?!\s(?:on|in|for)\b)|substantiated|lamented|relayed|submitted|remark(?:s|ed)|joked|boasted|whisper(?:s|ed)?|let\s(?:it\s)?slip"
    r"|let\sbe\sknown)"
)
_HEARER_LEFT = re.compile(
    rf"(?:\b(?:told|tells?|telling|informed|informs|assured|reminded|warned|alerted)"
    rf"|\b{_SAY_TO}{_OR_A_SHOW}(?<!visit)(?<!trip)(?<!return)(?<!tour)\s(?:to|with|on|in|for)"
    r"|\b(?:spoke|speaking|talk(?:ed|ing)?|conversations?|interviews?|chat(?:ted)?|meeting)"
    r"(?:\s[\w’'-]+){0,3}?\s(?:with|to|on|by|for)"
    r"|\b(?:asked|interviewed|reached|contacted|pressed|questioned|challenged|polled|surveyed)(?:\s\w+){0,3}?\sby"
    r"|\b(?:appear(?:s|ed|ing|ance)?|appearances?|argued|argues|writes|writing|wrote|op-ed|debates?|town\shall|guest|live"
    r"|called|tweeted|predicted|predicts|repeated|interview\w*|aired|noted|notes|pointed\sout|points\sout|elaborated|observed|warned|live|hosted|asked|boasted|defended|praised|attacked)"
    rf"{_OR_A_SHOW}\s(?:on|in|for|to)"
    r"|\b(?:told|said|confirmed|revealed|disclosed|substantiated|reported|leaked|described|announced|explained|admitted|given"
    r"|provided|supplied|relayed|shown)\sby\s(?:[\w.’'-]+\s){1,9}?to"
    rf"|\b{_SAY_TO}{_OR_A_SHOW}\s(?:in|on|for){_EDITION}"
    rf"|\b(?:wrote|writ(?:es|ing|ten)|appear(?:s|ed|ing)){_WHEN}\s(?:in|on|for){_EDITION}"
    r"|\baccording\sto\s(?:[^\s,;:]+\s){1,8}?(?:with|to)"
    r"|\b(?:on\s(?:the\s)?air\s(?:of|on)|(?:pages|columns|airwaves|front\spage)\sof"
    r"|(?:requests?|queries|questions|inquir(?:y|ies)|enquir(?:y|ies)|(?:phone\s)?calls|e-?mails?|messages?)(?:\sfor\scomment)?"
    r"\s(?:from|by))"
    r"|^(?:\w+day|Earlier|Today|Yesterday|Later)?,?\s?(?:[Oo]n|[Ii]n))\s*$",
    re.IGNORECASE,
)
_CITED_LEFT = re.compile(
    r"\b(?:(?:citing|cites?|cited|quoting|quotes?|quoted)"
    r"(?:\s(?:an?\s|the\s)?(?:[\w-]+\s){0,2}?(?:reports?|stor(?:y|ies)|articles?|data|poll|sources?|pieces?)"
    r"(?:\spublished)?\s(?:by|from|in|of))?"
    r"|(?:referenc(?:es|ed|ing)|referr(?:ed|ing)\sto|refers\sto|point(?:ed|ing|s)\sto)\s(?:an?\s|the\s)?(?:[\w-]+\s){0,3}?"
    r"(?:reports?|stor(?:y|ies)|articles?|pieces?|polls?)(?:\spublished)?\s(?:by|from|in|of))\s*$",
    re.IGNORECASE,
)


def phrase_start(sentence: str, start: int) -> int:
    """Where the noun phrase begins that ends in the name: "the Russian state news agency TASS"."""
    for _ in range(6):
        word = _PHRASE_WORD.search(sentence, max(0, start - 25), start)
        if word is None or word.end() != start:
            break
        start = word.start()
    return start


def earlier_starts(sentence: str, start: int) -> Iterator[int]:
    """Yields where the phrase may begin if words that only describe go before it, the nearest first."""
    described = _AFTER_MODIFIERS.search(sentence, max(0, start - 80), start)
    if described is not None:
        begin = described.start("modifiers")
        yield from (begin + word.start() for word in reversed([*re.finditer(r"\S+", described["modifiers"])]))


def cue_before(left: str, *, sure: bool) -> Position | None:
    """Returns the position that the words before a name give it ("according to", "told"), if any."""
    near = left[-90:].rstrip(' “"‘')
    if (not sure and not _PLAIN_LEFT.search(near)) or _POINTER.match(left):
        return None
    opinion = _OPINION_LEFT.search(near)
    if opinion is not None:
        return Position(Part.HEARER, opinion[0].strip())
    for pattern, part in _LEFT:
        cue = pattern.search(near)
        if cue is not None:
            foretold = part is Part.HEARER and _FUTURE.search(near, max(0, cue.start() - 30), cue.start())
            silent = _SPOKEN.match(cue[0]) and _SILENT.search(near, max(0, cue.start() - 30), cue.start())
            silent = silent or (_SHOWN.match(cue[0]) and _SHOWING.search(near, 0, cue.start()))
            return None if foretold or silent or _HABIT.search(cue[0]) else Position(part, cue[0].strip())
    return None


# "The mayor does not talk to Reuters", "once wrote for Le Monde", "appears nightly on the BBC".
_SPOKEN = re.compile(r"talk|speak|sp[o]ke|wr[io]t|appear|guest", re.IGNORECASE)
_SILENT = re.compile(
    r"\b(?:(?:do(?:es)?|did|will|would)\s?(?:not|n['’]t)|never|no\slonger|once|formerly|used\sto|regularly"
    r"|regular|frequent|occasional)\s$"
)
# "The match was shown on ESPN": what is there to be watched is no report.
_SHOWN = re.compile(r"(?:shown|broadcast|aired|televised)\b", re.IGNORECASE)
_SHOWING = re.compile(
    r"\b(?:match(?:es)?|games?|races?|finals?|films?|movies?|series|shows?|concerts?|fights?|seasons?|episodes?|fixtures?"
    r"|tournaments?|ceremony|parade|documentary|drama|comedy|advert\w*|commercials?|campaign)\s(?:[\w-]+\s){0,4}$",
    re.IGNORECASE,
)
_HABIT = re.compile(r"^appears?\s(?:nightly|weekly|daily|monthly|regularly|often)\b", re.IGNORECASE)
# "She will be live on Radio 1 at noon": nobody has said anything yet.
_FUTURE = re.compile(r"\b(?:will|shall|(?:is|are)\s(?:due\s|set\s|going\s)?to)(?:\s\w+){0,2}\s$")
_POINTER = re.compile(
    r"(?:For\smore|Find\sout|Read\s(?:more|also|the|our|this|all)|Watch|Listen|See\salso|Click|Subscribe|Follow)\b"
)
# What somebody else writes for an outlet, or says to it: "a commentary for", "an interview published on Monday by".
_OPINION_LEFT = re.compile(
    rf"\b(?:opinion\s\w+|guest\s\w+|{_OPINION}|commentar(?:y|ies)(?=\sfor\b))(?:\s(?:published|printed|aired|broadcast))?{_WHEN}"
    r"\s(?:in|on|for|with|by)\s*$"
    # "he said in a report in"
    r"|\b(?:said|says|saying|argued|argues|claimed|complained|stated)\sin\san?\s(?:[\w-]+\s){0,2}?(?:report|article|story|piece"
    r"|profile)(?:\spublished)?\s(?:in|on)\s*$",
    re.IGNORECASE,
)
_LEFT = ((_CITED_LEFT, Part.CITED), (_SPEAKER_LEFT, Part.SPEAKER), (_HEARER_LEFT, Part.HEARER))
# Cues that leave no doubt, even before a name that is also a word ("Time", "Variety", "Moravel Today").
_PLAIN_LEFT = re.compile(
    r"\b(?:told|tells|telling|according\sto|(?:reported|quoted|cited|published|seen|obtained|disclosed|revealed)\sby|citing|quoting"
    r"|interviews?\s(?:with|in|to)|sp(?:oke|eaks?|oken|eaking)\sto|(?:said|confirmed?|revealed|admitted|explained|mentioned)\sto"
    r"|(?:said|speaking|appearing|appeared)(?:\s\w+day)?\son|(?:wrote|writing|writes)\s(?:in|for)"
    rf"|{_FROM}\s(?:by|in|from)|{_PIECE}{_WHEN}\s(?:by|in|from))\s*$",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"(?:[,”\"’'»–—]\s*|\b(?:as|so)\s(?:also\s|first\s)?)(said|says|reports|reported|notes|noted|wrote|writes|adds|added|quotes"
    r"|cites|recalls|specifies|explained|explains|observed|asked|claims|claimed|revealed|reveals|continued|continues|stated|states)"
    r"(?:\s(?:[A-Z][\w.'’-]*\s){1,4}(?:for|in|of|at|from))?\s*$"
)
# "Ann Roe reports for NPR", "writes Ann Roe in The Atlantic".
_BY_AUTHOR = re.compile(
    r"\b[A-Z][\w.'’-]*\s(?:reports|reported|reporting|writes|wrote|writing)\s(?:for|in|at)\s*$"
)


def inverted(left: str) -> Position | None:
    """``..., reported Reuters``."""
    cue = _INVERTED.search(left[-70:])
    if cue is not None:
        return Position(Part.SPEAKER, cue[1])
    author = _BY_AUTHOR.search(left[-40:])
    return Position(Part.SPEAKER, author[0].split(" ", 1)[1].strip()) if author else None
