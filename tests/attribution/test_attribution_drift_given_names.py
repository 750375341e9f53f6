"""A given name that the original's sentence leaves out and the rest of the original gives otherwise."""

from __future__ import annotations

import pytest

from provenance.attribution.drift import find_drift

SENTENCE = '"We open the lock on Monday," Harker said.'
ORIGINAL = f"The keeper of the lock, Edwin Harker, spoke at the quay in Brenn.\n\n{SENTENCE}"


def _names(article: str, original: str = SENTENCE, document: str = ORIGINAL) -> list[tuple[str, str]]:
    found = find_drift(article, [original], original_text=document)
    return [(drift.original, drift.article) for drift in found if drift.kind == "name"]


def test_another_given_name_is_told_with_the_full_name_of_the_original() -> None:
    assert _names('"We open the lock on Monday," Oswald Harker said.') == [("Edwin Harker", "Oswald Harker")]


@pytest.mark.parametrize(
    ("article", "document"),
    [
        ('"We open the lock on Monday," Edwin Harker said.', ORIGINAL),
        ('"We open the lock on Monday," Mr Harker said.', ORIGINAL),
        ('"We open the lock on Monday," Oswald Harker said.', SENTENCE),
        ('"We open the lock on Monday," Oswald Harker said.', f"{ORIGINAL} His deputy is Oswald Harker."),
        ('"We open the lock on Monday," Edwina Harker said.', ORIGINAL),
        ('"We open the lock on Monday," said his daughter Alma Harker.', ORIGINAL),
        ('"We open the lock on Monday," Oswald Harker said.', f"{ORIGINAL} Ottilie Harker looked on."),
    ],
)
def test_a_given_name_that_may_be_right_is_not_told(article: str, document: str) -> None:
    assert _names(article, document=document) == []


def test_a_full_name_in_the_sentence_itself_is_compared_there() -> None:
    original = "Edwin Harker will open the lock on Monday."
    assert _names("Oswald Harker will open the lock on Monday.", original) == [
        ("Edwin Harker", "Oswald Harker")
    ]


def test_a_letter_s_put_to_a_surname_behind_a_given_name_is_told() -> None:
    original = "Judge Edda Halvor shut the mill on Monday."
    assert _names("Judge Edda Halvors shut the mill on Monday.", original) == [
        ("Edda Halvor", "Edda Halvors")
    ]
    assert _names("The mill was shut on Monday in Edda Halvor's ruling.", original) == []
    assert _names("The Halvors shut the mill on Monday.", original) == []
