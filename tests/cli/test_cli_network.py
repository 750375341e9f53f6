"""``provenance network`` as a user meets it: output, remarks, progress, and one sentence for every bad input."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from provenance.cli import main
from provenance.cli.progress import ProgressLine, duration
from provenance.workflows import network as comparison

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

STORY = (
    "The cable ferry at Vintra stopped on Sunday when its rope parted in the middle of the river.",
    "Twelve passengers were taken off in rowing boats by members of the local angling club.",
    "A new rope must come from the works at Hexley and will not be there before Friday.",
)


def row(outlet: str | None, published: str | None, sentences: tuple[str, ...] = STORY, **more: str) -> str:
    text = "\n\n".join(sentences)
    return json.dumps({"text": text, "outlet": outlet, "published": published, **more})


def collection(path: Path, *rows: str) -> str:
    file = path / "news.jsonl"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return str(file)


@pytest.fixture
def two(tmp_path: Path) -> str:
    return collection(
        tmp_path, row("Reuters", "2024-03-05T08:00+00:00"), row("Vintra News", "2024-03-05T09:00+00:00")
    )


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["network", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def fails(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Runs a command that must fail as expected, and returns its one sentence."""
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (1, "")
    assert err.startswith("provenance: ")
    assert err.count("\n") == 1
    return err


def test_the_summary_fits_a_terminal_and_names_who_took_from_whom(
    capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path
) -> None:
    code, out, err = run(capsys, "--corpus", two, "--out", str(tmp_path / "out"), "--workers", "1")
    assert code == 0
    lines = out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "2 articles, 6 sentences, 3 of them taken from other outlets." in lines
    assert any(line.startswith("0 name the outlet; 0 name only somebody") for line in lines)
    assert any(line.split()[:3] == ["Vintra", "News", "Reuters"] for line in lines)
    assert "\x1b" not in out + err, "no progress where there is no terminal"
    assert not (tmp_path / "out" / "work").exists()
    assert "--force" in fails(capsys, "--corpus", two, "--out", str(tmp_path / "out"))


