"""The ready exercises: their stories are traced as labelled, and every key is the one that the labels give."""

import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from provenance.classroom.build import build
from provenance.classroom.kinds.who_said_it import chains
from provenance.classroom.material import Material
from provenance.classroom.options import Options
from provenance.classroom.stories import read_story, stories
from provenance.classroom.values import Answering, Kind, Level
from provenance.corpus.memory import MemoryCorpus
from provenance.errors import ExerciseError, ReadingError
from provenance.model import Role
from provenance.outlets import Registry
from provenance.workflows.exercise import write_pack
from provenance.workflows.trace import trace

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "golden"))

from golden_check import complaints  # noqa: E402
from golden_format import read_case  # noqa: E402

from benchmarks.exercises.answers import OPEN, check  # noqa: E402
from benchmarks.exercises.labelled import golden  # noqa: E402

PACK = ROOT / "provenance" / "classroom" / "pack"
FILES = sorted(PACK.glob("*.txt"))
STORIES = {story.name: story for story in stories()}


@cache
def material(name):
    story = STORIES[name]
    corpus = MemoryCorpus(story.originals)
    record = trace(story.article, corpus)
    return Material(record, story.originals, Registry.load())


@cache
def labelled(name):
    (case,) = [case for case in golden(PACK, "pack") if case.name == name]
    return case


def made(name, **options):
    return build(material(name), Options(**options))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_story_is_traced_as_a_careful_reader_would(path):
    assert complaints(read_case(path)) == []


def test_the_stories_are_read_as_their_labels_are():
    assert len(STORIES) >= 5
    for path in FILES:
        case, story = read_case(path), STORIES[path.stem]
        assert [s.outlet for s in case.originals] == [d.outlet for d in story.originals]
        assert case.article.outlet == story.article.outlet


def test_no_sentence_of_a_story_breaks_off_at_the_end_of_a_line():
    for story in STORIES.values():
        for document in (story.article, *story.originals):
            for sentence in document.sentences[1:]:
                assert sentence.role is Role.BODY
                assert sentence.text.rstrip('"')[-1] in ".?!"


def test_the_pack_shows_every_kind_of_item():
    assert {kind for name in STORIES for kind in made(name, number=12).kinds} == set(Kind)


def test_a_wrong_credit_is_told_from_a_missing_one():
    answers = {
        item.material[0].text[:30]: item.right[0]
        for item in made("balloon", kinds=(Kind.VERDICT,), level=Level.HARD).items
    }
    assert answers["A weather balloon that pupils "] == "miscredited"
    assert answers["Class 9b had filled it with he"] == "uncredited"
    assert answers["Sixteen days later came a lett"] == "credited"


@pytest.mark.parametrize("level", Level)
def test_a_chain_through_two_outlets_shows_when_each_of_them_published(level):
    chains = [
        item
        for item in made("lighthouses", kinds=(Kind.WHO_SAID_IT,), level=level, number=1).items
        if len(item.order) == 4
    ]
    assert chains
    for item in chains:
        notes = {passage.label: passage.note for passage in item.material}
        assert notes["An earlier text by Tavian News Agency"] == "10 February 2032, 07:00 UTC"
        assert notes["An earlier text by Port Ardwin Gazette"] == "10 February 2032, 16:00 UTC"


def test_one_route_is_asked_once_under_whatever_name():
    """In the ferry's story two sentences come from the shipping company, once by its name alone."""
    drafts = chains(material("ferry"), Options())
    assert len(drafts.made) == 1
    assert drafts.left_out["another sentence came the same way, and is asked"] == 1


def test_a_changed_figure_is_found_in_both_texts():
    items = [
        i
        for i in made("ferry", kinds=(Kind.SPOT_THE_CHANGE,), planted=False, number=1).items
        if not i.planted
    ]
    shown = {choice.text for item in items for choice in item.choices if choice.right}
    assert any("60 metres" in text for text in shown)


def test_the_detective_page_mixes_the_originals_with_another_document():
    (item,) = made("ferry", kinds=(Kind.DETECTIVE,)).items
    assert item.answering is Answering.GRID
    assert len(item.choices) == 3
    assert len({row.right for row in item.rows}) == 2
    passages = {passage.label: passage.text for passage in item.material}
    names = {choice.id: choice.text for choice in item.choices}
    for row in item.rows:
        assert row.why.partition(": ")[2] in passages[names[row.right]].replace("\n", " ")


def test_the_pack_is_written_by_one_command(tmp_path):
    paths = write_pack(tmp_path, options=Options(number=6), formats=["text"])
    assert paths[0].name == "contents.txt"
    assert all(f"{name}:" in paths[0].read_text() for name in STORIES)
    assert {path.parent.name for path in paths[1:]} == set(STORIES)


def test_a_story_without_an_article_is_explained(tmp_path):
    path = tmp_path / "half.txt"
    path.write_text("About.\n\n=== original | A | 2030-01-01\nHead\n\nBody of it.\n")
    with pytest.raises(ReadingError, match="needs one article"):
        read_story(path)


@pytest.mark.parametrize("level", Level)
def test_every_key_is_the_one_that_the_labels_give(level):
    answered = 0
    for name in STORIES:
        for kind in Kind:
            try:
                one = made(name, kinds=(kind,), level=level, number=60)
            except ExerciseError:
                continue
            for item in one.items:
                finding = check(item, labelled(name))
                assert finding in ("", OPEN, None), f"{name} {item.id}: {finding}"
                answered += finding == ""
    assert answered > 60


def test_the_check_sees_a_wrong_key():
    case = labelled("ferry")
    (item, *_) = made("ferry", kinds=(Kind.MATCH,)).items
    wrong = replace(item, choices=tuple(replace(c, right=c.id == "wrong-1") for c in item.choices))
    assert check(item, case) == ""
    assert "the labels say ['right'], the key ['wrong-1']" in str(check(wrong, case))
    two = replace(item, choices=tuple(replace(c, right=c.id in ("right", "wrong-1")) for c in item.choices))
    assert check(two, case) == "2 right choices"
