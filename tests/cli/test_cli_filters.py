"""A trace can be narrowed to outlets and days, in every kind of corpus, and says so where nothing is left."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.cli import main
from provenance.corpus.selection import Selection

LIFTED = "A crane fell on the ferry pier of Vessin on Sunday night and eleven dockers were hurt."
ROWS = [
    {"text": f"{LIFTED} The harbour was closed.", "outlet": "AFP", "date": "2031-03-02"},
    {"text": f"{LIFTED} Mayor Odile Brank came at once.", "outlet": "Reuters", "date": "2031-03-07"},
    {"text": "The opera of Vessin opens its season with a comedy.", "outlet": "TASS", "date": "2031-03-01"},
]

Found = Callable[..., set[str]]


@pytest.fixture(name="found", params=["folder", "stored"])
def fixture_found(
    request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Found:
    """Traces the article with options; returns the outlets that its sentence is matched with."""
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(map(json.dumps, ROWS)))
    (tmp_path / "article.txt").write_text(f"date 2031-03-08\n{LIFTED} Nobody else was near.\n")
    corpus = rows
    if request.param == "stored":
        corpus = tmp_path / "corpus"
        assert main(["corpus", "add", str(rows), "--corpus", str(corpus)]) == 0

    def run(*options: str) -> set[str]:
        capsys.readouterr()
        code = main(["trace", str(tmp_path / "article.txt"), "--corpus", str(corpus), "--json", *options])
        out, err = capsys.readouterr()
        if code:
            raise AssertionError(err)
        traced = json.loads(out)
        return {m["original"]["outlet"] for s in traced["sentences"] for m in s["matches"]}

    return run


@pytest.mark.parametrize(
    ("options", "outlets"),
    [
        (["--outlet", "AFP"], {"AFP"}),
        (["--outlet", "agence france-presse"], {"AFP"}),
        (["--since", "2031-03-05"], {"Reuters"}),
        (["--until", "2031-03-05"], {"AFP"}),
        (["--window", "3"], {"Reuters"}),
        (["--outlet", "TASS"], set()),
    ],
)
def test_only_what_is_selected_is_found(found: Found, options: list[str], outlets: set[str]) -> None:
    assert found(*options) == outlets


@pytest.mark.parametrize(
    "command",
    [
        ["trace", "article.txt", "--json"],
        ["report", "article.txt", "--format", "json", "--out", "out"],
        ["network", "--out", "out", "--workers", "1", "--json"],
    ],
)
def test_folders_can_name_the_outlets_of_a_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for row in ROWS:
        place = tmp_path / "in" / f"{row['outlet']} Weekly"
        place.mkdir(parents=True)
        (place / "story.txt").write_text(f"date {row['date']}\n{row['text']}")
    (tmp_path / "article.txt").write_text(f"date 2031-03-08\n{LIFTED} Nobody else was near.\n")
    assert main([*command, "--corpus", "in", "--outlet-from-folder"]) == 0
    written = [p.read_text() for p in (tmp_path / "out").rglob("*") if p.suffix in (".json", ".csv")]
    assert "AFP Weekly" in capsys.readouterr().out + "".join(written)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--outlet", "Nowhere Post"], "holds no document of outlet Nowhere Post. Its outlets are: "),
        (["--since", "someday"], "--since needs a day"),
        (["--window", "-1"], "--window needs a number of days"),
    ],
)
def test_what_cannot_be_selected_is_one_clear_sentence(found: Found, options: list[str], says: str) -> None:
    with pytest.raises(AssertionError, match=says):
        found(*options)


@pytest.mark.parametrize(
    ("given", "since", "until"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-01-10", "2022-01-10", "2022-01-10"),
    ],
)
def test_a_year_or_a_month_is_meant_from_its_first_to_its_last_day(
    given: str, since: str, until: str
) -> None:
    assert (Selection(since=given).since, Selection(until=given).until) == (since, until)
