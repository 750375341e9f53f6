"""An article against its candidate originals: laws and plain cases on invented texts."""

import gc
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.align.aligner import align
from provenance.align.answer import Limits
from provenance.align.comparison import Comparison
from provenance.align.witness import Reading, Source
from provenance.model import Direction, Position, Relation

LIMITS = Limits(0.6, 0.35)

FERRY = [
    "A ferry carrying grain lorries ran aground on the Tallow bank shortly before midnight.",
    "Its captain had mistaken the new pilot light for the old lighthouse, the harbour master explained.",
    "Forty drivers spent the night playing cards in the galley while the tide went out beneath them.",
    "Two tugs from Merrow pulled the vessel free at dawn, leaving a scar of green paint on the sandstone.",
    "The operator promised every driver a voucher worth thirty crowns and a hot breakfast.",
]
REWRITE = [
    "Shortly before midnight, a ferry with grain lorries on board ran aground on the Tallow bank.",
    "The captain had taken the new pilot light for the old lighthouse, according to the harbour master.",
    "Some forty drivers passed the night playing cards in the galley as the tide went out under them.",
    "At dawn two tugs from Merrow pulled the ship free, leaving a scar of green paint on the sandstone.",
    "Every driver was promised a voucher worth thirty crowns and a hot breakfast by the operator.",
]
CHEESE = [
    "The cheese fair opened on Saturday with a parade of forty goats.",
    "A jury of monks awarded the golden rind to a blue from the upper valley.",
    "Rain kept most of the visitors inside the marquee, where the brass band competed with the auctioneer.",
]


def source(key, sentences, **facts):
    return Source(key=key, sentences=dict(enumerate(sentences)), **facts)


def aligned(sentences, sources, body=None):
    reading = Reading(sentences, body or [True] * len(sentences))
    return align(reading, sources, LIMITS).sentences


def test_a_text_against_itself_is_verbatim_throughout():
    result = aligned(FERRY, [source("f", FERRY)])
    assert [item.relation for item in result] == [Relation.VERBATIM] * 5
    assert [item.found[0].sentences for item in result] == [(n,) for n in range(5)]


def test_a_rewrite_is_found_sentence_by_sentence():
    result = aligned(REWRITE, [source("c", CHEESE), source("f", FERRY)])
    assert [(item.found[0].source, item.found[0].sentences) for item in result] == [
        ("f", (n,)) for n in range(5)
    ]
    assert all(item.relation.derived for item in result)


def test_an_unrelated_article_is_not_derived():
    result = aligned(CHEESE, [source("f", FERRY)])
    assert not any(item.relation.derived for item in result)
    assert not any(item.unsure for item in result)


def test_a_sentence_split_in_two_keeps_its_original_twice():
    article = [
        *REWRITE[:3],
        "At dawn two tugs from Merrow pulled the ship free.",
        "They left a scar of green paint on the sandstone.",
    ]
    result = aligned(article, [source("f", FERRY)])
    assert result[3].found[0].sentences == (3,)
    assert result[4].found[0].sentences == (3,)


def test_two_sentences_merged_into_one_come_out_as_both():
    both = (
        "Forty drivers spent the night playing cards in the galley, and at dawn two tugs from Merrow pulled the "
        "vessel free, leaving a scar of green paint on the sandstone."
    )
    result = aligned([*REWRITE[:2], both, REWRITE[4]], [source("f", FERRY)])
    assert result[2].found[0].sentences == (2, 3)


def test_a_later_document_is_never_the_source_but_a_common_origin():
    result = aligned(REWRITE, [source("f", FERRY, possible=False, primary=True)])
    assert {item.found[0].direction for item in result} == {Direction.COMMON_ORIGIN}


def test_a_later_copy_of_the_article_takes_nothing_from_the_source():
    copy = [text.replace("Some forty", "About forty") for text in REWRITE]
    result = aligned(REWRITE, [source("copy", copy, possible=False), source("f", FERRY)])
    assert {item.found[0].source for item in result} == {"f"}


def test_a_copy_of_a_copy_shows_origin_and_via():
    sources = [
        source("agency", FERRY, primary=True, earlier_than=frozenset({"site"})),
        source("site", REWRITE),
    ]
    article = [text.replace("ship", "boat").replace("passed", "whiled away") for text in REWRITE]
    result = aligned(article, sources)
    chains = [[(found.source, found.position) for found in item.found] for item in result]
    assert chains == [[("agency", Position.ORIGIN), ("site", Position.VIA)]] * 5


@pytest.mark.parametrize(("by_the_clock", "origin"), [(True, "site"), (False, "agency")])
def test_an_agency_that_was_hours_later_is_not_the_origin_of_a_site_but_one_that_was_a_day_later_may_be(
    by_the_clock: bool, origin: str
) -> None:
    later = frozenset({"agency"})
    sources = [
        source("agency", FERRY, primary=True),
        source("site", REWRITE, earlier_than=later, by_the_clock=later if by_the_clock else frozenset()),
    ]
    article = [text.replace("ship", "boat").replace("passed", "whiled away") for text in REWRITE]
    assert {item.found[0].source for item in aligned(article, sources)} == {origin}


