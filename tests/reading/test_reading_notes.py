"""Notes of the editors on the article itself (corrections, versions): set aside, unless they say whose text it is."""

from __future__ import annotations

import pytest

from provenance.model import Document, Role
from provenance.reading import read_text

BODY = """The pier of Brevik was closed on Monday after a crack had been found in one of its pillars.

The harbour master said it would stay closed until the divers had been there, and that nobody had been hurt."""


def page(*, above: str = "", below: str = "") -> Document:
    return read_text(
        f"{above}\n\nBrevik closes its pier after a crack\n\n2 March 2021\n\n{BODY}\n\n{below}\n".strip()
    )


def is_set_aside(document: Document, line: str) -> bool:
    return any(line in d.text and d.why == "note on the article itself" for d in document.dropped)


NOTES = [
    "CORRECTION: An earlier version of this article misstated the number of pillars. It is 14, not 12.",
    "Correction (March 3): The number of pillars is 14, not 12, as we had written.",
    "An earlier version of this story said that the pier had 12 pillars. It has 14.",
    "This article was amended on 4 March 2021 to correct the number of pillars.",
    "This story was updated on March 4 to add what the mayor said.",
    "This story has been updated.",
    "Editor's note: This interview has been edited for length and clarity.",
    "Clarification: The pier belongs to the county, not to the town.",
    "The headline of this article was changed on 4 March to say that the pier is closed.",
]
TEXT = [
    "An earlier version of this report, seen by the council, put the costs at nine million crowns.",
    "Corrections to the chart of the harbour were ordered by the mayor on Monday.",
    "This story was told by the pilots for many years before it was written down.",
    "The article of 1921 was amended by the council on Monday to allow fishing.",
]
CREDITING = [
    "CORRECTION: An earlier version of this article failed to say that the crack was first reported by Reuters.",
    "This article was amended on 4 March to credit the Brevik Courier for its report.",
]


@pytest.mark.parametrize("line", NOTES)
def test_a_note_on_the_article_is_no_sentence_of_it(line: str) -> None:
    above, below = page(above=line), page(below=line)
    assert is_set_aside(below, line)
    assert is_set_aside(above, line)
    for document in (above, below):
        assert document.title == "Brevik closes its pier after a crack"
        assert [s.role for s in document.sentences if s.role is Role.BODY] == [Role.BODY] * 2


@pytest.mark.parametrize("line", [*TEXT, *CREDITING])
def test_a_sentence_that_only_sounds_so_and_a_note_that_credits_stay(line: str) -> None:
    document = page(below=line)
    assert line in document.text


@pytest.mark.parametrize(
    "mark", ["Enditem", "ENDS", "(END)", "-30-", "###", "/ends/", "(dpa)", "dpa/abc/de", "Item ends."]
)
@pytest.mark.parametrize(
    "last", ["Nobody was hurt.", "The ministry said that the neighbours have been told."]
)
def test_what_an_agency_writes_behind_its_last_sentence_takes_no_sentence_with_it(
    mark: str, last: str
) -> None:
    body = [s.text for s in page(below=f"{last} {mark}").sentences if s.role is Role.BODY]
    assert body[-1] == last


def test_a_day_behind_a_month_cut_short_closes_no_text() -> None:
    last = "The next meeting of the council of Brevik on the pier is on Oct. 30."
    assert page(below=last).sentences[-1].text == last
