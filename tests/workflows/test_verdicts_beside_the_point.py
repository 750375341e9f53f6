"""An outlet that is named beside what a sentence tells: a false "miscredited" is the worst mistake."""

from __future__ import annotations

import pytest
from lifted_report import OWN, TOLD, judged

from provenance.reading import read_text


def told(tail: str = "", lead: str = "") -> str:
    """The verdict on a lifted sentence with something behind or before it, where the report is Reuters's."""
    last = f"{lead}{TOLD[-1][0].lower()}{TOLD[-1][1:]}" if lead else TOLD[-1]
    blocks = ("What the day brought", *TOLD[:-1], last.removesuffix(".") + f"{tail}.")
    return judged(read_text("\n\n".join(blocks), outlet=OWN, published="2031-09-13"), "Reuters")[-1]


@pytest.mark.parametrize(
    "tail",
    [
        ", although Sky News had said that it would not",
        ", even though the BBC had reported half as much",
        ", a day after CNN reported that nothing would be done",
        " two weeks after the Daily Mail revealed the plan",
        ", contrary to what the Daily Mail reported",
        ", despite reports by CNN to the contrary",
        ", unlike what was reported by the BBC",
        ", rejecting a report by the BBC that it would be less",
        ", which the Daily Mail called a disgrace",
        ", while CNN said it was a bargain",
    ],
)
def test_an_outlet_that_tells_something_else_is_no_false_credit(tail: str) -> None:
    assert told(tail) == "r"


@pytest.mark.parametrize(
    "lead",
    [
        "Although The Times had reported otherwise, ",
        "While the BBC spoke of less, ",
        "Weeks after CNN revealed the plan, ",
    ],
)
def test_nor_is_one_in_a_clause_before(lead: str) -> None:
    assert told(lead=lead) == "r"


@pytest.mark.parametrize(
    "tail",
    [
        ", CNN reported",
        ", as CNN reported",
        ", according to the BBC",
        ", after the gear broke, CNN reported",
        ", which CNN reported first",
        ", the BBC said a day after the accident",
    ],
)
def test_an_outlet_that_is_named_as_the_source_is_a_false_credit(tail: str) -> None:
    assert told(tail) == "m"
