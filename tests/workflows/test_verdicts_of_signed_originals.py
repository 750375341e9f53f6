"""Originals that name no publisher but carry an agency's dateline, as texts pasted from a wire do."""

import pytest

from provenance.model import Role
from provenance.reading import read_text
from provenance.workflows.trace import trace

WIRE = """Ferry collides with grain barge off Kellisund

KELLISUND, May 4 (Reuters) - A ferry with 312 people on board collided with a grain barge in thick fog off
Kellisund on Tuesday, tearing an eleven-metre gash in its hull.

Nobody drowned, but a stoker broke both wrists when he was thrown against the boiler room ladder.

Divers found the barge's missing anchor wrapped around a telephone cable that had been out of use since 1971."""
BODY = """A ferry with 312 people on board collided with a grain barge in thick fog off Kellisund on Tuesday,
tearing an eleven-metre gash in its hull{credit}.

Nobody drowned, but a stoker broke both wrists when he was thrown against the boiler room ladder.

Divers found the barge's missing anchor wrapped around a telephone cable that had been out of use since 1971."""
ELSEWHERE = """Sheep prices steady at Harrowdene

Buyers at the Harrowdene market paid as much as last week for ewes, and a little less for rams, on Monday."""


def traced(article, *originals, own="The Fjord Gazette"):
    others = [read_text(ELSEWHERE, outlet="BBC", published="2021-05-03")]
    article = read_text(article, outlet=own, published="2021-05-06")
    return [s for s in trace(article, [*originals, *others]).sentences if s.role is Role.BODY and s.verdict]


def unnamed(text=WIRE, outlet=None, published="2021-05-04"):
    return read_text(text, outlet=outlet, published=published)


@pytest.mark.parametrize(
    ("credit", "verdict"),
    [
        (", Reuters reported", "credited"),
        (", the BBC reported", "unresolved"),  # it may have printed Reuters
        (", AFP reported", "miscredited"),
        (", TASS reported", "miscredited"),  # a state's, and an agency for all that
        ("", "uncredited"),
    ],
)
def test_a_text_without_a_publisher_is_the_agencys_whose_dateline_it_bears(credit, verdict):
    first = traced(BODY.format(credit=credit), unnamed())[0]
    assert (first.matches[0].original.outlet, first.verdict.value) == ("Reuters", verdict)


def test_a_reprint_gets_no_name_where_the_agencys_own_text_is_there():
    agencys_own = unnamed(WIRE.replace("KELLISUND, May 4 (Reuters) - ", ""), outlet="Reuters")
    reprint = unnamed(published="2021-05-05")
    found = traced(BODY.format(credit=""), reprint, agencys_own)
    assert {match.original.id for s in found for match in s.matches if match.original.outlet} == {
        agencys_own.id
    }
    assert {match.original.outlet for s in found for match in s.matches} <= {"Reuters", None}


def test_another_story_of_an_agency_is_its_own_though_one_of_its_texts_bears_its_name():
    earlier = """Ferry and barge collide in fog

KELLISUND, May 4 (Reuters) - A ferry and a barge collided in fog off Kellisund on Tuesday, the coast guard said.

Nobody drowned, but a stoker broke both wrists when he was thrown against the boiler room ladder."""
    found = traced(BODY.format(credit=""), unnamed(), unnamed(earlier, outlet="Reuters"))
    assert {match.original.outlet for s in found for match in s.matches} == {"Reuters"}


def test_a_dateline_is_no_publisher_of_the_article_itself():
    article = "Ferry accident\n\n" + BODY.format(credit="").replace(
        "A ferry", "KELLISUND, May 4 (Reuters) - A ferry"
    )
    assert [s.verdict.value for s in traced(article, unnamed(), own=None)] == ["credited"] * 3


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("AFP | Kellisund | 04/05/2021 - 12:45 GMT", "AFP"),
        ("By Jane Roe, Associated Press", "AP"),
        ("Source: AFP", None),
    ],
)
def test_a_byline_signs_as_well_and_a_source_line_does_not(line, outlet):
    text = WIRE.replace("KELLISUND, May 4 (Reuters) - ", "").replace("\n\n", f"\n{line}\n\n", 1)
    first = traced(BODY.format(credit=""), unnamed(text))[0]
    assert first.matches[0].original.outlet == outlet


def test_an_unknown_name_in_brackets_signs_nothing():
    first = traced(BODY.format(credit=""), unnamed(WIRE.replace("Reuters", "Own Correspondent")))[0]
    assert first.matches[0].original.outlet is None


def test_the_dateline_of_an_article_without_a_publisher_may_be_its_own_and_accuses_nobody():
    article = "Ferry accident\n\n" + BODY.format(credit="").replace(
        "A ferry", "KELLISUND, May 4 (dpa) - A ferry"
    )
    agencys_own = unnamed(WIRE.replace("May 4 (Reuters) - ", ""), outlet="Reuters")
    assert [s.verdict.value for s in traced(article, agencys_own, own=None)] == ["unresolved"] * 3
    assert [s.verdict.value for s in traced(article, agencys_own)] == ["miscredited"] * 3


MORE = """

The barge's cargo of rye swelled in the flooded hold and burst two hatches open before noon, salvors told the harbour
office.

A cook who had slept through the collision was found at dusk, still in his bunk, by a customs dog named Tulla.

The ferry's owner promised every passenger a free crossing and a tin of ginger biscuits."""


@pytest.mark.parametrize(
    ("outlet", "end"),
    [
        ("Barron's", ""),
        ("The Guardian", "\n\nAgence France-Presse contributed to this report."),
        (
            "Reuters",
            "\n\nA diver told dpa that the telephone cable was still warm when he touched it with his glove.",
        ),
    ],
)
def test_a_dateline_stands_where_its_agencys_text_may_be_what_was_found(outlet, end):
    whole = WIRE.replace("May 4 (Reuters) - ", "") + MORE + end
    article = "Ferry accident\n\n" + BODY.format(credit="") + MORE
    article = article.replace("A ferry with", "KELLISUND, May 4 (dpa) - A ferry with")
    verdicts = [s.verdict.value for s in traced(article, unnamed(whole, outlet=outlet), own=None)]
    assert "miscredited" not in verdicts


def test_nobody_but_another_agencys_copyist_sets_a_dateline_over_a_text_that_is_that_agencys_throughout():
    whole = WIRE.replace("May 4 (Reuters) - ", "") + MORE
    article = "Ferry accident\n\n" + BODY.format(credit="") + MORE
    article = article.replace("A ferry with", "KELLISUND, May 4 (dpa) - A ferry with")
    verdicts = [s.verdict.value for s in traced(article, unnamed(whole, outlet="Reuters"), own=None)]
    assert verdicts == ["miscredited"] * 6
    own = (
        article
        + "\n\n"
        + "\n\n".join(f"Our porter number {n} saw none of it, and said so to everyone." for n in range(4))
    )
    verdicts = [s.verdict.value for s in traced(own, unnamed(whole, outlet="Reuters"), own=None)]
    assert verdicts[:6] == ["unresolved"] * 6
