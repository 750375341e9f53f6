"""What a teacher chooses for an exercise."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.classroom.values import LETTERS, Kind, LanguageLevel, Level
from provenance.errors import SettingsError

MOST_VARIANTS = 8
MOST_ITEMS = 60


@dataclass(frozen=True, slots=True)
class Options:
    """The choices behind one exercise.

    Attributes:
        kinds: what items may be of, in the order in which they stand on paper A.
        level: how near the wrong choices are, how many there are, and whether there are hints.
        language_level: for whom instructions are worded; sentences too long for it are left out.
        seed: the same seed gives the same papers, to the last byte.
        variants: number of papers: the same items in another order.
        number: most items of a paper.
        planted: whether "spot the change" may show changes made for the exercise; the key labels them.
        avoid_sensitive: leave out items with words about violence and the like, instead of only naming them.
    """

    kinds: tuple[Kind, ...] = tuple(Kind)
    level: Level = Level.MEDIUM
    language_level: LanguageLevel = LanguageLevel.B2
    seed: int = 1
    variants: int = 1
    number: int = 10
    planted: bool = True
    avoid_sensitive: bool = False

    def __post_init__(self) -> None:
        if not self.kinds:
            raise SettingsError("Name at least one kind of item, such as --kind match.")
        if not 1 <= self.variants <= MOST_VARIANTS:
            last = LETTERS[MOST_VARIANTS - 1]
            raise SettingsError(f"There can be 1 to {MOST_VARIANTS} variants (papers A to {last}).")
        if not 1 <= self.number <= MOST_ITEMS:
            raise SettingsError(
                f"An exercise can have 1 to {MOST_ITEMS} items. Choose --number 10, for example."
            )
