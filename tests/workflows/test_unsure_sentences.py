"""Sentences that may be taken and may not: shown, never counted."""

from __future__ import annotations

import pytest

from provenance.model import Role
from provenance.reading import read_text
from provenance.workflows.trace import trace

CABLE_CAR = """Moonlit cable car kidnaps wedding party

A bride, a groom and 31 guests spent their wedding night suspended above a gorge after a cable car stopped at dusk on
Saturday in the resort of Valmont-le-Haut.

The cake was lowered by rope to guests who had been waiting below, and was reported to have arrived upside down.

Rescuers winched the last passenger to safety at 6:14 am."""


INQUIRY = """Cable car: mayor orders inquiry

Mayor Colette Ravier wants to know why the spare motor of the cable car did not start on Saturday. She has given the
operator until the end of the month to hand over the maintenance log.

A bride, a groom and 31 guests spent their wedding night above the gorge after the cabin stopped at dusk.

Our reporter found three other animal deterrents out of order when she walked around the station on Sunday afternoon.

The council will debate the matter on 4 March. The newlyweds, meanwhile, have left for Crete, by ship."""


def test_a_lone_sentence_that_kept_its_wording_is_unsure_not_nothing() -> None:
    original = read_text(CABLE_CAR, outlet="AFP", published="2036-02-10T10:00")
    article = read_text(INQUIRY, outlet="Valmont Matin", published="2036-02-12")
    sentences = [s for s in trace(article, [original]).sentences if s.role is Role.BODY]
    assert [s.unsure for s in sentences] == [False, False, True, False, False, False]
    assert {s.verdict.value for s in sentences if s.verdict} == {"unmatched"}


LONG = (
    "A passenger ferry with 214 people on board ran aground off the island of Kellisund early on Sunday after its "
    "steering gear failed in strong winds, the coast guard said."
)


@pytest.mark.parametrize(
    ("text", "unsure"), [(LONG, True), (f'"{LONG[:-22]}," the coast guard said.', False)]
)
def test_a_long_statement_that_stands_word_for_word_in_a_report_is_unsure(text, unsure):
    originals = [
        read_text(
            f"Ferry aground\n\n{LONG}\n\nDivers hoped to free it at noon.",
            outlet="Reuters",
            published="2023-05-14",
        ),
        read_text(
            "Ferry aground\n\nA ferry sat on the rocks of Kellisund on Sunday.",
            outlet="AP",
            published="2023-05-14",
        ),
    ]
    own = "Our bakery on the quay sold out of rye bread before nine, and the queue for buns was longer than in May."
    article = read_text(
        f"A day on the quay\n\n{own}\n\n{text}\n\n{own[4:]}", outlet="Quay", published="2023-05-15"
    )
    sentence = next(s for s in trace(article, originals).sentences if "214" in s.text)
    assert (sentence.verdict, sentence.unsure) == ("unmatched", unsure)
    assert sentence.probability <= 0.69
