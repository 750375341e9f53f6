"""Pictures of a collection: who takes from whom, a story on its way, delays."""

from __future__ import annotations

import itertools
import math

import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from provenance.figures import style
from provenance.figures.collection import MOST_DOCUMENTS, delay_bars, story_flow
from provenance.figures.outlet_network import KINDS, MOST_OUTLETS, NO_MAJORITY, NOT_JUDGED, outlet_network

STEPS = ("giver", "giver_label", "giver_published", "taker", "taker_label", "taker_published")


VERDICTS = ("credited", "upstream-only", "miscredited", "uncredited")


def outlets(*rows: tuple[str, str, int, dict[str, int]]) -> pd.DataFrame:
    """Rows of the table, with the verdicts that are given."""
    made = [(*row[:3], *(row[3].get(name, 0) for name in VERDICTS)) for row in rows]
    return pd.DataFrame(made, columns=["outlet", "used", "sentences", *VERDICTS])


def flow(*rows: tuple[str | None, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=STEPS, dtype="object")


def words(figure: Figure) -> list[str]:
    drawn = [text.get_text() for text in figure.texts]
    return drawn + [text.get_text() for axes in figure.axes for text in axes.texts]


def test_the_network_names_its_outlets_and_draws_one_arrow_for_each_pair() -> None:
    figure = outlet_network(outlets(("Paper", "Wire", 9, {}), ("Blog", "Paper", 2, {"uncredited": 2})))
    assert {"Paper", "Wire", "Blog"} <= set(words(figure))
    assert len(figure.axes[0].patches) == 2


def test_a_hostile_name_commands_nothing_and_leaves_no_litter() -> None:
    figure = outlet_network(outlets(("\x1b[31mRed", "Wire\u202e", 9, {})))
    assert {"Red", "Wire"} <= set(words(figure))


def test_the_colour_of_an_arrow_says_what_most_sentences_say_of_the_giver() -> None:
    def colour(**verdicts: int) -> str:
        rows = outlets(("Paper", "Wire", 9, {name.replace("_", "-"): n for name, n in verdicts.items()}))
        return to_hex(outlet_network(rows).axes[0].patches[0].get_facecolor())

    named, upstream, unnamed = (colour for colour, _ in KINDS.values())
    assert colour(credited=5, uncredited=4) == named
    assert colour(upstream_only=6, credited=3) == upstream != named, "its own source is not the giver"
    assert colour(credited=4, miscredited=3, uncredited=2) == unnamed
    assert colour(credited=3, upstream_only=3, uncredited=3) == NO_MAJORITY
    assert colour() == NOT_JUDGED


def test_the_network_explains_its_colours_widths_and_sizes() -> None:
    drawn = words(outlet_network(outlets(("Paper", "Wire", 40, {"credited": 40}))))
    assert {*KINDS, "not judged", "Width: sentences taken", "Dot: sentences given", "1", "10", "40"} <= set(
        drawn
    )


def test_a_name_stands_where_it_hides_no_arrowhead() -> None:
    axes = outlet_network(outlets(("Paper", "Wire", 9, {}), ("Blog", "Wire", 2, {}))).axes[0]
    boxes = [text.get_window_extent() for text in axes.texts]
    for arrow in axes.patches:
        path = arrow.get_transform().transform(arrow.get_path().vertices)
        assert not any(box.contains(*path[-2]) for box in boxes)


def test_a_pair_that_has_nothing_to_do_with_the_rest_does_not_press_it_together() -> None:
    papers = [f"Paper {n}" for n in range(8)]
    dense = [(one, two, 20, {}) for one in papers for two in papers if one != two]
    alone = [("Lone taker", "Paper 0", 1, {}), ("Blog", "Forum", 5, {})]
    axes = outlet_network(outlets(*dense, *alone)).axes[0]
    dots = [(float(line.get_xdata()[0]), float(line.get_ydata()[0])) for line in axes.lines]
    apart = min(math.dist(one, other) for one, other in itertools.combinations(dots, 2))
    assert len(dots) == 11
    assert apart > 0.1


def test_outlets_beyond_what_a_picture_holds_are_counted() -> None:
    many = outlets(*((f"Paper {n:03d}", "Wire", 200 - n, {}) for n in range(MOST_OUTLETS + 9)))
    figure = outlet_network(many)
    assert any("Not shown: 10 with less text" in text for text in words(figure))


def test_the_legend_stays_within_the_picture_however_large_its_numbers() -> None:
    many = outlets(*((f"Paper {n:04d}", "Wire", 60_000 - n, {}) for n in range(MOST_OUTLETS + 3000)))
    figure = outlet_network(many)
    FigureCanvasAgg(figure).draw()
    assert all(text.get_window_extent().x1 <= figure.bbox.x1 for text in figure.texts)


def test_text_that_an_outlet_takes_from_itself_makes_no_arrow() -> None:
    assert not outlet_network(outlets(("Wire", "Wire", 4, {}))).axes[0].patches


def test_the_same_rows_give_the_same_picture() -> None:
    rows = outlets(
        ("Paper", "Wire", 9, {"credited": 7}),
        ("Blog", "Paper", 2, {"uncredited": 2}),
        ("Blog", "Wire", 5, {}),
    )
    assert style.render(outlet_network(rows), "svg") == style.render(outlet_network(rows), "svg")


def test_a_story_is_told_from_giver_to_taker_and_a_lost_original_stands_first() -> None:
    figure = story_flow(
        flow(
            ("lost:a", "(lost original)", None, "a", "Paper", "2024-03-05T08:00+00:00"),
            ("a", "Paper", "2024-03-05T08:00+00:00", "b", "Blog", "2024-03-05T11:00+00:00"),
            ("lost:a", "(lost original)", None, "c", "Site", "2024-03-05"),
        )
    )
    drawn = words(figure)
    labels = [text for text in drawn if text in {"(lost original)", "Paper", "Blog", "Site"}]
    assert labels == ["(lost original)", "Site", "Paper", "Blog"]
    assert any("2024-03-06 00:00" in text for text in drawn), "the day of Site ends there"


def test_a_day_is_a_bar_and_what_has_no_date_stands_behind_all_others() -> None:
    figure = story_flow(
        flow(
            ("a", "Wire", "2024-03-05T08:00+00:00", "b", "Blog", "2024-03-06"),
            ("a", "Wire", "2024-03-05T08:00+00:00", "c", "Site", None),
        ),
        title="How the story travelled: Mine closed",
    )
    drawn = words(figure)
    assert "How the story travelled: Mine closed" in drawn
    assert any("×: no date, taken to be later than all that have one" in text for text in drawn)
    lines = figure.axes[0].lines
    (cross,) = [line for line in lines if line.get_marker() == "x"]
    assert cross.get_xdata()[0] == max(max(line.get_xdata()) for line in lines)
    (day,) = [line for line in lines if line.get_linewidth() == 4]
    start, end = day.get_xdata()
    assert end - start > 0.3, "as long as the day"


def test_a_story_of_thousands_stays_on_one_page_and_says_what_is_left_out() -> None:
    steps = flow(
        *(
            ("a", "Wire", "2024-03-05T00:00+00:00", f"b{n:04d}", "Site", f"2024-03-{6 + n // 200:02d}")
            for n in range(2000)
        )
    )
    figure = story_flow(steps)
    assert figure.get_size_inches()[1] < 10.2
    assert any(f"{2001 - MOST_DOCUMENTS} later documents are not shown" in text for text in words(figure))


def test_delays_are_counted_between_their_bounds_and_missing_ones_named() -> None:
    figure = delay_bars(pd.Series([0, 9, 10, 45, 60 * 24 * 400, None, -3], dtype="Int64"))
    counts = {text.get_text() for text in figure.texts}
    assert {"2", "1", "0"} <= counts
    told = "5 pairs of article and original; 1 pair more without two times to compare; "
    assert told + "1 pair more dated before the original." in words(figure)


def test_pictures_of_nothing_are_still_pictures() -> None:
    for figure in (outlet_network(outlets()), story_flow(flow()), delay_bars(pd.Series([], dtype="Int64"))):
        assert style.render(figure, "png").startswith(b"\x89PNG")
