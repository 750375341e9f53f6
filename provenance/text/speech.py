"""Who is said to say it: the speaker and the cue of reported speech, within one sentence.

"X said", "said X", "according to X", "X told Y", "was quoted by X", "citing X".
No parser: a walk over the words to the left or the right of a cue, which stops
where a clause ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.text import speech_words as lists
from provenance.text.words import stem

_WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*|[^\w\s]")
_QUOTED = re.compile(r"“[^”]*”?|«[^»]*»?|„[^“”]*[“”]?|\"[^\"]*\"?")
_OPENING, _CLOSING = frozenset("“«„\""), frozenset("”»\"“’'")
_LONGEST = 12
_NOUN_PHRASE_BEGINS = lists.DETERMINERS | lists.PRONOUNS | lists.ROLES | lists.MEDIA | lists.INSTITUTIONS
_COMPLEMENTS = lists.words("of for from in at on who with seen close familiar near")
_CUES = lists.SAYING | lists.SHOWING | lists.LEADING.keys() | lists.PARTICLES.keys()
_BEFORE_NOUN = lists.words("to of from such these own no")
_CLAUSE_MARKS = frozenset(",.:;“\"—–«")
_LIVES = lists.words("lives life victims casualties dead")
_PERSONAL = lists.words("he she it they we i you")
_BE = lists.words("is was were are be been being")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Speech:
    """``text[start:end] == speaker`` says it; ``text[cue_start:cue_end] == cue`` tells so.

    ``kind`` is person, institution, outlet (by its form: "newspaper", "TV"),
    generic ("officials", "local media"), pronoun or report ("the statement").
    """

    speaker: str
    start: int
    end: int
    cue: str
    cue_start: int
    cue_end: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The words and marks of a sentence, with their lower-case forms side by side."""

    text: str
    spans: tuple[tuple[int, int], ...]
    written: tuple[str, ...]
    lower: tuple[str, ...]


def find_speech(text: str) -> list[Speech]:
    """Returns the reported speech of one sentence, in the order of the cues."""
    words = _split(text)
    quoted = _quoted(text)
    found: list[Speech] = []
    for index, word in enumerate(words.lower):
        if word not in _CUES:
            continue
        if any(start <= words.spans[index][0] < end for start, end in quoted):
            continue
        speech = _at_cue(words, index)
        if speech is not None and all(speech.start != other.start for other in found):
            found.append(speech)
    return found


def speaker_key(speech: Speech) -> str:
    """Returns a short form under which one speaker is the same in two texts: surname, or stems of the office.

    "President Kassym-Jomart Tokayev" and "Tokayev" share a key, and so do
    "the Ministry of the Interior" and "Kazakhstan's Interior Ministry".
    """
    words = [_bare(word) for word in _WORD.findall(speech.speaker.partition(",")[0]) if word[0].isalnum()]
    if speech.kind == "pronoun" or not words:
        return " ".join(words).casefold()
    if speech.kind == "person":
        return words[-1].casefold() if words[-1][0].isupper() else stem(words[-1])
    return _office_key(words)


def source_after(text: str, offset: int) -> str:
    """Returns the source that is named at an offset, after "citing" or "cited"; "" when it is none."""
    words = _split(text[offset:])
    end = _right_end(words, 0)
    speech = _speech(words, 0, end, 0, 0) if end else None
    return speech.speaker if speech is not None and _is_source(speech) else ""


def source_before(text: str, offset: int) -> str:
    """Returns the source that is named before an offset, over a comma or "was": before "quoted by"."""
    words = _split(text[:offset])
    last = _skip_back(words, len(words.written) - 1)
    while last >= 0 and words.written[last] == ",":
        last -= 1
    if last < 0 or not words.written[last][0].isalnum():
        return ""
    start = _left_start(words, last)
    if start > last:  # nothing before the cue can be a source: "as quoted by"
        return ""
    return words.text[words.spans[start][0] : words.spans[last][1]]


