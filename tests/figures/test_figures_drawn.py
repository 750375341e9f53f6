"""Figures say what their frames say, fit a page, and come out the same every time."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from invented_extremes import hostile, large, many_scripts
from invented_parts import assemble
from invented_records import harbour
from matplotlib.figure import Figure

from provenance.attribution import frames, matrices
from provenance.errors import OutputError, SettingsError
from provenance.figures import bars, grid, heatmap, route, style
from provenance.model import TraceRecord, Verdict


def sentence_heatmap(record: TraceRecord) -> Figure:
    return heatmap.sentence_heatmap(
        matrices.sentence_by_original(record),
        frames.sentences_frame(record),
        matrices.marks_by_original(record),
    )


def words(figure: Figure) -> list[str]:
    """Every piece of text in a figure."""
    drawn = [text.get_text() for text in figure.texts]
    return drawn + [text.get_text() for axes in figure.axes for text in axes.texts]


def test_the_heatmap_names_every_sentence_original_and_verdict() -> None:
    drawn = words(sentence_heatmap(harbour()))
    assert "The strike is the third this year." in drawn
    assert "Isles Radio, 2031-03-04" in drawn
    assert {"97", "91", "46", "21"} <= set(drawn)
    assert all(verdict.value in drawn for verdict in Verdict)
    assert sum(text == "✓" for text in drawn) == 3, "two sentences and the legend"


@pytest.mark.parametrize(
    ("sentences", "originals"), [(1, 1), (5, 2), (60, 20), (61, 5), (300, 20), (900, 60)]
)
def test_the_heatmap_stays_on_one_page_at_any_size(sentences: int, originals: int) -> None:
    width, height = sentence_heatmap(large(sentences, originals)).get_size_inches()
    assert width == style.PAGE_WIDTH
    assert height < 10.2


def test_above_five_thousand_cells_the_heatmap_is_one_image() -> None:
    assert any(axes.images for axes in sentence_heatmap(large(300, 20)).axes[1:2])
    assert not any(axes.images for axes in sentence_heatmap(large(40, 20)).axes[1:2])


def test_in_a_long_heatmap_each_verdict_has_a_lane_with_its_sign_above() -> None:
    signs = {look.sign for look in style.VERDICT_STYLES.values()}
    short, long = (
        [word for word in words(sentence_heatmap(record)) if word in signs]
        for record in (harbour(), large(400, 5))
    )
    assert len(short) > len(set(short)), "a sign beside each sentence"
    assert len(long) <= 2 * len(signs), "a sign above each lane"
    assert long


def test_no_text_of_the_figure_leaves_its_paper() -> None:
    for record in (harbour(), hostile(), many_scripts(), large(300, 20), large(12, 12)):
        figure = sentence_heatmap(record)
        figure.draw_without_rendering()
        paper = figure.bbox.padded(1.0)
        for text in figure.texts:
            box = text.get_window_extent()
            assert paper.x0 <= box.x0, text.get_text()
            assert box.x1 <= paper.x1, text.get_text()
            assert paper.y0 <= box.y0, text.get_text()
            assert box.y1 <= paper.y1, text.get_text()


def test_an_article_without_any_match_is_drawn_as_such() -> None:
    assert "No original was found." in words(sentence_heatmap(assemble([{"text": "Nothing."}])))


def test_a_pair_of_dollar_signs_is_no_formula() -> None:
    record = assemble([{"text": r"It costs $5 \frac and not $6."}])
    assert r"It costs \$5 \frac and not \$6." in words(sentence_heatmap(record))
    style.render(sentence_heatmap(record), "png")


def test_the_outlet_heatmap_shows_counts_and_totals() -> None:
    drawn = words(grid.outlet_heatmap(matrices.article_by_outlet([harbour(), harbour(), large(30, 3)])))
    assert {"Northern Wire", "Isles Radio", "(not traced)", "52"} <= set(drawn)


def test_articles_that_draw_on_one_outlet_stand_together() -> None:
    frame = pd.DataFrame(
        [[3, 0, 1], [0, 4, 0], [5, 0, 9]], columns=["A", "B", "(not traced)"], index=["x", "y", "z"]
    )
    assert list(grid.clustered(frame).index) == ["x", "z", "y"]


def test_the_corner_of_the_credit_matrix_ends_before_its_first_column() -> None:
    figure = grid.credit_matrix(pd.DataFrame([[3, 1]], index=["AP"], columns=["(nobody)", "AP"]))
    (corner,) = [text for text in figure.texts if text.get_text().startswith("Used")]
    assert corner.get_window_extent().x1 < figure.axes[0].get_window_extent().x0


def test_own_credit_is_framed_in_the_credit_matrix() -> None:
    figure = grid.credit_matrix(matrices.used_by_credited(harbour()))
    framed = [patch.get_xy() for patch in figure.axes[0].patches if not patch.get_fill()]
    assert len(framed) == 2
    assert "(nobody)" in words(figure)


def test_the_verdict_bar_counts_every_verdict_with_its_sign() -> None:
    drawn = words(bars.verdict_bar(matrices.article_by_verdict(harbour())))
    assert {"✓ 2", "↑ 1", "≠ 1", "× 2", "? 1", "– 4", "credited 2"} <= set(drawn)


def test_naming_and_quoting_show_number_and_share() -> None:
    drawn = words(bars.two_by_two(matrices.credited_by_quoted(harbour())))
    assert {"0  (0 %)", "2  (33 %)", "1  (17 %)", "3  (50 %)"} <= set(drawn)


def test_empty_frames_are_drawn_too() -> None:
    style.render(grid.outlet_heatmap(matrices.article_by_outlet([])), "svg")
    style.render(grid.credit_matrix(matrices.used_by_credited([])), "svg")
    style.render(bars.verdict_bar(matrices.article_by_verdict([])), "svg")
    style.render(bars.two_by_two(matrices.credited_by_quoted([])), "svg")


@pytest.mark.parametrize("file_format", style.FORMATS)
def test_a_figure_is_the_same_bytes_twice_and_undated(file_format: str) -> None:
    first, second = (style.render(sentence_heatmap(harbour()), file_format) for _ in range(2))
    assert first == second
    assert not re.search(rb"(?i)(dc:date|creationdate)", first)


def test_a_figure_is_saved_whole_in_the_format_of_its_ending(tmp_path: Path) -> None:
    figure = bars.verdict_bar(matrices.article_by_verdict(harbour()))
    path = style.save(figure, tmp_path / "figures" / "bar.PNG")
    assert path.read_bytes().startswith(b"\x89PNG")
    with pytest.raises(OutputError):
        style.save(figure, path, force=False)
    with pytest.raises(SettingsError, match="gif"):
        style.save(figure, tmp_path / "bar.gif")
    assert len(list(tmp_path.rglob("*.*"))) == 1


def test_verdict_colours_can_be_told_apart_in_grey_or_by_sign() -> None:
    assert len({look.sign for look in style.VERDICT_STYLES.values()}) == 6
    assert len({look.colour for look in style.VERDICT_STYLES.values()}) == 6
    assert set(style.VERDICT_STYLES) == {verdict.value for verdict in Verdict}


def test_a_route_shows_no_more_documents_than_fit_and_counts_the_rest() -> None:
    names = [f"Paper {number}" for number in range(route.MOST_DOCUMENTS + 6)]
    documents = pd.DataFrame(
        {
            "id": names,
            "outlet": names,
            "title": names,
            "published": [f"2031-03-{at + 1:02d}" for at in range(len(names))],
        },
        index=pd.Index(names, name="document"),
    )
    steps = pd.DataFrame(
        [(name, names[-1], at + 1, "source") for at, name in enumerate(names[:-1])],
        columns=["from", "to", "sentences", "direction"],
    )
    drawn = " ".join(words(route.route_chart(documents, steps, article=names[-1])))
    shown = [name for name in names if re.search(rf"\b{name}\b", drawn)]
    assert shown == names[-route.MOST_DOCUMENTS :]
    assert "6 " in drawn
