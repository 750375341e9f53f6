from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.attribution.wording import wording

WORDS = "The the minister said on Friday that “two” 'two' people , . were killed — - in Oslo, 5,135 №\u00a07"
NEWS = st.lists(st.sampled_from([*WORDS.split(" "), ""]), max_size=30).map(" ".join)


def shown(original: str, article: str) -> str:
    """One line per pair: kept text plain, [-dropped-], [+added+], [old -> new]."""
    marks = {"keep": "{1}", "drop": "[-{0}-]", "add": "[+{1}+]", "replace": "[{0}->{1}]"}
    return " ".join(
        marks[step.op].format(step.original.strip(), step.article.strip())
        for step in wording(original, article)
    )


@settings(deadline=None)
@given(st.text(), st.text())
def test_the_steps_replay_both_texts_whatever_the_characters(original: str, article: str) -> None:
    steps = wording(original, article)
    assert "".join(step.original for step in steps) == original
    assert "".join(step.article for step in steps) == article


@settings(deadline=None)
@given(NEWS, NEWS)
def test_the_steps_replay_both_texts_of_news(original: str, article: str) -> None:
    steps = wording(original, article)
    assert "".join(step.original for step in steps) == original
    assert "".join(step.article for step in steps) == article


@settings(deadline=None)
@given(NEWS, NEWS)
def test_steps_alternate_and_each_has_the_sides_that_its_name_says(original: str, article: str) -> None:
    steps = wording(original, article)
    for step in steps:
        sides = (bool(step.original), bool(step.article))
        assert (
            sides
            == {"keep": (True, True), "drop": (True, False), "add": (False, True), "replace": (True, True)}[
                step.op
            ]
        )
    kept = [step.op == "keep" for step in steps]
    assert all(a != b for a, b in pairwise(kept))


@settings(deadline=None)
@given(st.text())
def test_a_text_beside_itself_is_kept_whole(text: str) -> None:
    assert [step.op for step in wording(text, text)] == (["keep"] if text else [])


@pytest.mark.parametrize(
    ("original", "article", "picture"),
    [
        ("The dam broke on Monday.", "The dam broke on Tuesday.", "The dam broke on [Monday->Tuesday] ."),
        ("The dam broke, he said.", "The dam broke.", "The dam broke [-, he said-] ."),
        ('He said "never" twice', "he said “never”  twice", "he said “never”  twice"),
        ("Five ships left port.", "Five grey ships left port.", "Five [+grey+] ships left port."),
        (
            "Engineers from the harbour office inspected the broken crane.",
            "Specialists sent by the coastal inspectorate looked at the broken crane.",
            "[Engineers from the harbour office inspected->"
            "Specialists sent by the coastal inspectorate looked at]"
            " the broken crane.",
        ),
        ("", "New.", "[+New.+]"),
        ("Old.", "", "[-Old.-]"),
    ],
)
def test_the_steps_read_as_an_editor_would_mark_them(original: str, article: str, picture: str) -> None:
    assert shown(original, article) == picture


def test_case_quotation_marks_and_spaces_are_kept_with_each_sides_own_characters() -> None:
    (step,) = wording("“The  End”", '"the end"')
    assert (step.op, step.original, step.article) == ("keep", "“The  End”", '"the end"')