def _office_key(words: Sequence[str]) -> str:
    """The head noun and the one word that tells it from its like: "interior ministri"."""
    lower = [word.casefold() for word in words]
    cut = next((i for i, word in enumerate(lower) if word in ("of", "for", "from") and i), len(lower))
    head = stem(lower[cut - 1])
    rest = [w for w in lower[cut:] if w not in lists.SMALL and w != "affairs"]
    before = [w for w in lower[: cut - 1] if w not in lists.SMALL]
    nearest = rest[-1:] if rest else before[-1:]
    return " ".join([*(stem(word) for word in nearest), head])


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


# --- one cue ----------------------------------------------------------------------------------------------


def _at_cue(words: _Words, index: int) -> Speech | None:
    word, after = words.lower[index], words.lower[index + 1 : index + 2]
    follows = lists.LEADING.get(word)
    if follows is not None and words.lower[index + 1 : index + 1 + len(follows)] == follows:
        return _led(words, index, index + len(follows))
    if after == ("by",) and word in lists.PASSIVE:
        return _to_the_right(words, index, index + 1)
    last_cue = index + 1 if after and after[0] in lists.PARTICLES.get(word, ()) else index
    if last_cue == index and word not in lists.SAYING and word not in lists.SHOWING:
        return None
    if "claim" in word and not _LIVES.isdisjoint(words.lower[index + 1 : index + 5]):
        return None
    if _is_noun(words, index) or (word in lists.DOUBTFUL and not _opens_clause(words, index)):
        return None
    if word in lists.PERFORMING and not _opens_report(words, index):
        return None
    return _to_the_left(words, index, last_cue) or _inverted(words, index)


def _is_noun(words: _Words, index: int) -> bool:
    """"the report", "a confirmed case", "the President's remarks" are no verbs."""
    if index == 0:
        return False
    before = words.lower[index - 1]
    return (
        before in _BEFORE_NOUN
        or before.endswith(("'s", "’s", "s'", "s’"))
        or (before in lists.DETERMINERS and not (before in lists.PRONOUNS and _opens_clause(words, index)))
    )


def _opens_clause(words: _Words, index: int) -> bool:
    following = words.lower[index + 1] if index + 1 < len(words.lower) else "."
    return (
        following in _CLAUSE_MARKS
        or following in lists.DETERMINERS | lists.PRONOUNS
        or following in ("that", "how", "there", "on")
        or words.written[index + 1][0].isupper()
    )


def _opens_report(words: _Words, index: int) -> bool:
    """"announced that" and "..., it announced on Monday." report; "announced the dismissal" is a deed."""
    rest = words.lower[index + 1 : index + 5]
    return not rest or rest[0] in _CLAUSE_MARKS | {"that", "on", "in", "at", "by", "to", "late", "early"} or (
        rest[0] in lists.DAYS or "that" in rest
    )


def _led(words: _Words, index: int, last_cue: int) -> Speech | None:
    """After "according to" anybody stands; "citing" may also give a reason, and "per" a rate."""
    speech = _to_the_right(words, index, last_cue)
    if speech is None or words.lower[index] in ("according", "quoted", "cited"):
        return speech
    if words.lower[index] == "per":
        return speech if words.written[index + 1][0].isupper() or words.lower[index + 1] == "the" else None
    return speech if _is_source(speech) else None


def _is_source(speech: Speech) -> bool:
    """Whether somebody or something that can tell is meant: "two officials", not "poor visibility"."""
    lower = [word.lower() for word in _WORD.findall(speech.speaker)]
    head = _bare(lower[_head_end(lower) - 1])
    return speech.kind != "generic" or head in lists.SOURCES or head.removesuffix("s") in lists.ROLES | lists.SOURCES


def _to_the_right(words: _Words, first_cue: int, last_cue: int) -> Speech | None:
    end = _right_end(words, last_cue + 1)
    return _speech(words, last_cue + 1, end, first_cue, last_cue) if end > last_cue + 1 else None


def _inverted(words: _Words, index: int) -> Speech | None:
    """``"...," said X``: only after a quotation or a comma, and where a noun phrase begins."""
    if words.lower[index] not in lists.SAYING or index + 1 >= len(words.written):
        return None
    if index and words.written[index - 1] not in _CLOSING | {",", "–", "—", "-"}:
        return None
    follows = words.written[index + 1]
    after_quote = index > 0 and words.written[index - 1] in _CLOSING and follows not in lists.RIGHT_ENDS
    if not (follows[0].isupper() or follows in _NOUN_PHRASE_BEGINS or (after_quote and follows[0].isalpha())):
        return None
    if words.written[max(0, index - 1)] == "," and follows in ("that", "this"):
        return None
    return _to_the_right(words, index, index)


