"""What is left out: questions that a careful reader could answer in two ways."""

from dataclasses import replace

import pytest

from provenance.classroom.certainty import LONE, Borrowed, borrowed
from provenance.classroom.details import details, stands_in
from provenance.classroom.drafts import dice
from provenance.classroom.kinds.rewrite import with_credit
from provenance.classroom.material import Material
from provenance.classroom.options import Options
from provenance.classroom.planting import planted
from provenance.classroom.readable import clean
from provenance.classroom.sensitive import sensitive_words
from provenance.classroom.telling import OFFICE, PLAINLY_SAID, TOLD
from provenance.classroom.values import Kind, LanguageLevel
from provenance.errors import ExerciseError, SettingsError
from provenance.model import Relation
from provenance.outlets import Registry
from provenance.reading import read_text
from provenance.workflows.corpus_open import as_corpus
from provenance.workflows.exercise import exercise
from provenance.workflows.trace import trace

WIRE = """Goats stop train near Ostrava Hill

A herd of 48 goats stopped the morning train on the line to Ostrava Hill for two hours on Friday.

The animals had left their meadow through a gate that a walker had not closed.

The driver offered them his sandwiches, but only the oldest goat left the rails.

The railway will give every traveller a voucher for a coffee and a piece of cheese.
"""
ECHO = """Two hours with goats

For two hours on Friday, 48 goats kept the morning train to Ostrava Hill from moving on.

They had got out of their meadow by a gate that some walker had left open.

Only the oldest of them gave way to the driver's sandwiches.

In the restaurant car a choir from Lund practised songs about the sea.
"""
ARTICLE = """Goats

The morning train to Ostrava Hill was stopped for two hours on Friday by a herd of 48 goats.

The animals had left their meadow through a gate which a walker had not closed.

The driver offered them his sandwiches, but only the oldest goat left the rails.

Every traveller will be given a voucher for a coffee and a piece of cheese by the railway.
"""


def document(text, outlet, day):
    return read_text(text, title=text.partition("\n")[0], outlet=outlet, published=f"2031-03-{day}")


def test_no_wrong_choice_says_what_the_right_one_says():
    originals = [document(WIRE, "Halden Wire", "07"), document(ECHO, "Rail Echo", "07")]
    article = document(ARTICLE, "Morning Sheet", "08")
    made = exercise(article, originals, options=Options(kinds=(Kind.MATCH,), number=1))
    for item in made.items:
        wrong = " ".join(choice.text for choice in item.choices if not choice.right)
        subject = (
            "goats"
            if "herd" in item.material[0].text
            else "gate"
            if "gate" in item.material[0].text
            else "sandwiches"
        )
        if subject in item.material[0].text:
            assert subject not in wrong


def test_too_little_is_told_with_reasons_and_a_remedy():
    originals = [
        document(ECHO, "Rail Echo", "07"),
        document(WIRE.replace("goat", "cow"), "Halden Wire", "07"),
    ]
    lone = document("Cheese\n\nCheese is good for you.\n\nGoats give milk in spring.", "Morning Sheet", "08")
    with pytest.raises(ExerciseError) as error:
        exercise(lone, originals, options=Options(planted=False))
    assert "no certain original in this corpus" in str(error.value)
    assert "Add the originals" in str(error.value)


@pytest.mark.parametrize("options", [{"variants": 9}, {"number": 0}, {"kinds": ()}])
def test_options_that_cannot_be_are_refused_in_words(options):
    with pytest.raises(SettingsError):
        Options(**options)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The ferry ran aground on Monday.", True),
        ("The ferry ran aground on Monday", False),
        ("ferry ran aground.", False),
        ("The ferry ran aground.Nobody was hurt.", False),
        ("Read more at https://ferry.example now.", False),
        ("The “ferry ran aground.", False),
        ("The ferry (Image: coast guard) ran aground.", False),
    ],
)
def test_only_whole_and_clean_sentences_are_printed(text, whole):
    assert clean(text) is whole


def test_a_planted_change_changes_one_detail_only():
    text = "At least 5,319 sheep were aboard on Wednesday, and the ship may sail north."
    changes = planted(text, dice(3, "x"))
    assert {change.kind for change in changes} == {"number", "date", "word"}
    for change in changes:
        assert change.text.replace(change.changed, change.original, 1) == text
        assert change.original != change.changed


