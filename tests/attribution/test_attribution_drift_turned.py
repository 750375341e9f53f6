"""A meaning turned round in a sentence that was put in other words, and sentences that only look so."""

from __future__ import annotations

import pytest

from provenance.attribution.drift import find_drift

TURNED = [
    (
        "Brandt did not name the buyer.",
        "She cheerfully named the buyer to everybody.",
        "did not name",
        "named",
    ),
    (
        "The report did not say that the pier itself was unsafe.",
        "The report also said that the pier itself was unsafe.",
        "did not say",
        "said",
    ),
    (
        "Holt did not know about the lease, his clerk said.",
        "Holt knew about the lease, his clerk said.",
        "did not know",
        "knew",
    ),
    (
        "Mayor Ida Brandt said the town would back the pier but declined to give a sum before a vote of the council.",
        "Mayor Ida Brandt said the town would back the pier and gave a sum ahead of a vote by the council.",
        "declined to give",
        "gave",
    ),
    (
        "The mayor did not rule out a second toll on the bridge.",
        "Brandt ruled out a second toll on the bridge, according to the paper.",
        "did not rule out",
        "ruled out",
    ),
    (
        "Ida, who keeps the lighthouse, said she had no great plans for the pier this spring.",
        "The lighthouse keeper has great plans for the pier.",
        "had no great plans",
        "has great plans",
    ),
    (
        "The treaty on free passage was signed in 2017, but it was never ratified.",
        "The treaty of 2017 on free passage was ratified.",
        "was never ratified",
        "was ratified",
    ),
    (
        "The mayor did not rule out that the list might be enlarged to hold rye, oats and malt.",
        "The mayor ruled out that malt, oats and rye would be on the list.",
        "did not rule out",
        "ruled out",
    ),
    (
        "The mayor warned that the count of the votes was far from final.",
        "The mayor said that the count of the votes is almost final.",
        "was far from final",
        "final",
    ),
    (
        "The guards saw nothing on the pier that night.",
        "Guards saw something on the pier at night, the mayor says.",
        "nothing",
        "something",
    ),
]
NOT_TURNED = [
    ("The mill did not win the cup but won the most votes.", "The mill won the most votes."),
    (
        "The repair of the weir is far from complete, he said.",
        "He said it would take days to complete the weir.",
    ),
    ("The pier will not reopen before June.", "The pier will reopen in June at the earliest."),
    ("The council has not passed the budget.", "The council must still pass the budget."),
    (
        "It was the worst accident in the strait since the sinking of the Ada in 1911.",
        "No accident in the strait has been worse since 1911.",
    ),
    (
        "A smaller fire in 1919 shut the mill's dryer.",
        "It is not the mill's first fire: one in 1919 shut the dryer.",
    ),
    (
        "The traders said the rye would be sold on Monday.",
        "The mayor would not say, but the rye is sold on Monday.",
    ),
    (
        "Three men were charged with failing to disclose the debts of the mill.",
        "Three men were charged over their alleged failure to disclose the debts of the mill.",
    ),
    ("The mill did not open the sluice in time.", "The mill opened the sluice too late, without a word."),
    (
        "Brandt declined to name the buyer of the mill.",
        "Brandt kept the name of the buyer of the mill to herself.",
    ),
    ("The count is far from the weir, the mayor said.", "The count is near the weir, the mayor said."),
    ("The council has not closed the pier.", "Nobody closed the pier, and the council left it as it was."),
    (
        "Brandt denied that she had taken money from the mill.",
        "Brandt said that she had not taken money from the mill.",
    ),
    (
        "She said she had never signed the lease of the pier.",
        "She denied having signed the lease of the pier.",
    ),
    (
        "The mill confirmed that it ran the ferry, but gave no details of the cargo.",
        "The mill confirmed that it ran the ferry, but declined to give details of the cargo.",
    ),
    ("Neither Brandt nor Holt has been charged.", "Brandt and Holt have not been charged."),
    (
        "The mill and the guild did not answer the letter.",
        "Neither the mill nor the guild answered the letter.",
    ),
]


@pytest.mark.parametrize(("original", "article", "here", "there"), TURNED)
def test_what_is_denied_on_one_side_alone_is_told(original: str, article: str, here: str, there: str) -> None:
    found = [d for d in find_drift(article, [original]) if d.kind == "negation"]
    assert [(d.original, d.article) for d in found] == [(here, there)]


@pytest.mark.parametrize(("original", "article"), NOT_TURNED)
def test_other_words_for_the_same_denial_are_not_told(original: str, article: str) -> None:
    assert [d for d in find_drift(article, [original]) if d.kind == "negation"] == []
