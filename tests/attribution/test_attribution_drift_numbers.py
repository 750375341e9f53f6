"""Numbers and days in pairs of sentences, an original of a Monday and an article of that Wednesday."""

from __future__ import annotations

import pytest

from provenance.attribution.drift import find_drift

SAME = [
    ("The ferry carried 3.86 million people.", "The ferry carried around 3.9 million people."),
    ("Some 412 people live on the island.", "About 400 people live on the island."),
    ("About 400 people live on the island.", "Some 390 people live on the island."),
    ("The raid began around 9:15 p.m. on the pier.", "The raid on the pier began around 9 p.m."),
    ("The mill ground 2.4 million tons of rye.", "The mill ground 2.4 Mt of rye."),
    ("Brenn bought 60,000 tonnes of rye.", "Brenn bought 60,000 mt of rye."),
    ("The pipe carries 30 billion cubic meters of gas a year.", "The pipe carries 30 bcm of gas a year."),
    ("Brenn pumps 2.1 million barrels per day.", "Brenn pumps 2.1m bpd."),
    ("The bank cut its rate by 0.5 percentage points.", "The bank cut its rate by 50 bps."),
    (
        '"Changing wheels twice in 312 km makes no sense," he said.',
        "Changing the wheels twice over 312 kilometers would make no sense, he said.",
    ),
    (
        "The paper covers 900,000 tons of rye and 300,000 tons of barley a year, Holt said.",
        "It is 900,000 tons of rye a year plus 300,000 of barley, Holt said.",
    ),
    (
        "The mayor promised 5,000 crowns ($2,700) to each of the flooded mills.",
        "Each of the flooded mills is to get £2,100, the mayor promised.",
    ),
    (
        "Milk costs 1.19 crowns, seven cents more than in May.",
        "Milk is at 1.19 crowns, up 7 cents since May.",
    ),
    (
        "The mill cut its forecast from 82 million to 65 million crowns.",
        "From 82 million crowns to 65 million the mill lowered its forecast.",
    ),
    ("At least three people were killed in the crash.", "The crash killed three people or more."),
    ("The club admits swimmers over 70.", "The club admits swimmers who are older than 70."),
    ("The choir takes singers under the age of 80.", "The choir takes singers younger than 80."),
    ("The rate is for guests of 65 and over.", "The rate is for guests of 65 or older."),
    ("The bill exceeded 61 million crowns.", "The bill was more than 61 million crowns."),
    ("The levy topped 40,000 crowns.", "The levy reached 40,000 crowns."),
    ("Clubs may miss up to six home games.", "Six home games is the most that clubs may miss."),
    (
        "About 62,000 jars were recalled, the dairy said, and 41,000 of them had been sold.",
        "Of the 62,000 jars that were recalled, 41,000 had been sold, the dairy said.",
    ),
    ("Dozens of boats were lost.", "Scores of boats were lost."),
    ("Dozens of boats were lost.", "Some 80 boats were lost."),
    ("The index of Brenn rose by 1.36 percent.", "Up 1.4 percent went the index of Brenn."),
    ("The index of Brenn rose by 0.8 percent.", "Up 0.81 percent went the index of Brenn."),
    ("Unemployment rose to 2.7 percent.", "Unemployment rose to 3 percent."),
    ("Nearly 18 percent of the trams stood idle.", "Almost a fifth of the trams stood idle."),
    ("One in four trams stood idle.", "A quarter of the trams stood idle."),
    ("The mill makes 400,000 jars a year.", "The mill makes 400,000 jars annually."),
    ("The bell rang twice.", "The bell rang two times."),
    ("The pier opens in December.", "The pier opens on 3 December."),
    ("The pier opens next year.", "The pier opens in 2038."),
    ("The pier closed last autumn.", "The pier closed last fall."),
    (
        "The new pier reaches 140 metres into the lake.",
        "A lake storm took 30 of the 140 metres of the new pier.",
    ),
    ("The market is held every Friday.", "The market is held each Friday."),
    ("The wheel stood for a day and seven hours.", "The wheel stood for more than a day."),
    ("The site was down for an hour and ten minutes.", "The site was down for over an hour."),
    ("The fine may be up to a month's pay.", "The fine may reach one month's pay."),
    ("The mill acquired 12 barns.", "The mill takes over 12 barns."),
    (
        "A blast on Monday left 12 dead and 45 wounded, the mayor said.",
        "On Tuesday, doctors in Brenn were still treating the 45 hurt when a boiler went off and killed 12.",
    ),
    ("The club was relegated in 2013.", "Promoted again in 2016, the club looks back at its relegation."),
    ("The weir may be opened, the mayor said.", "The mayor said the weir may be opened."),
    ("The level did not vary by more than 0.4 metres.", "The level varied by less than 0.4 metres."),
    ("The boat lies beneath four metres of mud.", "The boat lies under 4m of mud."),
    ("The panel is led by First Deputy Ida Brandt.", "It is a panel under First Deputy Ida Brandt."),
    ("The mill must pay the town $4.5 million.", "The mill has to hand over $4.5m to the town."),
    ("The valley ships 900 tons of rye a year.", "The valley ships 900 tonnes every year, all of it rye."),
    ("The mill ground 21.4 mln tons against 19.8 mln tons.", "It ground 21.4m tons, up from 19.8m."),
    ("In a two-line note the guard said it would wait.", "5. The guard said in a note that it would wait."),
    (
        "Among those saved was the porter, Ada Holt, 61.",
        "31 guests were saved, among them the porter, Ada Holt.",
    ),
]
OTHER = [
    ("The site was down for almost an hour.", "The site was down for over an hour.", "number"),
    (
        "Of the 68 singers of the choir, 43 signed the letter, among them all six altos.",
        "The letter bears the names of 48 of the 68 singers of the choir.",
        "number",
    ),
    (
        "A flood in the same hills killed 1,130 in 1978.",
        "A flood in the hills in 1987 left 1,130 dead.",
        "date",
    ),
    (
        "The mill laid its outage to the failure of a wheel that was put in in 1988.",
        "According to the mill a wheel of 1998 is to blame for the outage.",
        "date",
    ),
    (
        "The slide at 5.42 am on Tuesday covered around 180 metres of track.",
        "On Monday at 5.42 am about 180 metres of rails were buried.",
        "date",
    ),
    ("The index of Brenn rose by 1.36 percent.", "Up 1.3 percent went the index of Brenn.", "number"),
    ("Five women and seven men sat on the jury.", "The jury was of seven women and five men.", "number"),
    ("Attendance fell by half since last year.", "Attendance fell by a third since last year.", "number"),
    ("Hopes faded for dozens still missing.", "Hopes faded for hundreds still missing.", "number"),
    ("Tens of thousands marched in Brenn.", "Hundreds of thousands marched in Brenn.", "number"),
    (
        "The crown lost more than a tenth of its value within hours of the vote.",
        "The crown lost almost half of its value within hours of the vote.",
        "number",
    ),
    ("Some 18 percent of the trams stood idle.", "Almost a third of the trams stood idle.", "number"),
    (
        "One in nine jobs in Brenn depends on the mill.",
        "One in five jobs in Brenn depends on the mill.",
        "number",
    ),
    ("Around 3.86 million people took the ferry.", "Around 3.68 million people took the ferry.", "number"),
    ("About 3.86 lakh people took the ferry.", "About 368,000 people took the ferry.", "number"),
    ("The mill ground 2.4 million tons of rye.", "The mill ground 4.2 Mt of rye.", "number"),
    ("The pipe carries 30 billion cubic meters of gas.", "The pipe carries 38 bcm of gas.", "number"),
    (
        "Children under four swim free in Brenn.",
        "In Brenn no child pays: children under 14 swim free.",
        "number",
    ),
    (
        "The price of rye in the capital has doubled.",
        "The price of rye in the capital has tripled.",
        "number",
    ),
    (
        "The paper covers 900,000 tons of rye and 300,000 tons of barley a year, Holt said.",
        "It is 900,000 tons of rye a year plus 200,000 of barley, Holt said.",
        "number",
    ),
    ("Two out of three voters stayed at home.", "Three out of four voters stayed at home.", "number"),
    ("His agent hung up on us twice.", "His agent hung up thrice.", "number"),
    ("The bank sees the crown at 45 by spring.", "The bank sees the crown above 45 by spring.", "number"),
    (
        "A landslide cut the road between Brenn and Vasta, burying 12 km of it.",
        "Somebody has 30 km to shovel, for between Vasta and Brenn a landslide has cut the road.",
        "number",
    ),
    ("The loan costs 10.5 percent a year.", "The loan costs 10 percent a year.", "number"),
    (
        "The letter has gathered the signatures of 112 anglers.",
        "It bears 120 signatures of anglers.",
        "number",
    ),
    (
        "The recall covers jars filled since December.",
        "The recall covers jars filled since November.",
        "date",
    ),
    ("Work on the pier begins next spring.", "Work on the pier begins this spring.", "date"),
    ("Work on the pier begins next year.", "Work on the pier begins this year.", "date"),
    (
        "According to the mayor, work on the pier begins in July.",
        "Work on the pier begins in June, according to the mayor.",
        "date",
    ),
    ("The mill makes 400,000 jars a year.", "The mill makes 400,000 jars a month.", "number"),
    ("The pool opens in the summer holidays.", "The pool opens in the winter holidays.", "date"),
    ("The pier was shut last winter.", "The pier was shut last summer.", "date"),
    (
        "She bought the same soft cheese every Friday for 30 years and ate it on bread.",
        "For 30 years she bought her cheese each Saturday.",
        "date",
    ),
    (
        "The producer learned of the earlier film only on Wednesday night.",
        "Until Tuesday night, the producer said, she knew nothing of the earlier film.",
        "date",
    ),
]


