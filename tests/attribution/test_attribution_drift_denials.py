"""Accusations whose denial the article leaves out, and those where it is told in other words or beside."""

from __future__ import annotations

import pytest

from provenance.attribution.drift import find_drift

ACCUSED = "Brenn accuses Vasta of selling weapons to pirates"


@pytest.mark.parametrize(
    ("original", "article", "denial"),
    [
        (f"{ACCUSED}, which Vasta denies.", f"{ACCUSED}.", "which Vasta denies"),
        (
            f"{ACCUSED}, an accusation Vasta has repeatedly rejected.",
            f"{ACCUSED}.",
            "an accusation Vasta has repeatedly rejected",
        ),
        (
            "The clerk was sentenced to four years in prison on bribery charges she denies.",
            "The clerk was sentenced to four years in prison on bribery charges.",
            "she denies",
        ),
        (f"{ACCUSED}, which Vasta rejects.", f"{ACCUSED}.", "which Vasta rejects"),
        (f"{ACCUSED}, claims Vasta rejects.", f"{ACCUSED}.", "Vasta rejects"),
        (
            "Prosecutors say Ivar Holt, who rejects all the charges, took bribes from a miller.",
            "Prosecutors say Ivar Holt took bribes from a miller.",
            "who rejects all the charges",
        ),
        (
            "Prosecutors say Ivar Holt, 61, who denies the charges, took bribes from a miller.",
            "Prosecutors say Ivar Holt, 61, took bribes from a miller.",
            "who denies the charges",
        ),
    ],
)
def test_a_denial_that_was_left_out_is_told(original: str, article: str, denial: str) -> None:
    (drift,) = find_drift(article, [original])
    assert (drift.kind, drift.original, drift.article) == ("negation", denial, "(dropped)")


@pytest.mark.parametrize(
    ("original", "article", "beside"),
    [
        (f"{ACCUSED}, which Vasta denies.", f"{ACCUSED}, a claim Vasta has dismissed.", ""),
        (f"{ACCUSED}, which Vasta denies.", f"{ACCUSED}.", "Vasta calls that baseless."),
        (f"{ACCUSED}, which Vasta denies.", "Brenn and Vasta do not sell weapons to pirates.", ""),
        (
            "The mayor promised that prices would fall, which economists dispute.",
            "The mayor promised that prices would fall.",
            "",
        ),
    ],
)
def test_a_denial_in_other_words_or_beside_is_not_left_out(original: str, article: str, beside: str) -> None:
    found = find_drift(article, [original], article_context=[beside])
    assert not [drift for drift in found if drift.article == "(dropped)"]


def test_a_denial_anywhere_in_the_article_is_not_left_out() -> None:
    told = f"{ACCUSED}. The case is to be heard in May. Vasta says it never sold any."
    original, article = f"{ACCUSED}, which Vasta denies.", f"{ACCUSED}."
    assert find_drift(article, [original], article_text=told) == ()


@pytest.mark.parametrize(
    ("original", "aside"),
    [
        ("Ivar Holt{} was convicted of fraud in May.", ", who contested the race for mayor of Brenn,"),
        ("Prosecutors say Ivar Holt{} took bribes from a miller.", ", who rejected a plea deal,"),
        ("He was charged with fraud and sought bail{}.", ", which the judge denied"),
        ("The mayor was accused of drafting the bill{}.", ", which parliament rejected"),
        ("The mayor was accused of drafting the bill{}.", ", which Oslo rejected"),
        ("The mayor was accused of drafting a plan{}.", " that voters rejected"),
    ],
)
def test_what_is_rejected_contested_or_denied_may_be_no_accusation(original: str, aside: str) -> None:
    assert find_drift(original.format(""), [original.format(aside)]) == ()
