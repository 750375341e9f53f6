"""Names and words in pairs of sentences: what is another name or word, and what the same in another dress."""

from __future__ import annotations

import pytest

from provenance.attribution.drift import find_drift

SAME = [
    ("The guild said that it had not signed the lease.", "The guild denied that it had signed the lease."),
    ("The vote on the weir was postponed.", "The vote on the weir was delayed."),
    ("Only the Kestrel Corporation pays less.", "Only the Kestrel Corp pays less."),
    # names
    ("Signora Bellini read the verdict in the hall.", "Judge Bellini read the verdict in the hall."),
    ("Marguerite Bellini read the verdict in the hall.", "Madame Bellini read the verdict in the hall."),
    ("The ship sailed for Antarctica on Monday.", "The ship sailed for Antarctic waters on Monday."),
    ("Lars Schröder opened the pier.", "Lars Schroeder opened the pier."),
    ("Ida Håland opened the pier.", "Ida Haland opened the pier."),
    ("Jean-Marc Dupont opened the pier.", "Jean Marc Dupont opened the pier."),
    ("Maria Sadykova opened the pier.", "Maria Sadiqova opened the pier."),
    ("Mohamed Hassan opened the pier.", "Mohammed Hasan opened the pier."),
    ("Danish Minister Ida Brandt opened the pier.", "Minister Ida Brandt of Denmark opened the pier."),
    # swaps and quotes
    ("The mill's chairwoman praised her staff.", "The mill's chairwoman praised her workers."),
    (
        "The pilot, her son Ivar and two sisters survived.",
        "Two sisters, the pilot and her son Ivar survived.",
    ),
    ("The clerk claimed that the weir was safe.", "The weir was safe, the clerk alleged."),
    (
        '"We have no sign that any boats were lost, and the ferries have sailed throughout," the firm said.',
        '"We have no sign that any boats were lost," the firm said.',
    ),
    (
        '"We did not sink the boat, we declined to row it any further," mayor Ida Brandt said.',
        '"We declined to row it any further," said Brandt.',
    ),
    ('"I do not intend to carry another one," he said.', '"I do not intend to carry another," he said.'),
    # negation
    ("The council did not accept the plan.", "The council rejected the plan."),
    ("The list is non-binding, the clerk said.", "The list is nonbinding, the clerk said."),
    ("The sale was not lawful, the clerk said.", "The sale was unlawful, the clerk said."),
    ("The crew left without help.", "The crew left, helped by nobody."),
    ("The water is no longer drinkable.", "The water is not drinkable any more."),
]
OTHER = [
    (
        "She was hygiene manager until she resigned in May.",
        "The sacked hygiene manager was she, in May.",
        "loaded-word",
    ),
    (
        "They got in with a contractor's password on Monday.",
        "They got in with an employee's password.",
        "loaded-word",
    ),
    (
        "The tape was in a box in the garage of the director's daughter, Hanna Kolb.",
        "A box in the attic of the director's sister, Hanna Kolb, held the tape.",
        "name",
    ),
    (
        "The defendant, who was brought into the hall in a dark blue suit, took notes.",
        "On Tuesday the man in a dark brown suit took notes all day.",
        "name",
    ),
    (
        "Leaders of four lands vowed to dig the canal.",
        "Strongmen of four lands vowed to dig the canal.",
        "loaded-word",
    ),
    (
        "In an unprecedented move, the club took back its prize.",
        "In a rare move, the club took back its prize.",
        "loaded-word",
    ),
    ("The mayor opened the pier in his coat.", "The mayor opened the pier in her coat.", "name"),
    ("The clerk claimed that the weir was safe.", "The weir was safe, the clerk confirmed.", "loaded-word"),
    (
        "The lawyer would not say whether the mill knew of the test.",
        "The mill did not know of the test.",
        "hedge",
    ),
    (
        '"If the rain stops, we will open the weir this week," the mayor said.',
        '"We will open the weir this week," the mayor said.',
        "hedge",
    ),
    (
        'He hopes to turn the valley from a "dry" into a "river-linked" one by May.',
        'He hopes to turn the valley from a "dry" into a "river-locked and loaded" one by May.',
        "quote",
    ),
    ("Agnes Tolliver opened the pier.", "Agnes Toliver opened the pier.", "name"),
    ("The pier is safe, said Gregor Haaland.", "The pier is safe, said Haland.", "name"),
    ("Lars Jensen opened the pier.", "Lars Jenssen opened the pier.", "name"),
    (
        "Opening the pier, Danish Minister Ida Brandt said that boats need no visa.",
        "Norwegian Minister Ida Brandt said as she opened the pier that boats need no visa.",
        "name",
    ),
    ("The guild vowed that the mill would pay.", "The guild denied that the mill would pay.", "loaded-word"),
    ("The vote on the weir was postponed.", "The vote on the weir was cancelled.", "loaded-word"),
    ("The valley is no longer a dump for others.", "The valley is a dump for others.", "negation"),
    ("The levels are harmless to bathers.", "The levels are harmful to bathers.", "negation"),
    (
        "The crew left the boat without help from shore.",
        "The crew left the boat with help from shore.",
        "negation",
    ),
    ("The sale was called unlawful by two clerks.", "The sale was called lawful by two clerks.", "negation"),
    ("Both men were uninjured when the pier fell.", "Both men were injured when the pier fell.", "negation"),
    (
        "The mayor disagreed with the plan for the weir.",
        "The mayor agreed with the plan for the weir.",
        "negation",
    ),
]


def kinds(original: str, article: str) -> set[str]:
    found = find_drift(article, [original], article_published="2037-05-06", original_published="2037-05-04")
    return {drift.kind for drift in found}


@pytest.mark.parametrize(("original", "article"), SAME)
def test_a_name_or_a_word_in_another_dress_is_no_drift(original: str, article: str) -> None:
    assert kinds(original, article) == set()


@pytest.mark.parametrize(("original", "article", "kind"), OTHER)
def test_another_name_or_the_contrary_word_is_drift(original: str, article: str, kind: str) -> None:
    assert kind in kinds(original, article)
