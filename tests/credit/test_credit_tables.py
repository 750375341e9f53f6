from __future__ import annotations

import pytest
from credit_documents import credited, document, outlets, rows

from provenance.credit import find_credits
from provenance.model import Role, Scope
from provenance.outlets import Registry

REGISTRY = Registry.load()
OPENING = "The harbour of Brenn was closed on Monday after the fire in the old mill."


@pytest.mark.parametrize(
    "row",
    [
        row
        for name in ("sentences", "reporting", "subjects", "unusual", "freely", "turns", "odd")
        for row in rows(f"{name}.txt")
    ],
)
def test_a_sentence_credits_the_outlets_that_speak_in_it_and_no_others(row: str) -> None:
    sentence, _, wanted = row.partition(" =>")
    found = find_credits(document(sentence), REGISTRY)
    assert credited(found.get(0, ())) == outlets(wanted)


@pytest.mark.parametrize("row", rows("passages.txt"))
def test_a_reference_carries_on_the_outlet_that_it_can_mean(row: str) -> None:
    passage, _, wanted = row.partition(" =>")
    sentences = [sentence.strip() for sentence in passage.split("||")]
    found = find_credits(document(*sentences), REGISTRY)
    assert [credited(found.get(i, ())) for i in range(len(sentences))] == [
        outlets(w) for w in wanted.split(";")
    ]


@pytest.mark.parametrize("row", rows("lines.txt"))
def test_a_line_credits_the_article_or_a_picture_by_its_shape(row: str) -> None:
    role, line, wanted = (cell.strip() for cell in row.split("|"))
    found = find_credits(document(OPENING, (line, Role(role))), REGISTRY)
    scopes = [f"{c.outlet}:{c.scope.value}" for credits in found.values() for c in credits if c.outlet]
    assert sorted(scopes) == outlets(wanted)


@pytest.mark.parametrize("row", rows("datelines.txt"))
def test_a_dateline_credits_the_whole_article(row: str) -> None:
    opening, _, wanted = row.partition(" =>")
    found = find_credits(document(f"{opening} on Monday after the storm, killing nine."), REGISTRY)
    whole = [c for credits in found.values() for c in credits if c.scope is Scope.ARTICLE]
    assert credited(whole) == outlets(wanted)


@pytest.mark.parametrize("row", rows("voices.txt"))
def test_a_sentence_names_whose_word_it_is_without_a_verb_of_saying(row: str) -> None:
    sentence, _, wanted = row.partition(" =>")
    found = find_credits(document(sentence), REGISTRY).get(0, ())
    assert [credit.name for credit in found] == ([wanted.strip()] if wanted.strip() else [])
