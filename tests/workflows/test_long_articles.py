"""What is asked of a whole document is asked once, however many sentences were taken from it."""

from __future__ import annotations

from collections import Counter

import pytest

from provenance.model import Role, Verdict
from provenance.outlets import Registry
from provenance.outlets.registry import Mention
from provenance.reading import read_text
from provenance.workflows.trace import trace

PLACES = "Orlo Norvale Brenn Ombal Mbiri Kaldun Serra Tovik Anlow Wexel Durras Pellin".split()


def told(places: list[str], credit: str = "") -> str:
    return "\n\n".join(
        f"The mayor of {place} closed the {number * 13 + 7} bakeries on {place} harbour after a long and stormy "
        f"council meeting about unpaid flour{credit}."
        for number, place in enumerate(places)
    )


@pytest.mark.parametrize("many", [4, 12])
def test_an_original_is_searched_for_outlets_once(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    original = read_text(told(PLACES[:many]), outlet="Sputnik", published="2031-09-12")
    article = read_text(
        told(PLACES[:many], ", Reuters and the Weekly Crumb reported"),
        outlet="Brenn Post",
        published="2031-09-13",
    )
    asked: Counter[str] = Counter()
    mentions = Registry.mentions

    def counted(self: Registry, text: str, *, weak: bool = False) -> list[Mention]:
        asked["whole" if PLACES[0] in text and PLACES[many - 1] in text else "part"] += 1
        return mentions(self, text, weak=weak)

    monkeypatch.setattr(Registry, "mentions", counted)
    verdicts = [sentence.verdict for sentence in trace(article, [original]).sentences]
    assert verdicts == [Verdict.MISCREDITED] * many
    assert asked["whole"] <= 4
    assert asked["part"] > many


def test_of_each_outlet_it_is_asked_whether_the_original_names_it() -> None:
    begin = "Reuters first told of the mayors of the coast, whose councils had met through the night."
    original = read_text(f"{begin}\n\n{told(PLACES[:4])}", outlet="Sputnik", published="2031-09-12")
    halves = (
        told(PLACES[:4], ", Reuters reported").split("\n\n")[:2],
        told(PLACES[:4], ", the BBC reported").split("\n\n")[2:],
    )
    article = read_text("\n\n".join([*halves[0], *halves[1]]), outlet="Brenn Post", published="2031-09-13")
    verdicts = [sentence.verdict for sentence in trace(article, [original]).sentences]
    assert verdicts == [Verdict.UPSTREAM_ONLY] * 2 + [Verdict.MISCREDITED] * 2


def test_whose_photograph_an_original_shows_says_nothing_of_its_text() -> None:
    caption = "The harbour of Orlo on Monday morning. Photo: Reuters"
    original = read_text(f"{told(PLACES[:4])}\n\n{caption}", outlet="Sputnik", published="2031-09-12")
    assert original.sentences[-1].role is Role.CAPTION
    article = read_text(told(PLACES[:4], ", Reuters reported"), outlet="Brenn Post", published="2031-09-13")
    verdicts = [sentence.verdict for sentence in trace(article, [original]).sentences]
    assert verdicts == [Verdict.MISCREDITED] * 4
