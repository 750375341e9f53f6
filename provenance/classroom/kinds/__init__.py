"""The kinds of items, one file each: every maker turns the material of a trace into drafts."""

from __future__ import annotations

from collections.abc import Callable

from provenance.classroom.drafts import Drafts
from provenance.classroom.kinds.credit_hunt import credit_hunts
from provenance.classroom.kinds.match import matches
from provenance.classroom.kinds.rewrite import rewrites
from provenance.classroom.kinds.spot_the_change import changes
from provenance.classroom.kinds.verdict import verdicts
from provenance.classroom.kinds.who_said_it import chains
from provenance.classroom.material import Material
from provenance.classroom.options import Options
from provenance.classroom.values import Kind

Maker = Callable[[Material, Options], Drafts]

MAKERS: dict[Kind, Maker] = {
    Kind.MATCH: matches,
    Kind.CREDIT_HUNT: credit_hunts,
    Kind.WHO_SAID_IT: chains,
    Kind.SPOT_THE_CHANGE: changes,
    Kind.VERDICT: verdicts,
    Kind.REWRITE: rewrites,
}
"""What makes the items of each kind; the detective page needs to know what the others took (``build``)."""
