"""Short pairs of sentences, an original of a Monday and an article of that Wednesday: what changed, if anything."""

from __future__ import annotations

import pytest

from provenance.attribution.drift import find_drift

SAME = [
    # quantities
    (
        "The mayor paid his cousin 38,000 crowns over two years.",
        "The mayor paid a cousin 38,000 crowns in two years.",
    ),
    (
        "An expert found no more than nine birds on the roof.",
        "An expert found nine birds at most on the roof.",
    ),
    ("The lake froze at minus 10 degrees Celsius.", "The lake froze at 14 degrees Fahrenheit."),
    ("The dam holds 3m cubic metres of water.", "The dam holds three million cubic metres of water."),
    ("The fire destroyed 120 hectares of forest.", "The fire destroyed 300 acres of forest."),
    ("He was sentenced to 18 months in prison.", "He was sentenced to one and a half years in prison."),
    ("The deal is worth nearly $5 billion.", "The deal is worth almost 5 billion dollars."),
    # names
    ("The World Health Organization warned of cholera.", "The WHO warned of cholera."),
    ("The United Nations Office in Brenn was shut.", "The UN Office in Brenn was shut."),
    ("Beijing said talks would continue.", "China said talks would continue."),
    ("The ship left Gdańsk on Friday.", "The ship left Gdansk on Friday."),
    ("The car hit a tree near Düsseldorf.", "The car hit a tree near Duesseldorf."),
    ("Tchaikovsky's opera opened in Brenn.", "The opera by Chaikovsky opened in Brenn."),
    # dates
    ("The bridge fell on Monday.", "The bridge fell two days ago."),
    ("The hearing is on Thursday.", "The hearing is tomorrow."),
    ("The club was founded 50 years ago.", "The club was founded in 1987."),
    # words
    ('"We\'re gonna win," he said.', '"We are going to win," he said.'),
    ("The plane failed to take off.", "The plane did not take off."),
    ("The shares rose after the vote.", "The shares climbed after the vote."),
    ("The price had tripled by noon.", "The price had trebled by noon."),
    # offices in letters and short titles
    ("Inspector General Kayode Obi denied the report.", "IGP Obi denied the report."),
    ("The police superintendent, Arun Kumar, denied the report.", "SP Kumar denied the report."),
    ("Superintendent Jane Roe denied the report.", "Supt Roe denied the report."),
    # bounds and hedges put otherwise
    ("The houses lie within five miles of the plant.", "The houses are less than five miles from the plant."),
    (
        "The village of fewer than 600 people lost its school.",
        "The village, not even 600 strong, lost its school.",
    ),
    ("Counting is expected to be completed by Friday.", "The count should be over by Friday."),
    (
        "Police said it was unlikely that anyone was inside.",
        "It was improbable that anybody was inside, police said.",
    ),
    ("The group has claimed responsibility for the bombing.", "The group said it was behind the bombing."),
    ("The firm makes a vaccine for cholera.", "The firm makes a vaccine against cholera."),
    ("Not a single member voted against the bill.", "All members voted for the bill."),
    (
        "The hall opened in 1891 in a former bank.",
        "The hall in the former bank, which dates from 1881, opened.",
    ),
    ("He was jailed for three years and six months.", "He was jailed for three and a half years."),
    ("The flight took two and a half hours.", "The flight took two hours and 30 minutes."),
    ("The crowd of 61,204 was the largest.", "More than 61,000 came, the largest crowd."),
    (
        "The palace denied that its guards had crossed the border.",
        "Its guards had not crossed the border, the palace said.",
    ),
    (
        "The palace said its guards had not crossed the border.",
        "The palace denied that its guards had crossed the border.",
    ),
    ("Silva said it was not impossible that he would run again.", "Silva said he might run again."),
    ("A crowd of 1648 people came to the square.", "A crowd of 1648 people filled the square in the end."),
    (
        "The brewer said it was suspending payments, and the airline said it was reviewing its options.",
        "The brewer said it was suspending payments.",
    ),
]
OTHER = [
    ("The deal is worth nearly $5 billion.", "The deal is worth more than $5 billion.", "number"),
    ("The lake froze at minus 10 degrees Celsius.", "The lake froze at 10 degrees Celsius.", "number"),
    (
        "The tram had 38 riders, three of whom were stung.",
        "The tram had 38 riders, of whom eight were stung.",
        "number",
    ),
    ("Prices rose by 3 percent in May.", "Prices fell by 3 percent in May.", "loaded-word"),
    ("The party won the election in Brenn.", "The party lost the election in Brenn.", "loaded-word"),
    ("The court rejected the appeal.", "The court upheld the appeal.", "loaded-word"),
    ("The company has yet to decide.", "The company has decided.", "negation"),
    (
        "The minister said earlier that the ruling would put two bridges at risk.",
        "The minister said earlier that the ruling may put two bridges at risk.",
        "hedge",
    ),
    (
        "The angling club had demanded that the weir be kept, and was given that at dawn, according to two members.",
        "The angling club had demanded that the weir be kept, and was given that at dawn.",
        "attribution",
    ),
    ("The price of a mask had doubled by noon.", "The price of a mask had tripled by noon.", "number"),
    (
        "Before him a clerk, whose voice shook, testified behind a curtain that Hollis had opened the red safe "
        "and counted the notes before the alarm rang.",
        "The curtained clerk, voice shaking, said Hollis had not opened the red safe but did count notes.",
        "negation",
    ),
    ("The bridge fell on Monday.", "The bridge fell yesterday.", "date"),
    ('"The bird is strong in the endgame," he said.', '"The bird is weak in the endgame," he said.', "quote"),
    ("Beijing said talks would continue.", "Tokyo said talks would continue.", "attribution"),
    (
        "A UN official said aid was reaching the camp.",
        "A US official said aid was reaching the camp.",
        "name",
    ),
    ("The museum was founded in 1897.", "The museum was founded in 1987.", "date"),
    ("He was jailed for three years and six months.", "He was jailed for four and a half years.", "number"),
    ("The crowd of 61,204 was the largest.", "More than 62,000 came, the largest crowd.", "number"),
    (
        "The palace denied that its guards had not crossed the border.",
        "The palace denied that its guards had crossed the border.",
        "negation",
    ),
    ("Sales fell slightly in May.", "Sales fell sharply in May.", "loaded-word"),
    ("The council rejected the resolution.", "The council adopted the resolution.", "loaded-word"),
    ("The treaty was signed in 1648.", "The treaty was signed in 1684.", "date"),
    ("The senator voted for the bill.", "The senator voted against the bill.", "loaded-word"),
    ("The governor signed the law on Monday.", "The governor vetoed the law on Monday.", "loaded-word"),
    ("The driver was slightly injured.", "The driver was seriously injured.", "loaded-word"),
    ("The road was reopened at noon.", "The road was closed at noon.", "loaded-word"),
    ("The flood warning was lifted on Monday.", "The flood warning was issued on Monday.", "loaded-word"),
    ("The group said it would hit back.", "The group claimed it would hit back.", "loaded-word"),
    (
        "The protesters had clashed with port security, the harbour authority said.",
        "The rioters had clashed with port security.",
        "attribution",
    ),
]


def kinds(original: str, article: str) -> set[str]:
    found = find_drift(article, [original], article_published="2037-05-06", original_published="2037-05-04")
    return {drift.kind for drift in found}


@pytest.mark.parametrize(("original", "article"), SAME)
def test_the_same_in_other_words_is_no_drift(original: str, article: str) -> None:
    assert kinds(original, article) == set()
    assert kinds(article, original) == set() or "ago" in article or "tomorrow" in article, (
        "nor the other way round"
    )


@pytest.mark.parametrize(("original", "article", "kind"), OTHER)
def test_what_is_not_the_same_is_drift(original: str, article: str, kind: str) -> None:
    assert kind in kinds(original, article)
