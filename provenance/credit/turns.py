"""Turns of phrase that credit an outlet: "the figure is Xinhua's", "Thus Reuters.", "At AFP they speak of nine"."""

from __future__ import annotations

import re

from provenance.credit.cues import Part, Position

_NUMBER = (
    r"(?:\d|an?\s(?:dozen|hundred|thousand)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|dozens|hundreds|thousands)"
)
_COLLEAGUES = (
    r"(?:colleagues?|friends?|m[ae]n|wom[ae]n|people|folks|reporters?|correspondents?|team|desk"
    r"|editors?|writers?)"
)
_ENDS = re.compile(r"['’]?\s?(?:[,.;:!?)\]—–”\"]|--|$)")
_STARTS = r"(?:^|[.;:—–]\s?|\b(?:and|but)\s)"

# --- before the name ------------------------------------------------------------------------------------------

# What stands before it is enough.
_LEFT = re.compile(
    r"(?:\b(?:find|discovery|scoop|count|calculation|discoveries|finds)\s(?:was|were|is|are)\s(?:made\s)?by"
    r"|\bcredit\sfor\s(?:finding|breaking|digging|unearthing|revealing|discovering|counting"
    r"|the\s(?:scoop|story|find|discovery)|this|that|it)"
    r"(?:\s[\w-]+){0,4}?\s(?:belongs|goes|is\sdue)\sto"
    r"|\b(?:landed|fell|ended\sup|turned\sup|came)\s(?:on\sthe\sdesks?|in\sthe\s(?:inbox|mailbox"
    r"|letter\s?box|post|hands|lap)|into\sthe\shands)\sof"
    r"|\bcop(?:y|ies)\sof\swhich\s(?:has\s|have\s)?(?:reached|reaches|lies?\sbefore|is\swith|went\sto"
    r"|were\ssent\sto|was\ssent\sto)"
    r"|\b(?:goes|trace[ds]?|dates?|leads|(?:figures|numbers|claims|reports"
    r"|stories)\s(?:all\s)?go)\sback\sto|\b(?:first|initially)\s(?:put\s(?:about|out|around)|aired"
    r"|floated|told|given|run|used)\sby"
    r"|\b(?:reproduced|printed|reprinted|given|put\s(?:about|out)|flashed|transmitted|wired|sent\sout"
    r"|told|quoted)(?:\sin\sfull|\sverbatim)?\sby"
    r"|\b(?:can|could|may|is|are|was|were)\s(?:now\s|still\s|all\s)?(?:be\s)?(?:to\sbe\s)?(?:read|seen"
    r"|found|heard)(?:\sin\sfull|\sverbatim|\selsewhere)?\s(?:in|on|at)"
    rf"|\b(?:writes?|says?|reports?|notes?|reckons?|tells\sus|told\sus|thinks?|wrote|said"
    rf"|reported)\s(?:our|my|the|an?|their)\s(?:[\w-]+\s){{0,2}}?{_COLLEAGUES}\s(?:over\s)?(?:at|of"
    rf"|from|with)"
    r"|\bput\s(?:it|this|that|the\smatter)(?:\s\w+ly)?\sto|\b(?:anger|heart|spleen|grievances"
    r"|frustration|doubts|thoughts)\s(?:to|in|on)"
    r"|\bwith\swhom|\bto\swhom)\s*$",
    re.IGNORECASE,
)
_HEARING = re.compile(
    r"\b(?:put\s.{0,20}to|(?:anger|heart|spleen|grievances|frustration|doubts|thoughts)\s\w+)\s*$",
    re.IGNORECASE,
)
# ... or enough where the clause ends behind the name.
_LEFT_AT_END = re.compile(
    rf"(?:{_STARTS}(?i:thus(?:\sfar)?|so(?:\sfar)?|this\smuch|that\smuch|all\sthis|(?:much|most|all"
    rf"|some)\sof\sthis|pace|again)(?:,?\s(?:from|in|by|per|via|comes\sfrom|is\sfrom))?"
    r"|\b(?:all|most|much|some|half|this|that|it|story|rest|details?|figures?|quotes?)\s(?:of\s(?:it"
    r"|this|that)\s)?(?:is|was|are|were|stands|stood)(?:\s(?:all|also|only|\w+ly))?"
    r"\s(?:in|on|from|by|off)(?:\s(?:\w+\s)?[\w-]+['’]s)?)\s*$",
    re.IGNORECASE,
)
_WITH_VERB = re.compile(
    rf"{_STARTS}(?:[Aa]t|[Ww]ith|[Oo]ver\sat|[Ff]or|[Ff]rom|[Tt]o|[Oo]n|[Ii]n|[Oo]ver\son)\s(?:the\s)?$"
)
_GOES_ON = {
    "at": (
        r",?\s(?:they|you|one|we|people)\s(?:now\s|even\s|still\s)?(?:speak|say|talk|count|reckon"
        r"|have\s(?:it|a|the|seen|heard|read|counted)|know|believe|think|put|make|hear|write"
        r"|are\s(?:sure|certain|told))\b"
    ),
    "with": (
        r",?\s(?:one|we|you)\s(?:must|can|may|might|should)\s(?:speak|say|add|ask|note|conclude"
        r"|assume)\b"
    ),
    "for": rf",?\s(?:it\sis|it\swas|there\s(?:are|were|is|was)|that\smakes)\s{_NUMBER}",
    "from": (
        r",?\s(?:we\s(?:have|hear|know|learn|also\shave|take|understand|gather)|(?:also\s)?(?:comes"
        r"|came|there\sis|there\swas)\b|(?:word|news)\b)"
    ),
    "to": (
        r",?\s(?:\w+['’]?\w*\s){1,4}?(?:put|said|spoke|told|admitted|confessed|explained|called"
        r"|described|complained|insisted|swore|denied|gave|added)\b"
    ),
    "on": (
        r"(?:\s(?:this|last|yesterday|on|today|late|early)(?:\s\w+)?)?,?\s(?:it\swas\s"
        r"|there\swas\stalk|they\s(?:say|said|spoke|speak)|the\s\w+\s(?:was|were)\s(?:called|put|given"
        r"|named))"
    ),
    "in": (
        r"['’]s\s(?:\w+\s)?(?:version|telling|account|words|wording|reading|rendering|story)\b"
        r"|,?\s(?:they\swrite|we\sread|one\sreads|it\ssays|it\sis\swritten|there\sis\stalk)\b"
    ),
}
_GOING_ON = {word: re.compile(pattern) for word, pattern in _GOES_ON.items()}
_TOOK = re.compile(r"\b[Ii]t\stook\s(?:the\s)?$")
_TO_FIND = re.compile(
    r"(?:\s[\w'’-]+){1,8}?\sto\s(?P<cue>find|establish|discover|learn|count|trace|dig|unearth"
    r"|work\sout|uncover|expose|track|reveal|get\shold)\b"
)

