"""What an article has said so far of outlets and others, and references to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from provenance.credit.positions import Part
from provenance.outlets import Outlet, Registry


class Named(NamedTuple):
    """An outlet credited earlier: where, and as what."""

    sentence: int
    paragraph: int
    outlet: str
    known: Outlet | None
    part: Part
    passes_on: bool = False  # "... (AFP).", "AFP quoted her as saying": somebody else's words


class Reference(NamedTuple):
    """``sentence[start:end]`` refers to an outlet credited before."""

    outlet: str
    known: Outlet | None
    start: int
    end: int
    cue: str
    part: Part
    last: bool = False  # it carries on no further


@dataclass(slots=True)
class Memory:
    """What the body has said so far: outlets credited, and who else spoke or was named since."""

    registry: Registry
    named: list[Named] = field(default_factory=list)
    headline: Named | None = None  # the one outlet whose report the headline gives
    speakers: tuple[str, ...] = ()  # the persons who spoke in the last sentence
    rival_agency: int = -1  # last sentence that speaks of an agency which is no outlet
    rival_report: int = -1  # last sentence that brings in a report of somebody else
    rival_speaker: int = -1  # last sentence whose words belong to an office, after any outlet
