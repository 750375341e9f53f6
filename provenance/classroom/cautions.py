"""What a teacher should know before copying; item numbers are those of the paper in hand."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.classroom.values import Exercise, Paper

_SHOWN = 8  # words about violence that are named


def cautions(exercise: Exercise, paper: Paper | None = None) -> tuple[str, ...]:
    """Returns what to look at first, for the key of one paper or, without one, for the whole exercise.

    For an exercise with several papers the numbers are those of paper A, and the text says so.
    """
    shown = paper or exercise.papers[0]
    where = f" of paper {shown.letter}" if paper is None and len(exercise.papers) > 1 else ""
    return (*_sensitive(shown, where), *exercise.warnings, *_planted(shown, where))


def _sensitive(paper: Paper, where: str) -> Iterator[str]:
    flagged = [number for number, item in enumerate(paper.items, 1) if item.sensitive]
    if flagged:
        words = list(dict.fromkeys(word for item in paper.items for word in item.sensitive))
        yield (
            f"Look at these first: {_items(flagged)}{where} {'has' if len(flagged) == 1 else 'have'} words about "
            f"violence or death ({', '.join(words[:_SHOWN])}{', …' if len(words) > _SHOWN else ''}). "
            "Such items can be left out (--avoid-sensitive)."
        )


def _planted(paper: Paper, where: str) -> Iterator[str]:
    planted = [number for number, item in enumerate(paper.items, 1) if item.planted]
    if planted:
        yield (
            f"{_items(planted).capitalize()}{where} {'shows a change' if len(planted) == 1 else 'show changes'} "
            "planted for this exercise; the worksheet says so."
        )


def _items(numbers: list[int]) -> str:
    return f"{'item' if len(numbers) == 1 else 'items'} {', '.join(map(str, numbers))}"