def test_names_and_set_phrases_alone_make_no_match():
    original = [
        "President Ilda Marrow declared a state of emergency in the city of Tarn on Monday.",
        "Two people were killed when the dam above the mill quarter gave way, the Interior Ministry said.",
        "Soldiers are carrying pensioners out of flooded cellars on kitchen doors.",
    ]
    article = [
        "In Tarn the shops have run out of candles since President Ilda Marrow announced the state of emergency.",
        "The Interior Ministry has counted two dead so far.",
        "My aunt, who lives on the hill, is lodging eleven cousins and a parrot.",
    ]
    assert not any(item.relation.derived for item in aligned(article, [source("o", original)]))


@settings(deadline=None, max_examples=20)
@given(st.permutations(["f", "c", "g"]))
def test_the_order_of_the_corpus_changes_nothing(order):
    texts = {"f": FERRY, "c": CHEESE, "g": [text.replace("Tallow", "Sorrel") for text in FERRY[:2]]}
    expected = aligned(REWRITE, [source(key, texts[key]) for key in sorted(texts)])
    assert aligned(REWRITE, [source(key, texts[key]) for key in order]) == expected


def test_adding_an_unrelated_document_changes_no_finding():
    few = aligned(REWRITE, [source("f", FERRY)])
    more = aligned(REWRITE, [source("f", FERRY), source("c", CHEESE)])
    assert [item.found[0].source for item in few] == [item.found[0].source for item in more]
    assert [item.relation for item in few] == [item.relation for item in more]


STRANGERS = {
    "chess": [
        "The grandmaster resigned on move forty-one, after two hours without touching a piece.",
        "Her opponent, a schoolboy of twelve, asked whether he could have his lunch now.",
    ],
    "bank": [
        "The central bank left its key rate unchanged at three percent on Thursday.",
        "Analysts had expected a cut before the summer.",
    ],
    "theatre": [
        "The curtain stuck halfway through the second act, and the baritone sang on his knees.",
        "Critics called it the most moving scene of the season.",
    ],
}


@settings(deadline=None, max_examples=15)
@given(st.sets(st.sampled_from(sorted(STRANGERS))), st.booleans())
def test_strangers_in_the_corpus_neither_clear_nor_accuse_anybody(strangers, late):
    others = [source(key, STRANGERS[key], possible=not late) for key in strangers]
    copied = aligned(REWRITE, [source("f", FERRY)])
    for few, more in zip(copied, aligned(REWRITE, [source("f", FERRY), *others]), strict=True):
        assert [(item.source, item.sentences) for item in few.found[:1]] == [
            (item.source, item.sentences) for item in more.found[:1]
        ]
        assert few.relation is more.relation
    assert not any(item.relation.derived for item in aligned(REWRITE, others))


@settings(deadline=None, max_examples=15)
@given(st.lists(st.sampled_from(FERRY), min_size=1, unique=True), st.integers(0, 5))
def test_a_document_that_is_later_never_is_the_source(copied, at):
    article = [*CHEESE[: at % 4], *copied, *CHEESE[at % 4 :]]
    result = aligned(article, [source("late", FERRY, possible=False), source("c", STRANGERS["chess"])])
    assert all(
        item.direction is Direction.COMMON_ORIGIN
        for line in result
        for item in line.found
        if item.source == "late"
    )


@settings(deadline=None, max_examples=15)
@given(st.permutations(FERRY))
def test_a_copy_is_found_word_for_word_in_whatever_order_it_puts_the_sentences(order):
    result = aligned(order, [source("f", FERRY)])
    assert [item.relation for item in result] == [Relation.VERBATIM] * len(FERRY)
    assert [item.found[0].sentences for item in result] == [(FERRY.index(text),) for text in order]


def test_headlines_that_resemble_each_other_are_not_derived():
    sources = [source("f", ["Ferry runs aground on Tallow bank", *FERRY])]
    result = aligned(
        ["Grain ferry aground off Merrow", *REWRITE], sources, [False, True, True, True, True, True]
    )
    assert not result[0].relation.derived


@pytest.mark.parametrize("empty", [[], [""]])
def test_an_article_without_words_gives_nothing(empty):
    assert all(not item.found for item in aligned(empty, [source("f", FERRY)]))


def test_a_source_without_sentences_is_no_obstacle():
    sources = [source("f", FERRY), replace(source("x", []), outlet="Nobody")]
    assert aligned(REWRITE, sources)[0].found[0].source == "f"


