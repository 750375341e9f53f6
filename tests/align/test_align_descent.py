"""Two texts whose dates do not tell which was first: what they share with an earlier one does."""

from dataclasses import replace

from provenance.align.aligner import align
from provenance.align.answer import Limits
from provenance.align.witness import Reading, Source
from provenance.text.rarity import Rarity

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
PLAIN = Rarity(0, lambda _: {})


def wire() -> Source:
    return Source("wire", dict(enumerate(WIRE)), "Reuters", primary=True, earlier_than=frozenset({"site"}))


def site(text: list[str], *, open_order: bool = True) -> Source:
    return Source("site", dict(enumerate(text)), "Merrow Daily", open=open_order)


def found(article: list[str], *sources: Source, reading: Reading | None = None) -> tuple[set[str], set[str]]:
    """The sources that the article is said to go back to, and those that were left out."""
    answer = align(reading or Reading(article, [True] * len(article)), sources, PLAIN, LIMITS)
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
    credits = Reading(NEARER, [True] * 5, {0: frozenset({"Merrow Daily"})})
    assert found(NEARER, wire(), site(FARTHER), reading=credits)[1] == set()


def test_without_an_earlier_text_the_order_stays_open() -> None:
    assert found(NEARER, site(FARTHER))[1] == set()
    assert found(NEARER, replace(wire(), primary=False, open=True), site(FARTHER))[1] == set()
