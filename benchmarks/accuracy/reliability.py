"""Draws how probability and truth go together: ``python -m benchmarks.accuracy.reliability --data DIR``.

Writes ``docs/pictures/reliability.png``. Every point is a tenth of the probabilities of the context model, all of
them cross-validated by event; the bars below say how many sentences lie in each.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.folds import BINS, Folds, bins, calibration_error, folds
from benchmarks.accuracy.rows import Counts
from benchmarks.training import ROOT
from provenance.settings import Settings

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TARGET = ROOT / "docs" / "pictures" / "reliability.png"
_INK, _POINT, _BAND = "#1f2933", "#1f6f8b", "#f0c987"


def reliability_figure(sums: Counts) -> Figure:
    """The reliability diagram of counts in tenths, as ``folds.bins`` gives them."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.0, 6.4), layout="constrained")
    above, below = figure.subplots(2, 1, sharex=True, gridspec_kw={"height_ratios": [4, 1]})
    filled = [at for at in range(0, 3 * BINS, 3) if sums[at]]
    means = [sums[at + 1] / sums[at] for at in filled]
    shares = [sums[at + 2] / sums[at] for at in filled]
    settings = Settings()
    above.axvspan(settings.unsure, settings.threshold, color=_BAND, alpha=0.35, lw=0)
    above.text(
        (settings.unsure + settings.threshold) / 2,
        0.02,
        "unsure:\nshown, never counted",
        ha="center",
        fontsize=8,
    )
    above.plot([0, 1], [0, 1], color=_INK, lw=0.8, ls=":")
    above.plot(means, shares, color=_POINT, marker="o", lw=1.4)
    above.set(ylabel="share that was taken from that document", xlim=(0, 1), ylim=(-0.02, 1.02))
    above.set_title(
        f"{sum(sums[::3]):.0f} sentences, cross-validated by event; error {calibration_error(sums):.3f}",
        fontsize=10,
        loc="left",
    )
    places = [number / BINS + 0.5 / BINS for number in range(BINS)]
    counts = sums[::3]
    below.bar(places, counts, width=0.9 / BINS, color=_POINT)
    for place, count in zip(places, counts, strict=True):
        below.text(place, count, f"{count:.0f}", ha="center", va="bottom", fontsize=7)
    below.set(xlabel="probability", ylabel="sentences", yscale="log", ylim=(1, 4 * max(counts)))
    for axes in (above, below):
        axes.spines[["top", "right"]].set_visible(False)
    return figure


def draw(found: Folds) -> Path:
    """Writes the picture from folds that are there already."""
    units = [bins(scores) for scores in found.context.values()]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    figure = reliability_figure(tuple(map(sum, zip(*units, strict=True))))
    figure.savefig(TARGET, dpi=130, metadata={"Software": None})
    return TARGET


def main() -> None:
    """Fits the folds and draws."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the annotated benchmark data")
    print(draw(folds(parser.parse_args().data)))


if __name__ == "__main__":
    main()
