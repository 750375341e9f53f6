"""The picture of outlets that take from outlets: dots, and an arrow from each giver to each taker."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.figures import style

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_OUTLETS = 30

KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "giver named": ("#0072b2", ("credited",)),
    "only its own source (upstream-only)": ("#56b4e9", ("upstream-only",)),
    "giver not named": ("#c44f00", ("miscredited", "uncredited")),
}
"""What most sentences of an arrow say of the giver: the colour, and the verdicts that say so."""

NO_MAJORITY, NOT_JUDGED = "#b9bec6", "#1f2430"

_SIDE, _FOOT, _MARGIN = 6.0, 0.75, 0.35  # inches
_LEFT, _RIGHT, _LOW, _HIGH = -0.12, 1.12, -0.08, 1.08  # the part of the plane that is shown
_BEND = 0.12
_ROUNDS = 300  # of letting outlets find their places
_GAP = 0.06  # that a group leaves free towards the next one
_MIDDLE = (
    4.0  # how strongly all are drawn to the middle: one with a single tie would else press the rest together
)

Place = tuple[float, float]
_Part = tuple[float, float, float, float]
"""A part of the unit square: its left and lower side, width and height."""


def outlet_network(outlets: pd.DataFrame, *, title: str = "Who takes from whom", seed: int = 1) -> Figure:
    """Outlets as dots, as large as others take from them; arrows lead from the giver to the taker.

    Args:
        outlets: the table of that name; ``outlet``, ``used``, ``sentences`` and the verdicts are read.
        title: heading of the figure.
        seed: of the places of the dots; the same seed gives the same picture.

    Returns:
        A figure with the ``MOST_OUTLETS`` outlets that give and take most; the
        number of those left out is said.
    """
    names, shown = _largest(outlets)
    top = style.title_height(title)
    figure = style.blank(style.PAGE_WIDTH, top + _SIDE + _FOOT, title)
    axes = style.panel(figure, _MARGIN, top, _SIDE, _SIDE)
    axes.set(xlim=(_LEFT, _RIGHT), ylim=(_LOW, _HIGH))
    places = _places(names, shown, seed)
    given = {name: int(shown.loc[shown["used"] == name, "sentences"].sum()) for name in names}
    sizes = {name: _size(given[name], max(given.values())) for name in names}
    _draw_arrows(axes, shown, places, sizes)
    for name in names:
        axes.plot(*places[name], marker="o", markersize=sizes[name], color=style.INK, zorder=3)
    _draw_labels(axes, names, shown, places, sizes)
    left_out = len(set(outlets["outlet"]) | set(outlets["used"])) - len(names)
    _draw_legend(figure, max(shown["sentences"], default=0), max(given.values(), default=0), left_out)
    return figure


def _size(given: int, most: int) -> float:
    """The diameter of a dot, in points."""
    return 3 + 15 * math.sqrt(given / (most or 1))


def _width(sentences: int, most: int) -> float:
    return 0.4 + 2.6 * math.sqrt(sentences / most)


def _largest(outlets: pd.DataFrame) -> tuple[list[str], pd.DataFrame]:
    """Returns the outlets that give and take most, without the text they take from themselves, and their rows."""
    rows = outlets[outlets["outlet"] != outlets["used"]]
    sums: dict[str, int] = {}
    for taker, giver, number in zip(rows["outlet"], rows["used"], rows["sentences"], strict=True):
        for name in (str(taker), str(giver)):
            sums[name] = sums.get(name, 0) + int(number)
    names = sorted(sums, key=lambda name: (-sums[name], name))[:MOST_OUTLETS]
    return names, rows[rows["outlet"].isin(names) & rows["used"].isin(names)]


def _places(names: list[str], rows: pd.DataFrame, seed: int) -> dict[str, Place]:
    """Finds a place in the unit square for each outlet.

    Outlets that text ties together, by whatever way, share a part of the square that is as large as they are many:
    beside a pair that has nothing to do with the rest, the rest would otherwise be one blot.
    """
    groups = _groups(names, rows)
    found: dict[str, Place] = {}
    for group, (left, low, width, height) in zip(
        groups, _parts([len(group) + 1 for group in groups], (0.0, 0.0, 1.0, 1.0)), strict=True
    ):
        own = rows[rows["outlet"].isin(group)]
        across, up = (min(_GAP, 0.2 * side) if side < 1 else 0.0 for side in (width, height))
        for name, (x, y) in _spread(group, own, seed).items():
            found[name] = left + across + (width - 2 * across) * x, low + up + (height - 2 * up) * y
    return found


def _groups(names: Sequence[str], rows: pd.DataFrame) -> list[list[str]]:
    """Returns the outlets that text ties together, the largest group first."""
    home = {name: name for name in names}
    for taker, giver in zip(rows["outlet"], rows["used"], strict=True):
        one, other = home[str(taker)], home[str(giver)]
        home = {name: one if at == other else at for name, at in home.items()}
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(home[name], []).append(name)
    return sorted(groups.values(), key=lambda group: -len(group))


def _parts(weights: Sequence[int], box: _Part) -> Iterator[_Part]:
    """Cuts a box into one part for each weight, the first off its longer side."""
    if not weights:
        return
    left, low, width, height = box
    share = weights[0] / sum(weights)
    if width >= height:
        yield left, low, width * share, height
        rest = (left + width * share, low, width * (1 - share), height)
    else:
        yield left, low, width, height * share
        rest = (left, low + height * share, width, height * (1 - share))
    yield from _parts(weights[1:], rest)


def _spread(names: Sequence[str], rows: pd.DataFrame, seed: int) -> dict[str, Place]:
    """Spreads outlets over the unit square: those that share much text draw together (Fruchterman)."""
    import numpy as np

    count = len(names)
    number = {name: place for place, name in enumerate(names)}
    pull = np.zeros((count, count))
    for taker, giver, sentences in zip(rows["outlet"], rows["used"], rows["sentences"], strict=True):
        strength = math.log1p(float(sentences))
        pull[number[str(taker)], number[str(giver)]] += strength
        pull[number[str(giver)], number[str(taker)]] += strength
    pull /= max(1.0, float(pull.max()))
    at = np.random.default_rng(seed).random((count, 2))
    for step in range(_ROUNDS):
        at = at + _moves(at, pull, heat=0.1 * (1 - step / _ROUNDS))
    low, high = at.min(axis=0), at.max(axis=0)
    at = (at - low) / np.where(high > low, high - low, 1.0)
    return {name: (float(at[place, 0]), float(at[place, 1])) for name, place in number.items()}


def _moves(at: np.ndarray, pull: np.ndarray, *, heat: float) -> np.ndarray:
    """Returns where each outlet moves: from all others, to those that it shares text with, and to the middle."""
    import numpy as np

    ideal = 1.0 / math.sqrt(len(at))
    gap = at[:, None, :] - at[None, :, :]
    distance = np.maximum(np.sqrt((gap**2).sum(axis=2)), 1e-3)
    force = ideal**2 / distance**2 - pull * distance / ideal
    move = (gap * force[:, :, None]).sum(axis=1) - _MIDDLE * (at - at.mean(axis=0))
    length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
    bounded: np.ndarray = move / length[:, None] * np.minimum(length, heat)[:, None]
    return bounded


def _draw_arrows(
    axes: Axes, rows: pd.DataFrame, places: Mapping[str, Place], sizes: Mapping[str, float]
) -> None:
    from matplotlib.patches import FancyArrowPatch

    most = int(max(rows["sentences"], default=1))
    ordered = rows.sort_values(["sentences", "outlet", "used"], kind="stable")
    for row in ordered.to_dict("records"):
        giver, taker, sentences = str(row["used"]), str(row["outlet"]), int(row["sentences"])
        weight = math.sqrt(sentences / most)
        axes.add_patch(
            FancyArrowPatch(
                places[giver],
                places[taker],
                connectionstyle=f"arc3,rad={_BEND}",
                arrowstyle="-|>",
                mutation_scale=7 + 6 * weight,
                linewidth=_width(sentences, most),
                color=_colour(row),
                alpha=0.6 + 0.3 * weight,
                shrinkA=sizes[giver] / 2,
                shrinkB=sizes[taker] / 2 + 1.5,
                zorder=2,
            )
        )


def _colour(row: Mapping[Any, Any]) -> str:
    """The colour of what more than half of the judged sentences say of the giver; grey where nothing has a half."""
    numbers = {colour: sum(int(row[name]) for name in names) for colour, names in KINDS.values()}
    judged = sum(numbers.values())
    most = max(numbers, key=lambda colour: numbers[colour])
    if not judged:
        return NOT_JUDGED
    return most if 2 * numbers[most] > judged else NO_MAJORITY


@dataclass(frozen=True, slots=True)
class _Box:
    """A label, in inches of the panel."""

    left: float
    low: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.left + self.width and self.low <= y <= self.low + self.height

    def meets(self, other: _Box) -> bool:
        apart = self.left + self.width < other.left or other.left + other.width < self.left
        return not (apart or self.low + self.height < other.low or other.low + other.height < self.low)

    def outside(self) -> bool:
        right = style.PAGE_WIDTH - _MARGIN
        return not -_MARGIN <= self.left <= right - self.width or self.low < 0 or self.low > _SIDE


def _draw_labels(
    axes: Axes,
    names: Sequence[str],
    rows: pd.DataFrame,
    places: Mapping[str, Place],
    sizes: Mapping[str, float],
) -> None:
    """Writes each name beside its dot, on the side where it covers least of arrows and of other names."""
    from matplotlib.patheffects import withStroke

    lines = [
        point
        for giver, taker in zip(rows["used"], rows["outlet"], strict=True)
        for point in _arc(_inches(places[str(giver)]), _inches(places[str(taker)]))
    ]
    dots = [_inches(place) for place in places.values()]
    written: list[_Box] = []
    for name in names:
        label = style.plain(name, 1.3)
        options = list(_beside(_inches(places[name]), sizes[name] / 144, style.text_width(label)))

        def cost(box: _Box) -> float:
            covered = sum(weight for x, y, weight in lines if box.holds(x, y))
            hidden = sum(box.holds(*dot) for dot in dots)
            return covered + 30 * (sum(box.meets(other) for other in written) + hidden) + 60 * box.outside()

        best = min(options, key=cost)
        written.append(best)
        axes.text(
            *_plane(best.left, best.low + 0.02),
            label,
            fontsize=style.SMALL,
            color=style.INK,
            zorder=4,
            path_effects=[withStroke(linewidth=2, foreground="white")],
            **style.font(label),
        )


def _beside(dot: Place, radius: float, width: float) -> Iterator[_Box]:
    """Yields the places for a name around its dot: above, below, beside, at the corners."""
    height, gap = 0.12, radius + 0.04
    x, y = dot
    for up in (gap, -gap - height):
        yield _Box(x - width / 2, y + up, width, height)
    for low in (y - height / 2, y + gap / 2, y - height - gap / 2):
        yield _Box(x + gap, low, width, height)
        yield _Box(x - gap - width, low, width, height)


def _arc(start: Place, end: Place) -> Iterator[tuple[float, float, float]]:
    """Yields points of a bent arrow, and how much it matters that they are seen: the head most."""
    (x, y), (to_x, to_y) = start, end
    middle = ((x + to_x) / 2 + _BEND * (to_y - y), (y + to_y) / 2 - _BEND * (to_x - x))
    for step in range(1, 30):
        t = step / 30
        one, two, three = (1 - t) ** 2, 2 * t * (1 - t), t**2
        yield (
            one * x + two * middle[0] + three * to_x,
            one * y + two * middle[1] + three * to_y,
            4.0 if t > 0.75 else 1.0,
        )


def _inches(place: Place) -> Place:
    return (place[0] - _LEFT) / (_RIGHT - _LEFT) * _SIDE, (place[1] - _LOW) / (_HIGH - _LOW) * _SIDE


def _plane(x: float, y: float) -> Place:
    return _LEFT + x / _SIDE * (_RIGHT - _LEFT), _LOW + y / _SIDE * (_HIGH - _LOW)


def _draw_legend(figure: Figure, most: int, given: int, left_out: int) -> None:
    colours = [(colour, name) for name, (colour, _) in KINDS.items()]
    colours += [(NO_MAJORITY, "none over half"), (NOT_JUDGED, "not judged")]
    text = "Arrows lead from who gave text to who took it. Colour: what most sentences say."
    if left_out:
        text += f" Not shown: {left_out:,} with less text."
    style.write(figure, 0, 0.57, text, colour=style.SOFT_INK)
    left = 0.0
    for colour, name in colours:
        _line(figure, left, 0.42, 2.5, colour)
        style.write(figure, left + 0.26, 0.42, name, va="center")
        left += 0.26 + style.text_width(name) + 0.14
    if not most:
        return
    left = _samples(figure, 0.0, "Width: sentences taken", most, dots=False)
    _samples(figure, left + 0.1, "Dot: sentences given", given, dots=True)


def _samples(figure: Figure, left: float, text: str, most: int, *, dots: bool) -> float:
    """Draws the smallest, a middle and the largest number as they look, and returns where that ends."""
    style.write(figure, left, 0.16, text, colour=style.SOFT_INK, va="center")
    left += style.text_width(text) + 0.12
    for number in sorted({1, max(1, round(most / 4)), most}):
        if dots:
            _dot(figure, left + 0.12, 0.16, _size(number, most))
        else:
            _line(figure, left, 0.16, _width(number, most), style.SOFT_INK)
        style.write(figure, left + 0.3, 0.16, f"{number:,}", va="center")
        left += 0.3 + style.text_width(f"{number:,}") + 0.12
    return left


def _line(figure: Figure, left: float, middle: float, width: float, colour: str) -> None:
    from matplotlib.lines import Line2D

    across, up = figure.get_size_inches()
    ends = [left / across, (left + 0.2) / across], [middle / up, middle / up]
    figure.add_artist(Line2D(*ends, linewidth=width, color=colour, transform=figure.transFigure))


def _dot(figure: Figure, left: float, middle: float, size: float) -> None:
    from matplotlib.lines import Line2D

    across, up = figure.get_size_inches()
    place = [left / across], [middle / up]
    figure.add_artist(
        Line2D(*place, marker="o", markersize=size, color=style.INK, transform=figure.transFigure)
    )
