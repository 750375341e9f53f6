"""Tables of counts as pictures: article x outlet, outlet used x outlet credited, outlet x outlet."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.attribution.tally import NOT_TRACED
from provenance.figures import legend, style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MANY_ROWS = 60
MANY_CELLS = 5_000

_TALLEST = 7.0  # inches of rows, so that the figure stays on one page
_SLANT = 50
_CORNER = "Used ↓   Credited →"
_FOOT, _TOTALS = 0.45, 0.5


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things stand, in inches from the left and the top edge."""

    rows: int
    columns: int
    row: float
    column: float
    names: float
    header: float
    totals: bool
    title: float

    @property
    def top(self) -> float:
        return self.title + self.header

    @property
    def height(self) -> float:
        total_row = self.row if self.totals and self.rows <= MANY_ROWS else 0.0
        return self.top + self.rows * self.row + total_row + _FOOT


def outlet_heatmap(
    counts: pd.DataFrame,
    *,
    cluster: bool = True,
    title: str = "How much of each article traces to each outlet",
    unit: str = "sentences",
) -> Figure:
    """Article x outlet: shaded by the share of the article, numbers as counted, totals at the edges.

    Args:
        counts: as ``matrices.article_by_outlet`` (or ``outlet_by_outlet``).
        cluster: put articles that draw on the same outlet side by side.
        title: heading of the figure.
        unit: what the numbers count, for the legend.
    """
    ordered = clustered(counts) if cluster else counts
    figure, plan, _ = _draw(ordered, _row_shares(ordered), title, totals=True)
    _draw_totals(figure, plan, ordered)
    legend.scale(figure, f"Numbers: {unit}. Shade: share of the row", bottom=0.05)
    return figure


def credit_matrix(
    counts: pd.DataFrame,
    *,
    title: str = "Whose text is used, and who is credited for it",
    unit: str = "sentences",
) -> Figure:
    """Outlet used x outlet credited; text credited to its own outlet stands in a framed cell.

    Args:
        counts: as ``matrices.used_by_credited``.
        title: heading of the figure.
        unit: what the numbers count, for the legend.
    """
    figure, plan, axes = _draw(counts, _row_shares(counts), title, totals=False, corner=_CORNER)
    _frame_own(axes, [str(name) for name in counts.index], [str(name) for name in counts.columns])
    style.write(figure, 0, plan.height - plan.top + 0.08, _CORNER, colour=style.SOFT_INK)
    legend.scale(
        figure, f"Numbers: {unit}. Framed: credited to its own outlet. Shade: share of the row", bottom=0.05
    )
    return figure


def clustered(counts: pd.DataFrame) -> pd.DataFrame:
    """The rows in blocks: by the outlet they draw on most, in column order, then by how much."""
    traced = counts.drop(columns=NOT_TRACED, errors="ignore")
    if traced.empty:
        return counts
    totals = counts.sum(axis=1).to_numpy()
    keys = [
        (int(row.argmax()) if row.any() else len(row), -float(row.max()) / max(1, total), place)
        for place, (row, total) in enumerate(zip(traced.to_numpy(), totals, strict=True))
    ]
    return counts.iloc[[n for *_, n in sorted(keys)]]


def _row_shares(counts: pd.DataFrame) -> pd.DataFrame:
    totals = counts.sum(axis=1)
    return counts.div(totals.where(totals > 0, 1), axis=0)


def _draw(
    counts: pd.DataFrame, shares: pd.DataFrame, title: str, *, totals: bool, corner: str = ""
) -> tuple[Figure, _Plan, Axes]:
    plan = _plan(counts, style.title_height(title), totals=totals, corner=corner)
    figure = style.blank(style.PAGE_WIDTH, plan.height, title)
    axes = style.panel(figure, plan.names, plan.top, plan.columns * plan.column, plan.rows * plan.row)
    if counts.size:
        _draw_cells(axes, plan, counts, shares)
    _draw_names(figure, plan, counts)
    return figure, plan, axes


