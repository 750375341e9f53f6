"""Bars: verdicts of an article or a set, and the 2x2 of naming and quoting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.figures import legend, style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_ROW = 0.27


def verdict_bar(verdicts: pd.DataFrame, *, title: str = "What the article says of its sources") -> Figure:
    """One bar a row, divided by verdict, each part with its sign and number.

    Args:
        verdicts: counts as ``matrices.article_by_verdict``, or with any other
            row names (publishers, days) and the six verdicts as columns.
        title: heading of the figure.
    """
    rows = max(1, len(verdicts.index))
    row = min(_ROW, 7.0 / rows)
    names = min(2.2, max((style.text_width(str(n)[:200]) for n in verdicts.index), default=0) + 0.15)
    names = names if len(verdicts.index) > 1 else 0.0
    tall = row if rows > 1 else 0.36
    top = style.title_height(title)
    height = top + rows * tall + 0.12 + legend.VERDICT_HEIGHT
    figure = style.blank(style.PAGE_WIDTH, height, title)
    axes = style.panel(figure, names, top, style.PAGE_WIDTH - names - (0.35 if rows > 1 else 0), rows * tall)
    axes.set(xlim=(0, 1), ylim=(rows, 0))
    for place, (name, numbers) in enumerate(verdicts.iterrows()):
        _draw_row(axes, place, {str(k): int(v) for k, v in numbers.items()}, width=style.PAGE_WIDTH - names)
        middle = height - top - (place + 0.5) * tall
        if rows > 1 and tall >= 0.09:
            size = min(style.SMALL, tall * 50)
            style.write(figure, 0, middle, style.plain(str(name), names - 0.1, size), size=size, va="center")
            total = str(int(numbers.sum()))
            style.write(
                figure,
                style.PAGE_WIDTH,
                middle,
                total,
                size=size,
                colour=style.SOFT_INK,
                ha="right",
                va="center",
            )
    totals = {name: str(int(verdicts[name].sum())) for name in style.VERDICT_STYLES}
    legend.verdicts(figure, numbers=totals)
    return figure


def _draw_row(axes: Axes, place: int, numbers: dict[str, int], *, width: float) -> None:
    total, left = sum(numbers.values()), 0.0
    for name, look in style.VERDICT_STYLES.items():
        share = numbers.get(name, 0) / total if total else 0.0
        if not share:
            continue
        axes.barh(
            place + 0.5, share, left=left, height=0.8, color=look.colour, edgecolor=style.PAPER, linewidth=1
        )
        label = f"{look.sign} {numbers[name]}"
        if share * width > style.text_width(label) + 0.06:
            axes.text(
                left + share / 2,
                place + 0.52,
                label,
                color=look.ink,
                ha="center",
                va="center",
                fontsize=style.SMALL,
            )
        left += share


def two_by_two(counts: pd.DataFrame, *, title: str = "Named and quoted") -> Figure:
    """The four cells of naming x quoting, each with its number and share.

    Args:
        counts: as ``matrices.credited_by_quoted``.
        title: heading of the figure.
    """
    from matplotlib.patches import Rectangle

    figure = style.blank(style.PAGE_WIDTH * 0.62, 2.0, title)
    axes = style.panel(figure, 1.2, 0.66, 2.6, 1.2)
    axes.set(xlim=(0, 2), ylim=(2, 0))
    numbers = counts.to_numpy()
    total = int(numbers.sum())
    for row, name in enumerate(counts.index):
        style.write(figure, 0, 2.0 - 0.66 - (row + 0.5) * 0.6, str(name), va="center")
        for column, heading in enumerate(counts.columns):
            number = int(numbers[row, column])
            colour = style.sequence()(number / total) if number else style.EMPTY
            axes.add_patch(Rectangle((column + 0.02, row + 0.03), 0.96, 0.94, color=colour, linewidth=0))
            label = f"{number}  ({round(100 * number / total)} %)" if total else "0"
            ink = style.ink_on(colour)
            axes.text(
                column + 0.5, row + 0.52, label, color=ink, ha="center", va="center", fontsize=style.LABEL
            )
            if row == 0:
                style.write(figure, 1.2 + (column + 0.5) * 1.3, 2.0 - 0.6, str(heading), ha="center")
    return figure
