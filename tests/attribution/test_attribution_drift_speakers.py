"""Who is said to say it, and to whom, in pairs of sentences."""

from __future__ import annotations

import pytest

from provenance.attribution.drift import find_drift

SAME = [
    ("“The weir is safe,” the mayor told us.", "“The weir is safe,” mayor Ida Brandt told us."),
    ("“The weir is safe,” the mayor told AFP.", "“The weir is safe,” the mayor told AFP, which told us."),
    (
        "The embassy in Brenn told Kyodo that there was no news of riders among those hurt.",
        "The embassy in Brenn has no news of riders among those hurt.",
    ),
    (
        "Two boats turned back to Brenn with broken masts, two people familiar with the matter told Kyodo.",
        "Two boats went back to Brenn with broken masts, if those in the know are right, Kyodo's sources say.",
    ),
    (
        "The mill accused the union of hiding a report.",
        "The union was accused by the mill of hiding a report.",
    ),
    ("The weir is safe, the fire brigade said.", "The weir is safe, according to firefighters."),
    ("The weir is safe, police said.", "The weir is safe, officials said."),
    ("The weir is safe, a court spokesman said.", "The weir is safe, the judges said."),
    ("The weir is safe, prosecutor Ida Brandt said.", "The weir is safe, district attorney Ida Brandt said."),
    ("The weir is safe, she said.", "The weir is safe, mayor Ida Brandt said."),
    (
        "A source close to the mill said the price was high.",
        "The price was high, people close to the mill said.",
    ),
    ("The weir is safe, Ida Brandt told reporters in Brenn.", "The weir is safe, Ida Brandt said in Brenn."),
    (
        "The weir is safe, Ida Brandt told The News.",
        "The weir is safe, Ida Brandt told the New York Daily News.",
    ),
    ("The mill agreed with the union on shorter days.", "The union agreed with the mill on shorter days."),
    ("The mill sued the union over the strike.", "The union was sued by the mill over the strike."),
    ("Denmark's minister Ida Brandt opened the pier.", "Ida Brandt, the Danish minister, opened the pier."),
    ("The weir, the mayor said, is safe.", "The mayor told reporters that the weir is safe."),
]
OTHER = [
    (
        "Two boats turned back to Brenn with broken masts, two people familiar with the matter told Kyodo.",
        "Two boats had to go back to Brenn, each of them with a broken mast.",
        "attribution",
    ),
    (
        "An AFP reporter saw dozens of police advance behind shields on the quay as residents banged pans.",
        "Behind their shields dozens of police pushed along the quay while residents beat pans.",
        "attribution",
    ),
    (
        "The mill knew of the leak 25 days before it told the town, letters and memos seen by the Brenn Courier show.",
        "For 25 days the mill sat on what it had heard of the leak before the town was warned.",
        "attribution",
    ),
    (
        "The mill accused the union of hiding a report.",
        "The union accused the mill of hiding a report.",
        "attribution",
    ),
    ("The weir is safe, the dam agency said.", "The weir is safe, the builder said.", "attribution"),
    (
        "The fire began in a shed, according to the fire brigade.",
        "The fire began in a shed, according to the police.",
        "attribution",
    ),
    (
        "The valley was flooded on purpose, residents said.",
        "The valley was flooded on purpose, scientists said.",
        "attribution",
    ),
    (
        "A person familiar with the talks said the price would be 12 crowns.",
        "The company said the price would be 12 crowns.",
        "attribution",
    ),
    (
        '"The queue is not finished," he said.',
        '"The queue is not finished," a weeping mother said.',
        "attribution",
    ),
    (
        "Asked about the pier three times, she replied that it was safe.",
        "Asked about the pier three times, he replied that it was safe.",
        "attribution",
    ),
    (
        "In letters from Brenn, Vera assured the tall clerk that nobody knew.",
        "Letters show how the tall clerk assured Vera that nobody knew.",
        "attribution",
    ),
    (
        "Meridian is selling its mill, the owner told the Brenn Courier.",
        "Meridian is selling its mill, the owner told Kyodo.",
        "attribution",
    ),
    (
        "The weir is safe, mayor Ida Brandt told reporters.",
        "The weir is safe, mayor Ida Brandt said in a chat with Kyodo.",
        "attribution",
    ),
    (
        "“The weir is safe,” mayor Ida Brandt told AFP.",
        "“The weir is safe,” the mayor told us.",
        "attribution",
    ),
    (
        "The mayor knew in May, a letter seen by Kyodo shows.",
        "The mayor knew in May, a letter seen by this newspaper shows.",
        "attribution",
    ),
    (
        "“The weir is safe,” mayor Ida Brandt told AFP.",
        "Interfax spoke to mayor Ida Brandt: “The weir is safe.”",
        "attribution",
    ),
    (
        "Ida Brandt, president of Denmark, said contracts are kept.",
        "Ida Brandt, the Norwegian president, said contracts are kept.",
        "name",
    ),
    (
        "The mayor said the figures for the weir were correct.",
        "The figures for the weir were correct, the mayor admitted.",
        "loaded-word",
    ),
]


