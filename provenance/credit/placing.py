"""The outlets of one sentence: the part each plays, together in lists, and whom each cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from provenance.credit.names import Name
from provenance.credit.positions import Part, Position, position
from provenance.model import Sentence
from provenance.text.speech import source_after, source_before


class Placed(NamedTuple):
    """A name in one sentence and the part it plays there; offsets are into the sentence."""

    name: Name
    start: int
    end: int
    position: Position


_JOIN = re.compile(
    r"(?:['’]s?)?(?:\s?\([^()]{1,20}\))?\s?(?:,|/|-|;|,?\s?(?:and|or|&|as well as|along with"
    r"|alongside))\s?(?:both\s|also\s)?"
    r"(?:the\s)?(?:[\w-]+['’]s\s)?"
    r"(?:(?:[\w-]+\s){0,2}?(?:agency|agencies|channels?|newspapers?|broadcasters?|TV|magazines?|websites?|dailies|daily|weekly|networks?"
    r"|portals?|outlets?|stations?)\s)?"
)


def place(sentence: Sentence, names: Sequence[Name]) -> list[Placed]:
    """Positions of the names; in a list ("RT, TASS and AFP reported") all share one."""
    placed = []
    for group in _groups(sentence, names):
        spots = [(name, name.start - sentence.start, name.end - sentence.start) for name in group]
        sure = any(name.sure for name in group)
        found = [position(sentence.text, start, end, sure=sure) for _, start, end in spots]
        shared = next((spot for spot in (found[0], found[-1]) if spot is not None), None)
        for (name, start, end), own in zip(spots, found, strict=True):
            spot = own or shared
            if spot is not None:
                placed.append(Placed(name, start, end, spot))
    return placed


def _groups(sentence: Sentence, names: Sequence[Name]) -> list[list[Name]]:
    groups: list[list[Name]] = []
    for name in names:
        between = (
            sentence.text[groups[-1][-1].end - sentence.start : name.start - sentence.start] if groups else ""
        )
        if groups and groups[-1][-1].outlet == name.outlet and between in (" (", "("):
            continue  # "the Associated Press (AP)"
        if groups and _JOIN.fullmatch(between):
            groups[-1].append(name)
        else:
            groups.append([name])
    return [part for group in groups for part in _real_lists(sentence, group)]


def _real_lists(sentence: Sentence, group: list[Name]) -> list[list[Name]]:
    """A list has its "and" or "/"; "According to Variety, CNN has ..." is none."""
    text = sentence.text[group[0].start - sentence.start : group[-1].end - sentence.start]
    others = _AND_OTHERS.match(sentence.text, group[-1].end - sentence.start)
    text += others[0] if others else ""
    paired = any(name.end + 1 == after.start for name, after in pairwise(group))  # "a CNN-ORC poll"
    return (
        [group]
        if len(group) == 1 or paired or re.search(r"/|&|;|\b(?:and|or|as well as)\b", text)
        else [[n] for n in group]
    )


_AND_OTHERS = re.compile(r",?\sand\s(?:other|several|many)\b")


def distinct(placed: Iterable[Placed]) -> list[Placed]:
    """Each outlet once, where it stands first."""
    return list({p.name.outlet: p for p in reversed(list(placed))}.values())


_CITING = re.compile(
    r"\b(?:citing|quoting|cited|quoted|quotes|cites|with reference to|referring to)\s+(?!by\b|as\b|in\b)"
)


def cited_by(text: str, placed: Placed, all_placed: Sequence[Placed]) -> tuple[str, ...]:
    """Returns whom an outlet cites in its sentence ("Sputnik reported citing Khabar 24")."""
    if re.search(r"\b(?:quoted|cited)\s+by$", placed.position.cue, re.IGNORECASE):
        before = text[: placed.start].lower().rfind(placed.position.cue.split()[0].lower())
        phrase = source_before(text, before) if before > 0 else ""
        return (phrase,) if phrase else ()
    later = min(
        (p.start for p in all_placed if p.start > placed.start and p.position.part is Part.SPEAKER),
        default=len(text),
    )
    match = _CITING.search(text, placed.end, max(later, placed.end))
    if match is None or ";" in text[placed.end : match.start()]:
        return ()
    named = tuple(
        p.name.written for p in all_placed if p.position.part is Part.CITED and p.start >= match.end()
    )
    phrase = source_after(text, match.end())
    return named or ((phrase,) if phrase else ())
