"""Who takes a stand in a sentence without a verb of reporting: "the minister, Jane Roe, rejected the figure"."""

from __future__ import annotations

import re

from provenance.text import speech_words as lists
from provenance.text.names import Name, find_names
from provenance.text.speech import outside_quotes

_STANDS = lists.words(
    """rejected rejects rejecting dismissed dismisses dismissing described describes describing declared declares
    promised promises promising considers considered expects expected expecting forecasts forecast blamed blames
    blaming accused accuses accusing criticised criticized criticises criticizes condemned condemns welcomed
    welcomes praised praises hailed hails thanked thanks apologised apologized proposed proposes declined declines
    denying alleging insisting saying warning threatened threatens conceding doubts doubted"""
)
_VERBS = _STANDS | (lists.SAYING - lists.DOUBTFUL)
_NOBODY = lists.words("neither none nobody both")
_NEAR = 2  # spaces: "The European Union mission considers"
_WORD = re.compile(r"[^\W\d_]+")
_NO_VERB_AFTER = lists.words("to the a an of his her its their by was were been be is are")


def stand_takers(text: str) -> tuple[str, ...]:
    """Returns those who reject, promise, demand, expect or describe something in a sentence, each once.

    Of each such verb it is the nearest name before it that is no place's: what stands between ("Roe, who is seeking a
    third term, has described ...") is passed.
    """
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
    if name.end > verb:
        return False
    return name.kind != "place" or text.count(" ", name.end, verb) <= _NEAR
