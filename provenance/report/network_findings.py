"""What the report on a collection tells, as frames, and what is counted over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found of a collection, as frames (see the tables of the same names).

    ``flow`` are the main steps of the largest story, as ``story_flow`` takes them,
    and ``story`` the title under which it began;
    ``lost`` one line for each lost original.
    """

    articles: pd.DataFrame
    outlets: pd.DataFrame
    publishers: pd.DataFrame
    credits: pd.DataFrame
    pairs: pd.DataFrame
    families: pd.DataFrame
    cascades: pd.DataFrame
    flow: pd.DataFrame
    story: str
    lost: Sequence[str]
    notes: Sequence[str]
    signature: str
    method: str


def total(frame: pd.DataFrame, column: str) -> int:
    """The sum of a column."""
    return int(frame[column].sum()) if len(frame) else 0


def groups(frame: pd.DataFrame, column: str) -> int:
    """How many different values a column has."""
    return int(frame[column].nunique()) if len(frame) else 0


def of_several(frame: pd.DataFrame) -> pd.DataFrame:
    """The families or cascades that are not one outlet's own text alone."""
    return frame[~frame["own"]]
