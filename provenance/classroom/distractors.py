"""Wrong choices: of the same event, with the same names, and certainly not the source."""

from __future__ import annotations

from random import Random

from provenance.classroom.certainty import Borrowed, certainly_wrong
from provenance.classroom.material import Material, Passed
from provenance.classroom.readable import readable, word_count
from provenance.classroom.values import LanguageLevel, Level

NUMBER = {Level.EASY: 2, Level.MEDIUM: 3, Level.HARD: 4}
"""Wrong choices of an item, by level."""

_ALIKE = 0.3  # pair probability from which two wrong choices are too alike to stand side by side
_LENGTHS = (0.4, 2.5)  # a choice much shorter or longer than the right one gives it away


def wrong_sentences(
    material: Material, found: Borrowed, level: Level, language: LanguageLevel, dice: Random
) -> list[Passed]:
    """Returns sentences of the originals that are certainly not the source of a sentence, for one level.

    Hard ones are the matcher's own runners-up among those that are certainly wrong; easy ones are those that
    it finds least like the sentence. All are about the article's event.

    Returns:
        As many as the level asks for, or none where there are too few.
    """
    fitting = [passed for passed in _certain(material, found, language) if _as_long(passed.text, found.right)]
    ranked = sorted(fitting, key=lambda p: (-_nearness(material, found, p), p.document.id, p.sentence.index))
    return _apart(material, _at_level(ranked, level, dice), NUMBER[level])


def _certain(material: Material, found: Borrowed, language: LanguageLevel) -> list[Passed]:
    matched = {s.text for match in found.sentence.matches for s in match.sentences} | {found.right}
    return [
        passed
        for passed in material.passages()
        if passed.text not in matched
        and passed.document.id != material.record.article.id
        and readable(passed.text, language)
        and material.on_event(passed.text)
        and certainly_wrong(material, found.sentence.text, found.right, passed.text)
    ]


def _nearness(material: Material, found: Borrowed, passed: Passed) -> float:
    """How tempting a wrong choice is: what it has in common with the sentence, and its likeness as a whole."""
    return material.shared(found.sentence.text, passed.text) + material.pair(found.sentence.text, passed.text)


def _at_level(ranked: list[Passed], level: Level, dice: Random) -> list[Passed]:
    if level is Level.HARD:
        return ranked
    half = len(ranked) // 2
    chosen = ranked[half:] + ranked[:half][::-1] if level is Level.EASY else ranked[: max(half, 8)]
    if level is Level.MEDIUM:
        dice.shuffle(chosen)
        return chosen + ranked[len(chosen) :]
    return chosen


def _apart(material: Material, candidates: list[Passed], number: int) -> list[Passed]:
    """Returns the first candidates that are not alike among themselves; none where they are too few."""
    chosen: list[Passed] = []
    for passed in candidates:
        if all(material.near(passed.text, other.text) < _ALIKE for other in chosen):
            chosen.append(passed)
        if len(chosen) == number:
            return chosen
    return []


def _as_long(text: str, right: str) -> bool:
    share = word_count(text) / max(1, word_count(right))
    return _LENGTHS[0] <= share <= _LENGTHS[1]
