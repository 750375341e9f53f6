"""Everything a user can set, with what goes wrong when it is set badly."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from provenance.errors import SettingsError

THRESHOLD = 0.65
"""Probability from which a sentence counts as derived, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a trace; every result carries those that were changed.

    Attributes:
        threshold: probability from which a sentence counts as derived. Lower
            finds more rewrites and accuses more independent reports.
        unsure: probability from which the best candidate is shown as unsure
            (never counted). Must not exceed ``threshold``.
        candidates: how many documents of the corpus are compared in full.
            Fewer is faster and may miss a source that shares little rare text.
        semantic: folder of a sentence-embedding model that has a say in which
            sentence of an original is nearest; None compares words alone.
            Slower, and no more sentences are found by it.
    """

    threshold: float = THRESHOLD
    unsure: float = 0.35
    candidates: int = 50
    semantic: str | None = None

    def __post_init__(self) -> None:
        for name in ("threshold", "unsure"):
            if not isinstance(getattr(self, name), int | float):
                raise SettingsError(f"{name} must be a probability such as 0.6, not {getattr(self, name)!r}.")
        if not 0 < self.unsure <= self.threshold < 1:
            raise SettingsError(
                f"The thresholds must satisfy 0 < unsure ({self.unsure}) <= threshold ({self.threshold}) < 1. "
                "Choose values such as threshold 0.6 and unsure 0.3."
            )
        if not isinstance(self.candidates, int) or self.candidates < 1:
            raise SettingsError(f"candidates must be a whole number from 1, not {self.candidates!r}.")

    def changed(self) -> dict[str, object]:
        """Returns the settings that differ from the defaults."""
        default = {field.name: field.default for field in fields(self)}
        return {name: value for name, value in asdict(self).items() if value != default[name]}
