"""What the pictures of a collection are drawn from."""

from __future__ import annotations

from provenance.network.rows import Cascade, Edge
from provenance.workflows.network_report import _main_steps


def test_a_story_is_drawn_without_what_belongs_to_another_one() -> None:
    own = [Edge("root", "a", 9), Edge("a", "b", 7)]
    # "other" has one sentence of this story, and the rest of its text from a document that stands elsewhere.
    others = [Edge("a", "other", 1, main=False), Edge("other", "below", 8)]
    members = ("a", "b", "below", "other", "root")
    assert _main_steps(Cascade("root", tuple(own + others), None, members)) == own
