"""Pictures of a collection: outlets that take from outlets, a story on its way, delays."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING, Any

from provenance.figures import style

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_OUTLETS = 30
MOST_DOCUMENTS = 40
UNCREDITED, CREDITED = "#c44f00", "#0072b2"

_HALF = "#b9bec6"
_SIDE = 6.0  # inches
_ROW, _NAMES = 0.2, 1.9
_ROUNDS = 300  # of letting outlets find their places
_DAY = 1440
_BOUNDS = (0, 10, 30, 60, 180, 360, 720, _DAY, 3 * _DAY, 7 * _DAY, 30 * _DAY)
_BOUND_NAMES = (
    "10 min",
    "30 min",
    "1 h",
    "3 h",
    "6 h",
    "12 h",
    "1 day",
    "3 days",
    "1 week",
    "1 month",
    "more",
)


def outlet_network(outlets: pd.DataFrame, *, title: str = "Who takes from whom", seed: int = 1) -> Figure:
    """Outlets as dots, as large as others take from them; arrows lead from the giver to the taker.

    Args:
        outlets: columns ``outlet``, ``used``, ``sentences``, ``share_uncredited``.
        title: heading of the figure.
        seed: of the places of the dots; the same seed gives the same picture.

    Returns:
        A figure with the ``MOST_OUTLETS`` outlets that give and take most; the
        number of those left out is said.
    """
    from matplotlib.patheffects import withStroke

    names, shown = _largest(outlets)
    top = style.title_height(title)
    figure = style.blank(style.PAGE_WIDTH, top + _SIDE + 0.35, title)
    axes = style.panel(figure, 0.35, top, _SIDE, _SIDE)
    axes.set(xlim=(-0.12, 1.12), ylim=(-0.08, 1.08))
    places = _places(names, shown, seed)
    given = {name: int(shown.loc[shown["used"] == name, "sentences"].sum()) for name in names}
    most = max(given.values(), default=1) or 1
    _draw_arrows(axes, shown, places)
    for name in names:
        size = 3 + 15 * math.sqrt(given[name] / most)
        axes.plot(*places[name], marker="o", markersize=size, color=style.INK, zorder=3)
        label = style.plain(name, 1.3)
        axes.annotate(
            label,
            places[name],
            xytext=(0, size / 2 + 2),
            textcoords="offset points",
            ha="center",
            fontsize=style.SMALL,
            color=style.INK,
            zorder=4,
            path_effects=[withStroke(linewidth=2.5, foreground="white")],
            **style.font(label),
        )
    left_out = len(set(outlets["outlet"]) | set(outlets["used"])) - len(names)
    more = f" Not shown: {left_out} with less text." if left_out else ""
    key = f"Arrows lead from giver to taker. Orange: mostly uncredited; grey: half; blue: mostly not.{more}"
    style.write(figure, 0, 0.12, key, colour=style.SOFT_INK)
    return figure


def _largest(outlets: pd.DataFrame) -> tuple[list[str], pd.DataFrame]:
    """Returns the outlets that give and take most, without the text they take from themselves, and their rows."""
    rows = outlets[outlets["outlet"] != outlets["used"]]
    sums: dict[str, int] = {}
    for taker, giver, number in zip(rows["outlet"], rows["used"], rows["sentences"], strict=True):
        for name in (str(taker), str(giver)):
            sums[name] = sums.get(name, 0) + int(number)
    names = sorted(sums, key=lambda name: (-sums[name], name))[:MOST_OUTLETS]
    return names, rows[rows["outlet"].isin(names) & rows["used"].isin(names)]


def _places(names: list[str], rows: pd.DataFrame, seed: int) -> dict[str, tuple[float, float]]:
    """Finds a place in the unit square for each outlet: those that share much text draw together (Fruchterman)."""
    import numpy as np

    count = len(names)
    if not count:
        return {}
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
    import numpy as np

    ideal = 1.0 / math.sqrt(len(at))
    gap = at[:, None, :] - at[None, :, :]
    distance = np.maximum(np.sqrt((gap**2).sum(axis=2)), 1e-3)
    force = ideal**2 / distance**2 - pull * distance / ideal
    move = (gap * force[:, :, None]).sum(axis=1)
    length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
    bounded: np.ndarray = move / length[:, None] * np.minimum(length, heat)[:, None]
    return bounded


def _draw_arrows(axes: Axes, rows: pd.DataFrame, places: dict[str, tuple[float, float]]) -> None:
    from matplotlib.patches import FancyArrowPatch

    most = max(rows["sentences"], default=1)
    ordered = rows.sort_values(["sentences", "outlet", "used"], kind="stable")
    for row in ordered.itertuples(index=False):
        weight = math.sqrt(int(str(row.sentences)) / int(most))
        axes.add_patch(
            FancyArrowPatch(
                places[str(row.used)],
                places[str(row.outlet)],
                connectionstyle="arc3,rad=0.12",
                arrowstyle="-|>",
                mutation_scale=6 + 6 * weight,
                linewidth=0.4 + 2.6 * weight,
                color=_mixed(row.share_uncredited),
                alpha=0.5 + 0.4 * weight,
                shrinkA=4,
                shrinkB=6,
                zorder=2,
            )
        )


def _mixed(share: Any) -> style.Colour:
    """Blue for what is credited, over grey for half and half, to orange for what is not; grey where none was judged."""
    import pandas as pd
    from matplotlib.colors import to_rgb

    if pd.isna(share):
        return style.SOFT_INK
    end = UNCREDITED if share > 0.5 else CREDITED
    weight = abs(float(share) - 0.5) * 2
    red, green, blue = (
        one + (two - one) * weight for one, two in zip(to_rgb(_HALF), to_rgb(end), strict=True)
    )
    return (red, green, blue)


def story_flow(steps: pd.DataFrame, *, title: str = "How the story travelled") -> Figure:
    """Documents on a line of time, with a line from each to the one that it was taken from.

    Args:
        steps: columns ``giver``, ``giver_label``, ``giver_published``, ``taker``,
            ``taker_label``, ``taker_published``, one row for each step; a giver
            without a date that nobody gave to is a lost original.
        title: heading of the figure.

    Returns:
        A figure with the earliest ``MOST_DOCUMENTS`` documents.
    """
    documents = _documents(steps)
    order = _tree_order(steps, documents)[:MOST_DOCUMENTS]
    top = style.title_height(title)
    height = top + len(order) * _ROW + 0.55
    figure = style.blank(style.PAGE_WIDTH, height, title)
    axes = style.panel(figure, _NAMES, top, style.PAGE_WIDTH - _NAMES - 0.1, max(1, len(order)) * _ROW)
    times = {key: _minutes(documents[key][1]) for key in order}
    first = min((minute for minute in times.values() if minute is not None), default=0.0)
    spread = max((minute - first for minute in times.values() if minute is not None), default=0.0) or 1.0
    at = {key: (0.02 if times[key] is None else 0.05 + 0.93 * (times[key] - first) / spread) for key in order}  # type: ignore[operator]
    axes.set(xlim=(0, 1), ylim=(max(1, len(order)), 0))
    rows = {key: place + 0.5 for place, key in enumerate(order)}
    for giver, taker in zip(steps["giver"], steps["taker"], strict=True):
        if giver in rows and taker in rows:
            axes.plot(
                [at[giver], at[giver], at[taker]], [rows[giver], rows[taker], rows[taker]],
                color="#79aede", linewidth=0.8, zorder=1,
            )  # fmt: skip
    for key in order:
        lost = times[key] is None
        axes.plot(
            [at[key]], [rows[key]], marker="x" if lost else "o", markersize=4, color=style.INK, zorder=2
        )
        label = style.plain(documents[key][0], _NAMES - 0.15)
        down = height - top - rows[key] * _ROW
        style.write(figure, 0, down, label, va="center")
    _draw_scale(figure, first, spread, len(documents) - len(order))
    return figure


def _documents(steps: pd.DataFrame) -> dict[str, tuple[str, str | None]]:
    """Returns key -> label and date of every document of the steps."""
    found: dict[str, tuple[str, str | None]] = {}
    for side in ("giver", "taker"):
        columns = (steps[side], steps[f"{side}_label"], steps[f"{side}_published"])
        for key, label, published in zip(*columns, strict=True):
            found[str(key)] = (str(label), published if isinstance(published, str) else None)
    return found


def _tree_order(steps: pd.DataFrame, documents: dict[str, tuple[str, str | None]]) -> list[str]:
    """Returns the documents so that each stands below the one that it was taken from, the earliest first."""
    below: dict[str, list[str]] = {}
    for giver, taker in zip(steps["giver"], steps["taker"], strict=True):
        below.setdefault(str(giver), []).append(str(taker))
    takers = {taker for many in below.values() for taker in many}

    def key(name: str) -> tuple[str, str]:
        return (documents[name][1] or "", name)

    order: dict[str, None] = {}
    waiting = sorted(set(documents) - takers, key=key, reverse=True)
    while waiting:
        at = waiting.pop()
        if at not in order:
            order[at] = None
            waiting += sorted(below.get(at, ()), key=key, reverse=True)
    return list(order)


def _minutes(published: str | None) -> float | None:
    if not published:
        return None
    return (
        datetime.fromisoformat(published if len(published) > 10 else f"{published}T00:00+00:00").timestamp()
        / 60
    )


def _draw_scale(figure: Figure, first: float, spread: float, left_out: int) -> None:
    from datetime import UTC

    start = datetime.fromtimestamp(first * 60, UTC)
    end = datetime.fromtimestamp((first + spread) * 60, UTC)
    form = "%Y-%m-%d %H:%M"
    style.write(figure, _NAMES, 0.3, start.strftime(form), colour=style.SOFT_INK)
    style.write(figure, style.PAGE_WIDTH, 0.3, end.strftime(form) + " UTC", colour=style.SOFT_INK, ha="right")
    if left_out > 0:
        style.write(figure, 0, 0.08, f"{left_out} later documents are not shown.", colour=style.SOFT_INK)


def delay_bars(minutes: pd.Series[Any], *, title: str = "How long after the original") -> Figure:
    """How many articles followed their original by how long.

    Args:
        minutes: delays, one for each article and original; missing ones are told, and documents dated later left out.
        title: heading of the figure.
    """
    known = [int(value) for value in minutes.dropna() if value >= 0]
    counts = [0] * len(_BOUND_NAMES)
    for value in known:
        counts[sum(value >= bound for bound in _BOUNDS[1:])] += 1
    top = style.title_height(title)
    rows = len(counts)
    figure = style.blank(style.PAGE_WIDTH, top + rows * 0.22 + 0.35, title)
    axes = style.panel(figure, 1.1, top, style.PAGE_WIDTH - 1.6, rows * 0.22)
    most = max(counts) or 1
    axes.set(xlim=(0, most), ylim=(rows, 0))
    for place, (name, count) in enumerate(zip(_BOUND_NAMES, counts, strict=True)):
        axes.barh(place + 0.5, count, height=0.78, color="#3a7fc4")
        down = rows * 0.22 + 0.35 - (place + 0.5) * 0.22
        style.write(figure, 1.0, down, f"up to {name}" if name != "more" else "more", ha="right", va="center")
        style.write(figure, style.PAGE_WIDTH, down, f"{count:,}", ha="right", va="center")
    missing = int(minutes.isna().sum())
    some = "1 pair has" if missing == 1 else f"{missing:,} pairs have"
    more = f" {some} no two dates to compare." if missing else ""
    style.write(figure, 0, 0.1, f"{len(known):,} pairs of article and original.{more}", colour=style.SOFT_INK)
    return figure
