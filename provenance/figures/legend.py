"""Legends that several figures share, drawn along the lower edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.figures import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

VERDICT_HEIGHT = 0.62  # inches
SCALE_HEIGHT = 0.3

_ROW = 0.19


def verdicts(figure: Figure, *, bottom: float = 0.0, numbers: dict[str, str] | None = None) -> None:
    """The six verdicts with sign, word and meaning, in two columns.

    Args:
        figure: where to draw.
        bottom: height of the legend's lower edge, in inches.
        numbers: what to put behind each word (a count, a share); None: nothing.
    """
    for place, (name, look) in enumerate(style.VERDICT_STYLES.items()):
        left = 0.0 if place < 3 else 3.4
        middle = bottom + VERDICT_HEIGHT - 0.12 - (place % 3) * _ROW
        _box(figure, left, middle, look)
        word = f"{name} {numbers[name]}" if numbers else name
        style.write(figure, left + 0.26, middle, word, weight="bold", va="center")
        style.write(
            figure,
            left + 0.32 + style.text_width(word, bold=True),
            middle,
            look.meaning,
            colour=style.SOFT_INK,
            va="center",
        )


def scale(
    figure: Figure, label: str, *, outlined: bool = False, left: float = 0.0, bottom: float = 0.0
) -> None:
    """The colour scale from 0 to 100 %, and the outline of what is not counted."""
    height = float(figure.get_size_inches()[1])
    middle = bottom + 0.12
    style.write(figure, left, middle, label, va="center")
    start = left + style.text_width(label) + 0.15
    style.write(figure, start, middle, "0 %", va="center", colour=style.SOFT_INK)
    axes = style.panel(figure, start + 0.26, height - middle - 0.06, 0.9, 0.12)
    axes.imshow([[step / 50 for step in range(51)]], aspect="auto", cmap=style.sequence(), vmin=0, vmax=1)
    style.write(figure, start + 1.22, middle, "100 %", va="center", colour=style.SOFT_INK)
    if outlined:
        _dashed(figure, start + 1.75, middle)
        style.write(figure, start + 2.02, middle, "shown, not counted", va="center")


def _box(figure: Figure, left: float, middle: float, look: style.VerdictStyle) -> None:
    style.box(figure, left, middle - 0.075, 0.19, 0.15, color=look.colour, linewidth=0)
    style.write(figure, left + 0.095, middle - 0.005, look.sign, colour=look.ink, ha="center", va="center")


def _dashed(figure: Figure, left: float, middle: float) -> None:
    dashes = (0, (3, 2))
    look: dict[str, Any] = {"fill": False, "edgecolor": style.SOFT_INK, "linewidth": 0.7, "linestyle": dashes}
    style.box(figure, left + 0.01, middle - 0.055, 0.18, 0.11, **look)