# --- after the name -------------------------------------------------------------------------------------------

_FIGURE = (
    r"(?:figures?|counts?|tolls?|tally|numbers?|versions?|reckoning|estimates?|totals?|latest"
    r"|bulletins?|flash(?:es)?|despatch(?:es)?|arithmetic|sums?|information)"
)
_OWN_FIGURE = re.compile(
    rf"['’]s?(?:\s[\w-]+){{0,2}}?\s(?P<cue>{_FIGURE})(?:\s(?!(?:fell|rose|are\s(?:up|down)|is\s(?:up"
    rf"|down))\b)(?:is|are|was|were|stands?|stood|differs?|runs?|ran|remains|has|had|gives|gave|puts"
    rf"|counts|makes|speaks"
    r"|says|lists|names|went|goes|comes|came)\b|\s?:)"
)
_LATEST = re.compile(
    r"(?:['’]s?)?(?:\s[\w-]+){0,2}?\s(?P<cue>flash|newsflash|bulletin|wire|ticker)(?:\s(?:at|on"
    r"|from)\s\w+)?\s(?:had|has|gave|gives|put|puts|spoke|speaks|said|says)\b"
)
_BELONGS = re.compile(r"\b(?:is|are|was|were|be|make\s(?:it|that))\s(?:all\s)?(?:the\s)?$")
_SUBJECT = re.compile(
    r"(?:,\s(?:for\sits\spart|too|by\scontrast|meanwhile|however|again|in\sturn"
    r"|on\sthe\sother\shand),)?(?:\s(?:also|now|even|still|\w+ly|in\sturn|in\sfact))*\s(?P<cue>"
    rf"makes\sit\s{_NUMBER}|(?:will|would)\shave\s(?:it|us|its\sreaders|the\s\w+)\s(?:that|believe"
    rf"|know|think)|wants\s(?:us\s)?to\s(?:know|believe|have\s(?:seen|heard|learned|read))\b"
    r"|swears|is\s(?:now\s)?(?:reporting|quoting|citing|saying|suggesting|hearing|claiming"
    r"|running\s(?:the|a)\s(?:story|piece|report)|carrying)\b"
    r"|(?:was|is)\s(?:the\s)?first\s(?:with|to\s(?:have|get|tell|say|name|run|quote|put))\b|(?:had"
    r"|has)\s(?:it|this|that|the\snews|the\sstory|them)\s(?:first|at|on|by|in|before|already|yesterday"
    r"|today)\b"
    r"|devote[sd]\s(?:its|an?|the|\w+)\s(?:[\w-]+\s){0,2}?(?:pages?|articles?|columns?|leader|spread"
    r"|story|stories|report|editorial)\s(?:to|on)\b"
    r"|le(?:ads|d)\s(?:with|on)\b|splash(?:es|ed)\b|(?:prints|printed|reprints|reprinted"
    r"|reproduce[sd])\s(?:an?|the|its|her|his|their|parts|excerpts|extracts|pictures|photographs)\s"
    r"|(?:runs?|ran)\s(?:an?|the|her|his|their|parts|excerpts|extracts)\s(?:[\w-]+\s){0,2}?(?:photos?"
    r"|photographs?|pictures?|letters?|interviews?|stor(?:y|ies)|pieces?|profiles?"
    r"|versions?|text|list|transcripts?|contract|reports?|excerpts?|extracts?|obituar(?:y|ies)"
    r"|columns?|cartoons?|maps?|charts?|figures|quotes?|articles?)\b"
    r"|(?:sent|put|pushed)\s(?:out|round)\b|(?:moved|filed|flashed|wired)\s(?:the|a|its"
    r"|this)\s(?:story|news|report|item|figure|flash|bulletin|dispatch)\b"
    r"|(?:has|had)\shad\s(?:a\s(?:look|glimpse)|sight|access)|has\s(?:a\scopy|copies|sight"
    r"|in\sits\spossession|on\stape|on\srecord)\b|(?:sp(?:oke|eaks)|talked|met)(?=\s?[,.]|\s(?:say"
    r"|said|tell|put|recall|describe|call|claim|think|believe|deny|denied)\b)"
    r"|has\sthe\s(?:[\w-]+\s){1,3}?(?:out|down|dead|sunk|resigning|leaving|gone|fled)\b)"
)
_BEGINS = re.compile(
    r"(?:^|[,;:(—–]\s?|--\s?|\b(?:that|as|while|and|but|when|because|since|if|where|what|which|how|whom|though|yet|or|now)\s)[“\"‘'(]?(?:[Tt]he\s)?$",
    re.IGNORECASE,
)
_COLON = re.compile(
    r"(?:,?\s(?!(?:and|or|is|was|has)\b)[a-z][\w'’-]*(?:\s[a-z][\w'’-]*){0,2}|['’]s?\s(?:latest|last"
    r"|newest|own)(?:\s\w+){0,2})\s?:\s(?!\w+\shere)"
)
_SAID_THERE = re.compile(r"[A-Za-z],?\s(?:in|to|on)\s(?:the\s)?$")
_QUOTING = re.compile(r"\s?:\s?[“\"«]")
_IN_BRACKET = re.compile(r"[(\[](?P<before>(?:[\w'’,-]+\s){0,5}?)(?:to|in|on|via|from|per|by)\s(?:the\s)?$")
_BRACKET_ENDS = re.compile(r"(?:,\s[\w\s]{1,20})?[)\]]")
_DATED = re.compile(r",\s(?:\d{1,2}\s)?[A-Z][a-z]+\.?(?:\s\d{1,2})?(?:,?\s\d{4})?[)\]]")
_OF_SOMEBODY = re.compile(
    r"\b(?:editor|works?|worked|wrote|writes|reporter|columnist|former|ex|job|owner|owned|sold|lost"
    r"|moved|bought)\b",
    re.IGNORECASE,
)


