"""The route of a text: documents in order of time, and who took how much from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.figures import style
from provenance.text.counted import count

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_DOCUMENTS = 24
COMMON_ORIGIN = "common-origin"

_ROW, _FOOT, _ARCS = 0.36, 0.32, 1.05  # inches


def route_chart(
    documents: pd.DataFrame,
    steps: pd.DataFrame,
    *,
    article: str = "(this article)",
    title: str = "The route of the text",
) -> Figure:
    """Documents from earliest to latest, with an arrow for each step that text took.

    Args:
        documents: as ``route.route_documents`` (outlet, title, published).
        steps: as ``route.route_steps``.
        article: label of the article, which is set in bold.
        title: heading of the figure.

    Returns:
        A figure of page width; the 24 documents that gave most are shown, and
        the number of those left out is said.
    """
    shown = _most_used(documents, steps, article)
    drawn = steps[steps["from"].isin(shown.index) & steps["to"].isin(shown.index)]
    top = style.title_height(title)
    height = top + len(shown) * _ROW + _FOOT
    figure = style.blank(style.PAGE_WIDTH, height, title)
    axes = style.panel(figure, 0, top, style.PAGE_WIDTH, len(shown) * _ROW)
    axes.set(xlim=(0, style.PAGE_WIDTH), ylim=(len(shown), 0))
    _draw_arcs(axes, list(shown.index), drawn)
    for place, (name, row) in enumerate(shown.iterrows()):
        _draw_document(axes, place, row, given=_given(drawn, str(name)), bold=name == article)
    _explain(figure, drawn, left_out=len(documents) - len(shown))
    return figure


def _most_used(documents: pd.DataFrame, steps: pd.DataFrame, article: str) -> pd.DataFrame:
    if len(documents) <= MOST_DOCUMENTS:
        return documents
    given = steps.groupby("from")["sentences"].sum()
    kept = {article, *given.sort_values(ascending=False, kind="stable").index[: MOST_DOCUMENTS - 1]}
    return documents[[name in kept for name in documents.index]]


def _given(steps: pd.DataFrame, name: str) -> int:
    return int(steps.loc[steps["from"] == name, "sentences"].sum())


def _draw_arcs(axes: Axes, order: list[object], steps: pd.DataFrame) -> None:
    from matplotlib.patches import FancyArrowPatch
    from matplotlib.path import Path

    longest = max(
        (abs(order.index(a) - order.index(b)) for a, b in zip(steps["from"], steps["to"], strict=True)),
        default=1,
    )
    most = max(steps["sentences"], default=1)
    for giver, taker, number, direction in steps.itertuples(index=False):
        start, end = order.index(giver) + 0.5, order.index(taker) + 0.5
        reach = 0.22 + 0.78 * abs(end - start) / longest
        bend = _ARCS - reach * (_ARCS - 0.05) * 1.25
        points = [(_ARCS - 0.07, start), (bend, start), (bend, end), (_ARCS - 0.07, end)]
        path = Path(points, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
        common = direction == COMMON_ORIGIN
        axes.add_patch(
            FancyArrowPatch(
                path=path,
                arrowstyle="-" if common else "-|>",
                mutation_scale=7,
                linewidth=0.7 + 1.8 * number / most,
                linestyle=(0, (2, 2)) if common else "solid",
                color=style.SOFT_INK if common else "#124d92",
                shrinkA=0,
                shrinkB=0,
                clip_on=False,
            )
        )


def _draw_document(axes: Axes, place: int, row: pd.Series[Any], *, given: int, bold: bool) -> None:
    middle = place + 0.5
    axes.plot(
        [_ARCS], [middle], marker="s" if bold else "o", markersize=6, color=style.INK if bold else "#124d92"
    )
    left = _ARCS + 0.15
    axes.text(left, middle, _date(row["published"]), fontsize=style.SMALL, color=style.SOFT_INK, va="center")
    left += 1.12
    outlet = style.plain(_text(row["outlet"]) or "(unknown outlet)", 1.5, style.LABEL)
    axes.text(
        left,
        middle,
        outlet,
        fontsize=style.LABEL,
        color=style.INK,
        va="center",
        **style.font(outlet, bold=bold),
    )
    left += style.text_width(outlet, style.LABEL, bold=bold) + 0.12
    stand = count(given, "sentence") if given else ("this article" if bold else "")
    room = style.PAGE_WIDTH - left - style.text_width(stand) - 0.15
    title = style.plain(_text(row["title"]), room)
    soft: dict[str, Any] = {"fontsize": style.SMALL, "color": style.SOFT_INK, "va": "center"}
    axes.text(left, middle, title, **soft, **style.font(title))
    axes.text(style.PAGE_WIDTH, middle, stand, fontsize=style.SMALL, color=style.INK, ha="right", va="center")


def _date(published: object) -> str:
    return style.plain(_text(published)[:16].replace("T", " "), 1.1) or "no date"


def _text(value: object) -> str:
    """A cell of a frame; a missing one is empty."""
    return value if isinstance(value, str) else ""


def _explain(figure: Figure, steps: pd.DataFrame, *, left_out: int) -> None:
    parts = ["Arrows run from giver to taker, thicker for more sentences."]
    if (steps["direction"] == COMMON_ORIGIN).any():
        parts.append("Dashed: dated later; both go back to an earlier text, or it took from here.")
    if left_out:
        parts.append(f"{left_out} more not drawn.")
    style.write(figure, 0, 0.08, style.plain(" ".join(parts), style.PAGE_WIDTH), colour=style.SOFT_INK)
