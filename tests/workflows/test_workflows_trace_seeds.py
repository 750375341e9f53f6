"""The five real pages: every sentence of 000 that was taken from 001 is pinpointed, and nothing is claimed falsely."""

import json
import re
from pathlib import Path

import pytest

from provenance.model import Direction, Position
from provenance.reading import read_path
from provenance.settings import Settings
from provenance.workflows.trace import trace

ROOT = Path(__file__).parent.parent.parent
SEEDS = {path.name[:3]: path for path in sorted((ROOT / "seeds").glob("0*.txt"))}
ROWS = [
    json.loads(line) for line in (ROOT / "tests/gold/seeds.jsonl").read_text(encoding="utf-8").splitlines()
]
DERIVED = ("verbatim", "near-verbatim", "paraphrase")
SAME_OUTLET = {"Associated Press": "AP"}


def folded(text):
    return re.sub(r"\W+", " ", text.casefold()).strip()


def rows_of(seed):
    return [row for row in ROWS if row["document"].startswith(seed) and row["role"] != "boilerplate"]


@pytest.fixture(scope="module")
def traces():
    original = read_path(SEEDS["001"])
    return {seed: trace(SEEDS[seed], [original]) for seed in ("000", "002", "003", "004")}


def sentence_of(record, row):
    return next(s for s in record.sentences if folded(s.text) == folded(row["sentence"]))


def derived_matches(sentence):
    return [match for match in sentence.matches if match.relation.derived]


def test_all_fourteen_sentences_are_pinpointed_exactly(traces):
    rows = [row for row in rows_of("000") if row["role"] == "body" and row["relation"] in DERIVED]
    assert len(rows) == 14
    for row in rows:
        match = derived_matches(sentence_of(traces["000"], row))[0]
        assert {folded(s.text) for s in match.sentences} == {
            folded(text) for text in row["original_sentences"]
        }
        assert match.direction is Direction.SOURCE


@pytest.mark.parametrize("seed", ["000", "002", "003", "004"])
def test_nothing_is_claimed_of_what_was_not_taken(traces, seed):
    for row in rows_of(seed):
        if row["relation"] not in DERIVED:
            assert not derived_matches(sentence_of(traces[seed], row)), row["sentence"]


@pytest.mark.parametrize("seed", ["000", "002"])
def test_verdicts_of_what_was_taken_are_those_of_the_labels(traces, seed):
    for row in rows_of(seed):
        if row["role"] == "body" and row["relation"] in DERIVED and not row["hard"]:
            assert sentence_of(traces[seed], row).verdict == row["verdict"], row["sentence"]


@pytest.mark.parametrize("seed", ["000", "002", "003", "004"])
def test_credited_outlets_are_those_of_the_labels(traces, seed):
    for row in rows_of(seed):
        credits = sentence_of(traces[seed], row).credits
        named = {credit.outlet for credit in credits if credit.outlet and credit.scope != "image"}
        assert named == {SAME_OUTLET.get(name, name) for name in row["credited_outlets"]}, row["sentence"]


def test_an_earlier_article_shares_a_common_origin_with_the_later_agency_report(traces):
    directions = {match.direction for s in traces["002"].sentences for match in derived_matches(s)}
    assert directions == {Direction.COMMON_ORIGIN}


def test_a_source_line_at_the_foot_reaches_the_whole_article(traces):
    body = [s for s in traces["003"].sentences if s.role == "body"]
    assert {s.verdict for s in body} == {"unresolved"}


def test_a_sentence_nearer_to_the_older_copy_shows_it_as_via_and_the_agency_as_origin():
    record = trace(SEEDS["000"], [read_path(path) for path in SEEDS.values()])
    row = next(row for row in rows_of("000") if "nonviolent demonstrators" in row["sentence"])
    found = {match.position: match for match in derived_matches(sentence_of(record, row))}
    assert found[Position.ORIGIN].original.outlet == "Sputnik"
    assert Path(found[Position.VIA].original.path or "").name == SEEDS["002"].name


def test_what_counts_as_taken_reaches_the_threshold_also_by_way_of_a_copy():
    record = trace(SEEDS["000"], [read_path(SEEDS["001"]), read_path(SEEDS["002"])])
    taken = [s for s in record.sentences if any(m.direction is Direction.SOURCE for m in derived_matches(s))]
    assert any(m.position is Position.VIA for s in taken for m in s.matches)
    for sentence in taken:
        assert max(m.probability for m in derived_matches(sentence)) >= Settings().threshold


def test_an_article_never_matches_itself():
    record = trace(SEEDS["001"], [read_path(path) for path in SEEDS.values()])
    own = read_path(SEEDS["001"]).id
    assert all(match.original.id != own for s in record.sentences for match in s.matches)


def test_what_the_article_left_out_is_listed(traces):
    left = [s.text for item in traces["000"].omitted for s in item.sentences]
    assert left == []  # every body sentence of the original was used


def test_the_same_trace_twice_is_the_same(traces):
    again = trace(SEEDS["000"], [read_path(SEEDS["001"])])
    assert again.to_json() == traces["000"].to_json()