def test_an_eyewitness_who_shares_facts_with_the_only_report_is_not_accused():
    report = [
        "A ferry carrying 214 people ran aground on a sandbank outside Kalmosund early on Friday.",
        "All were taken off within three hours and nobody was seriously hurt, Elin Brask told reporters.",
        "Divers will examine the hull on Saturday for leaks because the vessel carries 60 tonnes of diesel.",
        '"We were lucky that the sea was flat as a mirror," she said.',
    ]
    witness = [
        "My sister had packed sandwiches for the whole row and shared them out by torchlight.",
        "She was one of the 214 people who spent Friday morning aboard.",
        "An old man beside her played the mouth organ until a steward asked him to stop.",
        '"We were lucky that the sea was flat as a mirror," Elin Brask told us later in the town hall.',
        "The ship has 60 tonnes of diesel in its tanks.",
        "Nobody was seriously hurt.",
        "By noon she was eating fish soup in a gymnasium and asking for dry socks.",
    ]
    assert not any(item.relation.derived for item in aligned(witness, [source("wire", report)]))


@pytest.mark.parametrize("named", [frozenset(), frozenset({"Merrow Daily"})])
def test_what_shares_next_to_nothing_is_no_evidence_however_likely_its_place_makes_it(
    monkeypatch: pytest.MonkeyPatch, named: frozenset[str]
) -> None:
    monkeypatch.setattr(Comparison, "chance", lambda *_: 0.9)  # whatever stands around it
    own = (
        "My aunt, who never sleeps and paints goats for a living in the hills beyond our village, once sent me a "
        "voucher for breakfast in an old inn with green curtains."
    )
    article = [*REWRITE[:3], own, REWRITE[3]]
    reading = Reading(article, [True] * len(article), named=named)
    sources = [source("f", FERRY, outlet="Merrow Daily"), source("c", CHEESE)]
    answer = align(reading, sources, LIMITS).sentences[3]
    assert answer.found, "it is shown all the same"
    assert answer.relation.derived is bool(named), "an article that credits the paper is believed"
    assert answer.unsure is not bool(named)


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(AttributeError):
            align(None, (), Limits(0.7, 0.35))  # type: ignore[arg-type]
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.parametrize(
    "credit", [{"named": frozenset({"Reuters"})}, {"cited": {0: frozenset({"Reuters"})}}, {}]
)
def test_an_outlet_that_the_article_names_is_not_lost_among_many_agencies(credit: dict[str, Any]) -> None:
    """A dozen agencies carry a story; the article was taken from a copy of it, and names the one it goes back to."""
    retold = [f"Meanwhile {text[0].lower()}{text[1:]}" for text in FERRY]
    wires = [f"wire-{number:02}" for number in range(12)]
    agencies = [
        Source(key, dict(enumerate(FERRY)), key, primary=True, earlier_than=frozenset({"copy"}))
        for key in wires
    ]
    named = replace(agencies[0], key="wire-99", outlet="Reuters")
    copy = Source("copy", dict(enumerate(retold)), "Merrow Daily")
    article = Reading(retold, [True] * len(retold), **credit)
    found = align(article, [*agencies, named, copy], LIMITS)
    for sentence in found.sentences:
        assert ("wire-99" in {match.source for match in sentence.found}) == bool(credit)


@pytest.mark.parametrize(("names", "origin"), [(True, "agency"), (False, "site")])
def test_a_document_that_names_the_agency_is_followed_up_to_it_where_the_words_alone_leave_it_open(
    names: bool, origin: str
) -> None:
    """The site shares the event with the agency; only what it says itself tells that it had the agency's report."""
    site = [
        "Late on Monday a boat full of grain lorries got stuck off Tallow.",
        "A new light had been mistaken for the old one, says the harbour master.",
        "The crew cooked for forty drivers, who had to wait for the water to come back.",
        "Tugs came from Merrow in the morning.",
        "There will be vouchers, says the operator.",
    ]
    sources = [
        source("agency", FERRY, primary=True, outlet="Reuters", earlier_than=frozenset({"site"})),
        source("site", site, outlet="Merrow Daily"),
        source("cheese", CHEESE),
    ]

    def read(key: str) -> Reading:
        texts = {"agency": FERRY, "site": site, "cheese": CHEESE}[key]
        cited = {at: frozenset({"Reuters"}) for at in range(len(texts))} if names and key == "site" else {}
        return Reading(texts, [True] * len(texts), cited, primary=not names)

    result = align(Reading(site, [True] * len(site)), sources, LIMITS, read=read)
    assert {item.found[0].source for item in result.sentences if item.found} == {origin}


def test_what_the_articles_own_people_saw_is_left_alone_unless_its_wording_was_kept() -> None:
    sources = [source("f", FERRY, outlet="Merrow Daily"), source("c", CHEESE)]
    answers = [
        align(Reading(REWRITE, [True] * 5, own=own), sources, LIMITS).sentences
        for own in (frozenset(), frozenset({1, 3}))
    ]
    assert [[s.relation.derived for s in answer] for answer in answers] == [
        [True] * 5,
        [True, False, True, True, True],  # the fourth kept the words of its original
    ]
