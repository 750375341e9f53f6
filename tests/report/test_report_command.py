"""``provenance report`` writes what it says and fails with one clear sentence."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import typer
from invented_extremes import many_scripts
from invented_records import harbour
from typer.testing import CliRunner

from provenance.attribution import schema
from provenance.cli.report import Format, report
from provenance.errors import OutputError, ReadingError
from provenance.workflows.articles import read_articles
from provenance.workflows.report_files import FORMATS

ARTICLE = "Ferry crews walked out before dawn on Tuesday over a new night rota, Northern Wire reported.\n"
ORIGINAL = "Ferry crews in Port Ellery walked out before dawn on Tuesday over a new night rota.\n"


def run(*arguments: str | Path) -> tuple[int, str, BaseException | None]:
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command()(report)
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output, result.exception


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "trace.json"
    path.write_text(json.dumps([schema.to_dict(harbour()), schema.to_dict(many_scripts())]), encoding="utf-8")
    return path


def test_a_saved_trace_is_reported_and_the_paths_are_printed(saved: Path, tmp_path: Path) -> None:
    code, output, _ = run("--from", saved, "--out", tmp_path / "out", "--format", "json", "--format", "html")
    assert code == 0
    written = [Path(line) for line in output.splitlines()]
    assert set(written) == {path for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert tmp_path / "out" / "set.html" in written


def test_an_article_is_traced_and_reported(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "original.txt").write_text(f" date 2031-03-04 {ORIGINAL}")
    (tmp_path / "ferries.txt").write_text(f" date 2031-03-05 {ARTICLE}")
    arguments = (tmp_path / "ferries.txt", "--corpus", tmp_path / "corpus", "--out", tmp_path / "out")
    code, output, error = run(*arguments, "--format", "markdown")
    assert (code, error) == (0, None)
    assert output.splitlines() == [str(tmp_path / "out" / "ferries" / "summary.md")]
    assert "Northern Wire" in (tmp_path / "out" / "ferries" / "summary.md").read_text()


def test_an_existing_report_is_refused_and_forced(saved: Path, tmp_path: Path) -> None:
    arguments = ("--from", saved, "--out", tmp_path / "out", "--format", "json")
    assert run(*arguments)[0] == 0
    assert isinstance(run(*arguments)[2], OutputError)
    assert run(*arguments, "--force")[0] == 0


def test_articles_or_a_saved_trace_must_be_named_and_not_both(saved: Path) -> None:
    for arguments in ((), ("article.txt", "--from", saved)):
        code, output, _ = run(*arguments)
        assert code == 2
        assert "one of the two" in output


def test_a_file_that_is_not_there_is_named() -> None:
    assert "absent.json" in str(run("--from", "absent.json")[2])


def test_every_format_can_be_chosen_by_its_name() -> None:
    assert tuple(form.value for form in Format) == FORMATS


def test_articles_are_found_in_folders_and_by_patterns(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.pdf"):
        (tmp_path / name).write_text(ARTICLE)
    assert [Path(d.path or "").name for d in read_articles([str(tmp_path)])] == ["a.txt", "b.txt"]
    assert len(read_articles([str(tmp_path / "*.txt")])) == 2
    with pytest.raises(ReadingError, match="No file matches"):
        read_articles([str(tmp_path / "*.xyz")])
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadingError, match="holds no articles"):
        read_articles([str(tmp_path / "empty")])


def test_the_command_is_declared_without_anything_heavy() -> None:
    import subprocess

    heavy = "('pandas', 'matplotlib', 'typst', 'jinja2')"
    code = f"import sys, provenance.cli.report; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
