"""A number stands beside the right form of its noun."""

from __future__ import annotations

from provenance.text.counted import count


def test_one_is_no_plural_and_all_else_is() -> None:
    assert [count(number, "sentence") for number in (0, 1, 2)] == ["0 sentences", "1 sentence", "2 sentences"]
    assert count(1400, "family", "families") == "1,400 families"