def turn_of_phrase(sentence: str, begin: int, end: int) -> Position | None:
    """Returns the position of ``sentence[begin:end]``, a phrase that ends in an outlet's name.

    Args:
        sentence: one sentence.
        begin: offset of the noun phrase that ends in the name.
        end: offset after the name.
    """
    left = sentence[max(0, begin - 120) : begin]
    return _after(left, sentence, end) or _before(left, sentence, end) or _marked(left, sentence, end)


def _before(left: str, sentence: str, end: int) -> Position | None:
    cue = _LEFT.search(left)
    if cue is None and _ENDS.match(sentence, end):
        cue = _LEFT_AT_END.search(left)
    if cue is not None:
        part = Part.HEARER if _HEARING.search(left) else Part.SPEAKER
        return Position(part, cue[0].strip(" ,.;:—–"))
    lead = _WITH_VERB.search(left)
    if lead is not None:
        word = lead[0].split()[-1] if lead[0].split()[-1] != "the" else lead[0].split()[-2]
        on = _GOING_ON[word.lower()].match(sentence, end)
        return Position(Part.HEARER if word.lower() == "to" else Part.SPEAKER, word) if on else None
    took = _TO_FIND.match(sentence, end) if _TOOK.search(left) else None
    return Position(Part.SPEAKER, took["cue"]) if took else None


