"""The heatmap of one article: which sentence traces to which original, and its verdict."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.attribution.matrices import COUNTED, VERDICT
from provenance.figures import legend, style

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    Cells = np.ndarray[tuple[int, int], np.dtype[Any]]

MANY_CELLS = 5_000  # above this a drawn cell each is too slow, and an image is as sharp
MANY_ROWS = 60  # above this a row is too low for a line of text
_TALLEST = 6.7  # inches of rows, so that the figure stays on one page

_SLANT = 62  # degrees of the column names
_LEGEND_GAP, _GAP, _WIDEST = 0.16, 0.12, 0.52  # inches
_SLANTED = 0.85  # inches that a slanted name needs to the right of its column


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things stand, in inches from the left and the top edge."""

    rows: int
    columns: int
    row: float
    column: float
    names: float
    lanes: float
    header: float
    title: float
    meanings: float

    @property
    def many(self) -> bool:
        return self.rows > MANY_ROWS

    @property
    def cells_left(self) -> float:
        return self.names + self.lanes + _GAP

    @property
    def cells_top(self) -> float:
        return self.title + self.header

    @property
    def height(self) -> float:
        return self.cells_top + self.rows * self.row + _LEGEND_GAP + self.meanings + legend.SCALE_HEIGHT


def sentence_heatmap(
    probabilities: pd.DataFrame,
    sentences: pd.DataFrame,
    marks: pd.DataFrame | None = None,
    *,
    title: str = "Which sentence traces to which original",
    explained: bool = True,
) -> Figure:
    """Sentence x original, with the verdict of each sentence beside it.

    Args:
        probabilities: as ``matrices.sentence_by_original``.
        sentences: as ``frames.sentences_frame`` (text and verdict are read).
        marks: as ``matrices.marks_by_original``; what is shown but not counted
            is drawn as an outline. None: every cell is filled.
        title: heading of the figure.
        explained: say below what the verdicts mean; a page that says so already can do without.

    Returns:
        A figure of page width. Up to 60 sentences each verdict is a coloured
        sign; above, a bar in the lane of its verdict.
    """
    plan = _plan(probabilities, style.title_height(title), legend.VERDICT_HEIGHT if explained else 0.0)
    figure = style.blank(style.PAGE_WIDTH, plan.height, title)
    verdicts = [_verdict(sentences, number) for number in probabilities.index]
    _draw_row_names(figure, plan, sentences.loc[probabilities.index])
    _draw_verdicts(figure, plan, verdicts)
    _draw_cells(figure, plan, probabilities, marks)
    _draw_column_names(figure, plan, [str(name) for name in probabilities.columns])
    if explained:
        legend.verdicts(figure, bottom=legend.SCALE_HEIGHT)
    legend.scale(
        figure, "Probability that the sentence was taken from the original", outlined=marks is not None
    )
    return figure


def _plan(probabilities: pd.DataFrame, title: float, meanings: float) -> _Plan:
    rows, columns = max(1, len(probabilities.index)), max(1, len(probabilities.columns))
    many = rows > MANY_ROWS
    lanes = 6 * 0.13 if many else 0.28
    left_over = style.PAGE_WIDTH - lanes - _GAP - columns * _WIDEST - _SLANTED
    names = 0.42 if many else max(2.75, left_over)
    longest = max((style.text_width(_short(name)) for name in probabilities.columns), default=0)
    room = style.PAGE_WIDTH - names - lanes - _GAP - _SLANTED
    return _Plan(
        rows=rows,
        columns=columns,
        row=min(0.12, _TALLEST / rows) if many else min(0.235, _TALLEST / rows),
        column=min(_WIDEST, room / columns),
        names=names,
        lanes=lanes,
        title=title,
        meanings=meanings,
        header=0.12 + (longest * math.sin(math.radians(_SLANT)) if columns > 1 else 0.12),
    )


def _verdict(sentences: pd.DataFrame, number: int) -> str | None:
    verdict = sentences.loc[number, VERDICT]
    return str(verdict) if verdict in style.VERDICT_STYLES else None


def _draw_row_names(figure: Figure, plan: _Plan, sentences: pd.DataFrame) -> None:
    height = plan.height
    step = _step(plan.rows) if plan.many else 1
    for place, (number, text) in enumerate(zip(sentences.index, sentences["text"], strict=True)):
        middle = height - plan.cells_top - (place + 0.5) * plan.row
        if place == 0 or (number + 1) % step == 0:
            style.write(figure, 0.26, middle, str(number + 1), colour=style.SOFT_INK, ha="right", va="center")
        if not plan.many:
            size = min(style.SMALL, plan.row * 50)
            style.write(
                figure, 0.36, middle, style.plain(text, plan.names - 0.43, size), size=size, va="center"
            )


def _step(rows: int) -> int:
    """Every how many rows a number can stand without touching the next."""
    return next(step for step in (5, 10, 20, 50, 100, 500, 10**9) if step * _TALLEST / rows >= 0.14)


