"""JSON, schema 1: what is written can be read back, and the promised names are there."""

import json

import pytest

from provenance.attribution.schema import from_dict, to_dict
from provenance.reading import read_text
from provenance.workflows.trace import trace

ORIGINAL = """Ferry aground off Merrow

A ferry carrying grain lorries ran aground on the Tallow bank shortly before midnight.

Its captain had mistaken the new pilot light for the old lighthouse, the harbour master explained.

Forty drivers spent the night playing cards in the galley while the tide went out beneath them.
"""
ARTICLE = """Cards in the galley

A ferry carrying grain lorries ran aground on the Tallow bank shortly before midnight, Reuters reported.

Some forty drivers passed the night playing cards in the galley as the tide went out under them.

The captain had mistaken the new pilot light for the old lighthouse.
"""


@pytest.fixture(scope="module")
def record():
    original = read_text(ORIGINAL, outlet="Reuters", published="2031-03-01", title="Ferry aground off Merrow")
    article = read_text(ARTICLE, outlet="Coast Daily", published="2031-03-02", title="Cards in the galley")
    return trace(article, [original])


def test_what_is_written_is_read_back_the_same(record):
    data = json.loads(json.dumps(to_dict(record)))
    assert to_dict(from_dict(data)) == to_dict(record)


def test_every_promised_name_is_there(record):
    data = to_dict(record)
    assert {"schema", "signature", "article", "sentences", "omitted", "summary", "dropped"} <= set(data)
    sentence = next(s for s in data["sentences"] if s["matches"])
    assert {"index", "text", "start", "end", "role", "relation", "probability", "verdict"} <= set(sentence)
    assert {"quoted", "unsure", "matches", "credits"} <= set(sentence)
    assert {
        "original",
        "sentences",
        "relation",
        "probability",
        "direction",
        "position",
        "wording",
        "drift",
    } == set(sentence["matches"][0])


def test_offsets_point_into_the_text(record):
    data = to_dict(record)
    assert all(data["text"][s["start"] : s["end"]] == s["text"] for s in data["sentences"])


def test_wording_replays_both_sides(record):
    for sentence in record.sentences:
        for match in sentence.matches:
            assert "".join(step.article for step in match.wording) == sentence.text
            assert "".join(step.original for step in match.wording) == " ".join(
                s.text for s in match.sentences
            )


def test_another_schema_is_refused(record):
    with pytest.raises(ValueError, match="schema 2"):
        from_dict(to_dict(record) | {"schema": 2})


@pytest.mark.parametrize(
    "path",
    [
        ("signature",),
        ("article", "title"),
        ("article", "published"),
        ("sentences", 0, "index"),
        ("sentences", 0, "text"),
        ("sentences", 0, "probability"),
        ("sentences", 0, "matches", 0, "original", "outlet"),
        ("sentences", 0, "matches", 0, "wording", 0, "original"),
        ("summary", "by_verdict", "credited"),
    ],
)
@pytest.mark.parametrize("value", [["a"], {"a": 1}, float("inf"), -1])
def test_a_value_of_another_kind_is_no_trace(record, path, value):
    if path[-1] in ("probability", "credited") and value == -1:
        return
    data = json.loads(json.dumps(to_dict(record)))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises((TypeError, ValueError)):
        from_dict(data)