def _after(left: str, sentence: str, end: int) -> Position | None:
    own = _OWN_FIGURE.match(sentence, end) or _LATEST.match(sentence, end)
    if own is not None:
        return Position(Part.SPEAKER, own["cue"])
    if sentence[end : end + 2] in ("'s", "’s") and _BELONGS.search(left) and _ENDS.match(sentence, end + 2):
        return Position(Part.SPEAKER, "own")
    verb = _SUBJECT.match(sentence, end) if _BEGINS.search(left) else None
    return Position(Part.SPEAKER, verb["cue"].strip()) if verb else None


def _marked(left: str, sentence: str, end: int) -> Position | None:
    """A colon or brackets make a credit of a bare name."""
    if not left.strip(" “\"'The") and _COLON.match(sentence, end):
        return Position(Part.SPEAKER, ":")
    if _SAID_THERE.search(left) and _QUOTING.match(sentence, end):
        return Position(Part.HEARER, ":")
    if left.endswith(("(", "(the ", "[")) and _DATED.match(sentence, end):
        return Position(Part.SPEAKER, "brackets")
    inside = _IN_BRACKET.search(left)
    if (
        inside is not None
        and _BRACKET_ENDS.match(sentence, end)
        and not _OF_SOMEBODY.search(inside["before"])
    ):
        return Position(Part.SPEAKER, "brackets")
    return None