@pytest.mark.parametrize(
    "text",
    [
        "It opened on 3 May 2031.",
        "May is the best month.",
        "It may have rained.",
        "Flight LH-432 left at 10.15.",
    ],
)
def test_dates_names_and_times_are_no_figures_to_change(text):
    assert planted(text, dice(1, "x")) == []


def test_a_detail_inside_a_figure_is_not_that_detail():
    assert not stands_in("15", "The pilot came at 10.15 on Tuesday.")
    assert stands_in("15", "The pilot came at 10.15 on Tuesday.", loosely=True)
    assert not stands_in("art", "A cart broke down.")


def test_details_do_not_overlap():
    found = details("On Tuesday 412 cars and 96 bicycles passed the Blue Cup in Pellworth.")
    for one in found:
        for other in found:
            assert one is other or one.end <= other.start or other.end <= one.start


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("The ferry ran aground.", "According to Halden Wire, the ferry ran aground."),
        ("Malin Ostrow sold 340 rolls.", "Malin Ostrow sold 340 rolls, Halden Wire reported."),
        ("NATO was told.", "NATO was told, Halden Wire reported."),
    ],
)
def test_a_model_answer_adds_a_credit_and_nothing_else(text, credited):
    assert with_credit(text, "Halden Wire") == credited


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("The bees had entered through a crack.", False),
        ("The ministry closed the road.", True),
        ("It is a record, data show.", True),
        ("He recalled the summer.", True),
    ],
)
def test_what_could_be_taken_for_a_source_is_seen(text, telling):
    assert bool(TOLD.search(text) or OFFICE.search(text)) is telling


def test_sensitive_words_are_found_in_their_forms_and_only_as_words():
    assert sensitive_words("Two were killed, others wounded.") == ("killed", "wounded")
    assert sensitive_words("The deadline for the shotgun wedding skills test.") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ostrow wrote the music for 17 films.", False),
        ("At the same time Halden Rail reported sales of 5.2 billion.", False),
        ("Ostrow wrote that nobody had closed the gate.", True),
        ("The gate had been open, Ostrow said.", True),
    ],
)
def test_a_deed_is_no_saying(text, said):
    assert bool(PLAINLY_SAID.search(text)) is said


SPOKEN = """Ostrava Hill mourns its oldest goat

"The meadow has lost its bell, and the valley has lost a friend to whistle to," Mayor Ilse Brandt said in a statement.

The animal had lived behind the station for nineteen years and was known to every driver on the line.

Children laid apples and bread before the gate on Sunday morning.
"""


def test_the_words_of_a_speaker_are_not_asked_for_even_where_the_copy_drops_the_quotation_marks():
    copy = """A goat is missed

The meadow has lost its bell, and the valley has lost a friend to whistle to, Mayor Ilse Brandt said.

The animal had lived behind the station for nineteen years and was known to every driver on the line.

Children laid apples and bread before the gate on Sunday morning.
"""
    originals = [document(SPOKEN, "Halden Wire", "07"), document(WIRE, "Rail Echo", "07")]
    article = document(copy, "Morning Sheet", "08")
    made = exercise(article, originals, options=Options(kinds=(Kind.VERDICT, Kind.REWRITE), number=1))
    asked = [item.material[0].text for item in made.items]
    assert asked
    assert not any("Ilse Brandt" in text for text in asked)


def test_a_single_sentence_in_other_words_is_not_asked_for():
    wire = document(WIRE, "Halden Wire", "07")
    wires = as_corpus([wire])
    record = trace(document(ARTICLE, "Morning Sheet", "08"), wires)
    assert record.sentences[1].relation is Relation.PARAPHRASE
    lone = replace(record, sentences=record.sentences[:2])
    found = {}
    for name, traced in (("whole", record), ("lone", lone)):
        material = Material(traced, [wire], Registry.load())
        found[name] = next(what for _, what in borrowed(material, LanguageLevel.C1))
    assert isinstance(found["whole"], Borrowed)
    assert found["lone"] == LONE