def test_texts_of_one_day_are_counted_apart_because_nobody_knows_who_was_first(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    day = collection(tmp_path, row("Hexley Post", "2024-03-05"), row("Vintra News", "2024-03-05"))
    code, out, _ = run(capsys, "--corpus", day, "--out", str(tmp_path / "out"), "--workers", "1")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert "0 of them taken from other outlets" in out
    assert "6 more sentences stand in several texts" in out
    assert "name nobody" not in out
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["undetermined"] == 6


def test_json_goes_to_stdout_alone_and_a_second_run_goes_on_from_kept_work(
    capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path
) -> None:
    asked = ("--corpus", two, "--out", str(tmp_path / "out"), "--workers", "1", "--json", "--keep-work")
    code, first, err = run(capsys, *asked)
    assert code == 0
    assert json.loads(first)["traced"] == 3
    assert "Going on" not in err
    code, second, err = run(capsys, *asked)
    assert (code, second) == (0, first)
    assert "Going on where an earlier run was stopped." in err


def test_what_is_odd_in_a_collection_is_said_in_one_sentence_each(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    same = {"url": "https://site.example/a"}
    news = collection(
        tmp_path,
        row("Reuters", "2024-03-05T08:00+00:00"),
        row(None, None, STORY[:2]),
        row("Vintra News", "1970-01-01", (*STORY[1:], "More is to come.")),
        row("Bay Post", "2024-02-31", ("The old mill burned down in the night.",)),
        row("One", "2024-03-06", ("The choir sings at noon.",), **same),
        row("Two", "2024-03-07", ("The choir sings at noon, and the band plays.",), **same),
    )
    code, _, err = run(capsys, "--corpus", news, "--out", str(tmp_path / "out"), "--workers", "1")
    assert code == 0
    for told in (
        "note: 3 documents carry no date, or none that can be right: kept, and taken to be later than all that "
        "have one, so that what they share counts as taken from those;",
        "note: 1 date cannot be right and was set aside: 1970-01-01",
        "note: 1 document carries no outlet: shown as (unknown outlet).",
        "note: 1 address has several documents, which are not compared with each other: https://site.example/a.",
    ):
        assert told in " ".join(err.split())
    assert "Vintra News" in err
    assert max(len(line) for line in err.splitlines() if not line.startswith("wrote")) <= 80


def test_results_are_not_written_where_documents_are_read_from(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    file = collection(folder, row("Reuters", "2024-03-05T08:00+00:00"), row("Vintra News", "2024-03-06"))
    for out in (folder, folder / "out"):
        assert "would read its own results" in fails(capsys, "--corpus", str(folder), "--out", str(out))
    inside = ("--out", str(tmp_path / "out"), "--work", str(folder / "work"))
    assert "would read its own results" in fails(capsys, "--corpus", str(folder), *inside)
    stored = tmp_path / "stored"
    assert main(["corpus", "add", file, "--corpus", str(stored)]) == 0
    capsys.readouterr()
    held = sorted(path.name for path in stored.iterdir())
    assert "is a stored corpus" in fails(capsys, "--corpus", file, "--out", str(stored))
    assert sorted(path.name for path in stored.iterdir()) == held
    assert list(folder.iterdir()) == [Path(file)]


def test_the_address_of_a_cluster_without_spark_is_not_passed_over(
    capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path
) -> None:
    said = fails(capsys, "--corpus", two, "--out", str(tmp_path / "out"), "--master", "spark://host:7077")
    assert "add --engine spark" in said


def test_a_period_without_articles_is_said(
    capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path
) -> None:
    asked = ("--corpus", two, "--out", str(tmp_path / "out"))
    assert "falls into the period --since 2030-01-01" in fails(capsys, *asked, "--since", "2030-01-01")
    assert "needs a day such as" in fails(capsys, *asked, "--until", "yesterday")
    assert "lies after --until" in fails(capsys, *asked, "--since", "2024-05-01", "--until", "2024-04-01")
    assert "lies after --until 2024-04-30" in fails(capsys, *asked, "--since", "2025", "--until", "2024-04")
    assert not (tmp_path / "out").exists()


def test_a_month_or_a_year_is_a_period_too(
    capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path
) -> None:
    asked = ("--corpus", two, "--out", str(tmp_path / "out"), "--workers", "1", "--json")
    code, out, _ = run(capsys, *asked, "--since", "2024", "--until", "2024-03")
    assert (code, json.loads(out)["articles"]) == (0, 2)


def test_articles_that_are_not_there_are_named_with_their_own_option(
    capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path
) -> None:
    asked = ("--corpus", two, "--articles", str(tmp_path / "week"), "--out", str(tmp_path / "out"))
    assert "week does not exist. Check the path given to --articles." in fails(capsys, *asked)


def test_work_that_was_kept_is_no_leave_to_replace_results(
    capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    asked = ("--corpus", two, "--out", str(out), "--workers", "1", "--keep-work")
    assert run(capsys, *asked)[0] == 0
    before = (out / "summary.json").read_bytes()
    assert "--force" in fails(capsys, *asked, "--window", "1")
    assert (out / "summary.json").read_bytes() == before
    (out / "summary.json").unlink()  # as if that run had been stopped while it wrote
    assert run(capsys, *asked)[0] == 0


def test_pages_of_an_earlier_run_do_not_stay_beside_new_ones(
    capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    asked = ("--corpus", two, "--out", str(out), "--workers", "1")
    assert run(capsys, *asked)[0] == 0
    assert (out / "report" / "pair-01.html").exists()
    mine = out / "report" / "notes.html"
    mine.write_text("mine")
    (out / "report" / "pair-77.html").write_text("of another run")
    assert run(capsys, *asked, "--force")[0] == 0
    assert not (out / "report" / "pair-77.html").exists()
    assert mine.exists()


def test_nothing_to_compare_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    one = collection(tmp_path, row("Reuters", "2024-03-05"))
    assert "single document" in fails(capsys, "--corpus", one, "--out", str(tmp_path / "out"))
    (tmp_path / "empty").mkdir()
    assert str(tmp_path / "empty") in fails(
        capsys, "--corpus", str(tmp_path / "empty"), "--out", str(tmp_path / "out")
    )


def test_a_window_leaves_old_originals_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    news = collection(tmp_path, row("Reuters", "2024-01-05"), row("Vintra News", "2024-03-05"))
    asked = ("--corpus", news, "--out", str(tmp_path / "out"), "--workers", "1", "--json", "--window", "30")
    code, out, _ = run(capsys, *asked)
    assert (code, json.loads(out)["traced"]) == (0, 0)


def test_too_little_memory_is_said(capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path) -> None:
    asked = ("--corpus", two, "--out", str(tmp_path / "out"))
    assert "too little" in fails(capsys, *asked, "--memory", "200MB")
    assert main(["network", *asked, "--memory", "much"]) == 2


def test_a_work_folder_with_other_files_is_not_touched(
    capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    asked = ("--corpus", two, "--out", str(tmp_path / "out"), "--work", str(mine))
    assert "holds other files" in fails(capsys, *asked)
    assert (mine / "thesis.txt").read_text() == "years of work"


def test_without_java_a_sentence_says_what_to_do(
    capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "nowhere"))
    told = fails(capsys, "--corpus", two, "--out", str(tmp_path / "out"), "--engine", "spark")
    assert "--engine local" in told or "pip install" in told


def test_the_line_on_a_terminal_foretells_the_time_that_remains(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter((0.0, 2.0, 10.0, 11.0))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with ProgressLine(lambda: next(times)) as line:
        line.show("judge", 100, 1100)
        line.show("judge", 110, 1100)
        assert "left" not in capsys.readouterr().err, "too early to tell"
        line.show("judge", 200, 1100)
        assert capsys.readouterr().err.endswith("tracing articles: 200 of 1,100, 2 min left")
        line.show("write", 0, 0)
        assert capsys.readouterr().err.endswith("writing files")
    assert capsys.readouterr().err == "\r\x1b[K"


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.2, "1 s"), (59, "59 s"), (120, "2 min"), (3600, "60 min"), (9000, "2.5 h")]
)
def test_durations_are_no_finer_than_anybody_can_know(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_a_folder_in_which_nothing_was_done_is_left_alone(
    capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "_LARGE", 1)
    monkeypatch.setattr(comparison, "_BY_INDEX", 1)
    stored, article, mine = tmp_path / "stored", tmp_path / "article.txt", tmp_path / "mine"
    assert main(["corpus", "add", two, "--corpus", str(stored)]) == 0
    article.write_text("\n\n".join(STORY), encoding="utf-8")
    mine.mkdir()
    (mine / "thesis.txt").write_text("Years of work.", encoding="utf-8")
    out = tmp_path / "out"
    asked = ("--corpus", str(stored), "--articles", str(article), "--out", str(out), "--work", str(mine))
    assert run(capsys, *asked)[0] == 0
    assert json.loads((out / "summary.json").read_text())["method"].startswith("search index")
    assert [file.name for file in mine.iterdir()] == ["thesis.txt"]


def test_work_done_with_other_outlets_is_not_gone_on_with(
    capsys: pytest.CaptureFixture[str], two: str, tmp_path: Path
) -> None:
    outlets = tmp_path / "outlets.json"
    known = {"name": "Vintra News", "country": "GB", "domains": ["vintra.example"]}
    asked = ["--corpus", two, "--out", str(tmp_path / "out"), "--outlets", str(outlets), "--keep-work"]
    outlets.write_text(json.dumps([{**known, "kind": "newspaper"}]), encoding="utf-8")
    assert run(capsys, *asked)[0] == 0
    outlets.write_text(json.dumps([{**known, "kind": "wire"}]), encoding="utf-8")
    assert "--force" in fails(capsys, *asked)
    code, _, err = run(capsys, *asked, "--force")
    assert code == 0
    assert "Going on" not in err
