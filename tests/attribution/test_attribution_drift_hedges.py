"""How sure and how far: hedges, limits and quantifiers in pairs of sentences."""

from __future__ import annotations

import pytest

from provenance.attribution.drift import find_drift

SAME = [
    ("Nobody will sail at this stage, she said.", "At this stage, she said, nobody will sail."),
    ("It appears that the pilot misread the chart.", "The pilot apparently misread the chart."),
    ("Preliminary results show the mayor ahead.", "The mayor is ahead in early results."),
    ("The mill plans to open the new weir by May.", "The mill intends to open the new weir by May."),
    (
        "The boat leaned to port, according to the coast guard.",
        "The boat leaned to port, the coast guard believes.",
    ),
    (
        "The mill can walk away if the film loses a prize by reason of a claim.",
        "The mill may go should the film lose a prize by reason of a claim.",
    ),
    (
        "Insurers may yet have the last word: the policy, worth $3 million, excludes theft.",
        "There is an insurance policy, $3m of it, but not for theft.",
    ),
    ("Nobody has complained so far, she said.", "Nobody has complained to date, she said."),
    ("Nobody has complained so far, she said.", "As of Wednesday nobody had complained, she said."),
    ("The two films are nearly identical.", "The two films are almost identical."),
    ("A crack was heard in the church of Brenn.", "A crack could be heard in the church of Brenn."),
    ("A crack could be heard in the church of Brenn.", "A crack was heard in the church of Brenn."),
    ("Millers saw the flames from the church.", "Millers could see the flames from the church."),
    ("A crowd stood near Brenn on Monday.", "A crowd stood in Brenn on Monday."),
    ("Some booths ran dry by noon.", "Several booths ran dry by noon."),
    ("All boats came back, after all.", "Every boat came back, after all."),
    ("Many of the booths ran dry.", "Some of the booths ran dry."),
    ("The line is expected to cost $7 billion.", "The line will probably cost $7 billion."),
    ("The weir broke shortly before 11 p.m. on Monday.", "The weir broke just before 11 p.m. on Monday."),
    ("The weir broke shortly after midnight.", "The weir broke just past midnight."),
    ("The boat sank in under ten minutes.", "It took the boat not even ten minutes to sink."),
    (
        "The clerk allegedly took 4,000 crowns from the till.",
        "The clerk is accused of taking 4,000 crowns from the till.",
    ),
    (
        "The clerk allegedly took 4,000 crowns from the till.",
        "According to the indictment, the clerk took 4,000 crowns from the till.",
    ),
    (
        "The clerk allegedly took 4,000 crowns from the till.",
        "Prosecutors say the clerk took 4,000 crowns from the till.",
    ),
    (
        "Officials have not confirmed whether the letter is genuine.",
        "Officials have yet to confirm that the letter is genuine.",
    ),
    (
        "The guild has not said whether the letter is genuine.",
        "The guild would not confirm that the letter is genuine.",
    ),
    ("The mill is likely to post a loss this year.", "The mill looks set to post a loss this year."),
    (
        "The mill could close the weir in Brenn by June.",
        "The mill is considering closing the weir in Brenn by June.",
    ),
    ("The mill said it could not comment on the case.", "The mill declined to comment on the case."),
    ("The vote was held between 1 and 4 May.", "The vote was held from May 1 to 4."),
    ("The vote was held between 1 and 4 May.", "The vote was held from May 1 to May 4."),
    ("The mill is expected to recover in the second half.", "The mill should recover in the second half."),
    (
        "If convicted, she faces up to ten years in jail.",
        "She faces as many as ten years in prison on conviction.",
    ),
    ("Brandt beat Holt by 51.2 to 48.8 percent.", "Brandt got 51.2 percent of the vote, Holt 48.8."),
    ("An estimated 300 people took part in Brenn.", "About 300 people took part in Brenn."),
    (
        "Growth is forecast at 1.8 percent, up from a previous estimate of 1.5 percent.",
        "The growth forecast was raised to 1.8 percent from 1.5 percent.",
    ),
    ("The race starts at 20:45 CET (1945 GMT).", "The race begins at 1945 GMT."),
    (
        "The weir is unlikely to open before the end of March, two engineers said.",
        "Engineers say the weir will hardly open before the end of March.",
    ),
]
OTHER = [
    ("Investigators suspect that the brakes failed.", "The brakes failed."),
    ("The virus may have been brought in by birds.", "Birds brought in the virus."),
    (
        "The council is considering a ban on night flights.",
        "The council has decided on a ban on night flights.",
    ),
    ("The mill hopes to open the new weir by May.", "The mill will open the new weir by May."),
    ("A complaint has not been lodged so far, she said.", "No complaint was lodged."),
    ("No infections have been reported in Brenn so far.", "Nobody in Brenn has been reported ill."),
    ("Eleven scenes are near copies of an older film.", "Eleven scenes are copies of an older film."),
    ("The two films are virtually identical, he said.", "The two films are identical, he said."),
    ("Several booths had run out of coins by noon, a reporter saw.", "Every booth was out of coins by noon."),
    ("Most of the voters stayed at home.", "All of the voters stayed at home."),
    (
        "In one tape a man said to be Ivar Holt can be heard laughing.",
        "In one tape Ivar Holt can be heard laughing.",
    ),
    (
        "Gas is due to flow through the pipe, which will cross Brenn and is expected to cost $6.8 billion.",
        "The pipe runs across Brenn and costs $6.8bn.",
    ),
    (
        "That second core may already exist, two of the authors told the press in Brenn last week.",
        "Which, awkwardly, already exists: a second core.",
    ),
]


def kinds(original: str, article: str) -> set[str]:
    found = find_drift(article, [original], article_published="2037-05-06", original_published="2037-05-04")
    return {drift.kind for drift in found}


@pytest.mark.parametrize(("original", "article"), SAME)
def test_a_hedge_put_in_other_words_is_no_drift(original: str, article: str) -> None:
    assert kinds(original, article) == set()


@pytest.mark.parametrize(("original", "article"), OTHER)
def test_what_is_said_more_surely_or_of_more_is_drift(original: str, article: str) -> None:
    assert "hedge" in kinds(original, article)


@pytest.mark.parametrize(
    ("beside", "lost"), [("Holt may be named, possibly without a vote.", False), ("", True)]
)
def test_a_hedge_that_the_sentence_beside_tells_is_not_lost(beside: str, lost: bool) -> None:
    original = "Holt may be named possibly without a vote, a clerk of the council in Brenn told the press."
    article = "This was told to the press by a clerk of the council in Brenn, without a vote."
    found = find_drift(article, [original], article_context=[beside])
    assert any(drift.original == "possibly" for drift in found) == lost
