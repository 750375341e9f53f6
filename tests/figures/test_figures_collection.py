"""Pictures of a collection: who takes from whom, a story on its way, delays."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from provenance.figures import style
from provenance.figures.collection import MOST_DOCUMENTS, MOST_OUTLETS, delay_bars, outlet_network, story_flow

STEPS = ("giver", "giver_label", "giver_published", "taker", "taker_label", "taker_published")


def outlets(*rows: tuple[str, str, int, float | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["outlet", "used", "sentences", "share_uncredited"])


def flow(*rows: tuple[str | None, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=STEPS, dtype="object")


def words(figure: Figure) -> list[str]:
    drawn = [text.get_text() for text in figure.texts]
    return drawn + [text.get_text() for axes in figure.axes for text in axes.texts]


def test_the_network_names_its_outlets_and_draws_one_arrow_for_each_pair() -> None:
    figure = outlet_network(outlets(("Paper", "Wire", 9, 0.0), ("Blog", "Paper", 2, 1.0)))
    assert {"Paper", "Wire", "Blog"} <= set(words(figure))
    assert len(figure.axes[0].patches) == 2


def test_a_hostile_name_commands_nothing_and_leaves_no_litter() -> None:
    figure = outlet_network(outlets(("\x1b[31mRed", "Wire\u202e", 9, 0.0)))
    assert {"Red", "Wire"} <= set(words(figure))


def test_the_colour_of_an_arrow_says_whether_the_giver_is_named() -> None:
    credited, uncredited, unknown = (
        outlet_network(outlets(("Paper", "Wire", 9, share))).axes[0].patches[0].get_facecolor()[:3]
        for share in (0.0, 1.0, pd.NA)
    )
    assert credited[2] > credited[0], "blue"
    assert uncredited[0] > uncredited[2], "orange"
    assert unknown not in (credited, uncredited)


def test_outlets_beyond_what_a_picture_holds_are_counted() -> None:
    many = outlets(*((f"Paper {n:03d}", "Wire", 200 - n, None) for n in range(MOST_OUTLETS + 9)))
    figure = outlet_network(many)
    assert any("Not shown: 10 with less text" in text for text in words(figure))


def test_text_that_an_outlet_takes_from_itself_makes_no_arrow() -> None:
    assert not outlet_network(outlets(("Wire", "Wire", 4, None))).axes[0].patches


def test_the_same_rows_give_the_same_picture() -> None:
    rows = outlets(("Paper", "Wire", 9, 0.2), ("Blog", "Paper", 2, 1.0), ("Blog", "Wire", 5, None))
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
    assert any("2024-03-05 11:00" in text for text in drawn)


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
    assert any("1 pair has no two dates" in text for text in words(figure))


def test_pictures_of_nothing_are_still_pictures() -> None:
    for figure in (outlet_network(outlets()), story_flow(flow()), delay_bars(pd.Series([], dtype="Int64"))):
        assert style.render(figure, "png").startswith(b"\x89PNG")
