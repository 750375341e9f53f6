"""Whether a name stands where a source stands, told by the words before and after it.

A name alone says nothing: "RT was banned", "the police searched AFP's rooms"
and "he worked for Kyodo" name outlets that are no source of the text.
"""

from __future__ import annotations

from provenance.credit.cues import Part, Position, cue_before, inverted, part_of, phrase_start
from provenance.credit.verbs import REPORTED, heading, in_its_work, staff_before, verb_after

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
        return verb_after(sentence, end, sure=False, strong=REPORTED)
    return (
        cue_before(sentence[:begin], sure=sure)
        or verb_after(sentence, end, sure=sure)
        or _in_apposition(sentence, begin, end)
        or staff_before(sentence, begin, end)
        or in_its_work(sentence, begin, end)
        or inverted(sentence[:begin])
        or heading(sentence, begin, end)
    )


def _in_apposition(sentence: str, begin: int, end: int) -> Position | None:
    """ "The country's largest daily, the Orlau Post, reported ..."."""
    enclosed = sentence[:begin].rstrip().endswith(",") and sentence[end : end + 1] == ","
    return verb_after(sentence, end + 1, sure=True) if enclosed else None
