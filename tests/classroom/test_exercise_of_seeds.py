"""An exercise of a real article: its key, its variants, its promises to the teacher."""

from pathlib import Path

import pytest

from provenance.classroom.cautions import cautions
from provenance.classroom.key import from_json, to_json
from provenance.classroom.options import Options
from provenance.classroom.plain import key_text, worksheet_text
from provenance.classroom.values import Answering, Kind, LanguageLevel, Level
from provenance.errors import ExerciseError, OutputError, SettingsError
from provenance.workflows.articles import as_document
from provenance.workflows.corpus_open import as_corpus
from provenance.workflows.exercise import exercise, write_exercise
from provenance.workflows.trace import trace

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def page():
    corpus = as_corpus(SEEDS)
    document = as_document(next(SEEDS.glob("000_*")))
    return document, corpus, trace(document, corpus)


def made(page, **options):
    document, corpus, record = page
    return exercise(document, corpus, options=Options(**options), record=record)


def test_the_same_seed_gives_the_same_bytes(page):
    one, two = made(page, variants=4, seed=5), made(page, variants=4, seed=5)
    assert to_json(one) == to_json(two)
    assert [worksheet_text(one, p) for p in one.papers] == [worksheet_text(two, p) for p in two.papers]


def test_the_key_of_a_real_exercise_comes_back_as_it_was(page):
    exercise_made = made(page, variants=3)
    assert from_json(to_json(exercise_made)) == exercise_made


def test_variants_ask_the_same_questions_in_another_order(page):
    papers = made(page, variants=4).papers
    assert [paper.letter for paper in papers] == ["A", "B", "C", "D"]
    ids = [[item.id for item in paper.items] for paper in papers]
    assert all(sorted(one) == sorted(ids[0]) for one in ids)
    assert len({tuple((i.id, tuple(c.id for c in i.choices)) for i in p.items) for p in papers}) == 4


def test_every_item_has_an_answer_and_evidence(page):
    for level in Level:
        for item in made(page, level=level).items:
            assert item.evidence, item.id
            if item.answering is Answering.ONE:
                assert sum(choice.right for choice in item.choices) == 1
            if item.answering is Answering.SEVERAL:
                assert 0 < sum(choice.right for choice in item.choices) < len(item.choices)
                assert item.points == len(item.right)
            if item.answering is Answering.ORDER:
                assert sorted(item.order) == sorted(c.id for c in item.choices)
                assert item.order != tuple(c.id for c in item.choices)
            if item.answering is Answering.OPEN:
                assert item.model_answer
                assert item.points == len(item.marking_guide)


def test_no_two_choices_of_an_item_read_alike(page):
    for level in Level:
        for item in made(page, level=level).items:
            texts = [choice.text.casefold() for choice in item.choices]
            assert len(set(texts)) == len(texts), item.id


def test_harder_papers_have_more_choices_and_easy_ones_have_hints(page):
    easy, hard = (
        made(page, kinds=(Kind.MATCH,), level=Level.EASY),
        made(page, kinds=(Kind.MATCH,), level=Level.HARD),
    )
    assert {len(item.choices) for item in easy.items} == {3}
    assert {len(item.choices) for item in hard.items} == {5}
    assert all(item.hint for item in easy.items)
    assert not any(item.hint for item in hard.items)


def test_planted_changes_are_said_to_be_planted_everywhere(page):
    planted = [item for item in made(page, kinds=(Kind.SPOT_THE_CHANGE,)).items if item.planted]
    assert planted
    for item in planted:
        assert "made for this exercise" in item.material[1].label
        assert "planted" in item.explanation
        assert not any("article" in passage.label.casefold() for passage in item.material)
    assert not any(item.planted for item in made(page, planted=False).items)


def test_sensitive_words_are_pointed_out_and_left_out_only_on_demand(page):
    flagged = made(page)
    assert any("terrorist" in item.sensitive for item in flagged.items)
    assert any(warning.startswith("Look at these first") for warning in cautions(flagged))
    calm = made(page, avoid_sensitive=True)
    assert not any(item.sensitive for item in calm.items)


def test_a_key_points_at_items_by_the_numbers_of_its_own_paper(page):
    exercise_made = made(page, variants=2)
    for paper in exercise_made.papers:
        first = cautions(exercise_made, paper)[0]
        flagged = [str(number) for number, item in enumerate(paper.items, 1) if item.sensitive]
        assert first.startswith(f"Look at these first: items {', '.join(flagged)} have words")
    assert "of paper A have words" in cautions(exercise_made)[0]


def test_sentences_too_long_for_a_language_level_are_left_out(page):
    items = made(page, kinds=(Kind.MATCH,), language_level=LanguageLevel.B1).items
    assert max(len(choice.text.split()) for item in items for choice in item.choices) <= 30


def test_an_article_without_certain_sentences_gives_no_exercise(page):
    _, corpus, _ = page
    with pytest.raises(ExerciseError, match="No exercise can be made"):
        exercise(next(SEEDS.glob("003_*")), corpus, options=Options(planted=False))


def test_a_worksheet_gives_no_answer_away(page):
    made_exercise = made(page)
    sheet = worksheet_text(made_exercise, made_exercise.papers[0]).decode()
    for item in made_exercise.items:
        assert item.explanation not in sheet
    assert "Planted:" in key_text(made_exercise, made_exercise.papers[0]).decode()


def test_files_are_written_together_and_never_over_others(page, tmp_path):
    exercise_made = made(page, variants=2)
    paths = write_exercise(exercise_made, tmp_path / "out", formats=["text"])
    assert [path.name for path in paths] == [
        "key.json", "worksheet-A.txt", "worksheet-B.txt", "key-A.txt", "key-B.txt", "lesson.txt",
    ]  # fmt: skip
    with pytest.raises(OutputError, match="--force"):
        write_exercise(exercise_made, tmp_path / "out", formats=["text"])
    with pytest.raises(SettingsError, match="no format 'clay'"):
        write_exercise(exercise_made, tmp_path / "other", formats=["clay"])
    assert not (tmp_path / "other").exists()