def kinds(original: str, article: str) -> set[str]:
    found = find_drift(article, [original], article_published="2037-05-06", original_published="2037-05-04")
    return {drift.kind for drift in found}


@pytest.mark.parametrize(("original", "article"), SAME)
def test_a_number_or_a_day_put_in_other_words_is_no_drift(original: str, article: str) -> None:
    assert kinds(original, article) == set()


@pytest.mark.parametrize(("original", "article", "kind"), OTHER)
def test_another_number_or_day_is_drift_however_it_is_written(original: str, article: str, kind: str) -> None:
    assert kind in kinds(original, article)


def test_this_year_and_next_year_are_one_across_the_turn_of_the_year() -> None:
    original, article = "Work on the pier begins next year.", "Work on the pier begins this year."
    dated = find_drift(article, [original], article_published="2038-01-04", original_published="2037-12-28")
    assert dated == ()


def test_a_quote_rewritten_beside_a_changed_number_is_told_as_well() -> None:
    original = '"We have 290 letters in here and the queue is not finished," he said.'
    article = '"We have 390 letters and still a queue," he said.'
    assert kinds(original, article) == {"number", "quote"}


@pytest.mark.parametrize(
    ("original", "article", "slipped"),
    [
        ("The coastguard counted 2,340 people on the quay.", "By noon 2,430 bathers had been fetched.", True),
        (
            "Some 3,000 onlookers stood on the dunes.",
            "Around 30,000 people had come to the beach to look.",
            True,
        ),
        (
            "She has raced since she was eight years old.",
            "Having raced from the time she was 18, she quit.",
            True,
        ),
        ("The coastguard counted 2,340 people on the quay.", "By noon 118 bathers had been fetched.", False),
        ("It costs about $2,400 for a year.", "A single month is to be had at $400.", False),
        ("Three wards are shut.", "Of its lanes 31 are to be swept by night.", False),
    ],
)
def test_a_number_that_looks_like_the_other_mistyped_is_told_wherever_it_stands(
    original: str, article: str, slipped: bool
) -> None:
    assert ("number" in kinds(original, article)) == slipped


def test_nearly_a_tenth_is_a_share_and_its_hedge_may_be_lost() -> None:
    assert kinds(
        "The flock shrank by nearly a tenth in a year.", "The flock shrank by a tenth in a year."
    ) == {"hedge"}


def test_a_table_on_one_line_is_not_compared_number_by_number() -> None:
    numbers = [str(number) for number in range(1001, 1252)]
    assert (
        find_drift("The mill sold " + " ".join(numbers), ["The mill sold " + " ".join([*numbers, "7939"])])
        == ()
    )
    table = "The mill sold 9 of 5,135 sacks, " + "9." * 500
    assert find_drift(table.replace("5,135", "8,135"), [table]) == ()
