"""A day without a year becomes a date beside documents that have one; a date that was read is never touched."""

import pytest

from provenance.reading import read_text
from provenance.workflows.dating import dated
from provenance.workflows.trace import trace

BODY = (
    "The harbour of Brevik was closed on Monday after a storm that sank two ships, the mayor said.\n\n"
    "Ferries will not run before Thursday, according to the operator of the line."
)


def wire(day="March 3", **known):
    return read_text(f"Harbour closed after storm\n\nBREVIK, {day} (Reuters) - {BODY}", **known)


def page(published=None, head="Storm shuts Brevik harbour"):
    return read_text(f"{head}\n\n{BODY}", outlet="Brevik Post", published=published)


@pytest.mark.parametrize(
    ("article", "day", "completed"),
    [
        ("2021-03-04T08:00+00:00", "March 3", "2021-03-03"),
        ("2022-01-02", "Dec 30", "2021-12-30"),
        ("2021-12-30", "Jan 2", "2022-01-02"),
        ("2021-09-01", "March 3", None),  # that year or the next: half a year lies between
        ("2023-03-01", "Feb 29", None),  # the leap year is a year away
    ],
)
def test_the_article_tells_the_year_of_a_dateline(article, day, completed):
    assert dated(page(article), [wire(day)]).originals[0].published == completed


def test_a_weekday_beside_the_day_decides_between_neighbouring_years():
    # 3 March was a Wednesday in 2021, a Thursday in 2022.
    assert dated(page("2022-03-05"), [wire("Wednesday, March 3")]).originals[0].published == "2021-03-03"
    assert dated(page("2022-03-05"), [wire("Thursday, March 3")]).originals[0].published == "2022-03-03"


def test_the_originals_tell_the_year_of_an_article_that_lacks_one():
    article = page(head="2 MAR, 10:41\nStorm shuts Brevik harbour")
    found = dated(article, [wire("March 2"), wire("March 1, 2021"), wire(published="2021-03-03")])
    assert found.article.published == "2021-03-02"
    assert [document.published for document in found.originals] == ["2021-03-02", "2021-03-01", "2021-03-03"]


def test_originals_of_several_years_leave_the_article_undated():
    article = page(head="2 MAR, 10:41\nStorm shuts Brevik harbour")
    assert dated(article, [wire("March 1, 2021"), wire("March 3, 2020")]).article.published is None


def test_where_no_document_has_a_year_all_stay_undated():
    article, original = page(), wire()
    assert dated(article, [original]) == (article, [original], ())


def test_a_date_that_was_read_is_never_touched():
    original = wire(published="2019-07-01")
    assert dated(page("2021-03-04"), [original]).originals == [original]


def test_a_trace_says_what_was_completed_and_from_what():
    result = trace(page("2021-03-04"), [wire(), wire("March 2")])
    assert any("2 documents" in note and "2021-03-04" in note for note in result.notes)
    assert {match.original.published for s in result.sentences for match in s.matches} <= {
        "2021-03-02", "2021-03-03",
    }  # fmt: skip


def test_a_document_of_a_later_day_without_a_year_is_no_source():
    result = trace(page("2021-03-02"), [wire("March 5")])
    directions = {match.direction for s in result.sentences for match in s.matches if match.relation.derived}
    assert directions == {"common-origin"}
