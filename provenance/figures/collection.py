"""Pictures of a collection over time: a story on its way, and how long articles followed their originals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from provenance.figures import style
from provenance.text.counted import count

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_DOCUMENTS = 40

_ROW, _NAMES = 0.2, 1.9
_START = 0.05  # where the earliest date stands, of the width
_DAY_COLOUR = "#8a93a3"
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


def story_flow(steps: pd.DataFrame, *, title: str = "How the story travelled") -> Figure:
    """Documents on a line of time, with a line from each to the one that it was taken from.

    Args:
        steps: columns ``giver``, ``giver_label``, ``giver_published``, ``taker``,
            ``taker_label``, ``taker_published``, one row for each step. A key that begins
            with ``lost:`` is an original that the collection lacks.
        title: heading of the figure.

    Returns:
        A figure with the earliest ``MOST_DOCUMENTS`` documents. One known to the day only
        is a bar as long as the day; one without a date stands behind all others.
    """
    documents = _documents(steps)
    order = _tree_order(steps, documents)[:MOST_DOCUMENTS]
    top = style.title_height(title)
    height = top + len(order) * _ROW + 0.75
    figure = style.blank(style.PAGE_WIDTH, height, title)
    axes = style.panel(figure, _NAMES, top, style.PAGE_WIDTH - _NAMES - 0.1, max(1, len(order)) * _ROW)
    axes.set(xlim=(0, 1), ylim=(max(1, len(order)), 0))
    times = {key: span for key in order if (span := _span(documents[key][1]))}
    first = min((start for start, _ in times.values()), default=0.0)
    last = max((end for _, end in times.values()), default=first)
    end = 0.98 if len(times) == len([key for key in order if not _is_lost(key)]) else 0.88
    scale = (end - _START) / ((last - first) or 1.0)
    at = {
        key: (_START + (one - first) * scale, _START + (two - first) * scale)
        for key, (one, two) in times.items()
    }
    at |= {key: (0.01, 0.01) if _is_lost(key) else (0.98, 0.98) for key in order if key not in times}
    rows = {key: place + 0.5 for place, key in enumerate(order)}
    for giver, taker in zip(steps["giver"], steps["taker"], strict=True):
        if giver in rows and taker in rows:
            corner = at[giver][0]
            axes.plot(
                [corner, corner, at[taker][0]], [rows[giver], rows[taker], rows[taker]],
                color="#79aede", linewidth=0.8, zorder=1,
            )  # fmt: skip
    for key in order:
        _draw_document(axes, key, at[key], rows[key], dated=key in times)
        label = style.plain(documents[key][0], _NAMES - 0.15)
        style.write(figure, 0, height - top - rows[key] * _ROW, label, va="center")
    if times:
        _draw_scale(figure, first, last, _NAMES + end * (style.PAGE_WIDTH - _NAMES - 0.1))
    _draw_marks(figure, order, times, len(documents) - len(order))
    return figure


def _is_lost(key: str) -> bool:
    return key.startswith("lost:")


def _draw_document(axes: Axes, key: str, place: tuple[float, float], row: float, *, dated: bool) -> None:
    start, end = place
    if end > start:
        axes.plot([start, end], [row, row], linewidth=4, color=_DAY_COLOUR, solid_capstyle="butt", zorder=2)
        return
    mark, fill = ("o", style.INK) if dated else ("o", style.PAPER) if _is_lost(key) else ("x", style.INK)
    axes.plot(
        [start],
        [row],
        marker=mark,
        markersize=4,
        color=style.INK,
        markerfacecolor=fill,
        zorder=3,
        clip_on=False,
    )


def _draw_marks(
    figure: Figure, order: list[str], times: Mapping[str, tuple[float, float]], left_out: int
) -> None:
    """Says what the marks mean that are not plain dots."""
    told = []
    if any(end > start for start, end in times.values()):
        told.append("bar: only the day is known")
    if any(key not in times and not _is_lost(key) for key in order):
        told.append("×: no date, taken to be later than all that have one")
    if any(_is_lost(key) for key in order):
        told.append("○: an original that the collection lacks")
    if left_out > 0:
        told.append(f"{left_out} later documents are not shown")
    if told:
        text = "; ".join(told)
        style.write(figure, 0, 0.08, f"{text[:1].upper()}{text[1:]}.", colour=style.SOFT_INK)


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
        return (documents[name][1] or "9999", name)

    order: dict[str, None] = {}
    waiting = sorted(set(documents) - takers, key=key, reverse=True)
    while waiting:
        at = waiting.pop()
        if at not in order:
            order[at] = None
            waiting += sorted(below.get(at, ()), key=key, reverse=True)
    return list(order)


def _span(published: str | None) -> tuple[float, float] | None:
    """The first and the last minute at which a document can have appeared; None without a date."""
    if not published:
        return None
    if len(published) > 10:
        minute = datetime.fromisoformat(published).timestamp() / 60
        return minute, minute
    start = datetime.fromisoformat(f"{published}T00:00+00:00").timestamp() / 60
    return start, start + _DAY


def _draw_scale(figure: Figure, first: float, last: float, right: float) -> None:
    from datetime import UTC

    form = "%Y-%m-%d %H:%M"
    start, end = (datetime.fromtimestamp(minute * 60, UTC).strftime(form) for minute in (first, last))
    style.write(figure, _NAMES, 0.32, start, colour=style.SOFT_INK)
    style.write(figure, right, 0.32, f"{end} UTC", colour=style.SOFT_INK, ha="right")


def delay_bars(minutes: pd.Series[Any], *, title: str = "How long after the original") -> Figure:
    """How many articles followed their original by how long.

    Args:
        minutes: delays, one for each article and an original that it was taken from; what is missing, and what
            is dated before its original, stands in no bar and is told.
        title: heading of the figure.
    """
    dated = [int(value) for value in minutes.dropna()]
    known = [value for value in dated if value >= 0]
    counts = [0] * len(_BOUND_NAMES)
    for value in known:
        counts[sum(value >= bound for bound in _BOUNDS[1:])] += 1
    top = style.title_height(title)
    rows = len(counts)
    figure = style.blank(style.PAGE_WIDTH, top + rows * 0.22 + 0.35, title)
    axes = style.panel(figure, 1.1, top, style.PAGE_WIDTH - 1.6, rows * 0.22)
    most = max(counts) or 1
    axes.set(xlim=(0, most), ylim=(rows, 0))
    for place, (name, number) in enumerate(zip(_BOUND_NAMES, counts, strict=True)):
        axes.barh(place + 0.5, number, height=0.78, color="#3a7fc4")
        down = rows * 0.22 + 0.35 - (place + 0.5) * 0.22
        style.write(figure, 1.0, down, f"up to {name}" if name != "more" else "more", ha="right", va="center")
        style.write(figure, style.PAGE_WIDTH, down, f"{number:,}", ha="right", va="center")
    said = [f"{count(len(known), 'pair')} of article and original"]
    if missing := int(minutes.isna().sum()):
        said.append(f"{count(missing, 'pair')} more without two times to compare")
    if against := len(dated) - len(known):
        said.append(f"{count(against, 'pair')} more dated before the original")
    style.write(figure, 0, 0.1, "; ".join(said) + ".", colour=style.SOFT_INK)
    return figure