def _plan(counts: pd.DataFrame, title: float, *, totals: bool, corner: str) -> _Plan:
    rows, columns = max(1, len(counts.index)), max(1, len(counts.columns))
    longest_row = max((style.text_width(str(name)[:200]) for name in counts.index), default=0.0)
    longest_column = max((style.text_width(_short(name)) for name in counts.columns), default=0.0)
    names = max(min(longest_row, 2.6), style.text_width(corner)) + 0.15
    room = style.PAGE_WIDTH - names - _TOTALS - 0.75
    return _Plan(
        rows=rows,
        columns=columns,
        row=min(0.25, _TALLEST / rows),
        column=min(0.62, room / columns),
        names=names,
        header=0.12 + longest_column * math.sin(math.radians(_SLANT)),
        totals=totals,
        title=title,
    )


def _draw_cells(axes: Axes, plan: _Plan, counts: pd.DataFrame, shares: pd.DataFrame) -> None:
    import numpy as np

    numbers = counts.to_numpy()
    shade = np.where(numbers > 0, shares.to_numpy(dtype=float), np.nan)
    if shade.size > MANY_CELLS:
        extent = (0.0, float(plan.columns), float(plan.rows), 0.0)
        colours = style.sequence()
        axes.imshow(
            shade, cmap=colours, vmin=0, vmax=1, aspect="auto", interpolation="nearest", extent=extent
        )
    else:
        gap = 0.8 if plan.row > 0.1 else 0.2
        axes.pcolormesh(shade, cmap=style.sequence(), vmin=0, vmax=1, edgecolors=style.PAPER, linewidth=gap)
    axes.set(xlim=(0, plan.columns), ylim=(plan.rows, 0), facecolor=style.EMPTY, frame_on=True)
    axes.spines[:].set(color=style.RULE, linewidth=0.5)
    if plan.row < 0.1 or plan.column < 0.16:
        return
    for row, column in np.argwhere(numbers > 0):
        ink = style.ink_on(style.sequence()(float(shade[row, column])))
        where = (column + 0.5, row + 0.53)
        size = min(style.SMALL, plan.row * 45)
        axes.text(*where, str(numbers[row, column]), color=ink, ha="center", va="center", fontsize=size)


def _draw_names(figure: Figure, plan: _Plan, counts: pd.DataFrame) -> None:
    every = math.ceil(0.11 / plan.row)
    size = min(style.SMALL, plan.row * every * 50)
    for place, name in enumerate(counts.index):
        if place % every == 0:
            middle = plan.height - plan.top - (place + 0.5) * plan.row
            style.write(
                figure, 0, middle, style.plain(str(name), plan.names - 0.12, size), size=size, va="center"
            )
    every = math.ceil(0.11 / plan.column)
    for place, name in enumerate(counts.columns):
        if place % every == 0:
            left = plan.names + (place + 0.5) * plan.column
            style.write(figure, left, plan.height - plan.top + 0.06, _short(name), rotation=_SLANT)


def _short(name: object) -> str:
    return style.plain(str(name), 1.5)


def _draw_totals(figure: Figure, plan: _Plan, counts: pd.DataFrame) -> None:
    if plan.rows > MANY_ROWS or not counts.size:
        return
    right = plan.names + plan.columns * plan.column + 0.4
    for place, total in enumerate(counts.sum(axis=1)):
        middle = plan.height - plan.top - (place + 0.5) * plan.row
        style.write(figure, right, middle, str(total), colour=style.SOFT_INK, ha="right", va="center")
    foot = plan.height - plan.top - (plan.rows + 0.55) * plan.row
    style.write(figure, 0, foot, "all", colour=style.SOFT_INK, va="center")
    for place, total in enumerate(counts.sum(axis=0)):
        left = plan.names + (place + 0.5) * plan.column
        style.write(figure, left, foot, str(total), colour=style.SOFT_INK, ha="center", va="center")
    style.write(figure, right, foot, str(counts.to_numpy().sum()), ha="right", va="center", weight="bold")


def _frame_own(axes: Axes, used: list[str], credited: list[str]) -> None:
    from matplotlib.patches import Rectangle

    for row, name in enumerate(used):
        if name in credited:
            place = (credited.index(name) + 0.03, row + 0.05)
            axes.add_patch(Rectangle(place, 0.94, 0.9, fill=False, edgecolor=style.INK, linewidth=1.4))
