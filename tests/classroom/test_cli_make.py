"""``provenance exercise make`` and ``pack`` as a teacher types them."""

import json

import pytest

from provenance.classroom.stories import stories
from provenance.cli import DONE, FAILED, USAGE, main

STORY = next(story for story in stories() if story.name == "ferry")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    originals = tmp_path / "originals"
    originals.mkdir()
    for number, document in enumerate(STORY.originals):
        (originals / f"{number}.txt").write_text(document.text)
    (tmp_path / "article.txt").write_text(STORY.article.text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_one_command_writes_papers_and_key(desk, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    line = "exercise make article.txt --corpus originals --out lesson --formats text --variants 2 --number 5"
    assert main(line.split()) == DONE
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "lesson/key.json"
    assert "lesson/worksheet-B.txt" in said.out
    assert "5 questions" in said.err
    assert max(map(len, said.err.splitlines())) <= 80
    assert json.loads((desk / "lesson" / "key.json").read_text())["schema"] == 1


def test_a_second_run_replaces_nothing_without_being_told(desk, capsys):
    line = "exercise make article.txt --corpus originals --out lesson --formats text --number 3".split()
    assert main(line) == DONE
    first = (desk / "lesson" / "key.json").read_bytes()
    assert main(line) == FAILED
    assert "--force" in capsys.readouterr().err
    assert main([*line, "--force"]) == DONE
    assert (desk / "lesson" / "key.json").read_bytes() == first


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("make article.txt --corpus originals --formats text,clay", "no format 'clay'"),
        ("make missing.txt --corpus originals", "missing.txt"),
        ("make originals --corpus originals", "an exercise is made of one article"),
    ],
)
def test_a_slip_is_answered_in_one_sentence(desk, capsys, line, says):
    assert main(["exercise", *line.split()]) == FAILED
    said = capsys.readouterr().err
    assert says.casefold() in said.casefold()
    assert "Traceback" not in said


def test_an_unknown_kind_is_wrong_usage(desk, capsys):
    assert main("exercise make article.txt --corpus originals --kind riddle".split()) == USAGE


def test_the_pack_needs_no_article(desk, capsys):
    assert main("exercise pack --out pack --formats text --variants 1".split()) == DONE
    assert (desk / "pack" / "ferry" / "worksheet-A.txt").exists()
