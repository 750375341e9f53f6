"""Whose word it is without a verb of saying, of persons, offices and unnamed ones: "by the ministry's count".

The ways to credit an outlet (``provenance.credit.ways``) look round a name that is known; here the words must find who
it is. So these stand in a table of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from provenance.credit.fragments import Fragment
from provenance.text import speech_words as lists
from provenance.text.speaker_kinds import kind_of
from provenance.text.speech import Speech


class Turn(NamedTuple):
    """A turn of phrase, with an example; ``who`` is whose word it is, and ``cue`` what tells so, where not all does."""

    example: str
    pattern: str
    needs: tuple[str, ...]
    """Lists of words and marks; of each list one must be in the sentence. A quick look for them saves most searches."""
    kind: str = ""
    """Kind of the speaker; where empty, his words tell."""
    also: str = ""
    """Another example, where the pattern goes on in two ways behind whose word it is."""


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_NOUNS = lists.INSTITUTIONS | lists.ROLES | lists.SOURCES | lists.words("regulator police inspectors coach")
_HEADS = "|".join(sorted({f"{noun.removesuffix('s')}s?" if len(noun) > 3 else noun for noun in _NOUNS}))
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
_ONES = "one another others some many several both second third few"
_SAY = (
    "said say says add adds added recall recalls recalled explain explains explained admit admits admitted wrote write"
    " writes ask asks asked remember remembers remembered insist insists insisted complain complains complained claim"
    " claims claimed sigh sighs sighed told"
)
_SAID = _any(_SAY)
# "has described the floor as": the words that are looked for, and what must stand round them (VERB).
_HOLDING = {
    "called described labeled labelled dubbed termed branded portrayed dismissed rejected defended welcomed condemned"
    " criticised criticized hailed slammed denounced calls describes dismisses rejects defends welcomes condemns": (
        r"VERB(?=\s(?!(?:in|off|up|for|on)\b)\w)"
    ),
    "rule rules ruled": r"VERB\sout",
    "sees forecast forecasts expect expects projects anticipate anticipates estimate estimates counts blame blames"
    " blamed": r"VERB\s",
    "foresees reckon reckons retort retorts retorted shrug shrugs shrugged": r"VERB\b",
    "puts": r"VERB(?=\s(?:the|it|its|damage)\b)",
    "speak speaks spoke talks talked": r"VERB\sof",
    "find finds": r"VERB\s(?:that|it|them|the)\b",
    "found": r"VERB\sthat",
    "looks": r"VERB\sfor\sa",
    "glad sure certain convinced confident adamant": r"is\sVERB\b",
    "opinion": r"is\sof\sthe\sVERB\b",
}
_HOLD_WORDS = (f"{' '.join(_HOLDING)} it", f"{' '.join(_HOLDING)} that")  # "that" alone stands everywhere
_HOLDS = (
    "(?:"
    + "|".join(round_it.replace("VERB", _any(verbs)) for verbs, round_it in _HOLDING.items())
    + r"|it\sthat)"
)
_VIEWS = (
    "think thinks consider considers suppose supposes assume assumes feel feels fear fears hope hopes expect expects"
    " suspect suspects guess guesses doubt doubts"
)
# What closes a sentence behind its speaker: "..., experts think.", "..., the press service reminds."
_TAGS = (
    f"{_VIEWS} inform informs remind reminds reminded opine opines opined advise advises advised confess confesses"
    " confessed warn warns summed sums made makes convinced persuaded clear known up"
)
_TAGGED = (
    rf"(?:{_any(_TAGS.partition(' summed')[0])}|(?:summed|sums)\sup|(?:made|makes)\s(?:it\s)?(?:clear|known)"
    r"|(?:is|are|was|were)\s(?:convinced|persuaded))"
)
_UNNAMED = (
    "analysts experts economists observers scientists specialists researchers doctors engineers traders residents"
    " locals critics officials lawyers diplomats historians politicians activists farmers drivers investigators"
    " sources people insiders police prosecutors authorities"
)
_INVERTED = (
    "say says said warn warns warned fear think believe insist claim argue note estimate reckon hold add hope"
)
_COUNTING = "police official union hospital government army ministry party"
_COUNTED = "count figures estimates tally reckoning data"
_PHRASED = "put puts framed phrased described explained saw sees"
_PAPERS = "message statement report document release letter text post publication notice bulletin"
_SEVERAL = (
    rf"(?P<who>(?:(?:two|three|some|many|most|several|the)\s)?(?:(?-i:[a-z-]+|[A-Z][\w-]+)\s)?{_any(_UNNAMED)}"
    r"(?:\s(?:close\sto|familiar\swith)\s[^,;:]{2,40}?)?)"
)
_POINTS = (
    "version line view account defence defense position answer reply argument explanation verdict opinion stance"
    " reading"
)
_MESSAGES = "word line version message answer news"
_COUNTS = "words view opinion telling account version count estimate reckoning tally figures mind"
# After a quotation any verb says who spoke; "opens on Friday" says when.
_SOMEHOW = (
    r"(?P<cue>(?!(?:is|was|has|opens|closes|starts|ends|runs|airs|premieres)\b)(?:[a-z]{2,}(?:ed|s)|spat|swore|sang|wept|wrote"
    r"|ran|read|went|put\sit))"
)
_CLOSED = r"[,.!?…][”\"’']\s"
_MARK = "”"  # stands for all marks that close a quotation
_DAY = r"(?!(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
_PLACE = r"(?:\s(?:at|of|in|with|from|for)\s(?:the\s)?[\w’-]+(?:\s(?-i:[A-Z])[\w’-]+){0,2})?"
_RIGHT = r"(?:(?:has|have)\sit\sright|(?:is|are)\s(?:right|correct|to\sbe\sbelieved))"
_AMONG = r"(?:\sof\s(?:them|those|the\s[\w-]+))?(?:\s[a-z]+)?"
_IN_ITS = r"[Ii]n\s(?:its|his|her|their|a|the)\s[^,;:.]{1,40}?\s"

TURNS = (
    # Unnamed ones first; of the others it is their words that tell what they are.
    Turn(
        '"It was wet in there," said another.', rf"[”\"’,]\s{_SAID}\s{_ONE}\b", (_SAY, _ONES), kind="generic"
    ),
    Turn(
        "One of them said that it was wet.",
        rf"(?:^|[”\"’,;]\s){_ONE}{_AMONG}\s{_SAID}\b",
        (_SAY, _ONES),
        kind="generic",
    ),
    Turn(
        "The floor is wet, according to one of them.",
        rf"\b(?P<cue>according\sto|in\sthe\swords\sof)\s{_ONE}{_AMONG}(?=\s?[,.;]|$)",
        ("according words", _ONES),
        kind="generic",
    ),
    Turn(
        "The floor is wet, according to people familiar with it.",
        rf"\b(?P<cue>according\sto)\s(?P<who>(?:\w+\s)?{_any(_UNNAMED)}\s(?:close\sto|familiar\swith)\s(?:them|it|him|her))\b",
        (_UNNAMED, "them it him her", "according"),
        kind="generic",
    ),
    Turn(
        "In the opinion of experts the floor is wet.",
        rf"\b[iI]n\sthe\s{_any(_COUNTS)}\sof\s{_SEVERAL}(?=\s?[,.;]|\s[a-z]|$)",
        (_COUNTS, _UNNAMED),
        kind="generic",
    ),
    Turn(
        "The floor is wet, as stated in the message.",
        rf"\bas\s(?:is\s|was\s)?(?P<cue>(?:stated|noted|said|reported|indicated|specified|emphasi[sz]ed)\sin)\s"
        rf"(?P<who>(?:the|a|an|its|their)\s(?:[\w’'-]+\s){{0,3}}?{_any(_PAPERS)})\b",
        ("stated noted said reported indicated specified emphasized emphasised", _PAPERS),
        kind="generic",
    ),
    Turn(
        "The floor is wet, experts think.",
        rf",\s{_SEVERAL}{_LIGHTLY}\s(?P<cue>{_TAGGED})\W{{0,3}}$",
        (_UNNAMED, _TAGS),
        kind="generic",
    ),
    Turn(
        "The floor is wet, say people close to the owner.",
        rf",\s(?P<cue>{_any(_INVERTED)})\s{_SEVERAL}(?=\s?[,.;]|\s(?:and|who|in|of|from|at|with)\b|$)",
        (_UNNAMED, _INVERTED),
        kind="generic",
    ),
    Turn(
        "The floor was wet, the inquest heard.",
        r"\b(?P<who>the\s(?:court|jury|inquest|hearing|tribunal|inquiry|committee|trial)|MPs|lawmakers|senators|councillors)"
        r"\s(?P<cue>heard|(?:was|were)\stold)\b",
        (
            "heard told",
            "court jury inquest hearing tribunal inquiry committee trial mps lawmakers senators councillors",
        ),
        kind="generic",
    ),
    Turn(
        "By the police count nine floors are wet.",
        rf"\bby\s(?:the\s|an?\s)?(?P<who>{_any(_COUNTING)})\s{_any(_COUNTED)}\b",
        ("by", _COUNTING, _COUNTED),
        kind="generic",
    ),
    Turn(
        "Union figures put the wet floors at nine.",
        r"(?:^|[,;]\s)(?P<who>(?:[\w’'-]+\s){0,2}(?:figures|data|statistics|records|numbers))\s(?P<cue>puts?)\s[^,;]{1,60}?\sat\b",
        ("figures data statistics records numbers", "put puts"),
        kind="generic",
    ),
    Turn(
        "Analysts consider that the floor is wet.",
        rf"^{_SEVERAL}{_LIGHTLY}\s(?P<cue>{_any(_VIEWS)})\s(?!to\b)",
        (_UNNAMED, _VIEWS),
        kind="generic",
    ),
    Turn(
        "The floor is wet, as the mayor put it.",
        rf"\b(?:as|is\show|was\show)\s(?:one\sof\s)?{_WHO}\s(?P<cue>{_any(_PHRASED)})\b",
        ("as how", _PHRASED),
    ),
    Turn(
        "An expert put the damage at nine million.",
        rf"(?:^|[,;]\s|\b(?:and|but|while)\s){_WHO}{_ASIDE}{_LIGHTLY}\s(?P<cue>put)\s(?:it|(?:the|its|their|his|her)\s[^,;]{{1,40}}?)\sat\b",
        ("put",),
    ),
    Turn(
        "The mayor, for one, holds that the floor is wet.",
        rf"^{_WHO},\sfor\s(?:one|his\spart|her\spart|its\spart),\s(?P<cue>[a-z]+)\b",
        ("for", "one part"),
    ),
    Turn("The floor is wet, so the mayor.", rf",\sso\s{_WHO}\W{{0,3}}$", ("so",)),
    Turn(
        "The floor is wet, the press service reminds.",
        rf",\s{_WHO}{_LIGHTLY}\s(?P<cue>{_TAGGED})\W{{0,3}}$",
        (_TAGS,),
    ),
    Turn(
        '"It is wet in there," she snapped.',
        rf"{_CLOSED}(?P<who>he|she|they)\s(?:\w+ly\s)?{_SOMEHOW}(?=\s?[,.;]|\s[a-z]|$)",
        (_MARK, "he she they"),
        kind="generic",
    ),
    Turn(
        "The floor was wet, going by delivery lists.",
        r"\b(?:going|judging|to\sgo)\sby\s(?P<who>(?:the\s|its\s|their\s)?[a-z-]+(?:\s[a-z-]+){0,2})(?=\s?[,.;]|$)",
        ("going judging go",),
        kind="generic",
    ),
    Turn(
        "The mayor has described the floor as wet.",
        rf"(?:^|[,;:”\"]\s|\b(?:and|but|while|as)\s){_WHO}{_ASIDE}{_LIGHTLY}\s(?P<cue>{_HOLDS})",
        _HOLD_WORDS,
    ),
    Turn(
        "In its reply the University of Brenn has called the floor wet.",
        rf"(?:^|[,;]\s){_IN_ITS}(?P<who>{_SMALL}|the\s{_GREAT}|{_GREAT}){_LIGHTLY}\s(?P<cue>{_HOLDS})",
        (*_HOLD_WORDS, "in"),
    ),
    Turn(
        "The ministry's line is that the floor is wet.",
        rf"{_BEGINS}{_WHO}(?:['’]s?\s(?:own\s)?{_any(_POINTS)}\s(?:is|was|has)\b"
        rf"|{_PLACE}\s(?:is|was|are|were|has\sbeen|have\sbeen)\s(?P<cue>(?:quoted|cited)\s(?:as\s)?saying)\b)",
        (f"{_POINTS} saying",),
        also="A source at the mill was quoted as saying that it was wet.",
    ),
    Turn(
        "The word from the ministry is that the floor is wet.",
        rf"\b{_any(_MESSAGES)}\sfrom\s{_WHO}\s(?:is|was)\b",
        (_MESSAGES, "from"),
    ),
    Turn(
        "By the ministry's count nine floors are wet.",
        rf"\b(?:in|by|on|to)\s{_WHO}['’]s?\s(?:own\s)?{_any(_COUNTS)}\b",
        (_COUNTS, _MARK),
    ),
    Turn(
        "In the view of the ministry nine floors are wet.",
        rf"\b(?:in|by|on|to)\sthe\s{_any(_COUNTS)}\sof\s{_WHO}",
        (_COUNTS, "of"),
    ),
    Turn(
        "The floor was wet, if two survivors have it right.",
        rf"\bif\s{_WHO}\s{_RIGHT}",
        ("if", "right correct believed"),
    ),
    Turn(
        'The mayor (61) looks down: "Wet is wet."',
        rf"^(?=[^“”\":]+:\s[“\"]){_WHO}[^“”\":]{{0,220}}(?P<cue>:)\s[“\"]",
        (":",),
    ),
    Turn('"It is wet in there," thundered Judge Ann Roe.', rf"{_CLOSED}{_SOMEHOW}\s{_DAY}{_WHO}", (_MARK,)),
    Turn(
        '"Wet is wet" was all that the mayor had to say.',
        rf"[”\"],?\s(?:is|was)\s(?:all\sthat\s)?{_WHO}(?:['’]s|\shad\sto\ssay)",
        (_MARK, "is was"),
    ),
)
_SOUGHT = tuple(
    (turn, [frozenset(needs.split()) for needs in turn.needs], re.compile(turn.pattern, re.IGNORECASE))
    for turn in TURNS
)
_NEEDED = frozenset().union(*(needs for _, needed, _ in _SOUGHT for needs in needed))
_CLOSING = frozenset("”\"’'")


def hinted(fragment: Fragment) -> tuple[str, ...]:
    """Returns the words and marks of a fragment that a turn needs."""
    found = [*_NEEDED.intersection(fragment.folded)]
    if not _CLOSING.isdisjoint(fragment.text):
        found.append(_MARK)
    if ":" in fragment.text:
        found.append(":")
    return tuple(found)


def voices(text: str, hints: Set[str]) -> Iterator[Speech]:
    """Yields whose word a sentence gives by other than a verb of saying; nobody twice.

    Args:
        text: the sentence.
        hints: what its fragments hold.
    """
    taken: list[tuple[int, int]] = []
    for turn, needed, pattern in _SOUGHT:
        match = None if any(map(hints.isdisjoint, needed)) else pattern.search(text)
        if match is None:
            continue
        start, end = match.span("who")
        if any(start < other_end and other < end for other, other_end in taken):
            continue
        taken.append((start, end))
        who = match["who"]
        cue = (match.groupdict().get("cue") or match[0].replace(who, "").strip(' ,;:”"“')).strip()
        yield _speech(who, start, end, cue, turn.kind)


def _speech(who: str, start: int, end: int, cue: str, kind: str) -> Speech:
    words = re.findall(r"[\w’'-]+", who)
    kind = kind or kind_of(words, [word.lower() for word in words]) or "generic"
    return Speech(who, start, end, cue, start, end, "generic" if kind == "pronoun" else kind)
