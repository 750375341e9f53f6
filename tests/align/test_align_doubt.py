"""When even a likely pair is left alone: the benefit of the doubt."""

from dataclasses import replace

import pytest

from provenance.align.doubt import in_doubt, is_proof, is_unlike, rest
from provenance.align.evidence import Candidate, Context
from provenance.align.features import compare
from provenance.align.profile import profile
from provenance.align.search import Group
from provenance.align.speech import exclusive, public
from provenance.text.rarity import Rarity

_NOTHING = Context(*(0.0 for _ in Context._fields))
FIRM = _NOTHING._replace(
    pair=3.0,
    own=1.0,
    own_outside=1.0,
    tie=0.9,
    explained=0.6,
    covered=0.7,
    share=0.6,
    fresh=0.8,
    surprise=0.9,
)  # a sentence with words of its own, in an article most of which goes back to this original


MUCH, LITTLE = 0.8, 0.3  # mean probability of the article's other sentences


def doubted(context: Context, others: float = MUCH, *, alone: bool = False) -> bool:
    return in_doubt(candidate(context, alone=alone), others)


def candidate(context: Context, *, alone: bool = False, logit: float = 3.0) -> Candidate:
    text = profile("Two tugs pulled the ferry free at dawn.")
    features = compare(text, text, Rarity(0, {}))
    group = Group((0,), text, features, logit)
    return Candidate(0, "original", group, context, bool(context.speech), alone=alone)


def test_a_rewrite_is_not_in_doubt() -> None:
    assert not doubted(FIRM)


def test_a_pair_that_shares_next_to_nothing_is_told_by_the_pair_alone() -> None:
    assert is_unlike(candidate(FIRM, logit=-4.0))
    assert not is_unlike(candidate(_NOTHING, logit=-3.5))


def test_a_sentence_that_shares_only_what_another_one_took_is_an_echo() -> None:
    echo = FIRM._replace(fresh=0.0, crowd=0.9)
    assert doubted(echo)
    assert not doubted(echo._replace(trigrams=0.6)), "kept wording is more than an echo"


def test_a_statement_that_another_report_carries_as_well_is_the_speakers() -> None:
    statement = FIRM._replace(speech=1.0, public=1.0, rival=0.95, share=0.2)
    assert doubted(statement)
    assert not doubted(statement._replace(share=0.7)), "most of the article is this report's"
    assert not doubted(statement._replace(order=0.8)), "the article goes along this report"
    assert not doubted(statement._replace(exclusive=1.0)), "only this outlet was told"
    assert not doubted(statement._replace(cited=1.0)), "the article names the outlet"


def test_a_statement_in_an_article_of_its_own_making_is_the_speakers() -> None:
    assert doubted(FIRM._replace(public=1.0), LITTLE)
    assert not doubted(FIRM._replace(public=1.0), MUCH)


def test_a_quotation_that_nothing_ties_is_the_speakers() -> None:
    assert doubted(FIRM._replace(speech=1.0, tie=0.1, own_outside=0.2))


@pytest.mark.parametrize("alone", [True, False])
def test_one_weak_pair_in_an_article_that_nothing_else_ties_accuses_nobody(alone: bool) -> None:
    weak = FIRM._replace(covered=0.2, surprise=0.5)
    assert doubted(weak, LITTLE, alone=alone)
    assert not doubted(weak._replace(exclusive=1.0), LITTLE, alone=alone)
    assert not doubted(weak._replace(surprise=0.9, wording=1.0, trigrams=0.9), LITTLE, alone=alone)


def test_more_is_asked_where_one_report_stands_alone() -> None:
    pair = FIRM._replace(surprise=0.5)
    assert doubted(pair, 0.42, alone=True)
    assert not doubted(pair, 0.42, alone=False)


def figures(text: str, others: float = 0.5, *, alone: bool = True, names_outlet: float = 0.0) -> bool:
    """Whether a sentence is in doubt that stands word for word in the only report."""
    words = profile(text)
    features = compare(words, words, Rarity(0, {}))
    context = FIRM._replace(names_outlet=names_outlet)
    return in_doubt(
        Candidate(0, "original", Group((0,), words, features, 3.0), context, False, alone=alone), others
    )


def test_scores_and_prices_are_everybodys_who_was_there() -> None:
    final = "Orsa Venn beat Tilda Marrow 6-4, 3-6, 7-5."
    assert figures(final)
    assert not figures(final, MUCH), "most of the article goes back to the report"
    assert not figures(final, alone=False), "another report is there to compare"
    assert not figures(final, names_outlet=1.0), "the article says that it has it from somebody"


def test_a_sentence_with_figures_that_tells_more_than_figures_is_a_sentence_like_others() -> None:
    assert not figures(
        "Two drowsy tugs nudged the stranded ferry off its sandbank at 6 a.m. while 40 pensioners hummed."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The captain told Reuters that the pumps had failed.",
        "A Reuters witness saw smoke over the pier.",
        "Two people familiar with the talks said the price was too high.",
        "A source in the port administration said the crane had been sold.",
    ],
)
def test_what_one_outlet_alone_was_told_or_saw_is_exclusive(text: str) -> None:
    assert exclusive(text, ("Reuters",))
    assert not public(text, ("Reuters",))


@pytest.mark.parametrize(
    "text",
    [
        'The ministry said in a statement that "the bridge is safe".',
        "The mayor told reporters that schools would open on Monday.",
        "The operator announced a detour.",
    ],
)
def test_what_is_said_to_everybody_is_public(text: str) -> None:
    assert public(text, ("Reuters",))
    assert not exclusive(text, ("Reuters",))


def test_a_plain_fact_is_neither() -> None:
    text = "Two tugs pulled the ferry free at dawn."
    assert not exclusive(text, ("Reuters",))
    assert not public(text, ("Reuters",))


def test_a_short_name_within_a_word_names_no_outlet() -> None:
    assert not exclusive("SMART ships were towed to APIA.", ("RT", "AP"))


def test_the_rest_of_an_article_leaves_the_sentence_itself_out() -> None:
    assert rest([1.0, 0.0, 0.0]) == pytest.approx([0.0, 0.4, 0.4])
    assert rest([0.9]) == [0.0]
    assert rest([]) == []


def test_a_long_sentence_that_kept_half_of_its_wording_is_proof_unless_it_is_somebodys_statement() -> None:
    kept = _NOTHING._replace(trigrams=0.5, surprise=1.0)
    assert is_proof(candidate(kept))
    assert not in_doubt(candidate(kept), 0.0)
    for less in ({"trigrams": 0.4}, {"surprise": 0.9}, {"speech": 1.0}, {"public": 1.0}, {"rival": 0.95}):
        assert not is_proof(candidate(kept._replace(**less)))
    assert not is_proof(candidate(kept, alone=True)), "one report alone shows nobody else's wording"


def test_a_short_sentence_is_proof_where_it_stands_word_for_word_in_this_report_alone() -> None:
    copied = _NOTHING._replace(trigrams=0.8, surprise=0.5)
    assert is_proof(candidate(copied))
    for less in ({"trigrams": 0.7}, {"surprise": 0.4}, {"speech": 1.0}, {"public": 1.0}):
        assert not is_proof(candidate(copied._replace(**less)))
    assert not is_proof(candidate(copied._replace(rival=0.95))), (
        "an office may have worded it for all of them"
    )
    assert not is_proof(replace(candidate(copied), stray=True)), "everyday words stand everywhere"
    assert not is_proof(candidate(copied, alone=True))
