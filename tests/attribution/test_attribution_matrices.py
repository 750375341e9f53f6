"""Every body sentence is accounted for once, and only true sources are counted as used."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given, settings
from invented_records import harbour, records

from provenance.attribution import frames, matrices
from provenance.attribution.tally import NOBODY, NOT_TRACED, OTHER_SOURCE, body_sentences, count_words
from provenance.errors import SettingsError
from provenance.model import Relation, TraceRecord


def body_size(record: TraceRecord) -> int:
    return len(list(body_sentences(record)))


def test_the_heatmap_frame_has_a_row_per_body_sentence_and_a_column_per_original() -> None:
    frame = matrices.sentence_by_original(harbour())
    assert list(frame.index) == [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12]
    assert list(frame.columns) == [
        "Northern Wire, 2031-03-04",
        "Isles Radio, 2031-03-04",
        "Evening Telegram, 2031-03-06",
        "(unknown outlet), no date",
    ]
    assert list(frame.loc[5].dropna()) == [0.9, 0.99]
    assert frame.loc[12].isna().all()


def test_what_is_never_counted_can_be_left_out_of_the_heatmap_frame() -> None:
    frame = matrices.sentence_by_original(harbour(), derived_only=True)
    assert frame.loc[10].isna().all(), "unsure"
    assert frame.loc[11].isna().all(), "shared fact"


def test_marks_tell_what_is_shown_but_not_counted() -> None:
    frame = matrices.marks_by_original(harbour())
    assert frame.loc[9, "Evening Telegram, 2031-03-06"] == "common-origin"
    assert frame.loc[10, "(unknown outlet), no date"] == "unsure"
    assert frame.loc[11, "Isles Radio, 2031-03-04"] == "shared-fact"
    assert frame.loc[5, "Isles Radio, 2031-03-04"] == "verbatim"
    assert (frame.loc[12] == "").all()
    assert frame.shape == matrices.sentence_by_original(harbour()).shape


def test_a_later_an_unsure_and_a_merely_shared_text_count_as_not_traced() -> None:
    frame = matrices.article_by_outlet(harbour())
    assert frame.iloc[0].to_dict() == {"Northern Wire": 5, "Isles Radio": 1, NOT_TRACED: 5}


def test_one_relation_alone_can_be_counted() -> None:
    frame = matrices.article_by_outlet(harbour(), relation=Relation.NEAR_VERBATIM)
    assert frame.iloc[0].to_dict() == {"Northern Wire": 1, NOT_TRACED: 10}


def test_verdicts_stand_in_their_fixed_order() -> None:
    frame = matrices.article_by_verdict(harbour())
    assert tuple(frame.columns) == matrices.VERDICTS
    assert list(frame.iloc[0]) == [2, 1, 1, 2, 1, 4]


def test_the_credit_matrix_holds_own_credit_on_its_diagonal() -> None:
    frame = matrices.used_by_credited(harbour())
    assert frame.loc["Northern Wire", "Northern Wire"] == 2
    assert frame.loc["Northern Wire", OTHER_SOURCE] == 1
    assert frame.loc["Isles Radio", "Evening Telegram"] == 1
    assert frame.loc["Northern Wire", NOBODY] == 2
    assert frame.loc[NOT_TRACED, "Harbour Today"] == 1


def test_a_picture_credit_names_nobody_for_the_text() -> None:
    assert "Harbour Pictures" not in matrices.used_by_credited(harbour()).columns


def test_naming_and_quoting_are_counted_over_traced_sentences_only() -> None:
    frame = matrices.credited_by_quoted(harbour())
    assert frame.to_numpy().tolist() == [[0, 2], [1, 3]]


def test_the_sentence_table_holds_every_line_with_its_finding() -> None:
    frame = frames.sentences_frame(harbour())
    assert len(frame) == 14
    assert pd.isna(frame.loc[0, "verdict"])
    assert frame.loc[2, "drift"] == "number; loaded-word"
    assert frame.loc[5, "origin outlet"] == "Northern Wire"
    assert frame.loc[5, "via outlet"] == "Isles Radio"
    assert frame.loc[9, "direction"] == "common-origin"
    assert frame.loc[2, "credited outlets"] == "Northern Wire"
    assert frame.loc[3, "other sources"] == "Ilse Brandt"


def test_two_articles_of_one_title_keep_two_rows() -> None:
    frame = matrices.article_by_outlet([harbour(), harbour()])
    assert [name[-7:] for name in frame.index] == ["harbour", "our (2)"]


def test_a_collection_is_counted_by_publisher() -> None:
    frame = matrices.outlet_by_outlet([harbour(), harbour(), harbour(outlet="Northern Wire")])
    assert frame.loc["Coastal Gazette", "Northern Wire"] == 10
    assert frame.loc["Northern Wire", "Northern Wire"] == 5


def test_no_trace_at_all_gives_empty_frames() -> None:
    assert matrices.article_by_outlet([]).shape == (0, 1)
    assert matrices.article_by_verdict([]).shape == (0, 6)
    assert matrices.used_by_credited([]).shape == (0, 2)


@pytest.mark.parametrize(("text", "words"), [("Two vessels, 2.3 million", 5), ("港口关闭", 4), ("", 0)])
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert count_words(text) == words


@settings(max_examples=40, deadline=None)
@given(records())
def test_every_body_sentence_counts_exactly_once_in_every_table(record: TraceRecord) -> None:
    for frame in (
        matrices.article_by_outlet(record),
        matrices.used_by_credited(record),
        matrices.outlet_by_outlet(record),
        matrices.article_by_verdict(record),
    ):
        assert frame.to_numpy().sum() == body_size(record)


@settings(max_examples=40, deadline=None)
@given(records())
def test_shares_of_a_row_sum_to_one(record: TraceRecord) -> None:
    units: tuple[matrices.Unit, ...] = ("sentences", "words")
    for unit in units:
        frame = matrices.shares(matrices.article_by_outlet(record, unit=unit))
        assert frame.iloc[0].sum() == pytest.approx(1.0 if body_size(record) else 0.0)


@settings(max_examples=40, deadline=None)
@given(records())
def test_the_relations_split_the_derived_whole(record: TraceRecord) -> None:
    def traced(relation: Relation | None) -> int:
        frame = matrices.article_by_outlet(record, relation=relation)
        return int(frame.drop(columns=NOT_TRACED, errors="ignore").to_numpy().sum())

    assert sum(traced(relation) for relation in Relation if relation.derived) == traced(None)


@settings(max_examples=40, deadline=None)
@given(records())
def test_probabilities_lie_between_nothing_and_one(record: TraceRecord) -> None:
    frame = matrices.sentence_by_original(record)
    assert frame.shape[0] == body_size(record)
    assert frame.isna().to_numpy().sum() + ((frame >= 0) & (frame <= 1)).to_numpy().sum() == frame.size


@pytest.mark.parametrize(
    "count",
    [
        matrices.article_by_outlet,
        matrices.article_by_verdict,
        matrices.used_by_credited,
        matrices.outlet_by_outlet,
    ],
)
def test_a_slip_in_the_unit_counts_nothing_else(count: Callable[..., object]) -> None:
    for some in (harbour(), []):
        with pytest.raises(SettingsError, match="sentences, words"):
            count(some, unit="sentence")


def test_a_relation_that_there_is_none_of_is_no_relation_that_nothing_has() -> None:
    by_name = matrices.article_by_outlet(harbour(), relation="paraphrase")  # type: ignore[arg-type]
    assert by_name.equals(matrices.article_by_outlet(harbour(), relation=Relation.PARAPHRASE))
    with pytest.raises(SettingsError, match="near-verbatim"):
        matrices.article_by_outlet(harbour(), relation="paraphrased")  # type: ignore[arg-type]
