"""How sure a reworded sentence is: plans told as done, possibilities as sure, and limits that were lost."""

from __future__ import annotations

import pytest

from provenance.attribution.drift import find_drift

SURER = [
    (
        "She is due to lay a wreath at the lighthouse on Thursday before sailing home.",
        "She laid a wreath at the old lighthouse before she sailed.",
        "is due to lay",
        "laid",
    ),
    (
        "Digging of the canal will start in May, at the northern lock.",
        "Digging of the canal started at the lock in the north.",
        "will start",
        "started",
    ),
    (
        "If the vote stands she could lose the mill and the two barns that she bought in May.",
        "If the vote stands she will lose the mill that she bought in May and both of her barns.",
        "could lose",
        "will lose",
    ),
    (
        "The canal is being dug, with the first barges planned for late autumn.",
        "The canal is dug, and first barges are guaranteed for late autumn.",
        "planned",
        "guaranteed",
    ),
    (
        "The miller has never knowingly sold mouldy flour, he wrote.",
        "The miller insists that he has never sold any mouldy flour.",
        "knowingly",
        "(dropped)",
    ),
    (
        "The diver told a meeting that the northern lock had failed to open fully.",
        "A lock in the north failed to open, the diver told the meeting.",
        "fully",
        "(dropped)",
    ),
    (
        "The mill is the largest building in the valley's history.",
        "The mill, one of the largest buildings in the history of the valley, opens today.",
        "the largest",
        "one of the largest",
    ),
    (
        "The Brenn Courier understands that the miller worked for the lighthouse until last autumn.",
        "Until autumn the miller worked for the lighthouse.",
        "The Brenn Courier understands that",
        "(dropped)",
    ),
    (
        "Three millers said the rye would probably be sold at a discount of 9 crowns to the oats of the valley.",
        "Millers told the paper that the discount of the rye would be 9 crowns against the valley's oats.",
        "probably",
        "(dropped)",
    ),
]
AS_SURE = [
    ("The mill would make 300 jobs, according to the mayor.", "The mill will make 300 jobs, the mayor said."),
    ("A man of 42 was held on suspicion of arson.", "A man of 42 was held as an arson suspect."),
    ("The clerk said four mills would lose their licence.", "Four mills will lose their licence."),
    (
        "She is due to lay a wreath at the lighthouse.",
        "She is to lay a wreath at the lighthouse, as laid down.",
    ),
    ("If the vote stands she could lose the mill.", "She could lose the mill, should the vote stand."),
    ("The lock had failed to open fully, he said.", "The lock failed to open all the way, he said."),
    ("The lock did not open fully, he said.", "The lock opened only halfway and not as it should, he said."),
    ("He has never knowingly sold mouldy flour.", "He was not aware that he ever sold mouldy flour."),
    ("It is the largest mill in the valley.", "In the valley there is no larger mill, nor a larger barn."),
    (
        "It is the oldest mill, among the dearest in the valley.",
        "It is among the dearest mills in the valley.",
    ),
    (
        "The Brenn Courier understands that he left the mill.",
        "He left the mill, the Brenn Courier has learned.",
    ),
    (
        "The kite fell less than five minutes after the start.",
        "The kite fell within five minutes of its start.",
    ),
    (
        "The ten boxes hold 880 slips. If they were struck out, the miller would lead by 60.",
        "The boxes hold 880 slips, and were they deleted the miller would be ahead by 60.",
    ),
    (
        "The council has approved the lock subject to a number of conditions, it said.",
        "With a number of conditions attached, the council has waved the lock through.",
    ),
    (
        "Miller Ada Holt told the Brenn Courier that her men suspected a mouldy sack of oats and sent it to a chemist.",
        "The sack of oats, which her men suspect was mouldy, has gone to a chemist, Ada Holt told the magazine.",
    ),
    ("The mayor said the town would dig the canal.", "The town will dig the canal, the mayor said."),
]


def _hedges(original: str, article: str, read: str = "2037-05-04") -> list[tuple[str, str]]:
    found = find_drift(article, [original], article_published=read, original_published="2037-05-04")
    return [(drift.original, drift.article) for drift in found if drift.kind == "hedge"]


@pytest.mark.parametrize(("original", "article", "here", "there"), SURER)
def test_what_is_said_more_surely_in_other_words_is_told(
    original: str, article: str, here: str, there: str
) -> None:
    assert (here, there) in _hedges(original, article)


@pytest.mark.parametrize(("original", "article"), AS_SURE)
def test_what_is_as_sure_in_other_words_is_not_told(original: str, article: str) -> None:
    assert _hedges(original, article) == []


def test_a_plan_may_have_been_carried_out_when_the_article_is_younger() -> None:
    original, article = SURER[1][:2]
    assert _hedges(original, article, read="2037-06-04") == []
    assert _hedges(original, article, read="2037") == []