def _to_the_left(words: _Words, index: int, last_cue: int) -> Speech | None:
    last = _skip_back(words, index - 1)
    if not _BE.isdisjoint(words.lower[last + 1 : index]):
        return None  # "was told", "were reported": somebody else says it
    if last >= 0 and words.written[last] in (",", ")"):
        last = _before_apposition(words, last)
    if last < 0 or not words.written[last][0].isalnum():
        return None
    first = _left_start(words, last)
    approached = _approached(words, first)
    if approached > 0:
        first, last = _left_start(words, approached - 1), approached - 1
    if first > last or (first and words.lower[first - 1] in lists.CONCEDING):
        return None
    speech = _speech(words, first, last + 1, index, last_cue)
    shows = words.lower[index] in lists.SHOWING and words.lower[index] not in lists.SAYING
    return None if speech is None or (shows and speech.kind != "report") else speech


def _approached(words: _Words, first: int) -> int:
    """Where "contacted by" stands just before a phrase: "an agent contacted by this newspaper said"; else -1."""
    by = next((i for i in (first - 1, first - 2) if i > 1 and words.lower[i] == "by"), -1)
    return by - 1 if by > 0 and words.lower[by - 1] in lists.APPROACHED else -1


def _skip_back(words: _Words, last: int) -> int:
    """Passes adverbs, auxiliaries and days between a subject and its verb."""
    while last >= 0:
        word = words.lower[last]
        if word in lists.DAYS and last and words.lower[last - 1] in lists.DAY_LEADS:
            last -= 1
            while last >= 0 and words.lower[last] in lists.DAY_LEADS:
                last -= 1
        elif word in lists.SKIPPED or (word.endswith("ly") and len(word) > 4 and words.written[last] == word):
            last -= 1
        else:
            break
    return last


def _before_apposition(words: _Words, mark: int) -> int:
    """``X, the head of Y, said``: from the closing comma back to the last word of X, or -1.

    Of "the head of Y, X, said" it is X as well.
    """
    if words.written[mark] == ")":
        return _skip_back(words, _rindex(words.written, "(", mark) - 1)
    ends = [mark - 1]
    for _ in range(3):
        comma = _rindex(words.written, ",", mark)
        if comma < 1 or mark - comma > 2 * _LONGEST or any(w in _OPENING for w in words.written[comma:mark]):
            break
        ends.append(comma - 1)
        mark = comma
    named = [end for end in ends if len(ends) > 1 and _is_bare_name(words, end)]
    return named[0] if named else (ends[1] if len(ends) > 1 and words.written[ends[1]][0].isalnum() else -1)


def _is_bare_name(words: _Words, last: int) -> bool:
    first = _left_start(words, last)
    phrase = words.written[first : last + 1]
    return bool(phrase) and all(word[0].isupper() or word in (".", "and", "al", "de", "of") for word in phrase) and (
        phrase[0].lower() not in lists.OPENERS | lists.MONTHS | lists.DAYS and not any("'s" in w or "’s" in w for w in phrase)
    )


def _rindex(items: Sequence[str], item: str, end: int) -> int:
    return next((i for i in range(end - 1, -1, -1) if items[i] == item), -1)


def _left_start(words: _Words, last: int) -> int:
    """First word of the noun phrase that ends at ``last``."""
    if words.lower[last] in _PERSONAL:
        return last
    first = last + 1
    while first > 0 and last - first < _LONGEST:
        word, lower = words.written[first - 1], words.lower[first - 1]
        ends = not word[0].isalnum() or lower in lists.LEFT_ENDS
        if ends and not (first > 1 and first <= last and _goes_on(words, first - 1)):
            break
        first -= 1
    return _drop_openers(words, first, last)


