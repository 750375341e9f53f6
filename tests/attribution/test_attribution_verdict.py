"""What match and credit together say: the table of verdicts, row by row."""

import pytest

from provenance.attribution.verdict import Traced, judge
from provenance.model import Credit, CreditKind, Scope, Verdict


def outlet(name, scope=Scope.SENTENCE):
    return Credit(name, name, CreditKind.OUTLET, "reported", 0, len(name), scope)


def person(name):
    return Credit(name, None, CreditKind.PERSON, "said", 0, len(name), Scope.SENTENCE)


def generic(name):
    return Credit(name, None, CreditKind.GENERIC, "said", 0, len(name), Scope.SENTENCE)


FROM_AFP = Traced(
    frozenset({"AFP"}), "Harbour master Ida Krohn said the ferry had missed the light.", frozenset()
)
FROM_COPY = Traced(frozenset({"AFP", "Coast Daily"}), FROM_AFP.original, frozenset())
CITING_TV = Traced(frozenset({"Sputnik"}), "Traffic is resuming, Canal 9 reported.", frozenset({"Canal 9"}))


@pytest.mark.parametrize(
    ("traced", "credits", "verdict"),
    [
        (FROM_AFP, [outlet("AFP")], Verdict.CREDITED),
        (FROM_AFP, [outlet("AFP", Scope.CONTINUED)], Verdict.CREDITED),
        (FROM_COPY, [outlet("Coast Daily")], Verdict.CREDITED),
        (FROM_AFP, [outlet("AFP"), outlet("Xinhua")], Verdict.CREDITED),
        (FROM_AFP, [outlet("Xinhua")], Verdict.MISCREDITED),
        (FROM_AFP, [outlet("Xinhua"), person("Ida Krohn")], Verdict.MISCREDITED),
        (CITING_TV, [outlet("Canal 9")], Verdict.UPSTREAM_ONLY),
        (FROM_AFP, [person("Krohn")], Verdict.UPSTREAM_ONLY),
        (FROM_AFP, [person("Bishop Tamm")], Verdict.UNCREDITED),
        (FROM_AFP, [generic("sources")], Verdict.UPSTREAM_ONLY),
        (FROM_AFP, [generic("preliminary information")], Verdict.UNCREDITED),
        (FROM_AFP, [generic("the Brennbote newspaper")], Verdict.UNRESOLVED),
        (FROM_AFP, [generic("the newspaper")], Verdict.UPSTREAM_ONLY),
        (FROM_AFP, [], Verdict.UNCREDITED),
        (FROM_AFP, [outlet("AFP", Scope.IMAGE)], Verdict.UNCREDITED),
        (None, [outlet("AFP")], Verdict.UNRESOLVED),
        (None, [outlet("AFP", Scope.IMAGE)], Verdict.UNMATCHED),
        (None, [generic("the Brennbote newspaper")], Verdict.UNRESOLVED),
        (None, [generic("local newspapers")], Verdict.UNMATCHED),
        (None, [person("Ida Krohn")], Verdict.UNMATCHED),
        (None, [], Verdict.UNMATCHED),
    ],
)
def test_each_row_of_the_table_holds(traced, credits, verdict):
    assert judge(traced, credits, []) is verdict


def test_a_byline_credits_every_sentence_taken_from_that_outlet():
    assert judge(FROM_AFP, [], [outlet("AFP", Scope.ARTICLE)]) is Verdict.CREDITED


def test_a_byline_makes_what_is_not_found_unresolved():
    assert judge(None, [], [outlet("RT", Scope.ARTICLE)]) is Verdict.UNRESOLVED


def test_a_byline_for_an_outlet_that_nothing_comes_from_is_a_false_credit():
    assert judge(FROM_AFP, [], [outlet("RT", Scope.ARTICLE)]) is Verdict.MISCREDITED


def test_a_byline_for_what_other_sentences_come_from_is_no_false_credit_here():
    assert judge(FROM_AFP, [], [outlet("RT", Scope.ARTICLE)], frozenset({"RT"})) is Verdict.UNCREDITED
