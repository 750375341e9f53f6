"""Who takes a stand in a sentence without a verb of reporting: "the minister, Jane Roe, rejected the figure"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.credit.names import LONGEST
from provenance.text import speech_words as lists
from provenance.text.names import Name, find_names
from provenance.text.speech import outside_quotes, subjects_of

STANDS = lists.words(
    """rejected rejects rejecting dismissed dismisses dismissing described describes describing declared declares
    promised promises promising considers considered expects expected expecting forecasts forecast blamed blames
    blaming accused accuses accusing criticised criticized criticises criticizes condemned condemns welcomed
    welcomes praised praises hailed hails thanked thanks apologised apologized proposed proposes declined declines
    denying alleging insisting saying warning threatened threatens conceding doubts doubted suggests suggested
    recommends recommended urges urged demands demanded advises advised supports supported opposes
    opposed"""
)
_VERBS = STANDS | (lists.SAYING - lists.DOUBTFUL)
_PERSONAL = lists.words("he she they")
_NOBODY = lists.words("neither none nobody both")
_NEAR = 2  # spaces: "The European Union mission considers"
_WORD = re.compile(r"[^\W\d_]+")
_NO_VERB_AFTER = lists.words("to the a an of his her its their by was were been be is are")

_HUMAN = (
    lists.ROLES
    | lists.SOURCES
    | (lists.INSTITUTIONS - lists.words("state city town region house inc un eu who"))
)
_JOINED = re.compile(
    rf"\b(?:and|but|yet|then|[,–—])\s(?:\w+ly\s|also\s|now\s|has\s|have\s|had\s){{0,2}}(?P<verb>{'|'.join(sorted(_VERBS))})\b"
)
_HOLDING = re.compile(
    r"\b(?P<verb>(?:calls?|called|labell?ed|dubs|dubbed|termed)(?=\s(?:it|this|that|him|her|them|the|an?|its|his|their)\b)"
    r"|(?:speaks?|spoke|talks?|talked)(?=\sof\b)|(?:looks?|looked)(?=\sfor\b)|rule[ds]?(?=\s(?:out|that)\b)|own(?:s|ed)(?=\sup\b)"
    r"|(?:makes?|made)(?=\sknown\b)|lets?(?=\s(?:\w+\s){1,3}?know)|informs?|sees?|foresees?|expects?|expected|forecasts?|anticipates?"
    r"|thinks?|thought|considers?|considered|doubts?|doubted|rejects?|rejected|dismiss(?:es|ed)"
    r"|blame[ds]?|accuse[ds]?|critici[sz]e[ds]?|condemn(?:s|ed)?|welcome[ds]?|praise[ds]?|propose[ds]?|decline[ds]?"
    r"|denies|denied|describe[ds]?|remember(?:s|ed)?|recalls?|recount(?:s|ed)?|concludes?|concluded"
    r"|(?:estimate[ds]?|counts?|counted)(?!\sof\b)|quantif(?:y|ies|ied)|calculate[ds]?|claims?|claimed|moan(?:s|ed)|grumble[ds]?"
    r"|expresse[ds]|puts?(?=\s[^,;:.]{1,40}?\sat\b)|puts?\sit|(?:links?|linked|connects?|connected)(?=\s[^,;:.]{1,40}?\s(?:to|with)\b)"
    r"|(?:leaves?|left|keeps?|kept)(?=\s(?:it\s)?open\b)|gave(?=\s(?:an?|the)\s[^,;:.]{1,40}?\s(?:of|as|at)\s\W?\d))\b(?!\sby\b)"
)
# ", calculates Jane Roe", ", informs the bank."
_INVERTED = re.compile(
    r"[,–—]\s(?:informs?|calculates?|reckons?|thinks?|estimates?|remembers?|explains?|concludes?|warns?|predicts?|finds?|guesse?s?|assures?"
    r"|recalls?|believes?|fears?|notes?|admits?|claims?)\s(?P<who>(?:(?:the|an?|its|his|her)\s)?[\w’'-]+(?:\s[\w’'-]+)?)"
)
_POSSESSED = re.compile(
    r"(?P<who>\b(?:(?:the|his|her|its|their|our)\s)?[\w-]+(?:\s[\w-]+){0,2})['’]s?\s(?:\w+\s)?"
    r"(?:phrase|line|words|sentence|proposal|estimate|claim|version|demand|remark|comparison|answer|reply|verdict|forecast|prediction|warning)\b"
)
_IN_WORDS = re.compile(
    r"\bin\s(?P<who>his|her|their|[\w’'-]+(?:\s[\w’'-]+){0,2}['’]s?)\s(?:own\s)?(?:words|opinion|view|eyes|telling|account|judgment|judgement)\b"
    r"|\b(?:believes?|believing|trusts?|going\sby|according\sto)\s(?P<whom>whom)\b"
    r"|\b(?:if|to)\s(?:(?:one|we|you|I)\s)?(?:(?:is|are|may)\s(?:to\s)?)?believes?\s(?P<believed>[^,.;:]{3,60})"
    r"|\b(?:rejected|dismissed|described|called|denied|criticised|criticized|condemned|welcomed|praised|blamed|proposed|promised)"
    r"(?:\s[\w’'-]+){0,3}?\sby\s(?P<by>[^,.;:]{3,60})"
)


def stand_takers(text: str) -> tuple[str, ...]:
    """Returns those who reject, promise, demand, expect or describe something in a sentence, each once.

    Of each such verb it is the nearest name before it that is no place's: what stands between ("Roe, who is seeking a
    third term, has described ...") is passed.
    """
    if len(text) > LONGEST:
        return ()
    plain = outside_quotes(text)
    names = [name for name in find_names(plain) if name.text.lower() not in _NOBODY]
    found: dict[str, None] = {}
    before = ""
    for word in _WORD.finditer(plain) if names else ():
        lower = word[0].lower()
        if lower in _VERBS and before not in _NO_VERB_AFTER:
            nearest = next((n for n in reversed(names) if _may_speak(n, plain, word.start())), None)
            if nearest is not None:
                found.setdefault(nearest.text)
        before = lower
    return tuple(found)


def _may_speak(name: Name, text: str, verb: int) -> bool:
    """Whether a name stands before a verb and is no place's; a land's may speak where the verb is near."""
    between = text[name.end : verb]
    near = between.count(" ") <= _NEAR and "," not in between
    return name.end <= verb and (name.kind != "place" or near)


def opinions(text: str) -> Iterator[tuple[int, int]]:
    """Yields the spans of those whose view a sentence may give: "patients called it", "he thinks", "in her words".

    Such words tell a view as well as a deed ("she sees the sea"), so that they credit nobody by themselves; they do
    where the sentence was taken from one that gives somebody's words.
    """
    if len(text) > LONGEST:
        return
    plain = outside_quotes(text)
    verbs = {held.start("verb") for held in _HOLDING.finditer(plain)}
    yield from ((s.start, s.end) for s in subjects_of(plain, verbs) if s.kind != "outlet")
    yield from _joined(plain)
    for pattern in (_IN_WORDS, _INVERTED, _POSSESSED):
        for told in pattern.finditer(plain):
            yield told.span(told.lastgroup or 0)


def _joined(text: str) -> Iterator[tuple[int, int]]:
    """Of "Roe opened the fair and said ..." the nearest person, office or source before the second verb."""
    verbs = [joined.start() for joined in _JOINED.finditer(text)]
    if not verbs:
        return
    speaking = [(n.start, n.end) for n in find_names(text) if n.kind != "place"]
    speaking += [word.span() for word in _WORD.finditer(text) if _is_human(word[0].lower())]
    for verb in verbs:
        if before := [span for span in speaking if span[1] <= verb]:
            yield max(before)


def _is_human(word: str) -> bool:
    return word in _PERSONAL or word in _HUMAN or word.removesuffix("s") in _HUMAN