def _goes_on(words: _Words, index: int) -> bool:
    """Whether a noun phrase goes on: over the stop of "Mr. X", the "and" of "X and Y", "close to Z"."""
    before, word, after = words.written[index - 1 : index + 2]
    if word in lists.BINDERS:
        return before in lists.BINDERS[word]
    if word in ("'", "’"):
        return before.endswith("s")
    return before[0].isupper() and (
        (word == "." and after[0].isupper()) or (word == "and" and (after[0].isupper() or after == "the"))
    )


def _drop_openers(words: _Words, first: int, last: int) -> int:
    """Leaves out "Earlier on Friday", "On 7 January" before the subject."""
    opened = False
    while first < last:
        lower = words.lower[first]
        if lower in lists.OPENERS or lower in lists.SKIPPED:
            opened = True
        elif not (opened and (lower in lists.DAYS | lists.MONTHS or _NUMBER.match(lower))):
            break
        first += 1
    return first


def _right_end(words: _Words, first: int) -> int:
    """Index after the noun phrase that begins at ``first``."""
    end = first
    while end < len(words.written) and end - first <= _LONGEST:
        word, lower = words.written[end], words.lower[end]
        ends = not word[0].isalnum() or lower in lists.RIGHT_ENDS or lower in lists.DAYS
        if ends and not (first < end < len(words.written) - 1 and _goes_on(words, end)):
            break
        end += 1
    return end


def _speech(words: _Words, first: int, end: int, cue_first: int, cue_last: int) -> Speech | None:
    kind = _kind(words.written[first:end], words.lower[first:end])
    if kind is None:
        return None
    start, stop = words.spans[first][0], words.spans[end - 1][1]
    cue_start, cue_end = words.spans[cue_first][0], words.spans[cue_last][1]
    speaker, cue = words.text[start:stop], words.text[cue_start:cue_end]
    return Speech(speaker, start, stop, cue, cue_start, cue_end, kind)


# --- what kind of speaker ---------------------------------------------------------------------------------


def _kind(written: Sequence[str], lower: Sequence[str]) -> str | None:
    if not any(word[0].isalpha() for word in written):
        return None
    if len(lower) == 1 and lower[0] in lists.PRONOUNS:
        return "pronoun"
    cut = _head_end(lower)
    head = _bare(lower[cut - 1])
    names = [w for i, w in enumerate(written[:cut]) if w[0].isupper() and (i or _is_name(w))]
    if head in lists.REPORTS:
        return "report"
    if head in lists.MEDIA and not names:
        return "generic"
    if head in lists.OUTLETS or (head == "agency" and "news" in lower):
        return "outlet"
    if head in lists.INSTITUTIONS or (names and any(_bare(w.casefold()) in lists.INSTITUTIONS for w in names)):
        return "institution"
    if head in lists.ROLES:
        return "person"
    if head.removesuffix("s") in lists.ROLES:
        return "generic"
    if not names and not _noun_like(lower, cut):
        return None
    if not names or (head.endswith("s") and written[cut - 1].islower()):
        return "generic"
    return "institution" if len(names[-1]) > 1 and names[-1].isupper() else "person"


def _noun_like(lower: Sequence[str], cut: int) -> bool:
    """Whether a phrase without names can be a speaker: "the crowd", "residents", but not "far", "put them there"."""
    head = lower[cut - 1]
    if any(word in _PERSONAL or word in ("them", "him", "us", "there") for word in lower):
        return False
    return lower[0] in lists.DETERMINERS or head.endswith("s") or head in lists.SOURCES or len(lower) > 1 < cut


def _head_end(lower: Sequence[str]) -> int:
    """Where the head of the phrase ends, before its complements: "the head | of the agency"."""
    return next((i for i, word in enumerate(lower) if i and word in _COMPLEMENTS), len(lower))


def _is_name(word: str) -> bool:
    return word.casefold() not in lists.DETERMINERS | lists.OPENERS


# --- words ------------------------------------------------------------------------------------------------


def _split(text: str) -> _Words:
    matches = list(_WORD.finditer(text))
    written = tuple(match[0] for match in matches)
    return _Words(
        text, tuple(match.span() for match in matches), written, tuple(word.lower() for word in written)
    )


def _quoted(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTED.finditer(text)]
