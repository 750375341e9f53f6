"""Who is said to say it: the speaker and the cue of reported speech, within one sentence.

"X said", "said X", "according to X", "X told Y", "was quoted by X", "citing X".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from provenance.text import speech_words as lists
from provenance.text.phrases import (
    WORD,
    Words,
    approached,
    before_apposition,
    left_start,
    right_end,
    skip_back,
    split_words,
)
from provenance.text.speaker_kinds import bare, head_end, kind_of
from provenance.text.words import ByFragment, stem

_QUOTED = re.compile(r"“[^”]*”?|«[^»]*»?|„[^“”]*[“”]?|\"[^\"]*\"?")
_CLOSING = frozenset("”»\"“’'")
_NOUN_PHRASE_BEGINS = lists.DETERMINERS | lists.PRONOUNS | lists.ROLES | lists.MEDIA | lists.INSTITUTIONS
CUES = lists.SAYING | lists.SHOWING | lists.LEADING.keys() | lists.PARTICLES.keys()
"""The words that can tell of speech; a text without one says of nobody that he speaks."""
_BEFORE_NOUN = lists.words("to of from such these own no")
_NEVER_LAST = lists.words("the a an its their our my")  # of a subject
_CLAUSE_MARKS = frozenset(',.:;“"—–«')
_ABSTRACT = re.compile(r"(?:ity|ities|ness|tions?|isms?|ances?|ences?|ures?|cy|ships?|sions?|ments?|ings?)$")
_SINGULAR = lists.words("a an each every another")
_BEFORE_DESCRIBED = lists.words("from with by on in of for into through about as")
_ADJECTIVE = re.compile(
    r"[a-z]{3}(?:ed|ten|wn|ic|al|ous|ive|ful|less|ing)$|^(?:new|old|early|first|own|false|wild|earlier)$"
)
_OF_THE_STATE = frozenset((noun,) for noun in lists.MEDIA | lists.OUTLETS | lists.INSTITUTIONS | lists.ROLES)
_AGREED = lists.words("contract contracts deal deals agreement agreements treaty pact talks visit")
_GOES_ON = _CLAUSE_MARKS | {"to", "that"}
_LIVES = lists.words("lives life victims casualties dead")
_BE = lists.words("is was were are be been being")


class Speech(NamedTuple):
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


def find_speech(text: str) -> list[Speech]:
    """Returns the reported speech of one sentence, in the order of the cues."""
    return list(_find(text))


@lru_cache(maxsize=4096)
def _find(text: str) -> tuple[Speech, ...]:
    if not _CUED.any_of(text):
        return ()
    words = split_words(text)
    quoted = _quoted(text)
    found: list[Speech] = []
    for index, word in enumerate(words.lower):
        if word not in CUES:
            continue
        if any(start <= words.spans[index][0] < end for start, end in quoted):
            continue
        speech = _at_cue(words, index)
        if speech is not None and all(speech.start != other.start for other in found):
            found.append(speech)
    return tuple(found)


def _cued(fragment: str) -> tuple[str, ...]:
    words = [fragment] if fragment.isalpha() else WORD.findall(fragment)
    return tuple([word for word in map(str.lower, words) if word in CUES])


_CUED = ByFragment(_cued)


def speaker_key(speech: Speech) -> str:
    """Returns a short form under which one speaker is the same in two texts: surname, or stems of the office.

    "President Kassym-Jomart Tokayev" and "Tokayev" share a key, and so do
    "the Ministry of the Interior" and "Kazakhstan's Interior Ministry".
    """
    words = [bare(word) for word in WORD.findall(speech.speaker.partition(",")[0]) if word[0].isalnum()]
    if speech.kind == "pronoun" or not words:
        return " ".join(words).casefold()
    if speech.kind == "person":
        return words[-1].casefold() if words[-1][0].isupper() else stem(words[-1])
    return _office_key(words)


def outside_quotes(text: str) -> str:
    """Returns a sentence with spaces for all that stands in quotation marks; offsets stay."""
    return _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)


def subjects_of(text: str, verbs: Collection[int]) -> list[Speech]:
    """Returns who is the subject of the verbs that begin at some offsets, whatever verbs they are.

    Verbs that are nouns there, and those whose subject can be nobody, are left out.
    """
    words = split_words(text) if verbs else None
    if words is None:
        return []
    places = [i for i, (start, _) in enumerate(words.spans) if start in verbs and not _is_noun(words, i)]
    return [speech for i in places if (speech := _to_the_left(words, i, i)) is not None]


def source_after(text: str, offset: int) -> str:
    """Returns the source that is named at an offset, after "citing" or "cited"; "" when it is none."""
    words = split_words(text[offset:])
    end = right_end(words, 0)
    speech = _speech(words, 0, end, 0, 0) if end else None
    return speech.speaker if speech is not None and _is_source(speech) else ""


def source_before(text: str, offset: int) -> str:
    """Returns the source that is named before an offset, over a comma or "was": before "quoted by"."""
    words = split_words(text[:offset])
    last = skip_back(words, len(words.written) - 1)
    while last >= 0 and words.written[last] == ",":
        last -= 1
    if last < 0 or not words.written[last][0].isalnum():
        return ""
    start = left_start(words, last)
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


# --- one cue ----------------------------------------------------------------------------------------------


def _at_cue(words: Words, index: int) -> Speech | None:
    word, after = words.lower[index], words.lower[index + 1 : index + 2]
    follows = lists.LEADING.get(word)
    if follows is not None and words.lower[index + 1 : index + 1 + len(follows)] == follows:
        return _led(words, index, index + len(follows))
    if after == ("by",) and word in lists.PASSIVE:
        return _to_the_right(words, index, index + 1)
    last_cue = index + 1 if after and after[0] in lists.PARTICLES.get(word, ()) else index
    if last_cue == index and word not in lists.SAYING and word not in lists.SHOWING:
        return None
    if word in ("went", "goes") and (words.lower[last_cue + 1 : last_cue + 2] or (".",))[0] not in _GOES_ON:
        return None  # "chains went on the gates"
    if "conclude" in word and not _AGREED.isdisjoint(words.lower[index + 1 : index + 6]):
        return None
    if "claim" in word and not _LIVES.isdisjoint(words.lower[index + 1 : index + 5]):
        return None
    if _is_noun(words, index) or (word in lists.DOUBTFUL and not _opens_clause(words, index)):
        return None
    if word in lists.PERFORMING and not _opens_report(words, index):
        return None
    return _to_the_left(words, index, last_cue) or _inverted(words, index)


def _is_noun(words: Words, index: int) -> bool:
    """ "the report", "a confirmed case", "the President's remarks" are no verbs."""
    if index == 0:
        return False
    before = words.lower[index - 1]
    if words.lower[index] == "state" and words.lower[index + 1 : index + 2] in _OF_THE_STATE:
        return True
    if words.lower[index] in lists.DOUBTFUL and _is_described(words, index):
        return True
    return (
        before in _BEFORE_NOUN
        or before.endswith(("'s", "’s", "s'", "s’"))
        or (before in lists.DETERMINERS and not (before in lists.PRONOUNS and _opens_clause(words, index)))
    )


def _is_described(words: Words, index: int) -> bool:
    """ "a humiliating note", "from scribbled notes": an article or a preposition, an adjective, and the noun."""
    opening = words.lower[index - 2] if index > 1 else ""
    if not words.written[index - 1][0].islower():
        return False
    one = opening in _SINGULAR and not words.lower[index].endswith(("s", "ed"))
    return one or (opening in _BEFORE_DESCRIBED and _ADJECTIVE.search(words.lower[index - 1]) is not None)


def _opens_clause(words: Words, index: int) -> bool:
    following = words.lower[index + 1] if index + 1 < len(words.lower) else "."
    return (
        following in _CLAUSE_MARKS
        or following in lists.DETERMINERS | lists.PRONOUNS
        or following in ("that", "how", "there", "on")
        or words.written[index + 1][0].isupper()
    )


def _opens_report(words: Words, index: int) -> bool:
    """ "announced that" and "..., it announced on Monday." report; "announced the dismissal" is a deed."""
    rest = words.lower[index + 1 : index + 5]
    return (
        not rest
        or rest[0] in _CLAUSE_MARKS | {"that", "on", "in", "at", "by", "to", "late", "early"}
        or (rest[0] in lists.DAYS or "that" in rest)
    )


def _led(words: Words, index: int, last_cue: int) -> Speech | None:
    """After "according to" anybody stands; "citing" may also give a reason, and "per" a rate."""
    speech = _to_the_right(words, index, last_cue)
    if speech is None or words.lower[index] in ("according", "quoted", "cited"):
        return speech
    if words.lower[index] == "per":
        return speech if words.written[index + 1][0].isupper() or words.lower[index + 1] == "the" else None
    return speech if _is_source(speech) else None


def _is_source(speech: Speech) -> bool:
    """Whether somebody or something that can tell is meant: "two nurses", not "poor visibility"."""
    lower = [word.lower() for word in WORD.findall(speech.speaker)]
    head = bare(lower[head_end(lower) - 1])
    return (
        speech.kind != "generic"
        or head in lists.SOURCES
        or not (head in lists.REASONS or _ABSTRACT.search(head))
    )


def _to_the_right(words: Words, first_cue: int, last_cue: int) -> Speech | None:
    end = right_end(words, last_cue + 1)
    return _speech(words, last_cue + 1, end, first_cue, last_cue) if end > last_cue + 1 else None


def _inverted(words: Words, index: int) -> Speech | None:
    """``"...," said X``: only after a quotation or a comma, and where a noun phrase begins."""
    if words.lower[index] not in lists.SAYING or index + 1 >= len(words.written):
        return None
    if index and words.written[index - 1] not in _CLOSING | {",", "–", "—", "-"}:
        return None
    follows = words.written[index + 1]
    after_quote = index > 0 and words.written[index - 1] in _CLOSING and follows not in lists.RIGHT_ENDS
    aged = follows.endswith("-year-old")  # said 54-year-old Jane Doe
    begins = follows[0].isupper() or follows in _NOUN_PHRASE_BEGINS or aged or _is_title(words, index + 1)
    if not (begins or (after_quote and follows[0].isalpha())):
        return None
    if words.written[max(0, index - 1)] == "," and follows in ("that", "this"):
        return None
    return _to_the_right(words, index, index)


def _is_title(words: Words, first: int) -> bool:
    """Whether a title without an article begins: "site manager Jane Roe"."""
    ends = next(
        (i for i in range(first, first + 3) if words.lower[i : i + 1] and words.lower[i] in lists.ROLES), -1
    )
    named = words.written[ends + 1 : ends + 2]
    return (
        ends >= first
        and bool(named and named[0][0].isupper())
        and lists.RIGHT_ENDS.isdisjoint(words.lower[first:ends])
        and all(word[0].isalpha() for word in words.written[first:ends])
    )


def _to_the_left(words: Words, index: int, last_cue: int) -> Speech | None:
    last = skip_back(words, index - 1)
    if not _BE.isdisjoint(words.lower[last + 1 : index]):
        return None  # "was told", "were reported": somebody else says it
    if last >= 0 and words.written[last] in (",", ")"):
        last = before_apposition(words, last)
    if last < 0 or not words.written[last][0].isalnum() or words.lower[last] in _NEVER_LAST:
        return None
    first = left_start(words, last)
    contacted = approached(words, first)
    if contacted > 0:
        first, last = left_start(words, contacted - 1), contacted - 1
    if first > last or (first and words.lower[first - 1] in lists.CONCEDING):
        return None
    speech = _speech(words, first, last + 1, index, last_cue)
    shows = words.lower[index] in lists.SHOWING and words.lower[index] not in lists.SAYING
    return None if speech is None or (shows and speech.kind != "report") else speech


def _speech(words: Words, first: int, end: int, cue_first: int, cue_last: int) -> Speech | None:
    kind = kind_of(words.written[first:end], words.lower[first:end])
    if kind is None:
        return None
    start, stop = words.spans[first][0], words.spans[end - 1][1]
    cue_start, cue_end = words.spans[cue_first][0], words.spans[cue_last][1]
    speaker, cue = words.text[start:stop], words.text[cue_start:cue_end]
    return Speech(speaker, start, stop, cue, cue_start, cue_end, kind)


def _quoted(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTED.finditer(text)]