def kinds(original: str, article: str) -> set[str]:
    found = find_drift(article, [original], article_published="2037-05-06", original_published="2037-05-04")
    return {drift.kind for drift in found}


@pytest.mark.parametrize(("original", "article"), SAME)
def test_one_speaker_in_other_words_is_no_drift(original: str, article: str) -> None:
    assert kinds(original, article) == set()


@pytest.mark.parametrize(("original", "article", "kind"), OTHER)
def test_another_speaker_or_hearer_is_drift(original: str, article: str, kind: str) -> None:
    assert kind in kinds(original, article)


def test_an_article_that_names_the_outlet_it_copies_moves_nothing() -> None:
    original, article = "The weir is safe, she told reporters.", "The weir is safe, she told Kyodo."
    assert find_drift(article, [original], original_outlet="Kyodo") == ()


@pytest.mark.parametrize(
    ("outlets", "told"),
    [
        (["Kyodo"], False),
        (["Kyodo News+ English"], False),
        (["https://english.kyodonews.net/news/2037/05/weir.html"], False),
        (["Brenn Courier"], True),
        (["AFP", "Brenn Courier"], True),
        ([], True),
    ],
)
def test_what_an_outlet_was_told_it_may_call_told_to_itself(outlets: list[str], told: bool) -> None:
    original = "“The weir is safe,” mayor Ida Brandt told Kyodo."
    article = "“The weir is safe,” the mayor told us."
    found = find_drift(article, [original], article_outlets=outlets)
    assert ("attribution" in {drift.kind for drift in found}) == told


QUOTATION = '"I would wait for the second sample before I call anybody a poacher,"'


@pytest.mark.parametrize(
    ("original", "article", "moved"),
    [
        (f"{QUOTATION} Oluwole said.", f"{QUOTATION} said the British ranger Hanna Finch.", True),
        (f"{QUOTATION} Oluwole said.", f"{QUOTATION} said Tunde Oluwole, a ranger.", False),
        (f"{QUOTATION} she said.", f"{QUOTATION} said the British ranger Hanna Finch.", False),
        (f"{QUOTATION} the ranger said.", f"{QUOTATION} said Hanna Finch.", False),
        (f"{QUOTATION} Hana Vinch said.", f"{QUOTATION} said Hanna Finch.", False),
        (
            "The weir needs 1,150 planks and 400 of them came from Denmark, clerk Marek Vidal told the press.",
            "1,150 planks are needed for the weir, and 400 of them came from Denmark, Hanna Finch told the press.",
            True,
        ),
        (
            "The weir needs 1,150 planks and 400 of them came from Denmark, clerk Marek Vidal told the press.",
            "1,150 planks are needed for the weir, and 400 of them came from Denmark, the mayor told the press.",
            False,
        ),
        (
            f"{QUOTATION} the official said, asking to be anonymous.",
            f"{QUOTATION} the executive had said.",
            False,
        ),
        ('"We open on Monday," Marek Vidal said.', '"We open on Monday," Hanna Finch said.', False),
        (
            '"Our wagons are empty and our yards are full," Kestrel said.',
            '"Our wagons are empty and our yards are full," Hanna Finch said.',
            True,
        ),
    ],
)
def test_a_quotation_given_to_another_person_is_told(original: str, article: str, moved: bool) -> None:
    assert ("attribution" in kinds(original, article)) == moved


