"""Whether a name stands where a source stands, told by the words before and after it.

A name alone says nothing: "RT was banned", "the police searched AFP's rooms"
and "he worked for Kyodo" name outlets that are no source of the text.
"""

from __future__ import annotations

import re

from provenance.credit.clauses import further_off
from provenance.credit.cues import (
    REQUESTS,
    Part,
    Position,
    cue_before,
    earlier_starts,
    inverted,
    part_of,
    phrase_start,
)
from provenance.credit.verbs import (
    REPORTED,
    before_its_work,
    heading,
    in_its_work,
    staff_before,
    staff_in_apposition,
    verb_after,
    work_saying,
)
from provenance.credit.ways import in_other_words

__all__ = ["Part", "Position", "part_of", "position"]


def position(sentence: str, start: int, end: int, *, sure: bool = True) -> Position | None:
    """Returns what ``sentence[start:end]``, an outlet, does as a source there, or None when it is no source.

    Args:
        sentence: one sentence.
        start: offset of the name.
        end: offset after it.
        sure: False for a name that is also a common word; it needs a verb that only outlets have.
    """
    begin = phrase_start(sentence, start)
    if (
        not sure and sentence[start:end].isupper()
    ):  # "the EPA said": most likely another body of that short form
        return _of_initials(sentence, start, end)
    return (
        _cleft(sentence, begin, end)
        or _opening_work(sentence, begin, end)
        or cue_before(sentence[:begin], sure=sure)
        or _described(sentence, start, end, sure=sure)
        or verb_after(sentence, end, sure=sure)
        or _in_apposition(sentence, begin, end)
        or further_off(sentence, begin, end, sure=sure)
        or staff_before(sentence, begin, end)
        or staff_in_apposition(sentence, begin, end)
        or in_its_work(sentence, begin, end)
        or work_saying(sentence, end)
        or inverted(sentence[:begin])
        or _asking(sentence, end)
        or _let_know(sentence, begin, end)
        or heading(sentence, begin, end)
        or ((_appended(sentence, start, end) or in_other_words(sentence, begin, end)) if sure else None)
    )


def _opening_work(sentence: str, begin: int, end: int) -> Position | None:
    """ "In an AFP report, the mayor ..." is AFP's telling; "he said in an AFP report" is his."""
    return in_its_work(sentence, begin, end) if sentence[:begin].count(" ") < _OPENS else None


def _of_initials(sentence: str, start: int, end: int) -> Position | None:
    """ "told PA", "PA reported", "PA's reporters say".

    Other bodies of such a name take the article ("told the EPA"), and analysts and data of their own ("RBC analysts").
    """
    told = cue_before(sentence[:start], sure=False)
    if told is not None or _ARTICLE.search(sentence, max(0, start - 5), start):
        return told
    verb = verb_after(sentence, end, sure=False, strong=REPORTED)
    plain = verb is not None and (REPORTED.match(f" {verb.cue}") or _REPORTERS.match(sentence, end))
    return verb if plain else None


_ARTICLE = re.compile(r"\b[Tt]he\s$")
_REPORTERS = re.compile(
    r"(?:['’]s?)?(?:\s[\w-]+){0,2}?\s(?:correspondents?|reporters?|journalists?|photographers?)\b|['’]s?\s[A-Z][\w'’-]*\s[A-Z]"
)


_OPENS = 2  # "In " or "In an " before the phrase, no more


def _cleft(sentence: str, begin: int, end: int) -> Position | None:
    """ "It was El País that revealed ..."."""
    relative = _RELATIVE.match(sentence, end)
    if relative is None or not _IT_WAS.search(sentence, max(0, begin - 12), begin):
        return None
    return verb_after(sentence, relative.end(), sure=True)


_IT_WAS = re.compile(r"\b[Ii]t\s(?:was|is)\s$")
_RELATIVE = re.compile(r",?\s(?:that|which|who)\b")


def _described(sentence: str, start: int, end: int, *, sure: bool) -> Position | None:
    """ "told Catholic broadcaster Radio Plus"."""
    starts = [*earlier_starts(sentence, start), *before_its_work(sentence, start, end)]
    return next((cue for at in starts if (cue := cue_before(sentence[:at], sure=sure))), None)


def _appended(sentence: str, start: int, end: int) -> Position | None:
    """A name that only follows what it is the source of: "... on Monday (Reuters)." and ", so dpa."."""
    begin = phrase_start(sentence, start)
    if _SO_LEFT.search(sentence, max(0, begin - 10), begin) and _CLAUSE_ENDS.match(sentence, end):
        return Position(Part.SPEAKER, "so")
    left, right = _OPENED.search(sentence, 0, start), _CLOSED.match(sentence, end)
    if left is None or right is None or _SOMEBODYS.search(sentence, max(0, left.start() - 60), left.start()):
        return None
    return Position(Part.SPEAKER, "brackets")


_SO_LEFT = re.compile(r",\sso\s(?:the\s)?$")
_CLAUSE_ENDS = re.compile(r"(?:\s(?:from|in|at|on)(?:\s[\w’'-]+){1,4})?\s?(?:[.;!?]|$)")
# Nothing but names stands in the brackets, and nothing but a stop follows them. No character can belong to two parts of
# these (an "and" stands between spaces, words are taken whole): text is hostile, and time must stay in proportion.
_NAME_RUN = r"[A-Z][\w.'’-]*+(?:\s[A-Z][\w.'’-]*+){0,3}+"
_OPENED = re.compile(rf"\s[(\[](?:{_NAME_RUN}(?:\s?[,/&;]|\sand)\s?)*(?:[Tt]he\s)?$")
_CLOSED = re.compile(rf"(?:(?:\s?[,/&;]\s?|\sand\s){_NAME_RUN})*[)\]](?:[.!?]?[”\"]?\s*$|[;:]\s)")
# "Ann Roe (Der Spiegel)" is whom she works for, "the Federal Police (AFP)" what it is called for short.
_SOMEBODYS = re.compile(r"[A-Z][\w.'’-]*\s(?:(?:of|the|for)\s){0,2}[A-Z][\w.'’-]*$")


# "channels, including CNN, reported"
_AMONG_OTHERS = re.compile(r",\s(?:including|such\sas|among\sthem)(?:\s[^,;:]{1,80})?$")
# "did not answer Politico's request for comment": others are asked, and it hears.
_ITS_REQUEST = re.compile(rf"['’]s?\s(?:\w+\s){{0,2}}?(?P<cue>{REQUESTS})\b")


def _asking(sentence: str, end: int) -> Position | None:
    request = _ITS_REQUEST.match(sentence, end)
    return Position(Part.HEARER, request["cue"]) if request else None


def _let_know(sentence: str, begin: int, end: int) -> Position | None:
    """ "his office let Reuters know"."""
    know = _KNOW.match(sentence, end)
    return Position(Part.HEARER, know["cue"]) if know and _LET.search(sentence, 0, begin) else None


_LET = re.compile(r"\blets?\s$")
_KNOW = re.compile(r"\s(?P<cue>know|understand)\b")


def _in_apposition(sentence: str, begin: int, end: int) -> Position | None:
    """ "The country's largest daily, the Orlau Post, reported ..."."""
    left = sentence[:begin].rstrip()
    enclosed = sentence[end : end + 1] == "," and (left.endswith(",") or _AMONG_OTHERS.search(left))
    return verb_after(sentence, end + 1, sure=True) if enclosed else None