def _draw_verdicts(figure: Figure, plan: _Plan, verdicts: list[str | None]) -> None:
    axes = style.panel(figure, plan.names, plan.cells_top, plan.lanes, plan.rows * plan.row)
    names = list(style.VERDICT_STYLES)
    axes.set_xlim(0, len(names) if plan.many else 1)
    axes.set_ylim(plan.rows, 0)
    for name in names:
        places = [place for place, verdict in enumerate(verdicts) if verdict == name]
        look = style.VERDICT_STYLES[name]
        lane = names.index(name) if plan.many else 0
        axes.bar(
            [lane + 0.5] * len(places),
            [1.0 if plan.many else 0.84] * len(places),
            width=0.84,
            bottom=[place + (0 if plan.many else 0.08) for place in places],
            color=look.colour,
            linewidth=0,
        )
        _sign_verdicts(axes, plan, look, places, lane)


def _sign_verdicts(axes: Axes, plan: _Plan, look: style.VerdictStyle, places: list[int], lane: int) -> None:
    if plan.many:
        axes.axvline(lane, color=style.RULE, linewidth=0.4)
        axes.text(lane + 0.5, -plan.rows * 0.008, look.sign, ha="center", va="bottom", fontsize=style.LABEL)
        return
    size = min(style.LABEL, plan.row * 55)
    for place in places:
        axes.text(0.5, place + 0.53, look.sign, color=look.ink, ha="center", va="center", fontsize=size)


def _draw_cells(figure: Figure, plan: _Plan, values: pd.DataFrame, marks: pd.DataFrame | None) -> None:
    import numpy as np

    width, height = plan.columns * plan.column, plan.rows * plan.row
    axes = style.panel(figure, plan.cells_left, plan.cells_top, width, height)
    if not values.size:
        axes.text(0, 0.5, "No original was found.", fontsize=style.LABEL, color=style.SOFT_INK, va="center")
        return
    found = values.to_numpy(dtype=float)
    counted = marks.isin(COUNTED).to_numpy() if marks is not None else found >= 0
    _fill_cells(axes, plan, np.where(counted, found, np.nan))
    axes.set(xlim=(0, plan.columns), ylim=(plan.rows, 0), facecolor=style.EMPTY, frame_on=True)
    axes.spines[:].set(color=style.RULE, linewidth=0.5)
    outlined = np.argwhere(~np.isnan(found) & ~counted)
    _outline(axes, plan, outlined)
    if not plan.many and plan.column >= 0.3:
        _print_numbers(axes, plan, found, counted)


def _fill_cells(axes: Axes, plan: _Plan, counted: Cells) -> None:
    colours = style.sequence()
    if counted.size > MANY_CELLS:
        extent = (0.0, float(plan.columns), float(plan.rows), 0.0)
        axes.imshow(
            counted, cmap=colours, vmin=0, vmax=1, aspect="auto", interpolation="nearest", extent=extent
        )
    else:
        gap = 0.15 if plan.many else 0.8
        axes.pcolormesh(counted, cmap=colours, vmin=0, vmax=1, edgecolors=style.PAPER, linewidth=gap)


def _outline(axes: Axes, plan: _Plan, cells: Cells) -> None:
    """Findings that are shown but never counted: a dashed box, or a dot where rows are low."""
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import Rectangle

    if plan.many:
        axes.scatter(cells[:, 1] + 0.5, cells[:, 0] + 0.5, s=1.2, color=style.SOFT_INK, linewidth=0)
        return
    boxes = [Rectangle((column + 0.1, row + 0.12), 0.8, 0.76) for row, column in cells]
    dashes = (0, (3, 2))
    axes.add_collection(
        PatchCollection(boxes, facecolor="none", edgecolor=style.SOFT_INK, linewidth=0.7, linestyle=dashes)
    )


def _print_numbers(axes: Axes, plan: _Plan, found: Cells, counted: Cells) -> None:
    import numpy as np

    size, colours = min(style.TINY, plan.row * 50), style.sequence()
    for row, column in np.argwhere(~np.isnan(found)):
        value = float(found[row, column])
        ink = style.ink_on(colours(value)) if counted[row, column] else style.SOFT_INK
        where = (column + 0.5, row + 0.53)
        axes.text(*where, _percent(value), color=ink, ha="center", va="center", fontsize=size)


def _percent(value: float) -> str:
    return ">99" if value >= 0.995 else f"{100 * value:.0f}"


def _draw_column_names(figure: Figure, plan: _Plan, names: list[str]) -> None:
    bottom = plan.height - plan.cells_top + 0.06
    if len(names) == 1:
        right = plan.cells_left + plan.column
        style.write(figure, right, bottom, style.plain(names[0], 3.0), ha="right")
        return
    step = next(step for step in range(1, 10**6) if step * plan.column >= 0.11)
    for place, name in enumerate(names):
        if place % step == 0:
            left = plan.cells_left + (place + 0.5) * plan.column
            style.write(figure, left, bottom, _short(name), rotation=_SLANT)


def _short(name: object) -> str:
    return style.plain(str(name), 1.65)