@pytest.mark.parametrize(
    ("original", "article", "lost"),
    [
        (
            "The town rations its coal after a run on the mine, and owes hauliers at least 140 crowns, two of the "
            "traders said.",
            "With coal rationed after a run on the mine, the town owes its hauliers not less than 140 crowns.",
            True,
        ),
        (
            "Two of the seven lanes that now have lamps would lose them, according to Reuters calculations "
            "based on bills.",
            "Two of seven lanes that have lamps lose them.",
            True,
        ),
        (
            "The road bridge at Brenn, the busiest of four, was closed to carts, a border guard official said.",
            "The busiest of four road bridges, at Brenn, has been closed to carts.",
            True,
        ),
        (
            "Two of the seven lanes that now have lamps would lose them, according to Reuters calculations.",
            "Two of seven lanes that have lamps lose them, Reuters has worked out.",
            False,
        ),
        (
            "Early estimates suggest that more than 3,000 panes of glass were broken in May.",
            "Early estimates suggest that over 3,000 panes of glass were broken in May.",
            False,
        ),
        (
            "The road bridge at Brenn, the busiest of four, was closed to carts, the ministry said.",
            "The busiest of four road bridges, at Brenn, has been closed to carts.",
            False,
        ),
        (
            "Brewers are likely to face a bill of 12 million crowns if the drought lasts, analysts at Kestrel Risk "
            "estimated.",
            "Brewers could be stung for 12 million crowns if the drought drags on.",
            True,
        ),
        (
            "Riders who waded four hours to Brenn found two thirds of its barns flooded, an army spokesman said.",
            "Riders trudged for four hours to reach Brenn, only to find two in three barns flooded.",
            True,
        ),
        (
            "Brewers will close every third vat this year, said Ida Brandt, an economist at Kestrel Bank.",
            "This year every third vat of the brewers will close.",
            True,
        ),
        (
            "Brewers will close every third vat this year, said Ida Brandt, who leads their guild.",
            "This year every third vat of the brewers will close.",
            False,
        ),
        (
            "Forecasters predicted a storm of the third degree for Brenn overnight.",
            "It was predicted that Brenn would overnight have a storm of the third degree.",
            False,
        ),
        (
            "Outside experts said the dating was convincing, though a single layer could have been disturbed by moles.",
            "Experts find the dating convincing, give or take a single layer that moles could have disturbed.",
            False,
        ),
        (
            "The press spokesman said riders who waded four hours to Brenn had found two thirds of its barns flooded.",
            "Riders trudged for four hours to reach Brenn, only to find two in three barns flooded.",
            False,
        ),
    ],
)
def test_what_only_people_without_a_name_vouched_for_is_told(original: str, article: str, lost: bool) -> None:
    assert ("attribution" in kinds(original, article)) == lost


@pytest.mark.parametrize(
    ("original", "article", "beside"),
    [
        (
            "Brewers are likely to face a bill of 12 million crowns if the drought lasts, analysts at Kestrel Risk "
            "estimated.",
            "Brewers could be stung for 12 million crowns if the drought drags on.",
            "The analysts of Kestrel Risk are no friends of beer.",
        ),
        (
            "Riders left the town of Brenn by all three gates at dawn, a Kyodo reporter saw.",
            "At dawn riders left the town of Brenn by all its three gates.",
            "Kyodo had a reporter there.",
        ),
        (
            '"The pier was opened to all at noon," the mayor said.',
            "The pier was opened to all at noon.",
            "Nobody fell into the lake, the mayor said.",
        ),
    ],
)
def test_a_speaker_who_goes_on_from_the_sentence_beside_is_not_dropped(
    original: str, article: str, beside: str
) -> None:
    assert "attribution" in kinds(original, article)
    assert "attribution" not in {d.kind for d in find_drift(article, [original], article_context=[beside])}


def test_another_speaker_is_a_change_of_who_speaks_and_a_misspelt_one_of_his_name() -> None:
    rest = "he would pay, but added that “a weir has not been declared unconstitutional.”"
    original = f"Mayor Tomas Quiroga said {rest}"
    (other,) = find_drift(f"Clerk Berta Coll said {rest.replace('he', 'she', 1)}", [original])
    assert (other.kind, other.original, other.article) == (
        "attribution",
        "Mayor Tomas Quiroga said",
        "Clerk Berta Coll said",
    )
    assert kinds(original, original.replace("Quiroga", "Quirosa")) == {"name"}
    assert kinds(
        "A UN official said aid was reaching Brenn.", "A US official said aid was reaching Brenn."
    ) == {"name"}
    role = "The weir stays shut, Holt's daughter {} said."
    assert kinds(role.format("Irina"), role.format("Natalia")) == {"name"}


@pytest.mark.parametrize(
    "speaker", ["The ministry added", "Minister Ida Brandt reminded", "The clerk opined"]
)
def test_a_speaker_left_out_before_a_sentence_that_begins_as_he_does_is_told(speaker: str) -> None:
    rest = "the customs post will work around the clock from the first day."
    (drift,) = find_drift(f"The {rest[4:]}", [f"{speaker} that {rest}"])
    assert (drift.kind, drift.original, drift.article) == ("attribution", speaker, "(dropped)")
