"""Two texts whose dates do not tell which was first: what they share with an earlier one does."""

from dataclasses import replace

from provenance.align.aligner import align
from provenance.align.answer import Limits
from provenance.align.witness import Reading, Source

LIMITS = Limits(0.6, 0.35)
WIRE = [
    "A ferry carrying grain lorries ran aground on the Tallow bank shortly before midnight.",
    "Its captain had mistaken the new pilot light for the old lighthouse, the harbour master explained.",
    "Forty drivers spent the night playing cards in the galley while the tide went out beneath them.",
    "Two tugs from Merrow pulled the vessel free at dawn, leaving a scar of green paint on the sandstone.",
    "The operator promised every driver a voucher worth thirty crowns and a hot breakfast.",
]
NEARER = [
    "Shortly before midnight, a ferry with grain lorries on board ran aground on the Tallow bank.",
    "The captain had taken the new pilot light for the old lighthouse, according to the harbour master.",
    "Some forty drivers passed the night playing cards in the galley as the tide went out under them.",
    "At dawn two tugs from Merrow pulled the ship free, leaving a scar of green paint on the sandstone.",
    "Every driver was promised a voucher worth thirty crowns and a hot breakfast by the operator.",
]
FARTHER = [
    "Shortly before midnight a ferry with lorries on board ran aground.",
    "The captain had taken the new light for the old lighthouse, according to the harbour master.",
    "Some forty drivers passed the night playing cards as the tide went out under them.",
    "At dawn two tugs pulled the ship free, leaving a scar of paint.",
    "Every driver was promised a voucher and a hot breakfast.",
]
COUNCIL = [
    "The Merrow council voted on Tuesday evening to purchase a used ferry from a Danish yard for 41 million crowns.",
    "Councillor Hedda Voss argued that islanders had waited long enough for a dependable crossing.",
    "Opponents wanted a bridge, and threw paper boats from the gallery until the usher confiscated them.",
    "A loan from the savings bank covers two thirds of the price, while the rest comes from harbour dues.",
    "The new vessel carries sixty cars and has a bakery on its upper deck, with a window towards the pier.",
    "Voss promised that the first crossing would be free for pensioners and for anyone who brings a goat.",
]


def wire() -> Source:
    return Source("wire", dict(enumerate(WIRE)), "Reuters", primary=True, earlier_than=frozenset({"site"}))


def site(text: list[str], *, open_order: bool = True) -> Source:
    return Source("site", dict(enumerate(text)), "Merrow Daily", open=open_order)


def found(article: list[str], *sources: Source) -> tuple[set[str], set[str]]:
    """The sources that the article is said to go back to, and those that were left out."""
    answer = align(Reading(article, [True] * len(article)), sources, LIMITS)
    return {match.source for s in answer.sentences for match in s.found}, set(answer.copies)


def test_a_text_that_has_less_of_the_original_is_no_source_of_one_that_has_more() -> None:
    assert found(NEARER, wire(), site(FARTHER)) == ({"wire"}, {"site"})


def test_the_other_way_round_it_is_one() -> None:
    sources, left_out = found(FARTHER, wire(), site(NEARER))
    assert "site" in sources
    assert not left_out


def test_what_the_dates_tell_is_never_asked() -> None:
    assert found(NEARER, wire(), site(FARTHER, open_order=False))[1] == set()


def test_an_outlet_that_the_article_credits_stays_a_source() -> None:
    assert found(NEARER, wire(), replace(site(FARTHER), credited=True))[1] == set()


def test_a_digest_of_two_sources_has_more_of_each_than_the_other_and_keeps_both() -> None:
    whole = [*COUNCIL, FARTHER[1], FARTHER[3]]
    digest = [*COUNCIL, NEARER[1], NEARER[3]]
    sources, left_out = found(digest, wire(), site(whole))
    assert sources == {"wire", "site"}
    assert not left_out


def test_without_an_earlier_text_the_order_stays_open() -> None:
    assert found(NEARER, site(FARTHER))[1] == set()
    assert found(NEARER, replace(wire(), primary=False, open=True), site(FARTHER))[1] == set()
