"""Build the pictures of the documentation and the sample report, from the seeds.

Usage: python docs/build.py

Writes docs/gallery (every figure, with the call that draws it), docs/pictures
(the sheets of one report) and reports/sample (one whole report).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from matplotlib.figure import Figure

from provenance.attribution import collection, frames, matrices, route
from provenance.figures import bars, grid, heatmap, style
from provenance.figures.route import route_chart
from provenance.files import write_whole
from provenance.model import TraceRecord
from provenance.publish.pdf import print_pictures
from provenance.report.article import article_page
from provenance.workflows.report import report
from provenance.workflows.report_files import ReportOptions
from provenance.workflows.trace import trace

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Example:
    """A figure of the gallery: its name, what it is for, the call, and what makes it."""

    name: str
    purpose: str
    call: str
    draw: Callable[[], Figure]


def main() -> None:
    """Build everything, from the root of the project, so that paths are those that a user would type."""
    os.chdir(ROOT)
    seeds = sorted(Path("seeds").glob("*.txt"))
    traces = [trace(seed, [other for other in seeds if other != seed]) for seed in seeds]
    examples = list(_examples(traces[0], traces))
    for example in examples:
        _say(style.save(example.draw(), Path("docs/gallery") / f"{example.name}.png"))
    _say(write_whole(Path("docs/gallery") / "README.md", _gallery(examples)))
    for number, picture in enumerate(print_pictures(article_page(traces[0]), resolution=72), 1):
        _say(write_whole(Path("docs/pictures") / f"report-{number}.png", picture))
    _sample(traces[0])


def _sample(record: TraceRecord) -> None:
    folder = Path("reports/sample")
    shutil.rmtree(folder, ignore_errors=True)
    formats = ("html", "pdf", "markdown", "json", "csv", "prov", "figures")
    for path in report(record, folder, options=ReportOptions(formats=formats)):
        _say(path)


def _examples(one: TraceRecord, many: list[TraceRecord]) -> list[Example]:
    return [
        Example(
            "sentence-heatmap",
            "Which sentence traces to which original, with the verdict of each.",
            "heatmap.sentence_heatmap(sentence_by_original(t), sentences_frame(t), marks_by_original(t))",
            lambda: heatmap.sentence_heatmap(
                matrices.sentence_by_original(one),
                frames.sentences_frame(one),
                matrices.marks_by_original(one),
            ),
        ),
        Example(
            "outlet-heatmap",
            "How much of each article traces to each outlet, clustered, with totals.",
            "grid.outlet_heatmap(article_by_outlet(traces))",
            lambda: grid.outlet_heatmap(matrices.article_by_outlet(many)),
        ),
        Example(
            "credit-matrix",
            "Whose text is used, and who is credited for it.",
            "grid.credit_matrix(used_by_credited(traces))",
            lambda: grid.credit_matrix(matrices.used_by_credited(many)),
        ),
        Example(
            "verdict-bar",
            "What one article says of its sources.",
            "bars.verdict_bar(article_by_verdict(t))",
            lambda: bars.verdict_bar(matrices.article_by_verdict(one)),
        ),
        Example(
            "verdicts-over-time",
            "The same for a set, by day or month of publication.",
            "bars.verdict_bar(time_by_verdict(traces))",
            lambda: bars.verdict_bar(collection.time_by_verdict(many), title="Verdicts over time"),
        ),
        Example(
            "two-by-two",
            "Naming and quoting.",
            "bars.two_by_two(credited_by_quoted(traces))",
            lambda: bars.two_by_two(matrices.credited_by_quoted(many)),
        ),
        Example(
            "route",
            "Who took the text from whom, in order of time.",
            "route_chart(route_documents(t), route_steps(t))",
            lambda: route_chart(route.route_documents(one), route.route_steps(one)),
        ),
    ]


def _gallery(examples: list[Example]) -> str:
    head = (
        "# Figures\n\nEvery figure takes frames of `provenance.attribution` and returns a matplotlib\n"
        "`Figure`; `provenance.figures.style.save(figure, path)` writes it as PNG, SVG or PDF.\n"
        "Built from the seeds by `python docs/build.py`.\n"
    )
    parts = [f"\n## {e.purpose}\n\n`{e.call}`\n\n![{e.purpose}]({e.name}.png)\n" for e in examples]
    return head + "".join(parts)


def _say(path: Path) -> None:
    sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
