"""The heatmap of a class: student x item, shaded by the share of the points, the points written in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.figures import legend, style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MANY_ROWS = 60
MANY_CELLS = 5_000

_TALLEST = 6.9  # inches of rows, so that the figure stays on one page
_SLANT = 50
_WIDEST, _TOTALS, _FOOT = 0.62, 0.75, 0.34


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things stand, in inches from the left and the top edge."""

    rows: int
    columns: int
    row: float
    column: float
    names: float
    header: float
    title: float

    @property
    def top(self) -> float:
        return self.title + self.header

    @property
    def foot(self) -> float:
        """Height of the line of means under the cells."""
        return max(0.2, self.row)

    @property
    def height(self) -> float:
        return self.top + self.rows * self.row + self.foot + _FOOT

    @property
    def right(self) -> float:
        return self.names + self.columns * self.column


def class_heatmap(
    shares: pd.DataFrame,
    labels: pd.DataFrame,
    totals: pd.Series[str],
    *,
    title: str = "Who got what right",
) -> Figure:
    """Student x item, with each student's total at the right and each item's mean below.

    Args:
        shares: share of the points, 0 to 1; rows are students, columns items. NaN: no points yet.
        labels: what to write in each cell, in the same shape; a cell without points gets a dashed box.
        totals: what to write at the end of each row.
        title: heading of the figure.

    Returns:
        A figure of page width. Above 60 students names and labels give way to an image.
    """
    plan = _plan(shares, style.title_height(title))
    figure = style.blank(style.PAGE_WIDTH, plan.height, title)
    axes = style.panel(figure, plan.names, plan.top, plan.columns * plan.column, plan.rows * plan.row)
    if shares.size:
        _draw_cells(axes, plan, shares)
        _draw_labels(axes, plan, shares, labels)
    _draw_names(figure, plan, shares)
    _draw_totals(figure, plan, [str(total) for total in totals])
    _draw_means(figure, plan, shares)
    legend.scale(figure, "Share of the points", outlined=bool(shares.isna().to_numpy().any()), bottom=0.03)
    return figure


def _plan(shares: pd.DataFrame, title: float) -> _Plan:
    rows, columns = max(1, len(shares.index)), max(1, len(shares.columns))
    longest_row = max((style.text_width(str(name)[:80]) for name in shares.index), default=0.0)
    longest_column = max((style.text_width(_short(name)) for name in shares.columns), default=0.0)
    names = max(0.9, min(longest_row, 2.2) + 0.15)
    room = style.PAGE_WIDTH - names - _TOTALS - 0.6
    return _Plan(
        rows=rows,
        columns=columns,
        row=min(0.22, _TALLEST / rows),
        column=min(_WIDEST, room / columns),
        names=names,
        header=0.12 + longest_column * math.sin(math.radians(_SLANT)),
        title=title,
    )


def _draw_cells(axes: Axes, plan: _Plan, shares: pd.DataFrame) -> None:
    values = shares.to_numpy(dtype=float)
    colours = style.sequence()
    if values.size > MANY_CELLS:
        extent = (0.0, float(plan.columns), float(plan.rows), 0.0)
        axes.imshow(
            values, cmap=colours, vmin=0, vmax=1, aspect="auto", interpolation="nearest", extent=extent
        )
    else:
        gap = 0.8 if plan.row > 0.1 else 0.2
        axes.pcolormesh(values, cmap=colours, vmin=0, vmax=1, edgecolors=style.PAPER, linewidth=gap)
    axes.set(xlim=(0, plan.columns), ylim=(plan.rows, 0), facecolor=style.PAPER, frame_on=True)
    axes.spines[:].set(color=style.RULE, linewidth=0.5)


def _draw_labels(axes: Axes, plan: _Plan, shares: pd.DataFrame, labels: pd.DataFrame) -> None:
    from matplotlib.patches import Rectangle

    if plan.row < 0.1 or plan.column < 0.14:
        return
    values, texts, colours = shares.to_numpy(dtype=float), labels.to_numpy(), style.sequence()
    for row in range(len(shares.index)):
        for column in range(len(shares.columns)):
            value = float(values[row, column])
            ink = style.SOFT_INK if math.isnan(value) else style.ink_on(colours(value))
            text = style.plain(str(texts[row, column]), plan.column, style.TINY)
            size = min(style.SMALL, plan.row * 45)
            axes.text(column + 0.5, row + 0.53, text, color=ink, ha="center", va="center", fontsize=size)
            if math.isnan(value):
                box = (column + 0.08, row + 0.12)
                look: dict[str, Any] = {
                    "edgecolor": style.SOFT_INK,
                    "linewidth": 0.7,
                    "linestyle": (0, (3, 2)),
                }
                axes.add_patch(Rectangle(box, 0.84, 0.76, fill=False, **look))


def _draw_names(figure: Figure, plan: _Plan, shares: pd.DataFrame) -> None:
    every = math.ceil(0.11 / plan.row)
    size = min(style.SMALL, plan.row * every * 50)
    for place, name in enumerate(shares.index):
        if place % every == 0:
            middle = plan.height - plan.top - (place + 0.5) * plan.row
            text = style.plain(str(name), plan.names - 0.12, size)
            style.write(figure, 0, middle, text, size=size, va="center")
    every = math.ceil(0.11 / plan.column)
    for place, name in enumerate(shares.columns):
        if place % every == 0:
            left = plan.names + (place + 0.5) * plan.column
            style.write(figure, left, plan.height - plan.top + 0.06, _short(name), rotation=_SLANT)


def _short(name: object) -> str:
    return style.plain(str(name), 1.5)


def _draw_totals(figure: Figure, plan: _Plan, totals: list[str]) -> None:
    if plan.row < 0.1:
        return
    for place, total in enumerate(totals):
        middle = plan.height - plan.top - (place + 0.5) * plan.row
        text = style.plain(total, _TOTALS)
        size = min(style.SMALL, plan.row * 45)
        style.write(figure, plan.right + _TOTALS, middle, text, size=size, ha="right", va="center")


def _draw_means(figure: Figure, plan: _Plan, shares: pd.DataFrame) -> None:
    middle = plan.height - plan.top - plan.rows * plan.row - plan.foot / 2
    style.write(figure, 0, middle, "class, in %", colour=style.SOFT_INK, va="center")
    if plan.column < 0.2:
        return
    for place, mean in enumerate(shares.mean(axis=0)):
        left = plan.names + (place + 0.5) * plan.column
        text = "–" if math.isnan(mean) else f"{100 * mean:.0f}"
        style.write(figure, left, middle, text, colour=style.SOFT_INK, ha="center", va="center")
